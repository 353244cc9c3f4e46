import type { Context } from 'aws-lambda';
import { readEnvironment, sweepEnvironment } from './environment.ts';
import { machineClock } from './lambda/clock.ts';
import { queueTo, sqsClient } from './lambda/queue.ts';
import { type Sweeping, sweep } from './lambda/sweeping.ts';
import { openTelemetry } from './lambda/telemetry.ts';
import { documentClient } from './store/client.ts';
import { openLedger } from './store/ledger.ts';
import { openRegister } from './store/register.ts';

const environment = readEnvironment(sweepEnvironment, process.env);
const database = documentClient();
const sqs = sqsClient();
const { telemetry, during } = openTelemetry();
const sweeping: Sweeping = {
  register: openRegister(database, environment.MATTERS_TABLE),
  ledger: openLedger(database, environment.MATTERS_TABLE),
  clock: machineClock(environment),
  // Most boards on most mornings have nothing to send, and nobody asks.
  isFrozen: async () => {
    const { freezeSwitch } = await import('./lambda/freeze.ts');
    return freezeSwitch(environment.MATTERS_FREEZE_PARAMETER)();
  },
  toBoards: queueTo(sqs, environment.MATTERS_BOARD_QUEUE),
  toSend: queueTo(sqs, environment.MATTERS_SEND_QUEUE),
};

export const handler = (event: unknown, context: Context) =>
  during(context, () => sweep(sweeping, event, { context, telemetry }));
