/** One morning of every board of that database, as the sweep's function does it: `many-boards-morning.ts URL TABLE`. */
import { day, type Instant, instantSchema } from '../../functions/calendar/days.ts';
import type { BoardMessage } from '../../functions/lambda/messages.ts';
import { type Sweeping, sweep } from '../../functions/lambda/sweeping.ts';
import { documentClient } from '../../functions/store/client.ts';
import { openLedger } from '../../functions/store/ledger.ts';
import { openRegister } from '../../functions/store/register.ts';
import { lambdaContext, sqsEvent } from '../lambda/an-invocation.ts';

const [endpoint = '', tableName = ''] = process.argv.slice(2);
const database = documentClient({
  ...{ endpoint, region: 'eu-west-2' },
  credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
});
const today = day('2024-11-20');
const now: Instant = instantSchema.parse(`${today}T08:00:00.000Z`);
/** As many as the queue hands over at once. */
const atOnce = 5;
/** Until the code is warm, nothing is measured. */
const warmUp = 40;

let mails = 0;
const toDo: BoardMessage[] = [];
const sweeping: Sweeping = {
  register: openRegister(database, tableName),
  ledger: openLedger(database, tableName),
  clock: { now: () => now, takesAnyTime: false },
  isFrozen: async () => false,
  toBoards: async (messages) => void toDo.push(...messages),
  toSend: async (messages) => {
    mails += messages.length;
  },
  mailsWaiting: async () => 0,
  frozenSince: async () => undefined,
  deadLetters: async () => ({ ofOwners: 0, ofSecretaries: 0 }),
};
const fail = (what: string, about?: { error?: unknown }): never => {
  throw new Error(what, { cause: about?.error });
};
const telemetry = { info: () => undefined, warn: () => undefined, error: fail, count: () => undefined };
const invocation = { context: lambdaContext(), telemetry };

async function sweepNext(boards: BoardMessage[]): Promise<void> {
  const answer = await sweep(sweeping, sqsEvent(...boards), invocation);
  if (answer && answer.batchItemFailures.length > 0) throw new Error('a board was not swept');
}

const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

await sweep(sweeping, { time: now }, invocation);
const boards = toDo.length;
await sweepNext(toDo.splice(0, warmUp));
const before = processorMs();
while (toDo.length > 0) await sweepNext(toDo.splice(0, atOnce));
const msABoard = (processorMs() - before) / (boards - warmUp);
global.gc?.();
process.send?.({ msABoard, mails, heap: process.memoryUsage().heapUsed });
process.disconnect?.();
