import type { HTMLElement } from 'node-html-parser';

/** A row's cells by their columns, and where among the table's elements it stands. */
type TableRow = { row: HTMLElement; cells: string[] };

/**
 * The rows of an HTML table as a reader sees them: a cell merged downwards speaks for each of its rows, one merged across
 * for its first column. A row that is one cell throughout stays one cell.
 */
export function rowsOfTable(table: HTMLElement, wordsOf: (cell: HTMLElement) => string): TableRow[] {
  let below = new Map<number, { words: string; rows: number }>();
  return table
    .querySelectorAll('tr')
    .filter((row) => row.closest('table') === table)
    .map((row) => {
      const cells: string[] = [];
      const next: typeof below = new Map();
      const putMerged = (): void => {
        for (let held = below.get(cells.length); held !== undefined; held = below.get(cells.length)) {
          if (held.rows > 1) next.set(cells.length, { words: held.words, rows: held.rows - 1 });
          cells.push(held.words);
        }
      };
      const own = row.querySelectorAll('td, th').filter((cell) => cell.closest('tr') === row);
      for (const cell of own) {
        putMerged();
        const words = wordsOf(cell);
        const rows = span(cell, 'rowspan');
        const across = own.length === 1 && below.size === 0 ? 1 : span(cell, 'colspan');
        for (let column = 0; column < across; column += 1) {
          const here = column === 0 ? words : '';
          if (rows > 1) next.set(cells.length, { words: here, rows: rows - 1 });
          cells.push(here);
        }
      }
      putMerged();
      below = next;
      return { row, cells };
    });
}

/** How many columns or rows a cell takes; what a file says beyond reason is not believed. */
function span(cell: HTMLElement, way: 'colspan' | 'rowspan'): number {
  const said = Number(cell.getAttribute(way) ?? 1);
  return Number.isInteger(said) && said > 0 && said <= 1_000 ? said : 1;
}
