import snapshot from './bank-holidays.json' with { type: 'json' };
import { addDays, type CalendarDate, day, weekday } from './days.ts';

/** Why an office is shut on a day it would otherwise work: the day, and what the day is called. */
export type Closures = ReadonlyMap<CalendarDate, string>;

/**
 * Bank holidays of England and Wales, 2016 to 2028, with their substitute and one-off days. Compared on 23 November
 * 2026 with the Government's published list, which then ran to 26 December 2028: all dates agree.
 */
export const bankHolidays: Closures = new Map(
  Object.entries(snapshot).map(([date, name]) => [day(date), name]),
);

/** The last day the list of bank holidays speaks for. After it only weekends are known. */
export const bankHolidaysKnownTo: CalendarDate = day('2028-12-31');

/** Bank holidays together with the days on which this board's own office is shut. */
export const closuresWith = (closureDays: readonly CalendarDate[]): Closures =>
  new Map([...bankHolidays, ...closureDays.map((date) => [date, 'the office is closed'] as const)]);

/** Neither a weekend nor a day that the office is shut. */
export const isWorkingDay = (date: CalendarDate, closures: Closures): boolean =>
  weekday(date) <= 5 && !closures.has(date);

/** The nearest working day strictly before (`-1`) or after (`1`) `date`. */
function nextWorkingDay(date: CalendarDate, direction: 1 | -1, closures: Closures): CalendarDate {
  const next = addDays(date, direction);
  return isWorkingDay(next, closures) ? next : nextWorkingDay(next, direction, closures);
}

function moved(date: CalendarDate, steps: number, direction: 1 | -1, closures: Closures): CalendarDate {
  if (!Number.isInteger(steps) || steps < 0) throw new RangeError(`cannot count ${steps} working days`);
  return Array.from({ length: steps }).reduce<CalendarDate>(
    (reached) => nextWorkingDay(reached, direction, closures),
    date,
  );
}

/** `count` whole working days before `date`, which itself is not counted. Zero gives `date`, working or not. */
export const workingDaysBefore = (date: CalendarDate, count: number, closures: Closures): CalendarDate =>
  moved(date, count, -1, closures);

/** `count` whole working days after `date`, which itself is not counted. Zero gives `date`, working or not. */
export const workingDaysAfter = (date: CalendarDate, count: number, closures: Closures): CalendarDate =>
  moved(date, count, 1, closures);

/**
 * The last day on which papers can be published so that `clearDays` working days lie between it and the meeting.
 * Neither the day of publication nor the day of the meeting counts, nor a day the office is shut
 * (Local Government Act 1972 s.100B; five for a panel, a house rule for a commissioner's own board).
 */
export const publishBy = (meeting: CalendarDate, clearDays: number, closures: Closures): CalendarDate =>
  workingDaysBefore(meeting, clearDays + 1, closures);
