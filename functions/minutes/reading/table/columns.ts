import type { Line } from '../lines.ts';

/** What a column of an actions table holds. */
export type Column = 'reference' | 'action' | 'status' | 'owner' | 'due' | 'update' | 'other';

/** The headings that boards give their columns, in lower case without stops. */
const HEADINGS: Readonly<Record<Exclude<Column, 'other'>, readonly string[]>> = {
  reference: [
    'ref',
    'ref no',
    'reference',
    'no',
    'number',
    '#',
    'id',
    'action no',
    'action ref',
    'action number',
    'action id',
    'action reference',
    'minute',
    'minute ref',
    'minute no',
    'item no',
    'agenda item',
  ],
  action: [
    'action',
    'actions',
    'action point',
    'action points',
    'agreed action',
    'agreed actions',
    'action agreed',
    'actions agreed',
    'action required',
    'actions required',
    'action description',
    'description of action',
    'description',
    'details',
    'action details',
    'task',
  ],
  status: [
    'status',
    'current status',
    'action status',
    'status/update',
    'status/progress',
    'progress/status',
    'open/closed',
    'complete',
    'rag status',
    'rag rating',
    'rag',
  ],
  owner: [
    'owner',
    'owners',
    'action owner',
    'lead',
    'leads',
    'lead officer',
    'lead/owner',
    'owner/lead',
    'responsible',
    'responsibility',
    'responsible officer',
    'person responsible',
    'officer',
    'officer responsible',
    'who',
    'by whom',
    'action by',
    'assigned to',
    'assigned',
  ],
  due: [
    'due date',
    'due',
    'date due',
    'due by',
    'deadline',
    'deadline date',
    'target date',
    'completion date',
    'target completion date',
    'by when',
    'when',
    'timescale',
    'timescales',
    'target',
    'date for completion',
    'required by',
  ],
  update: [
    'progress',
    'update',
    'updates',
    'comments',
    'comment',
    'notes',
    'outcome',
    'progress/update',
    'update/progress',
    'update/comments',
    'progress update',
    'progress/comments',
    'update/outcome',
    'latest update',
    'latest position',
    'response',
  ],
};

const NAMED = new Map<string, Column>(
  Object.entries(HEADINGS).flatMap(([column, names]) =>
    names.map((name): [string, Column] => [name, column as Column]),
  ),
);

const KNOWN = new Set([
  ...NAMED.keys(),
  'date raised',
  'raised',
  'date',
  'meeting',
  'meeting date',
  'priority',
  'section',
]);

const plain = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/\(s\)/g, '')
    .replace(/[.:*?]/g, '')
    .replace(/\s*\/\s*/g, '/')
    .replace(/\s+/g, ' ')
    .trim();

/** The column that a heading names, or null. */
const columnNamed = (heading: string): Column | null =>
  heading.length > 40 ? null : (NAMED.get(plain(heading)) ?? null);

/** Whether a line is a column's heading and nothing else. */
export const isHeadingWord = (line: string): boolean => columnNamed(line) !== null;

/** The columns that tell a table of actions from another. */
const TELLING: readonly Column[] = ['status', 'owner', 'due'];

/** The columns that a row of headings names, or null when it is not the heading of an actions table. */
export function columnsNamed(headings: readonly string[]): Column[] | null {
  if (headings.length > 15 || headings.some((heading) => heading.length > 60)) return null;
  const columns = headings.map((heading): Column | 'blank' =>
    heading === '' ? 'blank' : (columnNamed(heading) ?? 'other'),
  );
  const has = (column: Column): boolean => columns.includes(column);
  const telling = TELLING.filter(has).length;
  if (!has('action') && telling < 2) return null;
  if (telling === 0 || (telling === 1 && !has('update') && !has('reference') && columns.length > 2)) {
    return null;
  }
  return oneOfEach(withDate(withAction(columns), headings), headings);
}

/** Which column of a table that is no actions table is for actions all the same: "Item, Discussion, Action"; -1 for none. */
export const actionsBeside = (headings: readonly string[]): number =>
  headings.length < 2
    ? -1
    : headings.findIndex((heading) =>
        /^actions?(?: by| for| points?| agreed| required)?$/.test(plain(heading)),
      );

/** The house leaves the action's own heading blank, or leaves it out. */
function withAction(columns: readonly (Column | 'blank')[]): Column[] {
  const blank = columns.indexOf('blank');
  const named = columns.map((column): Column => (column === 'blank' ? 'other' : column));
  if (named.includes('action')) return named;
  const wide = columns.indexOf('other');
  if (blank !== -1) return named.map((column, index) => (index === blank ? 'action' : column));
  if (wide !== -1) return named.map((column, index) => (index === wide ? 'action' : column));
  return ['action', ...named];
}

/** "Date" alone, after the action and where nothing else says when, is the date that it is due. */
function withDate(columns: readonly Column[], headings: readonly string[]): Column[] {
  const shift = columns.length - headings.length;
  const date = headings.findIndex((heading) => plain(heading) === 'date') + shift;
  if (columns.includes('due') || date < shift || date < columns.indexOf('action')) return [...columns];
  return columns.map((column, index) => (index === date ? 'due' : column));
}

/** A second column of one kind is another matter: RAG beside a status, a date raised beside a deadline. */
function oneOfEach(columns: readonly Column[], headings: readonly string[]): Column[] {
  const named = headings.map(plain);
  const plainly = named.findIndex((heading) => heading.includes('status') && !heading.includes('rag'));
  const status = plainly === -1 ? named.findIndex((heading) => heading.includes('status')) : plainly;
  return columns.map((column, index) => {
    const first =
      column === 'status' && status !== -1 && columns.length === headings.length
        ? status
        : columns.indexOf(column);
    return column === 'other' || column === 'update' || index === first ? column : 'other';
  });
}

/** The columns of a heading whose words run together on one line ("Status Owner Due date"), or null. */
function columnsRunTogether(line: string): Column[] | null {
  const words = line.length > 120 ? [] : plain(line).split(' ');
  if (words.length < 2 || words.length > 12) return null;
  const readings = headingsIn(words).filter((headings) => headings.length > 1);
  const named = readings.find((headings) => headings.some((heading) => NAMED.get(heading) === 'action'));
  return columnsNamed(named ?? readings[0] ?? []);
}

/** Every way to part the words into headings, the longest first: "Action Owner" is one heading, or two. */
function headingsIn(words: readonly string[]): string[][] {
  if (words.length === 0) return [[]];
  return [3, 2, 1].flatMap((count) => {
    const heading = words.slice(0, count).join(' ');
    if (count > words.length || !KNOWN.has(heading)) return [];
    return headingsIn(words.slice(count)).map((rest) => [heading, ...rest]);
  });
}

/** Whether every word is the rest of a heading that wrapped ("date" under "Due"). */
export const isHeadingRemainder = (cells: readonly string[]): boolean =>
  cells.some((cell) => cell !== '') &&
  cells.every(
    (cell) =>
      cell === '' || /^(?:date|owner|officer|no\.?|ref\.?|update|comments?|required|by|status)$/i.test(cell),
  );

/** The house's own columns, for a table that has lost its heading. */
export const HOUSE_COLUMNS: readonly Column[] = ['action', 'status', 'owner', 'due'];

export type Heading = { columns: readonly Column[]; after: number };

/** A heading on one line, in cells or run together, or one word to a line. */
export function headingAt(lines: readonly Line[], index: number): Heading | null {
  const line = lines[index];
  if (line === undefined || line.text === '' || line.text.length > 200) return null;
  if (line.cells !== null) {
    const columns = columnsNamed(line.cells);
    return columns === null ? null : { columns, after: index + 1 };
  }
  const together = columnsRunTogether(line.text);
  if (together !== null) return { columns: together, after: index + 1 };
  return stackedHeading(lines, index);
}

function stackedHeading(lines: readonly Line[], index: number): Heading | null {
  const headings: string[] = [];
  let after = index;
  for (let at = index; at < lines.length && at < index + 20; at += 1) {
    const line = lines[at];
    if (line === undefined || line.cells !== null) break;
    if (line.text === '') continue;
    if (columnNamed(line.text) === null) break;
    headings.push(line.text);
    after = at + 1;
  }
  const telling = new Set(headings.map(columnNamed));
  if (TELLING.filter((column) => telling.has(column)).length < 2) return null;
  const columns = columnsNamed(headings);
  return columns === null ? null : { columns, after };
}
