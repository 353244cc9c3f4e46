import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { mailbox, startMailbox } from '../../infra/local/mailbox.ts';
import { startEngine } from '../store/engine.ts';
import { dataFolders, matters, quiet, run, sampleNotes, start } from './a-program.ts';

const folder = dataFolders();
/** What a program signs with that was given no credentials. */
const nobody = { accessKeyId: 'nobody', secretAccessKey: 'nobody' };
const addBoard = [...matters, 'board', 'add', 'pdb', '--name', 'PDB', '--secretary', 'asha@pcc.example'];
const addForce = [
  ...[...matters, 'owner', 'add', 'force', '--board', 'pdb', '--name', 'Force'],
  ...['--contact', 'sian@force.example'],
];
const record = [...matters, 'record', sampleNotes, '--board', 'pdb', '--as-of', '2025-11-17'];

const textOf = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/** The process that reads files for another. Throws when it has none. */
function readerOf(pid = 0): number {
  const children = textOf(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  const reader = children.find((child) => textOf(`/proc/${child}/cmdline`).includes('apart-start'));
  if (reader === undefined) throw new Error(`nobody reads for ${pid}`);
  return reader;
}

/** One that has ended may wait to be counted. */
const isRunning = (pid: number): boolean => /\) [^ZX]/.test(textOf(`/proc/${pid}/stat`));

describe('the program', () => {
  it('runs from any folder, keeps its data where it is told, and takes the answer that is piped in', async () => {
    const cwd = folder('elsewhere');
    await mkdir(cwd);
    const here = { cwd, env: { MATTERS_DATA: 'kept' } };
    expect(await run(addBoard, here)).toEqual({ exit: 0, out: '', talk: 'Added PDB (pdb).\n' });
    expect(existsSync(join(cwd, 'kept', 'dynamodb'))).toBe(true);
    const unanswered = await run(record, here);
    expect(unanswered.exit).toBe(1);
    expect(unanswered.talk).toContain('[y/N] \nmatters: nobody answered: say --yes');
    expect(await run(record, { ...here, input: 'n\n' })).toMatchObject({ exit: 1 });
    const agreed = await run(record, { ...here, input: 'y\n' });
    expect(agreed.exit).toBe(0);
    expect(agreed.talk).toMatch(/\[y\/N\] Recorded: \d+ changes\.\n$/);
  });

  it('goes on, and ends well, when its reader has seen enough', async () => {
    const env = { MATTERS_DATA: folder('pipe') };
    await run(addBoard, { env });
    const closed = start([...matters, 'board', 'show', 'pdb', '--json'], { env });
    closed.child.stdout?.destroy();
    expect(await closed.ended).toMatchObject({ exit: 0, talk: quiet });
  });

  it.runIf(existsSync('/proc'))(
    'says that it still reads, and interrupted leaves nobody reading',
    async () => {
      const { child, ended } = start([...matters, 'read', sampleNotes]);
      const reader = await vi.waitFor(() => readerOf(child.pid), { timeout: 60_000, interval: 1 });
      // Whatever the file and the machine, it now takes long.
      process.kill(reader, 'SIGSTOP');
      await new Promise((resolve) => child.stderr?.once('data', resolve));
      child.kill('SIGINT');
      expect(await ended).toEqual({ exit: null, out: '', talk: `Reading ${basename(sampleNotes)}…\n` });
      process.kill(reader, 'SIGCONT');
      await vi.waitFor(() => expect(isRunning(reader)).toBe(false), { timeout: 60_000 });
    },
  );

  it('lets two at once take turns on one data folder', async () => {
    const env = { MATTERS_DATA: folder('two') };
    await run(addBoard, { env });
    const owners = ['force', 'opcc', 'cfo'];
    const ends = await Promise.all(
      owners.map((owner) => run([...matters, 'owner', 'add', owner, '--board', 'pdb'], { env })),
    );
    expect(ends.map(({ exit }) => exit)).toEqual([0, 0, 0]);
    const list = await run([...matters, 'owner', 'list', '--board', 'pdb', '--json'], { env });
    expect((JSON.parse(list.out) as { id: string }[]).map(({ id }) => id)).toEqual(['cfo', 'force', 'opcc']);
  });

  it.each([
    ['MATTERS_DATA', 'a-file', 'cannot be used: a file stands where a folder should be'],
    ['MATTERS_MAIL_FROM', 'nobody', 'MATTERS_MAIL_FROM is “nobody”: is not an email address'],
    ['AWS_ENDPOINT_URL_DYNAMODB', 'nowhere', 'AWS_ENDPOINT_URL_DYNAMODB is “nowhere”: is not a web address'],
  ])('says that %s=%s is wrong', async (name, value, why) => {
    const cwd = folder(`wrong-${name}`);
    await mkdir(cwd);
    await writeFile(join(cwd, 'a-file'), '');
    const { exit, out, talk } = await run([...matters, 'board', 'list'], { cwd, env: { [name]: value } });
    expect({ exit, out }).toEqual({ exit: 1, out: '' });
    expect(talk).toContain(why);
    expect(talk).not.toContain('    at ');
  });

  it('takes no other mail service than the register’s, whatever the environment says that morning', async () => {
    const data = folder('one-route');
    const relayed = folder('relay');
    const ses = await startMailbox(relayed, 'relay', nobody);
    const relay = { MATTERS_DATA: data, AWS_ENDPOINT_URL_SES: ses.url };
    const plain = { MATTERS_DATA: data };
    const sweep = [...matters, 'sweep', '--board', 'pdb', '--as-of'];
    const written = async () => [(await mailbox(relayed)).length, (await mailbox(join(data, 'mail'))).length];
    try {
      for (const words of [addBoard, addForce, [...record, '--yes']]) {
        expect(await run(words, { env: plain })).toMatchObject({ exit: 0 });
      }
      expect(await run([...sweep, '2025-11-24'], { env: relay })).toEqual({
        exit: 2,
        out: '',
        talk: `matters: the mail of this register goes into the mailbox on this machine, and AWS_ENDPOINT_URL_SES names ${ses.url}: nothing is sent. To keep the first, unset AWS_ENDPOINT_URL_SES; to change it, matters mail use ses --endpoint ${ses.url}\n`,
      });
      const list = [...matters, 'dispatch', 'list', '--board', 'pdb', '--since', '2025-01-01', '--json'];
      expect((await run(list, { env: plain })).out).toBe('[]\n');
      const use = [...matters, 'mail', 'use', 'ses', '--endpoint', ses.url, '--only-to', 'force.example'];
      expect(await run([...use, '--to-me', 'asha@pcc.example'], { env: plain })).toMatchObject({
        exit: 1,
        talk: expect.stringContaining('only addresses at force.example may be'),
      });
      expect(await written()).toEqual([0, 0]);
      expect(await run([...use, '--to-me', 'asha@force.example'], { env: plain })).toMatchObject({
        exit: 0,
        talk: expect.stringMatching(/^ok {5}a mail to you: taken for asha@force.example as ses-/m),
      });
      expect(await written()).toEqual([1, 0]);

      // The next morning does not say it.
      const swept = await run([...sweep, '2025-11-24'], { env: plain });
      expect(swept.out).toContain('sent to Force (sian@force.example)');
      expect(await written()).toEqual([2, 0]);
      expect((await mailbox(relayed)).map(({ to }) => to.join())).toEqual([
        expect.stringContaining('asha@force.example'),
        expect.stringContaining('sian@force.example'),
      ]);
    } finally {
      await ses.stop();
    }
  });

  it('shows how the mail of a stage goes out, which is said where the stage is', async () => {
    const env = { MATTERS_DATA: folder('a-stage'), AWS_ENDPOINT_URL_SES: 'http://localhost:8005' };
    const shown = await run([...matters, '--stage', 'prod', 'mail', 'show'], { env });
    expect(shown.out).toBe(
      [
        'Mail goes by SES in eu-west-2',
        '  From         actions@matters.wealdshire-pcc.example',
        '  Set          matters-arising-prod',
        '  Written to   anybody',
        '  Said by      infra/stages.ts',
        '! The mail of stage prod goes by SES in its region, and AWS_ENDPOINT_URL_SES names http://localhost:8005: nothing is sent. Unset AWS_ENDPOINT_URL_SES',
        '',
      ].join('\n'),
    );
    expect(await run([...matters, '--stage', 'prod', 'mail', 'use', 'mailbox'], { env })).toEqual({
      exit: 2,
      out: '',
      talk: 'matters: on AWS mail goes by SES, and infra/stages.ts says to whom: onlyTo\n',
    });
  });

  it('uses the database and the mail service that the environment names, and none of its own', async () => {
    const engine = await startEngine();
    const mailFolder = folder('own-mail');
    const ses = await startMailbox(mailFolder, 'own', nobody);
    try {
      const data = folder('unused');
      const env = {
        MATTERS_DATA: data,
        AWS_ENDPOINT_URL_DYNAMODB: engine.url,
        AWS_ENDPOINT_URL_SES: ses.url,
      };
      for (const words of [addBoard, addForce, [...record, '--yes']]) {
        expect(await run(words, { env })).toMatchObject({ exit: 0 });
      }
      const swept = await run([...matters, 'sweep', '--board', 'pdb', '--as-of', '2025-11-24'], { env });
      expect(swept.out).toContain('sent to Force (sian@force.example)');
      expect((await mailbox(mailFolder)).map(({ to }) => to[0])).toContain('sian@force.example');
      expect(existsSync(data)).toBe(false);
    } finally {
      await ses.stop();
      await engine.stop();
    }
  });
});
