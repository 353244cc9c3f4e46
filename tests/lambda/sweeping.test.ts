import { describe, expect, it } from 'vitest';
import { addMinutes, type Instant } from '../../functions/calendar/days.ts';
import type { BoardMessage, SendMessage } from '../../functions/lambda/messages.ts';
import { type Sweeping, sweep } from '../../functions/lambda/sweeping.ts';
import { at, openScene, recordedAt, type Scene } from '../dispatch/scene.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';
import { anInvocation, failed, sqsEvent } from './an-invocation.ts';

const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const december = aMeeting();
const lately = recordedAt('2024-11-18T15:00:00.000Z');
const second = 'pdb_2024-12_20241211_second-reminder_force';
const tuesday = '2024-11-19T08:00:00Z';

type Lying = Awaited<ReturnType<Sweeping['deadLetters']>>;
type Swept = { scene: Scene; sweeping: Sweeping; toBoards: BoardMessage[]; toSend: SendMessage[] };

async function aSweep(
  ...things: Parameters<typeof openScene>
): Promise<
  Swept & { frozen: { is: boolean | Error; since?: Instant }; waiting: { is: number | Error }; lying: Lying }
> {
  const scene = await openScene(...things);
  const toBoards: BoardMessage[] = [];
  const toSend: SendMessage[] = [];
  const frozen: { is: boolean | Error; since?: Instant } = { is: false };
  const lying: Lying = { ofOwners: 0, ofSecretaries: 0 };
  const waiting: { is: number | Error } = { is: 0 };
  const sweeping: Sweeping = {
    register: scene.register,
    ledger: scene.ledger,
    clock: { now: () => scene.clock.now, takesAnyTime: false },
    isFrozen: async () => {
      if (frozen.is instanceof Error) throw frozen.is;
      return frozen.is;
    },
    toBoards: async (messages) => void toBoards.push(...messages),
    toSend: async (messages) => void toSend.push(...messages),
    mailsWaiting: async () => {
      if (waiting.is instanceof Error) throw waiting.is;
      return waiting.is;
    },
    frozenSince: async () => frozen.since,
    deadLetters: async () => lying,
  };
  return { scene, sweeping, toBoards, toSend, frozen, waiting, lying };
}

/** What the sweep of one board counts where nobody is let down. */
const allWell = { OwnersNotTold: 0, SecretariesNotTold: 0, MailsNotEndedBeforeMeeting: 0 };

const oneOwed = () => aSweep(aBoard(), anOwner(), october, december, anAction(lately));

describe('woken by the schedule', () => {
  it('hands out every board, each with the schedule’s own time', async () => {
    const { sweeping, toBoards } = await aSweep(
      aBoard(),
      aBoard({ id: 'jac', name: 'Joint Audit Committee' }),
    );
    const { invocation, counts } = anInvocation();
    await sweep(sweeping, { time: tuesday }, invocation);
    expect(toBoards).toEqual([
      { board: 'jac', at: tuesday },
      { board: 'pdb', at: tuesday },
    ]);
    expect(counts).toEqual({ OwnersNotTold: 0, SecretariesNotTold: 0, FreezeLeftOn: 0 });
  });

  it('does nothing where there is no board yet', async () => {
    const { sweeping, toBoards, frozen } = await aSweep();
    frozen.since = at('2024-11-18T09:00:00.000Z');
    const { invocation, counts } = anInvocation();
    await sweep(sweeping, { time: tuesday }, invocation);
    expect(toBoards).toEqual([]);
    // Nobody waits for a thaw.
    expect(counts.FreezeLeftOn).toBe(0);
  });

  it('fails once all are handed out, where nobody can tell how things stand: its call then lies with those that failed', async () => {
    const { sweeping, toBoards } = await aSweep(aBoard());
    const blind = { ...sweeping, deadLetters: () => Promise.reject(new Error('AccessDenied')) };
    await expect(sweep(blind, { time: tuesday }, anInvocation().invocation)).rejects.toThrow('AccessDenied');
    expect(toBoards).toHaveLength(1);
  });

  it.each([
    ['the words that the schedule should have replaced', { time: '<aws.scheduler.scheduled-time>' }],
    ['no time', {}],
    ['a day without its hour', { time: '2024-11-19' }],
    ['nothing', null],
  ])('by %s, it does not guess the day', async (_, event) => {
    const { sweeping, toBoards } = await aSweep(aBoard());
    await expect(sweep(sweeping, event, anInvocation().invocation)).rejects.toThrow('the event says no time');
    expect(toBoards).toEqual([]);
    const anyTime = { ...sweeping, clock: { ...sweeping.clock, takesAnyTime: true } };
    await sweep(anyTime, event, anInvocation().invocation);
    expect(toBoards).toEqual([{ board: 'pdb', at: sweeping.clock.now() }]);
  });
});

describe('woken for a day that has come for no board', () => {
  it.each([
    ['two days ahead', '2024-11-21T08:00:00Z'],
    ['a day ahead', '2024-11-20T07:31:00Z'],
    ['a year ahead', '2025-11-19T08:00:00Z'],
  ])('%s, it refuses it by name and hands out nothing', async (_, time) => {
    const { sweeping, toBoards } = await aSweep(aBoard());
    for (const takesAnyTime of [false, true]) {
      const clock = { ...sweeping.clock, takesAnyTime };
      await expect(sweep({ ...sweeping, clock }, { time }, anInvocation().invocation)).rejects.toThrow(
        `${time} is on a day that has come for no board, and it is 2024-11-19T07:30:00.000Z`,
      );
    }
    expect(toBoards).toEqual([]);
  });

  it('does not refuse what may be today for one of them', async () => {
    const { sweeping, toBoards } = await aSweep(aBoard({ timeZone: 'Pacific/Auckland' }));
    await sweep(sweeping, { time: '2024-11-20T07:00:00Z' }, anInvocation().invocation);
    expect(toBoards).toHaveLength(1);
  });
});

describe('given a board', () => {
  const message = { board: 'pdb', at: tuesday };

  it('enters what is owed, and queues it with the schedule’s time', async () => {
    const { sweeping, toSend, scene } = await oneOwed();
    const { invocation, counts } = anInvocation();
    expect(failed(await sweep(sweeping, sqsEvent(message), invocation))).toEqual([]);
    expect(toSend).toEqual([{ board: 'pdb', id: second, at: tuesday }]);
    expect(await scene.states()).toEqual(['force notice: planned', 'force second-reminder: planned']);
    expect(counts).toEqual({ ...allWell, FinishedSweeps: 1 });
  });

  it('reads once what is live in its ledger, and counts by what was entered since', async () => {
    const { sweeping } = await oneOwed();
    let asked = 0;
    const ledger: Sweeping['ledger'] = {
      ...sweeping.ledger,
      live: (board, told) => {
        asked += 1;
        return sweeping.ledger.live(board, told);
      },
    };
    const missed = aDispatch({ state: 'missed', owner: 'force', dueOn: '2024-11-18' });
    await sweeping.ledger.save(missed);
    const { invocation, counts } = anInvocation();
    await sweep({ ...sweeping, ledger }, sqsEvent({ board: 'pdb', at: tuesday }), invocation);
    expect(asked).toBe(1);
    const live = await sweeping.ledger.live('pdb');
    expect(live.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['digest', 'problems']));
    expect(counts).toMatchObject({ OwnersNotTold: 1, FinishedSweeps: 1 });
  });

  it('twice, queues the same, and once it was sent nothing', async () => {
    const { sweeping, toSend, scene } = await oneOwed();
    await sweep(sweeping, sqsEvent(message, message), anInvocation().invocation);
    expect(toSend.map(({ id }) => id)).toEqual([second, second]);
    await scene.morning('2024-11-19');
    await sweep(sweeping, sqsEvent(message), anInvocation().invocation);
    expect(toSend).toHaveLength(2);
  });

  it('tells the secretary what went wrong before', async () => {
    const { sweeping, toSend, scene } = await oneOwed();
    await scene.morning('2024-11-19');
    await scene.event({ dispatch: second, kind: 'bounced' });
    scene.clock.now = at('2024-11-19T09:00:00.000Z');
    await sweep(sweeping, sqsEvent({ board: 'pdb', at: '2024-11-19T09:00:00Z' }), anInvocation().invocation);
    expect(toSend.map(({ id }) => id)).toEqual([expect.stringMatching(/^pdb_problems_20241119_/)]);
  });

  it('of which a secretary cannot be written to, counts that, and does all else', async () => {
    const refused = { email: 'asha.verity@pcc.example', since: '2024-11-18', why: 'no such mailbox' };
    const { sweeping, toSend } = await aSweep(
      aBoard({ undeliverable: [refused] }),
      ...[anOwner(), october, december, anAction(lately)],
    );
    const { invocation, counts, lines } = anInvocation();
    expect(failed(await sweep(sweeping, sqsEvent(message), invocation))).toEqual([]);
    expect(counts).toEqual({ ...allWell, SecretariesNotTold: 1, FinishedSweeps: 1 });
    expect(lines).toContain('warn: secretaries of a board cannot be written to {"board":"pdb","number":1}');
    expect(toSend.map(({ id }) => id)).toEqual([second]);
  });

  it('that the directory has and the register has not, says so and goes on', async () => {
    const { sweeping, toSend } = await oneOwed();
    const { invocation, lines, counts } = anInvocation();
    expect(
      failed(await sweep(sweeping, sqsEvent({ board: 'jac', at: tuesday }, message), invocation)),
    ).toEqual([]);
    expect(lines[0]).toBe(
      'warn: the directory has a board that was never finished: add it again {"board":"jac"}',
    );
    expect(toSend).toHaveLength(1);
    expect(counts.FinishedSweeps).toBe(1);
  });

  it.each([
    ['no JSON', 'Kind regards, owen.pryce@force.example', 'it is no JSON'],
    ['another thing', { board: 'PDB', at: tuesday }, 'board: use small letters'],
    ['no time', { board: 'pdb' }, 'at: '],
  ])('as %s, lets that message fail and names it', async (_, poison, why) => {
    const { sweeping, toSend } = await oneOwed();
    const { invocation, lines } = anInvocation();
    expect(failed(await sweep(sweeping, sqsEvent(poison, message), invocation))).toEqual(['m-0']);
    expect(lines[0]).toContain(
      `error: a message could not be handled {"record":"m-0"}: UnreadableMessage: ${why}`,
    );
    expect(lines.join()).not.toContain('@');
    expect(toSend).toHaveLength(1);
  });

  it('which cannot be read, lets that one fail and does the others', async () => {
    const { sweeping, toSend, scene } = await oneOwed();
    const broken = {
      ...sweeping,
      register: {
        ...scene.register,
        boardView: async (board: string) => {
          if (board === 'jac') throw new Error('BOARD of board jac is not as it should be');
          return scene.register.boardView(board);
        },
      },
    };
    const { invocation } = anInvocation();
    expect(failed(await sweep(broken, sqsEvent({ board: 'jac', at: tuesday }, message), invocation))).toEqual(
      ['m-0'],
    );
    expect(toSend).toHaveLength(1);
  });

  it('with a dispatch that cannot be saved, queues all others and then fails by its name', async () => {
    const { sweeping, toSend, scene } = await oneOwed();
    const stuck = aDispatch({ id: 'pdb_stuck', cutOff: '2024-11-18' });
    await scene.ledger.save(stuck);
    const ledger: typeof scene.ledger = {
      ...scene.ledger,
      save: async (dispatch) => {
        if (dispatch.id === stuck.id) throw new Error('it holds no more');
        return scene.ledger.save(dispatch);
      },
    };
    const { invocation, counts, lines } = anInvocation();
    expect(failed(await sweep({ ...sweeping, ledger }, sqsEvent(message), invocation))).toEqual(['m-0']);
    expect(toSend.map(({ id }) => id)).toEqual([second]);
    expect(counts).toEqual({ ...allWell, OwnersNotTold: 1 });
    expect(lines).toEqual([
      'error: a message could not be handled {"record":"m-0"}: NotAllDone: pdb_stuck: it holds no more',
    ]);
  });

  it('with an owner who cannot be read, queues all others and then fails by that name', async () => {
    const { sweeping, toSend, scene } = await oneOwed();
    const { boardView } = scene.register;
    const register: typeof scene.register = {
      ...scene.register,
      boardView: (board, told) => {
        told?.({ id: 'opcc', error: new Error('OWNER#opcc of board pdb is not as it should be') });
        return boardView(board);
      },
    };
    const { invocation, lines } = anInvocation();
    expect(failed(await sweep({ ...sweeping, register }, sqsEvent(message), invocation))).toEqual(['m-0']);
    expect(toSend.map(({ id }) => id)).toEqual([second]);
    expect(lines.at(-1)).toContain('NotAllDone: opcc: OWNER#opcc of board pdb is not as it should be');
  });

  it('and a queue that takes nothing, comes again, and then nothing is lost', async () => {
    const { sweeping, toSend } = await oneOwed();
    const jammed = {
      ...sweeping,
      toSend: () => Promise.reject(new Error('1 of 1 messages could not be queued')),
    };
    expect(failed(await sweep(jammed, sqsEvent(message), anInvocation().invocation))).toEqual(['m-0']);
    expect(failed(await sweep(sweeping, sqsEvent(message), anInvocation().invocation))).toEqual([]);
    expect(toSend.map(({ id }) => id)).toEqual([second]);
  });

  it('names what was missed', async () => {
    const { sweeping, scene } = await aSweep(
      ...[aBoard(), anOwner(), october, december],
      anAction(recordedAt('2024-10-03T08:15:00.000Z')),
    );
    scene.clock.now = at('2024-11-27T08:00:00.000Z');
    const { invocation, lines } = anInvocation();
    await sweep(sweeping, sqsEvent({ board: 'pdb', at: '2024-11-27T08:00:00Z' }), invocation);
    expect(lines[0]).toBe(
      'warn: a mail was missed {"board":"pdb","dispatch":"pdb_2024-12_20241211_first-reminder_force","state":"missed"}',
    );
  });

  it('counts what has not ended when its meeting is near, and only then', async () => {
    const { sweeping, scene } = await oneOwed();
    const counted = async (moment: string): Promise<number | undefined> => {
      scene.clock.now = at(moment);
      const { invocation, counts } = anInvocation();
      await sweep(sweeping, sqsEvent({ board: 'pdb', at: moment }), invocation);
      return counts.MailsNotEndedBeforeMeeting;
    };
    expect(await counted('2024-12-06T08:00:00.000Z')).toBe(0);
    expect(await counted('2024-12-09T08:00:00.000Z')).toBeGreaterThan(0);
    await scene.morning('2024-12-09', '2024-12-09T08:30:00.000Z');
    expect(await counted('2024-12-09T10:00:00.000Z')).toBe(0);
  });
});

describe('while frozen', () => {
  const message = { board: 'pdb', at: tuesday };

  it('sweeps but queues nothing, and queues it all after the thaw', async () => {
    const { sweeping, toSend, frozen, scene } = await oneOwed();
    const { invocation, counts, lines } = anInvocation();
    frozen.is = true;
    expect(failed(await sweep(sweeping, sqsEvent(message), invocation))).toEqual([]);
    expect(toSend).toEqual([]);
    expect(counts).toEqual({ ...allWell, FinishedSweeps: 1 });
    expect(lines.at(-1)).toContain('"outcome":"frozen"');
    expect(await scene.states()).toContain('force second-reminder: planned');
    frozen.is = false;
    await sweep(sweeping, sqsEvent(message), anInvocation().invocation);
    expect(toSend.map(({ id }) => id)).toEqual([second]);
  });

  it('or while nobody can tell, queues nothing and comes again', async () => {
    const { sweeping, toSend, frozen } = await oneOwed();
    frozen.is = new Error('AccessDeniedException');
    expect(failed(await sweep(sweeping, sqsEvent(message), anInvocation().invocation))).toEqual(['m-0']);
    expect(toSend).toEqual([]);
  });
});

describe('while mails of an earlier sweep wait for their sender', () => {
  /** Wakes the sweep at that hour and has it work on all that it hands out; the stages that were queued. */
  async function hourOf(
    { scene, sweeping, toBoards, toSend }: Swept,
    moment: string,
    tries: Partial<Sweeping>[] = [{}],
  ): Promise<string[]> {
    scene.clock.now = at(moment);
    await sweep(sweeping, { time: moment }, anInvocation().invocation);
    const messages = toBoards.splice(0);
    scene.clock.now = addMinutes(at(moment), 1);
    for (const parts of tries) {
      await sweep({ ...sweeping, ...parts }, sqsEvent(...messages), anInvocation().invocation);
    }
    return toSend.splice(0).map(({ id }) => id);
  }
  const eight = '2024-11-19T08:00:00.000Z';
  const nine = '2024-11-19T09:00:00.000Z';
  const jammed = { toSend: () => Promise.reject(new Error('1 of 1 messages could not be queued')) };

  it('the schedule’s message says so, and of how many is in the log', async () => {
    const { sweeping, toBoards, waiting } = await oneOwed();
    waiting.is = 3000;
    const { invocation, lines } = anInvocation();
    await sweep(sweeping, { time: tuesday }, invocation);
    expect(toBoards).toEqual([{ board: 'pdb', at: tuesday, mailsWait: true }]);
    expect(lines[0]).toBe('info: mails wait to be sent: only new ones are queued {"number":3000}');
  });

  it('no hour queues them again, whatever the backlog; the first that finds none waiting does', async () => {
    const swept = await oneOwed();
    expect(await hourOf(swept, eight)).toEqual([second]);
    swept.waiting.is = 1;
    for (const hour of ['09', '10', '11', '12', '13', '14', '15', '16']) {
      expect(await hourOf(swept, `2024-11-19T${hour}:00:00.000Z`)).toEqual([]);
    }
    swept.waiting.is = 0;
    expect(await hourOf(swept, '2024-11-19T17:00:00.000Z')).toEqual([second]);
  });

  it('what is newly owed is queued, and only that', async () => {
    const swept = await oneOwed();
    await hourOf(swept, eight);
    swept.waiting.is = 1;
    const opcc = anOwner({ id: 'opcc', name: 'OPCC', aliases: [] });
    await swept.scene.keep(opcc, anAction({ ref: 'PDB-2024-10-7', owner: 'opcc', ...lately }));
    expect(await hourOf(swept, nine)).toEqual(['pdb_2024-12_20241211_second-reminder_opcc']);
  });

  it('is asked once, before any board is swept: what one queues keeps no other from its own', async () => {
    const swept = await oneOwed();
    await swept.scene.keep(aBoard({ id: 'jac', name: 'Joint Audit Committee' }));
    await hourOf(swept, eight);
    const counts = [0, 1, 1];
    const sweeping = { ...swept.sweeping, mailsWaiting: async () => counts.shift() ?? 1 };
    expect(await hourOf({ ...swept, sweeping }, nine)).toEqual([second]);
    expect(counts).toHaveLength(2);
  });

  it('what a queue would not take is queued when the board’s message comes again', async () => {
    const swept = await oneOwed();
    swept.waiting.is = 1;
    expect(await hourOf(swept, nine, [jammed, {}])).toEqual([second]);
    expect(await hourOf(swept, '2024-11-19T10:00:00.000Z')).toEqual([]);
  });

  it('one of unknown outcome that is to be sent again is queued, for its message is gone', async () => {
    const swept = await oneOwed();
    swept.scene.line.next = ['reset after acceptance'];
    await swept.scene.morning('2024-11-19', eight);
    expect(await swept.scene.states()).toContain('force second-reminder: unknown');
    swept.waiting.is = 1;
    expect(await hourOf(swept, nine)).toEqual([second]);
    expect(await hourOf(swept, '2024-11-19T10:00:00.000Z')).toEqual([]);
  });

  it('one that the mail service held up is not queued beside its message', async () => {
    const swept = await oneOwed();
    await hourOf(swept, eight);
    const throttled = { status: 400, code: 'Throttling', message: 'Maximum sending rate exceeded.' };
    swept.scene.line.next = [throttled, throttled, throttled, throttled];
    await swept.scene.morning('2024-11-19', '2024-11-19T08:55:00.000Z');
    expect((await swept.scene.dispatch(second)).state).toBe('planned');
    swept.waiting.is = 1;
    expect(await hourOf(swept, nine)).toEqual([]);
  });

  it('or while nobody can tell, all are queued: one that comes twice is sent once', async () => {
    const swept = await oneOwed();
    await hourOf(swept, eight);
    swept.waiting.is = new Error('AccessDenied');
    expect(await hourOf(swept, nine)).toEqual([second]);
  });
});

describe('the day of a message', () => {
  const queuedFor = async (meant: string, handled: string, takesAnyTime = false): Promise<string[]> => {
    const { sweeping, toSend, scene } = await oneOwed();
    scene.clock.now = at(handled);
    const clock = { ...sweeping.clock, takesAnyTime };
    await sweep({ ...sweeping, clock }, sqsEvent({ board: 'pdb', at: meant }), anInvocation().invocation);
    return toSend.flatMap(({ id }) => /_([a-z-]+)_force$/.exec(id)?.[1] ?? []);
  };

  it.each([
    ['the one it was meant for', '2024-11-19T08:00:00Z', '2024-11-19T08:00:04.000Z', ['second-reminder']],
    [
      'that, though the clock be slow',
      '2024-11-19T00:00:00Z',
      '2024-11-18T23:59:58.000Z',
      ['second-reminder'],
    ],
    [
      'the day it is, when it comes late',
      '2024-11-19T08:00:00Z',
      '2024-11-25T08:00:00.000Z',
      ['final-reminder'],
    ],
    ['no day for mail, when that is a Saturday', '2024-11-22T08:00:00Z', '2024-11-23T08:00:00.000Z', []],
  ])('is %s', async (_, meant, handled, stages) => {
    expect(await queuedFor(meant, handled)).toEqual(stages);
  });

  it.each([
    ['tomorrow', '2024-11-20T08:00:00Z', '2024-11-19T08:00:00.000Z', false],
    ['two days ahead', '2024-11-21T08:00:00Z', '2024-11-19T08:00:00.000Z', false],
    ['two days ahead, though any time be taken', '2024-11-21T08:00:00Z', '2024-11-19T08:00:00.000Z', true],
    ['six minutes to midnight before it', '2024-11-20T00:00:00Z', '2024-11-19T23:54:00.000Z', false],
  ])('that has not come is refused by name, and nothing is entered: %s', async (_, meant, handled, any) => {
    const { sweeping, toSend, scene } = await oneOwed();
    scene.clock.now = at(handled);
    const clock = { ...sweeping.clock, takesAnyTime: any };
    const { invocation, lines, counts } = anInvocation();
    const message = { board: 'pdb', at: meant };
    expect(failed(await sweep({ ...sweeping, clock }, sqsEvent(message), invocation))).toEqual(['m-0']);
    expect(lines[0]).toMatch(
      /DayNotCome: 2[01] November 2024 has not come yet where pdb is: nothing is done/,
    );
    expect([toSend, await scene.states(), counts]).toEqual([[], [], { OwnersNotTold: 1 }]);
  });

  it.each([
    ['this day, though some hours ahead', '2024-11-19T15:00:00Z', '2024-11-19T08:00:00.000Z'],
    ['the next day, five minutes before midnight', '2024-11-20T00:00:00Z', '2024-11-19T23:55:00.000Z'],
  ])('is today for a clock that is slow: %s', async (_, meant, handled) => {
    expect(await queuedFor(meant, handled)).toEqual(['second-reminder']);
  });

  it.each([
    ['Pacific/Auckland', '2024-11-20T11:00:00Z', '2024-11-19T11:30:00.000Z', ['m-0']],
    ['Pacific/Auckland', '2024-11-20T10:59:00Z', '2024-11-19T11:30:00.000Z', []],
    ['America/New_York', '2024-11-20T04:59:00Z', '2024-11-19T23:00:00.000Z', []],
    ['America/New_York', '2024-11-20T05:00:00Z', '2024-11-19T23:00:00.000Z', ['m-0']],
  ])('is that where the board is: in %s, %s asked at %s', async (timeZone, meant, handled, refused) => {
    const { sweeping, scene } = await aSweep(aBoard({ timeZone }), anOwner(), october, december);
    scene.clock.now = at(handled);
    const message = { board: 'pdb', at: meant };
    expect(failed(await sweep(sweeping, sqsEvent(message), anInvocation().invocation))).toEqual(refused);
  });

  it('is the one it names, long past, where any time is taken', async () => {
    expect(await queuedFor('2024-11-19T08:00:00Z', '2026-11-23T08:00:00.000Z', true)).toEqual([
      'second-reminder',
    ]);
  });
});

it('a morning of many boards leaves none out for another', async () => {
  const boards = Array.from({ length: 7 }, (_, index) => aBoard({ id: `board-${index}` }));
  const { sweeping, toBoards, scene } = await aSweep(...boards);
  scene.clock.now = addMinutes(at('2024-11-19T08:00:00.000Z'), 1);
  await sweep(sweeping, { time: tuesday }, anInvocation().invocation);
  const { invocation, counts } = anInvocation();
  expect(failed(await sweep(sweeping, sqsEvent(...toBoards), invocation))).toEqual([]);
  expect(counts.FinishedSweeps).toBe(7);
});
