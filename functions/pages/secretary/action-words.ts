import type { CalendarDate } from '../../calendar/days.ts';
import { type Action, hasUnmetUndertaking } from '../../register/action.ts';
import { dueDate, dueNow } from '../../register/due.ts';
import type { Meeting } from '../../register/meeting.ts';
import type { Tag } from '../visit.ts';

/** How an action stands, each in a word of its own: a colour says nothing alone. */
export function tagsOf(action: Action, meetings: readonly Meeting[], today: CalendarDate): Tag[] {
  const due = dueDate(dueNow(action), meetings);
  const overdue = due !== null && due < today ? [{ words: 'Overdue', colour: 'red' }] : [];
  switch (action.status) {
    case 'open':
      return [{ words: 'Open', colour: 'blue' }, ...overdue];
    case 'proposed':
      return [{ words: 'Reported done', colour: 'yellow' }];
    case 'discharged':
      return hasUnmetUndertaking(action)
        ? [{ words: 'Undertaking', colour: 'purple' }, ...overdue]
        : [{ words: 'Discharged', colour: 'green' }];
    case 'withdrawn':
      return [{ words: 'Withdrawn', colour: 'grey' }];
  }
}
