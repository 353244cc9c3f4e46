import { expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { overdueIn } from '../../functions/reminders/overdue.ts';
import { action, discharged, dueOn, noDateAgreed, proposed, undertaking, viewOf } from '../papers/a-board.ts';

const promise = (by: string, met: object | null = null) =>
  discharged('2024-10-02', 'accepted', undertaking('the figures', dueOn(by), met));
const view = viewOf([
  action('PDB-2024-10-1', { due: dueOn('2024-11-20') }),
  action('PDB-2024-10-2', promise('2024-11-01')),
  action('PDB-2024-10-3', promise('2024-11-01', { on: '2024-11-05', how: 'sent' })),
  action('PDB-2024-10-4', { due: dueOn('2024-11-01'), ...proposed('sent') }),
  action('PDB-2024-10-5', { due: noDateAgreed() }),
]);

it.each([
  ['2024-11-01', []],
  ['2024-11-04', ['PDB-2024-10-2']],
  ['2024-11-21', ['PDB-2024-10-2', 'PDB-2024-10-1']],
])('of what is owed, on %s these days have passed', (today, refs) => {
  expect(overdueIn(view, day(today)).map(({ ref }) => ref)).toEqual(refs);
});

it('tells a promise from an action, and names both in a sentence', () => {
  expect(overdueIn(view, day('2024-11-21'))).toEqual([
    {
      ...{
        ref: 'PDB-2024-10-2',
        owner: 'force',
        due: '2024-11-01',
        undertaking: true,
        pausedUntil: null,
        notAnswered: false,
      },
      detail: 'the undertaking of PDB-2024-10-2 (“the figures”) was due from Force on Friday 1 November 2024',
    },
    {
      ...{
        ref: 'PDB-2024-10-1',
        owner: 'force',
        due: '2024-11-20',
        undertaking: false,
        pausedUntil: null,
        notAnswered: false,
      },
      detail: 'PDB-2024-10-1 was due from Force on Wednesday 20 November 2024',
    },
  ]);
});
