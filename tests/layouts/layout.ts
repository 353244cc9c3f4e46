/** A cell: its paragraphs apart by line breaks, and how it looks. One that says `ABOVE` is merged with the cell above it. */
export type Cell = { text: string; shade?: string; bold?: true; struck?: true };
export const ABOVE = '^';

/** A row of a table: its cells; one alone is merged over the whole width. */
export type TableRow = { cells: readonly Cell[] };

/** A piece of a page, as whoever set it out thought of it. */
export type Part =
  | { title: string }
  | { heading: string }
  | { subheading: string }
  | { text: string }
  /** A paragraph whose first words are in bold. */
  | { lead: string; rest: string }
  /** A paragraph and, at the right edge of the page, what stands beside it. */
  | { left: string; right: string }
  | { items: readonly string[] }
  | { head: readonly string[]; rows: readonly TableRow[] };

export type Table = Extract<Part, { head: unknown }>;

type CellGiven = string | Cell;
type RowGiven = readonly CellGiven[] | { cells: readonly CellGiven[]; struck: true };

const cellOf = (given: CellGiven): Cell => (typeof given === 'string' ? { text: given } : given);

/** A table; an empty list of headings is a table without any. */
export const table = (head: readonly string[], ...rows: RowGiven[]): Table => ({
  head,
  rows: rows.map((row) =>
    'cells' in row
      ? { cells: row.cells.map((cell) => ({ ...cellOf(cell), struck: true })) }
      : { cells: row.map(cellOf) },
  ),
});

export const formats = [
  'docx',
  'odt',
  'pdf',
  'pdf without rules',
  'html',
  'md',
  'txt',
  'narrow txt',
  'xlsx',
  'csv',
] as const;
export type Format = (typeof formats)[number];

/** What a careful person reads: an action's text, status, owner and due; a programme's meeting, then title, reason and lead. */
export type Wanted = {
  meeting?: { date: string | null; previous: string | null; next: string | null };
  actions?: readonly (readonly [text: string, status: string, owner: string | null, due: string | null])[];
  /** Whom the owners' initials and surnames are, by the list of those present: as printed, and their office or name. */
  people?: readonly (readonly [said: string, who: string])[];
  discharged?: number;
  nothingOutstanding?: true;
  programme?: readonly (readonly [
    meeting: string,
    ...items: (readonly [title: string, reason: string | null, lead: string | null])[],
  ])[];
  standing?: readonly string[];
};

export type Layout = { name: string; formats?: readonly Format[]; parts: readonly Part[]; wants: Wanted };

/**
 * The formats that a layout is read in: those it names, what keeps all that a Word file keeps, and a text with narrower lines; or all of them. A sheet
 * holds one table, and little besides.
 */
export function formatsOf({ formats: own = formats, parts }: Layout): readonly Format[] {
  const tables = parts.filter((part) => 'head' in part).length;
  const others = parts.filter((part) => 'text' in part || 'items' in part).length;
  const isSheet = tables === 1 && others < 4;
  const asWord = own.includes('docx') ? ['odt', 'xlsx'] : [];
  const asText = own.includes('txt') ? ['narrow txt'] : [];
  return formats.filter(
    (format) =>
      (own.includes(format) || asWord.includes(format) || asText.includes(format)) &&
      (isSheet || (format !== 'xlsx' && format !== 'csv')),
  );
}

/** A table's rows, its headings the first; a row of one cell is merged over the whole width. */
export const cellsOf = ({ head, rows }: Table): (readonly Cell[])[] => [
  ...(head.length === 0 ? [] : [head.map((text) => ({ text }))]),
  ...rows.map(({ cells }) => cells),
];

/** How many rows a cell is merged from, itself counted. */
export function rowsMerged(rows: readonly (readonly Cell[])[], row: number, column: number): number {
  let down = 1;
  while (rows[row + down]?.[column]?.text === ABOVE) down += 1;
  return down;
}

export const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** The words of what is no table, each in a line. */
export function linesOf(part: Exclude<Part, Table>): readonly string[] {
  if ('items' in part) return part.items;
  if ('lead' in part) return [`${part.lead}${part.rest}`];
  if ('left' in part) return [`${part.left} ${part.right}`];
  return [Object.values(part)[0] ?? ''];
}
