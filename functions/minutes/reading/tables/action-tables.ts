import type { CalendarDate } from '../../../calendar/days.ts';
import type { Block, Document, Paragraph, Table } from '../../../documents/document.ts';
import type { Difference, Unread } from '../../findings.ts';
import type { MeetingDates } from '../when-said.ts';
import { ACTION_COLUMNS, type ActionColumn } from './action-columns.ts';
import { hasActions, isCard, kindOf, lackOf, STANDING, unreadOf } from './action-kinds.ts';
import {
  type Headed,
  headingsBefore,
  headingsFurtherDown,
  headingsUnknown,
  inPlace,
  leavesActionBlank,
  namesAction,
  sectionsOf,
  sectionsOfLines,
  withMatterAsAction,
} from './action-sections.ts';
import { countsIn, type Title, titleOf, titleWithin } from './action-titles.ts';
import { boxesIn } from './boxes.ts';
import { cardsIn } from './cards.ts';
import { type GridRow, gridOf, ownCells, wordsOfRow } from './cells.ts';
import { type Column, headingsIn } from './columns.ts';
import { columnsAsRows } from './columns-as-rows.ts';
import { withDittos } from './dittos.ts';
import { type Key, withLettered } from './keys.ts';
import { actionsBeside } from './minutes-beside.ts';
import { withoutAttendance, withoutDecisions } from './no-actions.ts';
import { withNotes } from './notes-below.ts';
import { withOwnersOnce } from './owners-once.ts';
import { ownersOver } from './owners-over.ts';
import { recordsIn } from './records.ts';
import type { TableRead } from './table-read.ts';
import { rowsOf } from './table-rows.ts';
import { withTickedOwners } from './ticked-owners.ts';

/** Every table of a document, in order, with the actions of those that are tables of actions; and those within the others. */
export const actionTablesOf = (
  { blocks }: Pick<Document, 'blocks'>,
  about: Pick<TableAbout, 'meeting' | 'key'>,
): TableRead[] => tablesAmong(blocks, about);

/** `over` is what stands over the table in whose cell the blocks are. */
function tablesAmong(
  blocks: readonly Block[],
  about: Pick<TableAbout, 'meeting' | 'key'>,
  over: readonly Paragraph[] = [],
): TableRead[] {
  const reads: TableRead[] = [];
  const owners = ownersOver(blocks);
  let above = [...over];
  let before: Headed | null = null;
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'paragraph') {
      above.push(block);
      continue;
    }
    const { read, headed } = readTable(block, {
      ...about,
      title: titleOf(above, owners.get(block)),
      before,
      below: paragraphsAfter(blocks, index),
    });
    before = headed ?? before;
    const within = read.readAs === 'actions' ? [] : block.rows.flatMap(({ cells }) => cells);
    reads.push(read, ...within.flatMap((cell) => tablesAmong(cell.blocks, about, above)));
    above = [];
  }
  return reads;
}

/** So many lines below a table may go on with its last row, or be notes to its rows. */
const MOST_BELOW = 12;

const paragraphsAfter = (blocks: readonly Block[], at: number): Paragraph[] => {
  const below = blocks.slice(at + 1, at + 1 + MOST_BELOW);
  const end = below.findIndex(({ kind }) => kind === 'table');
  return below.slice(0, end === -1 ? below.length : end).filter((block) => block.kind === 'paragraph');
};

type TableAbout = {
  title: Title;
  before: Headed | null;
  below: readonly Paragraph[];
  meeting: MeetingDates;
  key: Key;
};

function readTable(table: Table, about: TableAbout): { read: TableRead; headed: Headed | null } {
  const noted = withNotes(gridOf(table), about.below);
  const worded = noted.rows.filter((row) => ownCells(row).length > 0);
  const laid = withTickedOwners(worded, about.title.isOfActions);
  const grid = withoutAttendance(
    cardsIn(laid) ?? recordsIn(laid) ?? columnsAsRows(laid, ACTION_COLUMNS, isCard) ?? laid,
  );
  const nothing: TableRead = {
    table,
    readAs: 'nothing',
    rows: [],
    unread: [],
    differences: [],
    nil: false,
    hasStatus: false,
    isHeaded: true,
    notes: noted.lines,
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
  const first = inPlace(
    heads.find((one) => namesAction(one) || leavesActionBlank(one)) ?? heads[0] ?? headingsUnknown(grid),
    grid,
  );
  const headings = first?.words ?? headingsBefore(grid, about.before);
  const [above, ...headed] = sectionsOf(grid, first, headings ?? [], about.meeting.date);
  const title = titleWithin(about.title, above?.rows ?? []);
  const sections = headed.map(({ columns: own, rows }) => {
    const meant = title.isOfActions ? withMatterAsAction(own) : own;
    return { rows, columns: withLettered(meant, rows, about.key) };
  });
  const columns = sections[0]?.columns ?? [];
  const areLines = table.rowsAre === 'printed lines';
  const body = { headings: first?.words ?? [], rows: grid.slice((first?.at ?? 0) + (first?.rows ?? 0)) };
  const beside = actionsBeside(
    { ...body, areLines, below: about.below },
    { group: about.title.group, meeting: about.meeting, key: about.key },
  );
  if (beside !== null)
    return { read: { ...nothing, readAs: 'minutes', rows: beside, hasStatus: true }, headed: null };
  const whole = areLines ? sectionsOfLines(sections) : sections;
  const own = (whole ?? []).map(withoutDecisions);
  const kept = new Set(own.flatMap(({ rows }) => rows));
  const decisions = new Set(whole?.flatMap(({ rows }) => rows.filter((row) => !kept.has(row))));
  const asked = grid.filter((row) => !decisions.has(row));
  const readAs = kindOf({ headings, columns, grid: asked, title, isTyped: decisions.size > 0 });
  if (readAs !== 'actions' || whole === null) {
    const why = readAs === 'actions' ? NOT_PARTED : readAs === 'risks' ? OF_RISKS : lackOf(columns);
    const isTold =
      readAs === 'actions' || readAs === 'not read' || (readAs === 'risks' && hasActions(columns));
    const unread = isTold
      ? unreadOf(grid, columns, { why, all: title.isOfActions || readAs === 'actions' })
      : [];
    return { read: { ...nothing, readAs: readAs === 'actions' ? 'not read' : readAs, unread }, headed: null };
  }
  const once = own.map((one) => withOwnersOnce({ ...one, rows: withDittos(one.rows, one.columns) }));
  const meant = once.map(({ section }) => section);
  const found = rowsOf(above?.rows ?? [], meant, { ...about, title });
  const read = withDatesTold(withOrderTold(found, grid), columns, about.meeting.date);
  const hasStatus =
    read.hasStatus ||
    columns.some(({ kind }) => kind !== null && STANDING.has(kind)) ||
    about.title.group.status !== null;
  const counts = countsIn(about.title, read.rows);
  const lacking =
    hasStatus || !read.rows.some((row) => row.status === 'open' && !row.isStatusSaid) ? [] : [NO_STATUS];
  const head = grid[first?.at ?? 0];
  const isLost = head !== undefined && read.rows.length === 0 && read.unread.length === 0 && !read.nil;
  const lost = isLost ? [{ line: head.at.line, text: wordsOfRow(head), why: NO_ROWS }] : [];
  const unread = [...read.unread, ...lost, ...notesLost(worded, grid), ...own.flatMap((one) => one.unread)];
  return {
    read: {
      ...nothing,
      readAs,
      ...read,
      unread,
      differences: [...once.flatMap(({ told }) => told), ...read.differences, ...counts, ...lacking],
      hasStatus,
      isHeaded: heads.length > 0,
    },
    headed: headings === null ? null : { words: headings, count: table.columns },
  };
}

/** The notes to rows of a table that was read in another order, in which no row has them. */
const notesLost = (rows: readonly GridRow[], grid: readonly GridRow[]): Unread[] =>
  grid.some(({ note }) => note !== undefined)
    ? []
    : rows.flatMap(({ at, note }) =>
        note === undefined ? [] : [{ line: at.line, text: note, why: NOTE_LOST }],
      );

const NOTE_LOST = 'this note below a table of actions is to one of its rows, and was not read with it';

const MONTH_FIRST = /(?<![\d/.-])(?:0?[1-9]|1[0-2])([/.-])(?:1[3-9]|2\d|3[01])\1(?:\d{4}|\d{2})(?![\d/])/;

/** Where one date of a table can only have its month first, any other may have it first too. */
function withOrderTold<Read extends Pick<TableRead, 'rows'>>(read: Read, grid: readonly GridRow[]): Read {
  const shown = grid.flatMap(({ cells }) =>
    cells.flatMap(({ text }) => MONTH_FIRST.exec(text.slice(0, 40)) ?? []),
  )[0];
  if (shown === undefined) return read;
  const rows = read.rows.map((row) => {
    const [, month = '', day = ''] = row.due.due?.split('-') ?? [];
    if (day === '' || Number(day) > 12 || day === month) return row;
    const detail = `the due date of “${row.text}”: which is the day and which the month is not certain, for the table has “${shown}” too`;
    return { ...row, doubts: [...row.doubts, { kind: 'due date', detail }] };
  });
  return { ...read, rows };
}

/** Under "Date" alone days may as well be those on which the actions were raised, where none is after the meeting, or all are one. */
function withDatesTold<Read extends Pick<TableRead, 'rows'>>(
  read: Read,
  columns: readonly Column<ActionColumn>[],
  meeting: CalendarDate | null,
): Read {
  const due = columns.find(({ kind }) => kind === 'due');
  const days = read.rows.flatMap((row) => row.due.due ?? []);
  const isOne = meeting === null && days.length > 1 && new Set(days).size === 1;
  const isPast = meeting !== null && days.length > 0 && days.every((day) => day <= meeting);
  if (due === undefined || !DATE_ALONE.test(due.heading) || !(isOne || isPast)) return read;
  const rows = read.rows.map((row) => {
    const detail = `the due date of “${row.text}”: it stands under “${due.heading}”, which may be when the action was raised`;
    return row.due.due === null
      ? row
      : { ...row, doubts: [...row.doubts, { kind: 'due date' as const, detail }] };
  });
  return { ...read, rows };
}

const DATE_ALONE = /^(?:dates?|meeting|source|board|committee)\W*$/i;

const BOXED: Column<ActionColumn> = { kind: 'action', heading: 'Action', weight: 3, share: 1 };

/** No table of actions is wider, in columns. */
const MOST_COLUMNS = 40;

const NOT_PARTED =
  'this heads a table of actions, and nothing says where one of its rows ends and the next begins';

const OF_RISKS = 'this heads a table of risks, whose actions are not read';

const NO_STATUS: Difference = {
  kind: 'status',
  detail: 'the table has no column for the status, and actions whose progress gives none are taken as open',
};

const NO_ROWS = 'this heads a table of actions, and no row could be read below it';
