import type { CalendarMonth } from '../../../calendar/days.ts';
import type { Document } from '../../../documents/document.ts';
import type { FoundItem, Unread } from '../../findings.ts';
import { type Line, lineOf } from '../lines.ts';
import { isHalfAnOwner } from '../owners.ts';
import { quoteOf } from '../quotes.ts';
import { DATE_LABEL } from '../title-block.ts';
import { type Block, type BlockLine, blocksOf } from './blocks.ts';
import { listLeftUnread } from './lists-left.ts';
import { cellsOfLine, isHeader } from './loose-lines.ts';
import { type ShortNames, withShortNames } from './meetings-by-short-names.ts';
import { type OtherPlan, otherPlanUnread } from './other-bodies.ts';
import { foundIn, type ProgrammeFound } from './programme-found.ts';
import { isHalf, isLead, isReason } from './reasons-and-leads.ts';
import {
  calledOffWithin,
  type DatedSection,
  linesIn,
  NOTHING,
  sectionsOf,
  tablesIn,
  withLeadsAlike,
} from './sections.ts';
import type { PlacedTable, TableRead, TablesRead } from './table-read.ts';
import { readTable } from './tables.ts';
import { bodyNamedBy, monthWithYear, type Title, titleIn } from './titles.ts';
import { NEAR, titleByMeetings, titleByTable, titleOverLines } from './titles-by-what-follows.ts';
import { withYears } from './years.ts';

/**
 * Every programme among the lines of one paper, and what a title names that could not be read, whose meetings are none of the
 * paper's: `planned`, their lines. To mention one is not to hold it.
 */
function readPaper(
  lines: readonly Line[],
  tables: TablesRead,
): { found: ProgrammeFound[]; unread: Unread[]; planned: number[] } {
  const found: ProgrammeFound[] = [];
  const unread: Unread[] = [];
  const planned: number[] = [];
  let above: Line[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    const title =
      line === undefined
        ? null
        : (titleIn(line) ??
          titleOverLines(lines, at) ??
          titleByTable(lines, at, tables) ??
          titleByMeetings(lines, at, tables));
    if (line === undefined || title === null) {
      if (line !== undefined && line.text !== '') above.push(line);
      at += 1;
      continue;
    }
    const own = [title.of ?? '', line.text, ...above.slice(-LONGEST_COVER).map(({ text }) => text)].join(' ');
    const from = title.runsOver === true ? at + 1 : at;
    const { blocks, end, remarks, others, lists } = blocksOf(title, lines, from, tables, own);
    const programme = readPart({ title, line, above, blocks, remarks, others });
    unread.push(...others.map(otherPlanUnread));
    if (programme !== null) {
      found.push(programme);
      unread.push(...lists.flatMap(listLeftUnread));
    } else {
      const told = unreadTitle(title, line, blocks);
      unread.push(...told);
      if (told.length > 0) planned.push(...blocks.filter(isDated).flatMap(headingAlone));
    }
    above = lines.slice(at, end);
    at = end;
  }
  return { found, unread, planned };
}

/** Below a title the paper may say its own date behind a label. */
const headingAlone = ({ heading }: Block): number[] =>
  heading === null || heading.table !== null || DATE_LABEL.test(heading.text) ? [] : [heading.number];

/**
 * A title with dates, or a table, below it, which all the same holds nothing that could be read; an agenda's entry is none, unless
 * something stands below several dates.
 */
function unreadTitle({ numbered }: Title, { number, text }: Line, blocks: readonly Block[]): Unread[] {
  const near = blocks.map((block) => ({ ...block, lines: block.lines.slice(0, NEAR) }));
  const rows = near
    .flatMap(({ lines }) => lines)
    .filter(({ line }) => line.table !== null && cellsOfLine(line).length > 1);
  const dated = near.filter((block) => isDated(block) && !(numbered && block.lines.length === 0));
  if (dated.length < 2 && (numbered || rows.length < 2)) return [];
  const below = dated.flatMap(({ heading, lines }) => [heading?.text ?? '', ...wordsOfLines(lines)]);
  const words = dated.length < 2 ? wordsOfLines(rows) : below;
  return [{ line: number, text: quoteOf(text, words), why: TITLE_ALONE }];
}

const wordsOfLines = (lines: readonly BlockLine[]): string[] => lines.map(({ line }) => line.text);

const TITLE_ALONE = 'this names a programme of work, and what stands below it could not be read as one';

/** How much a programme holds: of two in one file the fuller is meant. */
export const itemsIn = ({ programme: { meetings, standing, toNote }, unread }: ProgrammeFound): number =>
  meetings.reduce((sum, { items }) => sum + items.length, 0) +
  standing.length +
  toNote.length +
  unread.length;

/** Lines that may hold a programme: from its title to the next title, or the paper's end. */
type Part = {
  title: Title;
  line: Line;
  above: readonly Line[];
  blocks: readonly Block[];
  remarks: readonly string[];
  others: readonly OtherPlan[];
};

/** More lines than these above a programme are another matter: its cover is short. */
const LONGEST_COVER = 4;

function readPart({ title, line: titled, above, blocks: all, remarks, others }: Part): ProgrammeFound | null {
  const { blocks, own } = withoutOwnDate(all, title);
  const undated = withLeadsAlike(blocks.flatMap(sectionsOf).map(calledOffWithin));
  const sections = withYears(undated, { from: title.from ?? dateBelow(own, blocks[0]), span: title.span });
  if (!isProgramme(blocks, sections, title)) return null;
  const cover = above.length <= LONGEST_COVER && !title.numbered ? above : [];
  const first = titled.number;
  const numbers = blocks.flatMap(({ heading, under, lines: held }) => {
    const rows = under === null ? held.filter(({ words }) => words === null) : held;
    return [heading?.number ?? first, ...rows.map(({ line, table }) => table?.to ?? line.number)];
  });
  const found = foundIn(sections);
  found.unread.push(...rowsLeft(blocks, sections));
  found.remarks.push(...remarks);
  for (const table of tablesIn(blocks)) {
    found.unread.push(...table.unread);
    found.remarks.push(...table.remarks);
  }
  if (own !== null)
    found.remarks.push(`line ${own.number}: “${own.text}” is read as the programme's own date`);
  return {
    ...found,
    of: title.of ?? bodyBeside(above, blocks[0]),
    from: cover[0]?.number ?? first,
    to: [...numbers, ...others.map(({ to }) => to)].reduce((last, number) => Math.max(last, number), first),
  };
}

/** Rows and bullets of which no item, no heading and no row that is told has the words. */
function rowsLeft(blocks: readonly Block[], sections: readonly DatedSection[]): Unread[] {
  const said = new Set(
    sections.flatMap(({ words, rows }) => [words, ...rows.map((row) => row.words)].flatMap(wordsIn)),
  );
  return blocks
    .flatMap(linesIn)
    .filter(({ line, words }) => !isHeader(line) && (words === null || line.bullet))
    .filter(({ line }) => {
      const words = wordsIn(line.text);
      return (
        words.length > 0 &&
        !NOTHING.test(line.text) &&
        words.filter((word) => said.has(word)).length * 2 < words.length
      );
    })
    .map(({ line }) => ({ line: line.number, text: line.text, why: ROW_LEFT }));
}

const ROW_LEFT = 'this stands within the programme of work, and is read as nothing of it';
const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? [];

type OwnDate = { blocks: Block[]; own: Line | null };

/** A title without a date has its own on the line below, where no items are and the next heading follows. */
function withoutOwnDate(blocks: readonly Block[], title: Title): OwnDate {
  const [before, first, second] = blocks;
  const level = first?.heading?.heading ?? null;
  const stands =
    !title.dated &&
    before?.lines.length === 0 &&
    first?.lines.length === 0 &&
    isDated(first) &&
    second !== undefined &&
    isDated(second) &&
    (level === null || level !== second.heading?.heading);
  return stands
    ? { blocks: blocks.filter((block) => block !== first), own: first.heading }
    : { blocks: [...blocks], own: null };
}

const isDated = ({ under }: Block): boolean => under?.kind === 'meeting' || under?.kind === 'no year';

/** More lines than these between the title and the first heading are another matter. */
const LONGEST_START = 40;

/**
 * What holds items, with a table's headings, reasons or leads, or items for every meeting; or lists by date. A numbered title may
 * be no more than an item of minutes that speaks of the programme.
 */
function isProgramme(blocks: readonly Block[], sections: readonly DatedSection[], title: Title): boolean {
  const start = blocks[0]?.lines.length ?? 0;
  if (start > LONGEST_START) return false;
  if (sections.some(({ every, rows }) => every && rows.length > 0)) return true;
  const items = sections.flatMap(({ under, rows }) =>
    under.kind === 'meeting' || under.kind === 'unknown' ? rows : [],
  );
  const tables = tablesIn(blocks);
  if (tables.some(({ isDated, parts }) => isDated && parts.some(({ rows }) => rows.length > 0))) return true;
  const headed =
    tables.some(({ isHeaded }) => isHeaded) ||
    blocks.some((block) => linesIn(block).some(({ line }) => isHeader(line)));
  if (items.some(({ reason }) => isReason(reason)) || (items.length > 0 && headed)) return true;
  if (start > LONGEST_COVER) return !title.numbered && items.some(({ lead }) => isLead(lead));
  const listed = blocks.filter(isDated).filter(({ lines }) => lines.some(isOfList));
  if (listed.length > 1) return true;
  const isBulleted = listed.some(({ lines }) => lines.some(({ line }) => line.bullet));
  return !title.numbered && (isBulleted || items.some(({ lead }) => isLead(lead)));
}

const isOfList = ({ line, runOn }: BlockLine): boolean => line.bullet || runOn === true;

/** The body that stands beside the title, on a line of its own. */
function bodyBeside(above: readonly Line[], below: Block | undefined): string | null {
  const near = [
    ...above.slice(-LONGEST_COVER).reverse(),
    ...(below?.lines ?? []).slice(0, LONGEST_COVER).map(({ line }) => line),
  ];
  return near.map(bodyNamedBy).find((name) => name !== null) ?? null;
}

/** The month from which a programme looks forward, where a line below the title says it: "As at 12 June 2023". */
function dateBelow(own: Line | null, below: Block | undefined): CalendarMonth | null {
  const said = below?.lines.find(({ words }) =>
    /^(?:as (?:at|of)|(?:last )?updated?|published|version)\b/i.test(words ?? ''),
  );
  return monthWithYear(own?.text ?? said?.words ?? '');
}

/**
 * Every programme of work in a file's Document, the lines of one of its papers given; and its tables of meetings and items that
 * stand in none.
 */
export function programmesOf(
  document: Document,
  paper: readonly Line[],
): { programmes: ProgrammeFound[]; unread: Unread[]; planned: number[] } {
  const named = withShortNames(paper, document.blocks);
  const { lines, tables } = withTablesApart(named.lines, tablesOf(document, named.names));
  const { found, unread, planned } = readPaper(lines, tables);
  const programmes = found.map(withBrokenItemsTold);
  const tablesUnread = [...tables]
    .filter(([, table]) => mayBeProgramme(table))
    .filter(([{ number }]) => !programmes.some(({ from, to }) => from <= number && number <= to))
    .map(([{ number }, { words, parts }]) => ({
      line: number,
      text: quoteOf(
        words,
        parts.flatMap((part) => [part.words, ...part.rows.map((row) => row.words)]),
      ),
      why: NO_TITLE_ABOVE,
    }));
  return { programmes, unread: [...unread, ...tablesUnread], planned };
}

/** It has headings, meetings and what comes at them; the block of title, date and place above a board's notes has labels. */
const mayBeProgramme = ({ isHeaded, parts, words }: PlacedTable): boolean =>
  isHeaded &&
  parts.some(({ under, rows }) => under !== null && rows.length > 0) &&
  !/^(?:title|name|meeting|board|date|venue)\b[^:]{0,20}:/i.test(words);

/** Items whose title, reason or lead begins or ends in the middle of a phrase: their table's rows are cut wrongly. */
const brokenItems = ({ programme: { meetings } }: ProgrammeFound): FoundItem[] =>
  meetings
    .flatMap(({ items }) => items)
    .filter(({ title, reason, lead }) =>
      [title, reason ?? '', lead ?? ''].some(
        (words) => isHalf(words) || /^(?:and|of|for|&)\b/.test(words) || isHalfAnOwner(words),
      ),
    );

const withBrokenItemsTold = (found: ProgrammeFound): ProgrammeFound => ({
  ...found,
  unread: [
    ...found.unread,
    ...brokenItems(found).map(({ title, reason, lead }) => ({
      line: found.from,
      text: [title, reason, lead].filter((words) => words !== null).join(' | '),
      why: 'the words of this item break off, and it may be a part of the item above or below it',
    })),
  ],
});

const NO_TITLE_ABOVE =
  'this table has meetings and what comes at them, but neither a title nor its headings say that it is a programme of work';

/** Tables of a Document that begin on one line, as those of a web page may, to the line on which they end. */
type TablesAt = { from: number; to: number; read: (TableRead | null)[] };

/** The tables of a Document; one without headings has those of the table above it. */
function tablesOf({ blocks, wraps }: Document, names: ShortNames): TablesAt[] {
  const tables: TablesAt[] = [];
  let before: TableRead['roles'] | null = null;
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'table') continue;
    const read: TableRead | null = readTable(block, { wraps, before, names });
    if (read?.isHeaded === true) before = read.roles;
    const from = block.at.line;
    const to = Math.max(from, block.rows.at(-1)?.at.line ?? from, (blocks[index + 1]?.at.line ?? from) - 1);
    const last = tables.at(-1);
    if (last?.from === from) tables.splice(-1, 1, { from, to, read: [...last.read, read] });
    else tables.push({ from, to, read: [read] });
  }
  return tables;
}

/** The lines with each table that is read as one of them. */
function withTablesApart(
  paper: readonly Line[],
  all: readonly TablesAt[],
): { lines: Line[]; tables: Map<Line, PlacedTable> } {
  const tables = new Map<Line, PlacedTable>();
  const lines: Line[] = [];
  let at = 0;
  let current: TablesAt | null = null;
  for (const line of paper) {
    while ((all[at]?.to ?? Number.POSITIVE_INFINITY) < line.number) at += 1;
    const table = all[at];
    const isBefore = table === undefined || line.number < table.from;
    if (isBefore || line.table === null || table.read.includes(null)) {
      lines.push(line);
    } else if (current !== table) {
      lines.push(...linesInstead(table, tables));
      current = table;
    }
  }
  return { lines, tables };
}

/** What stands for tables among the lines: their titles, and a line for each. */
function linesInstead({ from, to, read }: TablesAt, tables: Map<Line, PlacedTable>): Line[] {
  return read.flatMap((table) => {
    if (table === null) return [];
    const line = { ...lineOf(table.line, table.words), table: from };
    tables.set(line, { ...table, to });
    return table.title === null ? [line] : [lineOf(table.title.line, table.title.words), line];
  });
}
