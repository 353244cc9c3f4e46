import * as z from 'zod';
import { addMinutes, type Instant, instantSchema } from '../calendar/days.ts';
import { type FieldChanged, fieldChangedSchema, whatChanged } from './what-changed.ts';

/**
 * The request that made a change, as whoever asked it named it, what it said (both as digests), and how it was
 * answered: asked again, it changes nothing and is answered the same. The answer is missing where later ones took its
 * place: asked again, it still changes nothing.
 */
const requestSchema = z.object({
  key: z.string().min(1),
  content: z.string().min(1),
  answer: z
    .object({ status: z.int(), headers: z.record(z.string(), z.string()), body: z.string() })
    .optional(),
});
export type RememberedRequest = z.infer<typeof requestSchema>;
export type AnsweredRequest = RememberedRequest & { answer: NonNullable<RememberedRequest['answer']> };

/**
 * Who made a change, when, what it was, and from where it came: kept with the thing itself, and never rewritten. One
 * that came about several times, word for word, may stand there once: how many `times`, first at `since`, last `at`.
 */
const changeSchema = z.object({
  at: instantSchema,
  by: z.string().min(1),
  what: z.string().min(1),
  from: z.string().min(1),
  /** Why, where the thing itself has no place for it. */
  reason: z.string().min(1).optional(),
  /** What each field was and became; missing where the thing was new, and in lines older than this is kept. */
  changed: z.array(fieldChangedSchema).optional(),
  since: instantSchema.optional(),
  times: z.int().min(2).optional(),
  /** Kept for a day, and no part of what is known of the thing. */
  request: requestSchema.optional(),
});
export type Change = z.infer<typeof changeSchema>;

/** The person or system at work, at which moment, and through which door (`command line`, `minutes.docx`). */
export type Author = Pick<Change, 'at' | 'by' | 'from'>;

/** What every kept thing carries: a version that each change raises by one, and its whole history, oldest first. */
export const versioned = { version: z.int().min(0), history: z.array(changeSchema) };

export type Versioned = { version: number; history: Change[] };

/** For how many minutes a request is remembered. */
const rememberedMinutes = 24 * 60;

const isRemembered = ({ at, request }: Change, { at: now }: Pick<Author, 'at'>): boolean =>
  request !== undefined && addMinutes(at, rememberedMinutes) > now;

function forgetting(change: Change, author: Author): Change {
  if (change.request === undefined || isRemembered(change, author)) return change;
  const { request: _, ...rest } = change;
  return rest;
}

/** `thing` with one more line in its history, and the next version. */
const withLine = <T extends Versioned>(thing: T, change: Change): T => ({
  ...thing,
  version: thing.version + 1,
  history: [...thing.history.map((earlier) => forgetting(earlier, change)), change],
});

const lineOf = ({ at, by, from }: Author, what: string): Change => ({ at, by, what, from });

/** `thing` with a step of its own story in its history: how a mail went is told by the words alone. */
export const withStep = <T extends Versioned>(thing: T, author: Author, what: string): T =>
  withLine(thing, lineOf(author, what));

/** `thing` with that it is new in its history, as its first version. */
export const asNew = <T extends object>(thing: T, author: Author, what: string): T & Versioned =>
  withLine({ ...thing, version: 0, history: [] }, lineOf(author, what));

/**
 * The most that what fields were may take in a history, in characters: all of a thing is one entry of 400 kB. Once there
 * is no more room a line says of what is long only what its words say; what is short always has room.
 */
const mostTexts = 60_000;
const short = 400;

const lengthOf = (changed: readonly FieldChanged[] = []): number => JSON.stringify(changed).length;

function withinRoom(changed: readonly FieldChanged[], history: readonly Change[]): FieldChanged[] {
  const taken = history.reduce((sum, earlier) => sum + lengthOf(earlier.changed), 0);
  const fits = taken + lengthOf(changed) <= mostTexts;
  return changed.filter((one) => fits || lengthOf([one]) <= short);
}

/**
 * `after` with one more change in its history, and the next version: what each field was `before`, and is now. `reason`
 * is why, where the thing itself has no place for it.
 */
export const withChange = <T extends Versioned>(
  before: Versioned,
  after: T,
  author: Author,
  what: string,
  reason?: string,
): T =>
  withLine(after, {
    ...lineOf(author, what),
    ...(reason !== undefined && { reason }),
    changed: withinRoom(whatChanged(before, after), after.history),
  });

/**
 * The most that answers of one thing may take, in characters of their bodies: all of the thing, with the words of its
 * history, is one entry of 400 kB. The last answer stays whatever its size.
 */
const mostAnswers = 60_000;

/** The later answers of a history that fit; of the requests before those, only that they were carried out. */
function withLatestAnswers(history: readonly Change[]): Change[] {
  let room = mostAnswers;
  let isLast = true;
  const kept = history.toReversed().map((change) => {
    const { request } = change;
    if (request?.answer === undefined) return change;
    room -= request.answer.body.length;
    const fits = isLast || room >= 0;
    isLast = false;
    if (fits) return change;
    return { ...change, request: { key: request.key, content: request.content } };
  });
  return kept.reverse();
}

/** `thing` with the request that made its last change remembered beside it. */
export const withRequest = <T extends Versioned>(thing: T, request: AnsweredRequest): T => ({
  ...thing,
  history: withLatestAnswers(
    thing.history.map((change, index) =>
      index === thing.history.length - 1 ? { ...change, request } : change,
    ),
  ),
});

/** The request under that key that changed one of `things`, if it is still remembered; and the history as it left it. */
export function recallRequest(
  things: readonly Versioned[],
  key: string,
  now: Pick<Author, 'at'>,
): { request: RememberedRequest; history: readonly Change[] } | undefined {
  for (const { history } of things) {
    const place = history.findIndex((change) => change.request?.key === key && isRemembered(change, now));
    const request = history[place]?.request;
    if (request) return { request, history: history.slice(0, place + 1) };
  }
  return undefined;
}

/** When a change was first made. */
export const firstMoment = ({ at, since = at }: Change): Instant => since;

/** `line` in the place of all of `changes`, with their first moment and how many they were. */
function together(changes: readonly Change[], { at, by, what, from }: Change): Change {
  const times = changes.reduce((sum, change) => sum + (change.times ?? 1), 0);
  const [first] = changes;
  return { at, by, what, from, ...(first && times > 1 ? { since: firstMoment(first), times } : {}) };
}

const isRepeat = (one: Change | undefined, other: Change): boolean =>
  one !== undefined &&
  (['by', 'what', 'from'] as const).every((name) => one[name] === other[name]) &&
  one.request === undefined &&
  other.request === undefined;

/** How many lines may come round again together: a try is four at the most, and one try may take turns with others. */
const longestRound = 12;

/** `history` and `change`, where what ends it was just said in the same words, line by line, with both said once. */
function withChangeOrRepeat(history: readonly Change[], change: Change): Change[] {
  const whole = [...history, change];
  for (let round = 1; round <= longestRound && 2 * round <= whole.length; round += 1) {
    const before = whole.slice(-2 * round, -round);
    const again = whole.slice(-round);
    if (again.every((line, index) => isRepeat(before[index], line))) {
      const once = again.map((line, index) => together([before[index] ?? line, line], line));
      return [...whole.slice(0, -2 * round), ...once];
    }
  }
  return whole;
}

/** The most that a thing with a brief history takes, in bytes of its JSON: an entry of the store holds 400 kB. */
const mostBytes = 300_000;
const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** As many of the first lines as there is room for, in bytes. */
function linesWithin(room: number, lines: readonly Change[]): Change[] {
  let left = room;
  const beyond = lines.findIndex((line) => {
    left -= bytesOf(line);
    return left < 0;
  });
  return beyond === -1 ? [...lines] : lines.slice(0, beyond);
}

/** Its beginning, its end, and between them one line that says how many there were. The last line always stays. */
function withoutMiddle(history: readonly Change[], room: number): Change[] {
  const first = linesWithin(room / 4, history.slice(0, -1));
  const later = history.slice(first.length);
  const last = [...later.slice(-1), ...linesWithin(room / 4, later.slice(0, -1).toReversed())].reverse();
  const middle = later.slice(0, later.length - last.length);
  const end = middle.at(-1);
  if (end === undefined) return [...history];
  const what = 'a line was left out here, for there was no room for the whole history';
  return [...first, together(middle, { ...end, by: 'the service', what, from: 'history' }), ...last];
}

/**
 * `thing` with its history told briefly, for what changes by itself, without end: lines that came again in the same
 * words stand there once, and of a history too long to be kept the middle is left out.
 */
export function withBriefHistory<T extends Versioned>(thing: T): T {
  const history = thing.history.reduce<Change[]>(withChangeOrRepeat, []);
  const room = mostBytes - bytesOf({ ...thing, history: [] });
  return { ...thing, history: bytesOf(history) <= room ? history : withoutMiddle(history, room) };
}
