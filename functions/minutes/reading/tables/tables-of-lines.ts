import { cell, paragraph, tableOf } from '../../../documents/blocks.ts';
import type { Block, Document, Row, Table } from '../../../documents/document.ts';
import type { Unread } from '../../findings.ts';
import { agendaOf, isOverviewTitle } from '../agenda.ts';
import { asksForSomething } from '../bullets.ts';
import { firstDate } from '../dates.ts';
import { isFurniture, type Line, LONGEST_ROW, tidy } from '../lines.ts';
import { isOwner, unwrapOwner } from '../owners.ts';
import { isStatus } from '../statuses.ts';
import { isDue } from '../when-said.ts';
import { fieldsOfRun } from './cells-in-run.ts';
import { type Heading, HOUSE, headingAt, isHeadingWord, type LineColumn } from './headings-of-lines.ts';
import { type Piece, piecesOf } from './lines-as-cells.ts';
import { type AssembledRow, assembleRows } from './rows-of-cells.ts';

/** Where rows stand among the lines, under which heading, and what tells of them. */
type Region = { heading: Heading; from: number; to: number; found: 'heading' | 'title' | 'rows' };
type TableOfLines = { table: Table; lines: ReadonlySet<number>; unread: readonly Unread[] };

/**
 * The document with each table of actions whose cells no sign parts, run together on one line or one to a line, as a table; and
 * what stands among their lines and is no row. `papers` are its lines, parted into its papers.
 */
export function withTablesOfLines(
  document: Document,
  papers: readonly (readonly Line[])[],
): { document: Document; unread: Unread[] } {
  const made = papers.flatMap(tablesOfLines);
  if (made.length === 0) return { document, unread: [] };
  const at = new Map(
    made.flatMap((one) => [...one.lines].map((line): [number, TableOfLines] => [line, one])),
  );
  const put = new Set<TableOfLines>();
  const blocks = document.blocks.flatMap((block): Block[] => {
    const one = block.kind === 'table' ? undefined : at.get(block.at.line);
    if (one === undefined) return [block];
    if (put.has(one)) return [];
    put.add(one);
    return [one.table];
  });
  return { document: { ...document, blocks }, unread: made.flatMap(({ unread }) => unread) };
}

function tablesOfLines(lines: readonly Line[]): TableOfLines[] {
  const sections = new Set(agendaOf(lines).map(({ at }) => at));
  return regionsOf(lines, sections).flatMap((region) => tableOfRegion(lines, region) ?? []);
}

const AFTER =
  /^(?:\d+\.\s)?(?:dates?\b.{0,40}\b(?:of|for) (?:the )?next|next meeting\s?(?:[:–-]|is\b|will\b|on\b|date\b|\d)|(?:in )?closing\b|this page is intentionally left blank)/i;

/** Every table of actions: by its headings; failing them, below its title, or from a line that can only be its row. */
function regionsOf(lines: readonly Line[], sections: ReadonlySet<number>): Region[] {
  const headed = byHeading(lines, sections);
  if (headed.length > 0) return headed;
  const title = lines.findIndex(({ text, cells }) => cells === null && isOverviewTitle(text));
  const after = title === -1 ? firstRow(lines) : title + 1;
  if (after === null) return [];
  const from = lines.findIndex(({ text }, index) => index >= after && text !== '');
  const first = lines[from];
  if (first === undefined || (isInList(first) && !isWholeRow(lines, first, from))) return [];
  const heading = { ...HOUSE, after: from };
  return [{ heading, from, to: endOf(lines, from, sections), found: title === -1 ? 'rows' : 'title' }];
}

/** Below its title a list stands, and no table. */
const isInList = ({ bullet, label }: Line): boolean => bullet || label === '1';

function byHeading(lines: readonly Line[], sections: ReadonlySet<number>): Region[] {
  const regions: Region[] = [];
  for (let index = 0; index < lines.length; ) {
    const heading = headingAt(lines, index);
    if (heading === null) {
      index += 1;
      continue;
    }
    const to = endOf(lines, heading.after, sections);
    regions.push({ heading, from: index, to, found: 'heading' });
    index = Math.max(to, heading.after);
  }
  return regions;
}

/** Where the table ends: at an agenda item, a heading, the next meeting's date, another table. */
function endOf(lines: readonly Line[], from: number, sections: ReadonlySet<number>): number {
  let end = from;
  for (; end < lines.length; end += 1) {
    const { text = '', table = null, heading = null } = lines[end] ?? {};
    if (table !== null || sections.has(end) || AFTER.test(text.slice(0, 100))) break;
    if (heading !== null && text !== '') break;
  }
  return end;
}

/** The first line of a table that has lost both title and heading: one that can be nothing but a row of it. */
function firstRow(lines: readonly Line[]): number | null {
  const whole = lines.findIndex((line, index) => isWholeRow(lines, line, index));
  if (whole === -1) return null;
  let from = whole;
  while (from > 0 && belongsAbove(lines[from - 1])) from -= 1;
  return from;
}

const belongsAbove = (line: Line | undefined): boolean =>
  line !== undefined &&
  line.text !== '' &&
  line.cells === null &&
  !line.bullet &&
  line.heading === null &&
  line.text.length < 300;

function isWholeRow(lines: readonly Line[], line: Line, index: number): boolean {
  if (line.cells !== null || line.bullet || line.text.length > LONGEST_ROW) return false;
  const run = fieldsOfRun(line.text, HOUSE.columns);
  if (run?.due !== undefined && run.status !== undefined) return true;
  if (!isStatus(line.text) || !/^[A-Z]/.test(line.text)) return false;
  const after = lines.slice(index + 1, index + 7).filter(({ text }) => text !== '');
  return isOwner(after[0]?.text ?? '') && isDue(after[1]?.text ?? '');
}

const NIL =
  /\bno (?:outstanding |open |new |further )?actions?\b(?: (?:were|are|to|recorded|outstanding|raised|arising)\b|\.?$)|^(?:none|nil)\.?$/i;

/** Whether a table's title has "There are no outstanding actions" below it, where its rows would be. */
export function isNilBelowTitle(lines: readonly Line[]): boolean {
  const title = lines.findIndex(({ text, cells }) => cells === null && isOverviewTitle(text));
  const below = lines.slice(title + 1).filter(({ text }) => text !== '' && !isFurniture(text));
  return title !== -1 && below.slice(0, 6).some(({ text }) => NIL.test(text));
}

const OUT_OF_ORDER =
  'a heading stands among the cells of the table of actions, whose order this file has lost: read the Word or PDF file it was made from';
const NO_ROW = 'this stands in the table of actions, with no status, owner or due date to make it a row';

/** Null where the lines make no rows. */
function tableOfRegion(lines: readonly Line[], { heading, from, to, found }: Region): TableOfLines | null {
  const body = lines.slice(from, to);
  const { rows: assembled, left: all } = assembleRows(piecesOf(body, heading.columns), heading);
  const nil = all.filter(({ line }) => NIL.test(line.text)).slice(0, assembled.length === 0 ? 1 : 0);
  const rows = [...assembled, ...nil.map((piece) => ({ pieces: [piece], isDoubtful: false }))];
  // Without headings an owner alone on its line may head a list.
  const isBorneOut = assembled.some(saysWhat) && assembled.every(tellsStatusOrDue);
  if (rows.length === 0 || (found !== 'heading' && !isBorneOut)) return null;
  const pieces = rows.flatMap((row) => row.pieces);
  const last = pieces.reduce((most, { line }) => Math.max(most, line.number), 0);
  const left = all.filter(
    ({ line }) => !NIL.test(line.text) && (line.number < last || asksForSomething(line.text)),
  );
  const taken = body.filter(({ number }) => number <= last).map(({ number }) => number);
  return {
    table: tableOf([rowAt(body[0], heading.words), ...rows.map((row) => rowOf(row, heading.columns))]),
    lines: new Set(taken),
    unread: [
      ...pieces.filter(isStray).map(({ line }) => told(line, OUT_OF_ORDER)),
      ...left.map(({ line }) => told(line, NO_ROW)),
    ],
  };
}

const tellsStatusOrDue = ({ pieces }: AssembledRow): boolean =>
  pieces.some(({ fields }) => fields.status !== undefined || fields.due !== undefined);

/** "Overdue" alone, over a list, is no row. */
const saysWhat = ({ pieces }: AssembledRow): boolean =>
  pieces.some(({ fields }) => fields.action !== undefined);

const told = ({ number, text }: Line, why: string): Unread => ({ line: number, text, why });

const isStray = ({ line: { text }, fields }: Piece): boolean => fields.action === text && isHeadingWord(text);

function rowOf({ pieces, isDoubtful }: AssembledRow, columns: readonly LineColumn[]): Row {
  const wordsOf = (column: LineColumn): string =>
    tidy(
      pieces
        .map(({ fields }) => fields[column] ?? '')
        .join(' ')
        .replace(/(\w-) (?=[a-z])/g, '$1'),
    );
  const [named, due] = withoutDates(wordsOf('owner'), wordsOf('due'));
  const { owner, text } = unwrapOwner(named, wordsOf('action'));
  const known: Partial<Record<LineColumn, string>> = { owner, due, action: text };
  const row = rowAt(
    pieces[0]?.line,
    columns.map((column) => known[column] ?? wordsOf(column)),
  );
  return { ...row, ...(isDoubtful && { isDoubtful }) };
}

/** No office has a date in its name: what begins with one is of the due date ("07/06/2023 – revised to 13/09/2023"). */
function withoutDates(owner: string, due: string): [owner: string, due: string] {
  const date = firstDate(owner);
  if (date === null || date.written.kind !== 'day') return [owner, due];
  return [owner.slice(0, date.at).trim(), `${owner.slice(date.at)} ${due}`.trim()];
}

const rowAt = (line: Line | undefined, words: readonly string[]): Row => {
  const at = { line: line?.number ?? 1, page: null };
  const cells = words.map((text, column) => cell(column, [paragraph(at.line, [{ text }])]));
  return { at, cells, isHeading: false };
};
