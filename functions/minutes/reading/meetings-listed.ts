import type { CalendarDate } from '../../calendar/days.ts';
import { allDates, type DateFound, lastBefore, nextAfter, startsWithDate } from './dates.ts';
import type { Paragraph } from './lines.ts';
import { BODY } from './title-block.ts';

/** "Later meetings: 29 January 2026 and 26 March 2026", "Dates of meetings in 2026", "Future Board dates". */
const LISTS = new RegExp(
  `^(?!.*\\b(?:previous|last|past)\\b).{0,40}\\b(?:meetings|(?:meeting|${BODY}) dates|(?:later|future|further|forthcoming|subsequent|remaining|following|other) (?:\\w+ ){0,3}${BODY})\\b.{0,40}$`,
  'i',
);
/** In characters. */
const LONGEST = 400;

/** The days on which a document says that its body meets, where it lists several in a line, or below one that says so. */
export function meetingsListed(paragraphs: readonly Paragraph[]): CalendarDate[] {
  const listed: CalendarDate[] = [];
  let isBelow = false;
  for (const { text } of paragraphs) {
    const dates = text.length > LONGEST ? [] : allDates(text);
    const over = text.slice(0, Math.min(dates[0]?.at ?? text.length, LONGEST));
    const isList = LISTS.test(over.trim());
    if (isList || (isBelow && startsWithDate(text))) listed.push(...withYears(dates));
    isBelow = isList ? dates.length === 0 : isBelow && dates.length > 0;
  }
  return [...new Set(listed)];
}

/** Of "29 January and 26 March 2026" both are of that year. */
export function withYears(dates: readonly DateFound[]): CalendarDate[] {
  const from = dates.findIndex(({ written }) => written.kind === 'day');
  const first = dates[from]?.written;
  if (first?.kind !== 'day') return [];
  const days = [first.date];
  for (const { written } of dates.slice(0, from).reverse()) {
    const day =
      written.kind === 'day without year'
        ? lastBefore(days[0] ?? first.date, written.month, written.day)
        : null;
    if (day !== null) days.unshift(day);
  }
  for (const { written } of dates.slice(from + 1)) {
    const last = days.at(-1) ?? first.date;
    if (written.kind === 'day') days.push(written.date);
    const day = written.kind === 'day without year' ? nextAfter(last, written.month, written.day) : null;
    if (day !== null) days.push(day);
  }
  return days;
}
