import { type CalendarDate, inFull } from '../calendar/days.ts';
import { type Closures, workingDaysAfter } from '../calendar/working-days.ts';
import type { Policy } from '../register/board.ts';
import type { Owner } from '../register/owner.ts';
import type { BoardView } from '../register/view.ts';
import type { PlannedDispatch } from './dispatch.ts';
import { actionsOf, actionsOnceOf, groupBy, type Owing, owingInWords } from './owing.ts';
import { plannedDispatch, saidIn } from './planned-dispatch.ts';
import { type StageWindow, windowsOf } from './stages.ts';

/**
 * What follows a due date that was missed: chases every so many working days, then one escalation, which stays worth
 * sending for as long as all the chases took.
 */
export function chaseWindows(policy: Policy, missed: CalendarDate, closures: Closures): StageWindow[] {
  const { chaseEveryWorkingDays: every, chasesBeforeEscalation: chases } = policy;
  const names = [...Array.from({ length: chases }, (_, index) => `chase-${index + 1}`), 'escalation'];
  return windowsOf(
    names.map((name, index) => ({ name, dueOn: workingDaysAfter(missed, (index + 1) * every, closures) })),
    workingDaysAfter(missed, (chases + 1) * 2 * every, closures),
  );
}

/** What an owner let pass, by the day it was due. A report let pass is the secretary's to ask for, or to move. */
const overdueByDay = (view: BoardView, owner: Owner, today: CalendarDate): [CalendarDate, Owing[]][] =>
  groupBy([...actionsOf(view, owner), ...actionsOnceOf(view, owner)], ({ due }) =>
    due !== null && due < today ? due : null,
  );

/** After a missed meeting or date: the chase reached, or the escalation; and chases missed before it. */
export function chases(
  view: BoardView,
  owner: Owner,
  today: CalendarDate,
  closures: Closures,
): PlannedDispatch[] {
  return overdueByDay(view, owner, today).flatMap(([missed, letPass]) => {
    const anchor = `due_${missed.replaceAll('-', '')}`;
    return chaseWindows(view.board.policy, missed, closures).flatMap((window) => {
      const about = saidIn(view, window, letPass, today, closures);
      if (about.length === 0) return [];
      const kind = window.name === 'escalation' ? 'escalation' : 'chase';
      const why = `${owner.name} let ${owingInWords(about)} due on ${inFull(missed)} pass`;
      return [plannedDispatch(view, owner, anchor, window, { kind, meeting: null, why, about })];
    });
  });
}
