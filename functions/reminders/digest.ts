import type { CalendarDate } from '../calendar/days.ts';
import { counted, listed } from '../english.ts';
import { type Action, type ActionRef, hasUnmetUndertaking } from '../register/action.ts';
import { hasDate, type Meeting, type ScheduledMeeting, whenInWords } from '../register/meeting.ts';
import type { Owner } from '../register/owner.ts';
import {
  type BoardView,
  byDueDate,
  closuresOf,
  dueDate,
  meetingById,
  nextMeeting,
  owedBy,
  type PapersCalendar,
  papersCalendar,
} from '../register/view.ts';

/** One thing an owner owes, with all that a reminder says about it. */
export type OwedItem = {
  ref: ActionRef;
  text: string;
  minuted: string | null;
  section: string | null;
  /** The meeting that asked for it, as a sentence says it: "Wednesday 2 October 2024". */
  askedOn: CalendarDate;
  /** What is still to be provided, when the action was discharged on an undertaking. */
  undertaking: string | null;
  /** Null when no time was agreed or its meeting has no date yet; `dueWords` then says what is known. */
  due: CalendarDate | null;
  dueWords: string | null;
};

/** Everything an owner owes a board on a day, in the order in which it presses. */
export type Digest = {
  owner: Owner;
  today: CalendarDate;
  /** The next meeting with a date, and the days that lead up to it. */
  meeting: ScheduledMeeting | null;
  calendar: PapersCalendar | null;
  overdue: OwedItem[];
  due: OwedItem[];
  undertakings: OwedItem[];
  later: OwedItem[];
};

/** What is known of a due date that is not a day: the notes' words, or what became of the meeting. */
function dueWords(action: Action, meetings: readonly Meeting[]): string | null {
  const due = owedBy(action);
  if (due.words !== null) return due.words;
  if (due.at !== 'meeting') return null;
  const meeting = meetingById(meetings, due.meeting);
  return meeting === undefined || hasDate(meeting) ? null : whenInWords(meeting);
}

const owedItem = (action: Action, meetings: readonly Meeting[]): OwedItem => ({
  ref: action.ref,
  text: action.text,
  minuted: action.minuted,
  section: action.section,
  askedOn: action.raisedOn,
  undertaking: hasUnmetUndertaking(action) ? action.discharge.undertaking.text : null,
  due: dueDate(owedBy(action), meetings),
  dueWords: dueWords(action, meetings),
});

/** Whether the owner still has to act: a proposed action waits for the board, not for its owner. */
export const waitsForOwner = (action: Action): boolean =>
  action.status === 'open' || hasUnmetUndertaking(action);

/** Everything `owner` owes the board on `today`. Something due on the day itself is not overdue yet. */
export function digestFor(view: BoardView, owner: Owner, today: CalendarDate): Digest {
  const meeting = nextMeeting(view.meetings, today) ?? null;
  const items = view.actions
    .filter((action) => action.owner === owner.id && waitsForOwner(action))
    .map((action) => owedItem(action, view.meetings))
    .sort(byDueDate);
  const isOverdue = ({ due }: OwedItem): boolean => due !== null && due < today;
  const isDue = ({ due }: OwedItem): boolean =>
    due !== null && due >= today && meeting !== null && due <= meeting.date;
  return {
    owner,
    today,
    meeting,
    calendar: meeting && papersCalendar(view.board.policy, meeting, closuresOf(view.board)),
    overdue: items.filter(isOverdue),
    due: items.filter((item) => isDue(item) && item.undertaking === null),
    undertakings: items.filter((item) => isDue(item) && item.undertaking !== null),
    later: items.filter((item) => !isOverdue(item) && !isDue(item)),
  };
}

/** "2 actions and 1 undertaking", each with `quality` before it: "2 new actions and 1 new undertaking". */
export const owedInWords = (actions: number, undertakings: number, quality = ''): string =>
  listed([
    ...(actions > 0 ? [counted(actions, `${quality}action`)] : []),
    ...(undertakings > 0 ? [counted(undertakings, `${quality}undertaking`)] : []),
  ]);

/** Everything in the digest, in the order in which it presses. */
export const allItems = ({ overdue, due, undertakings, later }: Digest): OwedItem[] => [
  ...overdue,
  ...due,
  ...undertakings,
  ...later,
];

/** Whether there is something to do before the next meeting; what is only due later is no reason to write. */
export const presses = (digest: Digest): boolean =>
  digest.overdue.length + digest.due.length + digest.undertakings.length > 0;
