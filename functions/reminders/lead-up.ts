import { addDays, type CalendarDate, inFull } from '../calendar/days.ts';
import {
  bankHolidaysKnownFrom,
  bankHolidaysKnownTo,
  type Closures,
  uncountedDays,
  whyNotWorked,
  workingDaysUntil,
} from '../calendar/working-days.ts';
import type { Policy, Stage } from '../register/board.ts';
import { papersCalendar } from '../register/papers-calendar.ts';
import { countOf, spellCount } from '../words/english.ts';
import { lastDayFor, type StageDay, type StageWindow, stageDay, stageWindows } from './stages.ts';

/** What a day that leads up to a meeting can be. */
export const leadUpKinds = ['stage', 'action report', 'papers deadline', 'publication', 'meeting'] as const;

/** A day that leads up to a meeting, or the meeting's own, and why it falls where it does. */
export type LeadUpDay = {
  kind: (typeof leadUpKinds)[number];
  /** Its kind; or what the policy calls the stage or the report: `first-reminder`. */
  name: string;
  date: CalendarDate;
  /** The rule it was counted by, and then each thing that was not counted on the way. */
  reasons: string[];
  /** Why nothing is sent on it: a stage that another overtakes, or that comes too late. Null for all others. */
  notSent: string | null;
};

type Dated = { date: CalendarDate };
type Counted = Pick<Stage, 'workingDays' | 'before'> & Dated & { from: CalendarDate };

const called = { papers: 'the papers deadline', publication: 'publication', meeting: 'the meeting' };

/** How a person says the name of a day: "first reminder". */
export const titleOf = ({ name }: Pick<LeadUpDay, 'name'>): string => name.replaceAll('-', ' ');

function ruleOf({ workingDays, before, from, date }: Counted): string {
  const base = called[before];
  if (workingDays > 0) {
    return `${spellCount(workingDays, 'working day')} before ${base}, that day itself not counted`;
  }
  return date === from ? `the day of ${base}` : `the last working day before the day of ${base}`;
}

/** Why a day falls where it does, in one sentence without its stop. */
export const reasonOf = ({ reasons }: Pick<LeadUpDay, 'reasons'>): string => reasons.join('; ');

/** So many working days back from another day, as a sentence says it. */
function workingDaysBack(counted: Counted, closures: Closures): string[] {
  const { workingDays, from, date } = counted;
  return [ruleOf(counted), ...uncountedDays(date, workingDays > 0 ? from : addDays(from, 1), closures)];
}

/** Clear days as the Local Government Act 1972 s.100B counts them for a panel, by house rule for a commissioner's board. */
function clearDaysBack(clearDays: number, date: CalendarDate, meeting: Dated, closures: Closures): string[] {
  const rule = `${spellCount(clearDays, 'clear day')} before the meeting, counting neither the day of publication nor the day of the meeting`;
  return [rule, ...uncountedDays(date, meeting.date, closures)];
}

/** Of two stages on one day only one is sent, and none after the last day for it. */
function whyNotSent(stage: StageDay, sent: readonly StageWindow[], lastDay: CalendarDate): string | null {
  const onThatDay = sent.find(({ dueOn }) => dueOn === stage.dueOn);
  if (onThatDay === undefined) {
    return `after ${inFull(lastDay)}, the last day on which a reminder for the meeting is sent`;
  }
  if (onThatDay.name === stage.name) return null;
  return `overtaken by the ${titleOf(onThatDay)}, which falls on the same day`;
}

function stageDays(policy: Policy, meeting: Dated, closures: Closures): LeadUpDay[] {
  const sent = stageWindows(policy, meeting, closures);
  const lastDay = lastDayFor(policy, meeting, closures);
  return policy.stages.map((named) => {
    const stage = stageDay(named, policy, meeting, closures);
    return {
      kind: 'stage',
      name: stage.name,
      date: stage.dueOn,
      reasons: workingDaysBack({ ...stage, date: stage.dueOn }, closures),
      notSent: whyNotSent(stage, sent, lastDay),
    };
  });
}

function actionReportDay(policy: Policy, meeting: Dated, closures: Closures): LeadUpDay {
  const report = stageDay(policy.actionReport, policy, meeting, closures);
  const reasons = workingDaysBack({ ...report, date: report.dueOn }, closures);
  return { kind: 'action report', name: report.name, date: report.dueOn, reasons, notSent: null };
}

function paperDays(policy: Policy, meeting: Dated, closures: Closures): LeadUpDay[] {
  const { publication, papersDeadline } = papersCalendar(policy, meeting, closures);
  const counted: Counted = {
    workingDays: policy.papersWorkingDays,
    before: publication === null ? 'meeting' : 'publication',
    from: publication ?? meeting.date,
    date: papersDeadline,
  };
  const deadline: LeadUpDay = {
    kind: 'papers deadline',
    name: 'papers deadline',
    date: papersDeadline,
    reasons: workingDaysBack(counted, closures),
    notSent: null,
  };
  if (publication === null || policy.clearDays === null) return [deadline];
  const reasons = clearDaysBack(policy.clearDays, publication, meeting, closures);
  return [deadline, { kind: 'publication', name: 'publication', date: publication, reasons, notSent: null }];
}

const dayOf = ({ date }: Dated): LeadUpDay => ({
  kind: 'meeting',
  name: 'meeting',
  date,
  reasons: ['the day of the meeting'],
  notSent: null,
});

/** Every day that leads up to a meeting under the policy, and the meeting's own, in order, each with its reason. */
export const leadUpTo = (policy: Policy, meeting: Dated, closures: Closures): LeadUpDay[] =>
  [
    ...stageDays(policy, meeting, closures),
    actionReportDay(policy, meeting, closures),
    ...paperDays(policy, meeting, closures),
    dayOf(meeting),
  ].sort((one, other) => one.date.localeCompare(other.date));

/** What is not known of such days, or odd about them, in sentences: none for most meetings. */
export function doubtsAbout(days: readonly LeadUpDay[], meeting: Dated, closures: Closures): string[] {
  const [from, to] = [bankHolidaysKnownFrom, bankHolidaysKnownTo].map(inFull);
  const notWorked = whyNotWorked(meeting.date, closures);
  return [
    ...(days.some(({ date }) => date > bankHolidaysKnownTo)
      ? [
          `Bank holidays after ${to} are not known yet: any among these days would make the earlier dates earlier still.`,
        ]
      : []),
    ...(days.some(({ date }) => date < bankHolidaysKnownFrom)
      ? [
          `Bank holidays before ${from} are not known: any among these days would make the earlier dates earlier still.`,
        ]
      : []),
    ...(notWorked === null ? [] : [`The meeting is not on a working day: ${notWorked}.`]),
  ];
}

/** How far off a day is as the office counts: "today", "tomorrow", "in 6 working days", "2 working days ago". */
export function farOffInWords(date: CalendarDate, today: CalendarDate, closures: Closures): string {
  if (date === today) return 'today';
  if (date === addDays(today, 1)) return 'tomorrow';
  if (date === addDays(today, -1)) return 'yesterday';
  const isPast = date < today;
  const [from, to] = isPast ? [date, today] : [today, date];
  const days = workingDaysUntil(from, to, closures);
  const far = days === 0 ? 'less than a working day' : countOf(days, 'working day');
  return isPast ? `${far} ago` : `in ${far}`;
}

/** A day that is no longer where it was. Null where it had, or has, no date. */
export type MovedDay = { title: string; was: CalendarDate | null; now: CalendarDate | null };

/** The days that differ between two calendars of one meeting, in the order of the later one. */
export function movedDays(before: readonly LeadUpDay[], after: readonly LeadUpDay[]): MovedDay[] {
  const same =
    (one: LeadUpDay) =>
    (other: LeadUpDay): boolean =>
      one.kind === other.kind && one.name === other.name;
  const gone = before.filter((day) => !after.some(same(day)));
  return [
    ...after.map((day) => ({
      title: titleOf(day),
      was: before.find(same(day))?.date ?? null,
      now: day.date,
    })),
    ...gone.map((day) => ({ title: titleOf(day), was: day.date, now: null })),
  ].filter(({ was, now }) => was !== now);
}
