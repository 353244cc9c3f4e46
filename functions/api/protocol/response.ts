import { contentDisposition } from '../../http/content-disposition.ts';
import type { RequestContext, WebLog } from '../../http/context.ts';
import { logProblem, problemOf } from '../../http/failures.ts';
import { problemBody, problems } from '../../http/problem.ts';
import type { Answer, Paper } from './operation.ts';
import { etagOf, inJson, namesEtag } from './representation.ts';

export function toResponse(c: RequestContext, answer: Answer | Paper): Response {
  for (const [name, value] of Object.entries(answer.headers ?? {})) c.header(name, value);
  if ('paper' in answer) {
    c.header('content-disposition', contentDisposition(answer.fileName, answer.inline));
    return withEtag(c, answer.paper, answer.type);
  }
  c.status(answer.status);
  const body = inJson(answer.body);
  const { cautions = [] } = answer;
  const sent = cautions.length === 0 ? body : inJson({ ...(answer.body as object), cautions });
  return withEtag(c, sent, 'application/json', etagOf(body));
}

/** Sends what is there with its ETag; or says that the asker has it already. */
export function withEtag(
  c: RequestContext,
  body: string | Uint8Array,
  type: string,
  etag = etagOf(body),
): Response {
  c.header('etag', etag);
  const known = c.req.header('if-none-match');
  if (['GET', 'HEAD'].includes(c.req.method) && known !== undefined && namesEtag(known, etag, 'weak'))
    return c.body(null, 304);
  c.header('content-type', type);
  return c.body(typeof body === 'string' ? body : new Uint8Array(body));
}

/** Whatever ended the answering, as a problem; what nobody foresaw tells nothing, and is logged whole. */
export function toProblemResponse(c: RequestContext, log: WebLog, error: unknown): Response {
  const problem = problemOf(error);
  logProblem(c, log, problem, error);
  for (const [name, value] of Object.entries(problem.more.headers ?? {})) c.header(name, value);
  c.header('content-type', 'application/problem+json');
  c.header('cache-control', 'no-store');
  const request = { path: c.req.path, requestId: c.get('requestId') };
  return c.body(inJson(problemBody(problem, request)), problems[problem.problem].status);
}
