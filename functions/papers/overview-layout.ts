import type { CalendarDate } from '../calendar/days.ts';
import { columnsOf, type Overview, type OverviewRow, overviewCells } from './overview.ts';
import type { Page, Row, Sheet, Table } from './page.ts';

/** The day that a cell stands for, by its column. */
const dayOf = ({ due, history }: OverviewRow, column: string | undefined): CalendarDate | null => {
  if (column === 'Due date') return due;
  return column === 'First due date' ? (history?.firstDue ?? null) : null;
};

const rowOf =
  (columns: readonly string[]) =>
  (row: OverviewRow): Row => ({
    ref: row.ref,
    muted: row.closedOn !== null,
    cells: overviewCells(row).map((text, column) => ({ text, when: dayOf(row, columns[column]) })),
  });

const tableOf = (overview: Overview): Table => ({
  kind: 'table',
  look: overview.withHistory ? 'overview-history' : 'overview',
  caption: { text: overview.caption, when: null },
  isHeading: false,
  columns: columnsOf(overview),
  rowIs: 'action',
  rows: overview.rows.map(rowOf(columnsOf(overview))),
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
export function overviewSheet(overview: Overview): Sheet {
  const { rows, nothingOpen } = overview;
  const columns = [...columnsOf(overview), 'Reference', 'Due date (ISO)'];
  return {
    columns,
    records:
      rows.length === 0
        ? [columns.map((_, column) => (column === 0 ? (nothingOpen ?? '') : ''))]
        : rows.map((row) => [...overviewCells(row), row.ref, row.due ?? '']),
  };
}
