import { type CalendarDate, type CalendarMonth, inFull, monthInWords, monthOf } from '../calendar/days.ts';
import { type Author, withChange } from './history.ts';
import { dayOrMonth, hasDate, type Meeting, meetingSchema, whenInWords } from './meeting.ts';
import { type Refusal, refused } from './refusal.ts';

type RefusedMove = Refusal<
  'already held' | 'already cancelled' | 'has no date' | 'date taken' | 'not yet come'
>;
export type MeetingMove = { outcome: 'done'; meeting: Meeting } | RefusedMove;

export type When =
  | { state: 'scheduled'; date: CalendarDate; time: string | null; place: string | null }
  | { state: 'month'; month: CalendarMonth }
  | { state: 'to be confirmed'; reason: string };

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

const dateTaken = (date: CalendarDate, other: Meeting): RefusedMove =>
  refused('date taken', `meeting ${other.id} is already on ${inFull(date)}`);

/** An identity for a new meeting: its first known month, lettered from `b` when the month has one already. */
function newMeetingId(meetings: readonly Meeting[], when: When): string {
  const stem =
    when.state === 'scheduled' ? monthOf(when.date) : when.state === 'month' ? when.month : 'to-be-confirmed';
  const taken = new Set(meetings.map(({ id }) => id));
  const letters = ['', ...'bcdefghijklmnopqrstuvwxyz'].map((letter) => (letter ? `-${letter}` : ''));
  const free = letters.map((letter) => `${stem}${letter}`).find((id) => !taken.has(id));
  if (free === undefined) throw new RangeError(`no more than 26 meetings can be known as ${stem}`);
  return free;
}

/** A new meeting of the board, refused when the board already has one that day. */
export function addMeeting(
  board: string,
  meetings: readonly Meeting[],
  when: When,
  author: Author,
): MeetingMove {
  const other = when.state === 'scheduled' ? standingOn(meetings, when.date) : undefined;
  if (when.state === 'scheduled' && other) return dateTaken(when.date, other);
  const id = newMeetingId(meetings, when);
  const blank = { board, id, ...when, datedSince: author.at, minutes: null, version: 0, history: [] };
  return { outcome: 'done', meeting: meetingSchema.parse(withChange(blank, author, whenSaid(when))) };
}

function ended(meeting: Meeting): RefusedMove | undefined {
  if (meeting.state === 'held') {
    return refused('already held', `meeting ${meeting.id} was held on ${inFull(meeting.date)}`);
  }
  if (meeting.state === 'cancelled') {
    return refused('already cancelled', `meeting ${meeting.id} was cancelled: ${meeting.reason}`);
  }
  return undefined;
}

const changed = (meeting: Meeting, to: object, author: Author, what: string): MeetingMove => {
  const { board, id, minutes, version, history } = meeting;
  const next = meetingSchema.parse(withChange({ board, id, minutes, version, history, ...to }, author, what));
  return { outcome: 'done', meeting: { ...next, formerly: stoodAt(meeting, next) } };
};

function stoodAt(before: Meeting, next: Meeting): Meeting['formerly'] {
  const left = dayOrMonth(before);
  const earlier = before.formerly.filter((when) => when !== left);
  return left === undefined || left === dayOrMonth(next) ? before.formerly : [...earlier, left];
}

/** Gives the meeting another date, a month, or no date yet. What is due at it follows. */
export function move(
  meeting: Meeting,
  when: When,
  meetings: readonly Meeting[],
  author: Author,
): MeetingMove {
  const other = when.state === 'scheduled' ? standingOn(meetings, when.date, meeting.id) : undefined;
  if (when.state === 'scheduled' && other) return dateTaken(when.date, other);
  const sameDay = when.state === 'scheduled' && hasDate(meeting) && meeting.date === when.date;
  const datedSince = sameDay ? meeting.datedSince : author.at;
  const said = `${whenSaid(when)} (was ${whenInWords(meeting)})`;
  return ended(meeting) ?? changed(meeting, { ...when, datedSince }, author, said);
}

/** The meeting took place. Refused before its day, and for one without a day. */
export function hold(meeting: Meeting, today: CalendarDate, author: Author): MeetingMove {
  const wrong = ended(meeting);
  if (wrong) return wrong;
  if (!hasDate(meeting)) {
    return refused('has no date', `meeting ${meeting.id} has no date: give it one first`);
  }
  if (meeting.date > today) {
    return refused(
      'not yet come',
      `meeting ${meeting.id} is on ${inFull(meeting.date)}, which has not come yet`,
    );
  }
  const { date, time, place, datedSince } = meeting;
  return changed(
    meeting,
    { state: 'held', date, time, place, datedSince },
    author,
    `held on ${inFull(date)}`,
  );
}

/** The meeting will not take place. What was due at it has no date until it is moved to another. */
export const cancel = (meeting: Meeting, reason: string, author: Author): MeetingMove =>
  ended(meeting) ?? changed(meeting, { state: 'cancelled', reason }, author, `cancelled: ${reason}`);
