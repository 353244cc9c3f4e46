import { asksForSomething } from '../bullets.ts';
import { beginsWithVerb } from '../verbs.ts';
import { ACTION_COLUMNS, type ActionColumn } from './action-columns.ts';
import { isCard, TELLING } from './action-kinds.ts';
import {
  BLANK,
  type CellRead,
  cellSaying,
  type GridRow,
  ownCells,
  rowsUnder,
  TELLING_LENGTH,
  withoutMark,
} from './cells.ts';
import { kindNamed, plainHeading, weightsOf } from './columns.ts';
import { statusInCell } from './status-said.ts';

type Labelled = { name: string; kind: ActionColumn | null; label: CellRead; value: CellRead };

/** What a card says under each of its labels; or, on their own, words that stand between two cards. */
type Card = { at: GridRow['at']; values: Map<string, CellRead>; between: CellRead | null };

/** Labels under which cards say the same, in other words: no card has two of them. */
type Column = { kind: ActionColumn | null; label: CellRead; names: string[] };

/**
 * A table of cards as one of rows: where each row is a label and its value, once or twice across, a card goes on until a
 * label comes again. What stands between cards stands across the rows, unless it is what each card's action is. Null where it
 * is no such table.
 */
export function cardsIn(rows: readonly GridRow[]): GridRow[] | null {
  if (rows.length < 2 || (rows[0]?.cells.length ?? 0) % 2 === 1) return null;
  const read = rows.map(labelledIn);
  const made = cardsOf(rows, read);
  const labelled = read.filter((pairs) => pairs !== null);
  const sure = labelled.filter((pairs) => pairs.every(({ kind }) => kind !== null));
  if (sure.length < Math.max(2, labelled.length * 0.6)) return null;
  if (new Set(labelled.flat().map(({ name }) => name)).size > MOST_LABELS) return null;
  const labels = columnsOf(labelled.flat(), made);
  const kinds = new Set(labels.flatMap(({ kind }) => kind ?? []));
  const telling = [...kinds].filter((kind) => TELLING.has(kind)).length;
  const titled = kinds.has('action') ? null : withTitles(made, telling);
  const columns = titled === null ? labels : [TITLE, ...labels];
  if (!isCard(titled === null ? kinds : new Set([...kinds, 'action']))) return null;
  return rowsUnder(
    { at: rows[0]?.at ?? { line: 0, page: null }, cells: columns.map(({ label }) => label) },
    (titled ?? made).map(({ at, values, between }) => ({
      at,
      cells: columns.map(({ names }, column) => {
        if (between !== null) return column === 0 ? { ...between, across: columns.length } : BLANK;
        return names.flatMap((name) => values.get(name) ?? [])[0] ?? BLANK;
      }),
    })),
  );
}

function cardsOf(rows: readonly GridRow[], read: readonly (readonly Labelled[] | null)[]): Card[] {
  const cards: Card[] = [];
  let last = '';
  rows.forEach((row, index) => {
    const pairs = read[index] ?? null;
    const above = cards.at(-1)?.values.get(last);
    if (pairs === null && above !== undefined && isRest(row)) {
      cards.at(-1)?.values.set(last, joined([above, ...ownCells(row)]));
    } else if (pairs === null) {
      cards.push({ at: row.at, values: new Map(), between: joined(ownCells(row)) });
    }
    for (const { name, value } of pairs ?? []) {
      const own = cards.at(-1);
      if (own === undefined || own.between !== null || own.values.has(name))
        cards.push({ at: row.at, values: new Map([[name, value]]), between: null });
      else own.values.set(name, value);
      last = name;
    }
  });
  return cards;
}

/** Whether a row has no label, and goes on with the value above. */
const isRest = ({ cells }: GridRow): boolean =>
  cells[0]?.text === '' && cells.filter(({ text }) => text !== '').length === 1;

const joined = (cells: readonly CellRead[]): CellRead => ({
  ...(cells[0] ?? BLANK),
  paragraphs: cells.flatMap(({ paragraphs }) => paragraphs),
  text: cells.map(({ text }) => text).join(' '),
});

function columnsOf(pairs: readonly Labelled[], cards: readonly Card[]): Column[] {
  const columns: Column[] = [];
  for (const { name, kind, label } of pairs) {
    if (columns.some(({ names }) => names.includes(name))) continue;
    const alike = columns.find(
      (one) =>
        one.kind === kind &&
        kind !== null &&
        !cards.some(({ values }) => values.has(name) && one.names.some((other) => values.has(other))),
    );
    if (alike === undefined) columns.push({ kind, label, names: [name] });
    else alike.names.push(name);
  }
  return columns;
}

const TITLE: Column = { kind: 'action', label: cellSaying(['Action']), names: [''] };

/**
 * The cards with the words above each as its action, where every card has them, and says whose it is, by when and how it stands,
 * or most ask for something; null where not.
 */
function withTitles(made: readonly Card[], telling: number): Card[] | null {
  const titles = made.filter((_, at) => at % 2 === 0).map(({ between }) => between ?? BLANK);
  const asking = titles.filter(({ text }) => isAsked(withoutMark(text.slice(0, TELLING_LENGTH))));
  const areInTurn = made.every(({ between }, at) => (between === null) === (at % 2 === 1));
  if (!areInTurn || made.length % 2 === 1) return null;
  if (telling < 2 || (telling < 3 && asking.length < titles.length * 0.6)) return null;
  return made
    .filter(({ between }) => between === null)
    .map((card, at) => ({
      ...card,
      values: new Map([...card.values, ['', { ...(titles[at] ?? BLANK), across: 1 }]]),
    }));
}

const isAsked = (words: string): boolean => asksForSomething(words) || beginsWithVerb(words);

/** No cards have more different labels. */
const MOST_LABELS = 40;
/** In characters. */
const LONGEST_LABEL = 40;

/** A label as each card has it: "Action 1" and "Action 2" are one. */
export const nameOf = (label: string): string =>
  plainHeading(label.replace(/(?<=\p{L}) (?:no\.? ?)?\d{1,4}(?=\s?:?$)/iu, ''));

/** The labels of a row and what stands beside each; null where a cell that should be a label is none. */
export function labelledIn(row: GridRow): Labelled[] | null {
  const cells = row.cells.filter(
    ({ text, isFromAbove }, column) => !isFromAbove && (text !== '' || column % 2 === 1),
  );
  const pairs: Labelled[] = [];
  for (let at = 0; at + 1 < cells.length; at += 2) {
    const [label, value] = [cells[at], cells[at + 1]];
    if (label === undefined || value === undefined || label.text === '' || label.across > 1) return null;
    if (label.text.length > LONGEST_LABEL) return null;
    const name = nameOf(label.text);
    const known = kindNamed(name, ACTION_COLUMNS);
    const kind = known !== null && known.weight >= 2 ? known.kind : null;
    const isHeading = weightsOf(value.text, ACTION_COLUMNS).includes(3);
    const holds = ACTION_COLUMNS.find((one) => one.kind === kind)?.holds ?? null;
    const isValue =
      holds?.(value.text.slice(0, TELLING_LENGTH)) === true || statusInCell(value.text) !== null;
    if (isHeading && !isValue) return null;
    pairs.push({
      ...{ name, kind },
      ...{ label: { ...label, across: 1 }, value: { ...value, across: 1 } },
    });
  }
  return pairs.length === 0 ? null : pairs;
}
