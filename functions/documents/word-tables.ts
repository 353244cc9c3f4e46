import { type Draft, type DraftLeftOut, type DraftTable, wordsIn } from './draft.ts';
import { type GridCell, type GridRow, MOST_COLUMNS, tableOf } from './table-grid.ts';
import { TooLarge } from './too-large.ts';
import { isSwitchedOn } from './word-controls.ts';
import { type Look, type Style, type Styles, settingOf, shadeOf } from './word-styles.ts';
import { childOf, childrenOf, type Element } from './xml.ts';

/** A table while its rows are being read. */
export type TableSoFar = {
  style: Style;
  shade: string | null;
  formatsFirstRow: boolean;
  widths: readonly number[];
  rows: GridRow[];
  row: { cells: GridCell[]; at: number; properties: Element | undefined; shade: string | null };
};

export const emptyTable = (styles: Styles): TableSoFar => ({
  style: styles.style('table', null),
  shade: null,
  formatsFirstRow: false,
  widths: [],
  rows: [],
  row: { cells: [], at: 0, properties: undefined, shade: null },
});

export function setTable(table: TableSoFar, properties: Element, styles: Styles): void {
  table.style = styles.style('table', settingOf(childOf(properties, 'tblStyle')));
  table.shade = shadeOf(childOf(properties, 'shd'));
  const { firstRow, val = '0' } = childOf(properties, 'tblLook')?.attributes ?? {};
  table.formatsFirstRow = firstRow === undefined ? (Number.parseInt(val, 16) & 0x20) !== 0 : firstRow === '1';
}

export const setGrid = (table: TableSoFar, grid: Element): void => {
  table.widths = childrenOf(grid, 'gridCol').map(({ attributes }) => Number(attributes['w'] ?? 0));
};

/** How its style sets the words of the row that is being read. */
export function lookOfRow(table: TableSoFar | undefined): Look {
  if (table === undefined) return {};
  return { ...table.style.look, ...(isFirstRow(table) ? table.style.firstRow?.look : {}) };
}

const isFirstRow = ({ formatsFirstRow, rows }: TableSoFar): boolean => formatsFirstRow && rows.length === 0;

export const beginRow = (table: TableSoFar): void => {
  table.row = { cells: [], at: 0, properties: undefined, shade: null };
};

export function setRow(table: TableSoFar, properties: Element): void {
  table.row.properties = properties;
  table.row.at = spanOf(childOf(properties, 'gridBefore'), 0);
}

/** What a row sets otherwise than its table. */
export const setExceptions = (table: TableSoFar, properties: Element): void => {
  table.row.shade = shadeOf(childOf(properties, 'shd'));
};

/** Puts a cell at the next free place of its row; one that a tracked change deletes leaves none. */
export function addCell(table: TableSoFar, properties: Element | undefined, drafts: readonly Draft[]): void {
  const { row } = table;
  if (childOf(properties, 'cellDel') !== undefined) return;
  const across = Math.max(1, spanOf(childOf(properties, 'gridSpan'), 1));
  const from = row.at;
  row.at += across;
  if (row.at > MOST_COLUMNS) throw new TooLarge('too many columns');
  const before = row.cells.at(-1);
  if (before !== undefined && isGoingOn(childOf(properties, 'hMerge'))) {
    row.cells[row.cells.length - 1] = {
      ...before,
      across: before.across + across,
      drafts: [...before.drafts, ...drafts],
    };
    return;
  }
  const merge = childOf(properties, 'vMerge');
  const merged = merge === undefined ? null : isGoingOn(merge) ? 'goes on' : 'begins';
  row.cells.push({ from, across, merged, shade: shadeOfCell(table, properties), drafts });
}

const isGoingOn = (merge: Element | undefined): boolean =>
  merge !== undefined && settingOf(merge) !== 'restart';

function shadeOfCell(table: TableSoFar, properties: Element | undefined): string | null {
  const own = childOf(properties, 'shd');
  if (own !== undefined) return shadeOf(own);
  const ofFirstRow = isFirstRow(table) ? table.style.firstRow?.shade : null;
  return table.row.shade ?? table.shade ?? ofFirstRow ?? table.style.shade;
}

/** Ends the row; one that a tracked change deletes is none, and one that is hidden is left out and said. */
export function endRow(table: TableSoFar): DraftLeftOut | null {
  const { cells, properties } = table.row;
  if (childOf(properties, 'del') !== undefined || cells.length === 0) return null;
  if (isSwitchedOn(childOf(properties, 'hidden'))) {
    const text = cells.map(({ drafts }) => wordsIn(drafts)).join(' ');
    return { kind: 'left out', text, why: 'a hidden row' };
  }
  table.rows.push({ cells, isHeading: isSwitchedOn(childOf(properties, 'tblHeader')) });
  return null;
}

export const tableFrom = ({ rows, widths }: TableSoFar): DraftTable => tableOf(rows, widths);

const spanOf = (element: Element | undefined, otherwise: number): number => {
  const span = Number(settingOf(element) ?? otherwise);
  return span >= 0 ? Math.min(Math.floor(span), MOST_COLUMNS) : otherwise;
};
