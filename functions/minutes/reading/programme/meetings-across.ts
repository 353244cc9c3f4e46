import { allDates } from '../dates.ts';
import { isNamed, isPost } from '../owners.ts';
import { type CellInPlace, joinWords, type RowInPlace } from './cells.ts';
import { withDaysBelowYears, withYearsBelowDays } from './days-below-years.ts';
import { startsLow } from './halves.ts';
import { meetingNamed, regularHeading, saysEvery, type Under } from './headings.ts';
import { joinedPieces } from './joined-lines.ts';
import { mayBeOffice } from './offices.ts';
import { type ProgrammeColumn, placesOf } from './programme-columns.ts';
import { isHalf, isLead } from './reasons-and-leads.ts';
import type { Row } from './row.ts';
import { columnsIn, holdsWords } from './table-columns.ts';
import {
  acrossTable,
  cellAt,
  columnsUnread,
  heldIn,
  itemsIn,
  loneCell,
  NOTHING_HERE,
  type RowsRead,
  STRUCK,
  type TablePart,
  type Told,
  textsOf,
} from './table-read.ts';

type Dated = { column: number; under: Under; words: string };
type Matrix = {
  line: number;
  dated: readonly Dated[];
  headings: readonly string[];
  rows: readonly RowInPlace[];
  roles: readonly ProgrammeColumn[];
};

/** How far down the row of meetings may stand. */
const LOOKS = 6;

/** Reads a table with its meetings across, and a mark where an item comes, or the items themselves; null where it is none. */
export function readAcross(printed: readonly RowInPlace[]): RowsRead | null {
  const rows = withYearsBelowDays(withDaysBelowYears(printed));
  const at = rows.slice(0, LOOKS).findIndex((row) => datedIn(headingsAt(rows, rows.indexOf(row))).length > 1);
  const matrix = at === -1 ? null : matrixAt(rows, at);
  return matrix === null ? null : readMatrix(matrix);
}

/** The headings in a row, a month with the year that stands over it or under it. */
function headingsAt(rows: readonly RowInPlace[], at: number): string[] {
  const row = rows[at];
  const years = row === undefined ? null : yearsBelow(row, rows[at + 1]);
  return row === undefined
    ? []
    : textsOf(row).map((text, column) =>
        withYear(text, years?.[column] ?? rows[at - 1]?.cells[column]?.text ?? ''),
      );
}

const datedIn = (headings: readonly string[]): Dated[] =>
  headings.flatMap((words, column) => {
    const under = words === '' || words.length > 60 ? null : meetingNamed(words);
    const isDate = under !== null && (under.kind !== 'unknown' || allDates(words).length > 0);
    return isDate ? [{ column, under, words }] : [];
  });

function matrixAt(rows: readonly RowInPlace[], at: number): Matrix | null {
  const row = rows[at];
  if (row === undefined) return null;
  const below = yearsBelow(row, rows[at + 1]);
  const headings = headingsAt(rows, at);
  const dated = datedIn(headings);
  const body = rows.slice(at + (below === null ? 1 : 2));
  const held = dated.flatMap(({ column }) => heldIn(body, column));
  if (held.filter((text) => meetingNamed(text) !== null).length * 3 > held.length) return null;
  const labels = headings.map(
    (words, column) => words || (below?.[column] ?? rows[at - 1]?.cells[column]?.text ?? ''),
  );
  const isDated = (column: number): boolean => dated.some((one) => one.column === column);
  const known = columnsIn(
    labels.map((label, column) => (isDated(column) ? '' : label)),
    body,
  ).map(({ kind }, column) => (isDated(column) ? 'meeting' : kind === 'meeting' ? 'other' : kind));
  const isTitle = (kind: ProgrammeColumn | null, column: number): boolean =>
    kind === 'title' || (kind === null && !known.includes('title') && holdsWords(body, column));
  const title = known.findIndex(isTitle);
  if (title === -1 && known.some((kind) => kind !== 'meeting')) return null;
  const roles = known.map((kind, column) => (column === title ? 'title' : (kind ?? 'other')));
  return { line: row.line, dated, headings: labels, rows: body, roles };
}

/** The row below, where it is of the headings: under two months at least it has their years, and no other words under any. */
function yearsBelow(row: RowInPlace, below: RowInPlace | undefined): string[] | null {
  const months = textsOf(row).flatMap((text, column) =>
    meetingNamed(text)?.kind === 'no year' ? [column] : [],
  );
  const texts = below === undefined ? [] : textsOf(below);
  const isYear = (column: number): boolean => /^(?:19|20)\d\d$/.test(texts[column] ?? '');
  return months.length > 1 && months.every(isYear) ? texts : null;
}

/** "Jun" and "2025". */
const withYear = (words: string, year: string): string =>
  /^20\d\d$/.test(year.trim()) && words !== '' && !/\d{4}/.test(words) ? `${words} ${year.trim()}` : words;

const MARK = /^(?:[xXyY✓✔✗✘×☑☒●•■◆◼∎\u2605*\uF0FC\uF0FB\uF0A8\uF0FE\uF052]|yes|tick)\.?$/iu;
const NO_MARK = /^(?:[-–—.✗✘☐□○]+|no|n|n\/a|nil)$/i;

function readMatrix(matrix: Matrix): RowsRead {
  const { line, dated, headings, roles, rows } = matrix;
  const { title } = placesOf(roles);
  const cells = dated.flatMap(({ column }) => heldIn(rows, column));
  const isMarked = cells.length === 0 || cells.some((text) => MARK.test(text) || NO_MARK.test(text));
  const byMark = title !== null && (isMarked || isOfLeads(cells) || isOfWords(cells));
  const held = byMark ? itemsByMark(matrix, title) : itemsByColumn(matrix);
  const others = byMark ? columnsUnread(line, headings, roles, rows) : [];
  return {
    ...held,
    remarks: [...held.remarks, ...others],
    roles,
    isOfBusiness: false,
    isPlain: false,
    isDated: true,
    isHeaded: true,
  };
}

/** Whether cells hold a few words that come again and again ("Draft", "Final"), or initials, and no items of their own. */
const isOfWords = (cells: readonly string[]): boolean =>
  cells.every((text) => text.length <= 20 && text.split(' ').length <= 2) &&
  (cells.length < 4 ||
    cells.every((text) => INITIALS.test(text)) ||
    new Set(cells.map((text) => text.toLowerCase())).size < cells.length);
const INITIALS = /^\p{Lu}{1,5}(?:\s?[/&,]\s?\p{Lu}{1,5})?$/u;

/** Whether cells say who brings the item of their row: most of them name an office, and the others nobody who could be none. */
const isOfLeads = (cells: readonly string[]): boolean =>
  cells.filter(namesOffice).length * 2 > cells.length &&
  cells.every((text) => isLead(text) || isNamed(text) || mayBeOffice(text));

/** Initials may as well be a sign for what is asked of those who read the paper, and a body one that takes the item. */
const namesOffice = (text: string): boolean =>
  (isLead(text) || isPost(text)) && !/^\P{Ll}*$|(?:^|\s)(?:Board|Committee|Panel|Council)$/u.test(text);

type Held = { parts: TablePart[]; unread: Told[]; remarks: string[] };

const partFor = ({ under, words }: Dated, line: number, rows: Row[]): TablePart => ({
  under,
  line,
  words,
  every: false,
  apart: false,
  year: null,
  rows,
});

/** Items by the marks beside their names, and below a heading such as "Standing items" those that have none. */
function itemsByMark(matrix: Matrix, title: number): Held {
  const { rows, dated, line: head } = matrix;
  const held: Held = { parts: dated.map((one) => partFor(one, head, [])), unread: [], remarks: [] };
  const cells = dated.flatMap(({ column }) => heldIn(rows, column));
  const marked = {
    ...matrix,
    ticks: cells.some((text) => TICK.test(text)),
    ofLeads: isOfLeads(cells),
  };
  let list: TablePart | null = null;
  for (const row of rows) {
    const name = row.cells[title];
    const { line, words } = row;
    if (name === undefined || words === '') continue;
    const heading = regularHeading(loneCell(row)?.cell.text ?? '');
    if (heading !== null) {
      list = {
        ...partFor({ column: title, under: heading.under, words }, line, []),
        every: saysEvery(words),
      };
      held.parts.push(list);
    } else if (name.text === '' || spansMeetings(row, dated)) {
      held.remarks.push(acrossTable(line, words));
    } else if (markItems(held, row, name, marked)) {
      list = null;
    } else if (list === null) {
      held.unread.push({ line, text: words, why: NO_MEETING_MARKED });
    } else {
      list.rows.push(...itemsIn(row, name, null, null).rows);
    }
  }
  return held;
}

const spansMeetings = (row: RowInPlace, dated: readonly Dated[]): boolean =>
  loneCell(row)?.spans === true && dated.some(({ column }) => row.cells[column]?.isBeside);

/** With what its cells are: whether some are ticks, and whether they say who brings the items. */
type Marked = Matrix & { ticks: boolean; ofLeads: boolean };

/** Puts a row's items below each meeting that is marked for it; whether any cell beside its name says something. */
function markItems(
  held: Held,
  row: RowInPlace,
  name: CellInPlace,
  { dated, roles, ticks, ofLeads }: Marked,
): boolean {
  const { reason, lead } = placesOf(roles);
  const { rows: items, left } = itemsIn(row, name, cellAt(row, reason), cellAt(row, lead));
  held.unread.push(...left);
  if (name.struck !== '')
    held.unread.push({ line: row.line, text: `${name.struck} ${row.words}`, why: STRUCK });
  let marked = false;
  for (const [index, { column, words: when }] of dated.entries()) {
    const mark = markOf(row.cells[column], name, ticks);
    if (mark === null) continue;
    marked = true;
    const { line } = row;
    if ('why' in mark) {
      held.unread.push({ line, text: `${name.text}: ${mark.text} (${when})`, why: mark.why });
      continue;
    }
    const isLed = lead === null && (ofLeads || namesOffice(mark.text));
    if (mark.text !== '' && !isLed) held.remarks.push(readAsMark(line, mark.text, name.text, when));
    held.parts[index]?.rows.push(...(isLed ? items.map((item) => ledBy(item, mark.text)) : items));
  }
  return marked;
}

const ledBy = (item: Row, lead: string): Row => (item.lead === '' ? { ...item, lead } : item);

const readAsMark = (line: number, mark: string, name: string, when: string): string =>
  `line ${line}: “${mark}” stands beside “${name}” at ${when}, and is read as a mark that it comes`;

/** Where a table has ticks, a cross among them may mean that an item does not come. */
const TICK = /[✓✔☑]/;
const UNCLEAR = /\?|^20\d\d\b|\btb[ac]\b|cancel|defer|postpone|withdr|moved/i;

/** What a cell below a meeting says: with `why`, not whether the item comes; null where nothing. */
function markOf(
  cell: CellInPlace | undefined,
  name: CellInPlace,
  ticks: boolean,
): { text: string } | { text: string; why: string } | null {
  if (cell === undefined) return null;
  const { text, shade, struck } = cell;
  if (struck !== '') return { text: struck, why: STRUCK };
  if (text === '') return shade !== null && shade !== name.shade ? { text: 'coloured', why: SHADED } : null;
  if (MARK.test(text)) return ticks && /^[x✗✘×]$/i.test(text) ? { text, why: NOT_A_MARK } : { text: '' };
  if (NO_MARK.test(text)) return null;
  return UNCLEAR.test(text) ? { text, why: NOT_A_MARK } : { text };
}

/** Items in the column of their meeting, and not marked beside their names. */
function itemsByColumn({ rows, dated, line, roles }: Matrix): Held {
  const unread: Told[] = [];
  const parts = dated.map((one) => {
    const own = cellsDown(rows, one.column).map(({ row, cell }) =>
      itemsIn({ ...row, words: cell.text }, cell, null, null),
    );
    unread.push(...own.flatMap(({ left }) => left));
    return partFor(
      one,
      line,
      own.flatMap(({ rows: items }) => items),
    );
  });
  const remarks = rows.flatMap((row) => {
    const beside = textsOf(row).filter((text, column) => text !== '' && roles[column] !== 'meeting');
    return beside.length === 0
      ? []
      : [`line ${row.line}: “${beside.join(' ')}” heads a row of the programme, and is not read`];
  });
  return { parts, unread, remarks };
}

/** The cells of a column. Where no rules part them, one that breaks off goes on in that below: "Fees (Head of" and "Finance)". */
function cellsDown(rows: readonly RowInPlace[], column: number): { row: RowInPlace; cell: CellInPlace }[] {
  const cells: { row: RowInPlace; cell: CellInPlace }[] = [];
  for (const row of rows) {
    const cell = row.cells[column];
    if (cell === undefined || cell.isBelow || isNothing(cell.text)) continue;
    const above = cells.at(-1);
    if (above === undefined || !goesOn(above.cell, cell)) {
      cells.push({ row, cell });
      continue;
    }
    const text = joinWords(above.cell.text, cell.text);
    above.cell = { ...above.cell, text, pieces: joinedPieces(above.cell.pieces, cell.pieces) };
  }
  return cells;
}

const goesOn = (above: CellInPlace, { text, pieces }: CellInPlace): boolean =>
  isHalf(above.text) || text.startsWith('(') || (pieces[0]?.isParagraph === false && startsLow(text));

const isNothing = (text: string): boolean => text === '' || NO_MARK.test(text) || NOTHING_HERE.test(text);

const SHADED = 'nothing but a colour stands here, and whether it means that the item comes could not be told';
const NOT_A_MARK =
  'this stands where a mark should, and whether the item comes at this meeting could not be told';
const NO_MEETING_MARKED = 'no meeting is marked for this row of the programme';
