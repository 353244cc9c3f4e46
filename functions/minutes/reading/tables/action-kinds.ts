import type { Unread } from '../../findings.ts';
import { asksForSomething } from '../bullets.ts';
import { isDoneWithItem } from '../done-with-item.ts';
import { type ActionColumn, OTHER_TABLES, type OtherTable } from './action-columns.ts';
import { asks, isOwned } from './action-text.ts';
import type { Title } from './action-titles.ts';
import {
  type CellRead,
  type GridRow,
  ownCells,
  TELLING_LENGTH,
  withoutMark,
  wordsAcross,
  wordsOfRow,
} from './cells.ts';
import { type Column, plainHeading } from './columns.ts';
import { statusInCell, statusInWords, statusOfTitle } from './status-said.ts';
import type { TableRead } from './table-read.ts';
import { headsUndertakings } from './undertakings-table.ts';

/** A card gives an action and something of it. */
export const isCard = (kinds: ReadonlySet<ActionColumn>): boolean =>
  kinds.has('action') && [...kinds].some((kind) => TELLING.has(kind));

export const STANDING: ReadonlySet<ActionColumn> = new Set([
  'status',
  'colour',
  'done',
  'left',
  'closed',
  'outcome',
]);

export const TELLING: ReadonlySet<ActionColumn> = new Set([
  'owner',
  'due',
  'revised',
  'original',
  ...STANDING,
]);

type Shape = {
  headings: readonly string[] | null;
  columns: readonly Column<ActionColumn>[];
  grid: readonly GridRow[];
  title: Title;
  /** Whether the table itself calls the rows of `grid` actions, beside others that it calls decisions. */
  isTyped: boolean;
};

export function kindOf(shape: Shape): TableRead['readAs'] {
  const { headings, columns, grid } = shape;
  if (headsUndertakings(wordsAcross(grid[0]))) return 'undertakings';
  const at = columns.findIndex(({ kind }) => kind === 'action');
  const asked = grid
    .slice(1)
    .flatMap(({ cells }) => (cells[at]?.text ? [cells[at].text.slice(0, TELLING_LENGTH)] : []));
  // What a paper is for, an agenda calls the action wanted of the board.
  if (asked.filter(isDoneWithItem).length > asked.length / 2) return 'agenda';
  if (isOfFigures(grid.slice(1))) return 'figures';
  const other = otherKind(headings ?? wordsAcross(grid[0]));
  if (other === 'risks') return 'risks';
  return headings === null ? kindByCells(shape, other) : kindByHeadings(shape, other, asked);
}

const FIGURE = /^[£€$(+–-]?\d[\d,. ]*[)%]?$/;

const isOfFigures = (rows: readonly GridRow[]): boolean =>
  rows.length > 0 && rows.every((row) => ownCells(row).every(({ text }) => FIGURE.test(text)));

function kindByCells({ columns, grid, title }: Shape, other: OtherTable | null): TableRead['readAs'] {
  const action = columns.findIndex(({ kind }) => kind === 'action');
  const telling = columns.filter(({ kind }) => kind !== null && TELLING.has(kind)).length;
  const wants = title.isOfActions ? 0 : columns.length === 1 ? Number.POSITIVE_INFINITY : 2;
  if (shareAsking(grid, action) >= 0.5 && telling >= Math.min(wants, columns.length - 1)) return 'actions';
  return title.isOfActions && grid.some(hasAsk) ? 'not read' : (other ?? 'nothing');
}

/** A column headed for actions tells a table of them; one whose heading only may be, if its cells or its title bear it out. */
function kindByHeadings(
  { columns, grid, title, isTyped }: Shape,
  other: OtherTable | null,
  asked: readonly string[],
): TableRead['readAs'] {
  const telling = columns.filter(
    ({ kind, weight, share }, column) =>
      (kind !== null && TELLING.has(kind) && (weight >= 2 || share >= 0.6)) ||
      (kind === 'update' && shareOf(grid.slice(1), column, tellsStanding) >= 0.6),
  );
  const action = columns.findIndex(({ kind }) => kind === 'action');
  const { weight, share } = columns[action] ?? { weight: 0, share: 0 };
  if (weight >= 2) {
    const isTold = telling.length > 0 && (other === null || weight === 3);
    return isTold || title.isOfActions || share >= 0.5 || asked.some(isOwned) ? 'actions' : 'not read';
  }
  if (other !== null) return other;
  const isLikely = action !== -1 && (isTyped || shareAsking(grid.slice(1), action) >= 0.6);
  const bands = grid.slice(1).some(isStatusBand) ? 1 : 0;
  const isTracked =
    action !== -1 &&
    (telling.filter((column) => column.weight === 3).length + bands >= 3 ||
      (title.isOfActions && sayHowAllStand(grid.slice(1), columns)));
  if (isTracked || (isLikely && telling.length + bands >= (title.isOfActions ? 1 : 2))) return 'actions';
  return title.isOfActions || telling.some((column) => column.weight === 3) ? 'not read' : 'nothing';
}

/** A row that holds nothing but, from its left edge, how those below it stand. */
function isStatusBand(row: GridRow): boolean {
  const [only, ...others] = ownCells(row);
  return others.length === 0 && only === row.cells[0] && statusOfTitle(only?.text ?? '') !== null;
}

/** The share of a column's cells, blank ones aside, that are such. */
function shareOf(rows: readonly GridRow[], column: number, isSuch: (cell: string) => boolean): number {
  const cells = rows.flatMap(({ cells }) => cells[column]?.text || []);
  return cells.length === 0 ? 0 : cells.filter(isSuch).length / cells.length;
}

/** Whether a column says how all the matters of a table stand, whatever these are called: "Bench | In hand". */
const sayHowAllStand = (rows: readonly GridRow[], columns: readonly Column<ActionColumn>[]): boolean =>
  columns.some(({ kind }, column) =>
    kind === 'update'
      ? shareOf(rows, column, tellsStanding) >= 0.6
      : kind !== null && STANDING.has(kind) && shareOf(rows, column, isStanding) >= 0.6,
  );

const shareAsking = (rows: readonly GridRow[], column: number): number => shareOf(rows, column, asks);

const tellsStanding = (cell: string): boolean => statusInWords(cell) !== null;
const isStanding = (cell: string): boolean => statusInCell(cell) !== null;

function otherKind(headings: readonly string[]): OtherTable | null {
  const plain = headings.map(plainHeading).filter((heading) => heading !== '');
  const found = OTHER_TABLES.find(
    ([, form, least]) => plain.filter((heading) => form.test(heading)).length >= least,
  );
  return found?.[0] ?? null;
}

/** Where what is asked for may stand, if no column is known to hold it. */
const MATTER: ReadonlySet<ActionColumn> = new Set(['action', 'topic', 'outcome', 'update']);

const MAY_ASK = 'this row of a table that was not read may ask for something';

export const hasActions = (columns: readonly Column<ActionColumn>[]): boolean =>
  columns.some(({ kind, weight }) => kind === 'action' && weight >= 2);

export function lackOf(columns: readonly Column<ActionColumn>[]): string {
  const lacks = columns.some(({ kind }) => kind === 'action')
    ? 'whose, by when or how they stand'
    : 'what is asked for';
  return `this table may be of actions, and was not read as one: no column of it says ${lacks}`;
}

/** A table that may be of actions and is not read: its headings and why, then each row that may ask for something. */
export function unreadOf(
  grid: readonly GridRow[],
  columns: readonly Column<ActionColumn>[],
  { why, all }: { why: string; all: boolean },
): Unread[] {
  const [head, ...others] = grid;
  if (head === undefined) return [];
  const owner = columns.findIndex(({ kind, weight }) => kind === 'owner' && weight === 3);
  const isOfMatter = ({ text }: CellRead, column: number): boolean => {
    const kind = columns[column]?.kind ?? null;
    return text !== '' && (kind === null || MATTER.has(kind));
  };
  const asks = others.filter(
    (row) => all || hasAsk(row) || ((row.cells[owner]?.text ?? '') !== '' && row.cells.some(isOfMatter)),
  );
  return [
    { line: head.at.line, text: wordsOfRow(head), why },
    ...asks.map((row) => ({ line: row.at.line, text: wordsOfRow(row), why: MAY_ASK })),
  ];
}

export const hasAsk = (row: GridRow): boolean =>
  row.cells.some(({ text }) => asksForSomething(withoutMark(text.slice(0, TELLING_LENGTH))));
