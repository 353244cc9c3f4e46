import type { CalendarMonth } from '../../../calendar/days.ts';
import type { Document } from '../../../documents/document.ts';
import type { Difference, FoundItem, FoundProgramme, LinesRead, Unread } from '../../findings.ts';
import { type Line, lineOf, withoutBullet, withoutFullStop } from '../lines.ts';
import { isHalfAnOwner } from '../owners.ts';
import { quoteOf } from '../quotes.ts';
import { DATE_LABEL } from '../title-block.ts';
import { type Block, type BlockLine, blocksOf, isList, meetingBeside } from './blocks.ts';
import { withEndsAlike, withReasonsAlike } from './ends-alike.ts';
import { TITLE_TAIL } from './halves.ts';
import {
  calledOff,
  callsOff,
  type Headed,
  meetingAndItems,
  meetingNamed,
  NO_MEETING,
  regularHeading,
  type Under,
  type YearOver,
} from './headings.ts';
import { listLeftUnread } from './lists-left.ts';
import { cellsOfLine, isHeader, wordLinesOf } from './loose-lines.ts';
import { type ShortNames, withShortNames } from './meetings-by-short-names.ts';
import { type OtherPlan, otherPlanUnread } from './other-bodies.ts';
import { isBlank, isHalf, isLead, isReason } from './reasons-and-leads.ts';
import type { Row, WordLine } from './row.ts';
import { listedItems, rowsFrom } from './rows.ts';
import { hasLeadWithin, itemsOnLine, withBracket } from './stacked.ts';
import type { PlacedTable, TableRead, TablesRead } from './table-read.ts';
import { readTable } from './tables.ts';
import {
  bodyNamedBy,
  isOfOtherPlan,
  looseTitle,
  monthWithYear,
  noTitle,
  type Title,
  titleIn,
  titleOver,
} from './titles.ts';
import { type Known, withYears } from './years.ts';

/** A panel's programme of work as a file gives it, and where it stands there. */
export type ProgrammeFound = {
  programme: FoundProgramme;
  /** The body whose programme it is, as far as its title says. */
  of: string | null;
  /** The numbers of its first line and its last. */
  from: number;
  to: number;
  /** Of each meeting's items, where they stand. */
  lines: LinesRead[][];
  unread: Unread[];
  differences: Difference[];
  remarks: string[];
};

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

/** A title on this line and the next. */
function titleOverLines(lines: readonly Line[], at: number): (Title & { runsOver: true }) | null {
  const [line, next] = lines.slice(at, at + 2);
  if (line === undefined || next === undefined || line.text === '') return null;
  const title = titleOver(line, next);
  return title === null ? null : { ...title, runsOver: true };
}

/** How far below its title a table may stand, and the first meeting where the title is an item of minutes. */
const NEAR = 8;
const NEARER = 3;

/** A table of meetings and items may be titled in words that say less elsewhere, or need no title at all. */
function titleByTable(lines: readonly Line[], at: number, tables: TablesRead): Title | null {
  const line = lines[at];
  if (line === undefined) return null;
  const own = tables.get(line);
  const above = lines.slice(Math.max(0, at - NEAR), at).filter(({ text }) => text !== '');
  if (own !== undefined) return own.isPlain && !above.slice(-2).some(isOfOtherPlan) ? noTitle(line) : null;
  const title = looseTitle(line);
  const below = lines
    .slice(at + 1, at + 1 + NEAR)
    .find((one) => tables.has(one) || (one.text !== '' && !SENTENCE.test(one.text)));
  return title !== null && below !== undefined && tables.get(below)?.isDated === true ? title : null;
}

/** What is said of a table between its title and it. */
const SENTENCE = /^\p{Lu}(?=(?:\S+\s){5}).*\.$/u;

/** So far below its title headings of meetings tell what it is the title of. */
const FAR = 80;

/**
 * What says less elsewhere titles a programme over lists by date, one to a line or not, whose items say in brackets who brings
 * them, and over a table of business below each date, which needs no title at all.
 */
function titleByMeetings(lines: readonly Line[], at: number, tables: TablesRead): Title | null {
  const line = lines[at];
  if (line === undefined) return null;
  const loose = looseTitle(line);
  const title = loose ?? (headsMeeting(line) ? { ...noTitle(line), rest: line.text } : null);
  if (title === null) return null;
  const near = lines.slice(at, at + FAR).filter((one) => one.text !== '' || tables.has(one));
  const heads = near.flatMap((one, index) => (headsMeeting(one) ? [index] : []));
  const runs = near.slice(1).flatMap((one) => (one.bullet ? [] : (meetingRunOn(one) ?? [])));
  const start = near.findIndex(
    (one) => headsMeeting(one) || regularHeading(one.text) !== null || meetingRunOn(one) !== null,
  );
  if (start === -1 || start > (title.numbered ? NEARER : NEAR)) return null;
  const ofBusiness = heads.filter((head) => isOfBusiness(tables.get(near[head + 1] ?? line)));
  if (ofBusiness.length > 1 && (loose !== null || ofBusiness[0] === 0)) return title;
  const ofLists = heads.filter((head) => near[head + 1]?.bullet === true);
  const items = [
    ...heads.flatMap((head) => bulletsFrom(near, head + 1)).map(({ text }) => text),
    ...runs.flatMap(({ rest }) => itemsOnLine(rest)),
  ];
  const isLed = leadsIn(items).length * 2 > items.length;
  return loose !== null && ofLists.length + runs.length > 1 && isLed ? title : null;
}

const isOfBusiness = (table: PlacedTable | undefined): boolean =>
  table?.isOfBusiness === true && table.parts.some(({ rows }) => rows.length > 0);

const meetingRunOn = (line: Line): Headed | null => meetingBeside(line) ?? meetingAndItems(line.text);

const headsMeeting = ({ bullet, text }: Line): boolean => {
  const kind = bullet ? undefined : meetingNamed(text)?.kind;
  return kind === 'meeting' || kind === 'no year';
};

function bulletsFrom(lines: readonly Line[], from: number): Line[] {
  const end = lines.findIndex(({ bullet }, index) => index >= from && !bullet);
  return lines.slice(from, end === -1 ? undefined : end);
}

/** Those of some items that say at their end who brings them. */
function leadsIn(items: readonly string[]): string[] {
  const said = items.map((words) => ({ title: withoutBullet(words), words, reason: '', lead: '' }));
  const alone = said.map((item) => ({ ...withBracket(item, true), words: item.words }));
  return withEndsAlike(alone).flatMap(({ lead }) => (lead === '' ? [] : [lead]));
}

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

/** What stands below one heading, or beside one meeting in a column of them. */
type Section = {
  under: Under;
  line: number;
  words: string;
  every: boolean;
  apart: boolean;
  year: YearOver | null;
  rows: Row[];
};

/** Sections whose items have their leads and reasons where most items of the meetings have them. */
function withLeadsAlike(sections: readonly Section[]): Section[] {
  const isDue = ({ under: { kind } }: Section): boolean => kind === 'meeting' || kind === 'no year';
  const rows = withLeadsWithinInDoubt(
    withReasonsAlike(withEndsAlike(sections.filter(isDue).flatMap((section) => section.rows))),
  );
  return sections.map((section) =>
    isDue(section) ? { ...section, rows: rows.splice(0, section.rows.length) } : section,
  );
}

/** An item with another's lead within its words may be two that run together. */
function withLeadsWithinInDoubt(rows: readonly Row[]): Row[] {
  const leads = new Set(rows.flatMap(({ lead }) => (lead === '' ? [] : [lead])));
  return rows.map((row) =>
    row.doubt === null && hasLeadWithin(row.title, leads) ? { ...row, doubt: LEAD_WITHIN } : row,
  );
}
const LEAD_WITHIN =
  'a lead stands within the words of this item, and whether another begins behind it could not be told';

/** Where words below a meeting's heading say that it is not held, it is none. */
function calledOffWithin(section: Section): Section {
  const { under, words, rows } = section;
  const says = rows.find(({ title }) => callsOff(title));
  if (says === undefined || (under.kind !== 'meeting' && under.kind !== 'no year')) return section;
  const both = `${words}: ${says.title}`;
  return { ...section, words: both, under: calledOff(both), rows: rows.filter((row) => row !== says) };
}

type DatedSection = Omit<Section, 'under'> & { under: Known };

const tablesIn = (blocks: readonly Block[]): PlacedTable[] =>
  blocks.flatMap(({ lines }) => lines.flatMap(({ table }) => table ?? []));

/** The lines of a block that stand in no table read as one. */
const linesIn = ({ lines }: Block): BlockLine[] => lines.filter(({ table }) => table === undefined);

const NOTHING = /^(?:no (?:items?|business|reports?|matters)\b.{0,60}|none(?: .{0,40})?|nil)\.?$/i;

function sectionsOf(block: Block): Section[] {
  const { under, heading, every, year } = block;
  const line = heading?.number ?? 0;
  const words = heading?.text ?? '';
  const sections: Section[] =
    under === null ? [] : [{ under, line, words, every, apart: false, year, rows: [] }];
  for (const [at, run] of runsIn(block).entries()) {
    const [table] = tablesIn([run]);
    if (table === undefined) addRows(sections, run, at > 0);
    else for (const part of table.parts) addPart(sections, part, year);
  }
  return sections;
}

/** A block parted at its tables: each a run of its own, as are the lines between them. */
function runsIn(block: Block): Block[] {
  const runs: Block[] = [];
  let open = false;
  for (const line of block.lines) {
    const isLine = line.table === undefined;
    if (isLine && open) runs.at(-1)?.lines.push(line);
    else runs.push({ ...block, lines: [line] });
    open = isLine;
  }
  return runs;
}

/** What a table says below no meeting of its own stands below that of its block. */
function addPart(
  sections: Section[],
  { under, ...part }: PlacedTable['parts'][number],
  year: YearOver | null,
): void {
  const last = sections.at(-1);
  if (under === null && last !== undefined) last.rows.push(...withEndJoined(last.rows, part.rows));
  else if (under !== null || part.rows.length > 0)
    sections.push({ ...part, year: part.year ?? year, under: under ?? NO_MEETING });
}

/** What begins on the line above a table goes on with its first row, which begins with the end of a title. */
function withEndJoined(above: Row[], [first, ...others]: readonly Row[]): Row[] {
  const last = above.at(-1);
  if (first === undefined) return [];
  const isBare = last?.line === first.line - 1 && last.reason === '' && last.lead === '';
  if (last === undefined || !isBare || !TITLE_TAIL.test(first.title)) return [first, ...others];
  above.pop();
  const words = `${last.words} ${first.words}`;
  return [{ ...first, line: last.line, words, title: `${last.title} ${first.title}` }, ...others];
}

/** What stands in no table; right below one it may go on with its last row. */
function addRows(sections: Section[], block: Block, isBelowTable: boolean): void {
  const { every, year, lines: held } = block;
  const isListed = isList(block);
  const lines = held
    .filter(({ line }) => !isHeader(line))
    .flatMap((one) =>
      one.runOn === true ? itemsRunOn(one) : wordLinesOf(one.line, one.words, one.apart, isListed),
    );
  const last = sections.at(-1);
  const goesOn = !isListed && lines[0]?.apart === false;
  const above = goesOn ? (last?.rows.pop() ?? null) : null;
  const rows = (isListed ? listedItems(lines) : rowsFrom(lines, above)).filter(
    ({ title, reason, lead }) => !(NOTHING.test(title) && reason === '' && lead === ''),
  );
  if (last !== undefined)
    last.rows.push(...(isBelowTable && !isListed ? withBareInDoubt(rows, lines) : rows));
  const strays = last === undefined ? rows.filter(({ reason, lead }) => reason !== '' || lead !== '') : [];
  for (const { line, words } of strays.slice(0, 1))
    sections.push({ under: NO_MEETING, line, words, every, apart: false, year, rows: strays });
}

/** The items on a heading's own line, each as if it stood in a list below it. */
function itemsRunOn({ line, words }: BlockLine): WordLine[] {
  const items = itemsOnLine(words ?? '');
  const bullet = items.length > 1;
  return items.map((item) => ({ line: line.number, words: item, bullet, apart: false, isBeside: false }));
}

/** Bare words below a table, with no mark of a list, may be of its last row, or no item. */
function withBareInDoubt(rows: readonly Row[], lines: readonly WordLine[]): Row[] {
  const bare = new Set(lines.filter(({ bullet }) => !bullet).map(({ line }) => line));
  return rows.map((row) =>
    row.reason === '' && row.lead === '' && bare.has(row.line)
      ? { ...row, doubt: row.doubt ?? BARE_BELOW }
      : row,
  );
}
const BARE_BELOW = 'this stands alone below the programme’s table: whether it is an item could not be told';

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

type Found = Pick<ProgrammeFound, 'programme' | 'lines' | 'unread' | 'differences' | 'remarks'>;

function foundIn(sections: readonly DatedSection[]): Found {
  const titlesUnder = (kind: Known['kind']): string[] =>
    sections.flatMap(({ under, rows }, index) => {
      const titles = rows.filter(isRead).map(({ title }) => withoutFullStop(title));
      const isHead = sections[index + 1] !== undefined && OF_TABLE.test(titles.at(-1) ?? '');
      return under.kind !== kind ? [] : isHead ? titles.slice(0, -1) : titles;
    });
  const named = sections.flatMap(({ under, ...section }) =>
    under.kind === 'meeting' ? [{ ...under, ...section, isReserve: isOnlyReserve(under, section) }] : [],
  );
  const misnamed = new Set(named.flatMap(({ weekday }) => weekday ?? []));
  const byMeeting = rowsByMeeting(named.filter(({ isReserve }) => !isReserve));
  return {
    lines: [...byMeeting.values()].map((rows) => rows.map(({ line }) => ({ from: line, to: line }))),
    programme: {
      meetings: [...byMeeting].map(([meeting, rows]) => ({ meeting, items: rows.map(itemOf) })),
      standing: titlesUnder('standing'),
      toNote: titlesUnder('to note').map(withCondition),
    },
    unread: sections.flatMap(unreadIn),
    differences: [...misnamed].map((detail) => ({ kind: 'weekday', detail })),
    remarks: [
      ...named
        .filter(({ reserve }) => reserve !== null)
        .map(({ line, words }) => `line ${line}: the programme keeps a date in reserve (“${words}”)`),
      ...sections
        .filter(({ under }) => under.kind === 'called off')
        .map(
          ({ line, words }) => `line ${line}: “${words}” says that no meeting is held, and is read as none`,
        ),
    ],
  };
}

/** Below a list, where a file sets no headings apart, the title of the table that follows may stand; "Work programme" is an item. */
const OF_TABLE = /^(?:the )?(?:programme|plan|schedule|timetable|calendar|meetings?|dates|by meeting)$/i;

const isRead = ({ doubt }: Row): boolean => doubt === null;

type Named = Extract<Known, { kind: 'meeting' }>;

/** A date kept in reserve is no meeting until it has business of its own. */
const isOnlyReserve = ({ reserve }: Named, { words, rows }: Pick<Section, 'words' | 'rows'>): boolean =>
  reserve !== null && rows.length === 0 && /^\W*reserve/i.test(words);

/** Each meeting once, in the programme's own order, though its heading comes again on a later page. */
function rowsByMeeting(
  sections: readonly (Pick<Named, 'meeting'> & Pick<Section, 'rows'>)[],
): Map<Named['meeting'], Row[]> {
  const items = new Map<Named['meeting'], Row[]>();
  for (const { meeting, rows } of sections) {
    items.set(meeting, [...(items.get(meeting) ?? []), ...rows.filter(isRead)]);
  }
  return items;
}

function unreadIn({ under, line, words, rows }: DatedSection): Unread[] {
  const unplaced = under.kind === 'unknown' || under.kind === 'called off' ? under.why : null;
  return [
    ...(under.kind === 'unknown' && under.itself ? [{ line, text: words, why: under.why }] : []),
    ...rows.flatMap((row) => {
      const why = row.doubt ?? unplaced;
      return why === null ? [] : [{ line: row.line, text: row.words, why }];
    }),
  ];
}

/** What our own programme prints behind a reason: how the item stands, which is no part of why it is there. */
const HOW_IT_STANDS = /\s*\((?:offered|its meeting was cancelled|late item: [^()]*|; )+\)$/;

function itemOf({ title, reason, lead }: Row): FoundItem {
  const why = reason.replace(HOW_IT_STANDS, '');
  return {
    title: withoutFullStop(withoutBullet(title)),
    reason: why === '' || isBlank(why) ? null : withoutFullStop(why),
    lead: lead === '' ? null : lead,
  };
}

const IN_BRACKETS =
  /^(.*\S)\s*[([]((?:only )?(?:if|where|when|as|subject to|once|unless)\b[^()[\]]{2,200})[)\]]$/i;
const AT_THE_END =
  /^(.*[^\s,–—-])[\s,–—-]+((?:if|where|when|as) (?:they are |it is |any are )?(?:available|applicable|required|requested|necessary|needed|appropriate|relevant|published|received|any)\b.{0,40})$/i;

/** Whether it comes at the next meeting, as our own programme prints it behind the condition. */
const SETTLED = /; (?:not )?available for \d.*$/i;

/** An item to note, and on what it depends that it comes: "(if available)". Any other bracket is the item's own. */
function withCondition(text: string): FoundProgramme['toNote'][number] {
  const [, title, condition] =
    (text.length > 400 ? null : (IN_BRACKETS.exec(text) ?? AT_THE_END.exec(text))) ?? [];
  return title === undefined || condition === undefined
    ? { title: text, condition: null }
    : { title, condition: condition.replace(SETTLED, '') };
}

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
