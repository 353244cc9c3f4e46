import { BLANK, type CellRead, type GridRow, rowsUnder } from './cells.ts';
import { type Vocabulary, weightsOf } from './columns.ts';

type Card<Kind extends string> = { at: GridRow['at']; values: Map<Kind, CellRead> };
type Labelled<Kind extends string> = { kind: Kind; label: CellRead; value: CellRead };

/**
 * A table of cards as one of rows: where each row is a label and its value, once or twice across, a card goes on until a
 * label comes again. Null where it is no such table, or its cards do not hold what `isCard` wants of them.
 */
export function cardsIn<Kind extends string>(
  rows: readonly GridRow[],
  vocabulary: Vocabulary<Kind>,
  isCard: (kinds: ReadonlySet<Kind>) => boolean,
): GridRow[] | null {
  if (rows.length < 2 || (rows[0]?.cells.length ?? 0) % 2 === 1) return null;
  const labelled = rows.map((row) => pairsIn(row, vocabulary));
  if (labelled.filter((pairs) => pairs !== null).length < Math.max(2, rows.length * 0.6)) return null;
  const cards: Card<Kind>[] = [];
  const labels = new Map<Kind, CellRead>();
  rows.forEach(({ at }, index) => {
    for (const { kind, label, value } of labelled[index] ?? []) {
      if (!labels.has(kind)) labels.set(kind, label);
      const card = cards.at(-1);
      if (card === undefined || card.values.has(kind)) cards.push({ at, values: new Map([[kind, value]]) });
      else card.values.set(kind, value);
    }
  });
  if (!isCard(new Set(labels.keys()))) return null;
  const kinds = [...labels.keys()];
  return rowsUnder(
    { at: rows[0]?.at ?? { line: 0, page: null }, cells: [...labels.values()] },
    cards.map(({ at, values }) => ({ at, cells: kinds.map((kind) => values.get(kind) ?? BLANK) })),
  );
}

/** The labels of a row and what stands beside each; null where a cell that should be a label is none. */
function pairsIn<Kind extends string>(row: GridRow, vocabulary: Vocabulary<Kind>): Labelled<Kind>[] | null {
  const cells = row.cells.filter(
    ({ text, isFromAbove }, column) => !isFromAbove && (text !== '' || column % 2 === 1),
  );
  const pairs: Labelled<Kind>[] = [];
  for (let at = 0; at + 1 < cells.length; at += 2) {
    const [label, value] = [cells[at], cells[at + 1]];
    const known = vocabulary[weightsOf(label?.text ?? '', vocabulary).findIndex((weight) => weight >= 2)];
    if (known === undefined || label === undefined || value === undefined || label.across > 1) return null;
    const isHeading = weightsOf(value.text, vocabulary).includes(3);
    if (isHeading && known.holds?.(value.text.slice(0, 300)) !== true) return null;
    pairs.push({ kind: known.kind, label: { ...label, across: 1 }, value: { ...value, across: 1 } });
  }
  return pairs.length === 0 ? null : pairs;
}
