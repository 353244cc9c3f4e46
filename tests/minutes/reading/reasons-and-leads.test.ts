import { describe, expect, it } from 'vitest';
import { isHalf } from '../../../functions/minutes/reading/programme/reasons-and-leads.ts';

describe('the words of an item', () => {
  it.each([
    ['The harbour tug: one year on', false],
    ['Night ferries – 6 months in', false],
    ['Report on', true],
    ['Complaints of the last year in', true],
    ['Dredging and', true],
  ])('“%s” break off: %s', (words, isBroken) => {
    expect(isHalf(words)).toBe(isBroken);
  });
});
