import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { notEndedBeforeMeeting, sweepBoard } from '../../functions/dispatch/sweep.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { at, openScene, recordedAt, viewOf } from './scene.ts';

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

describe('before a meeting', () => {
  const swept = async (today: string, later: string) => {
    const scene = await openScene(...register, anAction(lately));
    const view = await viewOf(scene.register);
    scene.clock.now = at(`${today}T08:00:00.000Z`);
    await sweepBoard(scene.morningOf, view, day(today));
    scene.clock.now = at(later);
    return { scene, notEnded: await notEndedBeforeMeeting(scene.morningOf, view, day(later.slice(0, 10))) };
  };

  it.each([
    ['three days before, nobody need know', '2024-12-08T09:00:00.000Z', undefined],
    ['two days before, what did not go is told', '2024-12-09T09:00:00.000Z', ['action-report', 'last-call']],
    ['on the day itself too', '2024-12-11T09:00:00.000Z', ['action-report', 'last-call']],
    ['when the meeting is over, no longer', '2024-12-12T09:00:00.000Z', undefined],
  ])('%s', async (_, later, stages) => {
    const { notEnded } = await swept('2024-12-09', later);
    expect(notEnded?.map(({ stage }) => stage).sort()).toEqual(stages);
  });

  it('what was entered a moment ago is on its way, and no cause for alarm', async () => {
    const { notEnded } = await swept('2024-12-09', '2024-12-09T08:20:00.000Z');
    expect(notEnded).toEqual([]);
  });

  it('what was sent has ended', async () => {
    const { scene } = await swept('2024-12-09', '2024-12-09T08:20:00.000Z');
    await scene.morning('2024-12-09', '2024-12-09T09:00:00.000Z');
    const view = await viewOf(scene.register);
    expect(await notEndedBeforeMeeting(scene.morningOf, view, day('2024-12-09'))).toEqual([]);
  });
});
