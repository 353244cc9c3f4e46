import type { Table } from '../../../documents/document.ts';
import { lineOf } from '../lines.ts';
import {
  type CellInPlace,
  joinPieces,
  NOTHING,
  type Piece,
  type RowInPlace,
  rowSaying,
  rowsInPlace,
  saying,
  wordsOfRow,
} from './cells.ts';
import { TITLE_TAIL } from './halves.ts';
import { calledOffBeside, meetingNamed, twoMeetings, type YearOver, yearNamed } from './headings.ts';
import { withLinesJoined } from './joined-lines.ts';
import { readAcross } from './meetings-across.ts';
import { type ShortNames, withMeetingsDated } from './meetings-by-short-names.ts';
import { readDown } from './meetings-down.ts';
import { withOthersApart } from './other-rows.ts';
import type { ProgrammeColumn } from './programme-columns.ts';
import { isHalf, isLead, isReason } from './reasons-and-leads.ts';
import { loneCell, type TableRead, type Told } from './table-read.ts';
import { titleIn } from './titles.ts';

/**
 * Reads a table as one of a programme of work; null where it is none. `before` are the columns of a table above it, `names` what
 * the paper calls its meetings.
 */
export function readTable(
  table: Table,
  { wraps, before, names }: { wraps: boolean; before: readonly ProgrammeColumn[] | null; names: ShortNames },
): TableRead | null {
  const rows = withMeetingsDated(withLinesJoined(rowsInPlace(table, wraps), table.rowsAre), names)
    .flatMap(withHeadingApart)
    .flatMap(withMeetingsOffApart);
  const title = titleRow(rows[0]);
  const { body, others } = withOthersApart(
    withMeetingsApart(withYearsApart(title === null ? rows : rows.slice(1))),
  );
  const read = readAcross(body) ?? readDown(body, table.columns, before);
  const { words = '', line = table.at.line } = body.find((row) => row.words !== '') ?? {};
  if (read === null) return null;
  const inDoubt = new Set(
    read.parts.flatMap(({ rows }) => rows.flatMap((row) => (row.doubt === null ? [] : [row.line]))),
  );
  const unread = [
    ...read.unread,
    ...(others === null ? [] : [others]),
    ...body
      .filter((row) => row.isDoubtful && !row.isHeading && (row.mayEndAbove || !isWhole(row)))
      .filter(({ line }) => !inDoubt.has(line))
      .map(notSure),
  ];
  return { ...read, unread, title, words, line };
}

/** A row that has all its cells, of which one is a reason and another a lead, begins and ends where it seems to. */
function isWhole({ cells }: RowInPlace): boolean {
  const reason = cells.findIndex(({ text }) => isReason(text));
  const isLed = cells.some(({ text }, column) => column !== reason && isLead(text));
  return cells.length > 2 && reason !== -1 && isLed && cells.every(({ text }) => /^[^\sa-z]/.test(text));
}

/** A heading run on to the first cell below it ("February 2026Precept"), or taken for the first line of it. */
function withHeadingApart(row: RowInPlace): RowInPlace[] {
  const [first, ...others] = row.cells;
  const parted =
    first === undefined ? null : (partedAtYear(first) ?? (row.isDoubtful ? partedAtLine(first) : null));
  if (first === undefined || others.length === 0 || parted === null || meetingNamed(parted.date) === null)
    return [row];
  const { date, pieces } = parted;
  const heading = { ...first, ...saying(date) };
  const rest = { ...first, text: joinPieces(pieces), pieces };
  return [
    acrossRow(row, heading),
    { ...row, words: row.words.slice(date.length).trim(), cells: [rest, ...others] },
  ];
}

/**
 * The year of the rows below a day or a month, with which it runs together for want of rules: "16 October 2026" below "2025". None
 * of the others above or below has a year of its own.
 */
function withYearsApart(rows: readonly RowInPlace[]): readonly RowInPlace[] {
  let above: YearOver | null = null;
  const parted = rows.flatMap((row) => {
    const [first] = row.cells;
    const year = loneCell(row)?.column === 0 ? yearNamed(first?.text ?? '') : null;
    above = year ?? above;
    const below = year !== null || above === null ? null : yearBelow(first?.text ?? '', above);
    if (first === undefined || below === null) return [row];
    above = below.year;
    const own = rowSaying(row, (cell, column) => (column === 0 ? { ...cell, ...saying(below.day) } : cell));
    return [
      { ...own, isDoubtful: row.isDoubtful && !row.mayEndAbove, mayEndAbove: false },
      acrossRow(row, { ...first, ...saying(below.words) }),
    ];
  });
  return parted.some(({ cells: [first] }) => meetingNamed(first?.text ?? '')?.kind === 'meeting')
    ? rows
    : parted;
}

function yearBelow(text: string, { from }: YearOver): { day: string; words: string; year: YearOver } | null {
  const [, day = '', words = ''] = /^(\S.{0,60}?) (20\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?)$/.exec(text) ?? [];
  const year = yearNamed(words);
  return year !== null && year.from > from && meetingNamed(day)?.kind === 'no year'
    ? { day, words, year }
    : null;
}

/** Rows of which it is not certain where they end, without a meeting that ends or begins one, where others have rows of their own. */
function withMeetingsApart(rows: readonly RowInPlace[]): RowInPlace[] {
  if (!rows.some(isMeetingAlone)) return [...rows];
  return rows.flatMap((row) => {
    const [first, ...others] = row.cells;
    const text = first?.text ?? '';
    const isSure = !row.isDoubtful || others.every((cell) => cell.text === '' || cell.isBeside);
    const parted = isSure || text.length > 200 ? null : (meetingAtEnd(text) ?? meetingAtStart(text));
    if (first === undefined || parted === null) return [row];
    const { meeting, isAbove, rest } = parted;
    const cells = [{ ...first, ...saying(rest) }, ...others];
    const own = { ...row, words: wordsOfRow(cells), cells, isDoubtful: false, mayEndAbove: false };
    const heading = acrossRow(row, { ...first, ...saying(meeting) });
    return isAbove ? [heading, own] : [own, heading];
  });
}

/** A meeting that is not held, and the row above or below it with which it runs together: "September November", "Survey No meeting". */
function withMeetingsOffApart(row: RowInPlace): RowInPlace[] {
  const [first] = row.cells;
  const parted = first === undefined || first.text.length > 200 ? null : twoMeetings(first.text);
  if (parted === null) return [row];
  for (const [column, { text }] of row.cells.entries()) {
    const off = column === 0 || text.length > 200 ? null : calledOffBeside(text);
    if (off === null) continue;
    const saysOnly = (cell: CellInPlace, at: number): CellInPlace =>
      at === 0 || at === column ? cell : NOTHING;
    const own = rowSaying(row, (cell, at) => {
      const meeting = off.isBelow ? parted.above : parted.below;
      return at === 0 || at === column ? { ...cell, ...saying(at === 0 ? meeting : off.rest) } : cell;
    });
    const none = rowSaying(row, (cell, at) => {
      const meeting = off.isBelow ? parted.below : parted.above;
      return saysOnly({ ...cell, ...saying(at === 0 ? meeting : off.words) }, at);
    });
    return off.isBelow ? [own, none] : [none, own];
  }
  return [row];
}

const isMeetingAlone = (row: RowInPlace): boolean => {
  const alone = loneCell(row);
  return alone?.column === 0 && meetingNamed(alone.cell.text) !== null;
};

type MeetingWithin = { meeting: string; isAbove: boolean; rest: string };

function meetingAtEnd(text: string): MeetingWithin | null {
  const starts = [...text.matchAll(/(?<=\S\s)[\p{Lu}\d]/gu)].map(({ index }) => index);
  const at = starts.find((start) => meetingNamed(text.slice(start))?.kind === 'meeting');
  const rest = text.slice(0, at).trim();
  return at === undefined || isHalf(rest) ? null : { meeting: text.slice(at), isAbove: false, rest };
}

function meetingAtStart(text: string): MeetingWithin | null {
  const [, meeting = '', rest = ''] = /^(.{3,40}?\s20\d\d)\s(\p{Lu}.*)$/u.exec(text) ?? [];
  return meetingNamed(meeting)?.kind !== 'meeting' || TITLE_TAIL.test(rest)
    ? null
    : { meeting, isAbove: true, rest };
}

/** A row that a heading covers. */
const acrossRow = (row: RowInPlace, heading: CellInPlace): RowInPlace => ({
  ...row,
  words: heading.text,
  cells: row.cells.map((_, column) => ({ ...heading, isBeside: column > 0 })),
  isDoubtful: false,
  mayEndAbove: false,
});

type Parted = { date: string; pieces: readonly Piece[] };

function partedAtYear({ pieces: [first, ...others] }: CellInPlace): Parted | null {
  const [, date = '', text = ''] =
    /^(.{3,40}?(?:19|20)\d\d)(?=[A-Z][a-z])(.*)$/.exec(first?.text ?? '') ?? [];
  return first === undefined || date === '' ? null : { date, pieces: [{ ...first, text }, ...others] };
}

/** A year below a month is that of the rows further down, or the month's own. */
const partedAtLine = ({ pieces: [first, ...others] }: CellInPlace): Parted | null =>
  first === undefined || others.length === 0 || yearNamed(joinPieces(others)) !== null
    ? null
    : { date: first.text, pieces: others };

const notSure = ({ line, words }: RowInPlace): Told => ({
  line,
  text: words,
  why: 'it is not certain where this row of the programme begins and ends: what was read of it may belong to another',
});

function titleRow(row: RowInPlace | undefined): TableRead['title'] {
  const alone = row === undefined ? null : loneCell(row);
  if (row === undefined || alone === null || titleIn(lineOf(row.line, alone.cell.text)) === null) return null;
  return { line: row.line, words: alone.cell.text };
}
