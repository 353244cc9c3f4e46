import { type CalendarDate, dayIn, type Instant, latest } from '../calendar/days.ts';
import { type Action, hasUnmetUndertaking, isOwedBy, type Pause, waitsForOwner } from '../register/action.ts';
import { dueDate, dueNow } from '../register/due.ts';
import type { Change } from '../register/history.ts';
import { type DatedMeeting, hasDate } from '../register/meeting.ts';
import { meetingById } from '../register/meetings.ts';
import type { Owner } from '../register/owner.ts';
import { paperDue } from '../register/papers-calendar.ts';
import { type ItemToCome, isToCome } from '../register/programme.ts';
import type { BoardView } from '../register/view.ts';
import { type Count, countInWords } from './digest.ts';
import type { Ref } from './dispatch.ts';

/** One thing that an owner owes, or owed, as far as a plan goes by it. */
export type Owing = {
  ref: Ref;
  counts: keyof Count;
  /** The moment that it came into the register, and the day since which its owner owes it as it now stands. */
  recordedAt: Instant;
  owedSince: CalendarDate;
  /** The day since which its owner owes it by its date: nobody could have been reminded of it before. */
  since: CalendarDate;
  /** The day on which that ended, with another owner or date: it is only in what was missed before. Null until then. */
  until: CalendarDate | null;
  due: CalendarDate | null;
  /** When it was paused last; null of what never was. */
  pause: Pause | null;
};
/** A report is owed only until the day of its meeting. */
type OwingReport = Owing & { meeting: CalendarDate | null };

type Recorded = { ref: string; owedSince: Instant | null; history: Change[] };

/** The moment that it came into the register. Throws where it has no history, as everything kept has. */
export function recordedAt({ ref, history }: Pick<Recorded, 'ref' | 'history'>): Instant {
  const first = history[0];
  if (first === undefined) throw new Error(`${ref} has no history`);
  return first.at;
}

const owedSince = ({ board }: BoardView, thing: Recorded): CalendarDate =>
  dayIn(board.timeZone, thing.owedSince ?? recordedAt(thing));

/** The day since which the meeting's date is known; null where nobody wrote that down. */
export const dateKnownOn = ({ board }: BoardView, { datedSince }: DatedMeeting): CalendarDate | null =>
  datedSince && dayIn(board.timeZone, datedSince);

const datedMeeting = ({ meetings }: BoardView, id: string): DatedMeeting | null => {
  const meeting = meetingById(meetings, id);
  return meeting && hasDate(meeting) ? meeting : null;
};

const owingAction = (view: BoardView, action: Action): Owing => ({
  ref: action.ref,
  counts: hasUnmetUndertaking(action) ? 'undertakings' : 'actions',
  recordedAt: recordedAt(action),
  owedSince: owedSince(view, action),
  since: owedSince(view, action),
  until: null,
  due: dueDate(dueNow(action), view.meetings),
  pause: action.pause,
});

function owingReport(view: BoardView, item: ItemToCome, today: CalendarDate): OwingReport {
  const meeting = datedMeeting(view, item.meeting);
  const since = owedSince(view, item);
  return {
    ref: item.ref,
    counts: 'reports',
    recordedAt: recordedAt(item),
    owedSince: since,
    since: meeting ? latest([since, dateKnownOn(view, meeting) ?? today]) : since,
    until: null,
    due: paperDue(view, item),
    pause: null,
    meeting: meeting?.date ?? null,
  };
}

export const actionsOf = (view: BoardView, owner: Owner): Owing[] =>
  view.actions
    .filter((action) => isOwedBy(action, owner.id) && waitsForOwner(action))
    .map((action) => owingAction(view, action));

/** Of `items`, those that the owner leads. */
export const reportsOf = (
  view: BoardView,
  owner: Owner,
  items: readonly ItemToCome[],
  today: CalendarDate,
): OwingReport[] =>
  items.filter(({ lead }) => lead === owner.id).map((item) => owingReport(view, item, today));

/** What the owner owed as nobody does any longer: it was given to another, or another date. */
export const actionsOnceOf = (view: BoardView, owner: Owner): Owing[] =>
  view.actions.flatMap((action) =>
    action.owedBefore
      .filter((time) => time.owner === owner.id)
      .map(({ due, from, until }) => {
        const meeting = due.at === 'meeting' ? datedMeeting(view, due.meeting) : null;
        const since = dayIn(view.board.timeZone, from);
        return {
          ...owingAction(view, action),
          owedSince: since,
          since: latest([since, (meeting && dateKnownOn(view, meeting)) ?? since]),
          until: dayIn(view.board.timeZone, until),
          due: dueDate(due, view.meetings),
        };
      }),
  );

/** Of the items still to come, those that the owner led, or led to another meeting. */
export const reportsOnceOf = (view: BoardView, owner: Owner, today: CalendarDate): OwingReport[] =>
  view.programme.filter(isToCome).flatMap((item) =>
    item.owedBefore
      .filter(({ lead }) => lead === owner.id)
      .map(({ meeting, from, until }) => ({
        ...owingReport(view, { ...item, meeting, owedSince: from }, today),
        until: dayIn(view.board.timeZone, until),
      })),
  );

export function owingInWords(owing: readonly Owing[], quality = ''): string {
  const count = { actions: 0, undertakings: 0, reports: 0 };
  for (const { counts } of owing) count[counts] += 1;
  return countInWords(count, quality);
}

/** What is owed by what it has in common, in the order in which each was met; null has nothing in common. */
export function groupBy<Common>(
  owing: readonly Owing[],
  common: (one: Owing) => Common | null,
): [Common, Owing[]][] {
  const groups = new Map<Common, Owing[]>();
  for (const one of owing) {
    const key = common(one);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups];
}
