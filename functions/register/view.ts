import { type CalendarDate, day, inFull, years } from '../calendar/days.ts';
import { type Closures, closuresWith, publishBy, workingDaysBefore } from '../calendar/working-days.ts';
import { type Action, byReference, type Due, hasUnmetUndertaking } from './action.ts';
import type { Board, Policy } from './board.ts';
import { type DatedMeeting, hasDate, type Meeting, type ScheduledMeeting } from './meeting.ts';
import type { Owner } from './owner.ts';
import { byItemRef, type ItemToCome, isToCome, type ProgrammeEntry } from './programme.ts';
import { type Refusal, refused } from './refusal.ts';
import { businessOf } from './statutory.ts';

/** What a secretary would lay on the desk to answer any question of the day: one board and all that is live. */
export type BoardView = {
  board: Board;
  owners: readonly Owner[];
  /** Every meeting of the board, of any state. */
  meetings: readonly Meeting[];
  /** Actions of which something is still owed. */
  actions: readonly Action[];
  /** Of the programme of work what is still to come, and what comes at every meeting. Empty for most boards. */
  programme: readonly ProgrammeEntry[];
};

/** Weekends apart, the days on which this board's office does not work. */
export const closuresOf = (board: Board): Closures => closuresWith(board.policy.closureDays);

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
  { board, meetings }: Pick<BoardView, 'board' | 'meetings'>,
  today: CalendarDate,
): { outcome: 'done'; meeting: ScheduledMeeting } | Refusal<'no next meeting'> {
  const meeting = nextMeeting(meetings, today);
  if (meeting !== undefined) return { outcome: 'done', meeting };
  return refused('no next meeting', `${board.name} has no meeting with a date on ${inFull(today)} or later`);
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
export const owedBy = (action: Action): Due =>
  hasUnmetUndertaking(action) ? action.discharge.undertaking.by : action.due;

/** What waits for a meeting: the actions of which something is owed by it, and the items that it is to consider. */
export type Waiting = { actions: Action[]; items: ItemToCome[] };

export const waitingFor = (
  { actions, programme }: Pick<BoardView, 'actions' | 'programme'>,
  id: string,
): Waiting => ({
  actions: actions.filter((action) => {
    const due = owedBy(action);
    return due.at === 'meeting' && due.meeting === id;
  }),
  items: programme
    .filter(isToCome)
    .filter(({ meeting }) => meeting === id)
    .sort(byItemRef),
});

type Dated = { ref: string; due: CalendarDate | null };

/** By day, those without one last, and then by reference. */
export const byDueDate = (one: Dated, other: Dated): number =>
  (one.due ?? '9999').localeCompare(other.due ?? '9999') || byReference(one, other);

/** The days that lead up to a meeting: publication (null where nothing is published) and the papers deadline. */
export type PapersCalendar = { publication: CalendarDate | null; papersDeadline: CalendarDate };

/**
 * When papers for a meeting are published and when the secretary must have them. Clear days as the Local Government
 * Act 1972 s.100B counts them for a panel, by house rule for a commissioner's board.
 */
export function papersCalendar(
  policy: Policy,
  meeting: { date: CalendarDate },
  closures: Closures,
): PapersCalendar {
  const publication = policy.clearDays === null ? null : publishBy(meeting.date, policy.clearDays, closures);
  const papersDeadline = workingDaysBefore(publication ?? meeting.date, policy.papersWorkingDays, closures);
  return { publication, papersDeadline };
}

/**
 * The day by which the paper of an item must be with the secretary: its meeting's papers deadline, or an earlier day
 * that the law gives its author. Null while its meeting has no date.
 */
export function paperDue(
  { board, meetings }: Pick<BoardView, 'board' | 'meetings'>,
  item: ItemToCome,
): CalendarDate | null {
  const meeting = meetingById(meetings, item.meeting);
  if (meeting === undefined || !hasDate(meeting)) return null;
  const { papersDeadline } = papersCalendar(board.policy, meeting, closuresOf(board));
  const byLaw = item.duty && businessOf(item.duty).paperBy;
  return byLaw !== null && byLaw < papersDeadline ? byLaw : papersDeadline;
}
