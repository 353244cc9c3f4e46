import * as z from 'zod';
import { addMinutes, instantSchema } from '../calendar/days.ts';

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

/** Who made a change, when, what it was, and from where it came: kept with the thing itself, and never rewritten. */
const changeSchema = z.object({
  at: instantSchema,
  by: z.string().min(1),
  what: z.string().min(1),
  from: z.string().min(1),
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

/** `thing` with one more change in its history, and the next version. */
export const withChange = <T extends Versioned>(thing: T, author: Author, what: string): T => ({
  ...thing,
  version: thing.version + 1,
  history: [
    ...thing.history.map((change) => forgetting(change, author)),
    { at: author.at, by: author.by, what, from: author.from },
  ],
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
