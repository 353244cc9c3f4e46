import type { Action } from './action.ts';
import type { Board } from './board.ts';
import { dueNow } from './due.ts';
import type { Meeting } from './meeting.ts';
import type { Owner } from './owner.ts';
import { byItemRef, type ItemToCome, isToCome, type ProgrammeEntry } from './programme.ts';

/** What a secretary would lay on the desk to answer any question of the day: one board and all that is live. */
export type BoardView = {
  board: Board;
  owners: readonly Owner[];
  /**
   * The meetings to come, the last two that were held, and those before that the actions and the programme speak of; every
   * one where a paper or a page is about the past.
   */
  meetings: readonly Meeting[];
  /** Actions of which something is still owed. */
  actions: readonly Action[];
  /** Of the programme of work what is still to come, and what comes at every meeting. Empty for most boards. */
  programme: readonly ProgrammeEntry[];
};

/** What waits for a meeting: the actions of which something is owed by it, and the items that it is to consider. */
export type Waiting = { actions: Action[]; items: ItemToCome[] };

export const waitingFor = (
  { actions, programme }: Pick<BoardView, 'actions' | 'programme'>,
  id: string,
): Waiting => ({
  actions: actions.filter((action) => {
    const due = dueNow(action);
    return due.at === 'meeting' && due.meeting === id;
  }),
  items: programme
    .filter(isToCome)
    .filter(({ meeting }) => meeting === id)
    .sort(byItemRef),
});
