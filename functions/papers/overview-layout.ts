import {
  type Overview,
  type OverviewRow,
  overviewCells,
  overviewColumns,
  type UndertakingRow,
  undertakingCells,
  undertakingColumns,
} from './overview.ts';
import type { Page, Row, Sheet, Statement, Table, Words } from './page.ts';

const wordsOf = (cells: readonly string[], columns: readonly string[], due: Words['when']): Words[] =>
  cells.map((text, column) => ({ text, when: columns[column] === 'Due date' ? due : null }));

const rowOf = (row: OverviewRow): Row => ({
  ref: row.ref,
  muted: row.closedOn !== null,
  cells: wordsOf(overviewCells(row), overviewColumns, row.due),
});

const undertakingRowOf = (row: UndertakingRow): Row => ({
  // The action itself may stand in the table above.
  ref: `${row.ref}-undertaking`,
  muted: false,
  cells: wordsOf(undertakingCells(row), undertakingColumns, row.due),
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

const undertakingsTableOf = ({ undertakingsCaption, undertakings }: Overview): Table => ({
  kind: 'table',
  look: 'undertakings',
  caption: { text: undertakingsCaption, when: null },
  isHeading: false,
  columns: undertakingColumns,
  rowIs: 'undertaking',
  rows: undertakings.map(undertakingRowOf),
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
export function overviewSheet({ rows, nothingOpen, undertakings }: Overview): Sheet {
  const columns = [...overviewColumns, 'Reference', 'Due date (ISO)', 'Undertaking'];
  const blanks = columns.slice(1).map(() => '');
  const records = [
    ...rows.map((row) => [...overviewCells(row), row.ref, row.due ?? '', '']),
    ...undertakings.map((row) => [
      ...[row.action, row.statusInWords, row.owner, undertakingCells(row)[3]],
      ...[row.ref, row.due ?? '', row.undertaking],
    ]),
  ];
  return { columns, records: records.length > 0 ? records : [[nothingOpen ?? '', ...blanks]] };
}
