import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRegister } from '../../functions/store/register.ts';
import { mailbox, startMailbox } from '../../infra/local/mailbox.ts';
import { aBrowser } from '../http/a-browser.ts';
import { startEngine } from '../store/engine.ts';
import { dataFolders, mailsIn, matters, npmStart, quiet, run, start } from './a-program.ts';

const folder = dataFolders();
const today = '2026-12-04';
/** To whom the sample's story writes until that day, and how often: the policy mailbox answers to both bodies. */
const everybody = {
  'board.secretary@wealdshire-pcc.example': 2,
  'cfo@wealdshire-pcc.example': 4,
  'force.executive@wealdshire.example': 4,
  'policy@wealdshire-pcc.example': 8,
  'scrutiny@wealdshire-council.example': 2,
};
const formats = ['csv', 'docx', 'html', 'md'];

async function writtenTo(data: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { to } of await mailbox(join(data, 'mail'))) {
    const address = /[^\s<>]+@[^\s<>]+/.exec(to.join())?.[0] ?? '';
    counts[address] = (counts[address] ?? 0) + 1;
  }
  return counts;
}

describe('npm start', () => {
  it('makes the sample of the day in a folder of its own, and writes to nobody whatever it finds', async () => {
    const engine = await startEngine();
    const relayed = folder('relay');
    const ses = await startMailbox(relayed, 'relay');
    const sample = folder('sample');
    const env = { MATTERS_SAMPLE: sample, MATTERS_TODAY: today };
    try {
      const named = { AWS_ENDPOINT_URL_DYNAMODB: engine.url, AWS_ENDPOINT_URL_SES: ses.url };
      const first = await run([...npmStart, '--once'], { env: { ...env, ...named } });
      expect(first).toMatchObject({ exit: 0, talk: quiet });
      expect(first.out).toContain(
        'The sample stays on this machine: AWS_ENDPOINT_URL_DYNAMODB and AWS_ENDPOINT_URL_SES are not used.',
      );
      expect(first.out).toContain('a sample board and panel as they stand on Friday 4 December 2026 …');
      expect(first.out).toContain('bounced: CFO (cfo@wealdshire-pcc.example)');
      expect(first.out).toContain('WPDB-2026-08-1 was due from Force on Wednesday 25 November 2026');
      expect(first.out).toContain(`Everything is in ${sample}:\n  papers`);
      expect((await readdir(join(sample, 'papers'))).sort()).toEqual([
        'calendar-of-papers.ics',
        ...formats.map((format) => `future-work-programme.${format}`),
        ...formats.map((format) => `overview-of-actions.${format}`),
      ]);
      const word = await readFile(join(sample, 'papers', 'overview-of-actions.docx'));
      expect(word.subarray(0, 2).toString()).toBe('PK');
      expect(await writtenTo(sample)).toEqual(everybody);
      expect(await mailbox(relayed)).toEqual([]);
      expect(await openRegister(engine.client, engine.tableName).boardCodes()).toEqual([]);
    } finally {
      await ses.stop();
      await engine.stop();
    }

    const second = await run([...npmStart, '--once'], { env });
    expect(second).toMatchObject({ exit: 0, talk: quiet });
    expect(second.out).not.toContain('Making');
    expect(await writtenTo(sample)).toEqual(everybody);

    const service = start([...npmStart, '--port', '0'], { env });
    const printed = await service.printed('It stays up until Ctrl-C.');
    const [, address = ''] = /^ {2}Open {2}(http:\/\/localhost:\d+\/)$/m.exec(printed) ?? [];
    const browser = aBrowser();
    const asked = await browser.open(address);
    for (const name of ['Priya Nair', 'Joan Ellery', 'Helen Carrow']) {
      expect(printed).toContain(name);
      expect(asked.text).toContain(name);
    }
    const arrived = await browser.send(asked.url.href, { person: 'board.secretary@wealdshire-pcc.example' });
    expect([arrived.status, arrived.url.pathname]).toEqual([200, '/boards/wpdb']);
    expect((await browser.open(`${address}mailbox`)).text).toContain('Came back');
    const own = { MATTERS_DATA: sample, MATTERS_TODAY: today };
    const added = [
      'action',
      'add',
      '--board',
      'wpdb',
      '--owner',
      'force',
      '--text',
      'Joined',
      '--due',
      'none',
    ];
    const [verb, another] = await Promise.all([
      run([...matters, 'board', 'list'], { env: own }),
      run(npmStart, { env: own }),
    ]);
    expect(verb).toMatchObject({ exit: 0, talk: quiet });
    expect(another).toMatchObject({ exit: 0, talk: quiet });
    expect(another.out).toContain(`  Open  ${address}\n`);
    expect(another.out).toContain('was running already');
    expect(await run([...matters, ...added], { env: own })).toMatchObject({ exit: 0 });
    service.child.kill('SIGINT');
    expect(await service.ended).toMatchObject({ exit: 0, talk: quiet });

    const use = await run([...matters, 'mail', 'use', 'ses', '--region', 'eu-west-2'], { env: own });
    expect(use).toMatchObject({ exit: 2 });
    expect(use.talk).toBe('matters: the mail of the sample stays in its mailbox on this machine\n');
    const list = await run([...matters, 'action', 'list', '--board', 'wpdb'], { env: own });
    expect(list.out).toContain('Joined');
    expect(await writtenTo(sample)).toEqual(everybody);
  });

  it('killed in the middle of its story and started again, tells it anew and once', async () => {
    const sample = folder('killed');
    const env = { MATTERS_SAMPLE: sample, MATTERS_TODAY: today };
    const killed = start([...npmStart, '--once', '--tell'], { env });
    await killed.printed('$ matters sweep');
    killed.child.kill('SIGKILL');
    await killed.ended;
    const again = await run([...npmStart, '--once'], { env });
    expect(again).toMatchObject({ exit: 0 });
    expect(again.out).toContain('4 December 2026, for the one before was not finished …');
    expect(await writtenTo(sample)).toEqual(everybody);
  });

  it('--data serves somebody’s own register, with no sample in it, and leaves the sample out', async () => {
    const data = folder('own');
    const sample = folder('no-sample');
    const env = { MATTERS_SAMPLE: sample };
    expect(await run([...npmStart, '--data', data, '--once'], { env })).toEqual({
      exit: 2,
      out: '',
      talk: 'npm start: --once, --anew and --as-of are of the sample: matters sweep does a morning’s work of your own boards\n',
    });
    const service = start([...npmStart, '--data', data, '--port', '0'], { env });
    const printed = await service.printed('It stays up until Ctrl-C.');
    expect(printed).toContain('There is no board in it yet.');
    const [, line = ''] = /^ {2}MATTERS_DATA=\S+ npm run -s matters -- (board add .*)$/m.exec(printed) ?? [];
    const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    expect(await run([...matters, ...words], { env: { MATTERS_DATA: data } })).toMatchObject({ exit: 0 });
    service.child.kill('SIGTERM');
    expect(await service.ended).toMatchObject({ exit: 0, talk: quiet });
    const list = await run([...matters, 'board', 'list', '--json'], { env: { MATTERS_DATA: data } });
    expect((JSON.parse(list.out) as { id: string }[]).map(({ id }) => id)).toEqual(['pdb']);
    expect(await mailsIn(data)).toEqual([]);
    expect(existsSync(sample)).toBe(false);

    // Nor is the sample put where a register is.
    const refused = await run([...npmStart, '--once'], { env: { MATTERS_SAMPLE: data } });
    expect(refused).toMatchObject({ exit: 1, out: '' });
    expect(refused.talk).toContain(`${data} holds a register that is no sample, and stays as it is`);
    const days = await run([...matters, 'status'], { env: { MATTERS_DATA: data, MATTERS_TODAY: today } });
    expect(days).toMatchObject({ exit: 1, out: '' });
    expect(days.talk).toContain('MATTERS_TODAY is for the sample');
  });

  it.each([
    ['--port', 'ninety'],
    ['--as-of', '2026-02-30'],
  ])('asked wrongly ends with 2: %s', async (...words) => {
    expect(await run([...npmStart, ...words])).toMatchObject({ exit: 2, out: '' });
  });
});
