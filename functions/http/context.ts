import type { Context } from 'hono';
import type { RequestIdVariables } from 'hono/request-id';
import type { Caller } from './access.ts';

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

/** What is known of a request while it is answered. */
export type Env = { Variables: RequestIdVariables & { caller?: Caller; route?: string; givenUp?: true } };
export type RequestContext = Context<Env>;

export const aboutRequest = (c: RequestContext): AboutRequest => {
  const caller = c.get('caller');
  return {
    requestId: c.get('requestId'),
    method: c.req.method,
    route: c.get('route') ?? 'none',
    ...(caller && { client: caller.client, subject: caller.subject }),
  };
};
