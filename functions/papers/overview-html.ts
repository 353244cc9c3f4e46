import { template } from '../templates.ts';
import { dueCell, type Overview, type OverviewRow, overviewColumns } from './overview.ts';

type Page = Omit<Overview, 'rows'> & {
  columns: typeof overviewColumns;
  rows: (OverviewRow & { dueCell: string; closed: boolean })[];
};

/** The Overview as a whole page: styles within, nothing fetched, fit for a screen, a phone and paper (WCAG 2.2 AA). */
export function overviewHtml(overview: Overview): string {
  const rows = overview.rows.map((row) => ({ ...row, dueCell: dueCell(row), closed: row.closedOn !== null }));
  return template<Page>('papers/overview')({ ...overview, columns: overviewColumns, rows });
}
