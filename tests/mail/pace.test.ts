import { describe, expect, it } from 'vitest';
import { atPace, type SharedPace, shareOfPace } from '../../functions/mail/pace.ts';
import type { RawMail, SendOutcome } from '../../functions/mail/ses.ts';
import { dispatchIdSchema } from '../../functions/reminders/dispatch.ts';
import { SimulatedClock } from '../benchmarks/simulated-clock.ts';

const aMail = (to: string[], copies: string[] = []): RawMail => ({
  raw: new Uint8Array(),
  ...{ from: 'a@pcc.example', to, copies, board: 'pdb', configurationSet: undefined },
  dispatch: dispatchIdSchema.parse('pdb_a-mail'),
});

/** Sends so many mails at once, and says at which millisecond each went, by a clock that only waiting moves. */
async function send(rate: number | null, mails: RawMail[]): Promise<{ went: number[]; asked: number }> {
  let time = 0;
  let asked = 0;
  const went: number[] = [];
  const paced = atPace(
    async () => {
      went.push(time);
      return { outcome: 'accepted', messageId: 'm' };
    },
    {
      aSecond: async () => {
        asked += 1;
        return rate;
      },
      pause: async (milliseconds) => {
        time += milliseconds;
      },
      now: () => time,
    },
  );
  await Promise.all(mails.map((mail) => paced(mail)));
  return { went, asked };
}

const one = aMail(['a@x.example']);

it('sends no faster than the mail service takes it, and asks for that once', async () => {
  expect(await send(1, [one, one, one])).toEqual({ went: [0, 1_000, 2_000], asked: 1 });
  expect(await send(4, [one, one])).toEqual({ went: [0, 250], asked: 1 });
});

it('counts everybody who is written to, as the mail service does', async () => {
  const two = aMail(['a@x.example'], ['b@x.example']);
  expect((await send(1, [two, one, one])).went).toEqual([0, 2_000, 3_000]);
});

it('sends as mails come where nobody says how fast', async () => {
  expect((await send(null, [one, one, one])).went).toEqual([0, 0, 0]);
});

type Went = { at: number; by: string };
const tooFast: SendOutcome = {
  outcome: 'refused for now',
  why: 'Throttling: Maximum sending rate exceeded.',
};
const taken: SendOutcome = { outcome: 'accepted', messageId: 'm' };

/** Senders that share a rate, by a clock that goes on when all wait; the mail service answers as `answer` says. */
function senders(rate: number, count: number, answer: (went: readonly Went[]) => SendOutcome) {
  const clock = new SimulatedClock();
  const went: Went[] = [];
  const asked: Went[] = [];
  const named = Array.from({ length: count }, (_, index) => `sender ${index + 1}`);
  const paces = named.map((by) =>
    shareOfPace({
      send: async () => {
        const outcome = answer(went);
        asked.push({ at: clock.now, by });
        if (outcome.outcome === 'accepted') went.push({ at: clock.now, by });
        return outcome;
      },
      aSecond: async () => rate,
      senders: count,
      mayTryAgain: async () => true,
      pause: clock.pause,
      now: () => clock.now,
    }),
  );
  const sendAll = async (
    pace: SharedPace,
    mails: number,
    mostMs = 60_000,
  ): Promise<(SendOutcome | number)[]> =>
    Promise.all(
      Array.from({ length: mails }, async () => {
        const turn = await pace.turn(() => mostMs);
        return typeof turn === 'number' ? turn : turn.send(one);
      }),
    );
  return { clock, went, asked, paces, sendAll };
}

describe('senders that share a rate', () => {
  it('of one a second meet once, and then each has its own place', async () => {
    const busyFor = (at: number) => (went: readonly Went[]) =>
      went.some((other) => at - other.at < 1_000) ? tooFast : taken;
    const { clock, went, asked, paces, sendAll } = senders(1, 2, (all) => busyFor(clock.now)(all));
    await clock.during(Promise.all(paces.map((pace) => sendAll(pace, 5))));
    expect(went).toHaveLength(10);
    expect(asked).toHaveLength(11);
    const gaps = went.slice(1).map(({ at }, index) => at - (went[index]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
    expect(Math.max(...gaps)).toBeLessThan(1_050);
  });

  it('of more send no more than their share, and make up for what they were late by', async () => {
    const { clock, went, paces, sendAll } = senders(20, 2, () => taken);
    const [pace] = paces;
    if (pace === undefined) throw new Error('there is no sender');
    const work = async (): Promise<void> => {
      await sendAll(pace, 10);
      const [first = { at: 0 }] = went;
      // Half a second of its share at once, and then ten a second.
      expect(went.filter(({ at }) => at === first.at)).toHaveLength(5);
      expect((went.at(-1)?.at ?? 0) - first.at).toBeGreaterThan(400);
      await clock.pause(10_000);
      const now = clock.now;
      await sendAll(pace, 10);
      expect(went.filter(({ at }) => at === now)).toHaveLength(5);
    };
    await clock.during(work());
  });

  it('try again by themselves what the mail service had no room for, some seconds later', async () => {
    let refusals = 2;
    const { clock, asked, paces, sendAll } = senders(20, 2, () => {
      refusals -= 1;
      return refusals >= 0 ? tooFast : taken;
    });
    const [pace] = paces;
    if (pace === undefined) throw new Error('there is no sender');
    expect(await clock.during(sendAll(pace, 1))).toEqual([taken]);
    expect(asked.map(({ at }) => at)).toEqual([0, 1_000, 2_000]);
  });

  it('hand back what there is no room for after several tries, in less time than a mail may be on its way', async () => {
    const { clock, asked, paces, sendAll } = senders(1, 2, () => tooFast);
    const [pace] = paces;
    if (pace === undefined) throw new Error('there is no sender');
    expect(await clock.during(sendAll(pace, 1))).toEqual([tooFast]);
    expect(asked).toHaveLength(6);
    expect(clock.now).toBeLessThan(10_000);
  });

  it.each([
    ['of which a day’s quota is used up', 'Throttling: Daily message quota exceeded.'],
    ['that is refused for anything else', 'AccessDenied: not allowed'],
  ])('do not try again what %s', async (_, why) => {
    const { clock, asked, paces, sendAll } = senders(1, 2, () => ({ outcome: 'refused for now', why }));
    const [pace] = paces;
    if (pace === undefined) throw new Error('there is no sender');
    await clock.during(sendAll(pace, 1));
    expect(asked).toHaveLength(1);
  });

  it('say when a turn would be for which there is no time', async () => {
    const { clock, went, paces, sendAll } = senders(1, 2, () => taken);
    const [pace] = paces;
    if (pace === undefined) throw new Error('there is no sender');
    const [first, second, third] = await clock.during(sendAll(pace, 3, 2_500));
    expect([first, second, third]).toEqual([taken, taken, taken]);
    const [sent, put] = await clock.during(sendAll(pace, 2, 1_000));
    expect([sent, put].every((one) => typeof one === 'number' && one > 1_000)).toBe(true);
    expect(went).toHaveLength(3);
  });
});
