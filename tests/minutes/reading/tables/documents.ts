import type {
  Block,
  Cell,
  Document,
  Paragraph,
  Span,
  Table,
} from '../../../../functions/documents/document.ts';

/** A cell in short: its words, paragraph by paragraph, "~~" about what is struck through and "**" about what is bold. */
export type CellIn =
  | string
  | {
      words: string | readonly string[];
      shade?: string;
      across?: number;
      down?: number;
      items?: true;
      within?: Table;
    };

const spansOf = (words: string): Span[] =>
  words.split(/(~~.+?~~|\*\*.+?\*\*)/).flatMap((part): Span[] => {
    if (part === '') return [];
    if (part.startsWith('~~')) return [{ text: part.slice(2, -2), struck: true }];
    return [part.startsWith('**') ? { text: part.slice(2, -2), bold: true } : { text: part }];
  });

/** A paragraph on `line`; a heading of `level`, or a list's item. */
export const paragraph = (
  words: string,
  line = 1,
  heading: number | null = null,
  isItem = false,
): Paragraph => ({
  kind: 'paragraph',
  at: { line, page: null },
  spans: spansOf(words),
  heading,
  item: isItem ? { depth: 0, mark: '•', counted: false, ticked: null } : null,
  placement: null,
});

/** A table of rows of cells, the first on `line`. A cell merged downwards stands in its first row; null where it goes on. */
export function table(
  rows: readonly (readonly (CellIn | null)[])[],
  line = 1,
  rowsAre: Table['rowsAre'] = 'whole',
): Table {
  const widths = rows.map((row) =>
    row.reduce((sum, cell) => sum + (typeof cell === 'string' || cell === null ? 1 : (cell.across ?? 1)), 0),
  );
  const read = rows.map((row, index) => {
    let column = 0;
    const cells = row.flatMap((given): Cell[] => {
      const cell = typeof given === 'string' || given === null ? { words: given ?? '' } : given;
      const at = column;
      column += cell.across ?? 1;
      if (given === null) return [];
      const words = typeof cell.words === 'string' ? [cell.words] : cell.words;
      const blocks: Block[] = words
        .filter((text) => text !== '')
        .map((text) => paragraph(text, line + index, null, cell.items === true));
      if (cell.within !== undefined) blocks.push(cell.within);
      return [
        { blocks, shade: cell.shade ?? null, column: at, across: cell.across ?? 1, down: cell.down ?? 1 },
      ];
    });
    return { at: { line: line + index, page: null }, cells, isHeading: false };
  });
  return {
    kind: 'table',
    at: { line, page: null },
    rows: read,
    columns: Math.max(...widths),
    rowsAre,
  };
}

export const documentOf = (...blocks: readonly Block[]): Document => ({
  blocks,
  pages: null,
  wraps: false,
  leftOut: [],
});
