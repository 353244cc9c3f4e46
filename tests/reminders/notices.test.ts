import { describe, expect, it } from 'vitest';
import { day, instantSchema } from '../../functions/calendar/days.ts';
import type { Action } from '../../functions/register/action.ts';
import { amend, reopen } from '../../functions/register/action-transitions.ts';
import type { Author } from '../../functions/register/history.ts';
import type { ProgrammeItem } from '../../functions/register/programme.ts';
import { accept, amendItem } from '../../functions/register/programme-transitions.ts';
import type { PlannedDispatch } from '../../functions/reminders/dispatch.ts';
import { dispatchesDue } from '../../functions/reminders/plan.ts';
import { aBoard, aMeeting, anAction, anItem, anOwner, secretary } from '../register/examples.ts';

const on = (date: string): Author => ({ ...secretary, at: instantSchema.parse(`${date}T15:00:00.000Z`) });

/** No meeting has a date yet: of what is undated, a notice is all that is sent. */
function noticesOn(
  today: string,
  { actions = [], programme = [] }: { actions?: Action[]; programme?: ProgrammeItem[] },
): PlannedDispatch[] {
  const view = {
    board: aBoard(),
    owners: [anOwner(), anOwner({ id: 'pcc', name: 'PCC' })],
    meetings: [
      aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }),
      aMeeting({ id: '2025-03', state: 'month', month: '2025-03' }),
    ],
    ...{ actions, programme },
  };
  return dispatchesDue(view, day(today)).filter(({ kind }) => kind === 'notice');
}

const inShort = ({ id, dueOn, cutOff }: PlannedDispatch): string => `${id}, ${dueOn} to ${cutOff}`;
const undated = { at: 'not agreed', words: null } as const;

/** Recorded on 3 October 2024. */
const action = anAction({ due: undated });

function given(to: string, date: string, what: Action = action): Action {
  const moved = amend(what, { owner: to }, on(date));
  if (moved.outcome === 'refused') throw new Error(moved.why);
  return moved.action;
}

describe('a notice', () => {
  it('is of one thing: what is saved after a sweep between two saves of one recording has its own', () => {
    const other = anAction({ ref: 'PDB-2024-10-3', due: undated });
    expect(noticesOn('2024-10-03', { actions: [action] }).map(({ id }) => id)).toEqual([
      'pdb_PDB-2024-10-2_notice_force',
    ]);
    const item = anItem({ meeting: '2025-03' });
    expect(noticesOn('2024-10-03', { actions: [action, other], programme: [item] }).map(inShort)).toEqual([
      'pdb_PDB-2024-10-2_notice_force, 2024-10-03 to 2024-10-31',
      'pdb_PDB-2024-10-3_notice_force, 2024-10-03 to 2024-10-31',
      'pdb_PDB-ITEM-1_notice_force, 2024-10-03 to 2024-10-31',
    ]);
  });

  it('is of one office: given to another that had one from the same recording, it is new there on that day', () => {
    const theirs = anAction({ ref: 'PDB-2024-10-3', owner: 'pcc', due: undated });
    const [before, anew] = noticesOn('2024-11-22', { actions: [theirs, given('pcc', '2024-11-21')] });
    expect([before, anew].map((one) => one && inShort(one))).toEqual([
      'pdb_PDB-2024-10-3_notice_pcc, 2024-10-03 to 2024-10-31',
      'pdb_PDB-2024-10-2_notice_pcc, 2024-11-21 to 2024-12-19',
    ]);
    expect(anew?.why).toBe('PCC has 1 new action (PDB-2024-10-2), owed since Thursday 21 November 2024');
  });

  it('is the same when it was given away and back: none goes a second time', () => {
    const back = given('force', '2024-10-10', given('pcc', '2024-10-08'));
    const names = [action, back]
      .flatMap((one) => noticesOn('2024-10-11', { actions: [one] }))
      .map(({ id }) => id);
    expect(names).toEqual(['pdb_PDB-2024-10-2_notice_force', 'pdb_PDB-2024-10-2_notice_force']);
  });

  it.each([
    ['2024-11-22', '2024-11-28'],
    ['2024-12-18', '2024-12-18'],
  ])(
    'of what is due on %s and was given to its office on 21 November is worth sending until %s',
    (date, last) => {
      const due = { at: 'date', date, words: null } as const;
      const late = given('pcc', '2024-11-21', anAction({ due }));
      expect(
        noticesOn('2024-11-21', { actions: [late] }).map(({ dueOn, cutOff }) => [dueOn, cutOff]),
      ).toEqual([['2024-11-21', last]]);
    },
  );

  it.each(['proposed', 'discharged', 'withdrawn'] as const)(
    'is none of what was recorded as %s at once, and one when that is set aside',
    (status) => {
      const recorded = anAction({ status, due: undated });
      expect(noticesOn('2024-10-03', { actions: [recorded] })).toEqual([]);
      const asked = reopen(recorded, 'it was not done', on('2024-11-21'));
      if (asked.outcome === 'refused') throw new Error(asked.why);
      expect(noticesOn('2024-11-22', { actions: [asked.action] }).map(inShort)).toEqual([
        'pdb_PDB-2024-10-2_notice_force, 2024-11-21 to 2024-12-19',
      ]);
    },
  );

  it.each([
    [
      'given its lead',
      amendItem(anItem({ meeting: '2025-03', lead: 'pcc' }), { lead: 'force' }, on('2024-11-21')),
    ],
    ['accepted', accept(anItem({ meeting: '2025-03', state: 'offered' }), on('2024-11-21'))],
  ])('of an item tells its lead since when it is theirs, %s', (_, moved) => {
    if (moved.outcome === 'refused') throw new Error(moved.why);
    const [notice] = noticesOn('2024-11-22', { programme: [moved.entry] });
    expect(notice && inShort(notice)).toBe('pdb_PDB-ITEM-1_notice_force, 2024-11-21 to 2024-12-19');
    expect(notice?.why).toBe('Force has 1 new report (PDB-ITEM-1), owed since Thursday 21 November 2024');
  });

  it('that was not sent while it was worth sending is owned up to, where a morning was left for it', () => {
    const late = noticesOn('2024-12-23', { actions: [given('pcc', '2024-11-21')] });
    expect(late.map(inShort)).toEqual(['pdb_PDB-2024-10-2_notice_pcc, 2024-11-21 to 2024-12-19']);
  });
});
