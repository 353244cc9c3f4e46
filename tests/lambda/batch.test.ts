import { setTimeout as pause } from 'node:timers/promises';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { addMinutes, day } from '../../functions/calendar/days.ts';
import { keepView, readAhead } from '../../functions/dispatch/read-ahead.ts';
import { sendDispatch } from '../../functions/dispatch/send.ts';
import { sweepBoard } from '../../functions/dispatch/sweep.ts';
import { type Sending, send } from '../../functions/lambda/sending.ts';
import { settle } from '../../functions/lambda/settling.ts';
import type { SendOutcome } from '../../functions/mail/ses.ts';
import { dispatchIdSchema } from '../../functions/reminders/dispatch.ts';
import { openLedger } from '../../functions/store/ledger.ts';
import { openRegister } from '../../functions/store/register.ts';
import { at, openScene, recordedAt, type Scene, viewOf } from '../dispatch/scene.ts';
import { sesEvents } from '../mail/ses-events.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { anInvocation, failed, sqsEvent } from './an-invocation.ts';

const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const lately = recordedAt('2024-11-18T15:00:00.000Z');
const offices = ['force', 'pcc', 'opcc', 'estates', 'legal', 'fleet', 'finance', 'custody', 'data', 'audit'];
const reminderOf = (owner: string): string => `pdb_2024-12_20241211_second-reminder_${owner}`;
const messageOf = (owner: string) => ({ board: 'pdb', id: reminderOf(owner), at: '2024-11-19T08:00:00Z' });
const contactOf = (owner: string) => ({
  name: owner,
  email: `${owner}@force.example`,
  from: null,
  until: null,
});
const refOf = (owner: string): string => `PDB-2024-10-${offices.indexOf(owner) + 1}`;
const officeOf = (owner: string) => anOwner({ id: owner, name: owner, contacts: [contactOf(owner)] });
const actionOf = (owner: string, more: Parameters<typeof anAction>[0] = {}) =>
  anAction({ ref: refOf(owner), owner, text: `what ${owner} owes`, ...lately, ...more });

/** A board whose ten offices each have a mail in the queue, and what comes of a batch of them. */
async function tenQueued() {
  const scene = await openScene(
    ...[aBoard(), october, aMeeting()],
    ...offices.map(officeOf),
    ...offices.map((owner) => actionOf(owner)),
  );
  scene.clock.now = at('2024-11-19T08:00:00.000Z');
  await sweepBoard(scene.morningOf, await viewOf(scene.register), day('2024-11-19'));
  scene.clock.now = at('2024-11-19T08:00:05.000Z');
  const { sendMail, from, configurationSet, pause } = scene.morningOf;
  const sending: Sending = {
    ...{ register: scene.register, ledger: scene.ledger, sendMail, from, configurationSet, pause },
    mailService: 'SES',
    clock: { now: () => scene.clock.now, takesAnyTime: false },
    isFrozen: async () => false,
  };
  return {
    scene,
    given: async (owners: readonly string[], otherwise: Partial<Sending> = {}): Promise<string[]> => {
      const batch = sqsEvent(...owners.map(messageOf));
      return failed(await send({ ...sending, ...otherwise }, batch, anInvocation().invocation));
    },
  };
}

const textTo = async (scene: Scene, owner: string): Promise<string | undefined> =>
  (await scene.mails()).find(({ to }) => to.some((one) => one.includes(`${owner}@`)))?.raw.toString();

/** The same register, where something happens once a batch's view was read, and before any mail is made up. */
const afterView = (scene: Scene, happens: () => Promise<unknown>): Pick<Sending, 'register'> => ({
  register: {
    ...scene.register,
    boardView: async (...asked) => {
      const view = await scene.register.boardView(...asked);
      await happens();
      return view;
    },
  },
});

describe('a batch of mails of one board', () => {
  it('reads the view of its board, the dispatches and the turns once, and each mail what it is about', async () => {
    const { scene, given } = await tenQueued();
    const asked: Record<string, number> = {};
    const { client, tableName } = scene.engine;
    client.middlewareStack.add(
      (next, { commandName = '' }) =>
        (request) => {
          asked[commandName] = (asked[commandName] ?? 0) + 1;
          return next(request);
        },
      { step: 'initialize' },
    );
    const counted = { register: openRegister(client, tableName), ledger: openLedger(client, tableName) };
    expect(await given(offices, counted)).toEqual([]);
    expect(await scene.newMails()).toHaveLength(10);
    const { PutItemCommand: puts = 0, TransactWriteItemsCommand: transactions = 0, ...reads } = asked;
    // The dispatches, the turns, and what each mail is about.
    expect(reads).toEqual({ GetItemCommand: 1, QueryCommand: 4, BatchGetItemCommand: 12 });
    // The turn, the text and sending; and sent, in a request with others that are told of it in the same moment.
    expect(transactions).toBeGreaterThanOrEqual(10);
    expect(puts + transactions).toBeLessThanOrEqual(20);
  });

  it('has nothing in it that was discharged after its view was read', async () => {
    const { scene, given } = await tenQueued();
    const second = actionOf('force', { ref: 'PDB-2024-10-20', text: 'what force owes too' });
    await scene.keep(second);
    const discharged = actionOf('force', { status: 'discharged', version: 2 });
    expect(
      await given(
        ['force', 'pcc'],
        afterView(scene, () => scene.keep(discharged)),
      ),
    ).toEqual([]);
    expect(await textTo(scene, 'force')).toContain('what force owes too');
    expect(await textTo(scene, 'force')).not.toContain(refOf('force'));
    expect(await textTo(scene, 'pcc')).toContain(refOf('pcc'));
  });

  it('ends the mail of which nothing is left to say', async () => {
    const { scene, given } = await tenQueued();
    const discharged = actionOf('force', { status: 'discharged', version: 2 });
    await given(
      ['force', 'pcc'],
      afterView(scene, () => scene.keep(discharged)),
    );
    expect((await scene.dispatch(reminderOf('force'))).state).toBe('cancelled');
    expect(await scene.newMails()).toEqual(['pcc: 11 December: 1 action due']);
  });

  it('goes by the board, the office and the meeting as they are when it is made up', async () => {
    const { scene, given } = await tenQueued();
    const changed = afterView(scene, () =>
      scene.keep(
        aBoard({ name: 'Performance and Delivery Board of the North', version: 2 }),
        anOwner({ ...officeOf('force'), contacts: [contactOf('new.officer')], version: 2 }),
        aMeeting({ date: '2024-12-12', version: 2 }),
      ),
    );
    await given(['force'], changed);
    const text = await textTo(scene, 'new.officer');
    expect(text).toContain('Performance and Delivery Board of the North');
    expect(text).toContain('12 December');
    expect(text).not.toContain('11 December');
  });

  it('goes by the day of the next meeting as it is then, though nothing of the mail waits for that', async () => {
    const { scene, given } = await tenQueued();
    const special = aMeeting({ id: '2024-11', date: '2024-11-28' });
    await scene.keep(special);
    await given(
      ['force'],
      afterView(scene, () => scene.keep(aMeeting({ id: '2024-11', date: '2024-12-03', version: 2 }))),
    );
    const text = await textTo(scene, 'force');
    expect(text).toContain('3 December');
    expect(text).not.toContain('28 November');
  });

  it('goes by the date of another meeting for which a thing has come to wait', async () => {
    const { scene, given } = await tenQueued();
    const moved = actionOf('force', { due: { at: 'meeting', meeting: '2025-02', words: null }, version: 2 });
    const february = aMeeting({ id: '2025-02', date: '2025-02-05' });
    await given(
      ['force', 'pcc'],
      afterView(scene, () => scene.keep(february, moved)),
    );
    expect(await textTo(scene, 'force')).toContain('Wednesday 5 February 2025');
  });

  it('sends nothing of a board that was removed after its view was read', async () => {
    const { scene, given } = await tenQueued();
    const removed = { on: day('2024-11-19'), reason: 'added twice' };
    const again = await given(
      ['force'],
      afterView(scene, () => scene.keep(aBoard({ removed, version: 2 }))),
    );
    expect([again, scene.line.requests]).toEqual([['m-0'], 0]);
  });

  it('takes up one to which a sweep wrote after it was read', async () => {
    const { scene, given } = await tenQueued();
    const touched = afterView(scene, async () => {
      const planned = await scene.dispatch(reminderOf('force'));
      await scene.ledger.save({ ...planned, version: planned.version + 1 });
    });
    // What was read of it is read with the view: whichever is first, the mail goes.
    expect(await given(['force', 'pcc'], touched)).toEqual([]);
    expect(await scene.newMails()).toEqual([
      'force: 11 December: 1 action due',
      'pcc: 11 December: 1 action due',
    ]);
  });

  it('sends the others where one fails', async () => {
    const { scene, given } = await tenQueued();
    const { ledger } = scene;
    const failing: typeof ledger = {
      ...ledger,
      saveSending: (asking) =>
        asking.turn?.owner === 'pcc' ? Promise.reject(new Error('out of reach')) : ledger.saveSending(asking),
    };
    expect(await given(['force', 'pcc', 'opcc'], { ledger: failing })).toEqual(['m-1']);
    expect(await scene.newMails()).toEqual([
      'force: 11 December: 1 action due',
      'opcc: 11 December: 1 action due',
    ]);
  });

  it('sends the others where a turn or a dispatch cannot be read', async () => {
    const { scene, given } = await tenQueued();
    const { client, tableName } = scene.engine;
    for (const entry of ['TURN#pcc', `DISPATCH#${reminderOf('opcc')}`]) {
      const Item = { board: 'pdb', entry, version: 1, on: 'some day' };
      await client.send(new PutCommand({ TableName: tableName, Item }));
    }
    expect(await given(['force', 'pcc', 'opcc'])).toEqual(['m-1', 'm-2']);
    expect(await scene.newMails()).toEqual(['force: 11 December: 1 action due']);
  });
});

it('batches that follow one another are sent by one view for some seconds, and then by another', async () => {
  const { scene, given } = await tenQueued();
  let reads = 0;
  let now = 0;
  const views = keepView(() => now)({
    boardView: (...asked) => {
      reads += 1;
      return scene.register.boardView(...asked);
    },
  });
  await given(['force', 'pcc'], { views });
  now = 4_900;
  const discharged = actionOf('opcc', { status: 'discharged', version: 2 });
  await scene.keep(discharged);
  await given(['opcc', 'estates'], { views });
  expect(reads).toBe(1);
  expect((await scene.dispatch(reminderOf('opcc'))).state).toBe('cancelled');
  now = 5_000;
  await given(['legal'], { views });
  expect(reads).toBe(2);
  expect(await scene.newMails()).toHaveLength(4);
});

describe('a batch by turns', () => {
  const turnsOf = (turns: (number | (() => Promise<SendOutcome>))[]): Pick<Sending, 'pace'> => ({
    pace: {
      turn: async () => {
        const next = turns.shift() ?? 0;
        return typeof next === 'number' ? next : { send: next, end: () => undefined };
      },
    },
  });

  it('begins no mail whose turn comes when there is no time, and has the queue hand it over then', async () => {
    const { scene, given } = await tenQueued();
    const putOff: string[] = [];
    const again = await given(['force', 'pcc', 'opcc'], {
      ...turnsOf([async () => ({ outcome: 'accepted', messageId: 'm-1' }), 70_000, 72_000]),
      putOff: async ({ messageId }, milliseconds) => {
        putOff.push(`${messageId} in ${milliseconds}`);
        throw new Error('nobody heard of it');
      },
    });
    expect([again, putOff]).toEqual([
      ['m-1', 'm-2'],
      ['m-1 in 70000', 'm-2 in 72000'],
    ]);
    expect((await scene.dispatch(reminderOf('force'))).state).toBe('sent');
    expect(await scene.dispatch(reminderOf('pcc'))).toMatchObject({ state: 'planned', attempts: 0 });
  });

  it('leaves to the queue when one comes again for which the mail service never had room', async () => {
    const { scene, given } = await tenQueued();
    const why = 'Throttling: Maximum sending rate exceeded.';
    const again = await given(['force'], {
      ...turnsOf([async () => ({ outcome: 'refused for now', why })]),
      putOff: () => Promise.reject(new Error('it was put off')),
    });
    expect(again).toEqual(['m-0']);
    expect(await scene.dispatch(reminderOf('force'))).toMatchObject({ waitingFor: 'the mail service' });
  });

  it('gives back the turn of a mail that does not go', async () => {
    const { scene, given } = await tenQueued();
    await scene.keep(actionOf('force', { status: 'discharged', version: 2 }));
    let ended = 0;
    const pace: Sending['pace'] = {
      turn: async () => ({
        send: () => Promise.reject(new Error('it was sent')),
        end: () => {
          ended += 1;
        },
      }),
    };
    expect([await given(['force'], { pace }), ended]).toEqual([[], 1]);
  });

  it('has several mails on their way at once', async () => {
    const { given } = await tenQueued();
    let onTheirWay = 0;
    let most = 0;
    const sendMail = async (): Promise<SendOutcome> => {
      onTheirWay += 1;
      most = Math.max(most, onTheirWay);
      await pause(200);
      onTheirWay -= 1;
      return { outcome: 'accepted', messageId: `m-${most}` };
    };
    await given(offices, { sendMail });
    expect(most).toBeGreaterThan(1);
  });
});

describe('two senders that have two mails of one office for one day', () => {
  const other = dispatchIdSchema.parse('pdb_2024-12_20241211_first-reminder_force');

  /** Another mail to the office, which another sender has as well. */
  async function twoOfOneOffice() {
    const { scene, given } = await tenQueued();
    const { id: _, history, ...reminder } = await scene.dispatch(reminderOf('force'));
    await scene.ledger.save({ ...reminder, id: other, stage: 'first-reminder', history, version: 1 });
    return { scene, given };
  }

  it('send one, though each has read that nobody had the turn', async () => {
    const { scene, given } = await twoOfOneOffice();
    const ids = [dispatchIdSchema.parse(reminderOf('force')), other];
    const sources = { register: scene.register, ledger: scene.ledger };
    const asBefore = await readAhead(sources, 'pdb', ids);
    const today = day('2024-11-19');
    for (const id of ids) await sendDispatch(scene.morningOf, 'pdb', id, today, asBefore.of(id));
    expect(await scene.newMails()).toEqual(['force: 11 December: 1 action due']);
    expect(await scene.dispatch(other)).toMatchObject({ state: 'planned', waitingFor: 'another day' });
    expect(await given(['pcc'])).toEqual([]);
  });

  it('leave the day to the second where the first, which had the turn when that was read, does not go', async () => {
    const { scene } = await twoOfOneOffice();
    const force = dispatchIdSchema.parse(reminderOf('force'));
    const sources = { register: scene.register, ledger: scene.ledger };
    const today = day('2024-11-19');
    let asBefore: Awaited<ReturnType<typeof readAhead>> | undefined;
    const refusing = {
      ...scene.morningOf,
      sendMail: async () => {
        asBefore = await readAhead(sources, 'pdb', [other]);
        return { outcome: 'refused for now', why: 'it is closed' } as const;
      },
    };
    await sendDispatch(refusing, 'pdb', force, today);
    scene.clock.now = addMinutes(scene.clock.now, 1);
    const { dispatch } = await sendDispatch(scene.morningOf, 'pdb', other, today, asBefore?.of(other));
    expect(dispatch.state).toBe('sent');
  });
});

describe('the events of one mail in a batch', () => {
  it('are one read and one write, in whatever order they come', async () => {
    const { scene, given } = await tenQueued();
    await given(['force']);
    const { mails, ...sent } = await scene.dispatch(reminderOf('force'));
    const ofOurs = (event: object): object =>
      JSON.parse(
        JSON.stringify(event)
          .replaceAll('force@police.example', 'force@force.example')
          .replaceAll('pdb_2024-12_force_first-reminder', sent.id)
          .replaceAll('0107-example-000000', mails[0] ?? ''),
      );
    const calls: string[] = [];
    const { ledger } = scene;
    const counted: typeof ledger = {
      ...ledger,
      dispatch: (...asked) => {
        calls.push('reads one');
        return ledger.dispatch(...asked);
      },
      known: (...asked) => {
        calls.push('reads the batch');
        return ledger.known(...asked);
      },
      save: (dispatch) => {
        calls.push(`writes ${dispatch.state}`);
        return ledger.save(dispatch);
      },
    };
    const settler = { register: scene.register, ledger: counted, now: () => scene.clock.now };
    const events = sqsEvent(ofOurs(sesEvents.send), ofOurs(sesEvents.delivery), ofOurs(sesEvents.send));
    expect(failed(await settle(settler, events, anInvocation().invocation))).toEqual([]);
    expect(calls).toEqual(['reads the batch', 'writes delivered']);
  });

  it('are settled by what stands where somebody wrote meanwhile', async () => {
    const { scene, given } = await tenQueued();
    await given(['force']);
    const id = reminderOf('force');
    const { mails } = await scene.dispatch(id);
    const { ledger } = scene;
    const overtaken: typeof ledger = {
      ...ledger,
      known: async (...asked) => {
        const found = await ledger.known(...asked);
        await scene.event({ dispatch: id, kind: 'bounced', recipients: ['force@force.example'] });
        return found;
      },
    };
    const delivery = JSON.parse(
      JSON.stringify(sesEvents.delivery)
        .replaceAll('force@police.example', 'force@force.example')
        .replaceAll('pdb_2024-12_force_first-reminder', id)
        .replaceAll('0107-example-000000', mails[0] ?? ''),
    );
    const settler = { register: scene.register, ledger: overtaken, now: () => scene.clock.now };
    await settle(settler, sqsEvent(delivery), anInvocation().invocation);
    expect((await scene.dispatch(id)).state).toBe('bounced');
  });
});
