import { isPost } from '../owners.ts';
import type { CellInPlace, Piece } from './cells.ts';
import { joinPieces } from './cells.ts';
import { mayBeOffice, namesLead } from './offices.ts';
import { isBlank, isHalf, isLead, isReason, itemOfRun } from './reasons-and-leads.ts';

/** An item as one row has it; and what stands in the row and belongs to none that could be told. */
export type StackedItem = { title: string; reason: string; lead: string };
export type Stacked = { items: StackedItem[]; left: readonly { words: string; why: string }[] };

/** The items of one row: as many as are stacked in its cell, each with the reason and the lead that stand beside it. */
export function itemsOfRow(
  title: CellInPlace,
  reason: CellInPlace | null,
  lead: CellInPlace | null,
): Stacked {
  const beside = [reason, lead];
  const { titles, left } = titlesIn(title, beside);
  if (titles.length < 2) {
    const [text = ''] = titles;
    const own = { title: text, reason: blankless(reason?.text), lead: blankless(lead?.text) };
    const run =
      own.lead === '' && own.reason !== '' && !isReason(own.reason)
        ? itemOfRun(`${text} ${own.reason}`)
        : null;
    if (run !== null && run.title === text && run.lead !== '') return { items: [run], left };
    return { items: [own.lead === '' ? withBracket(own, lead === null) : own], left };
  }
  const reasons = pairedWith(titles.length, reason);
  const leads = pairedWith(titles.length, lead);
  const items = titles.map((text, index): StackedItem => {
    const item = { title: text, reason: reasons?.[index] ?? '', lead: leads?.[index] ?? '' };
    return item.lead === '' ? withBracket(item, lead === null) : item;
  });
  return {
    items,
    left: [
      ...left,
      ...(reasons === null ? [notPaired(reason?.text ?? '', titles.length)] : []),
      ...(leads === null ? [notPaired(lead?.text ?? '', titles.length)] : []),
    ],
  };
}

const notPaired = (words: string, count: number): Stacked['left'][number] => ({
  words,
  why: `this stands beside ${count} items of the programme, and to which of them it belongs could not be told`,
});

const blankless = (text = ''): string => (isBlank(text) ? '' : text);

/** What stands between items on one line; within brackets it parts what is said of one of them. */
const BETWEEN_ITEMS = /(?:;|\s[•·●▪|])\s+(?![^()]{0,200}\))/;
/** Behind the lead of one item, in brackets, the next begins. */
const BEHIND_LEAD = /(?<=[)\]]),\s+(?:and\s+)?/;
/** So it does where nothing parts them, if the brackets can name nothing else; what the last ones name may be an office. */
const BEHIND_BRACKET = /(?<=[)\]])\s+(?=["'‘“]?[\p{Lu}\d])/u;

/** The items that stand on one line. A comma parts them only where each says in brackets whose it is. */
export function itemsOnLine(words: string): string[] {
  const parts = words
    .replace(/;$/, '')
    .split(BETWEEN_ITEMS)
    .filter((part) => part !== '');
  return parts.flatMap(itemsWithLeads);
}

/** Items that follow one another, each with its lead in brackets: "Fees (Clerk), Moorings (Harbour Master)". */
function itemsWithLeads(words: string): string[] {
  if (words.length > 1_000) return [words];
  const led = words.split(BEHIND_LEAD);
  const parts = led.every((part) => BRACKET.test(part)) ? led : [words];
  return parts.flatMap((part) => {
    const bare = part.split(BEHIND_BRACKET);
    const last = BRACKET.exec(bare.at(-1) ?? '')?.[2] ?? '';
    const isLed = endsWithLead(bare.at(-1) ?? '') || (bare.length > 1 && mayBeOffice(last));
    return isLed && bare.slice(0, -1).every(endsWithLead) ? bare : [part];
  });
}

function endsWithLead(words: string): boolean {
  const [, title = '', said = ''] = BRACKET.exec(words) ?? [];
  return title !== '' && (namesLead(said) || isPost(said)) && !isShortFor(said, title);
}

/**
 * Whether a lead that other items have stands within a title, in brackets or behind a dash, where another item may begin behind
 * it: "Fees – Clerk Moorings".
 */
export function hasLeadWithin(title: string, leads: ReadonlySet<string>): boolean {
  const isKnown = ({ index, 1: said = '' }: RegExpExecArray): boolean =>
    leads.has(said) && !isShortFor(said, title.slice(0, index));
  const dashed = title.split(/\s[–—-]\s/).slice(1);
  return (
    [...title.matchAll(/\s\(([^()]{2,80})\)\s(?=["'‘“]?\p{Lu})/gu)].some(isKnown) ||
    dashed.some((part) =>
      [...part.matchAll(/\s(?=\p{Lu})/gu)].some(({ index }) => leads.has(part.slice(0, index))),
    )
  );
}

/** "Police and Crime Commissioner (PCC)" gives a short form, and no lead. */
function isShortFor(letters: string, words: string): boolean {
  const initials = (words.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join('');
  return /^\p{Lu}{2,}$/u.test(letters) && initials.endsWith(letters);
}

type Titles = { titles: string[]; left: Stacked['left'] };

function titlesIn(cell: CellInPlace, beside: readonly (CellInPlace | null)[]): Titles {
  const pieces = cell.pieces.filter(({ text }) => text !== '');
  const whole: Titles = { titles: [cell.text], left: [] };
  const counts = beside.flatMap((other) => (other === null || other.text === '' ? [] : [countsOf(other)]));
  const alone = counts.length === 0;
  const eachOf = ({ titles, left }: Titles): Titles =>
    alone ? { titles: titles.flatMap(itemsWithLeads), left } : { titles, left };
  const paragraphs = paragraphsOf(pieces);
  if (paragraphs.length > 1) {
    const titles = paragraphs.map(joinPieces);
    const paired = counts.some(({ paragraphs, pieces }) => [paragraphs, pieces].includes(titles.length));
    if (paired) return { titles, left: [] };
    return eachOf(
      bulleted(paragraphs) ?? (titles.slice(1).some(isRemark) ? withRemarks(titles) : { titles, left: [] }),
    );
  }
  const texts = pieces.map(({ text }) => text);
  const stands = texts.length > 1 && texts.every((text, index) => beginsItem(text, texts[index - 1]));
  if (stands && (alone || counts.some((count) => count.pieces === texts.length)))
    return eachOf({ titles: texts, left: [] });
  const listed = itemsOnLine(cell.text);
  return listed.length > 1 && alone ? { titles: listed, left: [] } : whole;
}

const countsOf = ({ pieces }: CellInPlace): { paragraphs: number; pieces: number } => ({
  paragraphs: paragraphsOf(pieces.filter(({ text }) => text !== '')).length,
  pieces: pieces.filter(({ text }) => text !== '').length,
});

function paragraphsOf(pieces: readonly Piece[]): Piece[][] {
  const paragraphs: Piece[][] = [];
  for (const piece of pieces) {
    const above = paragraphs.at(-1)?.at(-1)?.text ?? '';
    if (paragraphs.length === 0 || (piece.isParagraph && !isHalf(above))) paragraphs.push([piece]);
    else paragraphs.at(-1)?.push(piece);
  }
  return paragraphs;
}

const beginsItem = (text: string, above: string | undefined): boolean =>
  /^["'‘“(]?[\p{Lu}\d]/u.test(text) && (above === undefined || !isHalf(above));

/** A list with a bullet to each item; what stands above it without one is its head, and no item where it ends with a colon. */
function bulleted(paragraphs: readonly Piece[][]): Titles | null {
  const isBullet = ([first]: Piece[]): boolean => first?.bullet === true;
  const [head, ...others] = paragraphs;
  if (head === undefined || !others.every(isBullet)) return null;
  const titles = paragraphs.map(joinPieces);
  if (isBullet(head)) return { titles, left: [] };
  if (joinPieces(head).endsWith(':')) return { titles: titles.slice(1), left: [] };
  return withRemarks(titles);
}

/** A sentence, or what begins small, says more of the item above it. */
const isRemark = (text: string): boolean =>
  /^(?:\p{Ll}|\()/u.test(text) ||
  /^(?:to|this|the (?:panel|committee|board)|note)\b.{30,}/i.test(text) ||
  /^(?:\S+\s){6,}\S+\.$/.test(text);

function withRemarks(titles: readonly string[]): Titles {
  const [title = '', ...remarks] = titles;
  const why = `this stands below “${title}” in its own cell, and is not read as an item`;
  return { titles: [title], left: remarks.map((words) => ({ words, why })) };
}

/** What stands beside each of so many titles: by paragraphs, or lines, or, blank ones counted, by place; null where that is not told. */
function pairedWith(count: number, cell: CellInPlace | null): string[] | null {
  if (cell === null || cell.text === '') return [];
  const filled = cell.pieces.filter(({ text }) => text !== '');
  for (const parts of [
    paragraphsOf(filled).map(joinPieces),
    filled.map(({ text }) => text),
    cell.pieces.map(({ text }) => text),
  ])
    if (parts.length === count) return parts.map(blankless);
  return null;
}

export const BRACKET = /^(.*\S)\s*[([]([^()[\]]{2,80})[)\]]\.?$/;

/** "Annual report (Director of Public Health)": whose it is, or why it comes, in brackets at its end. */
export function withBracket(item: StackedItem, mayName: boolean): StackedItem {
  const [, title, said = ''] = item.title.length > 400 ? [] : (BRACKET.exec(item.title) ?? []);
  if (title === undefined) return mayName ? withDash(item) : item;
  if (item.reason === '' && isReason(said)) return { ...item, title, reason: said };
  return mayName && item.lead === '' && namesLead(said) ? { ...item, title, lead: said } : item;
}

/** "Annual return – Clerk": whose it is, behind a dash, where the words name an office or a councillor. */
function withDash(item: StackedItem): StackedItem {
  const [, title, said = ''] = item.title.length > 400 ? [] : (DASHED.exec(item.title) ?? []);
  const isNamed = isLead(said) || /^(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\.?\s[A-Z]/.test(said);
  return title !== undefined && item.lead === '' && isNamed ? { ...item, title, lead: said } : item;
}

export const DASHED = /^(.*\S)\s[–—-]\s([^–—()]{2,60})$/;
