import { tableOf } from './blocks.ts';
import type { Block, Row } from './document.ts';

/**
 * Rows of cells, as a sheet or a file of values has them, as tables and the paragraphs around them: a title above, a note
 * below. Empty rows part two tables only where what follows has columns that the one above has not, or headings of its own.
 */
export function blocksOfRows(rows: readonly Row[]): Block[] {
  const blocks: Block[] = [];
  let table: Row[] = [];
  let alone: Row[] = [];
  const end = (): void => {
    if (table.length > 0) blocks.push(tableOf(table));
    table = [];
  };
  for (const run of runsOf(rows)) {
    if (run.every(({ cells }) => cells.length === 1)) {
      alone.push(...run);
      continue;
    }
    if (goesOn(table, run)) {
      table.push(...alone, ...run);
    } else {
      end();
      const titles = run.findIndex(({ cells }) => cells.length > 1);
      blocks.push(...[...alone, ...run.slice(0, titles)].flatMap(paragraphsOf));
      table = run.slice(titles);
    }
    alone = [];
  }
  end();
  return [...blocks, ...alone.flatMap(paragraphsOf)];
}

/** Rows with no empty one between them. */
function runsOf(rows: readonly Row[]): Row[][] {
  const runs: Row[][] = [];
  let below: number | null = null;
  for (const row of rows) {
    const run = runs.at(-1);
    if (run !== undefined && row.at.line === below) run.push(row);
    else runs.push([row]);
    below = row.at.line + 1;
  }
  return runs;
}

function goesOn(table: readonly Row[], run: readonly Row[]): boolean {
  const columns = columnsOf(table);
  const headsAnew = (table[0]?.isHeading ?? false) && (run[0]?.isHeading ?? false);
  return table.length > 0 && !headsAnew && [...columnsOf(run)].every((column) => columns.has(column));
}

const columnsOf = (rows: readonly Row[]): Set<number> =>
  new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)));

const paragraphsOf = ({ cells }: Row): Block[] => cells.flatMap(({ blocks }) => blocks);
