import { type Block, type Cell, type Table, wordsOf } from '../../../documents/document.ts';
import { tidy, withoutBullet } from '../lines.ts';

/** A paragraph in a cell, or what a break parts within one. */
export type Piece = { text: string; bullet: boolean; isParagraph: boolean };

/** What a row says in one column; a cell merged from several stands in each place that it covers. */
export type CellInPlace = {
  text: string;
  /** Blank ones between others are kept: they hold a place. */
  pieces: readonly Piece[];
  struck: string;
  shade: string | null;
  /** It began in a column further left. */
  isBeside: boolean;
  /** It began in a row further up. */
  isBelow: boolean;
};

export type RowInPlace = {
  line: number;
  words: string;
  cells: readonly CellInPlace[];
  isHeading: boolean;
  /** Whether it is not certain that the row begins and ends where it does. */
  isDoubtful: boolean;
};

const NOTHING: CellInPlace = {
  text: '',
  pieces: [],
  struck: '',
  shade: null,
  isBeside: false,
  isBelow: false,
};

/** More columns than any programme has; a table as wide is not laid out. */
const MOST_COLUMNS = 40;

/** The rows of a table with a cell in each column; `wraps` where each line of a cell is a paragraph of the file's own. */
export function rowsInPlace({ rows, columns, rowsAre }: Table, wraps: boolean): RowInPlace[] {
  if (columns > MOST_COLUMNS) return [];
  const open: ({ cell: CellInPlace; left: number } | undefined)[] = [];
  const laidOut = rows.map(({ at, cells, isHeading, isDoubtful = rowsAre !== 'whole' }): RowInPlace => {
    const own = new Map(cells.map((cell) => [cell.column, cell]));
    const placed: CellInPlace[] = [];
    for (let column = 0; column < columns; column += 1) {
      const cell = own.get(column);
      const above = open[column];
      if (cell !== undefined) {
        const filled = cellInPlace(cell, wraps);
        for (let to = column; to < Math.min(columns, column + Math.max(1, cell.across)); to += 1) {
          placed[to] = { ...filled, isBeside: to > column };
          open[to] = { cell: { ...filled, isBeside: to > column, isBelow: true }, left: cell.down - 1 };
        }
      } else if (placed[column] === undefined) {
        placed[column] = above !== undefined && above.left > 0 ? above.cell : NOTHING;
        if (above !== undefined) open[column] = { ...above, left: above.left - 1 };
      }
    }
    return { line: at.line, words: wordsOfRow(placed), cells: placed, isHeading, isDoubtful };
  });
  return rowsAre === 'whole' ? laidOut : withLinesJoined(laidOut);
}

/** The words of a row that stand in it and not above. */
const wordsOfRow = (cells: readonly CellInPlace[]): string =>
  cells
    .filter(({ isBeside, isBelow }) => !isBeside && !isBelow)
    .map(({ text, struck }) => text || struck)
    .filter((text) => text !== '')
    .join(' ');

function cellInPlace({ blocks, shade }: Cell, wraps: boolean): CellInPlace {
  const pieces = blocks.flatMap((block) => piecesOf(block, wraps));
  const first = pieces.findIndex(({ text }) => text !== '');
  const last = pieces.findLastIndex(({ text }) => text !== '');
  const kept = first === -1 ? [] : pieces.slice(first, last + 1);
  const struck = blocks.flatMap(struckIn).join(' ');
  return { ...NOTHING, text: joinPieces(kept), pieces: kept, struck: tidy(struck), shade };
}

function piecesOf(block: Block, wraps: boolean): Piece[] {
  if (block.kind === 'table')
    return block.rows.flatMap(({ cells }) =>
      cells.flatMap((cell) => cell.blocks.flatMap((own) => piecesOf(own, wraps))),
    );
  const words = wordsOf(block.spans.filter(({ struck }) => struck !== true));
  const tick = block.item?.ticked === true ? '☑' : '';
  return words.split('\n').map((raw, index) => {
    const said = tidy(raw);
    const text =
      withoutBullet(said).replace(/^\(?\d{1,2}[.)]\s+(?=\p{Lu})/u, '') || said || (index === 0 ? tick : '');
    const bullet = (block.item !== null && index === 0) || (text !== said && said !== '');
    return { text, bullet, isParagraph: bullet || (index === 0 && !wraps) };
  });
}

const struckIn = (block: Block): string[] =>
  block.kind === 'table'
    ? block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.blocks.flatMap(struckIn)))
    : block.spans.filter(({ struck }) => struck === true).map(({ text }) => text);

/** What pieces say together; a word broken at its own hyphen is made whole. */
export const joinPieces = (pieces: readonly Piece[]): string =>
  pieces.reduce((text, piece) => joinWords(text, piece.text), '');

const joinWords = (first: string, second: string): string => {
  if (first === '' || second === '') return first + second;
  const close = (/\w-$/.test(first) && /^[a-z]/.test(second)) || /\S\/$/.test(first);
  return close ? first + second : `${first} ${second}`;
};

/**
 * Rows that are printed lines as rows of the table: a line whose words all go on with those above, or that begins small, or
 * fills fewer columns than the line above and not the first that has words there, is a part of the row above.
 */
function withLinesJoined(lines: readonly RowInPlace[]): RowInPlace[] {
  const rows: RowInPlace[] = [];
  const ofLists = listedThrough(lines);
  for (const line of lines) {
    const above = rows.at(-1);
    if (above !== undefined && goesOn(above, line)) rows[rows.length - 1] = joinRows(above, line, ofLists);
    else rows.push(line);
  }
  return rows;
}

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
        textsIn(lines, column).every(
          (text) => /^\p{Lu}/u.test(text) && !/[,&/–-]$|\b(?:and|of|the|for|to|in|on)$/.test(text),
        ),
    ),
  );
}

const filledIn = ({ cells }: RowInPlace): number[] =>
  cells.flatMap(({ text, isBeside }, column) => (text === '' || isBeside ? [] : [column]));

function goesOn(above: RowInPlace, line: RowInPlace): boolean {
  const here = filledIn(line);
  const there = filledIn(above);
  const words = here.map((column) => line.cells[column]?.text ?? '');
  if (here.length === 0 || !here.every((column) => there.includes(column))) return false;
  const small = words.some((text) => /^(?:\p{Ll}|[(&/,)–—])/u.test(text));
  return (
    small ||
    (there.length > 1 && here.length < there.length && !here.includes(there[0] ?? 0) && here.length < 2)
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

const joinedPieces = (above: readonly Piece[], below: readonly Piece[]): Piece[] => {
  const last = above.at(-1);
  const [first, ...others] = below;
  if (last === undefined || first === undefined || first.bullet) return [...above, ...below];
  return [...above.slice(0, -1), { ...last, text: joinWords(last.text, first.text) }, ...others];
};
