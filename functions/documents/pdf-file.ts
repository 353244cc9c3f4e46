import {
  type Block,
  BOLD,
  type Cell,
  type Document,
  type LeftOut,
  type Paragraph,
  type Row,
  type Table,
} from './document.ts';
import { withFilledLines } from './filled-lines.ts';
import { joinedOverPages } from './pdf-overleaf.ts';
import type { CellParagraph, LaidCell, LaidTable, LooseLine, Page, PageBlock } from './pdf-page.ts';
import { spansOf, textOf } from './pdf-words.ts';

/** The pages of a file as one Document; `no text` where none has a word. */
export function documentOfPages(pages: readonly Page[]): Document | 'no text' {
  const hasWords = pages.some(({ blocks }) => blocks.length > 0);
  if (!hasWords) return 'no text';
  const { pages: joined, dropped } = joinedOverPages(pages);
  const levels = headingLevels(joined);
  const blocks: Block[] = [];
  const leftOut: LeftOut[] = [];
  let line = 0;
  for (const page of joined) {
    let above: PageBlock | null = null;
    for (const [index, block] of page.blocks.entries()) {
      if (block.kind === 'line') {
        line += 1;
        const heading = isAmongColumns(page.blocks, index) ? null : headingOf(block, levels);
        blocks.push(paragraphOf(block, above, { line, page: page.number }, heading));
      } else {
        const { table, lines } = tableOf(block, line);
        line += lines;
        blocks.push(table);
      }
      above = block;
    }
  }
  const starts = beginnings(blocks);
  for (const { number, leftOut: own } of pages) {
    const at = { line: starts.get(number) ?? line, page: number };
    const apart = [...own, ...dropped.filter(({ page }) => page === number)];
    leftOut.push(...apart.map(({ text, why }) => ({ at, text, why })));
  }
  return { blocks: withFilledLines(blocks), pages: pages.length, wraps: true, leftOut };
}

/** The first line of each page. */
function beginnings(blocks: readonly Block[]): Map<number, number> {
  const places = blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.map(({ at }) => at) : [block.at],
  );
  const starts = new Map<number, number>();
  for (const { line, page } of places) {
    if (page !== null && !starts.has(page)) starts.set(page, line);
  }
  return starts;
}

type Levels = { larger: readonly number[]; isMostlyBold: boolean };

/** The sizes plainly larger than that of most letters, the largest first. */
function headingLevels(pages: readonly Page[]): Levels {
  const letters = new Map<number, number>();
  const lines = pages.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'line' ? [block.line] : [])),
  );
  let bold = 0;
  let all = 0;
  for (const { size, spans } of lines) {
    for (const span of spans) {
      letters.set(halfPoints(size), (letters.get(halfPoints(size)) ?? 0) + span.text.length);
      all += span.text.length;
      if (span.bold) bold += span.text.length;
    }
  }
  const [body = 0] = [...letters].sort(([, one], [, other]) => other - one).map(([size]) => size);
  const larger = [...letters.keys()].filter((size) => size > 1.15 * body).sort((a, b) => b - a);
  return { larger, isMostlyBold: bold > 0.5 * all };
}

const halfPoints = (size: number): number => Math.round(2 * size) / 2;

/** A heading is set larger than most of the file, or is short and all in bold where most of it is not. */
function headingOf({ line, segments }: LooseLine, { larger, isMostlyBold }: Levels): number | null {
  const text = textOf(line);
  if (text.length > 120 || !/\p{L}/u.test(text) || segments.length > 1) return null;
  const rank = larger.indexOf(halfPoints(line.size));
  if (rank >= 0) return Math.min(6, rank + 1);
  return !isMostlyBold && line.spans.every(({ bold }) => bold) && text.length <= 80 && !/[.;,]$/.test(text)
    ? BOLD
    : null;
}

/** Whether a line stands close to words in columns: a heading of these that wraps, and no heading of the file. */
function isAmongColumns(blocks: readonly PageBlock[], index: number): boolean {
  const block = blocks[index];
  return [blocks[index - 1], blocks[index + 1]].some((other) => {
    if (block?.kind !== 'line' || other?.kind !== 'line' || other.segments.length < 2) return false;
    return Math.abs(block.line.foot - other.line.foot) < 1.5 * Math.max(block.line.size, other.line.size);
  });
}

function paragraphOf(
  block: LooseLine,
  above: PageBlock | null,
  at: Paragraph['at'],
  heading: number | null,
): Paragraph {
  const { line, segments, ruledAbove } = block;
  return {
    kind: 'paragraph',
    at,
    spans: spansOf([line]),
    heading,
    item: null,
    placement: { segments, roomAbove: roomBetween(above, block), ruledAbove },
  };
}

/** In heights of a line; less than none where they stand side by side, null at the head of a page or a column. */
function roomBetween(above: PageBlock | null, { line, box }: LooseLine): number | null {
  if (above === null) return null;
  const height = above.kind === 'line' ? Math.max(above.line.size, line.size) : line.size;
  const room = (box.bottom - above.box.bottom) / height - 1;
  return room < -0.9 ? null : Math.round(100 * room) / 100;
}

function tableOf(laid: LaidTable, before: number): { table: Table; lines: number } {
  let line = before;
  const rows = laid.rows.map((cells, index): Row => {
    const feet = feetOf(cells);
    const lineAt = (foot: number): number => line + 1 + Math.max(0, feet.indexOf(foot));
    const row: Row = {
      at: { line: line + 1, page: pageOf(cells) ?? laid.page },
      cells: cells.map((cell) => cellOf(cell, lineAt)),
      isHeading: index < laid.headings || (index === 0 && looksLikeHeading(laid)),
    };
    line += feet.length;
    return row;
  });
  const at = rows[0]?.at ?? { line: before + 1, page: laid.page };
  return {
    table: { kind: 'table', at, rows, columns: laid.edges.length - 1, rowsAre: 'whole' },
    lines: line - before,
  };
}

const paragraphsOf = (cells: readonly LaidCell[]): CellParagraph[] =>
  cells.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'table' ? paragraphsOf(block.rows.flat()) : [block])),
  );

const pageOf = (cells: readonly LaidCell[]): number | undefined => paragraphsOf(cells)[0]?.page;

/** The feet of a row's printed lines, those of cells side by side being one line where they stand level. */
function feetOf(cells: readonly LaidCell[]): number[] {
  const feet = paragraphsOf(cells).flatMap(({ lines }) => lines.map(({ foot }) => foot));
  return [...new Set(feet)].sort((a, b) => a - b);
}

function cellOf({ cell, shade, blocks }: LaidCell, lineAt: (foot: number) => number): Cell {
  return {
    blocks: blocks.map((block): Block => {
      if (block.kind === 'table') {
        const [first = 0] = feetOf(block.rows.flat());
        return tableOf(block, lineAt(first) - 1).table;
      }
      return {
        kind: 'paragraph',
        at: { line: lineAt(block.lines[0]?.foot ?? 0), page: block.page },
        spans: spansOf(block.lines),
        heading: null,
        item: null,
        placement: null,
      };
    }),
    shade,
    column: cell.column,
    across: cell.across,
    down: cell.down,
  };
}

/** Whether the first row differs from all below it in being bold, or shaded. */
function looksLikeHeading({ rows }: LaidTable): boolean {
  const [first = [], ...rest] = rows;
  const isBold = (cells: readonly LaidCell[]): boolean => {
    const spans = paragraphsOf(cells).flatMap(({ lines }) => lines.flatMap((line) => line.spans));
    return spans.length > 0 && spans.every(({ bold }) => bold);
  };
  const shades = new Set(first.map(({ shade }) => shade));
  const isShaded =
    shades.size === 1 &&
    !shades.has(null) &&
    rest.every((row) => row.some(({ shade }) => !shades.has(shade)));
  return rest.length > 0 && ((isBold(first) && !rest.every(isBold)) || isShaded);
}
