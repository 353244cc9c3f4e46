import {
  type CalendarDate,
  type CalendarMonth,
  inFull,
  inWords,
  isMonth,
  monthInWords,
  monthOf,
} from '../../calendar/days.ts';
import { withChange } from '../../register/history.ts';
import {
  type DatedMeeting,
  dayOrMonth,
  hasDate,
  type Meeting,
  meetingSchema,
  type RecordedMinutes,
  type ScheduledMeeting,
  whenInWords,
} from '../../register/meeting.ts';
import {
  addMeeting,
  hold,
  type MeetingTransition,
  reschedule,
  type When,
} from '../../register/meeting-transitions.ts';
import { datedMeetings, meetingAfter } from '../../register/meetings.ts';
import { oddities, shortNotice, shortNoticeInWords } from '../../register/notice.ts';
import type { Findings } from '../findings.ts';
import { type Draft, flag, putMeeting } from './draft.ts';

/** What a transition made of which the draft's own checks leave no doubt. Throws where it was refused. */
function orFail(made: MeetingTransition): Meeting {
  if (made.outcome === 'refused') throw new Error(`recording made an impossible transition: ${made.why}`);
  return made.meeting;
}

/** Puts the meeting after such a transition, which gives it a day. */
function putDated(draft: Draft, made: MeetingTransition, what: string): DatedMeeting {
  const meeting = putMeeting(draft, orFail(made), what);
  if (!hasDate(meeting)) throw new Error(`recording left meeting ${meeting.id} without a date`);
  if (meeting.state === 'scheduled') flagDay(draft, meeting);
  return meeting;
}

/** What a person would be asked about who gave the meeting that day: recording stops for none of it. */
function flagDay(draft: Draft, { date }: DatedMeeting): void {
  const { board, today } = draft;
  if (date < today) return;
  const odd = oddities(board, date, today);
  if (odd.length > 0) flag(draft, `${odd.join(', and ')}: see that the meeting is meant to be then`);
  const short = shortNotice(board, date, today);
  if (short !== null) flag(draft, shortNoticeInWords(board, date, short));
}

const scheduledFor = (date: CalendarDate) => ({ state: 'scheduled', date, time: null, place: null }) as const;

const meetingOn = ({ meetings }: Draft, date: CalendarDate): DatedMeeting | undefined =>
  datedMeetings(meetings).find((meeting) => meeting.date === date);

/** One expected in that month, with no day yet. */
const expectedInMonth = ({ meetings }: Draft, date: CalendarDate): Meeting | undefined =>
  meetings.find((meeting) => meeting.state === 'month' && meeting.month === monthOf(date));

/** The only meeting put off with no new date, if there is one and only one. */
function onlyUnconfirmed({ meetings }: Draft): Meeting | undefined {
  const unconfirmed = meetings.filter(({ state }) => state === 'to be confirmed');
  return unconfirmed.length === 1 ? unconfirmed[0] : undefined;
}

/** The meeting of that day, held; put into the register when it is not there. */
export function holdMeeting(draft: Draft, date: CalendarDate): DatedMeeting {
  const known = meetingOn(draft, date) ?? giveDay(draft, date, expectedInMonth(draft, date));
  if (known.state === 'held') return known;
  return putDated(draft, hold(known, draft.today, draft.author), `the meeting of ${inWords(date)} was held`);
}

/** A day for the meeting that waited for one, or else a new meeting on that day. */
function giveDay(draft: Draft, date: CalendarDate, waiting: Meeting | undefined): DatedMeeting {
  const { author, board, meetings } = draft;
  const when = scheduledFor(date);
  const back = waiting ? undefined : putBack(draft, date, when);
  if (back && hasDate(back)) return back;
  return waiting
    ? putDated(
        draft,
        reschedule(waiting, when, meetings, author),
        `meeting ${waiting.id} is on ${inFull(date)}`,
      )
    : putDated(draft, addMeeting(board.id, meetings, when, author), `a meeting on ${inFull(date)}`);
}

/** The meeting that stood there, and was taken back as recorded in error, once something names it after all. */
function putBack(draft: Draft, stood: CalendarDate | CalendarMonth, when: When): Meeting | undefined {
  const taken = draft.meetings.find(
    (one) => one.state === 'cancelled' && one.inError && one.formerly.includes(stood),
  );
  if (taken === undefined) return undefined;
  const { board, id, minutes, publications, version, history } = taken;
  const formerly = taken.formerly.filter((other) => other !== stood);
  const its = {
    ...{ board, id, minutes, publications, version, history },
    ...{ formerly, ...when, datedSince: draft.author.at },
  };
  const what = `a meeting ${isMonth(stood) ? `in ${monthInWords(stood)}` : `on ${inFull(stood)}`}`;
  const next = withChange(taken, meetingSchema.parse(its), draft.author, 'recorded again');
  const back = putMeeting(draft, next, what);
  if (back.state === 'scheduled') flagDay(draft, back);
  return back;
}

/** The same meeting on another day. */
function moveMeeting(draft: Draft, meeting: ScheduledMeeting, date: CalendarDate): DatedMeeting {
  const { state, time, place } = meeting;
  const what = `meeting ${meeting.id} moves from ${inFull(meeting.date)} to ${inFull(date)}`;
  return putDated(
    draft,
    reschedule(meeting, { state, date, time, place }, draft.meetings, draft.author),
    what,
  );
}

/** The meeting whose notes were agreed, when the notes name it: it was held, whether or not the register knew. */
export const previousMeeting = (
  draft: Draft,
  { date }: DatedMeeting,
  { meeting: { previous } }: Findings,
): DatedMeeting | null => (previous === null || previous >= date ? null : holdMeeting(draft, previous));

/** The next meeting as the notes give it; one already expected in that month, or recorded from these notes, moves. */
export function setNextMeeting(
  draft: Draft,
  meeting: DatedMeeting,
  { meeting: { next } }: Findings,
  before: RecordedMinutes | null,
): void {
  if (next === null) {
    if (!meetingAfter(draft.meetings, meeting.date)) {
      flag(draft, 'the notes give no date for the next meeting, and none is in the register');
    }
    return;
  }
  if (next === before?.next || meetingOn(draft, next)) return;
  const expected = draft.meetings.find(
    (other): other is ScheduledMeeting =>
      other.state === 'scheduled' &&
      other.date > meeting.date &&
      (other.date === before?.next || monthOf(other.date) === monthOf(next)),
  );
  if (!expected) {
    giveDay(draft, next, expectedInMonth(draft, next) ?? onlyUnconfirmed(draft));
    return;
  }
  moveMeeting(draft, expected, next);
}

/**
 * The meeting that a programme of work puts business to, by its day or its month: one that waits for that day gets it,
 * and one that is not in the register is put there. One of the same month moves to the day, unless it stands on
 * another of `days`, which are all that the programme names.
 */
export function meetingForProgramme(
  draft: Draft,
  when: CalendarDate | CalendarMonth,
  days: readonly string[],
): Meeting {
  if (isMonth(when)) return meetingOfMonth(draft, when);
  const known = meetingOn(draft, when);
  if (known) return known;
  const waiting = expectedInMonth(draft, when);
  const another = draft.meetings.find(
    (meeting): meeting is ScheduledMeeting =>
      meeting.state === 'scheduled' &&
      monthOf(meeting.date) === monthOf(when) &&
      !days.includes(meeting.date),
  );
  return waiting === undefined && another ? moveMeeting(draft, another, when) : giveDay(draft, when, waiting);
}

/**
 * The meeting that stood on that day or month before, and is elsewhere now or cancelled: of those in `before`, which
 * are where an earlier page put the same business. The page says no more than that one did, and moves nothing back.
 */
export function meetingFormerlyOn(
  draft: Draft,
  when: CalendarDate | CalendarMonth,
  before: readonly string[],
): Meeting | undefined {
  const meeting = draft.meetings.find(({ id, formerly }) => before.includes(id) && formerly.includes(when));
  if (meeting?.state === 'cancelled' && meeting.inError) return undefined;
  if (!meeting || dayOrMonth(meeting)?.startsWith(when)) return undefined;
  const given = isMonth(when) ? monthInWords(when) : inFull(when);
  flag(
    draft,
    `meeting ${meeting.id}, which the programme still gives as ${given}, is in the register as ${whenInWords(meeting)}, and stays so`,
  );
  return meeting;
}

type MovedFrom = {
  /** All days and months that the page names. */
  days: readonly string[];
  /** Whether what the page lists on its new day is what earlier pages put to it. */
  isOf: (titles: readonly string[]) => boolean;
  /** What earlier pages put to each meeting to come. */
  before: ReadonlyMap<string, readonly string[]>;
};

/**
 * The meeting that an earlier page had on a day which this page names no longer, with the business that it lists on a new
 * one: it moves there. Never past another meeting, and not to a day or month that has one.
 */
export function meetingMovedTo(
  draft: Draft,
  when: CalendarDate | CalendarMonth,
  { days, isOf, before }: MovedFrom,
): Meeting | undefined {
  const others = draft.meetings.flatMap((meeting) => {
    const on = dayOrMonth(meeting);
    return on === undefined ? [] : [{ id: meeting.id, on }];
  });
  if (others.some(({ on }) => on.startsWith(when) || when.startsWith(on))) return undefined;
  const moved = draft.meetings.find((meeting) => {
    const from = dayOrMonth(meeting);
    if (
      from === undefined ||
      days.some((day) => day === from || day.startsWith(from) || from.startsWith(day))
    )
      return false;
    const [first, last] = from < when ? [from, when] : [when, from];
    const isPast = others.some(({ id, on }) => id !== meeting.id && on > first && on < last);
    return !isPast && isOf(before.get(meeting.id) ?? []) && before.has(meeting.id);
  });
  if (moved === undefined) return undefined;
  if (moved.state === 'scheduled' && !isMonth(when)) return moveMeeting(draft, moved, when);
  const to = isMonth(when) ? ({ state: 'month', month: when } as const) : scheduledFor(when);
  const what = `meeting ${moved.id} moves from ${whenInWords(moved)} to ${isMonth(when) ? monthInWords(when) : inFull(when)}`;
  const there = putMeeting(draft, orFail(reschedule(moved, to, draft.meetings, draft.author)), what);
  if (hasDate(there)) flagDay(draft, there);
  return there;
}

/** The meeting of that month: the one that waits for a day, or else the first that has one. */
function meetingOfMonth(draft: Draft, month: CalendarMonth): Meeting {
  const { author, board, meetings } = draft;
  const waiting = meetings.find((meeting) => meeting.state === 'month' && meeting.month === month);
  if (waiting) return waiting;
  const [first, second] = datedMeetings(meetings).filter(({ date }) => monthOf(date) === month);
  if (first && second) {
    flag(
      draft,
      `the programme names ${monthInWords(month)} alone, in which there are several meetings: its items were put to that of ${inFull(first.date)}`,
    );
  }
  if (first) return first;
  const back = putBack(draft, month, { state: 'month', month });
  if (back) return back;
  const made = addMeeting(board.id, meetings, { state: 'month', month }, author);
  return putMeeting(draft, orFail(made), `a meeting in ${monthInWords(month)}`);
}
