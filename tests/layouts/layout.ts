/** A row of a table: its cells; one alone is merged over the whole width. */
export type TableRow = { cells: readonly string[]; struck: boolean };

/** A piece of a page, as whoever set it out thought of it. */
export type Part =
  | { title: string }
  | { heading: string }
  | { subheading: string }
  | { text: string }
  | { items: readonly string[] }
  | { head: readonly string[]; rows: readonly TableRow[] };

export type Table = Extract<Part, { head: unknown }>;

type RowGiven = readonly string[] | { cells: readonly string[]; struck: boolean };

export const table = (head: readonly string[], ...rows: RowGiven[]): Table => ({
  head,
  rows: rows.map((row) => ('cells' in row ? row : { cells: row, struck: false })),
});

export const formats = ['docx', 'pdf', 'pdf without rules', 'html', 'txt', 'xlsx', 'csv'] as const;
export type Format = (typeof formats)[number];

/** What a careful person reads: an action's text, status, owner and due; a programme's meeting, then title, reason and lead. */
export type Wanted = {
  meeting?: { date: string | null; previous: string | null; next: string | null };
  actions?: readonly (readonly [text: string, status: string, owner: string | null, due: string | null])[];
  discharged?: number;
  programme?: readonly (readonly [
    meeting: string,
    ...items: (readonly [title: string, reason: string | null, lead: string | null])[],
  ])[];
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
