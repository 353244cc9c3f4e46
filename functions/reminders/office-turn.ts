import * as z from 'zod';
import { type CalendarDate, calendarDateSchema } from '../calendar/days.ts';
import { codeSchema } from '../register/board.ts';
import type { Meeting } from '../register/meeting.ts';
import { type DateGiven, dateGivenSchema, withDatesGiven } from './dates-given.ts';
import { type Dispatch, dispatchIdSchema, reachedSomebody } from './dispatch.ts';

/** Which mail of a board an office was last sent, or is about to be, and on which day: it gets one a day. */
export const officeTurnSchema = z.object({
  board: codeSchema,
  owner: codeSchema,
  on: calendarDateSchema,
  dispatch: dispatchIdSchema,
  /** The version of the dispatch that was to be sent when it took the turn; null in turns of before that was kept. */
  madeUpAt: z.int().min(1).nullable().default(null),
  /** The dates of meetings that mails gave it before that one, and those that are in that one. */
  givenBefore: z.array(dateGivenSchema),
  given: z.array(dateGivenSchema),
  version: z.int().min(1),
});
export type OfficeTurn = z.infer<typeof officeTurnSchema>;

/**
 * Whether `mail`, which has that turn of its office, leaves no other mail to that day: it went, may have, or somebody
 * is making it up. One that will not go that day after all leaves the turn to another.
 */
export function isPastStopping(mail: Dispatch, { madeUpAt }: OfficeTurn): boolean {
  switch (mail.state) {
    case 'cancelled':
    case 'missed':
    case 'failed':
      return false;
    case 'planned':
      // Since the turn was taken nobody wrote that it cannot go; or it may have gone, and is to be sent again.
      return mail.version === madeUpAt || (mail.attempts > 0 && mail.waitingFor === null);
    default:
      return true;
  }
}

/** The dates that an office goes by, where `mail` had its last turn: what that says counts once it was there to be read. */
export function datesGoneBy(
  turn: OfficeTurn | undefined,
  mail: Dispatch | undefined,
  meetings: readonly Meeting[],
  today: CalendarDate,
): DateGiven[] {
  if (turn === undefined) return [];
  const { givenBefore, given } = turn;
  return mail && reachedSomebody(mail) ? withDatesGiven(givenBefore, given, today, meetings) : givenBefore;
}
