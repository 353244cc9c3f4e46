import { stringify } from 'csv-stringify/sync';
import { type Overview, overviewCells, overviewColumns } from './overview.ts';

/**
 * The Overview for a spreadsheet: UTF-8 with a byte order mark and CRLF, as Excel expects. A cell that a spreadsheet
 * would take for a formula gets an apostrophe in front. Reference and plain date follow the house's columns.
 */
export function overviewCsv({ rows, nothingOpen }: Overview): string {
  const records = rows.map((row) => [...overviewCells(row), row.ref, row.due ?? '']);
  const nothing = [nothingOpen, '', '', '', '', ''];
  return stringify(rows.length === 0 ? [nothing] : records, {
    header: true,
    columns: [...overviewColumns, 'Reference', 'Due date (ISO)'],
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}
