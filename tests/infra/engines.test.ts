import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentClient } from '../../functions/store/client.ts';
import { openPapers } from '../../functions/store/papers.ts';
import { openRegister, type Register } from '../../functions/store/register.ts';
import { keyHeader, newKeys } from '../../infra/local/doors.ts';
import { connectOrStart, type Engines, startEngines, tableName } from '../../infra/local/engines.ts';
import { mailbox } from '../../infra/local/mailbox.ts';
import { aBoard } from '../register/examples.ts';

let dataDir: string;
let toStop: (() => unknown)[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'matters-engines-'));
});
afterEach(async () => {
  for (const stop of toStop.reverse()) await stop();
  toStop = [];
  await rm(dataDir, { recursive: true, force: true });
});

/** Stopped when the test ends, if it has not stopped them itself. */
function andStop(engines: Engines): Engines {
  toStop.push(engines.stop);
  return engines;
}

const region = 'eu-west-2';
const registerOf = ({ dynamodb, keys }: Engines): Register =>
  openRegister(documentClient({ region, credentials: keys, endpoint: dynamodb }), tableName);

const message = [
  'From: secretary@pcc.example',
  'To: owen.pryce@force.example',
  'Subject: =?utf-8?Q?Two_actions_due_=E2=80=93_11_December?=',
  'References: <pdb-2024-12@matters.example>',
  'Auto-Submitted: auto-generated',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="edge"',
  '',
  '--edge',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Please answer by Friday.',
  '--edge',
  'Content-Type: text/csv; name="actions.csv"',
  'Content-Disposition: attachment; filename="actions.csv"',
  '',
  'Action,Status',
  '--edge--',
  '',
].join('\r\n');

const send = ({ ses, keys }: Engines) =>
  new SESClient({ region, credentials: keys, endpoint: ses, maxAttempts: 1 }).send(
    new SendRawEmailCommand({
      Source: 'secretary@pcc.example',
      Destinations: ['owen.pryce@force.example', 'copy@force.example'],
      RawMessage: { Data: Buffer.from(message) },
      Tags: [{ Name: 'dispatch', Value: 'pdb_force_2024-12' }],
      ConfigurationSetName: 'matters-arising',
    }),
  );

type Child = { process: ChildProcess; lines: string[]; gone: Promise<unknown> };

/** Another process with the data folder, once it has it. */
async function anotherProcess(manner: 'stays' | 'passes'): Promise<Child> {
  const script = fileURLToPath(new URL('another-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, manner], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  const gone = once(child, 'exit');
  toStop.push(() => {
    child.kill('SIGKILL');
    return gone;
  });
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => lines.push(line));
  await once(output, 'line');
  return { process: child, lines, gone };
}

describe('the embedded engines', () => {
  it('keep the register and the mail from one start to the next', async () => {
    const first = andStop(await startEngines({ dataDir }));
    expect(await registerOf(first).save(aBoard())).toBe('saved');
    const { MessageId } = await send(first);
    await first.stop();

    const second = andStop(await startEngines({ dataDir }));
    expect(await registerOf(second).boards()).toEqual([aBoard()]);
    expect(await mailbox(second.mailFolder)).toMatchObject([
      { messageId: MessageId, subject: 'Two actions due – 11 December' },
    ]);
  });

  it('keep each message as it was handed over, headers and attachments and all', async () => {
    const engines = andStop(await startEngines({ dataDir }));
    expect(await mailbox(engines.mailFolder)).toEqual([]);
    const { MessageId } = await send(engines);
    const [mail] = await mailbox(engines.mailFolder);
    expect(mail).toMatchObject({
      messageId: MessageId,
      to: ['owen.pryce@force.example'],
      copies: [],
      subject: 'Two actions due – 11 December',
    });
    expect(mail?.raw.toString()).toBe(message);
  });

  it('answer on loopback, and show nothing of what they hold', async () => {
    const engines = andStop(await startEngines({ dataDir }));
    expect(new URL(engines.dynamodb).hostname).toBe('127.0.0.1');
    await send(engines);
    for (const path of ['/', '/store', '/health-check', '/get-email?id=1']) {
      const answer = await fetch(new URL(path, engines.ses), { headers: keyHeader(engines.keys) });
      expect([answer.status, await answer.text()]).toEqual([404, 'not here']);
    }
    expect(engines.environment).toMatchObject({
      AWS_ENDPOINT_URL_DYNAMODB: engines.dynamodb,
      AWS_ENDPOINT_URL_SES: engines.ses,
    });
  });

  it('have a bucket beside them for a service that stays up, whose files stay', async () => {
    const papers = ({ s3 = '', keys }: Engines) =>
      openPapers('papers', { region, endpoint: s3, forcePathStyle: true, credentials: keys });
    const first = andStop(await startEngines({ dataDir, stays: true }));
    expect(first.environment).toMatchObject({ AWS_ENDPOINT_URL_S3: first.s3 });
    await papers(first).keep('pdb/notes.txt', Buffer.from('The notes were agreed.'));
    await first.stop();
    const second = andStop(await startEngines({ dataDir, stays: true }));
    const kept = await papers(second).paper('pdb/notes.txt');
    expect(Buffer.from(kept ?? []).toString()).toBe('The notes were agreed.');
    await second.stop();
    expect(andStop(await startEngines({ dataDir }))).not.toHaveProperty('s3');
  });

  it('go on when a client goes away in the middle of a request', async () => {
    const engines = andStop(await startEngines({ dataDir }));
    const { authorization } = keyHeader(engines.keys);
    for (const { host, port } of [new URL(engines.dynamodb), new URL(engines.ses)]) {
      const socket = connect(Number(port), '127.0.0.1');
      await once(socket, 'connect');
      const headers = `Host: ${host}\r\nAuthorization: ${authorization}\r\nContent-Length: 1000`;
      socket.write(`POST / HTTP/1.1\r\n${headers}\r\n\r\n{"Table`);
      socket.resetAndDestroy();
    }
    expect(await registerOf(engines).save(aBoard())).toBe('saved');
    expect((await send(engines)).MessageId).toMatch(/^ses-/);
  });
});

describe('one folder, several processes', () => {
  it('joins the service that runs on it, and leaves it running', async () => {
    const service = andStop(await connectOrStart({ dataDir, stays: true }));
    const joined = await connectOrStart({ dataDir });
    const { dynamodb, ses, s3, keys } = service;
    const { accessKeyId } = keys;
    expect(joined).toMatchObject({ joined: true, dynamodb, ses, s3, keys: { accessKeyId } });
    await joined.stop();
    expect(await registerOf(service).save(aBoard())).toBe('saved');
    await service.stop();
    const alone = andStop(await connectOrStart({ dataDir }));
    expect(alone.joined).toBe(false);
    expect(await registerOf(alone).boards()).toEqual([aBoard()]);
  });

  it('loses nothing that was acknowledged when the service is killed, and starts again', async () => {
    const child = await anotherProcess('stays');
    const joined = await connectOrStart({ dataDir });
    expect(joined.joined).toBe(true);
    const { MessageId } = await send(joined);
    while (child.lines.length < 50) await new Promise((resolve) => setTimeout(resolve, 20));
    child.process.kill('SIGKILL');
    await child.gone;

    const again = andStop(await connectOrStart({ dataDir }));
    expect(again.joined).toBe(false);
    const owners = (await registerOf(again).owners('pdb')).map(({ id }) => id);
    expect(owners).toEqual(expect.arrayContaining(child.lines.filter((line) => line.startsWith('owner-'))));
    expect((await mailbox(again.mailFolder)).map(({ messageId }) => messageId)).toEqual([MessageId]);
  });

  it('waits for a command that has the folder, and says so once', async () => {
    const other = await anotherProcess('passes');
    const said: string[] = [];
    const say = (message: string): void => {
      said.push(message);
      other.process.stdin?.end();
    };
    const engines = andStop(await connectOrStart({ dataDir, say, patienceSeconds: 120 }));
    expect(engines.joined).toBe(false);
    expect(said).toEqual([`Waiting: the data in ${dataDir} is in use by another process.`]);
  });

  it('gives up with a clear error when it waits in vain', async () => {
    andStop(await startEngines({ dataDir }));
    await expect(connectOrStart({ dataDir, patienceSeconds: 0.5 })).rejects.toThrow(
      `the data in ${dataDir} is in use by another process: wait until it ends, or end it, and try again`,
    );
  });

  it.each([
    ['half of an announcement', '{"identity": "on'],
    [
      'the announcement of a service whose ports are other programs’ now',
      JSON.stringify({
        identity: 'one',
        pid: 1,
        dynamodb: 'http://127.0.0.1:9',
        ses: 'http://127.0.0.1:9',
        s3: 'http://127.0.0.1:9',
        keys: newKeys(),
      }),
    ],
  ])('is not misled by %s', async (_, announcement) => {
    await writeFile(join(dataDir, 'running.json'), announcement);
    const engines = andStop(await connectOrStart({ dataDir }));
    expect(engines.joined).toBe(false);
  });

  it('does not join the service of another folder', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'matters-engines-'));
    const other = andStop(await startEngines({ dataDir: elsewhere, stays: true }));
    const { dynamodb, ses, s3, keys } = other;
    const announcement = { identity: 'an earlier one', pid: 1, dynamodb, ses, s3, keys };
    await writeFile(join(dataDir, 'running.json'), JSON.stringify(announcement));
    const engines = andStop(await connectOrStart({ dataDir }));
    expect(engines.dynamodb).not.toBe(other.dynamodb);
    toStop.push(() => rm(elsewhere, { recursive: true, force: true }));
  });
});
