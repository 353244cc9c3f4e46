import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { timeout } from 'hono/timeout';
import { dayIn } from '../calendar/days.ts';
import type { Board } from '../register/board.ts';
import { type Access, type Caller, refuseUnlessAllowed, refuseUnlessReached } from './access.ts';
import { type Asking, aboutRequest, answered, type Env, sent, told, type WebLog } from './answering.ts';
import { inJson } from './answers.ts';
import { bodyOf, conditionsOf, paramsOf, queryOf } from './asked.ts';
import { descriptionOf } from './openapi.ts';
import type { Operation } from './operation.ts';
import { operations } from './operations.ts';
import { Problem } from './problem.ts';
import type { Limits, WebService } from './service.ts';

export type WebParts = { service: WebService; access: Access; limits: Limits; log: WebLog };

/** `/v1/boards/{board}/overview.{format}` as Hono writes it. */
const honoPath = (path: string): string =>
  path.replace(/([\w-]+\.)?\{(\w+)\}/g, (_, before: string | undefined, name: string) =>
    before === undefined ? `:${name}` : `:${name}{${before.replace('.', '\\.')}.+}`,
  );

/** The whole API: the same on Lambda and on a machine of one's own. */
export function webApp(parts: WebParts): Hono<Env> {
  const { limits, log } = parts;
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
  addOwnPages(app, limits);
  addOperations(app, parts);
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

const ownPages = ['/', '/healthz', '/v1/openapi.json', '/reference'];

/** What says nothing of any board, and is shown to anybody. */
function addOwnPages(app: Hono<Env>, limits: Limits): void {
  // Made when first asked for, and then kept.
  let description: ReturnType<typeof descriptionOf> | undefined;
  const described = () => {
    description ??= descriptionOf(operations);
    return description;
  };
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/v1/openapi.json', (c) => sent(c, inJson(described()), 'application/json'));
  app.get('/reference', async (c) => {
    const { referencePage } = await import('./reference.ts');
    return sent(c, referencePage(operations, described(), limits), 'text/html; charset=utf-8');
  });
  app.get('/', (c) => c.redirect('/reference'));
}

/** Every operation, each answered to whoever has a good token and does not ask too often. */
function addOperations(app: Hono<Env>, { service, access, limits, log }: WebParts): void {
  app.use('/v1/*', async (c, next) => {
    c.header('cache-control', 'no-store');
    const refused = (why: string): void => log.warn(`a token was refused: ${why}`, aboutRequest(c));
    const caller = await access(c.req.header('authorization'), refused);
    c.set('caller', caller);
    await countRequest(service, limits, caller);
    await next();
  });
  for (const operation of operations) {
    app.on(operation.method.toUpperCase(), honoPath(operation.path), async (c) => {
      const asked = await askedBy(c, operation, service, limits);
      // Nothing is begun of which the asker was told that it took too long.
      if (c.get('givenUp')) return c.body(null, 503);
      // What an operation takes is checked by its own schemas, which its type is made from.
      return answered(c, await operation.handle(asked as never));
    });
  }
}

/** What is asked of an operation, once it is known that the caller may ask it, and that it is asked rightly. */
async function askedBy(c: Asking, operation: Operation, service: WebService, limits: Limits) {
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
  return { params, query, body, board, today, caller, author, conditions, accept, service };
}

const corsFor = (origins: readonly string[]) =>
  cors({
    origin: [...origins],
    allowHeaders: ['authorization', 'content-type', 'if-match', 'if-none-match', 'idempotency-key'],
    exposeHeaders: ['etag', 'location', 'link', 'idempotency-replayed', 'retry-after', 'x-request-id'],
  });

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
