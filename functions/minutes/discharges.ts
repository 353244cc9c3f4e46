import type { CalendarDate } from '../calendar/days.ts';
import { type AgendaItem, isActionsHeading, itemAt } from './agenda.ts';
import { asksForSomething, type Bullet } from './bullets.ts';
import { allDates, nextAfter } from './dates.ts';
import type { MeetingDates } from './due.ts';
import type { FoundDischarge, FoundUndertaking, Unread } from './findings.ts';
import { type Paragraph, withoutFullStop } from './lines.ts';
import { ownerInSentence, ownerPrefix } from './owners.ts';

export type Discharges = {
  discharged: FoundDischarge[];
  /** Actions that the notes carry over: "the following remain outstanding". */
  carriedOver: Bullet[];
  nothingOutstanding: boolean;
  unread: Unread[];
  /** The lines that were read as one or the other, which are no actions of this meeting. */
  lines: Set<number>;
};

const PREVIOUS =
  /\b(?:notes|minutes|actions?|record)\b.{0,40}\b(?:previous|last|held on|meeting)\b|\b(?:previous|last) (?:meeting|notes|minutes|actions)|\bmatters arising\b|\bactions? (?:arising|log|update|tracker|from)|\b(?:review of|outstanding|update on) (?:the )?actions\b/i;
const DONE = '(?:discharged|closed|completed?|signed off|done)';
const STILL_OPEN =
  '(?:outstanding|open|ongoing|on-going|carried (?:forward|over)|in progress|not (?:yet )?(?:complete|completed|discharged))';
/** The word that says which, with nothing much after it but the colon. */
const LEAD_WORD = new RegExp(`\\b(?:(${STILL_OPEN})|(${DONE}))\\b(?=[^:.]{0,80}(?::|[-–—]$|\\.?$))`, 'gi');
const LEADS_TO_DONE = /\b(?:discharged|closed|completed) (?:the following|actions?)\b/i;
const IS_LEAD = /\bactions?\b|\bitems?\b|\bmatters?\b|\bfollowing\b/i;
const NIL =
  /\b(?:no|nil) (?:other |further |outstanding |remaining )*(?:matters?|actions?|items?|issues?)(?: or (?:actions?|matters?))?(?: (?:that )?(?:were|was|are|is|remained|remaining|left|still|from the previous (?:meeting|notes)|to))* (?:outstanding|arising|discharge|carry forward)\b|\bno outstanding (?:matters|actions|items|issues)\b|\bno (?:matters|actions|issues) (?:arising|outstanding)\b|\ball (?:the |previous |outstanding )*actions\b[^.]{0,60}\b(?:discharged|completed?|closed)\b|\bthere (?:were|was) no (?:matters?|actions?|issues)\b|\b(?:nothing|none|no actions?|no matters?) (?:was |were |is |are |remained )?outstanding\b/i;
const SAYS =
  /^(?:(?:In|With|Noting|Referring|Advising|Commenting|Thanking|Welcoming|Highlighting|Responding|Asked|As|On|For|At|There|It|He|She|They)\b|(?:The |Mr |Mrs |Ms )?[\w’'/& ]{1,40}? (?:said|stated|noted|thanked|advised|confirmed|asked|reported|commented|welcomed|explained|queried|requested|expressed|added|highlighted|congratulated)\b)/;

/** Reads what the notes say of the last meeting's actions, in the agenda items that deal with them. */
export function dischargesOf(
  paragraphs: readonly Paragraph[],
  agenda: readonly AgendaItem[],
  meeting: MeetingDates,
): Discharges {
  const read: Discharges = {
    discharged: [],
    carriedOver: [],
    nothingOutstanding: false,
    unread: [],
    lines: new Set(),
  };
  const headings = new Set(agenda.map(({ at }) => at));
  let list: List = 'none';
  let lead: Paragraph | null = null;
  const leadDone = (): void => {
    if (lead !== null) read.unread.push({ line: lead.line, text: lead.text, why: NAMES_NONE });
    lead = null;
  };
  for (const paragraph of paragraphs) {
    const { text, from } = paragraph;
    const item = itemAt(agenda, from);
    const about = item === null ? agenda.length === 0 : PREVIOUS.test(item.title);
    if (NIL_ALONE.test(text) || (about && NIL.test(text.slice(0, LONGEST)))) read.nothingOutstanding = true;
    if (headings.has(from) || isActionsHeading(text) || !about || text.length > LONGEST) {
      list = 'none';
      leadDone();
      continue;
    }
    const before = sizeOf(read);
    const opens = leadOf(paragraph);
    if (opens !== null) leadDone();
    list = opens?.list ?? list;
    if (opens === null) list = readEntry(paragraph, item?.title ?? null, list, meeting, read);
    else
      for (const entry of entriesIn(opens.entry))
        addEntry(entry, paragraph.line, item?.title ?? null, list, meeting, read);
    if (sizeOf(read) > before) lead = null;
    else if (opens !== null || SPEAKS_OF_DISCHARGE.test(text)) lead = NIL.test(text) ? lead : paragraph;
  }
  leadDone();
  return read;
}

type List = 'none' | 'discharged' | 'carried over';

const LONGEST = 5_000;
const NIL_ALONE = /^(?:\d+\.\s)?matters arising\b.{0,5}\b(?:none|nil)\b\.?$/i;
const SPEAKS_OF_DISCHARGE = /\bactions?\b[^.]{0,200}\bdischarged\b/i;
const NAMES_NONE = 'this speaks of actions discharged or carried over, and names none that could be read';

const sizeOf = ({ discharged, carriedOver, unread }: Discharges): number =>
  discharged.length + carriedOver.length + unread.length;

/** An entry of the list, or one that says by itself how it stands; anything else ends the list. */
function readEntry(
  paragraph: Paragraph,
  section: string | null,
  list: List,
  meeting: MeetingDates,
  read: Discharges,
): List {
  const { text, line, bullet, label } = paragraph;
  const owned = ownerPrefix(text) !== null || ownerInSentence(text) !== null;
  const own = standsItself(text);
  if (own !== null) addEntry(text, line, section, own, meeting, read);
  else if (NIL.test(text)) return list;
  else if (list === 'none' || !(bullet || label !== null || owned)) return 'none';
  else if (SAYS.test(text) && !owned && splitHow(text).how === null) return 'none';
  else addEntry(text, line, section, list, meeting, read);
  return list;
}

/** "… and the following actions discharged:" opens a list; what stands after its colon is the list's first entry. */
function leadOf({ text }: Paragraph): { list: List; entry: string } | null {
  const follows = /\bfollowing\b/i.test(text);
  if (!IS_LEAD.test(text) || (!follows && (ownerInSentence(text) !== null || NIL.test(text)))) return null;
  if (/^actions? (?:discharged|closed|completed)$/i.test(text)) return { list: 'discharged', entry: '' };
  const colons = [...text.matchAll(/:/g)].slice(0, 5).map(({ index }) => index + 1);
  const ends = colons.length === 0 && follows ? [text.length] : colons;
  for (const end of ends) {
    const head = text.slice(0, end);
    const word = [...head.matchAll(LEAD_WORD)].at(-1);
    const entry = text.slice(end).trim();
    if (ownerPrefix(text) !== null && !/\bactions?\b/i.test(head)) return null;
    if (word?.[1] !== undefined) return { list: 'carried over', entry };
    if (word !== undefined || LEADS_TO_DONE.test(head)) return { list: 'discharged', entry };
  }
  return null;
}

/** Several entries may stand on one line, each with its owner or what it asks for. */
function entriesIn(text: string): string[] {
  const parts = text.split(/;\s+(?:and\s+)?/);
  const several = parts.every((part) => asksForSomething(part) || ownerPrefix(part) !== null);
  return (several ? parts : [text]).filter((part) => part !== '');
}

const SAYS_DONE = new RegExp(`^${DONE}\\b`, 'i');
const SAYS_OPEN = new RegExp(`^(?:remains? |still )?${STILL_OPEN}\\b`, 'i');

/** How an entry says by itself that it stands: "Force to provide a paper – discharged", "… – ongoing". */
function standsItself(text: string): List | null {
  if (ownerPrefix(text) === null && ownerInSentence(text) === null && !/^action\b/i.test(text)) return null;
  const after = saidAfterADash(text);
  if (after !== null && SAYS_OPEN.test(after)) return 'carried over';
  return after !== null && SAYS_DONE.test(after) ? 'discharged' : null;
}

const saidAfterADash = (text: string): string | null => {
  const dash = [...text.matchAll(DASH)].find(({ 0: mark, index }) => {
    const after = text.slice(index + mark.length);
    return SAYS_OPEN.test(after) || SAYS_DONE.test(after);
  });
  return dash === undefined ? null : text.slice(dash.index + dash[0].length);
};

const ACTION_NUMBER = /^actions?(?:\s[\w/.-]*\d[\w/.-]*)?\s?(?::|\s[-–—]\s)\s*/i;

function addEntry(
  text: string,
  line: number,
  section: string | null,
  list: List,
  meeting: MeetingDates,
  read: Discharges,
): void {
  const words = text.trim().replace(ACTION_NUMBER, '');
  read.lines.add(line);
  if (!/[a-z]/i.test(words)) {
    read.unread.push({ line, text, why: 'this stands among the actions of the last meeting and names none' });
  } else if (list === 'discharged') {
    read.discharged.push(dischargeFrom(words, meeting));
  } else {
    const prefix = ownerPrefix(words);
    const { text: action } = splitHow(prefix?.rest ?? words);
    const owner = prefix?.owner ?? ownerInSentence(words);
    read.carriedOver.push({ line, wording: words, text: withoutFullStop(action), owner, section });
  }
}

function dischargeFrom(entry: string, meeting: MeetingDates): FoundDischarge {
  const prefix = ownerPrefix(entry);
  const { text, how } = splitHow(prefix !== null && prefix.rest !== '' ? prefix.rest : entry);
  return { text: withoutFullStop(text), how, undertaking: how === null ? null : undertakingIn(how, meeting) };
}

const DASH = /\s[-–—]+\s|(?<=\w)[–—]\s|\s[–—](?=\w)/g;
const SAYS_HOW =
  /^(?:(?:now |since |already |has |have |had |was |were |is |are |been |being |it |this |to be |will be |all )*(?:to follow|to be|will|discharged|closed|complete|completed|done|provided|circulated|shared|sent|presented|delivered|received|covered|included|submitted|published|emailed|addressed|discussed|arranged|held|issued|actioned|noted|updated|reported|scheduled|awaited|awaiting|attached|superseded|agreed|added|briefed|undertaken|forms?|planned|expected|due|addressed)\b|(?:see|on (?:the )?(?:agenda|today)|on \d|in (?:the )?(?:paper|papers|report)|the (?:briefing|update|paper|report|information|data|presentation)|(?:a |an )?(?:briefing|update|paper|report|information|presentation|response|email|letter|agenda item|item|visit|data|meeting)\b.{0,80}\b(?:provided|circulated|shared|sent|presented|delivered|received|included|held|arranged|took place|to be|will be|has been|was|given|published|issued)\b|(?:PCC|CC|DCC|Force|OPCC)\b.{0,60}\b(?:briefed|provided|confirmed|received|content|satisfied|updated)))/i;

/** The action, and how it was discharged: what stands after the dash. Dashes of the action's own sentence are passed over. */
function splitHow(entry: string): { text: string; how: string | null } {
  const dashes = [...entry.matchAll(DASH)];
  const split =
    dashes.find((dash) => SAYS_HOW.test(entry.slice(dash.index + dash[0].length))) ?? dashes.at(-1);
  if (split !== undefined) {
    return partsOf(entry.slice(0, split.index), entry.slice(split.index + split[0].length));
  }
  const bracket = /^(.+\S)\s\(([^()]{3,300})\)\.?$/s.exec(entry);
  if (bracket?.[1] !== undefined && bracket[2] !== undefined && SAYS_HOW.test(bracket[2]))
    return partsOf(bracket[1], bracket[2]);
  const colon = /^(.{10,}?)[:;]\s(\S.*)$/s.exec(entry);
  if (colon?.[1] !== undefined && colon[2] !== undefined && SAYS_HOW.test(colon[2]))
    return partsOf(colon[1], colon[2]);
  return { text: entry, how: null };
}

function partsOf(text: string, after: string): { text: string; how: string | null } {
  const how = withoutFullStop(after);
  const bare = new RegExp(`^(?:action )?(?:now )?${DONE}$`, 'i').test(how);
  return { text: text.trim(), how: how === '' || bare ? null : how };
}

const STILL_TO_COME =
  /\bto follow\b|^(?:is |are |due |expected |planned )?to be \w+(?:ed|en|t|ght|ld)\b|\b(?:is|are|still|briefing|update|paper|report|information|presentation|data|it|which|this|and|–|-) to be \w+|\b(?:will|shall) (?:\w+ )?(?:be |follow\b|provide|circulate|share|send|present|report|come|attend|bring)|\bawait(?:ed|ing)\b|^due\b|^(?:scheduled|planned|expected|arranged) (?:for|in|at|on)\b/i;
const BEFORE_A_DATE =
  /\b(?:before|by|at|in|for|on|until|ahead of|prior to|no later than|during|end of|early|late|mid)\b(?:\s(?:the|end|of|early|late|mid|start|beginning|next))*[\s-]*$/i;
const BY_NEXT_MEETING =
  /\b(?:before|by|at|for|to|ahead of|prior to)\s(?:the\s)?next\s(?:\w+\s){0,5}?(?:meeting|board|pdb)\b/i;

/** What is still to come though the action is discharged, and by when: a day, or a month as minuted. */
function undertakingIn(how: string, meeting: MeetingDates): FoundUndertaking | null {
  if (!STILL_TO_COME.test(how)) return null;
  return { text: how, by: byWhen(how, meeting) };
}

function byWhen(how: string, { date, next }: MeetingDates): string | null {
  for (const { written, words, at } of allDates(how)) {
    if (!BEFORE_A_DATE.test(how.slice(0, at)) && !/^due|^scheduled/i.test(how)) continue;
    if (written.kind === 'day') return written.date;
    if (written.kind === 'month') return words.replace(/[.,]$/, '').trim();
    if (written.kind === 'day without year') return after(date ?? next, written);
  }
  return BY_NEXT_MEETING.test(how) ? next : null;
}

const after = (
  from: CalendarDate | null,
  { month, day }: { month: number; day: number },
): CalendarDate | null => (from === null ? null : nextAfter(from, month, day));
