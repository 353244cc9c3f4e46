import { type CalendarDate, inFull } from '../calendar/days.ts';
import {
  type Action,
  type ActionRef,
  hasUnmetUndertaking,
  pauseOn,
  waitsForOwner,
} from '../register/action.ts';
import { hasEnded, type Policy } from '../register/board.ts';
import { byDueDate, dueDate, dueNow } from '../register/due.ts';
import { ownerNames } from '../register/owner.ts';
import { closuresOf } from '../register/papers-calendar.ts';
import type { BoardView } from '../register/view.ts';
import { chaseWindows } from './chases.ts';

/** What its owner let pass and still owes: an action that is open, or a promise that an action was discharged on. */
export type Overdue = {
  ref: ActionRef;
  /** The office, by its code. */
  owner: string;
  due: CalendarDate;
  /** Whether it is a promise. */
  undertaking: boolean;
  /** Until when it is neither chased nor escalated; null when it is. */
  pausedUntil: CalendarDate | null;
  /** Whether the escalation has been, and it is owed still, and not paused. */
  notAnswered: boolean;
  /** A sentence that names it, without its stop. */
  detail: string;
};

/** Everything overdue on `today`, the longest first: of a board that has ended nothing. What is due on the day itself is not overdue yet. */
export function overdueIn(view: BoardView, today: CalendarDate): Overdue[] {
  const { board, actions, meetings, owners } = view;
  if (hasEnded(board, today)) return [];
  return actions
    .filter(waitsForOwner)
    .flatMap((action): Overdue[] => {
      const due = dueDate(dueNow(action), meetings);
      if (due === null || due >= today) return [];
      const { ref, owner } = action;
      const escalation = chaseWindows(board.policy, due, closuresOf(board)).at(-1);
      const pause = pauseOn(action, today);
      const notAnswered = pause === null && escalation !== undefined && escalation.dueOn < today;
      const wasDue = `${whatOf(action)} was due from ${ownerNames(owners, action)} on ${inFull(due)}`;
      const detail = notAnswered
        ? `${wasDue}, and ${whatFollows(board.policy)}`
        : `${wasDue}${pause ? `, and is paused until ${inFull(pause.until)}: ${pause.reason}` : ''}`;
      const pausedUntil = pause?.until ?? null;
      return [
        { ref, owner, due, pausedUntil, undertaking: hasUnmetUndertaking(action), notAnswered, detail },
      ];
    })
    .sort(byDueDate);
}

/** What is sent when nobody answered an escalation, besides the digests before a next meeting. */
const whatFollows = ({ chaseOnWorkingDays: every }: Policy): string =>
  every === null
    ? 'no chase is left to send'
    : `the day of its escalation has passed: it is chased every ${every === 1 ? 'working day' : `${every} working days`}`;

const whatOf = (action: Action): string =>
  hasUnmetUndertaking(action)
    ? `the undertaking of ${action.ref} (“${action.discharge.undertaking.text}”)`
    : action.ref;
