import type { Box, Drawing, Rule } from './pdf-drawing.ts';
import { putInCells } from './pdf-in-cells.ts';
import { type RuledCell, type RuledTable, tablesOf } from './pdf-lattice.ts';
import { linesFrom, segmentsOf, type Word } from './pdf-words.ts';

/**
 * The tables that the rules of a page make, and the edges of its shades. Shades in a table without such rules, as behind its
 * statuses alone, would tear their column out of it: their edges are left out, and the words read as those about them.
 */
export function tablesDrawn(
  { level, upright, fills }: Pick<Drawing, 'level' | 'upright' | 'fills'>,
  words: readonly Word[],
): RuledTable[] {
  const tables = tablesOf(level, upright);
  const shadesIn = (table: RuledTable): Box[] =>
    fills.flatMap(({ box, isPicture }) => (!isPicture && isInside(box, table.box) ? [box] : []));
  const shaded = tables.filter((table) => shadesIn(table).length > 0);
  const { wordsIn, loose } = putInCells(tables, shaded.length > 0 ? words : []);
  const torn = shaded.filter(
    (table) => hasWordsBeside(table, wordsIn, loose) || holdsColumns(table, wordsIn),
  );
  if (torn.length === 0) return tables;
  const edges = new Set(torn.flatMap(shadesIn).flatMap(edgesOf));
  const drawn = (way: string, rules: readonly Rule[]): Rule[] =>
    rules.filter((rule) => !edges.has(keyOf(way, rule)));
  return tablesOf(drawn('level', level), drawn('upright', upright));
}

const keyOf = (way: string, { at, from, to }: Rule): string => `${way} ${at} ${from} ${to}`;

const edgesOf = ({ left, top, right, bottom }: Box): string[] => [
  ...[top, bottom].map((at) => keyOf('level', { at, from: left, to: right })),
  ...[left, right].map((at) => keyOf('upright', { at, from: top, to: bottom })),
];

/** In points: LibreOffice lays a shade a hair beside its cell. */
const BESIDE = 3;

const isInside = (box: Box, about: Box): boolean =>
  box.left > about.left - BESIDE &&
  box.right < about.right + BESIDE &&
  box.top > about.top - BESIDE &&
  box.bottom < about.bottom + BESIDE;

type InCells = ReadonlyMap<RuledCell, readonly Word[]>;

/** Whether on the lines of nearly all rows words stand in no cell; of a table some of whose rows are whole, of the others. */
function hasWordsBeside(
  { cells, columns, rows }: RuledTable,
  wordsIn: InCells,
  loose: readonly Word[],
): boolean {
  const all = Array.from({ length: rows }, (_, row) => cells.filter((cell) => cell.row === row));
  const worded = all.filter((row) => row.some((cell) => wordsIn.has(cell)));
  const short = worded.filter((row) => row.reduce((sum, { across }) => sum + across, 0) < columns);
  const looked = short.length > 0 ? short : worded;
  const feet = loose.map(({ foot }) => foot);
  const beside = looked.filter((row) => {
    const own = row.flatMap((cell) => wordsIn.get(cell) ?? []);
    return own.some(({ foot }) => feet.some((other) => Math.abs(other - foot) < 1));
  });
  return beside.length >= (short.length > 0 ? 1 : 2) && beside.length >= 0.8 * looked.length;
}

const MARK = /^(?:\W|\(?(?:[\w.]{1,4})[.)])$/;

/** Whether most cells of one of its columns, and two at least, hold lines whose words stand apart. */
function holdsColumns({ cells, columns }: RuledTable, wordsIn: InCells): boolean {
  const isParted = (cell: RuledCell): boolean =>
    linesFrom(wordsIn.get(cell) ?? []).some(
      (line) => segmentsOf(line).filter(({ text }) => !MARK.test(text)).length > 1,
    );
  return Array.from({ length: columns }, (_, column) => column).some((column) => {
    const own = cells.filter((cell) => cell.column === column && wordsIn.has(cell));
    const parted = own.filter(isParted);
    return parted.length >= 2 && parted.length > 0.5 * own.length;
  });
}
