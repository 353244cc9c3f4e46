import { beforeEach, describe, expect, it } from 'vitest';
import { actionRefSchema } from '../../functions/register/action.ts';
import { itemRefSchema } from '../../functions/register/programme.ts';
import {
  listActions,
  listActionsInput,
  raiseAction,
  raiseInput,
} from '../../functions/secretariat/actions.ts';
import { addMeeting, listMeetings, reopenMeeting } from '../../functions/secretariat/meetings.ts';
import { findAction, findMeetingById, findOwnerByCode } from '../../functions/secretariat/naming.ts';
import { addOwner, addOwnerInput, listOwners } from '../../functions/secretariat/owners.ts';
import { addItem, addItemInput, listItems, listItemsInput } from '../../functions/secretariat/programme.ts';
import {
  removeAction,
  removeItem,
  removeMeeting,
  removeOwner,
} from '../../functions/secretariat/removals.ts';
import { aBoard, aMeeting, anAction, anItem, anOwner } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';
import { done, faults, offices, type TestOffice } from './an-office.ts';

const anOffice = offices();
let office: TestOffice;

const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const second = actionRefSchema.parse('PDB-2024-10-2');
const twice = { reason: 'entered twice' };

beforeEach(async () => {
  office = anOffice();
  await office.put(aBoard(), anOwner(), october, aMeeting());
});

const historyOfBoard = async () =>
  (await office.register.board('pdb'))?.history.slice(1).map(({ what, by }) => `${by}: ${what}`);
const mailAbout = (more: object) =>
  aDispatch({ id: 'pdb_2024-12_20241211_first-reminder_force', state: 'delivered', ...more });

describe('an action entered by mistake', () => {
  const all = async () => {
    const listed = await listActions(office.on(), listActionsInput.parse({ status: ['all'] }));
    return listed.outcome === 'found' ? listed.thing.actions.map(({ ref }) => ref) : [];
  };

  it('is removed, is in the history of the board, and its reference is not given again', async () => {
    await office.put(anAction());
    const { thing, cautions } = done(await removeAction(office.on(), second, twice));
    expect(thing).toMatchObject({ status: 'withdrawn', withdrawal: { inError: true, removed: true } });
    expect(cautions).toEqual([]);
    expect(await historyOfBoard()).toEqual([
      'Asha Verity: removed PDB-2024-10-2 (Report how many rural patrols ran each month): entered twice',
    ]);
    expect(await all()).toEqual([]);
    expect(await findAction(office.on(), second)).toMatchObject({
      faults: [
        {
          because: 'not there',
          why: 'PDB-2024-10-2 is not there any more: it was taken out on 12 December 2024 by Asha Verity (removed: entered twice)',
        },
      ],
    });
    expect(faults(await removeAction(office.on(), second, twice))).toEqual([['not there', null]]);
    const next = {
      meeting: '2024-10',
      text: 'Report how long 101 callers wait',
      owner: 'force',
      due: 'none',
    };
    expect(done(await raiseAction(office.on(), raiseInput.parse(next))).thing.ref).toBe('PDB-2024-10-3');
    expect(await all()).toEqual(['PDB-2024-10-3']);
  });

  it('stays, marked so, where a mail told of it', async () => {
    await office.put(anAction());
    await office.ledger.save(mailAbout({ refs: [second] }));
    const { thing, cautions } = done(await removeAction(office.on(), second, twice));
    expect(thing).toMatchObject({ status: 'withdrawn', withdrawal: { on: '2024-12-12', inError: true } });
    expect(thing).not.toHaveProperty('withdrawal.removed');
    expect(cautions.map(({ what }) => what)).toEqual([
      'PDB-2024-10-2 (Report how many rural patrols ran each month) is marked as entered by mistake, and stays in the register: a mail to force told of it',
    ]);
    expect(await historyOfBoard()).toEqual([]);
    expect(await all()).toEqual(['PDB-2024-10-2']);
    expect(faults(await removeAction(office.on(), second, twice))).toEqual([['already taken back', null]]);
  });

  it('is removed though a mail was to tell of it, and did not', async () => {
    await office.put(anAction());
    await office.ledger.save(mailAbout({ refs: [second], state: 'planned' }));
    expect(done(await removeAction(office.on(), second, twice)).cautions).toEqual([]);
  });

  it('stays, marked so, where business came from it', async () => {
    await office.put(anAction(), anItem({ source: { kind: 'action', ref: second } }));
    const { cautions } = done(await removeAction(office.on(), second, twice));
    expect(cautions[0]?.what).toContain('stays in the register: PDB-ITEM-1 came from it');
  });

  it('is re-opened first once the board has discharged it', async () => {
    await office.put(anAction({ status: 'discharged' }));
    expect(faults(await removeAction(office.on(), second, twice))).toEqual([['already discharged', null]]);
  });

  it('is removed once, whoever was cut off half way', async () => {
    await office.put(anAction());
    const { register } = office;
    const once = office.on('2024-12-12', {
      register: {
        ...register,
        save: async (thing) => ('ref' in thing ? 'changed meanwhile' : register.save(thing)),
      },
    });
    expect(faults(await removeAction(once, second, twice))).toEqual([['changed meanwhile', null]]);
    done(await removeAction(office.on(), second, twice));
    expect(await historyOfBoard()).toHaveLength(1);
  });
});

describe('an item entered by mistake', () => {
  const item = itemRefSchema.parse('PDB-ITEM-1');
  const all = async () => {
    const listed = await listItems(office.on(), listItemsInput.parse({ state: 'all' }));
    return listed.outcome === 'found' ? listed.thing.map(({ ref }) => ref) : [];
  };

  it('is removed, and its reference is not given again', async () => {
    await office.put(anItem());
    done(await removeItem(office.on('2024-11-01'), item, twice));
    expect((await historyOfBoard())?.[0]).toContain('removed PDB-ITEM-1 (');
    expect(await all()).toEqual([]);
    const input = addItemInput.parse({ comes: 'once', title: 'Contacting the Force', meeting: '2024-12' });
    expect(done(await addItem(office.on('2024-11-01'), input)).thing.ref).toBe('PDB-ITEM-2');
  });

  it('is reinstated first once it was presented', async () => {
    await office.put(anItem({ state: 'presented' }));
    expect(faults(await removeItem(office.on(), item, twice))).toEqual([['no longer to come', null]]);
  });
});

describe('an owner entered by mistake', () => {
  const farce = anOwner({ id: 'farce', name: 'Farce', aliases: ['FC'] });
  const ids = async () => {
    const listed = await listOwners(office.on());
    return listed.outcome === 'found' ? listed.thing.map(({ id }) => id) : [];
  };

  it('is removed, and its code and names can be given again', async () => {
    await office.put(farce);
    done(await removeOwner(office.on(), 'farce', { reason: 'misspelt' }));
    expect(await historyOfBoard()).toEqual(['Asha Verity: removed owner farce (Farce): misspelt']);
    expect(await ids()).toEqual(['force']);
    expect(faults(await findOwnerByCode(office.on(), 'farce'))).toEqual([['not there', null]]);
    const sought = await listActions(office.on(), listActionsInput.parse({ owner: 'Farce' }));
    expect(sought).toMatchObject({ faults: [{ why: 'there is no owner "Farce" (known: force)' }] });
    const again = done(await addOwner(office.on(), addOwnerInput.parse({ id: 'farce', name: 'FC' }))).thing;
    expect(again).toMatchObject({ name: 'FC', contacts: [], inError: null, version: 3 });
    expect(await ids()).toEqual(['farce', 'force']);
  });

  it('is not while it owes anything, alone or with others', async () => {
    await office.put(farce, anAction({ jointOwners: ['farce'] }), anItem({ lead: 'farce' }));
    const refused = await removeOwner(office.on(), 'farce', twice);
    expect(refused).toMatchObject({
      faults: [{ why: 'Farce still owes PDB-2024-10-2 and PDB-ITEM-1: give that to another first' }],
    });
  });

  it('stays, marked so, where it once owed something, and goes by no name', async () => {
    await office.put(farce, anAction({ owner: 'farce', status: 'discharged' }));
    const { thing } = done(await removeOwner(office.on(), 'farce', twice));
    expect(thing.inError).toEqual({ on: '2024-12-12', reason: 'entered twice' });
    expect(await ids()).toEqual(['farce', 'force']);
    expect(done(await addOwner(office.on(), addOwnerInput.parse({ id: 'fc' }))).thing.id).toBe('fc');
  });
});

describe('a meeting entered by mistake', () => {
  const march = aMeeting({ id: '2025-03', date: '2025-03-12' });
  const ids = async () => {
    const listed = await listMeetings(office.on(), {});
    return listed.outcome === 'found' ? listed.thing.map(({ id }) => id) : [];
  };

  it('is removed, and its identity can be given again', async () => {
    await office.put(march);
    done(await removeMeeting(office.on(), '2025-03', twice));
    expect(await historyOfBoard()).toEqual([
      'Asha Verity: removed meeting 2025-03 (scheduled for Wednesday 12 March 2025 at 10:00, Committee Room 2): entered twice',
    ]);
    expect(await ids()).toEqual(['2024-10', '2024-12']);
    expect(faults(await findMeetingById(office.on(), '2025-03'))).toEqual([['not there', null]]);
    const when = { state: 'month', month: '2025-03' } as never;
    const { thing } = done(await addMeeting(office.on(), when));
    expect(thing).toMatchObject({ id: '2025-03', state: 'month', version: 3 });
    expect(await ids()).toEqual(['2024-10', '2024-12', '2025-03']);
  });

  it.each([
    ['an action due at it', anAction({ due: { at: 'meeting', meeting: '2025-03', words: null } })],
    ['an item planned for it', anItem({ meeting: '2025-03' })],
    [
      'an undertaking due at it',
      anAction({
        status: 'discharged',
        discharge: {
          ...{ on: '2024-12-11', meeting: null, how: 'to follow', evidence: [] },
          undertaking: { text: 'x', by: { at: 'meeting', meeting: '2025-03', words: null }, met: null },
        },
      }),
    ],
  ])('is not while there is %s', async (_, thing) => {
    await office.put(march, thing);
    expect(faults(await removeMeeting(office.on(), '2025-03', twice))).toEqual([
      ['something hangs on it', null],
    ]);
  });

  it('is not once its papers are public', async () => {
    const at = '2025-03-04T09:00:00.000Z';
    const files = [{ name: 'agenda.pdf', sha256: 'a'.repeat(64) }];
    const recorded = { at, by: 'Asha Verity' };
    const publications = [{ what: 'agenda' as const, item: null, at, of: '2025-03-12', files, recorded }];
    await office.put(aMeeting({ id: '2025-03', date: '2025-03-12', publications }));
    expect(faults(await removeMeeting(office.on(), '2025-03', twice))).toEqual([
      ['something hangs on it', null],
    ]);
  });

  it('is not while another board has business from its notes', async () => {
    await office.put(march, aBoard({ id: 'pcp', name: 'Panel' }));
    const source = { kind: 'minute', board: 'pdb', meeting: '2025-03', minute: null } as const;
    await office.put(anItem({ board: 'pcp', ref: 'PCP-ITEM-1', source }));
    expect(faults(await removeMeeting(office.on(), '2025-03', twice))).toEqual([
      ['something hangs on it', null],
    ]);
  });

  it('stays, marked so, where a mail led up to it', async () => {
    await office.put(march);
    await office.ledger.save(mailAbout({ meeting: { id: '2025-03', date: '2025-03-12' }, refs: [] }));
    const { thing } = done(await removeMeeting(office.on(), '2025-03', twice));
    expect(thing).toMatchObject({ state: 'cancelled', inError: true, formerly: ['2025-03-12'] });
    expect(await ids()).toEqual(['2024-10', '2024-12', '2025-03']);
  });
});

describe('a meeting wrongly held', () => {
  const minutes = { file: 'wrong.docx', next: null, actions: [], discharged: [] };
  const wrong = { reason: 'recorded from the wrong file' };

  it('is scheduled again, and its notes are not recorded', async () => {
    await office.put(aMeeting({ id: '2024-11', state: 'held', date: '2024-11-06', minutes }));
    const { thing } = done(await reopenMeeting(office.on(), '2024-11', wrong));
    expect(thing).toMatchObject({ state: 'scheduled', date: '2024-11-06', minutes: null });
    expect(thing.history.at(-1)?.what).toBe('not held after all: recorded from the wrong file');
    expect(faults(await reopenMeeting(office.on(), '2024-11', wrong))).toEqual([['not held', null]]);
  });

  it('stays held while an action that it asked for stands, and not once that is removed', async () => {
    await office.put(anAction());
    expect(await reopenMeeting(office.on(), '2024-10', wrong)).toMatchObject({
      faults: [
        {
          why: 'PDB-2024-10-2 rests on meeting 2024-10: remove what was entered by mistake first',
        },
      ],
    });
    done(await removeAction(office.on(), second, twice));
    expect(done(await reopenMeeting(office.on(), '2024-10', wrong)).thing.state).toBe('scheduled');
  });
});
