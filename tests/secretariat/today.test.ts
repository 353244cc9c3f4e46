import { beforeEach, expect, it } from 'vitest';
import { type Need, todayOf } from '../../functions/secretariat/today.ts';
import { aBoard, aMeeting, anAction, anItem, anOwner } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';
import { offices, type TestOffice } from './an-office.ts';

const anOffice = offices();
let office: TestOffice;

beforeEach(async () => {
  office = anOffice();
  await office.put(
    aBoard(),
    anOwner(),
    aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }),
    aMeeting(),
  );
});

const inLines = (needs: readonly Need[]): string[] =>
  needs.flatMap(({ kind, matters }) => [
    `${kind}: ${matters.length}`,
    ...matters.map(({ about, what }) => `  ${about.thing} ${about.id}: ${what}`),
  ]);

it('what needs the office comes by kind, the most urgent first, each with its thing', async () => {
  const until = { at: 'date', date: '2025-03-12', words: null } as const;
  const asked = { until, reason: 'the figures come out in March', on: '2024-11-18', askedBy: null } as const;
  const sent = { on: '2024-11-25', where: 'by  post', saidBy: 'Mo O’Hara' };
  const notOurs = { owner: 'force', whose: 'PCC', reason: 'no figures', on: '2024-11-19', saidBy: null };
  await office.put(
    aMeeting({ id: '2024-11', date: '2024-11-06' }),
    anAction({ status: 'proposed', ref: 'PDB-2024-10-1' }),
    anAction({ extension: { state: 'asked', ...asked } }),
    anAction({ ref: 'PDB-2024-10-3', due: { at: 'not agreed', words: null } }),
    anAction({ ref: 'PDB-2024-10-4', disclaimer: { ...notOurs, kept: null } }),
    anAction({
      ref: 'PDB-2024-10-5',
      disclaimer: { ...notOurs, kept: { on: '2024-11-20', reason: 'it is' } },
    }),
    anItem(),
    anItem({ ref: 'PDB-ITEM-2', state: 'offered' }),
    anItem({ ref: 'PDB-ITEM-3', title: 'Custody', meeting: '2024-11' }),
    anItem({ ref: 'PDB-ITEM-4', title: 'Visits', paperSent: { ...sent, notArrived: null } }),
  );
  await office.ledger.save(aDispatch({ state: 'missed', because: 'no sweep ran' }));
  expect(inLines((await todayOf(office.on('2024-11-27'))).needs)).toEqual([
    'mail not through: 1',
    '  dispatch pdb_force_2024-12_second-reminder: The digest (second-reminder) to Force, due on 19 November 2024, was not sent in time: no sweep ran',
    'reported done: 1',
    '  action PDB-2024-10-1: PDB-2024-10-1, reported done by Force on 20 November 2024: figures sent to the secretary',
    'more time asked: 1',
    '  action PDB-2024-10-2: PDB-2024-10-2: Force asks for more time until 12 March 2025 (the figures come out in March)',
    'not ours: 1',
    '  action PDB-2024-10-4: PDB-2024-10-4: Force says that it is not its to answer, but that of PCC (no figures)',
    'paper said to be sent: 1',
    '  item PDB-ITEM-4: PDB-ITEM-4 (“Visits”): Force says: sent on 25 November 2024 by Mo O’Hara (by post): to be looked for',
    'notes not recorded: 1',
    '  meeting 2024-11: the meeting of Wednesday 6 November 2024 has passed, and its notes are not recorded',
    'no due date: 1',
    '  action PDB-2024-10-3: PDB-2024-10-3 has no agreed due date',
    'paper not in: 1',
    '  item PDB-ITEM-1: PDB-ITEM-1 (“Neighbourhood policing”): Overdue, was due by 26 November 2024',
    'offered, not accepted: 1',
    '  item PDB-ITEM-2: PDB-ITEM-2 (“Neighbourhood policing”) is offered for meeting 2024-12 (Wednesday 11 December 2024): accept it, or withdraw it',
    'neither presented nor moved: 1',
    '  item PDB-ITEM-3: PDB-ITEM-3 (“Custody”) was for the meeting of Wednesday 6 November 2024, which has passed: say that it was presented, or move it',
  ]);
});

it('a mail that is being sent at this moment is no trouble, and one without an answer is', async () => {
  await office.ledger.save(aDispatch({ state: 'sending', since: '2024-11-20T08:59:50.000Z' }));
  expect((await todayOf(office.on('2024-11-20'))).needs).toEqual([]);
  expect(inLines((await todayOf(office.on('2024-11-21'))).needs)[0]).toBe('mail not through: 1');
});

it('the days before the next meeting say how far off they are, and why', async () => {
  const { nextMeeting } = await todayOf(office.on('2024-11-25'));
  expect(nextMeeting?.days.map(({ title, date, farOff }) => [title, date, farOff])).toEqual([
    ['Papers deadline', '2024-11-26', 'tomorrow'],
    ['Action report', '2024-12-02', 'in 5 working days'],
    ['Publication', '2024-12-03', 'in 6 working days'],
    ['Meeting', '2024-12-11', 'in 12 working days'],
  ]);
  expect(nextMeeting?.days[0]?.reasons[0]).toBe(
    'Five working days before publication, that day itself not counted.',
  );
  expect((await todayOf(office.on('2024-12-12'))).nextMeeting).toBeNull();
});

it('the actions are counted by how they stand', async () => {
  const undertaking = { text: 'the figures', by: { at: 'not agreed', words: null }, met: null } as const;
  const discharge = { on: '2024-10-02', meeting: '2024-10', how: 'promised', evidence: [], undertaking };
  await office.put(
    anAction(),
    anAction({ ref: 'PDB-2024-10-3', due: { at: 'date', date: '2024-11-19', words: null } }),
    anAction({ ref: 'PDB-2024-10-4', status: 'proposed' }),
    anAction({ ref: 'PDB-2024-10-5', status: 'discharged', discharge: { ...discharge, evidence: [] } }),
    anAction({ ref: 'PDB-2024-10-6', status: 'discharged' }),
  );
  expect((await todayOf(office.on('2024-11-20'))).figures).toEqual({
    open: 2,
    dueAtNextMeeting: 2,
    overdue: 1,
    reportedDone: 1,
    undertakings: 1,
  });
});

it('nothing needs the office of a board that has ended, or has nothing in it', async () => {
  const ended = aBoard({ ended: { on: '2024-11-01', reason: 'wound up' } });
  const { needs } = await todayOf({ ...office.on('2024-12-20'), board: ended });
  expect(needs).toEqual([]);
  const { figures } = await todayOf(office.on('2025-12-20'));
  expect(figures).toEqual({ open: 0, dueAtNextMeeting: null, overdue: 0, reportedDone: 0, undertakings: 0 });
});
