import { strFromU8, unzipSync } from 'fflate';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { planBoard } from '../../functions/dispatch/planning.ts';
import { sendDispatch } from '../../functions/dispatch/send.ts';
import { sweepBoard } from '../../functions/dispatch/sweep.ts';
import { amend, propose, reopen } from '../../functions/register/action-transitions.ts';
import { dispatchIdSchema } from '../../functions/reminders/dispatch.ts';
import { dispatchesDue } from '../../functions/reminders/plan.ts';
import { aBoard, aMeeting, anAction, anOwner, secretary } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';
import { at, endsInWords, openScene, recordedAt, viewOf } from './scene.ts';

const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const december = aMeeting();
/** Recorded on Monday 18 November: too late for the first reminder, in time for the second on the 19th. */
const lately = recordedAt('2024-11-18T15:00:00.000Z');
const register = [aBoard(), anOwner(), october, december] as const;
const second = dispatchIdSchema.parse('pdb_2024-12_20241211_second-reminder_force');
const escalatedTo = [{ name: 'Kit Rowe', email: 'kit.rowe@pcc.example' }];

describe('a morning', () => {
  it('writes once to each owner who owes something, and to nobody again on the same day', async () => {
    const scene = await openScene(
      ...register,
      anOwner({ id: 'pcc', name: 'PCC', contacts: [anna] }),
      anAction(lately),
      anAction({ ref: 'PDB-2024-10-3', owner: 'pcc', ...lately }),
    );
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual([
      'force second-reminder: sent',
      'pcc second-reminder: sent',
    ]);
    expect(await scene.newMails()).toEqual([
      'anna.reid: 11 December: 1 action due',
      'owen.pryce: 11 December: 1 action due',
    ]);
    expect(await scene.morning('2024-11-19', '2024-11-19T15:00:00.000Z')).toEqual([]);
    expect(await scene.morning('2024-11-20')).toEqual([]);
    expect(await scene.newMails()).toEqual([]);
  });

  it('writes to each office of an action that they owe together, until one of them has done it', async () => {
    const joint = anAction({ jointOwners: ['pcc'], ...lately });
    const scene = await openScene(...register, anOwner({ id: 'pcc', name: 'PCC', contacts: [anna] }), joint);
    await scene.morning('2024-11-19');
    expect(await scene.newMails()).toEqual([
      'anna.reid: 11 December: 1 action due',
      'owen.pryce: 11 December: 1 action due',
    ]);
    const done = propose(joint, { on: day('2024-11-20'), how: 'sent', evidence: [] }, day('2024-11-20'), {
      ...secretary,
      at: at('2024-11-20T10:00:00.000Z'),
    });
    if (done.outcome === 'done') await scene.keep(done.action);
    await scene.morning('2024-11-25');
    expect(await scene.newMails()).toEqual([]);
  });

  it('of a board that has ended sends nothing, and cancels what still waited to go', async () => {
    const scene = await openScene(...register.slice(1), aBoard(), anAction(lately));
    await scene.ledger.save(aDispatch({ id: second, stage: 'second-reminder', cutOff: '2024-11-24' }));
    const reason = 'abolished by order';
    await scene.change({ ...aBoard(), ended: { on: day('2024-11-20'), reason } });
    expect(endsInWords(await scene.morning('2024-11-20'))).toEqual(['force second-reminder: cancelled']);
    expect(endsInWords(await scene.morning('2024-12-02'))).toEqual([]);
    expect(await scene.newMails()).toEqual([]);
    expect((await scene.dispatch(second)).history.at(-1)?.what).toContain('the board has ended');
  });

  it('after morning brings an action from its notice to its escalation, a mail for each stage', async () => {
    const { history } = recordedAt('2024-10-03T08:15:00.000Z');
    const scene = await openScene(aBoard({ policy: { escalateTo: escalatedTo } }), ...register.slice(1));
    await scene.keep(anAction({ history }));
    const said: string[] = [];
    for (const today of [
      ...['2024-10-03', '2024-11-05', '2024-11-19', '2024-11-25', '2024-12-02'],
      ...['2024-12-09', '2024-12-18', '2024-12-27', '2025-01-06', '2025-01-07'],
    ]) {
      await scene.morning(today);
      for (const mail of await scene.newMails()) said.push(`${today} ${mail}`);
    }
    expect(said).toEqual([
      '2024-10-03 owen.pryce: 11 December: 1 new action',
      '2024-11-05 owen.pryce: 11 December: 1 action due',
      '2024-11-19 owen.pryce: 11 December: 1 action due',
      '2024-11-25 owen.pryce: 11 December: 1 action due',
      '2024-12-02 asha.verity: 11 December: action report, 1 due',
      '2024-12-09 owen.pryce: 11 December: 1 action due',
      '2024-12-18 owen.pryce: chasing 1 overdue action',
      '2024-12-27 owen.pryce: chasing 1 overdue action',
      '2025-01-06 owen.pryce, kit.rowe: 1 overdue action escalated',
    ]);
    expect((await scene.states()).filter((state) => !state.endsWith(': sent'))).toEqual([]);
  });

  it('sends the action report when nothing is owed, with an Overview that is a Word file', async () => {
    const scene = await openScene(...register);
    await scene.morning('2024-12-02');
    expect(await scene.newMails()).toEqual(['asha.verity: 11 December: action report, nothing owed']);
    const [mail] = await scene.mails();
    const { attachments } = await PostalMime.parse(mail?.raw ?? '');
    expect(attachments.map(({ filename }) => filename)).toEqual([
      'Overview of Actions as at 2 December 2024.docx',
      'Sheet for the chair as at 2 December 2024.html',
    ]);
    const content = attachments[0]?.content;
    const word = unzipSync(content instanceof ArrayBuffer ? new Uint8Array(content) : new Uint8Array());
    expect(strFromU8(word['word/document.xml'] ?? new Uint8Array())).toContain('Overview of Actions');
  });

  it.each([
    ['a Saturday', '2024-11-23', '2024-11-25', '2024-11-22T15:00:00.000Z', ['force final-reminder: sent']],
    // The action report of 2 December was missed.
    [
      'a bank holiday',
      '2024-12-26',
      '2024-12-27',
      '2024-12-24T15:00:00.000Z',
      ['force chase-2: sent', 'secretary problems: sent'],
    ],
  ])(
    'sends nothing on %s, and the next working day what is owed then',
    async (_, shut, open, recorded, sent) => {
      const scene = await openScene(...register, anAction(recordedAt(recorded)));
      expect(await scene.morning(shut)).toEqual([]);
      expect(await scene.states()).toEqual([]);
      expect(endsInWords(await scene.morning(open))).toEqual(sent);
    },
  );

  it('does not let what cannot be made into a mail stop the others, and tries it again', async () => {
    const scene = await openScene(
      ...register,
      anOwner({ id: 'pcc', name: 'PCC', contacts: [anna] }),
      anAction(lately),
      anAction({ ref: 'PDB-2024-10-3', owner: 'pcc', ...lately }),
    );
    let reads = 0;
    const behind = scene.morningOf.register;
    scene.morningOf.register = {
      ...behind,
      boardViewNow: (...asked) => {
        reads += 1;
        return reads === 1
          ? Promise.reject(new Error('the database is out of reach'))
          : behind.boardViewNow(...asked);
      },
    };
    const started = scene.clock.now;
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual([
      'force second-reminder: sent',
      'pcc second-reminder: sent',
    ]);
    expect(scene.clock.now > started).toBe(true);
    expect(await scene.newMails()).toHaveLength(2);
  });
});

const anna = { name: 'Anna Reid', email: 'anna.reid@pcc.example', from: null, until: null };

describe('several mails owed to one owner on a day', () => {
  /** Due on 12 November and not done, due at the meeting, and new: a chase, a digest and two notices on the 19th. */
  const overdue = anAction({
    ref: 'PDB-2024-10-1',
    due: { at: 'date', date: '2024-11-12', words: null },
    ...recordedAt('2024-11-18T14:00:00.000Z'),
  });
  const due = anAction(lately);
  const later = anAction({
    ref: 'PDB-2024-10-3',
    due: { at: 'not agreed', words: null },
    ...recordedAt('2024-11-18T16:00:00.000Z'),
  });

  it('are one mail, and the ledger says of the others where they were said', async () => {
    const scene = await openScene(...register, overdue, due, later);
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual(['force second-reminder: sent']);
    expect(await scene.newMails()).toEqual(['owen.pryce: 11 December: 1 action due, 1 overdue']);
    const others = (await scene.ledger.dispatchesOf('pdb')).filter(({ state }) => state === 'cancelled');
    expect(others.map(({ stage, history }) => `${stage}, ${history.at(-1)?.what}`).sort()).toEqual([
      `chase-1, cancelled: said in ${second} on 19 November 2024`,
      `notice, cancelled: said in ${second} on 19 November 2024`,
      `notice, cancelled: said in ${second} on 19 November 2024`,
      `notice, cancelled: said in ${second} on 19 November 2024`,
    ]);
  });

  it('are still said when the one that speaks for them has lost its own reason', async () => {
    const scene = await openScene(...register, overdue, due, later);
    const { toSend } = await sweepBoard(scene.morningOf, await viewOf(scene.register), day('2024-11-19'));
    expect(toSend).toEqual([second]);
    for (const answered of [overdue, due]) {
      await scene.change({ ...anAction({ ...answered, status: 'proposed' }) });
    }
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual(['force second-reminder: sent']);
    expect(await scene.newMails()).toEqual(['owen.pryce: 11 December: nothing due, 1 action open']);
  });

  it('are not escalated when what was to be escalated is answered, and the rest is still said', async () => {
    const policy = { chasesBeforeEscalation: 0, escalateTo: escalatedTo };
    const scene = await openScene(aBoard({ policy }), ...register.slice(1), overdue, due);
    const view = await viewOf(scene.register);
    const [speaker] = (await planBoard(scene.morningOf, view, [], day('2024-11-19'))).send;
    expect(speaker?.stage).toBe('escalation');
    await sweepBoard(scene.morningOf, view, day('2024-11-19'));
    await scene.change(anAction({ ...overdue, status: 'proposed' }));
    await scene.morning('2024-11-19');
    expect(await scene.newMails()).toEqual(['owen.pryce: 11 December: 1 action due']);
  });

  it('are not sent at all when everything is answered', async () => {
    const scene = await openScene(...register, overdue, due, later);
    await sweepBoard(scene.morningOf, await viewOf(scene.register), day('2024-11-19'));
    for (const answered of [overdue, due, later]) {
      await scene.change(anAction({ ...answered, status: 'proposed' }));
    }
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual(['force second-reminder: cancelled']);
    expect(await scene.newMails()).toEqual([]);
  });
});

describe('what a mail says is read again when it is claimed', () => {
  it.each(['proposed', 'discharged', 'withdrawn'] as const)(
    'so nothing is said of an action %s meanwhile',
    async (status) => {
      const scene = await openScene(...register, anAction(lately));
      await sweepBoard(scene.morningOf, await viewOf(scene.register), day('2024-11-19'));
      await scene.change(anAction({ status, ...lately }));
      expect(endsInWords(await scene.morning('2024-11-19'))).toEqual(['force second-reminder: cancelled']);
      expect((await scene.dispatch(second)).history.at(-1)?.what).toBe(
        'cancelled: Force no longer owes anything that it was about',
      );
      expect(scene.line.requests).toBe(0);
    },
  );

  it('so nothing leads up to a meeting that has moved, and its new day has stages of its own', async () => {
    const scene = await openScene(...register, anAction(lately));
    await scene.morning('2024-11-18', '2024-11-18T16:00:00.000Z');
    await scene.newMails();
    await sweepBoard(scene.morningOf, await viewOf(scene.register), day('2024-11-19'));
    await scene.change(aMeeting({ date: '2024-12-20', datedSince: '2024-11-19T07:00:00.000Z' }));
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual(['force first-reminder: sent']);
    expect((await scene.dispatch(second)).state).toBe('cancelled');
    expect(await scene.newMails()).toEqual([
      'owen.pryce: 20 December: meeting of 11 December is now on 20 December; 1 action due',
    ]);
  });

  it('so whoever has joined is written to, and whoever has left is not', async () => {
    const contacts = [
      { name: 'Sergeant Owen Pryce', email: 'owen.pryce@force.example', from: null, until: '2024-11-18' },
      { name: 'Inspector Mair Lewis', email: 'mair.lewis@force.example', from: '2024-11-19', until: null },
    ];
    const scene = await openScene(aBoard(), anOwner({ contacts }), october, december, anAction(lately));
    await scene.morning('2024-11-19');
    expect(await scene.newMails()).toEqual(['mair.lewis: 11 December: 1 action due']);
  });
});

describe('an owner whom nobody can write to', () => {
  const nobody = anOwner({ contacts: [] });

  it('is waited for, the secretary is told once, and the mail goes when there is a contact', async () => {
    const scene = await openScene(aBoard(), nobody, october, december, anAction(lately));
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual([
      'force second-reminder: planned',
      'secretary problems: sent',
    ]);
    expect(await scene.newMails()).toEqual([
      'asha.verity: 1 mail did not get through, 1 gap in the register',
    ]);
    expect(endsInWords(await scene.morning('2024-11-20'))).toEqual(['force second-reminder: planned']);
    await scene.change({ ...anOwner(), version: 1 });
    expect(endsInWords(await scene.morning('2024-11-21'))).toEqual(['force second-reminder: sent']);
    expect(await scene.newMails()).toEqual(['owen.pryce: 11 December: 1 action due']);
  });

  it('is missed after the cut-off, of which the secretary knows', async () => {
    const scene = await openScene(aBoard(), nobody, october, december, anAction(lately));
    await scene.morning('2024-11-19');
    await scene.morning('2024-11-22');
    await scene.newMails();
    expect(endsInWords(await scene.morning('2024-11-25'))).toEqual([
      'force final-reminder: planned',
      'secretary problems: sent',
    ]);
    expect((await scene.dispatch(second)).state).toBe('missed');
    expect(await scene.newMails()).toEqual([
      'asha.verity: 1 mail did not get through, 1 gap in the register',
    ]);
  });

  it('is told of anew when the mail went after all, and came back', async () => {
    const scene = await openScene(aBoard(), nobody, october, december, anAction(lately));
    await scene.morning('2024-11-19');
    await scene.change({ ...anOwner(), version: 1 });
    await scene.morning('2024-11-20');
    await scene.event({ dispatch: second, kind: 'bounced', undeliverable: true });
    await scene.newMails();
    expect(endsInWords(await scene.morning('2024-11-21'))).toEqual(['secretary problems: sent']);
    expect(await scene.morning('2024-11-22')).toEqual([]);
  });

  it('is waited for as well when it is no longer in the register', async () => {
    const scene = await openScene(aBoard(), october, december);
    const other = await openScene(...register, anAction(lately));
    await sweepBoard(other.morningOf, await viewOf(other.register), day('2024-11-19'));
    await scene.ledger.save({ ...(await other.dispatch(second)) });
    const { dispatch } = await sendDispatch(scene.morningOf, 'pdb', second, day('2024-11-19'));
    expect(dispatch.history.at(-1)?.what).toBe('waits for a contact: force is not in the register');
  });
});

describe('after mornings that did not come', () => {
  const since = recordedAt('2024-10-03T08:15:00.000Z');

  it('only the stage reached is sent, and the secretary learns of those missed', async () => {
    const scene = await openScene(...register, anAction(since));
    expect(endsInWords(await scene.morning('2024-11-27'))).toEqual([
      'force final-reminder: sent',
      'secretary problems: sent',
    ]);
    expect(await scene.states()).toEqual([
      'force notice: cancelled',
      'force first-reminder: missed',
      'force second-reminder: missed',
      'force final-reminder: sent',
      'secretary problems: sent',
    ]);
    expect(await scene.newMails()).toEqual([
      'asha.verity: 2 mails did not get through',
      'owen.pryce: 11 December: 1 action due',
    ]);
  });

  it('three of them within a stage cost nothing', async () => {
    const scene = await openScene(...register, anAction(since));
    await scene.morning('2024-10-03');
    await scene.morning('2024-11-05');
    expect(endsInWords(await scene.morning('2024-11-22'))).toEqual(['force second-reminder: sent']);
  });

  const lastMinute = { at: at('2024-11-26T15:00:00.000Z'), by: 'Asha Verity', from: 'command line' };
  const before = { due: { at: 'not agreed', words: 'TBC' } } as const;
  it.each([
    ['given to another owner', amend(anAction({ ...since, owner: 'opcc' }), { owner: 'force' }, lastMinute)],
    ['re-opened', reopen(anAction({ ...since, status: 'withdrawn' }), 'it was not done', lastMinute)],
    ['given a date', amend(anAction({ ...since, ...before }), { due: anAction().due }, lastMinute)],
  ])('nothing is missed of an action only now %s', async (_, changed) => {
    if (changed.outcome === 'refused') throw new Error(changed.why);
    const scene = await openScene(...register, { ...changed.action, version: 1 });
    await scene.morning('2024-11-27');
    expect(await scene.states()).toEqual(['force final-reminder: sent', 'force notice: cancelled']);
  });

  it('what fell due of the Force is missed, though it was given to the PCC before the service ran again', async () => {
    // Due from Monday 11 to Friday 15 November, and from the 18th.
    const stages = [
      { name: 'first-reminder', workingDays: 22, before: 'meeting' },
      { name: 'second-reminder', workingDays: 17, before: 'meeting' },
    ] as const;
    const pcc = anOwner({ id: 'pcc', name: 'PCC', contacts: [anna] });
    const scene = await openScene(aBoard({ policy: { stages: [...stages] } }), ...register.slice(1), pcc);
    const action = anAction(recordedAt('2024-11-07T15:00:00.000Z'));
    await scene.keep(action);
    await scene.morning('2024-11-08');
    const sunday = { at: at('2024-11-17T10:00:00.000Z'), by: 'Asha Verity', from: 'command line' };
    const given = amend(action, { owner: 'pcc' }, sunday);
    if (given.outcome === 'refused') throw new Error(given.why);
    await scene.keep(given.action);
    await scene.morning('2024-11-19');
    await scene.morning('2024-11-20');
    expect(await scene.states()).toEqual([
      'force notice: sent',
      'force first-reminder: missed',
      'pcc notice: cancelled',
      'pcc second-reminder: sent',
      'secretary problems: sent',
    ]);
  });

  it('nothing is missed of stages that the board has only now', async () => {
    const policySince = at('2024-11-26T15:00:00.000Z');
    const scene = await openScene(aBoard({ policySince }), ...register.slice(1), anAction(since));
    await scene.morning('2024-11-27');
    expect(await scene.states()).toEqual(['force notice: cancelled', 'force final-reminder: sent']);
  });

  it('an action recorded after it was due is still notified', async () => {
    const passed = anAction({ due: { at: 'date', date: '2024-11-15', words: null }, ...lately });
    const scene = await openScene(aBoard({ policy: { stages: [] } }), ...register.slice(1), passed);
    await scene.morning('2024-11-18', '2024-11-18T16:00:00.000Z');
    expect(await scene.newMails()).toEqual(['owen.pryce: 11 December: 1 new action']);
  });
});

describe('the mornings on which the clocks change in London', () => {
  const meeting = (date: string) => aMeeting({ date });

  it.each([
    // Half past seven is 06:30 UTC until the clocks go back on Sunday 27 October 2024, and 07:30 UTC after it.
    ['2024-10-25', '2024-10-25T06:30:00.000Z', 'second-reminder'],
    ['2024-10-28', '2024-10-28T07:30:00.000Z', 'second-reminder'],
    // And the other way about on Sunday 30 March 2025.
    ['2025-03-28', '2025-03-28T07:30:00.000Z', 'second-reminder'],
    ['2025-03-31', '2025-03-31T06:30:00.000Z', 'second-reminder'],
  ])('%s is like any other', async (today, moment, stage) => {
    const policy = { stages: [{ name: stage, workingDays: 10, before: 'meeting' as const }] };
    const date = today < '2025' ? '2024-11-08' : '2025-04-11';
    const scene = await openScene(aBoard({ policy }), anOwner(), october, meeting(date), anAction(lately));
    const ends = endsInWords(await scene.morning(today, moment));
    expect(ends.filter((end) => end.startsWith('force'))).toEqual([`force ${stage}: sent`]);
    expect(await scene.morning(today, moment)).toEqual([]);
  });

  it.each([
    ['2024-10-27', '2024-10-26T23:30:00.000Z'],
    ['2024-10-27', '2024-10-27T00:30:00.000Z'],
    ['2024-10-27', '2024-10-27T01:30:00.000Z'],
    ['2025-03-30', '2025-03-30T00:30:00.000Z'],
    ['2025-03-30', '2025-03-30T23:30:00.000Z'],
  ])('%s is a Sunday at every hour of it (%s), and nobody is written to', async (today, moment) => {
    const scene = await openScene(
      aBoard(),
      anOwner(),
      october,
      meeting(today < '2025' ? '2024-11-08' : '2025-04-11'),
      anAction(lately),
    );
    expect(await scene.morning(today, moment)).toEqual([]);
    expect(scene.line.requests).toBe(0);
  });

  it('an action recorded in the hour that comes twice is notified once', async () => {
    const scene = await openScene(...register);
    await scene.keep(anAction(recordedAt('2024-10-27T00:30:00.000Z')));
    await scene.keep(anAction({ ref: 'PDB-2024-10-3', ...recordedAt('2024-10-27T01:30:00.000Z') }));
    await scene.morning('2024-10-28');
    await scene.morning('2024-10-29');
    expect(await scene.newMails()).toEqual(['owen.pryce: 11 December: 2 new actions']);
  });

  it('one recorded at midnight by the clock, which is the day before in UTC, is a notice of its own day', async () => {
    const scene = await openScene(...register, anAction(recordedAt('2024-10-24T23:30:00.000Z')));
    await scene.morning('2024-10-25', '2024-10-25T06:30:00.000Z');
    const [notice] = await scene.ledger.dispatchesOf('pdb');
    expect(notice?.dueOn).toBe('2024-10-25');
    expect(notice?.why).toBe('Force has 1 new action (PDB-2024-10-2), recorded on Friday 25 October 2024');
  });
});

describe('a board with a policy of its own', () => {
  it.each([
    ['without stages', { stages: [] }, ['force notice: sent']],
    ['that publishes nothing', { clearDays: null }, ['force first-reminder: sent']],
    ['whose office is shut that day', { closureDays: ['2024-11-19'] }, []],
  ])('%s', async (_, policy, expected) => {
    const scene = await openScene(aBoard({ policy }), ...register.slice(1), anAction(lately));
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual(expected);
  });

  it('that escalates at once, and only once', async () => {
    const scene = await openScene(
      aBoard({ policy: { chasesBeforeEscalation: 0 } }),
      ...register.slice(1),
      anAction(lately),
    );
    await scene.morning('2024-12-09');
    await scene.newMails();
    await scene.morning('2024-12-18');
    await scene.morning('2024-12-19');
    expect(await scene.newMails()).toEqual(['owen.pryce, asha.verity: 1 overdue action escalated']);
  });
});

it('names a dispatch so that the mail service takes the name as a tag, however long the codes', () => {
  const long = (start: string, length: number): string => start.padEnd(length, '-x');
  const codes = {
    board: long('b', 40),
    owner: long('o', 40),
    stage: long('s', 40),
    meeting: long('2024-12-', 20),
  };
  const meeting = { at: 'meeting', meeting: codes.meeting, words: null } as const;
  const stages = [{ name: codes.stage, workingDays: 1, before: 'meeting' as const }];
  const view = {
    board: aBoard({ id: codes.board, policy: { stages } }),
    owners: [anOwner({ board: codes.board, id: codes.owner })],
    meetings: [aMeeting({ board: codes.board, id: codes.meeting })],
    actions: [anAction({ board: codes.board, owner: codes.owner, due: meeting })],
    programme: [],
  };
  const ids = dispatchesDue(view, day('2024-12-10')).map(({ id }) => id);
  expect(ids).toContain(`${codes.board}_${codes.meeting}_20241211_${codes.stage}_${codes.owner}`);
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
});
