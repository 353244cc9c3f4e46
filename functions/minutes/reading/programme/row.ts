/** What a programme says of an item: a column that is blank, or missing, is empty. */
export type Fields = Record<'title' | 'reason' | 'lead', string>;

/** A line of a programme that stands in no table: an item, or one of its cells. */
export type WordLine = {
  line: number;
  words: string;
  bullet: boolean;
  /** A blank line stands above it. */
  apart: boolean;
  /** It stands behind the one before it on the same line of the file. */
  isBeside: boolean;
};

export type Row = { line: number; words: string } & Fields & {
    /** Why it could not be read, where it could not. */
    doubt: string | null;
  };

/** A row as its lines are put together. */
export type RowInProgress = {
  row: Row;
  /** It is a whole row of a table, that may go on below it. */
  isOfTable: boolean;
  bullet: boolean;
  /** The column that was written last. */
  latest: keyof Fields;
  /** Its title runs over more than one line. */
  wraps: boolean;
  /** A blank line stands above its first. */
  apart: boolean;
  /** Its cells run together on one line. */
  run: boolean;
  /** It says its reason or its lead behind a label. */
  isLabelled: boolean;
  /** The rows about it tell which cell is which, whatever they say. */
  decidedByNeighbours: boolean;
};
