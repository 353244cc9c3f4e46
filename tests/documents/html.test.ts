import { describe, expect, it } from 'vitest';
import type { Block, Document, Table } from '../../functions/documents/document.ts';
import { documentOfHtml } from '../../functions/documents/html.ts';
import { processorSeconds } from '../processor.ts';
import { wordsIn } from './words.ts';

const paragraphs = ({ blocks }: Document) =>
  blocks.map((block) => (block.kind === 'table' ? 'a table' : block.spans.map(({ text }) => text).join('')));
const firstTable = ({ blocks }: { blocks: readonly Block[] }): Table => {
  const found = blocks.find((block) => block.kind === 'table');
  if (found?.kind !== 'table') throw new Error('no table');
  return found;
};
/** Each row as its cells' words, columns and extents. */
const cellsOf = ({ rows }: Table) =>
  rows.map(({ cells }) =>
    cells.map((cell) => [wordsIn(cell.blocks).join(' '), cell.column, cell.across, cell.down]),
  );

describe('a web page', () => {
  it('is headings, paragraphs and items in order, without its title, scripts and styles', () => {
    const page = documentOfHtml(
      `<!DOCTYPE html><html><head><title>Quay Board</title><style>p { color: red }</style></head><body>
      <h1>Notes of the
        Quay Board</h1><p>Held on 5&nbsp;March 2025 &ndash; at noon<br>in the Hall</p>
      <script>track("5 May")</script><!-- a note to self -->
      <ul><li>Boats</li><li>Piers<ol><li>North</li><li>South</li></ol></li></ul><p><b>Actions</b></p></body></html>`,
    );
    expect(page).toEqual({
      pages: null,
      wraps: false,
      leftOut: [],
      blocks: [
        paragraph(1, 'Notes of the Quay Board', { heading: 1 }),
        paragraph(2, 'Held on 5\u00A0March 2025 – at noon\nin the Hall'),
        paragraph(4, 'Boats', { item: { depth: 0, mark: null, counted: false, ticked: null } }),
        paragraph(5, 'Piers', { item: { depth: 0, mark: null, counted: false, ticked: null } }),
        paragraph(6, 'North', { item: { depth: 1, mark: '1.', counted: true, ticked: null } }),
        paragraph(7, 'South', { item: { depth: 1, mark: '2.', counted: true, ticked: null } }),
        { ...paragraph(8, 'Actions', { heading: 7 }), spans: [{ text: 'Actions', bold: true }] },
      ],
    });
  });

  it.each([
    ['<s>Paint the shed</s>', [{ text: 'Paint the shed', struck: true }]],
    ['Paint <del>the</del> shed', [{ text: 'Paint ' }, { text: 'the', struck: true }, { text: ' shed' }]],
    [
      '<span style="text-decoration: underline line-through">Paint</span> it',
      [{ text: 'Paint', struck: true }, { text: ' it' }],
    ],
    [
      '<span style="font-weight:700">Force:</span> paint',
      [{ text: 'Force:', bold: true }, { text: ' paint' }],
    ],
    ['AT&amp;T &#8211; &#x2713; &eacute; &nosuch; &#150;', [{ text: 'AT&T – ✓ é &nosuch; –' }]],
    ['5 < 6 and a > b', [{ text: '5 < 6 and a > b' }]],
    ['<input type="checkbox" checked> done', [{ text: '☒ done' }]],
  ])('%s keeps how its words look', (html, spans) => {
    const [block] = documentOfHtml(`<p>${html}</p>`).blocks;
    expect(block?.kind === 'paragraph' && block.spans).toEqual(spans);
  });

  it('has items that are ticked, and numbers as they are counted', () => {
    const { blocks } = documentOfHtml(
      '<ul><li><input type="checkbox" checked> Paint<li><input type="checkbox"> Sweep</ul><ol type="a" start="3"><li>Third<li value="7">Seventh</ol>',
    );
    expect(blocks.map((block) => block.kind === 'paragraph' && block.item)).toEqual([
      { depth: 0, mark: null, counted: false, ticked: true },
      { depth: 0, mark: null, counted: false, ticked: false },
      { depth: 0, mark: 'c.', counted: true, ticked: null },
      { depth: 0, mark: 'g.', counted: true, ticked: null },
    ]);
  });

  it('says what it hides', () => {
    const page = documentOfHtml(
      '<p>Seen</p><div hidden><p>Not <b>seen</b></p></div><p style="display: none">Nor this',
    );
    expect(paragraphs(page)).toEqual(['Seen']);
    expect(page.leftOut).toEqual([
      {
        at: { line: 2, page: null },
        text: 'Not seen',
        why: 'this text is hidden in the page, and was not read',
      },
      {
        at: { line: 2, page: null },
        text: 'Nor this',
        why: 'this text is hidden in the page, and was not read',
      },
    ]);
  });
});

describe('a table of a web page', () => {
  it('has its merged cells once, where they stand', () => {
    const page = documentOfHtml(`<table><thead><tr><th>Action</th><th>Owner</th><th>Due</th></tr></thead>
      <tr><td>Paint</td><td rowspan=2>Force</td><td>5 March</td></tr>
      <tr><td>Sweep</td><td>6 March</td></tr>
      <tr><td colspan="9">Closed</td></tr>
      <tr><td colspan=2>Mend the wall</td><td rowspan="7">May</td></tr></table>`);
    const table = firstTable(page);
    expect(table.columns).toBe(3);
    expect(table.rowsAre).toBe('whole');
    expect(table.rows.map(({ at, isHeading }) => [at.line, isHeading])).toEqual([
      [1, true],
      [2, false],
      [3, false],
      [4, false],
      [5, false],
    ]);
    expect(cellsOf(table)).toEqual([
      [
        ['Action', 0, 1, 1],
        ['Owner', 1, 1, 1],
        ['Due', 2, 1, 1],
      ],
      [
        ['Paint', 0, 1, 1],
        ['Force', 1, 1, 2],
        ['5 March', 2, 1, 1],
      ],
      [
        ['Sweep', 0, 1, 1],
        ['6 March', 2, 1, 1],
      ],
      [['Closed', 0, 3, 1]],
      [
        ['Mend the wall', 0, 2, 1],
        ['May', 2, 1, 1],
      ],
    ]);
  });

  it('keeps the table within a cell in its place, and paragraphs apart', () => {
    const outer = firstTable(
      documentOfHtml(
        '<table><tr><td><p>Survey</p><p>the clubs</p><table><tr><td>Step<td>By<tr><td>Ask<td>May</table>and report<td>PCC</table>',
      ),
    );
    const cell = outer.rows[0]?.cells[0];
    expect(cell?.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'table', 'paragraph']);
    expect(wordsIn(cell?.blocks ?? [])).toEqual([
      'Survey',
      'the',
      'clubs',
      'Step',
      'By',
      'Ask',
      'May',
      'and',
      'report',
    ]);
    expect(outer.rows[0]?.cells[1]?.column).toBe(1);
  });

  it.each([
    ['<td style="background-color: #00B050">', '#00b050'],
    ['<td style="background: rgb(255, 192, 0)">', '#ffc000'],
    ['<td bgcolor="#F00000">', '#f00000'],
    ['<td style="background:#f00">', '#ff0000'],
    ['<td style="background:green">', '#008000'],
    ['<td style="background:#fff">', null],
    ['<td style="background:transparent">', null],
    ['<td>', null],
  ])('%s is shaded %s', (cell, shade) => {
    const table = firstTable(documentOfHtml(`<table><tr>${cell}Green</td><td>Paint</td></tr></table>`));
    expect(table.rows[0]?.cells[0]?.shade).toBe(shade);
  });

  it('leaves out rows that are hidden, and says so', () => {
    const page = documentOfHtml(
      '<table><tr><td>Paint<td>May</tr><tr style="display:none"><td>Sweep<td>June</tr><tr><td>Mend<td>July</tr></table>',
    );
    expect(cellsOf(firstTable(page)).map(([first]) => first?.[0])).toEqual(['Paint', 'Mend']);
    expect(page.leftOut.map(({ text }) => text)).toEqual(['Sweep June']);
  });
});

describe('a page made to be slow', () => {
  const words = (page: Document) => wordsIn(page.blocks).length;

  it.each([
    ['tables within tables', '<table><tr><td>deep ', 5_000],
    ['elements within elements', '<div><b>deep ', 20_000],
    ['lists within lists', '<ul><li>deep ', 10_000],
    ['tags that never end', '<td deep ', 40_000],
    ['quotes that never end', '<a title="deep ', 40_000],
    ['endings of what never began', '</table></b></td>deep ', 20_000],
    ['cells of one row', '<td colspan=1000 rowspan=1000>deep ', 20_000],
    ['rows of wide cells', '<table><tr><td colspan=1000 rowspan=1000>deep ', 5_000],
    ['comments that never end', '<!-- deep ', 40_000],
    ['entities that never end', '&deep ', 60_000],
  ])('%s is read at once', (_, piece, times) => {
    const before = process.cpuUsage();
    expect(words(documentOfHtml(`<table>${piece.repeat(times)}`))).toBeGreaterThanOrEqual(0);
    expect(processorSeconds(before)).toBeLessThan(4);
  });

  it('keeps the words of tables that lie too deep, and says so', () => {
    const page = documentOfHtml('<table><tr><td>deep '.repeat(300));
    expect(words(page)).toBe(300);
    expect(page.leftOut.map(({ why }) => why)).toEqual([
      'the page is nested too deep here to be told apart: its words are given one after another',
    ]);
  });
});

function paragraph(line: number, text: string, known: object = {}) {
  return {
    kind: 'paragraph',
    at: { line, page: null },
    spans: [{ text }],
    heading: null,
    item: null,
    placement: null,
    ...known,
  };
}
