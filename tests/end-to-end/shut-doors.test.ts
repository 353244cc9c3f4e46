import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { type OutgoingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentClient } from '../../functions/store/client.ts';
import { openRegister } from '../../functions/store/register.ts';
import { serveApi } from '../../infra/local/api.ts';
import { readEnvironment } from '../../infra/local/desk.ts';
import { keyHeader, newKeys } from '../../infra/local/doors.ts';
import { type Engines, region, startEngines, tableName } from '../../infra/local/engines.ts';
import { mailbox } from '../../infra/local/mailbox.ts';
import { uploadsOf } from '../../infra/local/uploads.ts';
import { aBoard } from '../register/examples.ts';
import { dataFolders, npmStart, start } from './a-program.ts';

const evil = 'https://evil.example';
const ends: (() => Promise<unknown>)[] = [];

/** A data folder that is served, as `npm start` serves it, with a board, a mail and a file in it. */
async function aServedFolder() {
  const dataDir = await mkdtemp(join(tmpdir(), 'matters-doors-'));
  ends.push(() => rm(dataDir, { recursive: true, force: true }));
  const engines = await startEngines({ dataDir, stays: true });
  ends.push(engines.stop);
  const environment = readEnvironment({ MATTERS_DATA: dataDir });
  const api = await serveApi(engines, environment, [0]);
  ends.push(api.stop);
  await engines.announce(api);
  const credentials = engines.keys;
  const database = documentClient({ endpoint: engines.dynamodb, region, credentials });
  ends.push(async () => database.destroy());
  await openRegister(database, tableName).save(aBoard());
  const ses = new SESClient({ endpoint: engines.ses, region, credentials });
  ends.push(async () => ses.destroy());
  const mail = 'From: a@pcc.example\r\nTo: b@force.example\r\nSubject: One\r\n\r\nDone?\r\n';
  await ses.send(new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(mail) } }));
  const papers = uploadsOf(engines, environment, () => undefined);
  await papers.keep('notes/pdb/one', Buffer.from('The notes.'));
  return { dataDir, engines, api, database, papers };
}

let here: Awaited<ReturnType<typeof aServedFolder>>;
let elsewhere: Awaited<ReturnType<typeof aServedFolder>>;
beforeAll(async () => {
  [here, elsewhere] = [await aServedFolder(), await aServedFolder()];
});
afterAll(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

type Asked = { method?: string; path?: string; headers?: OutgoingHttpHeaders; body?: string };
type Answered = { status: number; headers: Record<string, unknown>; text: string };

/** Asks what listens at the address, by whatever name and from wherever the headers say. */
const ask = (address: string, { method = 'GET', path = '/', headers = {}, body }: Asked): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address);
    const asking = request({ host: hostname, port, method, path, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    asking.on('error', reject).end(body);
  });

const allowsAnOrigin = ({ headers }: Answered): boolean =>
  Object.keys(headers).some((name) => name.startsWith('access-control-'));

const doors = ['dynamodb', 'ses', 's3'] as const;
type Door = (typeof doors)[number];
const addressOf = (door: Door, { s3 = '', ...engines }: Engines = here.engines): string =>
  ({ ...engines, s3 })[door];
const key = () => keyHeader(here.engines.keys);

const deleteTable = {
  method: 'POST',
  headers: {
    'x-amz-target': 'DynamoDB_20120810.DeleteTable',
    'content-type': 'application/x-amz-json-1.0',
  },
  body: JSON.stringify({ TableName: tableName }),
};
/** What would do the most harm at each door. */
const harm: Record<Door, Asked> = {
  dynamodb: deleteTable,
  ses: { method: 'POST', path: '/clear-store', body: '' },
  s3: { method: 'GET', path: '/papers?list-type=2' },
};
const withHeaders = ({ headers, ...asked }: Asked, more: OutgoingHttpHeaders): Asked => ({
  ...asked,
  headers: { ...headers, ...more },
});

describe.each(doors)('the door of %s', (door) => {
  const at = () => addressOf(door);
  const port = () => new URL(at()).port;

  it.each<[string, () => OutgoingHttpHeaders, string]>([
    ['who has no key', () => ({}), 'This answers the program of its data folder alone.'],
    [
      'the key of another folder',
      () => keyHeader(elsewhere.engines.keys),
      'This answers the program of its data folder alone.',
    ],
    ['a made-up key', () => keyHeader(newKeys()), 'This answers the program of its data folder alone.'],
    [
      'half of the key',
      () => ({ authorization: key().authorization.slice(0, -10) }),
      'This answers the program of its data folder alone.',
    ],
    [
      'the pair of keys that the embedded S3 is known for',
      () => keyHeader({ accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }),
      'This answers the program of its data folder alone.',
    ],
    ['a page of another site', () => ({ origin: evil }), 'This answers no web page.'],
    [
      'a page of another site that has the key',
      () => ({ ...key(), origin: evil }),
      'This answers no web page.',
    ],
    ['a page that hides where it is', () => ({ ...key(), origin: 'null' }), 'This answers no web page.'],
    [
      'a form of another site',
      () => ({ ...key(), 'sec-fetch-site': 'cross-site' }),
      'This answers no web page.',
    ],
    [
      'a page of another port of this machine',
      () => ({ ...key(), 'sec-fetch-site': 'same-site' }),
      'This answers no web page.',
    ],
    [
      'a name that is led to this machine',
      () => ({ ...key(), host: `rebound.example:${port()}` }),
      'This is not asked by that name.',
    ],
    ['localhost', () => ({ ...key(), host: `localhost:${port()}` }), 'This is not asked by that name.'],
    ['another port', () => ({ ...key(), host: '127.0.0.1:80' }), 'This is not asked by that name.'],
  ])('is shut to %s', async (_, headers, why) => {
    const answer = await ask(at(), withHeaders(harm[door], headers()));
    expect([answer.status, answer.text]).toEqual([403, `${why}\n`]);
    expect(allowsAnOrigin(answer)).toBe(false);
  });

  it('is shut to a browser that asks beforehand whether its page may', async () => {
    const answer = await ask(at(), {
      method: 'OPTIONS',
      headers: { origin: evil, 'access-control-request-method': 'POST' },
    });
    expect([answer.status, allowsAnOrigin(answer)]).toEqual([403, false]);
  });
});

describe('the API and the pages', () => {
  const port = () => new URL(here.api.api).port;

  it.each(['localhost', '127.0.0.1', '[::1]', 'LOCALHOST'])('are asked as %s', async (name) => {
    const host = `${name}:${port()}`;
    expect((await ask(here.api.api, { path: '/healthz', headers: { host } })).status).toBe(200);
  });

  it('are asked by the name under which people elsewhere have them', async () => {
    const { dataDir, engines } = elsewhere;
    const pagesAt = { MATTERS_PAGES_ADDRESS: 'https://matters.wealdshire-pcc.example/' };
    const api = await serveApi(engines, readEnvironment({ MATTERS_DATA: dataDir, ...pagesAt }), [0]);
    ends.push(api.stop);
    const asked = (host: string) => ask(api.api, { path: '/healthz', headers: { host } });
    expect((await asked('matters.wealdshire-pcc.example')).status).toBe(200);
    expect((await asked('matters.wealdshire-pcc.example.evil.example')).status).toBe(421);
  });

  it.each(['/healthz', '/v1/boards/pdb/actions', '/v1/openapi.json'])(
    'tell a program nothing under %s that has another name lead here',
    async (path) => {
      const host = `rebound.example:${port()}`;
      const answer = await ask(here.api.api, { path, headers: { host } });
      expect(answer.status).toBe(421);
      expect(answer.headers['content-type']).toBe('application/problem+json');
      expect(JSON.parse(answer.text)).toMatchObject({
        type: '/reference#problem-misdirected',
        title: 'This is no address of the service',
        status: 421,
        detail: `Nothing here is called “${host}”: this answers as localhost:${port()}, 127.0.0.1:${port()} and [::1]:${port()}.`,
      });
    },
  );

  it.each(['/', '/mailbox', '/boards/pdb', '/sign-in'])(
    'show nobody %s whose browser was led here by another name',
    async (path) => {
      const led = await ask(here.api.api, { path, headers: { host: `rebound.example:${port()}` } });
      expect(led.status).toBe(421);
      expect(led.text).toContain('<h1 class="govuk-heading-l">This is no address of the service</h1>');
      expect(led.headers).not.toHaveProperty('set-cookie');
    },
  );

  it('are not the same by the name of another port', async () => {
    const answer = await ask(here.api.api, { path: '/healthz', headers: { host: 'localhost:80' } });
    expect(answer.status).toBe(421);
  });
});

describe('the issuer', () => {
  it.each(['/.well-known/openid-configuration', '/jwks', '/auth', '/choose/one', '/token'])(
    'answers nothing at %s by another name',
    async (path) => {
      const { issuer } = here.api;
      const { port } = new URL(issuer);
      for (const host of [`rebound.example:${port}`, `localhost:${port}`, '127.0.0.1']) {
        expect((await ask(issuer, { path, headers: { host } })).status, host).toBe(421);
      }
    },
  );
});

/** Every port on which a process listens, as Linux has it. */
async function portsOf(pid: number): Promise<number[]> {
  const files = await readdir(`/proc/${pid}/fd`);
  const open = await Promise.all(files.map((file) => readlink(`/proc/${pid}/fd/${file}`).catch(() => '')));
  const listening = (await readFile(`/proc/${pid}/net/tcp`, 'utf8'))
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode]) => state === '0A' && open.includes(`socket:[${inode}]`));
  return listening.map(([, local = '']) => Number.parseInt(local.split(':')[1] ?? '', 16));
}

const folder = dataFolders();

it.runIf(process.platform === 'linux')(
  'a served folder listens nowhere besides, not inside either',
  async () => {
    const data = folder('served');
    const service = start([...npmStart, '--data', data, '--port', '0']);
    await service.printed('It stays up until Ctrl-C.');
    const { ses, keys } = JSON.parse(await readFile(join(data, 'running.json'), 'utf8'));
    // What is behind the door of the mail service starts with the first mail.
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    await ask(ses, { method: 'POST', headers: { ...keyHeader(keys), ...type }, body: 'Action=SendEmail' });
    const ports = await portsOf(service.child.pid ?? 0);
    // Database, bucket, mail service and the door before it; pages; issuer.
    expect(ports).toHaveLength(6);
    for (const port of ports) {
      const at = `http://127.0.0.1:${port}`;
      const led = await ask(at, { headers: { host: `rebound.example:${port}` } });
      expect([403, 421], at).toContain(led.status);
      const preflight = await ask(at, {
        method: 'OPTIONS',
        headers: { origin: evil, 'access-control-request-method': 'POST' },
      });
      expect([preflight.status >= 400, allowsAnOrigin(preflight)], at).toEqual([true, false]);
      const emptied = await ask(at, { method: 'POST', path: '/clear-store' });
      expect([403, 404], at).toContain(emptied.status);
    }
    service.child.kill('SIGINT');
    expect(await service.ended).toMatchObject({ exit: 0 });
  },
);

describe('whatever was asked at the doors', () => {
  it('the table is there, the mails and the files are, and who has the key works on', async () => {
    const { database, engines, papers } = here;
    expect((await database.send(new ListTablesCommand({}))).TableNames).toEqual([tableName]);
    expect(await openRegister(database, tableName).boardCodes()).toEqual(['pdb']);
    expect((await mailbox(engines.mailFolder)).map(({ subject }) => subject)).toEqual(['One']);
    expect(await papers.papersNamed('notes/pdb/')).toHaveLength(1);
  });

  it('the mail service empties and shows nothing, to whoever has the key either', async () => {
    for (const [method, path] of [
      ['POST', '/clear-store'],
      ['GET', '/store'],
      ['GET', '/'],
    ] as const) {
      expect((await ask(here.engines.ses, { method, path, headers: key() })).status).toBe(404);
    }
  });
});
