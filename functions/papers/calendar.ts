import * as z from 'zod';
import {
  type CalendarDate,
  calendarDateSchema,
  dayIn,
  type Instant,
  inFull,
  instantSchema,
  inWords,
  isMonth,
  timeIn,
} from '../calendar/days.ts';
import { bankHolidaysKnownTo } from '../calendar/working-days.ts';
import { type Board, codeSchema, personSchema } from '../register/board.ts';
import {
  type DatedMeeting,
  hasDate,
  type Meeting,
  noticeOf,
  publishable,
  withoutDay,
} from '../register/meeting.ts';
import { type NoticeStanding, noticeStanding, shortNotice, shortNoticeInWords } from '../register/notice.ts';
import { closuresOf } from '../register/papers-calendar.ts';
import { itemRefSchema } from '../register/programme.ts';
import {
  doubtsAbout,
  type LeadUpDay,
  leadUpKinds,
  leadUpTo,
  reasonOf,
  titleOf,
} from '../reminders/lead-up.ts';
import { spellCount, withCapital } from '../words/english.ts';
import { oneLine } from './wording.ts';

/** A day of the calendar, in print: "Papers deadline", "Tuesday 26 November 2024", and the reason as a sentence. */
const daySchema = z.object({
  kind: z.enum(leadUpKinds),
  name: z.string(),
  date: calendarDateSchema,
  title: z.string(),
  dateInWords: z.string(),
  reason: z.string(),
  reasons: z.array(z.string()).describe('The same, each part of it a sentence.'),
  notSent: z
    .string()
    .nullable()
    .describe(
      'Why nothing is sent on it, as a sentence; null for all but a stage that is overtaken or too late, and what is called off.',
    ),
});
export type CalendarDay = z.infer<typeof daySchema>;

/** The same, as it stands on a day. */
const standingDaySchema = daySchema.extend({
  standing: z
    .enum(['to come', 'today', 'passed', 'not recorded', 'not kept'])
    .describe(
      'Of publication, once it has passed: `not recorded` where nobody has said that anything was published, of a board that never records it; `not kept` where nothing was in time.',
    ),
  standingInWords: z
    .string()
    .nullable()
    .describe('Of a day that has passed, or is kept, as a sentence; null for one that is to come.'),
});
export type StandingDay = z.infer<typeof standingDaySchema>;

/** What was published of a meeting, in print. */
export const publicationInPrint = z.object({
  what: z.enum(publishable),
  item: itemRefSchema.nullable(),
  at: instantSchema,
  of: calendarDateSchema.describe('The day on which the meeting was to be, of which it gave notice.'),
  inWords: z.string().describe('“Agenda published on Tuesday 24 November 2026 at 16:00”.'),
  files: z.array(z.object({ name: z.string(), sha256: z.string() })),
  recordedInWords: z.string().describe('“Recorded by Jo Ellery on Wednesday 25 November 2026”.'),
});
export type PublicationInPrint = z.infer<typeof publicationInPrint>;

/** The meeting as the register has it, or a day on which there is none. */
const calendarMeeting = z.object({
  id: z.string().nullable(),
  date: calendarDateSchema,
  time: z.string().nullable(),
  place: z.string().nullable(),
});
type CalendarMeeting = z.infer<typeof calendarMeeting>;

/** When papers for a meeting are due and published, and when its reminders go out, with the reason for each day. */
export const calendarSchema = z.object({
  heading: z.string(),
  board: z.object({ id: codeSchema, name: z.string() }),
  meeting: calendarMeeting,
  meetingInWords: z
    .string()
    .describe(
      '“Meeting 2024-12: Wednesday 11 December 2024 at 10:00, Committee Room 2”; or “If it met on …”.',
    ),
  days: z.array(standingDaySchema),
  doubts: z.array(z.string()).describe('What is not known of these days, or odd about them, in sentences.'),
  bankHolidaysKnownTo: calendarDateSchema,
  bankHolidays: z.string(),
});
export type CalendarOfPapers = z.infer<typeof calendarSchema>;

/** The calendar for a meeting of the register, with what marks one edition of it from the next. */
export const meetingCalendarSchema = calendarSchema.extend({
  meeting: calendarMeeting.extend({ id: z.string() }),
  sequence: z
    .int()
    .describe(
      'Rises with every change of the meeting or of the board’s policy, which are all that can move a day.',
    ),
  changedAt: instantSchema.describe('The moment of the last such change.'),
  organizer: personSchema.nullable().describe('Who answers for it.'),
  calledOff: z
    .array(daySchema)
    .describe('What calendars may still hold of the meeting, and the policy no longer has.'),
  publications: z
    .array(publicationInPrint)
    .describe('What was published of the meeting, the earliest first.'),
  shortNotice: z
    .string()
    .nullable()
    .describe('Why it was called at short notice, as a sentence; null where it was not.'),
  mark: z
    .string()
    .nullable()
    .describe(
      'What tells its entries from those of another register with the same codes; null of older boards.',
    ),
});
export type MeetingCalendar = z.infer<typeof meetingCalendarSchema>;

const sentence = (clause: string): string => `${withCapital(clause)}.`;

const inPrint = (day: LeadUpDay): CalendarDay => ({
  kind: day.kind,
  name: day.name,
  date: day.date,
  title: withCapital(titleOf(day)),
  dateInWords: inFull(day.date),
  reason: sentence(reasonOf(day)),
  reasons: day.reasons.map(sentence),
  notSent: day.notSent && `Not sent: ${day.notSent}.`,
});

/** On which day a calendar is looked at, how notice of the meeting stands, and whether its board records any. */
type OnDay = { today: CalendarDate; notice: NoticeStanding; records: boolean };

/** How a day stands, and of publication whether the notice was given. */
function withStanding(day: CalendarDay, { today, notice, records }: OnDay): StandingDay {
  const { date, kind } = day;
  const standing = date < today ? 'passed' : date === today ? 'today' : 'to come';
  if (kind !== 'publication') {
    return { ...day, standing, standingInWords: standing === 'passed' ? 'This day has passed.' : null };
  }
  switch (notice.standing) {
    case 'unrecorded':
      return {
        ...day,
        standing: records || notice.calledAfter ? 'not kept' : 'not recorded',
        standingInWords: notice.calledAfter
          ? 'This day had passed when the meeting was given its day, and nothing is recorded as published.'
          : 'This day has passed, and nothing is recorded as published.',
      };
    case 'in time':
    case 'at shorter notice':
    case 'late': {
      const { on, clearDays } = notice;
      const said = `Published on ${inFull(on)}, ${spellCount(clearDays, 'clear day')} before the meeting`;
      return notice.standing === 'late'
        ? { ...day, standing: 'not kept', standingInWords: `${said}: too late.` }
        : {
            ...day,
            standing,
            standingInWords: `${said}${notice.standing === 'in time' ? '' : ', when it was called'}.`,
          };
    }
    default:
      return { ...day, standing, standingInWords: standing === 'passed' ? 'This day has passed.' : null };
  }
}

function calendarOf(
  board: Board,
  meeting: CalendarMeeting,
  meetingInWords: string,
  as: OnDay,
): CalendarOfPapers {
  const closures = closuresOf(board);
  const days = leadUpTo(board.policy, meeting, closures);
  const name = oneLine(board.name);
  return {
    heading: `Calendar of papers: ${name}`,
    board: { id: board.id, name },
    meeting,
    meetingInWords,
    days: days.map((day) => withStanding(inPrint(day), as)),
    doubts: doubtsAbout(days, meeting, closures),
    bankHolidaysKnownTo,
    bankHolidays: `Bank holidays of England and Wales are known to ${inWords(bankHolidaysKnownTo)}.`,
  };
}

/** The moment at which any of these things last changed. */
export function lastChange(...things: readonly Pick<Board, 'history'>[]): Instant {
  const last = things
    .flatMap(({ history }) => history.map(({ at }) => at))
    .sort()
    .at(-1);
  if (last === undefined) throw new Error('none of these things has a history');
  return last;
}

/** "Wednesday 11 December 2024 at 10:00, Committee Room 2". */
export const dayAndPlace = ({ date, time, place }: Pick<DatedMeeting, 'date' | 'time' | 'place'>): string =>
  [`${inFull(date)}${time === null ? '' : ` at ${time}`}`, ...(place === null ? [] : [oneLine(place)])].join(
    ', ',
  );

/** What marks one edition of a meeting's calendar from the next, and from those of others. Versions only ever rise. */
const editionOf = (board: Board, meeting: Meeting) => ({
  sequence: board.version + meeting.version,
  changedAt: lastChange(board, meeting),
  organizer: board.secretary[0] ?? null,
  mark: board.calendarMark,
});

/** "Tuesday 24 November 2026 at 16:00", as a clock where the board is shows the moment. */
export const momentInWords = ({ timeZone }: Pick<Board, 'timeZone'>, at: Instant): string =>
  `${inFull(dayIn(timeZone, at))} at ${timeIn(timeZone, at).slice(0, 5)}`;

const publishedAs = {
  agenda: 'Agenda',
  papers: 'Papers',
  pack: 'Agenda and papers',
  'late item': 'Late item',
};

/** What was published of a meeting, the earliest first. */
export const publicationsInPrint = (board: Board, { publications }: Meeting): PublicationInPrint[] =>
  [...publications]
    .sort((one, other) => one.at.localeCompare(other.at))
    .map(({ what, item, at, of, files, recorded }) => ({
      ...{ what, item, at, of },
      inWords: `${publishedAs[what]}${item === null ? '' : ` ${item}`} published on ${momentInWords(board, at)}`,
      files: files.map(({ name, sha256 }) => ({ name: oneLine(name), sha256 })),
      recordedInWords: `Recorded by ${oneLine(recorded.by)} on ${inFull(dayIn(board.timeZone, recorded.at))}`,
    }));

/** Why a meeting was called at short notice, as a sentence; null where it was not. */
export const shortNoticeSentence = ({ shortNotice }: Pick<DatedMeeting, 'shortNotice'>): string | null =>
  shortNotice && `Called at short notice on ${inFull(shortNotice.on)}: ${oneLine(shortNotice.reason)}`;

/**
 * The calendar of papers for a meeting that the register has a day for, as it stands on `today`; `records` says whether
 * the board ever recorded a publication.
 */
export function calendarFor(
  board: Board,
  meeting: DatedMeeting,
  { today, records }: Omit<OnDay, 'notice'>,
): MeetingCalendar {
  const { id, date, time } = meeting;
  const place = meeting.place && oneLine(meeting.place);
  const asKnown = { id, date, time, place };
  return {
    ...calendarOf(board, asKnown, `Meeting ${id}: ${dayAndPlace(meeting)}`, {
      ...{ today, records },
      notice: isBehind(meeting, today) ? noNotice : noticeStanding(board, meeting, today),
    }),
    meeting: asKnown,
    publications: publicationsInPrint(board, meeting),
    shortNotice: shortNoticeSentence(meeting),
    calledOff: formerDaysOf(board, meeting, date).map((day) => calledOff(day, outOfPolicy)),
    ...editionOf(board, meeting),
  };
}

/**
 * The calendar of a meeting that had a day and has none now, on the last that it had: nothing but what is to be taken
 * out of calendars. Undefined for a meeting that has a day, or never had one.
 */
export function calendarCalledOff(board: Board, meeting: Meeting): MeetingCalendar | undefined {
  const date = meeting.formerly.findLast((when): when is CalendarDate => !isMonth(when));
  if (hasDate(meeting) || date === undefined) return undefined;
  const { id } = meeting;
  const why = `the meeting ${withoutDay(meeting)}`;
  const asKnown = { id, date, time: null, place: null };
  const lastKnown = leadUpTo(board.policy, { date }, closuresOf(board));
  return {
    ...calendarOf(board, asKnown, `Meeting ${id} ${withoutDay(meeting)}`, {
      today: date,
      notice: noNotice,
      records: false,
    }),
    meeting: asKnown,
    publications: publicationsInPrint(board, meeting),
    shortNotice: null,
    days: [],
    calledOff: [...lastKnown, ...formerDaysOf(board, meeting, date)].map((day) => calledOff(day, why)),
    ...editionOf(board, meeting),
  };
}

const outOfPolicy = 'the board’s policy no longer has it';

const calledOff = (day: LeadUpDay, why: string): CalendarDay => ({
  ...inPrint(day),
  notSent: `Called off: ${why}.`,
});

/** What led up to the meeting, which was there by then and had not come, until it was taken out of the policy. */
function formerDaysOf(board: Board, meeting: Meeting, date: CalendarDate): LeadUpDay[] {
  const { policy, timeZone, formerPublication } = board;
  const begun = meeting.history[0]?.at;
  const knewIt = ({ until }: { until: Instant }): boolean =>
    begun !== undefined && begun <= until && dayIn(timeZone, until) <= date;
  const led = { ...policy, stages: board.formerStages.filter(knewIt) };
  const published = formerPublication && knewIt(formerPublication) ? formerPublication.clearDays : null;
  const closures = closuresOf(board);
  return [
    ...leadUpTo(led, { date }, closures).filter(({ kind }) => kind === 'stage'),
    ...leadUpTo({ ...policy, clearDays: published }, { date }, closures).filter(
      ({ kind }) => kind === 'publication',
    ),
  ];
}

/** What the calendar would be if the board met on that day, and whether notice of it could still be given on `today`. */
export function calendarIf(board: Board, date: CalendarDate, today: CalendarDate): CalendarOfPapers {
  const as = { today, notice: noNotice, records: false };
  const meeting = { id: null, date, time: null, place: null };
  const calendar = calendarOf(board, meeting, `If it met on ${inFull(date)}`, as);
  const short = shortNotice(board, date, today);
  return short === null
    ? calendar
    : { ...calendar, doubts: [...calendar.doubts, sentence(shortNoticeInWords(board, date, short))] };
}

/** A meeting that is over, of which nothing was recorded: whether it was published, nobody is asked any more. */
const isBehind = (meeting: DatedMeeting, today: CalendarDate): boolean =>
  (meeting.state === 'held' || meeting.date < today) && noticeOf(meeting) === undefined;

const noNotice: NoticeStanding = { standing: 'none needed' };

/** What is known of a meeting besides its days; nothing of a day on which there is none. */
export const ofMeeting = (
  calendar: CalendarOfPapers | MeetingCalendar,
): Pick<MeetingCalendar, 'publications' | 'shortNotice'> =>
  'publications' in calendar ? calendar : { publications: [], shortNotice: null };
