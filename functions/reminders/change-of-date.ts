import { type CalendarDate, dayIn, earliest, type Instant, inFull, latest } from '../calendar/days.ts';
import { type Closures, workingDaysAfter } from '../calendar/working-days.ts';
import { hasDate, type Meeting, withoutDay } from '../register/meeting.ts';
import type { Owner } from '../register/owner.ts';
import type { BoardView } from '../register/view.ts';
import { type ChangeOfDate, changesOfDate, type DateGiven, dateToGive, dayGiven } from './dates-given.ts';
import { owedAt, waitsForAuthor } from './digest.ts';
import type { Dispatch, PlannedDispatch } from './dispatch.ts';
import { actionsOf, reportsOf } from './owing.ts';
import { couldWriteSince, isSendableOrMissed, plannedDispatch } from './planned-dispatch.ts';
import type { StageWindow } from './stages.ts';

/** How many working days it stays worth telling at the least, unless the new day comes first. */
const toldWithinWorkingDays = 5;

/**
 * Whoever was given the date of a meeting by mail is told, on the next working morning, that it moved, was put off or
 * will not be. An office needs to owe nothing at it. The secretary gets no such mail: whoever moved it speaks for the
 * secretary, and the action report gives the dates as they stand.
 */
export function changeOfDateDue(
  view: BoardView,
  owner: Owner,
  given: readonly DateGiven[],
  today: CalendarDate,
  closures: Closures,
): PlannedDispatch[] {
  const reports = view.programme.filter((entry) => waitsForAuthor(view, entry, today));
  const owing = [...actionsOf(view, owner), ...reportsOf(view, owner, reports, today)];
  return changesOfDate(view, given, today).flatMap((change) => {
    const knownOn = dayIn(view.board.timeZone, movedAt(change.now));
    const window = windowFor(change, knownOn, today, closures);
    if (!isSendableOrMissed(window, today, couldWriteSince(view, knownOn), closures)) return [];
    const { date } = dateToGive(change.now);
    const anchor = [anchorOf(change), ...[change.was, date, knownOn].map(inId)].join('_');
    const about = owedAt(view, change.meeting, owing);
    return [
      plannedDispatch(view, owner, anchor, window, {
        kind: 'change of date',
        meeting: null,
        why: `${owner.name} ${whatWasGiven(change)}, and it ${asItStands(change.now)}`,
        about,
      }),
    ];
  });
}

const anchorOf = ({ meeting }: Pick<ChangeOfDate, 'meeting'>): string => `${meeting}_moved`;

/** What may stand in a dispatch's id: `20241204`, `put-off`. */
const inId = (text: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) ? text.replaceAll('-', '') : text.replaceAll(' ', '-');

/** The moment since which the meeting stands as it does. */
function movedAt(meeting: Meeting): Instant {
  const moment = (hasDate(meeting) ? meeting.datedSince : null) ?? meeting.history.at(-1)?.at;
  if (moment === undefined) throw new Error(`meeting ${meeting.id} of ${meeting.board} has no history`);
  return moment;
}

function windowFor(
  { was, now }: ChangeOfDate,
  knownOn: CalendarDate,
  today: CalendarDate,
  closures: Closures,
): StageWindow {
  const dueOn = earliest([workingDaysAfter(knownOn, 0, closures), today]);
  const newDay = hasDate(now) ? [now.date] : [];
  const oldDay = dayGiven(was);
  const days = [...(oldDay === undefined ? [] : [oldDay]), ...newDay];
  const soonest = workingDaysAfter(dueOn, toldWithinWorkingDays, closures);
  const lastDay = days.length === 0 ? soonest : latest([earliest(days), soonest]);
  return { name: 'change-of-date', dueOn, cutOff: earliest([lastDay, ...newDay]) };
}

const whatWasGiven = ({ was, meeting }: ChangeOfDate): string => {
  const day = dayGiven(was);
  return day === undefined
    ? `was told that meeting ${meeting} was put off`
    : `was told of a meeting on ${inFull(day)}`;
};

const asItStands = (meeting: Meeting): string =>
  hasDate(meeting) ? `is now on ${inFull(meeting.date)}` : withoutDay(meeting);

/**
 * Whether a change of the date that the dispatch was planned for is still to be told, wherever the meeting stands
 * meanwhile: codes have no underscores, so that one meeting's cannot be taken for another's.
 */
export const isStillToTell = (
  { board, id }: Pick<Dispatch, 'board' | 'id'>,
  moved: readonly Pick<ChangeOfDate, 'meeting'>[],
): boolean => moved.some((change) => id.startsWith(`${board}_${anchorOf(change)}_`));
