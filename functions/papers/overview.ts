import * as z from 'zod';
import { type CalendarDate, calendarDateSchema, inFigures, inWords } from '../calendar/days.ts';
import {
  type Action,
  actionRefSchema,
  actionStatuses,
  byReference,
  closedOn,
  hasUnmetUndertaking,
} from '../register/action.ts';
import { byDueDate, dueDate } from '../register/due.ts';
import { dueRecordOf } from '../register/due-record.ts';
import type { Meeting } from '../register/meeting.ts';
import { datedMeetings } from '../register/meetings.ts';
import type { BoardView } from '../register/view.ts';
import { withCapital } from '../words/english.ts';
import {
  dueInWords,
  firstDueInWords,
  nextMeetingInWords,
  nextMeetingSchema,
  oneLine,
  ownerInPrint,
  together,
} from './wording.ts';

/** The house's columns. The first is never blank, so that a table read aloud says what its rows are. */
export const overviewColumns = ['Action', 'Status', 'Owner', 'Due date'] as const;

/** What stands beside the house's columns where somebody asks how often each action was put off. */
export const historyColumns = ['First due date', 'Times moved', 'Times carried over'] as const;

const rowHistorySchema = z.object({
  firstDue: calendarDateSchema.nullable(),
  firstDueInWords: z.string(),
  timesMoved: z.int().describe('How often it was put to another time.'),
  timesCarriedOver: z
    .int()
    .nullable()
    .describe('At how many meetings it was still open; null where the register cannot say.'),
});

const rowSchema = z.object({
  ref: actionRefSchema,
  action: z.string(),
  status: z.enum(actionStatuses),
  statusInWords: z.string().describe('“Open”, “Open (reported done)”, “Discharged 02/10/2024”.'),
  closedOn: calendarDateSchema
    .nullable()
    .describe('The day it was discharged or withdrawn; null while it is open.'),
  owner: z.string().describe('The office’s name.'),
  due: calendarDateSchema.nullable(),
  dueInWords: z
    .string()
    .describe('“11 December 2024”, or what is known when there is no day: “In due course (no date agreed)”.'),
  history: rowHistorySchema.optional().describe('What became of its due date, where that was asked for.'),
});
export type OverviewRow = z.infer<typeof rowSchema>;

/** The Overview of Actions as values: what every format prints. */
export const overviewSchema = z.object({
  board: z.string(),
  heading: z.string(),
  caption: z.string(),
  asAt: calendarDateSchema,
  asAtInWords: z.string(),
  nextMeeting: nextMeetingSchema,
  rows: z.array(rowSchema),
  nothingOpen: z.string().nullable().describe('Says that nothing is open; null when something is.'),
  withHistory: z.literal(true).optional().describe('Its rows say what became of their due dates.'),
});
export type Overview = z.infer<typeof overviewSchema>;

/**
 * Open actions only, as the notes print them; or with those discharged or withdrawn at the last meeting or since,
 * found among `closed`, which may hold older ones too.
 */
export type OverviewScope = ({ openOnly: true } | { openOnly: false; closed: readonly Action[] }) & {
  /** Whether each row says besides when it was first due, and how often it was moved and carried over. */
  withHistory?: boolean;
};

/** One discharged on an undertaking has left the table of open ones; its status says what it rests on. */
function statusInWords(action: Action): string {
  switch (action.status) {
    case 'open':
      return 'Open';
    case 'proposed':
      return 'Open (reported done)';
    case 'discharged':
      return `Discharged ${inFigures(action.discharge.on)}${hasUnmetUndertaking(action) ? ', on an undertaking' : ''}`;
    case 'withdrawn':
      return `Withdrawn ${inFigures(action.withdrawal.on)}`;
  }
}

function rowHistory(action: Action, { board, meetings }: BoardView): OverviewRow['history'] {
  const record = dueRecordOf(action, meetings, board);
  return {
    firstDue: record.firstDueOn,
    firstDueInWords: withCapital(firstDueInWords(record)),
    timesMoved: record.dueMoves.length,
    timesCarriedOver: record.carriedOverAt?.length ?? null,
  };
}

const rowOf =
  (view: BoardView, { withHistory = false }: OverviewScope) =>
  (action: Action): OverviewRow => ({
    ref: action.ref,
    action: oneLine(action.text),
    status: action.status,
    statusInWords: statusInWords(action),
    closedOn: closedOn(action),
    owner: ownerInPrint(view.owners, action.owner),
    due: dueDate(action.due, view.meetings),
    dueInWords: dueInWords(action.due, view.meetings),
    ...(withHistory && { history: rowHistory(action, view) }),
  });

/** The day of the last meeting: one held on `asOf` itself counts, one still to come that day does not. */
const lastMeetingDay = (meetings: readonly Meeting[], asOf: CalendarDate): CalendarDate | undefined =>
  datedMeetings(meetings).findLast(({ date, state }) => date < asOf || (date === asOf && state === 'held'))
    ?.date;

const byClosing = (one: OverviewRow, other: OverviewRow): number =>
  (one.closedOn ?? '').localeCompare(other.closedOn ?? '') || byReference(one, other);

function captionOf(
  open: number,
  closed: number,
  asOf: CalendarDate,
  since: CalendarDate | undefined,
): string {
  if (closed === 0) return `Open actions as at ${inWords(asOf)}`;
  const closedOnes = `discharged or withdrawn${since === undefined ? '' : ` since ${inWords(since)}`}`;
  return `Actions as at ${inWords(asOf)}: ${open === 0 ? '' : 'open, then '}${closedOnes}`;
}

/**
 * The Overview of Actions of a board as at `asOf`: open ones by due date, undated last, then by reference; those that
 * the scope adds follow in the order in which they were closed. The view is of the present: `asOf` decides which
 * meetings are the last and the next, and takes no action back.
 */
export function overviewOf(view: BoardView, asOf: CalendarDate, scope: OverviewScope): Overview {
  const since = lastMeetingDay(view.meetings, asOf);
  const rows = together(view.actions, scope.openOnly ? [] : scope.closed).map(rowOf(view, scope));
  const open = rows.filter((row) => row.closedOn === null).sort(byDueDate);
  const closed = rows
    .filter((row) => !scope.openOnly && row.closedOn !== null && row.closedOn >= (since ?? ''))
    .sort(byClosing);
  return {
    board: oneLine(view.board.name),
    heading: 'Overview of Actions',
    caption: captionOf(open.length, closed.length, asOf, since),
    asAt: asOf,
    asAtInWords: inWords(asOf),
    nextMeeting: nextMeetingInWords(view.meetings, asOf),
    rows: [...open, ...closed],
    nothingOpen: open.length === 0 ? 'There are no open actions.' : null,
    ...(scope.withHistory && { withHistory: true }),
  };
}

/** The due date as the house prints it, "11/12/2024", or in words where there is no day. */
const dueCell = ({ due, dueInWords }: OverviewRow): string => (due === null ? dueInWords : inFigures(due));

const historyCells = ({ history }: OverviewRow): string[] =>
  history === undefined
    ? []
    : [
        history.firstDue === null ? history.firstDueInWords : inFigures(history.firstDue),
        String(history.timesMoved),
        history.timesCarriedOver === null ? 'Not known' : String(history.timesCarriedOver),
      ];

/** The columns that were asked for. */
export const columnsOf = ({ withHistory }: Pick<Overview, 'withHistory'>): readonly string[] =>
  withHistory ? [...overviewColumns, ...historyColumns] : overviewColumns;

/** A row's cells, in the order of the columns. */
export const overviewCells = (row: OverviewRow): string[] => [
  row.action,
  row.statusInWords,
  row.owner,
  dueCell(row),
  ...historyCells(row),
];
