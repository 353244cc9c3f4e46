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
  const at = rows.findIndex((row, index) => index > 0 && headsOther(row) && isOther(rows, index));
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

function isOther(rows: readonly RowInPlace[], at: number): boolean {
  const below = rows.slice(at + 1).filter(({ words }) => words !== '');
  const dated = columnsDated(rows.slice(0, at));
  const isMeeting = (row: RowInPlace): boolean => underHeading(loneCell(row)?.cell.text ?? '') !== null;
  const [head, ...body] = below;
  return (
    head !== undefined &&
    body.length > 0 &&
    loneCell(head) === null &&
    !below.some(isMeeting) &&
    columnsDated([head]).size === 0 &&
    body.every((row) => [...columnsDated([row])].some((column) => !dated.has(column)))
  );
}

const columnsDated = (rows: readonly RowInPlace[]): Set<number> =>
  new Set(
    rows
      .filter((row) => loneCell(row) === null)
      .flatMap((row) => textsOf(row).flatMap((text, column) => (isOfDates(text) ? [column] : []))),
  );

/** A date and nothing else, or those of several rows. */
const isOfDates = (text: string): boolean => {
  const dates = text.length > 200 ? [] : allDates(text);
  return dates.length > 0 && !/\p{L}/u.test(dates.reduce((left, { words }) => left.replace(words, ''), text));
};

const OTHERS =
  'this stands below the programme’s rows under words of its own, with dates where those have none, and is read as nothing of it';
