import * as z from 'zod';

/** The years that boards meet in. Days are counted back from meetings, and no year before the first has four figures. */
export const years = { from: 1900, to: 2199, pattern: '^(19|20|21)' } as const;
const startsInReach = new RegExp(years.pattern);
const isInReach = (day: string): boolean => startsInReach.test(day);

/** A day in the board's calendar, such as `2026-03-12`. Days compare correctly as text. */
export const calendarDateSchema = z.iso
  .date({ abort: true, error: 'is not a date: write YYYY-MM-DD, such as 2024-12-11' })
  .refine(isInReach, { abort: true, error: `must be in a year from ${years.from} to ${years.to}` })
  .brand<'CalendarDate'>();
export type CalendarDate = z.infer<typeof calendarDateSchema>;

/** A month in the board's calendar, such as `2024-02`. Months, and a month with a day, compare as text. */
export const calendarMonthSchema = z
  .string()
  .regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/, 'write a month as YYYY-MM, such as 2024-02')
  .brand<'CalendarMonth'>();
export type CalendarMonth = z.infer<typeof calendarMonthSchema>;

/** A moment, in UTC, such as `2024-10-03T08:15:00.000Z`. Moments compare correctly as text. */
export const instantSchema = z.iso.datetime().brand<'Instant'>();
export type Instant = z.infer<typeof instantSchema>;

/** Tells a month from a day, where either may stand. */
export const isMonth = (when: CalendarDate | CalendarMonth): when is CalendarMonth =>
  when.length === 'YYYY-MM'.length;

/** The day that `text` names. Throws a RangeError on what is no day, such as `2024-02-30`. */
export function day(text: string): CalendarDate {
  const parsed = calendarDateSchema.safeParse(text);
  if (!parsed.success) throw new RangeError(`"${text}" is not a date: write YYYY-MM-DD, such as 2024-12-11`);
  return parsed.data;
}

/** The month that a day falls in. */
export const monthOf = (date: CalendarDate): CalendarMonth => date.slice(0, 7) as CalendarMonth;

/** Days have no clock: each is reckoned from its midnight in UTC, where every day has 24 hours. */
const millisecondsADay = 86_400_000;

/** `date` moved by whole calendar days, back when negative. Most moves stay within the month, and need no reckoning. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const dayOfMonth = Number(date.slice(8)) + days;
  if (1 <= dayOfMonth && dayOfMonth <= 28) {
    return `${date.slice(0, 8)}${dayOfMonth < 10 ? '0' : ''}${dayOfMonth}` as CalendarDate;
  }
  return new Date(Date.parse(date) + days * millisecondsADay).toISOString().slice(0, 10) as CalendarDate;
}

/** The first and the last of some days. Throws a TypeError on none. */
export const earliest = (dates: readonly CalendarDate[]): CalendarDate =>
  dates.reduce((first, date) => (date < first ? date : first));
export const latest = (dates: readonly CalendarDate[]): CalendarDate =>
  dates.reduce((last, date) => (date > last ? date : last));

/** Monday is 1 and Sunday is 7. */
export const weekday = (date: CalendarDate): number => new Date(date).getUTCDay() || 7;

/** Makes clocks, one for each zone: making one takes longer than asking it. They throw a RangeError on a zone that nobody knows. */
function clocks(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): (timeZone: string) => Intl.DateTimeFormat {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (timeZone) => {
    const clock = made.get(timeZone) ?? new Intl.DateTimeFormat(locale, { timeZone, ...options });
    made.set(timeZone, clock);
    return clock;
  };
}

/** The Swedes write days as we do. */
const dayClock = clocks('sv-SE', {});
const timeClock = clocks('en-GB', { timeStyle: 'medium' });

/** The day it is in `timeZone` at that moment. */
export const dayIn = (timeZone: string, instant: Instant): CalendarDate =>
  dayClock(timeZone).format(new Date(instant)) as CalendarDate;

/** "08:00:05", as a clock in `timeZone` shows that moment. */
export const timeIn = (timeZone: string, instant: Instant): string =>
  timeClock(timeZone).format(new Date(instant));

/** The hour that it is in `timeZone` at that moment, from 0 to 23. */
export const hourIn = (timeZone: string, instant: Instant): number =>
  Number(timeIn(timeZone, instant).slice(0, 2));

/**
 * The moment at which a clock in `timeZone` shows that day and time (`2026-11-24T16:00`); of the two when clocks went back,
 * the earlier.
 */
export function momentIn(timeZone: string, local: string): Instant {
  const shown = Date.parse(`${local}Z`);
  const ahead = (moment: number): number => {
    const instant = new Date(moment).toISOString() as Instant;
    return Date.parse(`${dayIn(timeZone, instant)}T${timeIn(timeZone, instant)}Z`) - moment;
  };
  const guess = shown - ahead(shown - millisecondsADay / 2);
  return new Date(shown - ahead(guess)).toISOString() as Instant;
}

/** That moment, `minutes` later. */
export const addMinutes = (instant: Instant, minutes: number): Instant =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString() as Instant;

/** Whether the runtime knows `timeZone` by name. */
export function isTimeZone(timeZone: string): boolean {
  try {
    dayClock(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** The parts of the world that the IANA's time zones begin with. */
const region = /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\//i;

/**
 * Whether `timeZone` is named by a region and a city, or is UTC. What people abbreviate is somewhere else to the
 * runtime: its BST is Bangladesh's.
 */
export const isPlaceOfTime = (timeZone: string): boolean =>
  timeZone === 'UTC' || (region.test(timeZone) && isTimeZone(timeZone));

const british = /^(?:bst|gmt|gb|gb-eire|uk|britain|british summer time|greenwich mean time)$/i;

/** The time zone that somebody may mean who writes `text`: where Britain's clocks go, or that of a city; or none. */
export function placeOfTimeMeant(text: string): string | undefined {
  if (british.test(text.trim())) return 'Europe/London';
  const city = text.trim().toLowerCase().replace(/\s+/g, '_').split('/').at(-1);
  return Intl.supportedValuesOf('timeZone').find((known) => known.toLowerCase().split('/').at(-1) === city);
}

/** Writes days so. What writes them is made when first asked, and kept: making one takes longer than asking it. */
function writer(options: Intl.DateTimeFormatOptions): (date: CalendarDate) => string {
  let made: Intl.DateTimeFormat | undefined;
  return (date) => {
    made ??= new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
    return made.format(new Date(`${date}T00:00:00Z`)).replace(',', '');
  };
}

/** "Wednesday 11 December 2024", as a letter writes it. */
export const inFull = writer({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** "11 December 2024", as a sentence writes it. */
export const inWords = writer({ day: 'numeric', month: 'long', year: 'numeric' });

/** "11 December", where the year is plain from the context, as in a subject line. */
export const withoutYear = writer({ day: 'numeric', month: 'long' });

/** "11/12/2024", as the house's Overview of Actions prints it. */
export const inFigures = writer({ day: '2-digit', month: '2-digit', year: 'numeric' });

const monthWriter = writer({ month: 'long', year: 'numeric' });

/** "December 2024". */
export const monthInWords = (month: CalendarMonth): string => monthWriter(`${month}-01` as CalendarDate);
