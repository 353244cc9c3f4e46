import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { sweepBoard } from '../../functions/dispatch/sweep.ts';
import { type Sending, send } from '../../functions/lambda/sending.ts';
import { dispatchIdSchema } from '../../functions/reminders/dispatch.ts';
import { at, openScene, recordedAt, type Scene, viewOf } from '../dispatch/scene.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';
import { anInvocation, failed, type Heard, sqsEvent } from './an-invocation.ts';

const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const lately = recordedAt('2024-11-18T15:00:00.000Z');
const second = 'pdb_2024-12_20241211_second-reminder_force';
const message = { board: 'pdb', id: second, at: '2024-11-19T08:00:00Z' };
const throttled = { status: 400, code: 'Throttling', message: 'Maximum sending rate exceeded.' };

type Sent = Heard & { again: string[] };

/** A board of which one mail is owed and entered, and what comes of the messages about it. */
async function oneQueued(sending: Partial<Sending> = {}): Promise<{
  scene: Scene;
  given: (bodies: (string | object)[], moment?: string, millisecondsLeft?: number) => Promise<Sent>;
}> {
  const scene = await openScene(aBoard(), anOwner(), october, aMeeting(), anAction(lately));
  scene.clock.now = at('2024-11-19T08:00:00.000Z');
  await sweepBoard(scene.morningOf, await viewOf(scene.register), day('2024-11-19'));
  return {
    scene,
    given: async (bodies, moment = '2024-11-19T08:00:05.000Z', millisecondsLeft = 90_000) => {
      scene.clock.now = at(moment);
      const heard = anInvocation(millisecondsLeft);
      const { register, sendMail, from, configurationSet, pause } = scene.morningOf;
      const all: Sending = {
        ...{ register, ledger: scene.ledger, sendMail, from, configurationSet, mailService: 'SES', pause },
        clock: { now: () => scene.clock.now, takesAnyTime: false },
        isFrozen: async () => false,
        ...sending,
      };
      const again = failed(await send(all, sqsEvent(...bodies), heard.invocation));
      return { ...heard, again };
    },
  };
}

const stateOf = async (scene: Scene): Promise<string> => (await scene.dispatch(second)).state;

describe('a dispatch that the queue brings', () => {
  it('is sent, and its message is done', async () => {
    const { scene, given } = await oneQueued();
    const { again, lines } = await given([message]);
    expect(again).toEqual([]);
    expect(await scene.newMails()).toEqual(['owen.pryce: 11 December: 1 action due']);
    expect(lines).toEqual([
      `info: a mail was to be sent {"board":"pdb","dispatch":"${second}","day":"2024-11-19","kind":"digest","state":"sent","outcome":"tried"}`,
    ]);
  });

  it('is sent once, though it come twice in a batch and again later', async () => {
    const { scene, given } = await oneQueued();
    expect((await given([message, message])).again).toEqual([]);
    const later = await given([message], '2024-11-19T15:00:00.000Z');
    expect(later.again).toEqual([]);
    expect(scene.line.requests).toBe(1);
  });

  it('is left alone after its end, whatever that was', async () => {
    const { scene, given } = await oneQueued();
    await given([message]);
    await scene.event({ dispatch: second, kind: 'bounced' });
    expect((await given([message])).again).toEqual([]);
    expect([await stateOf(scene), scene.line.requests]).toEqual(['bounced', 1]);
  });

  it('comes again while the mail service refuses for now, and then goes', async () => {
    const { scene, given } = await oneQueued();
    scene.line.next = [throttled];
    const refused = await given([message]);
    expect(refused.again).toEqual(['m-0']);
    expect(refused.lines.at(-1)).toBe(
      `warn: a message comes again: dispatch ${second} of board pdb is planned and held up {"record":"m-0"}`,
    );
    const taken = await given([message], '2024-11-19T08:10:00.000Z');
    expect([taken.again, await stateOf(scene)]).toEqual([[], 'sent']);
  });

  it('does not come again where nobody may write to whom it is for: a later sweep names it again', async () => {
    const { scene, given } = await oneQueued({ onlyTo: ['pcc.example'] });
    const { again } = await given([message]);
    expect([again, scene.line.requests]).toEqual([[], 0]);
    expect(await scene.dispatch(second)).toMatchObject({ state: 'planned', waitingFor: 'leave to write' });
  });

  it('does not come again when it was refused for good', async () => {
    const { scene, given } = await oneQueued();
    scene.line.next = [{ status: 400, code: 'MessageRejected', message: 'Local address contains control' }];
    const { again } = await given([message]);
    expect([again, await stateOf(scene)]).toEqual([[], 'failed']);
  });

  it('does not come again when nobody knows whether it went: the ledger waits for evidence', async () => {
    const { scene, given } = await oneQueued();
    scene.line.next = ['reset after acceptance'];
    const { again } = await given([message]);
    expect([again, await stateOf(scene)]).toEqual([[], 'unknown']);
    expect((await given([message], '2024-11-19T08:10:00.000Z')).again).toEqual([]);
    expect(scene.line.requests).toBe(1);
  });

  it('does not come again when the function was cut off while sending: the intent is in the ledger', async () => {
    const { scene, given } = await oneQueued();
    await new Promise<void>((asked, reject) => {
      scene.morningOf.sendMail = () => {
        asked();
        return new Promise(() => undefined);
      };
      given([message]).catch(reject);
    });
    expect(await stateOf(scene)).toBe('sending');
    expect((await given([message], '2024-11-19T08:10:00.000Z')).again).toEqual([]);
    expect(scene.line.requests).toBe(0);
  });

  it('goes once where it comes while another is making it up, who is overtaken', async () => {
    const { scene, given } = await oneQueued();
    const { boardViewNow } = scene.register;
    const inside: Sent[] = [];
    scene.morningOf.register = {
      ...scene.register,
      boardViewNow: async (...asked) => {
        scene.morningOf.register = scene.register;
        inside.push(await given([message]));
        return boardViewNow(...asked);
      },
    };
    expect((await given([message])).again).toEqual([]);
    expect(inside.map(({ again }) => again)).toEqual([[]]);
    expect(scene.line.requests).toBe(1);
  });

  it('waits without its message where there is nobody to write to', async () => {
    const { scene, given } = await oneQueued();
    await scene.change(anOwner({ contacts: [] }));
    const { again } = await given([message]);
    expect([again, await stateOf(scene)]).toEqual([[], 'planned']);
  });

  it('spoils nothing for the others of its batch', async () => {
    const { scene, given } = await oneQueued();
    const { again, lines } = await given([
      ...['not JSON', { ...message, id: 'pdb_never-entered' }, { ...message, board: 'jac' }],
      message,
    ]);
    expect(again).toEqual(['m-0', 'm-1', 'm-2']);
    expect(lines.filter((line) => line.startsWith('error')).sort()).toEqual([
      'error: a message could not be handled {"record":"m-0"}: UnreadableMessage: it is no JSON',
      'error: a message could not be handled {"record":"m-1"}: Error: the ledger of pdb has no dispatch pdb_never-entered',
      `error: a message could not be handled {"record":"m-2"}: Error: dispatch ${second} is of board jac, which is unknown`,
    ]);
    expect(await stateOf(scene)).toBe('sent');
  });

  it('is not begun when too little time is left to wait for the mail service', async () => {
    const { scene, given } = await oneQueued();
    const { again, lines } = await given([message], undefined, 20_000);
    expect(again).toEqual(['m-0']);
    expect(lines).toEqual(['warn: a message comes again: no time is left for it {"record":"m-0"}']);
    expect(await stateOf(scene)).toBe('planned');
  });
});

describe('a dispatch that comes late', () => {
  it('is missed after its cut-off, whatever day its message was meant for', async () => {
    const { scene, given } = await oneQueued();
    const { again } = await given([message], '2024-12-12T08:00:00.000Z');
    expect([again, await stateOf(scene)]).toEqual([[], 'missed']);
    expect(scene.line.requests).toBe(0);
  });

  it('waits over a weekend', async () => {
    const { scene, given } = await oneQueued();
    await given([message], '2024-11-23T08:00:00.000Z');
    expect(await scene.dispatch(second)).toMatchObject({ state: 'planned', waitingFor: 'a working day' });
  });

  it('goes as of the day it names where any time is taken', async () => {
    const anyTime = { now: () => at('2026-11-23T08:00:00.000Z'), takesAnyTime: true };
    const { scene, given } = await oneQueued({ clock: anyTime });
    await given([message], '2026-11-23T08:00:00.000Z');
    expect(await scene.newMails()).toEqual(['owen.pryce: 11 December: 1 action due']);
  });
});

it('a dispatch for a day that has not come is not sent, and its message comes again', async () => {
  const { scene, given } = await oneQueued();
  const { again, lines } = await given([{ ...message, at: '2024-11-21T08:00:00Z' }]);
  expect(again).toEqual(['m-0']);
  expect(lines[0]).toContain('DayNotCome: 21 November 2024 has not come yet where pdb is');
  expect([await stateOf(scene), scene.line.requests]).toEqual(['planned', 0]);
});

describe('while sending is frozen', () => {
  it('nothing is sent, the message is done, and the mail stays planned', async () => {
    const { scene, given } = await oneQueued({ isFrozen: async () => true });
    const { again, lines } = await given([message, message]);
    expect(again).toEqual([]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('warn: sending is frozen: the mail stays planned');
    expect([await stateOf(scene), scene.line.requests]).toEqual(['planned', 0]);
  });

  it('or may be, nothing is sent, and the message comes again', async () => {
    const { scene, given } = await oneQueued({ isFrozen: () => Promise.reject(new Error('AccessDenied')) });
    expect((await given([message])).again).toEqual(['m-0']);
    expect([await stateOf(scene), scene.line.requests]).toEqual(['planned', 0]);
  });
});

it('a message about what the ledger has and this board has not is no mail of another board', async () => {
  const { scene, given } = await oneQueued();
  await scene.keep(aBoard({ id: 'jac', name: 'Joint Audit Committee' }));
  await scene.ledger.save(aDispatch({ id: dispatchIdSchema.parse('jac_1'), board: 'jac' }));
  expect((await given([{ ...message, board: 'jac' }])).again).toEqual(['m-0']);
  expect(scene.line.requests).toBe(0);
});
