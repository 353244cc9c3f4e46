import { describe, expect, it } from 'vitest';
import { type Action, actionSchema } from '../../functions/register/action.ts';
import { whatChanged } from '../../functions/register/what-changed.ts';
import { aBoard, aMeeting, anAction, anOwner } from './examples.ts';

const sian = { name: 'Siân O’Neill', email: 'sian@force.example', from: null, until: null };
const mo = { name: 'Mo Khan', email: 'mo@force.example', from: '2024-11-01', until: null };
const minutes = (file: string) => ({ file, next: null, actions: [], discharged: [] });

describe('what a change made of a thing', () => {
  it.each([
    [
      'a due date',
      anAction(),
      anAction({ due: { at: 'date', date: '2025-02-28', words: null } }),
      [
        {
          field: 'due',
          before: { at: 'meeting', meeting: '2024-12', words: null },
          after: { at: 'date', date: '2025-02-28', words: null },
        },
      ],
    ],
    [
      'an owner and a wording, in the order of the thing',
      anAction(),
      anAction({ owner: 'pcc', text: 'Report rural patrols' }),
      [
        { field: 'text', before: anAction().text, after: 'Report rural patrols' },
        { field: 'owner', before: 'force', after: 'pcc' },
      ],
    ],
    [
      'of a list what came and what left',
      anOwner({ contacts: [sian] }),
      anOwner({ contacts: [sian, mo] }),
      [{ field: 'contacts', before: [], after: [mo] }],
    ],
    [
      'the order of a list, whole',
      anOwner({ contacts: [sian, mo] }),
      anOwner({ contacts: [mo, sian] }),
      [{ field: 'contacts', before: [sian, mo], after: [mo, sian] }],
    ],
    [
      'of a policy the setting',
      aBoard(),
      aBoard({ policy: { papersWorkingDays: 7 } }),
      [{ field: 'policy.papersWorkingDays', before: 5, after: 7 }],
    ],
    [
      'of notes the file they came from',
      aMeeting({ minutes: minutes('october.txt') }),
      aMeeting({ minutes: minutes('october, corrected.txt') }),
      [{ field: 'minutes', before: 'october.txt', after: 'october, corrected.txt' }],
    ],
    [
      'a meeting without its day',
      aMeeting({ state: 'scheduled', place: null, time: null }),
      aMeeting({ state: 'month', month: '2025-01' }),
      [
        { field: 'state', before: 'scheduled', after: 'month' },
        { field: 'month', before: null, after: '2025-01' },
        { field: 'date', before: '2024-12-11', after: null },
      ],
    ],
  ])('says %s', (_, before, after, changed) => {
    expect(whatChanged(before, after)).toEqual(changed);
  });

  it('is nothing where the register reckons for itself, and where parts stand in another order', () => {
    const { due, ...rest } = anAction();
    const turned = { ...rest, due: Object.fromEntries(Object.entries(due).toReversed()) };
    expect(whatChanged(anAction(), { ...turned, owedSince: '2024-11-20T10:00:00.000Z', version: 9 })).toEqual(
      [],
    );
  });
});

describe('a line of a history', () => {
  it('written before this is kept reads as it did', () => {
    const old: Action = actionSchema.parse(JSON.parse(JSON.stringify(anAction())));
    expect(old.history).toEqual(anAction().history);
    expect(old.history[0]).not.toHaveProperty('changed');
  });
});
