import type { CalendarDate } from '../calendar/days.ts';
import {
  type Action,
  actionStatuses,
  hasUnmetUndertaking,
  isLive,
  proposalOf,
  waitsForOwner,
} from './action.ts';
import { dueDate, dueNow } from './due.ts';
import { hasDate, type Meeting } from './meeting.ts';

/** What an action can be looked for by: its status, or how what is owed under it stands. */
export const actionStandings = ['owed', ...actionStatuses, 'overdue', 'undertaking', 'all'] as const;
export type ActionStanding = (typeof actionStandings)[number];

/** Whether its owner let the day of what is owed pass, and still owes it. On the day itself it is not overdue yet. */
export function isOverdue(action: Action, meetings: readonly Meeting[], today: CalendarDate): boolean {
  const due = waitsForOwner(action) ? dueDate(dueNow(action), meetings) : null;
  return due !== null && due < today;
}

/** Whether an action stands so on `today`; it may stand in several ways at once. */
export function isStandingAs(
  standing: ActionStanding,
  action: Action,
  meetings: readonly Meeting[],
  today: CalendarDate,
): boolean {
  switch (standing) {
    case 'all':
      return true;
    case 'owed':
      return isLive(action);
    case 'undertaking':
      return hasUnmetUndertaking(action);
    case 'proposed':
      return proposalOf(action) !== null;
    case 'overdue':
      return isOverdue(action, meetings, today);
    default:
      return action.status === standing;
  }
}

/** Whether what is owed under an action, of which something is, falls due at that meeting, or on its day. */
export function isDueAt(action: Action, meeting: Meeting, meetings: readonly Meeting[]): boolean {
  if (!isLive(action)) return false;
  const due = dueNow(action);
  if (due.at === 'meeting' && due.meeting === meeting.id) return true;
  return hasDate(meeting) && dueDate(due, meetings) === meeting.date;
}
