import { isDeepStrictEqual } from 'node:util';
import { type CalendarDate, inFull } from '../../calendar/days.ts';
import type { Action } from '../../register/action.ts';
import { type Author, withChange } from '../../register/history.ts';
import {
  type DatedMeeting,
  type Meeting,
  meetingSchema,
  type RecordedMinutes,
} from '../../register/meeting.ts';
import { dueDate, owedBy } from '../../register/view.ts';
import { waitsForOwner } from '../../reminders/digest.ts';
import type { Findings, Minuted } from '../findings.ts';
import { recordActions } from './actions.ts';
import { recordDischarges } from './discharges.ts';
import { type Draft, draftOf, putMeeting, type RegisterChange, type WholeBoard } from './draft.ts';
import { likeness } from './likeness.ts';
import { heldOn, previousMeeting, setNextMeeting } from './meetings.ts';

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
