import { type CalendarDate, calendarDateSchema } from '../../../calendar/days.ts';
import { series } from '../../../words/english.ts';
import type { Difference, Unread } from '../../findings.ts';
import { asksForSomething } from '../bullets.ts';
import { allDates, isDayAlone } from '../dates.ts';
import { LONGEST_ROW } from '../lines.ts';
import { isPost, isPostInSmall } from '../owners.ts';
import type { MeetingDates } from '../when-said.ts';
import type { ActionColumn } from './action-columns.ts';
import type { Group } from './action-fields.ts';
import { hasAsk, TELLING } from './action-kinds.ts';
import { type ActionRow, actionsIn } from './action-rows.ts';
import type { Section } from './action-sections.ts';
import { isOwned } from './action-text.ts';
import { OF_ACTIONS, type Title } from './action-titles.ts';
import { type CellRead, type GridRow, ownCells, wordsOfRow } from './cells.ts';
import type { Column } from './columns.ts';
import type { Key } from './keys.ts';
import { isOwnerWords, ownerLabelled } from './owners-said.ts';
import { leadsToName } from './points-in-cell.ts';
import { statusInWords, statusOfTitle } from './status-said.ts';
import type { TableRead } from './table-read.ts';

/** What stands over the table, and what the document says of its meeting and its colours. */
type About = { title: Title; meeting: MeetingDates; key: Key };

type RowsRead = Pick<TableRead, 'rows' | 'unread' | 'differences' | 'nil' | 'hasStatus'>;

type Reading = {
  rows: ActionRow[];
  unread: Unread[];
  differences: Difference[];
  nil: boolean;
  /** Whether each row so far stands in a group that says how its rows stand. */
  hasStatus: boolean;
};

const NIL =
  /^(?:there (?:are|were) )?(?:currently )?no (?:other |outstanding |open |new |further |live )*(?:actions?|items?|matters?)\b.{0,60}$|^(?:none|nil)(?: (?:outstanding|at present|to report))?\.?$/i;

/** Beside the minutes of an item that asks for nothing. */
const NO_NEED =
  /^(?:no (?:further )?actions?(?: required| needed| arising)?|n\/a|none|nil|noted|[-–—]+)\.?$/i;

const TOO_LONG = 'this row of a table of actions is longer than any action that a board asks for';

const NO_ACTION = 'this row of a table of actions has no action in it';

/** The rows below the headings: actions, rows across that speak for those below them, and what only goes on with a row. */
export function rowsOf(
  above: readonly GridRow[],
  sections: readonly Section[],
  { title, meeting, key }: About,
): RowsRead {
  const read: Reading = { rows: [], unread: [], differences: [], nil: false, hasStatus: true };
  let group = title.group;
  for (const row of above) {
    const text = wordsOfRow(row);
    if (ownCells(row).length === 1) group = readAcross(row, text, group, [], read);
    else if (hasAsk(row) && !isOfGroups(row))
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
      else readRow(row, { columns, group, meeting, key, otherwise: title.otherwise }, read);
      if (across === null && group.owner !== null) group = groupBehind(row, before, group, read);
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

/** Whether a row above the headings parts these into groups of columns: "Follow-up" over three of them, "Decision" over two. */
const isOfGroups = (row: GridRow): boolean =>
  ownCells(row).every(({ text, across }) => across > 1 && text.split(' ').length <= 3);

/** Of a row that may begin or end elsewhere all is in doubt: each action read from it, or else its words, and what it went on with. */
function tellOfCut(row: GridRow, before: number, read: Reading): void {
  const why = `it is not certain where its row begins and ends, which was taken to be “${wordsOfRow(row)}”`;
  const detailOf = (text: string): string =>
    `the text, the owner, the due date and the status of “${text}”: ${why}`;
  const own = read.rows.slice(before);
  if (own.length === 0) read.differences.push({ kind: 'text', detail: detailOf(wordsOfRow(row)) });
  own.forEach((action, index) => {
    const doubt: Difference = { kind: 'text', detail: detailOf(action.text) };
    read.rows[before + index] = { ...action, doubts: [...action.doubts, doubt] };
  });
}

/** The words of a row across, and whether they may as well be an action that lacks everything else. */
type Across = { text: string; mayBeAction: boolean };

/** What a row says that only speaks for those below it: one cell across the table, or words alone where no action stands. */
function acrossIn(row: GridRow, columns: readonly Column<ActionColumn>[]): Across | null {
  const [only, ...others] = ownCells(row);
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
    isDayAlone(text) ||
    /^(?:new |agreed )?actions? (?:from|arising|held|agreed|of)\b/i.test(text);
  if (kind !== 'action') {
    return /[a-z]{3}/i.test(text) && (titled || only.bold || at === 0) && text.length <= 120 ? across : null;
  }
  if (asksAcross(text) || isOwned(text)) return null;
  if (titled || (only.bold && text.length <= 60)) return across;
  return text.split(' ').length <= 3 && !NIL.test(text) && !/\.$/.test(text)
    ? { text, mayBeAction: true }
    : null;
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
  if (text.length > 120 || asksAcross(text) || asksBehindName(text)) {
    read.unread.push({
      line: row.at.line,
      text,
      why: 'this stands across the table of actions, and is neither a row nor a title of rows',
    });
    return group;
  }
  if (/^key\b/i.test(text)) return group;
  const labelled = ownerLabelled(text);
  if (labelled !== null) return { ...group, section: null, owner: labelled };
  const status = statusOfTitle(text);
  const raised = raisedIn(text);
  const hasOwner = columns.some(({ kind }) => kind === 'owner');
  const mayBeOwner = !hasOwner && status === null && raised === null && !OF_ACTIONS.test(text);
  const name = text.replace(/\s?:$/, '');
  const owner = mayBeOwner && (isOwnerWords(name) || isPostInSmall(name)) ? name : null;
  const keeps = status === null && (isDayAlone(text) || owner !== null);
  return {
    section: owner === null && status === null && raised === null ? text : null,
    status: keeps ? group.status : status,
    owner,
    raised,
  };
}

/**
 * Of rows that stand below whose they are, the next one's name may hang on the row above it, where no rule parts them: "… end
 * before 2028 Head of Estates". It is taken off, and told.
 */
function groupBehind({ at }: GridRow, before: number, group: Group, read: Reading): Group {
  const last = read.rows.at(-1);
  const words = last?.text.split(' ') ?? [];
  const from = words.findIndex((_, index) => isNameBehind(words, index));
  if (last === undefined || read.rows.length === before || from === -1) return group;
  const [text, owner] = [words.slice(0, from).join(' '), words.slice(from).join(' ')];
  const detail = `the text of “${text}”: “${owner}” stood behind it, and was taken for whose the rows below line ${at.line} are`;
  replaceLast({ ...last, text, doubts: [...last.doubts, { kind: 'text', detail }] }, read);
  return { ...group, section: null, owner };
}

function isNameBehind(words: readonly string[], at: number): boolean {
  const [before = '', name] = [words[at - 1], words.slice(at).join(' ')];
  const isParted = at > 2 && /^[\p{Ll}\d]/u.test(before) && !leadsToName(before);
  return isParted && isPost(name) && allDates(name).length === 0;
}

/** "Complete" over rows says how they stand; "Complete them by June" asks for something. */
const asksAcross = (text: string): boolean =>
  asksForSomething(text) && (statusOfTitle(text) !== 'discharged' || /\bby\b|:\s?\S/i.test(text));

/** "Treasurer Send the report" is a row whose cells stand too near to be told apart. */
const asksBehindName = (text: string): boolean =>
  [1, 2, 3].some((count) => {
    const words = text.split(' ');
    // "Completed since last report" ends in a word that may be a verb, and asks for nothing.
    if (words.length < count + 2) return false;
    return isOwnerWords(words.slice(0, count).join(' ')) && asksForSomething(words.slice(count).join(' '));
  });

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
    read.unread.push({ line: row.at.line, text: wordsOfRow(row).slice(0, LONGEST_ROW), why: TOO_LONG });
    return;
  }
  const { columns } = about;
  const cellsOf = (kind: ActionColumn): CellRead[] =>
    row.cells.filter((_, column) => columns[column]?.kind === kind);
  const action = cellsOf('action');
  const said = action.map(({ text, struck }) => text || struck).join(' ');
  const saysNothing = [...action, ...cellsOf('reference')];
  const own = ownCells(row);
  const last = read.rows.at(-1);
  const goesOn = own.every((cell) => action.includes(cell)) && /^[a-z(]/.test(said) && last !== undefined;
  if (action.some(({ isFromAbove, text }) => isFromAbove && text !== '')) {
    if (last !== undefined && own.length > 0)
      tellOfLast(
        'owner',
        `a second row of it, which may give another owner or due date, says “${wordsOfRow(row)}”`,
        read,
      );
  } else if (goesOn) {
    replaceLast({ ...last, text: `${last.text} ${said}` }, read);
  } else if (
    said === '' &&
    own.every((cell) => [...cellsOf('update'), ...cellsOf('outcome')].includes(cell)) &&
    last !== undefined
  ) {
    addUpdate(wordsOfRow(row), read);
  } else if (NIL.test(said) && own.every((cell) => saysNothing.includes(cell) || NO_NEED.test(cell.text))) {
    read.nil = true;
  } else if (NO_NEED.test(said)) {
    return;
  } else if (said === '') {
    // Beside an item of the minutes that asks for nothing, nobody is named and no day.
    const telling = row.cells.filter((_, column) => TELLING.has(columns[column]?.kind ?? 'topic'));
    if (telling.some(({ text }) => text !== ''))
      read.unread.push({ line: row.at.line, text: wordsOfRow(row), why: NO_ACTION });
  } else {
    read.rows.push(...actionsIn(row, about));
    if (about.group.status === null) read.hasStatus = false;
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
