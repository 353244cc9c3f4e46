import { describe, expect, it } from 'vitest';
import type { Block } from '../../functions/documents/document.ts';
import { wordsOf } from '../../functions/documents/document.ts';
import { withTablesByTabs } from '../../functions/documents/tabbed-tables.ts';
import { documentOfText } from '../../functions/documents/text.ts';

/** The tables' rows with their lines, each cell by its column; a paragraph as its words. */
const shownOf = (text: string): unknown[] =>
  withTablesByTabs(documentOfText(text).blocks).flatMap((block): unknown[] => {
    if (block.kind === 'paragraph') return block.spans.length === 0 ? [] : [wordsOf(block.spans)];
    return [
      block.rows.map(({ at, cells }) => [
        at.line,
        ...cells.map(({ column, blocks }) => [column, wordsIn(blocks)]),
      ]),
    ];
  });

const wordsIn = (blocks: readonly Block[]): string =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [wordsOf(block.spans)] : [])).join(' / ');

describe('lines parted by tabs', () => {
  it.each([
    [
      'are rows, a blank line between them or not, each cell in its column',
      'Log\n\tBy\tWhen\nPaint the pier\t\tMay\n\nMend the gate\tQuays\tJune\n',
      [
        'Log',
        [
          [2, [1, 'By'], [2, 'When']],
          [3, [0, 'Paint the pier'], [2, 'May']],
          [5, [0, 'Mend the gate'], [1, 'Quays'], [2, 'June']],
        ],
      ],
    ],
    [
      'are a row though it lacks its last cells, below another',
      'Pier\tQuays\tMay\nGate\tHarbour\n',
      [
        [
          [1, [0, 'Pier'], [1, 'Quays'], [2, 'May']],
          [2, [0, 'Gate'], [1, 'Harbour']],
        ],
      ],
    ],
    [
      'are one row with the line above where that ends in the middle of a sentence',
      'Paint the pier and the\nlower steps\tQuays\tMay\n',
      [[[1, [0, 'Paint the pier and the lower steps'], [1, 'Quays'], [2, 'May']]]],
    ],
    [
      'are a row that is merged across where an export says the same in each cell',
      'October 2025\tOctober 2025\tOctober 2025\nPier\tQuays\tMay\n',
      [
        [
          [1, [0, 'October 2025']],
          [2, [0, 'Pier'], [1, 'Quays'], [2, 'May']],
        ],
      ],
    ],
    [
      'are rows where no line fills three columns, and they do so together',
      'Minute\t\tBy\n1\tThe pier was wet\t\n2\tThe gate was shut\t\n\tPaint the gate\tQuays\n',
      [
        [
          [1, [0, 'Minute'], [2, 'By']],
          [2, [0, '1'], [1, 'The pier was wet']],
          [3, [0, '2'], [1, 'The gate was shut']],
          [4, [1, 'Paint the gate'], [2, 'Quays']],
        ],
      ],
    ],
    [
      'are none where two tabs lead to one word',
      'Present:\t\tNell\n\t\tTom\n\t\tAnn\n',
      ['Present:\t\tNell', '\t\tTom', '\t\tAnn'],
    ],
    [
      'are none where they say what a thing is',
      'Title:\tHarbour Board\nDate:\t2 May 2025\n',
      ['Title:\tHarbour Board', 'Date:\t2 May 2025'],
    ],
    ['are none where the tab stands behind a number', '1.\tPier\n2.\tGate\n', ['1.\tPier', '2.\tGate']],
  ])('%s', (_, text, shown) => {
    expect(shownOf(text)).toEqual(shown);
  });
});

describe('cells that stand one to a line behind a tab', () => {
  it.each([
    [
      'make rows of as many as the others have, one that wraps joined',
      '\t\n\tBy\n\tWhen\n\n\tPaint the pier and the\n\tsteps\n\tQuays\n\tMay\n\n\tMend the gate\n\tQuays\n\tw/c 2 June\n',
      [
        [
          [1, [1, 'By'], [2, 'When']],
          [5, [0, 'Paint the pier and the steps'], [1, 'Quays'], [2, 'May']],
          [10, [0, 'Mend the gate'], [1, 'Quays'], [2, 'w/c 2 June']],
        ],
      ],
    ],
    [
      'make none where a row has another number of them',
      '\tPier\n\tQuays\n\tMay\n\n\tGate\n\tQuays\n',
      ['\tPier', '\tQuays', '\tMay', '\tGate', '\tQuays'],
    ],
    [
      'make none where they are labels and what they name',
      '\tTitle:\n\tHarbour Board\n\t\n\n\tDate:\n\t2 May\n\t\n',
      expect.not.arrayContaining([expect.any(Array)]),
    ],
  ])('%s', (_, text, shown) => {
    expect(shownOf(text)).toEqual(shown);
  });
});
