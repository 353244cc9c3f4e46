import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import { type RequestIdVariables, requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { timeout } from 'hono/timeout';
import { dayIn } from '../calendar/days.ts';
import type { Board } from '../register/board.ts';
import { EntryTooLarge } from '../store/entries.ts';
import {
  type Access,
  type Caller,
  KeysUnreachable,
  refuseUnlessAllowed,
  refuseUnlessReached,
} from './access.ts';
import { etagOf, inJson, namesEtag } from './answers.ts';
import { bodyOf, conditionsOf, paramsOf, queryOf } from './asked.ts';
import { descriptionOf } from './openapi.ts';
import type { Answer, Operation, Paper } from './operation.ts';
import { operations } from './operations.ts';
import { Problem, problemBody, problems } from './problem.ts';
import type { Limits, WebService } from './service.ts';

/** All that a line of the log may tell of a request besides its words: never a token, a body, or an address. */
export type AboutRequest = {
  requestId: string;
  method: string;
  /** The path as the reference writes it; what else was asked for may hold anything, and is not told. */
  route: string;
  status?: number;
  milliseconds?: number;
  client?: string;
  subject?: string;
  problem?: string;
  error?: unknown;
};
export type WebLog = Record<'info' | 'warn' | 'error', (what: string, about: AboutRequest) => void>;

export type WebParts = { service: WebService; access: Access; limits: Limits; log: WebLog };

type Env = { Variables: RequestIdVariables & { caller?: Caller; route?: string; givenUp?: true } };
type Asking = Context<Env>;

/** `/v1/boards/{board}/overview.{format}` as Hono writes it. */
const honoPath = (path: string): string =>
  path.replace(/([\w-]+\.)?\{(\w+)\}/g, (_, before: string | undefined, name: string) =>
    before === undefined ? `:${name}` : `:${name}{${before.replace('.', '\\.')}.+}`,
  );

const aboutRequest = (c: Asking): AboutRequest => {
  const caller = c.get('caller');
  return {
    requestId: c.get('requestId'),
    method: c.req.method,
    route: c.get('route') ?? 'none',
    ...(caller && { client: caller.client, subject: caller.subject }),
  };
};

/** The whole API: the same on Lambda and on a machine of one's own. */
export function webApp({ service, access, limits, log }: WebParts): Hono<Env> {
  const app = new Hono<Env>();

  app.use(requestId());
  for (const route of new Set([...ownPages, ...operations.map(({ path }) => path)])) {
    app.use(honoPath(route), async (c, next) => {
      c.set('route', route);
      await next();
    });
  }
  app.use(async (c, next) => {
    const began = performance.now();
    await next();
    const milliseconds = Math.round(performance.now() - began);
    log.info('a request was answered', { ...aboutRequest(c), status: c.res.status, milliseconds });
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'unsafe-inline'"],
        frameAncestors: ["'none'"],
      },
    }),
  );
  if (limits.origins.length > 0) app.use('/v1/*', corsFor(limits.origins));
  app.use(
    timeout(limits.patience, (c) => {
      c.set('givenUp', true);
      return new HTTPException(503);
    }),
  );

  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  // Made when first asked for, and then kept.
  let description: ReturnType<typeof descriptionOf> | undefined;
  const described = () => {
    description ??= descriptionOf(operations);
    return description;
  };
  app.get('/v1/openapi.json', (c) => sent(c, inJson(described()), 'application/json'));
  app.get('/reference', async (c) => {
    const { referencePage } = await import('./reference.ts');
    return sent(c, referencePage(operations, described(), limits), 'text/html; charset=utf-8');
  });
  app.get('/', (c) => c.redirect('/reference'));

  app.use('/v1/*', async (c, next) => {
    c.header('cache-control', 'no-store');
    const refused = (why: string): void => log.warn(`a token was refused: ${why}`, aboutRequest(c));
    const caller = await access(c.req.header('authorization'), refused);
    c.set('caller', caller);
    await countRequest(service, limits, caller);
    await next();
  });

  async function answer(c: Asking, operation: Operation): Promise<Response> {
    const caller = c.get('caller');
    if (caller === undefined) throw new Error('nobody asks');
    refuseUnlessAllowed(caller, operation.scope);
    const params = paramsOf(operation, c.req.param());
    const board = await boardOf(service, caller, params.board);
    const query = queryOf(operation, c.req.queries());
    const { body, content } = await bodyOf(operation, c.req.raw, limits);
    const conditions = conditionsOf(operation, c.req, caller, content);
    const author = { at: service.now(), by: caller.name, from: `HTTP API, client ${caller.client}` };
    const today = dayIn(board?.timeZone ?? 'UTC', author.at);
    const accept = c.req.header('accept');
    const asked = { params, query, body, board, today, caller, author, conditions, accept, service };
    // Nothing is begun of which the asker was told that it took too long.
    if (c.get('givenUp')) return c.body(null, 503);
    // What an operation takes is checked by its own schemas, which its type is made from.
    return answered(c, await operation.handle(asked as never));
  }

  for (const operation of operations) {
    app.on(operation.method.toUpperCase(), honoPath(operation.path), (c) => answer(c, operation));
  }
  for (const [path, allow] of methodsByPath()) {
    app.all(path, () => {
      throw new Problem('method-not-allowed', `Here one can ${allow}.`, { headers: { allow } });
    });
  }
  app.notFound((c) =>
    told(c, log, new Problem('not-found', `There is no ${c.req.path}: /v1/openapi.json says what there is.`)),
  );
  app.onError((error, c) => told(c, log, error));
  return app;
}

const corsFor = (origins: readonly string[]) =>
  cors({
    origin: [...origins],
    allowHeaders: ['authorization', 'content-type', 'if-match', 'if-none-match', 'idempotency-key'],
    exposeHeaders: ['etag', 'location', 'link', 'idempotency-replayed', 'retry-after', 'x-request-id'],
  });

const ownPages = ['/', '/healthz', '/v1/openapi.json', '/reference'];

/** Which methods each path has, beyond those of the API's own pages. */
function methodsByPath(): Map<string, string> {
  const methods = new Map<string, string[]>(ownPages.map((path) => [path, ['GET', 'HEAD']]));
  for (const { method, path } of operations) {
    const known = methods.get(honoPath(path)) ?? [];
    methods.set(honoPath(path), [...known, ...(method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])]);
  }
  return new Map([...methods].map(([path, known]) => [path, known.join(', ')]));
}

async function countRequest(
  service: WebService,
  { requestsPerMinute }: Limits,
  { client }: Caller,
): Promise<void> {
  const now = Date.parse(service.now());
  const minute = Math.floor(now / 60_000);
  if ((await service.countRequest(client, minute)) <= requestsPerMinute) return;
  const seconds = Math.ceil(((minute + 1) * 60_000 - now) / 1_000);
  throw new Problem(
    'too-many-requests',
    `A client may ask ${requestsPerMinute} times a minute: ask again in ${seconds} s.`,
    {
      headers: { 'retry-after': String(seconds) },
    },
  );
}

/** The board that the path names; undefined where it names none. */
async function boardOf({ register }: WebService, caller: Caller, code?: string): Promise<Board | undefined> {
  if (code === undefined) return undefined;
  refuseUnlessReached(caller, code);
  const board = await register.board(code);
  if (board === undefined) throw new Problem('not-found', `There is no board “${code}”.`);
  return board;
}

/** As a header can carry it: other letters than those of English are sent by their codes as well. */
const disposition = ({ fileName, inline = false }: Paper): string =>
  `${inline ? 'inline' : 'attachment'}; filename="${fileName.replace(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;

function answered(c: Asking, answer: Answer | Paper): Response {
  for (const [name, value] of Object.entries(answer.headers ?? {})) c.header(name, value);
  if ('paper' in answer) {
    c.header('content-disposition', disposition(answer));
    return sent(c, answer.paper, answer.type);
  }
  c.status(answer.status);
  return sent(c, inJson(answer.body), 'application/json');
}

/** Sends what is there with its ETag; or says that the asker has it already. */
function sent(c: Asking, body: string | Uint8Array, type: string): Response {
  const etag = etagOf(body);
  c.header('etag', etag);
  const known = c.req.header('if-none-match');
  if (['GET', 'HEAD'].includes(c.req.method) && known !== undefined && namesEtag(known, etag, 'weak'))
    return c.body(null, 304);
  c.header('content-type', type);
  return c.body(typeof body === 'string' ? body : new Uint8Array(body));
}

/** Whatever ended the answering, as a problem; what nobody foresaw tells nothing, and is logged whole. */
function told(c: Asking, log: WebLog, error: unknown): Response {
  const problem = problemOf(error);
  const about = { ...aboutRequest(c), problem: problem.problem };
  if (problem.problem === 'internal') log.error('a request failed', { ...about, error });
  else if (problem.problem === 'keys-unreachable') log.error('no token can be checked', { ...about, error });
  else if (problem.problem === 'timed-out') log.warn('a request took too long', about);
  else log.info(`a request was refused: ${problem.problem}`, about);
  for (const [name, value] of Object.entries(problem.more.headers ?? {})) c.header(name, value);
  c.header('content-type', 'application/problem+json');
  c.header('cache-control', 'no-store');
  const asked = { path: c.req.path, requestId: c.get('requestId') };
  return c.body(inJson(problemBody(problem, asked)), problems[problem.problem].status);
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException && error.status === 503) {
    return new Problem(
      'timed-out',
      'It took too long, and what was asked for may be done yet: look before asking again.',
    );
  }
  if (error instanceof KeysUnreachable) {
    const detail = 'The issuer of access tokens does not answer: ask again in a while, with the same token.';
    return new Problem('keys-unreachable', detail, { headers: { 'retry-after': '30' } });
  }
  if (error instanceof EntryTooLarge) {
    return new Problem(
      'conflict',
      'It holds no more: with this change, its words and its history would be longer than the 400 kB that are kept of one thing. Nothing of it was changed.',
      { because: 'full' },
    );
  }
  return new Problem(
    'internal',
    'It was not your doing. Ask again; if that does not help, name the requestId to whoever runs this.',
  );
}
