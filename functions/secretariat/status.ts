import { addDays, type CalendarDate } from '../calendar/days.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import { planBoard } from '../dispatch/planning.ts';
import { nextMeeting } from '../register/meetings.ts';
import { closuresOf, type PapersCalendar, papersCalendar } from '../register/papers-calendar.ts';
import type { BoardView } from '../register/view.ts';
import { type Dispatch, isTrouble, isUnderWay } from '../reminders/dispatch.ts';
import { type Gap, gapsIn } from '../reminders/gaps.ts';
import { type Overdue, overdueIn } from '../reminders/overdue.ts';
import { sleptThrough } from '../reminders/sweep-record.ts';
import { viewOf } from './naming.ts';
import type { Office } from './office.ts';

/** How far back a mail that went wrong is still shown. */
const troubleDays = 90;

/** The first of the days whose mails are still shown on that day. */
export const firstDayShown = (today: CalendarDate): CalendarDate => addDays(today, -troubleDays);

/** How a board stands: what is under way, what went wrong lately, and what would let somebody down. */
export type BoardStatus = {
  view: BoardView;
  /** The nearest meeting with a date, and the days that lead up to it; null when there is none. */
  nextMeeting: ({ id: string; date: CalendarDate } & PapersCalendar) | null;
  underWay: Dispatch[];
  troubles: Dispatch[];
  gaps: Gap[];
  overdue: Overdue[];
};

/**
 * All that is live of a board, and its mails: those that are, and those that fell due since the first day shown. Its gaps are
 * those of its register, after the mornings that the service slept through.
 */
export async function boardAndMails(
  office: Office,
): Promise<{ view: BoardView; live: Dispatch[]; recent: Dispatch[]; gaps: Gap[] }> {
  const { ledger, board, today } = office;
  const [view, mails, sweeps] = await Promise.all([
    viewOf(office),
    ledger.liveAndSince(board.id, firstDayShown(today)),
    ledger.sweepRecord(board.id),
  ]);
  return { view, ...mails, gaps: [...sleptThrough(sweeps, board, today), ...gapsIn(view, today)] };
}

export async function boardStatus(office: Office): Promise<BoardStatus> {
  const { board, today } = office;
  const { view, live, recent, gaps } = await boardAndMails(office);
  const next = nextMeeting(view.meetings, today);
  return {
    view,
    nextMeeting: next
      ? { id: next.id, date: next.date, ...papersCalendar(board.policy, next, closuresOf(board)) }
      : null,
    underWay: live.filter(isUnderWay),
    troubles: recent.filter((dispatch) => isTrouble(dispatch) && !isUnderWay(dispatch)),
    gaps,
    overdue: overdueIn(view, today),
  };
}

/** What a morning of that day would do, if it is a working day; and what waits from mornings before. */
export type DayPlan = {
  view: BoardView;
  mails: Awaited<ReturnType<typeof planBoard>>;
  waiting: Dispatch[];
  gaps: Gap[];
  /** Nothing is sent on any other day. */
  working: boolean;
};

/** What is owed to whom on that day, and why. Nothing is sent. */
export async function dayPlan(office: Office): Promise<DayPlan> {
  const { ledger, board, today } = office;
  const [view, live] = await Promise.all([viewOf(office), ledger.live(board.id)]);
  return {
    view,
    mails: await planBoard({ ledger }, view, live, today),
    waiting: live.filter(isUnderWay),
    gaps: gapsIn(view, today),
    working: isWorkingDay(today, closuresOf(board)),
  };
}
