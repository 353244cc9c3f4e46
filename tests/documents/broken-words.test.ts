import { describe, expect, it } from 'vitest';
import { isBrokenBySyllable, isRestOf, knownIn } from '../../functions/documents/broken-words.ts';
import { areInStep } from '../../functions/documents/lines-in-step.ts';

const isKnown = knownIn(() => [[['the', 'Commissioner', 'and', 'Harbour', 'Master', 'CMO']]]);

describe('a word broken in a narrow cell', () => {
  it.each([
    ['12/03/20', '25'],
    ['12/03/', '2025'],
    ['30.4.2', '5'],
    ['P', 'K'],
    ['CO', 'O'],
    ['PK/L', 'R'],
    ['CM', 'O'],
    ['COMPLET', 'ED.'],
    ['Treasure', 'r'],
    ['the Commissi', 'oner'],
    ['Outstan', 'ding?'],
  ])('%s goes on as %s', (above, below) => {
    expect(isRestOf(above, below, isKnown)).toBe(true);
  });

  it.each([
    ['12/03/2025', '25'],
    ['12/03/25', '25'],
    ['June', '2025'],
    ['Clerk', 'and'],
    ['CFO', 'COO'],
    ['Harbour', 'Master'],
    ['winter', 'cover'],
    ['Harbour', 'master'],
    ['Write to the', 'es'],
    ['Send all', 'er'],
  ])('%s is whole above %s', (above, below) => {
    expect(isRestOf(above, below, isKnown)).toBe(false);
  });
});

describe('a hyphen at the end of a line', () => {
  it.each([
    ['neighbour-', 'hood teams'],
    ['the investi-', 'gation'],
    ['Chief Con-', 'stable'],
    ['Audit Commit-', 'tee'],
  ])('%s over %s breaks a word', (end, below) => {
    expect(isBrokenBySyllable(end, below)).toBe(true);
  });

  it.each([
    ['on-', 'call'],
    ['Sub-', 'committee'],
    ['Non-', 'executive'],
    ['well-', 'being'],
    ['multi-', 'agency'],
  ])('%s over %s is said', (end, below) => {
    expect(isBrokenBySyllable(end, below)).toBe(false);
  });
});

describe('the lines of a row’s cells', () => {
  const cell = (areParted: boolean, ...texts: string[]) => ({
    lines: texts.map((text, at) => ({ text, foot: 100 + 12 * at })),
    areParted,
  });

  it('stand by themselves, side by side, where room parts those of one', () => {
    expect(areInStep([cell(true, 'Works'), cell(false, 'Dig', 'Fill'), cell(true, 'JB', 'PK')])).toBe(true);
  });

  it.each([
    ['wrap in all cells', [cell(false, 'Renew the', 'Fire licence'), cell(false, 'Harbour', 'Master')]],
    ['are not as many in each', [cell(true, 'Dig', 'Fill'), cell(false, 'Harbour', 'Master', 'CFO')]],
    ['go on in small letters', [cell(true, 'Dig the pit', 'and fill it'), cell(true, 'JB', 'PK')]],
    ['end within a phrase', [cell(true, 'Dig', 'Fill'), cell(false, 'Head of', 'Works')]],
    ['have a year of its own', [cell(true, 'Dig', 'Fill'), cell(false, '1 June', '2025')]],
  ])('do not where they %s', (_, cells) => {
    expect(areInStep(cells)).toBe(false);
  });
});
