import type { Line } from '../lines.ts';
import { isSaidForPrograms } from '../tables/columns.ts';
import type { CellInPlace, RowInPlace } from './cells.ts';
import { RUN_TOGETHER, saysReasonWithin } from './halves.ts';
import type { Under, YearOver } from './headings.ts';
import { isCount, isOfDeadline, type ProgrammeColumn } from './programme-columns.ts';
import type { Row } from './row.ts';
import { itemsOfRow, type StackedItem } from './stacked.ts';

/**
 * The rows of a table for one meeting; `under` null where what stands above the table says which. `apart`: its year is its own;
 * `year` is the one that a row across the table gives to those below it.
 */
export type TablePart = {
  under: Under | null;
  line: number;
  words: string;
  every: boolean;
  apart: boolean;
  year: YearOver | null;
  rows: Row[];
};

/** What a table says of a programme. */
export type TableRead = {
  /** The title of the programme, where the table's own first row gives it. */
  title: { line: number; words: string } | null;
  /** Its first row, below its title: its headings, where it has any; and the line of that row. */
  words: string;
  line: number;
  parts: readonly TablePart[];
  unread: readonly { line: number; text: string; why: string }[];
  remarks: readonly string[];
  /** What its columns hold, for a table below it that has as many and no headings. */
  roles: readonly ProgrammeColumn[];
  /** Whether it has headings that name business, and nothing that was decided or is still to be done. */
  isOfBusiness: boolean;
  /** Whether its headings name a meeting and an item, with a reason or a lead: such a table is a programme without any title. */
  isPlain: boolean;
  /** Whether meetings stand in it, by which it is told from other tables. */
  isDated: boolean;
  /** Whether it has a row of headings that name its columns. */
  isHeaded: boolean;
};

/** A table read, and the last of the file's lines that it stands on. */
export type PlacedTable = TableRead & { to: number };
/** The tables of a file that read as a programme's, each by the line that stands for it. */
export type TablesRead = ReadonlyMap<Line, PlacedTable>;

/** What a table's rows say, before its own title is known. */
export type RowsRead = Omit<TableRead, 'title' | 'words' | 'line'>;
export type Told = { line: number; text: string; why: string };

/** The one cell of a row that has words, in whatever column; `spans` where it covers several. */
export function loneCell(row: RowInPlace): { cell: CellInPlace; column: number; spans: boolean } | null {
  const filled = row.cells.flatMap((cell, column) =>
    cell.text === '' || cell.isBeside || cell.isBelow ? [] : [{ cell, column }],
  );
  const [only, ...others] = filled;
  if (only === undefined || others.some(({ cell }) => cell.text !== only.cell.text)) return null;
  return {
    ...only,
    spans: row.cells.length === 1 || row.cells[only.column + 1]?.isBeside === true || others.length > 0,
  };
}

/** The words that stand in a row itself, by its columns. */
export const textsOf = ({ cells }: RowInPlace): string[] =>
  cells.map(({ text, isBeside, isBelow }) => (isBeside || isBelow ? '' : text));

/** What stands in a column, blank cells left out. */
export const heldIn = (rows: readonly RowInPlace[], column: number): string[] =>
  rows.map((row) => textsOf(row)[column] ?? '').filter((text) => text !== '');

export const STRUCK = 'this is struck through, and is not read as business of the programme';
export const NOTHING_HERE =
  /^(?:no (?:items?|business|reports?|matters)\b.{0,60}|none(?: .{0,40})?|nil|tbc)\.?$/i;

export const cellAt = (row: RowInPlace, column: number | null): CellInPlace | null =>
  column === null ? null : (row.cells[column] ?? null);

const rowOfItem = (
  { line, words }: RowInPlace,
  { title, reason, lead }: StackedItem,
  doubt: string | null,
): Row => ({
  line,
  words: words === '' ? title : words,
  title,
  reason,
  lead,
  doubt: doubt ?? (reason === '' && saysReasonWithin(title) ? RUN_TOGETHER : null),
});

export const acrossTable = (line: number, words: string): string =>
  `line ${line}: “${words}” stands across the programme's table, and is read as no item`;

/** The items of a row, and what stands in it and could not be given to any of them. */
export function itemsIn(
  row: RowInPlace,
  title: CellInPlace,
  reason: CellInPlace | null,
  lead: CellInPlace | null,
  doubt: string | null = null,
): { rows: Row[]; left: Told[] } {
  const { items, left } = itemsOfRow(title, reason, lead);
  return {
    rows: items.map((item) => rowOfItem(row, item, doubt)),
    left: left.map(({ words, why }) => ({ line: row.line, text: words, why })),
  };
}

/** What the columns that are no part of a programme hold, told once for each. */
export const columnsUnread = (
  line: number,
  headings: readonly string[],
  roles: readonly ProgrammeColumn[],
  rows: readonly RowInPlace[],
): string[] =>
  headings.flatMap((heading, column) =>
    roles[column] === 'other' && !isCount(heading) && !isSaidForPrograms(heading, headings)
      ? columnUnread(line, heading, heldIn(rows, column))
      : [],
  );

function columnUnread(line: number, heading: string, cells: readonly string[]): string[] {
  const held = [...new Set(cells.filter((text) => /\p{L}{2}|\d/u.test(text)))];
  if (held.length === 0) return [];
  if (isOfDeadline(heading))
    return [`line ${line}: the programme's column “${heading}” gives deadlines, and is not read`];
  const some = held
    .slice(0, 20)
    .map((text) => `“${text}”`)
    .join(', ');
  return [
    `line ${line}: the programme's column “${heading}” is neither item, reason nor lead, and is not read (${some})`,
  ];
}
