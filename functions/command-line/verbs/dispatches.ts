import { readFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { type CalendarDate, inFull, inWords } from '../../calendar/days.ts';
import { stateInWords } from '../../dispatch/dispatch-words.ts';
import { settleByEvent } from '../../dispatch/evidence.ts';
import { readMailEvent } from '../../mail/events.ts';
import { historyInWords } from '../../papers/history-words.ts';
import { type Dispatch, type DispatchId, dispatchIdSchema } from '../../reminders/dispatch.ts';
import {
  dispatchStandings,
  findDispatch,
  findSentText,
  listDispatches,
  listDispatchesInput,
  sendAgainInput,
  sendDispatchAgain,
  settleDispatch,
  settleInput,
} from '../../secretariat/dispatches.ts';
import {
  type MailStory,
  type MailText,
  mailStory,
  mailsToCome,
  mailsToComeInput,
} from '../../secretariat/mails.ts';
import { firstDayShown } from '../../secretariat/status.ts';
import { countOf } from '../../words/english.ts';
import {
  authorOf,
  type Desk,
  Failed,
  Misused,
  officeOf,
  printJson,
  printTable,
  whyNoFile,
} from '../terminal/desk.ts';
import {
  boardOption,
  dayOption,
  mailboxOption,
  several,
  webAddressOption,
  withExample,
  wordsOption,
} from '../terminal/options.ts';
import { doneOrFail, type Flags, foundOrFail, inputFrom, warn } from '../terminal/outcomes.ts';
import { dispatchInWords } from './dispatch-words.ts';
import { emptyQueue } from './mail-events.ts';

type Listed = { board: string; json?: boolean };
type Settled = {
  went?: boolean;
  didNotGo?: boolean;
  cameBack?: boolean;
  address?: string[];
  why: string;
  asOf?: CalendarDate;
};

export function dispatchVerbs(matters: Command, desk: Desk): void {
  const dispatch = matters
    .command('dispatch')
    .description('the ledger of every mail owed, and what became of it: list, show, send');

  withExample(
    dispatch
      .command('list')
      .description('the mails owed by a board, by the day they fell due')
      .requiredOption('--board <id>', 'the board', boardOption)
      .option('--owner <owner>', 'of one owner, by code or name')
      .option(
        '--since <date>',
        'that fell due on that day or later; in the last 90 days when left out',
        dayOption,
      )
      .addOption(new Option('--state <state>', 'that stand so').choices(dispatchStandings))
      .option('--json', 'as JSON'),
    'dispatch list --board pdb --since 2024-11-01',
  ).action(async ({ board, json, ...options }: Listed) => {
    const input = inputFrom(listDispatchesInput, options);
    const office = await officeOf(desk, await desk.service(), board);
    const listed = foundOrFail(await listDispatches(office, input));
    if (input.since === undefined) {
      const since = inWords(firstDayShown(office.today));
      desk.say(`Of the mails that fell due since ${since}: --since DATE shows earlier ones.\n`);
    }
    if (json) return printJson(desk, listed);
    return printTable(
      desk,
      ['Due', 'State', 'For', 'Stage', 'Dispatch'],
      listed.map((one) => [
        one.dueOn,
        stateInWords(one),
        one.owner ?? `the ${office.board.secretaryTitle}`,
        one.stage,
        one.id,
      ]),
      'The ledger has none.',
    );
  });

  withExample(
    dispatch
      .command('show <dispatch>')
      .description('one mail: to whom, why, how it ended, and its history')
      .option('--text', 'what it said as it was sent; of one to come, as it would be written now')
      .option('--json', 'as JSON'),
    'dispatch show pdb_2024-12_20241211_first-reminder_force',
    'dispatch show pdb_2024-12_20241211_first-reminder_force --text',
  ).action(async (name: string, { text, json }: { text?: boolean; json?: boolean }) => {
    const service = await desk.service();
    const { code, id } = dispatchNamed(name);
    const office = await officeOf(desk, service, code);
    if (text && json) return printJson(desk, foundOrFail(await findSentText(office, id)));
    if (text) return printText(desk, foundOrFail(await mailStory(office, id)));
    const { register, board } = office;
    const shown = foundOrFail(await findDispatch(office, id));
    if (json) return printJson(desk, shown);
    const owners = await register.owners(board.id);
    return desk.data(
      `${id}\n${dispatchInWords(shown, { board, owners })}${aboutInWords(shown)}${historyInWords(shown.history, { board })}`,
    );
  });

  withExample(
    dispatch
      .command('preview')
      .description('what the mails of the next working morning will say; nothing is sent')
      .requiredOption('--board <id>', 'the board', boardOption)
      .option('--on <date>', 'those of that day', dayOption),
    'dispatch preview --board pdb',
  ).action(async ({ board, ...options }: { board: string; on?: CalendarDate }) => {
    const input = inputFrom(mailsToComeInput, options);
    const office = await officeOf(desk, await desk.service(), board);
    const { on, mails } = foundOrFail(await mailsToCome(office, input));
    desk.say(`${office.board.name}, ${inFull(on)}\n`);
    if (mails.length === 0) desk.say('Nothing will be sent.\n');
    for (const { to, text } of mails) desk.data(`--- to ${to}\n${textInWords(text)}\n`);
  });

  withExample(
    dispatch
      .command('send <dispatch>')
      .description(
        'has a mail sent again that came back, was missed or was refused, while it is still of use; the next sweep sends it',
      )
      .option('--why <text>', 'why, for its history', wordsOption)
      .option('--as-of <date>', 'the day it is today', dayOption),
    'dispatch send pdb_2024-12_20241211_first-reminder_force --why "their mailbox was full"',
  ).action(async (name: string, { asOf, ...options }: { why?: string; asOf?: CalendarDate }) => {
    const service = await desk.service();
    if (service.whyNotSent) throw new Misused(service.whyNotSent);
    const { code, id } = dispatchNamed(name);
    const input = inputFrom(sendAgainInput, options);
    const office = { ...(await officeOf(desk, service, code, asOf)), author: authorOf(desk) };
    const { thing, cautions } = doneOrFail(await sendDispatchAgain(office, id, input));
    desk.say(
      `${id} is to be sent again, by ${inWords(thing.cutOff)}: the next sweep does it (matters sweep), or, where its office has had its one mail of that day, one on the next working day.\n`,
    );
    warn(desk, cautions);
  });

  withExample(
    matters
      .command('settle <dispatch>')
      .description('says whether a mail went, where nobody knows, or that it came back')
      .option('--went', 'it went')
      .option('--did-not-go', 'it did not go, and is to be sent again while there is time')
      .option('--came-back', 'it went and came back, and whoever it came back from is written to no more')
      .option(
        '--address <address>',
        'from whom it came back, where it was written to several; repeat for each',
        several(mailboxOption),
      )
      .requiredOption('--why <text>', 'how you know', wordsOption)
      .option('--as-of <date>', 'the day it is today', dayOption),
    'settle pdb_2024-12_20241211_first-reminder_force --went --why "the Force has it"',
    'settle pdb_2024-12_20241211_first-reminder_force --came-back --why "it lies in my mailbox"',
  ).action(async (name: string, { went, didNotGo, cameBack, address: addresses, why, asOf }: Settled) => {
    if ([went, didNotGo, cameBack].filter(Boolean).length !== 1) {
      throw new Misused('say one of --went, --did-not-go and --came-back');
    }
    const service = await desk.service();
    const { code, id } = dispatchNamed(name);
    const input = inputFrom(settleInput, { went: !didNotGo, cameBack, addresses, why }, settleFlags);
    // The ledger tells when it was said, whatever day it is said for.
    const office = { ...(await officeOf(desk, service, code, asOf)), author: authorOf(desk) };
    const { thing, cautions } = doneOrFail(await settleDispatch(office, id, input), settleFlags);
    desk.say(`${id} is now ${thing.state}.\n`);
    warn(desk, cautions);
    if (input.cameBack && thing.kind !== 'problems') {
      desk.say(
        `The next sweep sends it to whoever else can be written to; once the mailbox is cleared, matters dispatch send ${id} sends it to the same again.\n`,
      );
    }
  });

  withExample(
    matters
      .command('events [file]')
      .description(
        'settles dispatches by the mail service’s own events: of the queue that they come by, or of a file of JSON, one event to a line',
      )
      .option(
        '--queue <url>',
        'the queue of SQS that is emptied; that of mail use ses --events-queue when neither it nor a file is named',
        webAddressOption,
      ),
    'events',
    'events ses-events.jsonl',
  ).action(async (file: string | undefined, { queue: url }: { queue?: string }) => {
    if (file !== undefined && url !== undefined) throw new Misused('say either a file or --queue');
    if (file === undefined) return takeFromQueue(desk, url);
    const lines = await linesOf(file);
    const service = await desk.service();
    const settler = { ...service, now: desk.now };
    const unread: string[] = [];
    for (const { line, json } of lines) {
      const reading = json.outcome === 'read' ? readMailEvent(json.value) : json;
      if (reading.outcome === 'unreadable') unread.push(`line ${line}: ${reading.why}`);
      if (reading.outcome === 'not ours') desk.say(`line ${line}: ${reading.why}\n`);
      if (reading.outcome !== 'read') continue;
      const { outcome } = await settleByEvent(settler, reading.event);
      desk.data(`line ${line}: ${reading.event.dispatch} ${reading.event.kind}: ${outcome}\n`);
    }
    if (lines.length === 0) desk.say(`${file} has no events in it.\n`);
    if (unread.length > 0) throw new Failed(`${file}: not read: ${unread.join('; ')}`);
  });
}

async function takeFromQueue(desk: Desk, url?: string): Promise<void> {
  const service = await desk.service();
  const queue = service.mailEvents?.(url);
  if (queue === undefined) {
    throw new Misused('name a file, or a queue: none was said by matters mail use ses --events-queue');
  }
  const left = await emptyQueue(desk, service, queue, desk.data);
  if (left > 0)
    throw new Failed(`${countOf(left, 'event')} left in ${queue.url}: look at what is said of each`);
}

/** What it said when it was sent, and what it will say where it is still to come. */
function printText(desk: Desk, { said, text }: MailStory): void {
  if (said === 'not kept') {
    desk.data('Its text was not kept.\n');
  } else if (said !== null) {
    desk.say(`${said.standing}\n`);
    desk.data(letterInWords(said));
  }
  if (text === null) return;
  desk.say('As it would be written now:\n');
  desk.data(textInWords(text));
}

/** What a mail says, with its subject above it; or why it would not be written. */
const textInWords = (text: MailText): string =>
  'notWritten' in text ? `It would not be written now: ${text.notWritten}.\n` : letterInWords(text);

function letterInWords(mail: { subject: string; text: string; attachments: readonly string[] }): string {
  const attached = mail.attachments.map((name) => `With ${name}\n`).join('');
  return `Subject: ${mail.subject}\n${attached}\n${mail.text}`;
}

const settleFlags: Flags = { addresses: '--address' };

/** A dispatch by its name, which begins with its board. Throws {@link Misused} for what is none. */
function dispatchNamed(name: string): { code: string; id: DispatchId } {
  const id = dispatchIdSchema.safeParse(name);
  const code = name.split('_')[0];
  if (id.success && code && code !== name) return { code, id: id.data };
  throw new Misused(`"${name}" is not the name of a dispatch: matters dispatch list shows them`);
}

function aboutInWords({ refs, dueOn, cutOff, attempts }: Dispatch): string {
  const about = refs.length === 0 ? '' : `  about ${refs.join(', ')}\n`;
  const tried = attempts === 1 ? 'once' : `${attempts} times`;
  return `${about}  fell due on ${inWords(dueOn)}, worth sending until ${inWords(cutOff)}; the mail service was asked ${tried}\n`;
}

type Json = { outcome: 'read'; value: unknown } | { outcome: 'unreadable'; why: string };

function jsonIn(text: string): Json {
  try {
    return { outcome: 'read', value: JSON.parse(text) };
  } catch {
    return { outcome: 'unreadable', why: 'it is not JSON' };
  }
}

/** Each line of the file that is not blank. Throws {@link Failed} when there is no such file. */
async function linesOf(file: string): Promise<{ line: number; json: Json }[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Failed(`${file} cannot be opened: ${whyNoFile(error)}`);
  });
  return text
    .split('\n')
    .flatMap((one, index) => (one.trim() === '' ? [] : [{ line: index + 1, json: jsonIn(one) }]));
}
