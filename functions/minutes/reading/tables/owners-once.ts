import { series } from '../../../words/english.ts';
import type { Difference } from '../../findings.ts';
import type { ActionColumn } from './action-columns.ts';
import type { Section } from './action-sections.ts';
import { type CellRead, type GridRow, ownCells } from './cells.ts';
import type { Column } from './columns.ts';
import { isOwnerWords, ownerOfSentence } from './owners-said.ts';

/**
 * The rows of a table in order of its owners, whose names stand before what is asked and once for all the rows below; and what is
 * to be told of that. Where a name comes again, or few rows are without one, these have no owner.
 */
export function withOwnersOnce({ rows, columns }: Section): { section: Section; told: Difference[] } {
  const at = columns.findIndex(({ kind }) => kind === 'owner');
  const asked = columns.findIndex(({ kind }) => kind === 'action');
  const named = rows.flatMap(({ cells }) => {
    const cell = cells[at];
    return cell === undefined || cell.text === '' || cell.isFromAbove ? [] : [cell.text];
  });
  const unnamed = rows.filter((row) => isUnnamed(row, at));
  const areOnce =
    at !== -1 &&
    at < asked &&
    rows.every((row) => ownCells(row).length > 1) &&
    rows[0]?.cells[at]?.text !== '' &&
    named.length > 1 &&
    named.every(isOwnerWords) &&
    new Set(named).size === named.length &&
    unnamed.length * 2 >= named.length &&
    unnamed.every((row) => isWhole(row, columns) && ownerOfSentence(row.cells[asked]?.text ?? '') === null);
  if (!areOnce) return { section: { rows, columns }, told: [] };
  const above: { cell?: CellRead | undefined } = {};
  const given = new Set<string>();
  const read = rows.map((row): GridRow => {
    const { cell } = above;
    if (!isUnnamed(row, at) || cell === undefined) {
      above.cell = row.cells[at];
      return row;
    }
    given.add(`“${cell.text}”`);
    return { ...row, cells: row.cells.map((own, column) => (column === at ? cell : own)) };
  });
  const detail = `the table names ${series([...given])} once, and the rows below that name nobody were taken for theirs, too`;
  return { section: { rows: read, columns }, told: [{ kind: 'owner', detail }] };
}

const isUnnamed = ({ cells }: GridRow, at: number): boolean =>
  cells[at]?.text === '' && cells[at].struck === '';

/** Whether a row says what is asked, and when it is due or how it stands: it is no end of that above it. */
const isWhole = ({ cells }: GridRow, columns: readonly Column<ActionColumn>[]): boolean => {
  const says = (...kinds: ActionColumn[]): boolean =>
    cells.some(({ text }, column) => {
      const kind = columns[column]?.kind ?? null;
      return text !== '' && kind !== null && kinds.includes(kind);
    });
  return says('action') && says('due', 'revised', 'status');
};
