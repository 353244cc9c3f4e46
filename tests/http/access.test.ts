import { createServer } from 'node:http';
import { inspect } from 'node:util';
import { exportSPKI, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { operations } from '../../functions/api/operations.ts';
import { problemSchema } from '../../functions/http/problem.ts';
import { closeServer, listen } from '../../infra/local/servers.ts';
import { type Called, services, type TestService } from '../api/a-service.ts';
import { placed, recipes } from '../api/recipes.ts';

const open = services();
const actions = '/v1/boards/pdb/actions';

const seconds = (): number => Math.floor(Date.now() / 1_000);
const inBase64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const aPrivateKey = async () => (await generateKeyPair('RS256')).privateKey;
const problemOf = ({ body }: Called): string =>
  problemSchema.parse(body).type.replace('/reference#problem-', '');
const askedWith = (service: TestService, token: string | null): Promise<Called> =>
  service.call('GET', actions, { token });

/** A token that says all that a good one says, signed by somebody who has only what everybody may have. */
async function signedWith(secret: Uint8Array, { issuer }: TestService): Promise<string> {
  const { kid } = issuer.publicKey() as { kid: string };
  const [, payload = ''] = (await issuer.token()).split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid, typ: 'at+jwt' }).sign(secret);
}

const publicPem = async ({ issuer }: TestService): Promise<Uint8Array> => {
  const key = await importJWK({ ...issuer.publicKey() } as JWK, 'RS256', { extractable: true });
  if (key instanceof Uint8Array) throw new Error('a public key is no secret');
  return new TextEncoder().encode(await exportSPKI(key));
};

async function unsigned({ issuer }: TestService): Promise<string> {
  const [, payload = ''] = (await issuer.token()).split('.');
  return `${inBase64({ alg: 'none', typ: 'at+jwt' })}.${payload}.`;
}

type Forged = [what: string, token: (service: TestService) => Promise<string>, why: string];
const saying =
  (claims: Record<string, unknown>) =>
  ({ issuer }: TestService) =>
    issuer.token({ claims });

const refused: Forged[] = [
  ['that is no token', async () => 'secret-that-is-no-token', 'ERR_JWS_INVALID'],
  ['of three parts that mean nothing', async () => 'abcdefgh.ijklmnop.qrstuvwx', 'ERR_JWS_INVALID'],
  ['that has expired', (s) => s.issuer.token({ claims: { exp: seconds() - 60 } }), 'expired'],
  [
    'that is not valid yet',
    (s) => s.issuer.token({ claims: { nbf: seconds() + 60 } }),
    'its claim nbf is check_failed',
  ],
  ['that never expires', saying({ exp: undefined }), 'its claim exp is missing'],
  ['for another audience', saying({ aud: 'https://other.example' }), 'for another audience'],
  ['for no audience, of a client not known', saying({ aud: undefined }), 'for another audience'],
  ['of another issuer', saying({ iss: 'https://other.example' }), 'its claim iss is check_failed'],
  [
    'signed with a key that the issuer does not have',
    async (s) => s.issuer.token({ key: { privateKey: await aPrivateKey(), kid: 'unheard-of' } }),
    'signed with a key that the issuer does not have',
  ],
  [
    'signed with another key under the name of the issuer’s',
    async (s) => {
      const { kid } = s.issuer.publicKey() as { kid: string };
      return s.issuer.token({ key: { privateKey: await aPrivateKey(), kid } });
    },
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
  ],
  ['that says it needs no signature', unsigned, 'ERR_JOSE_ALG_NOT_ALLOWED'],
  [
    'signed with the public key as a secret, as PEM',
    async (s) => signedWith(await publicPem(s), s),
    'ERR_JOSE_ALG_NOT_ALLOWED',
  ],
  [
    'signed with the public key as a secret, as it is published',
    (s) => signedWith(new TextEncoder().encode(JSON.stringify(s.issuer.publicKey())), s),
    'ERR_JOSE_ALG_NOT_ALLOWED',
  ],
  ['whose payload was changed after it was signed', tampered, 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
  ['that is an ID token, by its type', (s) => s.issuer.token({ typ: 'JWT' }), 'not an access token'],
  ['that is an ID token, by what it says', saying({ token_use: 'id' }), 'not an access token'],
  ['that names no client', saying({ client_id: undefined }), 'without the claims of an access token'],
  [
    'of a client with a name longer than is kept',
    saying({ client_id: 'x'.repeat(257) }),
    'without the claims of an access token',
  ],
  [
    'of somebody whose name would break a line',
    saying({ username: 'priya.nair\nby: the chair' }),
    'without the claims of an access token',
  ],
  ['that names no scope', saying({ scope: undefined }), 'without the claims of an access token'],
];

async function tampered({ issuer }: TestService): Promise<string> {
  const [header, payload = '', signature] = (await issuer.token({ claims: { groups: [] } })).split('.');
  const claims = {
    ...JSON.parse(Buffer.from(payload, 'base64url').toString()),
    groups: ['boards-secretary'],
  };
  return `${header}.${inBase64(claims)}.${signature}`;
}

/** Nothing longer than a word of a token may be told. */
const partsOf = (token: string): string[] => [token, ...token.split('.').filter((part) => part.length > 7)];

describe('a token', () => {
  it.each(refused)('%s is refused, and why is logged without it', async (_, forge, why) => {
    const service = open();
    const token = await forge(service);
    const answer = await askedWith(service, token);
    expect(answer.status).toBe(401);
    expect(problemOf(answer)).toBe('token-refused');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="matters", error="invalid_token"');
    expect(service.log.map(({ level, what }) => `${level}: ${what}`)).toContain(
      `warn: a token was refused: ${why}`,
    );
    const told = JSON.stringify([service.log, answer.body, [...answer.headers]]);
    for (const part of partsOf(token)) expect(told).not.toContain(part);
  });

  it.each<[string, Record<string, string>]>([
    ['none', {}],
    ['one in another scheme', { authorization: 'Basic Y2FzZS1zeXN0ZW06c2VjcmV0' }],
    ['an empty one', { authorization: 'Bearer ' }],
    ['two', { authorization: 'Bearer first-token second-token' }],
    ['one in a cookie', { cookie: 'access_token=first-token' }],
  ])('is wanted where there is %s', async (_, headers) => {
    const service = open();
    const answer = await service.call('GET', actions, { token: null, headers });
    expect(answer.status).toBe(401);
    expect(problemOf(answer)).toBe('no-token');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="matters"');
    expect(JSON.stringify(service.log)).not.toMatch(/first-token|Y2FzZS1/);
  });

  it('is not taken from a cookie or the query, though it be a good one', async () => {
    const service = open();
    const token = await service.issuer.token();
    const inCookie = await service.call('GET', actions, {
      token: null,
      headers: { cookie: `authorization=Bearer ${token}` },
    });
    const inQuery = await service.call('GET', `${actions}?access_token=${token}`, { token: null });
    expect([inCookie.status, inQuery.status]).toEqual([401, 401]);
    expect(JSON.stringify(service.log)).not.toContain(token.split('.')[2]);
  });

  it('may name its type in full, name several audiences, or say itself that it is one', async () => {
    const service = open();
    await service.aBoard();
    const { issuer } = service;
    const tokens = await Promise.all([
      issuer.token({ typ: 'application/at+jwt' }),
      issuer.token({ claims: { aud: ['https://other.example', issuer.audience] } }),
      issuer.token({ typ: 'JWT', claims: { token_use: 'access' } }),
      saying({ aud: undefined, client_id: issuer.audience })(service),
    ]);
    const answers = await Promise.all(tokens.map((token) => askedWith(service, token)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });
});

describe('a board', () => {
  it.each([
    ['of another board alone', ['board-pcp-secretary']],
    ['of none', []],
    ['that are no list', 'boards-secretary'],
  ])('is closed to groups %s, and whether it is there is not told', async (_, groups) => {
    const service = open();
    await service.aBoard();
    const token = await service.issuer.token({ claims: { groups } });
    const there = await askedWith(service, token);
    const notThere = await service.call('GET', '/v1/boards/no-such-board/actions', { token });
    expect([there.status, notThere.status]).toEqual([403, 403]);
    expect([problemOf(there), problemOf(notThere)]).toEqual(['board-not-yours', 'board-not-yours']);
    const worded = ({ body }: Called, board: string) =>
      problemSchema.parse(body).detail.replaceAll(board, 'B');
    expect(worded(there, 'pdb')).toBe(worded(notThere, 'no-such-board'));
  });

  it.each([
    ['of that board', ['board-pdb-secretary']],
    ['of every board', ['boards-secretary']],
  ])('is open to the group %s', async (_, groups) => {
    const service = open();
    await service.aBoard();
    expect((await askedWith(service, await service.issuer.token({ claims: { groups } }))).status).toBe(200);
  });

  it('is open to a client whose tokens name no groups where the service says in which it is', async () => {
    const service = open({ groupsOfClients: { 'case-system': ['board-pdb-secretary'] } });
    await service.aBoard();
    const bare = await service.issuer.token({ claims: { groups: undefined } });
    const other = await service.issuer.token({ claims: { groups: undefined, client_id: 'other-system' } });
    const named = await service.issuer.token({ claims: { groups: ['board-pcp-secretary'] } });
    const odd = await service.issuer.token({ claims: { groups: undefined, client_id: 'constructor' } });
    const answers = await Promise.all([bare, other, named, odd].map((token) => askedWith(service, token)));
    expect(answers.map(({ status }) => status)).toEqual([200, 403, 403, 403]);
  });
});

afterEach(() => void vi.useRealTimers());
const later = (ms: number): void => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });

describe('a token that was good a moment ago', () => {
  it('is good no longer than it says', async () => {
    const service = open();
    await service.aBoard();
    const token = await service.issuer.token({ claims: { exp: seconds() + 20 } });
    expect((await askedWith(service, token)).status).toBe(200);
    later(15_000);
    expect((await askedWith(service, token)).status).toBe(200);
    later(15_000);
    expect((await askedWith(service, token)).status).toBe(401);
  });

  it('lends its goodness to no other with the same words', async () => {
    const service = open();
    await service.aBoard();
    const [header, payload, signature = ''] = (await service.issuer.token()).split('.');
    const forged = `${header}.${payload}.${signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}`;
    expect((await askedWith(service, `${header}.${payload}.${signature}`)).status).toBe(200);
    expect((await askedWith(service, forged)).status).toBe(401);
  });

  it('does for one caller what it says, and nothing for another', async () => {
    const service = open();
    await service.aBoard();
    const mine = await service.issuer.token();
    const another = await service.issuer.token({ claims: { groups: ['board-pcp-reader'] } });
    const answers = [];
    for (const token of [mine, another, mine, another]) answers.push(await askedWith(service, token));
    expect(answers.map(({ status }) => status)).toEqual([200, 403, 200, 403]);
  });
});

describe('the issuer’s keys', () => {
  it('are asked for once, and once more when a token bears a new one, without a restart', async () => {
    const service = open();
    await service.aBoard();
    const { issuer } = service;
    const before = issuer.asked();
    const old = await issuer.token();
    for (let time = 0; time < 5; time += 1) expect((await askedWith(service, old)).status).toBe(200);
    expect(issuer.asked() - before).toBe(1);
    await issuer.rotate();
    later(31_000);
    expect((await askedWith(service, await issuer.token())).status).toBe(200);
    expect((await askedWith(service, old)).status).toBe(200);
    expect(issuer.asked() - before).toBe(2);
  });

  it('are not asked for again and again by tokens that bear keys nobody has', async () => {
    const service = open();
    const before = service.issuer.asked();
    const privateKey = await aPrivateKey();
    for (const kid of ['one', 'two', 'three', 'four']) {
      const token = await service.issuer.token({ key: { privateKey, kid } });
      expect((await askedWith(service, token)).status).toBe(401);
    }
    expect(service.issuer.asked() - before).toBe(1);
  });

  it.each<[string, number, string]>([
    ['is out of order', 500, '{}'],
    ['answers something else', 200, '{"keys": "none"}'],
    ['answers no JSON', 200, '<html>'],
    [
      'answers for another',
      200,
      '{"issuer": "https://other.example", "jwks_uri": "https://other.example/keys"}',
    ],
  ])('cannot be had of an issuer that %s: that is told as no fault of the token', async (_, status, text) => {
    const server = createServer((_request, response) => response.writeHead(status).end(text));
    const issuer = await listen(server, 0);
    const service = open({ issuer });
    const answer = await askedWith(service, await service.issuer.token({ claims: { iss: issuer } }));
    await closeServer(server);
    expect(answer.status).toBe(503);
    expect(problemOf(answer)).toBe('keys-unreachable');
    expect(answer.headers.get('retry-after')).toBe('30');
    expect(service.log.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  it('are not looked for where an issuer leads elsewhere', async () => {
    const service = open();
    const elsewhere = `${service.issuer.issuer}/.well-known/openid-configuration`;
    const server = createServer((_, response) => response.writeHead(302, { location: elsewhere }).end());
    const issuer = await listen(server, 0);
    const led = open({ issuer });
    const answer = await askedWith(led, await service.issuer.token({ claims: { iss: issuer } }));
    await closeServer(server);
    expect([answer.status, problemOf(answer)]).toEqual([503, 'keys-unreachable']);
    const [line] = led.log.filter(({ level }) => level === 'error');
    expect(inspect(line?.about.error)).toContain('unexpected redirect');
  });

  it('cannot be had of an issuer that is not there, and are had when it is there again', async () => {
    const away = createServer();
    const issuer = await listen(away, 0);
    await closeServer(away);
    const service = open({ issuer });
    await service.aBoard();
    const token = await service.issuer.token({ claims: { iss: issuer } });
    expect((await askedWith(service, token)).status).toBe(503);
    const jwks_uri = `${service.issuer.issuer}/keys`;
    const back = createServer((_, response) => response.end(JSON.stringify({ issuer, jwks_uri })));
    await listen(back, Number(new URL(issuer).port));
    expect((await askedWith(service, token)).status).toBe(200);
    await closeServer(back);
  });
});

describe.each(operations.map(({ id, method, path, scope, reach }) => ({ id, method, path, scope, reach })))(
  '$id',
  ({ id, method, path, scope, reach }) => {
    const at = (board: string): string => placed(path, { ...recipes[id]?.params, board });
    const ask = (service: TestService, token: string | null, board = 'pdb'): Promise<Called> =>
      service.call(method.toUpperCase(), at(board), { token });

    it('is refused without a token', async () => {
      const answer = await ask(open(), null);
      expect([answer.status, problemOf(answer)]).toEqual([401, 'no-token']);
    });

    it(`is refused without ${scope}, and says so`, async () => {
      const service = open();
      const others = ['matters/read', 'matters/record', 'matters/discharge', 'openid'].filter(
        (one) => one !== scope,
      );
      const answer = await ask(service, await service.issuer.token({ claims: { scope: others.join(' ') } }));
      expect([answer.status, problemOf(answer)]).toEqual([403, 'scope-missing']);
      expect(answer.headers.get('www-authenticate')).toBe(
        `Bearer realm="matters", error="insufficient_scope", scope="${scope}"`,
      );
      expect(service.log).toContainEqual(
        expect.objectContaining({
          what: 'a request was refused: scope-missing',
          about: expect.objectContaining({ subject: 'case-system', route: path, problem: 'scope-missing' }),
        }),
      );
    });

    it('is refused to the group of another board, or shows nothing of it', async () => {
      const service = open();
      await service.aBoard();
      const token = await service.issuer.token({ claims: { groups: ['board-pcp-secretary'] } });
      for (const board of ['pdb', 'no-such-board']) {
        const answer = await ask(service, token, board);
        if (path.includes('{board}') || reach === 'every board') {
          expect([answer.status, problemOf(answer)]).toEqual([403, 'board-not-yours']);
        } else {
          expect(answer.body).toEqual({ items: [], next: null });
        }
      }
    });
  },
);
