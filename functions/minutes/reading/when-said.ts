import { type CalendarDate, inWords } from '../../calendar/days.ts';
import { meetingFor, type WhenSaid } from '../../register/due.ts';
import { allDates, type DateFound, nextAfter } from './dates.ts';

/** What a due date's words come to as the notes alone go. `trouble` says why there is no date, or what was taken for granted. */
export type DueRead = {
  due: CalendarDate | null;
  /** The words as minuted, where they are not simply a date. */
  words: string | null;
  trouble: { kind: 'no due date' | 'due date'; why: string } | null;
  noSuchDay: boolean;
};

export type MeetingDates = {
  date: CalendarDate | null;
  next: CalendarDate | null;
  /** The day of the meeting itself, where `date` is when something was raised. */
  own?: CalendarDate | null;
  /** Every day on which the body is known to meet. */
  meetings?: readonly CalendarDate[];
};

const NEXT_MEETING =
  /\bnext\s(?:\w+\s){0,6}?(?:meeting|board|pdb|panel|sab|pab)\b|^next$|\bfollowing meeting\b/i;
const LATER_IN_THE_YEAR = /later in the (?:\w+ )?year/i;
const IN_DUE_COURSE = /in due course|\bnext\b|\bfuture\b|\blater (?:date|meeting)/i;

/** When something is due: on the day that the notes make of the words, or else as boards use them. */
export function whenOf(due: CalendarDate | null, words: string | null): WhenSaid {
  if (due !== null) return { at: 'date', date: due, words };
  if (words === null) return { at: 'not agreed', words };
  if (NEXT_MEETING.test(words)) return { at: 'next meeting', words };
  if (LATER_IN_THE_YEAR.test(words)) return { at: 'later in the year', words };
  return { at: IN_DUE_COURSE.test(words) ? 'in due course' : 'not agreed', words };
}

/** The day of the next meeting as the notes give it, where that is the one meant. */
const dayOfNext = (said: WhenSaid, { next }: MeetingDates): CalendarDate | null =>
  meetingFor(said, next === null ? [] : [{ date: next }])?.date ?? null;

/** What may stand about a date without making it another: its weekday's comma, a time, which meeting it is, who meets. */
const ABOUT_A_DATE =
  /\b(?:by|on|for|at|before|due|end of|the|next|following|meeting|board|pdb|panel|performance and delivery|(?:\d{1,2}[:.]\d{2}|\d{1,2})\s?(?:am|pm|hrs|hours)?)\b|\([^)]{0,60}\)|[.,;:*–-]/gi;

/** Reads a due cell. A month alone is the next meeting's date where that falls in it: notes name meetings by month. */
export function dueOfCell(cell: string, meeting: MeetingDates): DueRead {
  const words = cell.trim();
  if (words === '') return withoutDay(null, 'the due date is blank');
  // Where only a date can stand, two figures are a day and a month.
  const dates = allDates(/^\d{1,2}\/\d{1,2}$/.test(words) ? `by ${words}` : words.slice(0, 300));
  const [first] = dates;
  if (first === undefined) return wordsAlone(words, meeting);
  if (dates.length > 1 && dates.slice(1).some(({ at }) => !inBrackets(words, at))) {
    return withoutDay(words, `“${words}” names more than one date`);
  }
  const { written } = first;
  switch (written.kind) {
    case 'no such day':
      return { ...withoutDay(words, `“${words}” is not a day in the calendar`), noSuchDay: true };
    case 'month':
      return byMonth(words, written, meeting);
    case 'day without year':
      return withoutYear(words, written, meeting);
    case 'day':
      if (isAtMeeting(words, first)) return { due: written.date, words, trouble: null, noSuchDay: false };
      if (!isOnlyADate(words, first.words)) return withoutDay(words, `“${words}” says more than a date`);
      return {
        due: written.date,
        words: null,
        trouble: written.weekdayAgrees
          ? null
          : { kind: 'due date', why: `“${words}” falls on another day of the week` },
        noSuchDay: false,
      };
  }
}

function wordsAlone(words: string, meeting: MeetingDates): DueRead {
  const said = whenOf(null, words);
  if (said.at === 'next meeting') {
    const due = dayOfNext(said, meeting);
    if (due !== null) return { due, words, trouble: null, noSuchDay: false };
    return withoutDay(words, `“${words}” has no date, since the notes do not say when the next meeting is`);
  }
  if (/\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}/.test(words)) {
    return { ...withoutDay(words, `“${words}” is not a day in the calendar`), noSuchDay: true };
  }
  return withoutDay(words, `“${words}” gives no date`);
}

function byMonth(
  words: string,
  { month, year }: { month: number; year: number | null },
  meeting: MeetingDates,
): DueRead {
  const due = dayOfNext({ at: 'month', month, year, words }, meeting);
  if (due !== null) return { due, words, trouble: null, noSuchDay: false };
  return (
    atMeetingOf(words, { month, year }, meeting) ??
    withoutDay(words, `“${words}” names a month and no meeting is dated in it`)
  );
}

/** "January Board" is the one meeting of the body that is dated in January; one that is this itself is told. */
function atMeetingOf(
  words: string,
  { month, year }: { month: number; year: number | null },
  { date, own = date, meetings = [] }: MeetingDates,
): DueRead | null {
  const [found, ...others] = meetings.filter(
    (day) => Number(day.slice(5, 7)) === month && [null, Number(day.slice(0, 4))].includes(year),
  );
  const rest = words.replace(allDates(words)[0]?.words ?? '', ' ').replace(OF_OUR_MEETING, ' ');
  if (found === undefined || others.length > 0 || /\p{L}|\d/u.test(rest)) return null;
  const read: DueRead = { due: found, words, trouble: null, noSuchDay: false };
  if (found !== own) return found > (own ?? '') ? read : null;
  const why = `“${words}” was taken for this meeting itself`;
  return A_MEETING.test(words) ? { ...read, trouble: { kind: 'due date', why } } : null;
}

/** What names a meeting as the body's own does, and no committee's of it. */
const OF_OUR_MEETING =
  /\b(?:by|at|for|to|on|before|in|time|the|of|our|full|main|public|trust|governing|board|body|meetings?|mtg|committee|panel|council|group|forum|pdb|fgb|lgb|governors|trustees|directors)\b/gi;
const A_MEETING =
  /\b(?:board|body|meeting|mtg|committee|panel|council|group|forum|pdb|fgb|lgb|governors|trustees)\b/i;

function withoutYear(
  words: string,
  { month, day }: { month: number; day: number },
  { date, next }: MeetingDates,
): DueRead {
  const from = date ?? next;
  const due = from === null ? null : nextAfter(from, month, day);
  if (due === null) return withoutDay(words, `“${words}” gives no year`);
  if (due === next) return { due, words, trouble: null, noSuchDay: false };
  const why = `“${words}” gives no year, and ${inWords(due)} was taken as the first after the meeting`;
  return { due, words, trouble: { kind: 'due date', why }, noSuchDay: false };
}

function withoutDay(words: string | null, why: string): DueRead {
  return { due: null, words, trouble: { kind: 'no due date', why }, noSuchDay: false };
}

function isOnlyADate(words: string, date: string): boolean {
  const rest = words.replace(date, ' ').replace(ABOUT_A_DATE, ' ').trim();
  return !/[a-z0-9]/i.test(rest) || /^(?:mon|tue|wed|thu|fri|sat|sun)\w*$/i.test(rest);
}

const NAMES_MEETING =
  /^(?:(?:to|at|by|for) )?(?:the )?(?:(?:[A-Z][\w’'-]*|and|of|&|for|the) ){0,6}(?:Board(?: of (?:Directors|Governors|Trustees))?|Body|Panel|Committee|Council|Group|Forum|Assembly|Cabinet|AGM|PDB|SAB|PAB|FGB|LGB)(?: meeting)?(?:[,:]?\s|\s[–—-]\s|\s\(|\s(?:on|of)\s)$/;

/** "Finance Committee, 28 April 2025": on a named day, at a named meeting. */
export const isAtMeeting = (words: string, { at, words: said, written }: DateFound): boolean =>
  written.kind === 'day' &&
  written.weekdayAgrees &&
  NAMES_MEETING.test(words.slice(0, at)) &&
  /^[).\s]*$/.test(words.slice(at + said.length));

function inBrackets(words: string, at: number): boolean {
  const open = words.lastIndexOf('(', at);
  return open !== -1 && !words.slice(open, at).includes(')');
}

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?';

/** A due date within a line of text run together. */
export const DUE_IN_RUN = [
  `(?:[Ww]/[Cc]|[Ww]eek commencing|[Ww]/[Ee]|[Ww]eek ending) \\d{1,2}(?:st|nd|rd|th)? ${MONTH}(?: \\d{4}| \\d{2})?`,
  '(?:[Ww]/[Cc]|[Ww]/[Ee]) \\d{1,2}/\\d{1,2}(?:/(?:\\d{4}|\\d{2}))?',
  '(?:Q|Qtr |Quarter )[1-4](?:,? (?:FY)?\\d{4}(?:[/-]\\d{2})?| \\d{2}/\\d{2})?',
  '(?:Early |Late |Mid |End of )?(?:Spring|Summer|Autumn|Winter)(?: \\d{4})?',
  '\\d{1,2}/20\\d{2}',
  `(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? )?\\d{1,2}(?:st|nd|rd|th)?[ -]${MONTH}(?:[ -]\\d{4}|[ -]\\d{2})?`,
  '\\d{1,2}[/.-]\\d{1,2}[/.-](?:\\d{4}|\\d{2})',
  '\\d{4}-\\d{2}-\\d{2}',
  `(?:End of |By |Early |Mid[- ]|Late |End )?${MONTH}(?: \\d{4}| \\d{2})?(?: (?:meeting|PDB|Board))?`,
  '(?:[Aa]t (?:the )?)?[Nn]ext (?:meeting|Meeting|PDB|[Bb]oard|Performance (?:and|&) Delivery Board)',
  'TB[AC]',
  '[Tt]o be confirmed',
  '[Ii]n due course',
  'N/A',
  'Ongoing',
].join('|');

const DUE_ALONE = new RegExp(`^(?:${DUE_IN_RUN})$`);

const WORDS_ALONE =
  /^(?:tb[ac]|to be (?:confirmed|agreed|advised|arranged)|n\/?a|none(?: set| given| agreed)?|no date(?: set| given| agreed)?|not (?:yet )?(?:set|agreed)|on-?going|as required|asap|in due course|(?:at |by |for |before )?(?:the )?(?:next|following) (?:\w+ ){0,6}?(?:meeting|board|pdb|panel))\.?$/i;

/** Whether a cell says when, by a date or by words that stand for one. */
export const isDue = (cell: string): boolean =>
  cell.length <= 60 && (DUE_ALONE.test(cell) || WORDS_ALONE.test(cell));

const LEADS_TO_DUE =
  /^(?:(?:actions? )?(?:to be )?(?:done |completed? |finished |due |wanted )?(?:by|before|no later than|ahead of|in time for|due(?: by| on)?|deadline|for(?= (?:the )?next)))\s?:?\s/i;
const A_TIME =
  /^(?:the )?(?:(?:end|start|beginning|close) of )?(?:the )?(?:(?:next|spring|summer|autumn|winter|michaelmas|hilary|trinity|new) )?(?:half[- ]?)?(?:terms?|year|month|quarter|week|season|recess|holidays?|break|meeting|board|agm|annual general meeting|annual meeting|easter|christmas|midsummer|spring|summer|autumn|winter)(?: \d{4})?$/i;

/**
 * When the actions are due that stand listed below such a heading, in its own words: "By 30 June 2025", "Before the summer term",
 * "For the next meeting". Null where it is none. A day alone may as well be when they were raised.
 */
export function dueHeaded(heading: string): string | null {
  const words = heading.replace(/[\s:]+$/, '');
  const [lead] = words.length > 60 ? [] : (LEADS_TO_DUE.exec(words) ?? []);
  if (lead === undefined) return null;
  const when = words.slice(lead.length);
  const [date, ...others] = allDates(when);
  const isDate = date !== undefined && others.length === 0 && isOnlyADate(when, date.words);
  return isDate || isDue(when) || A_TIME.test(when) ? when : null;
}

const BEHIND = /^(.{8,})\s[([]([^()[\]]{3,60})[)\]]\.?$/s;

/** When brackets behind an action say that it is due, "(by 9 June 2025)", and the action without them; null where they say no day. */
export function dueBehind(action: string): { due: string; text: string } | null {
  const [, text, words = ''] = BEHIND.exec(action) ?? [];
  const due = dueHeaded(words);
  const isDay = due !== null && (isDue(due) || allDates(due).length > 0);
  return text === undefined || !isDay ? null : { due, text };
}

const MINUTED = [
  /\bin due course\b/i,
  /\blater in the year\b/i,
  /\b(?:at|to|for|on) (?:a|some) (?:future|later|subsequent) (?:meeting|board|date)\b/i,
  /\bat the next (?:\w+ ){0,5}?(?:meeting|board)\b/i,
  /\b(?:for|to|before|by) the next (?:\w+ ){0,5}?(?:meeting|board)\b/i,
  /\bin the (?:near )?future\b/i,
];

/** "In due course", "at a future meeting": when, as the bullet says it. */
export function dueWordsOf(sentence: string): string | null {
  for (const pattern of MINUTED) {
    const match = pattern.exec(sentence);
    if (match !== null) return match[0];
  }
  return null;
}

const NEXT_ONE =
  /\b(?:by|before|to|for|at|ahead of|in time for)\s((?:the\s)?next (?:meeting|board|pdb|panel|performance (?:and|&) delivery board))\b(?! of\b)/i;
const MONTHS_MEETING = new RegExp(
  `\\b(?:to|for|at|by|before) the (${MONTH}(?: \\d{4})?) (?:meeting|board|pdb|panel)\\b`,
  'i',
);
/** "… to the meeting on 7 May 2025" says when as "by" does. */
const TO_MEETING =
  /\b(?:to|at|for|in time for) the (?:\w+ ){0,3}?(?:meeting|board|panel|committee)(?: (?:on|of|in|held on))?(?: the)?\s*$/i;
const BY =
  /\b(?:by|before|no later than|due(?: by| on)?:?|deadline:?|ahead of|prior to)(?:\s(?:the|end|of|close|play|business|noon|on|early|mid|late))*\s*$/i;

/** When an action is due by its own words, "… by 29 November 2024" or "… to the next meeting"; null where they do not say. */
export function dueInWordsOf(action: string): string | null {
  const text = action.slice(-600);
  const date = allDates(text).findLast(
    ({ at }) => BY.test(text.slice(0, at)) || TO_MEETING.test(text.slice(Math.max(0, at - 80), at)),
  );
  return date === undefined ? (NEXT_ONE.exec(text)?.[1] ?? null) : date.words;
}

/** The month by which an action names its meeting, "… to the June meeting", as boards do; null where it names none. */
export const monthsMeetingIn = (action: string): string | null =>
  MONTHS_MEETING.exec(action.slice(-600))?.[1] ?? null;
