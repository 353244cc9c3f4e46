import { type CalendarDate, type Instant, inWords } from '../calendar/days.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import type { Author } from '../register/history.ts';
import { type BoardView, closuresOf } from '../register/view.ts';
import { type DispatchId, hasToldUnmarked } from '../reminders/dispatch.ts';
import { type Fold, fold } from '../reminders/fold.ts';
import { dispatchesDue } from '../reminders/plan.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Register } from '../store/register.ts';
import { entered, enteredAs, overtaken, theService } from './moves.ts';
import { markTold } from './telling.ts';

export type Sweeper = {
  register: Pick<Register, 'boardView'>;
  ledger: Pick<Ledger, 'known' | 'live' | 'save'>;
  now: () => Instant;
};

const author = ({ now }: Pick<Sweeper, 'now'>): Author => theService(now(), 'sweep');

/** What is owed today that the ledger does not know yet, one mail an owner: what `plan` shows and a sweep enters. */
export async function planBoard(
  { ledger }: Pick<Sweeper, 'ledger'>,
  view: BoardView,
  today: CalendarDate,
): Promise<Fold> {
  const due = dispatchesDue(view, today);
  const known = await ledger.known(
    view.board.id,
    due.map(({ id }) => id),
  );
  const knownIds = new Set(known.map(({ id }) => id));
  return fold(
    due.filter(({ id }) => !knownIds.has(id)),
    today,
  );
}

/**
 * One board's morning: settles what time has overtaken, enters into the ledger what is owed today, and returns the
 * names of all that is to be sent. Safe to repeat and to cut off anywhere: the next one finishes it.
 */
export async function sweepBoard(
  sweeper: Sweeper,
  view: BoardView,
  today: CalendarDate,
): Promise<DispatchId[]> {
  const { board } = view;
  for (const dispatch of await sweeper.ledger.live(board.id)) {
    const now = overtaken(dispatch, board.policy, today, author(sweeper));
    if (now !== dispatch) await sweeper.ledger.save(now);
    if (hasToldUnmarked(dispatch)) await markTold(sweeper.ledger, dispatch, author(sweeper));
  }
  if (!isWorkingDay(today, closuresOf(board))) return [];
  await enter(sweeper, await planBoard(sweeper, view, today));
  return toSend(sweeper, board.id);
}

/** Those that another mail speaks for are entered before it, so that no crash between leaves them to go out too. */
async function enter(sweeper: Sweeper, { saidIn, missed, send }: Fold): Promise<void> {
  const by = author(sweeper);
  const first = [
    ...saidIn.map(({ dispatch, by: speaker }) =>
      enteredAs('cancelled', dispatch, `said in ${speaker.id} of the same day`, by),
    ),
    ...missed.map((dispatch) =>
      enteredAs('missed', dispatch, `the service did not run by ${inWords(dispatch.cutOff)}`, by),
    ),
  ];
  for (const dispatch of [...first, ...send.map((planned) => entered(planned, by))]) {
    await sweeper.ledger.save(dispatch);
  }
}

/** Planned, or claimed by somebody who may have stopped: the sender knows which. */
const toSend = async ({ ledger }: Sweeper, board: string): Promise<DispatchId[]> =>
  (await ledger.live(board))
    .filter(({ state }) => state === 'planned' || state === 'claimed')
    .map(({ id }) => id);
