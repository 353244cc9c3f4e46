import { describe, expect, it } from 'vitest';
import { datesThatHold } from '../../../functions/minutes/reading/dates-that-hold.ts';

describe('the dates that hold', () => {
  it.each([
    ['called for 3 June 2025 and held on 10 June 2025', ['10 June 2025']],
    ['10 June 2025 (put back from 3 June 2025)', ['10 June 2025']],
    ['3 June 2025 (now 10 June 2025)', ['10 June 2025']],
    ['3 June 2025 – CANCELLED, now 10 June 2025', ['10 June 2025']],
    ['3 June 2025 at 2 pm in the Custom House has been postponed until 10 June 2025', ['10 June 2025']],
    ['10 June 2025 at 2 pm, 3 June having been cancelled', ['10 June 2025']],
    ['The Board will not meet on 3 June 2025 but on 10 June 2025', ['10 June 2025']],
    ['3 June 2025 (postponed)', []],
    ['CANCELLED: ferry panel of 3 June 2025', []],
  ])('of “%s” are those that nothing took the place of', (words, held) => {
    expect(datesThatHold(words).map((date) => date.words)).toEqual(held);
  });

  it.each([
    ['10 June 2025 (moved to the Custom House)', ['10 June 2025']],
    ['3 June 2025 (report deferred to 10 June 2025)', ['3 June 2025', '10 June 2025']],
    ['The next meeting was arranged for 3 June 2025', ['3 June 2025']],
    [
      'is due to be held on 3 June 2025 and the AGM will be held on 10 June 2025',
      ['3 June 2025', '10 June 2025'],
    ],
    ['10 June 2025, the earlier date having been cancelled', ['10 June 2025']],
  ])('of “%s” are all that only something else moved at', (words, held) => {
    expect(datesThatHold(words).map((date) => date.words)).toEqual(held);
  });
});
