import type { CalendarDate } from '../calendar/days.ts';
import type { Board } from '../register/board.ts';
import type { AnsweredRequest, Author, Change } from '../register/history.ts';
import type { Refusal } from '../register/refusal.ts';
import type { Dispatch } from '../reminders/dispatch.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Register, Saved } from '../store/register.ts';
import type { Step } from './steps.ts';

/** A board's office at work: its register and ledger, the day where the board is, and who does whatever is done. */
export type Office = {
  register: Register;
  ledger: Ledger;
  board: Board;
  today: CalendarDate;
  author: Author;
  /** On which terms a change is asked for; on none when left out. */
  terms?: Terms;
};

/** Whatever is kept of a board: in its register, and of its mails in the ledger. */
export type Kept = Saved | Dispatch;

/** What an answer to a request is, as it is kept with the change that it answers. */
export type Answer = NonNullable<AnsweredRequest['answer']>;

export type Terms = {
  /** Whether a thing still is as whoever asks last saw it. */
  isAsSeen?: (thing: Kept) => Promise<boolean>;
  /** The request that this is, by a key of the asker's own and what it says: it is carried out once. */
  request?: {
    key: string;
    content: string;
    /** What the request is answered once that is done. */
    answer: (done: Done<unknown>) => Promise<Answer>;
  };
};

/** Something to mind that nothing forbids: what it is, in a sentence, and the step that would settle it. */
export type Caution = { what: string; step: Step | null };

/** The answer that a request had before, and the history of the thing as that left it. */
export type Replay = { answer: Answer; history: readonly Change[] };

/** Done: the thing as it stands now, and as it was; the very same when nothing differed, null when it is new. */
export type Done<T> = {
  outcome: 'done';
  thing: T;
  before: T | null;
  cautions: readonly Caution[];
  /** Not null when this very request was carried out before: nothing was done now. */
  replayed: Replay | null;
};

/** Where in the input something is: `['undertaking', 'by']`. */
export type Path = readonly (string | number)[];

/**
 * Why something was not done: in a word or two for programs, and in a sentence, without its stop, for people. `field` is
 * where in the input it can be put right; null when it is nobody's field, but how things stand.
 */
export type Fault = { because: string; why: string; field: Path | null; step: Step | null };

/** Not done, and nothing was changed. All that is wrong is told at once. */
export type NotDone = {
  outcome: 'refused';
  faults: readonly [Fault, ...Fault[]];
  /** How the thing stands that is in the way. */
  standing: Kept | null;
};

/** What a name stands for. */
export type Found<T> = { outcome: 'found'; thing: T } | NotDone;

type More = { field?: Path; step?: Step | null; standing?: Kept | null };

export const notDone = (
  because: string,
  why: string,
  { field, step = null, standing = null }: More = {},
): NotDone => ({ outcome: 'refused', faults: [{ because, why, field: field ?? null, step }], standing });

/** What the register refused, as the office passes it on. */
export const passOn = ({ because, why }: Refusal<string>, more?: More): NotDone =>
  notDone(because, why, more);

export const match = <T>(thing: T): Found<T> => ({ outcome: 'found', thing });

type ThingOf<F> = F extends { outcome: 'found'; thing: infer T } ? T : never;

/** All that was looked up, each under its name; or everything that was not found, told at once. */
export function together<Looked extends Record<string, Found<unknown>>>(
  looked: Looked,
): Found<{ [Name in keyof Looked]: ThingOf<Looked[Name]> }> {
  const [first, ...others] = Object.values(looked).flatMap((one) =>
    one.outcome === 'refused' ? one.faults : [],
  );
  if (first) return { outcome: 'refused', faults: [first, ...others], standing: null };
  const things = Object.entries(looked).map(([name, one]) => [name, 'thing' in one ? one.thing : undefined]);
  return match(Object.fromEntries(things));
}
