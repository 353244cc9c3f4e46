import { Problem } from '../../http/problem.ts';
import {
  type AnsweredRequest,
  type Change,
  recallRequest,
  type Versioned,
  withRequest,
} from '../../register/history.ts';
import type { Refusal } from '../../register/refusal.ts';
import type { Saved } from '../../store/register.ts';
import type { Answer, Conditions, Request } from './operation.ts';
import { etagOf, historyShown, inJson, namesEtag } from './representation.ts';

type Thing = Saved & Versioned;
type Deciding = Pick<Request, 'author' | 'conditions' | 'service'>;

/** How often a change is worked out anew when somebody else's comes in between. */
const tries = 20;

/** Marks an answer that was given before, to the same request. */
const replayed = { 'idempotency-replayed': 'true' };

/** The thing's own history, which stands beside the answer and is not kept a second time in it. */
const withoutHistory = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'history' in body ? { ...body, history: null } : body;

function remembered(
  { status, headers, body }: AnsweredRequest['answer'],
  history: readonly Change[],
): Answer {
  const kept: unknown = JSON.parse(body);
  const isWithout = typeof kept === 'object' && kept !== null && 'history' in kept && kept.history === null;
  return {
    status: status === 200 ? 200 : 201,
    headers: { ...headers, ...replayed },
    body: isWithout ? { ...kept, history: historyShown(history) } : kept,
  };
}

/**
 * The answer that this request had before, when one of `things` was changed by it. Throws the {@link Problem} of a key
 * that another request had, and, where this one was being answered elsewhere, of one to be asked again.
 */
function answeredBefore(
  things: readonly Versioned[],
  { author, conditions: { request } }: Deciding,
  isFirstLook = true,
): Answer | undefined {
  const before = request && recallRequest(things, request.key, author);
  if (request === undefined || before === undefined) return undefined;
  if (before.request.content !== request.content) {
    throw new Problem(
      'key-reused',
      'This Idempotency-Key came with another request: give each request its own.',
    );
  }
  if (!isFirstLook) throw inFlight();
  const { answer } = before.request;
  if (answer) return remembered(answer, before.history);
  throw new Problem(
    'conflict',
    'This very request was carried out before. So many came after it that its answer is no longer kept: read what it changed.',
    { because: 'carried out before' },
  );
}

const inFlight = (): Problem =>
  new Problem('request-in-flight', 'This very request is being answered: ask again in a moment.', {
    headers: { 'retry-after': '1' },
  });

/** Throws the {@link Problem} of an If-Match that names another state of the thing than `representation`. */
function refuseUnlessMatched({ ifMatch }: Conditions, representation: unknown): void {
  if (ifMatch === undefined || namesEtag(ifMatch, etagOf(inJson(representation)), 'strong')) return;
  // A shell is quick to take the quotes away.
  const why = ifMatch.includes('"')
    ? 'It is no longer as the ETag in If-Match has it: read it again, and decide again.'
    : 'If-Match holds no ETag: send it as it was answered, with its quotes.';
  throw new Problem('stale', why, { record: representation });
}

type Changing<T extends Thing> = {
  /** The thing as it is at this moment. Throws the {@link Problem} when there is none. */
  read: () => Promise<T>;
  /** How the API shows it. */
  represent: (thing: T) => Promise<unknown>;
  /** The thing as it is to be; the very same when nothing differs. Throws the {@link Problem} of what cannot be. */
  decide: (thing: T) => T | Promise<T>;
  /** 200 unless said. */
  status?: 200 | 201;
  location?: (thing: T) => string;
};

/** Versioned with the change that it answers, so that neither is ever there without the other. */
const answered = <T extends Thing>(
  thing: T,
  { conditions: { request } }: Pick<Deciding, 'conditions'>,
  { status, headers = {}, body }: Answer,
): T =>
  request === undefined
    ? thing
    : withRequest(thing, {
        ...request,
        answer: { status, headers: { ...headers }, body: inJson(withoutHistory(body)) },
      });

/**
 * Changes an existing thing: reads it, decides, and keeps what was decided if it is still as it was read; if not, all
 * of that again. What a refusal says of its state comes before what If-Match says, being of more use.
 */
export async function changed<T extends Thing>(
  deciding: Deciding,
  { read, represent, decide, status = 200, location }: Changing<T>,
): Promise<Answer> {
  for (let tried = 0; tried < tries; tried += 1) {
    const before = await read();
    const known = answeredBefore([before], deciding, tried === 0);
    if (known) return known;
    const after = await decide(before);
    if (deciding.conditions.ifMatch !== undefined) {
      refuseUnlessMatched(deciding.conditions, await represent(before));
    }
    const answer: Answer = {
      status: after === before ? 200 : status,
      ...(location && { headers: { location: location(after) } }),
      body: await represent(after),
    };
    if (after === before) return answer;
    if ((await deciding.service.register.save(answered(after, deciding, answer))) === 'saved') return answer;
  }
  throw new Problem('conflict', 'Others are changing it all the time: ask again.', {
    because: 'changed meanwhile',
  });
}

type Adding<T extends Thing> = {
  /** Every thing among which the same request, asked before, would have put its own. */
  among: () => Promise<readonly T[]>;
  /** The new thing, beside those. Throws the {@link Problem} of what cannot be. */
  make: (among: readonly T[]) => T | Promise<T>;
  represent: (thing: T) => Promise<unknown>;
  location: (thing: T) => string;
};

/** Adds a new thing; made anew when its place was taken meanwhile. */
export async function added<T extends Thing>(
  deciding: Deciding,
  { among, make, represent, location }: Adding<T>,
): Promise<Answer> {
  for (let tried = 0; tried < tries; tried += 1) {
    const known = await among();
    const before = answeredBefore(known, deciding, tried === 0);
    if (before) return before;
    const thing = await make(known);
    const answer: Answer = {
      status: 201,
      headers: { location: location(thing) },
      body: await represent(thing),
    };
    if ((await deciding.service.register.save(answered(thing, deciding, answer))) === 'saved') return answer;
  }
  throw new Problem('conflict', 'Its number is taken by others again and again: ask again.', {
    because: 'changed meanwhile',
  });
}

type Refusable = { outcome: 'done' } | Refusal<string>;

/** What a move of the register came to. Throws the {@link Problem} of one that things as they stand do not allow. */
export function unlessRefused<Move extends Refusable>(
  move: Move,
  record?: unknown,
): Extract<Move, { outcome: 'done' }> {
  if (move.outcome === 'done') return move as Extract<Move, { outcome: 'done' }>;
  const { because, why } = move as Refusal<string>;
  throw new Problem('conflict', `${why}.`, { because, ...(record !== undefined && { record }) });
}
