import { type Block, type Table, wordsOf } from '../../../documents/document.ts';
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
  const tables = blocks.flatMap((block, at) => {
    const above =
      blocks[blocks.slice(0, at).findLastIndex((one) => one.kind === 'table' || saying(one) !== '')];
    const words = block.kind === 'table' ? unownedHeadings(block) : null;
    return block.kind !== 'table' || words === null || above === undefined
      ? []
      : [{ table: block, words, over: saying(above) }];
  });
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

const saying = (block: Block): string => (block.kind === 'paragraph' ? tidy(wordsOf(block.spans)) : '');

/** The headings of a table of actions among which none is of owners. */
function unownedHeadings(table: Table): string | null {
  const headings = headingsIn(gridOf(table), ACTION_COLUMNS)?.words ?? [];
  const kinds = columnsOf(headings, [], ACTION_COLUMNS).map(({ kind }) => kind);
  return kinds.includes('action') && !kinds.includes('owner') ? headings.join(' | ') : null;
}
