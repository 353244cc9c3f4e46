import { type CalendarDate, inFull, inWords } from '../calendar/days.ts';
import { type Closures, workingDaysAfter } from '../calendar/working-days.ts';
import { hasEnded, type Policy } from '../register/board.ts';
import { hasDate } from '../register/meeting.ts';
import { meetingById } from '../register/meetings.ts';
import { closuresOf } from '../register/papers-calendar.ts';
import type { BoardView } from '../register/view.ts';
import { isStillToTell } from './change-of-date.ts';
import type { DateGiven } from './dates-given.ts';
import { allOwed, chasedIn, type Digest, digestFor, isOver, owesAny, presses } from './digest.ts';
import type { DigestKind, Dispatch } from './dispatch.ts';
import { actionReportWindow, lastDayFor } from './stages.ts';

/** Whether the meeting that the mail leads up to is still on the day for which it was planned; of none, it is. */
export function meetingStillStands(
  { meetings }: Pick<BoardView, 'meetings'>,
  { meeting: planned }: Pick<Dispatch, 'meeting'>,
): boolean {
  if (planned === null) return true;
  const meeting = meetingById(meetings, planned.id);
  return meeting !== undefined && hasDate(meeting) && meeting.date === planned.date;
}

export const boardEnded = 'the board has ended';
export const meetingGone = 'the meeting has moved or will not take place';

/**
 * Why there is no reason left for the mail: a digest has one while anything presses before its meeting; a change of
 * date, while its office has not been told; a receipt, while its answer is told of; the others, while something they were planned for is still owed. Undefined
 * when there is.
 */
export function reasonGone(
  view: BoardView,
  dispatch: Dispatch,
  kind: DigestKind,
  digest: Digest,
): string | undefined {
  if (!meetingStillStands(view, dispatch)) return meetingGone;
  if (kind === 'change of date') {
    return isStillToTell(dispatch, digest.moved)
      ? undefined
      : `${digest.owner.name} knows the date as it stands`;
  }
  if (kind === 'new link') return undefined;
  return isStillOwed(kind, dispatch, digest) ? undefined : whyNoMore(kind, dispatch, digest);
}

function whyNoMore(kind: DigestKind, { refs }: Dispatch, { owner, overdue }: Digest): string {
  const isPaused = (kind === 'chase' || kind === 'escalation') && owesAny(overdue, refs);
  return isPaused ? `what it was about is paused` : `${owner.name} no longer owes anything that it was about`;
}

function isStillOwed(kind: DigestKind, { refs, alsoCovers }: Dispatch, digest: Digest): boolean {
  if (kind === 'digest') return presses(digest);
  // It covers only other notices, and is one as long as any of those is owed.
  if (kind === 'receipt') return isAnswered(digest, refs);
  if (kind === 'notice') return owesAny(allOwed(digest), [...refs, ...alsoCovers]);
  return owesAny(chasedIn(digest), refs);
}

/** Whether something is owed of which no other mail was sent because this one would say it: one that is paused can wait. */
export const hasOthersToCover = ({ alsoCovers }: Dispatch, digest: Digest): boolean =>
  owesAny(allOwed({ ...digest, overdue: chasedIn(digest) }), alsoCovers) || isAnswered(digest, alsoCovers);

/** Whether one of those things was answered in the office's name lately, which its mails tell it. */
const isAnswered = ({ answered }: Digest, refs: readonly string[]): boolean =>
  answered.some(({ ref }) => refs.includes(ref));

/** How many working days a mail that leads up to no meeting stays worth sending once somebody wants it sent after all. */
const afterAllWorkingDays = 5;

/**
 * The last day on which a mail is worth sending that did not arrive by its own: that stands while it is to come. After
 * it, the last day for the meeting that the mail leads up to, which may have passed too; or, where it leads up to none,
 * so many working days from `today`.
 */
function lastDayAfterAll(
  policy: Policy,
  { kind, meeting, cutOff }: Pick<Dispatch, 'kind' | 'meeting' | 'cutOff'>,
  today: CalendarDate,
  closures: Closures,
): CalendarDate {
  if (today < cutOff) return cutOff;
  if (meeting === null) return workingDaysAfter(today, afterAllWorkingDays, closures);
  return kind === 'action report'
    ? actionReportWindow(policy, meeting, closures).cutOff
    : lastDayFor(policy, meeting, closures);
}

/** Whether a mail that ended is still of use, and until which day; or why not, in a sentence without its stop. */
export type Use = { outcome: 'of use'; until: CalendarDate } | { outcome: 'of no use'; why: string };

/** Whether `dispatch` would be of use today to an owner who goes by the dates `given`, or to the secretary. */
export function useOf(
  view: BoardView,
  dispatch: Dispatch,
  today: CalendarDate,
  given: readonly DateGiven[],
): Use {
  const { board, meetings } = view;
  if (hasEnded(board, today)) return { outcome: 'of no use', why: boardEnded };
  const stands = meetingStillStands(view, dispatch);
  const meeting = stands ? dispatch.meeting : null;
  if (meeting !== null && isOver(meetingById(meetings, meeting.id), today)) {
    return { outcome: 'of no use', why: `the meeting of ${inFull(meeting.date)} is over` };
  }
  const gone = whyNothingIsLeft(view, dispatch, today, given);
  if (gone !== undefined) return { outcome: 'of no use', why: gone };
  const until = lastDayAfterAll(board.policy, { ...dispatch, meeting }, today, closuresOf(board));
  if (today <= until) return { outcome: 'of use', until };
  const forMeeting = meeting === null ? '' : ` for the meeting of ${inFull(meeting.date)}`;
  return { outcome: 'of no use', why: `its last day${forMeeting} was ${inWords(until)}` };
}

function whyNothingIsLeft(
  view: BoardView,
  dispatch: Dispatch,
  today: CalendarDate,
  given: readonly DateGiven[],
): string | undefined {
  const { kind } = dispatch;
  if (kind === 'action report' || kind === 'answers' || kind === 'problems') {
    return meetingStillStands(view, dispatch) ? undefined : meetingGone;
  }
  const owner = view.owners.find(({ id }) => id === dispatch.owner);
  // Whoever cannot be looked up may owe anything.
  if (owner === undefined) return undefined;
  const digest = digestFor(view, owner, today, given);
  return hasOthersToCover(dispatch, digest) ? undefined : reasonGone(view, dispatch, kind, digest);
}
