import type { Box } from './pdf-drawing.ts';
import type { RuledCell, RuledTable } from './pdf-lattice.ts';
import type { Tag, TaggedTable, Tags } from './pdf-tree.ts';
import type { Word } from './pdf-words.ts';

/** Which rows of a tagged table the first and last of a table are, of how many there, and how many of its first are headings. */
export type TaggedRows = { first: number | null; last: number | null; of: number; headings: number };
/** A table with the words of each of its cells, and what the file's own tags say of it; null where they say nothing. */
export type FilledTable = {
  table: RuledTable;
  wordsIn: ReadonlyMap<RuledCell, Word[]>;
  tagged: TaggedRows | null;
};

/** Whether what the tags hold in one cell stands in one cell of the rules, and the other way about. */
export function agree(table: RuledTable, wordsIn: ReadonlyMap<RuledCell, Word[]>, tags: Tags): boolean {
  const ruled = new Map<string, RuledCell>();
  return table.cells.every((cell) => {
    const own = new Set(tagsIn(wordsIn.get(cell) ?? [], tags.of).map(nameIn(tags)));
    const isHeldHere = [...own].every((name) => {
      const other = ruled.get(name);
      ruled.set(name, cell);
      return other === undefined || other === cell;
    });
    return own.size <= 1 && isHeldHere;
  });
}

/**
 * Whether rules only part what the tags part further: a cell of the rules holds cells of a tagged table side by side,
 * as where single rows are shaded, and none of these is cut in two.
 */
export function isCoarserThanTags(
  table: RuledTable,
  wordsIn: ReadonlyMap<RuledCell, Word[]>,
  tags: Tags,
): boolean {
  const known = new Set<string>();
  let isParted = false;
  for (const cell of table.cells) {
    const own = tagsIn(wordsIn.get(cell) ?? [], tags.of);
    for (const name of new Set(own.map(nameIn(tags)))) {
      if (known.has(name)) return false;
      known.add(name);
    }
    isParted ||= own.some((one) =>
      own.some((tag) => tag.table === one.table && tag.row === one.row && tag.cell !== one.cell),
    );
  }
  return isParted;
}

/** What the tags say of a table's rows. */
export function taggedRows(
  table: RuledTable,
  wordsIn: ReadonlyMap<RuledCell, Word[]>,
  { of }: Tags,
): TaggedRows | null {
  const tags = Array.from({ length: table.rows }, (_, row) =>
    table.cells.filter((cell) => cell.row === row).flatMap((cell) => tagsIn(wordsIn.get(cell) ?? [], of)),
  );
  const [any] = tags.flat();
  return any === undefined
    ? null
    : rowsOf(
        any.table,
        tags.map(([tag]) => tag?.row ?? null),
      );
}

function rowsOf(table: TaggedTable, rows: readonly (number | null)[]): TaggedRows {
  const isHeading = (row: number | null): boolean =>
    row !== null && (table.rows[row] ?? []).every((cell) => cell.isHeading);
  const headings = rows.findIndex((row) => !isHeading(row));
  return {
    first: rows.find((row) => row !== null) ?? null,
    last: rows.findLast((row) => row !== null) ?? null,
    of: table.rows.length,
    headings: headings < 0 ? 0 : headings,
  };
}

function tagsIn(words: readonly Word[], of: Tags['of']): Tag[] {
  return words.flatMap(({ content }) => (content === null ? [] : (of.get(content) ?? [])));
}

const nameIn =
  ({ tables }: Tags) =>
  ({ table, row, cell }: Tag): string =>
    `${tables.indexOf(table)} ${row} ${cell}`;

/**
 * The tables that only the file's tags know of, for no rule is drawn about them: their words are taken out of `loose`. A row with
 * a merged cell has fewer of them, and its words' places say in which columns they stand. Tags whose cells do not stand side by
 * side and whose rows not one below the other are none of a table.
 */
export function tablesByTags(loose: Word[], { tables }: Tags): FilledTable[] {
  return tables.flatMap((tagged) => {
    const filled = tableByTags(tagged, loose);
    if (filled === null) return [];
    const own = new Set([...filled.wordsIn.values()].flat());
    loose.splice(0, loose.length, ...loose.filter((word) => !own.has(word)));
    return [filled];
  });
}

type TaggedWords = { row: number; cell: number; words: Word[]; box: Box };

function tableByTags(tagged: TaggedTable, loose: readonly Word[]): FilledTable | null {
  const byContent = new Map<number, Word[]>();
  for (const word of loose) {
    if (word.content === null) continue;
    const own = byContent.get(word.content);
    if (own === undefined) byContent.set(word.content, [word]);
    else own.push(word);
  }
  const rows = tagged.rows
    .map((cells, row) =>
      cells.flatMap(({ contents }, cell): TaggedWords[] => {
        const words = contents.flatMap((content) => byContent.get(content) ?? []);
        return words.length === 0 ? [] : [{ row, cell, words, box: boxAround(words) }];
      }),
    )
    .filter((cells) => cells.length > 0);
  const columns = Math.max(...tagged.rows.map((cells) => cells.length));
  if (rows.length < 2 || columns < 2 || !rows.every(isRow) || !areBelow(rows)) return null;
  const edges = edgesOf(rows.flat(), columns, (row) => tagged.rows[row]?.length === columns);
  if (edges === null) return null;
  const rights = edges.map((_, column) =>
    Math.max(
      ...rows
        .flat()
        .filter(({ cell }) => cell === column)
        .map(({ box }) => box.right),
    ),
  );
  const wordsIn = new Map<RuledCell, Word[]>();
  for (const [index, cells] of rows.entries()) {
    for (const { cell, row, words, box } of cells) {
      const isWhole = tagged.rows[row]?.length === columns;
      const column = isWhole
        ? cell
        : Math.max(
            0,
            edges.findLastIndex((edge) => edge <= box.left + 3),
          );
      const right = rights[cell] ?? box.right;
      wordsIn.set({ box: { ...box, right }, column, across: 1, row: index, down: 1 }, words);
    }
  }
  const table = {
    box: boxAround(rows.flat().flatMap(({ words }) => words)),
    columns,
    rows: rows.length,
    cells: [...wordsIn.keys()],
    edges,
  };
  return {
    table,
    wordsIn,
    tagged: rowsOf(
      tagged,
      rows.map(([first]) => first?.row ?? null),
    ),
  };
}

const boxAround = (words: readonly Word[]): Box => ({
  left: Math.min(...words.map(({ from }) => from)),
  right: Math.max(...words.map(({ to }) => to)),
  top: Math.min(...words.map(({ foot, size }) => foot - size)),
  bottom: Math.max(...words.map(({ foot }) => foot)),
});

const isRow = (cells: readonly TaggedWords[]): boolean =>
  cells.every(({ box }, index) => index === 0 || box.left >= (cells[index - 1]?.box.right ?? 0) - 1);

const areBelow = (rows: readonly (readonly TaggedWords[])[]): boolean => {
  const middles = rows.map((cells) => boxAround(cells.flatMap(({ words }) => words)));
  return middles.every(({ top }, index) => index === 0 || top >= (middles[index - 1]?.bottom ?? 0) - 3);
};

/** The sides of the columns, by the rows that have a cell in each; null where these do not stand apart. */
function edgesOf(
  cells: readonly TaggedWords[],
  columns: number,
  isWhole: (row: number) => boolean,
): number[] | null {
  const whole = cells.filter(({ row }) => isWhole(row));
  const edges = Array.from({ length: columns }, (_, column) =>
    Math.min(...whole.filter(({ cell }) => cell === column).map(({ box }) => box.left)),
  );
  const right = Math.max(...cells.map(({ box }) => box.right));
  const isApart = edges.every(
    (edge, index) => Number.isFinite(edge) && (index === 0 || edge > (edges[index - 1] ?? 0)),
  );
  return isApart ? [...edges, right] : null;
}
