import { allDates } from '../dates.ts';
import { type Column, columnsOf, plainHeading } from '../tables/columns.ts';
import type { RowInPlace } from './cells.ts';
import { meetingNamed, underHeading } from './headings.ts';
import {
  columnNamed,
  isColumnHeading,
  PROGRAMME_COLUMNS,
  type ProgrammeColumn,
  withoutAside,
} from './programme-columns.ts';
import { isBlank, isLead, isReason } from './reasons-and-leads.ts';
import { withSeveralTitles } from './several-titles.ts';
import { heldIn, loneCell, textsOf } from './table-read.ts';

/**
 * How the rows of a table are read: from which on, by which columns, and the headings of these; `goesOn` by those of a table
 * above, `isByItem` where a date without an item is another of the item above, `isDoubled` where what is read of an item has
 * the heading of a column that is not read.
 */
export type Plan = {
  from: number;
  roles: readonly ProgrammeColumn[];
  headings: readonly string[];
  isByItem: boolean;
  isDoubled: boolean;
  goesOn?: true;
};

/** Whether words are a date and nothing else: no item is. */
export const isDateAlone = (text: string): boolean =>
  text.length <= 60 && allDates(text).some(({ words }) => words.length >= text.replace(/[.,*]+$/, '').length);

export const holdsWords = (rows: readonly RowInPlace[], column: number): boolean =>
  rows
    .map(({ cells }) => cells[column]?.text ?? '')
    .filter((text) => /\p{L}{3}/u.test(text) && !isDateAlone(text)).length *
    2 >
  rows.length;

const holdsDates = (rows: readonly RowInPlace[], column: number): boolean => {
  const held = heldIn(rows, column);
  return held.filter(isDateAlone).length * 2 > held.length;
};

/** What the columns of a table hold, by their headings and by their cells. */
export function columnsIn(
  headings: readonly string[],
  rows: readonly RowInPlace[],
): Column<ProgrammeColumn>[] {
  const cells = rows
    .filter((row) => !isAcross(row))
    .map((row) => textsOf(row).map((text) => (isBlank(text) ? '' : text)));
  const columns = withMovedBeside(columnsOf(headings.map(withoutAside), cells, PROGRAMME_COLUMNS));
  const dates = columns.findIndex(({ kind }, column) => kind === 'title' && holdsDates(rows, column));
  return dates === -1 ? columns : columnsBeside(dates, headings, cells);
}

/** Words over several columns, or a meeting or a year alone, are of none. */
function isAcross(row: RowInPlace): boolean {
  const alone = loneCell(row);
  return alone !== null && (alone.spans || (alone.column === 0 && underHeading(alone.cell.text) !== null));
}

/** Meetings that no others stand beside are the only ones, whatever their heading says of a change. */
const withMovedBeside = (columns: Column<ProgrammeColumn>[]): Column<ProgrammeColumn>[] =>
  columns.some(({ kind }) => kind === 'meeting')
    ? columns
    : columns.map((column) => (column.kind === 'moved' ? { ...column, kind: 'meeting' } : column));

/** Dates alone are no items, whatever stands over them: the items are in another column, and these are the meetings', if no others are. */
function columnsBeside(
  dates: number,
  headings: readonly string[],
  cells: readonly (readonly string[])[],
): Column<ProgrammeColumn>[] {
  const without = (texts: readonly string[]): string[] => texts.map((text, at) => (at === dates ? '' : text));
  const columns = columnsOf(without(headings.map(withoutAside)), cells.map(without), PROGRAMME_COLUMNS);
  const kind = columns.some((column) => column.kind === 'meeting') ? 'other' : 'meeting';
  return columns.map((column, at) =>
    at === dates ? { kind, heading: headings[dates] ?? '', weight: 0, share: 1 } : column,
  );
}

/** Whether headings speak of what was decided, or is still to be done, as those of a programme need not. */
export const isOfOtherMatters = (headings: readonly string[]): boolean =>
  headings.some(
    (heading) =>
      columnNamed(heading)?.kind !== 'reason' &&
      /\b(?:actions?|resolutions?|decisions?|minute|recommendations?|status|(?<!papers )due|progress|complet\w+|closed|outcome|updates?)\b/.test(
        plainHeading(heading),
      ),
  );

/** Whether headings are those of a table of actions, of who was there, or of what was decided, of which so many tell. */
const isOfOtherTable = (headings: readonly string[], telling = 1): boolean => {
  const plain = headings.map(plainHeading);
  const asks = plain.some((heading) =>
    /^(?:(?:agreed|new|open|outstanding) )?actions?\b(?! required)|\baction (?:agreed|points?|required by)\b/.test(
      heading,
    ),
  );
  const closes = plain.some((heading) =>
    /\b(?:status|progress|complet\w+|closed|due|deadline|outcome|updates?|by when|target date)\b/.test(
      heading,
    ),
  );
  const others = plain.filter((heading) =>
    /^(?:decision no|(?:document )?version(?: no| number)?$|revision(?: no| number)?$|members?|names?|attendees?|attendance|councillors?|apologies|councillor name|risk|budget|actual|variance)\b/.test(
      heading,
    ),
  );
  const named = headings.map((heading) => columnNamed(heading)?.kind);
  const areOfItems = named.includes('title') && named.includes('reason') && named.includes('lead');
  return (asks && closes) || (others.length >= telling && !areOfItems);
};

export function planOf(
  rows: readonly RowInPlace[],
  columns: number,
  before: readonly ProgrammeColumn[] | null,
): Plan | null {
  const found = columnsPlanned(rows, columns, before);
  if (found === null) return null;
  return { ...found, isByItem: areRowsByItem(rows, found.roles), isDoubled: hasDoubleOf(found) };
}

function hasDoubleOf({ headings, roles }: Pick<Plan, 'headings' | 'roles'>): boolean {
  const plain = headings.map(plainHeading);
  const isUnread = (heading: string, column: number): boolean =>
    heading !== '' && roles[column] === 'other' && columnNamed(heading)?.kind !== 'other';
  return plain.some(
    (heading, column) =>
      isUnread(heading, column) && plain.some((own, at) => own === heading && roles[at] !== 'other'),
  );
}

/** Whether rows are by their items: these stand before the meetings, or the days go back below one that stands alone. */
function areRowsByItem(rows: readonly RowInPlace[], roles: readonly ProgrammeColumn[]): boolean {
  const [meeting, title] = [roles.indexOf('meeting'), roles.indexOf('title')];
  if (meeting === -1 || title === -1 || meeting > title) return meeting > title;
  const days = rows.flatMap((row) => {
    const under = meetingNamed(textsOf(row)[meeting] ?? '');
    return under?.kind === 'meeting' ? [{ day: under.meeting, isAlone: loneCell(row) !== null }] : [];
  });
  return days.some(({ day, isAlone }, at) => isAlone && at > 0 && (days[at + 1]?.day ?? day) < day);
}

/** The columns of a table: by the headings that its first rows give; else those of a table above; else by what they hold. */
function columnsPlanned(
  rows: readonly RowInPlace[],
  columns: number,
  before: readonly ProgrammeColumn[] | null,
): Pick<Plan, 'from' | 'roles' | 'headings' | 'goesOn'> | null {
  const first = rows.findIndex((row) => loneCell(row) === null && row.words !== '');
  if (columns === 1 || first === -1) return { from: 0, roles: ['title'], headings: [] };
  const header = rows[first];
  if (header === undefined) return null;
  const headings = header.cells.map(({ text, isBeside }) => (isBeside ? '' : text));
  const body = rows.filter((row) => row.words !== '' && loneCell(row) === null);
  const above = before !== null && before.length === columns ? before : null;
  const areData =
    !headings.every(isColumnHeading) && (endsWithDate(headings) || (above !== null && body.length === 1));
  const named = areData ? null : namedColumns(headings, rows.slice(first + 1), header.isHeading);
  if (named !== null) return { from: first + 1, roles: named, headings };
  const isNamed = headings.filter((heading) => columnNamed(heading) !== null).length > 1;
  const isOther = isOfOtherTable(headings, above === null ? 1 : 2);
  if (!areData && ((isNamed && !withoutCapitals(headings).some(isData)) || isOther)) return null;
  const roles = above ?? rolesByCells(body, columns);
  const titles = heldIn(body, roles.indexOf('title'));
  const places = titles.filter((text) => TIME_OR_PLACE.test(text));
  const plan = { from: 0, roles, headings: [], ...(above !== null && { goesOn: true as const }) };
  return titles.length > places.length * 2 ? plan : null;
}

/** Headings all in capitals as they are in a sentence, lest one be taken for the initials of an office. */
const withoutCapitals = (headings: readonly string[]): readonly string[] =>
  headings.some((heading) => /\p{Ll}/u.test(heading))
    ? headings
    : headings.map((heading) => heading.slice(0, 1) + heading.slice(1).toLowerCase());

/** A reason or an office that no heading is. */
const isData = (cell: string): boolean =>
  cell !== '' &&
  !isColumnHeading(cell) &&
  underHeading(cell) === null &&
  (isReason(cell) || (isLead(cell) && (columnNamed(cell)?.weight ?? 0) < 3));

/** A row with a date behind its first cell is none of headings: over these a meeting stands first. */
const endsWithDate = (cells: readonly string[]): boolean =>
  cells.slice(1).some(isDateAlone) && !cells.slice(0, 1).some(isColumnHeading);

function namedColumns(
  headings: readonly string[],
  rows: readonly RowInPlace[],
  isHeading: boolean,
): ProgrammeColumn[] | null {
  if (headings.some((heading) => heading.length > 60) || isOfOtherTable(headings)) return null;
  if (withoutCapitals(headings).some(isData)) return null;
  const known = columnsIn(headings, rows);
  const roles = known.map(({ kind, share }) =>
    kind === null || (kind === 'meeting' && share < 0.5) ? 'other' : kind,
  );
  const sure = known.filter(({ kind, weight }) => kind !== 'other' && weight >= 2).length;
  const hasMeeting = roles.includes('meeting');
  if (!roles.includes('title')) {
    const title = known.findIndex(
      ({ kind, heading }, column) =>
        kind === null &&
        columnNamed(heading) === null &&
        (heading === '' || meetingNamed(heading) !== null || hasMeeting) &&
        holdsWords(rows, column),
    );
    if (title === -1) return null;
    roles[title] = 'title';
  }
  const isOfHeadings = headings.every(
    (heading, column) => roles[column] === 'title' || meetingNamed(heading) === null,
  );
  if (!isOfHeadings || !(roles.includes('lead') || roles.includes('reason') || hasMeeting)) return null;
  const several = withSeveralTitles(headings, roles, rows);
  const isOfKinds = several.filter((role) => role === 'title').length === headings.length - 1;
  if (sure < (isHeading ? 1 : 2) && !(sure === 1 && isOfKinds)) return null;
  return several;
}

/** Beside a date such words are no business. */
const TIME_OR_PLACE =
  /^(?:at )?\d{1,2}(?:[.:]\d{2})?\s?(?:[ap]\.?m|noon|hrs?|hours)?\b|\b(?:chamber|hall|room|house|offices?|centre|building|suite|headquarters|library|teams|zoom)$|^[-–—]$/i;

/** Columns without headings, as what they hold tells: beside leads stand reasons, and beside reasons leads. */
function rolesByCells(rows: readonly RowInPlace[], columns: number): ProgrammeColumn[] {
  const known = columnsIn(new Array<string>(columns).fill(''), rows);
  const roles = known.map(
    ({ kind }, column) => kind ?? (heldIn(rows, column).every(isNumber) ? 'other' : null),
  );
  const put = (role: ProgrammeColumn): void => {
    const free = roles.indexOf(null);
    if (free !== -1) roles[free] = role;
  };
  put('title');
  if (roles.includes('lead') && !roles.includes('reason')) put('reason');
  if (roles.includes('reason') && !roles.includes('lead')) put('lead');
  return roles.map((role) => role ?? 'other');
}

const isNumber = (text: string): boolean => /^\d{1,3}[.)]?$/.test(text);
