import { type CalendarDate, dayIn, type Instant, momentIn, weekday } from '../calendar/days.ts';
import type { Board } from '../register/board.ts';
import { afterSweep } from '../reminders/sweep-record.ts';
import type { Ledger } from '../store/ledger.ts';
import { lastSweepHour } from './sweep.ts';

/**
 * When the service wakes, in London whatever the season: at eight every day, for on those that no board works the sweep still
 * settles what time has overtaken; then hourly from Monday to Friday, for what the morning could not do. Never between one
 * and two, an hour that some nights have twice or not at all.
 */
export const wakingHours = {
  timeZone: 'Europe/London',
  morning: 8,
  healing: { from: 9, to: lastSweepHour },
} as const;

/** The hours at which the service wakes on a day. */
function hoursOn(date: CalendarDate): number[] {
  const { morning, healing } = wakingHours;
  const hours = healing.to - healing.from + 1;
  return weekday(date) > 5
    ? [morning]
    : [morning, ...Array.from({ length: hours }, (_, hour) => healing.from + hour)];
}

/**
 * The moment at which the service was last to wake on the day that it is in London; undefined before the first. What a day
 * before left undone is left to that: nobody is written to in the night.
 */
export function lastWake(now: Instant): Instant | undefined {
  const today = dayIn(wakingHours.timeZone, now);
  return hoursOn(today)
    .map((hour) => momentIn(wakingHours.timeZone, `${today}T${String(hour).padStart(2, '0')}:00`))
    .findLast((moment) => moment <= now);
}

/**
 * Writes down that a board was swept, by a sweep of that very day which began `at`. Where somebody else has just written it,
 * theirs stands.
 */
export async function keepSweep(
  ledger: Pick<Ledger, 'sweepRecord' | 'saveSweepRecord'>,
  board: Board,
  at: Instant,
): Promise<void> {
  const record = await ledger.sweepRecord(board.id);
  await ledger.saveSweepRecord(afterSweep(record, board, { today: dayIn(board.timeZone, at), at }));
}
