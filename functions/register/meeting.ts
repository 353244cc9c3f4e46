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
import { itemRefSchema } from './programme.ts';
import { type Refusal, refusal } from './refusal.ts';

/**
 * What the notes of a meeting said when they were last recorded, and the action that each entry became. Recording
 * them again changes only what the notes now say otherwise.
 */
export const recordedMinutesSchema = z.object({
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
export type RecordedMinutes = z.infer<typeof recordedMinutesSchema>;

const olderMinutes = z.looseObject({ file: z.string(), actions: z.array(z.unknown()) });

/** A meeting's notes as an earlier release kept them, where what they said stood beside the file's name, in today's shape. */
export function upgradeMinutes(kept: unknown): unknown {
  const { data } = olderMinutes.safeParse(kept);
  if (data === undefined) return kept;
  const { file, ...said } = data;
  return { file, said };
}

/**
 * The file that a meeting's notes were recorded from. What they said is long, and only recording asks for it: it is kept
 * apart, under the mark `edition`, and stands here where it was read too.
 */
const minutesSchema = z.preprocess(
  upgradeMinutes,
  z.object({
    file: z.string(),
    edition: z.string().optional(),
    said: recordedMinutesSchema.optional(),
  }),
);

/** What may be published of a meeting. A pack is its agenda and papers in one; a late item comes after them. */
export const publishable = ['agenda', 'papers', 'pack', 'late item'] as const;

/** The longest name a published file has, and how many are kept of one meeting: an entry of the store holds 400 kB. */
export const mostPublications = 100;

const publishedFile = z.object({
  name: z.string().trim().min(1, 'name the file').max(255),
  /** SHA-256 of its bytes, in small hexadecimal figures: whoever has the file can prove that it is this one. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'write a SHA-256 as 64 hexadecimal figures, 0-9 and a-f'),
});

/** What was made public of a meeting, and when: with the files, the proof of its notice. Never rewritten. */
export const publicationSchema = z.object({
  what: z.enum(publishable),
  /** Of a late item: which, where it is on the programme. */
  item: itemRefSchema.nullable(),
  /** The moment at which it could be seen. */
  at: instantSchema,
  /** The day on which the meeting was to be, of which it gave notice: another day needs another notice. */
  of: calendarDateSchema,
  files: z.array(publishedFile).min(1).max(20),
  recorded: z.object({ at: instantSchema, by: z.string().min(1) }),
});
export type Publication = z.infer<typeof publicationSchema>;

/** Why a meeting was given a day after a deadline of its papers had passed, and on which day that was. */
const shortNoticeSchema = z.object({ reason: z.string().min(1), on: calendarDateSchema });

/** The days and months that it stood at before. A page that still names one of them speaks of this meeting. */
const formerly = z.array(z.union([calendarDateSchema, calendarMonthSchema])).default([]);

const common = {
  board: codeSchema,
  id: meetingIdSchema,
  formerly,
  minutes: minutesSchema.nullable(),
  publications: z.array(publicationSchema).default([]),
  ...versioned,
};
const time = z.iso.time({ precision: -1, error: 'write a time as HH:MM, such as 10:00' }).nullable();
const place = z.string().min(1).nullable();
/** The moment since which its date is known; nobody could go by it before. */
const datedSince = instantSchema.nullable().default(null);
/** Null of a meeting that was called in time, and of one from before anybody was asked. */
const shortNotice = shortNoticeSchema.nullable().default(null);

const scheduled = z.object({
  ...common,
  state: z.literal('scheduled'),
  date: calendarDateSchema,
  time,
  place,
  datedSince,
  shortNotice,
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
  shortNotice,
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

/** Whether it was held or cancelled, or its day has passed: nothing is to come of it. */
export const isOver = (meeting: Meeting, today: CalendarDate): boolean =>
  meeting.state === 'held' || meeting.state === 'cancelled' || (hasDate(meeting) && meeting.date < today);

/** Whether the meeting has a day: it is scheduled, or was held. */
export const hasDate = (meeting: Meeting): meeting is DatedMeeting => 'date' in meeting;

/**
 * What gave notice of the meeting on the day it has: of its agenda, or the pack that it is in, the earliest to be seen.
 * Undefined where nothing is recorded. A late item's gives none.
 */
export const noticeOf = ({ date, publications }: DatedMeeting): Publication | undefined =>
  publications
    .filter(({ what, of }) => of === date && (what === 'agenda' || what === 'pack'))
    .sort((one, other) => one.at.localeCompare(other.at))[0];

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
