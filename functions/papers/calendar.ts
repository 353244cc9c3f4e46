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
} from '../calendar/days.ts';
import { bankHolidaysKnownTo } from '../calendar/working-days.ts';
import { type Board, codeSchema, personSchema } from '../register/board.ts';
import { type DatedMeeting, hasDate, type Meeting, withoutDay } from '../register/meeting.ts';
import { closuresOf } from '../register/papers-calendar.ts';
import {
  doubtsAbout,
  type LeadUpDay,
  leadUpKinds,
  leadUpTo,
  reasonOf,
  titleOf,
} from '../reminders/lead-up.ts';
import { withCapital } from '../words/english.ts';
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
  days: z.array(daySchema),
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

function calendarOf(board: Board, meeting: CalendarMeeting, meetingInWords: string): CalendarOfPapers {
  const closures = closuresOf(board);
  const days = leadUpTo(board.policy, meeting, closures);
  const name = oneLine(board.name);
  return {
    heading: `Calendar of papers: ${name}`,
    board: { id: board.id, name },
    meeting,
    meetingInWords,
    days: days.map(inPrint),
    doubts: doubtsAbout(days, meeting, closures),
    bankHolidaysKnownTo,
    bankHolidays: `Bank holidays of England and Wales are known to ${inWords(bankHolidaysKnownTo)}.`,
  };
}

/** The moment at which the board or the meeting last changed, whichever was later. */
function lastChange(board: Board, meeting: Meeting): Instant {
  const moments = [...board.history, ...meeting.history].map(({ at }) => at).sort();
  const last = moments.at(-1);
  if (last === undefined) throw new Error(`meeting ${meeting.id} of ${board.id} has no history`);
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

/** The calendar of papers for a meeting that the register has a day for. */
export function calendarFor(board: Board, meeting: DatedMeeting): MeetingCalendar {
  const { id, date, time } = meeting;
  const place = meeting.place && oneLine(meeting.place);
  const asKnown = { id, date, time, place };
  return {
    ...calendarOf(board, asKnown, `Meeting ${id}: ${dayAndPlace(meeting)}`),
    meeting: asKnown,
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
    ...calendarOf(board, asKnown, `Meeting ${id} ${withoutDay(meeting)}`),
    meeting: asKnown,
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

/** What the calendar would be if the board met on that day. */
export const calendarIf = (board: Board, date: CalendarDate): CalendarOfPapers =>
  calendarOf(board, { id: null, date, time: null, place: null }, `If it met on ${inFull(date)}`);
