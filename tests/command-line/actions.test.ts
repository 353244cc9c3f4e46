import { describe, expect, it } from 'vitest';
import { desks, type TestDesk, withAction, withBoard } from './a-desk.ts';

const aDesk = desks();
const at = ['--board', 'pdb'];
const ref = 'PDB-2024-10-1';
const shown = async ({ done }: TestDesk, name = ref) =>
  JSON.parse(await done('action', 'show', name, '--json')) as Record<string, unknown>;

describe('an action', () => {
  it('is added for the last meeting, due at the next, under the next number of its month', async () => {
    const desk = await withAction(aDesk());
    expect(await shown(desk, ref.toLowerCase())).toMatchObject({
      ref,
      owner: 'force',
      raisedAt: '2024-10',
      due: { at: 'meeting', meeting: '2024-12', words: null },
      dueOn: '2024-12-11',
    });
    await desk.done('action', 'add', ...at, '--owner', 'force', '--text', '<script>', '--due', '2024-11-01');
    expect(await desk.done('action', 'list', ...at)).toBe(
      [
        'Reference      Status  Owner  Due         Action',
        'PDB-2024-10-1  open    Force  2024-12-11  Report how long 101 callers wait',
        'PDB-2024-10-2  open    Force  2024-11-01  <script>',
        '',
      ].join('\n'),
    );
  });

  it('takes the number after, when its own was taken meanwhile', async () => {
    const desk = await withAction(aDesk());
    const { register } = desk.service;
    let overtaken = 0;
    desk.service = {
      ...desk.service,
      register: {
        ...register,
        actionsRaisedIn: async (board, month) => {
          const before = await register.actionsRaisedIn(board, month);
          if (overtaken < 3) {
            overtaken += 1;
            const other = { ...desk, service: { ...desk.service, register } };
            await addedBy(other, `by somebody else, ${overtaken}`);
          }
          return before;
        },
      },
    };
    const addedBy = async ({ service }: Pick<TestDesk, 'service'>, text: string) => {
      const known = await service.register.actionsRaisedIn('pdb', '2024-10' as never);
      const last = known.at(-1);
      if (last?.status !== 'open') throw new Error('the example is open');
      const next = { ...last, text, ref: `PDB-2024-10-${known.length + 1}` as typeof last.ref, version: 1 };
      expect(await service.register.save(next)).toBe('saved');
    };
    await desk.done('action', 'add', ...at, '--owner', 'force', '--text', 'mine');
    expect((await desk.done('action', 'list', ...at)).match(/PDB-\S+|mine/g)).toEqual([
      'PDB-2024-10-1',
      'PDB-2024-10-2',
      'PDB-2024-10-3',
      'PDB-2024-10-4',
      'PDB-2024-10-5',
      'mine',
    ]);
  });

  it('is paused until a day, in sight, and resumed', async () => {
    const desk = await withAction(aDesk());
    const { done, today } = desk;
    today('2024-12-16');
    const pause = ['pause', ref, '--reason', 'the census comes out in January', '--until'];
    expect(await desk.matters(...pause, '2024-12-16')).toMatchObject({
      exit: 1,
      talk: 'matters: --until: 16 December 2024 is not to come: name a later day\n',
    });
    await done(...pause, '2025-01-13');
    expect(await done('action', 'show', ref)).toContain(
      'until Monday 13 January 2025: the census comes out in January\n',
    );
    expect(await done('status', '--as-of', '2024-12-23')).toContain(
      '! overdue: PDB-2024-10-1 was due from Force on Wednesday 11 December 2024, and is paused until Monday 13 January 2025: the census comes out in January\n',
    );
    expect(await done('plan', '--as-of', '2024-12-18')).not.toContain('chase');
    expect(await done('plan', '--as-of', '2025-01-13')).toContain('escalation');
    today('2024-12-18');
    await done('resume', ref);
    expect(await done('plan', '--as-of', '2024-12-18')).toContain('chase-1');
    expect(await desk.matters('resume', ref)).toMatchObject({
      exit: 1,
      talk: `matters: ${ref} is not paused\n`,
    });
    expect(await shown(desk)).toMatchObject({
      pause: { on: '2024-12-16', until: '2025-01-13', resumedOn: '2024-12-18' },
    });
  });

  it('goes from proposed to discharged on an undertaking, which is put off and then met', async () => {
    const desk = await withAction(aDesk());
    const { done, today } = desk;
    today('2024-12-12');
    await done(
      'propose',
      ref,
      '--on',
      '2024-11-20',
      '--how',
      'figures sent',
      '--evidence',
      'https://x.example/1',
    );
    expect(await shown(desk)).toMatchObject({ status: 'proposed' });
    await done(
      ...['discharge', ref, '--on', '2024-12-11', '--how', 'audit to follow'],
      ...['--undertaking', 'the audit', '--by', '2025-01-31'],
    );
    expect(await done('action', 'list', ...at)).toContain('discharged on an undertaking  Force  2025-01-31');
    expect(await shown(desk)).toMatchObject({
      dueOn: '2025-01-31',
      discharge: { meeting: '2024-12', undertaking: { by: { at: 'date', date: '2025-01-31' }, met: null } },
    });
    await done('action', 'change', ref, '--due', '2025-02-28');
    expect(await shown(desk)).toMatchObject({ dueOn: '2025-02-28', due: { meeting: '2024-12' } });
    today('2025-03-01');
    await done('met', ref, '--on', '2025-02-20', '--how', 'audit sent');
    expect(await done('action', 'list', ...at)).toBe('Nothing is owed.\n');
    expect(await done('action', 'show', ref)).toBe(
      [
        'PDB-2024-10-1: Report how long 101 callers wait',
        '  status       discharged on 11 December 2024: audit to follow',
        '  owner        Force',
        '  due          Wednesday 11 December 2024, at meeting 2024-12',
        '  dates        first due 11 December 2024, moved once',
        '  asked on     Wednesday 2 October 2024',
        '  undertaking  the audit; due Friday 28 February 2025',
        '  met          20 February 2025: audit sent',
        'History:',
        '  2024-10-09  Asha Verity (command line): raised',
        '  2024-12-12  Asha Verity (command line): reported done on 20 November 2024: figures sent',
        '  2024-12-12  Asha Verity (command line): discharged on 11 December 2024: audit to follow',
        '  2024-12-12  Asha Verity (command line): undertaking now due on 28 February 2025',
        '              undertaking due 28 February 2025, was 31 January 2025',
        '  2025-03-01  Asha Verity (command line): undertaking met on 20 February 2025: audit sent',
        '',
      ].join('\n'),
    );
  });

  it('has more time asked for, refused and granted', async () => {
    const { done, matters, today } = await withAction(aDesk());
    today('2024-12-12');
    const until = ['--until', '2025-02-28', '--reason', 'no figures yet'];
    await done('extension', 'ask', ref, '--on', '2024-11-20', ...until, '--asked-by', 'Mo Khan');
    expect(await done('action', 'show', ref)).toContain(
      '  more time    asked for on 20 November 2024 by Mo Khan, until Friday 28 February 2025: no figures yet; to be decided\n',
    );
    await done('extension', 'refuse', ref, '--on', '2024-11-29', '--reason', 'too late');
    expect(await done('action', 'show', ref)).toContain('; refused on 29 November 2024: too late\n');
    expect(await matters('extension', 'grant', ref, '--on', '2024-12-11')).toEqual({
      exit: 1,
      out: '',
      talk: 'matters: no more time for PDB-2024-10-1 waits to be decided\n',
    });
    await done('extension', 'ask', ref, '--on', '2024-12-02', ...until);
    await done('extension', 'grant', ref, '--on', '2024-12-11');
    const shown = await done('action', 'show', ref);
    expect(shown).toContain('; granted on 11 December 2024 at meeting 2024-12\n');
    expect(shown).toContain(
      [
        '  2024-12-12  Asha Verity (command line): more time granted at meeting 2024-12: due on 28 February 2025: no figures yet',
        '              due 28 February 2025, was 11 December 2024 (meeting 2024-12)',
      ].join('\n'),
    );
  });

  it('is sent back where it is reported done, and nowhere else', async () => {
    const { done, matters } = await withAction(aDesk());
    await done('propose', ref, '--on', '2024-10-09', '--how', 'sent', '--said-by', 'Mo Khan');
    expect(await done('action', 'show', ref)).toContain('reported done on 9 October 2024 by Mo Khan: sent');
    await done('send-back', ref, '--reason', 'not these');
    expect(await matters('send-back', ref, '--reason', 'not these')).toMatchObject({
      talk: 'matters: nothing of PDB-2024-10-1 is reported done\n',
    });
  });

  it('is said not to be its owner’s, and kept there', async () => {
    const { done, matters, today } = await withAction(aDesk());
    today('2024-12-12');
    await done(
      ...['disclaim', ref, '--on', '2024-11-20', '--whose', 'the PCC'],
      ...['--reason', 'no figures', '--said-by', 'Mo Khan'],
    );
    await done('keep', ref, '--reason', 'the Force counts them');
    expect(await done('action', 'show', ref)).toContain(
      '  not ours     Force says that it is not its to answer, but that of the PCC (no figures), said on 20 November 2024 by Mo Khan; kept there on 12 December 2024: the Force counts them\n',
    );
    expect(await matters('keep', ref, '--reason', 'again')).toMatchObject({ exit: 1 });
  });

  it('is discharged between meetings, by no meeting', async () => {
    const desk = await withAction(aDesk());
    await desk.done('discharge', ref, '--on', '2024-10-08', '--how', 'figures circulated');
    expect(await shown(desk)).toMatchObject({ status: 'discharged', discharge: { meeting: null } });
  });

  it('is withdrawn, re-opened, and changed, each with its reason kept', async () => {
    const desk = await withAction(aDesk());
    const { done, matters } = desk;
    await done('withdraw', ref, '--on', '2024-10-03', '--reason', 'overtaken');
    expect(await done('action', 'list', ...at, '--status', 'withdrawn')).toContain(ref);
    await done('reopen', ref, '--reason', 'not overtaken after all');
    await done('action', 'change', ref, '--text', 'Report 999 waits', '--due', 'none', '--section', 'Calls');
    expect(await shown(desk)).toMatchObject({ text: 'Report 999 waits', section: 'Calls', dueOn: null });
    expect((await matters('action', 'change', ref, '--due', 'none')).talk).toBe(`${ref} says so already.\n`);
    expect(await done('action', 'list', ...at, '--status', 'proposed')).toBe('There are none.\n');
    expect(await done('action', 'list', ...at, '--status', 'discharged', '--json')).toBe('[]\n');
  });

  it.each([
    [2, ['action', 'show', 'hello'], '"hello" is no reference: write one as PDB-2024-10-2'],
    [
      1,
      ['action', 'show', 'PDB-2024-10-9'],
      'there is no action PDB-2024-10-9: matters action list --board pdb',
    ],
    [1, ['action', 'show', 'pcp-2024-10-1'], 'there is no board "pcp" (known: pdb)'],
    [
      1,
      ['discharge', ref, '--on', '2024-10-01', '--how', 'x'],
      'was raised on 2 October 2024: 1 October 2024 is before',
    ],
    [1, ['discharge', ref, '--on', '2024-12-11', '--how', 'x'], '11 December 2024 has not come yet'],
    [
      1,
      ['discharge', ref, '--on', '2024-10-09', '--how', 'x', '--meeting', '2024-12'],
      '--meeting: meeting 2024-12, set for Wednesday 11 December 2024, had not met by 9 October 2024',
    ],
    [
      1,
      ['discharge', ref, '--on', '2024-10-09', '--how', 'x', '--meeting', '2025-01'],
      'there is no meeting "2025-01"',
    ],
    [
      2,
      ['discharge', ref, '--on', '2024-10-09', '--how', 'x', '--by', '2024-12-01'],
      '--undertaking: is missing',
    ],
    [
      1,
      ['discharge', ref, '--on', '2024-10-09', '--how', 'x', '--undertaking', 'y', '--by', '2024-10-01'],
      '--by: an undertaking of 9 October 2024 cannot be due on 1 October 2024',
    ],
    [1, ['met', ref, '--on', '2024-10-09', '--how', 'x'], 'has no undertaking still to be met'],
    [1, ['reopen', ref, '--reason', 'x'], 'PDB-2024-10-1 is open already'],
    [2, ['action', 'change', ref], 'say what to change: --text, --owner, --due, --section or --minuted'],
    [1, ['action', 'change', ref, '--owner', 'opcc'], 'there is no owner "opcc" (known: force)'],
    [
      1,
      ['action', 'change', ref, '--due', '2024-09-01'],
      'what was asked for on 2 October 2024 cannot be due on',
    ],
    [
      2,
      ['action', 'change', ref, '--due', '11 Dec 2024'],
      'write a date as YYYY-MM-DD, a meeting such as 2024-12',
    ],
    [
      1,
      ['action', 'add', ...at, '--owner', 'force', '--text', 'x', '--meeting', '2024-12'],
      '--meeting: meeting 2024-12, set for Wednesday 11 December 2024, had not met by 9 October 2024',
    ],
    [1, ['action', 'list', ...at, '--owner', 'opcc'], 'there is no owner "opcc"'],
  ])('ends with %i: %j', async (exit, words, why) => {
    const { matters } = await withAction(aDesk());
    const run = await matters(...words);
    expect(run).toMatchObject({ exit, out: '' });
    expect(run.talk).toContain(why);
  });

  it('that was withdrawn is not discharged, and the refusal says when it was', async () => {
    const { matters, done } = await withAction(aDesk());
    await done('withdraw', ref, '--on', '2024-10-03', '--reason', 'overtaken');
    expect(await matters('discharge', ref, '--on', '2024-10-09', '--how', 'x')).toEqual({
      exit: 1,
      out: '',
      talk: 'matters: PDB-2024-10-1 was withdrawn on 3 October 2024\n',
    });
  });

  it('needs a meeting that asked, and can be due at one with no date yet', async () => {
    const { matters, done } = await withBoard(aDesk());
    const add = ['action', 'add', ...at, '--owner', 'force', '--text', 'x'];
    expect((await matters(...add)).talk).toContain('no meeting can have asked for it yet');
    await done('meeting', 'add', ...at, '--date', '2024-10-02', '--yes');
    await done('meeting', 'add', ...at, '--to-be-confirmed', 'an election');
    expect((await matters(...add)).talk).toContain('--due to-be-confirmed (a date to be confirmed)');
    await done(...add, '--due', 'to-be-confirmed');
    expect(await done('action', 'list', ...at)).toContain('a date to be confirmed  x');
  });

  it('is one of several that are discharged at once, each decided by itself', async () => {
    const { matters, done } = await withAction(aDesk());
    await done('action', 'add', ...at, '--owner', 'force', '--text', 'List rural patrols');
    const on = ['--on', '2024-10-09', '--how', 'in the papers'];
    const several = ['PDB-2024-10-1', 'pdb-2024-10-2', 'PDB-2024-10-7'];
    expect(await matters('discharge', ...several, ...on, '--how-of', 'PDB-2024-10-2 = sent = twice')).toEqual(
      {
        exit: 1,
        out: '',
        talk: [
          'PDB-2024-10-1: discharged on 9 October 2024: in the papers',
          'PDB-2024-10-2: discharged on 9 October 2024: sent = twice',
          '! PDB-2024-10-7: not discharged: there is no action PDB-2024-10-7',
          'matters: 1 action of 3 could not be discharged\n',
        ].join('\n'),
      },
    );
    expect(await done('action', 'show', 'PDB-2024-10-2')).toContain(
      'discharged on 9 October 2024: sent = twice',
    );
    for (const [words, why] of [
      [[...several, ...on, '--how-of', 'PDB-2024-10-9=x'], '--how-of names PDB-2024-10-9'],
      [['PDB-2024-10-1', 'PCP-2024-10-1', ...on], 'one board at a time'],
      [[...several, ...on, '--undertaking', 'the list', '--by', '2025-03'], '--undertaking is of one action'],
    ] as const) {
      const { exit, talk } = await matters('discharge', ...words);
      expect([exit, talk]).toEqual([2, expect.stringContaining(why)]);
    }
  });

  it('changed by two at once is changed by one, and the other is told', async () => {
    const desk = await withAction(aDesk());
    const { register } = desk.service;
    desk.service = { ...desk.service, register: { ...register, save: async () => 'changed meanwhile' } };
    expect(await desk.matters('withdraw', ref, '--on', '2024-10-03', '--reason', 'overtaken')).toMatchObject({
      exit: 1,
      talk: 'matters: PDB-2024-10-1 was changed by somebody else meanwhile: look at it and try again\n',
    });
  });
});

describe('an action entered by mistake', () => {
  it('is removed, and the board knows what it was', async () => {
    const { matters, done } = await withAction(aDesk());
    const removed = await matters('action', 'remove', ref, '--reason', 'entered twice');
    expect(removed.talk).toContain('  status       removed on 9 October 2024: entered twice\n');
    expect(await done('action', 'list', ...at, '--status', 'all')).toBe('There are none.\n');
    expect(await matters('action', 'show', ref)).toEqual({
      exit: 1,
      out: '',
      talk: `matters: ${ref} is not there any more: it was taken out on 9 October 2024 by Asha Verity (removed: entered twice)\n`,
    });
    expect(await done('board', 'show', 'pdb')).toContain(
      `removed ${ref} (Report how long 101 callers wait): entered twice`,
    );
    await done('action', 'add', ...at, '--owner', 'force', '--text', 'Report how long 999 callers wait');
    expect(await done('action', 'list', ...at)).toContain('PDB-2024-10-2');
  });

  it('is marked so where a mail told of it, and is in no paper and no further mail', async () => {
    const desk = await withAction(aDesk());
    await desk.done('sweep');
    const marked = await desk.matters('action', 'remove', ref, '--reason', 'entered twice');
    expect(marked.talk).toContain('  status       withdrawn, as entered by mistake, on 9 October 2024');
    expect(marked.talk).toContain('stays in the register: a mail to force told of it\n');
    expect(await desk.done('overview', ...at)).not.toContain('101 callers');
    desk.today('2024-11-19');
    await desk.done('sweep');
    expect(desk.mails).toHaveLength(1);
  });
});

it('an action of two offices is listed with both, and found under each', async () => {
  const { matters, done } = await withAction(aDesk());
  await done('owner', 'add', 'pcc', ...at, '--name', "Commissioner's Office");
  const changed = await matters('action', 'change', ref, '--owner', 'CC and Commissioner’s Office');
  expect(changed.talk).toContain("  owner        Force and Commissioner's Office\n");
  for (const owner of ['Force', 'commissioner‘s office']) {
    expect(await done('action', 'list', ...at, '--owner', owner)).toContain(
      `${ref}  open    Force and Commissioner's Office  2024-12-11`,
    );
  }
});
