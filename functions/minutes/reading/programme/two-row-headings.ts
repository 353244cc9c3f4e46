import { type CellInPlace, type RowInPlace, saying, wordsOfRow } from './cells.ts';
import { underHeading } from './headings.ts';
import { columnNamed, isColumnHeading } from './programme-columns.ts';
import { loneCell, textsOf } from './table-read.ts';

/**
 * Rows whose headings stand on two, "Meeting" over "Date" and "Time", "Business" over "Item" and "Lead", with these as one: the
 * lower names a column, and the upper one that has nothing below it.
 */
export function withHeadingsJoined(rows: readonly RowInPlace[]): RowInPlace[] {
  const at = rows.findIndex((row) => row.words !== '' && loneCell(row) === null);
  const [upper, lower] = rows.slice(Math.max(0, at), at + 2);
  if (upper === undefined || lower === undefined || !standsOver(upper, lower)) return [...rows];
  const cells = upper.cells.map((cell, column) => joinedHeading(cell, lower.cells[column]));
  const joined = { ...upper, words: wordsOfRow(cells), cells, isHeading: true, isDoubtful: false };
  return [...rows.slice(0, at), joined, ...rows.slice(at + 2)];
}

/** Whether a row's headings stand over more of the next, which names columns in each of its cells and says nothing else. */
function standsOver(upper: RowInPlace, lower: RowInPlace): boolean {
  const [above, below] = [textsOf(upper), textsOf(lower)];
  const over = above.filter((text) => text !== '');
  const under = below.filter((text) => text !== '');
  const parts = below.filter((text, column) => text !== '' && above[column] === '');
  return (
    parts.length > 0 &&
    over.every((text) => text.length <= LONGEST && underHeading(text) === null) &&
    over.some((text) => columnNamed(text) !== null) &&
    under.every(isNameOfColumn) &&
    under.filter(isColumnHeading).length * 2 >= under.length
  );
}

/** In characters. */
const LONGEST = 40;

const isNameOfColumn = (text: string): boolean =>
  text.length <= LONGEST && !/\d/.test(text) && (isColumnHeading(text) || columnNamed(text) !== null);

function joinedHeading(upper: CellInPlace, lower: CellInPlace | undefined): CellInPlace {
  const own = lower === undefined || lower.isBelow ? '' : lower.text;
  return own === '' ? upper : { ...upper, ...saying(own), isBeside: false };
}
