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
  /** Whether its words stand in the first column alone, and may as well head the rows below. */
  mayBeHead: boolean;
  /** Whether its last words may as well be a row of their own. */
  mayEndAbove: boolean;
};

export const NOTHING: CellInPlace = {
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
export function rowsInPlace({ rows, columns }: Table, wraps: boolean): RowInPlace[] {
  if (columns > MOST_COLUMNS) return [];
  const open: ({ cell: CellInPlace; left: number } | undefined)[] = [];
  return rows.map(({ at, cells, isHeading, isDoubtful = false, ...row }): RowInPlace => {
    const own = new Map(cells.map((cell) => [cell.column, cell]));
    const placed: CellInPlace[] = [];
    for (let column = 0; column < columns; column += 1) {
      const cell = own.get(column);
      const above = open[column];
      if (cell !== undefined) {
        const filled = cellInPlace(cell, wraps);
        const across = row.mayBeOneCell ? 1 : Math.max(1, cell.across);
        for (let to = column; to < Math.min(columns, column + across); to += 1) {
          placed[to] = { ...filled, isBeside: to > column };
          open[to] = { cell: { ...filled, isBeside: to > column, isBelow: true }, left: cell.down - 1 };
        }
      } else if (placed[column] === undefined) {
        placed[column] = above !== undefined && above.left > 0 ? above.cell : NOTHING;
        if (above !== undefined) open[column] = { ...above, left: above.left - 1 };
      }
    }
    return {
      line: at.line,
      words: wordsOfRow(placed),
      cells: placed,
      isHeading,
      isDoubtful,
      mayBeHead: row.mayBeOneCell === true,
      mayEndAbove: row.mayEndAbove === true,
    };
  });
}

/** The words of a row that stand in it and not above. */
export const wordsOfRow = (cells: readonly CellInPlace[]): string =>
  cells
    .filter(({ isBeside, isBelow }) => !isBeside && !isBelow)
    .map(({ text, struck }) => text || struck)
    .filter((text) => text !== '')
    .join(' ');

/** A row with what a function makes of each cell. */
export function rowSaying(
  row: RowInPlace,
  said: (cell: CellInPlace, column: number) => CellInPlace,
): RowInPlace {
  const cells = row.cells.map(said);
  return { ...row, words: wordsOfRow(cells), cells };
}

/** What a cell is that says these words on one line. */
export const saying = (text: string): Pick<CellInPlace, 'text' | 'pieces'> => ({
  text,
  pieces: [{ text, bullet: false, isParagraph: true }],
});

function cellInPlace({ blocks, shade }: Cell, wraps: boolean): CellInPlace {
  const pieces = blocks.flatMap((block) => piecesOf(block, wraps, blocks.length === 1));
  const first = pieces.findIndex(({ text }) => text !== '');
  const last = pieces.findLastIndex(({ text }) => text !== '');
  const kept = first === -1 ? [] : pieces.slice(first, last + 1);
  const struck = blocks.flatMap(struckIn).join(' ');
  return { ...NOTHING, text: joinPieces(kept), pieces: kept, struck: tidy(struck), shade };
}

/** A dash before all that a cell says goes on with the cell above, and begins no list. */
const GOES_ON = /^\s*[–—] .+$/;

function piecesOf(block: Block, wraps: boolean, isAlone: boolean): Piece[] {
  if (block.kind === 'table')
    return block.rows.flatMap(({ cells }) =>
      cells.flatMap((cell) => cell.blocks.flatMap((own) => piecesOf(own, wraps, false))),
    );
  const words = wordsOf(block.spans.filter(({ struck }) => struck !== true));
  if (isAlone && GOES_ON.test(words)) return [{ text: tidy(words), bullet: false, isParagraph: true }];
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

export const joinWords = (first: string, second: string): string => {
  if (first === '' || second === '') return first + second;
  const close = (/\w-$/.test(first) && /^[a-z]/.test(second)) || /\S\/$/.test(first);
  return close ? first + second : `${first} ${second}`;
};
