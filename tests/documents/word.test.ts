import { readdirSync, readFileSync } from 'node:fs';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import type { Block, Document, Paragraph, Table } from '../../functions/documents/document.ts';
import { TooLarge } from '../../functions/documents/too-large.ts';
import { documentOfWord } from '../../functions/documents/word.ts';
import { Damaged } from '../../functions/documents/xml.ts';
import { unpack } from '../../functions/documents/zip.ts';
import { processorSeconds } from '../processor.ts';
import { allWords, lettersOf, p, r, tbl, tc, told, tr, wordFile, xml } from './word-file.ts';

const documentOf = (body: string, parts: Parameters<typeof wordFile>[1] = {}): Document =>
  documentOfWord(wordFile(body, parts));
const wordsOf = (body: string, parts: Parameters<typeof wordFile>[1] = {}) =>
  told(documentOf(body, parts).blocks);
const paragraphs = (blocks: readonly Block[]): Paragraph[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [block] : []));
const itemsOf = (body: string, numbering: string, styles = '') =>
  paragraphs(documentOf(body, { numbering, styles }).blocks).map(({ item }) =>
    item === null ? null : `${item.depth} ${item.mark}${item.counted ? ' counted' : ''}`,
  );
const tableIn = (document: Document): Table => {
  const table = document.blocks.find((block) => block.kind === 'table');
  if (table?.kind !== 'table') throw new Error('no table');
  return table;
};
const placesIn = (table: Table) =>
  table.rows.map(({ cells }) => cells.map(({ column, across, down }) => [column, across, down]));

const style = (id: string, kind: string, content: string, name = id): string =>
  `<w:style w:type="${kind}" w:styleId="${id}"><w:name w:val="${name}"/>${content}</w:style>`;

describe('words in Word', () => {
  it.each([
    ['runs of a word', p(r('Wex') + r('moor')), 'Wexmoor'],
    [
      'tabs and line breaks',
      p('<w:r><w:t>Due</w:t><w:tab/><w:t>June</w:t><w:br/><w:t>or</w:t><w:cr/><w:t>July</w:t></w:r>'),
      'Due\tJune\nor\nJuly',
    ],
    [
      'hyphens',
      p('<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>opt</w:t><w:softHyphen/><w:t>ed mem\u00ADbers</w:t></w:r>'),
      'co-opted members',
    ],
    [
      'a page that ends between words',
      p(
        '<w:r><w:br w:type="page"/><w:t>People</w:t><w:br w:type="page"/><w:t>Estates</w:t><w:br w:type="page"/></w:r>',
      ),
      'People\nEstates',
    ],
    [
      'a simple field',
      p(
        `${r('Bring the ')}<w:fldSimple w:instr=" REF Plan ">${r('Custody Plan')}</w:fldSimple>${r(' in June')}`,
      ),
      'Bring the Custody Plan in June',
    ],
    [
      'a complex field',
      p(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "x" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('the plan')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${r(' again')}`,
      ),
      'the plan again',
    ],
    ['a formula', p(`${r('Rate ')}<m:oMath><m:r><m:t>n/2</m:t></m:r></m:oMath>`), 'Rate n/2'],
    [
      'words set in a direction, or tagged',
      p(
        `<w:dir w:val="ltr">${r('one ')}</w:dir><w:smartTag w:element="place">${r('Quay')}</w:smartTag><w:hyperlink>${r(' two')}</w:hyperlink>`,
      ),
      'one Quay two',
    ],
    [
      'a control within a line',
      p(`${r('Owner: ')}<w:sdt><w:sdtPr/><w:sdtContent>${r('Force')}</w:sdtContent></w:sdt>`),
      'Owner: Force',
    ],
    [
      'a symbol',
      p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Wingdings" w:char="F0FB"/></w:r>'),
      '✓✗',
    ],
    ['letters of a font of pictures', p(r('ü', '<w:rFonts w:ascii="Wingdings"/>')), '✓'],
    [
      'what was put in, and without what was taken out',
      p(`<w:ins>${r('Open')}</w:ins><w:del><w:r><w:delText>Closed</w:delText></w:r></w:del>`),
      'Open',
    ],
    [
      'what was moved, where it is now',
      p(`<w:moveFrom>${r('first ')}</w:moveFrom>${r('then ')}<w:moveTo>${r('first')}</w:moveTo>`),
      'then first',
    ],
    [
      'what a list of a form shows',
      p(
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Open"/><w:listEntry w:val="Closed"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
      ),
      'Closed',
    ],
  ])('are read from %s', (_, body, words) => {
    expect(wordsOf(body)).toEqual([words]);
  });

  it('go by the local name, whatever the prefix', () => {
    const parts = {
      ...wordFile(''),
      'word/document.xml': xml(
        '<x:document xmlns:x="w"><x:body><x:p><x:r><x:t>Open</x:t></x:r></x:p></x:body></x:document>',
      ),
    };
    expect(told(documentOfWord(parts).blocks)).toEqual(['Open']);
  });

  it('are found where the file says that its document is', () => {
    const { 'word/document.xml': body = new Uint8Array(), ...others } = wordFile(p('Open'));
    const rels =
      '<Relationships xmlns="r"><Relationship Id="1" Type="http://x/officeDocument" Target="/notes/main.xml"/></Relationships>';
    expect(
      told(documentOfWord({ ...others, 'notes/main.xml': body, '_rels/.rels': xml(rels) }).blocks),
    ).toEqual(['Open']);
  });

  it('join where the end of a paragraph was deleted, or moved away', () => {
    const deleted = '<w:rPr><w:del w:id="1"/></w:rPr>';
    expect(wordsOf(p('Share the ', deleted) + p('cadet plan') + p('Next'))).toEqual([
      'Share the cadet plan',
      'Next',
    ]);
    expect(wordsOf(p('', '<w:rPr><w:moveFrom w:id="1"/></w:rPr>') + p('Next'))).toEqual(['Next']);
    expect(wordsOf(p('Last', deleted))).toEqual(['Last']);
  });

  it('are read on after a field that nobody ended, and what it does not show is said', () => {
    const begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>';
    const { blocks, leftOut } = documentOf(p(r('Before') + begun + r(' within')) + p('Next'));
    expect(told(blocks)).toEqual(['Before', 'Next']);
    expect(leftOut.map(({ text, why }) => [text, why])).toEqual([
      ['within', 'words that a field does not show'],
    ]);
  });

  it('stand in a text box once, after the paragraph that holds it', () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>${p('Boxed')}${p('twice')}</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><v:textbox><w:txbxContent>${p('Boxed')}</w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent></w:r>`;
    expect(wordsOf(p(r('Before ') + box + r('after')) + p('Next'))).toEqual([
      'Before after',
      'Boxed',
      'twice',
      'Next',
    ]);
  });
});

describe('how words look in Word', () => {
  const styles =
    style('Done', 'character', '<w:rPr><w:strike/></w:rPr>') +
    style('DoneToo', 'character', '<w:basedOn w:val="Done"/>') +
    style('Closed', 'paragraph', '<w:rPr><w:strike/></w:rPr>') +
    style('ClosedToo', 'paragraph', '<w:basedOn w:val="Closed"/>') +
    style('Strong', 'character', '<w:rPr><w:b/></w:rPr>') +
    style('Secret', 'character', '<w:rPr><w:vanish/></w:rPr>');
  it.each([
    ['struck by itself', p(`${r('Open', '<w:strike/>')}${r(' now')}`), '~Open~ now'],
    ['struck twice', p(`${r('Open', '<w:dstrike/>')}${r(' now')}`), '~Open~ now'],
    ['not struck after all', p(r('Open', '<w:strike w:val="0"/>')), 'Open'],
    [
      'struck by a style, and by one based on it',
      p(r('One ', '<w:rStyle w:val="Done"/>') + r('two', '<w:rStyle w:val="DoneToo"/>')),
      '~One two~',
    ],
    ['struck by the style of the paragraph', p('Open', '<w:pStyle w:val="ClosedToo"/>'), '~Open~'],
    ['let off by itself', p(r('Open', '<w:strike w:val="false"/>'), '<w:pStyle w:val="Closed"/>'), 'Open'],
    [
      'turned back by a second style',
      p(r('Open', '<w:rStyle w:val="Done"/>'), '<w:pStyle w:val="Closed"/>'),
      'Open',
    ],
    ['bold in part', p(`${r('Action: ', '<w:b/>')}${r('Force')}`), '*Action: *Force'],
    ['bold by a style', p(`${r('Action: ', '<w:rStyle w:val="Strong"/>')}${r('Force')}`), '*Action: *Force'],
  ])('is %s', (_, body, words) => {
    expect(wordsOf(body, { styles })).toEqual([words]);
  });

  it('leaves hidden words out, and says so', () => {
    const body =
      p('First') +
      p(r('Bring a paper') + r(' (Op Kestrel)', '<w:vanish/>') + r(' soon', '<w:rStyle w:val="Secret"/>'));
    const { blocks, leftOut } = documentOf(body, { styles });
    expect(told(blocks)).toEqual(['First', 'Bring a paper']);
    expect(leftOut).toEqual([{ at: { line: 2, page: null }, text: '(Op Kestrel) soon', why: 'hidden text' }]);
  });

  it('leaves no blank line for a paragraph that is hidden with its end', () => {
    const { blocks, leftOut } = documentOf(
      p(r('Not for print', '<w:vanish/>'), '<w:rPr><w:vanish/></w:rPr>') + p('Next'),
    );
    expect(told(blocks)).toEqual(['Next']);
    expect(leftOut.map(({ text }) => text)).toEqual(['Not for print']);
  });

  it.each([
    ['another file set into it', '<w:altChunk r:id="1"/>', 'another file set into this one'],
    ['a workbook set into it', p('<w:r><w:object/></w:r>'), 'another file set into this one'],
    [
      'a large picture',
      p(
        '<w:r><w:drawing><wp:inline><wp:extent cx="5400000" cy="2700000"/><pic:pic/></wp:inline></w:drawing></w:r>',
      ),
      'a picture',
    ],
  ])('says that it does not read %s', (_, body, why) => {
    expect(documentOf(body + p('Next')).leftOut.map((one) => one.why)).toEqual([why]);
  });

  it('says nothing of a small picture', () => {
    const picture =
      '<w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><pic:pic/></wp:inline></w:drawing>';
    expect(documentOf(p(`<w:r>${picture}</w:r>`)).leftOut).toEqual([]);
  });

  it('takes what a control asks for as no answer', () => {
    const control = (look: string): string =>
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r('Choose a date', look)}</w:sdtContent></w:sdt>`;
    const { blocks, leftOut } = documentOf(p(r('Due: ') + control('<w:rStyle w:val="PlaceholderText"/>')));
    expect(told(blocks)).toEqual(['Due: ']);
    expect(leftOut).toEqual([
      { at: { line: 1, page: null }, text: 'Choose a date', why: 'a box that nobody filled in' },
    ]);
    const typed = (words: string): string =>
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r(words)}</w:sdtContent></w:sdt>`;
    expect(wordsOf(p(typed('Choose the winter rota')))).toEqual(['Choose the winter rota']);
    expect(wordsOf(p(r('By ') + typed('Choose an item.') + typed('Click or tap to enter a date.')))).toEqual([
      'By ',
    ]);
  });

  it('keeps the marks of notes apart, and the notes at the end', () => {
    const footnotes = `<w:footnote w:id="0" w:type="separator">${p('')}</w:footnote><w:footnote w:id="2">${p('See the audit of May.')}</w:footnote>`;
    const { blocks } = documentOf(
      p(`${r('Bring a rota')}<w:r><w:footnoteReference w:id="2"/></w:r>`) + p('Next'),
      { footnotes },
    );
    expect(told(blocks)).toEqual(['Bring a rota[1]', 'Next', 'See the audit of May.']);
    expect(paragraphs(blocks).at(-1)?.item).toEqual({ depth: 0, mark: '1', counted: true, ticked: null });
  });
});

describe('headings and lists in Word', () => {
  const styles =
    style('Heading1', 'paragraph', '', 'heading 1') +
    style('berschrift2', 'paragraph', '', 'heading 2') +
    style('Minute', 'paragraph', '<w:basedOn w:val="berschrift2"/>') +
    style('Outlined', 'paragraph', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>') +
    style('Title', 'paragraph', '') +
    style('Normal', 'paragraph', '');
  it.each([
    ['by its style', p('People', '<w:pStyle w:val="Heading1"/>'), 1],
    ['in another language', p('People', '<w:pStyle w:val="berschrift2"/>'), 2],
    ['by a style based on one', p('People', '<w:pStyle w:val="Minute"/>'), 2],
    ['by its place in the outline', p('People', '<w:pStyle w:val="Outlined"/>'), 3],
    ['by a place of its own in the outline', p('People', '<w:outlineLvl w:val="0"/>'), 1],
    ['as the title', p('Minutes', '<w:pStyle w:val="Title"/>'), 1],
    ['by bold alone', p(r('Peo', '<w:b/>') + r('ple ', '<w:b/>') + r(' ')), 7],
    ['by no style that the file explains', p('People', '<w:pStyle w:val="Heading3"/>'), 3],
    ['not as running text', p('People', '<w:pStyle w:val="Normal"/>'), null],
    ['not by bold in part', p(r('People', '<w:b/>') + r(': none')), null],
    ['not where it is blank', p('', '<w:pStyle w:val="Heading1"/>'), null],
  ])('tells a heading %s', (_, body, level) => {
    expect(paragraphs(documentOf(body, { styles }).blocks).map(({ heading }) => heading)).toEqual([level]);
  });

  const level = (at: number, format: string, text: string, more = ''): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering =
    `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '(%2)')}${level(2, 'upperRoman', '%1.%2.%3')}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uF0B7"/><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl>${level(1, 'bullet', 'o')}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="3">${level(0, 'decimal', 'AP %1', '<w:pStyle w:val="Action"/>')}${level(1, 'decimal', '%1.%2', '<w:isLgl/><w:pStyle w:val="Numbered"/>')}</w:abstractNum>` +
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>' +
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>' +
    '<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>' +
    '<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>';
  const item = (list: number, at: number): string =>
    p('Words', `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);

  it('counts as Word prints it', () => {
    expect(
      itemsOf(item(1, 0) + item(1, 1) + item(1, 1) + item(1, 2) + item(1, 0) + item(1, 1), numbering),
    ).toEqual([
      '0 1. counted',
      '1 (a) counted',
      '1 (b) counted',
      '2 1.b.I counted',
      '0 2. counted',
      '1 (a) counted',
    ]);
  });
  it('begins anew where a list says so, and goes on where it does not', () => {
    expect(itemsOf(item(1, 0) + item(4, 0) + item(4, 0), numbering)).toEqual([
      '0 1. counted',
      '0 5. counted',
      '0 6. counted',
    ]);
  });
  it('gives the marks of bullets', () => {
    expect(itemsOf(item(2, 0) + item(2, 1), numbering)).toEqual(['0 •', '1 o']);
  });
  it('keeps the number of a cell that holds nothing else', () => {
    const number = tc(p('', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'));
    const { rows } = tableIn(
      documentOf(
        tbl([
          ['Ref', 'Action'],
          [number, 'Bail'],
          [number, 'Rota'],
        ]),
        { numbering },
      ),
    );
    expect(rows.map(({ cells }) => paragraphs(cells[0]?.blocks ?? []).map(({ item }) => item?.mark))).toEqual(
      [[undefined], ['1.'], ['2.']],
    );
  });
  it('takes the list from the style, and is in none where the paragraph says so', () => {
    const listed =
      style('Action', 'paragraph', '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>') +
      style('Numbered', 'paragraph', '<w:basedOn w:val="Action"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>');
    const body =
      p('One', '<w:pStyle w:val="Action"/>') +
      p('None', '<w:pStyle w:val="Action"/><w:numPr><w:numId w:val="0"/></w:numPr>') +
      p('Headed', '<w:pStyle w:val="Numbered"/>');
    expect(itemsOf(body, numbering, listed)).toEqual(['0 AP 1 counted', null, '1 1.1 counted']);
    expect(paragraphs(documentOf(body, { numbering, styles: listed }).blocks)[2]?.heading).toBe(1);
  });

  const checkBox = (ticked: number, mark: string): string =>
    `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${ticked}"/></w14:checkbox></w:sdtPr><w:sdtContent>${r(mark)}</w:sdtContent></w:sdt>`;
  const formBox = (state: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>${state}</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  it.each([
    ['a control', checkBox(1, '☒'), true],
    ['a control with another mark', checkBox(1, 'R'), true],
    ['an empty control', checkBox(0, '☐'), false],
    ['a form', formBox('<w:default w:val="1"/>'), true],
    ['a form, unticked', formBox('<w:default w:val="1"/><w:checked w:val="0"/>'), false],
    ['a typed mark', r('☑'), true],
  ])('knows from %s whether an item is ticked', (_, box, ticked) => {
    const [paragraph] = paragraphs(documentOf(p(`${box}${r(' Share the plan')}`)).blocks);
    expect(told(paragraph === undefined ? [] : [paragraph])).toEqual(['Share the plan']);
    expect(paragraph?.item).toEqual({
      depth: 0,
      mark: ticked ? (_ === 'a typed mark' ? '☑' : '☒') : '☐',
      counted: false,
      ticked,
    });
  });
  it('keeps a box as a word in a cell', () => {
    expect(
      wordsOf(
        tbl([
          ['Share the plan', tc(p(checkBox(1, '☒')))],
          ['Publish it', tc(p(checkBox(0, '☐')))],
        ]),
      ),
    ).toEqual([
      [
        ['Share the plan', '☒'],
        ['Publish it', '☐'],
      ],
    ]);
  });
});

describe('tables in Word', () => {
  const grid = (...widths: number[]): string =>
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;

  it('have each cell at its column, over as many as it is merged from', () => {
    const table = tableIn(
      documentOf(
        tbl([
          [tc('Date', '<w:vMerge w:val="restart"/>'), tc('Item', '<w:gridSpan w:val="2"/>')],
          [tc('', '<w:vMerge/>'), 'Rural crime', 'PCC'],
          tr(['Bail', 'Force'], '<w:gridBefore w:val="1"/>'),
        ]),
      ),
    );
    expect(table.columns).toBe(3);
    expect(placesIn(table)).toEqual([
      [
        [0, 1, 2],
        [1, 2, 1],
      ],
      [
        [1, 1, 1],
        [2, 1, 1],
      ],
      [
        [1, 1, 1],
        [2, 1, 1],
      ],
    ]);
  });

  it('have no column that no cell begins in, nor one that is a hair wide', () => {
    const row = (first: number, second: number): string =>
      tr([tc('Action', `<w:gridSpan w:val="${first}"/>`), tc('Owner', `<w:gridSpan w:val="${second}"/>`)]);
    const table = tableIn(documentOf(tbl([grid(1000, 2000, 20, 1980, 500), row(2, 3), row(3, 2)])));
    expect(table.columns).toBe(2);
    expect(placesIn(table)[1]).toEqual([
      [0, 1, 1],
      [1, 1, 1],
    ]);
  });

  it('say what a merged cell covers, and show it not', () => {
    const { blocks, leftOut } = documentOf(
      tbl([
        [tc('Force', '<w:vMerge w:val="restart"/>'), 'One'],
        [tc('OPCC', '<w:vMerge/>'), 'Two'],
      ]),
    );
    expect(told(blocks)).toEqual([[['Force', 'One'], ['Two']]]);
    expect(leftOut).toEqual([
      { at: { line: 1, page: null }, text: 'OPCC', why: 'words that a merged cell covers' },
    ]);
  });

  it('keep the paragraphs, lists and tables of a cell in their place', () => {
    const inner = tbl([
      ['Step', 'When'],
      ['Ask', 'May'],
    ]);
    const { blocks } = documentOf(
      p('Before') +
        tbl([
          ['Action', 'Owner'],
          [tc(p('Provide the figures') + inner + p('')), 'Force'],
          ['Share it', 'CFO'],
        ]) +
        p('After'),
    );
    expect(told(blocks)).toEqual([
      'Before',
      [
        ['Action', 'Owner'],
        [
          [
            'Provide the figures',
            [
              ['Step', 'When'],
              ['Ask', 'May'],
            ],
          ],
          'Force',
        ],
        ['Share it', 'CFO'],
      ],
      'After',
    ]);
    const [, outer, after] = blocks;
    expect(outer?.kind === 'table' ? outer.rows.map(({ at }) => at.line) : []).toEqual([2, 3, 6]);
    expect(after?.at.line).toBe(7);
  });

  it('know the colour of a cell, by itself or by the style of the table', () => {
    const styles = style(
      'Grid',
      'table',
      '<w:tcPr><w:shd w:val="clear" w:fill="EEEEEE"/></w:tcPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr>',
    );
    const shaded = (fill: string): string =>
      tc('Open', `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`);
    const document = documentOf(
      tbl(
        [
          ['Action', 'State'],
          ['Bail', shaded('00B050')],
          ['Rota', shaded('auto')],
        ],
        '<w:tblStyle w:val="Grid"/><w:tblLook w:firstRow="1"/>',
      ),
      { styles },
    );
    expect(tableIn(document).rows.map(({ cells }) => cells.map(({ shade }) => shade))).toEqual([
      ['#1f3864', '#1f3864'],
      ['#eeeeee', '#00b050'],
      ['#eeeeee', null],
    ]);
    expect(told(document.blocks)).toEqual([
      [
        ['*Action*', '*State*'],
        ['Bail', 'Open'],
        ['Rota', 'Open'],
      ],
    ]);
  });

  it('know the rows that are repeated on each page as headings', () => {
    const table = tableIn(documentOf(tbl([tr(['Action', 'Owner'], '<w:tblHeader/>'), ['Bail', 'Force']])));
    expect(table.rows.map(({ isHeading }) => isHeading)).toEqual([true, false]);
  });

  it('are without the rows and cells that were deleted, and say which rows are hidden', () => {
    const { blocks, leftOut } = documentOf(
      tbl([
        ['Action', 'Owner'],
        tr(['Old', 'CFO'], '<w:del w:id="1"/>'),
        tr(['New', 'Force'], '<w:ins w:id="2"/>'),
        tr(['Secret', 'DCC'], '<w:hidden/>'),
      ]),
    );
    expect(told(blocks)).toEqual([
      [
        ['Action', 'Owner'],
        ['New', 'Force'],
      ],
    ]);
    expect(leftOut.map(({ text, why }) => [text, why])).toEqual([['Secret DCC', 'a hidden row']]);
  });

  it('are read through controls around rows, cells and words', () => {
    const control = (content: string): string =>
      `<w:sdt><w:sdtPr/><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
    expect(
      wordsOf(
        control(
          tbl([
            control(tr(['Action', 'Owner'])),
            `<w:tr>${control(tc('Bail'))}${tc(control(p('Force')))}</w:tr>`,
          ]),
        ),
      ),
    ).toEqual([
      [
        ['Action', 'Owner'],
        ['Bail', 'Force'],
      ],
    ]);
  });

  it('of one column are a frame around what they hold', () => {
    const { blocks } = documentOf(
      tbl([
        [
          tc(
            p(r('Minutes', '<w:b/>')) +
              tbl([
                ['Action', 'Owner'],
                ['Bail', 'Force'],
              ]),
          ),
        ],
        ['Close'],
      ]),
    );
    expect(told(blocks)).toEqual([
      '*Minutes*',
      [
        ['Action', 'Owner'],
        ['Bail', 'Force'],
      ],
      'Close',
    ]);
    expect(blocks.map(({ at }) => at.line)).toEqual([1, 2, 4]);
    expect(paragraphs(blocks)[0]?.heading).toBe(7);
  });

  const top = ['Action', 'Owner'];
  it.each([
    ['a blank line', p(''), [['Share the plan with members', 'CFO']]],
    ['nothing', '', [['Share the plan with members', 'CFO']]],
    ['its heading once more', p(''), [top, ['Share the plan with members', 'CFO']]],
  ])('go on after %s', (_, between, rest) => {
    const blocks = wordsOf(
      tbl([top, ['Provide the bail figures', 'Force']]) + between + tbl(rest) + p('After'),
    );
    expect(blocks).toEqual([[top, ['Provide the bail figures', 'Force'], ...rest], 'After']);
  });
  it('know their heading where it is repeated', () => {
    const table = tableIn(
      documentOf(
        tbl([top, ['Provide the figures', 'Force']]) +
          p('') +
          tbl([top, ['Share the plan with members', 'CFO']]),
      ),
    );
    expect(table.rows.map(({ isHeading }) => isHeading)).toEqual([true, false, true, false]);
  });
  it.each([
    ['words', p('The board thanked the Force.'), [['Share the plan with members', 'CFO']]],
    [
      'a heading of its own',
      p(''),
      [
        ['Item', 'Lead officer'],
        ['Share the plan with members', 'CFO'],
      ],
    ],
    [
      'a line across',
      p(''),
      [tr([tc('Closed in 2024', '<w:gridSpan w:val="2"/>')]), ['Share the plan with members', 'CFO']],
    ],
    ['other columns', p(''), [['Share the plan with members', 'CFO', 'June 2025']]],
    ['the same first word, as in forms', p(''), [['Action', 'Share the plan with the board by 4 June']]],
  ])('are two where there is %s between', (_, between, rest) => {
    expect(
      wordsOf(tbl([top, ['Provide the bail figures', 'Force']]) + between + tbl(rest)).filter(Array.isArray),
    ).toHaveLength(2);
  });
  it('are two where the columns are of other widths', () => {
    const body = (...widths: number[]): string =>
      tbl([grid(...widths), top, ['Provide the figures', 'Force']]) +
      tbl([grid(3000, 1000), ['Share the plan with members', 'CFO']]);
    expect(wordsOf(body(3010, 1000))).toHaveLength(1);
    expect(wordsOf(body(1000, 3000))).toHaveLength(2);
  });
  it('go on below a heading in bold, however short their words', () => {
    const bold = top.map((name) => tc(p(r(name, '<w:b/>'))));
    expect(wordsOf(tbl([bold, ['Visit', 'CFO']]) + p('') + tbl([['Survey', 'DCC']]))).toHaveLength(1);
    expect(
      wordsOf(
        tbl([bold, ['Visit', 'CFO']]) +
          p('') +
          tbl([bold.slice(0, 1).concat(tc(p(r('Lead', '<w:b/>')))), ['Survey', 'DCC']]),
      ),
    ).toHaveLength(3);
  });
});

describe('the lines of a Word file', () => {
  it('are counted through paragraphs, breaks and rows', () => {
    const { blocks, pages, wraps } = documentOf(
      p('One') +
        p('') +
        p('<w:r><w:t>Three</w:t><w:br/><w:t>four</w:t></w:r>') +
        tbl([
          ['Five', 'Owner'],
          ['Six', 'CFO'],
        ]) +
        p('Seven'),
    );
    expect(blocks.map(({ at }) => at)).toEqual([1, 2, 3, 5, 7].map((line) => ({ line, page: null })));
    expect([pages, wraps]).toEqual([null, false]);
  });
});

describe('a Word file made to harm', () => {
  const nested = (deep: number): string =>
    Array.from({ length: deep }).reduce<string>(
      (within) => `<w:tbl><w:tr><w:tc>${within}<w:p/></w:tc></w:tr></w:tbl>`,
      p('Deep'),
    );
  it.each([
    ['300 tables, each in the last', nested(300)],
    ['elements 200,000 deep', '<w:ins>'.repeat(200_000) + '</w:ins>'.repeat(200_000)],
    ['one paragraph of 48 MB', p('The board agreed. '.repeat(2_700_000))],
    ['a paragraph of 100,000 long runs', p(`<w:r><w:t>${'words '.repeat(20)}</w:t></w:r>`.repeat(100_000))],
    ['elements without end', '<w:bookmarkStart/>'.repeat(2_100_000)],
    ['paragraphs without end', '<w:p/>'.repeat(300_000)],
    [
      'a row of 2,000 wide cells',
      `<w:tbl><w:tr>${tc('x', '<w:gridSpan w:val="100000"/>').repeat(2_000)}</w:tr></w:tbl>`,
    ],
  ])('is refused: %s', (_, body) => {
    const parts = wordFile(body);
    const before = process.cpuUsage();
    expect(() => documentOfWord(parts)).toThrow(TooLarge);
    expect(processorSeconds(before)).toBeLessThan(5);
  });

  it.each([
    ['64,000 paragraphs', p('Noted.').repeat(64_000)],
    ['5,000 tables in a row', tbl([['Share the plan', '4 June 2025']]).repeat(5_000)],
    [
      '5,000 tables that go on',
      tbl([
        ['Action', 'Due'],
        ['Share the plan', '4 June 2025'],
      ]) + (p('') + tbl([['Share the plan', '4 June 2025']])).repeat(5_000),
    ],
    ['a frame around 200,000 lines', tbl([[tc(p('').repeat(200_000))]])],
    ['a style based on itself', p('Noted.')],
  ])('is read in time: %s', (_, body) => {
    const styles = style('A', 'paragraph', '<w:basedOn w:val="A"/>');
    const parts = wordFile(body, { styles });
    const before = process.cpuUsage();
    documentOfWord(parts);
    expect(processorSeconds(before)).toBeLessThan(5);
  });

  it.each([
    ['its document is missing', {}],
    ['it is cut short', { 'word/document.xml': xml('<w:document><w:body><w:p>') }],
    ['it is no XML', { 'word/document.xml': xml('Notes of the meeting') }],
    ['it names what it does not define', { 'word/document.xml': xml('<w:document>&lol;</w:document>') }],
  ])('is damaged where %s', (_, parts) => {
    expect(() => documentOfWord(parts)).toThrow(Damaged);
  });

  it('expands no entity of its own', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(100)}"><!ENTITY b "&a;&a;">]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`;
    expect(() => documentOfWord({ 'word/document.xml': xml(bomb) })).toThrow(Damaged);
  });
});

describe('no word of a Word file is lost', () => {
  const fixtures = new URL('../fixtures/minutes/', import.meta.url);
  const files = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.docx'),
  );
  // Between the two, line breaks and the marks of notes differ, so that only letters and digits are compared, in their order.
  it.each(files)('in %s, by the count of another converter', async (name) => {
    const bytes = readFileSync(new URL(name, fixtures));
    const parts = unpack(bytes, 50_000_000);
    if (typeof parts === 'string') throw new Error(parts);
    const { value } = await mammoth.extractRawText({ buffer: bytes });
    expect(allWords(documentOfWord(parts))).toBe(lettersOf(value));
  });
});
