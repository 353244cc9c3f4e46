import { type Block, type Paragraph, type Table, wordsOf } from '../../../documents/document.ts';
import { tidy } from '../lines.ts';
import { isNamed, isPost } from '../owners.ts';
import { ACTION_COLUMNS } from './action-columns.ts';
import { gridOf } from './cells.ts';
import { columnsOf, headingsIn } from './columns.ts';
import { isOwnerWords } from './owners-said.ts';

/**
 * Whose the tables are that have no column for it: of several with the same headings, each stands below the name of another office
 * or body.
 */
export function ownersOver(blocks: readonly Block[]): ReadonlyMap<Table, string> {
  const tables: { table: Table; words: string; over: string }[] = [];
  let over = '';
  for (const block of blocks) {
    const words = block.kind === 'table' ? unownedHeadings(block) : null;
    if (block.kind === 'table' && words !== null && over !== '') tables.push({ table: block, words, over });
    over = block.kind === 'table' ? '' : saying(block) || over;
  }
  const alike = tables.filter(({ words }) => words === tables[0]?.words);
  const names = new Set(alike.map(({ over }) => over));
  const known = alike.filter(({ over }) => isNamed(over) || isPost(over));
  const areOwners =
    alike.length > 1 &&
    names.size === alike.length &&
    known.length * 2 > alike.length &&
    alike.every(({ over }) => over.length <= 60 && isOwnerWords(over));
  return new Map(areOwners ? alike.map(({ table, over }) => [table, over]) : []);
}

const saying = ({ spans }: Paragraph): string => tidy(wordsOf(spans));

/** In rows. */
const HEAD = 4;

/** The headings of a table of actions among which none is of owners. */
function unownedHeadings(table: Table): string | null {
  const head = gridOf({ ...table, rows: table.rows.slice(0, HEAD) });
  const headings = headingsIn(head, ACTION_COLUMNS)?.words ?? [];
  const kinds = columnsOf(headings, [], ACTION_COLUMNS).map(({ kind }) => kind);
  return kinds.includes('action') && !kinds.includes('owner') ? headings.join(' | ') : null;
}
