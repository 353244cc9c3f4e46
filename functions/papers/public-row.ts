import { dayIn, inWords, monthInWords } from '../calendar/days.ts';
import { type Action, type Due, hasUnmetUndertaking, proposalOf } from '../register/action.ts';
import type { Board } from '../register/board.ts';
import { dueDate } from '../register/due.ts';
import { dueRecordOf } from '../register/due-record.ts';
import type { Meeting } from '../register/meeting.ts';
import { meetingById } from '../register/meetings.ts';
import { type Owner, ownerNames } from '../register/owner.ts';
import { type PublicDue, type PublicRow, publicRowSchema } from '../register/public-entry.ts';
import { oneLine } from './wording.ts';

/** When something is due, without the notes’ own words for it: those nobody has looked at. */
function publicDue(due: Due, meetings: readonly Meeting[]): PublicDue {
  const date = dueDate(due, meetings);
  if (date !== null) return { date, inWords: inWords(date) };
  const meeting = due.at === 'meeting' ? meetingById(meetings, due.meeting) : undefined;
  if (meeting?.state === 'month') return { date, inWords: `${monthInWords(meeting.month)}, day not fixed` };
  return { date, inWords: due.at === 'not agreed' ? 'No date agreed' : 'Date to be confirmed' };
}

function statusOf(action: Action): PublicRow['status'] {
  if (action.status === 'proposed') return 'reported done';
  if (!hasUnmetUndertaking(action)) return action.status;
  return proposalOf(action) === null ? 'discharged on an undertaking' : 'undertaking reported met';
}

/** How it ended, in the words that the register has. What an owner reports the public is told once it is accepted. */
function endOf(action: Action): Pick<PublicRow, 'closedOn' | 'how'> {
  if (action.status === 'discharged') return { closedOn: action.discharge.on, how: action.discharge.how };
  if (action.status !== 'withdrawn') return { closedOn: null, how: null };
  const { on, reason, inError } = action.withdrawal;
  return { closedOn: on, how: inError ? `Entered by mistake: ${reason}` : reason };
}

/** What the public may be told of an action, as it stands in the register. */
export function publicRowOf(
  action: Action,
  {
    board,
    owners,
    meetings,
  }: { board: Pick<Board, 'timeZone'>; owners: readonly Owner[]; meetings: readonly Meeting[] },
): PublicRow {
  const { firstDue, firstDueOn, dueMoves } = dueRecordOf(action, meetings, board);
  const { closedOn, how } = endOf(action);
  const undertaking = action.status === 'discharged' ? action.discharge.undertaking : null;
  return publicRowSchema.parse({
    meeting: action.raisedAt,
    askedOn: action.raisedOn,
    action: oneLine(action.text),
    owner: oneLine(ownerNames(owners, action)),
    firstDue:
      firstDueOn !== null
        ? { date: firstDueOn, inWords: inWords(firstDueOn) }
        : firstDue && publicDue(firstDue, []),
    due: publicDue(action.due, meetings),
    moves: dueMoves
      .filter(({ of }) => of === 'action')
      .map(({ at, after }) => ({ on: dayIn(board.timeZone, at), to: after && publicDue(after, meetings) })),
    status: statusOf(action),
    closedOn,
    how: how && oneLine(how),
    undertaking: undertaking && oneLine(undertaking.text),
    undertakingDue: undertaking && publicDue(undertaking.by, meetings),
    metOn: undertaking?.met?.on ?? null,
    met: undertaking?.met ? oneLine(undertaking.met.how) : null,
  } satisfies Record<keyof PublicRow, unknown>);
}
