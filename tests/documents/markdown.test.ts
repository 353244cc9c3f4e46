import { describe, expect, it } from 'vitest';
import { spansOf } from '../../functions/documents/markdown.ts';
import { documentOfText } from '../../functions/documents/text.ts';
import { tablesIn, wordsIn } from './words.ts';

describe('a line of a Markdown export', () => {
  it.each([
    ['**Force:** paint it', [{ text: 'Force:', bold: true }, { text: ' paint it' }]],
    [
      '~~Paint the **shed**~~ done',
      [{ text: 'Paint the ', struck: true }, { text: 'shed', bold: true, struck: true }, { text: ' done' }],
    ],
    [
      '<s>Paint</s> <b>now</b>',
      [{ text: 'Paint', struck: true }, { text: ' ' }, { text: 'now', bold: true }],
    ],
    ['__Paint__ the 5<sup>th</sup>', [{ text: 'Paint', bold: true }, { text: ' the 5th' }]],
    ['a *paper* on _boats_ and snake_case_names', [{ text: 'a paper on boats and snake_case_names' }]],
    ['see [the plan](https://quay.example/plan)', [{ text: 'see the plan' }]],
    ['1\\. A\\*B &amp; C &ndash; D', [{ text: '1. A*B & C – D' }]],
    ['one ** too many', [{ text: 'one  too many' }]],
    ['~5 minutes, ~10 people', [{ text: '~5 minutes, ~10 people' }]],
    ['plain', [{ text: 'plain' }]],
  ])('%s keeps what is bold and struck, and loses the marks', (raw, spans) => {
    expect(spansOf(raw)).toEqual(spans);
  });

  it.each([
    ['# Notes', { heading: 1, item: null }],
    ['### Actions ###', { heading: 3, item: null }],
    ['**Actions**', { heading: 7, item: null }],
    ['- [x] Paint', { heading: null, item: { depth: 0, mark: '-', counted: false, ticked: true } }],
    ['* [ ] Paint', { heading: null, item: { depth: 0, mark: '*', counted: false, ticked: false } }],
    ['☑ Paint', { heading: null, item: { depth: 0, mark: '☑', counted: false, ticked: true } }],
    ['- Paint', { heading: null, item: { depth: 0, mark: '-', counted: false, ticked: null } }],
    ['**Force:** paint', { heading: null, item: null }],
    ['-5 degrees', { heading: null, item: null }],
  ])('%s is a heading or an item', (raw, known) => {
    expect(documentOfText(raw).blocks[0]).toMatchObject(known);
  });

  it('is a heading where it is underlined', () => {
    const { blocks } = documentOfText('Quay Board\n==========\n\nActions\n-------\nPaint the shed\n----\n');
    expect(
      blocks.flatMap((block) => (block.kind === 'table' || block.spans.length === 0 ? [] : block.heading)),
    ).toEqual([1, 2, null]);
  });
});

const rowsOf = (text: string) =>
  tablesIn(documentOfText(text).blocks).map(({ rows }) =>
    rows.map(({ cells }) => cells.map(({ blocks }) => wordsIn(blocks).join(' '))),
  );

describe('a table in a text', () => {
  it('has the row above its rule as heading, and rows whole', () => {
    const { blocks } = documentOfText(
      '## Actions\n\n| Action | Owner |\n| --- | :-: |\n| **Paint** \\| sweep<br>the shed | ~~Force~~ |\n\n| | PCC |\nAfter',
    );
    expect(blocks.map(({ kind, at }) => [kind, at.line])).toEqual([
      ['paragraph', 1],
      ['paragraph', 2],
      ['table', 3],
      ['paragraph', 8],
    ]);
    const [table] = tablesIn(blocks);
    expect(table?.columns).toBe(2);
    expect(
      table?.rows.map(({ at, isHeading, cells }) => [
        at.line,
        isHeading,
        cells.map(({ blocks }) => blocks.map((one) => one.kind === 'paragraph' && one.spans)),
      ]),
    ).toEqual([
      [3, true, [[[{ text: 'Action' }]], [[{ text: 'Owner' }]]]],
      [
        5,
        false,
        [
          [[{ text: 'Paint', bold: true }, { text: ' | sweep\nthe shed' }]],
          [[{ text: 'Force', struck: true }]],
        ],
      ],
      [7, false, [[], [[{ text: 'PCC' }]]]],
    ]);
  });

  it.each([
    [
      'with no strokes at its ends, and no rule',
      'Action | Status | Owner\nPaint the shed | Open | Force\nNo further actions |  | ',
      [
        [
          ['Action', 'Status', 'Owner'],
          ['Paint the shed', 'Open', 'Force'],
          ['No further actions', '', ''],
        ],
      ],
    ],
    [
      'of two columns, by its rule',
      'Item | Lead\n--- | ---\nPiers | PCC\n\nAfter | it',
      [
        [
          ['Item', 'Lead'],
          ['Piers', 'PCC'],
        ],
      ],
    ],
    ['which two words with a stroke between them are not', 'Quay Board | Minutes\nHeld at noon | Hall', []],
    [
      'that another follows',
      '| A | B |\n|---|---|\n| 1 | 2 |\n\n| C | D |\n|---|---|\n| 3 | 4 |',
      [
        [
          ['A', 'B'],
          ['1', '2'],
        ],
        [
          ['C', 'D'],
          ['3', '4'],
        ],
      ],
    ],
    [
      'in a grid',
      '+--------+-------+\n| Action | Owner |\n+========+=======+\n| Paint  | Force |\n| it     |       |\n+--------+-------+\n| Closed in May  |\n+--------+-------+',
      [[['Action', 'Owner'], ['Paint it', 'Force'], ['Closed in May']]],
    ],
    [
      'in a grid with no rules between its rows',
      '+--------+-------+------+\n| Action | Owner | Due  |\n+--------+-------+------+\n| Paint  | Force | May  |\n| it all |       |      |\n| Sweep  | PCC   | June |\n+--------+-------+------+',
      [
        [
          ['Action', 'Owner', 'Due'],
          ['Paint it all', 'Force', 'May'],
          ['Sweep', 'PCC', 'June'],
        ],
      ],
    ],
    [
      'in a grid of box signs',
      '┌───────┬───────┐\n│ Paint │ Force │\n└───────┴───────┘',
      [[['Paint', 'Force']]],
    ],
    [
      'in HTML, at its lines',
      'Before\n<table>\n<tr><th>Action</th><th>Owner</th></tr>\n<tr><td>Paint</td><td>Force</td></tr>\n</table>\nAfter',
      [
        [
          ['Action', 'Owner'],
          ['Paint', 'Force'],
        ],
      ],
    ],
  ])('%s', (_, text, tables) => {
    expect(rowsOf(text)).toEqual(tables);
  });

  it('in HTML stands at the lines that it is written on, and parts no other', () => {
    const { blocks } = documentOfText(
      'Before\n<table>\n<tr><th>Action</th><th>Owner</th></tr>\n<tr><td>Paint</td><td>Force</td></tr>\n</table> said\nAfter',
    );
    expect(blocks.map(({ kind, at }) => [kind, at.line])).toEqual([
      ['paragraph', 1],
      ['table', 3],
      ['paragraph', 5],
      ['paragraph', 6],
    ]);
    expect(tablesIn(blocks)[0]?.rows.map(({ at, isHeading }) => [at.line, isHeading])).toEqual([
      [3, true],
      [4, false],
    ]);
  });

  it('spans the columns whose edge no line of the row draws', () => {
    const [grid] = tablesIn(
      documentOfText(
        '+----+----+\n| A  | B  |\n+----+----+\n| both    |\n+----+----+\n| 1  | 2  |\n+----+----+',
      ).blocks,
    );
    expect(grid?.rows.map(({ cells }) => cells.map(({ column, across }) => [column, across]))).toEqual([
      [
        [0, 1],
        [1, 1],
      ],
      [[0, 2]],
      [
        [0, 1],
        [1, 1],
      ],
    ]);
  });
});
