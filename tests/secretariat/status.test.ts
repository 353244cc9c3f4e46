import { beforeEach, expect, it } from 'vitest';
import { keepSweep } from '../../functions/dispatch/wakes.ts';
import { boardStatus, dayPlan } from '../../functions/secretariat/status.ts';
import { todayOf } from '../../functions/secretariat/today.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
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
    aMeeting({ id: '2024-12', date: '2024-12-11' }),
    anAction(),
  );
});

it('a board stands by its next meeting, what is under way, and what went wrong in ninety days', async () => {
  for (const dispatch of [
    aDispatch({ id: 'pdb_waits', waitingFor: 'a contact' }),
    aDispatch({ id: 'pdb_bounced', state: 'bounced', dueOn: '2024-11-19' }),
    aDispatch({
      id: 'pdb_bounced-long-ago',
      state: 'bounced',
      dueOn: '2024-08-01',
      reportedIn: 'pdb_problems',
    }),
  ]) {
    await office.ledger.save(dispatch);
  }
  const { nextMeeting, underWay, troubles } = await boardStatus(office.on('2024-11-20'));
  expect(nextMeeting).toMatchObject({ id: '2024-12', date: '2024-12-11', papersDeadline: '2024-11-26' });
  expect(underWay.map(({ id }) => id)).toEqual(['pdb_waits']);
  expect(troubles.map(({ id }) => id)).toEqual(['pdb_bounced']);
});

it('what the service slept through comes before all other gaps, in status and on Today', async () => {
  const { board, author } = office.on('2024-11-14');
  await keepSweep(office.ledger, board, author.at);
  expect((await boardStatus(office.on('2024-11-15'))).gaps).toEqual([]);
  const [first] = (await boardStatus(office.on('2024-11-20'))).gaps;
  expect(first).toEqual({
    kind: 'mornings without a sweep',
    about: { thing: 'board', id: 'pdb' },
    detail:
      'the service has not run on three mornings, from Friday 15 November 2024 to Tuesday 19 November 2024: nobody has been reminded since Thursday 14 November 2024',
  });
  const [need] = (await todayOf(office.on('2024-11-20'))).needs;
  expect(need).toMatchObject({ kind: 'mornings without a sweep', matters: [{ what: first?.detail }] });
});

it('without a meeting to come says so among its gaps', async () => {
  const { nextMeeting, gaps } = await boardStatus(office.on('2025-04-01'));
  expect(nextMeeting).toBeNull();
  expect(gaps.map(({ kind }) => kind)).toContain('no next meeting');
});

it('what a day owes is planned, and nothing of it is entered', async () => {
  const { mails, waiting, working } = await dayPlan(office.on('2024-11-20'));
  expect(mails.send).toMatchObject([{ owner: 'force', stage: 'second-reminder', refs: ['PDB-2024-10-2'] }]);
  expect([waiting, working]).toEqual([[], true]);
  expect(await office.ledger.dispatchesOf('pdb')).toEqual([]);
});

it('what a Saturday owes is not sent on it', async () => {
  expect(await dayPlan(office.on('2024-11-23'))).toMatchObject({ working: false });
});

it('what waits from days before is no part of what is owed anew', async () => {
  await office.ledger.save(aDispatch({ state: 'unknown', attempts: 1 }));
  const { waiting } = await dayPlan(office.on('2024-11-20'));
  expect(waiting).toMatchObject([{ state: 'unknown' }]);
});
