import type { CalendarDate } from '../calendar/days.ts';
import type { BoardView } from '../register/view.ts';
import type { Dispatch, DispatchId } from '../reminders/dispatch.ts';
import type { Failure } from './failures.ts';
import type { Freeze } from './freeze.ts';
import { enterProblems } from './reporting.ts';
import { isHeldUp, type Sender, sendDispatch } from './send.ts';
import { isLastOfDay, type Sweeper, type Swept, settleBoard, sweepBoard } from './sweep.ts';

/** How one dispatch stood when the morning was over; or what went wrong with it that nobody expected. */
export type MorningEnd = { id: DispatchId; dispatch: Dispatch } | Failure;

export type Morning = Sweeper &
  Sender & {
    pause: (milliseconds: number) => Promise<void>;
    /** Told of every try as it ends, and whether another follows, for somebody who is waiting. */
    progress: (end: MorningEnd, again: boolean) => void;
    /** Whether sending is frozen: then what is to be sent stays planned. Never when left out. */
    freeze?: Freeze;
    /** Once asked to stop, it finishes the mail under way, and leaves all else as it is for the next morning. */
    stop?: AbortSignal;
  };

/** Pauses before each try: what the mail service would not take, or somebody else held, is tried again. */
const pauses = [0, 1_000, 4_000, 15_000];

/**
 * A board's whole morning in one process: sweep, send all, try again what was refused for now, and tell the secretary
 * what went wrong. One dispatch's failure does not stop the others; each is finished, then reported.
 */
export async function workMorning(
  morning: Morning,
  view: BoardView,
  today: CalendarDate,
): Promise<MorningEnd[]> {
  const ends: MorningEnd[] = [];
  const finish = async ({ toSend, failures }: Pick<Swept, 'toSend' | 'failures'>): Promise<void> => {
    for (const failure of failures) morning.progress(failure, false);
    ends.push(...failures, ...(await sendAll(morning, view.board.id, toSend, today)));
  };
  await finish(await sweepBoard(morning, view, today));
  if (morning.stop?.aborted) return ends;
  const isLast = isLastOfDay(view.board, today, morning.now());
  const { failures } = await settleBoard(morning, view, today, isLast);
  const told = new Set<string>(ends.map(({ id }) => id));
  await finish({ toSend: [], failures: failures.filter(({ id }) => !told.has(id)) });
  await finish(await enterProblems(morning, view, today));
  return ends;
}

/** What nobody expected may pass as well: a database out of reach for a moment. */
const isWorthAnotherTry = (end: MorningEnd): boolean => 'error' in end || isHeldUp(end.dispatch);

async function sendAll(
  morning: Morning,
  board: string,
  ids: readonly DispatchId[],
  today: CalendarDate,
): Promise<MorningEnd[]> {
  const ends = new Map<DispatchId, MorningEnd>();
  let pending = ids;
  for (const [index, pause] of pauses.entries()) {
    if (pending.length === 0) break;
    await morning.pause(pause);
    for (const id of pending) {
      if (morning.stop?.aborted) return [...ends.values()];
      const end = await tryOne(morning, board, id, today);
      ends.set(id, end);
      morning.progress(end, index + 1 < pauses.length && isWorthAnotherTry(end));
    }
    pending = pending.filter((id) => {
      const end = ends.get(id);
      return end !== undefined && isWorthAnotherTry(end);
    });
  }
  return [...ends.values()];
}

async function tryOne(
  morning: Morning,
  board: string,
  id: DispatchId,
  today: CalendarDate,
): Promise<MorningEnd> {
  try {
    const stays = (await morning.freeze?.()) ? await morning.ledger.dispatch(board, id) : undefined;
    return { id, dispatch: stays ?? (await sendDispatch(morning, board, id, today)).dispatch };
  } catch (error) {
    return { id, error };
  }
}
