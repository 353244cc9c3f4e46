import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate, day } from '../../functions/calendar/days.ts';
import { bankHolidays, isWorkingDay } from '../../functions/calendar/working-days.ts';
import type { BoardView } from '../../functions/register/view.ts';
import { fold } from '../../functions/reminders/fold.ts';
import { dispatchesDue } from '../../functions/reminders/plan.ts';
import { stageWindows } from '../../functions/reminders/stages.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';

const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });

const aView = (parts: Partial<BoardView> = {}): BoardView => ({
  board: aBoard(),
  owners: [anOwner()],
  meetings: [october, aMeeting()],
  actions: [anAction()],
  programme: [],
  ...parts,
});

const stagesDue = (view: BoardView, today: string): string[] =>
  fold(dispatchesDue(view, day(today)), day(today)).send.map(({ owner, stage }) => `${owner}: ${stage}`);

describe('the stages before the Board of 11 December 2024', () => {
  it('fall on working days counted back from the papers and the meeting', () => {
    const windows = stageWindows(aBoard().policy, { date: day('2024-12-11') }, bankHolidays);
    expect(windows).toEqual([
      { name: 'first-reminder', dueOn: '2024-11-05', cutOff: '2024-11-18' },
      { name: 'second-reminder', dueOn: '2024-11-19', cutOff: '2024-11-24' },
      { name: 'final-reminder', dueOn: '2024-11-25', cutOff: '2024-12-08' },
      { name: 'last-call', dueOn: '2024-12-09', cutOff: '2024-12-11' },
    ]);
  });

  it.each([
    ['2024-10-03', ['force: notice']],
    ['2024-11-04', ['force: notice']],
    ['2024-11-05', ['force: first-reminder']],
    ['2024-11-16', []],
    ['2024-11-22', ['force: second-reminder']],
    ['2024-12-02', ['force: final-reminder', 'null: action-report']],
    ['2024-12-11', ['force: last-call', 'null: action-report']],
    ['2024-12-12', []],
    ['2024-12-18', ['force: chase-1']],
    ['2024-12-27', ['force: chase-2']],
    ['2025-01-06', ['force: escalation']],
  ])('on %s owe %j', (today, expected) => {
    expect(stagesDue(aView(), today)).toEqual(expected);
  });

  it('are dropped when the meeting is so near that another stage falls on the same day', () => {
    const stages = [
      { name: 'early', workingDays: 2, before: 'meeting' },
      { name: 'late', workingDays: 2, before: 'meeting' },
    ] as const;
    const { policy } = aBoard({ policy: { stages: [...stages] } });
    expect(stageWindows(policy, { date: day('2024-12-11') }, bankHolidays).map(({ name }) => name)).toEqual([
      'late',
    ]);
  });
});

describe('what is owed', () => {
  it('is nothing at all on a weekend, a bank holiday, or a day the office is shut', () => {
    const shut = aView({ board: aBoard({ policy: { closureDays: ['2024-11-19'] } }) });
    expect(dispatchesDue(aView(), day('2024-12-25'))).toEqual([]);
    expect(dispatchesDue(aView(), day('2024-11-23'))).toEqual([]);
    expect(dispatchesDue(shut, day('2024-11-19'))).toEqual([]);
  });

  it('is nothing for a proposed, discharged or withdrawn action, and the nil report to the secretary', () => {
    for (const status of ['proposed', 'discharged', 'withdrawn'] as const) {
      expect(stagesDue(aView({ actions: [anAction({ status })] }), '2024-12-02')).toEqual([
        'null: action-report',
      ]);
    }
  });

  it('is a reminder for an undertaking still to be met', () => {
    const discharge = {
      on: '2024-10-02',
      meeting: '2024-10',
      how: 'to be provided before December meeting',
      evidence: [],
      undertaking: {
        text: 'to be provided before December meeting',
        by: { at: 'meeting', meeting: '2024-12', words: 'December' },
        met: null,
      },
    } as const;
    const resting = anAction({ status: 'discharged', discharge: { ...discharge, evidence: [] } });
    expect(stagesDue(aView({ actions: [resting] }), '2024-11-25')).toEqual(['force: final-reminder']);
  });

  it('is no reminder for what is only due at a later meeting', () => {
    const march = aMeeting({ id: '2025-03', date: '2025-03-12' });
    const later = anAction({ due: { at: 'meeting', meeting: '2025-03', words: null } });
    const view = aView({ meetings: [october, aMeeting(), march], actions: [later] });
    expect(stagesDue(view, '2024-11-25')).toEqual(['force: notice']);
    expect(stagesDue(view, '2025-03-10')).toEqual(['force: last-call', 'null: action-report']);
  });

  it('follows the meeting when that moves, under a new name of dispatch', () => {
    const moved = aMeeting({ date: '2025-01-15' });
    const before = dispatchesDue(aView(), day('2024-12-09'));
    const after = dispatchesDue(aView({ meetings: [october, moved] }), day('2025-01-13'));
    const lastCall = (due: typeof before) => due.find(({ stage }) => stage === 'last-call')?.id;
    expect(lastCall(before)).toBe('pdb_2024-12_20241211_last-call_force');
    expect(lastCall(after)).toBe('pdb_2024-12_20250115_last-call_force');
    expect(stagesDue(aView({ meetings: [october, moved] }), '2024-12-18')).toEqual(['force: first-reminder']);
  });

  it('stops when the meeting is postponed with no date', () => {
    const off = aMeeting({ state: 'to be confirmed' });
    expect(stagesDue(aView({ meetings: [october, off] }), '2024-12-09')).toEqual([]);
  });
});

describe('a run that comes late', () => {
  it('sends the stage reached, and owns up to the stages it missed', () => {
    const today = day('2024-11-27');
    const { send, missed } = fold(dispatchesDue(aView(), today), today);
    expect(send.map(({ stage }) => stage)).toEqual(['final-reminder']);
    expect(missed.map(({ stage }) => stage)).toEqual(['first-reminder', 'second-reminder']);
  });

  it('misses nothing that could not have been sent in time', () => {
    const today = day('2024-11-27');
    // On the Friday, after that day's sweep: no morning was left before the stage's Sunday.
    const lately = [{ at: '2024-11-22T09:00:00.000Z', by: 'Asha Verity', what: 'raised', from: 'here' }];
    const view = aView({ actions: [anAction({ history: lately })] });
    expect(fold(dispatchesDue(view, today), today).missed).toEqual([]);
  });

  it('owns up even when it comes after the meeting', () => {
    const today = day('2024-12-16');
    expect(fold(dispatchesDue(aView(), today), today).missed.map(({ stage }) => stage)).toEqual([
      'first-reminder',
      'second-reminder',
      'final-reminder',
      'last-call',
      'notice',
      'action-report',
    ]);
  });
});

describe('whatever the day', () => {
  const anyDay = fc.integer({ min: 0, max: 150 }).map((days) => addDays(day('2024-09-20'), days));
  const refs = ['PDB-2024-10-1', 'PDB-2024-10-2', 'PDB-2024-10-3'];
  const anyDue = fc.oneof(
    fc.constant({ at: 'meeting', meeting: '2024-12', words: null } as const),
    fc.constant({ at: 'not agreed', words: 'TBC' } as const),
    anyDay.map((date) => ({ at: 'date', date, words: null }) as const),
  );
  const anyView = fc.tuple(anyDue, anyDue, anyDue).map((dues) =>
    aView({
      owners: [anOwner(), anOwner({ id: 'opcc', name: 'OPCC' })],
      actions: dues.map((due, index) =>
        anAction({ ref: refs[index] ?? '', due, owner: index === 1 ? 'opcc' : 'force' }),
      ),
    }),
  );

  it('sends an owner one mail at the most, on a working day, and never the same name twice', () => {
    fc.assert(
      fc.property(anyView, anyDay, (view, today: CalendarDate) => {
        const due = dispatchesDue(view, today);
        expect(new Set(due.map(({ id }) => id)).size).toBe(due.length);
        const { send, saidIn, missed } = fold(due, today);
        expect(send.length + saidIn.length + missed.length).toBe(due.length);
        const owners = send.map(({ owner }) => owner).filter((owner) => owner !== null);
        expect(new Set(owners).size).toBe(owners.length);
        expect(send.length === 0 || isWorkingDay(today, bankHolidays)).toBe(true);
        for (const { dueOn, cutOff } of send) expect(dueOn <= today && today <= cutOff).toBe(true);
      }),
    );
  });
});
