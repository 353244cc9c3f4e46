import { type CalendarDate, calendarDateSchema, weekday } from '../../calendar/days.ts';

/** A date as people write it in notes. The British order is meant: 11/12/2024 is in December. */
type WrittenDate =
  | { kind: 'day'; date: CalendarDate; weekdayAgrees: boolean }
  | { kind: 'day without year'; month: number; day: number; weekday: number | null }
  | { kind: 'month'; month: number; year: number | null }
  | { kind: 'no such day' };

/** A date found in a text, with the words that say it and where they stand. */
export type DateFound = { written: WrittenDate; words: string; at: number };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';
const WEEKDAY = '(?:(mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\\b[.,]?\\s{1,3}(?:the\\s)?)?';
/** Two figures are a year only where they are no time, as in "11 December 10.30am", and no next day, as in "12 June, 11 July". */
const YEAR = `((?:19|20)\\d{2}\\b|[’']?[1-4]\\d\\b(?![.:]\\d|\\s?[ap]\\.?m|\\s?hours|\\s?hrs|\\s?[-–]|\\s(?:of\\s)?${MONTH.replace('(', '(?:')}))`;

/** The days of a month in words, the first to the thirty-first. */
const UNITS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];
const IN_WORDS = [
  ...UNITS,
  ...['tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth'],
  ...['eighteenth', 'nineteenth', 'twentieth'],
  ...UNITS.map((unit) => `twenty-${unit}`),
  ...['thirtieth', 'thirty-first'],
];

type Form = { pattern: RegExp; read: (match: RegExpMatchArray) => WrittenDate };

const FORMS: readonly Form[] = [
  {
    pattern: /\b(\d{4})-(\d{2})-(\d{2})\b/,
    read: ([, year, month, date]) => dayOf(Number(year), Number(month), Number(date)),
  },
  {
    pattern: /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])/,
    read: ([, date, , month, year]) => dayOf(fullYear(year), Number(month), Number(date)),
  },
  {
    pattern: new RegExp(
      `${WEEKDAY}\\b(\\d{1,2})\\s{0,2}(?:st|nd|rd|th)?(?:\\sday)?(?:\\sof)?[\\s,-]{0,3}${MONTH}(?:[\\s,-]{0,3}${YEAR})?`,
      'i',
    ),
    read: ([, name, date, month, year]) => {
      const numbers = { month: monthNumber(month), day: Number(date) };
      if (year !== undefined) return dayOf(fullYear(year), numbers.month, numbers.day, weekdayNumber(name));
      return dayWithoutYear(numbers.month, numbers.day, weekdayNumber(name));
    },
  },
  {
    pattern: new RegExp(`\\b(?<!-)(${IN_WORDS.join('|')})(?:\\sday)?\\sof\\s${MONTH}\\s${YEAR}`, 'i'),
    read: ([, date = '', month, year]) =>
      dayOf(fullYear(year), monthNumber(month), IN_WORDS.indexOf(date.toLowerCase()) + 1),
  },
  {
    pattern: new RegExp(`${WEEKDAY}\\b${MONTH}\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s((?:19|20)\\d{2})\\b`, 'i'),
    read: ([, name, month, date, year]) =>
      dayOf(Number(year), monthNumber(month), Number(date), weekdayNumber(name)),
  },
  {
    pattern: new RegExp(`\\b(?!may\\b|march\\b)${MONTH}(?:[\\s,-]{1,2}${YEAR})?`, 'i'),
    read: ([, month, year]) => monthOfYear(month, year),
  },
  {
    pattern: new RegExp(`\\b(May|March|MAY|MARCH)\\b(?:[\\s,-]{1,2}${YEAR})?`),
    read: ([, month, year]) => monthOfYear(month, year),
  },
  {
    pattern: /(?<![\d/])(0?[1-9]|1[0-2])\/(20\d{2})(?![\d/])/,
    read: ([, month, year]) => ({ kind: 'month', month: Number(month), year: Number(year) }),
  },
  {
    // Figures are a day and a month where words before them say so: "by 21/11" is a day, "item 21/11" none.
    pattern: /(?<=\b(?:by|before|due|until)(?: on)?:?\s)(\d{1,2})\/(\d{1,2})(?![\d/])/i,
    read: ([, day, month]) => dayWithoutYear(Number(month), Number(day), null),
  },
];

const dayWithoutYear = (month: number, day: number, weekday: number | null): WrittenDate =>
  isDay(2024, month, day) ? { kind: 'day without year', month, day, weekday } : { kind: 'no such day' };

/** Every date has one of these, and few texts have any. */
const DATED = new RegExp(`${MONTHS.join('|')}|\\d[/.-]\\d`, 'i');

/** The first date in `text`, or null. Of two readings that begin together the longer is meant. */
export function firstDate(text: string): DateFound | null {
  if (!DATED.test(text)) return null;
  let best: DateFound | null = null;
  for (const { pattern, read } of FORMS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const better =
      best === null ||
      match.index < best.at ||
      (match.index === best.at && match[0].length > best.words.length);
    if (better) best = { written: read(match), words: match[0], at: match.index };
  }
  return best;
}

/** Every date in `text`, in order. */
export function allDates(text: string): DateFound[] {
  const found: DateFound[] = [];
  let from = 0;
  for (let next = firstDate(text); next !== null; next = firstDate(text.slice(from))) {
    found.push({ ...next, at: from + next.at });
    from += next.at + next.words.length;
  }
  return found;
}

/** The first day, with its year, in `text`; null when it has none. */
export function firstDay(text: string): { date: CalendarDate; weekdayAgrees: boolean } | null {
  const day = allDates(text).find(({ written }) => written.kind === 'day');
  return day?.written.kind === 'day' ? day.written : null;
}

/** The first `month` and `day` on or after `from`, or null where there is none within eight years (29 February). */
export function nextAfter(from: CalendarDate, month: number, day: number): CalendarDate | null {
  const start = Number(from.slice(0, 4));
  for (let year = start; year <= start + 8; year += 1) {
    const found = dayOf(year, month, day);
    if (found.kind === 'day' && found.date >= from) return found.date;
  }
  return null;
}

/** The last `month` and `day` before `from`, or null where there is none within eight years (29 February). */
export function lastBefore(from: CalendarDate, month: number, day: number): CalendarDate | null {
  const start = Number(from.slice(0, 4));
  for (let year = start; year >= start - 8; year -= 1) {
    const found = dayOf(year, month, day);
    if (found.kind === 'day' && found.date < from) return found.date;
  }
  return null;
}

function dayOf(year: number, month: number, date: number, named: number | null = null): WrittenDate {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const parsed = calendarDateSchema.safeParse(text);
  if (!parsed.success) return { kind: 'no such day' };
  return {
    kind: 'day',
    date: parsed.data,
    weekdayAgrees: named === null || weekday(parsed.data) === named,
  };
}

const isDay = (year: number, month: number, date: number): boolean => dayOf(year, month, date).kind === 'day';

function monthOfYear(month: string | undefined, year: string | undefined): WrittenDate {
  return { kind: 'month', month: monthNumber(month), year: year === undefined ? null : fullYear(year) };
}

const monthNumber = (name = ''): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

const weekdayNumber = (name: string | undefined): number | null =>
  name === undefined ? null : WEEKDAYS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

function fullYear(figures = ''): number {
  const year = Number(figures.replace(/\D/g, ''));
  return year < 100 ? 2000 + year : year;
}

/** Whether a date is the first of the words. */
export const startsWithDate = (text: string): boolean => firstDate(text)?.at === 0;

/** "May 2025", "Wednesday 12 March 2025 meeting": a date, of a meeting perhaps, and nothing else to speak of. */
export function isDayAlone(text: string): boolean {
  const date = text.length > 60 ? null : firstDate(text);
  return (
    date !== null &&
    !/[a-z]{3}/i.test(
      text
        .replace(date.words, ' ')
        .replace(/\b(?:meetings?|board|committee|held|from|the|pdb|panel|since|updated|agreed)\b/gi, ' '),
    )
  );
}
