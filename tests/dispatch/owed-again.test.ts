import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { sendDispatch } from '../../functions/dispatch/send.ts';
import { sweepBoard } from '../../functions/dispatch/sweep.ts';
import type { MailEventKind } from '../../functions/mail/events.ts';
import { dispatchIdSchema } from '../../functions/reminders/dispatch.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { at, endsInWords, openScene, recordedAt, type Scene, viewOf } from './scene.ts';

const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const lately = recordedAt('2024-11-18T15:00:00.000Z');
const second = dispatchIdSchema.parse('pdb_2024-12_20241211_second-reminder_force');
const ourMail = 'owen.pryce: 11 December: 1 action due';
const today = day('2024-11-19');

/** Of the one action the Force was told on the 18th, and its second reminder falls due on the 19th. */
async function oneKnown(): Promise<Scene> {
  const scene = await openScene(aBoard(), anOwner(), october, aMeeting(), anAction(lately));
  await scene.morning('2024-11-18', '2024-11-18T16:00:00.000Z');
  await scene.newMails();
  return scene;
}

/** The sweep has entered the mail; then something changes, and the sender finds nothing to say. */
async function cancelledAtItsClaim(scene: Scene, change: () => Promise<void>): Promise<void> {
  await sweepBoard(scene.morningOf, await viewOf(scene.register), today);
  await change();
  expect((await sendDispatch(scene.morningOf, 'pdb', second, today)).dispatch.state).toBe('cancelled');
}

describe('a reminder that was cancelled at its claim', () => {
  it('comes back when an action reported done by mistake is open again', async () => {
    const scene = await oneKnown();
    const action = anAction(lately);
    await cancelledAtItsClaim(scene, () => scene.change(anAction({ ...action, status: 'proposed' })));
    expect(await scene.morning('2024-11-19', '2024-11-19T08:30:00.000Z')).toEqual([]);
    await scene.change(anAction({ ...action, version: 2 }));
    expect(endsInWords(await scene.morning('2024-11-19', '2024-11-19T09:00:00.000Z'))).toEqual([
      'force second-reminder: sent',
    ]);
    expect(await scene.newMails()).toEqual([ourMail]);
    expect((await scene.dispatch(second)).history.map(({ what }) => what)).toContain(
      'to be sent again: it is owed again',
    );
    expect(await scene.morning('2024-11-20')).toEqual([]);
  });

  it('comes back when a meeting that was moved by a slip is moved back', async () => {
    const scene = await oneKnown();
    const meeting = aMeeting();
    await cancelledAtItsClaim(scene, () => scene.change(aMeeting({ date: '2025-02-12' })));
    await scene.change({ ...meeting, version: 2 });
    await scene.morning('2024-11-19', '2024-11-19T09:00:00.000Z');
    expect((await scene.dispatch(second)).state).toBe('sent');
  });

  it('stays so when its time has passed', async () => {
    const scene = await oneKnown();
    const action = anAction(lately);
    await cancelledAtItsClaim(scene, () => scene.change(anAction({ ...action, status: 'proposed' })));
    await scene.change(anAction({ ...action, version: 2 }));
    await scene.morning('2024-11-25');
    expect((await scene.dispatch(second)).state).toBe('cancelled');
    expect(await scene.newMails()).toEqual([ourMail]);
  });
});

describe('a mail that came back from all whom it was written to', () => {
  const owen = 'owen.pryce@force.example';
  const bounced = {
    ...{ dispatch: second, recipients: [owen], undeliverable: true },
    kind: 'bounced',
  } as { dispatch: string; kind: MailEventKind; recipients: string[]; undeliverable: boolean };
  const mair = { name: 'Mair Lewis', email: 'mair.lewis@force.example', from: null, until: null };

  it('goes to the one who is entered in their place, by itself, and the secretary is told', async () => {
    const scene = await oneKnown();
    await scene.change(anOwner({ deputies: [] }));
    await scene.morning('2024-11-19');
    await scene.event(bounced);
    expect(endsInWords(await scene.morning('2024-11-20'))).toEqual(['secretary problems: sent']);
    const force = await scene.register.owner('pdb', 'force');
    if (force === undefined) throw new Error('there is no Force');
    await scene.change({ ...force, contacts: [mair] });
    await scene.newMails();
    expect(endsInWords(await scene.morning('2024-11-21'))).toEqual(['force second-reminder: sent']);
    expect(await scene.newMails()).toEqual(['mair.lewis: 11 December: 1 action due']);
    expect(await scene.dispatch(second)).toMatchObject({ wentTwice: false, cameBack: [owen] });
    await scene.event({ ...bounced, kind: 'delivered', recipients: [mair.email] });
    expect(await scene.morning('2024-11-22')).toEqual([]);
    expect(await scene.ledger.live('pdb')).toEqual([]);
  });

  it('is not sent again where one of them has it', async () => {
    const scene = await oneKnown();
    const contacts = [...anOwner().contacts, { ...mair, name: 'Another', email: 'other@force.example' }];
    await scene.change(anOwner({ contacts }));
    await scene.morning('2024-11-19');
    await scene.event(bounced);
    await scene.event({ ...bounced, kind: 'delivered', recipients: ['other@force.example'] });
    await scene.newMails();
    expect(endsInWords(await scene.morning('2024-11-20'))).toEqual(['secretary problems: sent']);
    expect(await scene.morning('2024-11-21')).toEqual([]);
  });
});

describe('an office', () => {
  it('gets one mail a day: what is recorded after it goes on the next working day', async () => {
    const scene = await oneKnown();
    await scene.morning('2024-11-19');
    await scene.keep(anAction({ ref: 'PDB-2024-10-3', ...recordedAt('2024-11-19T10:00:00.000Z') }));
    expect(await scene.morning('2024-11-19', '2024-11-19T11:00:00.000Z')).toEqual([]);
    const waiting = (await scene.ledger.live('pdb')).map(({ stage, ...rest }) => ({
      stage,
      waitingFor: 'waitingFor' in rest ? rest.waitingFor : null,
    }));
    expect(waiting).toEqual([{ stage: 'notice', waitingFor: 'another day' }]);
    expect(await scene.newMails()).toEqual([ourMail]);
    await scene.morning('2024-11-20');
    expect(await scene.newMails()).toEqual(['owen.pryce: 11 December: 1 new action']);
  });

  it('gets the other the next day though mails of others still wait in the queue', async () => {
    const scene = await oneKnown();
    await scene.morning('2024-11-19');
    await scene.keep(anAction({ ref: 'PDB-2024-10-3', ...recordedAt('2024-11-19T10:00:00.000Z') }));
    await scene.morning('2024-11-19', '2024-11-19T11:00:00.000Z');
    scene.clock.now = at('2024-11-20T08:00:00.000Z');
    const since = at('2024-11-20T07:55:00.000Z');
    const { toSend } = await sweepBoard(scene.morningOf, await viewOf(scene.register), day('2024-11-20'), {
      since,
    });
    expect(toSend).toEqual(['pdb_PDB-2024-10-3_notice_force']);
  });

  it('gets one when mails of several days waited for the mail service', async () => {
    const scene = await oneKnown();
    const { sendMail } = scene.morningOf;
    scene.morningOf.sendMail = async () => ({ outcome: 'refused for now', why: 'sending is paused' });
    await scene.morning('2024-11-19');
    await scene.keep(anAction({ ref: 'PDB-2024-10-3', ...recordedAt('2024-11-19T10:00:00.000Z') }));
    await scene.morning('2024-11-20');
    scene.morningOf.sendMail = sendMail;
    expect(endsInWords(await scene.morning('2024-11-21'))).toEqual(['force second-reminder: sent']);
    expect(await scene.newMails()).toEqual(['owen.pryce: 11 December: 2 actions due']);
    expect(await scene.ledger.live('pdb')).toEqual([]);
  });

  it('gets one of two that are sent at once, and the other waits', async () => {
    const scene = await oneKnown();
    await sweepBoard(scene.morningOf, await viewOf(scene.register), today);
    const other = { ...(await scene.dispatch(second)), id: dispatchIdSchema.parse('pdb_other'), version: 1 };
    await scene.ledger.save({ ...other, history: other.history.slice(0, 1) });
    const ends = await Promise.all(
      [second, other.id].map((id) => sendDispatch(scene.morningOf, 'pdb', id, today)),
    );
    expect(ends.map(({ dispatch }) => dispatch.state).sort()).toEqual(['planned', 'sent']);
    expect(await scene.newMails()).toHaveLength(1);
  });
});

describe('the last sweep of a day', () => {
  it('ends what has no day left, and is not afraid of what has one', async () => {
    const scene = await oneKnown();
    const { sendMail } = scene.morningOf;
    scene.morningOf.sendMail = async () => ({ outcome: 'refused for now', why: 'sending is paused' });
    await scene.morning('2024-11-19', '2024-11-19T17:00:00.000Z');
    expect((await scene.dispatch(second)).state).toBe('planned');
    // Its last day is Sunday the 24th: on Friday evening no day is left on which it could go.
    await scene.morning('2024-11-22', '2024-11-22T16:00:00.000Z');
    expect((await scene.dispatch(second)).state).toBe('planned');
    await scene.morning('2024-11-22', '2024-11-22T17:00:00.000Z');
    expect((await scene.dispatch(second)).state).toBe('missed');
    scene.morningOf.sendMail = sendMail;
  });

  it('has tried what it ends, where it is the only one of the day', async () => {
    const scene = await oneKnown();
    await scene.morning('2024-11-22', '2024-11-22T18:00:00.000Z');
    expect((await scene.dispatch(second)).state).toBe('sent');
  });

  it('that catches up with a day before is none', async () => {
    const scene = await oneKnown();
    scene.morningOf.sendMail = async () => ({ outcome: 'refused for now', why: 'sending is paused' });
    await scene.morning('2024-11-22', '2024-11-25T18:00:00.000Z');
    expect((await scene.dispatch(second)).state).toBe('planned');
  });
});
