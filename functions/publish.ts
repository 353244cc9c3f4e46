import { readFileSync } from 'node:fs';
import type { Context } from 'aws-lambda';
import { publishEnvironment, readEnvironment } from './environment.ts';
import { machineClock } from './lambda/clock.ts';
import { publish } from './lambda/publishing.ts';
import { openTelemetry } from './lambda/telemetry.ts';
import { documentClient } from './store/client.ts';
import { openPublicBucket } from './store/public-bucket.ts';
import { openRegister } from './store/register.ts';

const environment = readEnvironment(publishEnvironment, process.env);
const { telemetry, during } = openTelemetry();
const publishing = {
  register: openRegister(documentClient(), environment.MATTERS_TABLE),
  bucket: openPublicBucket(environment.MATTERS_PUBLIC_BUCKET),
  clock: machineClock({}),
  style: readFileSync(new URL('../assets/public-style', import.meta.url), 'utf8'),
  address: environment.MATTERS_PUBLIC_ADDRESS,
};

export const handler = (event: unknown, context: Context) =>
  during(context, () => publish(publishing, event, { context, telemetry }));
