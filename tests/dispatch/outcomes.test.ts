import { describe, expect, it } from 'vitest';
import { addMinutes, day } from '../../functions/calendar/days.ts';
import { workMorning } from '../../functions/dispatch/morning.ts';
import { sendDispatch } from '../../functions/dispatch/send.ts';
import { sweepBoard } from '../../functions/dispatch/sweep.ts';
import type { Policy } from '../../functions/register/board.ts';
import { dispatchIdSchema } from '../../functions/reminders/dispatch.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { endsInWords, type Fault, openScene, recordedAt, type Scene, viewOf } from './scene.ts';

const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const lately = recordedAt('2024-11-18T15:00:00.000Z');
const second = dispatchIdSchema.parse('pdb_2024-12_20241211_second-reminder_force');
const ourMail = 'owen.pryce: 11 December: 1 action due';
const told = 'asha.verity: 1 mail did not get through';

/** One action that the Force owes the December meeting; on 19 November its second reminder falls due. */
const oneOwed = (policy: Partial<Policy> = {}): Promise<Scene> =>
  openScene(aBoard({ policy }), anOwner(), october, aMeeting(), anAction(lately));

/** The same, of which the Force was told the day before. */
async function oneKnown(policy: Partial<Policy> = {}): Promise<Scene> {
  const scene = await oneOwed(policy);
  await scene.morning('2024-11-18', '2024-11-18T16:00:00.000Z');
  await scene.newMails();
  scene.line.requests = 0;
  return scene;
}

const throttled: Fault = { status: 400, code: 'Throttling', message: 'Maximum sending rate exceeded.' };
const rejected: Fault = { status: 400, code: 'MessageRejected', message: 'Local address contains control' };
const broken: Fault = { status: 500, code: 'InternalFailure', message: 'try again later' };

const historyOf = async (scene: Scene, id: string = second): Promise<string[]> =>
  (await scene.dispatch(id)).history.map(({ what }) => what);

describe('a mail whose turn comes on a day off', () => {
  it('waits for the next working day', async () => {
    const scene = await oneOwed();
    const { morningOf } = scene;
    await sweepBoard(morningOf, await viewOf(scene.register), day('2024-11-22'));
    const { dispatch } = await sendDispatch(morningOf, 'pdb', second, day('2024-11-23'));
    expect(dispatch).toMatchObject({ state: 'planned', waitingFor: 'a working day' });
    expect(scene.line.requests).toBe(0);
  });
});

describe('a mailbox that is listed twice', () => {
  const listed = (email: string) => ({ name: 'Listed', email, from: null, until: null });

  it('gets one mail, though once in capitals, and once copied or escalated to', async () => {
    const owner = anOwner({
      contacts: [listed('owen.pryce@force.example'), listed('Owen.Pryce@FORCE.example')],
      copies: [
        listed('OWEN.PRYCE@force.example'),
        listed('chief@force.example'),
        listed('Chief@force.example'),
      ],
    });
    const scene = await openScene(aBoard(), owner, october, aMeeting(), anAction(lately));
    await scene.morning('2024-11-19');
    expect(await scene.newMails()).toEqual(['owen.pryce, chief: 11 December: 1 action due']);
  });

  it('gets one report as secretary, and is answered to once', async () => {
    const secretary = ['s@pcc.example', 'S@pcc.example'].map((email) => ({ name: 'Asha', email }));
    const scene = await openScene(aBoard({ secretary }), october, aMeeting(), anAction(lately));
    await scene.morning('2024-12-02');
    const mails = await scene.mails();
    expect(mails.map(({ to, copies }) => [to, copies])).toEqual([[['"Asha" <s@pcc.example>'], []]]);
    expect(String(mails[0]?.raw)).toMatch(/^Reply-To: Asha <s@pcc\.example>\r$/m);
  });
});

describe('a mail to somebody who may not be written to', () => {
  const outside =
    'waits for leave to write: not written to: only addresses at pcc.example may be, see matters mail show; owen.pryce@force.example may not';

  it('goes to nobody, is not tried again that morning, and says why', async () => {
    const scene = await oneOwed();
    scene.morningOf.onlyTo = ['pcc.example'];
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual(['force second-reminder: planned']);
    expect(await scene.dispatch(second)).toMatchObject({ waitingFor: 'leave to write', attempts: 0 });
    expect((await historyOf(scene)).at(-1)).toBe(outside);
    expect(scene.line.requests).toBe(0);
  });

  it('goes once it may, while there is time', async () => {
    const scene = await oneOwed();
    scene.morningOf.onlyTo = ['pcc.example'];
    await scene.morning('2024-11-19');
    scene.morningOf.onlyTo = ['pcc.example', 'Owen.Pryce@force.example'];
    await scene.morning('2024-11-20');
    expect(await scene.newMails()).toEqual([ourMail]);
  });

  it('ends as missed, of which the secretary is told', async () => {
    const scene = await oneOwed();
    scene.morningOf.onlyTo = ['pcc.example'];
    await scene.morning('2024-11-19');
    await scene.morning('2024-12-02');
    expect(await scene.dispatch(second)).toMatchObject({ state: 'missed', reportedIn: expect.any(String) });
    expect(await scene.newMails()).toContain(told);
  });

  it('goes to no other either: whoever is copied would not know that it went no further', async () => {
    const copies = [{ name: 'Chief', email: 'chief@pcc.example', from: null, until: null }];
    const scene = await openScene(aBoard(), anOwner({ copies }), october, aMeeting(), anAction(lately));
    scene.morningOf.onlyTo = ['pcc.example'];
    await scene.morning('2024-11-19');
    expect(await scene.newMails()).toEqual([]);
  });
});

describe('a mail refused for now', () => {
  it('is tried again in the same morning', async () => {
    const scene = await oneOwed();
    scene.line.next = [throttled, throttled];
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual(['force second-reminder: sent']);
    expect(scene.line.requests).toBe(3);
    expect((await scene.dispatch(second)).attempts).toBe(3);
    expect(await scene.newMails()).toEqual([ourMail]);
  });

  it('is left for the next morning when the mail service takes nothing all this one', async () => {
    const scene = await oneOwed();
    scene.line.next = [throttled, throttled, throttled, throttled];
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual(['force second-reminder: planned']);
    expect(await scene.newMails()).toEqual([]);
    expect(endsInWords(await scene.morning('2024-11-20'))).toEqual(['force second-reminder: sent']);
    expect(await scene.newMails()).toEqual([ourMail]);
  });

  it('is missed when that lasts past its cut-off, and the secretary is told as soon as mail goes again', async () => {
    const scene = await oneOwed();
    const nobodyHome = scene.morningOf.sendMail;
    scene.morningOf.sendMail = async () => ({ outcome: 'refused for now', why: 'no connection was made' });
    await scene.morning('2024-11-19');
    scene.morningOf.sendMail = nobodyHome;
    expect(endsInWords(await scene.morning('2024-11-25'))).toEqual([
      'force final-reminder: sent',
      'secretary problems: sent',
    ]);
    expect((await scene.dispatch(second)).state).toBe('missed');
    expect(await scene.newMails()).toEqual([told, ourMail]);
  });

  it('needs no mail service that answers: one that cannot be reached has taken nothing', async () => {
    const scene = await oneOwed();
    await scene.line.stop();
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual(['force second-reminder: planned']);
    expect((await historyOf(scene)).at(-1)).toMatch(/^waits for the mail service: no connection was made/);
  });
});

describe('a mail refused for good', () => {
  it('has failed, and the secretary is told once', async () => {
    const scene = await oneKnown();
    scene.line.next = [rejected];
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual([
      'force second-reminder: failed',
      'secretary problems: sent',
    ]);
    expect(await scene.newMails()).toEqual([told]);
    expect(await scene.morning('2024-11-19', '2024-11-19T15:00:00.000Z')).toEqual([]);
    expect(await scene.morning('2024-11-20')).toEqual([]);
    expect(await scene.ledger.live('pdb')).toEqual([]);
  });

  it('is told to the secretary by the title that the board has for one', async () => {
    const scene = await openScene(
      ...[aBoard({ secretaryTitle: 'panel officer' }), anOwner(), october, aMeeting(), anAction(lately)],
    );
    scene.line.next = [rejected];
    await scene.morning('2024-11-19');
    const whys = (await scene.ledger.dispatchesOf('pdb')).map(({ why }) => why);
    expect(whys).toContain('the panel officer does not know yet that a mail went wrong');
  });

  it('is told the next day when telling it failed as well', async () => {
    const scene = await oneKnown();
    scene.line.next = [rejected, rejected];
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual([
      'force second-reminder: failed',
      'secretary problems: failed',
    ]);
    await scene.morning('2024-11-19', '2024-11-19T15:00:00.000Z');
    expect(scene.line.requests).toBe(2);
    expect(endsInWords(await scene.morning('2024-11-20'))).toEqual(['secretary problems: sent']);
    expect(await scene.newMails()).toEqual([told]);
    expect(await scene.morning('2024-11-21')).toEqual([]);
  });

  it('is not told twice though the telling was cut off right after it went', async () => {
    const scene = await oneKnown();
    scene.line.next = [rejected];
    const { save } = scene.ledger;
    scene.morningOf.ledger = {
      ...scene.ledger,
      save: (dispatch) =>
        dispatch.reportedIn === null ? save(dispatch) : Promise.reject(new Error('cut off')),
    };
    await scene.morning('2024-11-19');
    expect(await scene.newMails()).toEqual([told]);
    scene.morningOf.ledger = scene.ledger;
    expect(await scene.morning('2024-11-20')).toEqual([]);
    expect(await scene.ledger.live('pdb')).toEqual([]);
    expect((await scene.dispatch(second)).reportedIn).toMatch(/^pdb_problems_20241119_/);
  });

  it('is not told twice though the mail service’s event was quicker than our own entry', async () => {
    const scene = await oneKnown();
    const eventFirst = async (): Promise<void> => {
      const telling = (await scene.ledger.live('pdb')).find(({ kind }) => kind === 'problems');
      await scene.event({
        dispatch: telling?.id ?? '',
        kind: 'delivered',
        recipients: ['asha.verity@pcc.example'],
      });
    };
    scene.line.next = [rejected, eventFirst];
    expect(endsInWords(await scene.morning('2024-11-19'))[1]).toBe('secretary problems: delivered');
    expect(await scene.newMails()).toEqual([told]);
    expect(await scene.morning('2024-11-20')).toEqual([]);
    expect(await scene.ledger.live('pdb')).toEqual([]);
  });

  it('is left to the one telling that nobody knows the end of, and not told in a second', async () => {
    const scene = await oneKnown({ unknownThen: 'ask' });
    scene.line.next = [rejected, 'reset after acceptance'];
    expect(endsInWords(await scene.morning('2024-11-19'))[1]).toBe('secretary problems: unknown');
    expect(await scene.morning('2024-11-20')).toEqual([]);
    const telling = (await scene.ledger.live('pdb')).find(({ kind }) => kind === 'problems');
    await scene.byHand(telling?.id ?? '', true, '2024-11-20');
    expect(await scene.morning('2024-11-21')).toEqual([]);
    expect(scene.line.requests).toBe(2);
  });
});

describe('what another mail was to say', () => {
  const notice = 'pdb_PDB-2024-10-2_notice_force';
  const noticed = 'owen.pryce: 11 December: 1 new action';

  it('is said by itself where that one was refused', async () => {
    const scene = await oneOwed();
    scene.line.next = [rejected];
    await scene.morning('2024-11-19');
    expect(await scene.dispatch(notice)).toMatchObject({ state: 'planned', coveredBy: second });
    expect(endsInWords(await scene.morning('2024-11-19', '2024-11-19T09:00:00.000Z'))).toEqual([
      'force notice: sent',
    ]);
    expect(await scene.newMails()).toEqual([told, noticed]);
  });

  it('waits while nobody knows whether that one went', async () => {
    const scene = await oneOwed({ unknownThen: 'ask' });
    scene.line.next = ['reset after acceptance'];
    await scene.morning('2024-11-19');
    await scene.morning('2024-11-20');
    expect(await scene.dispatch(notice)).toMatchObject({ state: 'planned', coveredBy: second });
    await scene.byHand(second, true, '2024-11-20');
    await scene.morning('2024-11-21');
    expect((await historyOf(scene, notice)).at(-1)).toBe(`cancelled: said in ${second} on 19 November 2024`);
  });

  it('is missed, and told, where that one went too late for it', async () => {
    const chased = { due: { at: 'date', date: '2024-11-29', words: null } } as const;
    const scene = await openScene(
      ...[aBoard({ policy: { chasesBeforeEscalation: 0 } }), anOwner(), october, aMeeting()],
      ...[anAction(lately), anAction({ ref: 'PDB-2024-10-3', ...chased, ...lately })],
    );
    for (const today of ['2024-11-19', '2024-11-25']) await scene.morning(today);
    await scene.newMails();
    const { sendMail } = scene.morningOf;
    scene.morningOf.sendMail = async () => ({ outcome: 'refused for now', why: 'sending is paused' });
    for (const today of ['2024-12-09', '2024-12-10', '2024-12-11']) await scene.morning(today);
    const lastCall = 'pdb_2024-12_20241211_last-call_force';
    const escalation = 'pdb_due_20241129_escalation_force';
    expect(await scene.dispatch(lastCall)).toMatchObject({ state: 'planned', coveredBy: escalation });
    scene.morningOf.sendMail = sendMail;
    await scene.morning('2024-12-12');
    expect((await scene.dispatch(escalation)).state).toBe('sent');
    expect(await scene.dispatch(lastCall)).toMatchObject({
      state: 'missed',
      because: 'not sent by 2024-12-11',
      reportedIn: expect.any(String),
    });
  });
});

describe('a mail of which nobody knows whether it went', () => {
  it.each<[string, Fault, number]>([
    ['the connection was reset after the mail was taken', 'reset after acceptance', 1],
    ['the mail was taken and no answer came', 'silence after acceptance', 1],
    ['the connection was reset before the mail was taken', 'reset before acceptance', 0],
    ['the mail service broke down', broken, 0],
  ])(
    '(%s) is asked for once, and again after an hour: the ledger says that it may be twice',
    async (_, fault, took) => {
      const scene = await oneOwed();
      scene.line.next = [fault];
      expect(endsInWords(await scene.morning('2024-11-19'))).toEqual(['force second-reminder: unknown']);
      expect(scene.line.requests).toBe(1);
      expect(await scene.newMails()).toHaveLength(took);
      expect(await scene.morning('2024-11-19', '2024-11-19T08:29:00.000Z')).toEqual([]);
      expect(scene.line.requests).toBe(1);
      expect(endsInWords(await scene.morning('2024-11-19', '2024-11-19T08:31:00.000Z'))).toEqual([
        'force second-reminder: sent',
      ]);
      expect(scene.line.requests).toBe(2);
      expect(await scene.newMails()).toHaveLength(1);
      expect(await historyOf(scene)).toContain(
        'to be sent again: no evidence in 60 minutes that it went, though it may have',
      );
    },
  );

  it('has failed when there is no time left to send it again, and the secretary is told', async () => {
    const scene = await oneOwed();
    scene.line.next = ['reset after acceptance'];
    await scene.morning('2024-11-22');
    await scene.newMails();
    await scene.morning('2024-11-25');
    expect((await scene.dispatch(second)).state).toBe('failed');
    expect(await scene.newMails()).toEqual([told, ourMail]);
  });

  it('is not sent again of an action answered meanwhile', async () => {
    const scene = await oneOwed();
    scene.line.next = ['reset after acceptance'];
    await scene.morning('2024-11-19');
    await scene.change(anAction({ status: 'proposed', ...lately }));
    expect(endsInWords(await scene.morning('2024-11-20'))).toEqual(['force second-reminder: cancelled']);
    expect(scene.line.requests).toBe(1);
  });

  it.each([
    [true, 'sent', 1],
    [false, 'sent', 2],
  ])('is settled by a person (it went: %s)', async (went, state, requests) => {
    const scene = await oneOwed({ unknownThen: 'ask' });
    scene.line.next = ['reset after acceptance'];
    await scene.morning('2024-11-19');
    expect((await scene.byHand(second, went, '2024-11-19')).outcome).toBe('done');
    await scene.morning('2024-11-20');
    expect((await scene.dispatch(second)).state).toBe(state);
    expect(scene.line.requests).toBe(requests);
    expect((await scene.byHand(second, went, '2024-11-20')).outcome).toBe('needs no settling');
  });

  it('said not to have gone after its cut-off is missed', async () => {
    const scene = await oneOwed({ unknownThen: 'ask' });
    scene.line.next = ['reset after acceptance'];
    await scene.morning('2024-11-19');
    await scene.byHand(second, false, '2024-11-25');
    expect((await scene.dispatch(second)).state).toBe('missed');
  });

  it('waits, where the board leaves it to a person, who is asked once; and fails in sight at its cut-off', async () => {
    const scene = await oneKnown({ unknownThen: 'ask' });
    scene.line.next = ['reset after acceptance'];
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual(['force second-reminder: unknown']);
    await scene.newMails();
    expect(endsInWords(await scene.morning('2024-11-20'))).toEqual(['secretary problems: sent']);
    expect(await scene.newMails()).toEqual([told]);
    expect(await scene.morning('2024-11-21')).toEqual([]);
    expect((await scene.dispatch(second)).state).toBe('unknown');
    expect(endsInWords(await scene.morning('2024-11-25'))).toEqual(['force final-reminder: sent']);
    const { state, history } = await scene.dispatch(second);
    expect([state, history.at(-1)?.what]).toEqual([
      'failed',
      'failed: no evidence in 60 minutes that it went, though it may have, and nobody said',
    ]);
  });
});

/** A sender to whom something happens before it reads what its mail is about. */
function slowSender({ morningOf, register }: Scene, happens: () => Promise<void>): Scene['morningOf'] {
  const { boardViewNow } = register;
  return {
    ...morningOf,
    register: {
      ...register,
      boardViewNow: async (...asked) => {
        await happens();
        return boardViewNow(...asked);
      },
    },
  };
}

describe('many who send at once', () => {
  const today = day('2024-11-19');

  it('send a mail for which somebody of an earlier release had the turn, and was cut off', async () => {
    const scene = await oneOwed();
    await sweepBoard(scene.morningOf, await viewOf(scene.register), today);
    const turn = { board: 'pdb', owner: 'force', on: today, dispatch: dispatchIdSchema.parse(second) };
    await scene.ledger.restore({ ...turn, givenBefore: [], given: [], version: 1 });
    const { dispatch } = await sendDispatch(scene.morningOf, 'pdb', second, today);
    expect(dispatch.state).toBe('sent');
    expect(await scene.ledger.turn('pdb', 'force')).toMatchObject({ dispatch: second, version: 2 });
  });

  it('leave it to another try where somebody keeps writing first', async () => {
    const scene = await oneOwed();
    await sweepBoard(scene.morningOf, await viewOf(scene.register), today);
    const slow = slowSender(scene, async () => {
      const dispatch = await scene.dispatch(second);
      await scene.ledger.save({ ...dispatch, version: dispatch.version + 1 });
    });
    await expect(sendDispatch(slow, 'pdb', second, today)).rejects.toThrow(
      `others kept writing to ${second}`,
    );
    expect([scene.line.requests, (await scene.dispatch(second)).state]).toEqual([0, 'planned']);
  });

  it('send one mail: of twenty senders of one dispatch, one has it', async () => {
    const scene = await oneOwed();
    await sweepBoard(scene.morningOf, await viewOf(scene.register), today);
    const ends = await Promise.all(
      Array.from({ length: 20 }, () => sendDispatch(scene.morningOf, 'pdb', second, today)),
    );
    expect(ends.filter(({ outcome }) => outcome === 'tried')).toHaveLength(1);
    expect(scene.line.requests).toBe(1);
    expect(await scene.newMails()).toEqual([ourMail]);
    expect((await scene.dispatch(second)).state).toBe('sent');
  });

  it('send one mail: five whole mornings of one board', async () => {
    const scene = await oneOwed();
    const view = await viewOf(scene.register);
    await Promise.all(Array.from({ length: 5 }, () => workMorning(scene.morningOf, view, today)));
    expect(scene.line.requests).toBe(1);
    expect(await scene.states()).toEqual(['force notice: cancelled', 'force second-reminder: sent']);
  });

  it('send one mail: whoever is overtaken does not send what another has sent', async () => {
    const scene = await oneOwed();
    await sweepBoard(scene.morningOf, await viewOf(scene.register), today);
    const slow = slowSender(scene, async () => {
      scene.clock.now = addMinutes(scene.clock.now, 1);
      await sendDispatch(scene.morningOf, 'pdb', second, today);
    });
    const { outcome, dispatch } = await sendDispatch(slow, 'pdb', second, today);
    expect([outcome, dispatch.state]).toEqual(['taken by another', 'sent']);
    expect(scene.line.requests).toBe(1);
  });

  it('do not take over one that is being sent, however long that takes', async () => {
    const scene = await oneOwed();
    scene.line.next = [
      async () => {
        scene.clock.now = addMinutes(scene.clock.now, 10);
        await sendDispatch(scene.morningOf, 'pdb', second, today);
      },
    ];
    await scene.morning('2024-11-19');
    expect(scene.line.requests).toBe(1);
  });
});
