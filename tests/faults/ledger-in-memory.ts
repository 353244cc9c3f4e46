import {
  type Dispatch,
  type DispatchId,
  dispatchSchema,
  isLiveDispatch,
} from '../../functions/reminders/dispatch.ts';
import type { OfficeTurn } from '../../functions/reminders/office-turn.ts';
import type { SentText } from '../../functions/reminders/sent-text.ts';
import type { SaveOutcome } from '../../functions/store/entries.ts';
import type { Asking } from '../../functions/store/ledger.ts';

/** What a ledger holds, by name: its dispatches, the last turn of each office, and the texts of the last two tries of each mail. */
export type LedgerContent = {
  kept: ReadonlyMap<string, Dispatch>;
  turns: ReadonlyMap<string, OfficeTurn>;
  texts: ReadonlyMap<string, SentText>;
};

type Versioned = { version: number };
const isNext = ({ version }: Versioned, standing: Versioned | undefined): boolean =>
  version === (standing?.version ?? 0) + 1;

/** Where the text of a try is kept. */
export const textPlace = (dispatch: string, attempt: number): string => `${dispatch} ${attempt % 2}`;

/**
 * The ledger's conditions in memory, since a hundred seasons on the real engine would take an hour: what is kept is
 * parsed on the way in and out, and only the next version of it is saved. That the engine holds the same conditions
 * is proved where the store is. It begins with what `content` holds, which stays as it is.
 */
export function ledgerInMemory(content?: LedgerContent) {
  const kept = new Map(content?.kept);
  const turns = new Map(content?.turns);
  const texts = new Map(content?.texts);
  const all = (): Dispatch[] =>
    [...kept.values()].sort(
      (one, other) => one.dueOn.localeCompare(other.dueOn) || one.id.localeCompare(other.id),
    );
  return {
    all,
    content: (): LedgerContent => ({ kept, turns, texts }),
    dispatch: async (_: string, id: DispatchId) => kept.get(id),
    known: async (_: string, ids: readonly DispatchId[]) => all().filter(({ id }) => ids.includes(id)),
    live: async () => all().filter(isLiveDispatch),
    dispatchesOf: async () => all(),
    turns: async () => [...turns.values()],
    turn: async (_: string, owner: string) => turns.get(owner),
    saveSending: async ({ sending, turn, text }: Asking): Promise<SaveOutcome> => {
      const isTurnNext = turn === undefined || isNext(turn, turns.get(turn.owner));
      if (!isTurnNext || !isNext(sending, kept.get(sending.id))) return 'changed meanwhile';
      if (turn) turns.set(turn.owner, turn);
      texts.set(textPlace(text.dispatch, text.attempt), text);
      kept.set(sending.id, dispatchSchema.parse(structuredClone(sending)));
      return 'saved';
    },
    save: async (dispatch: Dispatch): Promise<SaveOutcome> => {
      if (!isNext(dispatch, kept.get(dispatch.id))) return 'changed meanwhile';
      kept.set(dispatch.id, dispatchSchema.parse(structuredClone(dispatch)));
      return 'saved';
    },
  };
}

export type LedgerInMemory = ReturnType<typeof ledgerInMemory>;
