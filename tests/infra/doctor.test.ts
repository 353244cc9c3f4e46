import { chmod, mkdir, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { runCommandLine } from '../../functions/command-line/program.ts';
import { type Examination, examinationSchema } from '../../functions/doctor/finding.ts';
import { openRegister } from '../../functions/store/register.ts';
import { openDesk, readEnvironment } from '../../infra/local/desk.ts';
import { startEngines } from '../../infra/local/engines.ts';
import { closeServer, listen } from '../../infra/local/servers.ts';
import { type MadeUpAccount, startSes } from '../mail/a-ses.ts';
import { aBoard, aMeeting } from '../register/examples.ts';
import { startEngine } from '../store/engine.ts';

let root: string;
let data: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'matters-doctor-'));
  data = join(root, 'data');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(root, { recursive: true, force: true });
});

/** One verb at a desk of its own, as one process would have it. */
async function matters(words: string[], more: Record<string, string> = {}): Promise<number> {
  const desk = openDesk(readEnvironment({ MATTERS_DATA: data, ...more }));
  try {
    return await runCommandLine({ ...desk, data: () => undefined, say: () => undefined }, words);
  } finally {
    await desk.close();
  }
}

async function examine(more: Record<string, string> = {}, stage?: string): Promise<Examination> {
  const desk = openDesk(readEnvironment({ MATTERS_DATA: data, ...more }));
  try {
    return examinationSchema.parse(await desk.examine(stage));
  } finally {
    await desk.close();
  }
}

const told = ({ findings }: Examination, check: string): string[] =>
  findings
    .filter((finding) => finding.check === check)
    .map(({ standing, board, says }) => `${standing}${board === null ? '' : ` ${board}`}: ${says}`);

const addBoard = ['board', 'add', 'pdb', '--name', 'A Board', '--secretary', 'Asha <asha@pcc.example>'];

describe('a data folder', () => {
  it('that is not there, or is none, is told, and is not made', async () => {
    expect(told(await examine(), 'register')).toEqual([
      `to do: there is no data folder ${data}: there is no such file or folder`,
    ]);
    expect(await readdir(root)).toEqual([]);
    await writeFile(data, '');
    expect(told(await examine(), 'register')).toEqual([
      `wrong: there is no data folder ${data}: it is no folder`,
    ]);
  });

  it('with a board in it is looked at whole, its rights too, and nothing of it is changed', async () => {
    await matters(addBoard);
    await chmod(data, 0o755);
    const before = (await readdir(data)).sort();
    const examination = await examine();
    expect(told(examination, 'register')).toEqual(['ok: has pdb']);
    expect(told(examination, 'service')).toEqual([
      'ok: none runs on this folder: verbs start its engines themselves',
    ]);
    expect(told(examination, 'rights')[0]).toMatch(/^to do: others on this machine may look into/);
    expect(told(examination, 'meetings')).toEqual(['to do pdb: A Board has no next meeting with a date']);
    expect(examination).toMatchObject({ stage: null, standing: 'to do' });
    expect((await readdir(data)).sort()).toEqual(before);
    await chmod(data, 0o700);
    expect(told(await examine(), 'rights')).toEqual([`ok: nobody but you may look into ${data}`]);
  });

  it('says when it was last backed up', async () => {
    await matters(addBoard);
    expect(told(await examine(), 'backup')).toEqual(['to do: none was made of this folder yet']);
    const file = join(root, 'copy.zip');
    await matters(['backup', file]);
    expect(told(await examine(), 'backup')).toEqual([
      expect.stringMatching(new RegExp(`^ok: the last was made on .*: ${file}$`)),
    ]);
  });

  it.each([
    ['MANIFEST', 'a list of its files that is cut short'],
    ['CURRENT', 'nothing that says where it stands'],
  ])('whose database is damaged in %s gives a finding, with all the others', async (name) => {
    await matters(addBoard);
    const database = join(data, 'dynamodb');
    const file = (await readdir(database)).find((one) => one.startsWith(name)) ?? name;
    await truncate(join(database, file), 3);
    const examination = await examine();
    expect(told(examination, 'register')).toEqual([
      expect.stringMatching(/^wrong: the database in .*dynamodb cannot be read: /),
    ]);
    expect(examination.findings.map(({ check }) => check)).toEqual(
      expect.arrayContaining(['clock', 'disk', 'mail route']),
    );
    expect(examination.standing).toBe('wrong');
  });

  it('that a service runs on is looked at through that, whose database is left alone', async () => {
    await matters(addBoard);
    const engines = await startEngines({ dataDir: data, stays: true });
    onTestFinished(() => engines.stop());
    const examination = await examine();
    expect(told(examination, 'register')).toEqual(['ok: has pdb']);
    expect(told(examination, 'service')).toEqual(['ok: one runs on this folder']);
  });

  it('whose sending is frozen, or whose mail route cannot be read, gives a finding', async () => {
    await matters(addBoard);
    expect(told(await examine(), 'freeze')).toEqual(['ok: sending is not frozen']);
    await matters(['mail', 'freeze', '--because', 'a rehearsal'], { MATTERS_USER: 'Asha' });
    expect(told(await examine(), 'freeze')).toEqual([
      expect.stringMatching(/^wrong: sending is frozen by Asha since .*: a rehearsal; mails wait/),
    ]);
    await writeFile(join(data, 'mail-route.json'), 'pigeon');
    expect(told(await examine(), 'mail route')).toEqual([
      expect.stringContaining('is not as it was written, so nobody knows how mail is to go out'),
    ]);
  });

  it('beside a database that does not answer gives a finding', async () => {
    await mkdir(data);
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', 'http://127.0.0.1:9');
    vi.stubEnv('AWS_REGION', 'eu-west-2');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'nobody');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'nobody');
    const examination = await examine({ AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9' });
    expect(told(examination, 'register')).toEqual([
      expect.stringMatching(/^wrong: it cannot be read: .*ECONNREFUSED/),
    ]);
  }, 30_000);
});

async function withSes(account: Partial<MadeUpAccount>) {
  const ses = await startSes(account);
  onTestFinished(() => ses.close());
  return ses;
}

describe('mail by SES', () => {
  it('is looked at where the route leads, and by the clock there', async () => {
    const ses = await withSes({ aheadBySeconds: 400 });
    await matters(addBoard);
    const use = ['mail', 'use', 'ses', '--endpoint', ses.url, '--from', 'actions@matters.pcc.gov.uk'];
    expect(await matters([...use, '--to-me', 'you@pcc.gov.uk'])).toBe(1);
    ses.account = { ...ses.account, aheadBySeconds: 0 };
    expect(await matters([...use, '--to-me', 'you@pcc.gov.uk'])).toBe(0);
    expect(ses.mails).toHaveLength(1);
    const examination = await examine();
    expect(told(examination, 'mail route')).toEqual([
      `ok: mail goes by ${ses.url}, from actions@matters.pcc.gov.uk`,
    ]);
    expect(told(examination, 'clock')).toEqual([expect.stringMatching(/^ok: agrees with that of AWS/)]);
    expect(told(examination, 'links')).toEqual([expect.stringMatching(/^to do: mails carry none/)]);
    expect(ses.mails).toHaveLength(1);
    ses.account = { ...ses.account, sending: false };
    expect((await examine()).standing).toBe('wrong');
  }, 30_000);
});

describe('a stage', () => {
  it('is looked at by its stack, its register, its switch, SES and the letters that are dead', async () => {
    const engine = await startEngine();
    const ses = await withSes({ identities: { 'dev.matters.wealdshire-pcc.example': 'Success' } });
    const register = openRegister(engine.client, engine.tableName);
    await register.save(aBoard({ id: 'pdb', version: 1 }));
    await register.save(aMeeting({ board: 'pdb', date: '2029-02-01', version: 1 }));
    let word = 'running';
    const server = createServer(async (request, response) => {
      const asked = await text(request);
      const target = String(request.headers['x-amz-target'] ?? '');
      const outputs = {
        ...{ TableName: engine.tableName, PapersBucketName: 'b', PagesUrl: 'https://matters.example' },
        ...{ LinkSecretName: '/dev/link-secret', FreezeParameterName: `/dev/sending-${word}` },
        ...{ SendDeadLettersUrl: `${url}/1/send-dead`, BoardDeadLettersUrl: `${url}/1/boards-dead` },
      };
      if (target === 'AmazonSSM.GetParameter') {
        const { Name } = JSON.parse(asked);
        return response.end(JSON.stringify({ Parameter: { Name, Value: word, Type: 'String' } }));
      }
      if (target === 'AmazonSQS.GetQueueAttributes') {
        const number = asked.includes('send-dead') ? '2' : '0';
        return response.end(JSON.stringify({ Attributes: { ApproximateNumberOfMessages: number } }));
      }
      const members = Object.entries(outputs).map(
        ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
      );
      return response.end(
        `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>s</StackName><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2026-11-23T08:00:00Z</CreationTime><Outputs>${members.join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
      );
    });
    const url = await listen(server, 0);
    onTestFinished(async () => {
      await closeServer(server);
      await engine.stop();
    });
    for (const [name, value] of Object.entries({
      ...{ AWS_ENDPOINT_URL: url, AWS_ENDPOINT_URL_SES: ses.url, AWS_ENDPOINT_URL_DYNAMODB: engine.url },
      ...{ AWS_REGION: 'eu-west-2', AWS_ACCESS_KEY_ID: 'nobody', AWS_SECRET_ACCESS_KEY: 'nobody' },
    })) {
      vi.stubEnv(name, value);
    }
    const examination = await examine({}, 'dev');
    expect(examination.stage).toBe('dev');
    expect(told(examination, 'register')).toEqual(['ok: has pdb']);
    expect(told(examination, 'bank holidays')).toEqual([
      expect.stringContaining('a meeting of 1 February 2029'),
    ]);
    expect(told(examination, 'freeze')).toEqual(['ok: sending is not frozen']);
    expect(told(examination, 'sender')).toEqual([expect.stringMatching(/^ok: actions@dev/)]);
    expect(told(examination, 'bounces')).toEqual([]);
    expect(told(examination, 'dead letters').sort()).toEqual([
      'ok: none of boards to be swept',
      'wrong: 2 messages of mails to be sent could not be worked off',
    ]);
    word = 'frozen';
    expect(told(await examine({}, 'dev'), 'freeze')).toEqual([
      expect.stringContaining('wrong: sending is frozen by'),
    ]);
  }, 60_000);
});
