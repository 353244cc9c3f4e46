import { recallRequest, withRequest } from '../register/history.ts';
import type { Saved } from '../store/register.ts';
import { type Caution, type Done, type NotDone, notDone, type Office, type Replay } from './office.ts';

/** How often a change is worked out anew when somebody else's comes in between. */
const tries = 20;

/** What was decided of a thing: how it is to be, and what to mind; or why not. */
export type Decided<T> = { outcome: 'done'; thing: T; cautions?: readonly Caution[] } | NotDone;

type Changing<T> = {
  /** The thing as it is at this moment. */
  read: () => Promise<{ outcome: 'found'; thing: T } | NotDone>;
  /** The thing as it is to be; the very same when nothing differs. */
  decide: (thing: T) => Decided<T> | Promise<Decided<T>>;
};

/**
 * Changes an existing thing: reads it, decides, and saves what was decided if it is still as it was read; if not, all
 * of that again. A request that was carried out before is answered as it was then. What a refusal says of the thing's
 * state comes before whether it was seen so, being of more use.
 */
export async function keepChange<T extends Saved>(
  office: Office,
  { read, decide }: Changing<T>,
): Promise<Done<T> | NotDone> {
  const { register, terms } = office;
  let last: T | undefined;
  for (let tried = 0; tried < tries; tried += 1) {
    const standing = await read();
    if (standing.outcome === 'refused') return standing;
    const before = standing.thing;
    const known = recall(office, [before], tried === 0);
    if (known) return known;
    const decided = await decide(before);
    if (decided.outcome === 'refused') return { ...decided, standing: decided.standing ?? before };
    if (terms?.isAsSeen && !(await terms.isAsSeen(before))) {
      return notDone('not as seen', `${nameOf(before)} was changed since it was looked at`, {
        standing: before,
      });
    }
    const { thing, cautions = [] } = decided;
    const done: Done<T> = { outcome: 'done', thing, before, cautions, replayed: null };
    if (thing === before) return done;
    if ((await register.save(await withAnswer(office, done))) === 'saved') return done;
    last = before;
  }
  return changedMeanwhile(last);
}

type Adding<T> = {
  /** Every thing among which the same request, carried out before, would have put its own. */
  among: () => Promise<readonly T[]>;
  /** The new thing, beside those. */
  make: (among: readonly T[]) => Decided<T> | Promise<Decided<T>>;
};

/** Adds a new thing; made anew when its place was taken meanwhile. */
export async function keepNew<T extends Saved>(
  office: Office,
  { among, make }: Adding<T>,
): Promise<Done<T> | NotDone> {
  let last: T | undefined;
  for (let tried = 0; tried < tries; tried += 1) {
    const known = await among();
    const before = recall(office, known, tried === 0);
    if (before) return before;
    const made = await make(known);
    if (made.outcome === 'refused') return made;
    const { thing, cautions = [] } = made;
    const done: Done<T> = { outcome: 'done', thing, before: null, cautions, replayed: null };
    if ((await office.register.save(await withAnswer(office, done))) === 'saved') return done;
    last = thing;
  }
  return changedMeanwhile(last);
}

/** Saves things in their order. Cut off anywhere, it is finished by working out anew what is then left, and `again` says how. */
export async function keepAll(
  { register }: Pick<Office, 'register'>,
  things: readonly Saved[],
  again: string,
): Promise<{ outcome: 'done' } | NotDone> {
  let done = 0;
  for (const thing of things) {
    if ((await register.save(thing)) === 'changed meanwhile') {
      const why = `${done} of ${things.length} changes were recorded, then ${nameOf(thing)} was changed by somebody else: ${again} to finish`;
      return notDone('changed meanwhile', why, { standing: thing });
    }
    done += 1;
  }
  return { outcome: 'done' };
}

/** What a thing is called in a sentence. */
export function nameOf(thing: Saved): string {
  if ('ref' in thing) return thing.ref;
  if ('receivedAt' in thing) return thing.file;
  if ('contacts' in thing) return `owner ${thing.id}`;
  return 'state' in thing ? `meeting ${thing.id}` : `board ${thing.id}`;
}

const changedMeanwhile = (thing: Saved | undefined): NotDone =>
  notDone(
    'changed meanwhile',
    `${thing ? nameOf(thing) : 'it'} was changed by somebody else meanwhile: look at it and try again`,
  );

/** Kept with the change that it answers, so that neither is ever there without the other. */
async function withAnswer<T extends Saved>({ terms }: Office, done: Done<T>): Promise<T> {
  if (terms?.request === undefined) return done.thing;
  const { key, content, answer } = terms.request;
  return withRequest(done.thing, { key, content, answer: await answer(done) });
}

/**
 * What this request came to when it was carried out before, by the things that it would have changed; undefined when it
 * was not. A key that another request had is refused, and so is one that is being answered at this moment.
 */
export function recall<T extends Saved>(
  { author, terms }: Pick<Office, 'author' | 'terms'>,
  things: readonly T[],
  isFirstLook = true,
): Done<T> | NotDone | undefined {
  const request = terms?.request;
  if (request === undefined) return undefined;
  for (const thing of things) {
    const before = recallRequest([thing], request.key, author);
    if (before === undefined) continue;
    if (before.request.content !== request.content) {
      return notDone('key reused', 'this key came with another request: give each request its own');
    }
    if (!isFirstLook)
      return notDone('being answered', 'this very request is being answered: ask again in a moment');
    const { answer } = before.request;
    if (answer) return replay(thing, { answer, history: before.history });
    return notDone(
      'carried out before',
      'this very request was carried out before. So many came after it that its answer is no longer kept: read what it changed',
    );
  }
  return undefined;
}

const replay = <T>(thing: T, replayed: Replay): Done<T> => ({
  outcome: 'done',
  thing,
  before: thing,
  cautions: [],
  replayed,
});
