import { type CalendarDate, calendarDateSchema, inWords } from '../calendar/days.ts';
import { type Action, byReference, type Due, hasUnmetUndertaking, type Undertaking } from './action.ts';
import { hasDate, type Meeting, whenInWords } from './meeting.ts';
import { meetingAfter, meetingById, meetingCalled } from './meetings.ts';
import { type Refusal, refusal } from './refusal.ts';

/**
 * The day something is due, which for a meeting is wherever its date now stands. Null when no time was agreed, or
 * its meeting has no date.
 */
export function dueDate(due: Due, meetings: readonly Meeting[]): CalendarDate | null {
  switch (due.at) {
    case 'date':
      return due.date;
    case 'meeting': {
      const meeting = meetingById(meetings, due.meeting);
      return meeting !== undefined && hasDate(meeting) ? meeting.date : null;
    }
    case 'not agreed':
      return null;
  }
}

/** What is still owed under an action: the undertaking it was discharged on, or else the action itself. */
export const dueNow = (action: Action): Due =>
  hasUnmetUndertaking(action) ? action.discharge.undertaking.by : action.due;

type Dated = { ref: string; due: CalendarDate | null };

/** By day, those without one last, and then by reference. */
export const byDueDate = (one: Dated, other: Dated): number =>
  (one.due ?? '9999').localeCompare(other.due ?? '9999') || byReference(one, other);

type RefusedDue = Refusal<
  'no such time' | 'meeting cancelled' | 'no next meeting' | 'due before it was raised'
>;
export type DueNamed = { outcome: 'done'; due: Due } | RefusedDue;

const done = (due: Due): DueNamed => ({ outcome: 'done', due });

/**
 * When something is due, as people say it: "2024-12-11", a meeting's identity, "next meeting" (the first after
 * `after`), or "not agreed". A day that is a meeting's follows that meeting.
 */
export function dueNamed(text: string, meetings: readonly Meeting[], after: CalendarDate): DueNamed {
  if (/^(none|tbc|not agreed)$/i.test(text)) return done({ at: 'not agreed', words: null });
  if (/^next( meeting)?$/i.test(text)) {
    const next = meetingAfter(meetings, after);
    return next === undefined
      ? refusal('no next meeting', `no meeting after ${inWords(after)} has a date yet`)
      : done({ at: 'meeting', meeting: next.id, words: null });
  }
  const meeting = meetingCalled(meetings, text);
  if (meeting?.state === 'cancelled') {
    const why = `nothing can be due at meeting ${meeting.id}: it was cancelled (${meeting.reason})`;
    return refusal('meeting cancelled', why);
  }
  if (meeting) return done({ at: 'meeting', meeting: meeting.id, words: null });
  const date = calendarDateSchema.safeParse(text);
  if (date.success) return done({ at: 'date', date: date.data, words: null });
  return refusal('no such time', `"${text}" is neither a date nor a meeting of the board`);
}

/** The same, for what was asked for on `raisedOn`: it cannot be due before that. */
export function dueNamedSince(
  text: string,
  meetings: readonly Meeting[],
  after: CalendarDate,
  raisedOn: CalendarDate,
): DueNamed {
  const named = dueNamed(text, meetings, after);
  if (named.outcome === 'refused') return named;
  const date = dueDate(named.due, meetings);
  if (date === null || date >= raisedOn) return named;
  const why = `what was asked for on ${inWords(raisedOn)} cannot be due on ${inWords(date)}`;
  return refusal('due before it was raised', why);
}

/** The undertaking that a discharge of the day `on` rests on, to be met by the day or meeting named. */
export function undertakingNamed(
  { text, by }: { text: string; by: string },
  meetings: readonly Meeting[],
  on: CalendarDate,
): { outcome: 'done'; undertaking: Undertaking } | RefusedDue {
  const named = dueNamed(by, meetings, on);
  if (named.outcome === 'refused') return named;
  const date = dueDate(named.due, meetings);
  if (date !== null && date < on) {
    const why = `an undertaking of ${inWords(on)} cannot be due on ${inWords(date)}`;
    return refusal('due before it was raised', why);
  }
  return { outcome: 'done', undertaking: { text, by: named.due, met: null } };
}

/** Whether that meeting can have accepted, asked or decided something by the day `on`: it must have met. */
export function metBy(
  meeting: Meeting,
  on: CalendarDate,
): { outcome: 'done' } | Refusal<'meeting had not met'> {
  if (hasDate(meeting) && meeting.date <= on) return { outcome: 'done' };
  const why = `meeting ${meeting.id}, set for ${whenInWords(meeting)}, had not met by ${inWords(on)}`;
  return refusal('meeting had not met', why);
}
