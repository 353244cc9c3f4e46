import { type Dispatch, type DispatchId, isUnderWay } from '../reminders/dispatch.ts';
import type { Ledger } from '../store/ledger.ts';
import { toldAlready } from './failures.ts';

const namedBy = ({ coveredBy }: Dispatch): DispatchId[] => (coveredBy === null ? [] : [coveredBy]);

/** Of each dispatch of `live` that waits to be said in another, the mail that says it in the end: that one may be said in another itself. */
export async function coversOf(
  ledger: Pick<Ledger, 'known'>,
  board: string,
  live: readonly Dispatch[],
): Promise<(dispatch: Dispatch) => Dispatch | undefined> {
  const found = new Map<DispatchId, Dispatch>();
  let wanted = live.filter(isUnderWay).flatMap(namedBy);
  while (wanted.length > 0) {
    const read = await ledger.known(board, wanted, toldAlready);
    for (const cover of read) found.set(cover.id, cover);
    wanted = read.flatMap(namedBy).filter((id) => !found.has(id));
  }
  return (dispatch) => {
    const passed = new Set<DispatchId>();
    let cover = dispatch;
    while (cover.coveredBy !== null && !passed.has(cover.coveredBy)) {
      passed.add(cover.coveredBy);
      const next = found.get(cover.coveredBy);
      if (next === undefined) return undefined;
      cover = next;
    }
    return cover === dispatch ? undefined : cover;
  };
}
