import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { planBoard } from '../../functions/dispatch/planning.ts';
import { sweepBoard } from '../../functions/dispatch/sweep.ts';
import type { Ledger } from '../../functions/store/ledger.ts';
import { aBoard, aMeeting, anAction, anItem, anOwner } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';
import { openScene, recordedAt, viewOf } from './scene.ts';

const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const december = aMeeting();
const register = [aBoard(), anOwner(), october, december] as const;
const lately = recordedAt('2024-11-18T15:00:00.000Z');
const second = 'pdb_2024-12_20241211_second-reminder_force';

describe('a sweep', () => {
  it('names what it has entered though the index does not show it yet, and what waited before', async () => {
    const scene = await openScene(...register, anAction(lately));
    await sweepBoard(scene.morningOf, await viewOf(scene.register), day('2024-11-19'));
    const shown = await scene.ledger.live('pdb');
    await scene.keep(
      anOwner({ id: 'opcc', name: 'OPCC' }),
      anAction({ ref: 'PDB-2024-10-3', owner: 'opcc', ...lately }),
    );
    const trailing = { ...scene.morningOf, ledger: { ...scene.ledger, live: async () => shown } };
    const { toSend } = await sweepBoard(trailing, await viewOf(scene.register), day('2024-11-19'));
    expect(toSend).toEqual([second, 'pdb_2024-12_20241211_second-reminder_opcc']);
  });

  it('says what it found too late to send: what no sweep entered in time, and what none sent', async () => {
    const scene = await openScene(...register, anAction(recordedAt('2024-10-03T08:15:00.000Z')));
    await sweepBoard(scene.morningOf, await viewOf(scene.register), day('2024-11-05'));
    const { missed } = await sweepBoard(scene.morningOf, await viewOf(scene.register), day('2024-11-27'));
    expect((await scene.states()).filter((state) => state.endsWith('missed'))).toHaveLength(missed.length);
    expect(missed.map((id) => id.split('_').at(-2))).toEqual(['first-reminder', 'second-reminder']);
    const again = await sweepBoard(scene.morningOf, await viewOf(scene.register), day('2024-11-27'));
    expect(again.missed).toEqual([]);
  });
});

describe('in a ledger of before, whose notices are named by the moment of recording', () => {
  const former = 'pdb_recorded_20241118T150000000Z_notice_force';
  const undated = { due: { at: 'not agreed', words: null }, ...lately } as const;
  const item = { meeting: '2025-03', ...lately };
  const open = () =>
    openScene(
      ...register.slice(0, 3),
      anAction(undated),
      anAction({ ref: 'PDB-2024-10-3', ...undated }),
      anAction({ ref: 'PDB-2024-10-4', ...undated }),
      anItem(item),
    );

  it('what such a notice told of is not told again, and what it did not is', async () => {
    const scene = await open();
    const about = { refs: ['PDB-2024-10-2'], alsoCovers: ['PDB-2024-10-3'] };
    await scene.ledger.save(
      aDispatch({ id: former, kind: 'notice', ...about, stage: 'notice', state: 'sent' }),
    );
    await scene.morning('2024-11-19');
    expect(await scene.newMails()).toEqual(['owen.pryce: 1 new action and 1 new report']);
    const names = (await scene.ledger.dispatchesOf('pdb')).map(({ id }) => id);
    expect(names.sort()).toEqual(['pdb_PDB-2024-10-4_notice_force', 'pdb_PDB-ITEM-1_notice_force', former]);
  });

  it('one that cannot be read may have told of anything', async () => {
    const scene = await open();
    const unreadable: Ledger['known'] = async (_, ids, told) => {
      for (const id of ids) if (id === former) told?.({ id, error: new Error('it is of no format') });
      return [];
    };
    const ledger = { ...scene.ledger, known: unreadable };
    const { send } = await planBoard({ ledger }, await viewOf(scene.register), [], day('2024-11-19'));
    expect(send).toEqual([]);
  });
});
