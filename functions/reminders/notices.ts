import { type CalendarDate, dayIn, earliest, inFull, latest } from '../calendar/days.ts';
import { type Closures, workingDaysAfter } from '../calendar/working-days.ts';
import type { Owner } from '../register/owner.ts';
import type { BoardView } from '../register/view.ts';
import { waitsForAuthor } from './digest.ts';
import type { PlannedDispatch } from './dispatch.ts';
import { actionsOf, groupBy, owingInWords, reportsOf } from './owing.ts';
import { isSendableOrMissed, plannedDispatch } from './planned-dispatch.ts';

/** How many working days the notice of something with no due date stays worth sending. */
const noticeWorkingDays = 20;
/** How many for something recorded when it was due already, or about to be. */
const lateNoticeWorkingDays = 5;

/** What is new is notified once, when recorded; what was recorded together, in one notice. */
export function notices(
  view: BoardView,
  owner: Owner,
  today: CalendarDate,
  closures: Closures,
): PlannedDispatch[] {
  const items = view.programme.filter((entry) => waitsForAuthor(view, entry, today));
  const owing = [...actionsOf(view, owner), ...reportsOf(view, owner, items, today)];
  return groupBy(owing, (one) => one.recordedAt).flatMap(([moment, about]) => {
    const recorded = dayIn(view.board.timeZone, moment);
    const lastDays = about.map(({ due }) => due ?? workingDaysAfter(recorded, noticeWorkingDays, closures));
    const window = {
      name: 'notice',
      dueOn: earliest([recorded, today]),
      cutOff: latest([...lastDays, workingDaysAfter(recorded, lateNoticeWorkingDays, closures)]),
    };
    const knownOn = earliest(about.map(({ since }) => since));
    if (!isSendableOrMissed(window, today, knownOn, closures)) return [];
    const why = `${owner.name} has ${owingInWords(about, 'new ')}, recorded on ${inFull(recorded)}`;
    const anchor = `recorded_${moment.replace(/[^0-9TZ]/g, '')}`;
    return [plannedDispatch(view, owner, anchor, window, { kind: 'notice', meeting: null, why, about })];
  });
}
