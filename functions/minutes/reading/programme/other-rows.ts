import { allDates } from '../dates.ts';
import { quoteOf } from '../quotes.ts';
import type { RowInPlace } from './cells.ts';
import { underHeading } from './headings.ts';
import { loneCell, type Told, textsOf } from './table-read.ts';

/**
 * Rows without another table below them that runs on to theirs: words of its own head it, and it has dates in a column that has
 * none further up, as a list of courses has.
 */
export function withOthersApart(rows: readonly RowInPlace[]): {
  body: readonly RowInPlace[];
  others: Told | null;
} {
  const at = firstOfOther(rows);
  const [head, ...below] = at === -1 ? [] : rows.slice(at);
  if (head === undefined) return { body: rows, others: null };
  const words = below.map((row) => row.words);
  return {
    body: rows.slice(0, at),
    others: { line: head.line, text: quoteOf(head.words, words), why: OTHERS },
  };
}

const headsOther = (row: RowInPlace): boolean => {
  const alone = loneCell(row);
  return alone !== null && alone.column === 0 && underHeading(alone.cell.text) === null;
};

/** Where the other table's words stand; -1 where there is none. */
function firstOfOther(rows: readonly RowInPlace[]): number {
  const days = rows.map(columnsDated);
  const lastMeeting = rows.findLastIndex((row) => underHeading(loneCell(row)?.cell.text ?? '') !== null);
  const dated = new Set<number>();
  return rows.findIndex((row, at) => {
    for (const column of days[at - 1] ?? []) dated.add(column);
    return at > lastMeeting && at > 0 && headsOther(row) && isOther(rows, { at, days, dated });
  });
}

/** Whether rows from there on are another table's, where the rows above have dates in columns `dated`. */
function isOther(
  rows: readonly RowInPlace[],
  { at, days, dated }: { at: number; days: readonly ReadonlySet<number>[]; dated: ReadonlySet<number> },
): boolean {
  const [head, ...body] = rows.flatMap((row, index) =>
    index > at && row.words !== '' ? [{ row, days: days[index] ?? new Set<number>() }] : [],
  );
  return (
    head !== undefined &&
    body.length > 0 &&
    loneCell(head.row) === null &&
    head.days.size === 0 &&
    body.every((one) => [...one.days].some((column) => !dated.has(column)))
  );
}

const columnsDated = (row: RowInPlace): ReadonlySet<number> =>
  new Set(
    loneCell(row) === null ? textsOf(row).flatMap((text, column) => (isOfDates(text) ? [column] : [])) : [],
  );

/** A date and nothing else, or those of several rows. */
const isOfDates = (text: string): boolean => {
  const dates = text.length > 200 ? [] : allDates(text);
  return dates.length > 0 && !/\p{L}/u.test(dates.reduce((left, { words }) => left.replace(words, ''), text));
};

const OTHERS =
  'this stands below the programme’s rows under words of its own, with dates where those have none, and is read as nothing of it';
