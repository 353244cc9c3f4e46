import { describe, expect, it } from 'vitest';
import { instantSchema } from '../../functions/calendar/days.ts';
import { recallRequest, withChange, withRequest } from '../../functions/register/history.ts';
import { anAction, secretary } from './examples.ts';

const at = (instant: string) => ({ ...secretary, at: instantSchema.parse(instant) });
const request = { key: 'k1', content: 'c1', answer: { status: 201, headers: {}, body: '{}' } };

describe('a request beside the change that it made', () => {
  const changed = withRequest(
    withChange(anAction(), at('2024-12-11T15:40:00.000Z'), 'discharged: sent'),
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
    const soon = withChange(changed, at('2024-12-11T16:00:00.000Z'), 're-opened: not sent');
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
    const thing = withRequest(withChange(changed, now, 'proposed'), small);
    const more = withRequest(withChange(thing, now, 're-opened'), large);
    const most = withRequest(withChange(more, now, 'discharged'), last);
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
    const soon = withChange(changed, at('2024-12-11T16:00:00.000Z'), 're-opened: not sent');
    expect(soon.history[1]?.request).toEqual(request);
    const late = withChange(soon, at('2024-12-13T09:00:00.000Z'), 'discharged: sent now');
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
