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
  /** The dates of meetings that mails gave it before that one, and those that are in that one. */
  givenBefore: z.array(dateGivenSchema),
  given: z.array(dateGivenSchema),
  version: z.int().min(1),
});
export type OfficeTurn = z.infer<typeof officeTurnSchema>;

/**
 * Whether `mail`, which has the office's turn of a day, leaves no other mail to that day: it went, may have, or somebody
 * is making it up. One that will not go that day after all leaves the turn to another.
 */
export function isPastStopping(mail: Dispatch): boolean {
  switch (mail.state) {
    case 'cancelled':
    case 'missed':
    case 'failed':
      return false;
    case 'planned':
      // To be sent again, as it may not have gone: nobody knows that it did not.
      return mail.attempts > 0 && mail.waitingFor === null;
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
