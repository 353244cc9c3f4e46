import type { CalendarDate } from '../../../calendar/days.ts';
import { firstDate, firstDay } from '../dates.ts';
import { isStatus } from '../statuses.ts';
import { ACTION_COLUMNS, type ActionColumn } from './action-columns.ts';
import { STANDING, TELLING } from './action-kinds.ts';
import { type GridRow, ownCells, TELLING_LENGTH, wordsAcross } from './cells.ts';
import {
  type Column,
  columnsOf,
  type Headings,
  headingsIn,
  isHeadingRow,
  isSaidForPrograms,
  weightOf,
} from './columns.ts';
import { rowsOfLines } from './printed-rows.ts';

/** The headings of a table of actions, which the next may go on with. */
export type Headed = { words: readonly string[]; count: number };

/** Rows under one row of headings. */
export type Section = { columns: readonly Column<ActionColumn>[]; rows: readonly GridRow[] };

/** What stands above the first headings, and then the rows under each: further down a table may have others. */
export function sectionsOf(
  grid: readonly GridRow[],
  first: Headings | null,
  words: readonly string[],
  meeting: CalendarDate | null,
): Section[] {
  const heads: Headings[] = first === null ? [{ at: 0, rows: 0, words }] : [first];
  const from = (first?.at ?? 0) + (first?.rows ?? 0);
  const columns = columnsFor(words, grid.slice(from), meeting);
  for (let at = from; at < grid.length; at += 1) {
    const head = isHeadingRow(grid[at], ACTION_COLUMNS) ? headingsIn(grid, ACTION_COLUMNS, at, 1) : null;
    if (head === null || holdsOfRow(head.words, columns)) continue;
    heads.push(head);
    at += head.rows - 1;
  }
  const sections: Section[] = [{ columns: [], rows: grid.slice(0, first?.at ?? 0) }];
  heads.forEach((head, index) => {
    const rows = grid.slice(head.at + head.rows, heads[index + 1]?.at);
    const again =
      index > 0 && head.words.join() === heads[0]?.words.join() ? sections[1]?.columns : undefined;
    sections.push({ columns: again ?? columnsFor(head.words, rows, meeting), rows });
  });
  return sections;
}

/** "Force" in the column of owners is one, "SAB 12" a number, and a day one: no row that has such is of headings. */
const holdsOfRow = (words: readonly string[], columns: readonly Column<ActionColumn>[]): boolean =>
  OF_A_ROW.some((own) =>
    columns.some(({ kind }, column) => {
      const text = words[column] ?? '';
      return kind === own.kind && own.holds?.(text) === true && weightOf(text, own) === 0;
    }),
  );

/** Below what stands above it in the same table, a title block say, a row that names three columns at least is of headings. */
export function headingsFurtherDown(grid: readonly GridRow[]): Headings | null {
  const found = headingsIn(grid, ACTION_COLUMNS, 1, FURTHEST);
  return found !== null && found.words.filter((heading) => heading !== '').length >= 3 ? found : null;
}

const FURTHEST = 40;

const ACTION = ACTION_COLUMNS.find(({ kind }) => kind === 'action');

export const namesAction = ({ words: headings }: Headings): boolean =>
  ACTION !== undefined && headings.some((heading) => weightOf(heading, ACTION) >= 2);

/** A first row of a few words in each cell, of which none is a date or a status as those below it are, is of headings. */
export function headingsUnknown(grid: readonly GridRow[]): Headings | null {
  const [head, ...rows] = grid;
  if (head === undefined || rows.length === 0 || ownCells(head).length < 2) return null;
  if (ownCells(head).some(({ text }) => text.split(' ').length > 4 || /\d/.test(text))) return null;
  const below = columnsFor([], rows);
  const parted = below.some(({ kind }, column) => {
    const holds = ACTION_COLUMNS.find((one) => one.kind === kind)?.holds ?? null;
    const text = head.cells[column]?.text ?? '';
    return kind !== null && kind !== 'owner' && kind !== 'action' && text !== '' && holds?.(text) === false;
  });
  return parted ? { at: 0, rows: 1, words: wordsAcross(head) } : null;
}

/** The headings of the table before, where this one has none and its cells stand under them as well. */
export function headingsBefore(grid: readonly GridRow[], before: Headed | null): readonly string[] | null {
  if (before === null || grid[0]?.cells.length !== before.count || isHeadedByDates(grid)) return null;
  const own = columnsFor([], grid);
  const theirs = columnsFor(before.words, grid);
  const agrees = own.every(
    ({ kind }, column) =>
      kind === null || kind === 'action' || kind === theirs[column]?.kind || isDateKind(kind),
  );
  return agrees && theirs.some(({ kind }) => kind === 'action') ? before.words : null;
}

/** Two dates in the first row, and none below either: the table's columns are meetings, whatever came before it. */
function isHeadedByDates([head, ...rows]: readonly GridRow[]): boolean {
  const isDateAlone = (text: string): boolean => text !== '' && firstDate(text)?.words === text;
  const dated = (head?.cells ?? []).flatMap(({ text }, column) => (isDateAlone(text) ? [column] : []));
  const below = rows.flatMap(({ cells }) => dated.map((column) => cells[column]?.text ?? ''));
  return dated.length > 1 && below.some((text) => text !== '') && !below.some(isDateAlone);
}

const isDateKind = (kind: ActionColumn): boolean =>
  ['due', 'revised', 'original', 'raised', 'closed'].includes(kind);

function columnsFor(
  headings: readonly string[],
  rows: readonly GridRow[],
  meeting: CalendarDate | null = null,
): Column<ActionColumn>[] {
  const cells = rows
    .filter((row) => ownCells(row).length > 1 && !isHeadingRow(row, ACTION_COLUMNS))
    .map((row) =>
      row.cells.map(({ text, struck }, column) =>
        isSaidForPrograms(headings[column] ?? '', headings) ? '' : (text || struck).slice(0, TELLING_LENGTH),
      ),
    );
  const forPeople = headings.map((heading) => (isSaidForPrograms(heading, headings) ? '' : heading));
  const columns = ownerFirst(columnsOf(forPeople, cells, ACTION_COLUMNS));
  return withReports(datesInPlace(withActionUnnamed(columns, headings), cells, meeting), cells);
}

/** Whatever its heading, a column most of whose cells begin with a status, "Completed: see paper C", tells of progress. */
function withReports(
  columns: Column<ActionColumn>[],
  rows: readonly (readonly string[])[],
): Column<ActionColumn>[] {
  if (columns.some(({ kind }) => kind !== null && STANDING.has(kind))) return columns;
  return columns.map((column, at) => {
    const said = rows.flatMap((row) => row[at] || []);
    const begun = said.filter((text) => isStatus(/^[^:.;–—]*/.exec(text)?.[0].trim() ?? ''));
    const isReport = begun.length > 0 && begun.length >= 0.6 * said.length;
    const isFree = column.kind === null || column.kind === 'topic';
    return isReport && isFree ? { ...column, kind: 'update' } : column;
  });
}

/** The house leaves the action's own heading blank. */
export const leavesActionBlank = ({ words: headings }: Headings): boolean =>
  headings[0] === '' &&
  withActionUnnamed(columnsOf(headings, [], ACTION_COLUMNS), headings)[0]?.kind === 'action';

function withActionUnnamed(
  columns: Column<ActionColumn>[],
  headings: readonly string[],
): Column<ActionColumn>[] {
  const named = columns.filter(({ kind, weight }) => kind !== null && TELLING.has(kind) && weight === 3);
  const unnamed = columns.filter(
    ({ kind }, column) => headings[column] === '' && (kind === null || kind === 'action'),
  );
  if (named.length < 2 || unnamed.length !== 1 || columns.some(({ kind }) => kind === 'action'))
    return columns;
  return columns.map((column) => (column === unnamed[0] ? { ...column, kind: 'action', weight: 3 } : column));
}

/** Below a title of actions what is headed as a subject or an item is what was asked for, where no other column is. */
export function withMatterAsAction(
  columns: readonly Column<ActionColumn>[],
): readonly Column<ActionColumn>[] {
  if (columns.some(({ kind }) => kind === 'action')) return columns;
  const matter = columns.find(
    ({ kind, heading }) => kind === 'topic' && ACTION !== undefined && weightOf(heading, ACTION) > 0,
  );
  return columns.map((column) => (column === matter ? { ...column, kind: 'action', weight: 1 } : column));
}

/** Tabs may leave out the blank heading of the first column, so that all the others stand one column too far left. */
export function inPlace(found: Headings | null, grid: readonly GridRow[]): Headings | null {
  if (found === null || found.words.at(-1) !== '' || found.words[0] === '' || namesAction(found))
    return found;
  const rows = grid.slice(found.at + found.rows);
  const areWhole =
    rows.length > 0 && rows.every(({ cells }) => cells[0]?.text !== '' && cells.at(-1)?.text !== '');
  return areWhole ? { ...found, words: ['', ...found.words.slice(0, -1)] } : found;
}

const OWNER = ACTION_COLUMNS.find(({ kind }) => kind === 'owner');
const OF_A_ROW = ACTION_COLUMNS.filter(({ kind }) => ['owner', 'reference', 'due', 'revised'].includes(kind));

/** "Who and when", "Lead / deadline": a column of both is its owner's, where no other is, and its cell is parted later. */
function ownerFirst(columns: Column<ActionColumn>[]): Column<ActionColumn>[] {
  if (columns.some(({ kind }) => kind === 'owner')) return columns;
  const isOfBoth = ({ kind, heading }: Column<ActionColumn>): boolean =>
    kind === 'due' && OWNER !== undefined && weightOf(heading, OWNER) >= 2;
  return columns.map((column) => (isOfBoth(column) ? { ...column, kind: 'owner' } : column));
}

const OF_A_MEETING = /^(?:meeting|source|board|committee|panel)\b/i;
const SAYS_BY = /^(?:by|completion|to be \w+)(?:\W*(?:in )?20\d\d)?\W*$/i;

/**
 * "Date" before the action is when it was raised, "By" is no such date, after it when it is due; a second date of completion is of closing. A
 * date under any other heading is none of these. Where all its days are after the meeting, or under "Meeting" none is, that tells more
 * than its place.
 */
function datesInPlace(
  columns: Column<ActionColumn>[],
  rows: readonly (readonly string[])[],
  meeting: CalendarDate | null,
): Column<ActionColumn>[] {
  const action = columns.findIndex(({ kind }) => kind === 'action');
  const isDue = ({ kind }: Column<ActionColumn>): boolean => kind === 'due' || kind === 'revised';
  const hasDue = columns.some((column, at) => isDue(column) && (column.weight >= 2 || at > action));
  return columns.map((column, at) => {
    const isLoose = isDateKind(column.kind ?? 'action') && column.weight < 2;
    if (!isLoose || action === -1) return column;
    const days = meeting === null ? [] : rows.flatMap((row) => firstDay(row[at] ?? '')?.date ?? []);
    const isLater = days.map((day) => meeting !== null && day > meeting);
    const isPast = isLater.length > 0 && !isLater.includes(true) && OF_A_MEETING.test(column.heading);
    const isToCome = isLater.length > 0 && !isLater.includes(false) && !hasDue;
    const isBefore = at < action && !SAYS_BY.test(column.heading);
    if (isPast || (isBefore && !isToCome)) return { ...column, kind: 'raised' };
    if (!hasDue) return { ...column, kind: 'due' };
    const isNamedOtherwise = column.heading !== '' && column.weight === 0;
    return isNamedOtherwise ? { ...column, kind: null } : column;
  });
}

/** The rows of each section, put together from printed lines; null where they cannot be told apart. */
export function sectionsOfLines(sections: readonly Section[]): Section[] | null {
  const whole = sections.flatMap(({ columns, rows: lines }): Section[] => {
    const rows = rowsOfLines(lines, columns);
    return rows === null ? [] : [{ columns, rows: rows.map((row) => ({ ...row, isDoubtful: true })) }];
  });
  return whole.length === sections.length ? whole : null;
}
