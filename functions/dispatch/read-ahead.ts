import type { Instant } from '../calendar/days.ts';
import type { BoardView } from '../register/view.ts';
import type { DispatchId } from '../reminders/dispatch.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Register } from '../store/register.ts';
import { toldAlready } from './failures.ts';
import type { ReadAhead } from './send.ts';
import { isClaimable } from './transitions.ts';

export type AheadReader = {
  register: Pick<Register, 'boardView'>;
  ledger: Pick<Ledger, 'known' | 'turnsOf'>;
  now: () => Instant;
};

/**
 * Reads at once what sending `ids` of a board needs of each: the view, the dispatches, and the last turns of their offices
 * with the mails that had them, those after the turns. What cannot be read is left out: whoever sends it reads it by itself,
 * and is told.
 */
export async function readAhead(
  { register, ledger, now }: AheadReader,
  board: string,
  ids: readonly DispatchId[],
): Promise<{ view: BoardView | undefined; of: (id: DispatchId) => ReadAhead }> {
  const [view, found] = await Promise.all([
    register.boardView(board, toldAlready),
    ledger.known(board, ids, toldAlready),
  ]);
  const offices = found.flatMap((dispatch) =>
    dispatch.owner !== null && isClaimable(dispatch, now()) ? [dispatch.owner] : [],
  );
  const turns = await ledger.turnsOf(board, offices);
  const lastMails = await ledger.known(
    board,
    turns.map(({ dispatch }) => dispatch),
    toldAlready,
  );
  return {
    view,
    of: (id) => {
      const dispatch = found.find((one) => one.id === id);
      if (dispatch === undefined || dispatch.owner === null) return { view, dispatch };
      const turn = turns.find(({ owner }) => owner === dispatch.owner);
      return { view, dispatch, last: { turn, mail: lastMails.find((mail) => mail.id === turn?.dispatch) } };
    },
  };
}
