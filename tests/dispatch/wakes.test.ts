import { expect, it } from 'vitest';
import { lastWake } from '../../functions/dispatch/wakes.ts';
import { at } from './scene.ts';

it.each([
  ['a Monday before eight', '2026-11-30T07:59:59.000Z', undefined],
  ['a Monday at eight', '2026-11-30T08:00:00.000Z', '2026-11-30T08:00:00.000Z'],
  ['a Monday at noon', '2026-11-30T12:20:00.000Z', '2026-11-30T12:00:00.000Z'],
  ['a Monday night', '2026-11-30T23:59:59.000Z', '2026-11-30T17:00:00.000Z'],
  ['after midnight', '2026-12-01T00:30:00.000Z', undefined],
  ['a Saturday afternoon', '2026-12-05T15:00:00.000Z', '2026-12-05T08:00:00.000Z'],
  ['the day before summer time', '2027-03-27T08:00:00.000Z', '2027-03-27T08:00:00.000Z'],
  ['the day on which summer time begins', '2027-03-28T06:59:59.000Z', undefined],
  ['the day on which summer time begins', '2027-03-28T07:00:00.000Z', '2027-03-28T07:00:00.000Z'],
  ['a summer evening that is tomorrow in London', '2027-07-01T23:30:00.000Z', undefined],
  ['the day on which winter time begins', '2027-10-31T07:59:59.000Z', undefined],
  ['the day on which winter time begins', '2027-10-31T08:00:00.000Z', '2027-10-31T08:00:00.000Z'],
])('on %s, %s, the service was last to wake at %s', (_, now, wake) => {
  expect(lastWake(at(now))).toBe(wake);
});
