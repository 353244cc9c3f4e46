import { readFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { type CalendarDate, inWords } from '../../calendar/days.ts';
import { settleByEvent } from '../../dispatch/evidence.ts';
import { readMailEvent } from '../../mail/events.ts';
import { type Dispatch, type DispatchId, dispatchIdSchema } from '../../reminders/dispatch.ts';
import {
  dispatchStates,
  findDispatch,
  listDispatches,
  listDispatchesInput,
  settleDispatch,
  settleInput,
} from '../../secretariat/dispatches.ts';
import { firstDayShown } from '../../secretariat/status.ts';
import {
  authorOf,
  type Desk,
  Failed,
  historyInWords,
  Misused,
  officeOf,
  printJson,
  printTable,
  whyNoFile,
} from '../terminal/desk.ts';
import { boardOption, dayOption, withExample, wordsOption } from '../terminal/options.ts';
import { doneOrFail, foundOrFail, inputFrom } from '../terminal/outcomes.ts';
import { dispatchInWords, stateInWords } from './dispatch-words.ts';

type Listed = { board: string; json?: boolean };
type Settled = { went?: boolean; didNotGo?: boolean; why: string; asOf?: CalendarDate };

export function dispatchVerbs(matters: Command, desk: Desk): void {
  const dispatch = matters
    .command('dispatch')
    .description('the ledger of every mail owed, and what became of it: list, show');

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
      .addOption(new Option('--state <state>', 'that stand so').choices(dispatchStates))
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
      .option('--json', 'as JSON'),
    'dispatch show pdb_2024-12_20241211_first-reminder_force',
  ).action(async (name: string, { json }: { json?: boolean }) => {
    const service = await desk.service();
    const { code, id } = dispatchNamed(name);
    const { register, board, ...office } = await officeOf(desk, service, code);
    const shown = foundOrFail(await findDispatch({ ...office, board }, id));
    if (json) return printJson(desk, shown);
    const owners = await register.owners(board.id);
    return desk.data(
      `${id}\n${dispatchInWords(shown, { board, owners })}${aboutInWords(shown)}${historyInWords(shown.history, board)}`,
    );
  });

  withExample(
    matters
      .command('settle <dispatch>')
      .description('says whether a mail went, where nobody knows: it is then sent, or to be sent again')
      .option('--went', 'it went')
      .option('--did-not-go', 'it did not go, and is to be sent again while there is time')
      .requiredOption('--why <text>', 'how you know', wordsOption)
      .option('--as-of <date>', 'the day it is today', dayOption),
    'settle pdb_2024-12_20241211_first-reminder_force --went --why "the Force has it"',
  ).action(async (name: string, { went, didNotGo, why, asOf }: Settled) => {
    if (went === didNotGo) throw new Misused('say either --went or --did-not-go');
    const service = await desk.service();
    const { code, id } = dispatchNamed(name);
    const input = inputFrom(settleInput, { went: went === true, why });
    // The ledger tells when it was said, whatever day it is said for.
    const office = { ...(await officeOf(desk, service, code, asOf)), author: authorOf(desk) };
    const { thing } = doneOrFail(await settleDispatch(office, id, input));
    desk.say(`${id} is now ${thing.state}.\n`);
  });

  withExample(
    matters
      .command('events <file>')
      .description(
        'settles dispatches by the mail service’s own events: a file of JSON, one event to a line',
      ),
    'events ses-events.jsonl',
  ).action(async (file: string) => {
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
