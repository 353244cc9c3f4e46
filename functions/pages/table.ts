export type Link = { to: string; words: string; hidden?: string };
/** How something stands: a colour says nothing alone. */
export type Tag = { words: string; colour: string };

/** A button in a row: a form with nothing in it but what every form carries. */
export type RowForm = Link & { carried: readonly { name: string; value: string }[] };

/** What stands in a cell: words and where they lead, lines below them, how the thing stands, and what can be done of it. */
export type Cell = {
  words?: string;
  to?: string;
  lines?: readonly string[];
  tags?: readonly Tag[];
  links?: readonly Link[];
  forms?: readonly RowForm[];
  /** Whether it is kept on one line. */
  isWhole?: boolean;
};

/** A table as its component shows it: the first cell of each row says what the row is about. */
export type Table = {
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** What is said where there is no row; nothing is shown then when left out. */
  none?: string;
};
