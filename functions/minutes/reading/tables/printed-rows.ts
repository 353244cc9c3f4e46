import type { ActionColumn } from './action-columns.ts';
import type { CellRead, GridRow } from './cells.ts';
import type { Column } from './columns.ts';

/** Which cell begins a row, the surest first: one that each row has once. */
const BEGINNING: readonly ActionColumn[] = ['reference', 'status', 'due', 'done', 'owner'];

/**
 * Whole rows from the printed lines of a table, each beginning where the line has what a row has only once. Null where
 * the lines do not say where rows begin: one would begin low, in the middle of a sentence.
 */
export function rowsOfLines(
  lines: readonly GridRow[],
  columns: readonly Column<ActionColumn>[],
): GridRow[] | null {
  for (const kind of BEGINNING) {
    const column = columns.findIndex((one) => one.kind === kind);
    const begins = (line: GridRow): boolean => isAcross(line) || (line.cells[column]?.text ?? '') !== '';
    if (column === -1 || lines[0] === undefined || !begins(lines[0])) continue;
    const rows = joined(lines, begins);
    if (rows.every((row) => isAcross(row) || beginsHigh(row, columns))) return rows;
  }
  return null;
}

const isAcross = ({ cells }: GridRow): boolean => {
  const [only, ...others] = cells.filter(({ text }) => text !== '');
  return only !== undefined && others.length === 0 && only.across > 1;
};

const beginsHigh = ({ cells }: GridRow, columns: readonly Column<ActionColumn>[]): boolean =>
  cells.some(({ text }, column) => columns[column]?.kind === 'action' && /^[^a-z(&,;)]/.test(text));

function joined(lines: readonly GridRow[], begins: (line: GridRow) => boolean): GridRow[] {
  const rows: GridRow[] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    if (last === undefined || begins(line) || isAcross(last)) rows.push(line);
    else
      rows[rows.length - 1] = {
        ...last,
        cells: last.cells.map((cell, column) => joinedCell(cell, line.cells[column])),
      };
  }
  return rows;
}

/** A line goes on with the cell's last paragraph, unless it begins an entry of a list. */
function joinedCell(cell: CellRead, more: CellRead | undefined): CellRead {
  if (more === undefined || (more.text === '' && more.struck === '')) return cell;
  const joinedTo = ({ text, struck }: Pick<CellRead, 'text' | 'struck'>) => ({
    text: bothOf(text, more.text),
    struck: bothOf(struck, more.struck),
  });
  const last = cell.paragraphs.at(-1);
  const paragraphs =
    last === undefined || more.paragraphs[0]?.isItem === true
      ? [...cell.paragraphs, ...more.paragraphs]
      : [...cell.paragraphs.slice(0, -1), { ...last, ...joinedTo(last) }];
  return { ...cell, ...joinedTo(cell), paragraphs };
}

const bothOf = (one: string, other: string): string =>
  one === '' || other === ''
    ? one + other
    : /\w-$/.test(one) && /^[a-z]/.test(other)
      ? one + other
      : `${one} ${other}`;
