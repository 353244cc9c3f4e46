import type { CalendarDate } from '../../calendar/days.ts';
import { etagOf, namesEtag } from '../../http/etag.ts';
import type {
  Done,
  Found,
  Kept,
  NotDone,
  Office,
  Answer as RememberedAnswer,
  Replay,
  Terms,
} from '../../secretariat/office.ts';
import { withCapital } from '../../words/english.ts';
import { bodiesOf } from '../shapes/bodies.ts';
import type { Answer, Request } from './operation.ts';
import { toProblem } from './refusals.ts';
import { historyBody, inJson } from './representation.ts';

type OfBoard = Pick<Request<{ board: string }>, 'service' | 'board' | 'today' | 'author'>;
type Conditional = OfBoard & Pick<Request, 'conditions'>;

/** The office of the board in the path, for whoever asks, who asks on no terms. */
export const officeOf = ({ service: { register, ledger }, board, today, author }: OfBoard): Office => ({
  register,
  ledger,
  board,
  today,
  author,
});

/** The same, on the day that is asked for. */
export const officeOn = ({
  query: { asOf },
  ...request
}: OfBoard & { query: { asOf?: CalendarDate | undefined } }): Office => ({
  ...officeOf(request),
  today: asOf ?? request.today,
});

type Change<T, Given = Office> = {
  perform: (given: Given) => Promise<Done<T> | NotDone>;
  /** Of what was changed; 200 unless said, and where nothing differed. */
  status?: 200 | 201;
  location?: (thing: T) => string;
};
type Represent<T> = (thing: T) => Promise<unknown>;

/**
 * Has the office do something to a thing, on the terms of the request: If-Match, and a key under which it is done once.
 * The thing is shown as the board's things are, unless said. Throws the `Problem` of what was not done.
 */
export function answerChange<T extends Kept>(
  request: Conditional,
  { represent, ...change }: Change<T> & { represent?: Represent<T> },
): Promise<Answer> {
  const bodyOf = bodiesOf(request.service.register, request.board);
  const show = (thing: Kept): Promise<unknown> => (represent ? represent(thing as T) : bodyOf(thing));
  return answerDone<T>(request.conditions, inOffice(request, change), { represent: show, show });
}

/** The same for what is done to several things at once, and is shown as a whole. */
export const answerSeveral = <Whole>(
  request: Conditional,
  { represent, ...change }: Change<Whole> & { represent: Represent<Whole> },
): Promise<Answer> =>
  answerDone(request.conditions, inOffice(request, change), {
    represent,
    show: bodiesOf(request.service.register, request.board),
  });

const inOffice = <T>(request: OfBoard, { perform, ...rest }: Change<T>): Change<T, Terms> => ({
  ...rest,
  perform: (terms) => perform({ ...officeOf(request), terms }),
});

/**
 * The same where there is no office, but for the terms. `represent` shows what was done, and `show` a thing that is in
 * the way or was seen before.
 */
export async function answerDone<T>(
  conditions: Conditional['conditions'],
  { perform, status = 200, location }: Change<T, Terms>,
  { represent, show }: { represent: Represent<T>; show: Represent<Kept> },
): Promise<Answer> {
  const answers = new Map<unknown, Answer>();
  const answerTo = async ({ thing, before, cautions }: Done<T>): Promise<Answer> => {
    const answer: Answer = {
      status: thing === before ? 200 : status,
      ...(location && { headers: { location: location(thing) } }),
      body: await represent(thing),
      cautions: cautions.map(({ what }) => `${withCapital(what)}.`),
    };
    answers.set(thing, answer);
    return answer;
  };
  const remember = async (done: Done<unknown>): Promise<RememberedAnswer> =>
    toRemembered(await answerTo(done as Done<T>));
  const done = await perform(termsOf(conditions, show, remember));
  if (done.outcome === 'refused') {
    throw await toProblem(done, { represent: show, ifMatch: conditions.ifMatch });
  }
  return done.replayed ? fromReplay(done.replayed) : (answers.get(done.thing) ?? answerTo(done));
}

const termsOf = (
  { ifMatch, request }: Conditional['conditions'],
  show: Represent<Kept>,
  answer: (done: Done<unknown>) => Promise<RememberedAnswer>,
): Terms => ({
  ...(ifMatch !== undefined && {
    isAsSeen: async (thing: Kept) => namesEtag(ifMatch, etagOf(inJson(await show(thing))), 'strong'),
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
    body: kept.history === null ? { ...kept, history: historyBody(history) } : kept,
    cautions,
  };
}

/** A thing of the board, as it is shown. Throws the `Problem` where it was not found. */
export async function answerThing(
  { service, board }: Pick<OfBoard, 'service' | 'board'>,
  found: Found<Kept>,
): Promise<Answer> {
  const represent = bodiesOf(service.register, board);
  if (found.outcome === 'refused') throw await toProblem(found, { represent });
  return { status: 200, body: await represent(found.thing) };
}
