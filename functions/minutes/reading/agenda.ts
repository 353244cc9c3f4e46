import { dashedParts, isOverList, leadsToActions } from './action-lists.ts';
import { firstDate, startsWithDate } from './dates.ts';
import { saysMoreOfAbove } from './labels.ts';
import { BOLD, isFilled, type Line, MINUTE_NUMBER, minutesNumbered } from './lines.ts';
import { ownerAsSubject, ownerInSentence } from './owners.ts';
import { areSignedInSquare } from './signed-entries.ts';
import { endsInStanding, isOwned, standingHeaded } from './standing.ts';
import { statusFirst } from './statuses.ts';
import { isVerb } from './verbs.ts';

/** An agenda item: where its heading stands among the lines, and its title without the number. */
export type AgendaItem = { at: number; title: string };

const ACTIONS_HEADING =
  /^(?:(?:agreed |new |resulting )?actions?(?:\(s\))?(?: points?| items?)?(?: (?:agreed|arising|raised|required|to be taken))?(?: (?:at|from|of|by|for) (?:the |this )?(?:meeting|board|panel|committee|owner|officer|lead|person|deadline|due date|date due)\b[^:;.]{0,50})?|(?:summary|list) of (?:the )?actions?|(?:still )?to (?:do|be done)|things to do)\s?:?$/i;
const OVERVIEW_TITLE =
  /^(?:overview|summary|table|log|list|schedule) of (?:the )?(?:outstanding |agreed |open |all )?actions\b|^(?:outstanding )?actions? (?:log|table|tracker|list|summary|overview)\b/i;

/** Whether the words are the heading under which a section's actions stand. */
export const isActionsHeading = (text: string): boolean =>
  text.length <= 90 && ACTIONS_HEADING.test(text) && !/\b(?:previous|last)\b/i.test(text);

/** Whether the words are the title of the table of actions. */
export const isOverviewTitle = (text: string): boolean => text.length <= 80 && OVERVIEW_TITLE.test(text);

const HOUSE_ITEM =
  /^(?:\d{1,2}\s+)?(?:welcome|introductions?|apologies|(?:meeting )?(?:notes|minutes) of (?:the )?(?:previous|last)|matters arising|review of terms|[\w ]+ plan: delivery|inspections, |people$|finance$|collaboration|topical issues|any other business|aob$)/i;

/**
 * The agenda items of the notes, in order: by their numbers, else as the file's own headings, else by their usual names. None
 * are the lines at `listed`, which are known to be of a list.
 */
export function agendaOf(printed: readonly Line[], listed: ReadonlySet<number> = new Set()): AgendaItem[] {
  const all = printed.map((line, at) =>
    listed.has(at) ? { ...line, text: '', label: null, heading: null } : line,
  );
  const first = all.findIndex(({ text }) => text !== '');
  const isTitleLine = (line: Line, at: number): boolean =>
    isOwnTitle(line, at) ||
    isTitleOfSchedule(all, at) ||
    (at === first && line.label === null && line.heading !== null);
  const lines = all.map((line, at) => (isTitleLine(line, at) ? { ...line, heading: null, text: '' } : line));
  const numbered = byNumber(lines);
  if (numbered.length > 1) return numbered;
  const counted = itemsWhere(lines, (line) => line.label === '' && line.heading !== null);
  if (counted.length > 1) return counted;
  const titled = endOfTitles(all);
  for (let level = 1; level <= BOLD; level += 1) {
    const headed = itemsWhere(lines, (line) => line.heading === level).filter(({ at }) => at >= titled);
    if (headed.length > 1) return headed;
  }
  const numberedOtherwise = [byMinuteNumber(lines), byLetter(lines)].find((items) => items.length > 1);
  return numberedOtherwise ?? itemsWhere(lines, ({ text, bullet }) => !bullet && HOUSE_ITEM.test(text));
}

/** "TB 97/25 Minutes of the last meeting", "TB 98/25 Matters arising": short lines with such numbers, where some head what every agenda has. */
function byMinuteNumber(lines: readonly Line[]): AgendaItem[] {
  const numbered = minutesNumbered(lines);
  const items = lines.flatMap((line, at) =>
    numbered.has(at) && isTitle(line)
      ? [{ at, title: titleOf(line.text.replace(MINUTE_NUMBER, '').trim()) }]
      : [],
  );
  return items.filter(({ title }) => OF_EVERY_AGENDA.test(title)).length > 1 ? items : [];
}

/** "A. Minutes of 12 February", "B. Finance", from the first letter on, where one heads what every agenda has. */
function byLetter(lines: readonly Line[]): AgendaItem[] {
  const items: AgendaItem[] = [];
  lines.forEach((line, at) => {
    if (line.label === 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[items.length] && isTitle(line))
      items.push({ at, title: titleOf(line.text) });
  });
  return items.length > 2 && items.some(({ title }) => OF_EVERY_AGENDA.test(title)) ? items : [];
}

const OF_EVERY_AGENDA =
  /^(?:welcome|introductions?|apologies|declarations? of|minutes|notes of|matters arising|any other business|aob\b|(?:date|time)s? of (?:the )?next|next meeting)/i;

const NOTES_TITLE =
  /^(?:(?:draft|confirmed|unconfirmed|approved) )?(?:(?:meeting )?(?:notes|minutes)|action (?:log|notes|points))\b(?!.*\b(?:previous|last)\b)/i;

/** Where the file's own titles end: above the first item, sentence or list, as far down as a line that titles the notes, or the day below it. */
function endOfTitles(lines: readonly Line[]): number {
  const first = lines.findIndex(
    ({ text, label, bullet }) => label !== null || bullet || text.length > 160 || HOUSE_ITEM.test(text),
  );
  const leading = lines.slice(0, first === -1 ? lines.length : first);
  const titled = leading.findLastIndex(({ text }) => NOTES_TITLE.test(text) || isTitleWithDate(text)) + 1;
  const below = titled === 0 ? -1 : leading.findIndex(({ text }, at) => at >= titled && text !== '');
  const isDay = firstDate(leading[below]?.text ?? '')?.written.kind === 'day';
  return isDay && startsWithDate(leading[below]?.text ?? '') ? below + 1 : titled;
}

const isTitleWithDate = (text: string): boolean =>
  /\b(?:board|panel|committee|council|group|forum|meeting|assembly|body|agenda|notes|minutes)\b/i.test(
    text,
  ) &&
  !/\b(?:next|previous|last)\b/i.test(text) &&
  firstDate(text)?.written.kind === 'day';

/** The paper's first heading; or "Minutes of the meeting held on …", which at the head of the notes is their own title and no item on the last ones. */
const isOwnTitle = ({ label, text, bullet }: Line, at: number): boolean =>
  at < 8 &&
  label === null &&
  !bullet &&
  /^(?:draft |approved |unconfirmed )*(?:minutes|notes) of .{0,120}\bheld\b/i.test(text);

/**
 * "Matters arising schedule, meeting of 20 May 2025" over all else, and below no other date, is a paper's own title too; so is
 * "Matters arising and action log" where the lines right below date its meeting.
 */
function isTitleOfSchedule(lines: readonly Line[], at: number): boolean {
  const { text, label } = lines[at] ?? { text: '', label: null };
  if (at >= 5 || text === '' || label !== null || OF_OTHER.test(text)) return false;
  if (lines.slice(0, at).some((above) => firstDate(above.text) !== null)) return false;
  if (SCHEDULE.test(text) && firstDate(text)?.written.kind === 'day') return true;
  const below = lines.slice(at + 1, at + 1 + NEAR_TITLE).filter((line) => line.text !== '');
  const [next, later] = below.map((line) => line.text);
  if (next === undefined || datesItsMeeting(next)) return next !== undefined;
  return later !== undefined && !OF_OTHER.test(next) && datesItsMeeting(later);
}

const OF_OTHER = /\b(?:next|future|previous|last)\b/i;
const SCHEDULE = /^matters arising\b.{0,60}\b(?:schedule|log|list|tracker|register|sheet|meeting)\b/i;
/** In lines, blank ones among them. */
const NEAR_TITLE = 6;

/** "Meeting held on 10 July 2025", "10 July 2025": a line that says when, and tells nothing more. */
function datesItsMeeting(text: string): boolean {
  const found = text.length > 100 ? null : firstDate(text);
  if (found?.written.kind !== 'day') return false;
  const before = text.slice(0, found.at);
  return (before === '' || MEETS.test(before)) && !OF_OTHER.test(text) && !OF_PAPERS.test(text);
}

const MEETS =
  /^(?:[\w’'&-]+ ){0,8}?(?:meeting|held|date)(?: of| held)?(?: on)?(?: the)?\s?[,:–-]?\s(?:\p{L}+day,? )?$/iu;
const OF_PAPERS = /\b(?:minutes|notes|due|papers?|updated?)\b/i;

/** The item that the line at `at` stands under. */
export function itemAt(items: readonly AgendaItem[], at: number): AgendaItem | null {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.at ?? 0) <= at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return items[low - 1] ?? null;
}

/** Numbers rise through the notes; a numbered paragraph is long, or counts from one again. */
function byNumber(lines: readonly Line[]): AgendaItem[] {
  const items: AgendaItem[] = [];
  const lastWith = new Map<number, number>();
  lines.forEach((line, at) => {
    if (isNumbered(line)) lastWith.set(Number(line.label), at);
  });
  let last = 0;
  const listed = new Set([...listedActions(lines), ...signedNumbers(lines)]);
  lines.forEach((line, at) => {
    if (!isNumbered(line) || listed.has(at)) return;
    const number = Number(line.label);
    const follows = number > last && (last === 0 || number <= last + 4);
    const above = items.at(-1)?.at === at - 1 ? null : (lines[at - 1]?.label ?? null);
    const isListed = above === String(number - 1) && (lastWith.get(number) ?? at) > at;
    if (!follows || isListed) return;
    last = number;
    items.push({ at, title: titleOf(line.text) });
  });
  return items;
}

/**
 * The numbered lines below a heading over actions, one below the other with what they wrap to: a list, and no items. Over a
 * blank line the number that the next item would have is the item's, unless the line says whose or when it is.
 */
function listedActions(lines: readonly Line[]): ReadonlySet<number> {
  const listed = new Set<number>();
  let above = { line: '', filled: false, paragraph: '' };
  let next = 0;
  let item = 0;
  let apart = false;
  let blank = 0;
  lines.forEach((line, at) => {
    const { text, label, heading } = line;
    if (text === '') {
      apart = true;
      blank += 1;
      return;
    }
    const begins = label === '1' && blank <= MOST_BLANK && isOverActions(above);
    const mayGoOn = !apart || next !== item + 1 || asksOrNames(text);
    const goesOn = next > 0 && label === String(next) && mayGoOn;
    const isListed = heading === null && (begins || goesOn);
    const wraps =
      label === null && (/^[a-z(]/.test(text) || isFilled({ text: above.line, filled: above.filled }));
    if (isListed) listed.add(at);
    else if (label !== null && /^\d{1,3}$/.test(label)) item = Number(label);
    if (isListed) next = Number(label) + 1;
    else if (next > 0 && (apart || heading !== null || !wraps) && !saysMoreOfAbove(text)) next = 0;
    const isWithin = !apart && label === null && heading === null;
    const paragraph = isWithin ? `${above.paragraph} ${text}`.slice(-LONGEST_LEAD) : text;
    above = { line: text, filled: line.filled, paragraph };
    apart = false;
    blank = 0;
  });
  return listed;
}

/** Between a heading and its list; where more lines say nothing, a table stood on them. */
const MOST_BLANK = 3;

/** The numbered lines, one below the other with what they wrap to, that end by saying in square brackets whose each is. */
function signedNumbers(lines: readonly Line[]): number[] {
  const runs: { at: number; text: string }[][] = [];
  let next = 0;
  lines.forEach(({ text, label, heading }, at) => {
    if (text === '') return;
    const last = runs.at(-1)?.at(-1);
    if (heading === null && label === '1') runs.push([{ at, text }]);
    else if (heading === null && label !== null && label === String(next)) runs.at(-1)?.push({ at, text });
    else if (label === null && next > 0 && last !== undefined && !/[\]).]$/.test(last.text))
      last.text += ` ${text}`;
    else next = 0;
    if (label !== null && (label === '1' || label === String(next))) next = Number(label) + 1;
  });
  const signed = runs.filter((run) => areSignedInSquare(run.map(({ text }) => text)));
  return signed.flat().map(({ at }) => at);
}

const isOverActions = ({ line, paragraph }: { line: string; paragraph: string }): boolean =>
  isActionsHeading(line) ||
  isOverviewTitle(line) ||
  isOverList(line) ||
  leadsToActions(paragraph) ||
  standingHeaded(line, false) !== null ||
  LEADS_TO_LIST.test(paragraph);

const LEADS_TO_LIST = /\bactions?\b[^.:]{0,100}:$/i;

/** No more of a paragraph, in characters, is looked at for the sentence that leads to a list. */
const LONGEST_LEAD = 400;

/** What an agenda's item does not: it begins with a verb or says who is to do it. */
const asksOrNames = (text: string): boolean =>
  dashedParts(text) !== null ||
  /^[A-Z]{1,6}[-/]?\d[\w/.-]*\s?[–—:-]\s/.test(text) ||
  ownerAsSubject(text) !== null ||
  /\([^()]{2,60}\)\.?$/.test(text) ||
  isVerb(/^([A-Z][a-z]+) (?!of\b|from\b)/.exec(text)?.[1] ?? '');

const isNumbered = (line: Line): boolean =>
  /^\d{1,3}$/.test(line.label ?? '') && isTitle(line) && !isActionWithStanding(line.text);

/** "Closed – Clerk to order rope", "Night pay – HR Manager – not done" are of a list of actions, whatever their numbers. */
const isActionWithStanding = (text: string): boolean =>
  endsInStanding(text) || isOwned(statusFirst(text)?.action ?? '');

function itemsWhere(lines: readonly Line[], isItem: (line: Line) => boolean): AgendaItem[] {
  return lines.flatMap((line, at) =>
    isTitle(line) && isItem(line) ? [{ at, title: titleOf(line.text) }] : [],
  );
}

function isTitle({ text, bullet, cells }: Line): boolean {
  return (
    !bullet &&
    cells === null &&
    text.length <= 120 &&
    /^["'‘“(]?[A-Z0-9]/.test(text) &&
    !/[.;,?]$/.test(text) &&
    text.split(' ').length <= 16 &&
    ownerInSentence(text) === null &&
    !isActionsHeading(text) &&
    !isOverviewTitle(text)
  );
}

/** Its number may stand before it without a stop. */
const titleOf = (text: string): string => text.replace(/\s*:$/, '').replace(/^\d{1,2}\s+(?=[A-Z])/, '');
