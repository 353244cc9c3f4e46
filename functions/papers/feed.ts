import {
  addDays,
  type CalendarDate,
  type Instant,
  inFull,
  instantSchema,
  isMonth,
  momentIn,
} from '../calendar/days.ts';
import { type Board, sameMailbox } from '../register/board.ts';
import type { FeedOf } from '../register/feed.ts';
import type { Versioned } from '../register/history.ts';
import { hasDate, isMeetingRemoved, type Meeting } from '../register/meeting.ts';
import { recordsPublications } from '../register/notice.ts';
import { isInServiceOf, isInUse, type Owner, ownerName } from '../register/owner.ts';
import type { BoardView } from '../register/view.ts';
import {
  allOwed,
  chasedIn,
  type Digest,
  digestFor,
  type Owed,
  type OwedReport,
  owedAt,
} from '../reminders/digest.ts';
import {
  type CalendarDay,
  calendarCalledOff,
  calendarFor,
  lastChange,
  type MeetingCalendar,
} from './calendar.ts';
import { oneLine } from './wording.ts';

/** A meeting in a feed, with the days that lead up to it; and the moment at which it begins, where that is known. */
export type FeedMeeting = { calendar: MeetingCalendar; begins: Instant | null };

/** What is owed on a day. A later edition of it has a higher sequence, as that of a meeting has. */
export type FeedEntry = {
  uid: string;
  date: CalendarDate;
  title: string;
  said: string[];
  sequence: number;
  changedAt: Instant;
};

/** What a calendar feed has on a day. */
export type FeedDays = { heading: string; meetings: FeedMeeting[]; owed: FeedEntry[] };

/** For so many days a meeting stays in a feed after its day, or after the last that it had before it was called off. */
const daysKept = 366;

/** Of what leads up to a meeting all but the reminders, which are for nobody to do anything on; for an office, its own part. */
const daysOfBoard: readonly CalendarDay['kind'][] = [
  'meeting',
  'papers deadline',
  'publication',
  'action report',
];
const daysOfOffice: readonly CalendarDay['kind'][] = ['meeting', 'papers deadline'];

/** What that feed has on a day: of the board as a whole, of an office, or of all that somebody is of it on that day. */
export function feedDays(view: BoardView, of: FeedOf, today: CalendarDate): FeedDays {
  const { board, owners } = view;
  const name = oneLine(board.name);
  switch (of.of) {
    case 'board':
      return { heading: name, ...boardDays(view, today) };
    case 'owner': {
      const owner = owners.find(({ id }) => id === of.owner);
      const heading = `${oneLine(ownerName(owners, of.owner))}, for ${name}`;
      return { heading, ...(owner ? officeDays(view, owner, today) : none) };
    }
    case 'person':
      return { heading: `${of.email}, for ${name}`, ...personDays(view, of.email, today) };
  }
}

type Days = Omit<FeedDays, 'heading'>;
const none: Days = { meetings: [], owed: [] };

const boardDays = (view: BoardView, today: CalendarDate): Days => ({
  meetings: view.meetings
    .filter((meeting) => isStillShown(meeting, today))
    .flatMap((meeting) => feedMeeting(view, meeting, daysOfBoard, today)),
  owed: [],
});

/**
 * The meetings at which an office owes something, and what it owes on the day it is due; all that is overdue in one entry
 * of today. What is paused, or said to be done, is not in it.
 */
function officeDays(view: BoardView, owner: Owner, today: CalendarDate): Days {
  const digest = digestFor(view, owner, today);
  const owed = allOwed(digest).filter((one) => !isPaused(one));
  const overdue = overdueIn(digest);
  return {
    meetings: view.meetings
      .filter((meeting) => isStillShown(meeting, today) && owedAt(view, meeting.id, owed).length > 0)
      .flatMap((meeting) => feedMeeting(view, meeting, daysOfOffice, today)),
    owed: [
      ...(overdue.length > 0 ? [overdueEntry(view, owner, overdue, today)] : []),
      ...owed
        .filter((one) => !overdue.includes(one))
        .flatMap((one) => (one.due === null ? [] : [dueEntry(view, owner, one, one.due)])),
    ],
  };
}

/** Each thing once, however many offices of theirs owe it. */
function personDays(view: BoardView, email: string, today: CalendarDate): Days {
  const isSecretary = view.board.secretary.some((person) => sameMailbox(person.email, email));
  const offices = view.owners.filter((owner) => isInUse(owner) && isInServiceOf(owner, email, today));
  const parts = [
    ...(isSecretary ? [boardDays(view, today)] : []),
    ...offices.map((owner) => officeDays(view, owner, today)),
  ];
  return {
    meetings: eachOnce(
      parts.flatMap(({ meetings }) => meetings),
      ({ calendar }) => calendar.meeting.id,
    ),
    owed: eachOnce(
      parts.flatMap(({ owed }) => owed),
      ({ uid }) => uid,
    ),
  };
}

const eachOnce = <T>(things: readonly T[], nameOf: (thing: T) => string): T[] =>
  [...new Map(things.toReversed().map((thing) => [nameOf(thing), thing])).values()].reverse();

/** Of one that was removed every trace is gone, here too. */
function isStillShown(meeting: Meeting, today: CalendarDate): boolean {
  if (isMeetingRemoved(meeting)) return false;
  const last = hasDate(meeting) ? meeting.date : meeting.formerly.findLast((when) => !isMonth(when));
  return last !== undefined && last >= addDays(today, -daysKept);
}

function feedMeeting(
  { board, meetings }: BoardView,
  meeting: Meeting,
  kinds: readonly CalendarDay['kind'][],
  today: CalendarDate,
): FeedMeeting[] {
  const isShown = ({ kind }: CalendarDay): boolean => kinds.includes(kind);
  const calendar = hasDate(meeting)
    ? calendarFor(board, meeting, { today, records: recordsPublications(meetings) })
    : calendarCalledOff(board, meeting);
  if (calendar === undefined) return [];
  const { days, calledOff } = calendar;
  const time = hasDate(meeting) ? meeting.time : null;
  return [
    {
      calendar: { ...calendar, days: days.filter(isShown), calledOff: calledOff.filter(isShown) },
      begins: time === null ? null : momentIn(board.timeZone, `${calendar.meeting.date}T${time}`),
    },
  ];
}

const isPaused = (one: Owed): boolean => one.kind === 'action' && one.paused !== null;

const overdueIn = (digest: Digest): Owed[] => [
  ...chasedIn(digest),
  ...[...digest.reports, ...digest.later].filter(
    (one): one is OwedReport => one.kind === 'report' && one.late,
  ),
];

const uidOf = ({ id, calendarMark: mark }: Board, of: string): string =>
  `${id}.${of}@${mark === null ? '' : `${mark}.`}matters-arising`;

const wordsOf = (one: Owed): string => oneLine(one.kind === 'report' ? one.title : one.text);

/** As much of a text as a line of a calendar shows. */
const inShort = (text: string): string => (text.length <= 120 ? text : `${text.slice(0, 119).trimEnd()}…`);

const counts = 'Dates move with meetings: the register is what counts, and not this entry.';

/** What the things are that an entry is of: it has another edition with each change of any, or of when meetings are. */
function editionOf({ board, meetings, actions, programme }: BoardView, refs: readonly string[]) {
  const things: readonly Versioned[] = [
    ...[board, ...meetings],
    ...[...actions, ...programme].filter(({ ref }) => refs.includes(ref)),
  ];
  return {
    sequence: things.reduce((sum, { version }) => sum + version, 0),
    changedAt: lastChange(...things),
  };
}

function dueEntry(view: BoardView, owner: Owner, one: Owed, date: CalendarDate): FeedEntry {
  const { board } = view;
  return {
    uid: uidOf(board, `${one.ref}.due`),
    date,
    title: inShort(`${one.kind === 'report' ? 'Paper due' : 'Due'}: ${one.ref}, ${wordsOf(one)}`),
    said: [
      `${one.ref}: ${wordsOf(one)}`,
      ...(one.kind === 'report'
        ? [`A paper for the meeting of ${one.meeting.inWords}.`]
        : [
            ...(one.undertaking === null ? [] : [`Still to be provided: ${oneLine(one.undertaking)}`]),
            ...(one.togetherWith === null ? [] : [`Together with ${oneLine(one.togetherWith)}.`]),
            ...(one.moreTime === null
              ? []
              : [`More time was ${oneLine(one.moreTime)}; that is not decided yet.`]),
          ]),
      `Owed by ${oneLine(owner.name)} to ${oneLine(board.name)}.`,
      counts,
    ],
    ...editionOf(view, [one.ref]),
  };
}

/** So many are named in the line that a calendar shows. */
const mostNamed = 5;

/** It is of a new day each day, and of a later edition with it. */
function overdueEntry(
  view: BoardView,
  owner: Owner,
  overdue: readonly Owed[],
  today: CalendarDate,
): FeedEntry {
  const { board } = view;
  const refs = overdue.map(({ ref }) => ref);
  const more = refs.length - mostNamed;
  const named = [...refs.slice(0, mostNamed), ...(more > 0 ? [`${more} more`] : [])].join(', ');
  const { changedAt } = editionOf(view, refs);
  const dawn = instantSchema.parse(`${today}T00:00:00.000Z`);
  return {
    uid: uidOf(board, `${owner.id}.overdue`),
    date: today,
    title: `${refs.length} overdue of ${oneLine(owner.name)}: ${named}`,
    said: [
      ...overdue.map(
        (one) => `${one.ref}, due ${one.due === null ? 'before' : inFull(one.due)}: ${wordsOf(one)}`,
      ),
      `Owed by ${oneLine(owner.name)} to ${oneLine(board.name)}.`,
      counts,
    ],
    sequence: Number(today.replaceAll('-', '')),
    changedAt: changedAt > dawn ? changedAt : dawn,
  };
}
