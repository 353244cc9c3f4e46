import { type CalendarDate, dayIn, type Instant, inFull, latest, withoutYear } from '../calendar/days.ts';
import { type Closures, isWorkingDay } from '../calendar/working-days.ts';
import { hasEnded } from '../register/board.ts';
import { type DatedMeeting, hasDate, type Meeting } from '../register/meeting.ts';
import { meetingBefore, nextMeeting } from '../register/meetings.ts';
import { isInUse, type Owner } from '../register/owner.ts';
import { closuresOf } from '../register/papers-calendar.ts';
import { waitsForLead } from '../register/programme.ts';
import { type BoardView, viewsOfOffices } from '../register/view.ts';
import { changeOfDateDue } from './change-of-date.ts';
import { chases } from './chases.ts';
import type { DateGiven } from './dates-given.ts';
import type { PlannedDispatch } from './dispatch.ts';
import { notices } from './notices.ts';
import {
  actionsOf,
  actionsOnceOf,
  dateKnownOn,
  type Owing,
  owingInWords,
  reportsOf,
  reportsOnceOf,
} from './owing.ts';
import { hasOrHad, isSendableOrMissed, knownSince, plannedDispatch, saidIn } from './planned-dispatch.ts';
import { answerReports, newLinks, receipts } from './receipts.ts';
import { actionReportWindow, stageWindows } from './stages.ts';

/**
 * Every mail that is owed on `today`, whether or not the ledger knows of it already: none on a day that the board's
 * office does not work, and none of a board that has ended. One whose cut-off has passed is among them when it could have been sent in time and should be
 * in the ledger as missed. The same register and day always give the same dispatches.
 */
export function dispatchesDue(view: BoardView, today: CalendarDate): PlannedDispatch[] {
  const viewOf = viewsOfOffices(view);
  const toOwners = view.owners.flatMap((owner) => dispatchesDueTo(viewOf(owner.id), owner, today));
  return [...toOwners, ...dispatchesDueTo(view, null, today)];
}

/**
 * Those of them that are owed to one owner, who goes by the dates `given`, of a view that may be of that office alone; to the
 * secretary with none.
 */
export function dispatchesDueTo(
  view: BoardView,
  owner: Owner | null,
  today: CalendarDate,
  given: readonly DateGiven[] = [],
): PlannedDispatch[] {
  const closures = closuresOf(view.board);
  if (!isWorkingDay(today, closures) || hasEnded(view.board, today)) return [];
  const meetings = meetingsToServe(view, today);
  if (owner !== null && !isInUse(owner)) return [];
  if (owner === null) {
    return [
      ...meetings.flatMap((meeting) => actionReports(view, meeting, today, closures)),
      ...answerReports(view, today, closures),
    ];
  }
  return [
    ...chases(view, owner, today, closures),
    ...meetings.flatMap((meeting) => digests(view, owner, meeting, today, closures)),
    ...changeOfDateDue(view, owner, given, today, closures),
    ...notices(view, owner, today, closures),
    ...receipts(view, owner, today, closures),
    ...newLinks(view, owner, today, closures),
  ];
}

/** The next meeting, and the one before it, of which a reminder may have been missed. */
function meetingsToServe(view: BoardView, today: CalendarDate): DatedMeeting[] {
  const last = meetingBefore(view.meetings, today);
  const next = nextMeeting(view.meetings, today);
  return [last, next].filter((meeting) => meeting !== undefined);
}

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

const meetingAnchor = ({ id, date }: DatedMeeting): string => `${id}_${date.replaceAll('-', '')}`;

/**
 * What is, or was, owed by the day of the meeting. Of reports, those that it or a later one is to consider: also when it
 * has passed and its own are owed no longer, since a reminder of them may have been missed.
 */
function pressingBy(view: BoardView, owner: Owner, meeting: DatedMeeting, today: CalendarDate): Owing[] {
  const reports = [
    ...reportsOf(view, owner, view.programme.filter(waitsForLead), today),
    ...reportsOnceOf(view, owner, today),
  ];
  const stillToCome = reports.filter((report) => report.meeting !== null && report.meeting >= meeting.date);
  return [...actionsOf(view, owner), ...actionsOnceOf(view, owner), ...stillToCome].filter(
    ({ due }) => due !== null && due <= meeting.date,
  );
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
  const knownOn = ledUpToSince(view, meeting, today);
  const { id, date } = meeting;
  return stageWindows(view.board.policy, meeting, closures).flatMap((window) => {
    const about = saidIn(view, window, pressing, today, closures, knownOn);
    if (about.length === 0) return [];
    const why = `${hasOrHad(owner, about)} ${owingInWords(about)} due by the meeting on ${inFull(date)}`;
    const mail = { kind: 'digest', meeting: { id, date }, why, about } as const;
    return [plannedDispatch(view, owner, meetingAnchor(meeting), window, mail)];
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
  if (!isSendableOrMissed(window, today, knownOn, closures)) return [];
  const { id, date } = meeting;
  const why = `the ${view.board.secretaryTitle}’s action report before the meeting on ${withoutYear(date)}`;
  const mail = { kind: 'action report', meeting: { id, date }, why, about: [] } as const;
  return [plannedDispatch(view, null, meetingAnchor(meeting), window, mail)];
}
