import { type Overview, type OverviewRow, overviewCells, overviewColumns } from './overview.ts';
import type { Page, Row, Sheet, Table } from './page.ts';

const rowOf = (row: OverviewRow): Row => ({
  ref: row.ref,
  muted: row.closedOn !== null,
  cells: overviewCells(row).map((text, column) => ({
    text,
    when: overviewColumns[column] === 'Due date' ? row.due : null,
  })),
});

const tableOf = ({ caption, rows }: Overview): Table => ({
  kind: 'table',
  look: 'overview',
  caption: { text: caption, when: null },
  isHeading: false,
  columns: overviewColumns,
  rowIs: 'action',
  rows: rows.map(rowOf),
});

/** The Overview as a page: one table, and words where nothing is open. */
export function overviewPage(overview: Overview): Page {
  const { board, heading, caption, asAt, asAtInWords, nextMeeting, rows, nothingOpen } = overview;
  return {
    ...{ board, heading, subject: caption, asAt, asAtInWords, nextMeeting },
    parts: [
      ...(nothingOpen === null ? [] : [{ kind: 'statement' as const, text: nothingOpen }]),
      ...(rows.length === 0 ? [] : [tableOf(overview)]),
    ],
  };
}

/** The Overview for a spreadsheet: reference and plain date follow the house's columns. */
export const overviewSheet = ({ rows, nothingOpen }: Overview): Sheet => ({
  columns: [...overviewColumns, 'Reference', 'Due date (ISO)'],
  records:
    rows.length === 0
      ? [[nothingOpen ?? '', '', '', '', '', '']]
      : rows.map((row) => [...overviewCells(row), row.ref, row.due ?? '']),
});
