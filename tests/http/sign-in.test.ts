import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { instantSchema } from '../../functions/calendar/days.ts';
import { aBrowser, type Browser } from './a-browser.ts';
import { choose, joan, priya, ruth, type SignInScene, signedInAs, startSignIn, whoIs } from './a-sign-in.ts';

let scene: SignInScene;
beforeAll(async () => {
  scene = await startSignIn();
});
beforeEach(async () => {
  scene.now('2025-11-17T09:00:00.000Z');
  await scene.people(priya, joan, ruth);
});
afterAll(() => scene.stop());

const everyScope = ['matters/read', 'matters/record', 'matters/discharge'];
const again = /^sign-in-refused: .* Sign in again\.$/;
const sessionOf = (browser: Browser): string => browser.cookies('localhost').get('session') ?? '';

/** As far as the address that the issuer sends the browser back to, which is not opened. */
async function broughtBack(browser: Browser, person = priya): Promise<string> {
  const asked = await browser.open(`${scene.address}/sign-in`);
  const body = new URLSearchParams({ person: person.email });
  const chosen = await browser.ask(asked.url.href, { method: 'POST', body });
  const resumed = await browser.ask(chosen.headers.get('location') ?? '');
  const back = resumed.headers.get('location') ?? '';
  expect(back).toMatch(/\/signed-in\?code=[^&]+&state=[^&]+/);
  return back;
}

/** All that the table holds of sessions, as text. */
async function kept(): Promise<string> {
  const { client, tableName } = scene.engine;
  const { Items = [] } = await client.send(new ScanCommand({ TableName: tableName }));
  return JSON.stringify(Items);
}

describe('signing in', () => {
  it('is by a code, and ends where one wanted to be', async () => {
    const browser = aBrowser();
    const asked = await browser.open(`${scene.address}/sign-in?to=/boards/wpdb%3Fq=a`);
    expect(asked.text).toContain('Who are you?');
    const arrived = await choose(browser, asked, priya);
    expect(arrived.url.href).toBe(`${scene.address}/boards/wpdb?q=a`);
    expect(await whoIs(scene, browser)).toEqual({
      name: 'Priya Nair',
      email: priya.email,
      caller: `Priya Nair <${priya.email}>`,
      groups: priya.groups,
      scopes: everyScope,
      formToken: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  it('asks for a code with PKCE, for the address that is configured, whatever Host says', async () => {
    const answer = await fetch(`${scene.address}/sign-in`, {
      redirect: 'manual',
      headers: { 'x-forwarded-host': 'elsewhere.example', forwarded: 'host=elsewhere.example' },
    });
    const { origin, searchParams } = new URL(answer.headers.get('location') ?? '');
    expect(origin).toBe(scene.issuer);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      redirect_uri: `${scene.address}/signed-in`,
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      prompt: 'login',
    });
  });

  it('gives nobody a scope beyond their groups, though each is asked for', async () => {
    const [officer, reader] = [await signedInAs(scene, joan), await signedInAs(scene, ruth)];
    expect((await whoIs(scene, officer))?.scopes).toEqual(['matters/read', 'matters/record']);
    expect((await whoIs(scene, reader))?.scopes).toEqual(['matters/read']);
    expect((await whoIs(scene, reader))?.caller).toBe('Ruth O’Dell <chair@wealdshire-pcc.example>');
    await scene.people({ ...ruth, groups: [] });
    expect((await whoIs(scene, await signedInAs(scene, ruth)))?.scopes.join()).toBe('');
  });

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example/',
    '\\\\elsewhere.example/',
    '/\t/elsewhere.example',
    '/\n/elsewhere.example',
    'javascript:alert(1)',
    'boards/wpdb',
    '@elsewhere.example/',
    `/${'a'.repeat(600)}`,
    '',
  ])('does not lead to %j afterwards, but to the beginning', async (to) => {
    const browser = aBrowser();
    const asked = await browser.open(`${scene.address}/sign-in?to=${encodeURIComponent(to)}`);
    expect((await choose(browser, asked, priya)).url.href).toBe(`${scene.address}/`);
  });

  it('may be begun in two tabs, and finished in either', async () => {
    const browser = aBrowser();
    const first = await browser.open(`${scene.address}/sign-in?to=/first`);
    const second = await browser.open(`${scene.address}/sign-in?to=/second`);
    expect((await choose(browser, second, priya)).url.pathname).toBe('/second');
    expect((await choose(browser, first, priya)).url.pathname).toBe('/first');
    expect((await whoIs(scene, browser))?.name).toBe('Priya Nair');
  });

  it('leaves no more in the browser than it can send, however often it is begun', async () => {
    const browser = aBrowser();
    for (let time = 0; time < 6; time += 1) {
      await browser.ask(`${scene.address}/sign-in?to=/${'a'.repeat(490)}`);
    }
    const size = [...browser.cookies('localhost')].map(([name, value]) => name.length + value.length);
    expect(Math.max(...size)).toBeLessThan(4_096);
  });

  it('is refused in plain words when it is broken off, and can be begun again', async () => {
    const browser = aBrowser();
    const asked = await browser.open(`${scene.address}/sign-in`);
    const refused = await choose(browser, asked, { email: '' });
    expect([refused.status, refused.text]).toEqual([400, expect.stringMatching(again)]);
    const stranger = await choose(browser, await browser.open(`${scene.address}/sign-in`), {
      email: 'somebody@elsewhere.example',
    });
    expect(stranger.status).toBe(400);
    expect(await whoIs(scene, browser)).toBeNull();
  });
});

describe('what comes back from the issuer', () => {
  it.each([
    ['another state', (back: string) => back.replace(/state=[^&]+/, 'state=forged')],
    ['no state', (back: string) => back.replace(/&state=[^&]+/, '')],
    ['two states', (back: string) => `${back}&state=forged`],
    ['another code', (back: string) => back.replace(/code=[^&]+/, 'code=forged')],
    ['no code', (back: string) => back.replace(/code=[^&]+&/, '')],
    ['another issuer', (back: string) => back.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Felsewhere.example')],
    ['nothing', (back: string) => back.replace(/\?.*/, '')],
  ])('is refused with %s', async (_, forge) => {
    const browser = aBrowser();
    const back = await broughtBack(browser);
    const answer = await browser.ask(forge(back));
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringMatching(again)]);
    expect(await whoIs(scene, browser)).toBeNull();
  });

  it('is refused in a browser that did not begin it, so that nobody is signed in as somebody else', async () => {
    const back = await broughtBack(aBrowser());
    const victim = aBrowser();
    expect((await victim.ask(back)).status).toBe(400);
    const begun = aBrowser();
    await begun.open(`${scene.address}/sign-in`);
    expect((await begun.ask(back)).status).toBe(400);
    expect([await whoIs(scene, victim), await whoIs(scene, begun)]).toEqual([null, null]);
  });

  it('is refused with the code of another’s sign-in', async () => {
    const [mine, theirs] = [aBrowser(), aBrowser()];
    const [back, other] = [await broughtBack(mine, joan), await broughtBack(theirs, priya)];
    const stolen = new URL(other).searchParams.get('code') ?? '';
    const answer = await mine.ask(back.replace(/code=[^&]+/, `code=${stolen}`));
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringMatching(again)]);
  });

  it('is refused the second time, and a browser that kept its cookie is refused by the issuer', async () => {
    const browser = aBrowser();
    const back = await broughtBack(browser);
    const cookie = browser.cookies('localhost').get('sign-in') ?? '';
    expect((await browser.ask(back)).status).toBe(303);
    expect((await browser.ask(back)).status).toBe(400);
    browser.put('localhost', 'sign-in', cookie);
    const answer = await browser.ask(back);
    expect([answer.status, await answer.text()]).toEqual([
      400,
      'sign-in-refused: This sign-in was used already, or took too long. Sign in again.',
    ]);
  });

  it('is refused after ten minutes, and with a cookie that was tampered with', async () => {
    const late = aBrowser();
    const back = await broughtBack(late);
    scene.now('2025-11-17T09:10:00.000Z');
    expect((await late.ask(back)).status).toBe(400);
    const forger = aBrowser();
    const forged = await broughtBack(forger);
    const cookie = decodeURIComponent(forger.cookies('localhost').get('sign-in') ?? '');
    const list = Buffer.from(cookie.split('.')[0] ?? '', 'base64url')
      .toString()
      .replace('"/"', '"/a"');
    const payload = Buffer.from(list).toString('base64url');
    forger.put('localhost', 'sign-in', encodeURIComponent(cookie.replace(/^[^.]+/, payload)));
    expect((await forger.ask(forged)).status).toBe(400);
  });
});

describe('a session', () => {
  it('is a cookie that no script reads and no other site sends', async () => {
    const browser = aBrowser();
    const answer = await browser.ask(await broughtBack(browser));
    const [cookie] = answer.headers.getSetCookie().filter((line) => line.startsWith('session='));
    expect(cookie).toMatch(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('is in the table without its id, its tokens or its person', async () => {
    const browser = await signedInAs(scene, priya);
    const id = sessionOf(browser);
    const session = (await scene.sessions.find(id))?.session;
    expect(session).toMatchObject({ person: { name: 'Priya Nair', email: priya.email } });
    const all = await kept();
    for (const secret of [id, session?.accessToken, session?.refreshToken, priya.email]) {
      expect(secret).toMatch(/./);
      expect(all).not.toContain(secret);
    }
    const unknown = 'a'.repeat(43);
    expect(await scene.sessions.find(unknown)).toBeUndefined();
  });

  it.each(['', 'a', 'a'.repeat(43), 'a'.repeat(5_000), '"; drop', '%00'])(
    'is nobody’s with the cookie %j',
    async (id) => {
      const browser = aBrowser();
      browser.put('localhost', 'session', id);
      expect(await whoIs(scene, browser)).toBeNull();
    },
  );

  it('has another id after each sign-in, and the one before is of no use to anybody', async () => {
    const browser = aBrowser();
    browser.put('localhost', 'session', 'f'.repeat(43));
    await choose(browser, await browser.open(`${scene.address}/sign-in`), priya);
    const first = sessionOf(browser);
    expect(first).not.toBe('f'.repeat(43));
    const formToken = (await whoIs(scene, browser))?.formToken;
    await choose(browser, await browser.open(`${scene.address}/sign-in`), priya);
    expect(sessionOf(browser)).not.toBe(first);
    expect((await whoIs(scene, browser))?.formToken).not.toBe(formToken);
    const thief = aBrowser();
    thief.put('localhost', 'session', first);
    expect(await whoIs(scene, thief)).toBeNull();
  });

  it('ends when nobody was seen for 30 minutes, and is gone', async () => {
    const browser = await signedInAs(scene, priya);
    scene.now('2025-11-17T09:29:59.000Z');
    expect(await whoIs(scene, browser)).not.toBeNull();
    scene.now('2025-11-17T09:59:59.000Z');
    expect(await whoIs(scene, browser)).toBeNull();
    expect(await scene.sessions.find(sessionOf(browser))).toBeUndefined();
    expect(scene.log.at(-1)).toBe('info: a session ended by its time');
    scene.now('2025-11-17T09:30:00.000Z');
    expect(await whoIs(scene, browser)).toBeNull();
  });

  it('ends after eight hours, however busy', async () => {
    const browser = await signedInAs(scene, priya);
    for (let minute = 20; minute < 8 * 60; minute += 20) {
      const hour = String(9 + Math.floor(minute / 60)).padStart(2, '0');
      scene.now(`2025-11-17T${hour}:${String(minute % 60).padStart(2, '0')}:00.000Z`);
      expect(await whoIs(scene, browser, 'POST')).not.toBeNull();
    }
    scene.now('2025-11-17T16:59:59.000Z');
    expect(await whoIs(scene, browser)).not.toBeNull();
    scene.now('2025-11-17T17:00:00.000Z');
    expect(await whoIs(scene, browser, 'POST')).toBeNull();
  });

  it('is renewed by many requests at once, and by all of them', async () => {
    const browser = await signedInAs(scene, priya);
    scene.now('2025-11-17T09:05:00.000Z');
    const methods = ['GET', 'POST', 'GET', 'POST', 'POST', 'GET', 'POST', 'POST'] as const;
    const shown = await Promise.all(methods.map((method) => whoIs(scene, browser, method)));
    expect(shown.map((one) => one?.name)).toEqual(methods.map(() => 'Priya Nair'));
    expect(await whoIs(scene, browser, 'POST')).not.toBeNull();
  });

  it('that was ended does not come back by a request that was under way', async () => {
    const id = sessionOf(await signedInAs(scene, priya));
    const found = await scene.sessions.find(id);
    if (found === undefined) throw new Error('nobody is signed in');
    await scene.sessions.end(id);
    const until = instantSchema.parse('2025-11-17T17:00:00.000Z');
    expect(await scene.sessions.renew(id, found.session, found.version, until)).toBe('changed meanwhile');
    expect(await scene.sessions.find(id)).toBeUndefined();
  });
});

describe('what a person may', () => {
  it('is asked anew before each change, so that a group taken away acts at once', async () => {
    const browser = await signedInAs(scene, priya);
    await scene.people({ ...priya, groups: ['board-wpdb-reader'] });
    expect((await whoIs(scene, browser, 'POST'))?.groups).toEqual(['board-wpdb-reader']);
    expect((await whoIs(scene, browser))?.scopes).toEqual(['matters/read']);
    await scene.people(priya);
    expect((await whoIs(scene, browser, 'POST'))?.scopes).toEqual(everyScope);
  });

  it('is asked anew to look as well, and what it was then stays with the session', async () => {
    const browser = await signedInAs(scene, priya);
    await scene.people({ ...priya, groups: [] });
    expect((await whoIs(scene, browser))?.groups).toEqual([]);
    await scene.people(priya);
    expect((await whoIs(scene, browser))?.groups).toEqual(priya.groups);
  });

  it('is asked by a page and a form that come at once, and both are answered', async () => {
    const browser = await signedInAs(scene, priya);
    await scene.people({ ...priya, groups: ['board-wpdb-reader'] });
    const methods = ['POST', 'POST', 'GET', 'GET'] as const;
    const shown = await Promise.all(methods.map((method) => whoIs(scene, browser, method)));
    expect(shown.map((one) => one?.groups)).toEqual(methods.map(() => ['board-wpdb-reader']));
    expect(await whoIs(scene, browser)).not.toBeNull();
  });

  it('is nothing any more for somebody whom the issuer does not know any more', async () => {
    const browser = await signedInAs(scene, priya);
    await scene.people(joan);
    expect(await whoIs(scene, browser, 'POST')).toBeNull();
    await scene.people(priya, joan);
    expect(await whoIs(scene, browser)).toBeNull();
  });
});

describe('signing out', () => {
  it('ends the session here and at the issuer, and the next to sign in is asked who they are', async () => {
    const browser = await signedInAs(scene, priya);
    const id = sessionOf(browser);
    const refreshToken = (await scene.sessions.find(id))?.session.refreshToken ?? '';
    await browser.open(`${scene.address}/`);
    const left = await browser.send('/sign-out', {});
    expect([left.url.href, left.text]).toEqual([`${scene.address}/signed-out`, 'signed out']);
    expect(left.way.map(({ origin, pathname }) => origin + pathname)).toEqual([
      `${scene.address}/sign-out`,
      `${scene.issuer}/session/end`,
    ]);
    expect(sessionOf(browser)).toBe('');
    expect(await scene.sessions.find(id)).toBeUndefined();
    const refreshed = await fetch(`${scene.issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
        client_id: scene.client.id,
        client_secret: scene.client.secret,
      }),
    });
    expect([refreshed.status, await refreshed.json()]).toEqual([
      400,
      expect.objectContaining({ error: 'invalid_grant' }),
    ]);
    expect((await browser.open(`${scene.address}/sign-in`)).text).toContain('Who are you?');
  });

  it('is no trouble for somebody who is not signed in', async () => {
    const browser = aBrowser();
    await browser.open(`${scene.address}/`);
    expect((await browser.send('/sign-out', {})).url.href).toBe(`${scene.address}/signed-out`);
  });
});

describe('an issuer that does not answer', () => {
  let alone: SignInScene;
  beforeAll(async () => {
    alone = await startSignIn();
  });
  afterAll(() => alone.stop());

  it('lets nobody in or change anything, and who looks goes on while their token is good', async () => {
    const browser = await signedInAs(alone, priya);
    await alone.stopIssuer();
    const away = /^issuer-unreachable: .* does not answer/;
    await expect(whoIs(alone, browser, 'POST')).rejects.toThrow(away);
    alone.now('2025-11-17T09:09:30.000Z');
    expect((await whoIs(alone, browser))?.groups).toEqual(priya.groups);
    alone.now('2025-11-17T09:10:00.000Z');
    await expect(whoIs(alone, browser)).rejects.toThrow(away);
    const out = await browser.ask(`${alone.address}/sign-out`, { method: 'POST' });
    expect(out.headers.get('location')).toBe(`${alone.address}/signed-out`);
    expect(await whoIs(alone, browser)).toBeNull();
    expect(alone.log).toContain('error: a session was ended here, and not at the issuer');
  });

  it('is not waited for by somebody who would sign in', async () => {
    const answer = await alone.pagesWith({}).request('/sign-in');
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringMatching(/^issuer-unreachable/)]);
  });
});

describe('over an encrypted line', () => {
  it('cookies are the host’s own, and never sent over another', async () => {
    const pages = scene.pagesWith({ baseUrl: 'https://matters.example' });
    const answer = await pages.request('/sign-in');
    expect(answer.status).toBe(302);
    expect(new URL(answer.headers.get('location') ?? '').searchParams.get('redirect_uri')).toBe(
      'https://matters.example/signed-in',
    );
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-sign-in=[^;]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
  });
});

it('logs who signed in and out, and whose sign-in was refused', async () => {
  const from = scene.log.length;
  const browser = await signedInAs(scene, priya);
  await browser.open(`${scene.address}/`);
  await browser.send('/sign-out', {});
  await aBrowser().ask(await broughtBack(aBrowser()));
  expect(scene.log.slice(from)).toEqual([
    'info: a person signed in, somebody known, by matters-pages',
    'info: a person signed out',
    'warn: a sign-in came back that was not begun in this browser',
  ]);
});

it('keeps nothing of a session or a token in its log', async () => {
  const told = scene.log.join('\n');
  expect(told).toContain('not begun in this browser');
  expect(told).not.toMatch(/eyJ|@|[\w-]{43}/);
});
