import { describe, expect, it } from 'vitest';
import { end } from '../../../functions/dispatch/transitions.ts';
import type { Dispatch } from '../../../functions/reminders/dispatch.ts';
import type { SentText } from '../../../functions/reminders/sent-text.ts';
import type { Asking } from '../../../functions/store/ledger.ts';
import { at } from '../../dispatch/scene.ts';
import { type LedgerContent, textPlace } from '../ledger-in-memory.ts';
import { Judge } from './judge.ts';
import { type Model, oneMail, speakerAndCovered, threeTimes, twoMails } from './scenes.ts';
import { type Explored, explore, Schedules } from './search.ts';
import { type Plant, World } from './world.ts';

/** A scene that has more is to be made smaller, or a run of the tests would take too long. */
const mostStates = 600_000;

async function search({ scene, quiet }: Model, world: World): Promise<Explored & { waysOut: number }> {
  const schedules = new Schedules(world, scene);
  const judge = new Judge(world, scene, schedules, quiet);
  const explored = await explore(schedules, judge.isWrong, mostStates);
  return { ...explored, waysOut: judge.waysOut };
}

const again = { unknownThen: 'send again', events: 0, faults: 0 } as const;
const ask = { ...again, unknownThen: 'ask' } as const;
const anHourApart = ['07:30', '08:45'];

/** One world for all scenes of one register: what its programs do with an answer need be tried but once. */
const worlds = { again: new World(), ask: new World(), twoMails: new World(), covered: new World() };

type Floor = { states: number; schedules: bigint; waysOut: number };

/** Each with some less than what it goes through, so that none goes through nothing. */
const scenes: [string, () => Promise<Model>, World, Floor][] = [
  [
    'two senders and a sweep',
    () => oneMail({ ...again, senders: 2, sweeps: 1, times: threeTimes }),
    worlds.again,
    { states: 45_000, schedules: 4_000_000_000n, waysOut: 150 },
  ],
  [
    'three senders and a sweep',
    () => oneMail({ ...again, senders: 3, sweeps: 1, times: ['07:30'] }),
    worlds.again,
    { states: 70_000, schedules: 80_000_000_000_000n, waysOut: 20 },
  ],
  [
    'two senders and two sweeps',
    () => oneMail({ ...again, senders: 2, sweeps: 2, times: anHourApart }),
    worlds.again,
    { states: 550_000, schedules: 150_000_000_000_000n, waysOut: 85 },
  ],
  [
    'two senders, a sweep, and two writes that go wrong',
    () => oneMail({ ...again, senders: 2, sweeps: 1, times: ['07:30', '07:33'], faults: 2 }),
    worlds.again,
    { states: 500_000, schedules: 250_000_000_000n, waysOut: 140 },
  ],
  [
    'two senders and a sweep, where a person is asked',
    () => oneMail({ ...ask, senders: 2, sweeps: 1, times: anHourApart }),
    worlds.ask,
    { states: 15_000, schedules: 130_000_000n, waysOut: 50 },
  ],
  [
    'two senders, a sweep and an event',
    () => oneMail({ ...again, senders: 2, sweeps: 1, times: ['07:30', '07:33'], events: 1 }),
    worlds.again,
    { states: 55_000, schedules: 800_000_000n, waysOut: 100 },
  ],
  [
    'two senders and two events, where a person is asked',
    () => oneMail({ ...ask, senders: 2, sweeps: 0, times: anHourApart, events: 2 }),
    worlds.ask,
    { states: 7_000, schedules: 3_000_000n, waysOut: 100 },
  ],
  [
    'a sender and two sweeps',
    () => oneMail({ ...again, senders: 1, sweeps: 2, times: threeTimes }),
    worlds.again,
    { states: 8_000, schedules: 17_000_000n, waysOut: 45 },
  ],
  [
    'a sender, a sweep, and a write that goes wrong',
    () => oneMail({ ...again, senders: 1, sweeps: 1, times: threeTimes, faults: 1 }),
    worlds.again,
    { states: 5_000, schedules: 150_000n, waysOut: 60 },
  ],
  [
    'the senders of two mails to one office, and a sweep',
    () => twoMails({ ...again, sweeps: 1, times: threeTimes }),
    worlds.twoMails,
    { states: 100_000, schedules: 1_000_000_000n, waysOut: 900 },
  ],
  [
    'the senders of two mails to one office, an hour apart',
    () => twoMails({ ...again, sweeps: 0, times: anHourApart }),
    worlds.twoMails,
    { states: 2_000, schedules: 38_000n, waysOut: 140 },
  ],
  [
    'the senders of a mail and of one that it covers, and a sweep',
    () => speakerAndCovered('send again'),
    worlds.covered,
    { states: 2_000, schedules: 1_000_000n, waysOut: 100 },
  ],
];

describe('no duplicate without a word, no second mail a day, and no state without a way out', () => {
  it.each(scenes)('in every schedule of %s', async (_, modelOf, world, floor) => {
    const explored = await search(await modelOf(), world);
    expect(explored.found).toBeUndefined();
    expect(explored.states).toBeGreaterThan(floor.states);
    expect(explored.schedules).toBeGreaterThan(floor.schedules);
    expect(explored.waysOut).toBeGreaterThan(floor.waysOut);
  });
});

const leaveAsIs =
  (isMeant: (thing: Dispatch) => boolean): Plant =>
  (content, thing) =>
    'state' in thing && isMeant(thing) ? content : undefined;

const write = (content: LedgerContent, dispatch: Dispatch): LedgerContent => ({
  ...content,
  kept: new Map([...content.kept, [dispatch.id, dispatch]]),
});
const writeText = (content: LedgerContent, text: SentText): LedgerContent => ({
  ...content,
  texts: new Map([...content.texts, [textPlace(text.dispatch, text.attempt), text]]),
});

const asked =
  (leave: (asking: Asking, content: LedgerContent) => LedgerContent | undefined): Plant =>
  (content, thing) =>
    'sending' in thing ? leave(thing, content) : undefined;

const someone = { at: at('2024-12-11T07:30:00.000Z'), by: 'somebody', from: 'a planted fault' };
const twoSenders = () => oneMail({ ...again, senders: 2, sweeps: 0, times: ['07:30'] });
const aSenderAndASweep = () => oneMail({ ...again, senders: 1, sweeps: 1, times: threeTimes });

const plants: [string, RegExp, () => Promise<Model>, Plant][] = [
  [
    'that the mail service is about to be asked is written whoever wrote before',
    /went as m1, which its sender knew and nobody wrote down/,
    twoSenders,
    asked(({ sending, text }, content) => writeText(write(content, sending), text)),
  ],
  [
    'that the mail service is about to be asked is not written',
    /is asked for, as try 1, and the ledger knows of 0/,
    aSenderAndASweep,
    asked(({ text }, content) => writeText(content, text)),
  ],
  [
    'what a mail says is not written',
    /went as m1, and what that said is not kept/,
    aSenderAndASweep,
    asked(({ sending }, content) => write(content, sending)),
  ],
  [
    'a turn is not written',
    /force has two mails on 2024-11-22/,
    () => twoMails({ ...again, sweeps: 0, times: ['07:30'] }),
    asked(({ sending, text }, content) => writeText(write(content, sending), text)),
  ],
  [
    'the first answer is thrown away',
    /which its sender knew and nobody wrote down/,
    aSenderAndASweep,
    leaveAsIs((dispatch) => dispatch.state === 'sent' && dispatch.messageId === 'm1'),
  ],
  [
    'what is to be said in another mail is said at once',
    /is said in \S+, which did not go in time/,
    () => speakerAndCovered('send again'),
    (content, thing) => {
      if (!('state' in thing) || thing.coveredBy === null) return undefined;
      return write(content, end(thing, 'cancelled', `said in ${thing.coveredBy} on 1 May`, someone));
    },
  ],
  [
    'that it has failed is not written',
    /is still unknown on/,
    () => oneMail({ ...ask, senders: 1, sweeps: 1, times: threeTimes }),
    leaveAsIs(({ state }) => state === 'failed'),
  ],
];

describe('a fault that is planted is found', () => {
  it.each(plants)('where %s', async (_, wrong, modelOf, plant) => {
    const { found } = await search(await modelOf(), new World(plant));
    expect(found?.wrong).toMatch(wrong);
  });
});
