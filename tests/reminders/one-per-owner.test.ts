import { expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { onePerOwner } from '../../functions/reminders/one-per-owner.ts';
import { dispatchesDue } from '../../functions/reminders/plan.ts';
import { aBoard, aMeeting, anAction, anItem, anOwner } from '../register/examples.ts';

/** On Tuesday 19 November 2024 the Force owes an action since the 12th, and a report for a meeting that is far off. */
const view = {
  board: aBoard(),
  owners: [anOwner(), anOwner({ id: 'pcc', name: 'PCC' })],
  meetings: [
    aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }),
    aMeeting({ id: '2025-03', state: 'month', month: '2025-03' }),
  ],
  actions: [anAction({ due: { at: 'date', date: '2024-11-12', words: null } })],
  programme: [
    anItem({ meeting: '2025-03', ...recorded('2024-11-18T15:00:00.000Z') }),
    anItem({ ref: 'PDB-ITEM-2', lead: 'pcc', meeting: '2025-03', ...recorded('2024-11-18T15:00:00.000Z') }),
  ],
};

function recorded(at: string) {
  return { history: [{ at, by: 'Asha Verity', what: 'put on the programme', from: 'here' }] };
}

it('makes one mail an owner of actions and reports, and keeps which reports it covers', () => {
  const today = day('2024-11-19');
  const { send, coveredBy } = onePerOwner(dispatchesDue(view, today), today);
  expect(send.map(({ owner, stage, refs, alsoCovers }) => ({ owner, stage, refs, alsoCovers }))).toEqual([
    { owner: 'force', stage: 'chase-1', refs: ['PDB-2024-10-2'], alsoCovers: ['PDB-ITEM-1'] },
    { owner: 'pcc', stage: 'notice', refs: ['PDB-ITEM-2'], alsoCovers: [] },
  ]);
  expect(coveredBy.map(({ dispatch, by }) => `${dispatch.refs.join()} in ${by.stage}`)).toEqual([
    'PDB-ITEM-1 in chase-1',
  ]);
});
