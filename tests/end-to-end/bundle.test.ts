import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import { calendarDateSchema, instantSchema } from '../../functions/calendar/days.ts';
import { actionRefSchema } from '../../functions/register/action.ts';
import { askToRead, findUpload, keepUpload } from '../../functions/secretariat/uploads.ts';
import { openPapers } from '../../functions/store/papers.ts';
import { uploadOf } from '../../functions/store/uploads.ts';
import { bundle, type Entry } from '../../infra/bundle.ts';
import { bucketName, startBucket } from '../../infra/local/bucket.ts';
import { openScene, recordedAt, type Scene } from '../dispatch/scene.ts';
import { type Issuer, startIssuer } from '../http/an-issuer.ts';
import { sqsEvent } from '../lambda/an-invocation.ts';
import { type LittleAws, startLittleAws } from '../lambda/little-aws.ts';
import { inSns, sesEvents } from '../mail/ses-events.ts';
import { hostileFiles } from '../minutes/reading/hostile-files.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';

const entries: readonly Entry[] = ['sweep', 'send', 'settle', 'read', 'answer', 'vouch', 'publish'];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'matters-bundles-'));
  for (const entry of entries) bundle(entry, join(folder, entry));
});
afterAll(() => rm(folder, { recursive: true }));

const filesOf = async (of: string): Promise<string[]> =>
  (await readdir(of, { recursive: true, withFileTypes: true }))
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(of.length + 1))
    .sort();

const mapSchema = z.object({ sources: z.array(z.string()) });

/** What the function was made of, by the maps of its sources; all of it, or that of some files. */
async function sourcesOf(entry: Entry, of?: ReadonlySet<string>): Promise<string[]> {
  const maps = (await filesOf(join(folder, entry)))
    .filter((file) => file.endsWith('.map'))
    .filter((file) => of === undefined || of.has(file.slice(0, -'.map'.length)));
  const read = maps.map(async (map) => readFile(join(folder, entry, map), 'utf8'));
  return (await Promise.all(read)).flatMap((map) => mapSchema.parse(JSON.parse(map)).sources);
}

/** The handler and what it imports before it can be called. */
async function atOnce(
  entry: Entry,
  file = 'functions/index.mjs',
  seen = new Set<string>(),
): Promise<Set<string>> {
  seen.add(file);
  const code = await readFile(join(folder, entry, file), 'utf8');
  for (const [, name] of code.matchAll(/(?:from|import)"\.\/([^"]+)"/g)) {
    if (!seen.has(`functions/${name}`)) await atOnce(entry, `functions/${name}`, seen);
  }
  return seen;
}

const packagesIn = (sources: readonly string[]): string[] => [
  ...new Set(sources.flatMap((source) => /node_modules\/((@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? [])),
];

describe('what is deployed', () => {
  it.each(entries)('of %s is a handler with its map, and says that it is a module', async (entry) => {
    const files = await filesOf(join(folder, entry));
    expect(files).toEqual(
      expect.arrayContaining(['functions/index.mjs', 'functions/index.mjs.map', 'package.json']),
    );
    expect(await sourcesOf(entry)).toContain(`${entry}.ts`);
  });

  it.each([
    ['sweep', /^docx$|^handlebars$|^nodemailer$|client-ses|pdfjs|mammoth/],
    ['send', /pdfjs|mammoth|node-html-parser|ical-generator|csv-stringify/],
    ['read', /client-sqs|client-ses|handlebars|^hono$|ical-generator|csv-stringify/],
    ['settle', /^docx$|^handlebars$|client-ses|client-sqs|client-ssm|pdfjs|mammoth/],
    ['publish', /^docx$|^nodemailer$|client-(ses|sqs|ssm)|pdfjs|mammoth|^hono$/],
  ] as const)('of %s is only what it needs', async (entry, others) => {
    const packages = packagesIn(await sourcesOf(entry));
    expect(packages).not.toEqual([]);
    expect(packages.filter((name) => others.test(name))).toEqual([]);
  });

  it('of send is loaded piece by piece: Word, and what asks the queue, when they are needed', async () => {
    const first = packagesIn(await sourcesOf('send', await atOnce('send')));
    expect(first).toEqual(expect.arrayContaining(['handlebars', 'nodemailer', '@aws-sdk/client-ses']));
    expect(first.filter((name) => /^docx$|client-sqs$/.test(name))).toEqual([]);
  });

  it('of settle has of the writer of mails only how addresses are read', async () => {
    const ofWriter = (await sourcesOf('settle')).filter((source) =>
      source.includes('node_modules/nodemailer/'),
    );
    expect(ofWriter).toEqual([expect.stringMatching(/nodemailer\/dist\/esm\/addressparser\/index\.js$/)]);
  });

  it('of api is loaded piece by piece: Word, PDF, S3, secrets and templates when somebody asks for them', async () => {
    const first = packagesIn(await sourcesOf('answer', await atOnce('answer')));
    expect(first).toEqual(expect.arrayContaining(['hono', 'jose', 'zod', '@aws-sdk/client-dynamodb']));
    const later =
      /^docx$|^handlebars$|^nodemailer$|client-(ses|sqs|ssm|s3|cognito-identity-provider)$|pdfjs|mammoth|csv-stringify|ical/;
    expect(first.filter((name) => later.test(name))).toEqual([]);
    const all = packagesIn(await sourcesOf('answer'));
    expect(all).toEqual(expect.arrayContaining(['@aws-sdk/client-s3', '@aws-sdk/client-ssm']));
    expect(all.filter((name) => /nodemailer|client-ses$/.test(name))).toEqual([]);
  });

  it('has templates for whoever makes up mails and pages, and for nobody else', async () => {
    const templates = entries.map(async (entry) =>
      (await filesOf(join(folder, entry))).filter((file) => file.startsWith('templates/')),
    );
    const [sweep, send, mailEvents, read, api, , publish] = await Promise.all(templates);
    expect([sweep, mailEvents, read]).toEqual([[], [], []]);
    expect(send).toContain('templates/mail/letter.html.cjs');
    expect(api).toContain('templates/papers/page.cjs');
    expect(publish).toContain('templates/public/board.cjs');
    expect(await filesOf(join(folder, 'publish'))).toContain('assets/public-style');
  });

  it.each(['send', 'answer', 'publish'] as const)(
    'of %s has its templates compiled, and not what compiles them',
    async (entry) => {
      const files = await filesOf(join(folder, entry));
      expect(files.filter((file) => file.endsWith('.hbs'))).toEqual([]);
      const ofHandlebars = (await sourcesOf(entry)).filter((source) => source.includes('/handlebars/'));
      expect(ofHandlebars).toContainEqual(expect.stringMatching(/handlebars\/runtime\.js$/));
      expect(ofHandlebars.filter((source) => /compiler/.test(source))).toEqual([]);
    },
  );

  it('is the same wherever it is made', async () => {
    const elsewhere = join(folder, 'else', 'where');
    bundle('send', elsewhere);
    const files = await filesOf(elsewhere);
    expect(files).toEqual(await filesOf(join(folder, 'send')));
    for (const file of files) {
      // Told byte by byte, a difference of megabytes takes seconds to say that there is none.
      const [one, other] = await Promise.all([
        readFile(join(elsewhere, file)),
        readFile(join(folder, 'send', file)),
      ]);
      expect(one.equals(other), file).toBe(true);
    }
  });
});

const second = 'pdb_2024-12_20241211_second-reminder_force';

/** Loads a handler as Lambda does, calls it with each event in turn, and prints how each ended after its log. */
const caller = `
const { handler } = await import(process.argv[1]);
const context = { functionName: 'function', awsRequestId: 'request-1', getRemainingTimeInMillis: () => 300_000 };
const ends = [];
for (const event of JSON.parse(process.argv[2])) {
  ends.push(await handler(event, context).then((answer) => ({ answer }), ({ name }) => ({ threw: name })));
}
process.stdout.write(JSON.stringify({ ends }) + '\\n');
process.exit();
`;

const endsSchema = z.object({ ends: z.array(z.unknown()) });
type Called = { ends: unknown[]; log: string };
type Deployed = {
  scene: Scene;
  aws: LittleAws;
  call: (entry: Entry, ...events: (object | null)[]) => Promise<Called>;
};

/** The built functions in processes of their own, far from the sources and their packages, on engines of their own. */
async function deployed(more: Record<string, string> = { MATTERS_CLOCK: 'now' }): Promise<Deployed> {
  const lately = recordedAt('2024-11-18T15:00:00.000Z');
  const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
  const scene = await openScene(aBoard(), anOwner(), october, aMeeting(), anAction(lately));
  const aws = await startLittleAws();
  onTestFinished(aws.stop);
  aws.parameters.set('/matters/sending', 'running');
  aws.versions.set('/matters/link-secret', ['of before', 'of sixty-four letters']);
  const environment = {
    ...process.env,
    ...aws.environment,
    MATTERS_TABLE: 'matters-arising',
    MATTERS_BOARD_QUEUE: aws.queueUrl('boards'),
    MATTERS_SEND_QUEUE: aws.queueUrl('dispatches'),
    MATTERS_OWNERS_DEAD_LETTERS: `${aws.queueUrl('boards-dead')} ${aws.queueUrl('dispatches-dead')}`,
    MATTERS_SECRETARIES_DEAD_LETTERS: aws.queueUrl('events-dead'),
    MATTERS_FREEZE_PARAMETER: '/matters/sending',
    MATTERS_MAIL_FROM: 'actions@pcc.example',
    MATTERS_PAGES_ADDRESS: 'https://matters.wealdshire-pcc.example',
    MATTERS_LINK_SECRET: '/matters/link-secret',
    MATTERS_SENDERS: '2',
    MATTERS_CONFIGURATION_SET: 'matters-arising',
    POWERTOOLS_SERVICE_NAME: 'matters-arising-dev',
    ...more,
  };
  return {
    scene,
    aws,
    call: async (entry, ...events) => {
      const handler = join(folder, entry, 'functions', 'index.mjs');
      const words = ['--input-type=module', '-e', caller, handler, JSON.stringify(events)];
      const { stdout, stderr } = await promisify(execFile)(process.execPath, words, { env: environment });
      const lines = stdout.trimEnd().split('\n');
      const { ends } = endsSchema.parse(JSON.parse(lines.pop() ?? ''));
      return { ends, log: [...lines, stderr].join('\n') };
    },
  };
}

/** A bucket, and what the functions need in their environment to use it. */
async function aBucket() {
  const files = await mkdtemp(join(tmpdir(), 'matters-uploads-'));
  const { url, keys, stop } = await startBucket(files);
  onTestFinished(async () => {
    await stop();
    await rm(files, { recursive: true });
  });
  return {
    url,
    keys,
    environment: {
      MATTERS_PAPERS_BUCKET: bucketName,
      AWS_ENDPOINT_URL_S3: url,
      AWS_ACCESS_KEY_ID: keys.accessKeyId,
      AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    },
  };
}

const time = '2024-11-19T08:00:00Z';
const done = { answer: { batchItemFailures: [] } };
const again = { answer: { batchItemFailures: [{ itemIdentifier: 'm-0' }] } };
const addressLike = /[^\s"<(]+@[^\s">)]+\.[a-z]+/i;

describe('the functions as they are deployed', () => {
  it('do a morning, from the schedule to the bounce, and their logs name nobody', async () => {
    const { scene, aws, call } = await deployed();
    const log: string[] = [];
    const calling = async (entry: Entry, ...events: object[]): Promise<unknown[]> => {
      const called = await call(entry, ...events);
      log.push(called.log);
      return called.ends;
    };
    expect(await calling('sweep', { time })).toEqual([{}]);
    expect(aws.queued('boards')).toEqual([{ board: 'pdb', at: time }]);
    expect(await calling('sweep', sqsEvent({ board: 'pdb', at: time }))).toEqual([done]);
    const message = { board: 'pdb', id: second, at: time };
    expect(aws.queued('dispatches')).toEqual([message]);
    expect(await calling('send', sqsEvent(message), sqsEvent(message))).toEqual([done, done]);
    expect(await scene.newMails()).toEqual(['owen.pryce: 11 December: 1 action due']);
    const bounce = JSON.parse(
      JSON.stringify(sesEvents.permanentBounce)
        .replaceAll('force@police.example', 'owen.pryce@force.example')
        .replaceAll('pdb_2024-12_force_first-reminder', second),
    );
    expect(await calling('settle', sqsEvent(inSns(bounce), 'owen.pryce@force.example'))).toEqual([
      { answer: { batchItemFailures: [{ itemIdentifier: 'm-1' }] } },
    ]);
    expect(await scene.states()).toEqual(['force notice: planned', 'force second-reminder: bounced']);
    expect((await scene.register.owner('pdb', 'force'))?.undeliverable).toHaveLength(1);

    const all = log.join('\n');
    const [mail] = await scene.mails();
    const { text } = await PostalMime.parse(mail?.raw ?? '');
    expect(text).toMatch(/^https:\/\/matters\.wealdshire-pcc\.example\/o\/ey[\w-]+\.[\w-]+\.[\w-]+$/m);
    expect(all).not.toMatch(/ey[\w-]+\.ey/);
    expect(all).toContain(`"dispatch":"${second}"`);
    expect(all).not.toMatch(addressLike);
    expect(all).not.toContain('1 action due');
    const metrics = /"Namespace":"MattersArising","Dimensions":\[\["service"\]\]/g;
    expect(all.match(metrics)).toHaveLength(2);
    const service = '"service":"matters-arising-dev"';
    expect(all).toContain(`${service},"OwnersNotTold":0,"SecretariesNotTold":0,"FreezeLeftOn":0`);
    expect(all).toContain('"MailsNotEndedBeforeMeeting":0,"FinishedSweeps":1');
  });

  it('send the action report with its papers in Word', async () => {
    const { scene, call } = await deployed();
    const day = '2024-12-02T08:00:00Z';
    const { ends } = await call('sweep', sqsEvent({ board: 'pdb', at: day }));
    expect(ends).toEqual([done]);
    const report = (await scene.ledger.live('pdb')).find(({ kind }) => kind === 'action report');
    await call('send', sqsEvent({ board: 'pdb', id: report?.id, at: day }));
    const [mail] = await scene.mails();
    const { attachments } = await PostalMime.parse(mail?.raw ?? '');
    expect(attachments.map(({ filename }) => filename)).toEqual([
      expect.stringMatching(/\.docx$/),
      expect.stringMatching(/^Sheet for the chair .*\.html$/),
    ]);
  });

  it.each([
    ['frozen', 'frozen', done],
    ['at a word that nobody agreed on', 'freeze', again],
    ['nowhere to be found', undefined, again],
  ])('queue and send nothing with the freeze switch %s', async (_, word, end) => {
    const { scene, aws, call } = await deployed();
    aws.parameters.clear();
    if (word !== undefined) aws.parameters.set('/matters/sending', word);
    expect((await call('sweep', sqsEvent({ board: 'pdb', at: time }))).ends).toEqual([end]);
    expect((await call('send', sqsEvent({ board: 'pdb', id: second, at: time }))).ends).toEqual([end]);
    expect(aws.queued('dispatches')).toEqual([]);
    expect(await scene.states()).toContain('force second-reminder: planned');
    expect(scene.line.requests).toBe(0);
  });

  it('guess no day: the words of a schedule that says none are refused by name', async () => {
    const { aws, call } = await deployed({});
    const { ends } = await call('sweep', { time: '<aws.scheduler.scheduled-time>' }, {});
    expect(ends).toEqual([{ threw: 'NoScheduledTime' }, { threw: 'NoScheduledTime' }]);
    expect(aws.queued('boards')).toEqual([]);
  });

  it('miss what comes long after its day', async () => {
    const { scene, call } = await deployed();
    await call('sweep', sqsEvent({ board: 'pdb', at: time }));
    const strict = await deployed({});
    await strict.scene.ledger.save({ ...(await scene.dispatch(second)), version: 1 });
    await strict.call('send', sqsEvent({ board: 'pdb', id: second, at: time }));
    expect(await strict.scene.states()).toEqual(['force second-reminder: missed']);
  });

  it('say which part of their environment is wrong before they do anything', async () => {
    const { call } = await deployed({ MATTERS_MAIL_FROM: 'nobody', MATTERS_TABLE: '' });
    await expect(call('send', sqsEvent())).rejects.toThrow(
      /the environment is wrong: MATTERS_TABLE is “”: .*; MATTERS_MAIL_FROM is “nobody”: is not an email address/,
    );
  });
});

/** A request as an HTTP API hands it to Lambda. */
const httpEvent = (
  method: string,
  path: string,
  { token = '', body }: { token?: string; body?: object } = {},
) => ({
  version: '2.0',
  routeKey: 'ANY /v1/{proxy+}',
  rawPath: path.split('?')[0],
  rawQueryString: path.split('?')[1] ?? '',
  headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  requestContext: {
    accountId: '111122223333',
    apiId: 'api',
    domainName: 'api.execute-api.eu-west-2.amazonaws.com',
    http: {
      method,
      path: path.split('?')[0],
      protocol: 'HTTP/1.1',
      sourceIp: '192.0.2.1',
      userAgent: 'curl',
    },
    requestId: 'gateway-1',
    routeKey: 'ANY /v1/{proxy+}',
    stage: '$default',
    time: '11/Dec/2024:15:40:00 +0000',
    timeEpoch: 1_733_931_600_000,
  },
  // As the gateway does with whatever is not text.
  body: body === undefined ? undefined : Buffer.from(JSON.stringify(body)).toString('base64'),
  isBase64Encoded: body !== undefined,
});
const answersSchema = z.array(
  z.object({
    answer: z.looseObject({
      statusCode: z.int(),
      headers: z.record(z.string(), z.string()),
      body: z.string(),
    }),
  }),
);

/** A file as a form sends it. */
async function uploadEvent(token: string, name: string, bytes: Uint8Array = new Uint8Array()) {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(bytes)], name));
  form.set('meeting', '2025-03-06');
  const sent = new Response(form);
  const event = httpEvent('POST', '/v1/boards/pdb/notes', { token });
  return {
    ...event,
    headers: { ...event.headers, 'content-type': sent.headers.get('content-type') },
    body: Buffer.from(await sent.arrayBuffer()).toString('base64'),
    isBase64Encoded: true,
  };
}

const environmentOf = ({ issuer, audience }: Issuer): Record<string, string> => ({
  MATTERS_PAPERS_BUCKET: 'papers',
  MATTERS_PAPERS_ADDRESS: 'https://papers.s3.eu-west-2.amazonaws.com',
  MATTERS_READING_QUEUE: 'http://127.0.0.1:9/readings',
  MATTERS_ISSUER: issuer,
  MATTERS_AUDIENCES: `client-of-people ${audience}`,
  MATTERS_GROUPS_CLAIM: 'cognito:groups',
  MATTERS_CLIENT_GROUPS: '{"case-system":["board-pdb-secretary"]}',
  MATTERS_REQUESTS_PER_MINUTE: '600',
  MATTERS_ORIGINS: '',
  MATTERS_PAGES_CLIENT: 'client-of-pages',
  MATTERS_USER_POOL: 'eu-west-2_AbCdEf123',
  MATTERS_SIGN_IN_ADDRESS: issuer,
});

describe('the reader as it is deployed', () => {
  it('reads what somebody sent from a page, once, and lets nothing that is wrong pass for read', async () => {
    const { url, keys, environment } = await aBucket();
    const { scene, call } = await deployed(environment);
    const config = { endpoint: url, forcePathStyle: true, region: 'eu-west-2', credentials: keys };
    const papers = openPapers(bucketName, config);
    const upload = uploadOf('pdb', 'asha@pcc.example', '7f1c1f5e-1a54-4d39-8f0e-0d5f2f6f0c11');
    const bytes = await readFile('tests/fixtures/minutes/house.docx');
    await keepUpload(papers, upload, { name: 'house.docx', bytes });
    const there = await findUpload(papers, upload);
    if (there.outcome === 'refused') throw new Error('it did not come');
    const author = { at: instantSchema.parse('2026-01-09T15:40:00.000Z'), by: 'Asha Verity', from: 'page' };
    const today = calendarDateSchema.parse('2026-01-09');
    const office = { ...scene, board: aBoard(), papers, author, today };
    const queued: object[] = [];
    await askToRead(office, there.thing, { meeting: calendarDateSchema.parse('2025-03-06') }, async (one) => {
      queued.push(one);
    });
    const [message = {}] = queued;
    const { ends, log } = await call(
      'read',
      sqsEvent({ board: 'pdb', key: 'no person' }),
      sqsEvent(message),
      sqsEvent(message),
    );
    expect(ends).toEqual([again, done, done]);
    expect(log).toContain('"outcome":"received"');
    expect(log).toContain('"outcome":"nothing to read"');
    expect(log).not.toContain('Asha');
    expect(await scene.register.allNotesReceived('pdb')).toMatchObject([
      { file: 'house.docx', receivedBy: 'Asha Verity', state: 'received' },
    ]);
    expect(await findUpload(papers, upload)).toMatchObject({ thing: { outcome: { outcome: 'received' } } });
  });
});

describe('the API as it is deployed', () => {
  it('answers who has a token, pages with the secret, and its log has neither token nor body', async () => {
    const issuer = await startIssuer();
    onTestFinished(issuer.stop);
    const { scene, aws, call } = await deployed(environmentOf(issuer));
    await scene.register.save(anAction({ ref: 'PDB-2024-10-3' }));
    const token = await issuer.token({ claims: { groups: undefined } });
    const list = '/v1/boards/pdb/actions';
    const body = { on: '2024-12-11', how: 'The letter was sent to every member' };
    const asked = [
      httpEvent('GET', '/healthz'),
      httpEvent('GET', list, { token: 'eyJhbGciOiJub25lIn0.e30.' }),
      httpEvent('GET', list, { token }),
      httpEvent('GET', '/v1/boards/pcp/actions', { token }),
      httpEvent('GET', `${list}?limit=1`, { token }),
      httpEvent('POST', `${list}/PDB-2024-10-2/discharges`, { token, body }),
      httpEvent('POST', `${list}/PDB-2024-10-2/discharges`, { token, body }),
    ];
    const { ends, log } = await call('answer', ...asked);
    const answers = answersSchema.parse(ends).map(({ answer }) => answer);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 401, 200, 403, 200, 201, 409]);
    expect(JSON.parse(answers[2]?.body ?? '')).toMatchObject({ items: [{}, {}], next: null });
    expect(JSON.parse(answers[4]?.body ?? '').next).toContain('cursor=');
    // What it is now, and what it was before it was changed.
    expect(aws.asked.filter((one) => one.includes('link-secret'))).toEqual([
      'get /matters/link-secret',
      'get /matters/link-secret:1',
    ]);
    expect(answers[5]?.headers).toMatchObject({
      location: `${list}/PDB-2024-10-2`,
      etag: expect.any(String),
    });
    expect(
      (await scene.register.action(actionRefSchema.parse('PDB-2024-10-2')))?.history.at(-1),
    ).toMatchObject({
      by: 'case-system',
      from: 'HTTP API, client case-system',
    });

    expect(log.match(/a request was answered/g)).toHaveLength(asked.length);
    expect(log).toContain('"route":"/v1/boards/{board}/actions/{ref}/discharges","client":"case-system"');
    expect(log).toContain('a token was refused');
    expect(log).not.toMatch(/eyJ[\w-]{5,}/);
    expect(log).not.toContain('The letter was sent');
  });

  it('has the pages, whose styles go with it, for whoever signs in', async () => {
    const issuer = await startIssuer();
    onTestFinished(issuer.stop);
    const { call } = await deployed(environmentOf(issuer));
    const { ends } = await call(
      'answer',
      httpEvent('GET', '/boards/pdb'),
      httpEvent('GET', '/signed-out'),
      httpEvent('GET', '/signed-in?code=forged&state=forged'),
    );
    const [board, signedOut, forged] = answersSchema.parse(ends).map(({ answer }) => answer);
    expect([board?.statusCode, board?.headers['location']]).toEqual([303, '/sign-in?to=%2Fboards%2Fpdb']);
    expect(signedOut?.statusCode).toBe(200);
    expect(signedOut?.headers['content-security-policy']).toContain(`form-action 'self' ${issuer.issuer};`);
    const [, style = ''] =
      /<link[^>]+href="(\/assets\/[\w-]+\/style\.css)"/.exec(signedOut?.body ?? '') ?? [];
    const styles = await call('answer', httpEvent('GET', style));
    expect(answersSchema.parse(styles.ends)[0]?.answer.body).toContain('.govuk-body');
    expect([forged?.statusCode, forged?.body]).toEqual([400, expect.stringContaining('Sign in again')]);
  });

  it('reads what it is sent in a process of its own, which a bad file ends and nothing else', async () => {
    const issuer = await startIssuer();
    onTestFinished(issuer.stop);
    const bucket = await aBucket();
    const { call } = await deployed({ ...environmentOf(issuer), ...bucket.environment });
    const token = await issuer.token({ claims: { groups: undefined } });
    const { ends } = await call(
      'answer',
      await uploadEvent(token, 'house.docx', await readFile('tests/fixtures/minutes/house.docx')),
      await uploadEvent(token, 'spaces.pdf', hostileFiles['a page of 40,000,000 spaces']?.()),
      await uploadEvent(token, 'house.pdf', await readFile('tests/fixtures/minutes/house.pdf')),
    );
    const answers = answersSchema.parse(ends).map(({ answer }) => answer);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, expect.toBeOneOf([413, 422]), 201]);
    for (const { body } of [answers[0], answers[2]].flatMap((answer) => answer ?? [])) {
      expect(JSON.parse(body)).toMatchObject({ findings: { actions: [{}, {}, {}] } });
    }
  });

  it('says which part of its environment is wrong', async () => {
    const { call } = await deployed({
      MATTERS_CLIENT_GROUPS: 'board-pdb-secretary',
      MATTERS_ISSUER: 'cognito',
    });
    await expect(call('answer', httpEvent('GET', '/healthz'))).rejects.toThrow(
      /the environment is wrong: .*MATTERS_ISSUER is “cognito”: is not a web address; .*MATTERS_CLIENT_GROUPS is “board-pdb-secretary”: is no JSON/,
    );
  });
});
