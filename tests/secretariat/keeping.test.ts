import { beforeEach, expect, it } from 'vitest';
import type { ActionRef } from '../../functions/register/action.ts';
import { amendAction, raiseAction, raiseInput, withdrawAction } from '../../functions/secretariat/actions.ts';
import type { Terms } from '../../functions/secretariat/office.ts';
import { aBoard, aMeeting, anOwner } from '../register/examples.ts';
import { done, faults, offices, type TestOffice } from './an-office.ts';

const anOffice = offices();
let office: TestOffice;
const ref = 'PDB-2024-10-1' as ActionRef;

beforeEach(async () => {
  office = anOffice();
  await office.put(
    aBoard(),
    anOwner(),
    aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }),
    aMeeting({ id: '2024-12', date: '2024-12-11' }),
  );
});

const request = (key: string, content = 'the same words'): Terms => ({
  request: {
    key,
    content,
    answer: async ({ thing }) => ({
      status: 201,
      headers: {},
      body: JSON.stringify({ version: thing.version }),
    }),
  },
});
const raise = (terms: Terms = {}) =>
  raiseAction(
    office.on('2024-10-09', { terms }),
    raiseInput.parse({ text: 'Report how long 101 callers wait', owner: 'force' }),
  );

it('a request with a key is carried out once, and answered as it was then', async () => {
  done(await raise(request('minute-4')));
  const again = done(await raise(request('minute-4')));
  expect(again.replayed).toMatchObject({ answer: { status: 201, body: '{"version":1}' } });
  expect(await office.register.actions('pdb')).toHaveLength(1);
});

it('a key that another request had is refused', async () => {
  done(await raise(request('minute-4')));
  expect(faults(await raise(request('minute-4', 'other words')))).toEqual([['key reused', null]]);
});

it('what was not seen as it stands is not changed', async () => {
  done(await raise());
  const terms: Terms = { isAsSeen: async ({ version }) => version === 7 };
  const answer = await amendAction(office.on('2024-10-09', { terms }), ref, { section: 'Contact' });
  expect(answer).toMatchObject({ faults: [{ because: 'not as seen' }], standing: { version: 1 } });
  expect(await office.register.action(ref)).toMatchObject({ version: 1 });
});

it('why a thing cannot be changed comes before whether it was seen so', async () => {
  done(await raise());
  const on = office.on().today;
  done(await withdrawAction(office.on(), ref, { on, reason: 'overtaken' }));
  const terms: Terms = { isAsSeen: async () => false };
  expect(faults(await withdrawAction(office.on('2024-12-12', { terms }), ref, { on, reason: 'x' }))).toEqual([
    ['already withdrawn', null],
  ]);
});

it('what others change all the time is given up, and nothing is written', async () => {
  done(await raise());
  const register = { ...office.register, save: async () => 'changed meanwhile' as const };
  const answer = await amendAction(office.on('2024-10-09', { register }), ref, { section: 'Contact' });
  expect(faults(answer)).toEqual([['changed meanwhile', null]]);
  expect(await office.register.action(ref)).toMatchObject({ version: 1, section: null });
});
