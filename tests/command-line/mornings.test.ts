import { describe, expect, it } from 'vitest';
import { instantSchema } from '../../functions/calendar/days.ts';
import { anOwner } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';
import { desks, type TestDesk, withAction, withBoard } from './a-desk.ts';

const aDesk = desks();
const on = (date: string) => ['--board', 'pdb', '--as-of', date];
const reminder = 'pdb_2024-12_20241211_second-reminder_force';
const report = 'pdb_2024-12_20241211_action-report_secretary';

/** A morning on which the Force is owed its second reminder, whose outcome the mail service leaves unknown. */
async function withDoubt(): Promise<TestDesk> {
  const desk = await withAction(aDesk());
  desk.today('2024-11-20');
  desk.answers = [
    { outcome: 'unknown', why: 'the connection was reset' },
    { outcome: 'accepted', messageId: 'mail' },
  ];
  expect(await desk.matters('sweep')).toMatchObject({
    exit: 1,
    talk: 'matters: 1 not known to be sent: matters status says what is left to do\n',
  });
  return desk;
}

const toForce = ({ mails }: TestDesk) => mails.filter(({ to }) => to.includes('sian@force.example'));

describe('a morning', () => {
  it('without a board says so', async () => {
    const { matters } = aDesk();
    for (const verb of ['plan', 'sweep', 'status']) {
      const talk = 'There is no board yet: matters board add.\n';
      expect(await matters(verb)).toEqual({ exit: 0, out: '', talk });
      expect(await matters(verb, '--json')).toEqual({ exit: 0, out: '[]\n', talk });
      expect(await matters(verb, '--board', 'pdb')).toMatchObject({ exit: 1, out: '' });
    }
  });

  it('is planned first, and planning sends nothing', async () => {
    const desk = await withAction(aDesk());
    const planned = await desk.done('plan', ...on('2024-11-20'));
    expect(planned).toBe(
      [
        'Performance and Delivery Board, Wednesday 20 November 2024',
        '  to Force',
        '      second-reminder: Force has 1 action due by the meeting on Wednesday 11 December 2024',
        '  no mail of its own to Force',
        '      notice: Force has 1 new action (PDB-2024-10-1), recorded on Wednesday 9 October 2024; said in the second-reminder',
        '  too late for Force',
        '      first-reminder: Force has 1 action due by the meeting on Wednesday 11 December 2024; its last day was 18 November 2024',
        '',
      ].join('\n'),
    );
    expect(desk.mails).toEqual([]);
    expect(await desk.matters('dispatch', 'list', '--board', 'pdb')).toEqual({
      exit: 0,
      out: 'The ledger has none.\n',
      talk: 'Of the mails that fell due since 11 July 2024: --since DATE shows earlier ones.\n',
    });
    expect(JSON.parse(await desk.done('plan', ...on('2024-11-20'), '--json'))).toMatchObject([
      { board: 'pdb', today: '2024-11-20', working: true, send: [{ id: reminder, refs: ['PDB-2024-10-1'] }] },
    ]);
  });

  it('shows what waits to be said in another mail, and in which', async () => {
    const desk = await withAction(aDesk());
    desk.today('2024-11-20');
    desk.answers = Array(4).fill({ outcome: 'refused for now', why: 'Throttling' });
    await desk.matters('sweep', ...on('2024-11-20'));
    expect(await desk.done('status', ...on('2024-11-20'))).toContain(
      `  waits for another mail: Force\n      to be said in ${reminder}\n`,
    );
  });

  it('shows the end of a mail once, and talks of the tries before it', async () => {
    const desk = await withAction(aDesk());
    desk.today('2024-11-20');
    desk.answers = [
      { outcome: 'refused for now', why: 'Throttling' },
      { outcome: 'accepted', messageId: 'mail' },
    ];
    const { exit, out, talk } = await desk.matters('sweep', ...on('2024-11-20'));
    expect([exit, toForce(desk).length]).toEqual([0, 2]);
    expect(out).toContain('  sent to Force');
    expect(out).not.toContain('waits for');
    expect(talk).toContain('  waits for the mail service: Force');
    expect(talk).toContain('      another try follows\n');
  });

  it('sends each mail once, says to whom and why, and the second time says that it did', async () => {
    const desk = await withAction(aDesk());
    desk.today('2024-12-02');
    const swept = await desk.done('sweep', ...on('2024-12-02'));
    expect(swept).toContain(
      [
        '  sent to Force (sian@force.example)',
        '      “Performance and Delivery Board, 11 December: 1 action due”',
        '      final-reminder: Force has 1 action due by the meeting on Wednesday 11 December 2024',
        '',
      ].join('\n'),
    );
    expect(swept).toContain('  sent to the secretary (asha@pcc.example)\n');
    const { length } = desk.mails;
    expect(await desk.done('sweep', ...on('2024-12-02'))).toBe(
      'Performance and Delivery Board, Monday 2 December 2024\n  nothing to send: the 2 mails owed were sent before, and go to nobody twice\n',
    );
    expect(desk.mails).toHaveLength(length);
    expect(JSON.parse((await desk.matters('sweep', ...on('2024-12-02'), '--json')).out)).toEqual([]);
  });

  it.each([
    ['2024-11-23', 'it is not a working day'],
    ['2024-12-25', 'it is not a working day'],
    ['2024-10-07', 'nothing is owed today'],
  ])('of %s sends nothing: %s', async (date, why) => {
    const desk = await withBoard(aDesk());
    desk.today(date);
    expect(await desk.done('sweep', ...on(date))).toContain(`  nothing to send: ${why}\n`);
    expect(desk.mails).toEqual([]);
  });

  it('is not well while something is overdue, or a promise is past its day', async () => {
    const desk = await withAction(aDesk());
    const discharge = ['discharge', 'PDB-2024-10-1', '--on', '2024-10-09', '--how', 'a report is to follow'];
    desk.today('2024-10-09');
    await desk.done(...discharge, '--undertaking', 'the report', '--by', '2024-11-01');
    expect(await desk.done('status', ...on('2024-11-01'))).toContain('all is well');
    const passed = await desk.done('status', ...on('2024-11-04'));
    expect(passed).toContain(
      '  ! overdue: the undertaking of PDB-2024-10-1 (“the report”) was due from Force on Friday 1 November 2024\n',
    );
    expect(passed).not.toContain('all is well');
  });

  it('says once what is overdue when nobody answered the escalation either', async () => {
    const desk = await withAction(aDesk());
    const status = await desk.done('status', ...on('2025-03-03'));
    expect(status).toContain('! not answered: PDB-2024-10-1 was due');
    expect(status).not.toContain('! overdue:');
  });

  it('is well when nothing is left, and shows every gap', async () => {
    const desk = await withAction(aDesk());
    expect(await desk.done('status', ...on('2024-10-09'))).toBe(
      'Performance and Delivery Board, Wednesday 9 October 2024\n  all is well: nothing under way, nothing gone wrong, no gaps\n',
    );
    await desk.done(
      'owner',
      'contact',
      'force',
      '--board',
      'pdb',
      '--email',
      'sian@force.example',
      '--remove',
    );
    await desk.done('meeting', 'postpone', '2024-12', '--board', 'pdb', '--reason', 'an election');
    const status = await desk.done('status', ...on('2024-10-09'));
    expect(status).toContain('! no next meeting: ');
    expect(status).toContain('! nobody to write to: Force has no contact, and owes PDB-2024-10-1');
    expect(status).toContain('! no due date: PDB-2024-10-1 is due at a date to be confirmed');
    expect(JSON.parse(await desk.done('status', ...on('2024-10-09'), '--json'))).toMatchObject([
      { board: 'pdb', gaps: [{ kind: 'no next meeting' }, {}, {}], underWay: [], troubles: [] },
    ]);
  });

  it('that cannot reach an owner ends with 1, tells the secretary, and waits in sight', async () => {
    const desk = await withAction(aDesk());
    await desk.done(
      'owner',
      'contact',
      'force',
      '--board',
      'pdb',
      '--email',
      'sian@force.example',
      '--remove',
    );
    desk.today('2024-11-20');
    const swept = await desk.matters('sweep', ...on('2024-11-20'));
    expect(swept.exit).toBe(1);
    expect(swept.out).toContain('  waits for a contact: Force\n');
    expect(desk.mails.map(({ to }) => to)).toEqual([['asha@pcc.example']]);
    expect(await desk.done('status', ...on('2024-11-20'))).toContain(`      ${reminder}\n`);
  });

  it('in which one mail cannot be saved does all the others, ends with 1, and leaves it in sight', async () => {
    const desk = await withAction(aDesk());
    const { ledger } = desk.service;
    await ledger.save(aDispatch({ id: 'pdb_late', cutOff: '2024-11-22' }));
    const save: typeof ledger.save = (dispatch) =>
      dispatch.id === 'pdb_late' ? Promise.reject(new Error('it holds no more')) : ledger.save(dispatch);
    desk.service = { ...desk.service, ledger: { ...ledger, save } };
    desk.today('2024-12-02');
    const swept = await desk.matters('sweep', ...on('2024-12-02'));
    expect(swept.exit).toBe(1);
    expect(swept.out).toContain('  pdb_late: error, it holds no more\n');
    expect(swept.out).toContain('  sent to Force (sian@force.example)\n');
    expect(await desk.done('status', ...on('2024-12-02'))).toContain(
      '      pdb_late\n      its last day was 22 November 2024, and no sweep has ended it: matters sweep says why\n',
    );
  });

  it('in which one owner cannot be read writes to all others, and ends with 1 and that owner’s name', async () => {
    const desk = await withAction(aDesk());
    await desk.service.register.save(anOwner({ id: 'opcc', name: 'OPCC', contacts: [] }));
    const { register } = desk.service;
    const error = new Error('OWNER#opcc of board pdb is not as it should be');
    const liveOf: typeof register.liveOf = async (id, told) => {
      if (told === undefined) throw error;
      told({ id: 'opcc', error });
      const live = await register.liveOf(id);
      return { ...live, owners: live.owners.filter((owner) => owner.id !== 'opcc') };
    };
    desk.service = { ...desk.service, register: { ...register, liveOf } };
    desk.today('2024-12-02');
    const swept = await desk.matters('sweep', ...on('2024-12-02'));
    expect(swept.exit).toBe(1);
    expect(swept.out).toContain('  opcc: error, OWNER#opcc of board pdb is not as it should be\n');
    expect(swept.out).toContain('  sent to Force (sian@force.example)\n');
  });

  it('of several boards works through all of them, though one cannot be read', async () => {
    const desk = await withAction(aDesk());
    await desk.done('board', 'add', 'pcp', '--name', 'Panel', '--secretary', 'p@panel.example');
    const { register } = desk.service;
    const liveOf: typeof register.liveOf = (id) =>
      id === 'pcp'
        ? Promise.reject(new Error('BOARD of board pcp is not as it should be'))
        : register.liveOf(id);
    desk.service = { ...desk.service, register: { ...register, liveOf } };
    desk.today('2024-12-02');
    const swept = await desk.matters('sweep', '--as-of', '2024-12-02');
    expect(swept).toMatchObject({
      exit: 1,
      talk: '! board pcp: BOARD of board pcp is not as it should be\nmatters: 1 of 2 boards could not be worked through\n',
    });
    expect(desk.mails.map(({ board }) => board)).toEqual(['pdb', 'pdb', 'pdb']);
    for (const verb of ['plan', 'status']) {
      const shown = await desk.matters(verb, '--as-of', '2024-12-02');
      expect(shown.exit).toBe(1);
      expect(shown.out).toContain('Performance and Delivery Board, Monday 2 December 2024');
    }
  });
});

describe('the day of a sweep', () => {
  const notCome = (date: string, board: string, words: string) =>
    `${words} has not come yet where ${board} is: matters plan --board ${board} --as-of ${date} shows it\n`;

  it('that has not come is refused, and nothing is entered or sent; its plan is shown', async () => {
    const desk = await withAction(aDesk());
    desk.today('2024-11-20');
    for (const words of [[], ['--json']]) {
      expect(await desk.matters('sweep', ...on('2024-12-02'), ...words)).toEqual({
        exit: 2,
        out: '',
        talk: `matters: ${notCome('2024-12-02', 'pdb', '2 December 2024')}`,
      });
    }
    expect(await desk.service.ledger.dispatchesOf('pdb')).toEqual([]);
    expect(desk.mails).toEqual([]);
    expect(await desk.done('plan', ...on('2024-12-02'))).toContain('  to Force\n      final-reminder: ');
  });

  it('is the day where the board is, on both sides of midnight', async () => {
    const desk = await withAction(aDesk());
    desk.now('2024-11-21T23:59:59.000Z');
    expect((await desk.matters('sweep', ...on('2024-11-22'))).exit).toBe(2);
    desk.now('2024-11-22T00:00:00.000Z');
    expect((await desk.matters('sweep', ...on('2024-11-22'))).exit).toBe(0);
  });

  it('is each board’s own: one whose day has come is worked, and one whose has not is named', async () => {
    const desk = await withAction(aDesk());
    const panel = ['board', 'add', 'pcp', '--name', 'Panel', '--secretary', 'p@panel.example'];
    await desk.done(...panel, '--time-zone', 'Pacific/Auckland');
    // In Auckland it is one in the morning of the second.
    desk.now('2024-12-01T12:00:00.000Z');
    expect(await desk.matters('sweep', '--as-of', '2024-12-02')).toEqual({
      exit: 1,
      out: 'Panel, Monday 2 December 2024\n  nothing to send: nothing is owed today\n',
      talk: `! board pdb: ${notCome('2024-12-02', 'pdb', '2 December 2024')}matters: 1 of 2 boards could not be worked through\n`,
    });
    expect(desk.mails).toEqual([]);
    expect((await desk.matters('sweep', '--as-of', '2024-12-03')).exit).toBe(2);
  });

  it('before one that was worked says so first, and is worked', async () => {
    const desk = await withAction(aDesk());
    desk.today('2024-12-02');
    expect(await desk.matters('sweep', ...on('2024-12-02'))).toMatchObject({ exit: 0, talk: '' });
    desk.today('2024-12-03');
    expect(await desk.matters('sweep', ...on('2024-12-02'))).toMatchObject({ exit: 0, talk: '' });
    const before = await desk.matters('sweep', ...on('2024-11-20'));
    expect(before.out).toContain('Performance and Delivery Board, Wednesday 20 November 2024\n');
    expect(before).toMatchObject({
      exit: 0,
      talk: '! pdb was worked before for 2 December 2024 or later, which comes after 20 November 2024\n',
    });
  });
});

describe('a mail of which nobody knows whether it went', () => {
  it('is in sight, with what will happen and what to say', async () => {
    const desk = await withDoubt();
    const status = await desk.done('status');
    expect(status).toContain('  not known whether it went to Force (sian@force.example)\n');
    expect(status).toContain(
      `sent again by the first sweep after 2024-11-20T10:00:00.000Z unless evidence comes; if you know: matters settle ${reminder} --went | --did-not-go | --came-back --why TEXT\n`,
    );
    expect(await desk.matters('sweep')).toMatchObject({ exit: 1 });
    expect(toForce(desk)).toHaveLength(1);
  });

  it('is settled by the word of a person, once', async () => {
    const desk = await withDoubt();
    const settle = ['settle', reminder, '--went', '--why', 'the Force has it'];
    expect(await desk.matters(...settle)).toEqual({ exit: 0, out: '', talk: `${reminder} is now sent.\n` });
    expect(await desk.matters(...settle)).toEqual({
      exit: 1,
      out: '',
      talk: `matters: dispatch ${reminder} needs no settling: it is sent\n`,
    });
    expect(await desk.done('dispatch', 'show', reminder)).toContain(
      'sent, says Asha Verity: the Force has it\n',
    );
  });

  it('said not to have gone is sent again', async () => {
    const desk = await withDoubt();
    await desk.done('settle', reminder, '--did-not-go', '--why', 'nothing came');
    desk.answers = [];
    expect(await desk.done('sweep')).toContain('  sent to Force');
    expect(toForce(desk)).toHaveLength(2);
  });

  it('is said to have come back, with how its mailbox is cleared, and is then sent again', async () => {
    const desk = await withDoubt();
    const settle = ['settle', reminder, '--came-back', '--why', 'it lies in my mailbox'];
    expect(await desk.matters(...settle, '--address', 'mayor@town.example')).toMatchObject({
      exit: 1,
      talk: `matters: --address: dispatch ${reminder} was not written to mayor@town.example, but to sian@force.example\n`,
    });
    expect((await desk.matters(...settle)).talk).toBe(
      [
        `${reminder} is now bounced.`,
        '! No mail goes to sian@force.example, which is marked as refusing it: matters owner clear force --board pdb --email sian@force.example, once it takes mail',
        `The next sweep sends it to whoever else can be written to; once the mailbox is cleared, matters dispatch send ${reminder} sends it to the same again.`,
        '',
      ].join('\n'),
    );
    await desk.done('owner', 'clear', 'force', '--board', 'pdb', '--email', 'sian@force.example');
    const again = await desk.matters('dispatch', 'send', reminder, '--why', 'it was full');
    expect(again).toEqual({
      exit: 0,
      out: '',
      talk: `${reminder} is to be sent again, by 24 November 2024: the next sweep does it (matters sweep), or, where its office has had its one mail of that day, one on the next working day.\n`,
    });
    expect(await desk.done('dispatch', 'show', reminder)).toContain('to be sent again: it was full\n');
    desk.answers = [];
    desk.today('2024-11-21');
    expect(await desk.done('sweep')).toContain('  sent to Force');
    expect(toForce(desk)).toHaveLength(2);
    expect(await desk.matters('dispatch', 'send', reminder)).toMatchObject({
      exit: 1,
      talk: `matters: dispatch ${reminder} is sent, and is not sent again\n`,
    });
  });

  it('is not sent again by another way than mail goes, as sweep is not', async () => {
    const desk = await withDoubt();
    desk.service = { ...desk.service, whyNotSent: 'mail of this register goes into the mailbox' };
    expect(await desk.matters('dispatch', 'send', reminder)).toMatchObject({
      exit: 2,
      talk: 'matters: mail of this register goes into the mailbox\n',
    });
  });

  it('is settled by the mail service’s own events, which may make a contact unreachable', async () => {
    const desk = await withDoubt();
    const mail = {
      timestamp: '2024-11-20T09:00:01.000Z',
      messageId: '0107-1',
      destination: ['sian@force.example'],
      tags: { dispatch: [reminder], board: ['pdb'] },
    };
    const recipient = { emailAddress: 'sian@force.example', diagnosticCode: '550 no such mailbox' };
    const bounced = {
      eventType: 'Bounce',
      mail,
      bounce: {
        bounceType: 'Permanent',
        bounceSubType: 'General',
        timestamp: '2024-11-20T09:00:02.000Z',
        bouncedRecipients: [recipient],
      },
    };
    const file = await desk.file('events.jsonl', `${JSON.stringify(bounced)}\n\n{"no":"event"}\n{oh\n`);
    const { exit, out, talk } = await desk.matters('events', file);
    expect({ exit, out }).toEqual({ exit: 1, out: `line 1: ${reminder} bounced: settled\n` });
    expect(talk).toContain('line 3: it has no eventType');
    expect(talk).toContain('line 4: it is not JSON');
    expect(await desk.done('owner', 'show', 'force', '--board', 'pdb')).toContain(
      'cannot be written to: sian@force',
    );
    expect(await desk.done('status')).toContain('! undeliverable contact: Force: sian@force.example');
    await desk.done('owner', 'clear', 'force', '--board', 'pdb', '--email', 'sian@force.example');
    expect(await desk.done('status')).not.toContain('undeliverable');
  });

  it('mark the mailbox of the secretary too, which is then nobody to tell until it is cleared', async () => {
    const desk = await withAction(aDesk());
    desk.today('2024-12-02');
    await desk.done('sweep');
    const recipient = { emailAddress: 'asha@pcc.example' };
    const bounced = {
      eventType: 'Bounce',
      mail: {
        messageId: '0107-1',
        timestamp: '2024-12-02T09:00:00.000Z',
        tags: { dispatch: ['pdb_2024-12_20241211_action-report_secretary'], board: ['pdb'] },
      },
      bounce: {
        bounceType: 'Permanent',
        bounceSubType: 'General',
        timestamp: '2024-12-02T10:00:00.000Z',
        bouncedRecipients: [recipient],
      },
    };
    await desk.done('events', await desk.file('events.jsonl', JSON.stringify(bounced)));
    expect(await desk.done('board', 'show', 'pdb')).toContain(
      'Secretary: Asha Verity <asha@pcc.example>\nCannot be written to: asha@pcc.example since 2 December 2024 (',
    );
    const status = await desk.done('status');
    expect(status).toContain('! nobody to tell: Performance and Delivery Board has no secretary whose');
    expect(status).toContain('! undeliverable contact: Performance and Delivery Board: asha@pcc.example');
    const { talk } = await desk.matters('board', 'clear', 'pdb', '--email', 'asha@pcc.example');
    expect(talk).toBe('asha@pcc.example is written to again.\n');
    expect(await desk.done('status')).not.toContain('nobody to tell');
    expect(await desk.matters('board', 'clear', 'pdb', '--email', 'asha@pcc.example')).toMatchObject({
      exit: 1,
      talk: expect.stringContaining('asha@pcc.example is not marked as undeliverable'),
    });
  });
});

describe('the ledger', () => {
  it('lists every mail by day, of one owner or since a day', async () => {
    const desk = await withAction(aDesk());
    desk.today('2024-12-02');
    await desk.done('sweep', ...on('2024-12-02'));
    const list = ['dispatch', 'list', '--board', 'pdb'];
    const ids = async (...words: string[]) =>
      (JSON.parse(await desk.done(...list, ...words, '--json')) as { id: string }[]).map(({ id }) => id);
    expect(await ids('--since', '2024-12-03')).toEqual([]);
    expect(await ids('--since', '2024-12-02')).toContain(report);
    expect(await ids('--state', 'bounced')).toEqual([]);
    expect(await ids('--state', 'sent')).toContain(report);
    expect(await ids('--owner', 'CC')).toContain(reminder);
    expect(await ids('--owner', 'CC')).not.toContain(report);
    expect(await desk.done(...list)).toContain(
      `2024-12-02  sent       the secretary  action-report    ${report}\n`,
    );
    const shown = await desk.done('dispatch', 'show', report);
    expect(shown).toContain('  fell due on 2 December 2024, worth sending until 11 December 2024');
    expect(shown).toMatch(/History:\n.*planned: .*\n.*asking the mail service.*\n.*sent, as mail mail-/);
    expect(JSON.parse(await desk.done('dispatch', 'show', report, '--json'))).toMatchObject({
      state: 'sent',
    });
  });

  it.each([
    [
      1,
      ['dispatch', 'show', 'pdb_none'],
      'the ledger has no dispatch pdb_none: matters dispatch list --board pdb',
    ],
    [1, ['dispatch', 'show', 'pcp_none'], 'there is no board "pcp" (known: pdb)'],
    [2, ['dispatch', 'show', 'none'], '"none" is not the name of a dispatch'],
    [2, ['settle', 'pdb_/../x', '--went', '--why', 'x'], 'is not the name of a dispatch'],
    [2, ['settle', 'pdb_none', '--went', '--came-back', '--why', 'x'], 'say one of --went'],
    [1, ['dispatch', 'send', 'pdb_none'], 'the ledger has no dispatch pdb_none'],
    [1, ['settle', 'pdb_none', '--went', '--why', 'x'], 'the ledger has no dispatch pdb_none'],
    [1, ['events', '/nowhere/events.jsonl'], 'cannot be opened: there is no such file or folder'],
  ])('ends with %i: %j', async (exit, words, why) => {
    const { matters } = await withBoard(aDesk());
    const run = await matters(...words);
    expect(run).toMatchObject({ exit, out: '' });
    expect(run.talk).toContain(why);
  });

  it('says once what came again and again, how many times and since when', async () => {
    const desk = await withBoard(aDesk());
    const by = { by: 'the service', from: 'SES' };
    const repeated = { at: '2025-02-12T09:00:00.000Z', since: '2024-11-19T09:00:00.000Z', times: 600 };
    const history = [
      { at: '2024-11-19T09:00:00.000Z', by: 'the service', what: 'planned', from: 'sweep' },
      { ...by, ...repeated, what: 'waits for the mail service: it is not verified' },
    ];
    await desk.service.ledger.restore(aDispatch({ id: 'pdb_waits', version: 601, history }));
    expect(await desk.done('dispatch', 'show', 'pdb_waits')).toContain(
      [
        'History:',
        '  2024-11-19  the service (sweep): planned',
        '  2025-02-12  the service (SES): waits for the mail service: it is not verified (600 times since 2024-11-19)',
        '',
      ].join('\n'),
    );
    expect(JSON.parse(await desk.done('dispatch', 'show', 'pdb_waits', '--json'))).toMatchObject({ history });
  });

  it('keeps the day and hour of each change', async () => {
    const desk = await withAction(aDesk());
    desk.today('2024-12-03');
    await desk.done('sweep', ...on('2024-12-02'));
    const sent = await desk.service.ledger.dispatchesOf('pdb');
    expect(sent).not.toEqual([]);
    for (const { history } of sent) {
      for (const { at } of history) expect(at).toBe(instantSchema.parse('2024-12-03T09:00:00.000Z'));
    }
  });
});
