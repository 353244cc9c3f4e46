import { numberNamed, numberWords } from '../../words/english.ts';
import type { Difference, Unread } from '../findings.ts';
import {
  dashedParts,
  isPlainEntry,
  leadsToActions,
  mayLeadTo,
  namesOwnerByDash,
  statedLists,
} from './action-lists.ts';
import { type AgendaItem, isActionsHeading, isOverviewTitle, itemAt } from './agenda.ts';
import {
  asksForSomething,
  type Bullet,
  bulletFrom,
  isWholeAction,
  REFERRED,
  statusBefore,
  taggedAction,
} from './bullets.ts';
import { entriesIn, goesThroughActions, subjectsIn, toldOneByOne } from './entries-in-line.ts';
import { type DischargeRead, dischargeFrom, splitHow } from './how.ts';
import { isItem, type Paragraph, withoutFullStop } from './lines.ts';
import { mattersListed } from './matters-listed.ts';
import { type MatterTold, mattersTold } from './matters-told.ts';
import { ownerAsSubject, ownerInSentence, ownerPrefix } from './owners.ts';
import {
  ABOUT,
  DONE,
  endsInStanding,
  entrySaying,
  formallyIn,
  isNumberedMatter,
  isOwned,
  isToCome,
  lastWordsOf,
  listedByNumber,
  matterIn,
  type Named,
  type Numbered,
  namesAnother,
  namesNext,
  numberedIn,
  openActionIn,
  reportIn,
  STILL_OPEN,
  type Standing,
  standingHeaded,
  standingIn,
  type Told,
} from './standing.ts';
import { beginsWithVerb } from './verbs.ts';
import { isDue, type MeetingDates } from './when-said.ts';

export type Discharges = {
  discharged: (DischargeRead & { line: number })[];
  /** Actions that the notes carry over, "the following remain outstanding", or list as done with the day when they were due. */
  carriedOver: Bullet[];
  nothingOutstanding: boolean;
  /** What is said of the last meeting's actions that discharges none. */
  differences: Difference[];
  unread: Unread[];
  /** The lines that were read as one or the other, which are no actions of this meeting. */
  lines: Set<number>;
};

const PREVIOUS =
  /\b(?:notes|minutes|actions?|record)\b.{0,40}\b(?:previous|last|held on|meeting)\b|\b(?:previous|last) (?:meeting|notes|minutes|actions)|\bmatters arising\b|\bactions? (?:arising|log|update|tracker|from)|\b(?:review of|outstanding|updates? on|progress (?:on|with|against)) (?:the )?actions\b|\b(?:minutes|notes),? (?:and|&|\/) (?:the )?(?:outstanding |open )?action(?:s| points?| items?)\b/i;
/** "Minutes" alone are those of the last meeting too, and so are those of a day: "Minutes of 8 April 2025 and actions". */
const MINUTES_ALONE =
  /^(?:(?:to )?(?:approval of|approve) )?(?:the )?(?:minutes|notes)(?: of| from|,) (?:the )?(?:[a-z]+day,? )?\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9},? 20\d\d\b|^(?:(?:approval|confirmation|agreement|adoption|signing) of )?(?:the )?(?:draft )?(?:minutes|notes)$/i;
/** Whether an item of the agenda deals with the last meeting's actions. */
export const isOfLastMeeting = (item: AgendaItem | null): boolean =>
  item !== null && (PREVIOUS.test(item.title) || MINUTES_ALONE.test(item.title));
/** Words over a list that say that it is of the last meeting's actions. */
const OF_LAST = /\b(?:previous|last)\b(?! night)|\bmatters arising\b|\breview of\b/i;
/** "had not been completed", "are to be completed" */
const STILL_TO_DO = `(?:not|yet to|still to)(?: yet)? (?:been|be) ${DONE}|(?:to|must|should|will|would|shall) be (?:completed?|done)`;
/** The word that says which, with nothing much after it but the colon. */
const LEAD_WORD = new RegExp(
  `\\b(?:(${STILL_OPEN}|${STILL_TO_DO})|(${DONE})(?: (?:or|and) withdrawn)?|(withdrawn))\\b(?=[^:.]{0,80}(?::|[-–—]$|\\.?$))`,
  'gi',
);
const LEADS_TO_DONE = /\b(?:discharged|closed|completed) (?:the following|actions?)\b/i;
const IS_LEAD = /\bactions?\b|\bitems?\b|\bmatters?\b|\bfollowing\b/i;
const NIL =
  /\b(?:no|nil) (?:other |further |outstanding |remaining )*(?:matters?|actions?|items?|issues?)(?: or (?:actions?|matters?))?(?: (?:that )?(?:were|was|are|is|remained|remaining|left|still|from the previous (?:meeting|notes)|to))* (?:outstanding|arising|discharge|carry forward)\b|\bno outstanding (?:matters|actions|items|issues)\b|\bno (?:matters|actions|issues) (?:arising|outstanding)\b|\ball (?:the |previous |outstanding )*actions\b[^.]{0,60}\b(?:discharged|completed?|closed)\b|\bthere (?:were|was) no (?:matters?|actions?|issues)\b|\b(?:nothing|none|no actions?|no matters?) (?:was |were |is |are |remained )?outstanding\b/i;
const SOMEBODY_SAYS =
  /^(?:The |Mr |Mrs |Ms )?[\w’'/& ]{1,40}? (?:said|stated|noted|thanked|advised|confirmed|asked|reported|commented|welcomed|explained|queried|requested|expressed|added|highlighted|congratulated)\b/;
const SAYS = new RegExp(
  `^(?:In|With|Noting|Referring|Advising|Commenting|Thanking|Welcoming|Highlighting|Responding|Asked|As|On|For|At|There|It|He|She|They)\\b|${SOMEBODY_SAYS.source}`,
);

/** Reads what the notes say of the last meeting's actions, in the agenda items that deal with them. */
export function dischargesOf(
  printed: readonly Paragraph[],
  agenda: readonly AgendaItem[],
  meeting: MeetingDates,
): Discharges {
  const read: Discharges = {
    discharged: [],
    carriedOver: [],
    nothingOutstanding: false,
    differences: [],
    unread: [],
    lines: new Set(),
  };
  const paragraphs = withLeadsJoined(printed).map(withoutAsides);
  const headings = new Set(agenda.map(({ at }) => at));
  let list: List = 'none';
  let lead: Paragraph | null = null;
  let counted: Counted | null = null;
  let ended = false;
  let ofLog = false;
  let isHeaded = false;
  let areAskedNow = false;
  let isBelowLast = false;
  const stated = statedLists(paragraphs, ({ from }) => headings.has(from));
  const asked = listsLedTo(paragraphs);
  const matters = mattersListed(paragraphs);
  const endLead = (): void => {
    if (lead !== null) read.unread.push({ line: lead.line, text: lead.text, why: NAMES_NONE });
    if (counted !== null) compareCount(counted, read);
    lead = null;
    counted = null;
    ended = false;
  };
  for (const [index, paragraph] of paragraphs.entries()) {
    const { text, from } = paragraph;
    const item = itemAt(agenda, from);
    if (!isItem(paragraph) && !isPlainEntry(paragraph)) isHeaded = false;
    const isOfPrevious = item === null ? agenda.length === 0 : isOfLastMeeting(item);
    const about = isHeaded || isOfPrevious;
    const into: Into = { read, meeting, line: paragraph.line, section: item?.title ?? null };
    const standing = stated.entries.get(paragraph);
    const matter = matters.get(paragraph);
    if (standing !== undefined) {
      if (matter === undefined) addStated(paragraph, standing, into);
      else addMatterListed(matter, standing, into);
      continue;
    }
    // What stands behind a tag, or with all its labels, is an action by itself, which they may say to be closed.
    if (taggedAction(text) !== null || isWholeAction(text)) continue;
    if (headings.has(from) || isOverviewTitle(text)) ofLog = isOverviewTitle(text);
    // In notes without items what is listed below a heading "Actions", or is ticked, was asked for at this meeting.
    if (isActionsHeading(text)) areAskedNow = item === null;
    else if (!isItem(paragraph)) areAskedNow = false;
    if (areAskedNow && isItem(paragraph) && agenda.length === 0) continue;
    if (!isItem(paragraph)) isBelowLast = OF_LAST.test(text);
    else if (item === null && paragraph.ticked !== null && !isBelowLast) continue;
    const headed = headedList(paragraph, paragraphs[index + 1], { isOfPrevious, ofLog });
    if (headed !== null) {
      endLead();
      counted = countIn(text, entriesOf(read));
      list = headed;
      isHeaded = true;
      read.lines.add(paragraph.line);
      continue;
    }
    // Below a heading of the log alone only its actions' numbers tell: what is listed there may be the log itself.
    if (ofLog && !about && readSentences(text, into)) continue;
    if (goesThroughActions(text) && readOneByOne(text, into)) continue;
    const isNil = saysNilAlone(text) || (about && (saysNil(text) || saysNone(text)));
    if (isNil) read.nothingOutstanding = true;
    if (
      headings.has(from) ||
      isActionsHeading(text) ||
      !about ||
      isNoLead(text) ||
      asked.has(paragraph) ||
      stated.headings.has(paragraph)
    ) {
      if (!about && item !== null) readWhereDiscussed(text, into);
      list = 'none';
      endLead();
      continue;
    }
    const before = sizeOf(read);
    if (readOneByOne(text, into) || readSentences(text, into)) {
      if (isItem(paragraph) || isOwned(text)) lead = null;
      continue;
    }
    const opens = leadOf(text);
    if (opens !== null) {
      endLead();
      if (EXCEPTED.test(text)) showStanding('carried forward', text, into);
      read.lines.add(paragraph.line);
      counted = countIn(text, entriesOf(read));
    }
    list = opens?.list ?? list;
    if (matter !== undefined && list !== 'none') {
      addMatterListed(matter, list, into);
    } else if (opens === null) {
      const goesOn = readEntry(paragraph, list, into);
      ended ||= list !== 'none' && goesOn === 'none';
      if (ended && sizeOf(read) === before && isEntry(paragraph)) {
        read.unread.push({ line: paragraph.line, text, why: BELOW_LIST });
      }
      list = goesOn;
    } else {
      for (const entry of entriesIn(opens.entry, counted?.said ?? null)) {
        if (SOMEBODY_SAYS.test(entry) && !isOwned(entry))
          read.unread.push({ line: paragraph.line, text: entry, why: SAYS_NO_STANDING });
        else if (/^action \S*\d/.test(entry)) addMatterListed(entry, opens.list, into);
        else addEntry(entry, opens.list, into);
      }
    }
    if (sizeOf(read) > before) {
      lead = null;
    } else if (opens === null && item !== null && mayBeEntry(paragraph) && !NIL.test(text)) {
      read.unread.push({ line: paragraph.line, text, why: SAYS_NO_STANDING });
    } else if (opens !== null || (SPEAKS_OF_DISCHARGE.test(text) && !NONE_DISCHARGED.test(text))) {
      lead = NIL.test(text) ? lead : paragraph;
    }
  }
  endLead();
  return read;
}

/** A line that is filled by a lead, "… could be taken off the list:", and what goes on right below it, are one sentence. */
function withLeadsJoined(printed: readonly Paragraph[]): Paragraph[] {
  const joined: Paragraph[] = [];
  for (const paragraph of printed) {
    const above = joined.at(-1);
    if (above !== undefined && isFilledLead(above) && goesOnBelow(above, paragraph)) {
      joined[joined.length - 1] = { ...above, text: `${above.text} ${paragraph.text}`, to: paragraph.to };
    } else {
      joined.push(paragraph);
    }
  }
  return joined;
}

/** In characters, as a page's line is. */
const FILLED_LINE = 60;

const isFilledLead = ({ text, cells }: Paragraph): boolean =>
  cells === null && text.length >= FILLED_LINE && text.endsWith(':') && IS_LEAD.test(text);

const goesOnBelow = ({ to }: Paragraph, { line, text, cells, heading, bullet, label }: Paragraph): boolean =>
  line === to + 1 &&
  cells === null &&
  heading === null &&
  !isItem({ bullet, label }) &&
  (/^\p{Ll}/u.test(text) || listedByNumber(text).length > 1);

/** "The Chair thanked the divers. Action 24/31 Fuel prices – completed.": an entry without what was said before or behind it. */
function withoutAsides(paragraph: Paragraph): Paragraph {
  const sentences = paragraph.text.length > 2_000 ? [] : paragraph.text.split(/(?<=[.!?])\s+(?=\p{Lu})/u);
  const first = sentences.findIndex((sentence) => !isAside(sentence));
  const last = sentences.findLastIndex((sentence) => !isAside(sentence));
  const entry = sentences.slice(first, last + 1).join(' ');
  const isEntryItself =
    first !== -1 &&
    (isNumbered(entry) || isOwned(entry)) &&
    (entrySaying(entry) ?? lastWordsOf(entry)) !== null;
  return isEntryItself && entry !== paragraph.text ? { ...paragraph, text: entry } : paragraph;
}

const isAside = (sentence: string): boolean =>
  SOMEBODY_SAYS.test(sentence) && !STANDS.test(sentence) && !/\bactions?\b|:/i.test(sentence);

/** The items below a line that leads to this meeting's own actions. */
function listsLedTo(paragraphs: readonly Paragraph[]): ReadonlySet<Paragraph> {
  const asked = new Set<Paragraph>();
  let isBelow = false;
  for (const paragraph of paragraphs) {
    const goesOn: boolean = isBelow && isItem(paragraph);
    if (goesOn) asked.add(paragraph);
    isBelow = goesOn || (!isItem(paragraph) && leadsToActions(paragraph.text));
  }
  return asked;
}

/** An entry of a list that stands as its heading says, unless the entry says otherwise itself. */
function addStated(paragraph: Paragraph, standing: Standing, into: Into): void {
  const { text } = paragraph;
  const own = markedStanding(paragraph) ?? entrySaying(text)?.standing ?? lastWordsOf(text)?.standing ?? null;
  into.read.lines.add(into.line);
  if (SAYS.test(text) && !isOwned(text)) {
    into.read.unread.push({ line: into.line, text, why: SAYS_NO_STANDING });
  } else if ((own ?? standing) === 'carried over') {
    into.read.carriedOver.push(bulletFrom(paragraph, text, into.section, null));
  } else {
    addEntry(text, own ?? standing, into);
  }
}

/** How the actions stand that are listed right below, where the words over them say so and no more, or lead to them in the log. */
function headedList(
  paragraph: Paragraph,
  next: Paragraph | undefined,
  { isOfPrevious, ofLog }: { isOfPrevious: boolean; ofLog: boolean },
): Standing | null {
  const { text, cells, bullet } = paragraph;
  if (cells !== null || bullet || next === undefined || isActionsHeading(text)) return null;
  if (!mayLeadTo(paragraph, next)) return null;
  const headed = standingHeaded(text, isOfPrevious || ofLog);
  const leads = headed === null && ofLog && !isOfPrevious && text.endsWith(':') && text.length <= LONGEST;
  return leads ? (leadOf(text)?.list ?? null) : headed;
}

const isNoLead = (text: string): boolean => text.length > LONGEST || OVER_OVERVIEW.test(text);

/** How many actions a lead says that it leads to, and how many had been read above it. */
type Counted = { said: number; words: string; above: number };

const COUNT = new RegExp(
  `\\b(?:following )?(${numberWords.join('|')}|\\d{1,2}) (?:of the )?(?:(?:following|further|other|more|outstanding|open|completed?|closed|old|previous|earlier|remaining) )*(?:actions?|items?|matters?)\\b`,
  'i',
);

function countIn(text: string, above: number): Counted | null {
  const [words, number = ''] = COUNT.exec(text) ?? [];
  if (words === undefined) return null;
  return { said: numberNamed(number), words, above };
}

const entriesOf = ({ discharged, carriedOver }: Discharges): number => discharged.length + carriedOver.length;

function compareCount({ said, words, above }: Counted, read: Discharges): void {
  const found = entriesOf(read) - above;
  if (found === said || found === 0) return;
  const detail = `the notes speak of “${words}” of the last meeting, and ${found} could be read`;
  read.differences.push({ kind: 'count', detail });
}

type List = 'none' | Standing;
/** Where what is read goes, and what it is read with. */
type Into = { read: Discharges; meeting: MeetingDates; line: number; section: string | null };

const LONGEST = 5_000;
const NIL_ALONE =
  /^(?:(?:\d+\.\s)?matters arising\b.{0,5}\b(?:none|nil)|there (?:are|were) (?:currently )?no (?:outstanding|open) actions)\b\.?$/i;
/** Below "Outstanding actions" one word says it. */
const NONE = /^(?:there (?:were|are) )?(?:none|nil)(?: outstanding| to report)?\.?$/i;
/** "None. The Chair thanked the divers." */
function saysNone(text: string): boolean {
  const sentences = text.length > LONGEST ? [] : text.split(/(?<=[.!?])\s+/);
  const others = sentences.filter((sentence) => !NONE.test(sentence));
  return others.length < sentences.length && others.every(isAside);
}
const EXCEPT = /\b(?:except|exception|other than|apart from|aside from|save for|bar)\b/i;
const EXCEPTED = /,?\s(?:with the exception of|except(?: for)?|apart from|other than|save for)\b[^:.]*/i;
const SPEAKS_OF_DISCHARGE = /\bactions?\b[^.]{0,200}\b(?:discharged|closed|signed off)\b/i;
const NONE_DISCHARGED = /\bno (?:\w+ )?actions? (?:was|were|had been|have been) (?:discharged|closed)\b/i;
/** What stands over this service's own Overview of Actions, which says what the table below it lists. */
const OVER_OVERVIEW =
  /^actions as at \d{1,2} [a-z]+ \d{4}: (?:open, then )?discharged or withdrawn(?: since \d{1,2} [a-z]+ \d{4})?$/i;
const BELOW_LIST = 'this stands below a list of the last meeting’s actions, and may be one of them';
const NAMES_NONE = 'this speaks of actions discharged or carried over, and names none that could be read';

/** One sentence says it wherever it stands: "All were completed. There are no outstanding actions." */
const saysNilAlone = (text: string): boolean =>
  text.length <= LONGEST && text.split(/(?<=[.!?])\s+/).some((sentence) => NIL_ALONE.test(sentence));
export const saysNil = (text: string): boolean => NIL.test(text.slice(0, LONGEST)) && !EXCEPT.test(text);

const sizeOf = ({ discharged, carriedOver, unread, differences }: Discharges): number =>
  discharged.length + carriedOver.length + unread.length + differences.length;

/** Reads a paragraph that goes through several actions, and says of each how it stands; false where it does not. */
function readOneByOne(text: string, into: Into): boolean {
  const told = toldOneByOne(text);
  for (const { entry, standing } of told) {
    if (standing === null) {
      into.read.unread.push({ line: into.line, text: entry, why: SAYS_NO_STANDING });
    } else if (standing === 'carried over') {
      showStanding('carried forward', entry, into);
    } else {
      addEntry(entry, standing, into);
    }
  }
  return told.length > 0;
}

/** Reads a paragraph whose sentences name the actions they tell of; false where none does. */
function readSentences(text: string, into: Into): boolean {
  const { read, meeting, line } = into;
  const matter = matterIn(text);
  if (matter !== null) {
    addMatter(matter, text, into);
    return true;
  }
  const told = mattersTold(text);
  if (told.length > 0) {
    for (const one of told) addTold(one, into);
    return true;
  }
  const { owner, words } = saidOfOwner(text);
  const sentences = isOwned(words) ? [] : words.split(BETWEEN_SENTENCES).flatMap(clausesOf);
  let any = false;
  const others: string[] = [];
  for (const sentence of sentences) {
    const numbered = numbersIn(sentence);
    for (const one of numbered) addNumbered(one, sentence, into);
    const said = numbered.length > 0 ? null : standingIn(sentence);
    const isListed = said === null && numbered.length === 0 && sentences.length > 1;
    const listed = isListed && addListed(sentence, into);
    if (said === null && !listed && namesAnother(sentence, numbered)) others.push(sentence);
    any ||= numbered.length > 0 || listed || said !== null;
    if (said === null) continue;
    if (owner !== null) read.lines.add(line);
    if (said.standing !== 'discharged') {
      showStanding(said.standing === 'withdrawn' ? 'withdrawn' : 'carried forward', sentence, into);
    } else {
      const discharged = isProposed(sentence) ? [] : dischargesTold(said, owner, meeting);
      read.discharged.push(...discharged.map((one) => ({ ...one, line })));
      const why = said.several ? NAMES_SEVERAL : NOT_UNDERSTOOD;
      if (discharged.length === 0) read.unread.push({ line, text: sentence, why });
    }
  }
  if (any) read.unread.push(...others.map((sentence) => ({ line, text: sentence, why: NOT_UNDERSTOOD })));
  return any;
}

/** A semicolon parts numbers of a list, "24/01 (rope); HB/24/03 (gate)", and no sentences. */
const BETWEEN_SENTENCES =
  /(?<=[.;?])\s+(?=[A-Z])(?!(?<=;\s+)[A-Z]{1,6}[-/ ]?\d[\w/.-]*(?: [(]|[;.,]|$| and ))/;

/** "It was proposed that the action on the lamps be closed, but members did not agree." */
const isProposed = (sentence: string): boolean =>
  /\b(?:did|do|does|was|were) not\b/i.test(sentence) ||
  (/\b(?:propos|recommend|suggest)(?:ed|es|s|ing)?\b/i.test(sentence) &&
    !/\b(?:agreed|accepted|approved|resolved)\b/i.test(sentence));

/** "Clerk: the action to order rope had been completed": whose it is, and what is said of it. */
function saidOfOwner(text: string): { owner: string | null; words: string } {
  const prefix = ownerPrefix(text);
  return prefix !== null && OF_ACTION.test(prefix.rest)
    ? { owner: prefix.owner, words: prefix.rest }
    : { owner: null, words: text };
}
const OF_ACTION = /^(?:(?:the|this|that|his|her|its|their) )?actions? /i;

const NEXT_CLAUSE = new RegExp(
  `[,;]? (?:and|but|while|whereas) (?=(?:that|those|the (?:one|action)s?) ${ABOUT} )`,
  'i',
);

/** A sentence that says of one action after the other how each stands: "…, and that on the lamps was carried forward". */
function clausesOf(sentence: string): string[] {
  if (sentence.length > 1_000) return [sentence];
  const clauses = sentence
    .split(NEXT_CLAUSE)
    .map((clause) =>
      clause.replace(/^(?:that|the one) /i, 'the action ').replace(/^(?:those|the ones) /i, 'the actions '),
    );
  return clauses.every((clause) => standingIn(clause) !== null) ? clauses : [sentence];
}

/** The discharges of a sentence that tells of one action, or of several in a row; none where it does not part them. */
function dischargesTold(said: Told, owner: string | null, meeting: MeetingDates): DischargeRead[] {
  const { about, several, count, by, how } = said;
  if (how !== null && (namesNext(how) || (several && EXCEPT.test(how)))) return [];
  const subjects = several ? subjectsIn(about, count, by) : [about];
  return subjects.map((subject) => {
    const named = subject.replace(/^the /i, '');
    const read = dischargeFrom(how === null ? named : `${named} – ${how}`, meeting, named);
    return { ...read, minuted: { ...read.minuted, owner: read.minuted.owner ?? owner } };
  });
}

/** Reads a sentence that leads to a list within itself, "Two actions were closed: …"; false where it does not part them. */
function addListed(sentence: string, into: Into): boolean {
  const lead = leadOf(sentence);
  const count = countIn(sentence, 0)?.said ?? null;
  const entries = lead === null || lead.entry === '' ? [] : entriesIn(lead.entry, count);
  if (lead === null || entries.length < 2 || (count !== null && count !== entries.length)) return false;
  for (const entry of entries) addEntry(withoutFullStop(entry), lead.list, into);
  return true;
}

/** Reads the sentences that close a numbered action under the item that it concerns; the rest of the paragraph is the item's. */
function readWhereDiscussed(text: string, into: Into): void {
  if (text.length > LONGEST || !/\bactions? /i.test(text)) return;
  const sentences = text.split(/(?<=[.;?!)\]])\s+(?=[[(]?[A-Z])/);
  const said = sentences.map((sentence) => ({ sentence, named: formallyIn(sentence, text) }));
  const isWhole = said.every(({ named }) => named.length > 0);
  const own = isWhole ? into.read.lines : new Set<number>();
  for (const { sentence, named } of said)
    for (const one of named.filter(({ about }) => !isRead(about, into.read)))
      addNumbered(one, sentence, { ...into, read: { ...into.read, lines: own } });
}

/** The minutes may have said it already where they went through the last meeting's actions. */
const isRead = (about: string, { discharged }: Discharges): boolean =>
  discharged.some(({ found }) => found.text.split(' (')[0] === about.split(' (')[0]);

/** Those that a sentence names by their numbers, also behind a colon: "The following actions were closed: 24/18 and 24/20". */
function numbersIn(sentence: string): Numbered[] {
  const numbered = numberedIn(sentence);
  const lead = numbered.length > 0 ? null : leadOf(sentence);
  if (lead === null) return numbered;
  return listedByNumber(lead.entry).map((about) => ({ about, standing: lead.list, how: null }));
}

/** A matter arising, "Minute 31 – Bench: the Clerk had ordered it. Action complete.": what it was, and what became of it. */
function addMatter({ about, standing }: Named, text: string, into: Into): void {
  const { read, meeting, line } = into;
  read.lines.add(line);
  const entry = reportIn(about) === null ? about.replace(/^([^:–—]{3,80}):\s/, '$1 – ') : about;
  if (standing === 'discharged') read.discharged.push({ ...dischargeFrom(entry, meeting), line });
  else showStanding(standing === 'withdrawn' ? 'withdrawn' : 'carried forward', text, into);
}

/** "The lamps (24/31) had been bought and the store (24/33) painted. Both actions were closed." */
function addTold({ about, how, owner, standing, words }: MatterTold, into: Into): void {
  const { read, meeting, line } = into;
  read.lines.add(line);
  if (standing === null) {
    read.unread.push({ line, text: words, why: NOT_UNDERSTOOD });
  } else if (standing === 'discharged') {
    const { found, minuted } =
      how === null ? dischargeFrom(about, meeting) : dischargeFrom(`${about} – ${how}`, meeting, about);
    read.discharged.push({ found, minuted: { ...minuted, owner: minuted.owner ?? owner }, line });
  } else {
    showStanding(standing === 'withdrawn' ? 'withdrawn' : 'carried forward', words, into);
  }
}

/** "24/31 – Rope store", in a list that says how its entries stand: what stays open is known by its number, and not asked anew. */
function addMatterListed(action: string, standing: Standing, into: Into): void {
  if (standing === 'carried over') showStanding('carried forward', action, into);
  else addEntry(action, standing, into);
}

/** "Actions 24/01 and 24/03 were closed" names them by their numbers. */
function addNumbered({ about, standing, how }: Numbered, sentence: string, into: Into): void {
  const { read, meeting, line } = into;
  read.lines.add(line);
  const entry = how === null ? about : `${about} – ${how}`;
  if (standing === 'discharged') read.discharged.push({ ...dischargeFrom(entry, meeting, about), line });
  else showStanding(standing === 'withdrawn' ? 'withdrawn' : 'carried forward', sentence, into);
}

/** Shows what the notes say of an action, which is neither a discharge nor an action in itself. */
function showStanding(kind: 'withdrawn' | 'carried forward', said: string, { read, line }: Into): void {
  read.lines.add(line);
  read.differences.push({ kind, detail: `the notes say: “${withoutFullStop(said)}”` });
}

const STANDS = new RegExp(`\\b(?:${DONE}|${STILL_OPEN}|withdrawn)\\b`, 'i');

/** A list's item, or a numbered action, that speaks of a standing and was not understood. */
const mayBeEntry = ({ text, bullet, label }: Paragraph): boolean =>
  (bullet || label !== null || isNumbered(text) || /^(?:minute|item)\s\S*\d/i.test(text)) &&
  STANDS.test(text);

const SAYS_NO_STANDING = 'this names an action of the last meeting, and does not say how it stands';
const NOT_UNDERSTOOD = 'this names an action of the last meeting, and how it stands could not be read';
const NAMES_SEVERAL = 'this discharges several actions in one sentence, which does not part them';

/** An entry of the list, or one that says by itself how it stands; anything else ends the list. */
function readEntry(paragraph: Paragraph, list: List, into: Into): List {
  const { bullet, label } = paragraph;
  const text = into.section === null ? paragraph.text : withStatusLast(paragraph.text);
  const owned = isOwned(text);
  // Where no heading says that the last meeting's actions are dealt with, a number alone makes no entry of a paragraph.
  const isItem = into.section !== null && (bullet || label !== null || endsInStanding(text));
  const own = markedStanding(paragraph) ?? standsItself(text, list, isItem);
  const rest = text.replace(NUMBER_ALONE, '');
  if (
    own === 'carried over' &&
    !owned &&
    !isOwned(rest) &&
    !asksForSomething(rest) &&
    !namesOwnerByDash(rest)
  ) {
    showStanding('carried forward', text, into);
  } else if (own !== null) {
    addEntry(text, own, into);
  } else if (NIL.test(text)) {
    return list;
  } else if (
    list === 'none' &&
    (ownerInSentence(text) !== null ||
      isNumberedMatter(text) ||
      OF_ACTION.test(ownerPrefix(text)?.rest ?? ''))
  ) {
    into.read.unread.push({ line: into.line, text, why: SAYS_NO_STANDING });
  } else if (list === 'none' || !(bullet || label !== null || owned || isPlainEntry(paragraph))) {
    return 'none';
  } else if (SAYS.test(text) && !owned && splitHow(text).how === null) {
    return 'none';
  } else {
    addEntry(text, list, into);
  }
  return list;
}

/** "DONE – Clerk to order rope" says what "Clerk to order rope – DONE" says. */
function withStatusLast(text: string): string {
  const first = statusBefore(text);
  return first === null ? text : `${withoutFullStop(first.action)} – ${first.said}`;
}

/** Whether an item of a list says of something what became of it, as a discharge does. */
const isEntry = ({ text, bullet, label }: Paragraph): boolean =>
  (bullet || label !== null) && !SAYS.test(text) && splitHow(text).how !== null;

/** "Actions to be closed: …", "… would be closed once …:" do not say that they are. */
const TO_BE_CLOSED =
  /^(?:the )?(?:following )?(?:actions?|items?|matters?)\b[^:]{0,60}\b(?:(?:to|would|will|might|may) be|for) (?:now |then )?(?:clos|discharg|sign)|\b(?:closed|discharged|completed) (?:once|when|if|unless|until)\b[^:]{0,80}:/i;

/** "… and the following actions discharged:" opens a list; what stands after its colon is the list's first entry. */
function leadOf(text: string): { list: Standing; entry: string } | null {
  const row = rowHeaded(text);
  if (row !== null) return row;
  if (TO_BE_CLOSED.test(text)) return null;
  const follows = /\b(?:the following|as follows)\b|^following (?:actions?|items?|matters?)\b/i.test(text);
  if (!IS_LEAD.test(text) || (!follows && (ownerInSentence(text) !== null || NIL.test(text)))) return null;
  const headed = /^actions?\b[^.:]*$/i.test(text) ? standingHeaded(text, true) : null;
  if (headed !== null) return { list: headed, entry: '' };
  const colons = [...text.matchAll(/:/g)].slice(0, 5).map(({ index }) => index + 1);
  const ends = colons.length === 0 && follows ? [text.length] : colons;
  for (const end of ends) {
    const head = text.slice(0, end).replace(EXCEPTED, '');
    const word = [...head.matchAll(LEAD_WORD)].at(-1);
    const entry = text.slice(end).trim();
    if (COUNTED.test(entry) || (ownerPrefix(text) !== null && !/\bactions?\b/i.test(head))) return null;
    if (word?.[1] !== undefined) return { list: 'carried over', entry };
    if (word?.[3] !== undefined) return { list: 'withdrawn', entry };
    if (word !== undefined || LEADS_TO_DONE.test(head)) return { list: 'discharged', entry };
  }
  return null;
}

const NUMBER_AND_SUBJECT = /^[A-Z]{0,6}[-/]?\d+[/.-]\w[\w/.-]*\s?[–—-]\s\p{L}/u;

/** "Completed: letter to the mill; visit to the quay", where the last meeting's actions are dealt with. */
function rowHeaded(text: string): { list: Standing; entry: string } | null {
  const [head = '', entry = ''] = text.length > LONGEST ? [] : text.split(/:\s+(.*)$/s);
  const list = standingHeaded(head, true);
  const isRow = entriesIn(entry, null).length > 1 || NUMBER_AND_SUBJECT.test(entry);
  return list !== null && !COUNTED.test(entry) && isRow ? { list, entry } : null;
}

/** "Still outstanding: 3 actions in the Overview of Actions" counts them, and names none. */
const COUNTED = /^(?:\d+|one|two|three|four|five|six) (?:\w+ )?(?:actions?|undertakings?)\b/i;

/** How an entry stands by its tick box, or by the line through it. */
const markedStanding = ({ ticked, struck }: Paragraph): Standing | null =>
  ticked === true || struck ? 'discharged' : ticked === false ? 'carried over' : null;

const NUMBER_ALONE = /^actions?\s[\w/.-]*\d[\w/.-]*\s?(?::|[-–—]\s)?\s*/i;

/** How an entry says by itself that it stands: "Force to provide a paper – discharged", "… – ongoing". */
function standsItself(text: string, list: List, isItem: boolean): Standing | null {
  if (list === 'none' && !isOwned(text) && !isNumbered(text) && !isItem) return null;
  const said = entrySaying(text) ?? lastWordsOf(text);
  if (said !== null) return said.standing;
  const asks = isOwned(text) || asksForSomething(text) || beginsWithVerb(text);
  const open = openActionIn(text) !== null || (!asks && isToCome(text));
  return open && splitHow(text).how === null ? 'carried over' : null;
}

/** "Action 24/12: …" */
const isNumbered = (text: string): boolean => /^action\b/i.test(text);
const ACTION_NUMBER = /^actions?(?:\s[\w/.-]*\d[\w/.-]*)?\s?(?::|\s[-–—]\s)\s*/i;

/** Of a list sorted by how its actions stand an entry still ends in when it was due, and says nothing of what was done. */
const LISTED_DUE = /(?:\s\(|\s[–—-]\s|,\s)due\s[^()–—]{4,40}\)?\.?$/i;

function addEntry(text: string, standing: List, { read, meeting, line, section }: Into): void {
  const words = withoutReference(text.trim().replace(ACTION_NUMBER, ''));
  read.lines.add(line);
  if (!/[a-z]/i.test(words)) {
    read.unread.push({ line, text, why: 'this stands among the actions of the last meeting and names none' });
  } else if (standing === 'discharged' && LISTED_DUE.test(words)) {
    const bullet = bulletFrom({ line, struck: false, ticked: null }, words, section, null);
    read.carriedOver.push({ ...bullet, status: 'discharged' });
  } else if (standing === 'discharged') {
    read.discharged.push({ ...dischargeFrom(words, meeting), line });
  } else if (standing === 'withdrawn') {
    showStanding('withdrawn', words, { read, meeting, line, section });
  } else {
    read.carriedOver.push(bulletOf(words, line, section));
  }
}

/** "HB/25/07 – Clerk to order rope" is that action; of "HB/25/07 – closed in May" nothing is left without its number. */
function withoutReference(entry: string): string {
  const rest = entry.replace(REFERRED, '');
  return isOwned(rest) || asksForSomething(rest) || beginsWithVerb(rest) ? rest : entry;
}

const CARRIED_TO =
  /\b(?:carried (?:forward|over)|deferred|moved|postponed|held over)\b.{0,20}?\b(?:to|until) (?:the )?(.{3,40}?)\.?$/i;

const NOT_DONE_BY = new RegExp(`\\s[–—-]\\s${STILL_OPEN},? (?:by|until|due) (.{3,40}?)\\.?$`, 'i');

function bulletOf(words: string, line: number, section: string | null): Bullet {
  const prefix = ownerPrefix(words);
  const said = prefix?.rest ?? words;
  const entry = entrySaying(said)?.action ?? lastWordsOf(said)?.action ?? splitHow(said).text;
  const parts = prefix === null ? dashedParts(entry) : null;
  const text = parts?.owner ? parts.text : entry;
  const owner = prefix?.owner ?? parts?.owner ?? ownerInSentence(words) ?? ownerAsSubject(words);
  const [, due = null] = CARRIED_TO.exec(words) ?? NOT_DONE_BY.exec(words) ?? [];
  const asked = withoutFullStop(openActionIn(text) ?? text);
  return {
    line,
    wording: words,
    text: asked,
    owner,
    section,
    status: null,
    within: null,
    due: due !== null && isDue(due) ? due : null,
  };
}
