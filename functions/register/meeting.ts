import * as z from 'zod';
import {
  type CalendarDate,
  type CalendarMonth,
  calendarDateSchema,
  calendarMonthSchema,
  inFull,
  instantSchema,
  monthInWords,
} from '../calendar/days.ts';
import { actionRefSchema } from './action.ts';
import { codeSchema, meetingIdSchema } from './board.ts';
import { versioned } from './history.ts';
import { type Refusal, refusal } from './refusal.ts';

/**
 * What the notes of a meeting said when they were last recorded, and the action that each entry became. Recording
 * them again changes only what the notes now say otherwise.
 */
const minutesSchema = z.object({
  file: z.string(),
  next: calendarDateSchema.nullable(),
  actions: z.array(
    z.object({
      ref: actionRefSchema,
      text: z.string(),
      owner: z.string().nullable(),
      due: calendarDateSchema.nullable(),
      status: z.string(),
    }),
  ),
  discharged: z.array(z.object({ ref: actionRefSchema, text: z.string(), how: z.string().nullable() })),
});
export type RecordedMinutes = z.infer<typeof minutesSchema>;

/** The days and months that it stood at before. A page that still names one of them speaks of this meeting. */
const formerly = z.array(z.union([calendarDateSchema, calendarMonthSchema])).default([]);

const common = {
  board: codeSchema,
  id: meetingIdSchema,
  formerly,
  minutes: minutesSchema.nullable(),
  ...versioned,
};
const time = z.iso.time({ precision: -1, error: 'write a time as HH:MM, such as 10:00' }).nullable();
const place = z.string().min(1).nullable();
/** The moment since which its date is known; nobody could go by it before. */
const datedSince = instantSchema.nullable().default(null);

const scheduled = z.object({
  ...common,
  state: z.literal('scheduled'),
  date: calendarDateSchema,
  time,
  place,
  datedSince,
});
const knownToMonth = z.object({ ...common, state: z.literal('month'), month: calendarMonthSchema });
const toBeConfirmed = z.object({ ...common, state: z.literal('to be confirmed'), reason: z.string().min(1) });
const held = z.object({
  ...common,
  state: z.literal('held'),
  date: calendarDateSchema,
  time,
  place,
  datedSince,
});
const cancelled = z.object({
  ...common,
  state: z.literal('cancelled'),
  reason: z.string().min(1),
  /** It was recorded in error, and was never to be. */
  inError: z.literal(true).optional(),
  /** And nothing hung on it: no list shows it, and its identity can be given again. */
  removed: z.literal(true).optional(),
});

/** A meeting of a board. One postponed without a new date is real, and stays what the actions are due at. */
export const meetingSchema = z.discriminatedUnion('state', [
  scheduled,
  knownToMonth,
  toBeConfirmed,
  held,
  cancelled,
]);
export type Meeting = z.infer<typeof meetingSchema>;
export type ScheduledMeeting = z.infer<typeof scheduled>;
export type DatedMeeting = Extract<Meeting, { date: CalendarDate }>;

/** Whether it was entered by mistake, and nothing hung on it: it counts as never added. */
export const isMeetingRemoved = (meeting: Meeting): boolean =>
  meeting.state === 'cancelled' && meeting.removed === true;

/** Whether the meeting has a day: it is scheduled, or was held. */
export const hasDate = (meeting: Meeting): meeting is DatedMeeting => 'date' in meeting;

/** The day of a meeting, or its month where no more is known; undefined with neither. */
export const dayOrMonth = (meeting: Meeting): CalendarDate | CalendarMonth | undefined =>
  hasDate(meeting) ? meeting.date : meeting.state === 'month' ? meeting.month : undefined;

/**
 * Where a meeting stands among others in the order of time, to be compared as text: one known to its month after the
 * days of that month, one with no date last.
 */
export const placeInTime = (meeting: Meeting): string =>
  hasDate(meeting) ? meeting.date : meeting.state === 'month' ? `${meeting.month}~` : `~${meeting.id}`;

/** When the meeting is, as a sentence says it. */
export function whenInWords(meeting: Meeting): string {
  switch (meeting.state) {
    case 'scheduled':
    case 'held':
      return inFull(meeting.date);
    case 'month':
      return monthInWords(meeting.month);
    case 'to be confirmed':
      return 'a date to be confirmed';
    case 'cancelled':
      return 'a cancelled meeting';
  }
}

/** Why a meeting has no day, as a refusal says it after the meeting's name. */
export function withoutDay(meeting: Exclude<Meeting, DatedMeeting>): string {
  switch (meeting.state) {
    case 'month':
      return `is set for ${monthInWords(meeting.month)}`;
    case 'to be confirmed':
      return `was put off, and has no day yet (${meeting.reason})`;
    case 'cancelled':
      return `was cancelled (${meeting.reason})`;
  }
}

/** The meeting with its day. Refused for one that has none, with what became of it. */
export const withDay = (
  meeting: Meeting,
): { outcome: 'done'; meeting: DatedMeeting } | Refusal<'has no date'> =>
  hasDate(meeting)
    ? { outcome: 'done', meeting }
    : refusal('has no date', `meeting ${meeting.id} ${withoutDay(meeting)}`);
