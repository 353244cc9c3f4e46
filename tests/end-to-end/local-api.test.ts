import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, get, request, type Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import type { Scope } from '../../functions/scopes.ts';
import { documentClient } from '../../functions/store/client.ts';
import { openRegister } from '../../functions/store/register.ts';
import { type LocalApi, serveApi } from '../../infra/local/api.ts';
import { clientHere, readEnvironment } from '../../infra/local/desk.ts';
import { type Engines, startEngines, tableName } from '../../infra/local/engines.ts';
import { closeServer, listen } from '../../infra/local/servers.ts';
import { aBrowser } from '../http/a-browser.ts';
import { hostileFiles } from '../minutes/reading/hostile-files.ts';
import { aBoard } from '../register/examples.ts';

let dataDir: string;
const toStop: (() => unknown)[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'matters-api-'));
});
afterEach(async () => {
  for (const stop of toStop.splice(0).reverse()) await stop();
  await rm(dataDir, { recursive: true, force: true });
});

const environment = () => readEnvironment({ MATTERS_DATA: dataDir });
const token = async ({ scopes, board }: { scopes: readonly Scope[]; board?: string }): Promise<string> =>
  (await (await clientHere(environment(), board)).token(scopes)).token;

/** The service of the data folder with its API, as `npm start` has them, and the board `pdb` unless others are named. */
async function aService(ports: readonly number[] = [0], boards = ['pdb']): Promise<LocalApi> {
  const engines = await startEngines({ dataDir, stays: true });
  toStop.push(engines.stop);
  await withBoards(engines, boards);
  const api = await serveApi(engines, environment(), ports);
  toStop.push(api.stop);
  await engines.announce({ api: api.api, issuer: api.issuer });
  return {
    ...api,
    stop: async () => {
      await api.stop();
      await engines.stop();
    },
  };
}

async function withBoards({ dynamodb, environment: keys }: Engines, boards: string[]): Promise<void> {
  const { AWS_REGION: region = '', AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = keys;
  const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
  const client = documentClient({ endpoint: dynamodb, region, credentials });
  for (const id of boards) await openRegister(client, tableName).save(aBoard({ id }));
  client.destroy();
}

/** Another program on a port of that address. */
async function anotherProgram(host: string, port = 0): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await listen(server, port, host);
  toStop.push(() => closeServer(server));
  const address = server.address();
  return { server, port: typeof address === 'object' ? (address?.port ?? 0) : 0 };
}

const asking = async (url: string, bearer?: string): Promise<number> => {
  const answer = await fetch(
    url,
    bearer === undefined ? {} : { headers: { authorization: `Bearer ${bearer}` } },
  );
  await answer.arrayBuffer();
  return answer.status;
};
const actionsAt = ({ api }: { api: string }): string => `${api}/v1/boards/pdb/actions`;

it('lets whoever sits at this machine sign in to its pages, and asks no password', async () => {
  const { api, issuer } = await aService();
  const browser = aBrowser();
  const asked = await browser.open(api);
  expect(asked.url.origin).toBe(issuer);
  const { origin } = new URL(api);
  expect(asked.headers.get('content-security-policy')).toBe(
    `default-src 'none'; style-src 'self'; form-action 'self' ${origin}; base-uri 'none'; frame-ancestors 'none'`,
  );
  expect(asked.text).toContain('<html lang="en-GB">');
  expect(asked.text).toMatch(/<title>Who are you\?.*<h1>Who are you\?/s);
  expect(asked.text).not.toMatch(/<script|<style| style=| on\w+=/);
  const arrived = await browser.send(asked.url.href, { person: 'secretary@matters-arising.example' });
  expect([arrived.status, arrived.url.href]).toEqual([200, `${api}/boards/pdb`]);
});

it('shows who there is to nobody but this machine by its own name', async () => {
  const { issuer, api } = await aService();
  const { port } = new URL(issuer);
  const asking = (host: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const headers = { host };
      get({ host: '127.0.0.1', port, path: '/.well-known/openid-configuration', headers }, (answer) => {
        resolve(answer.resume().statusCode ?? 0);
      }).on('error', reject);
    });
  expect(await Promise.all([asking(`127.0.0.1:${port}`), asking('rebound.example')])).toEqual([200, 421]);
  const astray = await fetch(`${issuer}/choose/nothing`);
  expect([astray.status, await astray.text()]).toEqual([
    400,
    expect.stringContaining(`<p>This sign-in is over, or took too long.</p>\n<p><a href="${api}/sign-in">`),
  ]);
  const unknown = await fetch(`${issuer}/auth?client_id=nobody`, { headers: { accept: 'text/html' } });
  expect([unknown.status, await unknown.text()]).toEqual([
    400,
    expect.stringContaining('You are not signed in'),
  ]);
  for (const { headers } of [astray, unknown, await fetch(`${issuer}/jwks`)]) {
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.* frame-ancestors 'none'$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
  const { keys } = z
    .object({ keys: z.array(z.object({ n: z.base64url() })) })
    .parse(await (await fetch(`${issuer}/jwks`)).json());
  expect(keys.map(({ n }) => Buffer.from(n, 'base64url').length * 8)).toEqual([3_072]);
});

/** A body in pieces, whose length nobody says beforehand. */
async function* inPieces(text: string): AsyncGenerator<Buffer> {
  for (let from = 0; from < text.length; from += 10) yield Buffer.from(text.slice(from, from + 10));
}

it('takes a body that comes in pieces, and counts them', async () => {
  const { api } = await aService();
  const bearer = await token({ scopes: ['matters/record'] });
  const send = (text: string): Promise<Response> =>
    fetch(`${api}/v1/boards/pdb/owners`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: ReadableStream.from(inPieces(text)),
      duplex: 'half',
    });
  expect((await send(JSON.stringify({ id: 'cfo', name: 'Chief Finance Officer' }))).status).toBe(201);
  expect((await send(JSON.stringify({ id: 'force', name: 'F'.repeat(100_000) }))).status).toBe(413);
});

it('is not told to have failed by somebody who went away in the middle of asking', async () => {
  const { api } = await aService();
  const bearer = await token({ scopes: ['matters/record'] });
  const { host, hostname, port } = new URL(api);
  const socket = connect(Number(port), hostname);
  const request = [
    'POST /v1/boards/pdb/owners HTTP/1.1',
    `Host: ${host}`,
    `Authorization: Bearer ${bearer}`,
    'Content-Type: application/json',
    'Content-Length: 500',
    '',
    '{"id": "cf',
  ];
  socket.end(request.join('\r\n'));
  await new Promise((resolve) => socket.on('close', resolve).resume());
  await vi.waitFor(
    async () => {
      const log = await readFile(join(dataDir, 'http.log'), 'utf8');
      expect(log).toContain('a request was refused: malformed');
      expect(log).not.toContain('"level":"error"');
    },
    { timeout: 120_000 },
  );
});

it('answers everybody else while a bad file is read, and refuses that in time', async () => {
  const { api } = await aService();
  const bearer = await token({ scopes: ['matters/record'] });
  const form = new FormData();
  form.set('file', new File([hostileFiles['a page of 40,000,000 spaces']?.() ?? ''], 'spaces.pdf'));
  let isReading = true;
  const began = performance.now();
  const sent = fetch(`${api}/v1/boards/pdb/notes`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}` },
    body: form,
  }).finally(() => {
    isReading = false;
  });
  const waits: number[] = [];
  while (isReading) {
    const asked = performance.now();
    expect(await asking(`${api}/healthz`)).toBe(200);
    waits.push(performance.now() - asked);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect([413, 422]).toContain((await sent).status);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(Math.max(...waits)).toBeLessThan(500);
});

describe('the API on one machine', () => {
  it('takes the tokens of its own issuer, for the boards and the scopes that they are for', async () => {
    const service = await aService([0], ['pdb', 'pcp']);
    const actions = actionsAt(service);
    expect(await asking(actions)).toBe(401);
    expect(await asking(actions, await token({ scopes: ['matters/read'] }))).toBe(200);
    expect(await asking(actions, await token({ scopes: ['matters/read'], board: 'pdb' }))).toBe(200);
    expect(await asking(actions, await token({ scopes: ['matters/read'], board: 'pcp' }))).toBe(403);
    expect(await asking(actions, await token({ scopes: ['matters/record'] }))).toBe(403);
  });

  it('answers wherever localhost leads, and on loopback alone', async () => {
    const { api, issuer } = await aService();
    const { port } = new URL(api);
    expect(api).toBe(`http://localhost:${port}`);
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      expect(await asking(`http://${host}:${port}/healthz`), host).toBe(200);
    }
    expect(new URL(issuer).hostname).toBe('127.0.0.1');
  });

  it('sends back no request to be read by whoever sent it', async () => {
    const { api, issuer } = await aService();
    const traced = (address: string) =>
      new Promise<{ status: number; text: string }>((resolve, reject) => {
        const { port } = new URL(address);
        const headers = { cookie: 'session=shibboleth', host: `127.0.0.1:${port}` };
        request({ host: '127.0.0.1', port, method: 'TRACE', path: '/', headers }, async (answer) => {
          let text = '';
          for await (const piece of answer) text += piece;
          resolve({ status: answer.statusCode ?? 0, text });
        })
          .on('error', reject)
          .end();
      });
    for (const address of [api, issuer]) {
      const { status, text } = await traced(address);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(text).not.toContain('shibboleth');
    }
  });

  it('takes a request without a body, and one that does not say how long its body is', async () => {
    const service = await aService();
    const bearer = await token({ scopes: ['matters/record'] });
    const answerTo = (method: string, path: string, more: RequestInit & { duplex?: 'half' } = {}) =>
      fetch(`${service.api}/v1/boards/pdb/${path}`, {
        ...more,
        method,
        headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      });
    const owner = new Blob(['{"id":"cfo","name":"Chief Finance Officer"}']).stream();
    expect((await answerTo('POST', 'owners', { body: owner, duplex: 'half' })).status).toBe(201);
    expect((await answerTo('DELETE', 'owners/cfo/contacts/cfo@pcc.example')).status).toBe(428);
    expect((await answerTo('POST', 'items/PDB-ITEM-1/acceptances')).status).toBe(404);
  });

  it('writes a line for each request, and no token', async () => {
    const service = await aService();
    const bearer = await token({ scopes: ['matters/read'] });
    await asking(actionsAt(service), bearer);
    await asking(actionsAt(service), `${bearer.slice(0, -4)}AAAA`);
    await service.stop();
    const log = await readFile(join(dataDir, 'http.log'), 'utf8');
    const lines = log
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines).toMatchObject([
      { level: 'info', what: 'a request was answered', status: 200, client: 'matters-token' },
      { level: 'warn', what: 'a token was refused: ERR_JWS_SIGNATURE_VERIFICATION_FAILED' },
      { level: 'info', what: 'a request was refused: token-refused' },
      { level: 'info', what: 'a request was answered', status: 401 },
    ]);
    for (const part of bearer.split('.')) expect(log).not.toContain(part);
  });

  it.each(['127.0.0.1', '::1'])(
    'takes the next of its ports when %s has another program on it',
    async (host) => {
      const { port } = await anotherProgram(host);
      const service = await aService([port, 0]);
      expect(new URL(service.api).port).not.toBe(String(port));
      expect(await asking(`${service.api}/healthz`)).toBe(200);
      await service.stop();
      await expect(aService([port])).rejects.toThrow(
        `port ${port} is taken by another program: choose another`,
      );
    },
  );

  it('keeps what it signs with for its owner alone', async () => {
    await aService();
    for (const file of ['issuer.json', 'link-secret.json']) {
      expect((await stat(join(dataDir, file))).mode & 0o777, file).toBe(0o600);
    }
  });
});

describe('after a restart', () => {
  it('the tokens given before are good still, and links to further pages too', async () => {
    const before = await aService();
    const bearer = await token({ scopes: ['matters/read'] });
    const secret = await readFile(join(dataDir, 'link-secret.json'), 'utf8');
    await before.stop();
    const after = await aService();
    expect(after.issuer).toBe(before.issuer);
    expect(await asking(actionsAt(after), bearer)).toBe(200);
    expect(await readFile(join(dataDir, 'link-secret.json'), 'utf8')).toBe(secret);
  });

  it('they are worth nothing when another program has the issuer’s port by then; new ones are', async () => {
    const before = await aService();
    const bearer = await token({ scopes: ['matters/read'] });
    await before.stop();
    await anotherProgram('127.0.0.1', Number(new URL(before.issuer).port));
    const after = await aService();
    expect(after.issuer).not.toBe(before.issuer);
    expect(await asking(actionsAt(after), bearer)).toBe(401);
    expect(await asking(actionsAt(after), await token({ scopes: ['matters/read'] }))).toBe(200);
  });

  it('the one secret of all clients that an earlier release had is good for nothing, and its tokens go on', async () => {
    const before = await aService();
    const bearer = await token({ scopes: ['matters/read'] });
    await before.stop();
    const file = join(dataDir, 'issuer.json');
    const { clientsSecret: _, ...others } = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify({ ...others, clientSecret: 'the one secret' }), { mode: 0o644 });
    const after = await aService();
    expect(after.issuer).toBe(before.issuer);
    expect(await asking(actionsAt(after), bearer)).toBe(200);
    expect(await asking(actionsAt(after), await token({ scopes: ['matters/read'], board: 'pdb' }))).toBe(200);
    expect(await readFile(file, 'utf8')).not.toContain('the one secret');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const body = new URLSearchParams({ grant_type: 'client_credentials', scope: 'matters/read' });
    for (const id of ['matters-token', 'matters-token-pdb', 'matters-pages']) {
      const headers = { authorization: `Basic ${Buffer.from(`${id}:the one secret`).toString('base64')}` };
      expect((await fetch(`${after.issuer}/token`, { method: 'POST', headers, body })).status, id).toBe(401);
    }
  });

  it('a file of secrets that somebody else wrote is not overwritten, but named', async () => {
    await writeFile(join(dataDir, 'issuer.json'), '{"port": 80}');
    await expect(aService()).rejects.toThrow(
      `${join(dataDir, 'issuer.json')} is not as it was written: move it away, and a new one is made`,
    );
    expect(await readFile(join(dataDir, 'issuer.json'), 'utf8')).toBe('{"port": 80}');
  });
});

describe('the issuer', () => {
  it('gives any OAuth client that has the secret an access token as RFC 9068 has it', async () => {
    const { issuer } = await aService();
    const discovery = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as {
      token_endpoint: string;
    };
    const { secret: clientSecret } = await clientHere(environment(), 'pdb');
    const ask = (secret: string, more: Record<string, string> = {}) =>
      fetch(discovery.token_endpoint, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: 'matters-token-pdb',
          client_secret: secret,
          scope: 'matters/read openid matters/everything',
          ...more,
        }),
      });
    const { access_token } = (await (await ask(clientSecret)).json()) as { access_token: string };
    expect(decodeProtectedHeader(access_token)).toMatchObject({ alg: 'RS256', typ: 'at+jwt' });
    const claims = decodeJwt(access_token);
    expect(claims).toMatchObject({
      iss: issuer,
      aud: 'urn:matters-arising',
      client_id: 'matters-token-pdb',
      scope: 'matters/read',
      groups: ['board-pdb-secretary'],
    });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(3_600);
    expect((await ask('guessed')).status).toBe(401);
    expect((await ask(clientSecret, { client_id: 'somebody' })).status).toBe(401);
    expect((await ask(clientSecret, { resource: 'https://elsewhere.example' })).status).toBe(400);
  });

  it('knows each client by its own secret, and none of a board that there is not', async () => {
    const { issuer } = await aService([0], ['pdb', 'pcp']);
    const secretFor = async (board?: string) => (await clientHere(environment(), board)).secret;
    const statusOf = async (id: string, secret: string) => {
      const headers = { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` };
      const body = new URLSearchParams({ grant_type: 'client_credentials', scope: 'matters/read' });
      return (await fetch(`${issuer}/token`, { method: 'POST', headers, body })).status;
    };
    const ids = ['matters-token', 'matters-token-pdb', 'matters-token-pcp', 'matters-pages'];
    const opened: string[] = [];
    for (const [name, secret] of [
      ['all', await secretFor()],
      ['pdb', await secretFor('pdb')],
      ['pcp', await secretFor('pcp')],
    ] as const) {
      for (const id of ids) if ((await statusOf(id, secret)) === 200) opened.push(`${id} by that of ${name}`);
    }
    expect(opened).toEqual([
      'matters-token by that of all',
      'matters-token-pdb by that of pdb',
      'matters-token-pcp by that of pcp',
    ]);
    for (const board of ['wpdb', '', 'PDB', '../pdb', 'pdb-x'] as const) {
      expect(await statusOf(`matters-token-${board}`, await secretFor(board)), board).toBe(401);
    }
    const kept = await readFile(join(dataDir, 'issuer.json'), 'utf8');
    expect(kept).not.toContain(await secretFor('pdb'));
  });
});

describe('matters token', () => {
  it('says that a service must run first', async () => {
    await expect(token({ scopes: ['matters/read'] })).rejects.toThrow(
      `no service runs on the data in ${dataDir}: npm start first, and leave it running`,
    );
    const service = await aService();
    await service.stop();
    await expect(token({ scopes: ['matters/read'] })).rejects.toThrow('npm start first');
  });

  it('says where else tokens come from, or that none do', async () => {
    await expect(clientHere(environment(), undefined, 'prod')).rejects.toThrow(
      'on AWS access tokens come from Cognito: docs/deploy.md says how',
    );
    const elsewhere = { ...environment(), AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9' };
    await expect(clientHere(elsewhere)).rejects.toThrow(
      'the HTTP API is served with the embedded engines alone',
    );
  });
});
