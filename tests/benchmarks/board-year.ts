import { bill, totalOf } from '../../infra/cost/bill.ts';
import { measureMorning } from '../../infra/cost/morning.ts';
import { standingOf } from '../../infra/cost/standing.ts';
import { stages } from '../../infra/stages.ts';
import type { Benchmark } from './row.ts';

const boards = 10_000;

/** What a board costs in a year where so many share a stage, in dollars at list price: all of it but sign-in. `npm run cost` says more. */
export const boardYear: Benchmark = async ({ quick }) => {
  if (quick) return [];
  const sums = bill(boards, await measureMorning(), standingOf(stages.prod));
  const rest = Object.fromEntries(Object.entries(sums).filter(([service]) => !service.startsWith('Cognito')));
  return [
    {
      name: `a board’s year of ${boards} boards, but for sign-in`,
      is: totalOf(rest).list / boards,
      unit: 'dollars',
      goal: { atMost: 0.15 },
    },
  ];
};
