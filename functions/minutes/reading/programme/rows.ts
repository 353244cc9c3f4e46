import { LONGEST_ROW, type Placed } from '../lines.ts';
import { isHalfAnOwner, isOwner } from '../owners.ts';
import {
  isBlank,
  isColumnHeading,
  isHalf,
  isLead,
  isReason,
  itemOfRun,
  REASON_TAIL,
  type Role,
} from './columns.ts';
import { withHalvesJoined } from './halves.ts';

/** A line of a programme's table: its cells by their columns, or, where it has none, its words alone. */
export type Strip = {
  line: number;
  words: string;
  cells: readonly string[] | null;
  roles: readonly Role[];
  bullet: boolean;
  /** How its cells are known: a row of a true table is whole. */
  by: 'table' | 'tabs' | 'place' | 'words';
  /** A blank line stands above it. */
  apart: boolean;
  /** A line is drawn above it; null where the page draws none between rows. */
  ruled: boolean | null;
  /** Where its cells stand, each in its column, where that is known. */
  placed: readonly (Placed[number] | null)[];
  /** Where the column after each begins. */
  edges: readonly number[];
};

/** What a row of the programme says; a column that is blank, or missing, is empty. */
export type Row = { line: number; words: string } & Fields & {
    /** Why it could not be read, where it could not. */
    doubt: string | null;
  };

/** A row as its lines are put together. */
export type Draft = {
  row: Row;
  last: Strip;
  /** How many of the columns, from the left, it has so far. */
  filled: number;
  /** The column that was written last. */
  latest: keyof Fields;
  /** Its title runs over more than one line. */
  wraps: boolean;
  /** A blank line stands above its first. */
  apart: boolean;
  /** Its cells run together on one line. */
  run: boolean;
  /** The rows about it tell which cell is which, whatever they say. */
  told: boolean;
};

/** Puts lines together into rows: what wraps goes on with the row that it belongs to. */
export function rowsFrom(strips: readonly Strip[]): Row[] {
  const begun: Draft[] = [];
  const spaced = areSpaced(strips);
  for (const strip of strips) {
    const last = begun.at(-1);
    const merged = last !== undefined && ((spaced && addWrapped(last, strip)) || mergedInto(last, strip));
    if (!merged) begun.push(draftOf(strip));
  }
  const drafts = withHalvesJoined(begun.map(withRunApart));
  if (drafts.some(standsHigh)) return strips.map((strip) => ({ ...draftOf(strip).row, doubt: NO_ROWS }));
  const disordered = drafts.some((draft) => draft.last.by === 'words' && doubtOf(draft) === OUT_OF_ORDER);
  return drafts.map((draft) => ({
    ...draft.row,
    doubt: disordered && draft.last.by === 'words' ? OUT_OF_ORDER : doubtOf(draft),
  }));
}

/** Whether a blank line stands above every cell, so that a line without one goes on with its cell. */
function areSpaced(strips: readonly Strip[]): boolean {
  const reasons = strips.filter(({ by, words }) => by === 'words' && isReason(words));
  return reasons.length > 1 && reasons.every(({ apart }) => apart);
}

function addWrapped(draft: Draft, { by, words, apart, bullet }: Strip): boolean {
  const { latest, row } = draft;
  const goesOn =
    latest === 'title' ? !isReason(words) : latest === 'reason' && isReason(`${row.reason} ${words}`);
  if (by !== 'words' || apart || bullet || !goesOn || row.words.length > LONGEST_ROW) return false;
  add(draft, latest, words);
  row.words = `${row.words} ${words}`;
  return true;
}

/** A row whose lines make an item's cells together, and not one by one; a cell that says nothing is empty. */
function withRunApart(draft: Draft): Draft {
  const { row, last } = draft;
  const run = last.by === 'words' && row.reason === '' ? itemOfRun(`${row.title} ${row.lead}`.trim()) : null;
  const { title, reason, lead } = run !== null && (row.lead === '' || run.lead === row.lead) ? run : row;
  const said = (cell: string): string => (isBlank(cell) ? '' : cell);
  return { ...draft, row: { ...row, title, reason: said(reason), lead: said(lead) } };
}

/** A row whose reason stands higher than its title is of a table whose rows cannot be told: its cells are centred. */
const standsHigh = ({ row, last }: Draft): boolean =>
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

function doubtOf({ row: { title, reason, lead, doubt }, last: { by }, told }: Draft): string | null {
  if (doubt !== null || told) return doubt;
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

function draftOf(strip: Strip): Draft {
  const { line, words, cells, roles, apart } = strip;
  const begun = { wraps: false, apart, run: false, told: false };
  const none = { line, words, meeting: '', title: '', reason: '', lead: '', doubt: null };
  if (cells !== null) {
    return {
      row: { ...none, ...fieldsOf(cells, roles) },
      last: strip,
      filled: cells.length,
      latest: lastFilled(cells, roles),
      ...begun,
    };
  }
  const run = itemOfRun(words) ?? itemOfDashes(words) ?? itemOfBrackets(words);
  if (run !== null)
    return {
      row: { ...none, ...run },
      last: strip,
      filled: roles.length,
      latest: 'lead',
      ...begun,
      run: true,
    };
  return { row: { ...none, title: words }, last: strip, filled: 1, latest: 'title', ...begun };
}

type Fields = Record<'meeting' | 'title' | 'reason' | 'lead', string>;

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

function lastFilled(cells: readonly string[], roles: readonly Role[]): Draft['latest'] {
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
export function listedItems(strips: readonly Strip[]): Row[] {
  const rows: Row[] = [];
  let before = '';
  let doubt: string | null = null;
  for (const { line, words, cells, by, roles, bullet, apart } of strips) {
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
function mergedInto(draft: Draft, strip: Strip): boolean {
  if (draft.row.words.length > LONGEST_ROW) return false;
  if (strip.cells === null) return strip.by === 'words' && addWords(draft, strip);
  const fields = fieldsOf(strip.cells, strip.roles);
  if (flowsOn(draft, strip)) {
    addFlowing(draft, strip.cells, strip.roles);
  } else if (goesOn(draft, strip, fields)) {
    for (const role of ['meeting', 'title', 'reason', 'lead'] as const) add(draft, role, fields[role]);
    draft.filled = Math.max(draft.filled, strip.cells.length);
  } else {
    return false;
  }
  draft.row.words = `${draft.row.words} ${strip.words}`;
  draft.last = strip;
  return true;
}

function add(draft: Draft, role: Draft['latest'], words: string): void {
  if (words === '') return;
  if (role === 'title') draft.wraps = true;
  const before = draft.row[role];
  const close = /\S\/$/.test(before) || /^[/,)]/.test(words) || (/\w-$/.test(before) && /^[a-z]/.test(words));
  draft.row[role] = before === '' ? words : `${before}${close ? '' : ' '}${words}`;
  draft.latest = role;
}

/** A cell broken over lines breaks its row with it: "Update\tRequested by the" and "Panel\tPCC". */
function flowsOn(draft: Draft, { by, cells, bullet, roles }: Strip): boolean {
  const [first = '', second = ''] = cells ?? [];
  if (by !== 'tabs' || cells === null || bullet || draft.last.by === 'table' || draft.filled >= roles.length)
    return false;
  if (draft.filled + cells.length - 1 > roles.length) return false;
  if (first === '')
    return !startsLow(second) && draft.filled + cells.length - 1 === roles.length && isLead(second);
  const latest = draft.row[draft.latest];
  const inTitle = draft.latest === 'title';
  return (
    startsLow(first) ||
    (inTitle ? isHalfTitle(latest) : isHalf(latest)) ||
    (inTitle ? TITLE_TAIL.test(first) : isReason(first) || REASON_TAIL.test(first))
  );
}

function addFlowing(draft: Draft, cells: readonly string[], roles: readonly Role[]): void {
  const from = draft.filled - 1;
  cells.forEach((cell, index) => {
    const role = roles[from + index] ?? 'other';
    if (role !== 'other') add(draft, role, cell);
  });
  draft.filled += cells.length - 1;
}

/** "2023" below "17 October", "at 10am" below "17 October 2023". */
const RESTS_OF_DATE = /^(?:(?:[A-Z][a-z]+ )?20\d\d|\(.*|(?:at )?\d[\d.:]*\s?[ap]m)$/;

/** Whether the cells of a line go on, each in its column, with those of the row before it. */
function goesOn({ row, last }: Draft, strip: Strip, fields: Fields): boolean {
  const { title, reason, lead, meeting } = fields;
  const anew =
    reason !== '' &&
    row.reason !== '' &&
    isReason(reason) &&
    !REASON_TAIL.test(reason) &&
    isReason(row.reason) &&
    !isHalf(row.reason);
  if (meeting !== '' && strip.ruled !== false && !RESTS_OF_DATE.test(meeting)) return false;
  if (strip.ruled !== null) return !strip.ruled || startsLow(title);
  if (title === '')
    return (
      !anew && !(reason !== '' && lead !== '' && row.lead !== '') && !(strip.by === 'table' && meeting !== '')
    );
  if (strip.by === 'table') return startsLow(title) && reason === '' && lead === '' && meeting === '';
  if (startsLow(title)) return true;
  if (isHalfTitle(row.title) || startsLow(reason)) return true;
  if (reason !== '' && isHalf(row.reason) && (lead === '' || !isReason(reason))) return true;
  if (reason === '' && lead === '' && TITLE_TAIL.test(title) && !strip.apart) return true;
  return lead === '' && meeting === '' && !strip.apart && !anew && wouldNotFit(last, strip);
}

/** Each cell begins with a word for which the line above had no room left in its column. */
function wouldNotFit(above: Strip, below: Strip): boolean {
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
function addWords(draft: Draft, { words, bullet, line }: Strip): boolean {
  if (bullet || line === draft.row.line) return false;
  const run = runBeside(draft.row, words);
  const role = run === null ? roleOfWords(draft, words) : 'lead';
  if (role === null) return false;
  if (run !== null) add(draft, 'reason', run.reason);
  add(draft, role, run?.lead ?? words);
  draft.row.words = `${draft.row.words} ${words}`;
  draft.filled = Math.max(draft.filled, { meeting: 1, title: 1, reason: 2, lead: 3 }[role]);
  return true;
}

/** A title's reason and lead run together on the line below it: "Statutory Requirement Panel Officers". */
function runBeside({ title, reason, lead }: Row, words: string): { reason: string; lead: string } | null {
  const run = reason === '' && lead === '' && !isReason(words) ? itemOfRun(`${title} ${words}`) : null;
  return run?.title === title && run.lead !== '' ? run : null;
}

function roleOfWords({ row, latest, last }: Draft, words: string): Draft['latest'] | null {
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
