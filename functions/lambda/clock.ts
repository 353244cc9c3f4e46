import { type CalendarDate, dayIn, type Instant, instantSchema } from '../calendar/days.ts';
import type { Board } from '../register/board.ts';

export type Clock = {
  now: () => Instant;
  /** Whether what a message says of its time stands as it is, however late it comes, or though it says nothing. */
  takesAnyTime: boolean;
};

/** The clock of the machine. */
export const machineClock = (environment: { MATTERS_CLOCK?: 'now' | undefined }): Clock => ({
  now: () => instantSchema.parse(new Date().toISOString()),
  takesAnyTime: environment.MATTERS_CLOCK === 'now',
});

/**
 * The day whose work a message asks for: the one it was meant for, whatever the hour it is handled at; or, where it
 * comes only on a later day, that day. What lay in a queue over night, or with the dead letters for a week, then does
 * what is to be done now: no mail past its cut-off, none on a day off, and no stage that another has overtaken.
 */
export function dayOfWork({ timeZone }: Board, at: Instant, { now, takesAnyTime }: Clock): CalendarDate {
  const meant = dayIn(timeZone, at);
  const today = dayIn(timeZone, now());
  return takesAnyTime || meant > today ? meant : today;
}
