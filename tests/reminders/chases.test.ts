import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { bankHolidays } from '../../functions/calendar/working-days.ts';
import { policySchema } from '../../functions/register/board.ts';
import { chaseWindows, furtherChaseWindows } from '../../functions/reminders/chases.ts';

it('what was missed on 11 December 2024 is chased on the 18th and the 27th, and escalated on 6 January', () => {
  const policy = policySchema.parse({ chaseEveryWorkingDays: 5, chasesBeforeEscalation: 2 });
  expect(chaseWindows(policy, day('2024-12-11'), bankHolidays)).toEqual([
    { name: 'chase-1', dueOn: '2024-12-18', cutOff: '2024-12-26' },
    { name: 'chase-2', dueOn: '2024-12-27', cutOff: '2025-01-05' },
    { name: 'escalation', dueOn: '2025-01-06', cutOff: '2025-01-27' },
  ]);
});

it('what a board never chases is escalated at once', () => {
  const policy = policySchema.parse({ chaseEveryWorkingDays: 5, chasesBeforeEscalation: 0 });
  expect(chaseWindows(policy, day('2024-11-12'), bankHolidays)).toEqual([
    { name: 'escalation', dueOn: '2024-11-19', cutOff: '2024-11-26' },
  ]);
});

describe('what nobody answered after its escalation on 6 January 2025', () => {
  const missed = day('2024-12-11');
  const windows = (today: string, policy: object = {}) =>
    furtherChaseWindows(policySchema.parse(policy), missed, day(today), bankHolidays);

  it('is chased every twenty working days from then on, until each next chase', () => {
    expect(windows('2025-02-02')).toEqual([]);
    expect(windows('2025-03-05')).toEqual([
      { name: 'chase-after-35-working-days', dueOn: '2025-02-03', cutOff: '2025-03-02' },
      { name: 'chase-after-55-working-days', dueOn: '2025-03-03', cutOff: '2025-03-30' },
    ]);
  });

  it('is chased for years, and looked back at no further than ninety days', () => {
    expect(windows('2027-01-04').map(({ dueOn }) => dueOn)).toEqual([
      '2026-10-01',
      '2026-10-29',
      '2026-11-26',
      '2026-12-24',
    ]);
  });

  it('is chased as often as the policy says, not while the escalation itself is worth sending', () => {
    expect(windows('2025-02-03', { chaseOnWorkingDays: 5 })).toEqual([
      { name: 'chase-after-35-working-days', dueOn: '2025-02-03', cutOff: '2025-02-09' },
    ]);
  });

  it('has the same name for the same day under another rhythm', () => {
    const names = windows('2025-02-24', { chaseOnWorkingDays: 10 }).map(({ name }) => name);
    expect(names).toEqual(['chase-after-35-working-days', 'chase-after-45-working-days']);
  });

  it('is chased no more where the policy says so', () => {
    expect(windows('2026-01-05', { chaseOnWorkingDays: null })).toEqual([]);
  });
});

describe('a ladder of escalation, after one chase of what was missed on 11 December 2024', () => {
  const windows = (escalationSteps: string[]) =>
    chaseWindows(
      policySchema.parse({ chasesBeforeEscalation: 1, escalationSteps }),
      day('2024-12-11'),
      bankHolidays,
    );

  it('takes a step every five working days, and its last for as long as all before it took', () => {
    expect(windows(['deputy', 'named', 'attend'])).toEqual([
      { name: 'chase-1', dueOn: '2024-12-18', cutOff: '2024-12-26' },
      { name: 'escalation-to-deputy', dueOn: '2024-12-27', cutOff: '2025-01-05' },
      { name: 'escalation', dueOn: '2025-01-06', cutOff: '2025-01-27' },
    ]);
  });

  it('ends its days with the chases where the office is only ever asked to attend', () => {
    expect(windows(['attend'])).toEqual([{ name: 'chase-1', dueOn: '2024-12-18', cutOff: '2024-12-27' }]);
  });

  it.each([[['named', 'deputy']], [['named', 'named']], [[]], [['chair']]])(
    'is not %j',
    (escalationSteps) => {
      expect(policySchema.safeParse({ escalationSteps }).success).toBe(false);
    },
  );
});
