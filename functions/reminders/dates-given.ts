import * as z from 'zod';
import { addDays, type CalendarDate, calendarDateSchema, latest } from '../calendar/days.ts';
import { meetingIdSchema } from '../register/board.ts';
import { hasDate, type Meeting } from '../register/meeting.ts';
import { meetingById } from '../register/meetings.ts';

/** What an office was last told, by mail, of when a meeting is: its day; or that it was put off, or will not be. */
export const dateGivenSchema = z.object({
  meeting: meetingIdSchema,
  date: z.union([calendarDateSchema, z.enum(['put off', 'cancelled'])]),
});
export type DateGiven = z.infer<typeof dateGivenSchema>;

/** A meeting of which an office was told otherwise than it now stands. */
export type ChangeOfDate = { meeting: string; was: DateGiven['date']; now: Meeting };

/** The day that was given, where one was. */
export const dayGiven = (date: DateGiven['date']): CalendarDate | undefined =>
  date === 'put off' || date === 'cancelled' ? undefined : date;

/** What there is to tell of a meeting's date. */
export function dateToGive(meeting: Meeting): DateGiven {
  if (hasDate(meeting)) return { meeting: meeting.id, date: meeting.date };
  return { meeting: meeting.id, date: meeting.state === 'cancelled' ? 'cancelled' : 'put off' };
}

/** Whether what was given of a meeting's date is another than it now is. */
export const isOutdated = ({ date }: DateGiven, meeting: Meeting): boolean =>
  dateToGive(meeting).date !== date;

/** For so many days after the last day it stood at, somebody may still wait for a meeting that has moved. */
const waitedForDays = 90;

/** Whether anybody may still go by the date given: not of a meeting that was held, nor of one that is long past. */
function isReliedOn(
  { meeting: id, date }: DateGiven,
  meetings: readonly Meeting[],
  today: CalendarDate,
): boolean {
  const meeting = meetingById(meetings, id);
  if (meeting === undefined || meeting.state === 'held') return false;
  if (meeting.state === 'cancelled' && date === 'cancelled') return false;
  const days = [dayGiven(date), hasDate(meeting) ? meeting.date : undefined].filter(
    (day) => day !== undefined,
  );
  return days.length === 0 || latest(days) >= addDays(today, -waitedForDays);
}

/** More than any board has in sight. */
const mostMeetings = 200;

const byDate = (one: DateGiven, other: DateGiven): number =>
  one.date.localeCompare(other.date) || one.meeting.localeCompare(other.meeting);

/**
 * All dates that an office goes by once a mail told it those in `given`, of which each takes the place of an earlier one
 * of its meeting. Those of meetings that were held, or are long past, are not kept.
 */
export function withDatesGiven(
  before: readonly DateGiven[],
  given: readonly DateGiven[],
  today: CalendarDate,
  meetings: readonly Meeting[],
): DateGiven[] {
  const byMeeting = new Map([...before, ...given].map((one) => [one.meeting, one]));
  return [...byMeeting.values()]
    .filter((one) => isReliedOn(one, meetings, today))
    .sort(byDate)
    .slice(-mostMeetings);
}

/** What an office was given that no longer stands, in the order of the days that it was given; none where all does. */
export const changesOfDate = (
  { meetings }: { meetings: readonly Meeting[] },
  given: readonly DateGiven[],
  today: CalendarDate,
): ChangeOfDate[] =>
  given
    .filter((one) => isReliedOn(one, meetings, today))
    .toSorted(byDate)
    .flatMap(({ meeting: id, date: was }) => {
      const now = meetingById(meetings, id);
      return now === undefined || !isOutdated({ meeting: id, date: was }, now)
        ? []
        : [{ meeting: id, was, now }];
    });
