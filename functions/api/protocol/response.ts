import { HTTPException } from 'hono/http-exception';
import { KeysUnreachable } from '../../http/access.ts';
import { type Asking, aboutRequest, type WebLog } from '../../http/context.ts';
import { Problem, problemBody, problems } from '../../http/problem.ts';
import { CutOff } from '../../secretariat/keeping.ts';
import { EntryTooLarge } from '../../store/entries.ts';
import type { Answer, Paper } from './operation.ts';
import { etagOf, inJson, namesEtag } from './representation.ts';

/** As a header can carry it: other letters than those of English are sent by their codes as well. */
const disposition = ({ fileName, inline = false }: Paper): string =>
  `${inline ? 'inline' : 'attachment'}; filename="${fileName.replace(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;

export function toResponse(c: Asking, answer: Answer | Paper): Response {
  for (const [name, value] of Object.entries(answer.headers ?? {})) c.header(name, value);
  if ('paper' in answer) {
    c.header('content-disposition', disposition(answer));
    return withEtag(c, answer.paper, answer.type);
  }
  c.status(answer.status);
  const body = inJson(answer.body);
  const { cautions = [] } = answer;
  const sent = cautions.length === 0 ? body : inJson({ ...(answer.body as object), cautions });
  return withEtag(c, sent, 'application/json', etagOf(body));
}

/** Sends what is there with its ETag; or says that the asker has it already. */
export function withEtag(c: Asking, body: string | Uint8Array, type: string, etag = etagOf(body)): Response {
  c.header('etag', etag);
  const known = c.req.header('if-none-match');
  if (['GET', 'HEAD'].includes(c.req.method) && known !== undefined && namesEtag(known, etag, 'weak'))
    return c.body(null, 304);
  c.header('content-type', type);
  return c.body(typeof body === 'string' ? body : new Uint8Array(body));
}

/** Whatever ended the answering, as a problem; what nobody foresaw tells nothing, and is logged whole. */
export function toProblemResponse(c: Asking, log: WebLog, error: unknown): Response {
  const problem = problemOf(error);
  const about = { ...aboutRequest(c), problem: problem.problem };
  if (problem.problem === 'internal') log.error('a request failed', { ...about, error });
  else if (problem.problem === 'keys-unreachable') log.error('no token can be checked', { ...about, error });
  else if (problem.problem === 'timed-out') log.warn('a request took too long', about);
  else log.info(`a request was refused: ${problem.problem}`, about);
  for (const [name, value] of Object.entries(problem.more.headers ?? {})) c.header(name, value);
  c.header('content-type', 'application/problem+json');
  c.header('cache-control', 'no-store');
  const request = { path: c.req.path, requestId: c.get('requestId') };
  return c.body(inJson(problemBody(problem, request)), problems[problem.problem].status);
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof CutOff) return problemOf(error.cause);
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
