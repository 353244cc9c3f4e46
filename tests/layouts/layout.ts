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

export const formats = ['docx', 'pdf', 'pdf without rules', 'html', 'txt', 'xlsx', 'csv'] as const;
export type Format = (typeof formats)[number];

/** What a careful person reads: an action's text, status, owner and due; a programme's meeting, then title, reason and lead. */
export type Wanted = {
  meeting?: { date: string | null; previous: string | null; next: string | null };
  actions?: readonly (readonly [text: string, status: string, owner: string | null, due: string | null])[];
  discharged?: number;
  nothingOutstanding?: true;
  programme?: readonly (readonly [
    meeting: string,
    ...items: (readonly [title: string, reason: string | null, lead: string | null])[],
  ])[];
  standing?: readonly string[];
};

export type Layout = { name: string; formats?: readonly Format[]; parts: readonly Part[]; wants: Wanted };

/** All but sheets, which hold a table and little besides. */
const papers = formats.filter((format) => format !== 'xlsx' && format !== 'csv');

/** The formats that a layout is read in. */
export function formatsOf({ formats: own, parts }: Layout): readonly Format[] {
  const tables = parts.filter((part) => 'head' in part).length;
  const texts = parts.filter((part) => 'text' in part || 'items' in part).length;
  return own ?? (tables === 1 && texts < 4 ? formats : papers);
}
