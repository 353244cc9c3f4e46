import { lineOf } from '../lines.ts';
import { type CellInPlace, joinWords, type RowInPlace } from './cells.ts';
import { datesListed } from './dates-listed.ts';
import { goesOnWith, LEAD_TAIL } from './halves.ts';
import {
  calledOffBeside,
  callsOff,
  meetingNamed,
  regularHeading,
  saysDeadline,
  saysEvery,
  twoMeetings,
  type Under,
  underHeading,
  type YearOver,
  yearNamed,
} from './headings.ts';
import { mayBeOffice } from './offices.ts';
import {
  isColumnHeading,
  isUnknown,
  type Places,
  type ProgrammeColumn,
  placesOf,
} from './programme-columns.ts';
import { isBlank, isLead, isReason } from './reasons-and-leads.ts';
import type { Row } from './row.ts';
import { leadsRunTogether, placesOfTitles, wordsRunTogether } from './several-titles.ts';
import { isDateAlone, isOfOtherMatters, type Plan, planOf } from './table-columns.ts';
import {
  acrossTable,
  cellAt,
  columnsUnread,
  itemsIn,
  loneCell,
  NOTHING_HERE,
  type RowsRead,
  STRUCK,
  type TablePart,
  type Told,
  textsOf,
} from './table-read.ts';
import { isOfTitleAndReason, itemsLabelled, titleAndReason } from './title-cells.ts';
import { titleIn } from './titles.ts';
import { withHeadingsJoined } from './two-row-headings.ts';

/**
 * A table as far as it is read; `current` are the parts to which the next item belongs: several, where a cell names several
 * meetings. `last` are the items of the row above.
 */
type Progress = {
  parts: TablePart[];
  current: TablePart[];
  last: Row[];
  year: YearOver | null;
  unread: Told[];
  remarks: string[];
};

/** Reads a table with its meetings in a column, or in rows across it, or above it; null where it has no items. */
export function readDown(
  printed: readonly RowInPlace[],
  columns: number,
  before: readonly ProgrammeColumn[] | null,
): RowsRead | null {
  const rows = withHeadingsJoined(printed);
  const plan = planOf(rows, columns, before);
  if (plan === null) return null;
  const { from, roles, headings } = plan;
  const header = from === 0 ? null : (rows[from - 1] ?? null);
  const body = rows.filter((row) => row !== header);
  const progress: Progress = { parts: [], current: [], last: [], year: null, unread: [], remarks: [] };
  for (const row of rows) {
    if (row === header) openHeader(progress, row, roles, headings);
    else if (row.words !== '') readRow(progress, row, plan);
  }
  const { unread } = progress;
  const titles = placesOfTitles(roles).flatMap(({ title }) => title ?? []);
  const parts = withRunTogetherTold(progress.parts, [
    ...wordsRunTogether(body, titles),
    ...leadsRunTogether(body, placesOf(roles).lead),
  ]);
  const isDated = parts.some(({ under }) => under?.kind === 'meeting' || under?.kind === 'no year');
  const tells = plan.goesOn === true || parts.some(({ rows }) => rows.some(tellsWhy));
  if (!isDated && header === null && !tells) return null;
  const others = columnsUnread(header?.line ?? 0, headings, roles, body);
  const isOfBusiness = header !== null && !isOfOtherMatters(headings);
  return {
    parts: isUnordered(parts) ? parts.map((part) => ({ ...part, apart: true })) : parts,
    unread,
    remarks: [...others, ...progress.remarks],
    roles,
    isOfBusiness,
    isPlain: isDated && isOfBusiness && namesAll(roles),
    isDated,
    isHeaded: header !== null,
  };
}

/** Where the title or the lead of one item of a row may be two that run together, so may all of it. */
function withRunTogetherTold(parts: readonly TablePart[], together: readonly string[]): TablePart[] {
  const words = new Set(together);
  const all = parts.flatMap(({ rows }) => rows);
  const lines = new Set(
    all.flatMap(({ title, lead, line }) => (words.has(title) || words.has(lead) ? [line] : [])),
  );
  return parts.map((part) => ({
    ...part,
    rows: part.rows.map((row) => (lines.has(row.line) ? { ...row, doubt: row.doubt ?? RUN_TOGETHER } : row)),
  }));
}
const RUN_TOGETHER = 'the lines of this cell may be one item or several, which could not be told';

const tellsWhy = ({ reason, lead }: Row): boolean => isReason(reason) || isLead(lead);

const namesAll = (roles: readonly ProgrammeColumn[]): boolean =>
  roles.includes('meeting') &&
  roles.includes('title') &&
  (roles.includes('reason') || roles.includes('lead'));

function open(progress: Progress, unders: readonly (Under | null)[], line: number, words: string): void {
  const every = saysEvery(words);
  const { year } = progress;
  progress.current = unders.map((under) => ({ under, line, words, every, apart: false, year, rows: [] }));
  progress.parts.push(...progress.current);
  progress.last = [];
}

/** A meeting may stand where the heading of its items' column would: "14 October 2025", "Reason", "Lead". */
function openHeader(
  progress: Progress,
  { line }: RowInPlace,
  roles: readonly ProgrammeColumn[],
  headings: readonly string[],
): void {
  const words = headings[roles.indexOf('title')] ?? '';
  const under = words === '' ? null : underHeading(words);
  if (under !== null) open(progress, [under], line, words);
}

function readRow(progress: Progress, row: RowInPlace, plan: Plan): void {
  const texts = textsOf(row);
  const places = placesOf(plan.roles);
  const heading = headingWithin(texts);
  if (heading !== null) {
    open(progress, [heading], row.line, texts.find((text) => text !== '') ?? '');
  } else if (
    !isHeaderAgain(texts, plan.headings) &&
    !readMeetingsMore(progress, row, places, plan) &&
    !readLoneCell(progress, row, places)
  ) {
    openMeeting(progress, row, places);
    readItems(progress, row, plan);
  }
}

/**
 * Where rows are by their items, one without an item gives more meetings of the one above, and may end its reason or its lead.
 */
function readMeetingsMore(progress: Progress, row: RowInPlace, places: Places, plan: Plan): boolean {
  const { last } = progress;
  const named = cellAt(row, places.meeting);
  if (!plan.isByItem || named === null || named.isBeside || named.isBelow || last.length === 0) return false;
  if (placesOfTitles(plan.roles).some(({ title }) => cellAt(row, title)?.text !== '')) return false;
  const unders = meetingsIn(named);
  if (unders.some(({ kind }) => kind !== 'meeting' && kind !== 'no year')) return false;
  const [reason, lead] = [cellAt(row, places.reason)?.text ?? '', cellAt(row, places.lead)?.text ?? ''];
  const isPrinted = cellAt(row, places.lead)?.pieces[0]?.isParagraph === false;
  const goOn = last.every(
    (item) => goesOnAsReason(item.reason, reason) && goesOnAsLead(item.lead, lead, isPrinted),
  );
  if (!goOn) {
    const words = `${last.map((item) => item.words).join('; ')} / ${row.words}`;
    progress.unread.push({ line: row.line, text: words, why: MAY_BE_OF_ABOVE });
    open(progress, [NO_MEETING_BESIDE], row.line, '');
    return true;
  }
  for (const item of last) {
    item.reason = joinWords(item.reason, reason);
    item.lead = joinWords(item.lead, lead);
  }
  open(progress, unders, row.line, named.text);
  for (const part of progress.current) part.rows.push(...last);
  progress.last = last;
  return true;
}

const goesOnAsReason = (above: string, below: string): boolean => below === '' || goesOnWith(above, below);
const goesOnAsLead = (above: string, below: string, isPrinted: boolean): boolean =>
  goesOnAsReason(above, below) ||
  (above !== '' && LEAD_TAIL.test(below)) ||
  (isPrinted && above !== '' && !isLead(above) && !mayBeOffice(above) && !below.includes(' '));

/** Reads a row with one cell only, as far as it is none of an item or of its meeting. */
function readLoneCell(progress: Progress, row: RowInPlace, { meeting, title }: Places): boolean {
  const alone = loneCell(row);
  if (alone === null) return false;
  const { line } = row;
  const { text, pieces } = alone.cell;
  const under = underHeading(text);
  const year = yearNamed(text);
  if (year !== null) {
    progress.year = year;
    open(progress, [belowWords(text)], line, text);
    return true;
  }
  const isInTitles = alone.column === title && row.cells.length > 1 && !alone.spans;
  if (isInTitles && (meeting !== null || under === null || isBlank(text))) return false;
  if (saysDeadline(text)) {
    progress.remarks.push(deadline(line, text));
  } else if (under !== null && !(isBlank(text) && alone.column !== meeting)) {
    open(progress, [under], line, text);
  } else if (
    NOTHING_HERE.test(text) ||
    /^(?:the )?(?:work |forward )?programme:?$/i.test(text) ||
    titleIn(lineOf(line, text)) !== null
  ) {
    return true;
  } else if (row.cells.length === 1 || isListed(progress) || isBulleted(pieces) || callsOff(text)) {
    if (progress.current.length === 0) open(progress, [null], line, '');
    addItems(progress, row, alone.cell, null, null, null);
  } else if (alone.spans) {
    progress.remarks.push(acrossTable(line, text));
    if (meeting === null && !KIND_OF_BUSINESS.test(text)) open(progress, [belowWords(text)], line, text);
  } else if (alone.column === meeting) {
    return false;
  } else {
    progress.unread.push({ line, text, why: NO_ITEM });
  }
  return true;
}

const isListed = ({ current }: Progress): boolean =>
  current.some(({ under }) => under?.kind === 'standing' || under?.kind === 'to note');
const isBulleted = (pieces: CellInPlace['pieces']): boolean =>
  pieces.length > 1 && pieces.every(({ bullet }) => bullet);

/** A blank cell in a column of meetings before the items' goes on with the meeting above; behind them it says that there is none. */
function openMeeting(progress: Progress, row: RowInPlace, { meeting, moved, title }: Places): void {
  const { line } = row;
  const named = movedTo(row, moved) ?? cellAt(row, meeting);
  const isBehind = meeting !== null && meeting > (title ?? 0);
  if (named !== null && named.text !== '' && !named.isBelow) {
    const unders = meetingsIn(named);
    const [above] = progress.last;
    if (above !== undefined && datesListed(named.text)?.length === 0)
      progress.unread.push({ line: above.line, text: above.words, why: MAY_COME_AGAIN });
    open(progress, unders, line, named.text);
    const isOfNothing = cellAt(row, title)?.text === '' && !NOTHING_HERE.test(named.text);
    for (const under of unders)
      if (isOfNothing && under.kind === 'unknown')
        progress.unread.push({ line, text: named.text, why: under.why });
  } else if (isBehind && named?.isBelow !== true) {
    open(progress, [NO_MEETING_BESIDE], line, '');
  } else if (progress.current.length === 0) {
    open(progress, [null], line, '');
  }
}

/** The meeting to which a row's item was moved, which holds whatever it was planned for. */
function movedTo(row: RowInPlace, moved: number | null): CellInPlace | null {
  const cell = cellAt(row, moved);
  return cell === null || cell.isBeside || AS_PLANNED.test(cell.text) ? null : cell;
}
const AS_PLANNED = /^(?:[-–—.]*|no(?:ne| change)?|unchanged|not moved|as (?:planned|before)|n\/?a)\.?$/i;

/** The items of a row: of several columns of them each stands for itself. */
function readItems(progress: Progress, row: RowInPlace, plan: Plan): void {
  const all = placesOfTitles(plan.roles);
  const texts = textsOf(row);
  const filled = all.filter(({ title, reason, lead }) =>
    [title, reason, lead].some((at) => at !== null && (texts[at] !== '' || cellAt(row, at)?.struck !== '')),
  );
  for (const places of all.length === 1 ? all : filled) readItem(progress, row, plan, places);
}

function readItem(progress: Progress, row: RowInPlace, plan: Plan, places: Places): void {
  const { roles } = plan;
  const { line, words } = row;
  const texts = textsOf(row);
  const name = cellAt(row, places.title);
  if (name === null || (name.text === '' && name.struck === '')) {
    const isOfItem = (column: number): boolean => column === places.reason || column === places.lead;
    if (texts.some((text, column) => text !== '' && isOfItem(column)))
      progress.unread.push({ line, text: words, why: NO_ITEM });
    return;
  }
  if (name.struck !== '') progress.unread.push({ line, text: name.struck, why: STRUCK });
  if (name.text === '' || NOTHING_HERE.test(name.text)) return;
  if (saysDeadline(name.text)) {
    progress.remarks.push(deadline(line, name.text));
    return;
  }
  if (isDateAlone(name.text)) {
    progress.unread.push({ line, text: words, why: DATE_FOR_ITEM });
    return;
  }
  const moved = texts.find(
    (text, column) =>
      roles[column] === 'other' &&
      (MOVED.test(text) || (isUnknown(plan.headings[column] ?? '') && isDateAlone(text))),
  );
  const mayHead = row.mayBeHead && !isListed(progress);
  const isOff = calledOffBeside(name.text) !== null;
  const meetings = row.isDoubtful && places.meeting === 0 ? twoMeetings(texts[0] ?? '') : null;
  const heading = places.reason === null ? plan.headings[places.title ?? 0] : undefined;
  const both = heading !== undefined && isOfTitleAndReason(heading) ? titleAndReason(name) : null;
  const [doubt = null] = [
    ...(plan.isDoubled ? [MAY_BE_BESIDE_OTHER] : []),
    ...(moved !== undefined ? [whetherMoved(moved)] : []),
    ...(mayHead ? [MAY_BE_HEAD] : []),
    ...(isOff ? [MAY_BE_OFF] : []),
    ...(meetings !== null ? [MAY_BE_TWO] : []),
    ...(both?.doubt != null ? [both.doubt] : []),
  ];
  const [reason = null, lead = null] = besideItem(row, plan, places);
  const labelled = itemsLabelled(name);
  if (labelled?.length === 1 || (labelled !== null && reason === null && lead === null))
    for (const own of labelled)
      addItems(progress, row, own.title, own.reason ?? reason, own.lead ?? lead, doubt);
  else addItems(progress, row, both?.title ?? name, both?.reason ?? reason, lead, doubt);
}

/** Its reason and its lead. Columns that no headings name are known by most of their cells: one that says otherwise is of the other. */
function besideItem(row: RowInPlace, { headings }: Plan, places: Places): (CellInPlace | null)[] {
  const reason = cellAt(row, places.reason);
  const lead = cellAt(row, places.lead);
  const said = reason?.text ?? '';
  const isSwapped = headings.length === 0 && !lead?.text && isLead(said) && !isReason(said);
  return isSwapped ? [lead, reason] : [reason, lead];
}

function addItems(
  progress: Progress,
  row: RowInPlace,
  title: CellInPlace,
  reason: CellInPlace | null,
  lead: CellInPlace | null,
  doubt: string | null,
): void {
  const { rows, left } = itemsIn(row, title, reason, lead, doubt);
  progress.unread.push(...left);
  progress.last = rows;
  for (const part of progress.current) part.rows.push(...rows);
}

const MAY_COME_AGAIN =
  'the row below gives several dates out of their order, some of which may be of this item: whether it comes again could not be told';
const MAY_BE_OF_ABOVE =
  'this row has a date and no item: whether the item above comes then too, and is another’s, could not be told';
const MAY_BE_BESIDE_OTHER =
  'two columns have the same heading, and which of them is of this item could not be told';
const MAY_BE_HEAD =
  'this stands alone in its row: whether it is an item, heads those below or begins the next could not be told';
const MAY_BE_TWO =
  'it is not certain where this row ends: its two meetings may be those of two rows that run together';
const MAY_BE_OFF =
  'an item and words that say that no meeting is held run together here, and of which meeting each is could not be told';
const NO_ITEM = 'this row of the programme has no item in it';
const DATE_FOR_ITEM = 'a date stands where the item of this row should';
const deadline = (line: number, words: string): string =>
  `line ${line}: “${words}” is a deadline, and no item`;

/** Such words part the business of one meeting, and name no other. */
const KIND_OF_BUSINESS =
  /^(?:(?:items?|reports?|business|matters?) )?(?:(?:for|to) (?:decision|information|noting|note|discussion|approval|scrutiny|consideration)|part [12ab]|public|exempt|private|confidential|statutory|scrutiny|performance|governance|finance|strategy|policy|other|main|substantive)\b/i;

const belowWords = (words: string): Under => ({
  kind: 'unknown',
  why: `it stands below “${words}”, which names no meeting`,
  itself: false,
});

const NO_MEETING_BESIDE: Under = {
  kind: 'unknown',
  why: 'no meeting stands beside it in its row',
  itself: false,
};

const MOVED = /\b(?:deferred|postponed|moved|rescheduled|cancelled|withdrawn|removed|no longer)\b(?! from)/i;
const whetherMoved = (words: string): string =>
  `“${words}” stands beside it: whether it still comes at this meeting could not be told`;

/** Months that go back more than once, and have no years, are no run of meetings. */
function isUnordered(parts: readonly TablePart[]): boolean {
  const months = parts.flatMap(({ under }) =>
    under?.kind === 'no year' ? [under.month * 100 + (under.day ?? 0)] : [],
  );
  return months.filter((month, index) => index > 0 && month < (months[index - 1] ?? 0)).length > 1;
}

const isHeaderAgain = (texts: readonly string[], headings: readonly string[]): boolean =>
  headings.length > 0 && texts.every((text, column) => text === (headings[column] ?? ''));

/** A meeting at the head of its own column headings, in a row within the table. */
function headingWithin(texts: readonly string[]): Under | null {
  const [first = '', ...others] = texts.filter((text) => text !== '');
  return others.length > 0 && others.every(isColumnHeading) ? underHeading(first) : null;
}

/** The meetings that a cell names, each for itself: "12 June 2025" and below it "4 December 2025", or "June and December 2025". */
function meetingsIn({ pieces }: CellInPlace): Under[] {
  const said = pieces.map(({ text }) => text).filter((text) => text !== '' && !saysDeadline(text));
  const words = said.join(', ');
  const each = (datesListed(words) ?? said).map(meetingNamed);
  const several = each.filter((under) => under !== null && under.kind !== 'unknown');
  if (several.length > 1 && several.length === each.length) return several;
  return [
    meetingNamed(words) ?? meetingNamed(said.join(' ')) ?? regularHeading(words)?.under ?? noDate(words),
  ];
}

const noDate = (words: string): Under => ({
  kind: 'unknown',
  why: `“${words}” stands where its meeting's date should, and is none`,
  itself: false,
});
