import { type Dispatch, dispatchSchema } from '../../../functions/reminders/dispatch.ts';
import type { OfficeTurn } from '../../../functions/reminders/office-turn.ts';
import type { SentText } from '../../../functions/reminders/sent-text.ts';
import type { LedgerContent } from '../ledger-in-memory.ts';

/** How often the ledger says that it was to be sent again though it may have gone. */
export const doubts = ({ history }: Dispatch): number =>
  history
    .filter(({ what }) => what.includes('though it may have'))
    .reduce((sum, { times = 1 }) => sum + times, 0);

/** What of a dispatch can make a difference to what comes: of its history, only how often it says that in doubt it goes again. */
function essence(dispatch: Dispatch): string {
  const { history, ...rest } = dispatch;
  const at = dispatch.state === 'unknown' ? dispatch.at : null;
  return JSON.stringify({ ...rest, at, doubts: doubts(dispatch) });
}

/** What tells one text from another: the try, and the version of the dispatch that it was made up of. */
export const textInWords = ({ dispatch, attempt, version }: SentText): string =>
  `${dispatch} ${attempt} ${version}`;

/** What a ledger holds, known by a number. */
export type Held = LedgerContent & { id: number };

/** Every content of the ledger that was ever seen, each once; and of dispatches that make no difference, the first. */
export class Contents {
  readonly #first = new Map<string, Dispatch>();
  readonly #numbers = new Map<Dispatch, number>();
  readonly #held = new Map<string, Held>();

  hold({ kept, turns, texts }: LedgerContent): Held {
    const same = new Map([...kept].map(([name, dispatch]) => [name, this.#same(dispatch)]));
    const key = [...same.values()].map((dispatch) => this.#numbers.get(dispatch)).sort();
    const turnsHeld = [...turns.values()].map((turn) => JSON.stringify(turn)).sort();
    const textsHeld = [...texts.values()].map(textInWords).sort();
    const known = `${key.join()} ${turnsHeld} ${textsHeld}`;
    const id = this.#held.size + 1;
    const held = this.#held.get(known) ?? { id, kept: same, turns: new Map(turns), texts: new Map(texts) };
    this.#held.set(known, held);
    return held;
  }

  /** Of equal answers, equal words. */
  wordFor(answer: unknown): string {
    if (Array.isArray(answer)) return answer.map((each: unknown) => this.wordFor(each)).join();
    const number = this.#numbers.get(answer as Dispatch);
    return number === undefined ? JSON.stringify(answer as OfficeTurn | string | undefined) : `#${number}`;
  }

  get size(): number {
    return this.#held.size;
  }

  #same(dispatch: Dispatch): Dispatch {
    if (this.#numbers.has(dispatch)) return dispatch;
    const known = essence(dispatch);
    const first = this.#first.get(known) ?? dispatchSchema.parse(dispatch);
    this.#first.set(known, first);
    if (!this.#numbers.has(first)) this.#numbers.set(first, this.#numbers.size + 1);
    return first;
  }
}
