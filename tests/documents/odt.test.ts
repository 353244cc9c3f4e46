import { describe, expect, it } from 'vitest';
import type { Block, Document, Paragraph } from '../../functions/documents/document.ts';
import { documentOfOpenDocument } from '../../functions/documents/odt.ts';
import { TooLarge } from '../../functions/documents/too-large.ts';
import { Damaged } from '../../functions/documents/xml.ts';
import { processorSeconds } from '../processor.ts';
import { told, xml } from './word-file.ts';

const NAMES = ['office', 'style', 'text', 'table', 'fo', 'draw', 'svg']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');
const documentOf = (body: string, styles = '', named = ''): Document =>
  documentOfOpenDocument({
    'content.xml': xml(
      `<office:document-content ${NAMES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
    'styles.xml': xml(
      `<office:document-styles ${NAMES}><office:styles>${named}</office:styles></office:document-styles>`,
    ),
  });
const wordsOf = (body: string, styles = '', named = '') => told(documentOf(body, styles, named).blocks);
const paragraphs = (blocks: readonly Block[]): Paragraph[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [block] : []));

const p = (content: string): string => `<text:p>${content}</text:p>`;
const cell = (content: string, attributes = ''): string =>
  `<table:table-cell ${attributes}>${content === '' ? '' : p(content)}</table:table-cell>`;
const row = (...cells: string[]): string =>
  `<table:table-row>${cells.map((one) => (one.startsWith('<') ? one : cell(one))).join('')}</table:table-row>`;
const covered = '<table:covered-table-cell/>';
const table = (...rows: string[]): string => `<table:table>${rows.join('')}</table:table>`;
const style = (name: string, family: string, content: string, parent = ''): string =>
  `<style:style style:name="${name}" style:family="${family}" ${parent && `style:parent-style-name="${parent}"`}>${content}</style:style>`;

describe('words in OpenDocument', () => {
  it.each([
    ['with white space as one blank', p(' The\n  board <text:span> agreed</text:span> '), 'The board agreed'],
    ['with the blanks it asks for', p('a<text:s text:c="3"/>b'), 'a   b'],
    ['with tabs and line breaks', p('Due<text:tab/>June<text:line-break/>or July'), 'Due\tJune\nor July'],
    [
      'through links and fields',
      p('On <text:a>the page</text:a> of <text:date>6 March 2025</text:date>'),
      'On the page of 6 March 2025',
    ],
    [
      'without comments',
      p('Bail<office:annotation><text:p>Really?</text:p></office:annotation> figures'),
      'Bail figures',
    ],
  ])('are read %s', (_, body, words) => {
    expect(wordsOf(body)).toEqual([words]);
  });

  it('are read without what was deleted', () => {
    const changes = `<text:tracked-changes><text:changed-region><text:deletion>${p('Old words')}</text:deletion></text:changed-region></text:tracked-changes>`;
    expect(wordsOf(changes + p('New<text:change text:change-id="1"/> words'))).toEqual(['New words']);
  });

  it('look as automatic and named styles say', () => {
    const named = style('Done', 'text', '<style:text-properties style:text-line-through-style="solid"/>');
    const styles =
      style('T1', 'text', '<style:text-properties fo:font-weight="bold"/>', 'Done') +
      style('T2', 'text', '<style:text-properties style:text-line-through-style="none"/>', 'Done') +
      style('T3', 'text', '<style:text-properties text:display="none"/>');
    const span = (name: string, words: string): string =>
      `<text:span text:style-name="${name}">${words}</text:span>`;
    const { blocks, leftOut } = documentOf(
      p(`${span('T1', 'Open')} ${span('Done', 'or')} ${span('T2', 'closed')}${span('T3', ' hidden')}`),
      styles,
      named,
    );
    expect(told(blocks)).toEqual(['*~Open~* ~or~ closed']);
    expect(leftOut).toEqual([{ at: { line: 1, page: null }, text: 'hidden', why: 'hidden text' }]);
  });

  it('leave the marks of notes apart, and the notes to the end', () => {
    const note = `<text:note><text:note-citation>1</text:note-citation><text:note-body>${p('See the audit.')}</text:note-body></text:note>`;
    const { blocks } = documentOf(p(`Bring a rota${note} soon`) + p('Next'));
    expect(told(blocks)).toEqual(['Bring a rota[1] soon', 'Next', 'See the audit.']);
    expect(paragraphs(blocks).at(-1)?.item?.mark).toBe('1');
  });

  it('stand in a text box once, after the paragraph that holds it', () => {
    const box = `<draw:frame><draw:text-box>${p('Boxed')}</draw:text-box><svg:title>A box</svg:title></draw:frame>`;
    expect(wordsOf(p(`Before ${box}after`) + p('Next'))).toEqual(['Before after', 'Boxed', 'Next']);
  });

  it('tell headings by their level, by the title, and by bold alone', () => {
    const styles =
      style('P1', 'paragraph', '', 'Title') +
      style('P2', 'paragraph', '<style:text-properties fo:font-weight="bold"/>');
    const body =
      '<text:p text:style-name="P1">Minutes</text:p><text:h text:outline-level="2">People</text:h><text:p text:style-name="P2">Actions</text:p><text:p>None</text:p>';
    const { blocks } = documentOf(body, styles, style('Title', 'paragraph', ''));
    expect(paragraphs(blocks).map(({ heading }) => heading)).toEqual([1, 2, 7, null]);
  });
});

describe('lists in OpenDocument', () => {
  const styles =
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>' +
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>' +
    '<text:list-level-style-number text:level="3" style:num-format="i" text:display-levels="3"/></text:list-style>' +
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>';
  const item = (...content: string[]): string => `<text:list-item>${content.join('')}</text:list-item>`;
  const list = (name: string, ...items: string[]): string =>
    `<text:list ${name && `text:style-name="${name}"`}>${items.join('')}</text:list>`;
  const items = (body: string) =>
    paragraphs(documentOf(body, styles).blocks).map((one) =>
      one.item === null ? null : [one.item.depth, one.item.mark, one.item.counted],
    );

  it('count as they are printed', () => {
    expect(
      items(
        list(
          'L1',
          item(p('One'), list('', item(p('a'), list('', item(p('i')))), item(p('b')))),
          item(p('Two'), p('goes on')),
        ),
      ),
    ).toEqual([
      [0, '1.', true],
      [1, '(a)', true],
      [2, '1.a.i', true],
      [1, '(b)', true],
      [0, '2.', true],
      null,
    ]);
  });
  it('begin anew unless they go on', () => {
    const on = '<text:list text:style-name="L1" text:continue-numbering="true">';
    expect(
      items(
        `${list('L1', item(p('One')))}${p('')}${on}${item(p('Two'))}</text:list>${list('L1', item(p('One')))}`,
      ),
    ).toEqual([[0, '1.', true], null, [0, '2.', true], [0, '1.', true]]);
  });
  it('give the marks of bullets', () => {
    expect(items(list('L2', item(p('Bail')), item(p('Rota'))))).toEqual([
      [0, '•', false],
      [0, '•', false],
    ]);
  });
});

describe('tables in OpenDocument', () => {
  it('have each cell at its column, over as many as it is merged from', () => {
    const { blocks } = documentOf(
      table(
        '<table:table-column table:number-columns-repeated="3"/>',
        `<table:table-header-rows>${row('Date', cell('Item', 'table:number-columns-spanned="2"'), covered)}</table:table-header-rows>`,
        row(cell('March', 'table:number-rows-spanned="2"'), 'Bail', 'Force'),
        row(covered, 'Rota', 'CFO'),
      ),
    );
    expect(told(blocks)).toEqual([
      [
        ['Date', 'Item'],
        ['March', 'Bail', 'Force'],
        ['Rota', 'CFO'],
      ],
    ]);
    const [only] = blocks;
    if (only?.kind !== 'table') throw new Error('no table');
    expect([only.columns, only.rows.map(({ isHeading }) => isHeading)]).toEqual([3, [true, false, false]]);
    expect(
      only.rows.map(({ cells }) => cells.map(({ column, across, down }) => [column, across, down])),
    ).toEqual([
      [
        [0, 1, 1],
        [1, 2, 1],
      ],
      [
        [0, 1, 2],
        [1, 1, 1],
        [2, 1, 1],
      ],
      [
        [1, 1, 1],
        [2, 1, 1],
      ],
    ]);
  });

  it('stand right where a file leaves out the cells that others cover', () => {
    const body = table(
      row(
        cell('March', 'table:number-rows-spanned="2"'),
        cell('Item', 'table:number-columns-spanned="2"'),
        'Lead',
      ),
      row('Bail', 'Rota', cell('Force', 'table:number-rows-spanned="2"')),
      row('April', 'Visit', 'Survey'),
    );
    const [only] = documentOf(body).blocks;
    if (only?.kind !== 'table') throw new Error('no table');
    expect(
      only.rows.map(({ cells }) => cells.map(({ column, across, down }) => [column, across, down])),
    ).toEqual([
      [
        [0, 1, 2],
        [1, 2, 1],
        [3, 1, 1],
      ],
      [
        [1, 1, 1],
        [2, 1, 1],
        [3, 1, 2],
      ],
      [
        [0, 1, 1],
        [1, 1, 1],
        [2, 1, 1],
      ],
    ]);
  });

  it('repeat cells and rows as the file says, blank ones once', () => {
    const twice = `<table:table-row table:number-rows-repeated="2">${cell('Due', 'table:number-columns-repeated="2"')}</table:table-row>`;
    const blank =
      '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="2"/></table:table-row>';
    expect(wordsOf(table(twice, blank))).toEqual([
      [
        ['Due', 'Due'],
        ['Due', 'Due'],
        ['', ''],
      ],
    ]);
  });

  it('know the colour of a cell, and hold tables in their place', () => {
    const styles = style('C1', 'table-cell', '<style:table-cell-properties fo:background-color="#00B050"/>');
    const inner = table(row('Step', 'When'));
    const { blocks } = documentOf(
      table(
        row('Action', 'State'),
        row(
          `<table:table-cell>${p('Bail')}${inner}</table:table-cell>`,
          cell('Open', 'table:style-name="C1"'),
        ),
      ),
      styles,
    );
    expect(told(blocks)).toEqual([
      [
        ['Action', 'State'],
        [['Bail', [['Step', 'When']]], 'Open'],
      ],
    ]);
    expect(
      blocks.flatMap((block) => (block.kind === 'table' ? [block.rows[1]?.cells[1]?.shade] : [])),
    ).toEqual(['#00b050']);
  });
});

describe('an OpenDocument file made to harm', () => {
  it.each([
    [
      'tables, each in the last',
      '<table:table><table:table-row><table:table-cell>'.repeat(30) +
        '</table:table-cell></table:table-row></table:table>'.repeat(30),
    ],
    ['rows of repeated cells', table(row(cell('x', 'table:number-columns-repeated="500"')).repeat(2_000))],
    ['one paragraph of 48 MB', p('The board agreed. '.repeat(2_700_000))],
  ])('is refused: %s', (_, body) => {
    const before = process.cpuUsage();
    expect(() => documentOf(body)).toThrow(TooLarge);
    expect(processorSeconds(before)).toBeLessThan(5);
  });
  it('is damaged where its words are missing or cut short', () => {
    expect(() => documentOfOpenDocument({})).toThrow(Damaged);
    expect(() =>
      documentOfOpenDocument({ 'content.xml': xml('<office:document-content><office:body>') }),
    ).toThrow(Damaged);
  });
});
