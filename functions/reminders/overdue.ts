import { type CalendarDate, inFull } from '../calendar/days.ts';
import { type Action, type ActionRef, hasUnmetUndertaking, waitsForOwner } from '../register/action.ts';
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
  /** Whether it is still owed when the chases and the escalation are over: nothing but digests of a next meeting is sent. */
  notAnswered: boolean;
  /** A sentence that names it, without its stop. */
  detail: string;
};

/** Everything overdue on `today`, the longest first. What is due on the day itself is not overdue yet. */
export function overdueIn(view: BoardView, today: CalendarDate): Overdue[] {
  const { board, actions, meetings, owners } = view;
  return actions
    .filter(waitsForOwner)
    .flatMap((action): Overdue[] => {
      const due = dueDate(dueNow(action), meetings);
      if (due === null || due >= today) return [];
      const { ref, owner } = action;
      const escalation = chaseWindows(board.policy, due, closuresOf(board)).at(-1);
      const notAnswered = escalation !== undefined && escalation.dueOn < today;
      const wasDue = `${whatOf(action)} was due from ${ownerNames(owners, action)} on ${inFull(due)}`;
      const detail = notAnswered ? `${wasDue}, and no chase is left to send` : wasDue;
      return [{ ref, owner, due, undertaking: hasUnmetUndertaking(action), notAnswered, detail }];
    })
    .sort(byDueDate);
}

const whatOf = (action: Action): string =>
  hasUnmetUndertaking(action)
    ? `the undertaking of ${action.ref} (“${action.discharge.undertaking.text}”)`
    : action.ref;
