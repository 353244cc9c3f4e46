import { expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { type Frozen, unlessFrozen } from '../../functions/dispatch/freeze.ts';
import { workMorning } from '../../functions/dispatch/morning.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { at, endsInWords, openScene, recordedAt, viewOf } from './scene.ts';

const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const lately = recordedAt('2024-11-18T15:00:00.000Z');
const anna = { name: 'Anna Reid', email: 'anna.reid@pcc.example', from: null, until: null };
const register = [
  aBoard(),
  anOwner(),
  anOwner({ id: 'pcc', name: 'PCC', contacts: [anna] }),
  october,
  aMeeting(),
  anAction(lately),
  anAction({ ref: 'PDB-2024-10-3', owner: 'pcc', ...lately }),
] as const;
const frozen: Frozen = { since: at('2024-11-19T07:00:00.000Z'), by: 'Asha Verity', because: null };

it('while sending is frozen a morning plans what is owed, asks no mail service, and the next one sends it', async () => {
  const scene = await openScene(...register);
  const { morningOf, register: kept } = scene;
  const still = { ...morningOf, freeze: async () => frozen };
  expect(endsInWords(await workMorning(still, await viewOf(kept), day('2024-11-19')))).toEqual([
    'force second-reminder: planned',
    'pcc second-reminder: planned',
  ]);
  expect(scene.line.requests).toBe(0);
  expect((await scene.dispatch('pdb_2024-12_20241211_second-reminder_force')).attempts).toBe(0);
  expect(endsInWords(await scene.morning('2024-11-20'))).toEqual([
    'force second-reminder: sent',
    'pcc second-reminder: sent',
  ]);
  expect(await scene.newMails()).toEqual([
    'anna.reid: 11 December: 1 action due',
    'owen.pryce: 11 December: 1 action due',
  ]);
});

it('a freeze in the middle of a morning leaves what has not been begun', async () => {
  const scene = await openScene(...register);
  const { morningOf, register: kept } = scene;
  const freeze = async () => (scene.line.requests > 0 ? frozen : null);
  const ends = await workMorning({ ...morningOf, freeze }, await viewOf(kept), day('2024-11-19'));
  expect(endsInWords(ends)).toEqual(['force second-reminder: sent', 'pcc second-reminder: planned']);
  expect(await scene.newMails()).toEqual(['owen.pryce: 11 December: 1 action due']);
});

it('a mail that was begun before the freeze is not handed over after it', async () => {
  const scene = await openScene(...register);
  const { morningOf, register: kept } = scene;
  const sendMail = unlessFrozen(async () => frozen, morningOf.sendMail);
  const ends = await workMorning({ ...morningOf, sendMail }, await viewOf(kept), day('2024-11-19'));
  expect(endsInWords(ends)).toEqual(['force second-reminder: planned', 'pcc second-reminder: planned']);
  expect(scene.line.requests).toBe(0);
});
