import { series } from '../../../words/english.ts';
import { firstDate } from '../dates.ts';
import { isNamed, isOwner, isPost } from '../owners.ts';
import { ACTION_COLUMNS, type ActionColumn } from './action-columns.ts';
import { STANDING } from './action-kinds.ts';
import { BLANK, cellSaying, type GridRow, ownCells } from './cells.ts';
import { kindNamed, weightOf } from './columns.ts';
import { isOwnerWords } from './owners-said.ts';

const MARK = /^(?:[✓✔☑☒√●•■*xX×]|\[[xX✓✔]\]|y|yes)$/i;
const NO_MARK = /^(?:|[☐□–—-]|\[ ?\]|n|no)$/i;

/** So far down a table its headings may stand. */
const FURTHEST = 4;

/**
 * A table of actions in which a tick below an office says who is to act, with the offices that are ticked in one column of owners;
 * else as it is. They stand in the first of the ticked columns, and the others are left blank.
 */
export function withTickedOwners(grid: readonly GridRow[], isOfActions: boolean): readonly GridRow[] {
  for (const [at, head] of grid.slice(0, FURTHEST).entries()) {
    if (!isOfActions && !head.cells.some(({ text }) => named('action', text) >= 2)) continue;
    const ticked = tickedColumns(head, grid.slice(at + 1));
    const isOwned = head.cells.some(
      ({ text }, column) => named('owner', text) === 3 && !ticked.includes(column),
    );
    if (ticked.length === 0 || isOwned) continue;
    return grid.map((row, index) => (index < at ? row : ownersInOne(row, head, ticked)));
  }
  return grid;
}

const named = (kind: ActionColumn, heading: string): number => {
  const known = ACTION_COLUMNS.find((one) => one.kind === kind);
  return known === undefined ? 0 : weightOf(heading, known);
};

/**
 * The columns that hold nothing but ticks under what may be an office: one of them is known as such, and of one column a post; or
 * under names that nobody lists, if each action is ticked below one.
 */
function tickedColumns(head: GridRow, rows: readonly GridRow[]): number[] {
  const columns = head.cells.flatMap(({ text, across }, column) => {
    const marks = rows.map(({ cells }) => cells[column]?.text ?? '');
    const areMarks = marks.every((mark) => MARK.test(mark) || NO_MARK.test(mark));
    const isOfOther = marks.every((mark) => mark === '') && headsOther(text);
    return across === 1 && areMarks && mayBeOffice(text) && !isOfOther ? [column] : [];
  });
  const words = columns.map((column) => head.cells[column]?.text ?? '');
  const ticks = rows
    .filter((row) => ownCells(row).length > 1)
    .map(({ cells }) => columns.filter((column) => MARK.test(cells[column]?.text ?? '')).length);
  const areOffices = words.some(words.length === 1 ? isPost : isOffice);
  const areNames = words.length > 1 && words.every(mayBeName) && ticks.length > 1 && !ticks.includes(0);
  const isOneEach = ticks.filter((count) => count === 1).length * 2 > ticks.length;
  return (areOffices && ticks.some((count) => count > 0)) || (areNames && isOneEach) ? columns : [];
}

/** A month or a word that heads some other column is no name of a person; nor is what parts the matters of a board. */
const mayBeName = (words: string): boolean =>
  /^\p{Lu}[\p{Ll}’'-]+(?: \p{Lu}[\p{L}’'.-]*)?$/u.test(words) &&
  firstDate(words) === null &&
  !NO_NAME.test(words) &&
  kindNamed(words, ACTION_COLUMNS) === null;

const NO_NAME =
  /^(?:spring|summer|autumn|winter|north|south|east|west|central|finance|people|estates?|quality|safety|cost|time|legal|capital|revenue|internal|external|local|national|minor|major|critical|essential|desirable|optional)\b/i;

/** Below "Notes" and the like nothing may stand. */
const headsOther = (words: string): boolean =>
  (kindNamed(words, ACTION_COLUMNS)?.kind ?? 'owner') !== 'owner';

const isOffice = (words: string): boolean => isOwner(words) || isPost(words) || isNamed(words);

const NO_OFFICE = /^(?:yes|no|high|med(?:ium)?|low|short|long|new|old|urgent|routine)$/i;

/** "Done" and "RAG" may stand over ticks too. */
const mayBeOffice = (words: string): boolean =>
  isOwnerWords(words) && !NO_OFFICE.test(words) && [...STANDING].every((kind) => named(kind, words) === 0);

function ownersInOne(row: GridRow, head: GridRow, columns: readonly number[]): GridRow {
  const ticked = columns.filter((column) => MARK.test(row.cells[column]?.text ?? ''));
  const names = row === head ? ['Owner'] : ticked.map((column) => head.cells[column]?.text ?? '');
  const said = cellSaying(names, series(names));
  const cells = row.cells.map((cell, column) =>
    column === columns[0] ? said : columns.includes(column) ? BLANK : cell,
  );
  return { ...row, cells };
}
