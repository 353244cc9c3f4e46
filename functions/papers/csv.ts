import { stringify } from 'csv-stringify/sync';
import type { Sheet } from './page.ts';

/**
 * A paper for a spreadsheet: UTF-8 with a byte order mark and CRLF, as Excel expects. A cell that a spreadsheet
 * would take for a formula gets an apostrophe in front.
 */
export const sheetInCsv = ({ columns, records }: Sheet): string =>
  stringify(records, {
    header: true,
    columns: [...columns],
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
