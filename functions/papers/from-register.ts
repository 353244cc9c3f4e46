import { type CalendarDate, earliest } from '../calendar/days.ts';
import { type Action, isInError } from '../register/action.ts';
import { isOverdue } from '../register/action-standing.ts';
import { dueDate, dueNow } from '../register/due.ts';
import type { DatedMeeting, Meeting } from '../register/meeting.ts';
import { sinceLastMeeting } from '../register/meetings.ts';
import type { Speaking } from '../register/meetings-spoken-of.ts';
import type { BoardView } from '../register/view.ts';
import { escalationsOf } from '../reminders/chases.ts';
import { type Dispatch, type DispatchId, isTrouble } from '../reminders/dispatch.ts';
import { gapsIn } from '../reminders/gaps.ts';
import { overdueIn } from '../reminders/overdue.ts';
import { type ActionReport, actionReport } from './action-report.ts';
import { type ChairSheet, chairSheetOf, meetingsInRates } from './chair-sheet.ts';
import { type ItemTwo, itemTwo } from './item-two.ts';
import { type Overview, overviewOf } from './overview.ts';

/** Finds the actions of a board of which nothing more was owed from that day or later. */
type Closed = { closedSince: (board: string, day: CalendarDate) => Promise<readonly Action[]> };

/** Finds the meetings besides that some of its actions speak of. */
type Reader = Closed & { meetingsFor: (board: string, by: Speaking) => Promise<readonly Meeting[]> };

/** What the board closed; what was recorded in error and taken back, it never asked for. */
const closedFor = async (
  { closedSince }: Closed,
  { board, meetings }: BoardView,
  day: CalendarDate,
): Promise<Action[]> =>
  (await closedSince(board.id, sinceLastMeeting(meetings, day))).filter((action) => !isInError(action));

/** The Overview of Actions as at `asOf`: open ones alone, or with those closed since the last meeting. */
export async function overviewFrom(
  register: Reader,
  view: BoardView,
  asOf: CalendarDate,
  { openOnly = false, withHistory = false } = {},
): Promise<Overview> {
  if (openOnly) return overviewOf(view, asOf, { openOnly, withHistory });
  const closed = await closedFor(register, view, asOf);
  const { board, actions, programme } = view;
  const meetings =
    closed.length === 0
      ? view.meetings
      : await register.meetingsFor(board.id, { actions: [...actions, ...closed], programme });
  return overviewOf({ ...view, meetings }, asOf, { openOnly, closed, withHistory });
}

/** Finds the mails of a board that fell due on that day or later, and those of some names. */
type LedgerReader = {
  known: (board: string, ids: readonly DispatchId[]) => Promise<readonly Dispatch[]>;
  dispatchesOf: (board: string, scope: { since: CalendarDate }) => Promise<readonly Dispatch[]>;
};

/**
 * The action report as at `today`, with the gaps of the register, the mails that went wrong since the last meeting, and
 * those by which what is overdue was escalated.
 */
export async function actionReportFrom(
  ledger: LedgerReader,
  view: BoardView,
  today: CalendarDate,
): Promise<ActionReport> {
  const { board, meetings } = view;
  const overdue = new Set(overdueIn(view, today).map(({ ref }) => ref));
  const escalations = view.actions
    .filter(({ ref }) => overdue.has(ref))
    .flatMap((action) => escalationsOf(view, action));
  const [dispatches, escalated] = await Promise.all([
    ledger.dispatchesOf(board.id, { since: sinceLastMeeting(meetings, today) }),
    ledger.known(board.id, [...new Set(escalations)]),
  ]);
  // What is offered has a heading of its own there.
  const gaps = gapsIn(view, today)
    .filter(({ kind }) => kind !== 'offered, not accepted')
    .map(({ detail }) => detail);
  return actionReport(view, today, { gaps, troubles: dispatches.filter(isTrouble), escalations: escalated });
}

/** "Notes of previous meeting" for a meeting: what was closed at it, or since the one before. The view has every meeting. */
export const itemTwoFrom = async (
  register: Closed,
  view: BoardView,
  meeting: DatedMeeting,
): Promise<ItemTwo> => itemTwo(view, meeting, await closedFor(register, view, meeting.date));

/** Finds a board and all that is live of it besides, and every meeting that a board had. */
type SheetReader = Closed & {
  boardView: (code: string) => Promise<BoardView | undefined>;
  meetings: (board: string) => Promise<readonly Meeting[]>;
};

/**
 * The board's own programme, and those of the panels that its notes are offered to. What is wrong with a panel's register
 * keeps nobody from this board's sheet, which says so.
 */
async function programmesFed(
  { boardView }: SheetReader,
  view: BoardView,
): Promise<{ panels: BoardView[]; unread: string[] }> {
  const codes = (view.board.notesTo ?? []).filter((code) => code !== view.board.id);
  const read = await Promise.all(codes.map((code) => boardView(code).catch(() => code)));
  return {
    panels: [view, ...read.filter((panel) => typeof panel === 'object')],
    unread: read.filter((panel) => typeof panel === 'string'),
  };
}

/** The chair's sheet of a meeting as at `today`; of none where none has a day. */
export async function chairSheetFrom(
  register: SheetReader,
  ledger: Pick<LedgerReader, 'dispatchesOf'>,
  live: BoardView,
  meeting: Meeting | undefined,
  today: CalendarDate,
): Promise<ChairSheet> {
  const { board } = live;
  const meetings = await register.meetings(board.id);
  const view = { ...live, meetings };
  const first = meetingsInRates(meetings, today).at(-1)?.date ?? today;
  const missed = view.actions
    .filter((action) => isOverdue(action, meetings, today))
    .map((action) => dueDate(dueNow(action), meetings) ?? today);
  const [closed, mails, programmes] = await Promise.all([
    closedFor(register, view, first),
    ledger.dispatchesOf(board.id, { since: earliest([today, ...missed]) }),
    programmesFed(register, view),
  ]);
  return chairSheetOf(view, meeting, today, { closed, mails, ...programmes });
}
