import * as z from 'zod';
import {
  type CalendarDate,
  calendarDateSchema,
  dayIn,
  type Instant,
  instantSchema,
} from '../calendar/days.ts';
import { type Action, closedOn, type Due, dueSchema } from './action.ts';
import type { Board } from './board.ts';
import type { Change } from './history.ts';
import { hasDate, type Meeting } from './meeting.ts';
import { datedMeetings, meetingById } from './meetings.ts';

/** Once that what is owed under an action was put to another time; null where the register did not keep the time. */
export const dueMoveSchema = z.object({
  at: instantSchema,
  by: z.string(),
  /** What was put off: the action itself, or the undertaking that it was discharged on. */
  of: z.enum(['action', 'undertaking']),
  before: dueSchema.nullable(),
  after: dueSchema.nullable(),
  reason: z.string().nullable(),
});
export type DueMove = z.infer<typeof dueMoveSchema>;

/** What the histories say of when an action was due, and for how long it was carried along. */
export type DueRecord = {
  /** When it was due as it was first recorded; null where that is not known. */
  firstDue: Due | null;
  /** The day that was at the time; null where it had none, or it is not known. */
  firstDueOn: CalendarDate | null;
  dueMoves: DueMove[];
  /**
   * The meetings at which it was carried over: those of its board that were held after the day on which it was asked for,
   * and after which it was neither discharged nor withdrawn. Null where the register cannot say.
   */
  carriedOverAt: string[] | null;
};

/** All of it, from the histories of the action and of the meetings of its board. */
export function dueRecordOf(
  action: Action,
  meetings: readonly Meeting[],
  { timeZone }: Pick<Board, 'timeZone'>,
): DueRecord {
  const { first, moves } = movesOf(action);
  return {
    firstDue: first,
    firstDueOn: first === null ? null : dayThen(first, meetings, action.history[0]?.at),
    dueMoves: moves,
    carriedOverAt: carriedOverAt(action, meetings, timeZone),
  };
}

const fields = { due: 'action', 'discharge.undertaking.by': 'undertaking' } as const;
type MovingField = keyof typeof fields;

const isMoving = (field: string): field is MovingField => field in fields;

const dueFrom = (value: unknown): Due | null => dueSchema.safeParse(value).data ?? null;

/** Two wordings of the same time are no move. */
const isSameTime = (one: Due, other: Due): boolean =>
  JSON.stringify({ ...one, words: null }) === JSON.stringify({ ...other, words: null });

const isMove = ({ before, after }: DueMove): boolean =>
  before === null || after === null || !isSameTime(before, after);

/** The words of a line from before histories said what was: that it put the action, or its undertaking, to another time. */
const olderMove = /(?:^amended: |; )due (?:at|on) /;
const olderMoveOfUndertaking = /(?:^|; )undertaking now due /;
/** That the thing was made what it had been before its notes were recorded. */
const takingBack = /^the recording of .* was taken back$/;

/** `moves` and another; or without the last, where a recording that made it was taken back. */
function withMove(moves: readonly DueMove[], move: DueMove, isTakenBack: boolean): DueMove[] {
  const last = moves.findLast(({ of }) => of === move.of);
  if (!isTakenBack || !last?.before || !move.after || !isSameTime(last.before, move.after)) {
    return [...moves, move];
  }
  return moves.filter((other) => other !== last);
}

/**
 * The moves in their order, without those of a recording that was taken back; and when the action itself was due before
 * the first of them, null where that is not known.
 */
function movesOf(action: Action): { first: Due | null; moves: DueMove[] } {
  const now: Record<DueMove['of'], Due | null> = {
    action: action.due,
    undertaking: action.status === 'discharged' ? (action.discharge.undertaking?.by ?? null) : null,
  };
  const found = action.history.toReversed().flatMap((change) => {
    const isTakenBack = takingBack.test(change.what);
    // What it was made, an older line does not say.
    if (isTakenBack && change.changed === undefined) now.action = null;
    const said = change.changed === undefined ? olderMovesIn(change, action, now) : movesIn(change);
    const moves = said.filter(isMove);
    for (const { of, before } of moves) now[of] = before;
    return moves.map((move) => ({ move, isTakenBack }));
  });
  const moves = found
    .reverse()
    .reduce<DueMove[]>((before, { move, isTakenBack }) => withMove(before, move, isTakenBack), []);
  return { first: now.action, moves };
}

const moveOf = (
  { at, by, reason }: Change,
  of: DueMove['of'],
  before: Due | null,
  after: Due | null,
): DueMove => ({ at, by, of, before, after, reason: reason ?? null });

const movesIn = (change: Change): DueMove[] =>
  (change.changed ?? []).flatMap(({ field, before, after }) =>
    isMoving(field) ? [moveOf(change, fields[field], dueFrom(before), dueFrom(after))] : [],
  );

/** Of an older line, which does not say when it was due before, the register may know by when its owner owed it. */
function olderMovesIn(
  change: Change,
  { owedBefore }: Action,
  now: Record<DueMove['of'], Due | null>,
): DueMove[] {
  const before = owedBefore.find(({ until }) => until === change.at)?.due ?? null;
  if (olderMoveOfUndertaking.test(change.what)) {
    return [moveOf(change, 'undertaking', before, now.undertaking)];
  }
  return olderMove.test(change.what) ? [moveOf(change, 'action', before, now.action)] : [];
}

/** The day that something was due on at that moment, as far as it is known. */
function dayThen(due: Due, meetings: readonly Meeting[], at: Instant | undefined): CalendarDate | null {
  if (due.at !== 'meeting') return due.at === 'date' ? due.date : null;
  const meeting = meetingById(meetings, due.meeting);
  return meeting === undefined || at === undefined ? null : dayAt(meeting, at);
}

/** The day that a meeting had at that moment; null where it had none, or nobody can say. */
function dayAt(meeting: Meeting, at: Instant): CalendarDate | null {
  const now = hasDate(meeting) ? meeting.date : null;
  if (hasDate(meeting) && meeting.datedSince !== null && meeting.datedSince <= at) return now;
  const since = meeting.history.filter((change) => change.at > at);
  if (since.some(({ changed }) => changed === undefined)) return null;
  const moved = since.flatMap(({ changed = [] }) => changed.filter(({ field }) => field === 'date'))[0];
  return moved === undefined ? now : (calendarDateSchema.safeParse(moved.before).data ?? null);
}

/** A time in which the board had done with an action: from its first day until the day on which it was re-opened. */
type Closed = { from: CalendarDate; until: CalendarDate | null };

function carriedOverAt(action: Action, meetings: readonly Meeting[], timeZone: string): string[] | null {
  const closed = timesClosed(action, timeZone);
  if (closed === null) return null;
  const isClosedOn = (date: CalendarDate): boolean =>
    closed.some(({ from, until }) => from <= date && (until === null || date < until));
  return datedMeetings(meetings)
    .filter(({ state, date }) => state === 'held' && date > action.raisedOn && !isClosedOn(date))
    .map(({ id }) => id);
}

const endSchema = z.object({ on: calendarDateSchema });

/** Null where it was re-opened by a line that does not say since when it had been closed. */
function timesClosed(action: Action, timeZone: string): Closed[] | null {
  const earlier: Closed[] = [];
  let isClosed = false;
  for (const { at, what, changed } of action.history) {
    if (changed === undefined && isClosed && /^re-opened: /.test(what)) return null;
    if (/^(?:discharged|withdrawn)(?: on [^:]+)?: /.test(what)) isClosed = true;
    for (const { field, before, after } of changed ?? []) {
      if (field !== 'discharge' && field !== 'withdrawal') continue;
      const ended = endSchema.safeParse(before);
      if (after === null && ended.success) earlier.push({ from: ended.data.on, until: dayIn(timeZone, at) });
      isClosed = after !== null;
    }
  }
  const from = closedOn(action);
  return from === null ? earlier : [...earlier, { from, until: null }];
}
