import { type Box, isWithin } from './pdf-drawing.ts';
import type { RuledCell, RuledTable } from './pdf-lattice.ts';
import type { Word } from './pdf-words.ts';

export const areaOf = ({ left, top, right, bottom }: Box): number => (right - left) * (bottom - top);

export type WordsIn = Map<RuledCell, Word[]>;

export type Cells = Pick<RuledTable, 'box' | 'cells'>;

/** The smallest cell that holds a place; null where none does. */
export function cellAt(tables: readonly Cells[], x: number, y: number): RuledCell | null {
  let best: RuledCell | null = null;
  for (const { box, cells } of tables) {
    if (!isWithin(box, x, y)) continue;
    for (const cell of cells) {
      const isSmaller = best === null || areaOf(cell.box) < areaOf(best.box);
      if (isSmaller && isWithin(cell.box, x, y)) best = cell;
    }
  }
  return best;
}

/** The tables with only those of their cells that a height runs through. */
const atHeight = (tables: readonly Cells[], y: number): Cells[] =>
  tables.map(({ box, cells }) => ({
    box,
    cells: cells.filter((cell) => y >= cell.box.top && y <= cell.box.bottom),
  }));

export function put<T>(byCell: Map<RuledCell, T[]>, cell: RuledCell, one: T): void {
  const own = byCell.get(cell);
  if (own === undefined) byCell.set(cell, [one]);
  else own.push(one);
}

/** Each word in the cell that holds its middle; `loose` those that no cell does. */
export function putInCells(
  tables: readonly Cells[],
  words: readonly Word[],
): { wordsIn: WordsIn; loose: Word[] } {
  const wordsIn: WordsIn = new Map();
  const loose: Word[] = [];
  let [height, level] = [Number.NaN, tables];
  for (const word of words) {
    const y = word.foot - 0.3 * word.size;
    // Words of a line come one after another, and need not look through all cells again.
    if (y !== height) [height, level] = [y, atHeight(tables, y)];
    const cell = cellAt(level, (word.from + word.to) / 2, y);
    if (cell === null) loose.push(word);
    else put(wordsIn, cell, word);
  }
  return { wordsIn, loose };
}
