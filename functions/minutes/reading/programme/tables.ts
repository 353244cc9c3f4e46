import type { Table } from '../../../documents/document.ts';
import { lineOf } from '../lines.ts';
import { type RowInPlace, rowsInPlace } from './cells.ts';
import { isLead, isReason } from './columns.ts';
import type { Role } from './meanings.ts';
import { readAcross } from './meetings-across.ts';
import { readDown } from './meetings-down.ts';
import { loneCell, type TableRead, type Told } from './table-read.ts';
import { titleIn } from './titles.ts';

/** Reads a table as one of a programme of work; null where it is none. `before` are the columns of a table above it. */
export function readTable(table: Table, wraps: boolean, before: readonly Role[] | null): TableRead | null {
  const rows = rowsInPlace(table, wraps);
  const title = titleRow(rows[0]);
  const body = title === null ? rows : rows.slice(1);
  const read = readAcross(body) ?? readDown(body, table.columns, before);
  const { words = '', line = table.at.line } = body.find((row) => row.words !== '') ?? {};
  if (read === null) return null;
  const unread = [
    ...read.unread,
    ...body.filter((row) => row.isDoubtful && !row.isHeading && !isWhole(row)).map(notSure),
  ];
  return { ...read, unread, title, words, line };
}

/** A row that has all its cells, of which one is a reason and another a lead, begins and ends where it seems to. */
function isWhole({ cells }: RowInPlace): boolean {
  const reason = cells.findIndex(({ text }) => isReason(text));
  const isLed = cells.some(({ text }, column) => column !== reason && isLead(text));
  return cells.length > 2 && reason !== -1 && isLed && cells.every(({ text }) => /^[^\sa-z]/.test(text));
}

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
