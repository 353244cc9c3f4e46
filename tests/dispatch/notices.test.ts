import { expect, it } from 'vitest';
import { amend } from '../../functions/register/action-transitions.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { at, openScene, recordedAt } from './scene.ts';

const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const anna = { name: 'Anna Reid', email: 'anna.reid@pcc.example', from: null, until: null };
const pcc = anOwner({ id: 'pcc', name: 'PCC', contacts: [anna] });
const undated = {
  due: { at: 'not agreed', words: null },
  ...recordedAt('2024-11-18T15:00:00.000Z'),
} as const;

it('what was recorded together is notified in one mail, and what a sweep found too early for in the next', async () => {
  const scene = await openScene(aBoard(), anOwner(), october);
  await scene.keep(anAction(undated), anAction({ ref: 'PDB-2024-10-3', ...undated }));
  await scene.morning('2024-11-18', '2024-11-18T15:00:01.000Z');
  expect(await scene.newMails()).toEqual(['owen.pryce: 2 new actions']);
  await scene.keep(anAction({ ref: 'PDB-2024-10-4', ...undated }));
  await scene.morning('2024-11-19');
  expect(await scene.newMails()).toEqual(['owen.pryce: 1 new action']);
  await scene.morning('2024-11-20');
  expect(await scene.newMails()).toEqual([]);
});

it('an action is notified once to each office that comes to own it', async () => {
  let action = anAction(undated);
  const scene = await openScene(aBoard(), anOwner(), pcc, october, action);
  await scene.keep(anAction({ ref: 'PDB-2024-10-3', owner: 'pcc', ...undated }));
  const said: string[] = [];
  for (const [today, owner] of [
    ['2024-11-19', 'force'],
    ['2024-11-20', 'pcc'],
    ['2024-11-21', 'force'],
    ['2024-11-22', 'pcc'],
  ] as const) {
    const author = { at: at(`${today}T07:00:00.000Z`), by: 'Asha Verity', from: 'command line' };
    const given = amend(action, { owner }, author);
    if (given.outcome === 'refused') throw new Error(given.why);
    if (given.action !== action) await scene.keep(given.action);
    action = given.action;
    await scene.morning(today);
    for (const mail of await scene.newMails()) said.push(`${today} ${mail}`);
  }
  expect(said).toEqual([
    '2024-11-19 anna.reid: 1 new action',
    '2024-11-19 owen.pryce: 1 new action',
    '2024-11-20 anna.reid: 1 new action',
  ]);
});
