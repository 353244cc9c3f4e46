import { type BoardView, viewsOfOffices } from '../register/view.ts';
import type { DispatchId } from '../reminders/dispatch.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Register } from '../store/register.ts';
import { toldAlready } from './failures.ts';
import type { ReadAhead } from './send.ts';
import { isToBeSent } from './transitions.ts';

type Views = Pick<Register, 'boardView'>;

export type AheadReader = {
  register: Views;
  ledger: Pick<Ledger, 'known' | 'turnsOf'>;
};

/** As long as an index may trail its table: what a mail is about is read by its own key in any case. */
const keptMs = 5_000;

/** Has a board's view handed out again for some seconds, to the batches that follow one another: that of the last board alone. */
export function keepView(now = Date.now): (register: Views) => Views {
  let kept: { board: string; view: BoardView; until: number } | undefined;
  return ({ boardView }) => ({
    boardView: async (board, told) => {
      if (kept?.board === board && now() < kept.until) return kept.view;
      const until = now() + keptMs;
      const view = await boardView(board, told);
      kept = view && { board, view, until };
      return view;
    },
  });
}

/**
 * Reads at once what sending `ids` of a board needs of each: the view, the dispatches, and the last turns of their offices
 * with the mails that had them, those after the turns. What cannot be read is left out: whoever sends it reads it by itself,
 * and is told.
 */
export async function readAhead(
  { register, ledger }: AheadReader,
  board: string,
  ids: readonly DispatchId[],
): Promise<{ view: BoardView | undefined; of: (id: DispatchId) => ReadAhead }> {
  const [view, found] = await Promise.all([
    register.boardView(board, toldAlready),
    ledger.known(board, ids, toldAlready),
  ]);
  const offices = found.flatMap((dispatch) =>
    dispatch.owner !== null && isToBeSent(dispatch) ? [dispatch.owner] : [],
  );
  const turns = await ledger.turnsOf(board, offices);
  const lastMails = await ledger.known(
    board,
    turns.map(({ dispatch }) => dispatch),
    toldAlready,
  );
  const viewOf = view && viewsOfOffices(view);
  return {
    view,
    of: (id) => {
      const dispatch = found.find((one) => one.id === id);
      if (dispatch === undefined || dispatch.owner === null) return { view, dispatch };
      const turn = turns.find(({ owner }) => owner === dispatch.owner);
      return {
        view: viewOf?.(dispatch.owner),
        dispatch,
        last: { turn, mail: lastMails.find((mail) => mail.id === turn?.dispatch) },
      };
    },
  };
}
