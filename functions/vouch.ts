import type { Context, PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { openTelemetry } from './lambda/telemetry.ts';
import { vouch } from './lambda/vouching.ts';

const { during } = openTelemetry();

export const handler = (event: PreTokenGenerationV2TriggerEvent, context: Context) =>
  during(context, async () => vouch(event));
