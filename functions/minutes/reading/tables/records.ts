import { ACTION_COLUMNS, type ActionColumn } from './action-columns.ts';
import { TELLING } from './action-kinds.ts';
import { BLANK, type CellRead, cellSaying, type GridRow, ownCells, rowsUnder } from './cells.ts';
import { isHeadingRow, kindNamed } from './columns.ts';

/** What one action's rows say, under the words that head or label each. */
type Recorded = { at: GridRow['at']; said: Map<string, CellRead> };

/**
 * A table in which each action takes a row and below it another of what is labelled, "Lead: Pilot | Due: 3 May 2025", as one of
 * rows under headings; null where it is no such table.
 */
export function recordsIn(grid: readonly GridRow[]): GridRow[] | null {
  const rows = isHeadingRow(grid[0], ACTION_COLUMNS) ? grid.slice(1) : grid;
  const records: Recorded[] = [];
  for (const row of rows) {
    const labelled = labelledIn(ownCells(row));
    if (labelled === null) records.push({ at: row.at, said: actionIn(ownCells(row)) });
    else if ([...labelled.keys()].some((label) => records.at(-1)?.said.has(label))) return null;
    else for (const [label, cell] of labelled) records.at(-1)?.said.set(label, cell);
  }
  const isWhole = ({ said }: Recorded): boolean => said.has('Action') && [...said.keys()].some(isTelling);
  if (records.length === 0 || !records.every(isWhole)) return null;
  const labels = [...new Set(records.flatMap(({ said }) => [...said.keys()]))];
  return rowsUnder(
    { at: records[0]?.at ?? { line: 0, page: null }, cells: labels.map((label) => cellSaying([label])) },
    records.map(({ at, said }) => ({ at, cells: labels.map((label) => said.get(label) ?? BLANK) })),
  );
}

const kindOf = (label: string): ActionColumn | null => {
  const known = kindNamed(label, ACTION_COLUMNS);
  return known === null || known.weight < 2 ? null : known.kind;
};

const isTelling = (label: string): boolean => TELLING.has(kindOf(label) ?? 'topic');

const LABELLED = /^([\p{L} ]{2,30}?)\s?:\s*(.*)$/su;
const BETWEEN = /\s+[/|•·]\s+|;\s+|\n/;

/** What the cells of a row say, each under its label; null where one of them has none. */
function labelledIn(cells: readonly CellRead[]): Map<string, CellRead> | null {
  const parts = cells.flatMap(({ paragraphs }) => paragraphs.flatMap(({ text }) => text.split(BETWEEN)));
  const found = parts.map((part) => LABELLED.exec(part.trim()));
  const isKnown = found.every(
    (one) => one !== null && (isTelling(one[1] ?? '') || kindOf(one[1] ?? '') === 'update'),
  );
  if (found.length === 0 || !isKnown) return null;
  return new Map(found.map((one) => [one?.[1] ?? '', cellSaying(one?.[2] ? [one[2]] : [])]));
}

/** The row that an action begins with: what is asked for, and before it perhaps a reference. */
function actionIn(cells: readonly CellRead[]): Map<string, CellRead> {
  const [first, second, ...others] = cells;
  if (first === undefined || others.length > 0) return new Map();
  const action = { ...(second ?? first), across: 1 };
  if (second === undefined) return new Map([['Action', action]]);
  const isReference = first.text.length <= LONGEST_REFERENCE && /\d/.test(first.text);
  return new Map(
    isReference
      ? [
          ['Reference', first],
          ['Action', action],
        ]
      : [],
  );
}

/** In characters. */
const LONGEST_REFERENCE = 16;
