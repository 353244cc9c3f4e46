import { addDays, type CalendarDate } from '../calendar/days.ts';
import { type Closures, workingDaysBefore } from '../calendar/working-days.ts';
import type { Policy, Stage } from '../register/board.ts';
import { papersCalendar } from '../register/papers-calendar.ts';

/** A stage on the calendar: the day it falls due and the last day on which it is the stage to send. */
export type StageWindow = { name: string; dueOn: CalendarDate; cutOff: CalendarDate };

/** Where a stage falls, and from which day so many working days were counted back to it. */
export type StageDay = Stage & { dueOn: CalendarDate; from: CalendarDate };

/**
 * Where a stage falls: so many working days before the papers deadline, publication, or the meeting; before the
 * meeting too when nothing is published.
 */
export function stageDay(
  stage: Stage,
  policy: Policy,
  meeting: { date: CalendarDate },
  closures: Closures,
): StageDay {
  const { publication, papersDeadline } = papersCalendar(policy, meeting, closures);
  const before = publication === null && stage.before === 'publication' ? 'meeting' : stage.before;
  const from = { papers: papersDeadline, publication: publication ?? meeting.date, meeting: meeting.date }[
    before
  ];
  return { ...stage, before, from, dueOn: workingDaysBefore(from, stage.workingDays, closures) };
}

/**
 * The windows that begin on those days. Each ends the day before the next begins, and none after the last day. One with
 * no day of its own left is dropped.
 */
export function windowsOf(
  starts: { name: string; dueOn: CalendarDate }[],
  lastDay: CalendarDate,
): StageWindow[] {
  const inOrder = starts.toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
  return inOrder
    .map(({ name, dueOn }, index) => {
      const following = inOrder[index + 1];
      const next = following ? addDays(following.dueOn, -1) : lastDay;
      return { name, dueOn, cutOff: next < lastDay ? next : lastDay };
    })
    .filter(({ dueOn, cutOff }) => dueOn <= cutOff);
}

/** The last day on which a reminder for the meeting is worth sending. */
export const lastDayFor = (
  policy: Policy,
  meeting: { date: CalendarDate },
  closures: Closures,
): CalendarDate => workingDaysBefore(meeting.date, policy.cutOffWorkingDays, closures);

/** The reminders that lead up to a meeting, in order. */
export const stageWindows = (
  policy: Policy,
  meeting: { date: CalendarDate },
  closures: Closures,
): StageWindow[] =>
  windowsOf(
    policy.stages.map((stage) => stageDay(stage, policy, meeting, closures)),
    lastDayFor(policy, meeting, closures),
  );

/** When the secretary gets the action report for a meeting. */
export const actionReportWindow = (
  policy: Policy,
  meeting: { date: CalendarDate },
  closures: Closures,
): StageWindow => ({
  name: policy.actionReport.name,
  dueOn: stageDay(policy.actionReport, policy, meeting, closures).dueOn,
  cutOff: meeting.date,
});
