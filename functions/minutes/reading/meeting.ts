import { type CalendarDate, inFull } from '../../calendar/days.ts';
import type { Difference, LinesRead } from '../findings.ts';
import type { AgendaItem } from './agenda.ts';
import { boardIn, boardName, bodyThatMet, IS_BODY, isSameBody, NOTES } from './body-name.ts';
import { allDates, firstDate, firstDay, lastBefore, nextAfter, startsWithDate } from './dates.ts';
import { firstDateThatHolds, firstDayThatHolds } from './dates-that-hold.ts';
import { ACTION_LABEL, AP_LABEL } from './labels.ts';
import type { Line, Paragraph } from './lines.ts';
import { meetingsListed, withYears } from './meetings-listed.ts';
import { isOwned } from './standing.ts';
import {
  afterLabel,
  BODY,
  DATE_LABEL,
  SENTENCE_END,
  TELLS_OF_NEXT,
  TITLE_LINES,
  titleBlock,
} from './title-block.ts';
import { beginsWithVerb } from './verbs.ts';

export type Meeting = {
  board: string | null;
  date: CalendarDate | null;
  previous: CalendarDate | null;
  next: CalendarDate | null;
  /** Every day on which the document says that the body meets: this one's, the next one's and those listed. */
  meetings: readonly CalendarDate[];
  /** On which lines the three are said. */
  at: Record<'date' | 'previous' | 'next', LinesRead | null>;
  differences: Difference[];
  remarks: string[];
};

/** A date that its label itself calls the meeting's, and not only "Date". */
const MEETING_DATE_LABEL = new RegExp(
  `^(?:(?:date|day)(?:\\s?(?:&|and|/|,)\\s?time)? (?:of|for) (?:the |this )?${BODY}|(?:${BODY} )?(?:meeting|${BODY}) date|(?:date )?held(?: on)?)(?:\\s?[:–-]?\\s+(?=\\S)|\\s?:?$)`,
  'i',
);
const TO_CONFIRM = /\bt\.?b\.?[ac]\b|\bto be (?:confirmed|agreed|advised|arranged)\b/i;
const WITHOUT_DATE = new RegExp(`${TO_CONFIRM.source}|\\bpostponed\\b|\\bcancelled\\b`, 'i');
const AFTER_NAME =
  /\s?[:–—(]|,\s(?:which|that|originally|due)\b|\s-\s|\s(?:is|will|on|to be|held|at|in|has been)\b|\s(?:mon|tues|wednes|thurs|fri)day\b|\s\d|\.?$/i;

/** Board and dates of a meeting, from the title block, the item on the last notes, and the line on the next meeting. */
export function meetingOf(
  lines: readonly Line[],
  paragraphs: readonly Paragraph[],
  agenda: readonly AgendaItem[],
): Meeting {
  const block = titleBlock(lines, agenda);
  const meeting: Meeting = {
    board: null,
    date: null,
    previous: null,
    next: null,
    meetings: [],
    at: { date: null, previous: null, next: null },
    differences: [],
    remarks: [],
  };
  const date = dateIn(block) ?? dateIn(labelledBelow(lines));
  meeting.date = date === null ? null : dayIn(date, 'the meeting', meeting);
  const board = boardIn(block);
  const last = previousIn(paragraphs, agenda, { date: meeting.date, board });
  const { next, other } = nextIn(paragraphs, board);
  if (next === null && other !== null) meeting.remarks.push(nextOfOther(other));
  const previous = last.words === null ? null : previousDate(last.words, meeting);
  meeting.previous = previous === meeting.date ? null : previous;
  meeting.next = next === null ? null : nextDate(next, meeting);
  const named = [meeting.date, meeting.next].filter((day) => day !== null);
  meeting.meetings = [...new Set([...named, ...meetingsListed(paragraphs)])];
  meeting.at = {
    date: meeting.date === null ? null : lineSaying(date, block),
    previous: meeting.previous === null ? null : paragraphSaying(last.words, paragraphs),
    next: meeting.next === null || next === null ? null : { from: next.line, to: next.line },
  };
  meeting.board = boardName(board ?? next?.board ?? last.board);
  return meeting;
}

/** The line of those words, which may be a part of it, or begin with it. */
function lineSaying(words: string | null, lines: readonly Line[]): LinesRead | null {
  const line = lines.find(
    ({ text }) => words !== null && (text.includes(words) || (text.length > 8 && words.startsWith(text))),
  );
  return line === undefined ? null : { from: line.number, to: line.number };
}

function paragraphSaying(words: string | null, paragraphs: readonly Paragraph[]): LinesRead | null {
  const paragraph = paragraphs.find(({ text }) => words !== null && text.includes(words));
  return paragraph === undefined ? null : { from: paragraph.line, to: paragraph.to };
}

/** What is labelled as the date of this meeting below what seems to be an item, stands in no table, and below nothing on the next. */
const labelledBelow = (lines: readonly Line[]): Line[] =>
  lines
    .slice(0, TITLE_LINES)
    .filter(({ text }) => text !== '')
    .filter(
      ({ text, cells }, index, worded) =>
        cells === null &&
        /^(?:meeting date|date of (?:this |the )?meeting)\b/i.test(text) &&
        !/\b(?:next|future|previous|last)\b/i.test(worded[index - 1]?.text ?? ''),
    );

/** The words of the title block that give the meeting's date. */
function dateIn(block: readonly Line[]): string | null {
  const ofMeeting = withoutOtherLabels(block);
  const labelled = [MEETING_DATE_LABEL, DATE_LABEL].map((label) => afterLabel(ofMeeting, label));
  const said = labelled.find((words) => words !== null && firstDateThatHolds(words) !== null);
  if (said != null) return said;
  const own = ofMeeting
    .filter(
      ({ text, bullet }) =>
        !bullet && !/\b(?:next|previous|last) /i.test(text) && !WERE_AGREED.test(text) && !isForLater(text),
    )
    .map((line) => ({ ...line, text: withoutOtherDates(line.text) }));
  const held = own.find(({ text }) => /\bheld\b|^met on\b/i.test(text) && firstDayThatHolds(text) !== null);
  const named = own.find(
    ({ text }) =>
      new RegExp(`\\b(?:notes|minutes|agenda|actions?|${BODY})\\b`, 'i').test(text) &&
      text.length < 160 &&
      firstDayThatHolds(text) !== null,
  );
  const alone = own.find(
    ({ text }) =>
      text.length < (BEGINS_WITH_WEEKDAY.test(text) ? 120 : 60) &&
      firstDayThatHolds(text) !== null &&
      startsWithDate(text),
  );
  return (held ?? named ?? alone)?.text ?? wrapped(own);
}

const BEGINS_WITH_WEEKDAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i;

/** Words that ask for something, "Action: Pilot to write by 2 May 2025", or say by when, date no meeting. */
function isForLater(text: string): boolean {
  const dates = allDates(text.slice(0, 400));
  return asksBehindLabel(text) || (dates.length > 0 && dates.every(({ at }) => BY.test(text.slice(0, at))));
}

const BY = /\b(?:by|before|until|due|deadline|no later than)(?: on)?:?(?: the)?\s$/i;
const CALLED_ACTION = new RegExp(`^(?:${ACTION_LABEL}|${AP_LABEL})\\s?(?::|\\s[–—-])\\s`, 'i');

function asksBehindLabel(text: string): boolean {
  const [label = ''] = CALLED_ACTION.exec(text) ?? [];
  const asked = text.slice(label.length);
  return label !== '' && (isOwned(asked) || beginsWithVerb(asked));
}

/** "The minutes of the meeting held on 11 June were approved" tells of the last one. */
const WERE_AGREED =
  /\b(?:was|were|are|be) (?:\w+ ){0,3}?(?:agreed|approved|accepted|adopted|confirmed|signed)\b|^(?:the |last )?(?:notes|minutes)\b.*\d,? (?:agreed|approved|accepted|adopted|confirmed|signed)\b/i;

/** A title block without the dates whose labels say that they are another thing's, on the same line or on that below. */
const withoutOtherLabels = (block: readonly Line[]): Line[] =>
  block.filter(({ text }, index) => {
    const above = block[index - 1]?.text ?? '';
    const isBelow = firstDate(above) === null && isOtherLabel(above) && startsWithDate(text);
    return !isOtherLabel(text) && !isBelow && !isSentOn(block, index);
  });

/** In the head of a mail its date is when it was sent. */
const isSentOn = (block: readonly Line[], index: number): boolean =>
  /^(?:sent|date)\s?:/i.test(block[index]?.text ?? '') &&
  block
    .slice(Math.max(0, index - MAIL_HEAD), index + MAIL_HEAD + 1)
    .filter(({ text }) => /^(?:from|to|subject)\s?:/i.test(text)).length >= 2;

/** So many lines above or below one of the head of a mail are of it too. */
const MAIL_HEAD = 4;

/** "Date drafted", "Date of publication", "Approval date": a label by whose words the day is no meeting's. */
function isOtherLabel(text: string): boolean {
  const label = text.slice(0, firstDate(text)?.at ?? text.length).split(/:|\s[–—-]\s/)[0] ?? '';
  if (!/^dated?\b|\bdate\s*$/i.test(label) || label.length > LONGEST_LABEL) return false;
  const isUnknown = !ABOUT_A_MEETING.test(label) && /\p{L}/u.test(label.replace(LABEL_WORDS, ''));
  return isUnknown || OF_THE_PAPER.test(label);
}

const LONGEST_LABEL = 60;
const ABOUT_A_MEETING = new RegExp(`\\b(?:held|convened|(?:re-?)?scheduled|${BODY})\\b`, 'i');
/** What is done with a paper on a day, even if by the board; and which other meeting a date is of. */
const OF_THE_PAPER =
  /\b(?!(?:held|convened|(?:re-?)?scheduled)\b)\w+ed\b|\b(?:written|sent|issue|publication|approval|review|circulation|last|previous|next|future)\b/i;
/** What may stand about "Date" and leave it what it is: "Date and time", "Date / Dyddiad", "Date: Tuesday". */
const LABEL_WORDS =
  /\p{L}+\s?\/\s?\p{L}+|\b(?:dated?|day|and|of|the|on|at|from|time|start|place|venue|location|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/giu;

/** What comes before a meeting, on a day of its own. */
const BEFOREHAND =
  /\bpre-?(?:meet(?:ing)?s?|brief(?:ing)?s?)\b|\bagenda[- ]setting\b|\b(?:papers?|reports?|agenda) (?:due|by|deadline|to be)\b|\bdeadline\b|\bsite visits?\b/i;

/**
 * What was issued, updated or written on a day did not meet on it, if the words go on to say when the meeting was; nor did what
 * comes before the meeting.
 */
function withoutOtherDates(whole: string): string {
  const text = whole
    .split(/(?<=;)\s|\s\|\s/)
    .filter((part) => !BEFOREHAND.test(part))
    .join(' ');
  const meeting = /\bmeeting(?: (?:held|of|on|dated))*(?: the)? (?=(?:[a-z]+day,? )?\d)/i.exec(text);
  const own = meeting === null ? '' : text.slice(meeting.index);
  return ISSUED.test(text) ? own : text;
}

const ISSUED =
  /\b(?:last )?(?:(?:(?:position|progress|status|state) )?as (?:at|of)|(?:position|progress|status|state) (?:at|on)|correct at|version|dated|agreed|updated|published|distributed|circulated|issued|printed|compiled|prepared|produced|revised|amended|created|approved|signed|drafted|written|typed|checked|reviewed|finalised|sent|uploaded)(?: (?:for (?:publication|issue|circulation|comment)|(?:by|to) (?:the )?(?:chair\w*|clerk|secretary|members)))?(?: on)?:?\s(?:the )?(?=(?:[a-z]+day,? )?\d)/i;

/** A title that runs over two lines: "Minutes of the meeting held on Tuesday 11", "March 2025". */
function wrapped(own: readonly Line[]): string | null {
  for (const [index, { text, number }] of own.entries()) {
    const below = own[index + 1];
    const isTitle = text.length < 160 && firstDayThatHolds(text) === null && TITLE_WORD.test(text);
    if (!isTitle || below === undefined || below.number !== number + 1) continue;
    const both = `${text} ${below.text}`;
    if (firstDayThatHolds(both) !== null) return both;
  }
  return null;
}

const TITLE_WORD = new RegExp(`\\b(?:notes|minutes|held|${BODY})\\b`, 'i');

function dayIn(words: string, whose: string, meeting: Meeting): CalendarDate | null {
  const found = firstDayThatHolds(words);
  if (found === null) return null;
  const said = firstDateThatHolds(words)?.words ?? words;
  if (said !== firstDate(words)?.words)
    meeting.remarks.push(
      `of the dates given for ${whose}, “${said}” is read as the one that holds (“${words}”)`,
    );
  if (!found.weekdayAgrees) {
    const detail = `the notes date ${whose} “${said}”, but that day is a ${inFull(found.date)}`;
    meeting.differences.push({ kind: 'weekday', detail });
  }
  return found.date;
}

/** "FC/25/67 Date of the next meeting" without the number of its minute. */
const withoutNumber = (text: string): string => text.replace(/^(?:[A-Z]{1,5}[ /-]?)?\d[\w/.-]*\s+/, '');

type Next = { line: number; board: string | null; words: string };

/** The board's own next meeting, and that of another body, as far as the notes tell of one. */
function nextIn(
  paragraphs: readonly Paragraph[],
  ours: string | null,
): { next: Next | null; other: Next | null } {
  let best: Next | null = null;
  let other: Next | null = null;
  const sentences = paragraphs.flatMap(({ text, line }) =>
    text.length > 400 ? [{ text, line }] : text.split(SENTENCE_END).map((words) => ({ text: words, line })),
  );
  for (const [index, { text, line }] of sentences.entries()) {
    const unnumbered = withoutNumber(text)
      .replace(OTHER_TONGUE, '')
      .replace(/^next time(?=\s?:?$)/i, 'Next meeting');
    const lead = text.length > 400 ? null : TELLS_OF_NEXT.exec(unnumbered);
    if (lead === null) continue;
    const own = unnumbered.slice(lead[0].length);
    const name = own.slice(0, AFTER_NAME.exec(own)?.index).trim();
    const said = firstDate(own) !== null || WITHOUT_DATE.test(own);
    const words = said ? own.slice(name.length) : (sentences[index + 1]?.text ?? '').slice(0, 200);
    const named = name.replace(/^meetings? of (?:the )?/i, '');
    const next = { line, board: /^meeting$/i.test(named) ? null : named, words };
    const certain = firstDate(words) !== null || /^date/i.test(text);
    if (next.board !== null && !isSameBody(next.board, ours)) other ??= certain ? next : null;
    else if (certain && (best === null || firstDate(words) !== null)) best = next;
  }
  const holds = best !== null && firstDateThatHolds(best.words) !== null;
  const said = nextSaid(sentences, ours);
  const tellsOfBoth = best !== null && best.board !== null && best.line === said?.line;
  return { next: !holds || tellsOfBoth ? (said ?? best) : best, other };
}

/** "An chéad chruinniú eile / Next meeting: …" says it twice. */
const OTHER_TONGUE = /^[^/:]{3,60}\s\/\s(?=(?:dates? of )?(?:the )?next )/i;

const nextOfOther = ({ line, board, words }: Next): string =>
  `line ${line}: this tells when another body meets next, ${board} (“${words.trim()}”), and was not taken for this one's`;

const MEETS_NEXT =
  /\b(?:(?:next meets?|meets? (?:next|again))(?: (?:next|again))?(?: on| at|:)?\s|the next meeting (?:on |\((?:on )?))(.{4,160})$/i;

const NAME_AT_END = /[A-Z][\w’'&-]*(?: (?:and|of|the|for|[A-Z][\w’'&-]*))* ?$/;

/** "The group will next meet on 17 September 2025 at 10am." */
function nextSaid(sentences: readonly { text: string; line: number }[], ours: string | null): Next | null {
  for (const { text, line } of sentences) {
    const said = text.length > 400 ? null : MEETS_NEXT.exec(text);
    const words = said?.[1];
    if (said === null || words === undefined || firstDate(words) === null) continue;
    // "The group" is the one whose notes these are; the Harbour Board may be another.
    const who = NAME_AT_END.exec(text.slice(0, said.index).trim())?.[0];
    const isOurs = who === undefined || !IS_BODY.test(who) || isSameBody(who, ours);
    if (isOurs) return { line, board: null, words };
  }
  return null;
}

function nextDate({ line, words }: Next, meeting: Meeting): CalendarDate | null {
  const said = words.replace(/^[\s:–—-]+/, '');
  const found = firstDateThatHolds(said);
  if (found === null && WITHOUT_DATE.test(said)) {
    meeting.remarks.push(`line ${line}: the next meeting has no date yet (“${said}”)`);
    return null;
  }
  if (TO_CONFIRM.test(said)) {
    meeting.remarks.push(`line ${line}: something of the next meeting is still to be confirmed (“${said}”)`);
  }
  const [first] = firstOfList(said);
  if (first !== undefined) return first;
  const agreed = dayIn(said, 'the next meeting', meeting);
  if (agreed !== null) return agreed;
  if (found?.written.kind === 'day without year' && meeting.date !== null) {
    const taken = nextAfter(meeting.date, found.written.month, found.written.day);
    if (taken !== null) {
      const detail = `the notes date the next meeting “${found.words}” with no year; ${inFull(taken)} is the first after the meeting`;
      meeting.differences.push({ kind: 'next meeting', detail });
      return taken;
    }
  }
  meeting.remarks.push(`line ${line}: the next meeting's date could not be read (“${said}”)`);
  return null;
}

/** Of "11 June, 17 September and 10 December 2025" the first has its year from the last; none where it is no such list. */
function firstOfList(words: string): readonly CalendarDate[] {
  const dates = words.length > 400 ? [] : allDates(words);
  const isList = dates.every(({ at, words: date }, index) => {
    const end = at + date.length;
    return /^(?:[\s,;]*(?:and|&)?\s)?$/.test(words.slice(end, dates[index + 1]?.at ?? end));
  });
  const isUndated = dates.length > 1 && dates[0]?.written.kind === 'day without year';
  return isUndated && isList ? withYears(dates) : [];
}

function previousDate(words: string, meeting: Meeting): CalendarDate | null {
  const agreed = dayIn(words, 'the previous meeting', meeting);
  const found = firstDateThatHolds(words);
  if (agreed !== null || found?.written.kind !== 'day without year' || meeting.date === null) return agreed;
  const taken = lastBefore(meeting.date, found.written.month, found.written.day);
  if (taken === null) return null;
  const detail = `the notes date the previous meeting “${found.words}” with no year; ${inFull(taken)} is the last before the meeting`;
  meeting.differences.push({ kind: 'previous meeting', detail });
  return taken;
}

const AGREED =
  /\b(?:held|agreed|accurate|true|correct|approved|adopted|accepted|confirmed|signed|proposed|seconded|previous|last|meeting)\b/i;
/** An item on the notes of a day. */
const NOTES_OF_DAY =
  /^(?:(?:draft|approval of|to (?:approve|agree|confirm)|agreement of|confirmation of)(?: the)? )*(?:notes|minutes?) (?:of|from)\b/i;
const NOTES_OF_BODY = new RegExp(
  `\\b(?:notes|minutes?) (?:of|from) (?:the |a )?(?:meetings? of (?:the )?)?((?:(?!(?:meeting|held|previous|last)\\b)[\\w’'&-]+ ){0,8}(?:sub-?)?${BODY.replace('|Meeting', '')})\\b`,
  'i',
);

/** Whether these are the notes of a body that is not the board: a committee's, which it received. */
function areOfOther(words: string, board: string | null): boolean {
  const name = NOTES_OF_BODY.exec(words.slice(0, 300))?.[1];
  return name !== undefined && !isSameBody(name, board);
}

const LAST_NOTES =
  /\b(?:notes|minutes|minute(?= of (?!silence\b)))\b.{0,80}\b(?:previous|last|held)\b|\b(?:previous|last) (?:meeting|notes|minutes)/i;

/** The last meeting's date: in the item's own title, or in the sentence that agrees its notes; never the title's own. */
function previousIn(
  paragraphs: readonly Paragraph[],
  agenda: readonly AgendaItem[],
  { date, board: ours }: { date: CalendarDate | null; board: string | null },
): { words: string | null; board: string | null } {
  const own = agenda.filter(({ title }) => !areOfOther(title, ours));
  const isOtherDay = (words: string): boolean => date === null || firstDay(words)?.date !== date;
  const item =
    own.find(({ title }) => NOTES_OF_DAY.test(title) && saysDay(title) && isOtherDay(title)) ??
    own.find(({ title }) => LAST_NOTES.test(title)) ??
    own.find(({ title }) => /^(?:notes|minutes|matters arising)\b/i.test(title));
  const from = item?.at ?? -1;
  const to = agenda.find(({ at }) => at > from)?.at ?? Number.POSITIVE_INFINITY;
  const within = paragraphs.filter(
    (paragraph) => item !== undefined && paragraph.from > from && paragraph.from < to,
  );
  const sentence =
    sentencesOf(within).find((words) => NOTES.test(words) && AGREED.test(words) && saysDay(words)) ??
    sentencesOf(paragraphs).find(
      (words) => APPROVED.test(words) && saysDay(words) && isOtherDay(words) && !areOfOther(words, ours),
    ) ??
    paragraphs
      .flatMap(({ text, cells }) => (cells === null ? [withoutNumber(text)] : []))
      .find((words) => isItemOfDay(words) && isOtherDay(words)) ??
    null;
  const board = sentence === null ? null : bodyThatMet(sentence);
  return { words: item !== undefined && saysDay(item.title) ? item.title : sentence, board };
}

/** "Minutes of 29 July 2025", on a line of its own. */
const isItemOfDay = (words: string): boolean =>
  words.length < 80 && NOTES_OF_DAY.test(words) && !/[.;]\s/.test(words) && saysDay(words);

const APPROVED =
  /\b(?:notes|minutes|minute(?= of (?!silence\b)))\b(?::? those)?(?: of| from| for| dated)? (?:the )?(?:(?:previous |last )?meeting\b.{0,80}?)?(?:[a-z]+day,? )?(?:the )?\d.{0,60}\b(?:agreed|approved|accepted|adopted|confirmed|signed|noted|proposed|seconded|taken as read)\b|\b(?:previous|last) (?:meeting|notes|minutes)\b|\b(?:notes|minutes|minute(?= of (?!silence\b)))\b.{0,80}\b(?:previous|last|held)\b/i;

const sentencesOf = (paragraphs: readonly Paragraph[]): string[] =>
  paragraphs.filter(({ text }) => text.length < 1_000).flatMap(({ text }) => text.split(/(?<=[.;])\s/));

/** A day, with its year or, where the words lead up to it, without. */
function saysDay(words: string): boolean {
  if (firstDay(words) !== null) return true;
  const found = firstDate(words);
  return (
    found?.written.kind === 'day without year' &&
    /(?:\b(?:on|of|dated|from|for)(?: the)?|[(–—:-])\s*$/i.test(words.slice(0, found.at))
  );
}
