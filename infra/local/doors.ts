import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { answerBefore } from './servers.ts';

/** What a client of the AWS SDK signs with. The id stands in each of its requests, and opens the door. */
export type EngineKeys = { accessKeyId: string; secretAccessKey: string };

/** Keys that nobody knows who was not told them: made anew whenever engines start. */
export function newKeys(): EngineKeys {
  const key = randomBytes(32).toString('base64url');
  return { accessKeyId: key, secretAccessKey: key };
}

/** For a request that no client of the SDK makes. */
export const keyHeader = ({ accessKeyId }: EngineKeys): { authorization: string } => ({
  authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/`,
});

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const carries = (
  { authorization = '' }: IncomingMessage['headers'],
  { accessKeyId }: EngineKeys,
): boolean => {
  const key = /^AWS4-HMAC-SHA256 Credential=([^/]+)\//.exec(authorization)?.[1];
  return timingSafeEqual(digest(key ?? ''), digest(accessKeyId));
};

/** Why a request is not let in; null when it is. A name that is led to this machine is as foreign as a page of another site. */
function whyNot({ headers, socket }: IncomingMessage, keys: EngineKeys): string | null {
  if (headers.host !== `127.0.0.1:${socket.localPort}`) return 'This is not asked by that name.';
  const { origin, 'sec-fetch-site': site = 'none' } = headers;
  if (origin !== undefined || site !== 'none') return 'This answers no web page.';
  return carries(headers, keys) ? null : 'This answers the program of its data folder alone.';
}

/** Has an engine see no request but of those who have its keys, and none that a browser was led to make. */
export function guard(server: Server, keys: EngineKeys): void {
  answerBefore(server, (request) => {
    const why = whyNot(request, keys);
    if (why === null) return undefined;
    return (response) => {
      response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
      response.end(`${why}\n`);
    };
  });
}
