import type { ActionColumn } from './action-columns.ts';
import { type GridRow, ownCells } from './cells.ts';
import type { Column } from './columns.ts';

/** A cell that means what stands above it. */
const DITTO = /^(?:["”“″〃]|''|’’|,,|do\.?|ditto\.?|(?:the )?(?:same )?as above\.?|same)$/i;

export const isDitto = (cell: string): boolean => DITTO.test(cell);

/** Whom an action is given to and when it is due are said again so; of how it stands, or what is asked, nobody says "ditto". */
const SAID_AGAIN: ReadonlySet<ActionColumn> = new Set(['owner', 'due', 'revised', 'original', 'raised']);

/** The rows below some headings with the cells that are meant by "ditto"; where the one above says nothing, it stays as it is. */
export function withDittos(rows: readonly GridRow[], columns: readonly Column<ActionColumn>[]): GridRow[] {
  const read: GridRow[] = [];
  let above: GridRow | undefined;
  for (const row of rows) {
    const isMeant = (column: number): boolean => {
      const kind = columns[column]?.kind ?? null;
      return kind !== null && SAID_AGAIN.has(kind) && isDitto(row.cells[column]?.text ?? '');
    };
    const cells = row.cells.map((cell, column) => {
      const meant = isMeant(column) ? above?.cells[column] : undefined;
      return meant === undefined || meant.text === '' ? cell : { ...meant, isFromAbove: cell.isFromAbove };
    });
    read.push({ ...row, cells });
    // A row across the table, a group's name, is none that is meant.
    if (ownCells(row).length > 1) above = read.at(-1);
  }
  return read;
}
