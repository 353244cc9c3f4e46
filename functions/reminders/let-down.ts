import { addDays, addMinutes, type CalendarDate, dayIn, type Instant } from '../calendar/days.ts';
import { bankHolidays, isWorkingDay } from '../calendar/working-days.ts';
import { type Board, hasEnded, isUndeliverable } from '../register/board.ts';
import { firstMoment } from '../register/history.ts';
import { nextMeeting } from '../register/meetings.ts';
import type { BoardView } from '../register/view.ts';
import { type Dispatch, isUnderWay, isUnreportedTrouble } from './dispatch.ts';

/** Went wrong, or may have, and nobody of its board's office was told. */
const isUntold = (mail: Dispatch): boolean =>
  isUnreportedTrouble(mail) || (mail.state === 'unknown' && mail.reportedIn === null);

/** The mails to owners that went wrong, or may have, of which nobody of the board's office knows; none of a board that has ended. */
export const ownersNotTold = (board: Board, live: readonly Dispatch[], today: CalendarDate): Dispatch[] =>
  hasEnded(board, today) ? [] : live.filter((mail) => mail.owner !== null && isUntold(mail));

/** Who of a board's office is not told, and by what: secretaries whose mailboxes refuse mail, and mails to the office that went wrong. */
export const secretariesNotTold = (
  board: Board,
  live: readonly Dispatch[],
  today: CalendarDate,
): { mailboxes: number; mails: Dispatch[] } =>
  hasEnded(board, today)
    ? { mailboxes: 0, mails: [] }
    : {
        mailboxes: board.secretary.filter(({ email }) => isUndeliverable(board, email)).length,
        mails: live.filter((mail) => mail.owner === null && isUntold(mail)),
      };

/** How long a mail entered in the morning may take to go before anybody need wonder. */
const timeToSendMinutes = 30;

/**
 * Of a board that meets today or within two days, those of its live mails that a sweep entered a while ago and that have not
 * ended: whoever they are for may come to the meeting unaware. What is to be said in another goes by that one.
 */
export function notEndedBeforeMeeting(
  { board, meetings }: BoardView,
  live: readonly Dispatch[],
  today: CalendarDate,
  now: Instant,
): Dispatch[] {
  const next = nextMeeting(meetings, today);
  if (hasEnded(board, today) || next === undefined || next.date > addDays(today, 2)) return [];
  const longAgo = addMinutes(now, -timeToSendMinutes);
  return live.filter(
    (dispatch) =>
      isUnderWay(dispatch) &&
      dispatch.coveredBy === null &&
      !dispatch.history.slice(0, 1).some((entry) => firstMoment(entry) > longAgo),
  );
}

/** Where the schedules and the switch are at home, whichever zones the boards are in. */
const zone = 'Europe/London';

/**
 * Whether a freeze was left on: somebody stopped all sending on an earlier day, and this one is worked. Undefined on days on
 * which nothing would go anyway, and nobody can tell.
 */
export function isFreezeLeftOn(since: Instant | undefined, now: Instant): boolean | undefined {
  if (since === undefined) return false;
  const today = dayIn(zone, now);
  return isWorkingDay(today, bankHolidays) ? dayIn(zone, since) < today : undefined;
}
