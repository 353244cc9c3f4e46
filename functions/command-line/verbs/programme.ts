import { type Command, Option } from 'commander';
import type { CalendarDate } from '../../calendar/days.ts';
import { type FormatOf, formatsOf } from '../../papers/formats.ts';
import { hasDate, type Meeting, placeInTime, whenInWords } from '../../register/meeting.ts';
import { meetingById } from '../../register/meetings.ts';
import { ownerName } from '../../register/owner.ts';
import { paperDue } from '../../register/papers-calendar.ts';
import {
  byItemRef,
  type ItemState,
  isToCome,
  itemStates,
  type ProgrammeEntry,
  titleInWords,
  waitsForLead,
} from '../../register/programme.ts';
import type { BoardView } from '../../register/view.ts';
import { viewWithMeetings } from '../../secretariat/naming.ts';
import { programmePaper } from '../../secretariat/papers.ts';
import { listItems, listItemsInput } from '../../secretariat/programme.ts';
import { type Desk, officeOf, printJson, printTable, writePaper } from '../terminal/desk.ts';
import { boardOption, dayOption, outOption, withExample, wordsOption } from '../terminal/options.ts';
import { foundOrFail, inputFrom } from '../terminal/outcomes.ts';
import { formatFor, formatOption } from '../terminal/paper-format.ts';
import { programmeChangeVerbs } from './programme-changes.ts';
import { programmeTransitionVerbs } from './programme-transitions.ts';
import { openItem, show } from './programme-words.ts';
import { programmeProposalVerb } from './statutory-year.ts';

type Printed = { board?: string; asOf?: CalendarDate; format?: FormatOf<'programme'>; out?: string };
type Listed = { board: string; state?: ItemState | 'current' | 'all'; overdue?: boolean; json?: boolean };

export function programmeVerbs(matters: Command, desk: Desk): void {
  const programme = matters
    .command('programme')
    .description('a panel’s future work programme: printed; and what is on it, each move a verb below')
    .option('--board <id>', 'the board', boardOption)
    .option('--as-of <date>', 'the day it speaks for; today when left out', dayOption)
    .addOption(formatOption(formatsOf.programme, 'md'))
    .option(...outOption);
  withExample(programme, 'programme --board pcp --out programme.docx', 'programme list --board pcp').action(
    (options: Printed) => print(desk, programme, options),
  );
  programme.hook('preSubcommand', (_, verb) => {
    const given = programme.options.find(
      (option) => programme.getOptionValueSource(option.attributeName()) === 'cli',
    );
    if (given) programme.error(`error: write ${given.long} after "${verb.name()}", whose option it is`);
  });

  programmeChangeVerbs(programme, desk);

  withExample(
    programme
      .command('list')
      .description('what is to come, by meeting, and what comes at every meeting, unless --state says')
      .requiredOption('--board <id>', 'the board', boardOption)
      .addOption(
        new Option('--state <state>', 'what stands so').choices([...itemStates, 'current', 'all'] as const),
      )
      .option('--meeting <meeting>', 'what is for one meeting, by its identity, day or month')
      .option('--lead <owner>', 'what one office leads on, by its code or name')
      .option('--due-before <date>', 'whose paper falls due before that day', dayOption)
      .option('--due-after <date>', 'whose paper falls due after that day', dayOption)
      .option('--overdue', 'whose paper was due before today')
      .option('--words <words>', 'with words that begin so, each of them, in what it says', wordsOption)
      .option('--json', 'as JSON, each with `paperDue`, the day its paper is due'),
    'programme list --board pcp',
    'programme list --board pcp --state withdrawn --json',
  ).action(async ({ board, json, overdue: isOverdue, ...options }: Listed) => {
    const input = inputFrom(listItemsInput, { ...options, ...(isOverdue && { overdue: 'true' }) });
    const office = await officeOf(desk, await desk.service(), board);
    const found = foundOrFail(await listItems(office, input));
    const view = await viewWithMeetings(office);
    const entries = inOrder(found, view.meetings);
    if (json) {
      return printJson(
        desk,
        entries.map((entry) => withPaperDue(entry, view)),
      );
    }
    return printTable(
      desk,
      ['Reference', 'Meeting', 'Lead', 'State', 'Paper in', 'Item'],
      entries.map((entry) => rowOf(entry, view)),
      Object.keys(options).length === 0 ? 'Nothing is on the programme.' : 'There is nothing.',
    );
  });

  withExample(
    programme
      .command('show <ref>')
      .description('an item, what the law says of it, and its whole history')
      .option('--json', 'as JSON, with `paperDue`, the day its paper is due'),
    'programme show PCP-ITEM-7',
  ).action(async (ref: string, { json }: { json?: boolean }) => {
    const { office, entry } = await openItem(desk, ref);
    if (json) return printJson(desk, withPaperDue(entry, await viewWithMeetings(office)));
    return show(office, entry, desk.data);
  });

  programmeTransitionVerbs(programme, desk);
  programmeProposalVerb(programme, desk);
}

/** Asks for the board itself: were commander to ask for it here, it would ask every verb of the programme too. */
function print(desk: Desk, programme: Command, { board, asOf, ...options }: Printed): Promise<void> {
  const [verb] = programme.args;
  if (verb !== undefined) return programme.error(`error: unknown command '${verb}'`);
  if (board === undefined) return programme.error("error: required option '--board <id>' not specified");
  const format = formatFor(options, formatsOf.programme, 'md');
  return writePaper(desk, { ...options, format }, async () => {
    const office = await officeOf(desk, await desk.service(), board, asOf);
    return foundOrFail(await programmePaper(office, format)).written;
  });
}

const withPaperDue = (entry: ProgrammeEntry, view: BoardView) => ({
  ...entry,
  paperDue: isToCome(entry) ? paperDue(view, entry) : null,
});

/** Items by the time of their meetings; then standing items, and items to note. */
function inOrder(entries: readonly ProgrammeEntry[], meetings: readonly Meeting[]): ProgrammeEntry[] {
  const place = (entry: ProgrammeEntry): string => {
    if (entry.comes === 'every meeting') return entry.as === 'standing item' ? '~~1' : '~~2';
    const meeting = meetingById(meetings, entry.meeting);
    return meeting ? placeInTime(meeting) : '~';
  };
  return entries.toSorted((one, other) => {
    const [its, others] = [place(one), place(other)];
    return its === others ? byItemRef(one, other) : its < others ? -1 : 1;
  });
}

function rowOf(entry: ProgrammeEntry, { owners, meetings }: BoardView): string[] {
  if (entry.comes === 'every meeting') {
    const state = entry.state === 'current' ? entry.as : `${entry.as}, ${entry.state}`;
    return [entry.ref, 'every meeting', '', state, '', titleInWords(entry)];
  }
  const meeting = meetingById(meetings, entry.meeting);
  const when = meeting && (hasDate(meeting) ? meeting.date : whenInWords(meeting));
  const lead = entry.lead === null ? 'nobody yet' : ownerName(owners, entry.lead);
  const paper = entry.received?.on ?? (waitsForLead(entry) ? 'no' : '');
  const state = entry.late === null ? entry.state : `${entry.state}, late`;
  return [entry.ref, when ?? entry.meeting, lead, state, paper, entry.title];
}
