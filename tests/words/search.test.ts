import { describe, expect, it } from 'vitest';
import { saysAll, textsUnder } from '../../functions/words/search.ts';

describe('words that are looked for', () => {
  it.each([
    ['Report how long 101 callers wait', 'CALLERS 101'],
    ['Report how long 101 callers wait', 'call'],
    ['Précis of complaints', 'precis'],
    ['Pre\u0301cis of complaints', 'précis'],
    ['The Commissioner’s Office', "commissioner's"],
    ['The Commissioner’s Office', 'Commissioners'],
    ['Custody follow\u2011up', 'follow-up'],
    ['Custody follow-up', 'up custody'],
    ['Straße', 'Straße'],
  ])('are found in “%s”: %s', (text, words) => {
    expect(saysAll([text], words)).toBe(true);
  });

  it.each([
    ['Report how long 101 callers wait', 'callers patrols'],
    ['Report how long 101 callers wait', 'allers'],
    ['', 'callers'],
  ])('are not found in “%s”: %s', (text, words) => {
    expect(saysAll([text], words)).toBe(false);
  });

  it('may stand in several texts', () => {
    expect(saysAll(['Send the report', 'figures were in the papers'], 'report papers')).toBe(true);
  });

  it('are looked for under some names alone, however deep, and not in a history', () => {
    const thing = {
      ref: 'PDB-2024-10-1',
      text: 'a',
      minuted: null,
      discharge: { how: 'b', undertaking: { text: 'c', met: { how: 'd' } } },
      history: [{ text: 'e' }],
    };
    expect(textsUnder(['text', 'how'], thing)).toEqual(['a', 'b', 'c', 'd']);
  });
});
