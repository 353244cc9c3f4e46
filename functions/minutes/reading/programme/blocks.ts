import { isActionsHeading, isOverviewTitle } from '../agenda.ts';
import { BOLD, isFurniture, type Line } from '../lines.ts';
import { isStatus } from '../statuses.ts';
import { nameActions } from '../tables/headings-of-lines.ts';
import { isDue } from '../when-said.ts';
import { joinWords } from './cells.ts';
import { isHalfTitle, startsLow } from './halves.ts';
import {
  calledOff,
  callsOff,
  type Headed,
  mayBePlace,
  meetingAndItems,
  meetingNamed,
  NO_MEETING,
  regularHeading,
  saysDeadline,
  saysEvery,
  saysHourAndPlace,
  saysHourOrHouse,
  type Under,
  type YearOver,
  yearHeading,
  yearNamed,
} from './headings.ts';
import { fieldsLabelled } from './labelled.ts';
import { addToList, type ListLeft, listBelow, mayHeadList } from './lists-left.ts';
import { cellsOfLine, isHeader, wordsAlone } from './loose-lines.ts';
import {
  addToOtherPlan,
  endsOtherPlan,
  isOfOtherBody,
  type OtherPlan,
  saysNoneOfOurs,
} from './other-bodies.ts';
import { isColumnHeading } from './programme-columns.ts';
import { isBlank, isLead, isReason } from './reasons-and-leads.ts';
import { itemsOnLine } from './stacked.ts';
import type { PlacedTable, TablesRead } from './table-read.ts';
import { type Title, titleIn } from './titles.ts';

/** `table` is what stands there as a whole table of the file; `runOn` where items stand on their heading's own line. */
export type BlockLine = {
  line: Line;
  words: string | null;
  apart: boolean;
  table?: PlacedTable;
  runOn?: true;
};

/**
 * The lines below one heading of a programme; below none, those between its title and the first. `year` is the one that a
 * heading above gives to those below it.
 */
export type Block = {
  under: Under | null;
  heading: Line | null;
  every: boolean;
  year: YearOver | null;
  lines: BlockLine[];
};

/** How far a heading looks ahead for the rows that make it one. */
const AHEAD = 20;

/**
 * The programme from its title at `from` on, parted by its headings; and where another title, or the next minute, ends it.
 * `own` are the words about its title, by which the plan of another body is told.
 */
export function blocksOf(
  title: Title,
  lines: readonly Line[],
  from: number,
  tables: TablesRead,
  own: string,
): { blocks: Block[]; end: number; remarks: string[]; others: OtherPlan[]; lists: ListLeft[] } {
  const first = lines[from] ?? null;
  const blocks: Block[] = [blockUnder(null, first, false)];
  const others: OtherPlan[] = [];
  const lists: ListLeft[] = [];
  const memo = lines
    .slice(from, from + 12)
    .some(({ text }) => /^(?:to|from|subject|report (?:to|by|of))\s?:/i.test(text));
  const nextNumber = String(Number(first?.label ?? Number.NaN) + 1);
  const remarks: string[] = [];
  const widest = Math.max(0, ...lines.slice(from, from + WIDTH_TOLD_BY).map(({ text }) => text.length));
  let apart = true;
  let closed = false;
  let away: OtherPlan | null = null;
  let list: ListLeft | null = null;
  let year: YearOver | null = null;
  const open = ({ under, rest }: Headed, line: Line): void => {
    year = yearNamed(line.text) ?? year;
    blocks.push(blockUnder(under, line, saysEvery(line.text), year));
    closed = false;
    if (itemsOnLine(rest).length === 1 && /,\s\p{Lu}/u.test(rest))
      remarks.push(`line ${line.number}: “${rest}” is read as one item`);
    if (rest !== '')
      blocks.at(-1)?.lines.push({ line: alone(line, rest), words: rest, apart: false, runOn: true });
  };
  const named = title.rest === '' ? null : headingIn(title.rest);
  if (named !== null && first !== null) open(named, first);
  let end = first !== null && tables.has(first) ? from : from + 1;
  for (; end < lines.length; end += 1) {
    const line = lines[end];
    const block = blocks.at(-1);
    if (line === undefined || block === undefined) break;
    if (title.numbered && line.label === nextNumber) break;
    const table = tables.get(line);
    if (away !== null && endsOtherPlan(line, away)) away = null;
    const mayBeItem = isList(block) && line.heading === null;
    if (
      table === undefined &&
      !mayBeItem &&
      ((blocks.some(holdsItems) && saysNoneOfOurs(line)) ||
        isOfOtherBody(line, own, standsOverList(lines, end) && blocks.some(holdsItems)))
    ) {
      away = { heading: line, words: [], to: line.number };
      others.push(away);
      closed = true;
      continue;
    }
    if (away !== null) {
      addToOtherPlan(away, line, table);
      continue;
    }
    if (table !== undefined) {
      if (!closed || table.isDated) block.lines.push({ line, words: null, apart, table });
      if (table.isDated) blocks.push(blockUnder(null, line, false, year));
      closed &&= !table.isDated;
      apart = false;
      continue;
    }
    if (line.text === '') {
      apart = true;
      continue;
    }
    if (isList(block) && isAddress(line.text)) {
      closed = withoutLetterhead(block);
      continue;
    }
    const carried = (isFurniture(line.text) && !YEAR.test(line.text)) || isFoot(line);
    if (carried && !saysReason(line)) continue;
    const other = titleIn(line);
    if (other !== null && isPageHead(other, title, block)) {
      if (isList(block) && line.text !== first?.text) block.lines.push({ line, words: line.text, apart });
      else if (isList(block))
        remarks.push(`line ${line.number}: “${line.text}” is read as the head of a page, and as no item`);
      continue;
    }
    if (other !== null && (closed || block.under === null || !isBare(other))) break;
    const words = wordsAlone(line);
    if (words !== null && saysDeadline(words)) {
      remarks.push(`line ${line.number}: “${words}” is a deadline, and no item`);
      continue;
    }
    const below = lines.slice(end + 1, end + 4).find(({ text }) => text !== '');
    if (words !== null && isBelowHeading(block) && !line.bullet && isPlaceBelow(block, words, below)) {
      remarks.push(`line ${line.number}: “${words}” says when and where the meeting is, and is no item`);
      continue;
    }
    const headed = headingAbove(line, words, { block, apart, memo, below });
    const stands = headed !== null && ((!closed && !isList(block)) || isBorneOut(lines, end, headed));
    if (headed !== null && stands) {
      open(headed, line);
      const place = words === null ? null : placeBeside(line, words, below);
      if (place !== null) remarks.push(`line ${line.number}: “${place}” is read as where the meeting is`);
    } else if (!closed && !apart && goesOnWithItems(block, line, lines[end - 1], widest)) {
      addToItems(block, line);
    } else if (closed && words === null && saysReason(line)) {
      open({ under: NO_MEETING, rest: '' }, line);
      blocks.at(-1)?.lines.push({ line, words, apart });
    } else if (closed) {
      list = nextList(lists, list, line);
    } else if (endsIt(line, words, block) || (apart && headsOtherList(line, block, lines[end + 1]))) {
      closed = true;
      list = words !== null && headsUnknown(line) ? listBelow(lists, line) : null;
    } else if (!(words !== null && isPartOfHeader(lines, end))) {
      block.lines.push({ line, words, apart });
    }
    apart = false;
  }
  return { blocks, end, remarks, others, lists };
}

const holdsItems = ({ under, lines }: Block): boolean =>
  (under !== null && lines.length > 0) || lines.some(({ table }) => table?.isDated === true);

/** A title that names no body and no date may be an item: many panels have "Work programme" at every meeting. */
const isBare = ({ of, dated, rest, numbered }: Title): boolean =>
  of === null && !dated && rest === '' && !numbered;

/** The title again, or, among the rows of a table, a short form of it. */
const isPageHead = (other: Title, title: Title, { lines }: Block): boolean =>
  (other.words === title.words && !isOfOtherYear(other, title)) ||
  (isBare(other) && lines.at(-1)?.words === null);

const isOfOtherYear = (other: Title, title: Title): boolean =>
  other.from !== null && title.from !== null && other.from !== title.from;

const saysReason = (line: Line): boolean => {
  const cells = cellsOfLine(line);
  return cells.length > 1 && cells.some(isReason);
};

const blockUnder = (
  under: Under | null,
  heading: Line | null,
  every: boolean,
  year: YearOver | null = null,
): Block => ({ under, heading, every, year, lines: [] });

const isBelowHeading = ({ under, lines }: Block): boolean =>
  (under?.kind === 'meeting' || under?.kind === 'no year') && lines.length === 0;

const isRegular = (under: Under | null): boolean => under?.kind === 'standing' || under?.kind === 'to note';

/** Whether items stand below it one to a line, and not in a table by meeting. */
export const isList = ({ under }: Block): boolean => isRegular(under);

/** A line that says these words and nothing else. */
const alone = (line: Line, text: string): Line => ({
  ...line,
  text,
  bullet: false,
  cells: null,
  table: null,
  across: null,
});

/** So many lines tell how wide the paper is. */
const WIDTH_TOLD_BY = 80;
/** A shorter line is not filled to the margin. */
const FILLED = 60;

/** Whether a line goes on with the items on the heading's own line above it, which break off or fill it. */
function goesOnWithItems({ lines }: Block, line: Line, above: Line | undefined, widest: number): boolean {
  const run = lines.at(-1);
  if (run?.runOn !== true || run.words === null || above === undefined) return false;
  if (line.bullet || line.label !== null || line.heading !== null || line.cells !== null) return false;
  const [word = ''] = line.text.split(' ');
  const length = above.text.length;
  const isFull = length >= FILLED && length + 1 + word.length > widest && !/[).]$/.test(run.words);
  return isFull || startsLow(line.text) || isHalfTitle(run.words) || /[;,]$/.test(run.words);
}

function addToItems({ lines }: Block, { text }: Line): void {
  const run = lines.at(-1);
  if (run !== undefined) run.words = joinWords(run.words ?? '', text);
}

const headingIn = (words: string): Headed | null => {
  const meeting = meetingNamed(words);
  return meeting === null ? regularHeading(words) : { under: meeting, rest: '' };
};

type Place = { block: Block; apart: boolean; memo: boolean; below: Line | undefined };

function headingAbove(line: Line, words: string | null, place: Place): Headed | null {
  if (words === null) return line.table === null ? meetingBeside(line) : null;
  const regular = regularHeading(words);
  if (regular !== null && isRegularHeading(line, words, place)) return regular;
  if (line.heading === null && line.table === null && isRestOfRow(words, place)) return null;
  const run = meetingAndItems(words);
  if (run !== null && placeBeside(line, words, place.below) === null) return run;
  const under = meetingNamed(words) ?? (line.bullet ? null : yearHeading(words));
  if (under === null || (place.memo && place.block.under === null && /^date\b/i.test(words))) return null;
  if (line.bullet && under.kind !== 'meeting') return null;
  return isBlank(words) && !isHeadingTbc(line, place) ? null : { under, rest: '' };
}

/** A meeting and, behind a tab, what comes at it, or that it is not held. */
export function meetingBeside(line: Line): Headed | null {
  const [date = '', rest = '', ...others] = cellsOfLine(line).filter((cell) => cell !== '');
  if (line.across?.by !== 'tabs' || others.length > 0) return null;
  if (callsOff(rest) && meetingNamed(date) !== null)
    return { under: calledOff(`${date}: ${rest}`), rest: '' };
  return meetingAndItems(`${date}: ${rest}`);
}

/** The place of a meeting that runs on to its heading: its hour, or a hall, is named, and its items stand in a list below. */
function placeBeside({ text, bullet }: Line, words: string, below: Line | undefined): string | null {
  const { rest = '' } = meetingAndItems(words) ?? {};
  const isPlace =
    !bullet && below?.bullet === true && rest !== '' && mayBePlace(rest) && saysHourOrHouse(text);
  return isPlace ? rest : null;
}

/** Whether words right below a meeting's heading say when or where it is. */
const isPlaceBelow = ({ heading }: Block, words: string, below: Line | undefined): boolean =>
  saysHourAndPlace(words) ||
  (below?.bullet === true && mayBePlace(words) && saysHourOrHouse(`${heading?.text ?? ''}, ${words}`));

/** Bare words such as "For information" may be the reason of an item; those that say "at each meeting" are a heading. */
function isRegularHeading(line: Line, words: string, { block, apart, below }: Place): boolean {
  if (saysEvery(words) || line.heading !== null) return true;
  if (line.bullet || isLead(below?.text ?? '')) return false;
  if (/^(?:stand|regular|recurring|items?\b)/i.test(words))
    return block.under !== null || line.table !== null || apart;
  return (
    block.under?.kind === 'standing' ||
    line.table !== null ||
    (apart && !isReason(block.lines.at(-1)?.words ?? 'reason'))
  );
}

const YEAR = /^20\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?$/;

/** What a title runs on to, which may end with a date or be a year: "… Board" and below it "meeting of 2 October 2024". */
const isRestOfRow = (words: string, { block, apart }: Place): boolean =>
  !apart &&
  ((block.lines.at(-1)?.words === null && /^\p{Ll}/u.test(words)) ||
    (block.lines.length > 0 && YEAR.test(words)));

/** "TBC" alone heads a table or is its lead: what stands above it tells. */
function isHeadingTbc(line: Line, { block, apart }: Place): boolean {
  if (line.heading !== null || line.table !== null) return true;
  const above = block.lines.at(-1)?.words;
  return apart && (above === undefined || above === null || !isReason(above));
}

/** After a list of items, or the programme's end, a date is a heading only where rows or bullets follow it, and is no bullet. */
function isBorneOut(lines: readonly Line[], index: number, { under }: Headed): boolean {
  const line = lines[index];
  if (line === undefined) return false;
  if (isRegular(under)) return true;
  if (line.bullet) return false;
  if (line.cells !== null && line.table !== null) return true;
  return lines
    .slice(index + 1, index + AHEAD)
    .filter(({ text }) => text !== '')
    .slice(0, 6)
    .some(
      (next) => next.bullet || next.table !== null || cellsOfLine(next).length > 2 || isReason(next.text),
    );
}

/** "Item", "Reason", "Lead" each on a line of its own. */
function isPartOfHeader(lines: readonly Line[], index: number): boolean {
  if (!isColumnHeading(lines[index]?.text ?? '')) return false;
  const beside = (way: 1 | -1): boolean => {
    for (let at = index + way; Math.abs(at - index) <= 4; at += way) {
      const text = lines[at]?.text ?? '';
      if (text !== '') return isColumnHeading(text);
    }
    return false;
  };
  return beside(1) || beside(-1);
}

const OTHER_MATTER =
  /^(?:background (?:papers?|documents?|information)\b|contacts?(?: officers?| details)?\s?:|contact officers?$|report authors?\b|further information\b|appendi(?:x|ces)\b|for (?:any |further )(?:queries|information|details)\b|recommendations?\s?:?$|resolved\b|minutes of (?!the (?:last|previous)\b)|meeting notes\b|notes\s?:|please note\b|note\s?:|dear\b|present\s?:|in attendance\b|apologies\b|title\s?:|subject\s?:|from\s?:|venue\s?:|attendees\s?:|dates? (?:(?:and|&) (?:time|venue|place) )?of (?:the )?next (?:\w+ )?meeting\b|(?:the )?meeting (?:closed|ended|concluded|finished)\b|there being no\b|signed\b)/i;
/** Where a list of items ends besides: another paper's head, its place on an agenda, dates without business, what heads the plan itself. */
const OTHER_PAPER =
  /^(?:by\s?:|to\s?:|date\s?:|agenda item\b|(?:date of )?(?:the )?next (?:panel )?meeting\b|(?:future |forthcoming )?(?:meeting )?dates\b|(?:items?|business|reports?) by (?:meeting|month|date)s?$|(?:the )?office of the\b)/i;
const ON_AGENDA = /^[A-H]\d{1,2}\.? [A-Z]/;
const PROSE =
  /^(?:\S+\s){7,}\S+[.:]$|^(?=(?:\S+\s){5}).*\s(?:may|will|should|must|shall|can|are asked to|is asked to)\s/s;

function endsIt(line: Line, words: string | null, block: Block): boolean {
  if (words === null) return isOfActions(line) || (isList(block) && isOtherTable(line, block));
  const isListed = isList(block) && line.bullet;
  if (!isListed && (OTHER_MATTER.test(words) || isOverviewTitle(words) || isActionsHeading(words)))
    return true;
  if (block.under === null || line.table !== null) return false;
  const begun = block.lines.length > 0;
  if (line.heading !== null) return begun || !isList(block) || line.heading !== BOLD;
  if (!isList(block)) return false;
  if (begun && !line.bullet && isOtherPaper(words, block)) return true;
  const bulleted = block.lines[0]?.line.bullet === true;
  if (line.bullet) return begun && !bulleted && PROSE.test(words);
  return begun && (PROSE.test(words) || (bulleted && !/^[a-z(&/]/.test(words) && line.cells === null));
}

/** Words apart from a meeting's bullets and right above others, which name no meeting, head those, though nothing sets them apart. */
const headsOtherList = (line: Line, { under, lines }: Block, next: Line | undefined): boolean =>
  (under?.kind === 'meeting' || under?.kind === 'no year') &&
  lines.at(-1)?.line.bullet === true &&
  next?.bullet === true &&
  line.table === null &&
  mayHeadList(line) &&
  !startsLow(line.text) &&
  fieldsLabelled(line.text) === null;

/** The list below a programme that a line is of: of the one above, or of the next, which it heads; null where of none. */
function nextList(lists: ListLeft[], list: ListLeft | null, line: Line): ListLeft | null {
  if (line.heading === null || line.bullet) return addToList(list, line);
  return headsUnknown(line) ? listBelow(lists, line) : null;
}

/** A heading, or a line right above a list or a table. */
function standsOverList(lines: readonly Line[], at: number): boolean {
  const next = lines.slice(at + 1).find(({ text }) => text !== '');
  return (lines[at]?.heading ?? null) !== null || next?.bullet === true || (next?.table ?? null) !== null;
}

/** Whether a line that ends a programme heads what is unknown, and no matter that papers have beside one. */
const headsUnknown = (line: Line): boolean =>
  mayHeadList(line) &&
  !OTHER_MATTER.test(line.text) &&
  !OTHER_PAPER.test(line.text) &&
  !PROSE.test(line.text) &&
  !isOverviewTitle(line.text) &&
  !isActionsHeading(line.text);

/** The heading or a row of a table of actions: what was asked for, and how it stands. */
function isOfActions(line: Line): boolean {
  const cells = cellsOfLine(line);
  if (isHeader(line)) return false;
  return nameActions(cells) || (cells.some(isStatus) && cells.some(isDue));
}

/** More items than come at every meeting. */
const LONGEST_LIST = 100;

/** Another paper's head among the items: in capitals as none of them is, or the name of one of them again. */
const isOtherPaper = (words: string, { lines }: Block): boolean =>
  OTHER_PAPER.test(words) ||
  ON_AGENDA.test(words) ||
  (!isLead(words) && !isReason(words) && lines.slice(0, LONGEST_LIST).some((item) => item.words === words)) ||
  (isInCapitals(words) && !isInCapitals(lines[0]?.words ?? ''));

const isInCapitals = (words: string): boolean => /^(?=.{9})\P{Ll}+\s\P{Ll}+$/u.test(words);

/** Rows that say neither reason nor lead, below items that stand one to a line. */
const isOtherTable = (line: Line, { lines }: Block): boolean =>
  lines.length > 0 &&
  lines.every(({ words }) => words !== null) &&
  !cellsOfLine(line).some((cell) => isReason(cell) || isLead(cell));

/** A page's foot, its number set apart by a tab. */
const isFoot = ({ across, table }: Line): boolean =>
  table === null &&
  across?.by === 'tabs' &&
  across.cells.filter((cell) => cell !== '').length === 2 &&
  /^(?:page )?\d{1,3}$/i.test(across.cells.findLast((cell) => cell !== '') ?? '');

/** A telephone or an address: the head of a letter, or of another body's paper. */
const isAddress = (text: string): boolean =>
  /\btele?phone:|\be-?mail:|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|^www\.|^\S+@\S+\.\S+$|^(?:0|\+44)[\d ]{9,14}$/i.test(
    text,
  );

/** The names above an address ("Jane Quay", "Harbour Police and Crime Commissioner") are no items. */
function withoutLetterhead(block: Block): true {
  const isName = ({ words }: BlockLine): boolean =>
    words?.split(' ').every((word) => /^(?:[A-Z][\w’'.-]*|and|of|the|&)$/.test(word)) ?? false;
  const kept = block.lines.findLastIndex((one) => !isName(one)) + 1;
  block.lines.splice(Math.max(kept, Math.min(1, block.lines.length)));
  return true;
}
