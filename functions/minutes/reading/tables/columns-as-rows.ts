import { BLANK, type CellRead, type GridRow } from './cells.ts';
import { isHeadingRow, kindNamed, type Vocabulary } from './columns.ts';

/**
 * A table with its headings down its first column and an action in each of the others, turned to stand as tables do; null
 * where it is no such table, or its headings are not what `isCard` wants. Its rows stand on the line of the first.
 */
export function columnsAsRows<Kind extends string>(
  rows: readonly GridRow[],
  vocabulary: Vocabulary<Kind>,
  isCard: (kinds: ReadonlySet<Kind>) => boolean,
): GridRow[] | null {
  const [first] = rows;
  const columns = first?.cells.length ?? 0;
  const isPlain = ({ across, isFromAbove }: CellRead): boolean => across === 1 && !isFromAbove;
  if (first === undefined || rows.length < 3 || columns < 3 || isHeadingRow(first, vocabulary)) return null;
  if (!rows.every(({ cells }) => cells.every(isPlain))) return null;
  const column = (at: number): GridRow => ({
    at: first.at,
    isHeading: at === 0,
    cells: rows.map(({ cells }) => cells[at] ?? BLANK),
    begun: rows.length,
  });
  const head = column(0);
  if (!isHeadingRow({ ...head, isHeading: false }, vocabulary)) return null;
  const named = head.cells.flatMap(({ text }) => kindNamed(text, vocabulary) ?? []);
  const sure = new Set(named.flatMap(({ kind, weight }) => (weight >= 2 ? [kind] : [])));
  return isCard(sure) ? Array.from({ length: columns }, (_, at) => column(at)) : null;
}
