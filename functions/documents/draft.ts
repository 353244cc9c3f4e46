import {
  type Block,
  BOLD,
  type Cell,
  type Document,
  type LeftOut,
  type Paragraph,
  type Place,
  type Row,
  type Span,
  type Table,
  wordsOf,
} from './document.ts';
import { TooLarge } from './too-large.ts';

/** What a file with paragraphs holds, in reading order, before it is told which tables are one and on which line each thing stands. */
export type Draft = DraftParagraph | DraftTable | DraftLeftOut;
export type DraftParagraph = Omit<Paragraph, 'at' | 'placement'>;
export type DraftLeftOut = { kind: 'left out' } & Omit<LeftOut, 'at'>;
export type DraftCell = Omit<Cell, 'blocks'> & { drafts: readonly Draft[] };
export type DraftRow = { cells: readonly DraftCell[]; isHeading: boolean };
export type DraftTable = {
  kind: 'table';
  rows: readonly DraftRow[];
  columns: number;
  /** Where its columns end, as parts of its width; null where the file does not say. */
  edges: readonly number[] | null;
};

/** A table in a cell of a table, and so on: no paper shows more. */
export const DEEPEST_TABLE = 10;
/** Paragraphs and cells together, of which a pack of five hundred pages has a third. */
const MOST_BLOCKS = 250_000;

/** Counts a paragraph or a cell each time that it is called, and throws `TooLarge` at the last that it takes on. */
export function blockCounter(): () => void {
  let blocks = 0;
  return () => {
    blocks += 1;
    if (blocks > MOST_BLOCKS) throw new TooLarge('too many paragraphs');
  };
}

/** The marks of a box that can be ticked, as they stand among words. */
export const box = (isTicked: boolean): string => (isTicked ? '☒' : '☐');
const BOX = /^\s*([☐☑☒])\s*/;

/** Adds them at the end, however many: as arguments of one call they could be too many. */
export function addAll<Some>(some: Some[], more: readonly Some[]): void {
  for (const one of more) some.push(one);
}

/** Sets two spans of one look together, so that a word is in one piece. */
export function addSpan(spans: Span[], span: Span): void {
  const last = spans.at(-1);
  if (last !== undefined && looksLike(last, span)) {
    spans[spans.length - 1] = { ...last, text: last.text + span.text };
  } else {
    spans.push(span);
  }
}

const looksLike = (one: Span, other: Span): boolean =>
  one.bold === other.bold && one.struck === other.struck && one.mark === other.mark;

/** Nothing is printed of it. A number that the file counts is printed, as in a column of references. */
const isBlank = (draft: Draft): boolean =>
  draft.kind === 'left out' || (draft.kind === 'paragraph' && printed(draft) === '');

const printed = ({ spans, item }: DraftParagraph): string =>
  `${item?.counted ? `${item.mark ?? ''} ` : ''}${wordsOf(spans)}`.trim();

/** A cell's paragraphs without the blank lines that only open or end it, as Word must have one. */
export function withoutBlankEnds(drafts: readonly Draft[]): readonly Draft[] {
  const first = drafts.findIndex((draft) => !isBlank(draft));
  const last = drafts.findLastIndex((draft) => !isBlank(draft));
  return drafts.filter(
    (draft, at) => draft.kind === 'left out' || (first !== -1 && at >= first && at <= last),
  );
}

/**
 * The whole file: tables parted by a blank line are one where the second goes on, and a table that only frames its words
 * is those words. Lines are counted from 1: a paragraph has one and one more for each line break in it, a row has one,
 * and the rows of a table within a cell come after the row that holds it.
 */
export function documentOf(drafts: readonly Draft[]): Document {
  const leftOut: LeftOut[] = [];
  let line = 1;
  const here = (): Place => ({ line, page: null });

  const place = (some: readonly Draft[], row: Place | null): Block[] =>
    some.flatMap((draft): Block[] => {
      if (draft.kind === 'table') return [placeTable(draft, row)];
      if (draft.kind === 'left out') {
        leftOut.push({ at: row ?? here(), text: draft.text, why: draft.why });
        return [];
      }
      if (row !== null) return [{ ...draft, at: row, placement: null }];
      const paragraph = { ...outsideTables(draft), at: here(), placement: null };
      line += draft.spans.reduce((lines, { text }) => lines + text.split('\n').length - 1, 1);
      return [paragraph];
    });
  const placeTable = ({ rows, columns }: DraftTable, within: Place | null): Table => {
    const at = within ?? here();
    return { kind: 'table', at, rows: rows.map(placeRow), columns, rowsAre: 'whole' };
  };
  const placeRow = ({ cells, isHeading }: DraftRow): Row => {
    const at = here();
    line += 1;
    return {
      at,
      cells: cells.map(({ drafts, ...cell }) => ({ ...cell, blocks: place(drafts, at) })),
      isHeading,
    };
  };

  return { blocks: place(withWholeTables(drafts), null), pages: null, wraps: false, leftOut };
}

/** Outside tables a paragraph all in bold is a heading, and a box before the words makes them an item. */
function outsideTables(draft: DraftParagraph): DraftParagraph {
  const heading = draft.heading ?? (isBoldThroughout(draft.spans) ? BOLD : null);
  const mark = BOX.exec(wordsOf(draft.spans));
  if (mark === null) return { ...draft, heading };
  const item = draft.item ?? { depth: 0, mark: mark[1] ?? null, counted: false };
  return {
    ...draft,
    heading,
    spans: withoutStart(draft.spans, mark[0].length),
    item: { ...item, ticked: mark[1] !== box(false) },
  };
}

function isBoldThroughout(spans: readonly Span[]): boolean {
  const words = spans.filter(({ text, mark }) => !mark && text.trim() !== '');
  return words.length > 0 && words.every(({ bold }) => bold);
}

function withoutStart(spans: readonly Span[], length: number): Span[] {
  let left = length;
  return spans.flatMap((span) => {
    if (span.mark) return [span];
    const text = span.text.slice(left);
    left = Math.max(0, left - span.text.length);
    return text === '' ? [] : [{ ...span, text }];
  });
}

function withWholeTables(drafts: readonly Draft[]): Draft[] {
  const joined: (Exclude<Draft, DraftTable> | JoinedTable)[] = [];
  for (const draft of drafts) {
    if (draft.kind !== 'table') {
      joined.push(draft);
      continue;
    }
    const table: JoinedTable = { ...draft, rows: draft.rows.map(withWholeTablesWithin) };
    const lastAt = joined.findLastIndex((one) => !isBlank(one));
    const last = joined[lastAt];
    if (last?.kind === 'table' && goesOn(last, table)) {
      addAll(joined, joined.splice(lastAt + 1).filter(isLeftOut));
      addRows(last, table);
    } else {
      joined.push(table);
    }
  }
  return joined.flatMap((draft) =>
    draft.kind === 'table' && isFrame(draft)
      ? draft.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.drafts))
      : [draft],
  );
}

type JoinedTable = Omit<DraftTable, 'rows'> & { rows: DraftRow[] };

const withWholeTablesWithin = (row: DraftRow): DraftRow => ({
  ...row,
  cells: row.cells.map((cell) => ({ ...cell, drafts: withWholeTables(cell.drafts) })),
});

const isLeftOut = (draft: { kind: Draft['kind'] }): boolean => draft.kind === 'left out';

/** With one cell in each row there are no columns to read across. */
const isFrame = ({ rows }: DraftTable): boolean => rows.every(({ cells }) => cells.length <= 1);

/** The columns are the same, and the second table has no heading of its own, or the first's once more. */
function goesOn(first: DraftTable, second: DraftTable): boolean {
  const [top, start] = [first.rows[0], second.rows[0]];
  if (top === undefined || start === undefined || isFrame(first) || !haveSameColumns(first, second))
    return false;
  if (hasSameWords(top, start)) return true;
  if (start.cells.length === 1 || startsAlike(top, start)) return false;
  return isSetApart(first.rows)
    ? !start.isHeading && !isInBold(start)
    : namesColumns(top) && !namesColumns(start);
}

/** In parts of the table's width: a column dragged by less is the same column. */
const SAME_EDGE = 0.03;

const haveSameColumns = (first: DraftTable, second: DraftTable): boolean =>
  first.columns === second.columns &&
  (first.edges === null ||
    second.edges === null ||
    first.edges.every((edge, at) => Math.abs(edge - (second.edges?.[at] ?? edge)) <= SAME_EDGE));

function addRows(first: JoinedTable, second: DraftTable): void {
  const [top, start] = [first.rows[0], second.rows[0]];
  const repeats = top !== undefined && start !== undefined && hasSameWords(top, start);
  if (repeats) first.rows[0] = { ...top, isHeading: true };
  for (const row of second.rows) {
    first.rows.push(repeats && row === start ? { ...row, isHeading: true } : row);
  }
}

/** Words in one line, without what is left out. */
export const wordsIn = (drafts: readonly Draft[]): string =>
  drafts
    .map((draft) => {
      if (draft.kind === 'paragraph') return printed(draft);
      return draft.kind === 'table' ? draft.rows.map(wordsAcross).join(' ') : '';
    })
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
const wordsAcross = ({ cells }: DraftRow): string => cells.map(({ drafts }) => wordsIn(drafts)).join('\t');

const hasSameWords = (one: DraftRow, other: DraftRow): boolean =>
  one.cells.length > 1 && wordsAcross(one).trim() !== '' && wordsAcross(one) === wordsAcross(other);

/** Two forms, one below the other, each with the same word before its first line, are two tables. */
function startsAlike(one: DraftRow, other: DraftRow): boolean {
  const first = wordsIn(one.cells[0]?.drafts ?? []);
  return first !== '' && first === wordsIn(other.cells[0]?.drafts ?? []);
}

/** The first row is set as a heading, or is in bold as the row below it is not. */
const isSetApart = ([top, below]: readonly DraftRow[]): boolean =>
  top !== undefined && (top.isHeading || (isInBold(top) && (below === undefined || !isInBold(below))));

const isInBold = ({ cells }: DraftRow): boolean =>
  cells.some(({ drafts }) => wordsIn(drafts) !== '') &&
  cells.every(({ drafts }) =>
    drafts.every((draft) => draft.kind === 'paragraph' && (isBlank(draft) || isBoldThroughout(draft.spans))),
  );

/** The name of a column is a few words, without a date, a reference or a sentence's end. */
function namesColumns({ cells }: DraftRow): boolean {
  const filled = cells.map(({ drafts }) => wordsIn(drafts)).filter((words) => words !== '');
  const isName = (words: string): boolean => words.split(' ').length <= 3 && !/\d|[.;]$/.test(words);
  return filled.length > 1 && filled.length > cells.length / 2 && filled.every(isName);
}
