import { type CalendarDate, day, inFull, years } from '../calendar/days.ts';
import type { Board } from './board.ts';
import { type DatedMeeting, hasDate, type Meeting, type ScheduledMeeting } from './meeting.ts';
import { type Refusal, refusal } from './refusal.ts';

export const meetingById = (meetings: readonly Meeting[], id: string): Meeting | undefined =>
  meetings.find((meeting) => meeting.id === id);

/** The meeting of that identity, or on that day. */
export const meetingCalled = (meetings: readonly Meeting[], name: string): Meeting | undefined =>
  meetings.find((one) => one.id === name || (hasDate(one) && one.date === name));

const byDate = (one: DatedMeeting, other: DatedMeeting): number => one.date.localeCompare(other.date);

/** Meetings with a day, in the order of their days. */
export const datedMeetings = (meetings: readonly Meeting[]): DatedMeeting[] =>
  meetings.filter(hasDate).sort(byDate);

/** The nearest meeting scheduled for `today` or later, if any is. */
export const nextMeeting = (
  meetings: readonly Meeting[],
  today: CalendarDate,
): ScheduledMeeting | undefined =>
  datedMeetings(meetings).find(
    (meeting): meeting is ScheduledMeeting => meeting.state === 'scheduled' && meeting.date >= today,
  );

/** The same, refused where there is none. */
export function meetingToCome(
  { board, meetings }: { board: Pick<Board, 'name'>; meetings: readonly Meeting[] },
  today: CalendarDate,
): { outcome: 'done'; meeting: ScheduledMeeting } | Refusal<'no next meeting'> {
  const meeting = nextMeeting(meetings, today);
  if (meeting !== undefined) return { outcome: 'done', meeting };
  return refusal('no next meeting', `${board.name} has no meeting with a date on ${inFull(today)} or later`);
}

/** The nearest meeting scheduled for after `date`, which is where "the next meeting" of notes of that date points. */
export const meetingAfter = (meetings: readonly Meeting[], date: CalendarDate): DatedMeeting | undefined =>
  datedMeetings(meetings).find((meeting) => meeting.date > date);

/** The latest meeting before `date`, as the notes of that date call it "the previous meeting". */
export const meetingBefore = (meetings: readonly Meeting[], date: CalendarDate): DatedMeeting | undefined =>
  datedMeetings(meetings).findLast((meeting) => meeting.date < date);

/** The latest meeting whose day has come by `today`. */
export const latestMeeting = (meetings: readonly Meeting[], today: CalendarDate): DatedMeeting | undefined =>
  datedMeetings(meetings).findLast((meeting) => meeting.date <= today);

/** Before any board met. */
const ever = day(`${years.from}-01-01`);

/** The day of the last meeting before `date`, from which "since the last meeting" counts; or ever, before the first. */
export const sinceLastMeeting = (meetings: readonly Meeting[], date: CalendarDate): CalendarDate =>
  meetingBefore(meetings, date)?.date ?? ever;
