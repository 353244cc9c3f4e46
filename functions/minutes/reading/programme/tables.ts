import type { Table } from '../../../documents/document.ts';
import { lineOf } from '../lines.ts';
import { type CellInPlace, joinPieces, type Piece, type RowInPlace, rowsInPlace } from './cells.ts';
import { meetingNamed } from './headings.ts';
import { withLinesJoined } from './joined-lines.ts';
import { readAcross } from './meetings-across.ts';
import { readDown } from './meetings-down.ts';
import type { ProgrammeColumn } from './programme-columns.ts';
import { isLead, isReason } from './reasons-and-leads.ts';
import { loneCell, type TableRead, type Told } from './table-read.ts';
import { titleIn } from './titles.ts';

/** Reads a table as one of a programme of work; null where it is none. `before` are the columns of a table above it. */
export function readTable(
  table: Table,
  wraps: boolean,
  before: readonly ProgrammeColumn[] | null,
): TableRead | null {
  const rows = withLinesJoined(rowsInPlace(table, wraps), table.rowsAre).flatMap(withHeadingApart);
  const title = titleRow(rows[0]);
  const body = title === null ? rows : rows.slice(1);
  const read = readAcross(body) ?? readDown(body, table.columns, before);
  const { words = '', line = table.at.line } = body.find((row) => row.words !== '') ?? {};
  if (read === null) return null;
  const inDoubt = new Set(
    read.parts.flatMap(({ rows }) => rows.flatMap((row) => (row.doubt === null ? [] : [row.line]))),
  );
  const unread = [
    ...read.unread,
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
  const heading = { ...first, text: date, pieces: [{ text: date, bullet: false, isParagraph: true }] };
  const rest = { ...first, text: joinPieces(pieces), pieces };
  return [
    {
      ...row,
      words: date,
      cells: row.cells.map((_, column) => ({ ...heading, isBeside: column > 0 })),
      isDoubtful: false,
    },
    { ...row, words: row.words.slice(date.length).trim(), cells: [rest, ...others] },
  ];
}

type Parted = { date: string; pieces: readonly Piece[] };

function partedAtYear({ pieces: [first, ...others] }: CellInPlace): Parted | null {
  const [, date = '', text = ''] =
    /^(.{3,40}?(?:19|20)\d\d)(?=[A-Z][a-z])(.*)$/.exec(first?.text ?? '') ?? [];
  return first === undefined || date === '' ? null : { date, pieces: [{ ...first, text }, ...others] };
}

const partedAtLine = ({ pieces: [first, ...others] }: CellInPlace): Parted | null =>
  first === undefined || others.length === 0 ? null : { date: first.text, pieces: others };

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
