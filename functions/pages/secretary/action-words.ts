import type { CalendarDate } from '../../calendar/days.ts';
import type { ActionRow } from '../../papers/action-rows.ts';
import { type Action, hasUnmetUndertaking } from '../../register/action.ts';
import { type ActionStanding, isOverdue } from '../../register/action-standing.ts';
import type { Meeting } from '../../register/meeting.ts';
import { meetingById } from '../../register/meetings.ts';
import { meetingInList } from '../due-field.ts';
import type { Tag } from '../table.ts';

/** How an action stands, each in a word of its own: a colour says nothing alone. */
export function tagsOf({
  status,
  overdue,
  undertaking,
}: Pick<ActionRow, 'status' | 'overdue' | 'undertaking'>): Tag[] {
  const late = overdue ? [{ words: 'Overdue', colour: 'red' }] : [];
  switch (status) {
    case 'open':
      return [{ words: 'Open', colour: 'blue' }, ...late];
    case 'proposed':
      return [{ words: 'Reported done', colour: 'yellow' }];
    case 'discharged':
      return undertaking === null
        ? [{ words: 'Discharged', colour: 'green' }]
        : [{ words: 'Undertaking', colour: 'purple' }, ...late];
    case 'withdrawn':
      return [{ words: 'Withdrawn', colour: 'grey' }];
  }
}

/** The same of an action as the register has it. */
export const tagsOfAction = (action: Action, meetings: readonly Meeting[], today: CalendarDate): Tag[] =>
  tagsOf({
    status: action.status,
    overdue: isOverdue(action, meetings, today),
    undertaking: unmetUndertaking(action),
  });

/** What a list is of that shows those that stand so, and what is said where there is none. */
export const standings: Readonly<Record<ActionStanding, { words: string; nil: string }>> = {
  owed: { words: 'still owed', nil: 'Nothing is owed.' },
  open: { words: 'open', nil: 'No action is open.' },
  proposed: { words: 'reported done', nil: 'Nothing is reported done.' },
  overdue: { words: 'overdue', nil: 'Nothing is overdue.' },
  undertaking: { words: 'discharged on an undertaking', nil: 'No undertaking is outstanding.' },
  discharged: { words: 'discharged', nil: 'No action was discharged.' },
  withdrawn: { words: 'withdrawn', nil: 'No action was withdrawn.' },
  all: { words: 'of any status', nil: 'No action was ever recorded.' },
};

/** The undertaking that an action still rests on; null where there is none. */
export const unmetUndertaking = (action: Action): string | null =>
  hasUnmetUndertaking(action) ? action.discharge.undertaking.text : null;

/** "the meeting of Wednesday 11 December 2024", "the meeting of February 2027, day not fixed". */
export function meetingNamed(meetings: readonly Meeting[], id: string): string {
  const meeting = meetingById(meetings, id);
  return meeting ? `the meeting of ${meetingInList(meeting)}` : `meeting ${id}`;
}
