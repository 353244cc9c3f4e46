import { describe, expect, it } from 'vitest';
import { withWordsWhole } from '../../../functions/minutes/reading/programme/offices.ts';
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

describe('an office of which a narrow cell breaks a word', () => {
  it.each([
    ['Commissi oner', 'Commissioner'],
    ['Treasure r', 'Treasurer'],
    ['Harbour Maste r', 'Harbour Master'],
    ['Panel officer', 'Panel officer'],
    ['Head teacher', 'Head teacher'],
    ['Clerk to the council', 'Clerk to the council'],
  ])('“%s” is “%s”', (said, whole) => {
    expect(withWordsWhole(said)).toBe(whole);
  });
});
