import { beforeEach, describe, expect, it } from 'vitest';
import type { Action, ActionRef } from '../../functions/register/action.ts';
import { withChange } from '../../functions/register/history.ts';
import { amendAction, raiseAction, raiseInput, withdrawAction } from '../../functions/secretariat/actions.ts';
import { keepAll } from '../../functions/secretariat/keeping.ts';
import type { Office, Terms } from '../../functions/secretariat/office.ts';
import type { Saved } from '../../functions/store/register.ts';
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
      body: JSON.stringify({ version: (thing as Partial<Saved>).version }),
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

describe('several things at once', () => {
  const sections = (office: Office, named: readonly Action[], seen?: Action) =>
    keepAll(office, {
      among: named,
      ...(seen && { seen }),
      decide: () => ({
        outcome: 'done',
        things: named
          .filter(({ section }) => section !== 'Contact')
          .map((action) => withChange(action, { ...action, section: 'Contact' }, office.author, 'amended')),
      }),
      whole: (things) => ({ refs: things.map(({ ref }) => ref) }),
      again: 'amend again',
    });
  const both = (): Promise<Action[]> => office.register.liveActions('pdb');

  beforeEach(async () => {
    done(await raise());
    done(await raise());
  });

  it('are saved in their order, and need no change where none is left', async () => {
    const { thing, before } = done(await sections(office.on(), await both()));
    expect([thing, before]).toEqual([{ refs: ['PDB-2024-10-1', 'PDB-2024-10-2'] }, null]);
    const again = done(await sections(office.on(), await both()));
    expect(again.thing).toEqual({ refs: [] });
    expect(again.before).toBe(again.thing);
  });

  it('cut off anywhere are finished by doing it again, and only then is the answer remembered', async () => {
    const terms = request('all-of-them');
    const { save } = office.register;
    const register = {
      ...office.register,
      save: async (thing: Saved) => ('ref' in thing && thing.ref === ref ? save(thing) : 'changed meanwhile'),
    } as const;
    const cutOff = await sections(office.on('2024-12-12', { register, terms }), await both());
    expect(cutOff).toMatchObject({
      faults: [
        {
          because: 'changed meanwhile',
          why: '1 of 2 changes were recorded, then PDB-2024-10-2 was changed by somebody else: amend again to finish',
        },
      ],
    });
    const finished = done(await sections(office.on('2024-12-12', { terms }), await both()));
    expect([finished.thing, finished.replayed]).toEqual([{ refs: ['PDB-2024-10-2'] }, null]);
    const again = done(await sections(office.on('2024-12-12', { terms }), await both()));
    expect(again.replayed).toMatchObject({ answer: { status: 201 } });
    expect(again.thing).toEqual({ refs: [] });
    const reused = office.on('2024-12-12', { terms: request('all-of-them', 'other words') });
    expect(faults(await sections(reused, await both()))).toEqual([['key reused', null]]);
  });

  it('are left as they are where what was looked at is not as it was seen', async () => {
    const actions = await both();
    const terms: Terms = { isAsSeen: async ({ version }) => version === 7 };
    const answer = await sections(office.on('2024-12-12', { terms }), actions, actions[0]);
    expect(faults(answer)).toEqual([['not as seen', null]]);
    expect(await both()).toEqual(actions);
  });
});
