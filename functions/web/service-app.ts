import { Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { timeout } from 'hono/timeout';
import { toProblemResponse } from '../api/protocol/response.ts';
import type { ApiParts, ApiRoutes } from '../api/routes.ts';
import { aboutRequest, type Env, type RequestContext } from '../http/context.ts';
import { Problem } from '../http/problem.ts';
import { limitStrangers } from '../http/request-limit.ts';
import { isLink } from '../links/owner-link.ts';
import type { Leading, OpenPages } from '../pages/routes.ts';
import { series } from '../words/english.ts';

/** Whether a path is for programs: its faults are told as problems, and all others as pages. */
export const isForPrograms = (path: string): boolean => /^\/(?:v1\/|reference$|healthz$)/.test(path);

/** What says nothing of any board, and may be kept to be asked for by its ETag. */
const isForAnybody = (path: string): boolean => /^\/(?:v1\/openapi\.json|reference)$/.test(path);

/** Whoever came over an encrypted line comes by no other for a year, to names below this one either. */
const strictTransportSecurity = 'max-age=31536000; includeSubDomains';

/** What the reference may load: its own styles, within it. */
const forPrograms = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'unsafe-inline'"],
    objectSrc: ["'none'"],
    formAction: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  strictTransportSecurity,
});

/**
 * What pages may load, and where their forms and script may lead. With no referrer browsers send our own forms with no
 * origin at all: that is for addresses alone that are links themselves.
 */
const forPages = ({ forms, scriptAsks }: Leading, referrerPolicy: 'same-origin' | 'no-referrer') =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      scriptSrc: ["'self'"],
      imgSrc: ["'self'"],
      fontSrc: ["'self'"],
      ...(scriptAsks && { connectSrc: ["'self'"] }),
      objectSrc: ["'none'"],
      formAction: ["'self'", ...forms],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy,
    strictTransportSecurity,
  });

/**
 * By which names this is asked, as `localhost:3000`: a page elsewhere could have its own name lead here, and read what it is
 * answered. Left out, none is looked at: a gateway in front lets no other through.
 */
export type Hosts = { hosts?: readonly string[] };

const refuseOtherNames =
  (hosts: readonly string[]): MiddlewareHandler<Env> =>
  async (c, next) => {
    const host = c.req.header('host')?.toLowerCase() ?? '';
    if (hosts.includes(host)) return next();
    throw new Problem('misdirected', `Nothing here is called “${host}”: this answers as ${series(hosts)}.`);
  };

/** What is served over HTTP: the API, pages, or both. */
export function serviceApp(
  parts: ApiParts & Hosts,
  { api, pages }: { api?: ApiRoutes; pages?: OpenPages | undefined },
): Hono<Env> {
  const { limits, log, hosts, service, addressOf } = parts;
  const headersAt = (path: string): ReturnType<typeof forPages> =>
    pages && !isForPrograms(path)
      ? forPages(pages.leadsTo(path), isLink(path) ? 'no-referrer' : 'same-origin')
      : forPrograms;
  const app = new Hono<Env>();
  // The number of a request is ours to give: whoever asks could give the same to many, or another's.
  app.use(requestId({ headerName: '' }), async (c, next) => {
    c.header('x-request-id', c.get('requestId'));
    await next();
  });
  for (const { path, route } of api?.paths ?? []) {
    app.use(route, async (c, next) => {
      c.set('route', path);
      await next();
    });
  }
  for (const path of pages?.paths ?? ['/']) {
    app.use(path, async (c, next) => {
      c.set('route', path);
      await next();
    });
  }
  app.use(async (c, next) => {
    const began = performance.now();
    await next();
    const milliseconds = Math.round(performance.now() - began);
    log.info('a request was answered', { ...aboutRequest(c), status: c.res.status, milliseconds });
  });
  app.use((c, next) => headersAt(c.req.path)(c, next));
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control'))
      c.header('cache-control', isForAnybody(c.req.path) ? 'no-cache' : 'no-store');
  });
  if (hosts) app.use(refuseOtherNames(hosts));
  if (addressOf) app.use(limitStrangers(service, limits, addressOf));
  if (limits.origins.length > 0) app.use('/v1/*', corsFor(limits.origins));
  app.use(
    timeout(limits.timeoutMs, (c) => {
      c.set('givenUp', true);
      return new HTTPException(503);
    }),
  );
  api?.mount(app);
  if (pages) pages.mount(app);
  else app.get('/', (c) => c.redirect('/reference'));
  app.notFound((c) =>
    refuse(c, new Problem('not-found', `There is no ${c.req.path}: /v1/openapi.json says what there is.`)),
  );
  app.onError((error, c) => refuse(c, error));
  return app;

  function refuse(c: RequestContext, error: unknown): Response {
    return pages && !isForPrograms(c.req.path)
      ? pages.toErrorPage(c, error)
      : toProblemResponse(c, log, error);
  }
}

const corsFor = (origins: readonly string[]) =>
  cors({
    origin: [...origins],
    allowHeaders: ['authorization', 'content-type', 'if-match', 'if-none-match', 'idempotency-key'],
    exposeHeaders: ['etag', 'location', 'link', 'idempotency-replayed', 'retry-after', 'x-request-id'],
  });
