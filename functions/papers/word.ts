import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  type IStylesOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
  Table as WordTable,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import Handlebars from 'handlebars';
import type { CalendarDate } from '../calendar/days.ts';
import { countOf } from '../words/english.ts';
import { asAtSentence, type Page, type Part, type Row, type Table, type TableLook } from './page.ts';

/** Widths in twentieths of a point, which together fill the text of an A4 page with margins of 2 cm. */
const a4 = { width: 11906, height: 16838, margin: 1134 };
const textWidth = a4.width - 2 * a4.margin;
const columnWidths: Record<TableLook, number[]> = {
  overview: [4738, 1750, 1750, 1400],
  'overview-history': [2538, 1600, 1200, 1250, 1250, 800, 1000],
  'undertakings-history': [2200, 2138, 1200, 1250, 1050, 800, 1000],
  undertakings: [3444, 3044, 1750, 1400],
  programme: [4638, 3000, 2000],
  certificate: [2638, 2000, 3000, 2000],
  calendar: [2500, 2200, 4938],
  'report-lines': [5638, 2300, 1700],
  report: [3738, 2800, 1700, 1400],
};

const navy = '14304F';
const grey = '45546A';
const rule = { style: BorderStyle.SINGLE, size: 4, color: 'B4C0CF' };
const heavyRule = { style: BorderStyle.SINGLE, size: 12, color: navy };
const noRule = { style: BorderStyle.NONE, size: 0, color: 'auto' };

const cellsOf = (
  texts: readonly string[],
  widths: readonly number[],
  style: string,
  fill: string | null,
): TableCell[] =>
  texts.map(
    (text, column) =>
      new TableCell({
        width: { size: widths[column] ?? 0, type: WidthType.DXA },
        ...(fill === null ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
        children: [new Paragraph({ style, text })],
      }),
  );

/** Repeated at the head of every page, and known to Word as the header row. */
const headerRow = (columns: readonly string[], widths: readonly number[]): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: cellsOf(columns, widths, 'TableHeading', navy),
  });

const bodyRow = ({ cells, muted }: Row, widths: readonly number[]): TableRow => {
  const texts = cells.map(({ text }) => text);
  return new TableRow({
    cantSplit: true,
    children: cellsOf(texts, widths, 'TableText', muted ? 'F3F5F8' : null),
  });
};

function tableOf({ look, columns, rows }: Table): WordTable {
  const widths = columnWidths[look];
  return new WordTable({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { top: 80, bottom: 80, left: 110, right: 110, marginUnitType: WidthType.DXA },
    borders: {
      top: noRule,
      bottom: heavyRule,
      left: noRule,
      right: noRule,
      insideHorizontal: rule,
      insideVertical: noRule,
    },
    tableLook: {
      firstRow: true,
      firstColumn: true,
      lastRow: false,
      lastColumn: false,
      noHBand: true,
      noVBand: true,
    },
    rows: [headerRow(columns, widths), ...rows.map((row) => bodyRow(row, widths))],
  });
}

const footer = ({ board, heading, asAtInWords }: Page): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
        children: [
          new TextRun(`${board}: ${heading}, ${asAtInWords}`),
          new TextRun({ children: ['\tPage ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });

/** Sizes of type are in half points, spaces in twentieths of a point; a line of 240 is single spacing. */
const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Arial', size: 22, color: '1D2530', language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 120, line: 264, lineRule: LineRuleType.AUTO } },
    },
    heading1: {
      run: { size: 40, bold: true, color: navy },
      paragraph: { spacing: { before: 0, after: 120 }, keepNext: true },
    },
    heading2: {
      run: { size: 26, bold: true, color: navy },
      paragraph: { spacing: { before: 360, after: 120 }, keepNext: true },
    },
  },
  paragraphStyles: [
    {
      id: 'Board',
      name: 'Board',
      basedOn: 'Normal',
      run: { size: 24, color: grey },
      paragraph: { spacing: { after: 40 } },
    },
    {
      id: 'Nothing',
      name: 'Nothing',
      basedOn: 'Normal',
      run: { bold: true },
      paragraph: { spacing: { before: 240 } },
    },
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      run: { bold: true },
      paragraph: { spacing: { before: 240, after: 120 }, keepNext: true },
    },
    {
      id: 'TableText',
      name: 'Table Text',
      basedOn: 'Normal',
      run: { size: 20 },
      paragraph: { spacing: { after: 0 } },
    },
    {
      id: 'TableHeading',
      name: 'Table Heading',
      basedOn: 'TableText',
      run: { bold: true, color: 'FFFFFF' },
      paragraph: { keepNext: true },
    },
    {
      id: 'Footer',
      name: 'footer',
      basedOn: 'Normal',
      run: { size: 17, color: grey },
      paragraph: { spacing: { after: 0 } },
    },
  ],
};

const heading = (level: (typeof HeadingLevel)[keyof typeof HeadingLevel], text: string): Paragraph =>
  new Paragraph({ heading: level, text });

const caption = ({ caption: { text }, isHeading }: Table): Paragraph =>
  isHeading
    ? heading(HeadingLevel.HEADING_2, text)
    : new Paragraph({ style: 'Caption', alignment: AlignmentType.LEFT, text });

function blocksOf(part: Part): (Paragraph | WordTable)[] {
  switch (part.kind) {
    case 'statement':
      return [new Paragraph({ style: 'Nothing', text: part.text })];
    case 'paragraph':
      return [new Paragraph({ text: part.text })];
    case 'table':
      return [caption(part), tableOf(part)];
    case 'list':
      return [
        ...(part.heading === null ? [] : [heading(HeadingLevel.HEADING_2, part.heading)]),
        ...part.points.map((text) => new Paragraph({ bullet: { level: 0 }, text })),
      ];
  }
}

const asAtLine = (paper: Page): Paragraph[] => {
  const text = asAtSentence(paper);
  return text === null ? [] : [new Paragraph({ text })];
};

const document = (paper: Page): Document =>
  new Document({
    title: `${paper.heading} – ${paper.board}`,
    subject: paper.subject,
    creator: paper.board,
    lastModifiedBy: paper.board,
    styles,
    sections: [
      {
        properties: {
          page: {
            size: { width: a4.width, height: a4.height },
            margin: { top: a4.margin, bottom: a4.margin, left: a4.margin, right: a4.margin },
          },
        },
        footers: { default: footer(paper) },
        children: [
          new Paragraph({ style: 'Board', text: paper.board }),
          heading(HeadingLevel.HEADING_1, paper.heading),
          ...asAtLine(paper),
          ...paper.parts.flatMap(blocksOf),
        ],
      },
    ],
  });

function alternativeText({ caption, columns, rowIs, rows }: Table): string {
  const description = `${countOf(rows.length, rowIs)}, one to a row: ${columns.join(', ')}.`;
  const element = (name: string, text: string): string =>
    `<w:${name} w:val="${Handlebars.escapeExpression(text)}"/>`;
  return `${element('tblCaption', caption.text)}${element('tblDescription', description)}`;
}

/** Each table's alternative text, which the docx package cannot write, goes last in its properties (ISO/IEC 29500). */
function withAlternativeText(documentXml: string, { parts }: Page): string {
  const texts = parts.filter((part) => part.kind === 'table').map(alternativeText);
  const pieces = documentXml.split('</w:tblPr>');
  return pieces
    .map((piece, place) => `${piece}${place < texts.length ? `${texts[place]}</w:tblPr>` : ''}`)
    .join('');
}

/** The parts of a Word file that are written by hand, each by what is made of it. */
type Edits = Readonly<Record<string, (xml: string) => string>>;

/** The docx package dates a file by the clock; this one is of that day, so that the same words are the same file. */
export function dateWordFile(file: Uint8Array, date: CalendarDate, edits: Edits = {}): Uint8Array {
  const parts = unzipSync(file);
  const dated = (xml: string): string => xml.replace(/(<dcterms:\w+ [^>]*>)[^<]*/g, `$1${date}T00:00:00Z`);
  const edited = Object.entries({ ...edits, 'docProps/core.xml': dated }).map(
    ([name, edit]) => [name, strToU8(edit(strFromU8(parts[name] ?? new Uint8Array())))] as const,
  );
  return zipSync({ ...parts, ...Object.fromEntries(edited) }, { mtime: `${date}T12:00:00` });
}

/** A paper in Word: accessible tables, their header rows on every page, in British English. */
export const pageInWord = async (paper: Page): Promise<Uint8Array> =>
  dateWordFile(await Packer.toBuffer(document(paper)), paper.asAt, {
    'word/document.xml': (xml) => withAlternativeText(xml, paper),
  });
