import { describe, expect, it } from 'vitest';
import { anItem, aRegularItem } from '../register/examples.ts';
import { desks, type TestDesk, withAction, withBoard } from './a-desk.ts';

const aDesk = desks();
const at = ['--board', 'pdb'];

describe('meetings', () => {
  it('are on a day, in a month, or to be confirmed, and are listed by date', async () => {
    const { done } = await withBoard(aDesk());
    await done('meeting', 'add', ...at, '--to-be-confirmed', 'the chair is away');
    await done('meeting', 'add', ...at, '--month', '2025-03');
    await done('meeting', 'add', ...at, '--date', '2024-12-11', '--time', '10:00', '--place', "O'Brien Room");
    expect(await done('meeting', 'list', ...at)).toBe(
      [
        'Meeting          Standing',
        "2024-12          scheduled for Wednesday 11 December 2024 at 10:00, O'Brien Room",
        '2025-03          expected in March 2025',
        'to-be-confirmed  to be confirmed: the chair is away',
        '',
      ].join('\n'),
    );
    expect(await done('meeting', 'list', ...at, '--state', 'month')).toContain('expected in March 2025');
    expect(await done('meeting', 'list', ...at, '--state', 'held')).toBe('There are none.\n');
    expect(JSON.parse(await done('meeting', 'list', ...at, '--json'))).toMatchObject([
      { id: '2024-12', date: '2024-12-11', time: '10:00' },
      { id: '2025-03', month: '2025-03' },
      { id: 'to-be-confirmed', reason: 'the chair is away' },
    ]);
  });

  it('that move take with them what is due, wherever it is shown', async () => {
    const { done } = await withAction(aDesk());
    const due = async () => /Force {2}(.*?) {2}Report/.exec(await done('action', 'list', ...at))?.[1]?.trim();
    expect(await due()).toBe('2024-12-11');
    const move = ['meeting', 'move', '2024-12', ...at, '--date', '2024-12-18'];
    const preview = await done(...move, '--dry-run');
    expect(preview).toMatch(/^Meeting 2024-12 of pdb: was Wednesday 11 December 2024, would be .*Nothing/);
    expect(preview).toContain('  action PDB-2024-10-1 of Force: due 11 December 2024, would be 18 December');
    expect(await due()).toBe('2024-12-11');
    await done(...move);
    expect(await due()).toBe('2024-12-18');
    expect(await done('action', 'show', 'pdb-2024-10-1')).toContain(
      'Wednesday 18 December 2024, at meeting 2024-12',
    );
    expect(await done('overview', ...at)).toContain('18/12/2024');
    await done('meeting', 'postpone', '2024-12', ...at, '--reason', 'an election');
    expect(await due()).toBe('a date to be confirmed');
    await done('meeting', 'change', '2024-12', ...at, '--month', '2025-01');
    expect(await due()).toBe('January 2025');
    await done('meeting', 'change', '2024-12', ...at, '--date', '2025-01-15');
    expect(JSON.parse(await done('action', 'show', 'PDB-2024-10-1', '--json'))).toMatchObject({
      dueOn: '2025-01-15',
    });
  });

  it('show when papers are due, and what', async () => {
    const { done } = await withAction(aDesk());
    const shown = await done('meeting', 'show', '2024-12-11', ...at);
    expect(shown).toContain('  papers to the secretary by Tuesday 26 November 2024\n');
    expect(shown).toContain('  published by Tuesday 3 December 2024\n');
    expect(shown).toContain('  due at it: PDB-2024-10-1, Report how long 101 callers wait\n');
  });

  it('that are cancelled leave things with no date, which are carried to another', async () => {
    const { matters, done } = await withAction(aDesk());
    await done('meeting', 'add', ...at, '--month', '2025-03');
    const { talk } = await matters('meeting', 'cancel', '2024-12', ...at, '--reason', 'too few could come');
    expect(talk).toBe(
      'Meeting 2024-12 of pdb: cancelled: too few could come.\n! PDB-2024-10-1 was due at it: matters meeting carry 2024-12 --board pdb --to MEETING\n',
    );
    expect((await matters('meeting', 'carry', '2024-12', ...at, '--to', '2025-03')).talk).toBe(
      'PDB-2024-10-1 is now due at meeting 2025-03, expected in March 2025.\n',
    );
    expect((await matters('meeting', 'carry', '2024-12', ...at, '--to', '2025-03')).talk).toBe(
      'Nothing waits for it: nothing was changed.\n',
    );
    expect(await done('action', 'list', ...at)).toContain('March 2025');
  });

  it('that are added in a month for which one is still expected may be that one', async () => {
    const { matters, done } = await withBoard(aDesk());
    await done('meeting', 'add', ...at, '--month', '2025-03');
    const { exit, talk } = await matters('meeting', 'add', ...at, '--date', '2025-03-12');
    expect({ exit, talk }).toEqual({
      exit: 0,
      talk: [
        'Meeting 2025-03-b of pdb: scheduled for Wednesday 12 March 2025.',
        '! Meeting 2025-03 is still expected in March 2025. If that is this one, take the new one back and give that one its day instead:',
        '  matters meeting cancel 2025-03-b --board pdb --reason "known as 2025-03"',
        '  matters meeting change 2025-03 --board pdb --date 2025-03-12',
        '',
      ].join('\n'),
    });
    await done('meeting', 'cancel', '2025-03-b', ...at, '--reason', 'known as 2025-03');
    await done('meeting', 'change', '2025-03', ...at, '--date', '2025-03-12');
    expect((await matters('meeting', 'add', ...at, '--date', '2025-03-26')).talk).toBe(
      'Meeting 2025-03-c of pdb: scheduled for Wednesday 26 March 2025.\n',
    );
    expect((await matters('meeting', 'add', ...at, '--month', '2025-03')).talk).not.toContain('still');
  });

  it('said again as they stand are not news', async () => {
    const { matters, service } = await withAction(aDesk());
    const again = await matters('meeting', 'change', '2024-12', ...at, '--date', '2024-12-11');
    expect(again.talk).toBe('Meeting 2024-12 of pdb: already scheduled for Wednesday 11 December 2024.\n');
    expect(await service.register.meeting('pdb', '2024-12')).toMatchObject({ version: 1 });
  });

  it.each([
    [1, ['add', ...at, '--date', '2024-12-11'], 'meeting 2024-12 is already on Wednesday 11 December 2024'],
    [1, ['hold', '2024-12', ...at], 'which has not come yet'],
    [1, ['hold', '2024-10', ...at], 'meeting 2024-10 was held on Wednesday 2 October 2024'],
    [
      1,
      ['cancel', '2024-10', ...at, '--reason', 'x'],
      'meeting 2024-10 was held on Wednesday 2 October 2024',
    ],
    [
      1,
      ['show', '2025-01', ...at],
      'there is no meeting "2025-01" (known: 2024-10 on 2 October 2024, 2024-12',
    ],
    [1, ['carry', '2024-12', ...at, '--to', '2024-10'], 'nothing can be carried to meeting 2024-10: held on'],
    [1, ['carry', '2024-12', ...at, '--to', '2024-12'], 'the same'],
    [
      1,
      ['hold', '2024-12', ...at, '--on', '2024-12-10'],
      '--on: meeting 2024-12 stands at 11 December 2024: give it that day first',
    ],
    [
      2,
      ['add', ...at],
      'say when it is to be: give one of --date YYYY-MM-DD, --month YYYY-MM and --to-be-confirmed REASON',
    ],
    [2, ['add', ...at, '--month', '2025-03', '--time', '10:00'], 'give --date too'],
    [2, ['add', ...at, '--month', '2025-03', '--date', '2025-03-12'], 'give one of'],
    [2, ['change', '2024-12', ...at], 'say when'],
  ])('end with %i: %j', async (exit, words, why) => {
    const { matters } = await withAction(aDesk());
    const run = await matters('meeting', ...words);
    expect(run).toMatchObject({ exit, out: '' });
    expect(run.talk).toContain(why);
  });
});

/** A panel that met on Wednesday 10 January 2024 and is to meet on Tuesday 2 April, for which its PCC owes an answer. */
async function withPanel(desk: TestDesk): Promise<TestDesk> {
  const { done, today } = desk;
  const pcp = ['--board', 'pcp'];
  today('2024-01-12');
  await done(
    ...['board', 'add', 'pcp', '--name', 'Wealdshire Police and Crime Panel'],
    ...['--secretary', 'Asha Verity <asha@council.example>'],
  );
  await done('owner', 'add', 'pcc', ...pcp, '--name', 'PCC', '--contact', "Siân O'Neill <sian@pcc.example>");
  await done('meeting', 'add', ...pcp, '--date', '2024-01-10', '--yes');
  await done('meeting', 'hold', '2024-01', ...pcp);
  await done('meeting', 'add', ...pcp, '--date', '2024-04-02', '--yes');
  await done('action', 'add', ...pcp, '--owner', 'PCC', '--text', 'Report how long 101 callers wait');
  return desk;
}

describe('a panel that moves from the Tuesday after Easter to the Thursday before', () => {
  const pcp = ['--board', 'pcp'];

  it('shows every date that changed', async () => {
    const { matters, today } = await withPanel(aDesk());
    today('2024-02-05');
    expect(await matters('meeting', 'move', '2024-04-02', ...pcp, '--date', '2024-03-28')).toEqual({
      exit: 0,
      out: '',
      talk: [
        'Meeting 2024-04 of pcp: scheduled for Thursday 28 March 2024.',
        '  first reminder: was Thursday 22 February 2024, now Wednesday 21 February 2024',
        '  second reminder: was Thursday 7 March 2024, now Wednesday 6 March 2024',
        '  final reminder: was Wednesday 13 March 2024, now Tuesday 12 March 2024',
        '  papers deadline: was Thursday 14 March 2024, now Wednesday 13 March 2024',
        '  action report: was Wednesday 20 March 2024, now Tuesday 19 March 2024',
        '  publication: was Thursday 21 March 2024, now Wednesday 20 March 2024',
        '  last call: was Wednesday 27 March 2024, now Tuesday 26 March 2024',
        '  meeting: was Tuesday 2 April 2024, now Thursday 28 March 2024',
        '',
      ].join('\n'),
    });
  });

  it('is reminded of by the new dates, and not by the old', async () => {
    const { done, today } = await withPanel(aDesk());
    const owed = async (date: string): Promise<string[]> => {
      const { send } = JSON.parse(await done('plan', ...pcp, '--as-of', date, '--json'))[0];
      return send.map(({ stage, meeting }: { stage: string; meeting: { date: string } | null }) =>
        meeting ? `${stage} for ${meeting.date}` : stage,
      );
    };
    today('2024-02-05');
    expect(await owed('2024-02-21')).toEqual(['notice']);
    expect(await owed('2024-03-28')).toEqual(['last-call for 2024-04-02', 'action-report for 2024-04-02']);
    await done('meeting', 'move', '2024-04', ...pcp, '--date', '2024-03-28');
    expect(await owed('2024-02-21')).toEqual(['first-reminder for 2024-03-28']);
    expect(await owed('2024-03-06')).toEqual(['second-reminder for 2024-03-28']);
    expect(await owed('2024-03-19')).toEqual([
      'final-reminder for 2024-03-28',
      'action-report for 2024-03-28',
    ]);
    expect(await owed('2024-04-02')).toEqual([]);
    expect(await done('plan', ...pcp, '--as-of', '2024-03-26')).toContain(
      'last-call: PCC has 1 action due by the meeting on Thursday 28 March 2024',
    );
  });

  it('shows that dates are not known any more when put off, and again once they are', async () => {
    const { matters } = await withPanel(aDesk());
    const off = await matters('meeting', 'postpone', '2024-04', ...pcp, '--reason', 'an election');
    expect(off.talk).toContain('  papers deadline: was Thursday 14 March 2024, now not known\n');
    const month = await matters('meeting', 'change', '2024-04', ...pcp, '--month', '2024-05');
    expect(month.talk).toBe('Meeting 2024-04 of pcp: expected in May 2024.\n');
    const again = await matters('meeting', 'change', '2024-04', ...pcp, '--date', '2024-05-14');
    expect(again.talk).toContain('  papers deadline: was not known, now Friday 26 April 2024\n');
    const place = await matters('meeting', 'change', '2024-04', ...pcp, '--place', 'Committee Room 3');
    expect(place.talk).toBe('Meeting 2024-04 of pcp: scheduled for Tuesday 14 May 2024, Committee Room 3.\n');
  });
});

describe('what a meeting is to consider', () => {
  /** The board with a month for March 2025, and a programme for it. */
  async function withProgramme(desk: TestDesk): Promise<TestDesk> {
    await withAction(desk);
    await desk.done('meeting', 'add', ...at, '--month', '2025-03');
    const { register } = desk.service;
    for (const entry of [
      anItem({
        ref: 'PDB-ITEM-10',
        meeting: '2025-03',
        title: "The Commissioner's annual report",
        lead: null,
      }),
      anItem({ ref: 'PDB-ITEM-9', meeting: '2025-03' }),
      anItem({ ref: 'PDB-ITEM-8', meeting: '2025-03', state: 'withdrawn' }),
      anItem({ ref: 'PDB-ITEM-7', title: 'Rural crime', received: { on: '2024-10-08' } }),
      anItem({ ref: 'PDB-ITEM-6', title: 'Notes of another board', state: 'offered' }),
      aRegularItem({ ref: 'PDB-ITEM-5' }),
      aRegularItem({
        ref: 'PDB-ITEM-4',
        title: 'Board minutes',
        as: 'item to note',
        condition: 'if available',
      }),
      aRegularItem({ ref: 'PDB-ITEM-3', state: 'withdrawn' }),
    ]) {
      expect(await register.save(entry)).toBe('saved');
    }
    return desk;
  }

  it('is shown with who writes it and by when, and with what comes at every meeting', async () => {
    const { done } = await withProgramme(aDesk());
    const shown = await done('meeting', 'show', '2024-12', ...at);
    expect(shown.split('\nHistory:')[0]?.split('\n').slice(1)).toEqual([
      '  papers to the secretary by Tuesday 26 November 2024',
      '  published by Tuesday 3 December 2024',
      '  due at it: PDB-2024-10-1, Report how long 101 callers wait',
      '  to consider: PDB-ITEM-6, Notes of another board (from Force, offered, not accepted yet)',
      '  to consider: PDB-ITEM-7, Rural crime (from Force, paper in)',
      '  item to note: PDB-ITEM-4, Board minutes (if available)',
      '  standing item: PDB-ITEM-5, Questions to the Commissioner',
    ]);
    expect(await done('meeting', 'show', '2024-10', ...at)).not.toContain('standing item');
  });

  it('follows by itself when its month gets a date', async () => {
    const { done } = await withProgramme(aDesk());
    const toConsider = async () =>
      (await done('meeting', 'show', '2025-03', ...at))
        .split('\n')
        .filter((line) => /to consider/.test(line));
    expect(await toConsider()).toEqual([
      '  to consider: PDB-ITEM-9, Neighbourhood policing (from Force)',
      "  to consider: PDB-ITEM-10, The Commissioner's annual report (no lead)",
    ]);
    await done('meeting', 'change', '2025-03', ...at, '--date', '2025-03-12');
    expect(await toConsider()).toEqual([
      '  to consider: PDB-ITEM-9, Neighbourhood policing (from Force, paper by Tuesday 25 February 2025)',
      "  to consider: PDB-ITEM-10, The Commissioner's annual report (no lead, paper by Tuesday 25 February 2025)",
    ]);
    await done('meeting', 'move', '2025-03', ...at, '--date', '2025-03-13');
    expect(await toConsider()).toContain(
      '  to consider: PDB-ITEM-9, Neighbourhood policing (from Force, paper by Wednesday 26 February 2025)',
    );
  });

  it('is left behind by a cancelled meeting, and carried to another with the reason', async () => {
    const { matters, service } = await withProgramme(aDesk());
    const { talk } = await matters('meeting', 'cancel', '2024-12', ...at, '--reason', 'too few could come');
    expect(talk).toBe(
      'Meeting 2024-12 of pdb: cancelled: too few could come.\n! PDB-2024-10-1 was due at it, and PDB-ITEM-6 and PDB-ITEM-7 were to be considered at it: matters meeting carry 2024-12 --board pdb --to MEETING\n',
    );
    const onMonday = ['--to', '2025-03', '--as-of', '2024-11-25'];
    expect((await matters('meeting', 'carry', '2024-12', ...at, ...onMonday)).talk).toBe(
      'PDB-2024-10-1 is now due, and PDB-ITEM-6 and PDB-ITEM-7 are now to be considered, at meeting 2025-03, expected in March 2025.\n',
    );
    const programme = await service.register.programme('pdb');
    expect(programme.find(({ ref }) => ref === 'PDB-ITEM-7')).toMatchObject({
      state: 'moved',
      meeting: '2025-03',
      move: {
        from: '2024-12',
        on: '2024-11-25',
        reason: 'the meeting was cancelled: too few could come',
      },
    });
    expect(programme.find(({ ref }) => ref === 'PDB-ITEM-6')).toMatchObject({
      state: 'offered',
      meeting: '2025-03',
    });
    expect((await matters('meeting', 'carry', '2024-12', ...at, '--to', '2025-03')).talk).toBe(
      'Nothing waits for it: nothing was changed.\n',
    );
  });

  it('is carried from a meeting that was put off, or for a reason of its own', async () => {
    const { matters, done, service } = await withProgramme(aDesk());
    const carried = async () => {
      const entry = (await service.register.programme('pdb')).find(({ ref }) => ref === 'PDB-ITEM-9');
      return entry?.history.at(-1)?.what;
    };
    await done('meeting', 'postpone', '2025-03', ...at, '--reason', 'an election');
    expect((await matters('meeting', 'carry', '2025-03', ...at, '--to', '2024-12')).talk).toBe(
      'PDB-ITEM-9 and PDB-ITEM-10 are now to be considered at meeting 2024-12, scheduled for Wednesday 11 December 2024.\n',
    );
    expect(await carried()).toBe(
      'moved from meeting 2025-03 to 2024-12: the meeting was put off: an election',
    );
    await done('meeting', 'carry', '2024-12', ...at, '--to', '2025-03', '--reason', 'the agenda is full');
    expect(await carried()).toBe('moved from meeting 2024-12 to 2025-03: the agenda is full');
    await done('meeting', 'carry', '2025-03', ...at, '--to', '2024-12');
    await done('meeting', 'change', '2025-03', ...at, '--date', '2025-03-12');
    await done('meeting', 'carry', '2024-12', ...at, '--to', '2025-03');
    expect(await carried()).toBe(
      'moved from meeting 2024-12 to 2025-03: carried over from the meeting scheduled for Wednesday 11 December 2024',
    );
  });
});

describe('a meeting entered or held by mistake', () => {
  it('is removed where nothing hangs on it, and its identity is free', async () => {
    const { matters, done } = await withAction(aDesk());
    await done('meeting', 'add', ...at, '--date', '2025-03-12');
    const removed = await matters('meeting', 'remove', '2025-03', ...at, '--reason', 'entered twice');
    expect(removed.talk).toBe('Meeting 2025-03 of pdb: removed: entered twice.\n');
    expect(await done('meeting', 'list', ...at)).not.toContain('2025-03');
    await done('meeting', 'add', ...at, '--month', '2025-03');
    expect(await done('meeting', 'list', ...at)).toContain('2025-03  expected in March 2025');
    expect(await matters('meeting', 'remove', '2024-12', ...at, '--reason', 'x')).toEqual({
      exit: 1,
      out: '',
      talk: 'matters: PDB-2024-10-1 hangs on meeting 2024-12: remove or move what hangs on it first\n',
    });
  });

  it('is re-opened once nothing rests on it, and scheduled again', async () => {
    const { matters, done } = await withAction(aDesk());
    const reopen = ['meeting', 'reopen', '2024-10', ...at, '--reason', 'recorded from the wrong file'];
    expect((await matters(...reopen)).talk).toBe(
      'matters: PDB-2024-10-1 rests on meeting 2024-10: remove what was entered by mistake first\n',
    );
    await done('action', 'remove', 'PDB-2024-10-1', '--reason', 'of another meeting');
    expect((await matters(...reopen)).talk).toBe(
      'Meeting 2024-10 of pdb: scheduled for Wednesday 2 October 2024.\n',
    );
  });
});
