import { describe, expect, it } from 'vitest';
import { addMinutes, day } from '../../functions/calendar/days.ts';
import { sendDispatch } from '../../functions/dispatch/send.ts';
import { sweepBoard } from '../../functions/dispatch/sweep.ts';
import { type Dispatch, dispatchIdSchema } from '../../functions/reminders/dispatch.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { endsInWords, type Fault, openScene, recordedAt, type Scene, viewOf } from './scene.ts';

const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const lately = recordedAt('2024-11-18T15:00:00.000Z');
const second = dispatchIdSchema.parse('pdb_2024-12_20241211_second-reminder_force');
const today = day('2024-11-19');
const throttled: Fault = { status: 400, code: 'Throttling', message: 'Maximum sending rate exceeded.' };

const oneOwed = (): Promise<Scene> => openScene(aBoard(), anOwner(), october, aMeeting(), anAction(lately));

/** The ledger refuses the first `times` entries that say how the mail ended. */
function failToWrite(scene: Scene, times: number): void {
  const { ledger } = scene.morningOf;
  let left = times;
  scene.morningOf.ledger = {
    ...ledger,
    save: async (dispatch: Dispatch) => {
      if (dispatch.attempts > 0 && dispatch.state !== 'sending' && left-- > 0) {
        throw new Error('the database is out of reach');
      }
      return ledger.save(dispatch);
    },
  };
}

/** Somebody else writes to the dispatch right before each of the first `times` entries that say how the mail ended. */
function overtake(scene: Scene, times: number): void {
  const { ledger } = scene.morningOf;
  let left = times;
  scene.morningOf.ledger = {
    ...ledger,
    save: async (dispatch: Dispatch) => {
      if (dispatch.state === 'sent' && left-- > 0) {
        const kept = await scene.dispatch(dispatch.id);
        await ledger.save({ ...kept, version: kept.version + 1 });
      }
      return ledger.save(dispatch);
    },
  };
}

/** A sweep of a machine whose clock is three minutes ahead, while the mail service is being asked. */
const sweepAhead = (scene: Scene) => async (): Promise<void> => {
  const ahead = { ...scene.morningOf, now: () => addMinutes(scene.clock.now, 3) };
  await sweepBoard(ahead, await viewOf(scene.register), today);
  expect((await scene.dispatch(second)).state).toBe('unknown');
};

describe('what the mail service answered', () => {
  it('is written down at the next try when the ledger would not take it', async () => {
    const scene = await oneOwed();
    failToWrite(scene, 3);
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual(['force second-reminder: sent']);
    const dispatch = await scene.dispatch(second);
    expect(dispatch).toMatchObject({ state: 'sent', messageId: dispatch.mails[0], attempts: 1 });
    expect(await scene.newMails()).toHaveLength(1);
  });

  it('is written down though another sender and a sweep write first, time after time', async () => {
    const scene = await oneOwed();
    overtake(scene, 4);
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual(['force second-reminder: sent']);
    const dispatch = await scene.dispatch(second);
    expect(dispatch).toMatchObject({ state: 'sent', messageId: dispatch.mails[0], attempts: 1 });
  });

  it('is left to the mail service’s event when the ledger takes nothing at all', async () => {
    const scene = await oneOwed();
    failToWrite(scene, Number.POSITIVE_INFINITY);
    await sweepBoard(scene.morningOf, await viewOf(scene.register), today);
    await expect(sendDispatch(scene.morningOf, 'pdb', second, today)).rejects.toThrow('out of reach');
    expect((await scene.dispatch(second)).state).toBe('sending');
    await scene.event({ dispatch: second, kind: 'taken', messageId: 'm-1' });
    expect(await scene.dispatch(second)).toMatchObject({ state: 'sent', messageId: 'm-1', mails: ['m-1'] });
  });

  it('stands though another’s clock is ahead, and took the mail for cut off', async () => {
    const scene = await oneOwed();
    scene.line.next = [sweepAhead(scene)];
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual(['force second-reminder: sent']);
    const dispatch = await scene.dispatch(second);
    expect(dispatch).toMatchObject({ state: 'sent', messageId: expect.any(String), wentTwice: false });
    expect(await scene.morning('2024-11-19', '2024-11-19T09:30:00.000Z')).toEqual([]);
    expect(await scene.newMails()).toHaveLength(1);
  });

  it('that it takes nothing now stands as well', async () => {
    const scene = await oneOwed();
    const { sendMail } = scene.morningOf;
    scene.morningOf.sendMail = async () => {
      await sweepAhead(scene)();
      scene.morningOf.sendMail = sendMail;
      return { outcome: 'refused for now', why: 'Maximum sending rate exceeded.' };
    };
    await sweepBoard(scene.morningOf, await viewOf(scene.register), today);
    const { dispatch } = await sendDispatch(scene.morningOf, 'pdb', second, today);
    expect(dispatch).toMatchObject({ state: 'planned', waitingFor: 'the mail service' });
    scene.line.next = [throttled];
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual(['force second-reminder: sent']);
  });
});

describe('a mail that the mail service took twice', () => {
  it('is said to have gone twice, in the ledger and to the secretary, once', async () => {
    const scene = await oneOwed();
    scene.line.next = ['reset after acceptance'];
    await scene.morning('2024-11-19');
    expect(endsInWords(await scene.morning('2024-11-19', '2024-11-19T08:45:00.000Z'))).toEqual([
      'force second-reminder: sent',
    ]);
    const { mails } = await scene.dispatch(second);
    await scene.newMails();

    for (const messageId of ['the-first', 'the-first', ...mails]) {
      await scene.event({ dispatch: second, kind: 'delivered', messageId });
    }
    const dispatch = await scene.dispatch(second);
    expect(dispatch).toMatchObject({ state: 'delivered', wentTwice: true, mails: [...mails, 'the-first'] });
    expect(dispatch.history.map(({ what }) => what).join('\n')).toContain(
      'went twice: the mail service has it as mail the-first too',
    );
    expect(endsInWords(await scene.morning('2024-11-20'))).toEqual(['secretary problems: sent']);
    const told = (await scene.mails()).find(({ to }) => to.join().includes('asha.verity'));
    expect(told?.raw.toString()).toContain('Sent twice');
    expect(await scene.morning('2024-11-21')).toEqual([]);
  });

  it('is so too when the first is heard of while the second is on its way', async () => {
    const scene = await oneOwed();
    scene.line.next = [
      'reset after acceptance',
      async () => {
        await scene.event({ dispatch: second, kind: 'taken', messageId: 'the-first' });
      },
    ];
    await scene.morning('2024-11-19');
    await scene.morning('2024-11-19', '2024-11-19T08:45:00.000Z');
    const dispatch = await scene.dispatch(second);
    expect(dispatch).toMatchObject({ state: 'sent', messageId: 'the-first', wentTwice: true });
    expect(dispatch.mails).toHaveLength(2);
  });
});
