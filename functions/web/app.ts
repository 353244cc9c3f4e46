import type { Hono } from 'hono';
import { type ApiParts, apiRoutes } from '../api/routes.ts';
import type { Env } from '../http/context.ts';
import type { PagesParts } from '../pages/answering.ts';
import { openPages } from '../pages/routes.ts';
import { type Hosts, serviceApp } from './service-app.ts';

/** The API alone, or pages for people beside it. */
export type WebParts = ApiParts &
  Hosts & {
    pages?: Pick<PagesParts, 'signIn' | 'assets' | 'origin' | 'uploads' | 'ownPages'>;
  };

/** All that is served over HTTP on a machine of one's own. */
export const webApp = ({ pages, ...parts }: WebParts): Hono<Env> =>
  serviceApp(parts, { api: apiRoutes(parts), pages: pages && openPages({ ...parts, ...pages }) });
