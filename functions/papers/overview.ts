import * as z from 'zod';
import { type CalendarDate, calendarDateSchema, inFigures, inWords } from '../calendar/days.ts';
import {
  type Action,
  actionRefSchema,
  actionStatuses,
  byReference,
  hasUnmetUndertaking,
  type UnmetUndertaking,
} from '../register/action.ts';
import { byDueDate, dueDate, dueNow } from '../register/due.ts';
import type { Meeting } from '../register/meeting.ts';
import { datedMeetings } from '../register/meetings.ts';
import type { BoardView } from '../register/view.ts';
import { countOf } from '../words/english.ts';
import {
  closedOn,
  dueInWords,
  nextMeetingInWords,
  nextMeetingSchema,
  oneLine,
  ownersInPrint,
  together,
} from './wording.ts';

/** The house's columns. The first is never blank, so that a table read aloud says what its rows are. */
export const overviewColumns = ['Action', 'Status', 'Owner', 'Due date'] as const;

const rowSchema = z.object({
  ref: actionRefSchema,
  action: z.string(),
  status: z.enum(actionStatuses),
  statusInWords: z.string().describe('“Open”, “Open (reported done)”, “Discharged 02/10/2024”.'),
  closedOn: calendarDateSchema
    .nullable()
    .describe('The day it was discharged or withdrawn; null while it is open.'),
  owner: z.string().describe('Whose it is, as it was minuted; or by the names of the offices.'),
  due: calendarDateSchema.nullable(),
  dueInWords: z
    .string()
    .describe('“11 December 2024”, or what is known when there is no day: “In due course (no date agreed)”.'),
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
});
export type Overview = z.infer<typeof overviewSchema>;

/**
 * Open actions only, as the notes print them; or with those discharged or withdrawn at the last meeting or since,
 * found among `closed`, which may hold older ones too.
 */
export type OverviewScope = { openOnly: true } | { openOnly: false; closed: readonly Action[] };

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

const rowOf =
  ({ owners, meetings }: BoardView) =>
  (action: Action): OverviewRow => ({
    ref: action.ref,
    action: oneLine(action.text),
    status: action.status,
    statusInWords: statusInWords(action),
    closedOn: closedOn(action),
    owner: ownersInPrint(owners, action),
    due: dueDate(action.due, meetings),
    dueInWords: dueInWords(action.due, meetings),
  });

const undertakingRowOf =
  ({ owners, meetings }: BoardView) =>
  (action: UnmetUndertaking): UndertakingRow => ({
    ref: action.ref,
    undertaking: oneLine(action.discharge.undertaking.text),
    action: oneLine(action.text),
    statusInWords: statusInWords(action),
    owner: ownersInPrint(owners, action),
    due: dueDate(dueNow(action), meetings),
    dueInWords: dueInWords(dueNow(action), meetings),
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
  const rows = together(view.actions, scope.openOnly ? [] : scope.closed).map(rowOf(view));
  const open = rows.filter((row) => row.closedOn === null).sort(byDueDate);
  const closed = rows
    .filter((row) => !scope.openOnly && row.closedOn !== null && row.closedOn >= (since ?? ''))
    .sort(byClosing);
  const undertakings = view.actions.filter(hasUnmetUndertaking).map(undertakingRowOf(view)).sort(byDueDate);
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
  };
}

/** The due date as the house prints it, "11/12/2024", or in words where there is no day. */
const dueCell = ({ due, dueInWords }: Pick<OverviewRow, 'due' | 'dueInWords'>): string =>
  due === null ? dueInWords : inFigures(due);

/** A row's cells, in the order of the columns. */
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
