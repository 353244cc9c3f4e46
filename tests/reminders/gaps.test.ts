import { expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { gapsIn } from '../../functions/reminders/gaps.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';

const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const whole = {
  board: aBoard(),
  owners: [anOwner()],
  meetings: [october, aMeeting()],
  actions: [anAction()],
  programme: [],
};

it('finds none in a register that is in order', () => {
  expect(gapsIn(whole, day('2024-11-20'))).toEqual([]);
});

it.each([
  [
    'no next meeting',
    { meetings: [october, aMeeting({ state: 'to be confirmed' })] },
    'Performance and Delivery Board has no next meeting with a date: meeting 2024-12 is set for a date to be confirmed',
  ],
  [
    'no due date',
    { meetings: [october, aMeeting({ state: 'to be confirmed' })] },
    'PDB-2024-10-2 is due at a date to be confirmed (meeting 2024-12)',
  ],
  [
    'no due date',
    { actions: [anAction({ due: { at: 'not agreed', words: 'TBC' } })] },
    'PDB-2024-10-2 has no agreed due date (“TBC”)',
  ],
  [
    'nobody to write to',
    { owners: [anOwner({ contacts: [] })] },
    'Force has no contact, and owes PDB-2024-10-2',
  ],
  [
    'undeliverable contact',
    {
      owners: [
        anOwner({
          undeliverable: [{ email: 'x@force.example', since: '2024-11-01', why: 'no such mailbox' }],
        }),
      ],
    },
    'Force: x@force.example since 1 November 2024 (no such mailbox)',
  ],
  ['owner not known', { owners: [] }, 'PDB-2024-10-2 is owed by "force", who is not in the register'],
  [
    'notes not recorded',
    { meetings: [aMeeting({ id: '2024-10', date: '2024-10-02' }), aMeeting()] },
    'the meeting of Wednesday 2 October 2024 has passed, and its notes are not recorded',
  ],
  [
    'bank holidays not known',
    { meetings: [aMeeting({ date: '2029-03-14' })] },
    'the meeting of Wednesday 14 March 2029 lies after 31 December 2028, the last day for which bank holidays are known',
  ],
])('shows %s', (kind, changed, detail) => {
  expect(gapsIn({ ...whole, ...changed }, day('2024-11-20'))).toContainEqual({ kind, detail });
});

it.each([
  ['2025-01-06', []],
  [
    '2025-01-07',
    ['PDB-2024-10-2 was due from Force on Wednesday 11 December 2024, and no chase is left to send'],
  ],
])('shows what is still owed once it was chased and escalated: on %s', (today, details) => {
  const passed = {
    meetings: [october, aMeeting({ state: 'held' }), aMeeting({ id: '2025-03', date: '2025-03-12' })],
  };
  expect(gapsIn({ ...whole, ...passed }, day(today)).map(({ detail }) => detail)).toEqual(details);
});
