import * as z from 'zod';
import { type CalendarDate, calendarDateSchema, inFigures, inWords } from '../calendar/days.ts';
import {
  type Action,
  actionRefSchema,
  actionStatuses,
  byReference,
  closedOn,
  extensionAsked,
  hasUnmetUndertaking,
  type UnmetUndertaking,
} from '../register/action.ts';
import { byDueDate, dueDate, dueNow } from '../register/due.ts';
import { dueRecordOf } from '../register/due-record.ts';
import type { Meeting } from '../register/meeting.ts';
import { datedMeetings } from '../register/meetings.ts';
import type { BoardView } from '../register/view.ts';
import { countOf, withCapital } from '../words/english.ts';
import {
  dueInWords,
  firstDueInWords,
  nextMeetingInWords,
  nextMeetingSchema,
  oneLine,
  ownersInPrint,
  together,
} from './wording.ts';

/** The house's columns. The first is never blank, so that a table read aloud says what its rows are. */
export const overviewColumns = ['Action', 'Status', 'Owner', 'Due date'] as const;

/** What stands beside the house's columns where somebody asks how often each action was put off. */
const historyColumns = ['First due date', 'Times moved', 'Times carried over'] as const;

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
  statusInWords: z
    .string()
    .describe('“Open”, “Open (reported done)”, “Open (more time asked for)”, “Discharged 02/10/2024”.'),
  closedOn: calendarDateSchema
    .nullable()
    .describe('The day it was discharged or withdrawn; null while it is open.'),
  owner: z.string().describe('Whose it is, as it was minuted; or by the names of the offices.'),
  due: calendarDateSchema.nullable(),
  dueInWords: z
    .string()
    .describe('“11 December 2024”, or what is known when there is no day: “In due course (no date agreed)”.'),
  history: rowHistorySchema.optional().describe('What became of its due date, where that was asked for.'),
});
export type OverviewRow = z.infer<typeof rowSchema>;

/** The columns of what is still to be provided. A table so headed is no table of actions, to whoever reads it back. */
export const undertakingColumns = ['Undertaking', 'Action discharged', 'Owner', 'Due date'] as const;

const undertakingRowSchema = z.object({
  ref: actionRefSchema,
  undertaking: z.string().describe('What is still to be provided.'),
  action: z.string().describe('The action that was discharged on it.'),
  statusInWords: rowSchema.shape.statusInWords,
  owner: rowSchema.shape.owner,
  due: calendarDateSchema.nullable().describe('The day by which it is to be met.'),
  dueInWords: rowSchema.shape.dueInWords,
  history: rowSchema.shape.history,
});
export type UndertakingRow = z.infer<typeof undertakingRowSchema>;

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
  undertakingsCaption: z.string(),
  undertakings: z
    .array(undertakingRowSchema)
    .describe('What actions were discharged on and is not provided yet, whenever that was.'),
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
export function statusInWords(action: Action): string {
  switch (action.status) {
    case 'open':
      return extensionAsked(action) ? 'Open (more time asked for)' : 'Open';
    case 'proposed':
      return 'Open (reported done)';
    case 'discharged':
      return `Discharged ${inFigures(action.discharge.on)}${hasUnmetUndertaking(action) ? ', on an undertaking' : ''}`;
    case 'withdrawn':
      return `Withdrawn ${inFigures(action.withdrawal.on)}`;
  }
}

/** What became of its due date; by `asOf`, the meetings at which it was carried over. */
function rowHistory(
  action: Action,
  { board, meetings }: BoardView,
  asOf: CalendarDate,
): OverviewRow['history'] {
  const record = dueRecordOf(action, meetings, board);
  const byThen = new Set(
    datedMeetings(meetings)
      .filter(({ date }) => date <= asOf)
      .map(({ id }) => id),
  );
  return {
    firstDue: record.firstDueOn,
    firstDueInWords: withCapital(firstDueInWords(record)),
    timesMoved: record.dueMoves.length,
    timesCarriedOver: record.carriedOverAt?.filter((id) => byThen.has(id)).length ?? null,
  };
}

const rowOf =
  (view: BoardView, asOf: CalendarDate, { withHistory = false }: OverviewScope) =>
  (action: Action): OverviewRow => ({
    ref: action.ref,
    action: oneLine(action.text),
    status: action.status,
    statusInWords: statusInWords(action),
    closedOn: closedOn(action),
    owner: ownersInPrint(view.owners, action),
    due: dueDate(action.due, view.meetings),
    dueInWords: dueInWords(action.due, view.meetings),
    ...(withHistory && { history: rowHistory(action, view, asOf) }),
  });

const undertakingRowOf =
  (view: BoardView, asOf: CalendarDate, { withHistory = false }: OverviewScope) =>
  (action: UnmetUndertaking): UndertakingRow => ({
    ref: action.ref,
    undertaking: oneLine(action.discharge.undertaking.text),
    action: oneLine(action.text),
    statusInWords: statusInWords(action),
    owner: ownersInPrint(view.owners, action),
    due: dueDate(dueNow(action), view.meetings),
    dueInWords: dueInWords(dueNow(action), view.meetings),
    ...(withHistory && { history: rowHistory(action, view, asOf) }),
  });

/** Nobody is to read that all is done while something promised is not. */
function nothingOpenInWords(open: number, promised: number): string | null {
  if (open > 0) return null;
  if (promised === 0) return 'There are no open actions.';
  const isOne = promised === 1;
  return `No action is open, and ${countOf(promised, 'undertaking')} ${isOne ? 'is' : 'are'} still to be met.`;
}

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
 * the scope adds follow in the order in which they were closed. What closed ones rest on and is not met yet stands apart,
 * in either scope and for as long as that is so. The view is of the present: `asOf` decides which
 * meetings are the last and the next, and takes no action back.
 */
export function overviewOf(view: BoardView, asOf: CalendarDate, scope: OverviewScope): Overview {
  const since = lastMeetingDay(view.meetings, asOf);
  const rows = together(view.actions, scope.openOnly ? [] : scope.closed).map(rowOf(view, asOf, scope));
  const open = rows.filter((row) => row.closedOn === null).sort(byDueDate);
  const closed = rows
    .filter((row) => !scope.openOnly && row.closedOn !== null && row.closedOn >= (since ?? ''))
    .sort(byClosing);
  const undertakings = view.actions
    .filter(hasUnmetUndertaking)
    .map(undertakingRowOf(view, asOf, scope))
    .sort(byDueDate);
  return {
    board: oneLine(view.board.name),
    heading: 'Overview of Actions',
    caption: captionOf(open.length, closed.length, asOf, since),
    asAt: asOf,
    asAtInWords: inWords(asOf),
    nextMeeting: nextMeetingInWords(view.meetings, asOf),
    rows: [...open, ...closed],
    nothingOpen: nothingOpenInWords(open.length, undertakings.length),
    undertakingsCaption: `Undertakings still to be met as at ${inWords(asOf)}`,
    undertakings,
    ...(scope.withHistory && { withHistory: true }),
  };
}

/** The due date as the house prints it, "11/12/2024", or in words where there is no day. */
const dueCell = ({ due, dueInWords }: Pick<OverviewRow, 'due' | 'dueInWords'>): string =>
  due === null ? dueInWords : inFigures(due);

/** What stands in the columns for what became of a due date, where those were asked for. */
export const historyCells = ({ history }: Pick<OverviewRow, 'history'>): string[] =>
  history === undefined
    ? []
    : [
        history.firstDue === null ? history.firstDueInWords : inFigures(history.firstDue),
        String(history.timesMoved),
        history.timesCarriedOver === null ? 'Not known' : String(history.timesCarriedOver),
      ];

/** The columns of a table, with those for what became of a due date where they were asked for. */
export const columnsOf = (
  { withHistory }: Pick<Overview, 'withHistory'>,
  columns: readonly string[],
): readonly string[] => (withHistory ? [...columns, ...historyColumns] : columns);

/** A row's cells, in the order of the house's columns. */
export const overviewCells = (row: OverviewRow): [string, string, string, string] => [
  row.action,
  row.statusInWords,
  row.owner,
  dueCell(row),
];

/** The cells of an undertaking, in the order of its columns. */
export const undertakingCells = (row: UndertakingRow): [string, string, string, string] => [
  row.undertaking,
  row.action,
  row.owner,
  dueCell(row),
];
