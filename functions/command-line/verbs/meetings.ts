import { type Command, Option } from 'commander';
import type { CalendarDate } from '../../calendar/days.ts';
import type { Board } from '../../register/board.ts';
import type { Meeting } from '../../register/meeting.ts';
import type { WhenGiven } from '../../register/meeting-transitions.ts';
import { carryOver, carryOverInput } from '../../secretariat/carry-over.ts';
import { standingInWords } from '../../secretariat/cautions.ts';
import {
  addMeeting,
  addMeetingInput,
  cancelInput,
  cancelMeeting,
  holdInput,
  holdMeeting,
  listMeetings,
  listMeetingsInput,
  postponeInput,
  postponeMeeting,
  previewMove,
  previewMoveInput,
  rearrangeInput,
  rearrangeMeeting,
  reopenMeeting,
  reopenMeetingInput,
} from '../../secretariat/meetings.ts';
import { findMeeting, findWhen, viewWithMeetings } from '../../secretariat/naming.ts';
import type { Done, NotDone, Office } from '../../secretariat/office.ts';
import { removeInput, removeMeeting } from '../../secretariat/removals.ts';
import { doAsking } from '../terminal/asking.ts';
import { type Desk, Misused, officeOf, printJson, printTable } from '../terminal/desk.ts';
import {
  boardOption,
  dayOption,
  monthOption,
  timeOption,
  withExample,
  wordsOption,
} from '../terminal/options.ts';
import { doneOrFail, type Flags, foundOrFail, inputFrom, warn } from '../terminal/outcomes.ts';
import { carriedInWords, meetingInWords, movedDaysInWords, moveInWords } from './meeting-words.ts';

type Options = { board: string; asOf?: CalendarDate | undefined; json?: boolean };
type WhenOptions = Options &
  Omit<WhenGiven, 'reason'> & { toBeConfirmed?: string; shortNotice?: string; yes?: boolean };

/** What the options say of when, under the names of the input. */
const whenIn = ({
  board: _,
  toBeConfirmed: reason,
  shortNotice: __,
  yes: ___,
  ...rest
}: WhenOptions): WhenGiven => ({
  ...rest,
  ...(reason !== undefined && { reason }),
});
/** What they answer to what may be asked of a day. */
const answersIn = ({ shortNotice, yes }: WhenOptions) => ({
  ...(shortNotice !== undefined && { shortNotice }),
  ...(yes && { confirmed: true }),
});
const flags: Flags = { reason: '--to-be-confirmed', confirmed: '--yes' };

const withWhen = (verb: Command): Command =>
  verb
    .option('--date <date>', 'its day, as 2024-12-11', dayOption)
    .option('--month <month>', 'its month, where no more is known, as 2024-02', monthOption)
    .option('--to-be-confirmed <reason>', 'no date yet, and why', wordsOption)
    .option('--time <time>', 'when it begins, as 10:00', timeOption)
    .option('--place <place>', 'where it is held', wordsOption)
    .option(
      '--short-notice <why>',
      'why it is called after a deadline of its papers has passed; asked where a terminal answers',
      wordsOption,
    )
    .option('--yes', 'a day is meant that is past, no working day, or more than two years ahead');

export function meetingVerbs(matters: Command, desk: Desk): void {
  const meeting = matters
    .command('meeting')
    .description('meetings: add, change, postpone, hold, reopen, cancel, remove, carry, list, show');

  const on = (verb: string, description: string): Command =>
    meeting.command(verb).description(description).requiredOption('--board <id>', 'the board', boardOption);
  const because = (verb: Command): Command => verb.requiredOption('--reason <reason>', 'why', wordsOption);
  const today = ['--as-of <date>', 'the day it is today', dayOption] as const;

  type Perform<T> = (office: Office, id: string) => Promise<Done<T> | NotDone>;
  /** Has the office do something to the meeting that is named. */
  async function perform<T>(
    name: string,
    { board, asOf }: Options,
    act: Perform<T>,
    its?: Flags,
  ): Promise<Done<T> & Pick<Office, 'board'>> {
    const office = await officeOf(desk, await desk.service(), board, asOf);
    const named = findMeeting(office.board, await office.register.meetings(office.board.id), name);
    return { ...doneOrFail(await act(office, foundOrFail(named).id), its), board: office.board };
  }
  const change = async (name: string, options: Options, act: Perform<Meeting>, its?: Flags): Promise<void> =>
    tell(desk, await perform(name, options, act, its));

  withExample(
    withWhen(on('add', 'a new meeting: on a day, in a month, or to be confirmed')),
    'meeting add --board pdb --date 2024-12-11 --time 10:00 --place "Committee Room 2"',
    'meeting add --board pdb --month 2025-03',
    'meeting add --board pdb --date 2024-12-02 --short-notice "the flood of 27 November"',
  ).action(async (options: WhenOptions) => {
    const when = foundOrFail(findWhen(whenIn(options)), flags);
    if (when.state !== 'scheduled' && options.shortNotice !== undefined) {
      throw new Misused('--short-notice: only a meeting with a day is called at short notice');
    }
    const answers = when.state === 'to be confirmed' ? {} : answersIn(options);
    const input = inputFrom(addMeetingInput, { ...when, ...answers }, flags);
    const office = await officeOf(desk, await desk.service(), options.board);
    const added = await doAsking(desk, input, (answered) => addMeeting(office, answered), flags);
    tell(desk, { ...added, board: office.board });
  });

  withExample(
    withWhen(
      on('change <meeting>', 'gives a meeting another day, time or place, and shows each date that follows'),
    ).option('--dry-run', 'says what would be otherwise by another day or month, and changes nothing'),
    'meeting change 2024-12 --board pdb --date 2024-12-18',
    'meeting change 2024-12 --board pdb --date 2024-12-18 --dry-run',
    'meeting change 2024-12-11 --board pdb --place "Committee Room 3"',
  )
    .alias('move')
    .action(async (name: string, { dryRun, ...options }: WhenOptions & { dryRun?: boolean }) => {
      if (dryRun) return sayMove(desk, name, options);
      const input = inputFrom(rearrangeInput, { ...whenIn(options), ...answersIn(options) }, flags);
      const office = await officeOf(desk, await desk.service(), options.board);
      const { board, register } = office;
      const { id } = foundOrFail(findMeeting(board, await register.meetings(board.id), name));
      const perform = (answered: typeof input) => rearrangeMeeting(office, id, answered);
      tell(desk, { ...(await doAsking(desk, input, perform, flags)), board });
    });

  withExample(
    because(on('postpone <meeting>', 'puts a meeting off, with no new date yet')),
    'meeting postpone 2024-12 --board pdb --reason "a general election"',
  ).action((name: string, { board, ...rest }: Options) => {
    const input = inputFrom(postponeInput, rest);
    return change(name, { board }, (office, id) => postponeMeeting(office, id, input));
  });

  withExample(
    on('hold <meeting>', 'says that a meeting took place')
      .option('--on <date>', 'the day it stands at, to be sure which is meant', dayOption)
      .option(...today),
    'meeting hold 2024-12 --board pdb',
  ).action((name: string, { board, asOf, ...rest }: Options) => {
    const input = inputFrom(holdInput, rest);
    return change(name, { board, asOf }, (office, id) => holdMeeting(office, id, input));
  });

  withExample(
    because(
      on('cancel <meeting>', 'says that a meeting will not take place; what waits for it needs another'),
    ),
    'meeting cancel 2024-12 --board pdb --reason "too few could come"',
    'meeting carry 2024-12 --board pdb --to 2025-03',
  ).action((name: string, { board, ...rest }: Options) => {
    const input = inputFrom(cancelInput, rest);
    return change(name, { board }, (office, id) => cancelMeeting(office, id, input));
  });

  withExample(
    because(on('reopen <meeting>', 'says that it was not held after all: it is scheduled again')),
    'meeting reopen 2024-12 --board pdb --reason "recorded from the wrong file"',
  ).action((name: string, { board, ...rest }: Options) => {
    const input = inputFrom(reopenMeetingInput, rest);
    return change(name, { board }, (office, id) => reopenMeeting(office, id, input));
  });

  withExample(
    because(on('remove <meeting>', 'takes back one that was entered by mistake, and on which nothing hangs')),
    'meeting remove 2025-03-b --board pdb --reason "entered twice"',
  ).action((name: string, { board, ...rest }: Options) => {
    const input = inputFrom(removeInput, rest);
    return change(name, { board }, (office, id) => removeMeeting(office, id, input));
  });

  withExample(
    on(
      'carry <meeting>',
      'puts what is due at a meeting, and what it was to consider, to another instead, as when it was cancelled',
    )
      .option(...today)
      .requiredOption('--to <meeting>', 'the other meeting')
      .option(
        '--reason <reason>',
        'why its items move; what became of the meeting when left out',
        wordsOption,
      ),
    'meeting carry 2024-12 --board pdb --to 2025-03',
  ).action(async (name: string, { board, asOf, ...rest }: Options) => {
    const input = inputFrom(carryOverInput, rest);
    const { thing, cautions } = await perform(name, { board, asOf }, (office, id) =>
      carryOver(office, id, input),
    );
    desk.say(carriedInWords(thing));
    warn(desk, cautions);
  });

  withExample(
    on('list', 'every meeting of a board, by date')
      .addOption(
        new Option('--state <state>', 'those that stand so').choices(
          listMeetingsInput.shape.state.unwrap().options,
        ),
      )
      .option('--json', 'as JSON'),
    'meeting list --board pdb',
  ).action(async ({ board, json, ...rest }: Options) => {
    const input = inputFrom(listMeetingsInput, rest);
    const office = await officeOf(desk, await desk.service(), board);
    const meetings = foundOrFail(await listMeetings(office, input));
    if (json) {
      const named = meetings.map((one) => ({ ...one, minutes: one.minutes && { file: one.minutes.file } }));
      return printJson(desk, named);
    }
    return printTable(
      desk,
      ['Meeting', 'Standing'],
      meetings.map((one) => [one.id, standingInWords(one)]),
      input.state === undefined
        ? 'No meeting yet: matters meeting add, or record some notes.'
        : 'There are none.',
    );
  });

  withExample(
    on(
      'show <meeting>',
      'a meeting, its papers’ deadlines, what is due at it and to be considered, and its history',
    ).option('--json', 'as JSON'),
    'meeting show 2024-12 --board pdb',
  ).action(async (name: string, { board, json }: Options) => {
    const office = await officeOf(desk, await desk.service(), board);
    const view = await viewWithMeetings(office);
    const shown = foundOrFail(findMeeting(view.board, view.meetings, name));
    if (!json) return desk.data(meetingInWords(shown, view));
    return printJson(desk, (await office.register.meetingWithMinutes(board, shown.id)) ?? shown);
  });
}

/** Says what would be otherwise if the meeting that is named moved. */
async function sayMove(desk: Desk, name: string, options: WhenOptions): Promise<void> {
  const input = inputFrom(previewMoveInput, whenIn(options), flags);
  const office = await officeOf(desk, await desk.service(), options.board);
  const meetings = await office.register.meetings(office.board.id);
  const { id } = foundOrFail(findMeeting(office.board, meetings, name));
  desk.data(moveInWords(foundOrFail(await previewMove(office, id, input), flags)));
}

/** Says how a meeting stands now, which days are others by that, and what to mind. */
function tell(desk: Desk, { thing, before, cautions, board }: Done<Meeting> & { board: Board }): void {
  const already = thing === before ? 'already ' : '';
  desk.say(`Meeting ${thing.id} of ${board.id}: ${already}${standingInWords(thing)}.\n`);
  if (before && thing.state !== 'cancelled') desk.say(movedDaysInWords(board, before, thing));
  warn(desk, cautions);
}
