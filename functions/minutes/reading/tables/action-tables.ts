import { type CalendarDate, calendarDateSchema } from '../../../calendar/days.ts';
import {
  type Block,
  type Document,
  type Paragraph,
  type Table,
  wordsOf,
} from '../../../documents/document.ts';
import { countOf, series } from '../../../words/english.ts';
import type { Difference, Unread } from '../../findings.ts';
import { isActionsHeading, isOverviewTitle } from '../agenda.ts';
import { asksForSomething } from '../bullets.ts';
import { allDates, firstDate } from '../dates.ts';
import { LONGEST_ROW, tidy } from '../lines.ts';
import type { MeetingDates } from '../when-said.ts';
import { ACTION_COLUMNS, type ActionColumn, OTHER_TABLES, type OtherTable } from './action-columns.ts';
import type { Group } from './action-fields.ts';
import { type ActionRow, actionsIn } from './action-rows.ts';
import { ownerInText } from './action-text.ts';
import { boxesIn } from './boxes.ts';
import { cardsIn } from './cards.ts';
import { type CellRead, type GridRow, gridOf, withoutMark } from './cells.ts';
import { type ColourKey, colourKeyOf } from './colours.ts';
import {
  type Column,
  columnsOf,
  type Headings,
  headingsIn,
  isHeadingRow,
  plainHeading,
  weightOf,
} from './columns.ts';
import { isOwnerWords } from './owners-said.ts';
import { rowsOfLines } from './printed-rows.ts';
import { statusInWords, statusOfTitle } from './status-said.ts';

/** What a table was read as. One that is 'not read' could be of actions, and all that could be one in it is unread. */
export type TableRead = {
  table: Table;
  readAs:
    | 'actions'
    | 'not read'
    | 'attendance'
    | 'agenda'
    | 'finance'
    | 'risks'
    | 'votes'
    | 'figures'
    | 'nothing';
  rows: readonly ActionRow[];
  unread: readonly Unread[];
  /** What is in doubt of the table as a whole; a row's own doubts are with the row. */
  differences: readonly Difference[];
  /** Whether it says that there are no actions. */
  nil: boolean;
  /** Whether it says at all how actions stand: what lacks for want of a column is no fault of its rows. */
  hasStatus: boolean;
};

/** Every table of a document, in order, with the actions of those that are tables of actions; and those within the others. */
export const actionTablesOf = (document: Document, meeting: MeetingDates): TableRead[] =>
  tablesAmong(document.blocks, { meeting, key: colourKeyOf(document) });

/** `over` is what stands over the table in whose cell the blocks are. */
function tablesAmong(
  blocks: readonly Block[],
  about: Pick<TableAbout, 'meeting' | 'key'>,
  over: readonly Paragraph[] = [],
): TableRead[] {
  const reads: TableRead[] = [];
  let above = [...over];
  let before: Headed | null = null;
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      above.push(block);
      continue;
    }
    const { read, headed } = readTable(block, { ...about, title: titleOf(above), before });
    before = headed ?? before;
    const within = read.readAs === 'actions' ? [] : block.rows.flatMap(({ cells }) => cells);
    reads.push(read, ...within.flatMap((cell) => tablesAmong(cell.blocks, about, above)));
    above = [];
  }
  return reads;
}

/** The headings of a table of actions, which the next may go on with. */
type Headed = { words: readonly string[]; count: number };

/** What stands over a table: the words nearest to it, and what they say of it. */
type Title = {
  words: string;
  isOfActions: boolean;
  group: Group;
  counted: { words: string; count: number } | null;
};

type TableAbout = { title: Title; before: Headed | null; meeting: MeetingDates; key: ColourKey };

const OF_ACTIONS =
  /\b(?:actions?|matters arising|tracker|to[- ]do|follow[- ]ups?|undertakings|camau gweithredu)\b/i;
const COUNTED =
  /\b(?:following|these) (one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:\w+ ){0,3}?(?:actions?|items?|matters?)\b|\b(one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:\w+ ){0,2}?actions? (?:\w+ ){0,3}?(?:below|as follows|following)\b/i;
const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** The nearest paragraphs over a table, as far up as the first that is a title. */
function titleOf(above: readonly Paragraph[]): Title {
  const near = above
    .map((paragraph) => ({ ...paragraph, text: tidy(wordsOf(paragraph.spans)) }))
    .filter(({ text }) => text !== '');
  const isTitle = ({ text, heading }: { text: string; heading: number | null }): boolean =>
    heading !== null || (text.length <= 80 && !/[.;]$/.test(text));
  const last = near.slice(-3);
  const at = last.findLastIndex((one) => isTitle(one) && !/:$/.test(one.text));
  const lines = last.slice(Math.max(at, 0)).filter((one) => isTitle(one) || one.text.length <= 300);
  const sentences = lines
    .reverse()
    .filter((one) => isTitle(one) || /\b(?:following|below|these|this table)\b/i.test(one.text))
    .map(({ text }) => text.split(/(?<=[.;])\s/).at(-1) ?? text);
  const counted = lines.map(({ text }) => COUNTED.exec(text)).find((match) => match !== null);
  const number = (counted?.[1] ?? counted?.[2] ?? '').toLowerCase();
  return {
    words: lines.at(-1)?.text ?? '',
    isOfActions: lines.some(
      ({ text }) => OF_ACTIONS.test(text) || isActionsHeading(text) || isOverviewTitle(text),
    ),
    group: {
      section: null,
      status: sentences.map(statusOfTitle).find((status) => status !== null) ?? null,
      owner: null,
      raised: null,
    },
    counted: counted
      ? { words: counted[0], count: NUMBERS.includes(number) ? NUMBERS.indexOf(number) : Number(number) }
      : null,
  };
}

const filled = ({ cells }: GridRow): CellRead[] =>
  cells.filter(
    ({ text, struck, isFromAbove, nested }) =>
      !isFromAbove && (text !== '' || struck !== '' || nested.length > 0),
  );

const words = (row: GridRow): string =>
  filled(row)
    .map(({ text, struck }) => text || struck)
    .join(' | ');

function readTable(table: Table, about: TableAbout): { read: TableRead; headed: Headed | null } {
  const laid = gridOf(table).filter((row) => filled(row).length > 0);
  const grid = cardsIn(laid, ACTION_COLUMNS, isCard) ?? laid;
  const nothing: TableRead = {
    table,
    readAs: 'nothing',
    rows: [],
    unread: [],
    differences: [],
    nil: false,
    hasStatus: false,
  };
  if (table.columns > MOST_COLUMNS) return { read: nothing, headed: null };
  const boxes = boxesIn(grid, about.title.isOfActions);
  if (boxes !== null) {
    const boxed = { columns: [BOXED], rows: boxes };
    return {
      read: { ...nothing, readAs: 'actions', ...rowsOf([], [boxed], about), hasStatus: true },
      headed: null,
    };
  }
  const heads = [headingsIn(grid, ACTION_COLUMNS), headingsFurtherDown(grid)].filter((one) => one !== null);
  const first = heads.find(namesAction) ?? heads[0] ?? headingsUnknown(grid);
  const headings = first?.words ?? headingsBefore(grid, about.before);
  const [above, ...sections] = sectionsOf(grid, first, headings ?? []);
  const title = titledWithin(about.title, above?.rows ?? []);
  const columns = sections[0]?.columns ?? [];
  const readAs = kindOf({ headings, columns, grid, title });
  const whole = table.rowsAre === 'whole' ? sections : sectionsOfLines(sections);
  if (readAs !== 'actions' || whole === null) {
    const why = readAs === 'actions' ? NOT_PARTED : readAs === 'risks' ? OF_RISKS : lackOf(columns);
    const isTold =
      readAs === 'actions' || readAs === 'not read' || (readAs === 'risks' && hasActions(columns));
    const unread = isTold
      ? unreadOf(grid, columns, { why, all: title.isOfActions || readAs === 'actions' })
      : [];
    return { read: { ...nothing, readAs: readAs === 'actions' ? 'not read' : readAs, unread }, headed: null };
  }
  const read = rowsOf(above?.rows ?? [], whole, { ...about, title });
  const hasStatus =
    columns.some(({ kind }) => kind !== null && STANDING.has(kind)) || about.title.group.status !== null;
  const counts = countsIn(about.title, read.rows);
  const lacking =
    hasStatus || !read.rows.some((row) => row.status === 'open' && !row.isStatusSaid) ? [] : [NO_STATUS];
  const head = grid[first?.at ?? 0];
  const isLost = head !== undefined && read.rows.length === 0 && read.unread.length === 0 && !read.nil;
  const unread = isLost ? [{ line: head.at.line, text: words(head), why: NO_ROWS }] : read.unread;
  return {
    read: {
      ...nothing,
      readAs,
      ...read,
      unread,
      differences: [...read.differences, ...counts, ...lacking],
      hasStatus,
    },
    headed: headings === null ? null : { words: headings, count: table.columns },
  };
}

const BOXED: Column<ActionColumn> = { kind: 'action', heading: 'Action', weight: 3, share: 1 };

/** A table's own first row may be its title. */
const titledWithin = (title: Title, above: readonly GridRow[]): Title => ({
  ...title,
  isOfActions:
    title.isOfActions || above.some((row) => OF_ACTIONS.test(words(row)) && filled(row).length === 1),
});

/** Rows under one row of headings. */
type Section = { columns: readonly Column<ActionColumn>[]; rows: readonly GridRow[] };

/** What stands above the first headings, and then the rows under each: further down a table may have others. */
function sectionsOf(grid: readonly GridRow[], first: Headings | null, words: readonly string[]): Section[] {
  const heads: Headings[] = first === null ? [{ at: 0, rows: 0, words }] : [first];
  for (let at = (first?.at ?? 0) + (first?.rows ?? 0); at < grid.length; at += 1) {
    const head = isHeadingRow(grid[at], ACTION_COLUMNS) ? headingsIn(grid, ACTION_COLUMNS, at, 1) : null;
    if (head === null) continue;
    heads.push(head);
    at += head.rows - 1;
  }
  const sections: Section[] = [{ columns: [], rows: grid.slice(0, first?.at ?? 0) }];
  heads.forEach((head, index) => {
    const rows = grid.slice(head.at + head.rows, heads[index + 1]?.at);
    const again =
      index > 0 && head.words.join() === heads[0]?.words.join() ? sections[1]?.columns : undefined;
    sections.push({ columns: again ?? columnsFor(head.words, rows), rows });
  });
  return sections;
}

/** Below what stands above it in the same table, a title block say, a row that names three columns at least is of headings. */
function headingsFurtherDown(grid: readonly GridRow[]): Headings | null {
  const found = headingsIn(grid, ACTION_COLUMNS, 1, FURTHEST);
  return found !== null && found.words.filter((heading) => heading !== '').length >= 3 ? found : null;
}

const FURTHEST = 40;
const ACTION = ACTION_COLUMNS.find(({ kind }) => kind === 'action');
const namesAction = ({ words: headings }: Headings): boolean =>
  ACTION !== undefined && headings.some((heading) => weightOf(heading, ACTION) >= 2);

/** A first row of a few words in each cell, of which none is a date or a status as those below it are, is of headings. */
function headingsUnknown(grid: readonly GridRow[]): Headings | null {
  const [head, ...rows] = grid;
  if (head === undefined || rows.length === 0 || filled(head).length < 2) return null;
  if (filled(head).some(({ text }) => text.split(' ').length > 4 || /\d/.test(text))) return null;
  const below = columnsFor([], rows);
  const parted = below.some(({ kind }, column) => {
    const holds = ACTION_COLUMNS.find((one) => one.kind === kind)?.holds ?? null;
    const text = head.cells[column]?.text ?? '';
    return kind !== null && kind !== 'owner' && kind !== 'action' && text !== '' && holds?.(text) === false;
  });
  return parted ? { at: 0, rows: 1, words: wordsAcross(head) } : null;
}

/** A card gives an action and something of it. */
const isCard = (kinds: ReadonlySet<ActionColumn>): boolean =>
  kinds.has('action') && [...kinds].some((kind) => TELLING.has(kind));

/** The headings of the table before, where this one has none and its cells stand under them as well. */
function headingsBefore(grid: readonly GridRow[], before: Headed | null): readonly string[] | null {
  if (before === null || grid[0]?.cells.length !== before.count) return null;
  const own = columnsFor([], grid);
  const theirs = columnsFor(before.words, grid);
  const agrees = own.every(
    ({ kind }, column) =>
      kind === null || kind === 'action' || kind === theirs[column]?.kind || isDateKind(kind),
  );
  return agrees && theirs.some(({ kind }) => kind === 'action') ? before.words : null;
}

const isDateKind = (kind: ActionColumn): boolean =>
  ['due', 'revised', 'original', 'raised', 'closed'].includes(kind);

function columnsFor(headings: readonly string[], rows: readonly GridRow[]): Column<ActionColumn>[] {
  const cells = rows
    .filter((row) => filled(row).length > 1 && !isHeadingRow(row, ACTION_COLUMNS))
    .map((row) => row.cells.map(({ text, struck }) => (text || struck).slice(0, TELLING_LENGTH)));
  return datesInPlace(columnsOf(headings, cells, ACTION_COLUMNS).map(ownerFirst));
}

const OWNER = ACTION_COLUMNS.find(({ kind }) => kind === 'owner');

/** "Who and when", "Lead / deadline": a column of both is its owner's, whose cell is parted later. */
const ownerFirst = (column: Column<ActionColumn>): Column<ActionColumn> =>
  column.kind === 'due' && OWNER !== undefined && weightOf(column.heading, OWNER) >= 2
    ? { ...column, kind: 'owner' }
    : column;

/**
 * "Date" before the action is when it was raised, and after it when it is due; a second date of completion is of closing. A
 * date under any other heading is none of these.
 */
function datesInPlace(columns: Column<ActionColumn>[]): Column<ActionColumn>[] {
  const action = columns.findIndex(({ kind }) => kind === 'action');
  const isDue = ({ kind }: Column<ActionColumn>): boolean => kind === 'due' || kind === 'revised';
  const hasDue = columns.some((column, at) => isDue(column) && (column.weight >= 2 || at > action));
  return columns.map((column, at) => {
    const isLoose = isDateKind(column.kind ?? 'action') && column.weight < 2;
    if (!isLoose || action === -1) return column;
    if (at < action) return { ...column, kind: 'raised' };
    if (!hasDue) return { ...column, kind: 'due' };
    const isNamedOtherwise = column.heading !== '' && column.weight === 0;
    return isNamedOtherwise ? { ...column, kind: null } : column;
  });
}

const STANDING: ReadonlySet<ActionColumn> = new Set(['status', 'colour', 'done', 'closed', 'outcome']);
const TELLING: ReadonlySet<ActionColumn> = new Set([
  'owner',
  'due',
  'revised',
  'original',
  'status',
  'colour',
  'done',
  'closed',
  'outcome',
]);
/** What a paper is for, which an agenda calls the action wanted of the board. */
const PURPOSE =
  /^(?:for |to )?(?:be )?(?:not(?:e|ing|ed)|approv\w+|decision|discuss\w*|information|assurance|receive[d]?|ratif\w+|consider\w*|endorse\w*|agree|verbal|scrutin\w+|review)(?: (?:and|or|\/) \w+)?\.?$/i;

type Shape = {
  headings: readonly string[] | null;
  columns: readonly Column<ActionColumn>[];
  grid: readonly GridRow[];
  title: Title;
};

function kindOf(shape: Shape): TableRead['readAs'] {
  const { headings, columns, grid } = shape;
  const at = columns.findIndex(({ kind }) => kind === 'action');
  const asked = grid
    .slice(1)
    .flatMap(({ cells }) => (cells[at]?.text ? [cells[at].text.slice(0, TELLING_LENGTH)] : []));
  if (asked.filter((cell) => PURPOSE.test(cell)).length > asked.length / 2) return 'agenda';
  const other = otherKind(headings ?? wordsAcross(grid[0]));
  if (other === 'risks') return 'risks';
  return headings === null ? kindByCells(shape, other) : kindByHeadings(shape, other, asked);
}

const wordsAcross = (row: GridRow | undefined): string[] => row?.cells.map(({ text }) => text) ?? [];

function kindByCells({ columns, grid, title }: Shape, other: OtherTable | null): TableRead['readAs'] {
  const action = columns.findIndex(({ kind }) => kind === 'action');
  const telling = columns.filter(({ kind }) => kind !== null && TELLING.has(kind)).length;
  const wants = title.isOfActions ? 0 : columns.length === 1 ? Number.POSITIVE_INFINITY : 2;
  if (shareAsking(grid, action) >= 0.5 && telling >= Math.min(wants, columns.length - 1)) return 'actions';
  return title.isOfActions && grid.some(hasAsk) ? 'not read' : (other ?? 'nothing');
}

/** A column headed for actions tells a table of them; one whose heading only may be, if its cells or its title bear it out. */
function kindByHeadings(
  { columns, grid, title }: Shape,
  other: OtherTable | null,
  asked: readonly string[],
): TableRead['readAs'] {
  const telling = columns.filter(
    ({ kind, weight, share }, column) =>
      (kind !== null && TELLING.has(kind) && (weight >= 2 || share >= 0.6)) ||
      (kind === 'update' && shareStanding(grid.slice(1), column) >= 0.6),
  );
  const action = columns.findIndex(({ kind }) => kind === 'action');
  const { weight, share } = columns[action] ?? { weight: 0, share: 0 };
  if (weight >= 2) {
    const isTold = telling.length > 0 && (other === null || weight === 3);
    return isTold || title.isOfActions || share >= 0.5 || asked.some(isOwned) ? 'actions' : 'not read';
  }
  if (other !== null) return other;
  const isLikely = action !== -1 && shareAsking(grid.slice(1), action) >= 0.6;
  const isTracked = action !== -1 && telling.filter((column) => column.weight === 3).length >= 3;
  if (isTracked || (isLikely && telling.length >= (title.isOfActions ? 1 : 2))) return 'actions';
  return title.isOfActions || telling.some((column) => column.weight === 3) ? 'not read' : 'nothing';
}

/** The share of a column's cells, blank ones aside, that ask for something. */
function shareAsking(rows: readonly GridRow[], column: number): number {
  const cells = rows.flatMap(({ cells }) =>
    cells[column]?.text ? [withoutMark(cells[column].text.slice(0, TELLING_LENGTH))] : [],
  );
  const asking = cells.filter(
    (cell) => asksForSomething(cell) || isOwned(cell) || /\b(?:should|must|to be)\b/i.test(cell),
  );
  return cells.length === 0 ? 0 : asking.length / cells.length;
}

/** No table of actions is wider, in columns. */
const MOST_COLUMNS = 40;
/** So many characters of a cell tell what it holds. */
const TELLING_LENGTH = 300;

/** The share of a column's cells, blank ones aside, that say how a thing stands. */
function shareStanding(rows: readonly GridRow[], column: number): number {
  const cells = rows.flatMap(({ cells }) => (cells[column]?.text ? [cells[column].text] : []));
  return cells.length === 0 ? 0 : cells.filter((cell) => statusInWords(cell) !== null).length / cells.length;
}

const isOwned = (cell: string): boolean => ownerInText(withoutMark(cell.slice(0, TELLING_LENGTH))) !== null;
const hasAsk = (row: GridRow): boolean =>
  row.cells.some(({ text }) => asksForSomething(withoutMark(text.slice(0, TELLING_LENGTH))));

function otherKind(headings: readonly string[]): OtherTable | null {
  const plain = headings.map(plainHeading).filter((heading) => heading !== '');
  const found = OTHER_TABLES.find(
    ([, form, least]) => plain.filter((heading) => form.test(heading)).length >= least,
  );
  return found?.[0] ?? null;
}

const NOT_PARTED =
  'this heads a table of actions, and nothing says where one of its rows ends and the next begins';
const OF_RISKS = 'this heads a table of risks, whose actions are not read';
const MAY_ASK = 'this row of a table that was not read may ask for something';

const hasActions = (columns: readonly Column<ActionColumn>[]): boolean =>
  columns.some(({ kind, weight }) => kind === 'action' && weight >= 2);

function lackOf(columns: readonly Column<ActionColumn>[]): string {
  const lacks = columns.some(({ kind }) => kind === 'action')
    ? 'whose, by when or how they stand'
    : 'what is asked for';
  return `this table may be of actions, and was not read as one: no column of it says ${lacks}`;
}

/** The rows of each section, put together from printed lines; null where they cannot be told apart. */
function sectionsOfLines(sections: readonly Section[]): Section[] | null {
  const whole = sections.flatMap(({ columns, rows: lines }): Section[] => {
    const rows = rowsOfLines(lines, columns);
    return rows === null ? [] : [{ columns, rows: rows.map((row) => ({ ...row, isDoubtful: true })) }];
  });
  return whole.length === sections.length ? whole : null;
}

/** A table that may be of actions and is not read: its headings and why, then each row that may ask for something. */
function unreadOf(
  grid: readonly GridRow[],
  columns: readonly Column<ActionColumn>[],
  { why, all }: { why: string; all: boolean },
): Unread[] {
  const [head, ...others] = grid;
  if (head === undefined) return [];
  const owner = columns.findIndex(({ kind, weight }) => kind === 'owner' && weight === 3);
  const isOfMatter = ({ text }: CellRead, column: number): boolean => {
    const kind = columns[column]?.kind ?? null;
    return text !== '' && (kind === null || kind === 'topic' || kind === 'action');
  };
  const asks = others.filter(
    (row) => all || hasAsk(row) || ((row.cells[owner]?.text ?? '') !== '' && row.cells.some(isOfMatter)),
  );
  return [
    { line: head.at.line, text: words(head), why },
    ...asks.map((row) => ({ line: row.at.line, text: words(row), why: MAY_ASK })),
  ];
}

type RowsRead = Pick<TableRead, 'rows' | 'unread' | 'differences' | 'nil'>;
type Reading = { rows: ActionRow[]; unread: Unread[]; differences: Difference[]; nil: boolean };

const NIL =
  /^(?:there (?:are|were) )?(?:currently )?no (?:other |outstanding |open |new |further |live )*(?:actions?|items?|matters?)\b.{0,60}$|^(?:none|nil)(?: (?:outstanding|at present|to report))?\.?$/i;
/** Beside the minutes of an item that asks for nothing. */
const NO_NEED =
  /^(?:no (?:further )?actions?(?: required| needed| arising)?|n\/a|none|nil|noted|[-–—]+)\.?$/i;
const NO_STATUS: Difference = {
  kind: 'status',
  detail: 'the table has no column for the status, and actions whose progress gives none are taken as open',
};
const NO_ROWS = 'this heads a table of actions, and no row could be read below it';
const TOO_LONG = 'this row of a table of actions is longer than any action that a board asks for';
const NO_ACTION = 'this row of a table of actions has no action in it';

/** The rows below the headings: actions, rows across that speak for those below them, and what only goes on with a row. */
function rowsOf(
  above: readonly GridRow[],
  sections: readonly Section[],
  { title, meeting, key }: TableAbout,
): RowsRead {
  const read: Reading = { rows: [], unread: [], differences: [], nil: false };
  let group = title.group;
  for (const row of above) {
    const text = words(row);
    if (filled(row).length === 1) group = readAcross(row, text, group, [], read);
    else if (hasAsk(row))
      read.unread.push({
        line: row.at.line,
        text,
        why: 'this stands above the headings of the table of actions',
      });
  }
  for (const { columns, rows } of sections) {
    for (const row of rows) {
      const across = acrossIn(row, columns);
      const before = read.rows.length;
      if (across?.mayBeAction) {
        const detail = `the text of “${across.text}”: it stands alone in its row, and was taken for a title of those below it`;
        read.differences.push({ kind: 'text', detail });
      }
      if (across !== null) group = readAcross(row, across.text, group, columns, read);
      else readRow(row, { columns, group, meeting, key }, read);
      if (row.isDoubtful === true) tellOfCut(row, before, read);
    }
  }
  const unknown = sections.flatMap(({ columns, rows }) =>
    columns.flatMap(({ kind, heading }, column) =>
      kind === null && heading !== '' && rows.some(({ cells }) => cells[column]?.text)
        ? [`“${heading}”`]
        : [],
    ),
  );
  if (unknown.length > 0) {
    const detail = `what stands in the table of actions under ${series([...new Set(unknown)])} was not read`;
    read.differences.push({ kind: 'column', detail });
  }
  return { ...read, nil: read.nil && read.rows.length === 0 };
}

/** Of a row that may begin or end elsewhere all is in doubt: each action read from it, or else its words, and what it went on with. */
function tellOfCut(row: GridRow, before: number, read: Reading): void {
  const why = `it is not certain where its row begins and ends, which was taken to be “${words(row)}”`;
  const detailOf = (text: string): string =>
    `the text, the owner, the due date and the status of “${text}”: ${why}`;
  const own = read.rows.slice(before);
  if (own.length === 0) read.differences.push({ kind: 'text', detail: detailOf(words(row)) });
  own.forEach((action, index) => {
    const doubt: Difference = { kind: 'text', detail: detailOf(action.text) };
    read.rows[before + index] = { ...action, doubts: [...action.doubts, doubt] };
  });
}

/** The words of a row across, and whether they may as well be an action that lacks everything else. */
type Across = { text: string; mayBeAction: boolean };

/** What a row says that only speaks for those below it: one cell across the table, or words alone where no action stands. */
function acrossIn(row: GridRow, columns: readonly Column<ActionColumn>[]): Across | null {
  const [only, ...others] = filled(row);
  if (only === undefined || others.length > 0 || columns.length < 2) return null;
  const at = row.cells.indexOf(only);
  const spans = only.across >= Math.max(2, columns.length - 1) || (row.begun === 1 && only.across > 1);
  const kind = columns[at]?.kind ?? null;
  const text = (only.text || only.struck).slice(0, LONGEST_ROW);
  const across: Across = { text, mayBeAction: false };
  if (spans) return across;
  if (row.cells.some(({ text: said, isFromAbove }) => isFromAbove && said !== '')) return null;
  if (kind === 'update' || kind === 'outcome') return null;
  const titled =
    statusOfTitle(text) !== null ||
    isDateAlone(text) ||
    /^(?:new |agreed )?actions? (?:from|arising|held|agreed|of)\b/i.test(text);
  if (kind !== 'action') {
    return /[a-z]{3}/i.test(text) && (titled || only.bold || at === 0) && text.length <= 120 ? across : null;
  }
  if (asksForSomething(text) || isOwned(text)) return null;
  if (titled || (only.bold && text.length <= 60)) return across;
  return text.split(' ').length <= 3 && !NIL.test(text) && !/\.$/.test(text)
    ? { text, mayBeAction: true }
    : null;
}

/** "May 2025", "Wednesday 12 March 2025 meeting": a date and nothing else to speak of. */
function isDateAlone(text: string): boolean {
  const date = text.length > 60 ? null : firstDate(text);
  return (
    date !== null &&
    !/[a-z]{3}/i.test(
      text.replace(date.words, ' ').replace(/\b(?:meeting|board|of|held|on|from|the|pdb|panel)\b/gi, ' '),
    )
  );
}

function readAcross(
  row: GridRow,
  text: string,
  group: Group,
  columns: readonly Column<ActionColumn>[],
  read: Reading,
): Group {
  const last = read.rows.at(-1);
  if (NIL.test(text)) {
    read.nil = true;
    return group;
  }
  if (/^(?:update|progress|comment|response|position)\b/i.test(text) && last !== undefined) {
    addUpdate(text, read);
    return group;
  }
  if (text.length > 120 || asksForSomething(text)) {
    read.unread.push({
      line: row.at.line,
      text,
      why: 'this stands across the table of actions, and is neither a row nor a title of rows',
    });
    return group;
  }
  if (/^key\b/i.test(text)) return group;
  const status = statusOfTitle(text);
  const raised = raisedIn(text);
  const hasOwner = columns.some(({ kind }) => kind === 'owner');
  const owner =
    !hasOwner && status === null && raised === null && !OF_ACTIONS.test(text) && isOwnerWords(text)
      ? text
      : null;
  const keeps = status === null && (isDateAlone(text) || owner !== null);
  return {
    section: owner === null && status === null && raised === null ? text : null,
    status: keeps ? group.status : status,
    owner,
    raised,
  };
}

/** The day of the meeting that a row across names, or the first of its month. */
function raisedIn(text: string): CalendarDate | null {
  const written = allDates(text)[0]?.written;
  if (written?.kind === 'day') return written.date;
  if (written?.kind !== 'month' || written.year === null) return null;
  return (
    calendarDateSchema.safeParse(`${written.year}-${String(written.month).padStart(2, '0')}-01`).data ?? null
  );
}

function readRow(row: GridRow, about: Parameters<typeof actionsIn>[1], read: Reading): void {
  if (
    row.cells.some(
      ({ text, struck, isFromAbove }) => !isFromAbove && text.length + struck.length > LONGEST_ROW,
    )
  ) {
    read.unread.push({ line: row.at.line, text: words(row).slice(0, LONGEST_ROW), why: TOO_LONG });
    return;
  }
  const { columns } = about;
  const cellsOf = (kind: ActionColumn): CellRead[] =>
    row.cells.filter((_, column) => columns[column]?.kind === kind);
  const action = cellsOf('action');
  const said = action.map(({ text, struck }) => text || struck).join(' ');
  const own = filled(row);
  const last = read.rows.at(-1);
  const goesOn = own.every((cell) => action.includes(cell)) && /^[a-z(]/.test(said) && last !== undefined;
  if (action.some(({ isFromAbove, text }) => isFromAbove && text !== '')) {
    if (last !== undefined && own.length > 0)
      tellOfLast(
        'owner',
        `a second row of it, which may give another owner or due date, says “${words(row)}”`,
        read,
      );
  } else if (goesOn) {
    replaceLast({ ...last, text: `${last.text} ${said}` }, read);
  } else if (
    said === '' &&
    own.every((cell) => [...cellsOf('update'), ...cellsOf('outcome')].includes(cell)) &&
    last !== undefined
  ) {
    addUpdate(words(row), read);
  } else if (NIL.test(said) && own.length === 1) {
    read.nil = true;
  } else if (NO_NEED.test(said)) {
    return;
  } else if (said === '') {
    // Beside an item of the minutes that asks for nothing, nobody is named and no day.
    const telling = row.cells.filter((_, column) => TELLING.has(columns[column]?.kind ?? 'topic'));
    if (telling.some(({ text }) => text !== ''))
      read.unread.push({ line: row.at.line, text: words(row), why: NO_ACTION });
  } else {
    read.rows.push(...actionsIn(row, about));
  }
}

/** Words of progress that stand below their action, in a row of their own. */
function addUpdate(text: string, read: Reading): void {
  const last = read.rows.at(-1);
  if (last === undefined) return;
  const update = last.update === null ? text : `${last.update}; ${text}`;
  const status = statusInWords(text)?.status ?? null;
  const isFirst = status !== null && !last.isStatusSaid;
  replaceLast({ ...last, update, ...(isFirst ? { status, isStatusSaid: true } : {}) }, read);
  if (status !== null && !isFirst && status !== last.status)
    tellOfLast('status', `it is taken as ${last.status}, and below it stands “${text}”`, read);
}

function tellOfLast(kind: 'status' | 'owner', why: string, read: Reading): void {
  const last = read.rows.at(-1);
  if (last === undefined) return;
  const detail = `the ${kind} of “${last.text}”: ${why}`;
  replaceLast({ ...last, doubts: [...last.doubts, { kind, detail }] }, read);
}

const replaceLast = (row: ActionRow, { rows }: Reading): void => {
  rows[rows.length - 1] = row;
};

/** "The following two actions" with one found is told. */
function countsIn({ counted }: Title, rows: readonly ActionRow[]): Difference[] {
  if (counted === null || counted.count === rows.length) return [];
  return [
    {
      kind: 'count',
      detail: `the notes speak of “${counted.words}”, and the table below has ${countOf(rows.length, 'action')}`,
    },
  ];
}
