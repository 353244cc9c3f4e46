import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { proposalsFor } from '../../functions/register/statutory.ts';
import {
  cautionsAtMeeting,
  cautionsOfAcceptance,
  cautionsOfProposal,
  withoutContact,
} from '../../functions/secretariat/cautions.ts';
import { aBoard, aMeeting, anItem, anOwner, aRegularItem } from '../register/examples.ts';

const board = aBoard();
const december = aMeeting();
const at = (on: string, item = anItem(), meeting = december) =>
  cautionsAtMeeting({ board, meetings: [meeting] }, item, day(on));

describe('an item at its meeting', () => {
  // The papers of 11 December 2024 are due on 26 November.
  it('is nothing to mind while its paper has time, and late the day after', () => {
    expect(at('2024-11-26')).toEqual([]);
    expect(at('2024-11-27')).toEqual([
      {
        what: 'the paper for PDB-ITEM-1 was due on Tuesday 26 November 2024: it is late already',
        step: null,
      },
    ]);
  });

  it.each([
    ['its paper is in', { received: { on: '2024-11-25' } }],
    ['it is only offered', { state: 'offered' }],
    ['it was presented', { state: 'presented' }],
  ])('is late no more when %s', (_, facts) => {
    expect(at('2024-12-01', anItem(facts))).toEqual([]);
  });

  it('whose meeting is over needs another, and is not called late', () => {
    const step = { take: 'another meeting for', ref: 'PDB-ITEM-1' };
    expect(at('2024-12-12', anItem(), aMeeting({ state: 'held' }))).toEqual([
      { what: 'meeting 2024-12 was held', step },
    ]);
    expect(at('2024-11-01', anItem(), aMeeting({ state: 'cancelled' }))).toEqual([
      { what: 'meeting 2024-12 was cancelled', step },
    ]);
  });

  // The panel reports on the precept by 8 February (SI 2012/2271 reg 4).
  it.each([
    [{ id: '2025-02', date: '2025-02-08' }, []],
    [
      { id: '2025-02', date: '2025-02-12' },
      [
        'PDB-ITEM-1: by law the panel reports by Saturday 8 February 2025; meeting 2025-02, Wednesday 12 February 2025, is later',
      ],
    ],
    [
      { id: '2025-02', state: 'month', month: '2025-02' },
      ['PDB-ITEM-1: its meeting must be on or before Saturday 8 February 2025'],
    ],
    [
      { id: '2025-02', state: 'month', month: '2025-03' },
      [
        'PDB-ITEM-1: by law the panel reports by Saturday 8 February 2025; meeting 2025-02, March 2025, is later',
      ],
    ],
    [
      { id: '2025-02', state: 'to be confirmed' },
      ['PDB-ITEM-1: its meeting must be on or before Saturday 8 February 2025'],
    ],
  ] as const)('that the law fixes says what is wrong with its meeting %j', (meeting, said) => {
    const precept = anItem({ meeting: '2025-02', duty: { kind: 'precept', year: 2025 } });
    expect(at('2024-11-01', precept, aMeeting(meeting)).map(({ what }) => what)).toEqual(said);
  });
});

describe('what the law fixes for a year', () => {
  const cautions = (programme: Parameters<typeof proposalsFor>[0]['programme'], meetings = [december]) =>
    proposalsFor({ meetings, programme }, 2025).map((proposal) =>
      cautionsOfProposal(proposal, meetings, day('2025-08-01')).map(({ what }) => what),
    );

  it('says by when a new meeting must be, and that its month is past', () => {
    expect(cautions([])).toEqual([
      ['its meeting must be on or before Saturday 8 February 2025', 'February 2025 is past already'],
      ['February 2025 is past already'],
      [],
      ['July 2025 is past already'],
      ['July 2025 is past already'],
      ['July 2025 is past already'],
    ]);
  });

  it('says nothing of an item that was presented', () => {
    const precept = anItem({ duty: { kind: 'precept', year: 2025 }, state: 'presented' });
    expect(cautions([precept])[0]).toEqual([]);
  });
});

describe('notes that were accepted for a meeting', () => {
  const notes = anItem({ source: { kind: 'minute', board: 'pdb', meeting: '2024-10', minute: null } });
  const toNote = { ref: 'PDB-ITEM-3', title: 'Notes', as: 'item to note', condition: 'if available' };
  const settled = [{ meeting: '2024-12', available: true, on: '2024-11-01', how: null }];

  it('leave to be settled what comes to it on a condition', () => {
    expect(cautionsOfAcceptance(notes, [aRegularItem(), aRegularItem(toNote)])).toEqual([
      {
        what: 'whether PDB-ITEM-3, Notes (if available), comes at meeting 2024-12 is not settled',
        step: { take: 'the settlement of', ref: 'PDB-ITEM-3', meeting: '2024-12' },
      },
    ]);
  });

  it.each([
    ['it is settled', notes, aRegularItem({ ...toNote, settled })],
    ['it always comes', notes, aRegularItem({ ...toNote, condition: null })],
    ['it comes no longer', notes, aRegularItem({ ...toNote, state: 'withdrawn' })],
    ['no notes were accepted', anItem(), aRegularItem(toNote)],
  ])('leave nothing when %s', (_, accepted, other) => {
    expect(cautionsOfAcceptance(accepted, [other])).toEqual([]);
  });
});

it('an owner without a contact cannot be reminded', () => {
  expect(withoutContact(anOwner({ contacts: [] }))).toEqual({
    what: 'Force has no contact yet, so no reminder can be sent',
    step: { take: 'a contact for', board: 'pdb', owner: 'force' },
  });
});
