import type { Context, SQSEvent } from 'aws-lambda';
import { mailEventsEnvironment, readEnvironment } from './environment.ts';
import { machineClock } from './lambda/clock.ts';
import { settle } from './lambda/settling.ts';
import { openTelemetry } from './lambda/telemetry.ts';
import { documentClient } from './store/client.ts';
import { openLedger } from './store/ledger.ts';
import { openRegister } from './store/register.ts';

const environment = readEnvironment(mailEventsEnvironment, process.env);
const database = documentClient();
const { telemetry, during } = openTelemetry();
const settler = {
  register: openRegister(database, environment.MATTERS_TABLE),
  ledger: openLedger(database, environment.MATTERS_TABLE),
  now: machineClock({}).now,
};

export const handler = (event: SQSEvent, context: Context) =>
  during(context, () => settle(settler, event, { context, telemetry }));
