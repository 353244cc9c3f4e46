import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mailbox, startMailbox } from '../../infra/local/mailbox.ts';
import { startEngine } from '../store/engine.ts';
import { dataFolders, mailsIn, matters, npmStart, quiet, run, start } from './a-program.ts';

const folder = dataFolders();
/** The policy mailbox answers to the board and to the panel, each of which writes for itself. */
const everybody = [
  'board.secretary@wealdshire-pcc.example',
  'cfo@wealdshire-pcc.example',
  'force.executive@wealdshire.example',
  'panel.officer@wealdshire-council.example',
  'policy@wealdshire-pcc.example',
  'policy@wealdshire-pcc.example',
  'scrutiny@wealdshire-council.example',
];
const formats = ['csv', 'docx', 'html', 'md'];
const writtenTo = async (data: string): Promise<(string | undefined)[]> =>
  (await mailbox(join(data, 'mail'))).map(({ to }) => /[^\s<>]+@[^\s<>]+/.exec(to.join())?.[0]).sort();

describe('npm start', () => {
  it('--once does a morning, leaves its papers and mails, and the second time sends nothing twice', async () => {
    const data = folder('once');
    const env = { MATTERS_DATA: data };
    const first = await run([...npmStart, '--once'], { env });
    expect(first).toMatchObject({ exit: 0, talk: quiet });
    expect(first.out).toContain(
      'put into the mailbox on this machine for Force (force.executive@wealdshire.example, copied to dcc.office@',
    );
    expect(first.out).not.toContain('sent to ');
    expect(first.out).toContain('! overdue: WPDB-2025-10-3 was due from OPCC on Friday 14 November 2025');
    expect(first.out).toContain(`Everything is in ${data}:\n  papers  overview-of-actions.docx, `);
    expect((await readdir(join(data, 'papers'))).sort()).toEqual([
      'calendar-of-papers.ics',
      ...formats.map((format) => `future-work-programme.${format}`),
      ...formats.map((format) => `overview-of-actions.${format}`),
    ]);
    for (const paper of ['overview-of-actions', 'future-work-programme']) {
      const word = await readFile(join(data, 'papers', `${paper}.docx`));
      expect(word.subarray(0, 2).toString()).toBe('PK');
    }
    expect(first.out).toContain(
      'put into the mailbox on this machine for PCC (policy@wealdshire-pcc.example)\n      “Wealdshire Police and Crime Panel, 9 December: 1 action due, 2 reports due”',
    );
    expect(first.out).toContain(
      'the notes of 22 October 2025 are offered to Wealdshire Police and Crime Panel',
    );
    expect(await writtenTo(data)).toEqual(everybody);

    const second = await run([...npmStart, '--once'], { env });
    expect(second).toMatchObject({ exit: 0, talk: quiet });
    expect(second.out).toContain(
      'the 4 mails owed were put into the mailbox on this machine before, and go to nobody twice',
    );
    expect(second.out).toContain(
      'the 3 mails owed were put into the mailbox on this machine before, and go to nobody twice',
    );
    expect(await mailsIn(data)).toHaveLength(everybody.length);
  });

  it('writes to nobody, whatever database, mail service and route it finds', async () => {
    const engine = await startEngine();
    const relayed = folder('relay');
    const ses = await startMailbox(relayed, 'relay');
    try {
      const data = folder('own');
      const env = {
        MATTERS_DATA: data,
        AWS_ENDPOINT_URL_DYNAMODB: engine.url,
        AWS_ENDPOINT_URL_SES: ses.url,
      };
      expect(await run([...matters, 'mail', 'use', 'ses'], { env })).toMatchObject({ exit: 0 });
      expect(await run([...npmStart, '--once'], { env })).toMatchObject({ exit: 0, talk: quiet });
      expect(await writtenTo(data)).toEqual(everybody);
      expect(await mailbox(relayed)).toEqual([]);
    } finally {
      await ses.stop();
      await engine.stop();
    }
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
    expect(verb).toMatchObject({ exit: 0, talk: quiet });
    expect(another).toMatchObject({ exit: 0, talk: quiet });
    expect(another.out).toContain('was running already');
    expect(await run([...matters, ...added], { env })).toMatchObject({ exit: 0 });
    service.child.kill('SIGINT');
    expect(await service.ended).toMatchObject({ exit: 0, talk: quiet });
    const list = await run([...matters, 'action', 'list', '--board', 'wpdb'], { env });
    expect(list.out).toContain('Joined');
    expect(await mailsIn(data)).toHaveLength(everybody.length);
  });

  it('killed in the middle of its morning and started again, has written to everybody once', async () => {
    const data = folder('killed');
    const env = { MATTERS_DATA: data };
    const killed = start([...npmStart, '--once'], { env });
    await killed.printed('put into the mailbox on this machine for');
    killed.child.kill('SIGKILL');
    await killed.ended;
    const again = await run([...npmStart, '--once'], { env });
    expect(again).toMatchObject({ exit: 0 });
    expect(await writtenTo(data)).toEqual(everybody);
    for (const [board, sent] of Object.entries({ wpdb: 4, wpcp: 3 })) {
      const ledger = await run(
        [...matters, 'dispatch', 'list', '--board', board, '--since', '2025-01-01', '--json'],
        { env },
      );
      const ends = (JSON.parse(ledger.out) as { state: string }[]).map(({ state }) => state);
      expect(ends.filter((state) => state === 'sent')).toHaveLength(sent);
      expect(ends.filter((state) => !['sent', 'cancelled', 'missed'].includes(state))).toEqual([]);
    }
  });

  it('asked wrongly ends with 2, and on a taken port of the mailbox page with 1', async () => {
    const env = { MATTERS_DATA: folder('port') };
    expect(await run([...npmStart, '--port', 'ninety'], { env })).toMatchObject({ exit: 2 });
    const service = start([...npmStart], { env });
    await service.printed('Mailbox page: http://127.0.0.1:');
    service.child.kill('SIGTERM');
    const port = /Mailbox page: http:\/\/127\.0\.0\.1:(\d+)/.exec((await service.ended).out)?.[1] ?? '';
    const holder = start([...npmStart, '--mailbox-port', port], { env });
    await holder.printed('stays up');
    const other = { MATTERS_DATA: folder('another') };
    expect(await run([...npmStart, '--mailbox-port', port], { env: other })).toMatchObject({
      exit: 1,
      talk: `npm start: port ${port} is taken by another program: choose another\n`,
    });
    holder.child.kill('SIGINT');
    expect((await holder.ended).exit).toBe(0);
  });
});
