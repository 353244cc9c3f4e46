import * as z from 'zod';
import { type CalendarDate, calendarDateSchema } from '../calendar/days.ts';
import { codeSchema } from '../register/board.ts';
import { type Dispatch, dispatchIdSchema } from './dispatch.ts';

/** Which mail of a board an office was last sent, or is about to be, and on which day: it gets one a day. */
export const officeTurnSchema = z.object({
  board: codeSchema,
  owner: codeSchema,
  on: calendarDateSchema,
  dispatch: dispatchIdSchema,
  version: z.int().min(1),
});
export type OfficeTurn = z.infer<typeof officeTurnSchema>;

/**
 * What `mail`, which has the office's turn of a day, leaves to the others of that day: nothing, where it went, may have,
 * or somebody is making it up. One that will not go that day after all leaves the turn to them.
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

/** The turn of that day, given to `mail`; the next version of `turn`. */
export const turnFor = (
  { board, id }: Pick<Dispatch, 'board' | 'id'>,
  owner: string,
  on: CalendarDate,
  turn: OfficeTurn | undefined,
): OfficeTurn => ({ board, owner, on, dispatch: id, version: (turn?.version ?? 0) + 1 });
