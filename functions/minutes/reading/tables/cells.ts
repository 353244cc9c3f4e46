import { type Cell, type Place, type Span, type Table, wordsOf } from '../../../documents/document.ts';
import { tidy } from '../lines.ts';

/** A paragraph of a cell: its words that are not struck through, and those that are. */
export type CellParagraph = { text: string; struck: string; isItem: boolean };

/** What a cell of a table says, merged cells once for each of their rows. */
export type CellRead = {
  paragraphs: readonly CellParagraph[];
  /** Its words that are not struck through, its paragraphs joined by a space. */
  text: string;
  /** Its words that are struck through. */
  struck: string;
  shade: string | null;
  bold: boolean;
  /** The tables within it. */
  nested: readonly Table[];
  /** How many of the table's columns it covers. */
  across: number;
  /** Whether it begins in a row above. */
  isFromAbove: boolean;
};

/** A row with a cell for each of its table's columns: a cell merged across stands in its first column, the others are blank. */
export type GridRow = {
  at: Place;
  isHeading: boolean;
  cells: readonly CellRead[];
  begun: number;
  /** Whether it is not certain that the row begins and ends where it does. */
  isDoubtful?: boolean;
  /** What a note below its table says of it. */
  note?: string;
};

export const BLANK: CellRead = {
  paragraphs: [],
  text: '',
  struck: '',
  shade: null,
  bold: false,
  nested: [],
  across: 1,
  isFromAbove: false,
};

export const plainParagraph = (text: string): CellParagraph => ({ text, struck: '', isItem: false });

/** A cell of those paragraphs, for one that a table does not have as it is read. */
export const cellSaying = (paragraphs: readonly string[], text = paragraphs.join(' ')): CellRead => ({
  ...BLANK,
  paragraphs: paragraphs.map(plainParagraph),
  text,
});

/** Rows under headings, made of what stood in a table in another order. */
export const rowsUnder = (
  headings: { at: Place; cells: readonly CellRead[] },
  rows: readonly { at: Place; cells: readonly CellRead[] }[],
): GridRow[] =>
  [headings, ...rows].map(({ at, cells }, index) => ({
    ...{ at, cells },
    ...{ isHeading: index === 0, begun: headings.cells.length },
  }));

/** No table is wider, in columns: what a file says beyond is a mistake of its own. */
const WIDEST = 200;

/** The rows of a table with every cell in its place; what is merged downwards speaks for each of its rows. */
export function gridOf(table: Table): GridRow[] {
  const columns = Math.min(table.columns, WIDEST);
  const held: { read: CellRead; rows: number }[] = [];
  return table.rows.map(({ at, isHeading, cells, isDoubtful = false }) => {
    const row = Array.from({ length: columns }, (_, column) => {
      const above = held[column];
      if (above === undefined || above.rows === 0) return BLANK;
      above.rows -= 1;
      return above.read;
    });
    for (const cell of cells) {
      if (cell.column >= columns) continue;
      const read = cellOf(cell);
      row[cell.column] = read;
      held[cell.column] = { read: { ...read, isFromAbove: true }, rows: cell.down - 1 };
    }
    return { at, isHeading, cells: row, begun: cells.length, isDoubtful };
  });
}

function cellOf({ blocks, shade, across }: Cell): CellRead {
  const paragraphs = blocks.flatMap((block): CellParagraph[] => {
    if (block.kind === 'table') return [];
    const { spans, item } = block;
    const ticked = item?.ticked ?? null;
    const mark = ticked === null ? '' : ticked ? '☒ ' : '☐ ';
    return linesIn(spans).flatMap((line, index) => {
      const text = tidy((index === 0 ? mark : '') + wordsOf(line.filter(({ struck }) => !struck)));
      const struck = tidy(wordsOf(line.filter((span) => span.struck === true)));
      const isItem = (index === 0 && item !== null) || MARKED.test(text);
      return text === '' && struck === '' ? [] : [{ text, struck, isItem }];
    });
  });
  const spans = blocks.flatMap((block) => (block.kind === 'table' ? [] : block.spans));
  const worded = spans.filter(({ text }) => text.trim() !== '');
  return {
    paragraphs,
    text: tidy(paragraphs.map(({ text }) => text).join(' ')),
    struck: tidy(paragraphs.map(({ struck }) => struck).join(' ')),
    shade,
    bold: worded.length > 0 && worded.every(({ bold }) => bold === true),
    nested: blocks.filter((block) => block.kind === 'table'),
    across,
    isFromAbove: false,
  };
}

/** A paragraph's words as its line breaks part them. */
function linesIn(spans: readonly Span[]): Span[][] {
  const lines: Span[][] = [[]];
  for (const span of spans) {
    const [first = '', ...others] = span.text.split('\n');
    lines.at(-1)?.push({ ...span, text: first });
    lines.push(...others.map((text) => [{ ...span, text }]));
  }
  return lines;
}

/** A list's mark or number that a reader left in the words. */
const MARKED = /^(?:[·•●○◦‣⁃∙▪■□➢➤►✔§\uE000-\uF8FF]\s*|[-–—*]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)/;

/** A paragraph's words without its list's mark or number. */
export const withoutMark = (text: string): string => text.replace(MARKED, '');

/** All words of a table within a cell, as a person would read them out: its rows by semicolons. */
export const wordsOfTable = (table: Table): string =>
  gridOf(table)
    .map(({ cells }) =>
      cells
        .filter(({ isFromAbove }) => !isFromAbove)
        .flatMap(({ text, nested }) => [text, ...nested.map(wordsOfTable)])
        .filter((text) => text !== '')
        .join(' – '),
    )
    .filter((row) => row !== '')
    .join('; ');

/** The cells that begin in a row and say something. */
export const ownCells = ({ cells }: GridRow): CellRead[] =>
  cells.filter(
    ({ text, struck, isFromAbove, nested }) =>
      !isFromAbove && (text !== '' || struck !== '' || nested.length > 0),
  );

export const wordsOfRow = (row: GridRow): string =>
  ownCells(row)
    .map(({ text, struck }) => text || struck)
    .join(' | ');

export const wordsAcross = (row: GridRow | undefined): string[] => row?.cells.map(({ text }) => text) ?? [];

/** So many characters of a cell tell what it holds. */
export const TELLING_LENGTH = 300;
