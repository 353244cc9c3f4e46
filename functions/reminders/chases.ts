import { addDays, type CalendarDate, dayIn, inFull, latest } from '../calendar/days.ts';
import { type Closures, workingDaysAfter } from '../calendar/working-days.ts';
import { pauseOn } from '../register/action.ts';
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

/** For so many days a chase that was missed is still news: nobody is told of those that fell before. */
const newsForDays = 90;

/**
 * What follows the escalation while nobody answers: a chase every so many working days after it without end, none while
 * the escalation itself is worth sending. Of those, the one reached on `today`, and such before it as may be news. Each is
 * named by how many working days after the missed day it falls: so it is the same under another rhythm.
 */
export function furtherChaseWindows(
  policy: Policy,
  missed: CalendarDate,
  today: CalendarDate,
  closures: Closures,
): StageWindow[] {
  const { chaseOnWorkingDays: every, chaseEveryWorkingDays, chasesBeforeEscalation } = policy;
  const escalation = chaseWindows(policy, missed, closures).at(-1);
  if (every === null || escalation === undefined) return [];
  const windows: StageWindow[] = [];
  let after = (chasesBeforeEscalation + 1) * chaseEveryWorkingDays + every;
  let dueOn = workingDaysAfter(escalation.dueOn, every, closures);
  while (dueOn <= today) {
    const next = workingDaysAfter(dueOn, every, closures);
    windows.push({ name: `chase-after-${after}-working-days`, dueOn, cutOff: addDays(next, -1) });
    [after, dueOn] = [after + every, next];
  }
  const newsSince = addDays(today, -newsForDays);
  return windows.filter(({ dueOn, cutOff }) => dueOn > escalation.cutOff && cutOff >= newsSince);
}

/** What is chased: not what is paused; and of what was, nothing that fell before its pause ended. */
const chased = (owing: readonly Owing[], today: CalendarDate): Owing[] =>
  owing.flatMap((one) => {
    if (one.pause === null) return [one];
    if (pauseOn(one, today) !== null) return [];
    const { resumedOn, until } = one.pause;
    return [{ ...one, since: latest([one.since, resumedOn ?? addDays(until, -1)]) }];
  });

/** What an owner let pass, by the day it was due. A report let pass is the secretary's to ask for, or to move. */
const overdueByDay = (view: BoardView, owner: Owner, today: CalendarDate): [CalendarDate, Owing[]][] =>
  groupBy(chased([...actionsOf(view, owner), ...actionsOnceOf(view, owner)], today), ({ due }) =>
    due !== null && due < today ? due : null,
  );

/** After a missed meeting or date: the chase reached, or the escalation; and chases missed before it. */
export function chases(
  view: BoardView,
  owner: Owner,
  today: CalendarDate,
  closures: Closures,
): PlannedDispatch[] {
  const { policy, timeZone, chasesOnSince } = view.board;
  const since = chasesOnSince === null ? today : dayIn(timeZone, chasesOnSince);
  return overdueByDay(view, owner, today).flatMap(([missed, letPass]) => {
    const chaseOf = (window: StageWindow, ...knownOn: CalendarDate[]): PlannedDispatch[] => {
      const about = saidIn(view, window, letPass, today, closures, ...knownOn);
      if (about.length === 0) return [];
      const anchor = `due_${missed.replaceAll('-', '')}`;
      const kind = window.name === 'escalation' ? 'escalation' : 'chase';
      const why = `${owner.name} let ${owingInWords(about)} due on ${inFull(missed)} pass`;
      return [plannedDispatch(view, owner, anchor, window, { kind, meeting: null, why, about })];
    };
    return [
      ...chaseWindows(policy, missed, closures).flatMap((window) => chaseOf(window)),
      ...furtherChaseWindows(policy, missed, today, closures).flatMap((window) => chaseOf(window, since)),
    ];
  });
}
