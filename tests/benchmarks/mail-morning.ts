/**
 * Mornings of as many boards as its second word says, of as many offices as its third, by the functions as they are deployed:
 * swept, sent, and settled by what SES tells of each mail. With `before` as its first word, the boards are made and told of what is
 * new; with `reminders`, each office of theirs is reminded once, and whoever started it is told what that asked of the table,
 * and what it had of the processor.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { addMinutes, type Instant, instantSchema } from '../../functions/calendar/days.ts';
import { keepView } from '../../functions/dispatch/read-ahead.ts';
import { openCounter } from '../../functions/lambda/counting.ts';
import type { BoardMessage, SendMessage } from '../../functions/lambda/messages.ts';
import { send } from '../../functions/lambda/sending.ts';
import { settle } from '../../functions/lambda/settling.ts';
import { sweep } from '../../functions/lambda/sweeping.ts';
import { openTelemetry } from '../../functions/lambda/telemetry.ts';
import { ownerLinks } from '../../functions/links/owner-link.ts';
import { freshConnections } from '../../functions/mail/fresh-connections.ts';
import { type RawMail, type SendOutcome, sendRaw, sesClient } from '../../functions/mail/ses.ts';
import { documentClient } from '../../functions/store/client.ts';
import { openLedger } from '../../functions/store/ledger.ts';
import { openRegister } from '../../functions/store/register.ts';
import { lambdaContext, sqsEvent } from '../lambda/an-invocation.ts';
import { sesEvents } from '../mail/ses-events.ts';
import { processorSeconds } from '../processor.ts';
import { boardOf, numbers } from './mail-boards.ts';

export type MailMorning = { mails: number; reads: number; writes: number; processorMs: number };

const part = process.argv[2] === 'before' ? 'before' : 'reminders';
const [boards = 1, offices = 1] = process.argv.slice(3).map(Number);
/** How many messages each function is handed at once, as the stack has it. */
const batchOf = { boards: 5, mails: 10, events: 50 };
const tableName = 'matters-arising';
const client = documentClient();
const register = openRegister(client, tableName);
const ledger = openLedger(client, tableName);

const asked = { reads: 0, writes: 0 };
client.middlewareStack.add(
  (next, { commandName = '' }) =>
    (request) => {
      asked[/^(?:Put|TransactWrite)/.test(commandName) ? 'writes' : 'reads'] += 1;
      return next(request);
    },
  { step: 'initialize' },
);

let now: Instant = instantSchema.parse('2024-10-04T07:00:00.000Z');
const clock = { now: () => now, takesAnyTime: false };
const isFrozen = async () => false;
const { telemetry } = openTelemetry(openCounter());
const invocation = { context: lambdaContext(), telemetry };
const toSweep: BoardMessage[] = [];
const toSend: SendMessage[] = [];
const connections = freshConnections();
const ses = sesClient(undefined, undefined, connections);
const taken: { mail: RawMail; messageId: string }[] = [];

async function sendMail(mail: RawMail): Promise<SendOutcome> {
  await connections.closeStale();
  const outcome = await sendRaw(ses, mail);
  if (outcome.outcome === 'accepted') taken.push({ mail, messageId: outcome.messageId });
  return outcome;
}

const inBatches = <T extends object>(things: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(things.length / size) }, (_, index) =>
    things.slice(index * size, (index + 1) * size),
  );

/** What it took of the processor to make up what SES tells, which is no work of the service. */
let spentForSes = 0;

/** That it was taken is told at once, and that it was delivered while some thirty others are sent. */
function events(): object[] {
  const before = process.cpuUsage();
  const about = ({ mail, messageId }: (typeof taken)[number], event: object) =>
    JSON.parse(
      JSON.stringify(event)
        .replaceAll('force@police.example', mail.to[0] ?? '')
        .replaceAll('pdb_2024-12_force_first-reminder', mail.dispatch)
        .replaceAll('"pdb"', JSON.stringify(mail.board))
        .replaceAll('0107-example-000000', messageId),
    );
  const told = taken
    .flatMap((one, place) => [
      { at: place, event: about(one, sesEvents.send) },
      { at: place + 30, event: about(one, sesEvents.delivery) },
    ])
    .sort((one, other) => one.at - other.at)
    .map(({ event }) => event);
  spentForSes += processorSeconds(before) * 1_000;
  return told;
}

const sweeping = {
  ...{ register, ledger, clock, isFrozen },
  toBoards: async (messages: readonly BoardMessage[]) => void toSweep.push(...messages),
  toSend: async (messages: readonly SendMessage[]) => void toSend.push(...messages),
  mailsWaiting: async () => 0,
  frozenSince: async () => undefined,
  deadLetters: async () => ({ ofOwners: 0, ofSecretaries: 0 }),
};
const sending = {
  ...{ register, ledger, clock, isFrozen, sendMail },
  views: keepView()(register),
  closeConnections: connections.closeIdle,
  from: 'actions@pcc.example',
  configurationSet: 'matters-arising',
  links: ownerLinks(
    () => 'https://actions.example',
    async () => ['a secret of this benchmark alone'],
  ),
  mailService: 'SES',
  pause: (milliseconds: number) => pause(milliseconds),
};

const settler = { register, ledger, now: clock.now };

/** A morning that begins at that moment. */
async function work(morning: string): Promise<void> {
  const moment = instantSchema.parse(morning);
  for (const list of [toSweep, toSend, taken]) list.length = 0;
  now = moment;
  await sweep(sweeping, { time: moment }, invocation);
  for (const batch of inBatches(toSweep, batchOf.boards)) {
    await sweep(sweeping, sqsEvent(...batch), invocation);
  }
  now = addMinutes(moment, 1);
  for (const batch of inBatches(toSend, batchOf.mails)) await send(sending, sqsEvent(...batch), invocation);
  now = addMinutes(moment, 2);
  for (const batch of inBatches(events(), batchOf.events)) {
    await settle(settler, sqsEvent(...batch), invocation);
  }
}

async function refuseUnlessAllWent(): Promise<void> {
  const live = await ledger.live('b1');
  if (live.length === 0 && taken.length === boards * offices) return;
  throw new Error(`${taken.length} mails went, and ${live.length} of the first board have not ended`);
}

if (part === 'before') {
  for (const number of numbers(boards)) {
    for (const thing of boardOf(number, offices)) await register.save(thing);
  }
  await work('2024-10-04T07:00:00.000Z');
  await work('2024-10-07T07:00:00.000Z');
} else {
  const before = process.cpuUsage();
  await work('2024-11-12T08:00:00.000Z');
  const processorMs = processorSeconds(before) * 1_000 - spentForSes;
  const result: MailMorning = { mails: taken.length, ...asked, processorMs };
  await refuseUnlessAllWent();
  process.send?.(result);
}
process.disconnect?.();
client.destroy();
ses.destroy();
