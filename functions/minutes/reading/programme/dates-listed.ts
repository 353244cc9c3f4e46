import { allDates, type DateFound } from '../dates.ts';

const BETWEEN = /^(?:[\s,;/&+]|\band\b)*$/;
/** Days that share the month of the date behind them: "12, 19 and". */
const BARE_DAY = /(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s?(?:,\s?and\b|[,&]|\band\b)\s?/g;
const OWN_DAY = /(?<!\d)\d{1,2}(?=(?:st|nd|rd|th)?\b)/;

/**
 * Dates with nothing but commas or "and" between them: "12 June, 11 September and 4 December 2025", "3, 10 and 24 July 2025"; null
 * where other words stand there too. A year that is said once is that of all, but that the months run forward: "December and
 * March 2026" begin in 2025. None is certain where they go back, as those of two rows may, or where two days follow each other,
 * which may be those of one meeting.
 */
export function datesListed(words: string): string[] | null {
  const dates = allDates(words);
  const years = yearsOf(dates);
  const listed: string[] = [];
  let from = 0;
  for (const [index, { written, words: own, at }] of dates.entries()) {
    const before = words.slice(from, at);
    const days = written.kind === 'month' ? [] : [...before.matchAll(BARE_DAY)].map(([, day = '']) => day);
    if (!BETWEEN.test(days.length > 0 ? before.replace(BARE_DAY, '') : before)) return null;
    const all = [...days.map((day) => own.replace(OWN_DAY, day)), own];
    if (all.some((one, place) => place > 0 && dayIn(one) === dayIn(all[place - 1]) + 1)) return [];
    const year = yearIn(written) === null ? (years[index] ?? '') : '';
    listed.push(...all.map((one) => `${one} ${year}`.trim()));
    from = at + own.length;
  }
  if (dates.length === 0 || !BETWEEN.test(words.slice(from))) return null;
  const months = dates.map(({ written }, at) => (years[at] ?? 0) * 12 + monthIn(written));
  return months.some((month, at) => at > 0 && month < (months[at - 1] ?? 0)) ? [] : listed;
}

const dayIn = (words = ''): number => Number(OWN_DAY.exec(words)?.[0]);

/** The year of each date, its own or that of the next that has one; behind them all, that of the last. */
function yearsOf(dates: readonly DateFound[]): (number | null)[] {
  const months = dates.map(({ written }) => monthIn(written));
  const years = dates.map(({ written }) => yearIn(written));
  for (let at = dates.length - 2; at >= 0; at -= 1) {
    const next = years[at + 1] ?? null;
    if (next !== null) years[at] ??= (months[at] ?? 0) > (months[at + 1] ?? 0) ? next - 1 : next;
  }
  for (let at = 1; at < dates.length; at += 1) {
    const last = years[at - 1] ?? null;
    if (last !== null) years[at] ??= (months[at] ?? 0) < (months[at - 1] ?? 0) ? last + 1 : last;
  }
  return years;
}

function yearIn(written: DateFound['written']): number | null {
  if (written.kind === 'day') return Number(written.date.slice(0, 4));
  return written.kind === 'month' ? written.year : null;
}

function monthIn(written: DateFound['written']): number {
  if (written.kind === 'day') return Number(written.date.slice(5, 7));
  return written.kind === 'no such day' ? 0 : written.month;
}
