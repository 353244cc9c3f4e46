import { isDeepStrictEqual } from 'node:util';
import { type CalendarDate, inFull, inWords, monthOf } from '../../calendar/days.ts';
import type { Action } from '../../register/action.ts';
import { type Author, withChange } from '../../register/history.ts';
import {
  type DatedMeeting,
  hasDate,
  type Meeting,
  meetingSchema,
  type RecordedMinutes,
  type ScheduledMeeting,
} from '../../register/meeting.ts';
import { addMeeting, hold, type MeetingMove, move } from '../../register/meeting-moves.ts';
import { datedMeetings, dueDate, meetingAfter, owedBy } from '../../register/view.ts';
import { waitsForOwner } from '../../reminders/digest.ts';
import type { Findings, Minuted } from '../findings.ts';
import { recordActions } from './actions.ts';
import { recordDischarges } from './discharges.ts';
import { type Draft, draftOf, putMeeting, type RegisterChange, type WholeBoard } from './draft.ts';
import { likeness } from './likeness.ts';

/** Notes as they were read: the file's name, what it says, and the meeting's date where a person gave it. */
export type Notes = {
  file: string;
  findings: Findings;
  minuted: readonly Minuted[];
  meetingDate: CalendarDate | null;
};

/** What recording would do, in the order to save it. `attention` is what it leaves to a person; none of it is lost. */
export type Recording =
  | { outcome: 'recording'; meeting: Meeting; changes: RegisterChange[]; attention: string[] }
  | { outcome: 'refused'; why: string };

/**
 * What putting these notes into the register changes. Where notes of the meeting were recorded before, only what they
 * now say otherwise: what people changed in the register since then stands. Saving may be cut off anywhere, and is
 * finished by recording again.
 */
export function recordingOf(whole: WholeBoard, notes: Notes, today: CalendarDate, author: Author): Recording {
  const asked = meetingDateOf(notes);
  if (asked.outcome === 'refused') return asked;
  if (asked.date > today) {
    return { outcome: 'refused', why: `the notes are of ${inFull(asked.date)}, which has not come yet` };
  }
  const draft = draftOf(whole, today, author);
  warnOfAnotherBoard(draft, notes.findings);
  const meeting = heldOn(draft, asked.date);
  const before = meeting.minutes;
  const previous = previousMeeting(draft, meeting, notes.findings);
  setNextMeeting(draft, meeting, notes.findings, before);
  const discharged = recordDischarges(draft, { meeting, previous, before }, notes.findings);
  const actions = recordActions(draft, { meeting, before }, notes);
  checkNothingOutstanding(draft, meeting, notes.findings);
  warnOfUnread(draft, notes.findings);
  const recorded = keepMinutes(draft, meeting, {
    file: notes.file,
    next: notes.findings.meeting.next,
    actions,
    discharged,
  });
  return { outcome: 'recording', meeting: recorded, changes: draft.changes, attention: draft.attention };
}

function meetingDateOf({
  findings,
  meetingDate,
}: Notes): { outcome: 'found'; date: CalendarDate } | { outcome: 'refused'; why: string } {
  const read = findings.meeting.date;
  if (meetingDate !== null && read !== null && meetingDate !== read) {
    const why = `the notes say that the meeting was on ${inFull(read)}, not on ${inFull(meetingDate)}`;
    return { outcome: 'refused', why };
  }
  const date = meetingDate ?? read;
  if (date !== null) return { outcome: 'found', date };
  const why = 'the notes do not say when the meeting was: give its date with --meeting YYYY-MM-DD';
  return { outcome: 'refused', why };
}

function warnOfAnotherBoard({ board, attention }: Draft, { board: named }: Findings): void {
  if (named === null || likeness(named, board.name) >= 0.5) return;
  attention.push(`the notes are headed “${named}”, and board ${board.id} is called “${board.name}”`);
}

function warnOfUnread({ attention }: Draft, { unread }: Findings): void {
  for (const { line, text, why } of unread) {
    attention.push(`line ${line} could not be read (${why}): ${text}`);
  }
}

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
function heldOn(draft: Draft, date: CalendarDate): DatedMeeting {
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
const previousMeeting = (
  draft: Draft,
  { date }: DatedMeeting,
  { meeting: { previous } }: Findings,
): DatedMeeting | null => (previous === null || previous >= date ? null : heldOn(draft, previous));

/** The next meeting as the notes give it; one already expected in that month, or recorded from these notes, moves. */
function setNextMeeting(
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

function checkNothingOutstanding(draft: Draft, meeting: DatedMeeting, findings: Findings): void {
  if (!findings.nothingOutstanding) return;
  const outstanding = (action: Action): boolean => {
    const due = dueDate(owedBy(action), draft.meetings);
    return waitsForOwner(action) && action.raisedAt !== meeting.id && due !== null && due <= meeting.date;
  };
  for (const { ref, text } of draft.actions.filter(outstanding)) {
    draft.attention.push(`the notes say that nothing was outstanding, but ${ref} still is: ${text}`);
  }
}

/** Kept last, so that notes whose recording was cut off are worked through again. */
function keepMinutes(draft: Draft, { id }: Meeting, minutes: RecordedMinutes): Meeting {
  const meeting = draft.meetings.find((other) => other.id === id);
  if (meeting === undefined) throw new Error(`recording lost meeting ${id}`);
  if (isDeepStrictEqual(meeting.minutes, minutes)) return meeting;
  const first = meeting.minutes === null;
  const what = `notes recorded${first ? '' : ' again'} from ${minutes.file}`;
  return putMeeting(
    draft,
    meetingSchema.parse(withChange({ ...meeting, minutes }, draft.author, what)),
    what,
  );
}
