import {
  type Dispatch,
  type DispatchId,
  dispatchSchema,
  isLiveDispatch,
} from '../../functions/reminders/dispatch.ts';
import type { OfficeTurn } from '../../functions/reminders/office-turn.ts';
import type { SentText } from '../../functions/reminders/sent-text.ts';

/** What a ledger holds, by name: its dispatches, the last turn of each office, and the texts of the last two tries of each mail. */
export type LedgerContent = {
  kept: ReadonlyMap<string, Dispatch>;
  turns: ReadonlyMap<string, OfficeTurn>;
  texts: ReadonlyMap<string, SentText>;
};

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
    saveTurn: async (turn: OfficeTurn): Promise<'saved' | 'changed meanwhile'> => {
      if ((turns.get(turn.owner)?.version ?? 0) !== turn.version - 1) return 'changed meanwhile';
      turns.set(turn.owner, turn);
      return 'saved';
    },
    saveSentText: async (text: SentText): Promise<'saved' | 'changed meanwhile'> => {
      const place = textPlace(text.dispatch, text.attempt);
      if ((texts.get(place)?.version ?? 0) >= text.version) return 'changed meanwhile';
      texts.set(place, text);
      return 'saved';
    },
    save: async (dispatch: Dispatch): Promise<'saved' | 'changed meanwhile'> => {
      if ((kept.get(dispatch.id)?.version ?? 0) !== dispatch.version - 1) return 'changed meanwhile';
      kept.set(dispatch.id, dispatchSchema.parse(structuredClone(dispatch)));
      return 'saved';
    },
  };
}

export type LedgerInMemory = ReturnType<typeof ledgerInMemory>;
