/** Where a block stands in its file: its line, paragraph or row, counted from 1 through the whole file, and its page. */
export type Place = { line: number; page: number | null };

/** Words of one look. What is struck through, or in bold, says more than its words do; a note's mark is none of them. */
export type Span = { text: string; bold?: true; struck?: true; mark?: true };

/** Words that stand together on a line, from where to where. Units are the reader's own: points, or characters. */
export type Segment = { text: string; from: number; to: number };
export type Placed = readonly Segment[];

/** Where the words of a printed line stand, in a file that has lines and no paragraphs. */
export type Placement = {
  segments: Placed;
  /**
   * The room between it and the line above, in heights of a line: 0 where they touch, less where it stands beside that line, half
   * a line lower; null at the head of a page.
   */
  roomAbove: number | null;
  /** Whether the page draws a rule between it and the line above. */
  ruledAbove: boolean;
  /** Whether it is known to be filled to the margin, so that what stands below may go on with it. */
  isFilled?: true;
};

/** The level of a paragraph that is a heading only by being all in bold. */
export const BOLD = 7;

/**
 * A paragraph, a heading or a list's item; one printed line of these where the file has no paragraphs (a page of a PDF, plain
 * text). One without words is a blank line. A tab stays in its text as "\t", a line break as "\n", which begins a line of its
 * own in the file's count: the block after it stands a line further down.
 */
export type Paragraph = {
  kind: 'paragraph';
  at: Place;
  spans: readonly Span[];
  /** Its level where the file sets it as a heading, 1 the highest; `BOLD`, below them all, where it is one by bold alone. */
  heading: number | null;
  /** Where it is a list's item: how deep (0 the outermost), its mark or number where the file gives it, and whether it is ticked. */
  item: { depth: number; mark: string | null; counted: boolean; ticked: boolean | null } | null;
  placement: Placement | null;
};

/** A cell of a table, over as many columns and rows as it is merged from, which are not repeated. */
export type Cell = {
  blocks: readonly Block[];
  /** The colour behind its words, as "#rrggbb"; null where there is none. */
  shade: string | null;
  /** The first of its table's columns that it covers, counted from 0. */
  column: number;
  across: number;
  down: number;
};

/** A row has the cells that begin in it. */
export type Row = {
  at: Place;
  cells: readonly Cell[];
  isHeading: boolean;
  /** Whether it was put together from printed lines, and it is not certain that it begins and ends there. */
  isDoubtful?: true;
  /** Whether it was put together from printed lines, and has words in its first column alone: they may stand across the table. */
  mayBeOneCell?: true;
  /** Whether its last line, with words in the first column alone, may as well be a row of its own. */
  mayEndAbove?: true;
};

export type Table = {
  kind: 'table';
  at: Place;
  rows: readonly Row[];
  /** How many columns it has. */
  columns: number;
  /**
   * Whether each row is one whole row of the table; or a line whose cells tabs part, which seldom is less; or, for want of rules,
   * one printed line of it.
   */
  rowsAre: 'whole' | 'lines' | 'printed lines';
};

export type Block = Paragraph | Table;

/** What a reader of a file met and does not hand on as words: hidden text, a stamp across the page, a picture of a table. */
export type LeftOut = { at: Place; text: string; why: string };

/** A file as it stands on paper, in reading order, whatever it means. */
export type Document = {
  blocks: readonly Block[];
  pages: number | null;
  /** Whether a paragraph may run over several blocks, each of them a printed line. */
  wraps: boolean;
  leftOut: readonly LeftOut[];
};

/** More room than this, in heights of a line, parts what stands below a printed line from it. */
export const APART = 0.75;

export const wordsOf = (spans: readonly Span[]): string =>
  spans.map(({ text, mark }) => (mark ? '' : text)).join('');

/** Whether a block is a paragraph that says nothing: a blank line, or one of spaces. */
export const isBlank = (block: Block | undefined): boolean =>
  block?.kind === 'paragraph' && wordsOf(block.spans).trim() === '';
