import { type CalendarDate, dayIn, earliest, inFull, latest } from '../calendar/days.ts';
import { type Closures, workingDaysAfter } from '../calendar/working-days.ts';
import type { Board } from '../register/board.ts';
import type { Owner } from '../register/owner.ts';
import type { BoardView } from '../register/view.ts';
import { waitsForAuthor } from './digest.ts';
import { type DispatchId, dispatchIdSchema, type PlannedDispatch } from './dispatch.ts';
import { actionsOf, type Owing, owingInWords, recordedAt, reportsOf } from './owing.ts';
import { couldWriteSince, isSendableOrMissed, plannedDispatch } from './planned-dispatch.ts';
import type { StageWindow } from './stages.ts';

/** How many working days the notice of something with no due date stays worth sending. */
const noticeWorkingDays = 20;
/** How many for what its office owes only since it was due already, or about to be. */
const lateNoticeWorkingDays = 5;

/** From the day since which the office owes it until it is due, or for so many working days. */
function noticeWindow({ owedSince, due }: Owing, today: CalendarDate, closures: Closures): StageWindow {
  const lastDay = due ?? workingDaysAfter(owedSince, noticeWorkingDays, closures);
  return {
    name: 'notice',
    dueOn: earliest([owedSince, today]),
    cutOff: latest([lastDay, workingDaysAfter(owedSince, lateNoticeWorkingDays, closures)]),
  };
}

/** "Force has 1 new action (PDB-2024-10-2), recorded on Thursday 3 October 2024", or owed since a later day. */
function whyNew({ timeZone }: Board, { name }: Owner, one: Owing): string {
  const recorded = dayIn(timeZone, one.recordedAt);
  const when =
    one.owedSince === recorded ? `recorded on ${inFull(recorded)}` : `owed since ${inFull(one.owedSince)}`;
  return `${name} has ${owingInWords([one], 'new ')} (${one.ref}), ${when}`;
}

/**
 * Each thing that an office comes to owe is notified to it once, whenever that is: given away and back, not again. What
 * one morning finds new goes in one mail.
 */
export function notices(
  view: BoardView,
  owner: Owner,
  today: CalendarDate,
  closures: Closures,
): PlannedDispatch[] {
  const items = view.programme.filter((entry) => waitsForAuthor(view, entry, today));
  return [...actionsOf(view, owner), ...reportsOf(view, owner, items, today)]
    .map((one) => ({ one, window: noticeWindow(one, today, closures) }))
    .filter(({ one, window }) =>
      isSendableOrMissed(window, today, couldWriteSince(view, one.since), closures),
    )
    .map(({ one, window }) => {
      const why = whyNew(view.board, owner, one);
      return plannedDispatch(view, owner, one.ref, window, {
        kind: 'notice',
        meeting: null,
        why,
        about: [one],
      });
    });
}

/**
 * The name of the notice in which an earlier release may have told of the same: it named one by the moment of recording,
 * for everything that the office owed of that moment. Null for any other mail.
 */
export function noticeBefore(
  { board, actions, programme }: BoardView,
  { kind, owner, refs }: PlannedDispatch,
): DispatchId | null {
  if (kind !== 'notice') return null;
  const thing = [...actions, ...programme].find(({ ref }) => refs.includes(ref));
  if (thing === undefined) return null;
  const moment = recordedAt(thing).replace(/[^0-9TZ]/g, '');
  return dispatchIdSchema.parse(`${board.id}_recorded_${moment}_notice_${owner}`);
}
