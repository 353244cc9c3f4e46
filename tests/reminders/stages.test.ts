import { expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { bankHolidays } from '../../functions/calendar/working-days.ts';
import { policySchema } from '../../functions/register/board.ts';
import { stageWindows } from '../../functions/reminders/stages.ts';

it('no reminder is worth sending after the last day for one, though another stage is to follow', () => {
  const policy = policySchema.parse({
    stages: [
      { name: 'one', workingDays: 5, before: 'meeting' },
      { name: 'other', workingDays: 1, before: 'meeting' },
    ],
    cutOffWorkingDays: 3,
  });
  expect(stageWindows(policy, { date: day('2024-12-11') }, bankHolidays)).toEqual([
    { name: 'one', dueOn: '2024-12-04', cutOff: '2024-12-06' },
  ]);
});
