import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { instantSchema } from '../../functions/calendar/days.ts';
import { type Client, Failed } from '../../functions/command-line/terminal/desk.ts';
import type { Scope } from '../../functions/scopes.ts';
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
  /** Of it the secret of each client is made, so that nobody has another's by their own. */
  clientsSecret: z.string().min(1),
  cookieSecret: z.string().min(1),
  keys: z.array(signingKeySchema).min(1),
});

export const issuerFile = (dataDir: string): string => join(dataDir, 'issuer.json');

/** The client that `matters token` is: one that reaches every board, or one for each board. */
const client = 'matters-token';
const clientFor = (board?: string): string => (board === undefined ? client : `${client}-${board}`);

export const secretOf = (
  id: string,
  { clientsSecret }: Pick<z.infer<typeof issuerSecretsSchema>, 'clientsSecret'>,
): string => createHmac('sha256', clientsSecret).update(id).digest('base64url');

/** The board that a client of that name is for, null when for every board; undefined when it is no client of ours. */
export function boardOfClient(id: string): string | null | undefined {
  if (id === client) return null;
  return id.startsWith(`${client}-`) ? id.slice(client.length + 1) : undefined;
}

const answerSchema = z.object({ access_token: z.string(), expires_in: z.number() });

type Basic = Pick<Client, 'id' | 'secret' | 'issuer'>;

/** As any machine gets one. */
async function askForToken({ id, secret, issuer }: Basic, scopes: readonly Scope[]) {
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: scopes.join(' ') }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Failed(`the issuer refuses a token: ${answer.status} ${await answer.text()}`);
  const { access_token: token, expires_in: seconds } = answerSchema.parse(await answer.json());
  return { token, expires: instantSchema.parse(new Date(Date.now() + seconds * 1_000).toISOString()) };
}

/** The client of a board, or of them all, at the issuer that serves the data folder. */
export async function clientOf(dataDir: string, { api, issuer }: Served, board?: string): Promise<Client> {
  const secrets = await secretIn(issuerFile(dataDir), issuerSecretsSchema);
  if (secrets === undefined) throw new Failed(`${issuerFile(dataDir)} is missing: start the service anew`);
  const id = clientFor(board);
  const basic = { id, secret: secretOf(id, secrets), issuer };
  return { ...basic, api, token: (scopes) => askForToken(basic, scopes) };
}
