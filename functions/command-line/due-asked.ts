import { type CalendarDate, calendarDateSchema, inWords } from '../calendar/days.ts';
import type { Due } from '../register/action.ts';
import { hasDate, type Meeting, whenInWords } from '../register/meeting.ts';
import { dueDate, meetingAfter } from '../register/view.ts';
import { Failed, Misused } from './desk.ts';

/**
 * "2024-12-11", a meeting's identity, "next meeting" (the first after `after`), or "none". A day that is a meeting's
 * follows that meeting. Refuses what would be due before it was asked for, on `raisedOn`, or at a cancelled meeting.
 */
export function dueAsked(
  text: string,
  meetings: readonly Meeting[],
  after: CalendarDate,
  raisedOn: CalendarDate,
): Due {
  const due = dueNamed(text, meetings, after);
  const date = dueDate(due, meetings);
  if (date !== null && date < raisedOn) {
    throw new Failed(`what was asked for on ${inWords(raisedOn)} cannot be due on ${inWords(date)}`);
  }
  return due;
}

export function dueNamed(text: string, meetings: readonly Meeting[], after: CalendarDate): Due {
  if (/^(none|tbc|not agreed)$/i.test(text)) return { at: 'not agreed', words: null };
  const meeting = /^next( meeting)?$/i.test(text)
    ? nextNamed(meetings, after)
    : meetings.find((one) => one.id === text || (hasDate(one) && one.date === text));
  if (meeting?.state === 'cancelled') {
    throw new Failed(`nothing can be due at meeting ${meeting.id}: it was cancelled (${meeting.reason})`);
  }
  if (meeting) return { at: 'meeting', meeting: meeting.id, words: null };
  const date = calendarDateSchema.safeParse(text);
  if (date.success) return { at: 'date', date: date.data, words: null };
  throw new Misused(
    `"${text}" is not when something is due: write a date as YYYY-MM-DD, a meeting such as 2024-12, "next meeting" or none`,
  );
}

function nextNamed(meetings: readonly Meeting[], after: CalendarDate): Meeting {
  const next = meetingAfter(meetings, after);
  if (next) return next;
  const waiting = meetings.find(({ state }) => state === 'to be confirmed' || state === 'month');
  const hint = waiting ? `--due ${waiting.id} (${whenInWords(waiting)}), --due DATE` : '--due DATE';
  throw new Failed(
    `no meeting after ${inWords(after)} has a date yet: say ${hint} or --due none, or add one with matters meeting add`,
  );
}
