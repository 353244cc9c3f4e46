import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mailbox } from '../../infra/local/mailbox.ts';
import { dataFolders, mailsIn, matters, npmStart, run, start } from './a-program.ts';

const folder = dataFolders();
const everybody = [
  'board.secretary@wealdshire-pcc.example',
  'cfo@wealdshire-pcc.example',
  'force.executive@wealdshire.example',
  'policy@wealdshire-pcc.example',
];
const writtenTo = async (data: string): Promise<(string | undefined)[]> =>
  (await mailbox(join(data, 'mail'))).map(({ to }) => /[^\s<>]+@[^\s<>]+/.exec(to.join())?.[0]).sort();

describe('npm start', () => {
  it('--once does a morning, leaves its papers and mails, and the second time sends nothing twice', async () => {
    const data = folder('once');
    const env = { MATTERS_DATA: data };
    const first = await run([...npmStart, '--once'], { env });
    expect(first).toMatchObject({ exit: 0, talk: '' });
    expect(first.out).toContain('sent to Force (force.executive@wealdshire.example, copied to dcc.office@');
    expect(first.out).toContain('all is well');
    expect(first.out).toContain(`Everything is in ${data}:\n  papers  overview-of-actions.docx, `);
    expect((await readdir(join(data, 'papers'))).sort()).toEqual(
      ['csv', 'docx', 'html', 'md'].map((format) => `overview-of-actions.${format}`),
    );
    const word = await readFile(join(data, 'papers', 'overview-of-actions.docx'));
    expect(word.subarray(0, 2).toString()).toBe('PK');
    expect(await writtenTo(data)).toEqual(everybody);

    const second = await run([...npmStart, '--once'], { env });
    expect(second).toMatchObject({ exit: 0, talk: '' });
    expect(second.out).toContain('the 4 mails owed were sent before, and go to nobody twice');
    expect(await mailsIn(data)).toHaveLength(4);
  });

  it('stays up, is joined by verbs and by another npm start, and ends well on Ctrl-C', async () => {
    const data = folder('stays');
    const env = { MATTERS_DATA: data };
    const service = start(npmStart, { env });
    await service.printed('The service stays up until Ctrl-C.');
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
      run([...matters, 'board', 'list'], { env }),
      run(npmStart, { env }),
    ]);
    expect(verb).toMatchObject({ exit: 0, talk: '' });
    expect(another).toMatchObject({ exit: 0, talk: '' });
    expect(another.out).toContain('was running already');
    expect(await run([...matters, ...added], { env })).toMatchObject({ exit: 0 });
    service.child.kill('SIGINT');
    expect(await service.ended).toMatchObject({ exit: 0, talk: '' });
    const list = await run([...matters, 'action', 'list', '--board', 'wpdb'], { env });
    expect(list.out).toContain('Joined');
    expect(await mailsIn(data)).toHaveLength(4);
  });

  it('killed in the middle of its morning and started again, has written to everybody once', async () => {
    const data = folder('killed');
    const env = { MATTERS_DATA: data };
    const killed = start([...npmStart, '--once'], { env });
    await killed.printed('sent to');
    killed.child.kill('SIGKILL');
    await killed.ended;
    const again = await run([...npmStart, '--once'], { env });
    expect(again).toMatchObject({ exit: 0 });
    expect(await writtenTo(data)).toEqual(everybody);
    const ledger = await run([...matters, 'dispatch', 'list', '--board', 'wpdb', '--json'], { env });
    const ends = (JSON.parse(ledger.out) as { state: string }[]).map(({ state }) => state);
    expect(ends.filter((state) => state === 'sent')).toHaveLength(4);
    expect(ends.filter((state) => !['sent', 'cancelled', 'missed'].includes(state))).toEqual([]);
  }, 120_000);

  it('asked wrongly ends with 2, and on a taken port with 1', async () => {
    const env = { MATTERS_DATA: folder('port') };
    expect(await run([...npmStart, '--port', 'ninety'], { env })).toMatchObject({ exit: 2 });
    const service = start([...npmStart], { env });
    await service.printed('Mailbox page: http://127.0.0.1:');
    service.child.kill('SIGTERM');
    const port = /Mailbox page: http:\/\/127\.0\.0\.1:(\d+)/.exec((await service.ended).out)?.[1] ?? '';
    const holder = start([...npmStart, '--port', port], { env });
    await holder.printed('stays up');
    const other = { MATTERS_DATA: folder('another') };
    expect(await run([...npmStart, '--port', port], { env: other })).toMatchObject({
      exit: 1,
      talk: `npm start: port ${port} is taken by another program: choose another\n`,
    });
    holder.child.kill('SIGINT');
    expect((await holder.ended).exit).toBe(0);
  });
});
