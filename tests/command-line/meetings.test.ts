import { describe, expect, it } from 'vitest';
import { desks, withAction, withBoard } from './a-desk.ts';

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
    await done('meeting', 'move', '2024-12', ...at, '--date', '2024-12-18');
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
      'Meeting 2024-12 of pdb: cancelled: too few could come.\nPDB-2024-10-1 was due at it: matters meeting carry 2024-12 --board pdb --to MEETING\n',
    );
    expect((await matters('meeting', 'carry', '2024-12', ...at, '--to', '2025-03')).talk).toBe(
      'PDB-2024-10-1 is now due at meeting 2025-03, expected in March 2025.\n',
    );
    expect((await matters('meeting', 'carry', '2024-12', ...at, '--to', '2025-03')).talk).toBe(
      'Nothing is due at it: nothing was changed.\n',
    );
    expect(await done('action', 'list', ...at)).toContain('March 2025');
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
    [2, ['add', ...at], 'say when: --date YYYY-MM-DD, --month YYYY-MM or --to-be-confirmed REASON'],
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
