import type { Action } from '../../register/action.ts';
import { byReference } from '../../register/action.ts';
import type { Board } from '../../register/board.ts';
import { dueDate, dueNow } from '../../register/due.ts';
import { dueRecordOf } from '../../register/due-record.ts';
import type { Meeting } from '../../register/meeting.ts';
import { hasDate } from '../../register/meeting.ts';
import type { Speaking } from '../../register/meetings-spoken-of.ts';
import { closuresOf, paperDue, papersCalendar } from '../../register/papers-calendar.ts';
import { isToCome, type ProgrammeEntry } from '../../register/programme.ts';
import { type BoardView, waitingFor } from '../../register/view.ts';
import type { Dispatch } from '../../reminders/dispatch.ts';
import { viewWithMeetings } from '../../secretariat/naming.ts';
import type { Kept } from '../../secretariat/office.ts';
import type { Register } from '../../store/register.ts';
import { inList, withoutRequests } from '../protocol/representation.ts';
import { withFormerNames } from './dispatch.ts';
import { toFeedBody } from './feed.ts';
import { toNotesBody } from './notes.ts';

/** An action as the API shows it, with the day on which what is owed falls due, and what became of that. */
export const toActionBody = (action: Action, board: Board, meetings: readonly Meeting[]) => ({
  ...withoutRequests(action),
  dueOn: dueDate(dueNow(action), meetings),
  ...dueRecordOf(action, meetings, board),
});

/** An entry of the programme as the API shows it, with the day by which its paper is due. */
export function toItemBody(entry: ProgrammeEntry, board: Board, meetings: readonly Meeting[]) {
  if (entry.comes === 'every meeting') return withoutRequests(entry);
  const { printed: _, ...item } = withoutRequests(entry);
  return { ...item, paperDue: isToCome(entry) ? paperDue({ board, meetings }, entry) : null };
}

/** A meeting as the API shows it, with what leads up to it and what waits for it. */
export function toMeetingBody(meeting: Meeting, view: BoardView) {
  const { minutes, ...its } = withoutRequests(meeting);
  const { actions, items } = waitingFor(view, meeting.id);
  const { board } = view;
  return {
    ...its,
    notesFrom: minutes?.file ?? null,
    papers: hasDate(meeting) ? papersCalendar(board.policy, meeting, closuresOf(board)) : null,
    actionsDue: actions.sort(byReference).map(({ ref }) => ref),
    itemsToConsider: items.map(({ ref }) => ref),
  };
}

/** A board as the API shows it. */
export function toBoardBody(board: Board) {
  const {
    policySince,
    chasesOnSince,
    formerStages,
    formerPublication,
    calendarMark,
    chairLinks,
    meetsSince,
    removed,
    ...shown
  } = withoutRequests(board);
  return shown;
}

/** A mail of the ledger as the API shows it. */
export const toDispatchBody = (dispatch: Dispatch) => withFormerNames(withoutRequests(dispatch));
/** The same in a list, without its history. */
export const toListedDispatch = (dispatch: Dispatch) => withFormerNames(inList(dispatch));

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** Shows things of a board as the API does, whatever they are; what stands about them is read once for a request. */
export function bodiesOf(register: Register, board: Board): (thing: Kept) => Promise<unknown> {
  const view = once(() => viewWithMeetings({ register, board }));
  const near = (speaking: Partial<Speaking>) =>
    register.meetingsFor(board.id, { actions: [], programme: [], ...speaking });
  return async (thing) => {
    if ('comes' in thing) return toItemBody(thing, board, await near({ programme: [thing] }));
    if ('looked' in thing) return withoutRequests(thing);
    if ('ref' in thing) return toActionBody(thing, board, await near({ actions: [thing] }));
    if ('receivedAt' in thing) return toNotesBody(thing);
    if ('madeAt' in thing) return toFeedBody(thing);
    if ('cutOff' in thing) return toDispatchBody(thing);
    if ('contacts' in thing) return withoutRequests(thing);
    return 'state' in thing ? toMeetingBody(thing, await view()) : toBoardBody(thing);
  };
}
