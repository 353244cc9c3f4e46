import { createHash } from 'node:crypto';
import type { RequestContext } from './context.ts';

/** Of what is sent, byte by byte: it changes with anything that a reader would see. */
export const etagOf = (body: string | Uint8Array): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;

/** Whether a header that lists ETags names this one, or any. `weak` also takes those that are alike in meaning only. */
export const namesEtag = (header: string, etag: string, weak: 'weak' | 'strong'): boolean =>
  header
    .split(',')
    .map((one) => one.trim())
    .some((one) => one === '*' || (weak === 'weak' ? one.replace(/^W\//, '') : one) === etag);

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
