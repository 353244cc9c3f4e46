import { createServer } from 'node:http';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { closeServer, listen } from '../../infra/local/servers.ts';

type Said = {
  claims?: JWTPayload;
  /** Of the header: `at+jwt` and the issuer's own key unless said. */
  typ?: string;
  key?: { privateKey: CryptoKey; kid: string };
};

export type Issuer = {
  issuer: string;
  audience: string;
  /** An access token of `case-system` for every board, with every scope, unless `claims` say. */
  token: (said?: Said) => Promise<string>;
  /** Signs with another key from now on, and publishes that one too. */
  rotate: () => Promise<void>;
  /** The public key it signs with, as it is published. */
  publicKey: () => object;
  /** How often its keys were asked for. */
  asked: () => number;
  stop: () => Promise<void>;
};

const audience = 'https://matters.example';

async function aKey(kid: string) {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } };
}

/** An issuer of tokens on loopback, which publishes its keys as OpenID Connect has it. */
export async function startIssuer(): Promise<Issuer> {
  const keys = [await aKey('first')];
  const current = () => keys.at(-1) as (typeof keys)[number];
  let asked = 0;
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url === '/keys') asked += 1;
    const metadata = { issuer, jwks_uri: `${issuer}/keys` };
    response.end(JSON.stringify(request.url === '/keys' ? { keys: keys.map(({ jwk }) => jwk) } : metadata));
  });
  const issuer = await listen(server, 0);
  return {
    issuer,
    audience,
    token: ({ claims = {}, typ = 'at+jwt', key = current() } = {}) => {
      const seconds = Math.floor(Date.now() / 1_000);
      const payload = {
        iss: issuer,
        aud: audience,
        sub: 'case-system',
        client_id: 'case-system',
        scope: 'matters/read matters/record matters/discharge',
        groups: ['boards-secretary'],
        iat: seconds,
        exp: seconds + 300,
        ...claims,
      };
      return new SignJWT(payload)
        .setProtectedHeader({ alg: 'RS256', kid: key.kid, typ })
        .sign(key.privateKey);
    },
    rotate: async () => {
      keys.push(await aKey(`key ${keys.length + 1}`));
    },
    publicKey: () => current().jwk,
    asked: () => asked,
    stop: () => closeServer(server),
  };
}
