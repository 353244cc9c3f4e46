import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { instantSchema } from '../../functions/calendar/days.ts';
import { openAccess } from '../../functions/http/access.ts';
import type { AboutRequest } from '../../functions/http/context.ts';
import { requestCounter } from '../../functions/http/request-counter.ts';
import { usualLimits, type WebService } from '../../functions/http/service.ts';
import { openLedger } from '../../functions/store/ledger.ts';
import { openPapers } from '../../functions/store/papers.ts';
import { openRegister } from '../../functions/store/register.ts';
import { webApp } from '../../functions/web/app.ts';
import { bucketName, startBucket } from '../../infra/local/bucket.ts';
import { fixedDays, fixedMorning } from '../../infra/local/sample/fixed-days.ts';
import { firstSteps, writeDocuments } from '../../infra/local/sample/load.ts';
import { closeServer, listen, serverBounds } from '../../infra/local/servers.ts';
import { verb } from '../api/a-verb.ts';
import { startEngine } from '../store/engine.ts';
import { startIssuer } from './an-issuer.ts';

// Said by the AWS SDK on every run, though the releases it speaks of are not these.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

/** The morning on which its clock stands still. */
const morning = instantSchema.parse(`${fixedMorning}T09:00:00.000Z`);

/** The service as a program meets it: HTTP on loopback, over real engines, with the sample board and panel in it. */
export type OnLoopback = {
  url: string;
  /** The same server with nothing behind it but a greeting. */
  bareUrl: string;
  service: WebService;
  /** An access token that may do everything, for an hour. */
  token: string;
  /** What went wrong in answering, as the log has it. */
  failures: () => readonly string[];
  stop: () => Promise<void>;
};

export async function startOnLoopback(): Promise<OnLoopback> {
  const ends: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  const folder = await mkdtemp(join(tmpdir(), 'matters-loopback-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const engine = await startEngine();
  ends.push(engine.stop);
  const bucket = await startBucket(folder);
  ends.push(bucket.stop);
  const issuer = await startIssuer();
  ends.push(issuer.stop);

  const { client, tableName } = engine;
  const endpoint = {
    endpoint: bucket.url,
    forcePathStyle: true,
    region: 'eu-west-2',
    credentials: bucket.keys,
  };
  const service: WebService = {
    register: openRegister(client, tableName),
    ledger: openLedger(client, tableName),
    papers: openPapers(bucketName, endpoint),
    countRequest: requestCounter(),
    linkSecrets: async () => ['a secret of the tests alone'],
    now: () => morning,
  };
  const begun = instantSchema.parse(`${fixedDays.begun}T10:00:00.000Z`);
  const written = await writeDocuments(fixedDays, join(folder, 'notes'));
  for (const words of firstSteps(fixedDays, written)) await verb(service, () => begun, words);

  const failed: string[] = [];
  const failing = (what: string, { route, error }: AboutRequest): void =>
    void failed.push(`${what} (${route}): ${error instanceof Error ? error.stack : String(error)}`);
  const trust = {
    issuer: issuer.issuer,
    audiences: [issuer.audience],
    groupsClaim: 'groups',
    groupsOfClients: {},
  };
  const app = webApp({
    service,
    access: openAccess(trust),
    limits: { ...usualLimits, requestsPerMinute: 1_000_000 },
    log: { info: () => undefined, warn: () => undefined, error: failing },
  });
  const served = async (fetch: (request: Request) => Response | Promise<Response>): Promise<string> => {
    const answering = new Set<Response | Promise<Response>>();
    const answered = async (request: Request): Promise<Response> => {
      const answer = fetch(request);
      answering.add(answer);
      return Promise.resolve(answer).finally(() => answering.delete(answer));
    };
    const { maxHeaderSize } = serverBounds;
    const server = createServer({ maxHeaderSize }, getRequestListener(answered));
    // Some go away before they are answered, and what they asked for is still worked on.
    ends.push(async () => void (await Promise.allSettled([closeServer(server), ...answering])));
    return listen(server, 0);
  };
  const bare = new Hono().get('/', (c) => c.text('hello'));
  return {
    url: await served(app.fetch),
    bareUrl: await served(bare.fetch),
    service,
    token: await issuer.token({ claims: { exp: Math.floor(Date.now() / 1_000) + 3_600 } }),
    failures: () => failed,
    stop,
  };
}
