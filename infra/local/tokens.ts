import { join } from 'node:path';
import * as z from 'zod';
import { instantSchema } from '../../functions/calendar/days.ts';
import { Failed, type Token, type TokenRequest } from '../../functions/command-line/terminal/desk.ts';
import type { Served } from './engines.ts';
import { secretIn } from './secret-file.ts';

/** What tokens on one's own machine are for, wherever its API happens to listen. */
export const audience = 'urn:matters-arising';

const base64url = z.base64url().min(1);
/** A private key, as RFC 7517 has it written. */
export const signingKeySchema = z.object({
  kty: z.literal('RSA'),
  use: z.literal('sig'),
  alg: z.literal('RS256'),
  n: base64url,
  e: base64url,
  d: base64url,
  p: base64url,
  q: base64url,
  dp: base64url,
  dq: base64url,
  qi: base64url,
});

/** What the issuer of a data folder must remember, so that its tokens outlive it. */
export const issuerSecretsSchema = z.object({
  /** Its address is in every token. */
  port: z.int().positive(),
  clientSecret: z.string().min(1),
  cookieSecret: z.string().min(1),
  keys: z.array(signingKeySchema).min(1),
});

export const issuerFile = (dataDir: string): string => join(dataDir, 'issuer.json');

/** The client that `matters token` is: one that reaches every board, or one for each board. */
const client = 'matters-token';
const clientFor = (board?: string): string => (board === undefined ? client : `${client}-${board}`);

/** The board that a client of that name is for, null when for every board; undefined when it is no client of ours. */
export function boardOfClient(id: string): string | null | undefined {
  if (id === client) return null;
  return id.startsWith(`${client}-`) ? id.slice(client.length + 1) : undefined;
}

const answerSchema = z.object({ access_token: z.string(), expires_in: z.number() });

/** A token of the issuer that serves the data folder, got as any machine gets one: with its client's secret. */
export async function tokenFrom(
  dataDir: string,
  { api, issuer }: Served,
  { scopes, board }: TokenRequest,
): Promise<Token> {
  const secrets = await secretIn(issuerFile(dataDir), issuerSecretsSchema);
  if (secrets === undefined) throw new Failed(`${issuerFile(dataDir)} is missing: start the service anew`);
  const credentials = Buffer.from(`${clientFor(board)}:${secrets.clientSecret}`).toString('base64');
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: scopes.join(' ') }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Failed(`the issuer refuses a token: ${answer.status} ${await answer.text()}`);
  const { access_token: token, expires_in: seconds } = answerSchema.parse(await answer.json());
  return { token, expires: instantSchema.parse(new Date(Date.now() + seconds * 1_000).toISOString()), api };
}
