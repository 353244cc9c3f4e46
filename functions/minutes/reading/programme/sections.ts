import { type Block, type BlockLine, isList } from './blocks.ts';
import { withEndsAlike, withReasonsAlike } from './ends-alike.ts';
import { TITLE_TAIL } from './halves.ts';
import {
  calledOff,
  callsOff,
  mayBePlace,
  NO_MEETING,
  saysHourOrHouse,
  type Under,
  type YearOver,
} from './headings.ts';
import { isHeader, wordLinesOf } from './loose-lines.ts';
import type { Row, WordLine } from './row.ts';
import { listedItems, rowsFrom } from './rows.ts';
import { hasLeadWithin, itemsOnLine } from './stacked.ts';
import type { PlacedTable, TablePart } from './table-read.ts';
import type { Known } from './years.ts';

/** What stands below one heading, or beside one meeting in a column of them. */
export type Section = Omit<TablePart, 'under'> & { under: Under };

/** Sections whose items have their leads and reasons where most items of the meetings have them. */
export function withLeadsAlike(sections: readonly Section[]): Section[] {
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
export function calledOffWithin(section: Section): Section {
  const { under, words, rows } = section;
  const says = rows.find(({ title }) => callsOff(title));
  if (says === undefined || (under.kind !== 'meeting' && under.kind !== 'no year')) return section;
  const both = `${words}: ${says.title}`;
  return { ...section, words: both, under: calledOff(both), rows: rows.filter((row) => row !== says) };
}

export type DatedSection = Omit<Section, 'under'> & { under: Known };

export const tablesIn = (blocks: readonly Block[]): PlacedTable[] =>
  blocks.flatMap(({ lines }) => lines.flatMap(({ table }) => table ?? []));

/** The lines of a block that stand in no table read as one. */
export const linesIn = ({ lines }: Block): BlockLine[] => lines.filter(({ table }) => table === undefined);

export const NOTHING = /^(?:no (?:items?|business|reports?|matters)\b.{0,60}|none(?: .{0,40})?|nil)\.?$/i;

export function sectionsOf(block: Block): Section[] {
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
function addPart(sections: Section[], { under, ...part }: TablePart, year: YearOver | null): void {
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
  const own = isBelowTable && !isListed ? withBareInDoubt(rows, lines) : rows;
  if (last !== undefined) last.rows.push(...withPlaceInDoubt(own, block));
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

/** Words on a meeting's own line, or right below it, that may be where it is: its items stand in a list below, or its hour is named. */
function withPlaceInDoubt([first, ...others]: readonly Row[], { heading, under, lines }: Block): Row[] {
  if (first === undefined) return [];
  const [own, next] = lines;
  const isDated = under?.kind === 'meeting' || under?.kind === 'no year';
  const stands = isDated && own !== undefined && !own.line.bullet && own.words === first.words;
  const isOfMeeting =
    next?.line.bullet === true || (own?.runOn === true && saysHourOrHouse(heading?.text ?? ''));
  const mayBe = stands && isOfMeeting && first.reason === '' && first.lead === '' && mayBePlace(first.title);
  return [mayBe ? { ...first, doubt: first.doubt ?? MAY_BE_PLACE } : first, ...others];
}
const MAY_BE_PLACE =
  'this stands beside the meeting’s date: whether it is an item or says where the meeting is could not be told';

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
