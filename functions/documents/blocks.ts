import { type Block, BOLD, type Cell, type Paragraph, type Row, type Span, type Table } from './document.ts';

/** A paragraph on its line: a heading where all its words are in bold, if nothing else is known of it. */
export const paragraph = (
  line: number,
  spans: readonly Span[],
  known: Partial<Paragraph> = {},
): Paragraph => ({
  kind: 'paragraph',
  at: { line, page: null },
  spans,
  heading: isBold(spans) ? BOLD : null,
  item: null,
  placement: null,
  ...known,
});

/** A cell that is merged from no others. */
export const cell = (column: number, blocks: readonly Block[], shade: string | null = null): Cell => ({
  blocks,
  shade,
  column,
  across: 1,
  down: 1,
});

/** A row of cells that say no more than their words. */
export const rowOfWords = (line: number, words: readonly string[], isHeading: boolean): Row => ({
  at: { line, page: null },
  isHeading,
  cells: words.map((text, column) => cell(column, text === '' ? [] : [paragraph(line, [{ text }])])),
});

/** A table whose rows are whole, as wide as the widest of them. */
export const tableOf = (rows: readonly Row[]): Table => ({
  kind: 'table',
  at: rows[0]?.at ?? { line: 1, page: null },
  rows,
  columns: rows.reduce((most, { cells }) => Math.max(most, endOf(cells)), 1),
  rowsAre: 'whole',
});

const endOf = (cells: readonly Cell[]): number =>
  cells.reduce((end, { column, across }) => Math.max(end, column + across), 0);

/** Without the white space at either end. */
export function trim(spans: readonly Span[]): Span[] {
  const first = spans.findIndex(({ text }) => text.trim() !== '');
  if (first === -1) return [];
  const last = spans.findLastIndex(({ text }) => text.trim() !== '');
  return spans.slice(first, last + 1).map((span, index) => {
    const start = index === 0 ? span.text.trimStart() : span.text;
    return { ...span, text: index === last - first ? start.trimEnd() : start };
  });
}

const isBold = (spans: readonly Span[]): boolean =>
  spans.length > 0 && spans.every(({ text, bold }) => bold || text.trim() === '');
