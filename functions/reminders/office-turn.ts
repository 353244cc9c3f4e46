import * as z from 'zod';
import { type CalendarDate, calendarDateSchema } from '../calendar/days.ts';
import { codeSchema } from '../register/board.ts';
import type { Meeting } from '../register/meeting.ts';
import { type DateGiven, dateGivenSchema, withDatesGiven } from './dates-given.ts';
import { type Dispatch, dispatchIdSchema, reachedSomebody } from './dispatch.ts';

/** Which mail of a board an office was last sent, or may have been, and on which day: it gets one a day. */
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

/** A turn that was kept by any release: some kept the version of its mail with it. What it holds is still to be parsed. */
export const upgradeTurn = ({ madeUpAt, ...kept }: Record<string, unknown>): Record<string, unknown> => kept;

/**
 * Whether `mail`, which has its office's turn of the day, leaves no other mail to that day: it went, or may have. One that
 * will not go that day after all leaves the turn to another.
 */
export function isPastStopping(mail: Dispatch): boolean {
  switch (mail.state) {
    case 'cancelled':
    case 'missed':
    case 'failed':
      return false;
    case 'planned':
      // It may have gone, and is to be sent again.
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
