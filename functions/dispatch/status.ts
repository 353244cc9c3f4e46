import { addDays, type CalendarDate } from '../calendar/days.ts';
import type { BoardView } from '../register/view.ts';
import { type Dispatch, isTrouble, isUnderWay } from '../reminders/dispatch.ts';
import { type Gap, gapsIn } from '../reminders/gaps.ts';
import type { Ledger } from '../store/ledger.ts';

/** How far back a mail that went wrong is still shown. */
const troubleDays = 90;

/** The first of the days whose mails are still shown on that day. */
export const firstDayShown = (today: CalendarDate): CalendarDate => addDays(today, -troubleDays);

/** What is under way, what went wrong lately, and what would let somebody down. */
export type Status = { underWay: Dispatch[]; troubles: Dispatch[]; gaps: Gap[] };

/** How a board's reminders stand on that day. */
export async function statusOf(
  { live, dispatchesOf }: Pick<Ledger, 'live' | 'dispatchesOf'>,
  view: BoardView,
  today: CalendarDate,
): Promise<Status> {
  const [underWay, recent] = await Promise.all([
    live(view.board.id),
    dispatchesOf(view.board.id, { since: firstDayShown(today) }),
  ]);
  return {
    underWay: underWay.filter(isUnderWay),
    troubles: recent.filter((dispatch) => isTrouble(dispatch) && !isUnderWay(dispatch)),
    gaps: gapsIn(view, today),
  };
}
