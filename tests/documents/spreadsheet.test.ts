import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { wordsAs } from '../../functions/documents/number-formats.ts';
import { documentOfWorkbook } from '../../functions/documents/spreadsheet.ts';
import { tablesIn, wordsIn } from './words.ts';

const STYLES = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd mmmm yyyy"/></numFmts>
  <fonts><font/><font><b/></font><font><strike/></font></fonts>
  <fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF00B050"/></patternFill></fill></fills>
  <cellXfs><xf/><xf fontId="1"/><xf fontId="2"/><xf numFmtId="14"/><xf numFmtId="164"/><xf fillId="2"/><xf numFmtId="9"/></cellXfs></styleSheet>`;
const STRINGS = `<sst><si><t>Action</t></si><si><t>Owner</t></si><si><t>Due</t></si>
  <si><r><rPr><strike/></rPr><t>Paint</t></r><r><t xml:space="preserve"> sweep</t></r><rPh><t>ペイント</t></rPh></si></sst>`;

const workbook = (
  sheets: Record<string, string>,
  { states = {} as Record<string, string>, properties = '' } = {},
) => {
  const names = Object.keys(sheets);
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr ${properties}/><sheets>${names
      .map(
        (name, index) =>
          `<sheet name="${name}" sheetId="${index + 1}" state="${states[name] ?? 'visible'}" r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names
      .map((_, index) => `<Relationship Id="rId${index + 1}" Target="worksheets/sheet${index + 1}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/styles.xml': STYLES,
    'xl/sharedStrings.xml': STRINGS,
  };
  names.forEach((name, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = `<worksheet>${sheets[name]}</worksheet>`;
  });
  return documentOfWorkbook(
    Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])),
  );
};
const text = (reference: string, words: string, style = 0) =>
  `<c r="${reference}" s="${style}" t="inlineStr"><is><t>${words}</t></is></c>`;
const rowOf = (number: number, ...words: string[]) =>
  `<row r="${number}">${words.map((word, column) => (word === '' ? '' : text(`${'ABCDEF'[column]}${number}`, word))).join('')}</row>`;
const cellsIn = (document: ReturnType<typeof documentOfWorkbook>) =>
  tablesIn(document.blocks).map(({ rows }) =>
    rows.map(({ at, cells }) => [at.line, ...cells.map(({ blocks }) => wordsIn(blocks).join(' '))]),
  );

describe('a workbook', () => {
  it('is a heading and a table for each sheet, its cells as they look', () => {
    const document = workbook({
      Log: `<sheetData><row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>1</v></c><c r="C1" s="1" t="s"><v>2</v></c></row>
        <row r="2"><c r="A2" t="s"><v>3</v></c>${text('B2', 'Force', 5)}<c r="C2" s="3"><v>45721</v></c></row>
        <row r="3">${text('A3', 'Mend', 2)}${text('B3', 'PCC')}<c r="C3" s="4"><f>C2+1</f><v>45722.5</v></c></row></sheetData>`,
    });
    expect(document.leftOut).toEqual([]);
    expect(document.blocks[0]).toMatchObject({
      kind: 'paragraph',
      at: { line: 1 },
      heading: 1,
      spans: [{ text: 'Log' }],
    });
    const [table] = tablesIn(document.blocks);
    expect(table).toMatchObject({ at: { line: 2, page: null }, columns: 3, rowsAre: 'whole' });
    expect(table?.rows.map(({ at, isHeading }) => [at.line, isHeading])).toEqual([
      [2, true],
      [3, false],
      [4, false],
    ]);
    expect(
      table?.rows.map(({ cells }) =>
        cells.map(({ blocks, shade }) => [blocks[0]?.kind === 'paragraph' && blocks[0].spans, shade]),
      ),
    ).toEqual([
      [
        [[{ text: 'Action', bold: true }], null],
        [[{ text: 'Owner', bold: true }], null],
        [[{ text: 'Due', bold: true }], null],
      ],
      [
        [[{ text: 'Paint', struck: true }, { text: ' sweep' }], null],
        [[{ text: 'Force' }], '#00b050'],
        [[{ text: '05/03/2025' }], null],
      ],
      [
        [[{ text: 'Mend', struck: true }], null],
        [[{ text: 'PCC' }], null],
        [[{ text: '06/03/2025' }], null],
      ],
    ]);
  });

  it('counts its days from 1904 where it says so', () => {
    const document = workbook(
      {
        Log: '<sheetData><row r="1"><c r="A1"><v>7</v></c><c r="B1" s="3"><v>44259</v></c></row></sheetData>',
      },
      { properties: 'date1904="1"' },
    );
    expect(cellsIn(document)).toEqual([[[2, '7', '05/03/2025']]]);
  });

  it('reads what is hidden, and says that it was', () => {
    const document = workbook(
      {
        Log: `<cols><col min="3" max="3" hidden="1"/></cols><sheetData>${rowOf(1, 'Action', 'Owner', 'Note')}<row r="2" hidden="1">${text('A2', 'Paint')}${text('B2', 'Force')}</row></sheetData>`,
        Old: `<sheetData>${rowOf(1, 'Sweep', 'PCC')}</sheetData>`,
      },
      { states: { Old: 'hidden' } },
    );
    expect(cellsIn(document)).toEqual([
      [
        [2, 'Action', 'Owner', 'Note'],
        [3, 'Paint', 'Force'],
      ],
      [[5, 'Sweep', 'PCC']],
    ]);
    expect(document.leftOut).toEqual([
      {
        at: { line: 3, page: null },
        text: 'Paint Force',
        why: 'this row is hidden in the sheet, and was read',
      },
      { at: { line: 2, page: null }, text: 'Note', why: 'this column is hidden in the sheet, and was read' },
      { at: { line: 4, page: null }, text: 'Old', why: 'this sheet is hidden in the workbook, and was read' },
    ]);
  });

  it('says which formula has no value', () => {
    const document = workbook({
      Log: `<sheetData><row r="1">${text('A1', 'Paint')}${text('B1', 'PCC')}<c r="C1"><f>TODAY()</f></c></row></sheetData>`,
    });
    expect(document.leftOut).toEqual([
      {
        at: { line: 2, page: null },
        text: '=TODAY()',
        why: 'the workbook keeps no value for this formula: open it in Excel and save it',
      },
    ]);
  });

  it('has merged cells once, over the columns and rows that they take', () => {
    const document = workbook({
      Log: `<sheetData>${rowOf(1, 'Action', 'Owner', 'Due')}${rowOf(2, 'Closed')}${rowOf(3, 'Paint', 'Force', 'May')}${rowOf(4, 'Sweep', '', 'June')}</sheetData><mergeCells><mergeCell ref="A2:C2"/><mergeCell ref="B3:B4"/></mergeCells>`,
    });
    const [table] = tablesIn(document.blocks);
    expect(
      table?.rows.map(({ cells }) => cells.map(({ column, across, down }) => [column, across, down])),
    ).toEqual([
      [
        [0, 1, 1],
        [1, 1, 1],
        [2, 1, 1],
      ],
      [[0, 3, 1]],
      [
        [0, 1, 1],
        [1, 1, 2],
        [2, 1, 1],
      ],
      [
        [0, 1, 1],
        [2, 1, 1],
      ],
    ]);
  });

  it('keeps a table whole over an empty row, and parts tables with other columns', () => {
    const document = workbook({
      Log: `<sheetData>${rowOf(1, 'Quay Board')}${rowOf(2, 'Held on 5 March 2025')}${rowOf(4, 'Action', 'Owner')}${rowOf(5, 'Paint', 'PCC')}${rowOf(7, 'Closed')}${rowOf(8, 'Sweep', 'PCC')}${rowOf(10, 'Date', 'Place', 'Chair')}${rowOf(12, 'Signed')}</sheetData>`,
    });
    expect(
      document.blocks.map((block) =>
        block.kind === 'table' ? block.rows.length : wordsIn([block]).join(' '),
      ),
    ).toEqual(['Log', 'Quay Board', 'Held on 5 March 2025', 4, 1, 'Signed']);
  });

  it('costs nothing for a cell in the last corner of the sheet', () => {
    const started = performance.now();
    const document = workbook({
      Log: `<sheetData>${rowOf(1, 'Action', 'Owner')}<row r="1048576">${text('XFD1048576', 'far')}</row></sheetData>`,
    });
    expect(wordsIn(document.blocks)).toEqual(['Log', 'Action', 'Owner', 'far']);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('a number', () => {
  it.each([
    [45721, 'dd/mm/yyyy', '05/03/2025'],
    [45721, '[$-809]d mmmm yyyy;@', '05/03/2025'],
    [45721.604166667, 'dd/mm/yyyy hh:mm', '05/03/2025 14:30'],
    [45721, 'mmm-yy', 'March 2025'],
    [0.604166667, 'h:mm', '14:30'],
    [59, 'dd/mm/yyyy', '28/02/1900'],
    [61, 'dd/mm/yyyy', '01/03/1900'],
    [0.25, '0%', '25%'],
    [0.1 + 0.2, 'General', '0.3'],
    [7, '000', '007'],
    [7, '"AP"00', 'AP07'],
    [12500.5, '£#,##0.00', '£12,500.50'],
    [-3, '0', '-3'],
    [24.01, '0.00', '24.01'],
    [12, '0 "days"', '12 days'],
  ])('%s set as %s is %s', (value, format, words) => {
    expect(wordsAs(value, format, false)).toBe(words);
  });
});
