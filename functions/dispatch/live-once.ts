import { type Dispatch, type DispatchId, isLiveDispatch } from '../reminders/dispatch.ts';
import type { Ledger } from '../store/ledger.ts';

/**
 * The same ledger for one sweep of one board, which reads what is live once: what it is asked again is that, with what was
 * written through it since. What others write meanwhile is left to the next sweep, as it would be a moment later.
 */
export function withLiveOnce<Some extends Pick<Ledger, 'live' | 'save'>>(ledger: Some): Some {
  let known: Map<DispatchId, Dispatch> | undefined;
  return {
    ...ledger,
    async live(board, told) {
      known ??= new Map((await ledger.live(board, told)).map((dispatch) => [dispatch.id, dispatch]));
      return [...known.values()].filter(isLiveDispatch).sort(byDay);
    },
    async save(dispatch) {
      const outcome = await ledger.save(dispatch);
      if (outcome === 'saved') known?.set(dispatch.id, dispatch);
      return outcome;
    },
  };
}

const placeOf = ({ dueOn, id }: Dispatch): string => `${dueOn}#${id}`;
const byDay = (one: Dispatch, other: Dispatch): number =>
  placeOf(one) < placeOf(other) ? -1 : placeOf(one) > placeOf(other) ? 1 : 0;
