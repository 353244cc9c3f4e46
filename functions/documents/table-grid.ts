import {
  type Draft,
  type DraftCell,
  type DraftRow,
  type DraftTable,
  withoutBlankEnds,
  wordsIn,
} from './draft.ts';

/** A cell in the columns of its file's own grid, which has an edge wherever any row has one. */
export type GridCell = {
  from: number;
  across: number;
  /** Whether it goes on from the cell above, begins one that goes on below, or is by itself. */
  merged: 'goes on' | 'begins' | null;
  shade: string | null;
  drafts: readonly Draft[];
};
export type GridRow = { cells: readonly GridCell[]; isHeading: boolean };

/** No printed table has more; a wider cell is a file's mistake, or made to harm. */
export const MOST_COLUMNS = 500;

/** In parts of a table's width: no word has room between two edges so near, and they were meant for one. */
const SAME_EDGE = 0.01;

/** A table from its rows: its columns are those that a cell begins in. `widths` are the grid's, in any unit, as far as it says. */
export function tableOf(rows: readonly GridRow[], widths: readonly number[]): DraftTable {
  const ends = rows.flatMap(({ cells }) => cells.map(({ from, across }) => from + across));
  const gridColumns = ends.reduce((most, end) => Math.max(most, end), 0);
  const edges = edgesOf(widths, gridColumns);
  const columnAt = columnsOf(rows, gridColumns, edges);
  const columns = columnAt[gridColumns] ?? 0;
  return {
    kind: 'table',
    rows: withCellsMerged(rows, columnAt),
    columns,
    edges: edges === null ? null : edges.filter((_, at) => columnAt[at] !== columnAt[at - 1]),
  };
}

/** Where each column of the grid begins, and the last one ends, in parts of the width. */
function edgesOf(widths: readonly number[], columns: number): number[] | null {
  if (columns === 0 || widths.length < columns || widths.some((width) => !(width > 0))) return null;
  const edges = [0];
  for (const width of widths.slice(0, columns)) edges.push((edges.at(-1) ?? 0) + width);
  const whole = edges.at(-1) ?? 1;
  return edges.map((edge) => edge / whole);
}

/** Which of the table's columns begins at each edge of the grid: none does where no cell begins, or a hair's breadth on. */
function columnsOf(rows: readonly GridRow[], gridColumns: number, edges: number[] | null): number[] {
  const starts = new Set(rows.flatMap(({ cells }) => cells.map(({ from }) => from)));
  const isNear = (edge: number, before: number): boolean =>
    edges !== null && (edges[edge] ?? 0) - (edges[before] ?? 0) < SAME_EDGE;
  const narrow = new Set(
    rows.flatMap(({ cells }) =>
      cells.flatMap(({ from, across }) => (isNear(from + across, from) ? [from + across] : [])),
    ),
  );
  const columnAt = [0];
  let last = 0;
  for (let edge = 1; edge < gridColumns; edge += 1) {
    const begins = starts.has(edge) && (!isNear(edge, last) || narrow.has(edge));
    if (begins) last = edge;
    columnAt[edge] = (columnAt[edge - 1] ?? 0) + (begins ? 1 : 0);
  }
  if (gridColumns > 0) columnAt[gridColumns] = (columnAt[gridColumns - 1] ?? 0) + 1;
  return columnAt;
}

type CellSoFar = Omit<DraftCell, 'drafts'> & { drafts: Draft[]; end: number };

function withCellsMerged(rows: readonly GridRow[], columnAt: readonly number[]): DraftRow[] {
  let above = new Map<number, CellSoFar>();
  return rows.map(({ cells, isHeading }) => {
    const open = new Map<number, CellSoFar>();
    const begun: CellSoFar[] = [];
    for (const { from, across, merged, shade, drafts } of cells) {
      const column = columnAt[from] ?? 0;
      const end = Math.max(column + 1, columnAt[from + across] ?? column + 1);
      const held = merged === 'goes on' ? above.get(column) : undefined;
      const cell =
        held?.end === end
          ? held
          : { column, across: end - column, down: 1, shade, drafts: [...withoutBlankEnds(drafts)], end };
      if (cell === held) {
        cell.down += 1;
        const text = wordsIn(drafts);
        if (text !== '') cell.drafts.push({ kind: 'left out', text, why: 'words that a merged cell covers' });
      } else {
        begun.push(cell);
      }
      if (merged !== null) open.set(column, cell);
    }
    above = open;
    return { cells: begun, isHeading };
  });
}
