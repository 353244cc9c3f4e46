import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { RequestIdVariables } from 'hono/request-id';
import { EntryTooLarge } from '../store/entries.ts';
import { type Caller, KeysUnreachable } from './access.ts';
import { etagOf, inJson, namesEtag } from './answers.ts';
import type { Answer, Paper } from './operation.ts';
import { Problem, problemBody, problems } from './problem.ts';

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
export type Asking = Context<Env>;

export const aboutRequest = (c: Asking): AboutRequest => {
  const caller = c.get('caller');
  return {
    requestId: c.get('requestId'),
    method: c.req.method,
    route: c.get('route') ?? 'none',
    ...(caller && { client: caller.client, subject: caller.subject }),
  };
};

/** As a header can carry it: other letters than those of English are sent by their codes as well. */
const disposition = ({ fileName, inline = false }: Paper): string =>
  `${inline ? 'inline' : 'attachment'}; filename="${fileName.replace(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;

export function answered(c: Asking, answer: Answer | Paper): Response {
  for (const [name, value] of Object.entries(answer.headers ?? {})) c.header(name, value);
  if ('paper' in answer) {
    c.header('content-disposition', disposition(answer));
    return sent(c, answer.paper, answer.type);
  }
  c.status(answer.status);
  return sent(c, inJson(answer.body), 'application/json');
}

/** Sends what is there with its ETag; or says that the asker has it already. */
export function sent(c: Asking, body: string | Uint8Array, type: string): Response {
  const etag = etagOf(body);
  c.header('etag', etag);
  const known = c.req.header('if-none-match');
  if (['GET', 'HEAD'].includes(c.req.method) && known !== undefined && namesEtag(known, etag, 'weak'))
    return c.body(null, 304);
  c.header('content-type', type);
  return c.body(typeof body === 'string' ? body : new Uint8Array(body));
}

/** Whatever ended the answering, as a problem; what nobody foresaw tells nothing, and is logged whole. */
export function told(c: Asking, log: WebLog, error: unknown): Response {
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
