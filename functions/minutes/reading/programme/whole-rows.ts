import { type Line, lineOf, rowOf } from '../lines.ts';

/** A cell alone on its line, a tab before it: so some exports part the cells of a table, and its rows by blank lines. */
function cellAlone({ across, bullet, table }: Line): string | null {
  if (across?.by !== 'tabs' || across.cells.length !== 2 || bullet || table !== null) return null;
  const [before, cell = ''] = across.cells;
  return before === '' ? cell : null;
}

/** The most cells that stand one below another as a row. */
const MOST_CELLS = 8;

/** The lines with each such row as one line; where a row has more cells than its neighbours, which of them wrap is left open. */
export function withRowsWhole(lines: readonly Line[]): Line[] {
  const groups = groupsOf(lines);
  const width = usual(groups.map(({ length }) => length).filter((length) => length > 1));
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length < 2 || width === null || group.length > width) return group;
    const cells = group.map((line) => cellAlone(line) ?? '');
    return [
      rowOf(first.number, cells, null, { by: 'tabs', cells }),
      ...group.slice(1).map(({ number }) => lineOf(number, '')),
    ];
  });
}

/** Lines that are cells, as far as no blank line parts them; any other line is a group of its own. */
function groupsOf(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = [];
  let open = false;
  for (const line of lines) {
    const isCell = cellAlone(line) !== null;
    if (isCell && open) groups.at(-1)?.push(line);
    else groups.push([line]);
    open = isCell;
  }
  return groups;
}

/** The number that comes most often, the smallest of several; null where none could be a row's. */
function usual(lengths: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [most] = [...counts].sort(([a, often], [b, oftener]) => oftener - often || a - b);
  return most === undefined || most[0] > MOST_CELLS ? null : most[0];
}
