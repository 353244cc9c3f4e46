import { rowOfWords, tableOf } from '../../../documents/blocks.ts';
import {
  APART,
  type Block,
  isBlank,
  type Paragraph,
  type Row,
  type Table,
  wordsOf,
} from '../../../documents/document.ts';
import { LONGEST_ROW } from '../lines.ts';
import { plainHeading } from '../tables/columns.ts';
import { datesListed } from './dates-listed.ts';
import { meetingNamed } from './headings.ts';
import { columnNamed, isColumnHeading } from './programme-columns.ts';

/**
 * A label and what stands beside it or behind its colon; a name over the labels of its card has none. `from` is where on its line
 * that stands, where it is known, and `isRunOn` whether it is behind a colon.
 */
type Pair = { line: number; label: string; value: string; from: number | null; isRunOn: boolean };

/**
 * The blocks with each run of cards, of which every one says of an item at which meeting it comes, as one table: "Decision",
 * "Date of meeting", "Reason" and "Lead officer" one below the other, in a table to each item or in lines; or each of a meeting
 * what comes at it: "Meeting", "Place" and "Business".
 */
export function withPlanCards(blocks: readonly Block[]): Block[] {
  const made: Block[] = [];
  let unnamed = 0;
  for (let at = 0; at < blocks.length; ) {
    const { pairs, to } = pairsFrom(blocks, at, at >= unnamed);
    const table = tableOfCards(cardsIn(pairs));
    // What seems to name the first card may be the title of them all: then none has a name.
    const isOfNames = table === null && pairs[0]?.label === NAME;
    if (isOfNames) unnamed = to;
    const next = isOfNames ? at + 1 : Math.max(to, at + 1);
    if (table === null) made.push(...blocks.slice(at, next));
    else made.push(table);
    at = next;
  }
  return made;
}

/** Stands for a label over the name of a card. */
const NAME = '';

function pairsFrom(
  blocks: readonly Block[],
  start: number,
  mayHaveNames: boolean,
): { pairs: Pair[]; to: number } {
  const pairs: Pair[] = [];
  const ends: { to: number; count: number }[] = [];
  for (let at = start; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block === undefined || pairs.length > MOST_PAIRS) break;
    if (pairs.length > 0 && isBlank(block)) continue;
    const own = pairsOf(block) ?? (mayHaveNames ? nameAbove(blocks, at, pairs) : null);
    if (own === null && !goesOn(pairs.at(-1), block)) break;
    pairs.push(...(own ?? []));
    ends.push({ to: at + 1, count: pairs.length });
  }
  return withoutStrays(pairs, ends, start);
}

/** What stands below the last card behind a label that no card has, as the date of the next meeting may, is of none. */
function withoutStrays(
  pairs: readonly Pair[],
  ends: readonly { to: number; count: number }[],
  start: number,
): { pairs: Pair[]; to: number } {
  const counts = new Map<string, number>();
  for (const { label } of pairs) counts.set(label, (counts.get(label) ?? 0) + 1);
  const isOfCards = ({ count }: { count: number }): boolean =>
    (counts.get(pairs[count - 1]?.label ?? '') ?? 0) > 1;
  const last = ends.findLast(isOfCards) ?? ends.at(-1);
  return { pairs: pairs.slice(0, last?.count), to: last?.to ?? start };
}

const MOST_PAIRS = 2_000;

/** A line of its own right above labels, as there stands one above those of the first card. */
function nameAbove(blocks: readonly Block[], at: number, pairs: readonly Pair[]): Pair[] | null {
  const block = blocks[at];
  const below = blocks.slice(at + 1, at + 3).find((one) => !isBlank(one));
  const [next] = below?.kind === 'paragraph' ? (pairsOf(below) ?? []) : [];
  if (block?.kind !== 'paragraph' || next?.isRunOn !== true) return null;
  const isKnown = pairs.slice(1, LONGEST_CARD).some(({ label }) => label === next.label);
  const isNext = next.label === pairs[1]?.label || (isKnown && !touchesAbove(block));
  if (pairs.length > 0 && (pairs[0]?.label !== NAME || !isNext)) return null;
  const value = wordsOf(block.spans).trim();
  return value === '' || value.length > LONGEST_NAME || /[.;:]$/.test(value)
    ? null
    : [{ line: block.at.line, label: NAME, value, from: null, isRunOn: false }];
}
const LONGEST_NAME = 120;
/** In labels. */
const LONGEST_CARD = 12;

function pairsOf(block: Block): Pair[] | null {
  if (block.kind === 'paragraph') return pairsOfLines(block);
  const pairs = block.rows.map(({ at, cells }): Pair => {
    const [label = '', value = ''] = [0, 1].map((column) =>
      wordsAt(cells.find((one) => one.column === column)),
    );
    return { line: at.line, label, value, from: null, isRunOn: false };
  });
  return block.columns === 2 && pairs.every(({ label }) => isLabel(label)) ? pairs : null;
}

function pairsOfLines({ at: { line }, spans, placement, item }: Paragraph): Pair[] | null {
  const segments = placement?.segments ?? [];
  const words = wordsOf(spans);
  if (item !== null || words.length > LONGEST_ROW) return null;
  const tabbed = words.split(/\t+/).map((text) => text.trim());
  const [label = '', value = '', ...more] = tabbed.length > 1 ? tabbed : segments.map(({ text }) => text);
  if (isLabel(label) && value !== '' && more.length === 0)
    return [
      { line, label: label.replace(/\s?:$/, ''), value, from: segments.at(-1)?.from ?? null, isRunOn: false },
    ];
  const pairs = words.split('\n').flatMap((text, index): Pair[] => {
    const [, own = '', said = ''] = RUN_ON.exec(text.trim()) ?? [];
    return isLabel(own) ? [{ line: line + index, label: own, value: said, from: null, isRunOn: true }] : [];
  });
  return pairs.length > 0 && pairs.length === words.split('\n').length ? pairs : null;
}

/** "Lead: Head of Skills". */
const RUN_ON = /^([^:]{2,45}?)\s?:\s+(\S.*)$/;

const wordsAt = (own: Row['cells'][number] | undefined): string =>
  (own?.blocks ?? [])
    .flatMap((block) => (block.kind === 'table' ? [] : wordsOf(block.spans).split('\n')))
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .join('\n');

const isLabel = (words: string): boolean => words.length <= 45 && /^\p{Lu}[^\d.;,]*$/u.test(words);

/** Adds a printed line that stands below what is said beside a label, or touches what is said behind one, and goes on with it. */
function goesOn(above: Pair | undefined, block: Block): boolean {
  const [only, ...others] = block.kind === 'table' ? [] : (block.placement?.segments ?? []);
  if (above === undefined || block.kind === 'table' || only === undefined || others.length > 0) return false;
  const isBelow = above.from !== null && only.from >= above.from - 1;
  const touches = above.isRunOn && touchesAbove(block) && block.item === null;
  if (!isBelow && !touches) return false;
  above.value += `\n${only.text}`;
  return true;
}
/** Whether no room parts a printed line from the one above it. */
const touchesAbove = ({ placement }: Paragraph): boolean =>
  placement !== null && placement.roomAbove !== null && placement.roomAbove < APART;

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

/** What says how an action stands is no plan; when papers are due is said of a meeting. */
const OF_ACTIONS = /\b(?:actions?|status|(?<!(?:papers?|reports?) (?:are )?)due|owner|progress|complet\w+)\b/;
const OF_MEETING =
  /\b(?:meeting|panel|committee|board|cabinet|council|decision|agenda)\b|^(?:date|when|month)$/;

function tableOfCards(cards: readonly Pair[][]): Table | null {
  const labels = cards
    .reduce<readonly Pair[]>((most, card) => (card.length > most.length ? card : most), [])
    .map(({ label }) => label);
  const areAlike = cards.every((card) => {
    const own = card.map(({ label }) => label);
    return new Set(own).size === own.length && own.every((label) => labels.includes(label));
  });
  if (cards.length < 2 || !areAlike || labels.some((label) => OF_ACTIONS.test(plainHeading(label))))
    return null;
  if (labels.some((label) => headsTables(label, cards))) return null;
  const values = cards.map((card) =>
    labels.map((label) => card.find((pair) => pair.label === label)?.value ?? ''),
  );
  const inLine = values.map((texts) => texts.map((text) => text.replaceAll('\n', ' ')));
  const kinds = labels.map((label) => columnNamed(label)?.kind ?? null);
  const when = labels.findIndex(
    (label, at) => (label === NAME || OF_MEETING.test(plainHeading(label))) && areMeetings(inLine, at),
  );
  const isPlan = kinds.includes('lead') || kinds.includes('reason');
  const title = isPlan
    ? kinds.findIndex((kind, at) => at !== when && (kind === null || kind === 'title'))
    : labels.findIndex((label, at) => at !== when && isOfBusiness(label));
  if (when === -1 || title === -1 || !(isPlan || areOfMeetings(cards, inLine, title))) return null;
  const headings = labels.map((label, at) => (at === when ? 'Meeting date' : at === title ? 'Item' : label));
  const line = (at: number): number => cards[at]?.[0]?.line ?? 1;
  const listed = (text: string, at: number, card: number): string =>
    at === title ? itemsIn(values[card]?.[at] ?? '') : text;
  return tableOf([
    rowOfWords(line(0), headings, true),
    ...inLine.map((texts, card) =>
      rowOfWords(line(card), isPlan ? texts : texts.map((text, at) => listed(text, at, card)), false),
    ),
  ]);
}

/** Whether a label is a column's heading, and so is all that stands beside it: what seem cards are tables of two columns. */
const headsTables = (label: string, cards: readonly Pair[][]): boolean =>
  isColumnHeading(label) && cards.flat().every((pair) => pair.label !== label || isColumnHeading(pair.value));

/** Whether cards are of meetings: all have the labels of each, and what stands beside the business is none, as in a table below. */
function areOfMeetings(
  cards: readonly Pair[][],
  values: readonly (readonly string[])[],
  title: number,
): boolean {
  const labels = new Set(cards.flatMap((card) => card.map(({ label }) => label)));
  const common = [...labels].filter((own) => cards.every((card) => card.some(({ label }) => label === own)));
  return common.length * 2 > labels.size && !values.some((texts) => isColumnHeading(texts[title] ?? ''));
}

/** Whether a label can only be of what comes at a meeting. */
function isOfBusiness(label: string): boolean {
  const named = columnNamed(label);
  return named?.kind === 'title' && named.weight >= 2;
}

/** The items of a meeting's card, one to a line. Where most say in brackets whose they are, a line without goes on in the next. */
function itemsIn(value: string): string {
  const lines = value.split('\n');
  const led = lines.filter((line) => line.endsWith(')'));
  const areLed = led.length * 2 >= lines.length && lines.at(-1)?.endsWith(')') === true;
  return lines.reduce((text, line, at) => {
    const goesOn = areLed && at > 0 && lines[at - 1]?.endsWith(')') === false;
    return `${text}${at === 0 ? '' : goesOn ? ' ' : '\n'}${line}`;
  }, '');
}

/** Whether each card that says anything there names a meeting, most of them by its day or its month. */
function areMeetings(values: readonly (readonly string[])[], at: number): boolean {
  const said = values.map((texts) => texts[at] ?? '').filter((text) => text !== '');
  const dated = said.filter((text) => {
    const kind = meetingNamed(text)?.kind;
    return kind === 'meeting' || kind === 'no year' || (datesListed(text) ?? []).length > 1;
  });
  return said.every((text) => meetingNamed(text) !== null) && dated.length * 2 > values.length;
}
