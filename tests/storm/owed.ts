import { addDays, type CalendarDate, dayIn, latest } from '../../functions/calendar/days.ts';
import { type Closures, workingDaysAfter } from '../../functions/calendar/working-days.ts';
import type { Action } from '../../functions/register/action.ts';
import { type Board, sameMailbox } from '../../functions/register/board.ts';
import { dueDate } from '../../functions/register/due.ts';
import type { Meeting } from '../../functions/register/meeting.ts';
import type { Contact, Owner } from '../../functions/register/owner.ts';
import { closuresOf, paperDue } from '../../functions/register/papers-calendar.ts';
import { type ProgrammeEntry, waitsForLead } from '../../functions/register/programme.ts';
import { chaseWindows } from '../../functions/reminders/chases.ts';
import { actionReportWindow, type StageWindow, stageWindows } from '../../functions/reminders/stages.ts';
import { type BoardAccount, standingAt } from './account.ts';

/** A board’s register as it stood at one moment. */
export type Standing = {
  board: Board;
  owners: Owner[];
  meetings: Meeting[];
  actions: Action[];
  items: ProgrammeEntry[];
};

export function standing(account: BoardAccount, writes: number): Standing | undefined {
  const [board] = standingAt(account.board, writes);
  if (board === undefined) return undefined;
  return {
    board,
    owners: standingAt(account.owners, writes),
    meetings: standingAt(account.meetings, writes),
    actions: standingAt(account.actions, writes),
    items: standingAt(account.items, writes),
  };
}

/**
 * Whether its office still has to do something for it: it is open, or was discharged on a promise neither kept nor said to be.
 */
export function isOwed(action: Action): boolean {
  if (action.status !== 'discharged') return action.status === 'open';
  const { undertaking } = action.discharge;
  return undertaking !== null && undertaking.met === null && !undertaking.proposal;
}

/** Each office that an action was given to, alone or with others. */
export const officesOf = ({ owner, jointOwners }: Action): string[] => [owner, ...jointOwners];

const dueOf = (action: Action, meetings: readonly Meeting[]): CalendarDate | null =>
  dueDate(
    action.status === 'discharged' && action.discharge.undertaking !== null
      ? action.discharge.undertaking.by
      : action.due,
    meetings,
  );

/** One thing that an office owes: when it is due, and the day on which it came into the register. */
export type Owed = { ref: string; owner: string; due: CalendarDate | null; recordedOn: CalendarDate };

/** Everything that is owed to the board on that day: actions, and reports whose meeting has not been. */
export function owedTo({ board, meetings, actions, items }: Standing, today: CalendarDate): Owed[] {
  const recordedOn = ({ history }: Action | ProgrammeEntry): CalendarDate =>
    dayIn(board.timeZone, history[0]?.at ?? board.history[0]?.at ?? ('2024-01-01T00:00:00.000Z' as never));
  const ofActions = actions.filter(isOwed).flatMap((action) =>
    officesOf(action).map((owner) => ({
      ...{ ref: action.ref as string, owner },
      ...{ due: dueOf(action, meetings), recordedOn: recordedOn(action) },
    })),
  );
  const ofItems = items.flatMap((item) => {
    if (!waitsForLead(item) || item.lead === null) return [];
    const meeting = meetings.find(({ id }) => id === item.meeting);
    if (meeting?.state === 'held' || (meeting?.state === 'scheduled' && meeting.date < today)) return [];
    const due = paperDue({ board, meetings }, item);
    return [{ ref: item.ref as string, owner: item.lead, due, recordedOn: recordedOn(item) }];
  });
  return [...ofActions, ...ofItems];
}

const inPost = (contact: Contact, today: CalendarDate): boolean =>
  (contact.from ?? today) <= today && today <= (contact.until ?? today);

/** Everybody on one of its lists who is in post that day and whose mailbox takes mail. */
export const reachable = (owner: Owner, list: Contact[], today: CalendarDate): string[] =>
  list
    .filter((person) => inPost(person, today))
    .map(({ email }) => email)
    .filter((email) => !owner.undeliverable.some((refused) => sameMailbox(refused.email, email)));

/** The secretaries whose mailboxes take mail. */
export const secretariesOf = ({ secretary, undeliverable }: Board): string[] =>
  secretary
    .map(({ email }) => email)
    .filter((email) => !undeliverable.some((refused) => sameMailbox(refused.email, email)));

/** Whether anybody can be written to. */
export const isReachable = (owner: Owner, today: CalendarDate): boolean =>
  [...reachable(owner, owner.contacts, today), ...reachable(owner, owner.deputies, today)].length > 0;

/** A reminder that a board’s policy sets for an office: its stage, the days on which it is worth sending, and of what. */
export type Reminder = StageWindow & { owner: string; refs: string[]; meeting: Anchor | null };

/** The meeting that it leads up to, and the day of that. */
export type Anchor = { id: string; date: CalendarDate };

const anchorOf = ({ id, date }: Anchor): Anchor => ({ id, date });

/** The meeting that the board has next. */
const nextMeeting = (meetings: readonly Meeting[], today: CalendarDate) =>
  meetings
    .filter((meeting) => meeting.state === 'scheduled')
    .filter(({ date }) => date >= today)
    .sort((one, other) => one.date.localeCompare(other.date))[0];

/** How many working days a thing just recorded stays news: with no date, and with one that is past or near. */
const newsFor = { undated: 20, late: 5 };

/**
 * What is to be said to offices on that day, and to the secretary: every reminder in whose days it falls. Days are
 * counted by the board’s own calendar (`stageWindows`, `chaseWindows`), which is the one statement of what a policy
 * means; which of them concern whom is said here anew.
 */
export function remindersOn(register: Standing, today: CalendarDate): Reminder[] {
  const { board, meetings, owners } = register;
  const closures = closuresOf(board);
  const isNow = ({ dueOn, cutOff }: StageWindow): boolean => dueOn <= today && today <= cutOff;
  const owed = owedTo(register, today);
  const meeting = nextMeeting(meetings, today);
  const leadingUp = meeting === undefined ? [] : stageWindows(board.policy, meeting, closures).filter(isNow);
  const report = meeting && actionReportWindow(board.policy, meeting, closures);
  const toSecretary =
    meeting && report && isNow(report)
      ? [{ ...report, owner: 'secretary', refs: [], meeting: anchorOf(meeting) }]
      : [];
  const toOffices = owners.flatMap(({ id: owner }) => {
    const its = owed.filter((one) => one.owner === owner);
    const pressing = its.filter(({ due }) => due !== null && meeting !== undefined && due <= meeting.date);
    const digests = pressing.length === 0 ? [] : leadingUp.map((window) => ({ window, about: pressing }));
    const all = [...digests, ...chasesOf(its, register, today, closures), ...newsOf(its, closures)];
    return all
      .filter(({ window }) => isNow(window))
      .map(({ window, about }) => ({
        ...window,
        ...{ owner, refs: about.map(({ ref }) => ref) },
        meeting: meeting && leadingUp.includes(window) ? anchorOf(meeting) : null,
      }));
  });
  return [...toSecretary, ...toOffices];
}

type About = { window: StageWindow; about: Owed[] };

/**
 * What is sent of a day that was let pass, as the policy is to be read. Its chases and the steps of its escalation, each so
 * many working days after the one before. So many working days after the last, and after that again, another chase, until
 * today, once that last is worth sending no longer: it is for as long as all before it took. And its office is asked to
 * attend once enough boards have met since, when those steps are over, for the time of two more.
 */
function windowsAfter(
  { board: { policy }, meetings }: Pick<Standing, 'board' | 'meetings'>,
  missed: CalendarDate,
  today: CalendarDate,
  closures: Closures,
): StageWindow[] {
  const { chaseEveryWorkingDays, chasesBeforeEscalation, chaseOnWorkingDays: every } = policy;
  const steps = chasesBeforeEscalation + policy.escalationSteps.filter((step) => step !== 'attend').length;
  const first = chaseWindows(policy, missed, closures);
  const met = meetings
    .flatMap((meeting) => (meeting.state === 'scheduled' || meeting.state === 'held' ? [meeting.date] : []))
    .filter((date) => date >= missed && date < today)
    .sort();
  const enough = policy.escalationSteps.includes('attend') ? met[policy.attendAfterMeetings - 1] : undefined;
  const afterSteps = workingDaysAfter(missed, (steps + 1) * chaseEveryWorkingDays, closures);
  const asked = enough && latest([workingDaysAfter(enough, 1, closures), afterSteps]);
  const attend = asked
    ? [
        {
          ...{ name: 'escalation-to-attend', dueOn: asked },
          cutOff: workingDaysAfter(asked, 2 * chaseEveryWorkingDays, closures),
        },
      ]
    : [];
  if (every === null) return [...first, ...attend];
  const isOverSince =
    steps === 0 ? missed : workingDaysAfter(missed, 2 * steps * chaseEveryWorkingDays, closures);
  const further: StageWindow[] = [];
  let days = steps * chaseEveryWorkingDays + every;
  let dueOn = workingDaysAfter(missed, days, closures);
  while (dueOn <= today) {
    const next = workingDaysAfter(dueOn, every, closures);
    const window = { name: `chase-after-${days}-working-days`, dueOn, cutOff: addDays(next, -1) };
    if (dueOn > isOverSince) further.push(window);
    days += every;
    dueOn = next;
  }
  return [...first, ...further, ...attend];
}

/** Whether the secretary lets it rest: nobody is chased for it before the day that was named, unless they said otherwise. */
export const isPaused = ({ pause }: Action, today: CalendarDate): boolean =>
  pause !== null && pause.resumedOn === null && pause.until > today;

/** An action let pass is chased until it is done, but for the time that it is paused. A report let pass is the secretary’s. */
function chasesOf(its: Owed[], register: Standing, today: CalendarDate, closures: Closures): About[] {
  const late = its.filter(
    ({ ref, due }) =>
      due !== null && due < today && register.actions.some((one) => one.ref === ref && !isPaused(one, today)),
  );
  return [...new Set(late.map(({ due }) => due))].flatMap((missed) =>
    missed === null
      ? []
      : windowsAfter(register, missed, today, closures).map((window) => ({
          window,
          about: late.filter(({ due }) => due === missed),
        })),
  );
}

const newsOf = (its: Owed[], closures: Closures): About[] =>
  its.map((one) => ({
    window: {
      name: 'notice',
      dueOn: one.recordedOn,
      cutOff: latest([
        one.due ?? workingDaysAfter(one.recordedOn, newsFor.undated, closures),
        workingDaysAfter(one.recordedOn, newsFor.late, closures),
      ]),
    },
    about: [one],
  }));

/** Every day on which some reminder of the board begins, or has just ended, or something is chased again. */
export function turningPoints(register: Standing, today: CalendarDate): Set<CalendarDate> {
  const { board, meetings } = register;
  const closures = closuresOf(board);
  const leadingUp = meetings
    .filter((meeting) => meeting.state === 'scheduled')
    .flatMap((meeting) => [
      ...stageWindows(board.policy, meeting, closures),
      actionReportWindow(board.policy, meeting, closures),
    ]);
  const dues = new Set(owedTo(register, today).map(({ due }) => due));
  const after = [...dues].flatMap((due) =>
    due === null ? [] : windowsAfter(register, due, today, closures),
  );
  const resumed = register.actions.flatMap(({ pause }) => (pause === null ? [] : [pause.until]));
  return new Set([
    ...[...leadingUp, ...after].flatMap(({ dueOn, cutOff }) => [dueOn, addDays(cutOff, 1)]),
    ...resumed,
  ]);
}
