import { describe, expect, it } from 'vitest';
import { fine, toDo, wrong } from '../../functions/doctor/finding.ts';
import { aDispatch } from '../store/examples.ts';
import { desks, withAction } from './a-desk.ts';

const aDesk = desks();
const on = (date: string) => ['--board', 'pdb', '--as-of', date];
const reminder = 'pdb_2024-12_20241211_second-reminder_force';

describe('how mail goes out', () => {
  it.each([
    [['use', 'mailbox'], { via: 'mailbox' }],
    [['use', 'ses', '--region', 'eu-west-1'], { via: 'SES', region: 'eu-west-1' }],
    [
      [
        'use',
        'ses',
        '--endpoint',
        'http://localhost:8005',
        '--only-to',
        'PCC.example',
        '--only-to',
        'a@b.example',
      ],
      { via: 'SES', endpoint: 'http://localhost:8005', onlyTo: ['pcc.example', 'a@b.example'] },
    ],
    [['use', 'mailbox', '--to-anybody'], { via: 'mailbox', onlyTo: [] }],
    [
      [
        'use',
        'ses',
        '--from',
        'a@pcc.example',
        '--configuration-set',
        'board',
        '--events-queue',
        'https://sqs.example/q',
      ],
      { via: 'SES', from: 'a@pcc.example', configurationSet: 'board', eventsQueue: 'https://sqs.example/q' },
    ],
    [
      ['use', 'ses', '--no-configuration-set', '--no-events-queue'],
      { via: 'SES', configurationSet: null, eventsQueue: null },
    ],
  ])('is said by mail %j', async (words, change) => {
    const desk = aDesk();
    await desk.done('mail', ...words);
    expect(desk.mailChanges).toEqual([change]);
    expect(desk.mails).toEqual([]);
  });

  it.each([
    [['use', 'ses', '--only-to', 'pcc.example', '--to-anybody'], 'say either --only-to or --to-anybody'],
    [['use', 'mailbox', '--region', 'eu-west-2'], 'only --only-to and --to-anybody are of the mailbox'],
    [['use', 'mailbox', '--to-me', 'a@pcc.example'], 'only --only-to and --to-anybody are of the mailbox'],
    [['use', 'ses', '--from', 'the PCC'], 'It is not an email address.'],
    [['use', 'ses', '--only-to', 'the PCC'], 'Write a domain, such as pcc.example, or an address.'],
    [['use', 'ses', '--endpoint', 'here'], 'Write a web address'],
    [['use', 'smtp'], 'Allowed choices are mailbox, ses.'],
  ])('is not said by mail %j', async (words, why) => {
    const desk = aDesk();
    const { exit, talk } = await desk.matters('mail', ...words);
    expect([exit, desk.mailChanges]).toEqual([2, []]);
    expect(talk).toContain(why);
  });

  it('is shown with who said so, since when, and who may be written to', async () => {
    const desk = aDesk();
    expect(await desk.done('mail', 'show')).toBe(
      'Mail goes by SES in eu-west-2\n  From         actions@pcc.example\n  Written to   anybody\n  Since        9 October 2024\n  Said by      Asha Verity\n',
    );
    expect(await desk.done('mail', 'use', 'ses', '--only-to', 'pcc.example')).toContain(
      '  Written to   addresses at pcc.example, and nobody else\n',
    );
    expect(JSON.parse(await desk.done('mail', 'show', '--json'))).toEqual({
      route: { via: 'SES', region: 'eu-west-2', endpoint: null },
      onlyTo: [],
      from: 'actions@pcc.example',
      configurationSet: null,
      eventsQueue: null,
      since: '2024-10-09T09:00:00.000Z',
      by: 'Asha Verity',
      whyNotSent: null,
    });
  });

  describe('by SES', () => {
    const bad = wrong('sender', 'a@pcc.example is not verified', 'Verify it');
    const good = fine('quota', '3 of 200 sent');
    const use = ['mail', 'use', 'ses', '--region', 'eu-west-2'];

    it('is kept once what must hold was found to, and said line by line', async () => {
      const desk = aDesk();
      desk.findings = [good, toDo('sandbox', 'the account is in it', 'Leave it')];
      expect(await desk.matters(...use, '--to-me', 'asha@pcc.example')).toMatchObject({
        exit: 0,
        out: expect.stringContaining('Mail goes by SES'),
        talk: 'to do  sandbox: the account is in it\n       Leave it\nok     quota: 3 of 200 sent\n',
      });
      expect([desk.triedFor, desk.mailChanges.length]).toEqual([['asha@pcc.example'], 1]);
    });

    it('stays as it was where something is wrong, unless it is to be kept anyway', async () => {
      const desk = aDesk();
      desk.findings = [good, bad];
      expect(await desk.matters(...use)).toMatchObject({
        exit: 1,
        out: '',
        talk: expect.stringMatching(/^wrong {2}sender: a@pcc.example is not verified\n {7}Verify it\nok/),
      });
      expect(desk.mailChanges).toEqual([]);
      const { exit, talk } = await desk.matters(...use, '--anyway');
      expect([exit, desk.mailChanges.length]).toEqual([0, 1]);
      expect(talk).toContain('! Kept all the same: until what is wrong is mended, mails wait');
    });

    it('asks for an address of one’s own where it is another way, and sends no mail where it is not', async () => {
      const desk = aDesk();
      desk.isNewWay = true;
      expect(await desk.matters(...use)).toMatchObject({
        exit: 2,
        talk: expect.stringContaining('--to-me: say'),
      });
      desk.words = () => 'nobody';
      expect(await desk.matters(...use)).toMatchObject({
        exit: 2,
        talk: expect.stringContaining('“nobody” is not'),
      });
      expect([desk.triedFor, desk.mailChanges]).toEqual([[], []]);
      desk.words = () => ' asha@pcc.example ';
      await desk.done(...use);
      await desk.done(...use, '--anyway');
      desk.isNewWay = false;
      await desk.done(...use);
      expect(desk.triedFor).toEqual(['asha@pcc.example', null, null]);
    });
  });

  it('when it is not decided, no morning is worked', async () => {
    const desk = await withAction(aDesk());
    desk.service = { ...desk.service, whyNotSent: 'nobody has said how mail goes out' };
    desk.today('2024-11-20');
    expect(await desk.matters('sweep')).toEqual({
      exit: 2,
      out: '',
      talk: 'matters: nobody has said how mail goes out\n',
    });
    expect(await desk.service.ledger.dispatchesOf('pdb')).toEqual([]);
    expect(await desk.done('plan')).toContain('  to Force\n');
  });
});

describe('a mail that lies in the mailbox on this machine', () => {
  it('is said to, and nowhere to be sent', async () => {
    const desk = await withAction(aDesk());
    desk.service = { ...desk.service, mailService: 'the embedded mail service 0000' };
    desk.today('2024-11-20');
    const swept = await desk.done('sweep', ...on('2024-11-20'));
    expect(swept).toContain('  put into the mailbox on this machine for Force (sian@force.example)\n');
    expect(await desk.done('sweep', ...on('2024-11-20'))).toContain(
      'the one mail owed was put into the mailbox on this machine before, and goes to nobody twice\n',
    );
    expect(await desk.done('dispatch', 'list', '--board', 'pdb', '--since', '2024-11-01')).toMatch(
      /put into the mailbox on this machine +force +second-reminder/,
    );
    const shown = await desk.done('dispatch', 'show', reminder);
    expect(shown).toContain('  put into the mailbox on this machine for Force (sian@force.example)\n');
    expect(shown).toContain('put into the mailbox on this machine, as mail mail-1\n');
    expect(shown).not.toContain('sent');
    expect(JSON.parse(await desk.done('dispatch', 'show', reminder, '--json'))).toMatchObject({
      state: 'sent',
    });
  });
});

describe('the text of a mail', () => {
  it('is as it was sent, though the register says something else by now', async () => {
    const desk = await withAction(aDesk());
    expect(await desk.matters('dispatch', 'show', reminder, '--text')).toMatchObject({ exit: 1 });
    desk.today('2024-11-20');
    await desk.done('sweep', ...on('2024-11-20'));
    await desk.done('action', 'change', 'PDB-2024-10-1', '--text', 'Say how long callers wait');
    const { out, talk } = await desk.matters('dispatch', 'show', reminder, '--text');
    expect(talk).toMatch(/^As the mail service was given it on Wednesday 20 November 2024 at \d\d:\d\d\.\n$/);
    expect(out).toMatch(/^Subject: Performance and Delivery Board, 11 December: 1 action due\n\n/);
    expect(out).toContain('Report how long 101 callers wait');
    expect(out).not.toContain('Say how long callers wait');
    expect(JSON.parse(await desk.done('dispatch', 'show', reminder, '--text', '--json'))).toMatchObject({
      ...{ dispatch: reminder, attempt: 1, text: expect.stringContaining('101 callers') },
    });
  });

  it('is said not to be kept of a mail of old, and is as it would be of one to come', async () => {
    const desk = await withAction(aDesk());
    const { ledger } = desk.service;
    await ledger.save(aDispatch({ id: 'pdb_of-old', state: 'sent', attempts: 1 }));
    expect(await desk.done('dispatch', 'show', 'pdb_of-old', '--text')).toBe('Its text was not kept.\n');
    await ledger.save(aDispatch({ id: 'pdb_to-come', refs: ['PDB-2024-10-1'] }));
    const { out, talk } = await desk.matters('dispatch', 'show', 'pdb_to-come', '--text');
    expect(talk).toBe('As it would be written now:\n');
    expect(out).toContain('Report how long 101 callers wait');
  });
});

describe('a mail that waits', () => {
  it('for the mail service says why that could not be reached', async () => {
    const desk = await withAction(aDesk());
    desk.today('2024-11-20');
    const why = 'no connection was made: connect ECONNREFUSED 127.0.0.1:9';
    desk.answers = [
      { outcome: 'refused for now', why },
      { outcome: 'accepted', messageId: 'mail' },
    ];
    const { talk } = await desk.matters('sweep', ...on('2024-11-20'));
    expect(talk).toContain(`  waits for the mail service: Force\n      ${why}\n`);
  });

  it('for leave to write says who alone may be written to, in the morning and until then', async () => {
    const desk = await withAction(aDesk());
    desk.service = { ...desk.service, onlyTo: ['pcc.example'] };
    desk.today('2024-11-20');
    const waits =
      '  waits for leave to write: Force\n      not written to: only addresses at pcc.example may be, see matters mail show; sian@force.example may not\n';
    const swept = await desk.matters('sweep', ...on('2024-11-20'));
    expect(swept).toMatchObject({
      exit: 1,
      talk: 'matters: 1 not known to be sent: matters status says what is left to do\n',
    });
    expect(swept.out).toContain(waits);
    expect(await desk.done('status', ...on('2024-11-20'))).toContain(waits);
    // The secretary may be, and is told of the reminder that no sweep entered in time.
    expect(desk.mails.flatMap(({ to }) => to)).toEqual(['asha@pcc.example']);
  });
});
