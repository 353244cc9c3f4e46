import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { instantSchema } from '../../functions/calendar/days.ts';
import { documentClient } from '../../functions/store/client.ts';
import { openRegister } from '../../functions/store/register.ts';
import { serveApi } from '../../infra/local/api.ts';
import { readEnvironment } from '../../infra/local/desk.ts';
import { region, startEngines, tableName } from '../../infra/local/engines.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { signedIn, startBrowser } from './a-running-site.ts';
import { objections } from './objections.ts';

/** The way to the database, which is asked by its own name, and can be cut: nothing answers there then. */
async function startLine(to: string) {
  const { host, port: behind } = new URL(to);
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    const onward = connect(Number(behind), '127.0.0.1');
    for (const one of [socket, onward]) {
      sockets.add(one.on('error', () => undefined).on('close', () => sockets.delete(one)));
    }
    socket.on('data', (asked) =>
      onward.write(Buffer.from(asked.toString('latin1').replace(/^host: .*/im, `host: ${host}`), 'latin1')),
    );
    onward.pipe(socket);
  });
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const cut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { url: `http://127.0.0.1:${port}`, cut, mend: () => listen(port) };
}

const now = () => instantSchema.parse('2024-12-11T15:40:00.000Z');
const action = anAction();
const discharge = `/boards/pdb/actions/${action.ref}/discharge`;

let browser: Browser;
let address: string;
let line: Awaited<ReturnType<typeof startLine>>;
let spoil: () => Promise<void>;
const ends: (() => Promise<unknown>)[] = [];
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'matters-failing-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const engines = await startEngines({ dataDir: folder, stays: true });
  ends.push(engines.stop);
  const client = documentClient({ endpoint: engines.dynamodb, region, credentials: engines.keys });
  const register = openRegister(client, tableName);
  for (const thing of [aBoard(), anOwner(), aMeeting(), action]) await register.save(thing);
  const Item = { board: 'pdb', entry: `ACTION#${action.ref}`, ref: action.ref, status: 'mislaid' };
  spoil = async () => void (await client.send(new PutCommand({ TableName: tableName, Item })));
  line = await startLine(engines.dynamodb);
  ends.push(line.cut);
  const environment = readEnvironment({ MATTERS_DATA: folder });
  const served = await serveApi({ ...engines, dynamodb: line.url }, environment, [0], now);
  ends.push(served.stop);
  address = served.api;
  browser = await startBrowser();
  ends.push(() => browser.close());
});
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});
beforeEach(async () => {
  ({ context, page } = await signedIn(browser, { url: address }, 'Secretary'));
});
afterEach(() => context.close());

/** It says what is wrong in plain words, by which number it is known, and whom to ask. */
async function expectSorry(title: string): Promise<void> {
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(title);
  expect(await page.locator('main').innerText()).toMatch(
    /ask the secretary of your board, or whoever runs this service, and name the number [0-9a-f-]{36}\./,
  );
  expect(await objections(page)).toEqual([]);
}

it('a register that does not answer says so, and what was typed meanwhile is sent once it does', async () => {
  await line.cut();
  const away = await page.goto(`${address}/boards/pdb/actions`);
  expect(away?.status()).toBe(503);
  await expectSorry('The register does not answer');

  await line.mend();
  await page.goto(`${address}${discharge}`);
  await page.getByLabel('How was it discharged?').fill('O’Hara’s figures were in the papers');
  await page.getByLabel('No, it is done').check();
  await line.cut();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expectSorry('The register does not answer');
  await page.getByRole('button', { name: 'Send it again' }).click();
  await expectSorry('The register does not answer');
  await line.mend();
  await page.getByRole('button', { name: 'Send it again' }).click();
  expect(await page.locator('main').innerText()).toContain('O’Hara’s figures were in the papers');
  await page.getByRole('button', { name: 'Discharge' }).click();
  await page.waitForURL(`**/actions/${action.ref}?done=discharged`);
});

it('an entry that cannot be read is told as that, without its words', async () => {
  await spoil();
  const answer = await page.goto(`${address}/boards/pdb/actions/${action.ref}`);
  expect(answer?.status()).toBe(500);
  await expectSorry('Something in the register cannot be read');
  expect(await page.locator('main').innerText()).not.toContain('mislaid');
});
