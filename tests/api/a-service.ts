import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type Instant, instantSchema } from '../../functions/calendar/days.ts';
import { openAccess, type Trust } from '../../functions/http/access.ts';
import type { AboutRequest } from '../../functions/http/context.ts';
import { requestCounter } from '../../functions/http/request-counter.ts';
import { type Limits, usualLimits, type WebService } from '../../functions/http/service.ts';
import { chairLinks } from '../../functions/links/chair-link.ts';
import type { LinkSecrets } from '../../functions/links/signed.ts';
import { openLedger } from '../../functions/store/ledger.ts';
import { openPapers, type PaperStore } from '../../functions/store/papers.ts';
import { openRegister } from '../../functions/store/register.ts';
import { webApp } from '../../functions/web/app.ts';
import { type Bucket, bucketName, startBucket } from '../../infra/local/bucket.ts';
import { type Issuer, startIssuer } from '../http/an-issuer.ts';
import { type Engine, once, startEngine } from '../store/engine.ts';
import { verb } from './a-verb.ts';

export type Called = {
  status: number;
  headers: Headers;
  /** What was answered: JSON as it is read, anything else as text. */
  body: unknown;
  bytes: Uint8Array;
};

type Call = {
  body?: unknown;
  form?: FormData;
  headers?: Record<string, string>;
  /** In place of a token that may do everything; none when null. */
  token?: string | null;
};

/** The API over an empty register of its own: its engine, its issuer, its clock, its log. */
export type TestService = {
  call: (method: string, path: string, call?: Call) => Promise<Called>;
  /** Runs a verb, for what a test stands on: it must succeed. */
  matters: (...words: string[]) => Promise<string>;
  /** A board `pdb` with its last meeting on 2 October 2024, its next on 11 December 2024, and the owners `force` and `cfo`. */
  aBoard: () => Promise<void>;
  service: WebService;
  /** The bucket in which its papers lie. */
  bucket: Bucket;
  issuer: Issuer;
  now: (instant: string) => void;
  limit: (limits: Partial<Limits>) => void;
  log: { level: string; what: string; about: AboutRequest }[];
};

/** A service for each test of a file, with an engine of its own, and an issuer and a bucket for all of them. */
export function services(): (trust?: Partial<Trust>) => TestService {
  let engine: Engine;
  let issuer: Issuer;
  let folder: string;
  let bucket: Bucket;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'matters-web-'));
    [issuer, bucket] = await Promise.all([startIssuer(), startBucket(folder)]);
  });
  beforeEach(async () => {
    engine = await startEngine();
  });
  afterEach(() => engine.stop());
  afterAll(async () => {
    await Promise.all([issuer.stop(), bucket.stop()]);
    await rm(folder, { recursive: true, force: true });
  });
  return (trust = {}) => {
    const endpoint = {
      endpoint: bucket.url,
      forcePathStyle: true,
      region: 'eu-west-2',
      credentials: bucket.keys,
    };
    return { ...aService(engine, issuer, openPapers(bucketName, endpoint), trust), bucket };
  };
}

function aService(
  engine: Engine,
  issuer: Issuer,
  papers: PaperStore,
  trusted: Partial<Trust>,
): Omit<TestService, 'bucket'> {
  const { client, tableName } = engine;
  let now: Instant = instantSchema.parse('2024-12-11T15:40:00.000Z');
  let limits = usualLimits;
  const log: TestService['log'] = [];
  const linkSecrets: LinkSecrets = async () => ['a secret of the tests alone'];
  const service: WebService = {
    register: openRegister(client, tableName),
    ledger: openLedger(client, tableName),
    papers,
    countRequest: requestCounter(),
    linkSecrets,
    chairLinks: chairLinks(() => 'http://localhost:3000', linkSecrets),
    now: () => now,
  };
  const trust = {
    issuer: issuer.issuer,
    audiences: [issuer.audience],
    groupsClaim: 'groups',
    groupsOfClients: {},
    ...trusted,
  };
  const access = openAccess(trust);
  const write = (level: string) => (what: string, about: AboutRequest) =>
    void log.push({ level, what, about });
  const logTo = { info: write('info'), warn: write('warn'), error: write('error') };
  let app: ReturnType<typeof webApp> | undefined;

  async function call(
    method: string,
    path: string,
    { body, form, headers = {}, token }: Call = {},
  ): Promise<Called> {
    app ??= webApp({ service, access, limits, log: logTo });
    const bearer = token === undefined ? await issuer.token() : token;
    const isAsSent = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
    const json = isAsSent ? body : JSON.stringify(body);
    const answer = await app.request(path, {
      method,
      headers: {
        ...(bearer !== null && { authorization: `Bearer ${bearer}` }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json !== undefined && { body: json as string }),
      ...(form !== undefined && { body: form }),
    });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    const isJson = text !== '' && /[/+]json/.test(answer.headers.get('content-type') ?? '');
    return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text, bytes };
  }

  const matters = (...words: string[]): Promise<string> => verb(service, () => now, words);

  return {
    call,
    matters,
    aBoard: () =>
      once(engine, `the API’s board at ${now}`, async () => {
        const secretary = ['--secretary', 'Asha Verity <asha@pcc.example>'];
        await matters('board', 'add', 'pdb', '--name', 'Performance and Delivery Board', ...secretary);
        const force = ['--name', 'Force', '--alias', 'Chief Constable'];
        const owen = ['--contact', 'Sgt Owen Pryce <owen@force.example>'];
        await matters('owner', 'add', 'force', '--board', 'pdb', ...force, ...owen);
        const cfo = ['--name', 'CFO', '--contact', 'May O’Hara <may@pcc.example>'];
        await matters('owner', 'add', 'cfo', '--board', 'pdb', ...cfo);
        for (const date of ['2024-10-02', '2024-12-11', '2025-03-12']) {
          const answers = ['--yes', '--short-notice', 'called late'];
          await matters('meeting', 'add', '--board', 'pdb', '--date', date, ...answers);
        }
      }),
    service,
    issuer,
    now: (instant) => {
      now = instantSchema.parse(instant);
    },
    limit: (some) => {
      limits = { ...limits, ...some };
      app = undefined;
    },
    log,
  };
}
