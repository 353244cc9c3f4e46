import type { Block, Cell, Table } from '../../../documents/document.ts';
import { ACTION_COLUMNS, type ActionColumn } from './action-columns.ts';
import { STANDING } from './action-kinds.ts';
import { gridOf } from './cells.ts';
import { headingsIn, kindNamed } from './columns.ts';

/** A table whose rows each have a reference of their own: what its columns are, and where the references stand. */
type Referred = {
  table: Table;
  kinds: ReadonlySet<ActionColumn>;
  column: number;
  references: readonly string[];
};

/** The blocks with each table of actions that does not say how they stand joined to the next that does, by their references. */
export function withStandingJoined(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  let actions: Referred | null = null;
  for (const block of blocks) {
    const read = block.kind === 'table' ? referredIn(block) : null;
    if (actions !== null && read !== null && saysHowStand(read, actions)) {
      joined[joined.indexOf(actions.table)] = besideEachOther(actions, read);
      actions = null;
      continue;
    }
    joined.push(block);
    if (read?.kinds.has('action')) actions = read;
  }
  return joined;
}

const saysHowStand = (said: Referred, actions: Referred): boolean =>
  !said.kinds.has('action') &&
  hasStanding(said) &&
  !hasStanding(actions) &&
  said.references.every((reference) => actions.references.includes(reference));

const hasStanding = ({ kinds }: Referred): boolean => [...kinds].some((kind) => STANDING.has(kind));

/** In rows. Longer no table of the kind is. */
const LONGEST = 200;

function referredIn(table: Table): Referred | null {
  const isPlain = ({ across, down }: Cell): boolean => across === 1 && down === 1;
  if (table.rows.length > LONGEST || !table.rows.every(({ cells }) => cells.every(isPlain))) return null;
  const grid = gridOf(table);
  const headings = headingsIn(grid, ACTION_COLUMNS, 0, 1);
  if (headings === null || headings.rows > 1) return null;
  const named = headings.words.map((heading) => kindNamed(heading, ACTION_COLUMNS));
  const column = named.findIndex((known) => known?.kind === 'reference' && known.weight === 3);
  const references = grid.slice(1).map(({ cells }) => cells[column]?.text ?? '');
  const areOwn = !references.includes('') && new Set(references).size === references.length;
  const kinds = named.flatMap((known) => (known !== null && known.weight >= 2 ? [known.kind] : []));
  return areOwn && references.length > 0 ? { table, kinds: new Set(kinds), column, references } : null;
}

function besideEachOther(actions: Referred, said: Referred): Table {
  const { table } = actions;
  const beside = (at: number): Cell[] =>
    (said.table.rows[at]?.cells ?? [])
      .filter(({ column }) => column !== said.column)
      .map((cell) => ({
        ...cell,
        column: table.columns + cell.column - (cell.column > said.column ? 1 : 0),
      }));
  const rows = table.rows.map((row, index) => {
    const reference = actions.references[index - 1] ?? '';
    const at = index === 0 ? 0 : said.references.indexOf(reference) + 1;
    return at === 0 && index > 0 ? row : { ...row, cells: [...row.cells, ...beside(at)] };
  });
  return { ...table, rows, columns: table.columns + said.table.columns - 1 };
}
