import { cell, paragraph, tableOf } from '../../../documents/blocks.ts';
import {
  type Block,
  type Document,
  isBlank,
  type Paragraph,
  type Row,
  type Table,
  wordsOf,
} from '../../../documents/document.ts';
import { LOWER } from '../../../documents/row-costs.ts';
import { isNamed, isPost } from '../owners.ts';
import { ACTION_COLUMNS } from './action-columns.ts';
import { cardsIn, labelledIn, nameOf } from './cards.ts';
import { gridOf, ownCells } from './cells.ts';
import { kindNamed } from './columns.ts';

/** How a label stands before its words: with a colon or a dash, apart by a tab or by room, or in a table's cell. */
type Sign = ':' | 'apart' | 'cells';
/** A block of labels and what they say: its rows, the names of its labels, and from where on its line the last value stands. */
type Labelled = { sign: Sign; rows: readonly Row[]; names: readonly string[]; from: number | null };
/** Such a block, or one of a few words between two, of which no names are known. */
type Piece = Labelled & { at: number; to: number };

/**
 * The blocks with each list of cards as one table: cards whose lines are a label and what it says, and tables of a card each,
 * with what stands between them across it.
 */
export function withCards({ blocks, wraps }: Pick<Document, 'blocks' | 'wraps'>): Block[] {
  const read = blocks.map((block) => (block.kind === 'table' ? labelledTable(block) : labelledLines(block)));
  const made: Block[] = [];
  let taken = 0;
  for (let at = 0; at < blocks.length; at += 1) {
    if (read[at] == null) continue;
    const pieces = piecesFrom(at, { blocks, read, wraps });
    const run = runOf(pieces, blocks);
    if (run !== null && run.from >= taken) {
      made.push(...blocks.slice(taken, run.from), run.table);
      taken = run.to;
    }
    at = (pieces.findLast(({ names }) => names.length > 0)?.to ?? at + 1) - 1;
  }
  return [...made, ...blocks.slice(taken)];
}

const wordsIn = (block: Block): string => (block.kind === 'table' ? '' : wordsOf(block.spans).trim());

type Lines = { blocks: readonly Block[]; read: readonly (Labelled | null)[]; wraps: boolean };
/** A title stands at most so many blocks above what it is of. */
const NEAR = 3;

type Run = { from: number; to: number; table: Table };

function runOf(all: readonly Piece[], blocks: readonly Block[]): Run | null {
  const pieces = withoutEnds(all);
  const [first] = pieces;
  if (first === undefined) return null;
  const near = Math.max(0, first.at - NEAR);
  const title = near + blocks.slice(near, first.at).findLastIndex((block) => !isBlank(block));
  for (const from of [first.at, title]) {
    const block = blocks[from];
    const above = from !== first.at && block !== undefined ? titleFrom(block, from) : [];
    if (above === null) return null;
    const table = tableOf([...above, ...pieces].flatMap(({ rows }) => rows));
    const grid = gridOf(table).filter((row) => ownCells(row).length > 0);
    const cards = cardsIn(grid)?.filter(({ cells }) => cells[0]?.across === 1) ?? [];
    // A card by itself is a table already, or a paragraph of the minutes, which is read as those are; and so are actions one below
    // the other, "Action (RB): …", of which no label comes in each.
    const most = Math.max(0, ...timesOf(pieces).values());
    if (cards.length > (first.sign === 'apart' ? 1 : 2) && most >= cards.length - 1)
      return { from, to: pieces.at(-1)?.to ?? first.to, table };
  }
  return null;
}

function piecesFrom(start: number, { blocks, read, wraps }: Lines): Piece[] {
  const pieces: Piece[] = [];
  /** The sign of each label so far, the first's first. */
  const known = new Map<string, Sign>();
  let between = 0;
  for (let at = start; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block === undefined) break;
    if (isBlank(block)) continue;
    const above = pieces.at(-1);
    const own = read[at] ?? (block.kind === 'table' ? null : labelAlone(block, known));
    if (own !== null && isOfRun(own, known, pieces)) {
      pieces.push({ ...own, at, to: at + 1 });
      for (const name of own.names) if (!known.has(name)) known.set(name, own.sign);
      between = 0;
    } else if (block.kind === 'paragraph' && above?.to === at && goesOn(block, above, wraps)) {
      pieces[pieces.length - 1] = { ...withMore(above, wordsIn(block)), at: above.at, to: at + 1 };
    } else {
      const title = own === null ? titleFrom(block, at) : null;
      between += 1;
      if (title === null || between > MOST_BETWEEN) break;
      pieces.push(...title);
    }
  }
  return pieces;
}

/** So many lines may stand between two cards: a number, a title. */
const MOST_BETWEEN = 2;

/** The first label of all decides what sign the others have; a table's labels are those of the tables before. */
const isOfRun = (own: Labelled, known: ReadonlyMap<string, Sign>, pieces: readonly Piece[]): boolean => {
  const [sign] = known.values();
  if (sign === undefined) return true;
  const first = sign === 'cells' ? pieces.find(({ names }) => names.length > 0) : undefined;
  const again = own.names.filter((name) => first?.names.includes(name));
  return own.sign === sign && (sign !== 'cells' || again.length >= own.names.length / 2);
};

/** What stands between cards, or over the first, as a row across them; null where it is no title. */
function titleFrom(block: Block, at: number): Piece[] | null {
  const words = wordsIn(block);
  if (block.kind === 'table' || words.length > LONGEST_TITLE || words.includes('\t')) return null;
  const only = { ...cell(0, [{ ...block, placement: null }]), across: 2 };
  return [
    {
      at,
      to: at + 1,
      sign: 'cells',
      names: [],
      from: null,
      rows: [{ at: block.at, isHeading: false, cells: [only] }],
    },
  ];
}

/** In characters. */
const LONGEST_TITLE = 200;

const COLON = /^(\p{L}[\p{L} /’'().-]{1,30}?)(?:\s?:|\s[–—-](?=\s|$))(?:\s+(.*))?$/u;

/** A paragraph each of whose lines begins with a label; null for any other. */
function labelledLines(block: Paragraph): Labelled | null {
  const words = wordsOf(block.spans);
  if (words.length > LONGEST) return null;
  const isStruck = block.spans.every(({ text, struck }) => struck === true || text.trim() === '');
  const segments = block.placement?.segments ?? [];
  const lines = words
    .split('\n')
    .map((line) =>
      segments.length > 1 && !line.includes('\t') ? segments.map(({ text }) => text) : line.split(/\t+/),
    );
  const read = lines.map((pieces) => pairsOf(pieces.map((piece) => piece.trim())));
  const sign = read[0]?.sign;
  if (sign === undefined || !read.every((one) => one?.sign === sign)) return null;
  const rows = read.flatMap((one, index) =>
    (one?.pairs ?? []).map(([label, value]) => rowOf(block.at.line + index, label, value, isStruck)),
  );
  const names = read.flatMap((one) => (one?.pairs ?? []).map(([label]) => nameOf(label)));
  return { sign, rows, names, from: segments.length > 1 ? (segments.at(-1)?.from ?? null) : null };
}

/** In characters. */
const LONGEST = 4_000;

function pairsOf(pieces: readonly string[]): { sign: Sign; pairs: [label: string, value: string][] } | null {
  const withColon = pieces.map((piece) => COLON.exec(piece));
  if (withColon.every((found) => found !== null && isLabel(found[1] ?? '')))
    return { sign: ':', pairs: withColon.map((found) => [found?.[1] ?? '', found?.[2] ?? '']) };
  const labels = pieces.filter((_, at) => at % 2 === 0);
  if (pieces.length % 2 === 1 || !labels.every(isLabel)) return null;
  return { sign: 'apart', pairs: labels.map((label, at) => [label, pieces[2 * at + 1] ?? '']) };
}

const isLabel = (words: string): boolean =>
  /^\p{Lu}/u.test(words) &&
  words.length <= 30 &&
  words.split(' ').length <= 5 &&
  !/[.;,]$|:\s/.test(words) &&
  !/\d/.test(nameOf(words)) &&
  !OF_THOSE_PRESENT.test(words) &&
  !isOffice(words) &&
  !isNamed(ADDRESSED.exec(words)?.[1] ?? '');

/** "Head of Internal Audit: …" gives somebody an action; "Lead Officer: …" is a label. */
const isOffice = (words: string): boolean =>
  words.includes(' ') && isPost(words) && kindNamed(nameOf(words), ACTION_COLUMNS)?.weight !== 3;

const OF_THOSE_PRESENT =
  /\b(?:present|apologies|attend(?:ance|ing|ees))\b|^(?:members|officers|trustees|governors|councillors|staff|observers)$/i;
/** "Action for Nell Farrow: …" is an action; "Action by officer: …" is the label of one's owner. */
const ADDRESSED = /^actions? (?:for|by|on) (?!(?:officer|owner|lead|person|member)s?$)(.+)$/i;

const rowOf = (line: number, label: string, value: string, isStruck: boolean): Row => ({
  at: { line, page: null },
  isHeading: false,
  cells: [
    cell(0, [paragraph(line, [{ text: label }])]),
    cell(1, [paragraph(line, [{ text: value, ...(isStruck && { struck: true as const }) }])]),
  ],
});

/** A table whose every row is of labels and what they say. */
function labelledTable(table: Table): Labelled | null {
  if (table.columns % 2 === 1 || table.columns > 4 || table.rows.length > LONGEST_CARD) return null;
  const read = gridOf(table)
    .filter((row) => ownCells(row).length > 0)
    .map(labelledIn);
  if (read.length < 2 || !read.every((pairs) => pairs !== null)) return null;
  const names = read.flatMap((pairs) => (pairs ?? []).map(({ name }) => name));
  return { sign: 'cells', rows: table.rows, names, from: null };
}

/** In rows. */
const LONGEST_CARD = 60;

/** A label that has nothing beside it, as others like it have further up. */
function labelAlone(block: Paragraph, known: ReadonlyMap<string, Sign>): Labelled | null {
  const words = wordsIn(block);
  const name = nameOf(words);
  const sign = known.get(name);
  if (sign === undefined || sign === 'cells') return null;
  return { sign, rows: [rowOf(block.at.line, words, '', false)], names: [name], from: null };
}

/** Whether a printed line goes on with what is said above it: it stands below it, or a sentence is in its middle. */
function goesOn(block: Paragraph, { sign, from, rows }: Piece, wraps: boolean): boolean {
  const [first, ...others] = block.placement?.segments ?? [];
  if (first === undefined || others.length > 0 || sign === 'cells') return false;
  const above = lastWordsOf(rows);
  if (above.length > LONGEST) return false;
  if (sign === 'apart' && from !== null) return first.from >= from - 1;
  return wraps && (LOWER.test(first.text) || above.length >= FULL);
}

/** A printed line so long, in characters, may have ended for want of room. */
const FULL = 55;

const lastWordsOf = (rows: readonly Row[]): string => {
  const [block] = rows.at(-1)?.cells.at(-1)?.blocks ?? [];
  return block === undefined ? '' : wordsIn(block);
};

function withMore(piece: Piece, words: string): Piece {
  const last = piece.rows.at(-1);
  const [label, value] = last?.cells ?? [];
  if (last === undefined || label === undefined || value === undefined) return piece;
  const [block] = value.blocks;
  const spans = block?.kind === 'paragraph' ? [...block.spans, { text: ` ${words}` }] : [{ text: words }];
  const more = { ...last, cells: [label, { ...value, blocks: [paragraph(last.at.line, spans)] }] };
  return { ...piece, rows: [...piece.rows.slice(0, -1), more] };
}

/** Without what stands at either end and is of no card: a title, the meeting's date, a label of nothing known that does not come again. */
function withoutEnds(pieces: readonly Piece[]): Piece[] {
  const times = timesOf(pieces);
  const isOfCard = ({ names }: Piece): boolean =>
    names.some(
      (name) =>
        (times.get(name) ?? 0) > 1 || (kindNamed(name, ACTION_COLUMNS) !== null && !/\bmeeting\b/.test(name)),
    );
  const from = pieces.findIndex(isOfCard);
  return from === -1 ? [] : pieces.slice(from, pieces.findLastIndex(isOfCard) + 1);
}

/** How often each label comes. */
function timesOf(pieces: readonly Piece[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const name of pieces.flatMap(({ names }) => names)) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}
