import type { Context } from 'aws-lambda';
import { readEnvironment, sweepEnvironment } from './environment.ts';
import { machineClock } from './lambda/clock.ts';
import { openCounter } from './lambda/counting.ts';
import type { Outward } from './lambda/outward.ts';
import { type Sweeping, sweep } from './lambda/sweeping.ts';
import { openTelemetry } from './lambda/telemetry.ts';
import { documentClient } from './store/client.ts';
import { openLedger } from './store/ledger.ts';
import { openRegister } from './store/register.ts';

const environment = readEnvironment(sweepEnvironment, process.env);
const database = documentClient();
const { telemetry, during } = openTelemetry(openCounter());
/** Made when first asked for: most boards on most mornings have nothing to send. */
let opened: Promise<Outward> | undefined;
const outward = (): Promise<Outward> => {
  opened ??= import('./lambda/outward.ts').then(({ openOutward }) => openOutward(environment));
  return opened;
};
const sweeping: Sweeping = {
  register: openRegister(database, environment.MATTERS_TABLE),
  ledger: openLedger(database, environment.MATTERS_TABLE),
  clock: machineClock(environment),
  isFrozen: async () => (await outward()).isFrozen(),
  toBoards: async (messages) => (await outward()).toBoards(messages),
  toSend: async (messages) => (await outward()).toSend(messages),
  mailsWaiting: async () => (await outward()).mailsWaiting(),
  frozenSince: async () => (await outward()).frozenSince(),
  deadLetters: async () => (await outward()).deadLetters(),
};

export const handler = (event: unknown, context: Context) =>
  during(context, () => sweep(sweeping, event, { context, telemetry }));
