import snapshot from './bank-holidays.json' with { type: 'json' };
import { addDays, type CalendarDate, day, inFull, weekday } from './days.ts';

/** Why an office is shut on a day it would otherwise work: the day, and what the day is called. */
export type Closures = ReadonlyMap<CalendarDate, string>;

/**
 * Bank holidays of England and Wales, 2016 to 2028, with their substitute and one-off days. Compared in November
 * 2026 with a copy of the Government's published list that runs to 26 December 2028: all dates agree.
 */
export const bankHolidays: Closures = new Map(
  Object.entries(snapshot).map(([date, name]) => [day(date), name]),
);

/** The first and the last day the list of bank holidays speaks for. Beyond them only weekends are known. */
export const bankHolidaysKnownFrom: CalendarDate = day('2016-01-01');
export const bankHolidaysKnownTo: CalendarDate = day('2028-12-31');

/** Bank holidays, and the other days on which this board's own office is shut. One that is both has the holiday's name. */
export const closuresWith = (closureDays: readonly CalendarDate[]): Closures =>
  closureDays.length === 0
    ? bankHolidays
    : new Map([
        ...closureDays.map((date) => [date, 'a day on which the office is closed'] as const),
        ...bankHolidays,
      ]);

const isWeekend = (date: CalendarDate): boolean => weekday(date) > 5;

/** Neither a weekend nor a day that the office is shut. */
export const isWorkingDay = (date: CalendarDate, closures: Closures): boolean =>
  !isWeekend(date) && !closures.has(date);

/** Why `date` is no working day: "Friday 29 March 2024 is Good Friday". Null for a working day. */
export function whyNotWorked(date: CalendarDate, closures: Closures): string | null {
  const name = isWeekend(date) ? 'a day of the weekend' : closures.get(date);
  return name === undefined ? null : `${inFull(date)} is ${name}`;
}

/** The weekdays between two days, neither of them among it, on which the office is shut, each with why, in order. */
export function weekdaysShut(earlier: CalendarDate, later: CalendarDate, closures: Closures): string[] {
  const shut: string[] = [];
  for (let date = addDays(earlier, 1); date < later; date = addDays(date, 1)) {
    const why = whyNotWorked(date, closures);
    if (why !== null && !isWeekend(date)) shut.push(why);
  }
  return shut;
}

/**
 * What a count of working days left out between two days, neither of them among it: that weekends do not count, where
 * there was one, and each weekday with its reason, in order. Empty when nothing was left out.
 */
export function uncountedDays(earlier: CalendarDate, later: CalendarDate, closures: Closures): string[] {
  const weekdays = weekdaysShut(earlier, later, closures).map((why) => `${why} and does not count`);
  let weekends = false;
  for (let date = addDays(earlier, 1); date < later; date = addDays(date, 1)) weekends ||= isWeekend(date);
  return weekends ? ['weekends do not count', ...weekdays] : weekdays;
}

/** The nearest working day strictly before (`-1`) or after (`1`) `date`. */
function nextWorkingDay(date: CalendarDate, direction: 1 | -1, closures: Closures): CalendarDate {
  const next = addDays(date, direction);
  return isWorkingDay(next, closures) ? next : nextWorkingDay(next, direction, closures);
}

function stepWorkingDays(
  date: CalendarDate,
  steps: number,
  direction: 1 | -1,
  closures: Closures,
): CalendarDate {
  if (!Number.isInteger(steps) || steps < 0) throw new RangeError(`cannot count ${steps} working days`);
  if (steps === 0 && !isWorkingDay(date, closures)) return nextWorkingDay(date, direction, closures);
  let reached = date;
  // Kept beside the day: to ask a day for its weekday takes longer than to step to it.
  let dayOfWeek = weekday(date);
  for (let left = steps; left > 0; ) {
    reached = addDays(reached, direction);
    dayOfWeek = ((dayOfWeek + direction + 6) % 7) + 1;
    if (dayOfWeek <= 5 && !closures.has(reached)) left -= 1;
  }
  return reached;
}

/** `count` whole working days before `date`, which is not counted. Zero gives `date`, or the nearest working day before. */
export const workingDaysBefore = (date: CalendarDate, count: number, closures: Closures): CalendarDate =>
  stepWorkingDays(date, count, -1, closures);

/** `count` whole working days after `date`, which is not counted. Zero gives `date`, or the nearest working day after. */
export const workingDaysAfter = (date: CalendarDate, count: number, closures: Closures): CalendarDate =>
  stepWorkingDays(date, count, 1, closures);

/** The working days from the one after `date` up to `later`, that one counted. None where `later` is not later. */
export function workingDaysUntil(date: CalendarDate, later: CalendarDate, closures: Closures): number {
  let count = 0;
  for (let next = addDays(date, 1); next <= later; next = addDays(next, 1)) {
    if (isWorkingDay(next, closures)) count += 1;
  }
  return count;
}

/**
 * The clear days between publication and a meeting: the working days after the one and before the other, neither counted.
 * What is published on a day the office is shut can be seen there only from the next that it works, which then is the day
 * of publication. Zero for one published on the day of the meeting, or later.
 */
export function clearDaysBetween(published: CalendarDate, meeting: CalendarDate, closures: Closures): number {
  let count = 0;
  const from = stepWorkingDays(published, 0, 1, closures);
  for (let date = addDays(from, 1); date < meeting; date = addDays(date, 1)) {
    if (isWorkingDay(date, closures)) count += 1;
  }
  return count;
}

/**
 * The last day on which papers can be published so that `clearDays` working days lie between it and the meeting.
 * Neither the day of publication nor the day of the meeting counts, nor a day the office is shut
 * (Local Government Act 1972 s.100B; five for a panel, a house rule for a commissioner's own board).
 */
export const publishBy = (meeting: CalendarDate, clearDays: number, closures: Closures): CalendarDate =>
  workingDaysBefore(meeting, clearDays + 1, closures);
