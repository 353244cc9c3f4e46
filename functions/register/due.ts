import {
  addDays,
  type CalendarDate,
  calendarDateSchema,
  calendarMonthSchema,
  day,
  inWords,
} from '../calendar/days.ts';
import { type Action, byReference, type Due, hasUnmetUndertaking } from './action.ts';
import { hasDate, type Meeting, whenInWords } from './meeting.ts';
import { datedMeetings, meetingById, meetingCalled } from './meetings.ts';
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

/**
 * When something is due as it was said, before anybody looked which day that is. `words` are those of the notes, where
 * they are not simply a date. A month is 1 to 12, and without its year the first such month to come.
 */
export type WhenSaid = { words: string | null } & (
  | { at: 'date'; date: CalendarDate }
  | { at: 'month'; month: number; year: number | null }
  | { at: 'next meeting' | 'in due course' | 'later in the year' | 'not agreed' }
);

/**
 * Which of the `following` meetings, the nearest first, is meant, if any: one of that day or month; "in due course"
 * is the next and "later in the year" the next but one, as boards use the words.
 */
export function meetingFor<Following extends { date: CalendarDate }>(
  said: WhenSaid,
  following: readonly Following[],
): Following | undefined {
  switch (said.at) {
    case 'date':
      return following.find(({ date }) => date === said.date);
    case 'month':
      return following.find(
        ({ date }) =>
          Number(date.slice(5, 7)) === said.month && [null, Number(date.slice(0, 4))].includes(said.year),
      );
    case 'next meeting':
    case 'in due course':
      return following[0];
    case 'later in the year':
      return following[1];
    case 'not agreed':
      return undefined;
  }
}

/**
 * When that is, as the meetings stand, for what was said on the day `after`: at the meeting after that day which is
 * meant, or else on the day or at the end of the month, or else at no agreed time.
 */
export function dueOf(said: WhenSaid, meetings: readonly Meeting[], after: CalendarDate): Due {
  const { words } = said;
  const following = datedMeetings(meetings).filter(({ date }) => date > after);
  const meeting = meetingFor(said, following);
  if (meeting) return { at: 'meeting', meeting: meeting.id, words };
  if (said.at === 'date') return { at: 'date', date: said.date, words };
  if (said.at === 'month') return { at: 'date', date: endOfMonth(said, after), words };
  return { at: 'not agreed', words };
}

/** The last day of that month: in that year, or the first to end after the day `after`. */
function endOfMonth(
  { month, year }: { month: number; year: number | null },
  after: CalendarDate,
): CalendarDate {
  const thisYear = Number(after.slice(0, 4));
  const meant = year ?? (month >= Number(after.slice(5, 7)) ? thisYear : thisYear + 1);
  const [nextYear, nextMonth] = month === 12 ? [meant + 1, 1] : [meant, month + 1];
  return addDays(day(`${nextYear}-${String(nextMonth).padStart(2, '0')}-01`), -1);
}

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
    const due = dueOf({ at: 'next meeting', words: null }, meetings, after);
    return due.at === 'meeting'
      ? done(due)
      : refusal('no next meeting', `no meeting after ${inWords(after)} has a date yet`);
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

/** The same; a month in which no meeting is, is its last day: so notes give it. */
export function dueSaid(text: string, meetings: readonly Meeting[], after: CalendarDate): DueNamed {
  const named = dueNamed(text, meetings, after);
  const month = calendarMonthSchema.safeParse(text);
  if (named.outcome === 'done' || named.because !== 'no such time' || !month.success) return named;
  const [year = 0, number = 0] = text.split('-').map(Number);
  return done(dueOf({ at: 'month', month: number, year, words: null }, meetings, after));
}

/** The same, for what was asked for, or promised, on the day `since`: it cannot be due before that. `what` says which. */
export function dueNamedSince(
  text: string,
  meetings: readonly Meeting[],
  after: CalendarDate,
  since: CalendarDate,
  what: 'what was asked for on' | 'an undertaking of' = 'what was asked for on',
): DueNamed {
  const named = dueNamed(text, meetings, after);
  if (named.outcome === 'refused') return named;
  const date = dueDate(named.due, meetings);
  if (date === null || date >= since) return named;
  const why = `${what} ${inWords(since)} cannot be due on ${inWords(date)}`;
  return refusal('due before it was raised', why);
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
