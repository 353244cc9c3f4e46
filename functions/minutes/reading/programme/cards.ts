import { cell, paragraph, tableOf } from '../../../documents/blocks.ts';
import { type Block, type Row, type Table, wordsOf } from '../../../documents/document.ts';
import { plainHeading } from '../tables/columns.ts';
import { meetingNamed } from './headings.ts';
import { columnNamed } from './programme-columns.ts';

/** A label and what stands beside it; and from where on its line, where that is known. */
type Pair = { line: number; label: string; value: string; from: number | null };

/**
 * The blocks with each run of cards, of which every one says of an item at which meeting it comes, as one table: "Decision",
 * "Date of meeting", "Reason" and "Lead officer" one below the other, in a table to each item or in lines.
 */
export function withPlanCards(blocks: readonly Block[]): Block[] {
  const made: Block[] = [];
  for (let at = 0; at < blocks.length; ) {
    const { pairs, to } = pairsFrom(blocks, at);
    const table = tableOfCards(cardsIn(pairs));
    if (table === null) made.push(...blocks.slice(at, Math.max(to, at + 1)));
    else made.push(table);
    at = Math.max(to, at + 1);
  }
  return made;
}

function pairsFrom(blocks: readonly Block[], start: number): { pairs: Pair[]; to: number } {
  const pairs: Pair[] = [];
  let to = start;
  for (let at = start; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block === undefined || pairs.length > MOST_PAIRS) break;
    if (pairs.length > 0 && block.kind === 'paragraph' && wordsOf(block.spans).trim() === '') continue;
    const own = pairsOf(block);
    if (own === null && !goesOn(pairs.at(-1), block)) break;
    pairs.push(...(own ?? []));
    to = at + 1;
  }
  return { pairs, to };
}

const MOST_PAIRS = 2_000;

function pairsOf(block: Block): Pair[] | null {
  if (block.kind === 'paragraph') {
    const segments = block.placement?.segments ?? [];
    const words = wordsOf(block.spans);
    const tabbed = words.split(/\t+/).map((text) => text.trim());
    const [label = '', value = '', ...more] = tabbed.length > 1 ? tabbed : segments.map(({ text }) => text);
    const from = segments.at(-1)?.from ?? null;
    return isLabel(label) && value !== '' && more.length === 0 && block.item === null
      ? [{ line: block.at.line, label, value, from }]
      : null;
  }
  const pairs = block.rows.map(({ at, cells }): Pair => {
    const [label = '', value = ''] = [0, 1].map((column) =>
      wordsAt(cells.find((one) => one.column === column)),
    );
    return { line: at.line, label, value, from: null };
  });
  return block.columns === 2 && pairs.every(({ label }) => isLabel(label)) ? pairs : null;
}

const wordsAt = (own: Row['cells'][number] | undefined): string =>
  (own?.blocks ?? [])
    .flatMap((block) => (block.kind === 'table' ? [] : [wordsOf(block.spans).replace(/\s+/g, ' ').trim()]))
    .join(' ');

const isLabel = (words: string): boolean => words.length <= 45 && /^\p{Lu}[^\d.;,]*$/u.test(words);

/** Adds a printed line that stands below what is said beside a label, and goes on with it. */
function goesOn(above: Pair | undefined, block: Block): boolean {
  const [only, ...others] = block.kind === 'table' ? [] : (block.placement?.segments ?? []);
  if (above?.from == null || only === undefined || others.length > 0 || only.from < above.from - 1)
    return false;
  above.value += ` ${only.text}`;
  return true;
}

/** A card goes on until the first label comes again. */
function cardsIn(pairs: readonly Pair[]): Pair[][] {
  const [first] = pairs;
  const cards: Pair[][] = [];
  for (const pair of pairs) {
    if (pair.label === first?.label) cards.push([pair]);
    else cards.at(-1)?.push(pair);
  }
  return cards;
}

/** What says how an action stands is no plan. */
const OF_ACTIONS = /\b(?:actions?|status|due|owner|progress|complet\w+)\b/;
const OF_MEETING =
  /\b(?:meeting|panel|committee|board|cabinet|council|decision|agenda)\b|^(?:date|when|month)$/;

function tableOfCards(cards: readonly Pair[][]): Table | null {
  const labels = (cards[0] ?? []).map(({ label }) => label);
  const areAlike = cards.every(
    (card) => card.every(({ label }, at) => label === labels[at]) && card.length === labels.length,
  );
  const plain = labels.map(plainHeading);
  const kinds = labels.map((label) => columnNamed(label)?.kind);
  const when = plain.findIndex(
    (label, at) =>
      OF_MEETING.test(label) &&
      cards.every((card) => meetingNamed(card[at]?.value ?? '')?.kind === 'meeting'),
  );
  const isPlan = kinds.includes('lead') || kinds.includes('reason');
  if (cards.length < 2 || !areAlike || when < 1 || !isPlan || plain.some((label) => OF_ACTIONS.test(label)))
    return null;
  const headings = labels.map((label, at) => (at === when ? 'Meeting date' : at === 0 ? 'Item' : label));
  const head = rowOf(cards[0]?.[0]?.line ?? 1, headings, true);
  return tableOf([
    head,
    ...cards.map((card) =>
      rowOf(
        card[0]?.line ?? 1,
        card.map(({ value }) => value),
        false,
      ),
    ),
  ]);
}

const rowOf = (line: number, texts: readonly string[], isHeading: boolean): Row => ({
  at: { line, page: null },
  isHeading,
  cells: texts.map((text, column) => cell(column, text === '' ? [] : [paragraph(line, [{ text }])])),
});
