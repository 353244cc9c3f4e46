import { addMinutes, type CalendarDate, dayIn, type Instant, inWords } from '../calendar/days.ts';
import type { Board } from '../register/board.ts';

export type Clock = {
  now: () => Instant;
  /** Whether what a message says of its time stands as it is, however late it comes, or though it says nothing. */
  takesAnyTime: boolean;
};

/** The clock of the machine. */
export const machineClock = (environment: { MATTERS_CLOCK?: 'now' | undefined }): Clock => ({
  now: () => new Date().toISOString() as Instant,
  takesAnyTime: environment.MATTERS_CLOCK === 'now',
});

/** By how much the clocks of two machines may differ: so long before midnight, the next day has come as well. */
export const clocksDifferByMinutes = 5;

/** What it asks for is not to be done yet, and a mail cannot be taken back. */
class DayNotCome extends Error {
  override readonly name = 'DayNotCome';
}

/**
 * The day whose work a message asks for: the one it was meant for, whatever the hour it is handled at; or, where it
 * comes only on a later day, that day. What lay in a queue over night, or with the dead letters for a week, then does
 * what is to be done now: no mail past its cut-off, none on a day off, and no stage that another has overtaken. Throws
 * {@link DayNotCome} on a day that has not come where the board is.
 */
export function dayOfWork({ id, timeZone }: Board, at: Instant, { now, takesAnyTime }: Clock): CalendarDate {
  const meant = dayIn(timeZone, at);
  if (meant > dayIn(timeZone, addMinutes(now(), clocksDifferByMinutes))) {
    throw new DayNotCome(`${inWords(meant)} has not come yet where ${id} is: nothing is done for it`);
  }
  const today = dayIn(timeZone, now());
  return takesAnyTime || meant > today ? meant : today;
}

/** A day from now it is tomorrow in every zone: what is further off is to come for every board. */
export function refuseDayToCome(at: Instant, { now }: Clock): void {
  if (Date.parse(at) <= Date.parse(addMinutes(now(), 24 * 60))) return;
  throw new DayNotCome(
    `${at} is on a day that has come for no board, and it is ${now()}: nothing is done for it`,
  );
}
