import { LONGEST_ROW } from '../lines.ts';
import { isHalfAnOwner, isNamed, isOwner, isPost } from '../owners.ts';
import { isHalfTitle, LEAD_TAIL, RUN_TOGETHER, saysReasonWithin, startsLow, TITLE_TAIL } from './halves.ts';
import { fieldsLabelled, type Labelled } from './labelled.ts';
import { mayBeOffice, PAPER } from './offices.ts';
import { isColumnHeading } from './programme-columns.ts';
import { isBlank, isHalf, isLead, isReason, itemOfRun, REASON_TAIL } from './reasons-and-leads.ts';
import type { Fields, Row, RowInProgress, WordLine } from './row.ts';
import { withSplitRowsJoined } from './split-rows.ts';
import { withBracket } from './stacked.ts';

/**
 * Puts lines together into rows, whose cells stand one to a line or run together on one: what wraps goes on with the row that it
 * belongs to. `above` is the row of a table that ends on the line before the first.
 */
export function rowsFrom(lines: readonly WordLine[], above: Row | null = null): Row[] {
  const begun: RowInProgress[] = above === null ? [] : [wholeRow(above)];
  const spaced = areSpaced(lines);
  for (const line of lines) {
    const last = begun.at(-1);
    const labelled = labelledIn(line, begun);
    const merged =
      last !== undefined &&
      (labelled === null
        ? (spaced && addWrapped(last, line)) || addWords(last, line)
        : addLabelled(last, labelled, line));
    if (!merged) begun.push(labelled === null ? beginRow(line) : beginLabelled(line, labelled));
  }
  tellUnlabelled(begun);
  const rows = withDashLeads(withSplitRowsJoined(begun.map(withRunApart)));
  const disordered = rows.some((inProgress) => doubtOf(inProgress) === OUT_OF_ORDER);
  return rows.map((inProgress) => ({
    ...inProgress.row,
    doubt: disordered && !inProgress.isOfTable ? OUT_OF_ORDER : doubtOf(inProgress),
  }));
}

/** Whether a blank line stands above every cell, so that a line without one goes on with its cell. */
function areSpaced(lines: readonly WordLine[]): boolean {
  const reasons = lines.filter(({ words }) => isReason(words));
  return reasons.length > 1 && reasons.every(({ apart }) => apart);
}

function addWrapped(inProgress: RowInProgress, { words, apart, bullet }: WordLine): boolean {
  const { latest, row } = inProgress;
  const goesOn =
    latest === 'title' ? !isReason(words) : latest === 'reason' && isReason(`${row.reason} ${words}`);
  if (apart || bullet || !goesOn || row.words.length > LONGEST_ROW) return false;
  add(inProgress, latest, words);
  row.words = `${row.words} ${words}`;
  return true;
}

/** What a line says behind labels; one of no column only where others are: "Update: fares" may be an item. */
function labelledIn({ words }: WordLine, begun: readonly RowInProgress[]): Labelled | null {
  const labelled = fieldsLabelled(words);
  const isOther = labelled !== null && labelled.other !== null;
  return isOther && !begun.some(({ isLabelled }) => isLabelled) ? null : labelled;
}

/** "Reason: yearly" below its item, which says none yet. */
function addLabelled(
  inProgress: RowInProgress,
  { before, fields, other }: Labelled,
  { words }: WordLine,
): boolean {
  const { row, isOfTable } = inProgress;
  const isNew = before !== '' || isOfTable || fields.title !== undefined || other !== null;
  if (isNew || Object.keys(fields).some((field) => row[field as keyof Fields] !== '')) return false;
  add(inProgress, 'reason', fields.reason ?? '');
  add(inProgress, 'lead', fields.lead ?? '');
  Object.assign(inProgress, { isLabelled: true, decidedByNeighbours: true });
  row.words = `${row.words} ${words}`;
  return true;
}

/** A row that begins with a label, or has one in its first line. */
function beginLabelled(line: WordLine, { before, fields, other }: Labelled): RowInProgress {
  const title = before === '' ? (fields.title ?? '') : before;
  const isItem = title !== '' && other === null;
  const begun = beginRow({ ...line, words: isItem ? title : line.words });
  const { reason = begun.row.reason, lead = begun.row.lead } = isItem ? fields : {};
  const row = { ...begun.row, words: line.words, reason, lead };
  return {
    ...begun,
    row: isItem ? row : { ...row, doubt: other === null ? NO_TITLE : OF_NO_COLUMN },
    isLabelled: true,
    decidedByNeighbours: isItem,
  };
}

/** Below items with marks that say more of themselves behind labels, what has neither may go on with what is above it. */
function tellUnlabelled(begun: readonly RowInProgress[]): void {
  const labelled = begun.filter(({ isLabelled }) => isLabelled);
  if (labelled.length === 0 || !labelled.every(({ bullet }) => bullet)) return;
  for (const { row, bullet, isOfTable, isLabelled } of begun)
    if (!bullet && !isOfTable && !isLabelled) row.doubt ??= MAY_GO_ON;
}

/** A row whose lines make an item's cells together, and not one by one; a cell that says nothing is empty. */
function withRunApart(inProgress: RowInProgress): RowInProgress {
  const { row, isOfTable } = inProgress;
  if (isOfTable) return inProgress;
  const run = row.reason === '' ? itemOfRun(`${row.title} ${row.lead}`.trim()) : null;
  const said = run !== null && (row.lead === '' || run.lead === row.lead) ? run : row;
  const named = said.lead === '' ? withBracket(said, true) : said;
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
  const bare = rows.filter(({ row, isOfTable }) => !isOfTable && row.reason === '' && row.lead === '');
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

const NO_TITLE = 'this row of the programme has no item in it';
const OF_NO_COLUMN =
  'what this says of the item above it is neither its reason nor its lead, and is read as nothing of it';
const MAY_GO_ON =
  'this stands below an item without the mark that the others have: whether it goes on with it could not be told';
const OUT_OF_ORDER =
  'this stands apart from the item that it belongs to: this file has lost the order of the table, so read the Word or PDF file it was made from';
const IS_PROSE = 'this stands among the programme’s items, and reads as a sentence and not as an item';
const PROSE = /^(?=.{60,})(?:\S+\s){9,}\S+[.:]$/s;

function doubtOf({
  row: { title, reason, lead, doubt },
  isOfTable,
  decidedByNeighbours,
}: RowInProgress): string | null {
  if (doubt !== null || decidedByNeighbours || isOfTable) return doubt;
  if (title === '') return NO_TITLE;
  if (reason === '' && saysReasonWithin(title)) return RUN_TOGETHER;
  if (isStray(title) && reason === '' && lead === '') return OUT_OF_ORDER;
  const fits = (reason === '' || isReason(reason)) && (lead === '' || isLead(lead));
  if (!fits || isStray(title)) return OUT_OF_ORDER;
  return reason === '' && lead === '' && PROSE.test(title) ? IS_PROSE : null;
}

/** A reason or a column's heading where an item should be. */
const isStray = (title: string): boolean =>
  isReason(title) || REASON_TAIL.test(title) || isColumnHeading(title);

const wholeRow = (row: Row): RowInProgress => ({
  row,
  isOfTable: true,
  bullet: false,
  latest: row.lead !== '' ? 'lead' : row.reason !== '' ? 'reason' : 'title',
  wraps: false,
  apart: false,
  run: false,
  isLabelled: false,
  decidedByNeighbours: false,
});

function beginRow({ line, words, bullet, apart }: WordLine): RowInProgress {
  const run = itemOfRun(words) ?? itemOfDashes(words) ?? itemOfBrackets(words);
  const none = { line, words, title: words, reason: '', lead: '', doubt: null };
  return {
    row: { ...none, ...run },
    isOfTable: false,
    bullet,
    latest: run === null ? 'title' : 'lead',
    wraps: false,
    apart,
    run: run !== null,
    isLabelled: false,
    decidedByNeighbours: false,
  };
}

/** "PCC's annual report – Statutory Requirement – PCC", "… – Statutory Requirement (PCC)". */
function itemOfDashes(words: string): { title: string; reason: string; lead: string } | null {
  const { title: said, lead: named } = withBracket({ title: words, reason: 'none', lead: '' }, true);
  const parts = words.length > 400 ? [] : said.split(/\s[–—|-]\s/);
  const behind = named === '' && parts.length > 2 && isLead(parts.at(-1) ?? '') ? parts.pop() : undefined;
  const reason = parts.at(-1) ?? '';
  if (parts.length < 2 || !isReason(reason) || !/requirement|request|offer|statutory/i.test(reason))
    return null;
  const title = said.slice(0, said.lastIndexOf(reason, said.length - (behind?.length ?? 0)));
  return { title: title.replace(/[\s–—|-]+$/, ''), reason, lead: behind ?? named };
}

/** "PCC's annual report (Statutory Requirement) – PCC". */
function itemOfBrackets(words: string): { title: string; reason: string; lead: string } | null {
  const [, title = '', reason = '', lead = ''] =
    words.length > 400 ? [] : (/^(.*\S) \(([^()]{5,100})\)(?:\s?[–—:-]?\s?(\S.*))?$/.exec(words) ?? []);
  return title !== '' && isReason(reason) && (lead === '' || isLead(lead)) ? { title, reason, lead } : null;
}

/** The items of a list, one to a line. A line filled to the margin goes on. */
export function listedItems(lines: readonly WordLine[]): Row[] {
  const rows: Row[] = [];
  let before = '';
  let doubt: string | null = null;
  for (const { line, words, bullet, apart } of lines) {
    const last = rows.at(-1);
    if (last === undefined && words.endsWith(':')) continue;
    const goesOn = !bullet && (startsLow(words) || isHalfTitle(before) || (!apart && before.length >= 60));
    if (last !== undefined && goesOn && last.title.length <= LONGEST_ROW) {
      last.title = `${last.title} ${words}`;
      last.words = `${last.words} ${words}`;
    } else {
      if (isStray(words)) doubt = OUT_OF_ORDER;
      const own = doubt ?? (fieldsLabelled(words)?.before === '' ? OF_NO_COLUMN : null);
      rows.push({ line, words, title: words, reason: '', lead: '', doubt: own });
    }
    before = words;
  }
  return rows;
}

function add(inProgress: RowInProgress, role: RowInProgress['latest'], words: string): void {
  if (words === '') return;
  if (role === 'title') inProgress.wraps = true;
  const before = inProgress.row[role];
  const close = /\S\/$/.test(before) || /^[/,)]/.test(words) || (/\w-$/.test(before) && /^[a-z]/.test(words));
  inProgress.row[role] = before === '' ? words : `${before}${close ? '' : ' '}${words}`;
  inProgress.latest = role;
}

/** A cell alone on its line, or what a row wraps to. */
function addWords(inProgress: RowInProgress, { words, bullet, isBeside }: WordLine): boolean {
  if (bullet || inProgress.row.words.length > LONGEST_ROW) return false;
  const run = runBeside(inProgress.row, words);
  const role = run === null ? roleOfWords(inProgress, words, isBeside) : 'lead';
  if (role === null) return false;
  if (run !== null) add(inProgress, 'reason', run.reason);
  if (isBeside && role === 'lead' && !isStray(inProgress.row.title)) inProgress.decidedByNeighbours = true;
  add(inProgress, role, run?.lead ?? words);
  inProgress.row.words = `${inProgress.row.words} ${words}`;
  return true;
}

/** A title's reason and lead run together on the line below it: "Statutory Requirement Panel Officers". */
function runBeside({ title, reason, lead }: Row, words: string): { reason: string; lead: string } | null {
  const run = reason === '' && lead === '' && !isReason(words) ? itemOfRun(`${title} ${words}`) : null;
  return run?.title === title && run.lead !== '' ? run : null;
}

function roleOfWords(
  { row, latest, isOfTable }: RowInProgress,
  words: string,
  isBeside: boolean,
): RowInProgress['latest'] | null {
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
    if (!isOfTable && latest === 'lead') return null;
    return startsLow(words) || isHalfTitle(title) || TITLE_TAIL.test(words) ? 'title' : null;
  }
  if (reason !== '') {
    if (isHalf(reason) || REASON_TAIL.test(words) || startsLow(words) || isReason(words)) return 'reason';
    return isLead(words) || isBlank(words) || (isBeside && mayBeLead(words)) ? 'lead' : null;
  }
  if (isReason(words)) return 'reason';
  if (startsLow(words) || isHalfTitle(title) || TITLE_TAIL.test(words)) return 'title';
  if (isBlank(words)) return 'reason';
  return isOwner(words) || (isBeside && mayBeLead(words)) ? 'lead' : null;
}

/** Beside an item on its own line stands who brings it: an office, or a person. */
const mayBeLead = (words: string): boolean =>
  isLead(words) || isPost(words) || mayBeOffice(words) || (isNamed(words) && !PAPER.test(words));
