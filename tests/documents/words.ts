import type { Block, Table } from '../../functions/documents/document.ts';

/** All words of the blocks in order, those of tables within cells in their place. */
export const wordsIn = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'table'
      ? block.rows.flatMap(({ cells }) => cells.flatMap((cell) => wordsIn(cell.blocks)))
      : block.spans
          .map(({ text }) => text)
          .join('')
          .split(/\s+/)
          .filter((word) => word !== ''),
  );

/** The tables among the blocks, without those within their cells. */
export const tablesIn = (blocks: readonly Block[]): Table[] =>
  blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
