import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import { bundle, type Entry } from '../../infra/bundle.ts';
import { openScene, recordedAt, type Scene } from '../dispatch/scene.ts';
import { sqsEvent } from '../lambda/an-invocation.ts';
import { type LittleAws, startLittleAws } from '../lambda/little-aws.ts';
import { inSns, sesEvents } from '../mail/ses-events.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';

const entries: readonly Entry[] = ['sweep', 'send', 'mail-events'];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'matters-bundles-'));
  for (const entry of entries) bundle(entry, join(folder, entry), { target: 'node20' });
});
afterAll(() => rm(folder, { recursive: true }));

const filesOf = async (of: string): Promise<string[]> =>
  (await readdir(of, { recursive: true, withFileTypes: true }))
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(of.length + 1))
    .sort();

const mapSchema = z.object({ sources: z.array(z.string()) });

/** What the function was made of, by the maps of its sources. */
async function sourcesOf(entry: Entry): Promise<string[]> {
  const maps = (await filesOf(join(folder, entry))).filter((file) => file.endsWith('.map'));
  const read = maps.map(async (map) => readFile(join(folder, entry, map), 'utf8'));
  return (await Promise.all(read)).flatMap((map) => mapSchema.parse(JSON.parse(map)).sources);
}

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
    ['send', /client-sqs|pdfjs|mammoth|node-html-parser|ical-generator|csv-stringify/],
    ['mail-events', /^docx$|^handlebars$|^nodemailer$|client-ses|client-sqs|client-ssm|pdfjs|mammoth/],
  ] as const)('of %s is only what it needs', async (entry, others) => {
    const packages = (await sourcesOf(entry)).flatMap(
      (source) => /node_modules\/((@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? [],
    );
    expect(packages).not.toEqual([]);
    expect([...new Set(packages)].filter((name) => others.test(name))).toEqual([]);
  });

  it('has templates for whoever makes up mails, and for nobody else', async () => {
    const templates = entries.map(async (entry) =>
      (await filesOf(join(folder, entry))).filter((file) => file.endsWith('.hbs')),
    );
    const [sweep, send, mailEvents] = await Promise.all(templates);
    expect([sweep, mailEvents]).toEqual([[], []]);
    expect(send).toContain('templates/mail/letter.html.hbs');
  });

  it('is the same wherever it is made', async () => {
    const elsewhere = join(folder, 'else', 'where');
    bundle('send', elsewhere, { target: 'node20' });
    const files = await filesOf(elsewhere);
    expect(files).toEqual(await filesOf(join(folder, 'send')));
    for (const file of files) {
      expect(await readFile(join(elsewhere, file))).toEqual(await readFile(join(folder, 'send', file)));
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
  const environment = {
    ...process.env,
    ...aws.environment,
    MATTERS_TABLE: 'matters-arising',
    MATTERS_BOARD_QUEUE: aws.queueUrl('boards'),
    MATTERS_SEND_QUEUE: aws.queueUrl('dispatches'),
    MATTERS_FREEZE_PARAMETER: '/matters/sending',
    MATTERS_MAIL_FROM: 'actions@pcc.example',
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
    expect(await calling('mail-events', sqsEvent(inSns(bounce), 'owen.pryce@force.example'))).toEqual([
      { answer: { batchItemFailures: [{ itemIdentifier: 'm-1' }] } },
    ]);
    expect(await scene.states()).toEqual(['force notice: cancelled', 'force second-reminder: bounced']);
    expect((await scene.register.owner('pdb', 'force'))?.undeliverable).toHaveLength(1);

    const all = log.join('\n');
    expect(all).toContain(`"dispatch":"${second}"`);
    expect(all).not.toMatch(addressLike);
    expect(all).not.toContain('1 action due');
    const metrics = /"Namespace":"MattersArising","Dimensions":\[\["service"\]\]/g;
    expect(all.match(metrics)).toHaveLength(4);
    expect(all).toContain('"service":"matters-arising-dev","Sent":1');
    expect(all).toContain('"Bounced":1');
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
    expect(attachments.map(({ filename }) => filename)).toEqual([expect.stringMatching(/\.docx$/)]);
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
