import { LONGEST_ROW } from '../lines.ts';
import { isHalfAnOwner, isOwner } from '../owners.ts';
import { isBlank, isColumnHeading, isHalf, isLead, isReason, itemOfRun, REASON_TAIL } from './columns.ts';
import type { Role } from './meanings.ts';
import type { Fields, Row, RowInProgress, TableLine } from './row.ts';
import { withSplitRowsJoined } from './split-rows.ts';
import { withBracket } from './stacked.ts';

/** Puts lines together into rows: what wraps goes on with the row that it belongs to. */
export function rowsFrom(tableLines: readonly TableLine[]): Row[] {
  const begun: RowInProgress[] = [];
  const spaced = areSpaced(tableLines);
  for (const tableLine of tableLines) {
    const last = begun.at(-1);
    const merged =
      last !== undefined && ((spaced && addWrapped(last, tableLine)) || mergeInto(last, tableLine));
    if (!merged) begun.push(beginRow(tableLine));
  }
  const rows = withDashLeads(withSplitRowsJoined(begun.map(withRunApart)));
  if (rows.some(standsHigh))
    return tableLines.map((tableLine) => ({ ...beginRow(tableLine).row, doubt: NO_ROWS }));
  const disordered = rows.some(
    (inProgress) => inProgress.last.by === 'words' && doubtOf(inProgress) === OUT_OF_ORDER,
  );
  return rows.map((inProgress) => ({
    ...inProgress.row,
    doubt: disordered && inProgress.last.by === 'words' ? OUT_OF_ORDER : doubtOf(inProgress),
  }));
}

/** Whether a blank line stands above every cell, so that a line without one goes on with its cell. */
function areSpaced(tableLines: readonly TableLine[]): boolean {
  const reasons = tableLines.filter(({ by, words }) => by === 'words' && isReason(words));
  return reasons.length > 1 && reasons.every(({ apart }) => apart);
}

function addWrapped(inProgress: RowInProgress, { by, words, apart, bullet }: TableLine): boolean {
  const { latest, row } = inProgress;
  const goesOn =
    latest === 'title' ? !isReason(words) : latest === 'reason' && isReason(`${row.reason} ${words}`);
  if (by !== 'words' || apart || bullet || !goesOn || row.words.length > LONGEST_ROW) return false;
  add(inProgress, latest, words);
  row.words = `${row.words} ${words}`;
  return true;
}

/** A row whose lines make an item's cells together, and not one by one; a cell that says nothing is empty. */
function withRunApart(inProgress: RowInProgress): RowInProgress {
  const { row, last } = inProgress;
  const run = last.by === 'words' && row.reason === '' ? itemOfRun(`${row.title} ${row.lead}`.trim()) : null;
  const said = run !== null && (row.lead === '' || run.lead === row.lead) ? run : row;
  const named = last.by === 'words' && said.lead === '' ? withBracket(said, true) : said;
  const { title, reason, lead } = named;
  const unlessBlank = (cell: string): string => (isBlank(cell) ? '' : cell);
  return {
    ...inProgress,
    decidedByNeighbours: inProgress.decidedByNeighbours || lead !== said.lead,
    row: { ...row, title, reason: unlessBlank(reason), lead: unlessBlank(lead) },
  };
}

const DASH_LEAD = /^(.{3,300}\S)\s[–—-]\s(\S.{0,79})$/;

/** "Rural crime – OPCC": an office at the end of half of a list's items, at the least, is the lead of each that has one. */
function withDashLeads(rows: RowInProgress[]): RowInProgress[] {
  const bare = rows.filter(({ row, last }) => last.by === 'words' && row.reason === '' && row.lead === '');
  const named = bare.filter(({ row }) => isLead(DASH_LEAD.exec(row.title)?.[2] ?? ''));
  if (named.length < 2 || named.length * 2 < bare.length) return rows;
  return rows.map((inProgress) => {
    const [, title = '', lead = ''] = named.includes(inProgress)
      ? (DASH_LEAD.exec(inProgress.row.title) ?? [])
      : [];
    return title === ''
      ? inProgress
      : { ...inProgress, decidedByNeighbours: true, row: { ...inProgress.row, title, lead } };
  });
}

/** A row whose reason stands higher than its title is of a table whose rows cannot be told: its cells are centred. */
const standsHigh = ({ row, last }: RowInProgress): boolean =>
  last.by === 'place' && last.ruled === null && row.title === '' && row.meeting === '';

const NO_ROWS =
  'the cells of this table stand at different heights, and which of them make a row could not be told: read the Word file it was made from';
const NO_TITLE = 'this row of the programme has no item in it';
const OUT_OF_ORDER =
  'this stands apart from the item that it belongs to: this file has lost the order of the table, so read the Word or PDF file it was made from';
const RUN_TOGETHER =
  'its item and its reason run together here, and where one ends could not be told: read the Word file it was made from';
/** A reason within an item's words, from its capital on. */
const RUN_IN = /\S (?:Statutory [Rr]equirement|(?:Requested|Offered) by)\b/;
const IS_PROSE = 'this stands among the programme’s items, and reads as a sentence and not as an item';
const PROSE = /^(?=.{60,})(?:\S+\s){9,}\S+[.:]$/s;

function doubtOf({
  row: { title, reason, lead, doubt },
  last: { by },
  decidedByNeighbours,
}: RowInProgress): string | null {
  if (doubt !== null || decidedByNeighbours) return doubt;
  if (title === '') return NO_TITLE;
  if (reason === '' && RUN_IN.test(title)) return RUN_TOGETHER;
  if (isStray(title) && reason === '' && lead === '') return OUT_OF_ORDER;
  const fits = (reason === '' || isReason(reason)) && (lead === '' || isLead(lead));
  if (by === 'words' && (!fits || isStray(title))) return OUT_OF_ORDER;
  return reason === '' && lead === '' && PROSE.test(title) ? IS_PROSE : null;
}

/** A reason or a column's heading where an item should be. */
const isStray = (title: string): boolean =>
  isReason(title) || REASON_TAIL.test(title) || isColumnHeading(title);

function beginRow(tableLine: TableLine): RowInProgress {
  const { line, words, cells, roles, apart } = tableLine;
  const begun = { wraps: false, apart, run: false, decidedByNeighbours: false };
  const none = { line, words, meeting: '', title: '', reason: '', lead: '', doubt: null };
  if (cells !== null) {
    return {
      row: { ...none, ...fieldsOf(cells, roles) },
      last: tableLine,
      filled: cells.length,
      latest: latestOf(cells, roles),
      ...begun,
    };
  }
  const run = itemOfRun(words) ?? itemOfDashes(words) ?? itemOfBrackets(words);
  if (run !== null)
    return {
      row: { ...none, ...run },
      last: tableLine,
      filled: roles.length,
      latest: 'lead',
      ...begun,
      run: true,
    };
  return { row: { ...none, title: words }, last: tableLine, filled: 1, latest: 'title', ...begun };
}

/** Cells by their columns. A row that is short of cells has lost blank ones: what the others say tells which. */
function fieldsOf(cells: readonly string[], roles: readonly Role[]): Fields {
  const fields: Fields = { meeting: '', title: '', reason: '', lead: '' };
  cells.forEach((cell, index) => {
    const role = roles[index] ?? 'other';
    if (role !== 'other') fields[role] = fields[role] === '' ? cell : `${fields[role]} ${cell}`;
  });
  const { title, reason, lead } = fields;
  const misplaced =
    title !== '' && cells.length < roles.length && lead === '' && isLead(reason) && !isReason(reason);
  return misplaced ? { ...fields, reason: '', lead: reason } : fields;
}

function latestOf(cells: readonly string[], roles: readonly Role[]): RowInProgress['latest'] {
  const role = roles[cells.findLastIndex((cell) => cell !== '')];
  return role === undefined || role === 'other' ? 'title' : role;
}

/** "PCC's annual report – Statutory Requirement – PCC". */
function itemOfDashes(words: string): { title: string; reason: string; lead: string } | null {
  const parts = words.length > 400 ? [] : words.split(/\s[–—|-]\s/);
  if (parts.length < 2) return null;
  const lead = parts.length > 2 && isLead(parts.at(-1) ?? '') ? (parts.at(-1) ?? '') : '';
  const rest = lead === '' ? parts : parts.slice(0, -1);
  const reason = rest.at(-1) ?? '';
  if (!isReason(reason) || !/requirement|request|offer|statutory/i.test(reason)) return null;
  return {
    title: words.slice(0, words.lastIndexOf(reason, words.length - lead.length)).replace(/[\s–—|-]+$/, ''),
    reason,
    lead,
  };
}

/** "PCC's annual report (Statutory Requirement) – PCC". */
function itemOfBrackets(words: string): { title: string; reason: string; lead: string } | null {
  const [, title = '', reason = '', lead = ''] =
    words.length > 400 ? [] : (/^(.*\S) \(([^()]{5,100})\)(?:\s?[–—:-]?\s?(\S.*))?$/.exec(words) ?? []);
  return title !== '' && isReason(reason) && (lead === '' || isLead(lead)) ? { title, reason, lead } : null;
}

const startsLow = (text: string): boolean => /^(?:[a-z][a-z ]|a |[(&/,)–—])/.test(text);
const isHalfTitle = (text: string): boolean =>
  isHalf(text) || /\b(?:Annual|Draft|Proposed|Quarterly|Interim)$/.test(text);
const TITLE_TAIL =
  /^(?:update|review|reports?|inquiry|enquiry|progress|statement|proposals?|recommendations|outcomes?|results|strategy|presentation|responses?|survey|refresh|briefing)(?: \(?[\d/–-]+\)?)?$|^\(?20\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?\)?$/i;
const LEAD_TAIL =
  /^(?:Officers?|Constable|Executive|Commissioner|Members|Chair(?:man)?|Office|Services|Police|Crime Commissioner|Team)$/;

const lengthOf = (cells: readonly string[]): number => cells.filter((cell) => cell !== '').length;

/** The items of a list, one to a line, or to a row of a table. A line filled to the margin goes on. */
export function listedItems(tableLines: readonly TableLine[]): Row[] {
  const rows: Row[] = [];
  let before = '';
  let doubt: string | null = null;
  for (const { line, words, cells, by, roles, bullet, apart } of tableLines) {
    const inRow = cells !== null && (by === 'table' || (by === 'tabs' && lengthOf(cells) > 1));
    const title = inRow ? fieldsOf(cells, roles).title || words : words;
    const last = rows.at(-1);
    if (last === undefined && words.endsWith(':')) continue;
    const goesOn =
      by !== 'table' &&
      !bullet &&
      (startsLow(title) || isHalfTitle(before) || (!apart && before.length >= 60));
    if (last !== undefined && goesOn && last.title.length <= LONGEST_ROW) {
      last.title = `${last.title} ${title}`;
      last.words = `${last.words} ${title}`;
    } else {
      if (by !== 'table' && isStray(title)) doubt = OUT_OF_ORDER;
      rows.push({ line, words: title, meeting: '', title, reason: '', lead: '', doubt });
    }
    before = title;
  }
  return rows;
}

/** Adds a line to the row before it, if it goes on there. */
function mergeInto(inProgress: RowInProgress, tableLine: TableLine): boolean {
  if (inProgress.row.words.length > LONGEST_ROW) return false;
  if (tableLine.cells === null) return tableLine.by === 'words' && addWords(inProgress, tableLine);
  const fields = fieldsOf(tableLine.cells, tableLine.roles);
  if (flowsOn(inProgress, tableLine)) {
    addFlowing(inProgress, tableLine.cells, tableLine.roles);
  } else if (goesOn(inProgress, tableLine, fields)) {
    for (const role of ['meeting', 'title', 'reason', 'lead'] as const) add(inProgress, role, fields[role]);
    inProgress.filled = Math.max(inProgress.filled, tableLine.cells.length);
  } else {
    return false;
  }
  inProgress.row.words = `${inProgress.row.words} ${tableLine.words}`;
  inProgress.last = tableLine;
  return true;
}

function add(inProgress: RowInProgress, role: RowInProgress['latest'], words: string): void {
  if (words === '') return;
  if (role === 'title') inProgress.wraps = true;
  const before = inProgress.row[role];
  const close = /\S\/$/.test(before) || /^[/,)]/.test(words) || (/\w-$/.test(before) && /^[a-z]/.test(words));
  inProgress.row[role] = before === '' ? words : `${before}${close ? '' : ' '}${words}`;
  inProgress.latest = role;
}

/** A cell broken over lines breaks its row with it: "Update\tRequested by the" and "Panel\tPCC". */
function flowsOn(inProgress: RowInProgress, { by, cells, bullet, roles }: TableLine): boolean {
  const [first = '', second = ''] = cells ?? [];
  if (
    by !== 'tabs' ||
    cells === null ||
    bullet ||
    inProgress.last.by === 'table' ||
    inProgress.filled >= roles.length
  )
    return false;
  if (inProgress.filled + cells.length - 1 > roles.length) return false;
  if (first === '')
    return !startsLow(second) && inProgress.filled + cells.length - 1 === roles.length && isLead(second);
  const latest = inProgress.row[inProgress.latest];
  const inTitle = inProgress.latest === 'title';
  return (
    startsLow(first) ||
    (inTitle ? isHalfTitle(latest) : isHalf(latest)) ||
    (inTitle ? TITLE_TAIL.test(first) : isReason(first) || REASON_TAIL.test(first))
  );
}

function addFlowing(inProgress: RowInProgress, cells: readonly string[], roles: readonly Role[]): void {
  const from = inProgress.filled - 1;
  cells.forEach((cell, index) => {
    const role = roles[from + index] ?? 'other';
    if (role !== 'other') add(inProgress, role, cell);
  });
  inProgress.filled += cells.length - 1;
}

/** "2023" below "17 October", "at 10am" below "17 October 2023". */
const RESTS_OF_DATE = /^(?:(?:[A-Z][a-z]+ )?20\d\d|\(.*|(?:at )?\d[\d.:]*\s?[ap]m)$/;

/** Whether the cells of a line go on, each in its column, with those of the row before it. */
function goesOn({ row, last }: RowInProgress, tableLine: TableLine, fields: Fields): boolean {
  const { title, reason, lead, meeting } = fields;
  const anew =
    reason !== '' &&
    row.reason !== '' &&
    isReason(reason) &&
    !REASON_TAIL.test(reason) &&
    isReason(row.reason) &&
    !isHalf(row.reason);
  if (meeting !== '' && tableLine.ruled !== false && !RESTS_OF_DATE.test(meeting)) return false;
  if (tableLine.ruled !== null) return !tableLine.ruled || startsLow(title);
  if (title === '')
    return (
      !anew &&
      !(reason !== '' && lead !== '' && row.lead !== '') &&
      !(tableLine.by === 'table' && meeting !== '')
    );
  if (tableLine.by === 'table') return startsLow(title) && reason === '' && lead === '' && meeting === '';
  if (startsLow(title)) return true;
  if (isHalfTitle(row.title) || startsLow(reason)) return true;
  if (reason !== '' && isHalf(row.reason) && (lead === '' || !isReason(reason))) return true;
  if (reason === '' && lead === '' && TITLE_TAIL.test(title) && !tableLine.apart) return true;
  return lead === '' && meeting === '' && !tableLine.apart && !anew && wouldNotFit(last, tableLine);
}

/** Each cell begins with a word for which the line above had no room left in its column. */
function wouldNotFit(above: TableLine, below: TableLine): boolean {
  const places = below.placed.flatMap((place, column) => (place === null ? [] : [{ place, column }]));
  return (
    places.length > 0 &&
    places.every(({ place, column }) => {
      const over = above.placed[column] ?? null;
      const width = (place.to - place.from) / Math.max(1, place.text.length);
      const word = (place.text.split(' ')[0] ?? '').length + 2;
      return over !== null && over.to + word * width > (below.edges[column] ?? Number.POSITIVE_INFINITY);
    })
  );
}

/** Words without columns: a cell alone on its line, or what a row wraps to. */
function addWords(inProgress: RowInProgress, { words, bullet, line }: TableLine): boolean {
  if (bullet || line === inProgress.row.line) return false;
  const run = runBeside(inProgress.row, words);
  const role = run === null ? roleOfWords(inProgress, words) : 'lead';
  if (role === null) return false;
  if (run !== null) add(inProgress, 'reason', run.reason);
  add(inProgress, role, run?.lead ?? words);
  inProgress.row.words = `${inProgress.row.words} ${words}`;
  inProgress.filled = Math.max(inProgress.filled, { meeting: 1, title: 1, reason: 2, lead: 3 }[role]);
  return true;
}

/** A title's reason and lead run together on the line below it: "Statutory Requirement Panel Officers". */
function runBeside({ title, reason, lead }: Row, words: string): { reason: string; lead: string } | null {
  const run = reason === '' && lead === '' && !isReason(words) ? itemOfRun(`${title} ${words}`) : null;
  return run?.title === title && run.lead !== '' ? run : null;
}

function roleOfWords({ row, latest, last }: RowInProgress, words: string): RowInProgress['latest'] | null {
  const { title, reason, lead } = row;
  if (lead !== '') {
    if (
      LEAD_TAIL.test(words) ||
      isHalfAnOwner(lead) ||
      (/^(?:and\b|[&/,])/.test(words) && isLead(`${lead} ${words}`))
    ) {
      return 'lead';
    }
    if (isHalf(reason)) return 'reason';
    if (last.by === 'words' && latest === 'lead') return null;
    return startsLow(words) || isHalfTitle(title) || TITLE_TAIL.test(words) ? 'title' : null;
  }
  if (reason !== '') {
    if (isHalf(reason) || REASON_TAIL.test(words) || startsLow(words) || isReason(words)) return 'reason';
    return isLead(words) || isBlank(words) ? 'lead' : null;
  }
  if (isReason(words)) return 'reason';
  if (startsLow(words) || isHalfTitle(title) || TITLE_TAIL.test(words)) return 'title';
  return isOwner(words) || isBlank(words) ? (isBlank(words) ? 'reason' : 'lead') : null;
}
