import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { getRequestListener } from '@hono/node-server';
import type { Instant } from '../../functions/calendar/days.ts';
import { whyNoFile } from '../../functions/command-line/terminal/desk.ts';
import { openAccess } from '../../functions/http/access.ts';
import type { AboutRequest, WebLog } from '../../functions/http/context.ts';
import { requestCounter } from '../../functions/http/request-counter.ts';
import { usualLimits, type WebService } from '../../functions/http/service.ts';
import { openSignIn } from '../../functions/http/sign-in.ts';
import { chairLinks } from '../../functions/links/chair-link.ts';
import { readUpload } from '../../functions/secretariat/uploads.ts';
import { documentClient } from '../../functions/store/client.ts';
import { openLedger } from '../../functions/store/ledger.ts';
import { openRegister } from '../../functions/store/register.ts';
import { openSessions } from '../../functions/store/sessions.ts';
import type { UploadWays } from '../../functions/store/uploads.ts';
import { webApp } from '../../functions/web/app.ts';
import { pageAssets } from '../page-assets.ts';
import { openBoundedLog } from './bounded-log.ts';
import { clockOf } from './clock.ts';
import type { Environment } from './desk.ts';
import { type Engines, region, type Served, tableName } from './engines.ts';
import { frozenIn } from './freeze.ts';
import { startLocalIssuer } from './issuer.ts';
import { linkSecretsIn } from './link-secrets.ts';
import { mailboxPages, mailboxPath } from './mailbox-pages.ts';
import { closeServer, listenAsLocalhost, PortTaken, serverBounds } from './servers.ts';
import { audience } from './tokens.ts';
import { uploadsOf } from './uploads.ts';

/** A request under way when the service is stopped has so many milliseconds to end. */
const graceMs = 5_000;

/** Lines of JSON: one for each thing that is said of a request, or of the issuer of tokens. */
function openLog(path: string) {
  const file = openBoundedLog(path);
  const write = (level: string, what: string, { error, ...about }: Partial<AboutRequest>): void => {
    const why = error === undefined ? {} : { error: inspect(error) };
    try {
      file.write(JSON.stringify({ at: new Date().toISOString(), level, what, ...about, ...why }));
    } catch (failure) {
      process.stderr.write(`matters: ${path} cannot be written: ${whyNoFile(failure)}\n`);
    }
  };
  const log: WebLog = {
    info: (what, about) => write('info', what, about),
    warn: (what, about) => write('warn', what, about),
    error: (what, about) => write('error', what, about),
  };
  return {
    log,
    issuerFailed: (error: unknown) => write('error', 'the issuer of tokens failed', { error }),
    readingFailed: (error: unknown) => write('error', 'a file that was sent was not read', { error }),
    close: file.close,
  };
}

export type LocalApi = Served & { stop: () => Promise<void> };

/**
 * The HTTP API over the engines, on the first of `ports` that no other program has, as `localhost` has it; and the
 * issuer whose tokens it believes. Throws {@link PortTaken} when all of them are taken.
 */
export async function serveApi(
  engines: Engines,
  environment: Environment,
  ports: readonly number[],
  now: () => Instant = clockOf(environment),
): Promise<LocalApi> {
  const { MATTERS_DATA: dataDir, MATTERS_TABLE: table = tableName } = environment;
  const started: (() => Promise<void> | void)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of started.splice(0).reverse()) await end();
  };
  try {
    const { log, issuerFailed, readingFailed, close } = openLog(join(dataDir, 'http.log'));
    started.push(close);
    const linkSecrets = linkSecretsIn(dataDir);
    await linkSecrets();
    const database = documentClient({ endpoint: engines.dynamodb, region, credentials: engines.keys });
    started.push(() => database.destroy());
    const register = openRegister(database, table);
    const isBoard = async (code: string) => (await register.boardCodes()).includes(code);
    const localIssuer = await startLocalIssuer(dataDir, isBoard, issuerFailed);
    const { issuer } = localIssuer;
    started.push(localIssuer.stop);
    let servedAt: string | undefined;
    const service: WebService = {
      register,
      ledger: openLedger(database, table),
      papers: uploadsOf(engines, environment, (stopBucket) => started.push(stopBucket)),
      countRequest: requestCounter(),
      linkSecrets,
      chairLinks: chairLinks(() => environment.MATTERS_PAGES_ADDRESS ?? servedAt, linkSecrets),
      freeze: () => frozenIn(environment),
      now,
    };
    const access = openAccess({ issuer, audiences: [audience], groupsClaim: 'groups', groupsOfClients: {} });
    // Where the pages are is known once a port is found; who asks before that asks again.
    let answer: RequestListener = (_, response) => response.writeHead(503, { 'retry-after': '1' }).end();
    const listener: RequestListener = (request, response) => answer(request, response);
    const servers = [createServer(serverBounds, listener), createServer(serverBounds, listener)] as const;
    const port = await firstFree(ports, (one) => listenAsLocalhost(servers, one));
    started.push(async () => {
      await Promise.all(servers.map((server) => closeServer(server, graceMs)));
    });
    const api = `http://localhost:${port}`;
    servedAt = api;
    localIssuer.leadTo(api);
    const signIn = openSignIn({
      issuer,
      clientId: localIssuer.client.id,
      clientSecret: async () => localIssuer.client.secret,
      baseUrl: api,
      access,
      sessions: openSessions(database, table),
      linkSecrets,
      now: service.now,
      log,
    });
    const ownPages = {
      pages: mailboxPages(engines.mailFolder),
      link: { words: 'Mailbox of this machine', to: mailboxPath },
    };
    // The bucket beside the engines neither looks at a policy nor puts a file's name into its own: files come by us.
    const uploads: UploadWays = {
      straight: null,
      patience: 4_000,
      read: async (upload) => void readUpload(service, upload).catch(readingFailed),
    };
    const pages = { signIn, assets: await pageAssets(), origin: api, uploads, ownPages };
    const hosts = hostsOf(port, environment);
    answer = getRequestListener(webApp({ service, access, pages, hosts, limits: usualLimits, log }).fetch);
    return { api, issuer, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** By which names the service is asked: those of this machine, and that by which people elsewhere reach it. */
const hostsOf = (port: number, { MATTERS_PAGES_ADDRESS: pagesAt }: Environment): string[] => {
  const here = ['localhost', '127.0.0.1', '[::1]'].map((name) => `http://${name}:${port}`);
  return [...here, ...(pagesAt === undefined ? [] : [pagesAt])].map((address) => new URL(address).host);
};

async function firstFree(
  [port = 0, ...others]: readonly number[],
  listenOn: (port: number) => Promise<number>,
): Promise<number> {
  try {
    return await listenOn(port);
  } catch (error) {
    if (others.length === 0 || !(error instanceof PortTaken)) throw error;
    return firstFree(others, listenOn);
  }
}
