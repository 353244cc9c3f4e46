import { type CalendarDate, inFull, inWords, monthOf } from '../../calendar/days.ts';
import {
  type DatedMeeting,
  hasDate,
  type Meeting,
  type RecordedMinutes,
  type ScheduledMeeting,
} from '../../register/meeting.ts';
import { addMeeting, hold, type MeetingMove, move } from '../../register/meeting-moves.ts';
import { datedMeetings, meetingAfter } from '../../register/view.ts';
import type { Findings } from '../findings.ts';
import { type Draft, putMeeting } from './draft.ts';

/** The meeting after a move of which the draft's own checks leave no doubt. */
function moved(draft: Draft, made: MeetingMove, what: string): DatedMeeting {
  if (made.outcome === 'refused') throw new Error(`recording made an impossible move: ${made.why}`);
  const meeting = putMeeting(draft, made.meeting, what);
  if (!hasDate(meeting)) throw new Error(`recording left meeting ${meeting.id} without a date`);
  return meeting;
}

const scheduledFor = (date: CalendarDate) => ({ state: 'scheduled', date, time: null, place: null }) as const;

const dated = ({ meetings }: Draft, date: CalendarDate): DatedMeeting | undefined =>
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
export function heldOn(draft: Draft, date: CalendarDate): DatedMeeting {
  const known = dated(draft, date) ?? given(draft, date, expectedInMonth(draft, date));
  if (known.state === 'held') return known;
  return moved(draft, hold(known, draft.today, draft.author), `the meeting of ${inWords(date)} was held`);
}

/** A day for the meeting that waited for one, or else a new meeting on that day. */
function given(draft: Draft, date: CalendarDate, waiting: Meeting | undefined): DatedMeeting {
  const { author, board, meetings } = draft;
  const when = scheduledFor(date);
  return waiting
    ? moved(draft, move(waiting, when, meetings, author), `meeting ${waiting.id} is on ${inFull(date)}`)
    : moved(draft, addMeeting(board.id, meetings, when, author), `a meeting on ${inFull(date)}`);
}

/** The meeting whose notes were agreed, when the notes name it: it was held, whether or not the register knew. */
export const previousMeeting = (
  draft: Draft,
  { date }: DatedMeeting,
  { meeting: { previous } }: Findings,
): DatedMeeting | null => (previous === null || previous >= date ? null : heldOn(draft, previous));

/** The next meeting as the notes give it; one already expected in that month, or recorded from these notes, moves. */
export function setNextMeeting(
  draft: Draft,
  meeting: DatedMeeting,
  { meeting: { next } }: Findings,
  before: RecordedMinutes | null,
): void {
  if (next === null) {
    if (!meetingAfter(draft.meetings, meeting.date)) {
      draft.attention.push('the notes give no date for the next meeting, and none is in the register');
    }
    return;
  }
  if (next === before?.next || dated(draft, next)) return;
  const expected = draft.meetings.find(
    (other): other is ScheduledMeeting =>
      other.state === 'scheduled' &&
      other.date > meeting.date &&
      (other.date === before?.next || monthOf(other.date) === monthOf(next)),
  );
  if (!expected) {
    given(draft, next, expectedInMonth(draft, next) ?? onlyUnconfirmed(draft));
    return;
  }
  const { state, time, place } = expected;
  const what = `meeting ${expected.id} moves from ${inFull(expected.date)} to ${inFull(next)}`;
  moved(draft, move(expected, { state, date: next, time, place }, draft.meetings, draft.author), what);
}
