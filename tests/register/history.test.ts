import { describe, expect, it } from 'vitest';
import { instantSchema } from '../../functions/calendar/days.ts';
import { rememberedRequest, withChange, withRequest } from '../../functions/register/history.ts';
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
    expect(rememberedRequest([anAction(), changed], 'k1', at(now))).toEqual(known);
  });

  it('is not known under another key, nor among other things', () => {
    const now = at('2024-12-11T15:41:00.000Z');
    expect(rememberedRequest([changed], 'k2', now)).toBeUndefined();
    expect(rememberedRequest([anAction()], 'k1', now)).toBeUndefined();
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
