import { addDays, dayIn } from '../calendar/days.ts';
import { recallRequest, withRequest } from '../register/history.ts';
import { CutOff } from '../store/cut-off.ts';
import type { SaveOutcome } from '../store/entries.ts';
import type { Saved } from '../store/register.ts';
import {
  type Caution,
  type Done,
  type Kept,
  type NotDone,
  notDone,
  type Office,
  type Replay,
} from './office.ts';

/** What keeping needs of an office: no board, which may be what is new. */
type Keeping = Pick<Office, 'register' | 'author' | 'terms'>;

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
export async function keepChange<T extends Kept>(
  office: Keeping & Pick<Office, 'ledger'>,
  { read, decide }: Changing<T>,
): Promise<Done<T> | NotDone> {
  const { terms } = office;
  let last: T | undefined;
  for (let tried = 0; tried < tries; tried += 1) {
    const standing = await read();
    if (standing.outcome === 'refused') return standing;
    const before = standing.thing;
    const known = recall(office, [before], tried === 0);
    if (known) return known;
    const decided = await decide(before);
    if (decided.outcome === 'refused') return { ...decided, standing: decided.standing ?? before };
    if (terms?.isAsSeen && !(await terms.isAsSeen(before))) return notAsSeen(before);
    const { thing, cautions = [] } = decided;
    const done: Done<T> = { outcome: 'done', thing, before, cautions, replayed: null };
    if (thing === before) return done;
    const elsewhere = tried === 0 ? await keyedElsewhere(office, [before]) : undefined;
    if (elsewhere) return elsewhere;
    if ((await save(office, await withAnswer(office, done, thing))) === 'saved') return done;
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
  office: Keeping,
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
    const elsewhere = tried === 0 ? await keyedElsewhere(office, [thing, ...known]) : undefined;
    if (elsewhere) return elsewhere;
    if ((await office.register.save(await withAnswer(office, done, thing))) === 'saved') return done;
    last = thing;
  }
  return changedMeanwhile(last);
}

type Several<T, Whole> = {
  /** Every thing among which the same request, carried out before, would have changed the last. */
  among: readonly Saved[];
  /** The thing that whoever asks has looked at, where it is to be as it was then. */
  seen?: Saved;
  /** The things as they are to be, each changed, in the order in which they are saved; or why not. */
  decide: () => { outcome: 'done'; things: readonly T[]; cautions?: readonly Caution[] } | NotDone;
  /** What was done, by the things that were changed: by none where nothing had to be, or it was done before. */
  whole: (things: readonly T[]) => Whole;
  /** How it is finished: "carry again". */
  again: string;
};

/**
 * Saves several things, one after another. Cut off anywhere, it is finished by doing it again, for what is then left.
 * The answer to the request is kept with the last of them, so that it is never there while something is left.
 */
export async function keepAll<T extends Saved, Whole>(
  office: Keeping,
  { among, seen, decide, whole, again }: Several<T, Whole>,
): Promise<Done<Whole> | NotDone> {
  const { register, terms } = office;
  const nothing = whole([]);
  const known = recall(office, among);
  if (known) return known.outcome === 'refused' ? known : { ...known, thing: nothing, before: nothing };
  const decided = decide();
  if (decided.outcome === 'refused') return decided;
  if (seen && terms?.isAsSeen && !(await terms.isAsSeen(seen))) return notAsSeen(seen);
  const { things, cautions = [] } = decided;
  const last = things.at(-1);
  if (last === undefined)
    return { outcome: 'done', thing: nothing, before: nothing, cautions, replayed: null };
  const elsewhere = await keyedElsewhere(office, [...things, ...among]);
  if (elsewhere) return elsewhere;
  const done: Done<Whole> = { outcome: 'done', thing: whole(things), before: null, cautions, replayed: null };
  for (const [saved, thing] of things.entries()) {
    const toSave = thing === last ? await withAnswer(office, done, thing) : thing;
    const far = `${saved} of ${things.length} changes were recorded, then`;
    const outcome = await register.save(toSave).catch((error: unknown) => {
      throw saved === 0 ? error : new CutOff(far, error, again);
    });
    if (outcome === 'saved') continue;
    const why = `${far} ${nameOf(thing)} was changed by somebody else: ${again} to finish`;
    return notDone('changed meanwhile', why);
  }
  return done;
}

/** A mail is kept in the ledger, and all else in the register. */
const save = (
  { register, ledger }: Pick<Office, 'register' | 'ledger'>,
  thing: Kept,
): Promise<SaveOutcome> => ('cutOff' in thing ? ledger.save(thing) : register.save(thing));

/** What a thing is called in a sentence. */
function nameOf(thing: Kept): string {
  if ('cutOff' in thing) return `dispatch ${thing.id}`;
  if ('ref' in thing) return thing.ref;
  if ('receivedAt' in thing) return `the file ${thing.file}`;
  if ('madeAt' in thing) return `calendar address ${thing.id}`;
  if ('contacts' in thing) return `owner ${thing.id}`;
  return 'state' in thing ? `meeting ${thing.id}` : `board ${thing.id}`;
}

const changedMeanwhile = (thing: Kept | undefined): NotDone =>
  notDone(
    'changed meanwhile',
    `${thing ? nameOf(thing) : 'it'} was changed by somebody else meanwhile: look at it and try again`,
  );

export const notAsSeen = (standing: Kept): NotDone =>
  notDone('not as seen', `${nameOf(standing)} was changed since it was looked at`, { standing });

/** Kept with the change that it answers, so that neither is ever there without the other. */
async function withAnswer<T extends Kept>({ terms }: Keeping, done: Done<unknown>, thing: T): Promise<T> {
  if (terms?.request === undefined) return thing;
  const { key, content, answer } = terms.request;
  return withRequest(thing, { key, content, answer: await answer(done) });
}

/** For so long a key is looked for at what is closed; at what is live it is for as long as its history has it. */
const keyedDays = 90;

/** Refused where the key of this request came with another, which changed something else of the board. */
async function keyedElsewhere(
  { register, author, terms }: Keeping,
  looked: readonly Kept[],
): Promise<NotDone | undefined> {
  const [first] = looked;
  if (terms?.request === undefined || first === undefined) return undefined;
  const { key, content } = terms.request;
  const code = 'board' in first ? first.board : first.id;
  const since = addDays(dayIn('UTC', author.at), -keyedDays);
  const [view, closed] = await Promise.all([register.boardView(code), register.closedSince(code, since)]);
  if (view === undefined) return undefined;
  const known = new Set(looked.map(nameOf));
  const others: Kept[] = [
    ...[view.board, ...view.owners, ...view.meetings, ...view.actions],
    ...[...view.programme, ...closed],
  ];
  const other = others.find(
    (one) =>
      !known.has(nameOf(one)) && (recallRequest([one], key, author)?.request.content ?? content) !== content,
  );
  return other && keyReused(other);
}

const keyReused = (of: Kept): NotDone =>
  notDone(
    'key reused',
    `this key came with another request, which changed ${nameOf(of)}: give each request its own`,
  );

/**
 * What this request came to when it was carried out before, by the things that it would have changed; undefined when it
 * was not. A key that another request had is refused, and so is one that is being answered at this moment.
 */
export function recall<T extends Kept>(
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
      return keyReused(thing);
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
