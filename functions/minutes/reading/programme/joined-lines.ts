import type { Table } from '../../../documents/document.ts';
import { joinWords, NOTHING, type Piece, type RowInPlace, wordsOfRow } from './cells.ts';
import { goesOnWith, TITLE_TAIL } from './halves.ts';
import { meetingNamed, saysMoreOfMeeting, yearNamed } from './headings.ts';
import { isColumnHeading } from './programme-columns.ts';
import { isHalf } from './reasons-and-leads.ts';

/**
 * Rows as a programme's words put them together: what is no certain row of its table may be a part of the row above. It is where
 * its words all stand below others and go on with them, or fill one column alone and not the first that has words there.
 */
export function withLinesJoined(lines: readonly RowInPlace[], rowsAre: Table['rowsAre']): RowInPlace[] {
  const rows: RowInPlace[] = [];
  const isPrinted = rowsAre === 'printed lines';
  const ofLists = isPrinted ? listedThrough(lines) : new Set<number>();
  const haveBands = areYearsBands(lines);
  for (const line of lines) {
    const above = rows.at(-1);
    const isBand = haveBands && line.mayBeHead && isYear(line);
    const mayGoOn = (rowsAre !== 'whole' || line.isDoubtful) && !isBand;
    if (mayGoOn && above !== undefined && goesOn(above, line))
      rows[rows.length - 1] = { ...joinRows(above, line, ofLists), isDoubtful: rowsAre !== 'lines' };
    else rows.push(isPrinted && !isFilled(line) && !isBand ? { ...line, isDoubtful: true } : line);
  }
  return rows;
}

/**
 * Whether years alone in the first column stand over the months below them, and do not end the dates above them: some month there
 * has none below it; or months stand in another column, and a year above them all.
 */
const areYearsBands = (lines: readonly RowInPlace[]): boolean =>
  lines.some(isYear) &&
  lines.some((line, at) => {
    const below = lines[at + 1];
    return line.cells.some(
      ({ text }, column) =>
        meetingNamed(text)?.kind === 'no year' &&
        (column === 0 ? !(below !== undefined && isYear(below)) : lines.slice(0, 2).some(isYear)),
    );
  });

const isYear = ({ cells }: RowInPlace): boolean => yearNamed(cells[0]?.text ?? '') !== null;

/** A line that has all its cells, none of which breaks off. */
const isFilled = ({ cells }: RowInPlace): boolean =>
  cells.length > 1 && cells.every(({ text }) => /^[^\sa-z]/.test(text) && !isHalf(text));

/** So many lines below a row's first that each begin high are a list, and no words that wrap. */
const LINES_OF_LIST = 3;

/** The columns in which no line ever begins low, though several stand below a row's first: each line is an item. */
function listedThrough(lines: readonly RowInPlace[]): ReadonlySet<number> {
  const below = lines.filter((line, at) => filledIn(line).length === 1 && at > 0);
  const columns = new Set(below.flatMap(filledIn));
  const textsIn = (rows: readonly RowInPlace[], column: number): string[] =>
    rows.flatMap(({ cells }) => (cells[column]?.text ? [cells[column].text] : []));
  return new Set(
    [...columns].filter(
      (column) =>
        textsIn(below, column).length >= LINES_OF_LIST &&
        textsIn(lines, column).every((text) => /^\p{Lu}/u.test(text) && !isHalf(text)),
    ),
  );
}

const filledIn = ({ cells }: RowInPlace): number[] =>
  cells.flatMap(({ text, isBeside }, column) => (text === '' || isBeside ? [] : [column]));

function goesOn(above: RowInPlace, line: RowInPlace): boolean {
  const here = filledIn(line);
  const there = filledIn(above);
  const textIn = ({ cells }: RowInPlace, column: number): string => cells[column]?.text ?? '';
  if (here.length === 0 || !here.every((column) => there.includes(column))) return false;
  if (there.length > 1 && there.every((column) => isColumnHeading(textIn(above, column)))) return false;
  const [only = 0, ...others] = here;
  return (
    here.some((column) => goesOnWith(textIn(above, column), textIn(line, column))) ||
    (there.length > 1 &&
      others.length === 0 &&
      here.length < there.length &&
      (only !== there[0] ||
        TITLE_TAIL.test(textIn(line, only)) ||
        saysMoreOfMeeting(textIn(above, only), textIn(line, only))))
  );
}

function joinRows(above: RowInPlace, line: RowInPlace, ofLists: ReadonlySet<number>): RowInPlace {
  const cells = above.cells.map((cell, column) => {
    const below = line.cells[column] ?? NOTHING;
    return below.text === '' || below.isBeside
      ? cell
      : {
          ...cell,
          text: joinWords(cell.text, below.text),
          pieces: ofLists.has(column)
            ? asItems([...cell.pieces, ...below.pieces])
            : joinedPieces(cell.pieces, below.pieces),
        };
  });
  return { ...above, words: wordsOfRow(cells), cells };
}

const asItems = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece) => ({ ...piece, isParagraph: true }));

/** The pieces of a cell that goes on in another. */
export const joinedPieces = (above: readonly Piece[], below: readonly Piece[]): Piece[] => {
  const last = above.at(-1);
  const [first, ...others] = below;
  if (last === undefined || first === undefined || first.bullet) return [...above, ...below];
  return [...above.slice(0, -1), { ...last, text: joinWords(last.text, first.text) }, ...others];
};
