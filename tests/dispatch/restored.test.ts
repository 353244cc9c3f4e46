import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { enterDoubts } from '../../functions/dispatch/restored.ts';
import { sweepBoard } from '../../functions/dispatch/sweep.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { at, endsInWords, openScene, recordedAt, type Scene, viewOf } from './scene.ts';

const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
/** Recorded on Monday 18 November: its second reminder falls on the 19th. */
const lately = recordedAt('2024-11-18T15:00:00.000Z');
const register = [aBoard(), anOwner(), october, aMeeting(), anAction(lately)] as const;
const second = 'pdb_2024-12_20241211_second-reminder_force';
const made = at('2024-11-18T20:00:00.000Z');

/** As a register stands that was restored to a backup of that moment. */
async function restore(scene: Scene, until: string, moment = `${until}T10:00:00.000Z`, more: object = {}) {
  scene.clock.now = at(moment);
  return enterDoubts(scene.morningOf, await viewOf(scene.register), { made, until: day(until), ...more });
}

describe('a register that was restored', () => {
  it('enters as not known what fell due after its backup, though its policy is to send again, and says so', async () => {
    const scene = await openScene(...register);
    expect(await restore(scene, '2024-11-19')).toEqual({ inDoubt: 2, failures: [] });
    expect(await scene.dispatch(second)).toMatchObject({
      state: 'unknown',
      attempts: 0,
      because: 'it may have gone after the backup of 18 November 2024 was made',
    });
    // An hour later, and days later, no morning sends it; the secretary is asked.
    expect(endsInWords(await scene.morning('2024-11-19', '2024-11-19T15:00:00.000Z'))).toEqual([
      'secretary problems: sent',
    ]);
    expect(await scene.morning('2024-11-20')).toEqual([]);
    expect(await scene.newMails()).toEqual([expect.stringMatching(/^asha\.verity: /)]);
  });

  it('takes what waited when it was backed up for what may have gone, and once only', async () => {
    const scene = await openScene(...register);
    scene.clock.now = at('2024-11-19T07:30:00.000Z');
    await sweepBoard(scene.morningOf, await viewOf(scene.register), day('2024-11-19'));
    expect(await scene.states()).toEqual(['force notice: planned', 'force second-reminder: planned']);
    expect(await restore(scene, '2024-11-19')).toMatchObject({ inDoubt: 2 });
    expect(await scene.states()).toEqual(['force notice: unknown', 'force second-reminder: unknown']);
    expect(await restore(scene, '2024-11-19')).toMatchObject({ inDoubt: 0 });
  });

  it('on a day of no work looks at the last working day', async () => {
    const scene = await openScene(...register);
    expect(await restore(scene, '2024-11-23')).toMatchObject({ inDoubt: 2 });
    await scene.morning('2024-11-25');
    expect(await scene.states()).toContain('force second-reminder: failed');
  });

  it('doubts nothing that fell due after the day until which the other could send', async () => {
    const scene = await openScene(...register);
    await restore(scene, '2024-11-18', '2024-11-19T07:00:00.000Z');
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual(['force second-reminder: sent']);
  });

  it('sends one of which a person says that it did not go, and the rest of its life is as any mail’s', async () => {
    const scene = await openScene(...register);
    await restore(scene, '2024-11-19');
    expect(await scene.byHand(second, false, '2024-11-19')).toMatchObject({ outcome: 'done' });
    scene.line.next = ['reset after acceptance'];
    expect(endsInWords(await scene.morning('2024-11-20'))).toContain('force second-reminder: unknown');
    expect(await scene.dispatch(second)).toMatchObject({ state: 'unknown', leftToPerson: false });
  });

  it('with the mail that went settles what it said too', async () => {
    const scene = await openScene(...register);
    await restore(scene, '2024-11-19');
    await scene.byHand(second, true, '2024-11-19');
    await scene.morning('2024-11-20');
    expect(await scene.states()).toEqual(['force notice: cancelled', 'force second-reminder: sent']);
    expect(await scene.newMails()).toEqual([]);
  });

  it('settles one by the mail service’s own word, and then knows to whom it went', async () => {
    const scene = await openScene(...register);
    await restore(scene, '2024-11-19');
    await scene.event({ dispatch: second, kind: 'delivered' });
    expect(await scene.dispatch(second)).toMatchObject({
      state: 'delivered',
      to: ['owen.pryce@force.example'],
    });
  });

  it('leaves what a person settled since, and doubts what sweeps entered since, where the other may have gone on', async () => {
    const scene = await openScene(...register, anOwner({ id: 'pcc', name: 'PCC' }));
    await restore(scene, '2024-11-19');
    await scene.byHand(second, false, '2024-11-19');
    const enteredSince = at('2024-11-19T10:00:00.000Z');
    await scene.keep(
      anAction({ ref: 'PDB-2024-10-3', owner: 'pcc', ...recordedAt('2024-11-19T12:00:00.000Z') }),
    );
    scene.clock.now = at('2024-11-20T07:30:00.000Z');
    await sweepBoard(scene.morningOf, await viewOf(scene.register), day('2024-11-20'));
    const before = await scene.states();
    expect(before).toContain('force second-reminder: planned');
    expect(before.filter((line) => line.startsWith('pcc'))).not.toEqual([]);
    await restore(scene, '2024-11-20', '2024-11-20T09:00:00.000Z', { enteredSince });
    const after = await scene.states();
    expect(after).toContain('force second-reminder: planned');
    expect(after.filter((line) => line.startsWith('pcc') && !line.endsWith('unknown'))).toEqual([]);
  });

  it('doubts what came back before its backup and was to go to somebody else', async () => {
    const scene = await openScene(...register);
    await scene.morning('2024-11-19');
    await scene.event({ dispatch: second, kind: 'bounced', undeliverable: true });
    const [force] = await scene.register.owners('pdb');
    if (force === undefined) throw new Error('there is no owner');
    await scene.change({
      ...force,
      contacts: [{ name: 'Siân Hale', email: 'sian.hale@force.example', from: null, until: null }],
    } as never);
    expect(await restore(scene, '2024-11-20')).toMatchObject({ inDoubt: 1 });
    await scene.newMails();
    await scene.morning('2024-11-20', '2024-11-20T15:00:00.000Z');
    expect((await scene.newMails()).filter((mail) => mail.startsWith('sian'))).toEqual([]);
  });
});
