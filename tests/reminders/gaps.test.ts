import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import type { Meeting } from '../../functions/register/meeting.ts';
import type { BoardView } from '../../functions/register/view.ts';
import { gapsIn } from '../../functions/reminders/gaps.ts';
import { aBoard, aMeeting, anAction, anItem, anOwner, aRegularItem } from '../register/examples.ts';

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

const refused = { email: 'asha.verity@pcc.example', since: '2024-11-01', why: 'no such mailbox' };

it('begins with that nobody can be told of any other', () => {
  const gaps = gapsIn(
    { ...whole, board: aBoard({ undeliverable: [refused] }), owners: [] },
    day('2024-11-20'),
  );
  expect(gaps.map(({ kind }) => kind)).toEqual([
    'nobody to tell',
    'owner not known',
    'undeliverable contact',
  ]);
});

it.each([
  [
    'nobody to tell',
    { board: aBoard({ secretaryTitle: 'clerk', undeliverable: [refused] }) },
    'Performance and Delivery Board has no clerk whose mailbox takes mail: nobody is told what goes wrong',
  ],
  [
    'undeliverable contact',
    { board: aBoard({ undeliverable: [refused] }) },
    'Performance and Delivery Board: asha.verity@pcc.example since 1 November 2024 (no such mailbox)',
  ],
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
  expect(gapsIn({ ...whole, ...changed }, day('2024-11-20'))).toContainEqual(
    expect.objectContaining({ kind, detail }),
  );
});

const wasDue = 'PDB-2024-10-2 was due from Force on Wednesday 11 December 2024, and';

it.each([
  ['2025-01-06', 20, []],
  ['2025-01-07', null, [`${wasDue} no chase is left to send`]],
  ['2025-01-07', 20, [`${wasDue} the day of its escalation has passed: it is chased every 20 working days`]],
  ['2025-01-07', 1, [`${wasDue} the day of its escalation has passed: it is chased every working day`]],
])('shows what is still owed once it was chased and escalated: on %s', (today, every, details) => {
  const passed = {
    board: aBoard({ policy: { chaseOnWorkingDays: every } }),
    meetings: [october, aMeeting({ state: 'held' }), aMeeting({ id: '2025-03', date: '2025-03-12' })],
  };
  expect(gapsIn({ ...whole, ...passed }, day(today)).map(({ detail }) => detail)).toEqual(details);
});

describe('a meeting with no date', () => {
  const details = (meetings: Meeting[], today = '2024-11-20', policy = {}): string[] =>
    gapsIn({ ...whole, board: aBoard({ policy }), meetings, actions: [] }, day(today)).map(
      ({ kind, detail }) => `${kind}: ${detail}`,
    );
  const spring = aMeeting({ id: '2025-03', state: 'month', month: '2025-03' });
  const putOff = aMeeting({ id: '2025-04', state: 'to be confirmed', reason: 'an election' });
  const shown = 'meeting without a date: meeting 2025-03 is expected in March 2025 and has no date: set one';

  it.each([
    // The month begins ninety days after 1 December 2024.
    ['2024-11-30', []],
    ['2024-12-01', [shown]],
    ['2025-04-01', [shown]],
  ])('is shown once its month begins within the horizon: on %s', (today, expected) => {
    expect(details([aMeeting({ date: '2025-05-14' }), spring], today)).toEqual(expected);
  });

  it('is shown as far ahead as the board’s policy says', () => {
    expect(details([aMeeting(), spring], '2024-11-20', { horizonDays: 101 })).toEqual([shown]);
    expect(details([aMeeting(), spring], '2024-11-20', { horizonDays: 100 })).toEqual([]);
  });

  it('is shown at any time when it was put off', () => {
    expect(details([aMeeting(), putOff], '2024-11-20', { horizonDays: 0 })).toEqual([
      'meeting without a date: meeting 2025-04 was put off and has no date (an election): set one',
    ]);
  });

  it('is said once when it is what stands for the next meeting', () => {
    expect(details([october, spring, putOff], '2025-01-06')).toEqual([
      'no next meeting: Performance and Delivery Board has no next meeting with a date: meeting 2025-03 is set for March 2025',
      'meeting without a date: meeting 2025-04 was put off and has no date (an election): set one',
    ]);
  });
});

describe('a programme of work', () => {
  const title = 'The PCC’s “Plan” & more';
  const named = `PDB-ITEM-1 (“${title}”)`;
  const item = (overrides: object = {}) => anItem({ title, ...overrides });
  const february = aMeeting({ id: '2025-02', date: '2025-02-12' });
  const month = aMeeting({ id: '2025-06', state: 'month', month: '2025-06' });

  it('has none when each item has a lead who can be written to and a meeting to come', () => {
    const programme = [
      item(),
      item({ ref: 'PDB-ITEM-3', meeting: '2025-06' }),
      item({ ref: 'PDB-ITEM-4', lead: null, received: { on: '2024-11-19' } }),
      item({ ref: 'PDB-ITEM-5', state: 'offered', meeting: '2025-06' }),
      aRegularItem({ condition: 'if available' }),
    ];
    const meetings = [october, aMeeting(), month];
    expect(gapsIn({ ...whole, meetings, programme }, day('2024-11-20'))).toEqual([]);
  });

  it.each<[string, Partial<BoardView>, string]>([
    ['no lead', { programme: [item({ lead: null })] }, `${named} has no lead: nobody is reminded of it`],
    [
      'owner not known',
      { programme: [item({ lead: 'pcc' })] },
      'PDB-ITEM-1 is owed by "pcc", who is not in the register',
    ],
    [
      'nobody to write to',
      { owners: [anOwner({ contacts: [] })], programme: [item(), item({ ref: 'PDB-ITEM-3' })] },
      'Force has no contact, and owes PDB-2024-10-2, PDB-ITEM-1, PDB-ITEM-3',
    ],
    [
      'neither presented nor moved',
      { programme: [item({ meeting: '2024-10' })] },
      `${named} was for the meeting of Wednesday 2 October 2024, which has passed: say that it was presented, or move it`,
    ],
    [
      'neither presented nor moved',
      { programme: [item({ meeting: '2024-10', received: { on: '2024-09-20' }, state: 'moved' })] },
      `${named} was for the meeting of Wednesday 2 October 2024, which has passed: say that it was presented, or move it`,
    ],
    [
      'neither presented nor moved',
      { programme: [item({ meeting: '2024-10', state: 'offered' })] },
      `${named} was offered for the meeting of Wednesday 2 October 2024, which has passed, and not accepted: move it to a later one, or withdraw it`,
    ],
    [
      'offered, not accepted',
      { programme: [item({ state: 'offered' })] },
      `${named} is offered for meeting 2024-12 (Wednesday 11 December 2024): accept it, or withdraw it`,
    ],
    [
      'item without a meeting',
      { meetings: [october, aMeeting({ state: 'cancelled' }), february], programme: [item()] },
      `${named} stands at meeting 2024-12, which is cancelled (the chair is away): move it to another, or withdraw it`,
    ],
    [
      'item without a meeting',
      { programme: [item({ meeting: '2024-11' })] },
      `${named} stands at meeting 2024-11, which is not in the register: move it to another, or withdraw it`,
    ],
    [
      'after the day set by law',
      {
        meetings: [october, aMeeting(), february],
        programme: [item({ meeting: '2025-02', duty: { kind: 'precept', year: 2025 } })],
      },
      `${named} must be reported on by Saturday 8 February 2025 (SI 2012/2271 reg 4), and its meeting is on Wednesday 12 February 2025: move it to an earlier one`,
    ],
    [
      'after the day set by law',
      {
        meetings: [october, aMeeting(), month],
        programme: [item({ meeting: '2025-06', state: 'offered', duty: { kind: 'precept', year: 2025 } })],
      },
      `${named} must be reported on by Saturday 8 February 2025 (SI 2012/2271 reg 4), and its meeting is in June 2025: move it to an earlier one`,
    ],
  ])('shows %s', (kind, changed, detail) => {
    expect(gapsIn({ ...whole, ...changed }, day('2024-11-20'))).toContainEqual(
      expect.objectContaining({ kind, detail }),
    );
  });

  it('shows one thing of an item that is past, whoever was to write it', () => {
    const programme = [
      item({ meeting: '2024-10', lead: null, duty: { kind: 'precept', year: 2024 } }),
      item({ ref: 'PDB-ITEM-3', meeting: '2024-10', lead: 'nobody' }),
    ];
    const kinds = gapsIn({ ...whole, programme }, day('2024-11-20')).map(({ kind }) => kind);
    expect(kinds).toEqual(['neither presented nor moved', 'neither presented nor moved']);
  });

  it.each([
    ['2025-02-08', []],
    ['2025-02-10', ['after the day set by law']],
  ])('has until the very day that the law sets: to meet on %s', (date, kinds) => {
    const meetings = [october, aMeeting(), aMeeting({ id: '2025-02', date })];
    const programme = [item({ meeting: '2025-02', duty: { kind: 'precept', year: 2025 } })];
    expect(gapsIn({ ...whole, meetings, programme }, day('2024-11-20')).map(({ kind }) => kind)).toEqual(
      kinds,
    );
  });

  it.each([
    ['2024-11-13', []],
    ['2024-11-14', ['offered, not accepted']],
  ])('offers what nobody has accepted from within the horizon: on %s', (today, kinds) => {
    const meetings = [october, aMeeting(), february];
    const programme = [item({ state: 'offered', meeting: '2025-02' })];
    expect(gapsIn({ ...whole, meetings, programme }, day(today)).map(({ kind }) => kind)).toEqual(kinds);
  });
});

it('finds none of a board that has ended', () => {
  const ended = { on: day('2024-11-20'), reason: 'abolished by order' };
  const left = { ...whole, board: aBoard({ ended, undeliverable: [refused] }), owners: [], meetings: [] };
  expect(gapsIn(left, day('2024-11-19'))).not.toEqual([]);
  expect(gapsIn(left, day('2024-11-20'))).toEqual([]);
});

it('names the thing that each is of', () => {
  const gone = aMeeting({ id: '2024-11', date: '2024-11-06' });
  const gaps = gapsIn(
    {
      board: aBoard({ undeliverable: [refused] }),
      owners: [anOwner({ contacts: [], undeliverable: [refused] })],
      meetings: [gone],
      actions: [anAction(), anAction({ ref: 'PDB-2024-10-3', owner: 'cfo' })],
      programme: [anItem({ lead: null }), anItem({ ref: 'PDB-ITEM-3', lead: 'cfo', meeting: '2025-02' })],
    },
    day('2024-11-20'),
  );
  expect([...new Set(gaps.map(({ kind, about }) => `${kind}: ${about.thing} ${about.id}`))]).toEqual([
    'nobody to tell: board pdb',
    'no next meeting: board pdb',
    'notes not recorded: meeting 2024-11',
    'item without a meeting: item PDB-ITEM-1',
    'item without a meeting: item PDB-ITEM-3',
    'no lead: item PDB-ITEM-1',
    'nobody to write to: owner force',
    'owner not known: action PDB-2024-10-3',
    'owner not known: item PDB-ITEM-3',
    'undeliverable contact: board pdb',
    'undeliverable contact: owner force',
    'no due date: action PDB-2024-10-2',
    'no due date: action PDB-2024-10-3',
  ]);
});
