import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asPrinted, isExactName, isSameName } from '../../functions/words/names.ts';

describe('two names are the same', () => {
  it.each([
    ['a typed apostrophe and a printed one', "Commissioner's Office", 'Commissioner’s Office'],
    ['a modifier letter for it', 'Commissionerʼs Office', 'Commissioner‘s Office'],
    ['a hyphen and the one that no line is broken at', 'Vice-Chair', 'Vice\u2011Chair'],
    ['a hyphen and a dash', 'Vice‐Chair', 'Vice–Chair'],
    ['é in one code point and in two', 'Ren\u00E9e', 'Rene\u0301e'],
    ['capitals', 'CHIEF CONSTABLE', 'Chief Constable'],
    ['two spaces, and one that no line is broken at', 'Chief  Constable', ' Chief\u00A0Constable'],
    ['a soft hyphen', 'Commis\u00ADsioner', 'Commissioner'],
    ['a ligature', 'Chief Finance O\uFB03cer', 'Chief Finance Officer'],
  ])('with %s', (_, one, other) => {
    expect(isSameName(one, other)).toBe(true);
  });

  it.each([
    ['Commissioners Office', 'Commissioner’s Office'],
    ['Vice Chair', 'Vice-Chair'],
    ['Renee', 'Renée'],
    ['PCC', 'PCP'],
    ['', 'PCC'],
  ])('but “%s” and “%s” are two', (one, other) => {
    expect(isSameName(one, other)).toBe(false);
  });

  it('whichever is named first, and any with itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(isSameName(one, one)).toBe(true);
        expect(isSameName(one, other)).toBe(isSameName(other, one));
        if (isExactName(one, other)) expect(isSameName(one, other)).toBe(true);
      }),
    );
  });
});

it('a name is set as a printer would, whatever was typed', () => {
  expect(asPrinted('Rene\u0301e O‘Neill,\u00A0Vice\u2011Chair’s Office')).toBe(
    'Ren\u00E9e O’Neill, Vice-Chair’s Office',
  );
  expect(asPrinted("Commissioner's Office")).toBe("Commissioner's Office");
});
