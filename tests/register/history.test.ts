import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMinutes, instantSchema } from '../../functions/calendar/days.ts';
import {
  recallRequest,
  type Versioned,
  withBriefHistory,
  withChange,
  withRequest,
  withStep,
} from '../../functions/register/history.ts';
import { anAction, secretary } from './examples.ts';

const at = (instant: string) => ({ ...secretary, at: instantSchema.parse(instant) });
const request = { key: 'k1', content: 'c1', answer: { status: 201, headers: {}, body: '{}' } };

describe('a request beside the change that it made', () => {
  const changed = withRequest(
    withStep(anAction(), at('2024-12-11T15:40:00.000Z'), 'discharged: sent'),
    request,
  );

  it('stands with that change alone', () => {
    expect(changed.history.map(({ what, request: asked }) => [what, asked?.key])).toEqual([
      ['recorded', undefined],
      ['discharged: sent', 'k1'],
    ]);
  });

  it.each([
    ['2024-12-11T15:40:01.000Z', request],
    ['2024-12-12T15:39:59.999Z', request],
    ['2024-12-12T15:40:00.000Z', undefined],
  ])('at %s it is known, or not, for it is remembered for a day', (now, known) => {
    expect(recallRequest([anAction(), changed], 'k1', at(now))?.request).toEqual(known);
  });

  it('is not known under another key, nor among other things', () => {
    const now = at('2024-12-11T15:41:00.000Z');
    expect(recallRequest([changed], 'k2', now)).toBeUndefined();
    expect(recallRequest([anAction()], 'k1', now)).toBeUndefined();
  });

  it('is known with the history as that change left it', () => {
    const soon = withStep(changed, at('2024-12-11T16:00:00.000Z'), 're-opened: not sent');
    const known = recallRequest([soon], 'k1', at('2024-12-11T16:00:01.000Z'));
    expect(known?.history.map(({ what }) => what)).toEqual(['recorded', 'discharged: sent']);
  });

  it('is known without its answer once later answers need the room, and the last has its answer whatever its size', () => {
    const asked = (key: string, length: number) => ({
      ...request,
      key,
      answer: { ...request.answer, body: ' '.repeat(length) },
    });
    const now = at('2024-12-11T15:50:00.000Z');
    const [small, large, last] = [asked('k2', 30_000), asked('k3', 40_000), asked('k4', 90_000)];
    const thing = withRequest(withStep(changed, now, 'proposed'), small);
    const more = withRequest(withStep(thing, now, 're-opened'), large);
    const most = withRequest(withStep(more, now, 'discharged'), last);
    const answersOf = ({ history }: typeof changed) =>
      history.flatMap(({ request: kept }) => (kept ? [[kept.key, kept.answer?.body.length]] : []));
    expect(answersOf(thing)).toEqual([
      ['k1', 2],
      ['k2', 30_000],
    ]);
    expect(answersOf(more)).toEqual([
      ['k1', undefined],
      ['k2', undefined],
      ['k3', 40_000],
    ]);
    expect(answersOf(most)).toEqual([
      ['k1', undefined],
      ['k2', undefined],
      ['k3', undefined],
      ['k4', 90_000],
    ]);
  });

  it('outlasts a change that comes after it within the day, and not one after that', () => {
    const soon = withStep(changed, at('2024-12-11T16:00:00.000Z'), 're-opened: not sent');
    expect(soon.history[1]?.request).toEqual(request);
    const late = withStep(soon, at('2024-12-13T09:00:00.000Z'), 'discharged: sent now');
    expect(late.history.map(({ request: asked }) => asked)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(late.history.map(({ what }) => what)).toEqual([
      'recorded',
      'discharged: sent',
      're-opened: not sent',
      'discharged: sent now',
    ]);
  });
});

describe('a history told briefly', () => {
  const blank: Versioned = { version: 0, history: [] };
  const midnight = at('2024-12-11T00:00:00.000Z');
  /** A line an hour from midnight on, each in its words. */
  const told = (...lines: string[]): Versioned =>
    lines.reduce((thing, what, hour) => {
      const author = { ...midnight, at: addMinutes(midnight.at, 60 * hour) };
      return withBriefHistory(withStep(thing, author, what));
    }, blank);
  const inLines = ({ history }: Versioned): string[] =>
    history.map(({ at: last, since, times, what }) =>
      [what, ...(times ? [`${times}×`, since?.slice(11, 13), last.slice(11, 13)] : [])].join(' '),
    );

  it.each([
    ['what came once', ['planned', 'claimed', 'sent'], ['planned', 'claimed', 'sent']],
    [
      'one line, time and again',
      ['planned', 'claimed', 'claimed', 'claimed'],
      ['planned', 'claimed 3× 01 03'],
    ],
    [
      'a try of several lines',
      ['planned', 'claimed', 'waits', 'claimed', 'waits', 'claimed', 'waits'],
      ['planned', 'claimed 3× 01 05', 'waits 3× 02 06'],
    ],
    [
      'what is tried again and ends otherwise',
      ['claimed', 'waits', 'claimed', 'waits', 'claimed', 'sent'],
      ['claimed 2× 00 02', 'waits 2× 01 03', 'claimed', 'sent'],
    ],
    [
      'two waits that take turns',
      ['claimed', 'waits', 'claimed', 'refused', 'claimed', 'waits', 'claimed', 'refused'],
      ['claimed 2× 00 04', 'waits 2× 01 05', 'claimed 2× 02 06', 'refused 2× 03 07'],
    ],
    [
      'the same again after something else',
      ['waits', 'waits', 'told', 'waits', 'waits'],
      ['waits 2× 00 01', 'told', 'waits 2× 03 04'],
    ],
  ])('says each thing once, in order: %s', (_, lines, expected) => {
    const thing = told(...lines);
    expect(inLines(thing)).toEqual(expected);
    expect(thing.version).toBe(lines.length);
  });

  it('tells two people who did the same apart', () => {
    const one = told('settled');
    const author = { ...at('2024-12-11T01:00:00.000Z'), by: 'Priya Nair' };
    expect(withBriefHistory(withStep(one, author, 'settled')).history).toHaveLength(2);
  });

  it('keeps the request of a change apart from others', () => {
    const asked = withRequest(told('settled'), request);
    const now = at('2024-12-11T01:00:00.000Z');
    const again = withBriefHistory(withStep(asked, now, 'settled'));
    expect(again.history).toHaveLength(2);
    expect(recallRequest([again], 'k1', now)?.request).toEqual(request);
  });

  it('has no more lines however often a round of any lines comes again, and counts them all', () => {
    const words = fc.array(fc.constantFrom('claimed', 'waits', 'refused'), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 40 }), (round, rounds) => {
        const often = told('planned', ...Array.from({ length: rounds }, () => round).flat());
        expect(often.history.length).toBeLessThanOrEqual(1 + 2 * round.length);
        const counted = often.history.reduce((sum, { times = 1 }) => sum + times, 0);
        expect(counted).toBe(often.version);
      }),
    );
  });

  it('leaves the middle out of one that is too long, and says how many lines were there', () => {
    const history = Array.from({ length: 400 }, (_, n) => ({
      ...{ at: at('2024-10-03T08:15:00.000Z').at, by: 'the service', from: 'SES' },
      what: `waits for the mail service: ${n} ${'é'.repeat(450)}`,
    }));
    const full = { version: 400, history };
    const now = at('2024-12-11T15:40:00.000Z');
    const ended = withBriefHistory(withStep(full, now, 'missed: not sent by 2024-12-10'));
    const kept = ended.history.map(({ what }) => what.slice(0, 40));
    const gap = ended.history.findIndex(({ by, from }) => by === 'the service' && from === 'history');
    expect(JSON.stringify(ended).length).toBeLessThan(200_000);
    expect(ended.version).toBe(401);
    expect(kept[0]).toBe('waits for the mail service: 0 éééééééééé');
    expect(kept.at(-2)).toBe('waits for the mail service: 399 éééééééé');
    expect(kept.at(-1)).toBe('missed: not sent by 2024-12-10');
    expect(ended.history[gap]).toEqual({
      ...{ at: '2024-10-03T08:15:00.000Z', by: 'the service', from: 'history' },
      what: 'a line was left out here, for there was no room for the whole history',
      since: '2024-10-03T08:15:00.000Z',
      times: 401 - (kept.length - 1),
    });
  });

  it('keeps the last line whatever the others take, and counts on what it left out before', () => {
    const giants = [0, 1, 2].map((n) => `${n} ${'x'.repeat(200_000)}`);
    const thing = told(...giants, 'failed: refused');
    expect(inLines(thing).map((line) => line.slice(0, 30))).toEqual([
      'a line was left out here, for ',
      `2 ${'x'.repeat(28)}`,
      'failed: refused',
    ]);
    expect(thing.history[0]).toMatchObject({ since: '2024-12-11T00:00:00.000Z', times: 2 });
  });
});

describe('what was before', () => {
  const on = (second: number) => at(`2024-12-11T15:40:${String(second % 60).padStart(2, '0')}.000Z`);

  it('stands beside what is now, with why', () => {
    const before = anAction();
    const after = { ...before, section: 'Finance' };
    expect(withChange(before, after, on(0), 'amended', 'misheard').history.at(-1)).toEqual({
      ...on(0),
      what: 'amended',
      reason: 'misheard',
      changed: [{ field: 'section', before: before.section, after: 'Finance' }],
    });
  });

  it('is kept of long texts as long as there is room, and of all that is short', () => {
    let action = anAction();
    for (let n = 0; n < 40; n += 1) {
      const minuted = `${n}`.padEnd(9_000, '.');
      action = withChange(action, { ...action, minuted, section: `part ${n}` }, on(n), 'amended');
    }
    const fields = action.history.slice(1).map(({ changed = [] }) => changed.map(({ field }) => field));
    expect(fields.every((named) => named.includes('section'))).toBe(true);
    expect(fields.findIndex((named) => !named.includes('minuted'))).toBe(3);
    expect(JSON.stringify(action).length).toBeLessThan(100_000);
  });
});
