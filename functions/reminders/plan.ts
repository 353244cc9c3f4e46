import { type CalendarDate, dayIn, type Instant, inFull, withoutYear } from '../calendar/days.ts';
import { type Closures, isWorkingDay, workingDaysAfter } from '../calendar/working-days.ts';
import { type Action, hasUnmetUndertaking } from '../register/action.ts';
import type { DatedMeeting } from '../register/meeting.ts';
import type { Owner } from '../register/owner.ts';
import { type BoardView, closuresOf, dueDate, meetingBefore, nextMeeting, owedBy } from '../register/view.ts';
import { owedInWords, waitsForOwner } from './digest.ts';
import { type DispatchKind, dispatchIdSchema, type PlannedDispatch } from './dispatch.ts';
import { actionReportWindow, chaseWindows, type StageWindow, stageWindows } from './stages.ts';

/** How many working days the notice of an action with no due date stays worth sending. */
const noticeWorkingDays = 20;
/** How many for an action recorded when it was due already, or about to be. */
const lateNoticeWorkingDays = 5;

/**
 * Every mail that is owed on `today`, whether or not the ledger knows of it already: none on a day that the board's
 * office does not work. One whose cut-off has passed is among them when it could have been sent in time and should be
 * in the ledger as missed. The same register and day always give the same dispatches.
 */
export function dispatchesDue(view: BoardView, today: CalendarDate): PlannedDispatch[] {
  const closures = closuresOf(view.board);
  if (!isWorkingDay(today, closures)) return [];
  const meetings = meetingsToServe(view, today);
  return [
    ...view.owners.flatMap((owner) => [
      ...chases(view, owner, today, closures),
      ...meetings.flatMap((meeting) => digests(view, owner, meeting, today, closures)),
      ...notices(view, owner, today, closures),
    ]),
    ...meetings.flatMap((meeting) => actionReports(view, meeting, today, closures)),
  ];
}

const owedByOwner = (view: BoardView, owner: Owner): Action[] =>
  view.actions.filter((action) => action.owner === owner.id && waitsForOwner(action));

/** The moment that an action came into the register. */
function recordedAt(action: Action): Instant {
  const first = action.history[0];
  if (first === undefined) throw new Error(`${action.ref} has no history`);
  return first.at;
}

/** The day since which its owner owes the action by its date: nobody could have been reminded of it before. */
const owedSince = ({ board }: BoardView, action: Action): CalendarDate =>
  dayIn(board.timeZone, action.owedSince ?? recordedAt(action));

/** The latest of the days since which everything stands that a reminder goes by, the board's policy among them. */
const knownSince = ({ board }: BoardView, ...days: CalendarDate[]): CalendarDate =>
  latest(board.policySince === null ? days : [...days, dayIn(board.timeZone, board.policySince)]);

/** The day since which the meeting's date is known; null where nobody wrote that down. */
const dateKnownOn = ({ board }: BoardView, { datedSince }: DatedMeeting): CalendarDate | null =>
  datedSince && dayIn(board.timeZone, datedSince);

/** The next meeting, and the one before it, of which a reminder may have been missed. */
function meetingsToServe(view: BoardView, today: CalendarDate): DatedMeeting[] {
  const last = meetingBefore(view.meetings, today);
  const next = nextMeeting(view.meetings, today);
  return [last, next].filter((meeting) => meeting !== undefined);
}

/** Still to be sent; or past its cut-off, though what it was about was known on a morning before that. */
const sendableOrMissed = (
  window: StageWindow,
  today: CalendarDate,
  knownOn: CalendarDate,
  closures: Closures,
): boolean =>
  window.dueOn <= today &&
  (today <= window.cutOff || workingDaysAfter(knownOn, 1, closures) <= window.cutOff);

const earliest = (dates: CalendarDate[]): CalendarDate =>
  dates.reduce((first, date) => (date < first ? date : first));
const latest = (dates: CalendarDate[]): CalendarDate =>
  dates.reduce((last, date) => (date > last ? date : last));

type Owed = Pick<PlannedDispatch, 'kind' | 'meeting' | 'why'> & { about: Action[] };

const planned = (
  view: BoardView,
  owner: Owner | null,
  anchor: string,
  window: StageWindow,
  owed: Owed,
): PlannedDispatch => {
  const { about, ...rest } = owed;
  return {
    board: view.board.id,
    id: dispatchIdSchema.parse([view.board.id, anchor, window.name, owner?.id ?? 'secretary'].join('_')),
    owner: owner?.id ?? null,
    refs: about.map(({ ref }) => ref),
    saysToo: [],
    tells: [],
    stage: window.name,
    dueOn: window.dueOn,
    cutOff: window.cutOff,
    ...rest,
  };
};

const meetingAnchor = ({ id, date }: DatedMeeting): string => `${id}_${date.replaceAll('-', '')}`;

function actionsInWords(actions: readonly Action[], quality = ''): string {
  const undertakings = actions.filter(hasUnmetUndertaking).length;
  return owedInWords(actions.length - undertakings, undertakings, quality);
}

/** The stage reached on the way to the meeting, for an owner of something due by then; and stages missed before it. */
function digests(
  view: BoardView,
  owner: Owner,
  meeting: DatedMeeting,
  today: CalendarDate,
  closures: Closures,
): PlannedDispatch[] {
  const pressing = owedByOwner(view, owner).filter((action) => {
    const due = dueDate(owedBy(action), view.meetings);
    return due !== null && due <= meeting.date;
  });
  if (pressing.length === 0) return [];
  const knownOn = knownSince(
    view,
    earliest(pressing.map((action) => owedSince(view, action))),
    dateKnownOn(view, meeting) ?? today,
  );
  const why = `${owner.name} has ${actionsInWords(pressing)} due by the meeting on ${inFull(meeting.date)}`;
  const owed: Owed = {
    kind: 'digest',
    meeting: { id: meeting.id, date: meeting.date },
    why,
    about: pressing,
  };
  return stageWindows(view.board.policy, meeting, closures)
    .filter((window) => sendableOrMissed(window, today, knownOn, closures))
    .map((window) => planned(view, owner, meetingAnchor(meeting), window, owed));
}

/** The actions by what they have in common, in the order in which each was met; null has nothing in common. */
function groupedBy<Common>(
  actions: readonly Action[],
  common: (action: Action) => Common | null,
): [Common, Action[]][] {
  const groups = new Map<Common, Action[]>();
  for (const action of actions) {
    const key = common(action);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), action]);
  }
  return [...groups];
}

/** A new action is notified once, when recorded; several recorded together in one notice. */
function notices(view: BoardView, owner: Owner, today: CalendarDate, closures: Closures): PlannedDispatch[] {
  return groupedBy(owedByOwner(view, owner), recordedAt).flatMap(([moment, actions]) => {
    const recorded = dayIn(view.board.timeZone, moment);
    const lastDays = actions.map(
      (action) =>
        dueDate(owedBy(action), view.meetings) ?? workingDaysAfter(recorded, noticeWorkingDays, closures),
    );
    const window = {
      name: 'notice',
      dueOn: earliest([recorded, today]),
      cutOff: latest([...lastDays, workingDaysAfter(recorded, lateNoticeWorkingDays, closures)]),
    };
    const knownOn = earliest(actions.map((action) => owedSince(view, action)));
    if (!sendableOrMissed(window, today, knownOn, closures)) return [];
    const why = `${owner.name} has ${actionsInWords(actions, 'new ')}, recorded on ${inFull(recorded)}`;
    const anchor = `recorded_${moment.replace(/[^0-9TZ]/g, '')}`;
    return [planned(view, owner, anchor, window, { kind: 'notice', meeting: null, why, about: actions })];
  });
}

/** What an owner let pass, by the day it was due. */
const overdueByDay = (view: BoardView, owner: Owner, today: CalendarDate): [CalendarDate, Action[]][] =>
  groupedBy(owedByOwner(view, owner), (action) => {
    const due = dueDate(owedBy(action), view.meetings);
    return due !== null && due < today ? due : null;
  });

/** After a missed meeting or date: the chase reached, or the escalation; and chases missed before it. */
function chases(view: BoardView, owner: Owner, today: CalendarDate, closures: Closures): PlannedDispatch[] {
  return overdueByDay(view, owner, today).flatMap(([missed, actions]) => {
    const knownOn = knownSince(view, earliest(actions.map((action) => owedSince(view, action))));
    const why = `${owner.name} let ${actionsInWords(actions)} due on ${inFull(missed)} pass`;
    return chaseWindows(view.board.policy, missed, closures)
      .filter((window) => sendableOrMissed(window, today, knownOn, closures))
      .map((window) => {
        const kind: DispatchKind = window.name === 'escalation' ? 'escalation' : 'chase';
        const anchor = `due_${missed.replaceAll('-', '')}`;
        return planned(view, owner, anchor, window, { kind, meeting: null, why, about: actions });
      });
  });
}

/** The secretary's page before the meeting, which goes out even when nothing is outstanding, and says so. */
function actionReports(
  view: BoardView,
  meeting: DatedMeeting,
  today: CalendarDate,
  closures: Closures,
): PlannedDispatch[] {
  const window = actionReportWindow(view.board.policy, meeting, closures);
  const knownOn = knownSince(view, dateKnownOn(view, meeting) ?? today);
  if (!sendableOrMissed(window, today, knownOn, closures)) return [];
  const why = `the secretary’s action report before the meeting on ${withoutYear(meeting.date)}`;
  const owed: Owed = {
    kind: 'action report',
    meeting: { id: meeting.id, date: meeting.date },
    why,
    about: [],
  };
  return [planned(view, null, meetingAnchor(meeting), window, owed)];
}
