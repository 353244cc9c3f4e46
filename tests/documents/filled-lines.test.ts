import { describe, expect, it } from 'vitest';
import { isFilled } from '../../functions/documents/filled-lines.ts';
import { documentOfText } from '../../functions/documents/text.ts';

/** Whether each line with words is known to be filled to the margin. */
const filledIn = (text: string): boolean[] =>
  documentOfText(text)
    .blocks.filter((block) => block.kind === 'paragraph' && block.spans.length > 0)
    .map(isFilled);

describe('a printed line', () => {
  it('is filled where the next word would have had no room', () => {
    expect(
      filledIn('The pilots asked that the mooring\nfees be looked at before the gales\nof March.'),
    ).toEqual([true, true, false]);
  });

  it('is not where the word below would have had room', () => {
    const text =
      'The pilots asked that the mooring\nfees be looked at by the treasurer.\n\nNew buoys\nThe old ones leak.';
    expect(filledIn(text)).toEqual([true, false, false, false]);
  });

  it('may end with a sentence and be filled, where room parts the paragraphs', () => {
    const text =
      'The chair was ill and away until\nlate in May. The vote was put off.\nThe clerk will write to all.';
    expect(filledIn(text)).toEqual([true, true, false]);
    expect(filledIn(`${text}\nThe rain went on.`)).toEqual([true, false, false, false]);
  });

  it('is not known to be where no line breaks off within a sentence', () => {
    expect(filledIn('Clerk to order rope for the quay\nPilots to test the radio at night')).toEqual([
      false,
      false,
    ]);
  });

  it('is measured in its own column of the page', () => {
    const text = [
      'A column of words that is narrow',
      'and ends before the other begins.',
      '',
      `${' '.repeat(50)}The other column has its own`,
      `${' '.repeat(50)}margin further to the right.`,
    ].join('\n');
    expect(filledIn(text)).toEqual([true, false, true, false]);
  });
});

describe('a text', () => {
  it('wraps where lines break off within a sentence, however narrow it is', () => {
    expect(documentOfText('The pilots asked that\nmooring fees be cut\nbefore the winter.').wraps).toBe(
      false,
    );
    expect(documentOfText('The pilots asked that the mooring\nfees be cut before winter.').wraps).toBe(true);
  });
});
