import type { Hono } from 'hono';
import { dayIn } from '../calendar/days.ts';
import { type Access, refuseUnlessAllowed, refuseUnlessAllowedAtAll } from '../http/access.ts';
import { aboutRequest, type Env, type RequestContext, type WebLog } from '../http/context.ts';
import { withEtag } from '../http/etag.ts';
import { Problem } from '../http/problem.ts';
import { refuseTooMany } from '../http/request-limit.ts';
import type { Limits, WebService } from '../http/service.ts';
import { type Action, actionRefSchema, boardOfRef } from '../register/action.ts';
import type { Board } from '../register/board.ts';
import type { Register } from '../store/register.ts';
import { operations } from './operations.ts';
import type { Operation } from './protocol/operation.ts';
import { inJson } from './protocol/representation.ts';
import { bodyOf, conditionsOf, paramsOf, queryOf } from './protocol/request.ts';
import { toResponse } from './protocol/response.ts';
import { descriptionOf } from './reference/document.ts';

export type ApiParts = {
  service: WebService;
  access: Access;
  limits: Limits;
  log: WebLog;
  /** Where a request comes from; nowhere on one machine, which answers nobody else. */
  addressOf?: (c: RequestContext) => string | undefined;
};

/** `/v1/boards/{board}/overview.{format}` as Hono writes it. */
const honoPath = (path: string): string =>
  path.replace(/([\w-]+\.)?\{(\w+)\}/g, (_, before: string | undefined, name: string) =>
    before === undefined ? `:${name}` : `:${name}{${before.replace('.', '\\.')}.+}`,
  );

const openPaths = ['/healthz', '/v1/openapi.json', '/reference'];

export type ApiRoutes = {
  /** Every path of the API, as the reference writes it and as it is routed: the log names a request by it. */
  paths: readonly { path: string; route: string }[];
  mount: (app: Hono<Env>) => void;
};

/** The whole API under `/v1`, with its reference beside it. */
export const apiRoutes = (parts: ApiParts): ApiRoutes => ({
  paths: [...new Set([...openPaths, ...operations.map(({ path }) => path)])].map((path) => ({
    path,
    route: honoPath(path),
  })),
  mount: (app) => mountApi(app, parts),
});

function mountApi(app: Hono<Env>, parts: ApiParts): void {
  mountReference(app, parts.limits);
  mountOperations(app, parts);
  for (const [path, allow] of methodsByPath()) {
    app.all(path, () => {
      throw new Problem('method-not-allowed', `Here one can ${allow}.`, { headers: { allow } });
    });
  }
}

/** What says nothing of any board, and is shown to anybody. */
function mountReference(app: Hono<Env>, limits: Limits): void {
  // Made when first asked for, and then kept.
  let document: ReturnType<typeof descriptionOf> | undefined;
  const openApi = () => {
    document ??= descriptionOf(operations);
    return document;
  };
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/v1/openapi.json', (c) => withEtag(c, inJson(openApi()), 'application/json'));
  app.get('/reference', async (c) => {
    const { referencePage } = await import('./reference/page.ts');
    return withEtag(c, referencePage(operations, openApi(), limits), 'text/html; charset=utf-8');
  });
}

/** Every operation, each answered to whoever has a good token and does not ask too often. */
function mountOperations(app: Hono<Env>, { service, access, limits, log }: ApiParts): void {
  app.use('/v1/*', async (c, next) => {
    c.header('cache-control', 'no-store');
    const refused = (why: string): void => log.warn(`a token was refused: ${why}`, aboutRequest(c));
    const caller = await access(c.req.header('authorization'), refused);
    c.set('caller', caller);
    // A person's programs share with the pages what that person may ask; a machine is its own subject.
    await refuseTooMany(service, limits, `person ${caller.subject}`);
    await next();
  });
  for (const operation of operations) {
    app.on(operation.method.toUpperCase(), honoPath(operation.path), async (c) => {
      const request = await requestOf(c, operation, service, limits);
      // Nothing is begun of which the asker was told that it took too long.
      if (c.get('givenUp')) return c.body(null, 503);
      // What an operation takes is checked by its own schemas, which its type is made from.
      return toResponse(c, await operation.handle(request as never));
    });
  }
}

/** What is asked of an operation, once it is known that the caller may ask it, and that it is asked rightly. */
async function requestOf(c: RequestContext, operation: Operation, service: WebService, limits: Limits) {
  const caller = c.get('caller');
  if (caller === undefined) throw new Error('nobody asks');
  if (operation.reach === 'every board') refuseUnlessAllowedAtAll(caller, operation.scope);
  else refuseUnlessAllowed(caller, operation.scope, c.req.param('board'));
  const params = paramsOf(operation, c.req.param());
  const { board, register } = await boardOf(service, params);
  const query = queryOf(operation, c.req.queries());
  const { body, content } = await bodyOf(operation, c.req.raw, limits);
  const conditions = conditionsOf(operation, c.req, caller, content);
  const author = { at: service.now(), by: caller.name, from: `HTTP API, client ${caller.client}` };
  const today = dayIn(board?.timeZone ?? 'UTC', author.at);
  const accept = c.req.header('accept');
  return {
    params,
    query,
    body,
    board,
    today,
    caller,
    author,
    conditions,
    accept,
    service: { ...service, register },
  };
}

/** Which methods each path has, beyond those of the API's own pages. */
function methodsByPath(): Map<string, string> {
  const methods = new Map<string, string[]>(openPaths.map((path) => [path, ['GET', 'HEAD']]));
  for (const { method, path } of operations) {
    const known = methods.get(honoPath(path)) ?? [];
    methods.set(honoPath(path), [...known, ...(method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()])]);
  }
  return new Map([...methods].map(([path, known]) => [path, known.join(', ')]));
}

/**
 * The board that the path names, undefined where it names none, and the register as the request goes on with it: an action that
 * the path names as well was read with the board.
 */
async function boardOf(
  { register }: WebService,
  { board: code, ref }: { board?: string; ref?: string },
): Promise<{ board: Board | undefined; register: Register }> {
  if (code === undefined) return { board: undefined, register };
  const named = actionRefSchema.safeParse(ref);
  const { board, action } =
    named.success && boardOfRef(named.data) === code
      ? await register.boardAndAction(code, named.data)
      : { board: await register.board(code), action: undefined };
  if (board === undefined) throw new Problem('not-found', `There is no board “${code}”.`);
  return { board, register: action ? withActionRead(register, action) : register };
}

/** The same register, which hands out once what was just read of it: whoever asks again wants it as it is by then. */
function withActionRead(register: Register, action: Action): Register {
  let read: Action | undefined = action;
  return {
    ...register,
    action: (ref) => {
      const known = read?.ref === ref ? read : undefined;
      read = undefined;
      return known ? Promise.resolve(known) : register.action(ref);
    },
  };
}
