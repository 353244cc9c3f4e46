import { type CalendarDate, dayIn, inFull, inWords } from '../calendar/days.ts';
import {
  type Action,
  type ActionRef,
  extensionAsked,
  hasUnmetUndertaking,
  isOwedBy,
  ownersOf,
  type Pause,
  pauseOn,
  sendingBack,
  waitsForOwner,
} from '../register/action.ts';
import { byDueDate, dueDate, dueNow } from '../register/due.ts';
import { hasDate, type Meeting, type ScheduledMeeting, whenInWords } from '../register/meeting.ts';
import { meetingById, nextMeeting } from '../register/meetings.ts';
import { type Owner, ownerName } from '../register/owner.ts';
import { closuresOf, type PapersCalendar, paperDue, papersCalendar } from '../register/papers-calendar.ts';
import {
  type ItemRef,
  type ItemToCome,
  type ProgrammeEntry,
  type Source,
  waitsForLead,
} from '../register/programme.ts';
import { type BoardView, waitingFor } from '../register/view.ts';
import { countOf, series } from '../words/english.ts';
import { type AnswerGiven, answersGiven } from './answers.ts';
import { type ChangeOfDate, changesOfDate, type DateGiven, dateToGive } from './dates-given.ts';
import type { Ref } from './dispatch.ts';

/** One action an owner owes, with all that a reminder says about it. */
export type OwedAction = {
  kind: 'action';
  ref: ActionRef;
  text: string;
  minuted: string | null;
  section: string | null;
  /** The meeting that asked for it, as a sentence says it: "Wednesday 2 October 2024". */
  askedOn: CalendarDate;
  /** Who owes it together with the owner; null when nobody does. */
  togetherWith: string | null;
  /** More time that was asked for and is not decided yet: "asked for on 20 November 2024, until 12 March 2025"; or null. */
  moreTime: string | null;
  /** That it was reported done and not accepted: "“figures sent” was not accepted on 12 December 2024: they are of 2023"; or null. */
  sentBack: string | null;
  /** That its owner says it is not its to answer: "said on 20 November 2024: the figures are not ours"; or null. */
  notOurs: string | null;
  /** That it was kept with its owner all the same: "“the figures are not ours” was not accepted on …: …"; or null. */
  keptHere: string | null;
  /** What is still to be provided, when the action was discharged on an undertaking. */
  undertaking: string | null;
  /** Null when no time was agreed or its meeting has no date yet; `dueWords` then says what is known. */
  due: CalendarDate | null;
  dueWords: string | null;
  /** Until when and why it is neither chased nor escalated; null when it is. */
  paused: Pick<Pause, 'until' | 'reason'> | null;
};

/** One report an owner owes, as the lead of an item of the programme of work. */
export type OwedReport = {
  kind: 'report';
  ref: ItemRef;
  title: string;
  /** Why it is on the programme, in the panel's own words. */
  reason: string | null;
  /** The meeting it is for: its day, or null while it has none, and what is known of that in words. */
  meeting: { date: CalendarDate | null; inWords: string };
  /** The days that lead up to that meeting. */
  calendar: PapersCalendar | null;
  /** What it came from, as a reader would look it up. */
  source: string | null;
  /** That it was said to be sent, and did not come: “by email” was said of it on which day, and why; or null. */
  notArrived: string | null;
  /** The day by which it must be with the secretary, and whether that has passed. Null while its meeting has no date. */
  due: CalendarDate | null;
  late: boolean;
};

export type Owed = OwedAction | OwedReport;

/** A meeting of which its owner was told otherwise: the days that lead up to it now, and what they owe at it. */
export type Moved = ChangeOfDate & { calendar: PapersCalendar | null; owed: Owed[] };

/** Everything an owner owes a board on a day, in the order in which it presses; and before that, what has moved. */
export type Digest = {
  owner: Owner;
  today: CalendarDate;
  /** Meetings whose date is another than mails have told the owner. */
  moved: Moved[];
  /** The next meeting with a date, and the days that lead up to it. */
  meeting: ScheduledMeeting | null;
  calendar: PapersCalendar | null;
  overdue: OwedAction[];
  due: OwedAction[];
  undertakings: OwedAction[];
  /** Reports for the next meeting, and for one after it whose papers are wanted before that. */
  reports: OwedReport[];
  later: Owed[];
  /** What was answered in the owner's name lately, by the link of a mail. */
  answered: AnswerGiven[];
};

/** What is known of a due date that is not a day: the notes' words, or what became of the meeting. */
function dueWords(action: Action, meetings: readonly Meeting[]): string | null {
  const due = dueNow(action);
  if (due.words !== null) return due.words;
  if (due.at !== 'meeting') return null;
  const meeting = meetingById(meetings, due.meeting);
  return meeting === undefined || hasDate(meeting) ? null : whenInWords(meeting);
}

function moreTimeAskedFor(action: Action, meetings: readonly Meeting[]): string | null {
  const asked = extensionAsked(action);
  if (asked === null) return null;
  const { on, until } = asked;
  const date = dueDate(until, meetings);
  const meeting = until.at === 'meeting' ? meetingById(meetings, until.meeting) : undefined;
  const time = date === null ? (meeting ? whenInWords(meeting) : 'no agreed time') : inWords(date);
  return `asked for on ${inWords(on)}, until ${time}`;
}

function othersOf(owners: readonly Owner[], { id }: Owner, action: Action): string | null {
  const others = ownersOf(action).filter((other) => other !== id);
  return others.length === 0 ? null : series(others.map((other) => ownerName(owners, other)));
}

function sentBackInWords({ timeZone }: BoardView['board'], action: Action): string | null {
  const sent = sendingBack(action);
  return sent && `“${sent.how}” was not accepted on ${inWords(dayIn(timeZone, sent.at))}: ${sent.reason}`;
}

/** What that owner said of its not being its to answer, as it waits to be decided, or was. */
function notOursInWords({ id }: Owner, { disclaimer }: Action): Pick<OwedAction, 'notOurs' | 'keptHere'> {
  if (disclaimer?.owner !== id) return { notOurs: null, keptHere: null };
  const { on, reason, kept } = disclaimer;
  return kept === null
    ? { notOurs: `said on ${inWords(on)}: ${reason}`, keptHere: null }
    : { notOurs: null, keptHere: `“${reason}” was not accepted on ${inWords(kept.on)}: ${kept.reason}` };
}

const owedAction = (
  { board, owners, meetings }: BoardView,
  owner: Owner,
  action: Action,
  today: CalendarDate,
): OwedAction => ({
  kind: 'action',
  ref: action.ref,
  text: action.text,
  minuted: action.minuted,
  section: action.section,
  askedOn: action.raisedOn,
  togetherWith: othersOf(owners, owner, action),
  moreTime: moreTimeAskedFor(action, meetings),
  sentBack: sentBackInWords(board, action),
  ...notOursInWords(owner, action),
  undertaking: hasUnmetUndertaking(action) ? action.discharge.undertaking.text : null,
  due: dueDate(dueNow(action), meetings),
  dueWords: dueWords(action, meetings),
  paused: pauseOn(action, today),
});

/** "PDB-2024-10-2", "minute 88 of the meeting of Tuesday 18 April 2023", "the notes of the PDB’s meeting 2024-10". */
function whereFrom(source: Source, { board, meetings }: BoardView): string {
  if (source.kind === 'action') return source.ref;
  const part = source.minute === null ? 'the notes' : `minute ${source.minute}`;
  if (source.board !== board.id) {
    return `${part} of the ${source.board.toUpperCase()}’s meeting ${source.meeting}`;
  }
  const meeting = meetingById(meetings, source.meeting);
  return meeting && hasDate(meeting)
    ? `${part} of the meeting of ${inFull(meeting.date)}`
    : `${part} of meeting ${source.meeting}`;
}

function notArrivedInWords({ paperSent }: ItemToCome): string | null {
  if (!paperSent?.notArrived) return null;
  const { on, where, notArrived } = paperSent;
  return `you said on ${inWords(on)} that it was sent (${where}); it was not here on ${inWords(notArrived.on)}: ${notArrived.reason}`;
}

function owedReport(view: BoardView, item: ItemToCome, today: CalendarDate): OwedReport {
  const meeting = meetingById(view.meetings, item.meeting);
  const dated = meeting && hasDate(meeting) ? meeting : null;
  const due = paperDue(view, item);
  return {
    kind: 'report',
    ref: item.ref,
    title: item.title,
    reason: item.reason,
    meeting: {
      date: dated?.date ?? null,
      inWords: meeting ? whenInWords(meeting) : 'a meeting that is not in the register',
    },
    calendar: dated && papersCalendar(view.board.policy, dated, closuresOf(view.board)),
    source: item.source && whereFrom(item.source, view),
    notArrived: notArrivedInWords(item),
    due,
    late: due !== null && due < today,
  };
}

/** Whether the meeting was held, or its day has passed. */
export const isOver = (meeting: Meeting | undefined, today: CalendarDate): boolean =>
  meeting?.state === 'held' || (meeting?.state === 'scheduled' && meeting.date < today);

/** Whether its author still has to write it. What no meeting took is the secretary's to present or to move. */
export const waitsForAuthor = (
  { meetings }: Pick<BoardView, 'meetings'>,
  entry: ProgrammeEntry,
  today: CalendarDate,
): entry is ItemToCome => waitsForLead(entry) && !isOver(meetingById(meetings, entry.meeting), today);

/**
 * Everything `owner` owes the board on `today`, and what no longer stands of the dates that mails have `given` them.
 * Something due on the day itself is not overdue yet.
 */
export function digestFor(
  view: BoardView,
  owner: Owner,
  today: CalendarDate,
  given: readonly DateGiven[] = [],
): Digest {
  const meeting = nextMeeting(view.meetings, today) ?? null;
  const actions = view.actions
    .filter((action) => isOwedBy(action, owner.id) && waitsForOwner(action))
    .map((action) => owedAction(view, owner, action, today))
    .sort(byDueDate);
  const reports = view.programme
    .filter((entry) => waitsForAuthor(view, entry, today))
    .filter(({ lead }) => lead === owner.id)
    .map((item) => owedReport(view, item, today))
    .sort(byDueDate);
  const isOverdue = ({ due }: OwedAction): boolean => due !== null && due < today;
  const isByMeeting = ({ due }: Owed): boolean => due !== null && meeting !== null && due <= meeting.date;
  const dueNow = actions.filter((action) => !isOverdue(action) && isByMeeting(action));
  const laterActions = actions.filter((action) => !isOverdue(action) && !isByMeeting(action));
  const laterReports = reports.filter((report) => !isByMeeting(report));
  return {
    owner,
    today,
    moved: changesOfDate(view, given, today).map((change) =>
      withOwed(view, change, [...actions, ...reports]),
    ),
    meeting,
    calendar: meeting && papersCalendar(view.board.policy, meeting, closuresOf(view.board)),
    overdue: actions.filter(isOverdue),
    due: dueNow.filter(({ undertaking }) => undertaking === null),
    undertakings: dueNow.filter(({ undertaking }) => undertaking !== null),
    reports: reports.filter(isByMeeting),
    later: [...laterActions, ...laterReports].sort(byDueDate),
    answered: answersGiven(view, owner, today),
  };
}

/** Those of the things owed that wait for that meeting. */
export function owedAt<T extends { ref: Ref }>(view: BoardView, meeting: string, owed: readonly T[]): T[] {
  const { actions, items } = waitingFor(view, meeting);
  const waiting: readonly Ref[] = [...actions, ...items].map(({ ref }) => ref);
  return owed.filter(({ ref }) => waiting.includes(ref));
}

function withOwed(view: BoardView, change: ChangeOfDate, owed: readonly Owed[]): Moved {
  const { board } = view;
  return {
    ...change,
    calendar: hasDate(change.now) ? papersCalendar(board.policy, change.now, closuresOf(board)) : null,
    owed: owedAt(view, change.meeting, owed),
  };
}

/**
 * The dates of meetings that a mail of the digest tells: of the next one, of those that anything in it is due at, and of
 * what has moved, put off or cancelled too.
 */
export function datesGiven(view: BoardView, digest: Digest): DateGiven[] {
  const owed = allOwed(digest);
  const isNamed = ({ id, state }: Meeting): boolean =>
    digest.moved.some(({ meeting }) => meeting === id) ||
    (state === 'scheduled' && (id === digest.meeting?.id || owedAt(view, id, owed).length > 0));
  return view.meetings.filter(isNamed).map(dateToGive);
}

/** How many of each are owed. */
export type Count = { actions: number; undertakings: number; reports: number };

/** "2 actions, 1 undertaking and 1 report", each with `quality` before it: "2 new actions and 1 new report". */
export const countInWords = ({ actions, undertakings, reports }: Count, quality = ''): string =>
  series([
    ...(actions > 0 ? [countOf(actions, `${quality}action`)] : []),
    ...(undertakings > 0 ? [countOf(undertakings, `${quality}undertaking`)] : []),
    ...(reports > 0 ? [countOf(reports, `${quality}report`)] : []),
  ]);

/** Everything in the digest, in the order in which it presses. */
export const allOwed = ({ overdue, due, undertakings, reports, later }: Digest): Owed[] => [
  ...overdue,
  ...due,
  ...undertakings,
  ...reports,
  ...later,
];

/** What is overdue and chased: not what is paused. */
export const chasedIn = ({ overdue }: Pick<Digest, 'overdue'>): OwedAction[] =>
  overdue.filter(({ paused }) => paused === null);

/** Whether any of those things is still owed. */
export const owesAny = (owed: readonly Owed[], refs: readonly Ref[]): boolean =>
  owed.some(({ ref }) => refs.includes(ref));

/** Whether there is something to do before the next meeting; what is only due later is no reason to write. */
export const presses = ({ overdue, due, undertakings, reports }: Digest): boolean =>
  overdue.length + due.length + undertakings.length + reports.length > 0;
