import type { CalendarDate } from '../calendar/days.ts';
import {
  columnsOf,
  historyCells,
  type Overview,
  type OverviewRow,
  overviewCells,
  overviewColumns,
  type UndertakingRow,
  undertakingCells,
  undertakingColumns,
} from './overview.ts';
import type { Page, Row, Sheet, Statement, Table, Words } from './page.ts';

/** The days that cells stand for, by their columns. */
type Days = Partial<Record<string, CalendarDate | null>>;

const wordsOf = (cells: readonly string[], columns: readonly string[], days: Days): Words[] =>
  cells.map((text, column) => ({ text, when: days[columns[column] ?? ''] ?? null }));

const daysOf = ({ due, history }: Pick<OverviewRow, 'due' | 'history'>): Days => ({
  'Due date': due,
  'First due date': history?.firstDue ?? null,
});

const rowOf =
  (columns: readonly string[]) =>
  (row: OverviewRow): Row => ({
    ref: row.ref,
    muted: row.closedOn !== null,
    cells: wordsOf([...overviewCells(row), ...historyCells(row)], columns, daysOf(row)),
  });

const undertakingRowOf =
  (columns: readonly string[]) =>
  (row: UndertakingRow): Row => ({
    // The action itself may stand in the table above.
    ref: `${row.ref}-undertaking`,
    muted: false,
    cells: wordsOf([...undertakingCells(row), ...historyCells(row)], columns, daysOf(row)),
  });

const tableOf = (overview: Overview): Table => ({
  kind: 'table',
  look: overview.withHistory ? 'overview-history' : 'overview',
  caption: { text: overview.caption, when: null },
  isHeading: false,
  columns: columnsOf(overview, overviewColumns),
  rowIs: 'action',
  rows: overview.rows.map(rowOf(columnsOf(overview, overviewColumns))),
});

const undertakingsTableOf = (overview: Overview): Table => ({
  kind: 'table',
  look: overview.withHistory ? 'undertakings-history' : 'undertakings',
  caption: { text: overview.undertakingsCaption, when: null },
  isHeading: false,
  columns: columnsOf(overview, undertakingColumns),
  rowIs: 'undertaking',
  rows: overview.undertakings.map(undertakingRowOf(columnsOf(overview, undertakingColumns))),
});

const said = (text: string | null): Statement[] => (text === null ? [] : [{ kind: 'statement', text }]);

/** The Overview as a page: a table of actions, or words where none is open; and one of undertakings, if there are any. */
export function overviewPage(overview: Overview): Page {
  const { board, heading, caption, asAt, asAtInWords, nextMeeting } = overview;
  return {
    ...{ board, heading, subject: caption, asAt, asAtInWords, nextMeeting },
    parts: [
      ...said(overview.nothingOpen),
      ...(overview.rows.length === 0 ? [] : [tableOf(overview)]),
      ...(overview.undertakings.length === 0 ? [] : [undertakingsTableOf(overview)]),
    ],
  };
}

/**
 * The Overview for a spreadsheet: reference and plain date follow the house's columns, and then the undertaking, of
 * rows that are one. What the words for none would say, the records say themselves, where there are any.
 */
export function overviewSheet(overview: Overview): Sheet {
  const { rows, nothingOpen, undertakings } = overview;
  const columns = [...columnsOf(overview, overviewColumns), 'Reference', 'Due date (ISO)', 'Undertaking'];
  const blanks = columns.slice(1).map(() => '');
  const records = [
    ...rows.map((row) => [...overviewCells(row), ...historyCells(row), row.ref, row.due ?? '', '']),
    ...undertakings.map((row) => [
      ...[row.action, row.statusInWords, row.owner, undertakingCells(row)[3], ...historyCells(row)],
      ...[row.ref, row.due ?? '', row.undertaking],
    ]),
  ];
  return { columns, records: records.length > 0 ? records : [[nothingOpen ?? '', ...blanks]] };
}
