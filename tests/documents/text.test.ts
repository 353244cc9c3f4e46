import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentOfText } from '../../functions/documents/text.ts';
import { processorSeconds } from '../processor.ts';
import { wordsIn } from './words.ts';

const place = (line: number, page: number | null = null) => ({ line, page });

describe('a plain text', () => {
  it('is a paragraph a printed line, with where its words stand', () => {
    expect(
      documentOfText('Action       Owner\nPaint the    Force\n\n\n  shed\n-----------\n\tOpen\tPCC'),
    ).toEqual({
      pages: null,
      wraps: false,
      leftOut: [],
      blocks: [
        line(1, 'Action       Owner', null, [
          ['Action', 0, 6],
          ['Owner', 13, 18],
        ]),
        line(2, 'Paint the    Force', 0, [
          ['Paint the', 0, 9],
          ['Force', 13, 18],
        ]),
        blank(3),
        blank(4),
        line(5, 'shed', 2, [['shed', 2, 6]]),
        blank(6),
        {
          ...line(7, '\tOpen\tPCC', 1, [['Open\tPCC', 1, 9]]),
          placement: { segments: [{ text: 'Open\tPCC', from: 1, to: 9 }], roomAbove: 1, ruledAbove: true },
        },
      ],
    });
  });

  it('is read one column after the other where its prose is set in two', () => {
    const page = [
      'Quay Board',
      '',
      '1. Estates                              the quay wall was sound and that no',
      '                                        more would be needed until the spring.',
      'The harbour master said that all of     The clerk was thanked for the figures',
      'the lights had been mended, and that    and for the plan of the lower basin.',
      'the buoys would follow in the month     2. Fleet',
      'of May. Members asked whether any of    The pilots asked for a second launch,',
      'them had been lost in the storms and    which the treasurer thought could not',
      'were told that two had been. It was     be found in this year or in the next.',
    ];
    const { blocks, wraps } = documentOfText(page.join('\n'));
    expect(wraps).toBe(true);
    expect(blocks.map((block) => (block.kind === 'paragraph' ? wordsIn([block]).join(' ') : ''))).toEqual([
      'Quay Board',
      '',
      '1. Estates',
      '',
      'The harbour master said that all of',
      'the lights had been mended, and that',
      'the buoys would follow in the month',
      'of May. Members asked whether any of',
      'them had been lost in the storms and',
      'were told that two had been. It was',
      'the quay wall was sound and that no',
      'more would be needed until the spring.',
      'The clerk was thanked for the figures',
      'and for the plan of the lower basin.',
      '2. Fleet',
      'The pilots asked for a second launch,',
      'which the treasurer thought could not',
      'be found in this year or in the next.',
    ]);
    expect(blocks.map(({ at }) => at.line)).toEqual(blocks.map((_, index) => index + 1));
  });

  it('is read across where it is a table of two long columns', () => {
    const page = Array.from({ length: 4 }, (_, index) => [
      `Report on the lights of quay ${index} and      The lights were mended in the month`,
      'on what their upkeep would cost us      of May, and the bill has been paid.',
      '',
    ]).flat();
    const { blocks } = documentOfText(page.join('\n'));
    expect(blocks).toHaveLength(12);
  });

  it('knows the pages of one that has been printed', () => {
    const { blocks, pages } = documentOfText('Quay Board\n\fPage two\nends');
    expect(pages).toBe(2);
    expect(blocks.map(({ at }) => at)).toEqual([place(1), place(2, 2), place(3, 2)]);
    expect(blocks[1]).toMatchObject({ spans: [{ text: 'Page two' }], placement: { roomAbove: null } });
  });

  it('wraps where its lines are filled, and does not where a paragraph is a line', () => {
    const full = 'The Board heard that the pier had been mended and that it would be open in';
    expect(documentOfText(`${full}\nMay.\n`).wraps).toBe(true);
    expect(documentOfText(`${full.repeat(4)}\nMay.\n`).wraps).toBe(false);
    expect(documentOfText('Paint\nSweep\n').wraps).toBe(false);
  });

  it('has items by their marks, set in as deep as they stand', () => {
    const { blocks } = documentOfText(
      '• Boats\n  - Piers\n    o North\n  – South\n\n• Quays\nWords\n  * Own',
    );
    expect(
      blocks.flatMap((block) =>
        block.kind === 'paragraph' && block.item !== null ? [[block.item.depth, block.item.mark]] : [],
      ),
    ).toEqual([
      [0, '•'],
      [1, '-'],
      [2, 'o'],
      [1, '–'],
      [0, '•'],
      [0, '*'],
    ]);
    expect(wordsIn(blocks).join(' ')).toBe('Boats Piers North South Quays Words Own');
  });

  it('joins a bullet or a number that stands alone to the line below', () => {
    const { blocks } = documentOfText('•\n\nPaint the shed\n3.\nSweep it\n');
    expect(
      blocks.flatMap((block) =>
        block.kind === 'paragraph' && block.spans.length > 0
          ? [[block.at.line, block.item?.mark, block.item?.counted]]
          : [],
      ),
    ).toEqual([
      [3, '•', false],
      [5, '3.', true],
    ]);
  });

  it('parts a heading that an export has run on', () => {
    const { blocks } = documentOfText('Report on the piers – June 2023**17 October 2023**');
    expect(blocks).toMatchObject([
      { at: place(1), spans: [{ text: 'Report on the piers – June 2023' }], heading: null },
      { at: place(1), spans: [{ text: '17 October 2023', bold: true }], heading: 7 },
    ]);
  });

  it.each(['standing-items.txt', 'pages.txt', 'strokes.txt'])('%s keeps each of its words', (name) => {
    const text = TEXTS[name] ?? '';
    const words = (text.match(/[\p{L}\p{N}]+/gu) ?? []).sort();
    expect(
      (
        wordsIn(documentOfText(text).blocks)
          .join(' ')
          .match(/[\p{L}\p{N}]+/gu) ?? []
      ).sort(),
    ).toEqual(words);
  });

  it('keeps each word of a file of its own', () => {
    const text = readFileSync(new URL('../fixtures/minutes/windows-1252.txt', import.meta.url), 'latin1');
    expect(wordsIn(documentOfText(text).blocks).join('')).toBe(text.replace(/\s+/g, '').replaceAll('·', ''));
  });

  const large = (unit: string): string => unit.repeat(Math.ceil(300_000 / unit.length));

  it.each([
    ['asterisks', large('*_')],
    ['tildes', large('~~a')],
    ['strokes', large('| a ')],
    ['rows', large('| a | b |\n')],
    ['rows and blank lines', large('a | b | c\n\n')],
    ['rules', large('|---|\n')],
    ['borders', large('+---+\n')],
    ['grids', large('+---+\n| a |\n')],
    ['dashes', large('- ')],
    ['spaces', `x${large(' ')}x`],
    ['bullets', large('• ')],
    ['brackets', large('[ ] ')],
    ['tables that never end', `${large('<table>')}</table>`],
    ['tables that end', large('<table></table>')],
    ['tags', large('<td ')],
    [
      'items set in deeper and deeper',
      Array.from({ length: 1_500 }, (_, in_) => `${' '.repeat(in_)}- a`).join('\n'),
    ],
  ])('300 kB of %s are read at once', (_, text) => {
    const before = process.cpuUsage();
    documentOfText(text);
    expect(processorSeconds(before)).toBeLessThan(5);
  });
});

const TEXTS: Record<string, string> = {
  'standing-items.txt':
    'Quay Board\n\n1. Welcome\n2. Piers and boats\n   a) North\n\nStanding items:\n\t- Questions\n\t- Answers\n',
  'pages.txt':
    'Page 1 of 2\n\fAction       Who      When\n3   Clerk to     Clerk    ASAP\n    write\n_______\n',
  'strokes.txt':
    '| Ref | Action |\n|---|---|\n| 24/01 | Paint the **shed** |\n+---+---+\n| A | B |\n+---+---+\nend | of | it\n',
};

function line(number: number, text: string, roomAbove: number | null, segments: [string, number, number][]) {
  return {
    kind: 'paragraph',
    at: place(number),
    spans: [{ text }],
    heading: null,
    item: null,
    placement: {
      segments: segments.map(([words, from, to]) => ({ text: words, from, to })),
      roomAbove,
      ruledAbove: false,
    },
  };
}

function blank(number: number) {
  return { kind: 'paragraph', at: place(number), spans: [], heading: null, item: null, placement: null };
}
