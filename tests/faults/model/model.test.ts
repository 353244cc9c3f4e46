import { describe, expect, it } from 'vitest';
import { end } from '../../../functions/dispatch/transitions.ts';
import type { Dispatch } from '../../../functions/reminders/dispatch.ts';
import type { SentText } from '../../../functions/reminders/sent-text.ts';
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
    { states: 300_000, schedules: 4_000_000_000_000n, waysOut: 400 },
  ],
  [
    'two senders and a sweep, where a person is asked',
    () => oneMail({ ...ask, senders: 2, sweeps: 1, times: anHourApart }),
    worlds.ask,
    { states: 130_000, schedules: 900_000_000_000n, waysOut: 150 },
  ],
  [
    'two senders, a sweep and an event',
    () => oneMail({ ...again, senders: 2, sweeps: 1, times: ['07:30', '07:33'], events: 1 }),
    worlds.again,
    { states: 450_000, schedules: 7_000_000_000_000n, waysOut: 250 },
  ],
  [
    'two senders and two events, where a person is asked',
    () => oneMail({ ...ask, senders: 2, sweeps: 0, times: anHourApart, events: 2 }),
    worlds.ask,
    { states: 30_000, schedules: 6_000_000_000n, waysOut: 250 },
  ],
  [
    'a sender and two sweeps',
    () => oneMail({ ...again, senders: 1, sweeps: 2, times: threeTimes }),
    worlds.again,
    { states: 8_000, schedules: 50_000_000n, waysOut: 45 },
  ],
  [
    'a sender, a sweep, and a write that goes wrong',
    () => oneMail({ ...again, senders: 1, sweeps: 1, times: threeTimes, faults: 1 }),
    worlds.again,
    { states: 9_000, schedules: 800_000n, waysOut: 130 },
  ],
  [
    'the senders of two mails to one office, and a sweep',
    () => twoMails({ ...again, sweeps: 1, times: ['07:30'] }),
    worlds.twoMails,
    { states: 35_000, schedules: 40_000_000_000n, waysOut: 700 },
  ],
  [
    'the senders of two mails to one office, an hour apart',
    () => twoMails({ ...again, sweeps: 0, times: anHourApart }),
    worlds.twoMails,
    { states: 5_000, schedules: 600_000n, waysOut: 280 },
  ],
  [
    'the senders of a mail and of one that it covers, and a sweep',
    () => speakerAndCovered('send again'),
    worlds.covered,
    { states: 6_000, schedules: 500_000_000n, waysOut: 200 },
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

const someone = { at: at('2024-12-11T07:30:00.000Z'), by: 'somebody', from: 'a planted fault' };
const twoSenders = () => oneMail({ ...again, senders: 2, sweeps: 0, times: ['07:30'] });
const aSenderAndASweep = () => oneMail({ ...again, senders: 1, sweeps: 1, times: threeTimes });

const plants: [string, RegExp, () => Promise<Model>, Plant][] = [
  [
    'a claim is written whoever wrote before',
    /went 2 times without a word/,
    twoSenders,
    (content, thing) => ('state' in thing && thing.state === 'claimed' ? write(content, thing) : undefined),
  ],
  [
    'that the mail service is about to be asked is written whoever wrote before',
    /went as m\d, and what that said is not kept/,
    twoSenders,
    (content, thing) => ('state' in thing && thing.state === 'sending' ? write(content, thing) : undefined),
  ],
  [
    'that the mail service is about to be asked is not written',
    /is asked for, as try 1, and the ledger knows of 0/,
    aSenderAndASweep,
    leaveAsIs(({ state }) => state === 'sending'),
  ],
  [
    'what a mail says is not written',
    /went as m1, and what that said is not kept/,
    aSenderAndASweep,
    (content, thing) => ('attempt' in thing ? content : undefined),
  ],
  [
    'what a mail says is written over by whoever was at it before',
    /went as m\d, and what that said is not kept/,
    () => oneMail({ ...again, senders: 2, sweeps: 0, times: ['07:30', '07:33'] }),
    (content, thing) => ('attempt' in thing ? writeText(content, thing) : undefined),
  ],
  [
    'a turn is not written',
    /force has two mails on 2024-11-22/,
    () => twoMails({ ...again, sweeps: 0, times: ['07:30'] }),
    (content, thing) => ('on' in thing ? content : undefined),
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
