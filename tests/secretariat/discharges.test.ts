import { beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { ActionRef } from '../../functions/register/action.ts';
import { dischargeInput } from '../../functions/secretariat/actions.ts';
import {
  dischargeSeveralInput,
  previewDischarge,
  previewDischarges,
} from '../../functions/secretariat/discharges.ts';
import { actionInFull } from '../../functions/secretariat/one-action.ts';
import { aBoard, aMeeting, anAction, anItem, anOwner } from '../register/examples.ts';
import { faults, offices, type TestOffice } from './an-office.ts';

const anOffice = offices();
let office: TestOffice;

const [first, second] = ['PDB-2024-10-1', 'PDB-2024-10-2'] as [ActionRef, ActionRef];
const several = (input: z.input<typeof dischargeSeveralInput>) =>
  previewDischarges(office.on(), dischargeSeveralInput.parse(input));

beforeEach(async () => {
  office = anOffice();
  await office.put(
    aBoard(),
    anOwner(),
    aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }),
    aMeeting({ id: '2024-12', date: '2024-12-11' }),
    anAction({ ref: first, text: 'Report on waits' }),
    anAction({ ref: second, text: 'Report on leavers' }),
  );
});

describe('a discharge that is looked at first', () => {
  it('says its line in item 2, and of which meeting’s notes, and changes nothing', async () => {
    const input = dischargeInput.parse({ on: '2024-12-11', how: 'figures were in the papers' });
    expect(await previewDischarge(office.on(), first, input)).toMatchObject({
      thing: {
        action: { discharge: { meeting: '2024-12' } },
        line: { text: 'Report on waits – figures were in the papers.', meeting: { id: '2024-12' } },
      },
    });
    expect(await office.register.action(first)).toMatchObject({ status: 'open', version: 1 });
  });

  it('tells of several all that is wrong, each at its place', async () => {
    const undertaking = { text: 'the figures', by: '2024-01-01' };
    const answer = await several({
      on: '2024-12-11',
      how: 'sent',
      actions: [{ ref: first }, { ref: second, undertaking }, { ref: 'PDB-2024-10-9' }],
    });
    expect(faults(answer)).toEqual([
      ['due before it was raised', ['actions', 1, 'undertaking', 'by']],
      ['not there', null],
    ]);
    const right = await several({
      on: '2024-12-11',
      how: 'sent',
      actions: [{ ref: first }, { ref: second }],
    });
    expect(right).toMatchObject({ thing: [{ action: { ref: first } }, { action: { ref: second } }] });
  });
});

describe('an action in full', () => {
  it('has what came from it, on another board’s programme only for whoever reaches that', async () => {
    await office.put(
      aBoard({ id: 'pcp', name: 'Police and Crime Panel' }),
      anItem({ board: 'pcp', ref: 'PCP-ITEM-1', source: { kind: 'action', ref: first } }),
    );
    const itemsFor = async (isReached: boolean) => {
      const found = await actionInFull(office.on(), first, () => isReached);
      return found.outcome === 'found' ? found.thing.items.map(({ ref }) => ref) : faults(found);
    };
    expect(await itemsFor(true)).toEqual(['PCP-ITEM-1']);
    expect(await itemsFor(false)).toEqual([]);
  });
});
