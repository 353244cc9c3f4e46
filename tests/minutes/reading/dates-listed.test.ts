import { describe, expect, it } from 'vitest';
import { datesListed } from '../../../functions/minutes/reading/programme/dates-listed.ts';

describe('dates that stand in a row', () => {
  it.each([
    ['12 June, 11 September and 4 December 2025', ['12 June 2025', '11 September 2025', '4 December 2025']],
    ['3, 10 and 24 July 2025', ['3 July 2025', '10 July 2025', '24 July 2025']],
    ['5 June, 3 and 24 July 2025', ['5 June 2025', '3 July 2025', '24 July 2025']],
    ['December & March 2026', ['December 2025', 'March 2026']],
    ['4 December 2025, 5 March', ['4 December 2025', '5 March 2026']],
    ['12/06/25; 11/09/25', ['12/06/25', '11/09/25']],
    ['June and September', ['June', 'September']],
  ])('“%s” are %o', (words, dates) => {
    expect(datesListed(words)).toEqual(dates);
  });

  it.each([
    ['two days that may be of one meeting', '12 and 13 June 2025'],
    ['dates that go back', '3 December 2025, 10 September 2025'],
  ])('are not certain for %s', (_, words) => {
    expect(datesListed(words)).toEqual([]);
  });

  it.each(['12 June 2025 at 2pm', 'Each meeting', 'June, or to be confirmed'])('are not “%s”', (words) => {
    expect(datesListed(words)).toBeNull();
  });
});
