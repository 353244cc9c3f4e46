import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { sweepBoard } from '../../functions/dispatch/sweep.ts';
import { withoutMark } from '../../functions/register/mailboxes.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { at, endsInWords, openScene, recordedAt, type Scene, viewOf } from './scene.ts';

const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const lately = recordedAt('2024-11-18T15:00:00.000Z');
const first = 'pdb_2024-12_20241211_first-reminder_force';
const second = 'pdb_2024-12_20241211_second-reminder_force';
const owen = 'owen.pryce@force.example';
const ourMail = 'owen.pryce: 11 December: 1 action due';

/** The Force owes one action since the 18th, and its second reminder falls due on the 19th. */
async function oneOwed(): Promise<Scene> {
  const scene = await openScene(aBoard(), anOwner(), october, aMeeting(), anAction(lately));
  await scene.morning('2024-11-18', '2024-11-18T16:00:00.000Z');
  await scene.newMails();
  return scene;
}

const toForce = async (scene: Scene): Promise<string[]> =>
  (await scene.newMails()).filter((mail) => mail.startsWith('owen.pryce'));

describe('a mail in flight', () => {
  it('is nobody’s to speak of until its answer cannot come any more, and then it is', async () => {
    const scene = await oneOwed();
    const told: unknown[] = [];
    scene.line.next = [
      async () => {
        told.push(
          (await scene.byHand(second, false, '2024-11-19')).why,
          (await scene.byHand(second, true, '2024-11-19')).outcome,
          (await scene.cameBack(second, '2024-11-19')).outcome,
          (await scene.sendAgain(second, '2024-11-19')).outcome,
        );
      },
    ];
    await scene.morning('2024-11-19', '2024-11-19T08:00:05.000Z');
    expect(told).toEqual([
      `dispatch ${second} has been on its way since 08:00:05, and the mail service may still answer: say so after 08:02:05`,
      'being sent',
      'being sent',
      'under way',
    ]);
    expect(await scene.dispatch(second)).toMatchObject({ state: 'sent', messageId: expect.any(String) });
    expect(await scene.newMails()).toEqual([ourMail]);
  });
});

describe('a mail that came back', () => {
  it('as a person says while its answer is late, has come back when that is heard', async () => {
    const scene = await oneOwed();
    scene.line.next = [
      async () => {
        scene.clock.now = at('2024-11-19T07:33:00.000Z');
        await scene.cameBack(second, '2024-11-19');
      },
    ];
    await scene.morning('2024-11-19');
    const taken = (await scene.mails()).find(({ raw }) => raw.includes(`<${second}@`))?.messageId ?? 'none';
    expect(await scene.dispatch(second)).toMatchObject({
      state: 'bounced',
      cameBack: [owen],
      messageId: taken,
      mails: [taken],
      wentTwice: false,
    });
  });

  it('for now, and is sent again, goes to the same contact on the next morning', async () => {
    const scene = await oneOwed();
    await scene.morning('2024-11-19');
    await scene.event({ dispatch: second, kind: 'bounced for now' });
    expect(endsInWords(await scene.morning('2024-11-20'))).toEqual(['secretary problems: sent']);
    await scene.newMails();
    expect(await scene.sendAgain(second, '2024-11-20')).toMatchObject({ outcome: 'done' });
    expect((await scene.dispatch(second)).history.at(-1)).toMatchObject({
      by: 'Asha Verity',
      what: 'to be sent again: the Force asked',
    });
    expect(endsInWords(await scene.morning('2024-11-21'))).toEqual(['force second-reminder: sent']);
    expect(await scene.newMails()).toEqual([ourMail]);
    expect(await scene.dispatch(second)).toMatchObject({ cameBack: [], wentTwice: false, attempts: 2 });
    expect(await scene.ledger.live('pdb')).toEqual([]);
  });

  it('and is sent again on that day goes by its next sweep: it is the one mail of the day', async () => {
    const scene = await oneOwed();
    await scene.morning('2024-11-19');
    await scene.event({ dispatch: second, kind: 'bounced for now' });
    await scene.sendAgain(second, '2024-11-19');
    await scene.newMails();
    const ends = endsInWords(await scene.morning('2024-11-19', '2024-11-19T11:00:00.000Z'));
    expect(ends).toContain('force second-reminder: sent');
    expect(await toForce(scene)).toEqual([ourMail]);
  });

  it('as a person says, marks the mailbox, and the secretary is told', async () => {
    const scene = await oneOwed();
    await scene.morning('2024-11-19');
    expect(await scene.cameBack(second, '2024-11-19')).toMatchObject({ outcome: 'done' });
    expect(await scene.dispatch(second)).toMatchObject({
      state: 'bounced',
      because: 'it lies in my mailbox',
      cameBack: [owen],
      wentTwice: false,
    });
    expect((await scene.register.owner('pdb', 'force'))?.undeliverable).toEqual([
      { email: owen, since: '2024-11-19', why: 'it lies in my mailbox' },
    ]);
    expect(await scene.cameBack(second, '2024-11-19', ['Owen.Pryce@force.example'])).toEqual({
      outcome: 'needs no settling',
      why: `dispatch ${second} needs no settling: it is bounced, come back from ${owen}`,
    });
    expect(endsInWords(await scene.morning('2024-11-20'))).toEqual(['secretary problems: sent']);
  });

  it('and is sent again to nobody waits until the mailbox is cleared', async () => {
    const scene = await oneOwed();
    await scene.morning('2024-11-19');
    await scene.cameBack(second, '2024-11-19');
    await scene.sendAgain(second, '2024-11-20');
    await scene.newMails();
    await scene.morning('2024-11-20');
    expect(await scene.dispatch(second)).toMatchObject({ state: 'planned', waitingFor: 'a contact' });
    const force = await scene.register.owner('pdb', 'force');
    if (force === undefined) throw new Error('there is no Force');
    await scene.keep(withoutMark(force, owen, { at: scene.clock.now, by: 'Asha Verity', from: 'test' }));
    await scene.morning('2024-11-21');
    expect(await toForce(scene)).toEqual([ourMail]);
  });

  it('was told, is sent again and then missed, is told of anew', async () => {
    const scene = await oneOwed();
    await scene.morning('2024-11-19');
    await scene.event({ dispatch: second, kind: 'bounced for now' });
    await scene.morning('2024-11-20');
    await scene.sendAgain(second, '2024-11-20');
    await scene.newMails();
    scene.morningOf.onlyTo = ['pcc.example'];
    await scene.morning('2024-11-21');
    const missed = endsInWords(await scene.morning('2024-11-27'));
    expect((await scene.dispatch(second)).state).toBe('missed');
    expect(missed).toContain('secretary problems: sent');
    expect((await scene.dispatch(second)).reportedIn).toMatch(/^pdb_problems_20241127/);
  });

  it('having told the secretary, tells her nothing: what it reported is reported anew', async () => {
    const scene = await oneOwed();
    const others = [{ name: 'Jo Ellery', email: 'jo@pcc.example' }];
    const { secretary } = aBoard();
    await scene.change(aBoard({ secretary: [...secretary, ...others] }));
    await scene.morning('2024-11-19');
    await scene.event({ dispatch: second, kind: 'bounced for now' });
    await scene.morning('2024-11-20');
    const telling = (await scene.dispatch(second)).reportedIn ?? '';
    expect(await scene.cameBack(telling, '2024-11-20')).toEqual({
      outcome: 'one of several',
      why: 'say from which of asha.verity@pcc.example and jo@pcc.example it came back',
    });
    await scene.cameBack(telling, '2024-11-20', ['asha.verity@pcc.example']);
    expect((await scene.dispatch(second)).reportedIn).toBe(telling);
    await scene.cameBack(telling, '2024-11-20', ['jo@pcc.example']);
    expect((await scene.register.board('pdb'))?.undeliverable.map(({ email }) => email)).toEqual([
      'asha.verity@pcc.example',
      'jo@pcc.example',
    ]);
    await scene.morning('2024-11-21');
    expect((await scene.dispatch(second)).reportedIn).not.toBe(telling);
    expect(await scene.sendAgain(telling, '2024-11-21')).toMatchObject({ outcome: 'reported anew' });
  });
});

describe('a mail that was missed', () => {
  /** The first reminder, of the 5th, was entered and never sent; on the 19th the second one went. */
  async function firstMissed(): Promise<Scene> {
    const scene = await openScene(aBoard(), anOwner(), october, aMeeting(), anAction());
    await sweepBoard(scene.morningOf, await viewOf(scene.register), day('2024-11-05'));
    await scene.morning('2024-11-19');
    expect((await scene.dispatch(first)).state).toBe('missed');
    await scene.newMails();
    return scene;
  }

  it('and is sent again has the last day for its meeting, and goes on the next morning', async () => {
    const scene = await firstMissed();
    expect(await scene.sendAgain(first, '2024-11-19')).toMatchObject({ outcome: 'done' });
    expect(await scene.dispatch(first)).toMatchObject({ cutOff: '2024-12-11', reportedIn: null });
    expect((await scene.dispatch(first)).history.at(-1)).toMatchObject({
      what: 'to be sent again, by 11 December 2024: the Force asked',
    });
    await scene.morning('2024-11-19', '2024-11-19T11:00:00.000Z');
    expect(await toForce(scene)).toEqual([]);
    await scene.morning('2024-11-20');
    expect(await toForce(scene)).toEqual([ourMail]);
    expect(await scene.dispatch(first)).toMatchObject({ state: 'sent', attempts: 1 });
    expect(await scene.ledger.live('pdb')).toEqual([]);
  });

  it('is named by a sweep though others wait to be sent: no message of it lies in the queue', async () => {
    const scene = await firstMissed();
    await scene.sendAgain(first, '2024-11-19');
    const since = at('2024-11-20T08:00:00.000Z');
    scene.clock.now = at('2024-11-20T08:00:01.000Z');
    const view = await viewOf(scene.register);
    expect((await sweepBoard(scene.morningOf, view, day('2024-11-20'), { since })).toSend).toEqual([first]);
  });

  it('is cancelled at its claim when what it was about is owed no longer', async () => {
    const scene = await firstMissed();
    await scene.sendAgain(first, '2024-11-19');
    await scene.change(anAction({ status: 'proposed' }));
    expect(endsInWords(await scene.morning('2024-11-20'))).toEqual(['force first-reminder: cancelled']);
    expect(await scene.sendAgain(first, '2024-11-20')).toMatchObject({ outcome: 'not to be sent' });
  });
});
