import { addDays, type CalendarDate, dayIn, inFull, latest } from '../calendar/days.ts';
import { type Closures, workingDaysAfter } from '../calendar/working-days.ts';
import { type Action, ownersOf, pauseOn } from '../register/action.ts';
import { escalationSteps, type Policy } from '../register/board.ts';
import { dueDate, dueNow } from '../register/due.ts';
import { datedMeetings } from '../register/meetings.ts';
import type { Owner } from '../register/owner.ts';
import type { BoardView } from '../register/view.ts';
import type { DispatchId, PlannedDispatch } from './dispatch.ts';
import { stageOf, stepOf } from './escalation.ts';
import { actionsOf, actionsOnceOf, dateKnownOn, groupBy, type Owing, owingInWords } from './owing.ts';
import { dispatchName, plannedDispatch, saidIn } from './planned-dispatch.ts';
import { type StageWindow, windowsOf } from './stages.ts';

/** The chases before an escalation, and the steps of that which are so many working days apart. */
const stepsApart = ({ chasesBeforeEscalation: chases, escalationSteps }: Policy): string[] => [
  ...Array.from({ length: chases }, (_, index) => `chase-${index + 1}`),
  ...escalationSteps.filter((step) => step !== 'attend').map((step) => stageOf[step]),
];

/**
 * What follows a due date that was missed: chases every so many working days, then the escalation step by step, whose last
 * stays worth sending for as long as all before it took.
 */
export function chaseWindows(policy: Policy, missed: CalendarDate, closures: Closures): StageWindow[] {
  const { chaseEveryWorkingDays: every } = policy;
  const names = stepsApart(policy);
  return windowsOf(
    names.map((name, index) => ({ name, dueOn: workingDaysAfter(missed, (index + 1) * every, closures) })),
    workingDaysAfter(missed, names.length * 2 * every, closures),
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
  const { chaseOnWorkingDays: every, chaseEveryWorkingDays } = policy;
  if (every === null) return [];
  const last = chaseWindows(policy, missed, closures).at(-1) ?? { dueOn: missed, cutOff: missed };
  const windows: StageWindow[] = [];
  let after = stepsApart(policy).length * chaseEveryWorkingDays + every;
  let dueOn = workingDaysAfter(last.dueOn, every, closures);
  while (dueOn <= today) {
    const next = workingDaysAfter(dueOn, every, closures);
    windows.push({ name: `chase-after-${after}-working-days`, dueOn, cutOff: addDays(next, -1) });
    [after, dueOn] = [after + every, next];
  }
  const newsSince = addDays(today, -newsForDays);
  return windows.filter(({ dueOn, cutOff }) => dueOn > last.cutOff && cutOff >= newsSince);
}

/**
 * When the office is asked to attend the next meeting: on the next working day once so many boards have met, on the day
 * missed or since, and not before it would be the turn of a step after the others. Undefined until then, and where the
 * policy never asks. `knownOn` is the day since which the last of those meetings is known.
 */
function attendWindow(
  view: BoardView,
  missed: CalendarDate,
  today: CalendarDate,
  closures: Closures,
): { window: StageWindow; knownOn: CalendarDate } | undefined {
  const { policy } = view.board;
  const { chaseEveryWorkingDays: every, attendAfterMeetings } = policy;
  if (!policy.escalationSteps.includes('attend')) return undefined;
  const met = datedMeetings(view.meetings).filter(({ date }) => missed <= date && date < today);
  const last = met[attendAfterMeetings - 1];
  if (last === undefined) return undefined;
  const dueOn = latest([
    workingDaysAfter(last.date, 1, closures),
    workingDaysAfter(missed, (stepsApart(policy).length + 1) * every, closures),
  ]);
  const cutOff = workingDaysAfter(dueOn, 2 * every, closures);
  return { window: { name: stageOf.attend, dueOn, cutOff }, knownOn: dateKnownOn(view, last) ?? today };
}

/** What is chased: not what is paused; and of what was, nothing that fell before its pause ended. */
const chased = (owing: readonly Owing[], today: CalendarDate): Owing[] =>
  owing.flatMap((one) => {
    if (one.pause === null) return [one];
    if (pauseOn(one, today) !== null) return [];
    const { resumedOn, until } = one.pause;
    return [{ ...one, since: latest([one.since, resumedOn ?? addDays(until, -1)]) }];
  });

const missedAnchor = (missed: CalendarDate): string => `due_${missed.replaceAll('-', '')}`;

/** The names of the mails that escalate what is due, step by step, to each office that owes it. */
export const escalationsOf = ({ board, meetings }: BoardView, action: Action): DispatchId[] => {
  const due = dueDate(dueNow(action), meetings);
  if (due === null) return [];
  return escalationSteps.flatMap((step) =>
    ownersOf(action).map((owner) => dispatchName(board, missedAnchor(due), stageOf[step], owner)),
  );
};

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
      const anchor = missedAnchor(missed);
      const kind = stepOf(window.name) === undefined ? 'chase' : 'escalation';
      const why = `${owner.name} let ${owingInWords(about)} due on ${inFull(missed)} pass`;
      return [plannedDispatch(view, owner, anchor, window, { kind, meeting: null, why, about })];
    };
    const attend = attendWindow(view, missed, today, closures);
    return [
      ...chaseWindows(policy, missed, closures).flatMap((window) => chaseOf(window)),
      ...(attend === undefined ? [] : chaseOf(attend.window, attend.knownOn)),
      ...furtherChaseWindows(policy, missed, today, closures).flatMap((window) => chaseOf(window, since)),
    ];
  });
}
