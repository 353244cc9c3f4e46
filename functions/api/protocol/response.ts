import { contentDisposition } from '../../http/content-disposition.ts';
import type { RequestContext, WebLog } from '../../http/context.ts';
import { etagOf, withEtag } from '../../http/etag.ts';
import { logProblem, problemOf } from '../../http/failures.ts';
import { problemBody, problems } from '../../http/problem.ts';
import type { Answer, Paper } from './operation.ts';
import { inJson } from './representation.ts';

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
