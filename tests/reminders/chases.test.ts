import { expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { bankHolidays } from '../../functions/calendar/working-days.ts';
import { policySchema } from '../../functions/register/board.ts';
import { chaseWindows } from '../../functions/reminders/chases.ts';

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
