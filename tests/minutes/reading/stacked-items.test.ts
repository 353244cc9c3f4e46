import { describe, expect, it } from 'vitest';
import { hasLeadWithin, itemsOnLine } from '../../../functions/minutes/reading/programme/stacked.ts';

describe('items on one line', () => {
  it.each([
    ['Fees (Clerk) Moorings (Harbour Master)', ['Fees (Clerk)', 'Moorings (Harbour Master)']],
    ['Fees (Clerk), and moorings (Pilots)', ['Fees (Clerk)', 'moorings (Pilots)']],
    ['Fees (Moorings) Dues (Clerk)', ['Fees (Moorings) Dues (Clerk)']],
    [
      'Report of the Port Users Forum (PUF) Chair (Clerk)',
      ['Report of the Port Users Forum (PUF) Chair (Clerk)'],
    ],
    ['Fees (Clerk) and dues (Pilot Officer)', ['Fees (Clerk) and dues (Pilot Officer)']],
  ])('of “%s” are %o', (words, items) => {
    expect(itemsOnLine(words)).toEqual(items);
  });
});

describe('a lead within the words of an item', () => {
  const leads = new Set(['Provost', 'Chief Nurse', 'PUF']);

  it.each(['Fees (Provost) Dues', 'Fees – Chief Nurse Dues', 'Fees – rates – Provost Dues'])(
    'is found in “%s”',
    (title) => {
      expect(hasLeadWithin(title, leads)).toBe(true);
    },
  );

  it.each([
    'Fees (Provost) and dues',
    'The Chief Nurse Awards',
    'The Port Users Forum (PUF) Chair',
    'Fees – Chief Nurse',
  ])('is not found in “%s”', (title) => {
    expect(hasLeadWithin(title, leads)).toBe(false);
  });
});
