import type {
  Done,
  Found,
  NotDone,
  Office,
  Answer as RememberedAnswer,
  Replay,
  Terms,
} from '../../secretariat/office.ts';
import type { Saved } from '../../store/register.ts';
import { withCapital } from '../../words/english.ts';
import { bodiesOf } from '../shapes/bodies.ts';
import type { Answer, Request } from './operation.ts';
import { foundOrProblem, toProblem } from './refusals.ts';
import { etagOf, historyShown, inJson, namesEtag } from './representation.ts';

type OfBoard = Pick<Request<{ board: string }>, 'service' | 'board' | 'today' | 'author'>;
type Conditional = OfBoard & Pick<Request, 'conditions'>;

/** The office of the board in the path, for whoever asks, who asks on no terms. */
export const officeOf = ({ service: { register }, board, today, author }: OfBoard): Office => ({
  register,
  board,
  today,
  author,
});

type Change<T> = {
  perform: (office: Office) => Promise<Done<T> | NotDone>;
  /** Of a thing that was changed; 200 unless said, and where nothing differed. */
  status?: 200 | 201;
  location?: (thing: T) => string;
  /** How it is shown, where that is not how the board's things are. */
  represent?: (thing: T) => Promise<unknown>;
};

/**
 * Has the office do something, on the terms of the request: If-Match, and a key under which it is done once. Throws the
 * `Problem` of what was not done.
 */
export async function answerChange<T extends Saved>(
  request: Conditional,
  { perform, status = 200, location, represent: own }: Change<T>,
): Promise<Answer> {
  const { service, board, conditions } = request;
  const bodyOf = bodiesOf(service.register, board);
  const represent = (thing: Saved): Promise<unknown> => (own ? own(thing as T) : bodyOf(thing));
  const answers = new Map<Saved, Answer>();
  const answerTo = async ({ thing, before, cautions }: Done<Saved>): Promise<Answer> => {
    const answer: Answer = {
      status: thing === before ? 200 : status,
      ...(location && { headers: { location: location(thing as T) } }),
      body: await represent(thing),
      cautions: cautions.map(({ what }) => `${withCapital(what)}.`),
    };
    answers.set(thing, answer);
    return answer;
  };
  const remember = async (done: Done<Saved>): Promise<RememberedAnswer> => toRemembered(await answerTo(done));
  const done = await perform({ ...officeOf(request), terms: termsOf(conditions, represent, remember) });
  if (done.outcome === 'refused') throw await toProblem(done, { represent, ifMatch: conditions.ifMatch });
  return done.replayed ? fromReplay(done.replayed) : (answers.get(done.thing) ?? answerTo(done));
}

const termsOf = (
  { ifMatch, request }: Conditional['conditions'],
  represent: (thing: Saved) => Promise<unknown>,
  answer: (done: Done<Saved>) => Promise<RememberedAnswer>,
): Terms => ({
  ...(ifMatch !== undefined && {
    isAsSeen: async (thing: Saved) => namesEtag(ifMatch, etagOf(inJson(await represent(thing))), 'strong'),
  }),
  ...(request && { request: { ...request, answer } }),
});

/** The thing's own history stands beside the answer, and is not kept a second time in it. */
const withoutHistory = (body: object): object => ('history' in body ? { ...body, history: null } : body);

const toRemembered = ({ status, headers = {}, body, cautions = [] }: Answer): RememberedAnswer => ({
  status,
  headers: { ...headers },
  body: inJson({ ...withoutHistory(body as object), ...(cautions.length > 0 && { cautions }) }),
});

/** Marks an answer that was given before, to the same request. */
const marked = { 'idempotency-replayed': 'true' };

function fromReplay({ answer: { status, headers, body }, history }: Replay): Answer {
  const { cautions = [], ...kept } = JSON.parse(body);
  return {
    status: status === 200 ? 200 : 201,
    headers: { ...headers, ...marked },
    body: kept.history === null ? { ...kept, history: historyShown(history) } : kept,
    cautions,
  };
}

/** A thing of the board, as it is shown. Throws the `Problem` where it was not found. */
export async function answerThing(
  { service, board }: Pick<OfBoard, 'service' | 'board'>,
  found: Found<Saved>,
): Promise<Answer> {
  return { status: 200, body: await bodiesOf(service.register, board)(await foundOrProblem(found)) };
}
