import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import type { Dispatch } from '../../functions/reminders/dispatch.ts';
import { useOf } from '../../functions/reminders/worth-sending.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';

const view = {
  board: aBoard({ policy: { cutOffWorkingDays: 2 } }),
  meetings: [aMeeting()],
  owners: [anOwner()],
  actions: [anAction()],
  programme: [],
};
const missed = { state: 'missed', cutOff: '2024-11-18' } as const;
const ofNoMeeting = { ...missed, meeting: null } as const;
const overdue = { ...view, actions: [anAction({ due: { at: 'date', date: '2024-11-01', words: null } })] };
const on = (today: string, dispatch: Dispatch, of: Parameters<typeof useOf>[0] = view) =>
  useOf(of, dispatch, day(today), []);

describe('a mail that did not arrive is of use', () => {
  it.each<[string, Dispatch, string, string]>([
    ['until its own last day, while that is to come', aDispatch(missed), '2024-11-15', '2024-11-18'],
    ['until the last day for its meeting', aDispatch(missed), '2024-11-18', '2024-12-09'],
    ['until the last day for its meeting, on that day', aDispatch(missed), '2024-12-09', '2024-12-09'],
    [
      'until its meeting, as an action report',
      aDispatch({ ...missed, kind: 'action report', owner: null, refs: [] }),
      '2024-12-10',
      '2024-12-11',
    ],
    [
      'for five working days, as a notice',
      aDispatch({ ...ofNoMeeting, kind: 'notice' }),
      '2024-11-21',
      '2024-11-28',
    ],
  ])('%s', (_, dispatch, today, until) => {
    expect(on(today, dispatch)).toEqual({ outcome: 'of use', until });
  });

  it.each(['chase', 'escalation'] as const)('for five working days over Christmas, as %s', (kind) => {
    const dispatch = aDispatch({ ...ofNoMeeting, kind });
    expect(on('2024-12-23', dispatch, overdue)).toEqual({ outcome: 'of use', until: '2025-01-02' });
  });

  it('for five working days where its meeting has moved, and others are owed that it was to say', () => {
    const moved = { ...view, meetings: [aMeeting({ date: '2025-02-12' })] };
    const dispatch = aDispatch({ ...missed, refs: [], alsoCovers: ['PDB-2024-10-2'] });
    expect(on('2024-12-12', dispatch, moved)).toEqual({ outcome: 'of use', until: '2024-12-19' });
  });
});

describe('a mail is of no use', () => {
  it.each<[string, string, Dispatch, Parameters<typeof useOf>[0]]>([
    ['the meeting of Wednesday 11 December 2024 is over', '2024-12-12', aDispatch(missed), view],
    [
      'the meeting of Wednesday 11 December 2024 is over',
      '2024-12-11',
      aDispatch(missed),
      { ...view, meetings: [aMeeting({ state: 'held' })] },
    ],
    [
      'its last day for the meeting of Wednesday 11 December 2024 was 9 December 2024',
      '2024-12-10',
      aDispatch(missed),
      view,
    ],
    [
      'the meeting has moved or will not take place',
      '2024-11-20',
      aDispatch(missed),
      { ...view, meetings: [aMeeting({ state: 'cancelled' })] },
    ],
    [
      'Force no longer owes anything that it was about',
      '2024-11-20',
      aDispatch({ ...ofNoMeeting, kind: 'notice' }),
      { ...view, actions: [] },
    ],
    ...(['chase', 'escalation'] as const).map((kind): [string, string, Dispatch, typeof view] => [
      'what it was about is paused',
      '2024-12-23',
      aDispatch({ ...ofNoMeeting, kind, alsoCovers: ['PDB-2024-10-2'] }),
      {
        ...overdue,
        actions: overdue.actions.map((action) => ({
          ...action,
          pause: {
            ...{ on: day('2024-12-20'), until: day('2025-01-13') },
            ...{ reason: 'the figures come then', resumedOn: null },
          },
        })),
      },
    ]),
    [
      'Force knows the date as it stands',
      '2024-11-20',
      aDispatch({ ...ofNoMeeting, kind: 'change of date', id: 'pdb_2024-12_moved_20241204_force' }),
      view,
    ],
  ])('for %s, on %s', (why, today, dispatch, of) => {
    expect(on(today, dispatch, of)).toEqual({ outcome: 'of no use', why });
  });
});
