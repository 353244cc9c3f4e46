import { type CalendarDate, dayIn, type Instant, inFull, withoutYear } from '../calendar/days.ts';
import { type Closures, isWorkingDay, workingDaysAfter } from '../calendar/working-days.ts';
import { hasUnmetUndertaking } from '../register/action.ts';
import { dueDate, dueNow } from '../register/due.ts';
import type { Change } from '../register/history.ts';
import { type DatedMeeting, hasDate, type Meeting } from '../register/meeting.ts';
import { meetingBefore, meetingById, nextMeeting } from '../register/meetings.ts';
import type { Owner } from '../register/owner.ts';
import { closuresOf, paperDue } from '../register/papers-calendar.ts';
import { type ItemToCome, waitsForLead } from '../register/programme.ts';
import type { BoardView } from '../register/view.ts';
import { type Count, countInWords, waitsForAuthor, waitsForOwner } from './digest.ts';
import { type DispatchKind, dispatchIdSchema, type PlannedDispatch, type Ref } from './dispatch.ts';
import { actionReportWindow, chaseWindows, type StageWindow, stageWindows } from './stages.ts';

/** How many working days the notice of something with no due date stays worth sending. */
const noticeWorkingDays = 20;
/** How many for something recorded when it was due already, or about to be. */
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

/** One thing that an owner owes, as far as a plan goes by it. */
type Owed = {
  ref: Ref;
  counts: keyof Count;
  /** The moment that it came into the register. */
  recordedAt: Instant;
  /** The day since which its owner owes it by its date: nobody could have been reminded of it before. */
  since: CalendarDate;
  due: CalendarDate | null;
};
/** A report is owed only until the day of its meeting. */
type OwedReport = Owed & { meeting: CalendarDate | null };

type Recorded = { ref: Ref; owedSince: Instant | null; history: Change[] };

function recordedAt({ ref, history }: Recorded): Instant {
  const first = history[0];
  if (first === undefined) throw new Error(`${ref} has no history`);
  return first.at;
}

const owedSince = ({ board }: BoardView, thing: Recorded): CalendarDate =>
  dayIn(board.timeZone, thing.owedSince ?? recordedAt(thing));

const actionsOf = (view: BoardView, owner: Owner): Owed[] =>
  view.actions
    .filter((action) => action.owner === owner.id && waitsForOwner(action))
    .map((action) => ({
      ref: action.ref,
      counts: hasUnmetUndertaking(action) ? 'undertakings' : 'actions',
      recordedAt: recordedAt(action),
      since: owedSince(view, action),
      due: dueDate(dueNow(action), view.meetings),
    }));

const reportsOf = (
  view: BoardView,
  owner: Owner,
  items: readonly ItemToCome[],
  today: CalendarDate,
): OwedReport[] =>
  items
    .filter(({ lead }) => lead === owner.id)
    .map((item) => {
      const meeting = meetingById(view.meetings, item.meeting);
      const dated = meeting && hasDate(meeting) ? meeting : null;
      const since = owedSince(view, item);
      return {
        ref: item.ref,
        counts: 'reports',
        recordedAt: recordedAt(item),
        since: dated ? latest([since, dateKnownOn(view, dated) ?? today]) : since,
        due: paperDue(view, item),
        meeting: dated?.date ?? null,
      };
    });

/** The latest of the days since which everything stands that a reminder goes by, the board's policy among them. */
const knownSince = ({ board }: BoardView, ...days: CalendarDate[]): CalendarDate =>
  latest(board.policySince === null ? days : [...days, dayIn(board.timeZone, board.policySince)]);

/** The day since which the meeting's date is known; null where nobody wrote that down. */
const dateKnownOn = ({ board }: BoardView, { datedSince }: DatedMeeting): CalendarDate | null =>
  datedSince && dayIn(board.timeZone, datedSince);

/** The moment since which the meeting stands where it does, or nowhere; none for one that was never moved or cancelled. */
function movedAt(meeting: Meeting): Instant[] {
  const moment = hasDate(meeting) ? meeting.datedSince : meeting.history.at(-1)?.at;
  return moment && moment !== meeting.history[0]?.at ? [moment] : [];
}

/**
 * The day since which reminders lead up to the meeting: its date is known, and no other stands before it any longer, up
 * to which they led until then. One that is cancelled or has lost its date may have stood there.
 */
function ledUpToSince(view: BoardView, meeting: DatedMeeting, today: CalendarDate): CalendarDate {
  const outOfTheWay = view.meetings.filter((other) => !hasDate(other) || other.date < meeting.date);
  const before = meetingBefore(view.meetings, meeting.date);
  return latest([
    dateKnownOn(view, meeting) ?? today,
    ...(before ? [before.date] : []),
    ...outOfTheWay.flatMap(movedAt).map((moment) => dayIn(view.board.timeZone, moment)),
  ]);
}

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

type Mail = Pick<PlannedDispatch, 'kind' | 'meeting' | 'why'> & { about: Owed[] };

const planned = (
  view: BoardView,
  owner: Owner | null,
  anchor: string,
  window: StageWindow,
  mail: Mail,
): PlannedDispatch => {
  const { about, ...rest } = mail;
  return {
    board: view.board.id,
    id: dispatchIdSchema.parse([view.board.id, anchor, window.name, owner?.id ?? 'secretary'].join('_')),
    owner: owner?.id ?? null,
    refs: about.map(({ ref }) => ref),
    alsoCovers: [],
    reports: [],
    stage: window.name,
    dueOn: window.dueOn,
    cutOff: window.cutOff,
    ...rest,
  };
};

const meetingAnchor = ({ id, date }: DatedMeeting): string => `${id}_${date.replaceAll('-', '')}`;

function owedInWords(owed: readonly Owed[], quality = ''): string {
  const count = { actions: 0, undertakings: 0, reports: 0 };
  for (const { counts } of owed) count[counts] += 1;
  return countInWords(count, quality);
}

/**
 * What is owed by the day of the meeting. Of reports, those that it or a later one is to consider: also when it has
 * passed and its own are owed no longer, since a reminder of them may have been missed.
 */
function pressingBy(view: BoardView, owner: Owner, meeting: DatedMeeting, today: CalendarDate): Owed[] {
  const reports = reportsOf(view, owner, view.programme.filter(waitsForLead), today);
  const stillToCome = reports.filter((report) => report.meeting !== null && report.meeting >= meeting.date);
  return [...actionsOf(view, owner), ...stillToCome].filter(({ due }) => due !== null && due <= meeting.date);
}

/** The stage reached on the way to the meeting, for an owner of something due by then; and stages missed before it. */
function digests(
  view: BoardView,
  owner: Owner,
  meeting: DatedMeeting,
  today: CalendarDate,
  closures: Closures,
): PlannedDispatch[] {
  const pressing = pressingBy(view, owner, meeting, today);
  if (pressing.length === 0) return [];
  const knownOn = knownSince(
    view,
    earliest(pressing.map(({ since }) => since)),
    ledUpToSince(view, meeting, today),
  );
  const mail: Mail = {
    kind: 'digest',
    meeting: { id: meeting.id, date: meeting.date },
    why: `${owner.name} has ${owedInWords(pressing)} due by the meeting on ${inFull(meeting.date)}`,
    about: pressing,
  };
  return stageWindows(view.board.policy, meeting, closures)
    .filter((window) => sendableOrMissed(window, today, knownOn, closures))
    .map((window) => planned(view, owner, meetingAnchor(meeting), window, mail));
}

/** What is owed by what it has in common, in the order in which each was met; null has nothing in common. */
function groupedBy<Common>(owed: readonly Owed[], common: (one: Owed) => Common | null): [Common, Owed[]][] {
  const groups = new Map<Common, Owed[]>();
  for (const one of owed) {
    const key = common(one);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups];
}

/** What is new is notified once, when recorded; what was recorded together, in one notice. */
function notices(view: BoardView, owner: Owner, today: CalendarDate, closures: Closures): PlannedDispatch[] {
  const items = view.programme.filter((entry) => waitsForAuthor(view, entry, today));
  const owed = [...actionsOf(view, owner), ...reportsOf(view, owner, items, today)];
  return groupedBy(owed, (one) => one.recordedAt).flatMap(([moment, about]) => {
    const recorded = dayIn(view.board.timeZone, moment);
    const lastDays = about.map(({ due }) => due ?? workingDaysAfter(recorded, noticeWorkingDays, closures));
    const window = {
      name: 'notice',
      dueOn: earliest([recorded, today]),
      cutOff: latest([...lastDays, workingDaysAfter(recorded, lateNoticeWorkingDays, closures)]),
    };
    const knownOn = earliest(about.map(({ since }) => since));
    if (!sendableOrMissed(window, today, knownOn, closures)) return [];
    const why = `${owner.name} has ${owedInWords(about, 'new ')}, recorded on ${inFull(recorded)}`;
    const anchor = `recorded_${moment.replace(/[^0-9TZ]/g, '')}`;
    return [planned(view, owner, anchor, window, { kind: 'notice', meeting: null, why, about })];
  });
}

/** What an owner let pass, by the day it was due. A report let pass is the secretary's to ask for, or to move. */
const overdueByDay = (view: BoardView, owner: Owner, today: CalendarDate): [CalendarDate, Owed[]][] =>
  groupedBy(actionsOf(view, owner), ({ due }) => (due !== null && due < today ? due : null));

/** After a missed meeting or date: the chase reached, or the escalation; and chases missed before it. */
function chases(view: BoardView, owner: Owner, today: CalendarDate, closures: Closures): PlannedDispatch[] {
  return overdueByDay(view, owner, today).flatMap(([missed, about]) => {
    const knownOn = knownSince(view, earliest(about.map(({ since }) => since)));
    const why = `${owner.name} let ${owedInWords(about)} due on ${inFull(missed)} pass`;
    return chaseWindows(view.board.policy, missed, closures)
      .filter((window) => sendableOrMissed(window, today, knownOn, closures))
      .map((window) => {
        const kind: DispatchKind = window.name === 'escalation' ? 'escalation' : 'chase';
        const anchor = `due_${missed.replaceAll('-', '')}`;
        return planned(view, owner, anchor, window, { kind, meeting: null, why, about });
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
  const knownOn = knownSince(view, ledUpToSince(view, meeting, today));
  if (!sendableOrMissed(window, today, knownOn, closures)) return [];
  const why = `the ${view.board.secretaryTitle}’s action report before the meeting on ${withoutYear(meeting.date)}`;
  const mail: Mail = {
    kind: 'action report',
    meeting: { id: meeting.id, date: meeting.date },
    why,
    about: [],
  };
  return [planned(view, null, meetingAnchor(meeting), window, mail)];
}
