import type { CalendarDate } from '../calendar/days.ts';
import { type Closures, closuresWith, publishBy, workingDaysBefore } from '../calendar/working-days.ts';
import type { Board, Policy } from './board.ts';
import { hasDate, type Meeting } from './meeting.ts';
import { meetingById } from './meetings.ts';
import type { ItemToCome } from './programme.ts';
import { businessOf } from './statutory.ts';

/** Weekends apart, the days on which this board's office does not work. */
export const closuresOf = (board: Board): Closures => closuresWith(board.policy.closureDays);

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
  { board, meetings }: { board: Board; meetings: readonly Meeting[] },
  item: ItemToCome,
): CalendarDate | null {
  const meeting = meetingById(meetings, item.meeting);
  if (meeting === undefined || !hasDate(meeting)) return null;
  const { papersDeadline } = papersCalendar(board.policy, meeting, closuresOf(board));
  const byLaw = item.duty && businessOf(item.duty).paperBy;
  return byLaw !== null && byLaw < papersDeadline ? byLaw : papersDeadline;
}
