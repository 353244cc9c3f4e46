import { nearest } from './pdf-lattice.ts';
import type { CellParagraph, LaidCell, LaidTable, Page, PageBlock } from './pdf-page.ts';
import { textOf } from './pdf-words.ts';

type Dropped = { page: number; text: string; why: string };

/** Why what is printed on page after page is none of a document's own words. */
export const RUNNING = 'it stands at the head or foot of page after page';
export const REPEATED = 'it repeats the heading of the table';

/** The pages without what is printed on each of them, and a table that goes on overleaf as one, on the page it begins on. */
export function joinedOverPages(pages: readonly Page[]): { pages: Page[]; dropped: Dropped[] } {
  const { pages: own, dropped } = withoutRunningHeads(pages);
  let last: { page: Page; block: PageBlock } | null = null;
  for (const page of own) {
    const [first] = page.blocks;
    if (
      first?.kind === 'table' &&
      last?.block.kind === 'table' &&
      last.page !== page &&
      (isSameTagged(last.block, first) || goesOn(last.block, first))
    ) {
      dropped.push(...join(last.block, first, last.page.height));
      page.blocks = page.blocks.slice(1);
    }
    const end = page.blocks.at(-1);
    if (end !== undefined) last = { page, block: end };
  }
  return { pages: own, dropped };
}

/** What stands at the head or foot of page after page, its number apart, is the page's and not the file's. */
function withoutRunningHeads(pages: readonly Page[]): { pages: Page[]; dropped: Dropped[] } {
  const seen = new Map<string, Set<number>>();
  const shapeOf = (block: PageBlock): string => wordsOf(block).replace(/\d+/g, '#');
  const isAtEdge = ({ box }: PageBlock, { height }: Page): boolean =>
    box.bottom < 0.1 * height || (box.bottom > 0.9 * height && box.top > 0.85 * height);
  for (const page of pages) {
    for (const block of page.blocks.filter((one) => isAtEdge(one, page))) {
      const shape = shapeOf(block);
      seen.set(shape, (seen.get(shape) ?? new Set()).add(page.number));
    }
  }
  const dropped: Dropped[] = [];
  const own = pages.map((page) => ({
    ...page,
    blocks: page.blocks.filter((block) => {
      if (!isAtEdge(block, page)) return true;
      const text = wordsOf(block);
      const isNumber = /^(?:page )?\d{1,4}(?: of \d{1,4})?$/i.test(text);
      const isArtifact = block.kind === 'line' && block.isArtifact;
      if (!isNumber && !isArtifact && (seen.get(shapeOf(block))?.size ?? 0) < 2) return true;
      dropped.push({ page: page.number, text, why: RUNNING });
      return false;
    }),
  }));
  return { pages: own, dropped };
}

const wordsOf = (block: PageBlock): string =>
  block.kind === 'line' ? textOf(block.line) : block.rows.map(textOfRow).join(' ');

const textOfCell = ({ blocks }: LaidCell): string =>
  blocks
    .map((block) =>
      block.kind === 'table' ? block.rows.map(textOfRow).join(' ') : block.lines.map(textOf).join(' '),
    )
    .join(' ');

const textOfRow = (row: readonly LaidCell[]): string => row.map(textOfCell).filter(Boolean).join(' ');

/** Two tables of the same columns are one; where a cell is merged on one page, it has fewer. */
function goesOn({ edges: one }: LaidTable, { edges: other }: LaidTable): boolean {
  const [fewer, more] = one.length < other.length ? [one, other] : [other, one];
  const isIn = (at: number): boolean => more.some((edge) => Math.abs(edge - at) <= 3);
  return (
    fewer.every(isIn) &&
    Math.abs((one[0] ?? 0) - (other[0] ?? 0)) <= 3 &&
    Math.abs((one.at(-1) ?? 0) - (other.at(-1) ?? 0)) <= 3
  );
}

/** Whether the file's own tags say that a table goes on in another. */
function isSameTagged({ tagged: one, edges }: LaidTable, { tagged: other, edges: its }: LaidTable): boolean {
  if (one === null || other === null || one.last === null || other.first === null) return false;
  return one.of === other.of && other.first >= one.last && edges.length === its.length;
}

/** Puts the rest of a table under its beginning: a heading that is repeated is dropped, a row that was cut is one again. */
function join(table: LaidTable, rest: LaidTable, height: number): Dropped[] {
  if (goesOn(table, rest)) {
    const isFuller = rest.edges.length > table.edges.length;
    if (isFuller) table.edges = rest.edges;
    layOver(isFuller ? table : { ...rest, edges: table.edges });
  }
  for (const paragraph of paragraphsIn(rest)) {
    for (const line of paragraph.lines) line.foot += height;
  }
  const isRepeated = (index: number): boolean => {
    const text = textOfRow(rest.rows[index] ?? []);
    return text !== '' && text === textOfRow(table.rows[index] ?? []);
  };
  let repeated = 0;
  while (repeated < 3 && isRepeated(repeated)) repeated += 1;
  table.headings = Math.max(table.headings, repeated);
  const [first, ...others] = rest.rows.slice(repeated);
  const last = table.rows.at(-1);
  const isOneByTags = isSameTagged(table, rest) && table.tagged?.last === rest.tagged?.first;
  if (rest.tagged !== null) table.tagged = rest.tagged;
  if (first !== undefined && last !== undefined && (isOneByTags || isRestOfRow(first, last, table))) {
    joinRows(last, first);
    table.rows.push(...others);
  } else {
    table.rows.push(...rest.rows.slice(repeated));
  }
  return rest.rows
    .slice(0, repeated)
    .map((row) => ({ page: rest.page, text: textOfRow(row), why: REPEATED }));
}

function layOver({ rows, edges }: LaidTable): void {
  for (const { cell } of rows.flat()) {
    cell.column = nearest(edges, cell.box.left);
    cell.across = nearest(edges, cell.box.right) - cell.column;
  }
}

const paragraphsIn = (table: LaidTable): CellParagraph[] =>
  table.rows
    .flat()
    .flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'table' ? paragraphsIn(block) : [block])),
    );

/** Whether a row overleaf is the rest of the last: its first cell is empty, where those of the table are not. */
function isRestOfRow(first: readonly LaidCell[], last: readonly LaidCell[], table: LaidTable): boolean {
  const isBegun = (row: readonly LaidCell[]): boolean =>
    row[0] !== undefined && row[0].cell.column === 0 && textOfCell(row[0]) !== '';
  const isSameCells =
    first.length === last.length &&
    first.every(({ cell }, index) => cell.column === last[index]?.cell.column);
  const isWhole = first.every(({ cell }) => cell.down === 1);
  return (
    isSameCells &&
    isWhole &&
    !isBegun(first) &&
    textOfRow(first) !== '' &&
    table.rows.slice(table.headings).every(isBegun)
  );
}

/** A sentence that was cut goes on in its paragraph. */
function joinRows(row: LaidCell[], rest: readonly LaidCell[]): void {
  for (const more of rest) {
    const cell = row.find((one) => one.cell.column === more.cell.column);
    const [next, ...others] = more.blocks;
    const end = cell?.blocks.at(-1);
    const isCut = end?.kind === 'paragraph' && !/[.!?:;]$/.test(end.lines.map(textOf).join(' '));
    if (cell === undefined) {
      row.push(more);
    } else if (isCut && next?.kind === 'paragraph') {
      end.lines.push(...next.lines);
      cell.blocks.push(...others);
    } else {
      cell.blocks.push(...more.blocks);
    }
  }
  row.sort((a, b) => a.cell.column - b.cell.column);
}
