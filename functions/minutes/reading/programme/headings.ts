import {
  type CalendarDate,
  type CalendarMonth,
  calendarMonthSchema,
  inFull,
} from '../../../calendar/days.ts';
import { allDates, type DateFound } from '../dates.ts';
import { datesThatHold } from '../dates-that-hold.ts';

/** What a heading of a programme, or a cell of its column of meetings, says of the items below it. */
export type Under =
  | { kind: 'meeting'; meeting: CalendarDate | CalendarMonth; weekday: string | null; reserve: string | null }
  /** A day or a month without its year: what stands about it may tell. */
  | { kind: 'no year'; month: number; day: number | null; weekday: number | null; words: string }
  /** A heading of a meeting that the findings have no place for. `itself`: not only its items are unread. */
  | { kind: 'unknown'; why: string; itself: boolean }
  /** A meeting that is not held. */
  | { kind: 'called off'; why: string }
  | { kind: 'standing' }
  | { kind: 'to note' };

/** What stands on a programme before its first heading, or after its last matter. */
export const NO_MEETING: Under = {
  kind: 'unknown',
  why: 'it stands on the programme below no meeting that could be read',
  itself: false,
};

/** A heading, and what stands after it on its own line. */
export type Headed = { under: Under; rest: string };

const LONGEST_HEADING = 160;

const EVERY = '(?:(?:(?:at|on|for|to|of) )?(?:each|every|all) (?:panel |committee )?(?:meetings?|agendas?))';
const STANDING = new RegExp(
  `^(?:(?:standing|standard|regular|recurring|routine) (?:agenda )?(?:items?|business|reports?)(?:\\(s\\))?(?: of business)?(?: ${EVERY})?|items? (?:considered |to be considered |taken |for consideration )?${EVERY}|${EVERY})`,
  'i',
);
const TO_NOTE = new RegExp(
  `^(?:(?:(?:standing|standard|regular|routine) )?(?:items?(?:\\(s\\))?|reports?|papers?) (?:to note|to be noted|for noting|for information|for note)(?: only)?(?: ${EVERY})?|(?:to note|for noting|for information)(?: only)?(?: ${EVERY})?|${EVERY} \\(to note\\))`,
  'i',
);
/** A heading ends, is followed by its items, or by the items run on to it. */
const REST = /^\s*(?:\([^()]{0,60}\))?\s*(?:$|[:–—-]\s*(.*)$|(?=[A-Z•·])(.*)$)/;

/** Standing items, or items to note; with what follows on the same line. */
export function regularHeading(text: string): Headed | null {
  if (text.length > LONGEST_HEADING * 2) return null;
  for (const [form, kind] of [
    [TO_NOTE, 'to note'],
    [STANDING, 'standing'],
  ] as const) {
    const named = form.exec(text);
    if (named === null) continue;
    const rest = REST.exec(text.slice(named[0].length));
    if (rest !== null) return { under: { kind }, rest: (rest[1] ?? rest[2] ?? '').trim() };
  }
  return null;
}

/** Whether the words say that it comes at every meeting, as nothing but a programme does. */
export const saysEvery = (text: string): boolean => SAYS_EVERY.test(text);
const SAYS_EVERY = new RegExp(`\\b${EVERY}`, 'i');

const BEFORE_DATE =
  /^(?:(?:[A-Z][\w’'& ,]{0,60}\b)?(?:panel|committee|board|council|cabinet|assembly|forum)\b|(?:(?:next|panel|board|committee|council|governors[’']?|governing body|trustees[’']?|directors[’']?|forum|authority|full|formal|regular|scheduled|quarterly|monthly|annual|budget|precept|special|extraordinary|ordinary|public|additional|general|confirmation|hearing)\s)*(?:meetings?|agm|hearing|agenda)|dates?|reserve(?: date)?|provisional(?:ly)?|tbc|t\.b\.c\.?|(?:date )?to be (?:confirmed|agreed)|(?:items? )?for|month|early|mid|late|(?:q|quarter )[1-4]|(?:spring|summer|autumn|winter)(?: (?:term|season|meeting|cycle))?|(?:term|cycle) \d|(?:first|second|third|fourth|fifth|sixth) (?:meeting|quarter)|meeting \d)?(?:\s?(?:date|on|of|in|for|the|meeting|to be held|to be confirmed|tbc|items?|–|—|-|:|,|\())*\s?$/i;
/** Such words stand before a date that is no meeting of the programme. */
const NO_HEADING =
  /\b(?:minutes|notes|held|as at|as of|updated?|published|version|reports?|agreed|previous|decisions?|last|requested|offered|suggested|proposed by|raised|referred|deferred|postponed)\b/i;
const AFTER_DATE =
  /^(?:|(?:moved|re-?(?:arranged|scheduled)|postponed|deferred|brought forward|put back|changed) from\b.{0,60}|(?:originally|previously|formerly|instead of|not)\b.{0,60}|(?:at|from|@)\s?.{1,60}|\d{1,2}(?:[.:]\d{2})?\s?(?:am|pm|noon|hours|hrs|h)?\b.{0,60}|\d{1,2}[.:]\d{2}.{0,60}|noon|midday|(?:q|qtr |quarter )[1-4](?: 20\d\d[/-]\d\d)?|.{0,40}\b(?:meeting|panel|agm|hearing)|(?:venue|in the|virtual|online|remote|via)\b.{0,60}|(?:(?:date|time|venue|day) )?(?:tbc|t\.b\.c\.?|tba|to be (?:confirmed|agreed))|provisional|if (?:needed|required)|items?|.{0,50}\b(?:chamber|\w{0,12}hall|room|house|offices?|centre|building|suite|headquarters|library|teams|zoom)\b.{0,20})$/i;
/** A place that is named with its house before it: "County Hall, Harbour". */
const TOWN = /^(?:[A-Z][\w’'-]{0,30}\s?){1,4}$/;
const PLACE = /\b(?:chamber|\w{0,12}hall|room|house|offices?|centre|building|suite|headquarters|library)\b/i;
const RESERVE = /\breserve\b|\bback-?up\b|\bif (?:needed|required)\b/i;
const PAPERS = /\b(?:papers?|deadline|publi\w+|despatch|dispatch)\b/i;
const SEVERAL = /\d{1,2}(?:st|nd|rd|th)?\s?(?:[-–—/&,]|and|or|to)\s?$/i;
const WITHOUT_DATE =
  /^(?:meetings?|panel meetings?|dates?|items?|date of (?:the )?meeting)?[\s:–—(-]*(?:(?:date|meeting|day)s? )?(?:(?:still )?(?:tbc|t\.b\.c\.?|tba|t\.b\.a\.?)|to be (?:confirmed|agreed|arranged|scheduled|programmed|determined|decided|allocated|advised|fixed|set|announced|notified))\)?$|^(?:items?|reports?|topics?|business) (?:(?:still )?to be|for|not yet|without|awaiting) (?:future|later|scheduled|programmed|allocated|timetabled|confirmed|a date|subsequent|consideration at (?:a )?(?:future|later))\b.{0,40}$|^(?:unscheduled|undated|unallocated|unprogrammed|future|later|other|potential|possible|suggested|outstanding|pending|deferred|reserve)(?: (?:future|potential|possible))? (?:agenda )?(?:items?|meetings?(?! dates)|reports?|topics?|business)\b.{0,40}$|^(?:unscheduled|undated|unallocated|unprogrammed|awaiting (?:a )?dates?|not (?:yet )?(?:scheduled|allocated|programmed|dated|timetabled|fixed|arranged|confirmed)|no date(?: yet)?|date(?:s)? not (?:yet )?(?:set|fixed|known|agreed|confirmed)|pending|parking lot|pipeline)$|^(?:early|mid|late|later(?: in)?|spring|summer|autumn|winter|q[1-4]|quarter [1-4])(?:[\s/-]+(?:early|mid|late|spring|summer|autumn|winter|in))*[\s,]*(?:20\d\d(?:[/-]\d\d)?)?$|^20\d\d(?:[/-]\d\d(?:\d\d)?)?$/i;

/** The meeting that a heading, or a cell in a column of meetings, names; null where the words are none. */
export function meetingNamed(words: string): Under | null {
  if (words.length > LONGEST_HEADING) return null;
  const text = withoutPartOfYear(withYearApart(words).replace(/[\s:.*†]+$/, ''));
  const dates = allDates(text);
  const [first] = dates;
  if (first === undefined) return WITHOUT_DATE.test(text) ? unclear(NOT_YET(text)) : null;
  const within = meetingNamed(meetingWithin(text, dates) ?? '');
  if (within !== null) return within;
  const before = text.slice(0, first.at);
  const after = text.slice(first.at + first.words.length);
  if (SEVERAL.test(before)) return unclear(SEVERAL_DATES(text), true);
  if (/\b(?:week (?:commencing|beginning|of)|w\/?c)\s?$/i.test(before)) return unclear(WEEK_ONLY(text), true);
  if (OFF_BEFORE.test(before)) return calledOff(text);
  if (!BEFORE_DATE.test(before) || NO_HEADING.test(before)) return null;
  const holding = datesThatHold(text);
  const [held = first] = holding;
  if (held.at > first.at) return meetingNamed(text.slice(held.at));
  if (after.split(PARTS).some(callsOff)) return calledOff(text);
  const others = holding.filter((date) => date.words !== first.words);
  const aside = others.length === 0 ? null : besideDate(after, first.words);
  if (aside?.says === 'another meeting') return unclear(SEVERAL_DATES(text), true);
  const tail = aside === null ? after : after.slice(0, aside.at);
  if (endsHeading(tail)) return underDate(first, others[0], text);
  return first.written.kind === 'day' && !NO_HEADING.test(after)
    ? unclear(NO_HEADING_READ(text), true)
    : null;
}

/** "Quarter 1 – 15 May 2025", "Meeting 2 of 4: 11 September 2025": what numbers the meeting in its year is no day of its own. */
function withoutPartOfYear(text: string): string {
  const [whole = '', part = '', number = ''] = PART_OF_YEAR.exec(text) ?? [];
  const rest = text.slice(whole.length);
  const [first] = allDates(rest);
  if (whole === '' || first === undefined) return text;
  const apart = Number(/^\d{1,2}/.exec(first.words)?.[0]) - Number(number);
  // "Meeting 3 – 4 May 2025" may be on two days.
  const mayBeDays = /meeting/i.test(part) && first.at === 0 && apart > 0 && apart <= MOST_DAYS;
  return mayBeDays ? text : rest;
}
const MOST_DAYS = 3;
const SEASON = '(?:spring|summer|autumn|winter|michaelmas|lent|easter)';
const NUMBERED = `(?:(?:${SEASON}|board|panel|committee|council) )?(quarter|qtr|q|(?:half )?term|cycle|session|round|meeting)s?\\.? ?(?:no\\.? ?|number )?([1-9]|one|two|three|four|five|six)\\b(?: of \\d)?(?: meeting)?`;
const IN_TURN = '(?:[1-6](?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth) (?:quarter|term|meeting)';
const MONTHS_OF_IT = '(?:\\s?\\((?:[a-z]{3,9}\\.?(?: 20\\d\\d)?(?:\\s?[–—/-]\\s?| to | and |, )?){1,4}\\))';
const PART_OF_YEAR = new RegExp(
  `^(?:${NUMBERED}|${IN_TURN}|${SEASON}(?: term)?)(?:,? 20\\d\\d(?:[/-](?:20)?\\d\\d)?(?=.{0,60}\\b20\\d\\d))?${MONTHS_OF_IT}?(?:\\s?[–—:,/-]|(?= ?\\())\\s*(?=\\S)`,
  'i',
);

/** The meeting that a heading names behind the months that it is of: "Quarter 1 (April to June 2025) – meeting on 25 June 2025". */
function meetingWithin(text: string, dates: readonly DateFound[]): string | null {
  const months = dates.filter(({ written }) => written.kind === 'month');
  const [day, ...others] = dates.filter(({ written }) => written.kind !== 'month');
  const isLast = day !== undefined && others.length === 0 && dates.at(-1) === day && months.length > 0;
  const before = isLast ? text.slice(0, day.at) : '';
  const at = before.search(MEETS_ON);
  return at <= 0 || NO_HEADING.test(before) ? null : text.slice(at);
}
const MEETS_ON = /\b(?:meeting|meets)(?: (?:date|is|held|will be|to be held))?(?: on|\s?:|,)?(?: the)? ?$/i;

/** Whether words say of a meeting that it is not held, and nothing else: "CANCELLED", "no meeting this month", "(recess)". */
export const callsOff = (words: string): boolean =>
  words.length <= LONGEST_HEADING && CALLED_OFF.test(words.replace(/^[^\p{L}]+/u, ''));

/** Words that say that no meeting is held, and what runs on to them or stands before them: "Fire doors No meeting". */
export function calledOffBeside(text: string): { words: string; rest: string; isBelow: boolean } | null {
  const starts = [...text.matchAll(/(?<=\S\s)\p{Lu}/gu)].map(({ index }) => index);
  for (const at of starts) {
    const [above, below] = [text.slice(0, at).trim(), text.slice(at)];
    if (callsOff(below)) return { words: below, rest: above, isBelow: true };
    if (callsOff(above)) return { words: above, rest: below, isBelow: false };
  }
  return null;
}

/** "September November", with nothing between them. */
export function twoMeetings(text: string): { above: string; below: string } | null {
  if (text.length > LONGEST_HEADING) return null;
  const starts = [...text.matchAll(/(?<=[^\s,;&]\s)[\p{Lu}\d]/gu)].map(({ index }) => index);
  const dates = starts.map((at) => ({ above: text.slice(0, at).trim(), below: text.slice(at) }));
  return dates.find(({ above, below }) => isMeeting(above) && isMeeting(below)) ?? null;
}

const isMeeting = (words: string): boolean => {
  const kind = meetingNamed(words)?.kind;
  return kind === 'meeting' || kind === 'no year';
};

const OFF = 'cancelled|canceled|called off|postponed|withdrawn|abandoned|stood down';
const CALLED_OFF = new RegExp(
  `^(?:(?:the |this )?meeting )?(?:(?:(?:is|was|has been|now) )*(?:${OFF}|not (?:now )?(?:held|required|needed|going ahead)|(?:will|does) not (?:now )?(?:take place|be held|go ahead))|no (?:\\w+ )?meetings?|(?:\\w+ )?recess)(?:[\\s:;,.–—(-]+(?:due|owing|because|as|for|in|until|this|is|was|held|planned|scheduled|arranged|required|needed)\\b.*|[^\\p{L}\\d]*)$`,
  'iu',
);
/** "No meeting in August 2025", "CANCELLED: 17 July 2025". */
const OFF_BEFORE = new RegExp(
  `^[^\\p{L}]*(?:(?:there (?:is|will be) )?no (?:\\w+ )?meetings?|(?:meeting )?(?:${OFF}))[\\s:–—-]*(?:(?:in|on|for|of|during)\\s)?(?:the\\s)?$`,
  'iu',
);

/**
 * What further dates behind a meeting's own are, and where the words about them begin: a day kept in reserve, or by when
 * papers are wanted ("(reports by Friday 6 June 2025)"), each part of the words for itself.
 */
function besideDate(
  after: string,
  own: string,
): { says: 'reserve' | 'deadline' | 'another meeting'; at: number } {
  if (RESERVE.test(after)) return { says: 'reserve', at: Math.max(0, after.search(/[(,;–—-]/)) };
  const parts = after.split(PARTS);
  const daysIn = (part: string): number => allDates(part).filter(({ words }) => words !== own).length;
  const isDeadline = (part: string): boolean =>
    daysIn(part) === 1 && (PAPERS.test(part) || saysDeadline(part.replace(/[^\p{L}\d]+$/u, '')));
  const dated = parts.filter((part) => daysIn(part) > 0);
  const first = parts.findIndex((part) => daysIn(part) > 0);
  const at = parts.slice(0, Math.max(0, first)).join('').length;
  return { says: dated.every(isDeadline) ? 'deadline' : 'another meeting', at };
}

/** A comma before a figure, or before the name of a day, parts nothing: "by noon, Friday 6 June". */
const PARTS =
  /(?=[(;–—|])|(?=\s-\s)|(?=\)\s*\S)|(?=,\s(?!(?:\p{L}+day\s)?\d))|(?=\sand\s(?:\p{L}+day\s)?\d)/u;

/** A year that a heading gives to the months below it. `span`: of two halves, in which April comes twice. */
export type YearOver = { from: CalendarMonth; to: CalendarMonth; span: boolean };

const YEAR_OVER =
  /^(?:(?:the )?(?:(?:municipal|civic|council|financial|academic|calendar) )?year\s?[:–—-]?\s)?(20\d\d)(\s?[/–-]\s?(?:20)?\d\d)?(?: (?:municipal|civic|council|financial) year)?\s?:?$/i;

/** The year that a heading gives to those below it: "Municipal Year 2025/26" from April on, "2025" from January. */
export function yearNamed(words: string): YearOver | null {
  const [, year, span] = YEAR_OVER.exec(words.trim()) ?? [];
  if (year === undefined) return null;
  const isSpan = span !== undefined;
  return {
    from: monthIn(Number(year), isSpan ? 4 : 1),
    to: isSpan ? monthIn(Number(year) + 1, 5) : monthIn(Number(year), 12),
    span: isSpan,
  };
}

/** A year's heading is no meeting's: what stands right below it has none. */
export const yearHeading = (words: string): Under | null =>
  yearNamed(words) === null ? null : unclear(NOT_YET(words));

/** A meeting and what comes at it on one line: "June 2025 – Annual report (Clerk); Complaints". */
export function meetingAndItems(words: string): Headed | null {
  const [, date = '', rest = ''] = /^(.{3,60}?\S)\s?(?::|\s[–—-])\s(.+)$/s.exec(words) ?? [];
  const under = date === '' ? null : meetingNamed(date);
  if (under === null || (under.kind === 'unknown' && under.itself) || !/^["'‘“(]?[\p{Lu}\d]/u.test(rest))
    return null;
  const isMoved = datesThatHold(words)[0]?.at !== allDates(words)[0]?.at;
  return isMoved || endsHeading(rest) || callsOff(rest) || saysDeadline(rest) || allDates(rest)[0]?.at === 0
    ? null
    : { under, rest };
}

/** A time, a place, what kind of meeting it is, or that it is not certain. */
const endsHeading = (tail: string): boolean =>
  tail
    .replace(/^\)/, '')
    .replace(/\([^()]*\)?/g, ',')
    .split(/[,;:–—]|(?<=\s)-/)
    .map((part) => part.trim())
    .every(
      (part, index, parts) =>
        AFTER_DATE.test(part) ||
        (RESERVE.test(part) && part.length < 40) ||
        (TOWN.test(part) && PLACE.test(parts.slice(0, index).join(', '))) ||
        (isPlaceName(part) && parts.slice(0, index).some((before) => HOUR.test(before))),
    );

const HOUR =
  /^(?:at |from |@ ?)?(?:\d{1,2}(?:[.:]\d{2})?\s?(?:a\.?m|p\.?m|noon|midday|hours|hrs)\b|\d{1,2}[.:]\d{2}\b|noon\b|midday\b)/i;
const BUSINESS =
  /\b(?:reports?|reviews?|plans?|budgets?|strateg(?:y|ies)|updates?|minutes|polic(?:y|ies)|programmes?|accounts|audits?|performance|consultation|items?)\b/i;
const isPlaceName = (words: string): boolean => TOWN.test(words) && !BUSINESS.test(words);

/** Whether words beside a meeting's date, or below it, may be its place: "Guildhall, Ashwell". They may be an item as well. */
export const mayBePlace = (words: string): boolean =>
  words.length <= 80 &&
  words.split(/,|\s[–—-]\s|\s(?=(?:at|in) )/).every((part) => isPlaceName(placeIn(part)));
const placeIn = (words: string): string => words.trim().replace(/^(?:(?:at|in) )?(?:the )?/i, '');

/** Whether a meeting's heading says when it begins, or names a hall or a room: such words beside it are of its place. */
export const saysHourOrHouse = (words: string): boolean =>
  PLACE.test(words) || words.split(/[,;(–—]|\s-\s|\s(?=at )/).some((part) => HOUR.test(part.trim()));

/** Whether a line says at what hour and in which place a meeting is, and nothing else: "2.00 pm, Guildhall". */
export function saysHourAndPlace(text: string): boolean {
  if (text.length > 80) return false;
  const words = text.replace(/^(?:time|venue|place|location)\s?:\s*/i, '');
  const parts = words.split(/[,;–—]|\s-\s|\b(?=(?:time|venue|place|location)\s?:)|\s(?=(?:at|in) )/i);
  const said = parts.map((part) =>
    part.trim().replace(/^(?:(?:time|venue|place|location)\s?:|at|in)\s*(?:the )?/i, ''),
  );
  return (
    (words !== text || said.some((part) => HOUR.test(part))) &&
    said.every((part) => HOUR.test(part) || AFTER_DATE.test(part) || isPlaceName(part))
  );
}

/** Whether words below those that name a meeting say no more than at what hour or in which place it is. */
export function saysMoreOfMeeting(meeting: string, words: string): boolean {
  const isOne = (text: string): boolean => /^(?:meeting|no year)$/.test(meetingNamed(text)?.kind ?? '');
  return (HOUR.test(words) || PLACE.test(words)) && isOne(meeting) && isOne(`${meeting} ${words}`);
}

function underDate({ written, words }: DateFound, other: DateFound | undefined, text: string): Under {
  const reserve = RESERVE.test(text) ? (other?.words ?? words) : null;
  switch (written.kind) {
    case 'no such day':
      return unclear(`“${words}” is no day that there is`, true);
    case 'day without year':
      return { kind: 'no year', month: written.month, day: written.day, weekday: written.weekday, words };
    case 'month':
      return written.year === null
        ? { kind: 'no year', month: written.month, day: null, weekday: null, words }
        : { kind: 'meeting', meeting: monthIn(written.year, written.month), weekday: null, reserve };
    case 'day': {
      const { date, weekdayAgrees } = written;
      const weekday = weekdayAgrees
        ? null
        : `the programme dates a meeting “${words}”, but that day is a ${inFull(date)}`;
      return { kind: 'meeting', meeting: date, weekday, reserve };
    }
  }
}

export const monthIn = (year: number, month: number): CalendarMonth =>
  calendarMonthSchema.parse(`${year}-${String(month).padStart(2, '0')}`);

/** Some exports run what follows on to the year: "June 202317 October 2023". */
export const withYearApart = (text: string): string =>
  text.replace(/\b((?:19|20)\d\d)(?=(?:\d{1,2}(?:st|nd|rd|th)?\s)?[A-Z][a-z])/g, '$1 ');

export const calledOff = (words: string): Under => ({
  kind: 'called off',
  why: `its meeting is not held (“${words}”)`,
});
const unclear = (why: string, itself = false): Under => ({ kind: 'unknown', why, itself });
const NOT_YET = (words: string): string => `its meeting has no date yet (“${words}”)`;
const SEVERAL_DATES = (words: string): string =>
  `“${words}” gives more than one date, and does not say which is the meeting's`;
const WEEK_ONLY = (words: string): string => `“${words}” names a week and no day`;
const NO_HEADING_READ = (words: string): string =>
  `“${words}” begins with a date, and could not be read as a meeting's heading`;

export const underHeading = (words: string): Under | null =>
  meetingNamed(words) ?? regularHeading(words)?.under ?? null;

/** A line, or a cell, that says by when papers are wanted or appear. */
export const saysDeadline = (text: string): boolean =>
  text.length <= 160 &&
  ((DEADLINE.test(text) && (allDates(text).length > 0 || /\b(?:tbc|to be confirmed)\b/i.test(text))) ||
    asksForPapers(text));

/** "Papers to the Clerk by: 5 June 2026", "Please submit reports by noon on 5 June". */
function asksForPapers(text: string): boolean {
  const last = allDates(text).at(-1);
  if (last === undefined || !WANTS_PAPERS.test(text)) return false;
  const after = text.slice(last.at + last.words.length).replace(/[\s,.()]+/g, '');
  return (
    BY_THEN.test(text.slice(0, last.at)) && (after === '' || /^(?:at)?(?:\d{1,2}|noon|midday)/.test(after))
  );
}

const WANTS_PAPERS =
  /^\W*(?:(?:the|final|draft|all|any|completed|committee|panel|board|please)\s){0,4}(?:(?:papers?|reports?|documents?|drafts?)(?! (?:on|of|about|into)\b)|agenda items?|items|submit|send|lodge|return|forward|summons|closing|last)\b/i;
const BY_THEN =
  /\b(?:by|before|until|(?:no|not) later than|on or before|(?:closing|last|final) (?:date|day)\b.{0,40})(?:\s?[:–—-])?(?:\s?(?:\d{1,2}(?:[.:]\d{2})?\s?(?:am|pm|noon)|noon|midday|close of (?:play|business)|end of|the|on|,))*\s*$/i;

const DEADLINE =
  /^\W*(?:(?:the|final|draft|all|agendas?|summons|reports?|papers?|documents?|items?|dates?|for|of|and|to be|is|are|must be)\s){0,7}(?:deadlines?|cut[- ]?off|publication|published|publish|desp?atch(?:ed)?|dispatch(?:ed)?|circulat(?:ed|ion)|submission|submitted|issued?|sent out|out|clearance|due|pre[- ]?meeting|agenda[- ]setting)\b/i;
