import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Instant, instantSchema } from '../../functions/calendar/days.ts';
import { keepView } from '../../functions/dispatch/read-ahead.ts';
import type { SendMessage } from '../../functions/lambda/messages.ts';
import { type Sending, send } from '../../functions/lambda/sending.ts';
import { sweep } from '../../functions/lambda/sweeping.ts';
import { shareOfPace } from '../../functions/mail/pace.ts';
import type { RawMail, SendOutcome } from '../../functions/mail/ses.ts';
import { openLedger } from '../../functions/store/ledger.ts';
import { openRegister } from '../../functions/store/register.ts';
import { mailsInHand, sendersAtOnce } from '../../infra/at-once.ts';
import { lambdaContext, sqsEvent } from '../lambda/an-invocation.ts';
import { type Chance, chanceFrom } from '../storm/chance.ts';
import { Table, tableName } from '../storm/table.ts';
import { boardOf, numbers } from './mail-boards.ts';
import type { Benchmark, Row } from './row.ts';
import { SimulatedClock } from './simulated-clock.ts';

/** As the stack has it, in milliseconds: how long Send may take, and a message is hidden; and how often one is handed over. */
const stack = { timeout: 90_000, hidden: 540_000, mostReceived: 5 };

/** How long each takes, in milliseconds, from the least to the most. */
const takes = {
  table: [4, 12],
  wayToMailService: [2, 10],
  mailService: [80, 200],
  nextBatch: [20, 60],
} as const;
/** By how many milliseconds the clock of a sender is ahead of others. */
const clocksDiffer = [0, 4] as const;

const morning = Date.parse('2024-10-04T07:01:00.000Z');
const blank = DynamoDBDocumentClient.from(
  new DynamoDBClient({ region: 'eu-west-2', credentials: { accessKeyId: 'none', secretAccessKey: 'none' } }),
);
const silence = (): void => undefined;
const unheard = { info: silence, warn: silence, error: silence, count: silence };

type Message = { body: string; visibleAt: number; received: number };
type Counts = { accepted: number[]; throttled: number; dead: number };

/** A mail service that takes so many a second, and has room for a second's mails at the most. */
function mailServiceOf(rate: number, clock: SimulatedClock, chance: Chance, counts: Counts) {
  let room = Math.max(rate, 1);
  let at = 0;
  return async (mail: RawMail): Promise<SendOutcome> => {
    await clock.pause(between(chance, takes.wayToMailService));
    room = Math.min(Math.max(rate, 1), room + ((clock.now - at) * rate) / 1_000);
    at = clock.now;
    const recipients = mail.to.length + mail.copies.length;
    const hasRoom = room >= recipients;
    if (hasRoom) {
      room -= recipients;
      counts.accepted.push(clock.now);
    } else {
      counts.throttled += 1;
    }
    await clock.pause(between(chance, takes.mailService));
    return hasRoom
      ? { outcome: 'accepted', messageId: `mail-${counts.accepted.length}` }
      : { outcome: 'refused for now', why: 'Throttling: Maximum sending rate exceeded.' };
  };
}

/** The table, each request of which takes its time. */
function tableOf(clock: SimulatedClock, delay: () => number): DynamoDBDocumentClient {
  const table = new Table();
  const answer = async (command: unknown): Promise<object> => {
    await clock.pause(delay());
    return table.answer(command);
  };
  return Object.create(blank, { send: { value: answer } });
}

const between = (chance: Chance, [least, most]: readonly [number, number]): number =>
  least + chance.below(most - least);

/** Sends the mails of so many boards of fifty offices by as many senders as the stack has at that rate. */
async function simulate(rate: number, boards: number): Promise<Counts & { mails: number }> {
  const clock = new SimulatedClock();
  const chance = chanceFrom(rate);
  const counts: Counts = { accepted: [], throttled: 0, dead: 0 };
  const client = tableOf(clock, () => between(chance, takes.table));
  const register = openRegister(client, tableName);
  const ledger = openLedger(client, tableName);
  const nowInWords = (): Instant => instantSchema.parse(new Date(morning + clock.now).toISOString());
  const queue: Message[] = [];
  const service = mailServiceOf(rate, clock, chance, counts);
  const senders = sendersAtOnce({ mailsPerSecond: rate });
  const batchSize = mailsInHand({ mailsPerSecond: rate }, senders);

  async function prepare(): Promise<void> {
    for (const number of numbers(boards)) {
      await Promise.all(boardOf(number, 50).map((thing) => register.save(thing)));
    }
    const at = instantSchema.parse('2024-10-04T07:00:00.000Z');
    const toSend = async (messages: readonly SendMessage[]): Promise<void> => {
      for (const message of messages)
        queue.push({ body: JSON.stringify(message), visibleAt: 0, received: 0 });
    };
    const sweeping = {
      ...{ register, ledger, toSend, clock: { now: nowInWords, takesAnyTime: false } },
      isFrozen: async () => false,
      toBoards: async () => undefined,
      mailsWaiting: async () => 0,
      frozenSince: async () => undefined,
      deadLetters: async () => ({ ofOwners: 0, ofSecretaries: 0 }),
    };
    const invocation = { context: lambdaContext(), telemetry: unheard };
    for (const number of numbers(boards)) {
      await sweep(sweeping, sqsEvent({ board: `b${number}`, at }), invocation);
    }
  }

  function receive(): Message[] {
    const visible = queue.filter(({ visibleAt }) => visibleAt <= clock.now);
    for (const message of visible.filter(({ received }) => received >= stack.mostReceived)) {
      queue.splice(queue.indexOf(message), 1);
      counts.dead += 1;
    }
    const batch = visible.filter((message) => queue.includes(message)).slice(0, batchSize);
    for (const message of batch) {
      message.received += 1;
      message.visibleAt = clock.now + stack.hidden;
    }
    return batch;
  }

  /** One copy of the function, which is called as long as something lies on the queue. */
  async function sender(): Promise<void> {
    const handed = new Map<string, Message>();
    const aheadMs = between(chance, clocksDiffer);
    const sending: Sending = {
      ...{ register, ledger, sendMail: service, views: keepView(() => clock.now)(register) },
      from: 'actions@pcc.example',
      configurationSet: 'matters-arising',
      mailService: 'SES',
      pause: clock.pause,
      clock: { now: nowInWords, takesAnyTime: false },
      isFrozen: async () => false,
      pace: shareOfPace({
        ...{ send: service, senders, pause: clock.pause, now: () => morning + clock.now + aheadMs },
        aSecond: async () => rate,
        mayTryAgain: async () => true,
      }),
      putOff: async ({ receiptHandle }, milliseconds) => {
        const message = handed.get(receiptHandle);
        if (message) message.visibleAt = clock.now + milliseconds;
      },
    };
    while (queue.length > 0) {
      await clock.pause(between(chance, takes.nextBatch));
      const batch = receive();
      if (batch.length === 0) continue;
      const begun = clock.now;
      const { Records } = sqsEvent(...batch.map(({ body }) => body));
      for (const [index, { receiptHandle }] of Records.entries()) {
        const message = batch[index];
        if (message) handed.set(receiptHandle, message);
      }
      const context = {
        ...lambdaContext(),
        getRemainingTimeInMillis: () => stack.timeout - (clock.now - begun),
      };
      const answer = await send(sending, { Records }, { context, telemetry: unheard });
      const again = new Set(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      for (const [index, message] of batch.entries()) {
        if (!again.has(`m-${index}`)) queue.splice(queue.indexOf(message), 1);
      }
    }
  }

  await clock.during(prepare());
  const mails = queue.length;
  await clock.during(Promise.all(numbers(senders).map(sender)));
  return { ...counts, mails };
}

async function rowsAt(rate: number, boards: number): Promise<Row[]> {
  const { accepted, throttled, dead, mails } = await simulate(rate, boards);
  const [first = 0] = accepted;
  const seconds = ((accepted.at(-1) ?? 0) - first) / 1_000;
  const use = (100 * (accepted.length - 1)) / seconds / rate;
  return [
    {
      name: `${mails} mails at ${rate} a second: use of the rate`,
      is: use,
      unit: '%',
      goal: { atLeast: 95 },
    },
    {
      name: 'throttled',
      is: (100 * throttled) / (throttled + accepted.length),
      unit: '% of requests',
      goal: { atMost: 2 },
    },
    {
      name: 'dead letters, and mails not taken',
      is: dead + mails - accepted.length,
      unit: 'mails',
      goal: { atMost: 0 },
    },
  ];
}

/**
 * How much of what SES lets an account send is used, by the function as it is deployed, over a queue, a table and a mail service
 * that are simulated, by a clock that goes on when all of these wait.
 */
export const rate: Benchmark = async ({ quick }) => {
  if (quick) return [];
  const rows: Row[] = [];
  for (const [perSecond, boards] of [
    [1, 6],
    [14, 12],
    [50, 20],
  ] as const) {
    rows.push(...(await rowsAt(perSecond, boards)));
  }
  return rows;
};
