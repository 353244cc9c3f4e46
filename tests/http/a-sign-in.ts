import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { requestId } from 'hono/request-id';
import { type Instant, instantSchema } from '../../functions/calendar/days.ts';
import { openAccess } from '../../functions/http/access.ts';
import type { AboutRequest, Env } from '../../functions/http/context.ts';
import { Problem, problems } from '../../functions/http/problem.ts';
import { openSignIn, type SignInParts } from '../../functions/http/sign-in.ts';
import { openSessions, type Sessions } from '../../functions/store/sessions.ts';
import { startLocalIssuer } from '../../infra/local/issuer.ts';
import { keepPeople, type LocalPerson } from '../../infra/local/people.ts';
import { closeServer, listen } from '../../infra/local/servers.ts';
import { audience } from '../../infra/local/tokens.ts';
import { type Engine, startEngine } from '../store/engine.ts';
import { aBrowser, type Browser, type Page } from './a-browser.ts';

export const priya: LocalPerson = {
  name: 'Priya Nair',
  email: 'board.secretary@wealdshire-pcc.example',
  groups: ['board-wpdb-secretary'],
};
export const joan: LocalPerson = {
  name: 'Joan Ellery',
  email: 'panel.officer@wealdshire-council.example',
  groups: ['board-wpcp-officer', 'board-wpdb-reader'],
};
export const ruth: LocalPerson = {
  name: 'Ruth O’Dell',
  email: 'chair@wealdshire-pcc.example',
  groups: ['board-wpdb-reader', 'board-wpcp-reader'],
};

/** What the page of a test shows of who is signed in; nothing for nobody. */
export type Shown = {
  name: string;
  email: string;
  caller: string;
  groups: string[];
  scopes: string[];
  formToken: string;
} | null;

/** Pages with nothing on them but who is signed in, the local issuer, and a clock of their own. */
export type SignInScene = {
  address: string;
  issuer: string;
  engine: Engine;
  sessions: Sessions;
  log: string[];
  now: (instant: string) => void;
  people: (...people: LocalPerson[]) => Promise<void>;
  /** The issuer’s client for pages, for what only a thief would ask. */
  client: { id: string; secret: string };
  /** The same pages set up otherwise, which no server serves. */
  pagesWith: (some: Partial<SignInParts>) => Hono<Env>;
  stopIssuer: () => Promise<void>;
  stop: () => Promise<void>;
};

export async function startSignIn(): Promise<SignInScene> {
  const dataDir = await mkdtemp(join(tmpdir(), 'matters-sign-in-'));
  await keepPeople(dataDir, [priya, joan, ruth]);
  const engine = await startEngine();
  const log: string[] = [];
  const {
    issuer,
    client,
    leadTo,
    stop: stopIssuer,
  } = await startLocalIssuer(
    dataDir,
    async () => false,
    (error) => {
      log.push(`the issuer failed: ${error instanceof Error ? error.message : String(error)}`);
    },
  );
  let now: Instant = instantSchema.parse('2025-11-17T09:00:00.000Z');
  let app = new Hono<Env>();
  const server: Server = createServer(getRequestListener((request) => app.fetch(request)));
  const address = (await listen(server, 0)).replace('127.0.0.1', 'localhost');
  leadTo(address);
  const sessions = openSessions(engine.client, engine.tableName);
  const write =
    (level: string) =>
    (what: string, { subject, client }: AboutRequest) =>
      void log.push(`${level}: ${what}${subject === undefined ? '' : `, somebody known, by ${client}`}`);
  const parts: SignInParts = {
    issuer,
    clientId: client.id,
    clientSecret: async () => client.secret,
    baseUrl: address,
    access: openAccess({ issuer, audiences: [audience], groupsClaim: 'groups', groupsOfClients: {} }),
    sessions,
    linkSecrets: async () => ['a secret of the tests alone'],
    now: () => now,
    log: { info: write('info'), warn: write('warn'), error: write('error') },
  };
  app = pagesOf(parts);
  return {
    address,
    issuer,
    engine,
    sessions,
    log,
    client,
    pagesWith: (some) => pagesOf({ ...parts, ...some }),
    now: (instant) => {
      now = instantSchema.parse(instant);
    },
    people: (...people) => keepPeople(dataDir, people),
    stopIssuer,
    stop: async () => {
      await Promise.all([closeServer(server), stopIssuer(), engine.stop()]);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Pages that say who is signed in, and nothing else. */
function pagesOf(parts: SignInParts): Hono<Env> {
  const signIn = openSignIn(parts);
  const app = new Hono<Env>();
  app.use(requestId());
  app.get('/sign-in', (c) => signIn.begin(c, c.req.query('to') ?? '/'));
  app.get('/signed-in', (c) => signIn.complete(c));
  app.post('/sign-out', (c) => signIn.end(c));
  app.get('/signed-out', (c) => c.text('signed out'));
  app.all('*', async (c) => {
    const session = await signIn.sessionOf(c, c.req.method === 'GET' ? 'look' : 'change');
    const shown: Shown = session
      ? {
          ...session.person,
          caller: session.caller.name,
          groups: [...session.caller.groups],
          scopes: [...session.caller.scopes],
          formToken: session.formToken,
        }
      : null;
    return c.json(shown);
  });
  app.onError((error, c) => {
    if (!(error instanceof Problem)) throw error;
    return c.text(`${error.problem}: ${error.message}`, problems[error.problem].status);
  });
  return app;
}

/** Chooses whom to be, on the issuer’s page that is open. */
export const choose = (browser: Browser, page: Page, { email }: { email: string }): Promise<Page> =>
  browser.send(page.url.href, { person: email });

/** A browser in which somebody has signed in. */
export async function signedInAs({ address }: SignInScene, person: LocalPerson, to = '/'): Promise<Browser> {
  const browser = aBrowser();
  const asked = await browser.open(`${address}/sign-in?to=${encodeURIComponent(to)}`);
  await choose(browser, asked, person);
  return browser;
}

/** Who the pages say is signed in; by a change, what is then known of them. */
export async function whoIs(
  { address }: SignInScene,
  browser: Browser,
  method: 'GET' | 'POST' = 'GET',
): Promise<Shown> {
  const answer = await browser.ask(`${address}/who`, { method });
  if (answer.status !== 200) throw new Error(await answer.text());
  return (await answer.json()) as Shown;
}
