import { isDeepStrictEqual } from 'node:util';
import { type CalendarDate, inFull } from '../../calendar/days.ts';
import { type Action, byReference, waitsForOwner } from '../../register/action.ts';
import { type Corrections, noCorrections, type RowCorrection } from '../../register/corrections.ts';
import { dueDate, dueNow } from '../../register/due.ts';
import { type Author, withChange } from '../../register/history.ts';
import {
  type DatedMeeting,
  type Meeting,
  meetingSchema,
  type RecordedMinutes,
} from '../../register/meeting.ts';
import type { Part } from '../../register/received-notes.ts';
import { type Refusal, refusal } from '../../register/refusal.ts';
import type { Findings, Minuted, Source, Unread } from '../findings.ts';
import { recordActions } from './actions.ts';
import type { Attention } from './attention.ts';
import { type CorrectedReading, withCorrections } from './corrections.ts';
import { recordDischarges } from './discharges.ts';
import {
  type CheckedRow,
  type Draft,
  doBy,
  draftOf,
  flag,
  type InDoubt,
  putMeeting,
  type RegisterChange,
  type WholeBoard,
} from './draft.ts';
import { holdMeeting, previousMeeting, setNextMeeting } from './meetings.ts';
import { partsFor } from './parts.ts';
import { recordProgramme } from './programme.ts';

/** A file as it was read: its name, what it says, and what a person said of it: the meeting's date, the part meant. */
export type Notes = {
  file: string;
  findings: Findings;
  minuted: Minuted;
  /** The lines of its programme's items. */
  programmeLines?: Source['programme'];
  /** The body that the file's programme of work names in its title. */
  programmeOf: string | null;
  meetingDate: CalendarDate | null;
  only: Part | null;
  /** What people changed of it. */
  corrections?: Corrections;
  /** Whether to enter what is in doubt too. */
  doubtful: boolean;
};

/** `no date` and `another date` are of the meeting; `no such part` and `which part`, of what the file holds. */
export type NotRecorded = Refusal<
  'no date' | 'another date' | 'not come yet' | 'no such part' | 'which part' | 'another board'
>;

/**
 * What recording would do, in the order to save it, and the meeting whose notes they are; null for a programme of work
 * alone. `attention` is what it leaves to a person, and `inDoubt` what it does not enter unasked; none of it is lost.
 */
export type Recording =
  | {
      outcome: 'recording';
      meeting: DatedMeeting | null;
      changes: RegisterChange[];
      attention: Attention[];
      inDoubt: InDoubt[];
      /** Each row of the notes, and what becomes of it. */
      rows: CheckedRow[];
      /** What was open before this meeting, and the notes neither list nor discharge. */
      notMentioned: Action[];
    }
  | NotRecorded;

/**
 * What putting these notes into the register changes, and the programme of work beside them. What was recorded before
 * changes only where they now say otherwise: what people changed in the register since then stands. Saving may be cut
 * off anywhere, and is finished by recording again.
 */
export function recordingOf(whole: WholeBoard, given: Notes, today: CalendarDate, author: Author): Recording {
  const { corrections = noCorrections } = given;
  const corrected = withCorrections(given, corrections);
  const isDated = corrections.meeting?.date !== undefined;
  const notes: Corrected = { ...given, ...corrected, ...(isDated && { meetingDate: null }) };
  const parts = partsFor(whole.board, notes);
  if (parts.outcome === 'refused') return parts;
  const draft = draftOf(whole, today, author);
  draft.attention.push(...parts.attention);
  const recorded = parts.take.has('notes') ? recordNotes(draft, notes) : undefined;
  if (recorded?.outcome === 'refused') return recorded;
  const { programme } = notes;
  if (programme !== null && parts.take.has('programme')) recordProgramme(draft, programme, notes.file);
  flagUnread(draft, notes.findings);
  flagLost(draft, notes.lost);
  const { changes, attention, inDoubt, rows } = draft;
  const meeting = recorded?.meeting ?? null;
  return {
    ...{ outcome: 'recording', meeting, changes, attention, inDoubt, rows },
    notMentioned: meeting === null ? [] : openUnmentioned(whole, meeting, rows),
  };
}

type Corrected = Omit<Notes, 'findings' | 'minuted'> & CorrectedReading;

const flagLost = (draft: Draft, lost: readonly RowCorrection[]): void => {
  for (const { by, of } of lost) {
    flag(draft, `what ${by} changed of “${of}” was left out: it is read otherwise now`);
  }
};

function openUnmentioned(
  { actions }: WholeBoard,
  meeting: DatedMeeting,
  rows: readonly CheckedRow[],
): Action[] {
  const mentioned = new Set<string>(rows.flatMap(({ ref, candidates }) => [ref ?? [], candidates].flat()));
  return actions
    .filter(
      ({ ref, status, raisedOn }) =>
        (status === 'open' || status === 'proposed') && raisedOn < meeting.date && !mentioned.has(ref),
    )
    .sort(byReference);
}

type Recorded = { outcome: 'recorded'; meeting: DatedMeeting } | NotRecorded;

function recordNotes(draft: Draft, notes: Corrected): Recorded {
  const meetingDate = meetingDateOf(notes);
  if (meetingDate.outcome === 'refused') return meetingDate;
  if (meetingDate.date > draft.today) {
    return refusal('not come yet', `the notes are of ${inFull(meetingDate.date)}, which has not come yet`);
  }
  const { file, findings } = notes;
  const { by } = notes.corrections?.meeting ?? { by: null };
  const { meeting, before, previous } = doBy(draft, by && `its dates changed by ${by}`, () => {
    const held = holdMeeting(draft, meetingDate.date);
    const last = previousMeeting(draft, held, findings);
    const said = held.minutes?.said ?? null;
    setNextMeeting(draft, held, findings, said);
    return { meeting: held, before: said, previous: last };
  });
  const discharged = recordDischarges(draft, { meeting, previous, before }, notes);
  const actions = recordActions(draft, { meeting, before }, notes);
  checkNothingOutstanding(draft, meeting, findings);
  keepMinutes(draft, meeting, file, { next: findings.meeting.next, actions, discharged });
  return { outcome: 'recorded', meeting };
}

function meetingDateOf({
  findings,
  meetingDate,
}: Corrected): { outcome: 'found'; date: CalendarDate } | NotRecorded {
  const read = findings.meeting.date;
  if (meetingDate !== null && read !== null && meetingDate !== read) {
    const why = `the notes say that the meeting was on ${inFull(read)}, not on ${inFull(meetingDate)}`;
    return refusal('another date', why);
  }
  const date = meetingDate ?? read;
  if (date !== null) return { outcome: 'found', date };
  return refusal('no date', 'the notes do not say when the meeting was');
}

function flagUnread(draft: Draft, { unread }: Findings): void {
  for (const one of unread) flag(draft, unreadInWords(one));
}

export const unreadInWords = ({ line, text, why }: Unread): string =>
  `line ${line} could not be read (${why}): ${text}`;

function checkNothingOutstanding(draft: Draft, meeting: DatedMeeting, findings: Findings): void {
  if (!findings.nothingOutstanding) return;
  const isOutstanding = (action: Action): boolean => {
    const due = dueDate(dueNow(action), draft.meetings);
    return waitsForOwner(action) && action.raisedAt !== meeting.id && due !== null && due <= meeting.date;
  };
  for (const { ref, text } of draft.actions.filter(isOutstanding)) {
    flag(draft, `the notes say that nothing was outstanding, but ${ref} still is: ${text}`);
  }
}

/** Kept last, so that notes whose recording was cut off are worked through again. */
function keepMinutes(draft: Draft, { id }: Meeting, file: string, said: RecordedMinutes): void {
  const meeting = draft.meetings.find((other) => other.id === id);
  if (meeting === undefined) throw new Error(`recording lost meeting ${id}`);
  const { minutes } = meeting;
  if (minutes?.file === file && isDeepStrictEqual(minutes.said, said)) return;
  const what = `notes recorded${minutes === null ? '' : ' again'} from ${file}`;
  const recorded = meetingSchema.parse({ ...meeting, minutes: { file, said } });
  putMeeting(draft, withChange(meeting, recorded, draft.author, what), what);
}
