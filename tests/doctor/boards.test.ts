import { describe, expect, it } from 'vitest';
import { day, instantSchema } from '../../functions/calendar/days.ts';
import { type BoardFacts, boardFindings } from '../../functions/doctor/boards.ts';
import type { Dispatch } from '../../functions/reminders/dispatch.ts';
import { gapsIn } from '../../functions/reminders/gaps.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';

const today = day('2024-11-20');
const now = instantSchema.parse('2024-11-20T12:00:00.000Z');
const view = {
  board: aBoard(),
  owners: [anOwner()],
  meetings: [aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }), aMeeting()],
  actions: [anAction()],
  programme: [],
};
const sent = aDispatch({
  ...{ state: 'sent', attempts: 1 },
  history: [{ at: '2024-11-19T08:00:00.000Z', by: 'the service', what: 'planned', from: 'sweep' }],
});

function found(changes: Partial<BoardFacts>, check?: string): string[] {
  const facts = { view, today, now, mails: [sent], notEntered: [], swept: null, ...changes };
  return boardFindings({ gaps: gapsIn(facts.view, facts.today), ...facts })
    .filter((finding) => check === undefined || finding.check === check)
    .map(({ standing, check: of, says }) => `${standing} ${of}: ${says}`);
}

it('a board that is in order is found so', () => {
  expect(found({})).toEqual([
    'ok secretary: the secretary can be written to',
    'ok offices: every one that owes something can be written to',
    'ok mornings: a sweep last entered a mail on Tuesday 19 November 2024, and nothing that fell due before today is left out',
    'ok mails: every mail that was owed got through, or is on its way',
    'ok meetings: the next one has its day, and the notes of those before are recorded',
  ]);
});

it('one that has ended lets nobody down', () => {
  const board = aBoard({ ended: { on: '2024-11-01', reason: 'abolished' } });
  expect(found({ view: { ...view, board } })).toEqual([
    'ok mornings: the board has ended, and nobody is written to',
  ]);
});

describe('whom nobody can write to', () => {
  const refused = { email: 'asha.verity@pcc.example', since: '2024-11-01', why: 'no such mailbox' };
  const second = { name: 'Bo Lee', email: 'bo@pcc.example' };

  it('a secretary, unless there is another', () => {
    const alone = aBoard({ undeliverable: [refused] });
    expect(found({ view: { ...view, board: alone } }, 'secretary')).toEqual([
      'wrong secretary: Performance and Delivery Board has no secretary whose mailbox takes mail: nobody is told what goes wrong',
    ]);
    const two = aBoard({ undeliverable: [refused], secretary: [...alone.secretary, second] });
    expect(found({ view: { ...view, board: two } }, 'secretary')).toEqual([
      'to do secretary: asha.verity@pcc.example since 1 November 2024 (no such mailbox)',
    ]);
  });

  it('an office that owes something', () => {
    expect(found({ view: { ...view, owners: [anOwner({ contacts: [] })] } }, 'offices')).toEqual([
      'wrong offices: Force has no contact, and owes PDB-2024-10-2',
    ]);
  });
});

describe('mornings', () => {
  it('are gone by what was written down of sweeps, where something was', () => {
    const missed = { from: day('2024-11-18'), to: day('2024-11-19'), number: 2 };
    expect(found({ swept: { on: day('2024-11-15'), missed } }, 'mornings')).toEqual([
      'wrong mornings: no sweep on two mornings, from Monday 18 November 2024 to Tuesday 19 November 2024: nobody was reminded since Friday 15 November 2024',
    ]);
    expect(found({ swept: { on: today, missed: null } }, 'mornings')[0]).toContain(
      'ok mornings: swept on Wednesday 20 November 2024',
    );
  });

  it('were missed where something fell due that no sweep entered, though it could have', () => {
    const owed = aDispatch({ dueOn: '2024-11-18' });
    expect(found({ notEntered: [owed], mails: [] }, 'mornings')).toEqual([
      'wrong mornings: no sweep has entered any mail yet; a mail fell due on Monday 18 November 2024, and nothing was swept then',
    ]);
    expect(found({ notEntered: [aDispatch({ dueOn: '2024-11-20' })] }, 'mornings')[0]).toMatch(/^ok/);
    const later = anAction({
      history: [{ at: '2024-11-19T15:00:00.000Z', by: 'Asha', what: 'recorded', from: 'page' }],
    });
    expect(found({ notEntered: [owed], view: { ...view, actions: [later] } }, 'mornings')[0]).toMatch(/^ok/);
  });
});

it.each<[string, Dispatch, string[]]>([
  [
    'missed',
    aDispatch({ state: 'missed', id: 'pdb_a' }),
    ['wrong mails: 1 mail did not get through: pdb_a (missed)'],
  ],
  [
    'unknown',
    aDispatch({ state: 'unknown', id: 'pdb_a', attempts: 1 }),
    ['to do mails: of 1 mail nobody knows whether they went: pdb_a (unknown)'],
  ],
  [
    'waiting since yesterday',
    aDispatch({ id: 'pdb_a', waitingFor: 'the mail service' }),
    ['to do mails: 1 mail waited too long: pdb_a (waits for the mail service)'],
  ],
])('a mail that is %s is told', (_, mail, words) => {
  expect(found({ mails: [mail] }, 'mails')).toEqual(words);
});

it('a mail that missed its day is told no more once a later one got there', () => {
  const missed = aDispatch({ state: 'missed', id: 'pdb_a', dueOn: '2024-11-12' });
  expect(found({ mails: [missed, sent] }, 'mails')[0]).toMatch(/^ok/);
});

it('meetings without a day, and notes that are not recorded, are to do', () => {
  const meetings = [aMeeting({ id: '2024-10', date: '2024-10-02' })];
  expect(found({ view: { ...view, meetings } }, 'meetings')).toEqual([
    'to do meetings: Performance and Delivery Board has no next meeting with a date; the meeting of Wednesday 2 October 2024 has passed, and its notes are not recorded',
  ]);
});
