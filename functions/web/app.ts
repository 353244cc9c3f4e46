import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { timeout } from 'hono/timeout';
import { toProblemResponse } from '../api/protocol/response.ts';
import { type ApiParts, apiPaths, mountApi } from '../api/routes.ts';
import { aboutRequest, type Env } from '../http/context.ts';
import { Problem } from '../http/problem.ts';
import type { SignIn } from '../http/session.ts';

/** All that is served over HTTP: the same on Lambda and on a machine of one's own. */
export function webApp(parts: ApiParts & { signIn?: SignIn }): Hono<Env> {
  const { limits, log } = parts;
  const app = new Hono<Env>();
  app.use(requestId());
  for (const { path, route } of apiPaths) {
    app.use(route, async (c, next) => {
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
    timeout(limits.timeoutMs, (c) => {
      c.set('givenUp', true);
      return new HTTPException(503);
    }),
  );
  mountApi(app, parts);
  app.notFound((c) =>
    toProblemResponse(
      c,
      log,
      new Problem('not-found', `There is no ${c.req.path}: /v1/openapi.json says what there is.`),
    ),
  );
  app.onError((error, c) => toProblemResponse(c, log, error));
  return app;
}

const corsFor = (origins: readonly string[]) =>
  cors({
    origin: [...origins],
    allowHeaders: ['authorization', 'content-type', 'if-match', 'if-none-match', 'idempotency-key'],
    exposeHeaders: ['etag', 'location', 'link', 'idempotency-replayed', 'retry-after', 'x-request-id'],
  });
