import type { Unread } from '../../findings.ts';
import type { ActionColumn } from './action-columns.ts';
import type { Section } from './action-sections.ts';
import { type GridRow, ownCells, wordsOfRow } from './cells.ts';
import type { Column } from './columns.ts';
import { isNobody } from './owners-said.ts';

const MEMBER = /^(?:names?|members?|trustees?|governors?|directors?|councillors?|attendees?)$/i;
const ATTENDED = /^(?:(?:meetings )?attend(?:ed|ance)|present|absent|apologies)$/i;

/** Rows without a list of those who attended that a page has run on to them, from its headings down. */
export function withoutAttendance(grid: readonly GridRow[]): readonly GridRow[] {
  const at = grid.findIndex((row, index) => index > 0 && headsAttendance(row));
  const areShort = grid.slice(at).every((row) => ownCells(row).every(({ text }) => text.length <= LONGEST));
  return at !== -1 && areShort ? grid.slice(0, at) : grid;
}

/** Longer, in characters, nothing is that says who attended, and how often. */
const LONGEST = 40;

function headsAttendance(row: GridRow): boolean {
  const [first, ...others] = ownCells(row).map(({ text }) => text);
  return (
    first !== undefined &&
    MEMBER.test(first) &&
    others.length > 0 &&
    others.every((one) => ATTENDED.test(one))
  );
}

const ACTION = /^(?:actions?(?: (?:points?|items?|required))?|tasks?)$/i;
const OTHER =
  /^(?:(?:key )?decisions?(?: (?:made|taken))?|resolutions?|resolved|agree(?:d|ments?)|approv(?:al|ed)|(?:for )?info(?:rmation)?|(?:to )?notes?|noted|discussions?|(?:key )?points?|updates?|reports?|risks?|issues?)$/i;
const NUMBERED_ACTION = /^A[-/. ]?\d/;
const NUMBERED_DECISION = /^D[-/. ]?\d/;

const NO_ACTION = 'the table calls this no action, and it says who or by when';

/**
 * The rows below some headings without those that a column calls decisions where it calls others actions, or that are numbered
 * D1 where others are A1; one that says who or by when is told, and what is only numbered so is kept.
 */
export function withoutDecisions(section: Section): Section & { unread: readonly Unread[] } {
  const type = section.columns.findIndex(
    ({ kind }, column) => kind !== 'action' && partsBy(section.rows, column, ACTION, OTHER),
  );
  const number = section.columns.findIndex(
    ({ kind }, column) =>
      kind === 'reference' && partsBy(section.rows, column, NUMBERED_ACTION, NUMBERED_DECISION),
  );
  if (type === -1 && number === -1) return { ...section, unread: [] };
  const isOther = ({ cells }: GridRow): boolean =>
    type === -1 ? NUMBERED_DECISION.test(cells[number]?.text ?? '') : OTHER.test(cells[type]?.text ?? '');
  const asks = (row: GridRow): boolean => saysWhoOrWhen(row, section.columns);
  const rows = section.rows.filter((row) => !isOther(row) || (type === -1 && asks(row)));
  const columns = section.columns.map((column, at) => (at === type ? { ...column, heading: '' } : column));
  const unread = section.rows
    .filter((row) => !rows.includes(row) && asks(row))
    .map((row) => ({ line: row.at.line, text: wordsOfRow(row), why: NO_ACTION }));
  return { columns, rows, unread };
}

/** Whether each cell of a column is one or the other, and some are each. */
function partsBy(rows: readonly GridRow[], column: number, one: RegExp, other: RegExp): boolean {
  const said = rows.filter((row) => ownCells(row).length > 1).map(({ cells }) => cells[column]?.text ?? '');
  const isOne = said.filter((text) => one.test(text)).length;
  const isOther = said.filter((text) => other.test(text)).length;
  return isOne > 0 && isOther > 0 && isOne + isOther === said.length;
}

const TELLS: ReadonlySet<ActionColumn | null> = new Set(['owner', 'due', 'revised']);

const saysWhoOrWhen = ({ cells }: GridRow, columns: readonly Column<ActionColumn>[]): boolean =>
  cells.some(
    ({ text }, column) => TELLS.has(columns[column]?.kind ?? null) && text !== '' && !isNobody(text),
  );
