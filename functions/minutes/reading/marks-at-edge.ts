import { type Block, type Table, wordsOf } from '../../documents/document.ts';
import { isNamed } from './owners.ts';

const MARK = /^[([]?action(?:\s(?:by|for|on))?\s?[:–—-]\s?([^:]{1,80}?)[)\]]?[.;]?$/i;

/**
 * The blocks with their lines again where tables were seen only for "ACTION: KM" at the right edge of the page: there a line
 * goes on below it, and a heading between two marks heads what follows. `before` are the blocks that had no such tables yet.
 */
export function withoutTablesOfMarks(blocks: readonly Block[], before: readonly Block[]): Block[] {
  const own = new Set(before);
  return blocks.flatMap((block, index): Block[] => {
    if (block.kind !== 'table' || own.has(block) || !isOfMarks(block)) return [block];
    const to = blocks[index + 1]?.at.line ?? Number.POSITIVE_INFINITY;
    return before.filter(({ at }) => at.line >= block.at.line && at.line < to);
  });
}

/** Two columns, of which the second says nothing but whose the action beside it is. */
function isOfMarks({ rows, columns }: Table): boolean {
  const marks = rows.flatMap(({ cells }) =>
    cells.filter(({ column }) => column === 1).map(({ blocks }) => blocks.map(wordsOfBlock).join(' ').trim()),
  );
  return columns === 2 && marks.some(isMark) && marks.every((words) => words === '' || isMark(words));
}

const wordsOfBlock = (block: Block): string => (block.kind === 'paragraph' ? wordsOf(block.spans) : '');

const isMark = (words: string): boolean => isNamed((MARK.exec(words)?.[1] ?? '').trim());
