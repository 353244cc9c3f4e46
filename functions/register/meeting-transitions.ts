import {
  type CalendarDate,
  type CalendarMonth,
  dayIn,
  inFull,
  monthInWords,
  monthOf,
  timeIn,
} from '../calendar/days.ts';
import { type TakenBack, takenBackInWords } from './action-transitions.ts';
import { type Author, asNew, withChange } from './history.ts';
import {
  dayOrMonth,
  hasDate,
  isMeetingRemoved,
  type Meeting,
  meetingSchema,
  mostPublications,
  type Publication,
  whenInWords,
  withDay,
} from './meeting.ts';
import { type Refusal, refusal } from './refusal.ts';

type RefusedMove =
  | Refusal<
      | 'already held'
      | 'already cancelled'
      | 'already taken back'
      | 'not held'
      | 'has no date'
      | 'not yet come'
      | 'no identity left'
      | 'dated in the future'
      | 'after the meeting'
      | 'recorded already'
      | 'full'
    >
  /** `other` is the meeting that has the day. */
  | (Refusal<'date taken'> & { other: Meeting });
export type MeetingTransition = { outcome: 'done'; meeting: Meeting } | RefusedMove;

export type When =
  | { state: 'scheduled'; date: CalendarDate; time: string | null; place: string | null }
  | { state: 'month'; month: CalendarMonth }
  | { state: 'to be confirmed'; reason: string };

/** What somebody says of when a meeting is to be. A time or place of null is none; `reason` is why there is no date. */
export type WhenGiven = {
  date?: CalendarDate | undefined;
  month?: CalendarMonth | undefined;
  reason?: string | undefined;
  time?: string | null | undefined;
  place?: string | null | undefined;
};
export type RefusedWhen = Refusal<'said twice' | 'no day yet' | 'not said'>;

/** When a meeting is to be, as it was asked for: what that leaves out of a meeting with a day stays as it was. */
export function whenOf(
  { date, month, reason, time, place }: WhenGiven,
  before?: Meeting,
): { outcome: 'done'; when: When } | RefusedWhen {
  const was = before && hasDate(before) ? before : undefined;
  const aboutDay = time !== undefined || place !== undefined;
  const said = [date, month, reason].filter((one) => one !== undefined).length;
  if (said > 1)
    return refusal('said twice', 'a meeting has a day, or a month, or a reason why it has neither');
  const day = date ?? (said === 0 && aboutDay ? was?.date : undefined);
  if (day === undefined && aboutDay) {
    return refusal('no day yet', 'a meeting has a time and a place once it has a day');
  }
  if (day !== undefined) {
    const [its, at] = [time === undefined ? was?.time : time, place === undefined ? was?.place : place];
    return { outcome: 'done', when: { state: 'scheduled', date: day, time: its ?? null, place: at ?? null } };
  }
  if (month !== undefined) return { outcome: 'done', when: { state: 'month', month } };
  if (reason !== undefined) return { outcome: 'done', when: { state: 'to be confirmed', reason } };
  return refusal('not said', 'say when it is to be');
}

const whenSaid = (when: When): string => {
  switch (when.state) {
    case 'scheduled':
      return `scheduled for ${inFull(when.date)}${when.time === null ? '' : ` at ${when.time}`}`;
    case 'month':
      return `expected in ${monthInWords(when.month)}`;
    case 'to be confirmed':
      return `put off, date to be confirmed: ${when.reason}`;
  }
};

/** The meeting of this board on that day, if another than `except` stands there. */
const standingOn = (meetings: readonly Meeting[], date: CalendarDate, except?: string): Meeting | undefined =>
  meetings.find((other) => other.id !== except && hasDate(other) && other.date === date);

const dateTaken = (date: CalendarDate, other: Meeting): RefusedMove => ({
  ...refusal('date taken', `meeting ${other.id} is already on ${inFull(date)}`),
  other,
});

/** Why a meeting is given a day although a deadline of its papers has passed; null where none has. */
type ShortNotice = Extract<Meeting, { state: 'scheduled' }>['shortNotice'];

const inNotice = (notice: ShortNotice): string =>
  notice === null ? '' : `, at short notice: ${notice.reason}`;

const stemOf = (when: When): string =>
  when.state === 'scheduled' ? monthOf(when.date) : when.state === 'month' ? when.month : 'to-be-confirmed';

/** An identity for a new meeting: its first known month, lettered from `b` when the month has one already. */
function newMeetingId(meetings: readonly Meeting[], when: When): string | undefined {
  const stem = stemOf(when);
  const taken = new Set(meetings.filter((meeting) => !isMeetingRemoved(meeting)).map(({ id }) => id));
  const letters = ['', ...'bcdefghijklmnopqrstuvwxyz'].map((letter) => (letter ? `-${letter}` : ''));
  return letters.map((letter) => `${stem}${letter}`).find((id) => !taken.has(id));
}

/** A new meeting of the board, refused when the board already has one that day, or 26 of that month. */
export function addMeeting(
  board: string,
  meetings: readonly Meeting[],
  when: When,
  author: Author,
  shortNotice: ShortNotice = null,
): MeetingTransition {
  const other = when.state === 'scheduled' ? standingOn(meetings, when.date) : undefined;
  if (when.state === 'scheduled' && other) return dateTaken(when.date, other);
  const id = newMeetingId(meetings, when);
  if (id === undefined) {
    return refusal('no identity left', `no more than 26 meetings can be known as ${stemOf(when)}`);
  }
  const blank = { board, id, ...when, datedSince: author.at, shortNotice, minutes: null };
  const what = `${whenSaid(when)}${inNotice(shortNotice)}`;
  // Of a meeting of that identity that was removed, the history goes on.
  const before = meetings.find((meeting) => meeting.id === id);
  const added = before
    ? withChange(before, { ...blank, version: before.version, history: before.history }, author, what)
    : asNew(blank, author, what);
  return { outcome: 'done', meeting: meetingSchema.parse(added) };
}

function endedRefusal(meeting: Meeting): RefusedMove | undefined {
  if (meeting.state === 'held') {
    return refusal('already held', `meeting ${meeting.id} was held on ${inFull(meeting.date)}`);
  }
  if (meeting.state === 'cancelled') {
    return refusal('already cancelled', `meeting ${meeting.id} was cancelled: ${meeting.reason}`);
  }
  return undefined;
}

const transitionTo = (meeting: Meeting, to: object, author: Author, what: string): MeetingTransition => {
  const { board, id, minutes, publications, version, history } = meeting;
  const next = meetingSchema.parse({ board, id, minutes, publications, version, history, ...to });
  const formerly = stoodAt(meeting, next);
  return { outcome: 'done', meeting: withChange(meeting, { ...next, formerly }, author, what) };
};

function stoodAt(before: Meeting, next: Meeting): Meeting['formerly'] {
  const left = dayOrMonth(before);
  const earlier = before.formerly.filter((when) => when !== left);
  return left === undefined || left === dayOrMonth(next) ? before.formerly : [...earlier, left];
}

/** Gives the meeting another date, a month, or no date yet. What is due at it follows. */
export function reschedule(
  meeting: Meeting,
  when: When,
  meetings: readonly Meeting[],
  author: Author,
  shortNotice: ShortNotice = null,
): MeetingTransition {
  const other = when.state === 'scheduled' ? standingOn(meetings, when.date, meeting.id) : undefined;
  if (when.state === 'scheduled' && other) return dateTaken(when.date, other);
  if (when.state === 'scheduled' && hasDate(meeting) && meeting.date === when.date) {
    const said = putRight(meeting, when) ?? whenSaid(when);
    return (
      endedRefusal(meeting) ??
      transitionTo(
        meeting,
        { ...when, datedSince: meeting.datedSince, shortNotice: meeting.shortNotice },
        author,
        said,
      )
    );
  }
  const said = `${whenSaid(when)} (was ${whenInWords(meeting)})${inNotice(shortNotice)}`;
  return (
    endedRefusal(meeting) ??
    transitionTo(meeting, { ...when, datedSince: author.at, shortNotice }, author, said)
  );
}

/** What is put right of a meeting that keeps its day, as the history says it; undefined when nothing is. */
function putRight(before: OnADay, after: OnADay): string | undefined {
  const said = (['time', 'place'] as const)
    .filter((field) => before[field] !== after[field])
    .map((field) => (after[field] === null ? `no ${field}` : `${field} now “${after[field]}”`));
  return said.length === 0 ? undefined : `amended: ${said.join('; ')}`;
}
type OnADay = { time: string | null; place: string | null };

/** Whether the meeting stands so already: saying it again must not look like news of a new date. */
const standsSo = (meeting: Meeting, when: When): boolean =>
  Object.entries(when).every(([field, value]) => meeting[field as keyof Meeting] === value);

/** The same, for what somebody asks for and leaves out. The very same meeting when it stands so already. */
export function rearrange(
  meeting: Meeting,
  given: WhenGiven,
  meetings: readonly Meeting[],
  author: Author,
  shortNotice: ShortNotice = null,
): MeetingTransition | RefusedWhen {
  const over = endedRefusal(meeting);
  if (over) return over;
  const named = whenOf(given, meeting);
  if (named.outcome === 'refused') return named;
  return standsSo(meeting, named.when)
    ? { outcome: 'done', meeting }
    : reschedule(meeting, named.when, meetings, author, shortNotice);
}

/** The meeting took place. Refused before its day, and for one without a day. */
export function hold(meeting: Meeting, today: CalendarDate, author: Author): MeetingTransition {
  const wrong = endedRefusal(meeting);
  if (wrong) return wrong;
  if (!hasDate(meeting)) {
    return refusal('has no date', `meeting ${meeting.id} has no date: give it one first`);
  }
  if (meeting.date > today) {
    return refusal(
      'not yet come',
      `meeting ${meeting.id} is on ${inFull(meeting.date)}, which has not come yet`,
    );
  }
  const { date, time, place, datedSince, shortNotice } = meeting;
  return transitionTo(
    meeting,
    { state: 'held', date, time, place, datedSince, shortNotice },
    author,
    `held on ${inFull(date)}`,
  );
}

/** It was not held after all, and is scheduled for its day again: its notes count as not recorded. */
export function reopenMeeting(meeting: Meeting, reason: string, author: Author): MeetingTransition {
  if (meeting.state !== 'held') {
    return refusal('not held', `meeting ${meeting.id} is not held: ${whenInWords(meeting)}`);
  }
  const { date, time, place, datedSince, shortNotice } = meeting;
  const again = { state: 'scheduled', date, time, place, datedSince, shortNotice, minutes: null };
  return transitionTo(meeting, again, author, `not held after all: ${reason}`);
}

/** It was never to be: it was entered by mistake. Its day or month is kept, by which it may be named after all. */
export function takeBackMeeting(meeting: Meeting, back: TakenBack, author: Author): MeetingTransition {
  if (meeting.state === 'cancelled' && meeting.inError) {
    return refusal('already taken back', `meeting ${meeting.id} is marked as entered by mistake already`);
  }
  const { reason, removed } = back;
  const cancelled = { state: 'cancelled', reason, inError: true, minutes: null, ...(removed && { removed }) };
  return transitionTo(meeting, cancelled, author, takenBackInWords(back));
}

/** The meeting will not take place. What was due at it has no date until it is moved to another. */
export const cancel = (meeting: Meeting, reason: string, author: Author): MeetingTransition =>
  endedRefusal(meeting) ??
  transitionTo(meeting, { state: 'cancelled', reason }, author, `cancelled: ${reason}`);

/** What is said to have been published. */
export type Published = Pick<Publication, 'what' | 'item' | 'at' | 'files'>;

const filesInWords = (files: Publication['files']): string =>
  files.map(({ name, sha256 }) => `${name} (SHA-256 ${sha256})`).join(', ');

/**
 * Says that something of the meeting was made public, of the day it has. Refused for a meeting without a day, a moment to
 * come or after the day of the meeting, what is recorded already, and beyond as many as are kept of one.
 */
export function publish(
  meeting: Meeting,
  { what, item, at, files }: Published,
  { timeZone }: { timeZone: string },
  author: Author,
): MeetingTransition {
  const dated = withDay(meeting);
  if (dated.outcome === 'refused') return dated;
  const { date, publications } = dated.meeting;
  const on = dayIn(timeZone, at);
  const said = `${inFull(on)} at ${timeIn(timeZone, at).slice(0, 5)}`;
  if (at > author.at) return refusal('dated in the future', `${said} has not come yet`);
  if (on > date) {
    return refusal('after the meeting', `${said} is after the meeting, which was on ${inFull(date)}`);
  }
  const publication: Publication = {
    ...{ what, item, at, of: date, files },
    recorded: { at: author.at, by: author.by },
  };
  const digests = (of: Publication): string =>
    [of.what, of.item, of.at, of.of, ...of.files.map(({ sha256 }) => sha256)].join();
  if (publications.some((known) => digests(known) === digests(publication))) {
    return refusal('recorded already', `that it was published on ${said} is recorded already`);
  }
  if (publications.length >= mostPublications) {
    return refusal('full', `no more than ${mostPublications} publications are kept of one meeting`);
  }
  const of = what === 'late item' && item !== null ? `late item ${item}` : what;
  const line = `${of} published on ${said}: ${filesInWords(files)}`;
  const next = { ...meeting, publications: [...publications, publication] };
  return { outcome: 'done', meeting: withChange(meeting, meetingSchema.parse(next), author, line) };
}
