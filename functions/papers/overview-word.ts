import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  type IParagraphOptions,
  type IStylesOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import Handlebars from 'handlebars';
import { counted } from '../english.ts';
import { asAtSentence, type Overview, type OverviewRow, overviewCells, overviewColumns } from './overview.ts';

/** Widths in twentieths of a point, which together fill the text of an A4 page with margins of 2 cm. */
const page = { width: 11906, height: 16838, margin: 1134 };
const columnWidths = [4738, 1750, 1750, 1400];
const textWidth = page.width - 2 * page.margin;

const navy = '14304F';
const grey = '45546A';
const rule = { style: BorderStyle.SINGLE, size: 4, color: 'B4C0CF' };
const heavyRule = { style: BorderStyle.SINGLE, size: 12, color: navy };
const noRule = { style: BorderStyle.NONE, size: 0, color: 'auto' };

function cell(text: string, column: number, fill: string | null, paragraph: IParagraphOptions): TableCell {
  return new TableCell({
    width: { size: columnWidths[column] ?? 0, type: WidthType.DXA },
    ...(fill === null ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
    children: [new Paragraph({ style: 'TableText', ...paragraph, text })],
  });
}

/** Repeated at the head of every page, and known to Word as the header row. */
const headerRow = (): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: overviewColumns.map((name, column) => cell(name, column, navy, { style: 'TableHeading' })),
  });

const bodyRow = (row: OverviewRow): TableRow =>
  new TableRow({
    cantSplit: true,
    children: overviewCells(row).map((text, column) =>
      cell(text, column, row.closedOn === null ? null : 'F3F5F8', {}),
    ),
  });

const table = ({ rows }: Overview): Table =>
  new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths,
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
    rows: [headerRow(), ...rows.map(bodyRow)],
  });

const footer = ({ board, heading, asAtInWords }: Overview): Footer =>
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

const document = (overview: Overview): Document =>
  new Document({
    title: `${overview.heading} – ${overview.board}`,
    subject: overview.caption,
    creator: overview.board,
    lastModifiedBy: overview.board,
    styles,
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
          },
        },
        footers: { default: footer(overview) },
        children: [
          new Paragraph({ style: 'Board', text: overview.board }),
          new Paragraph({ heading: HeadingLevel.HEADING_1, text: overview.heading }),
          new Paragraph({ text: asAtSentence(overview) }),
          ...(overview.nothingOpen === null
            ? []
            : [new Paragraph({ style: 'Nothing', text: overview.nothingOpen })]),
          ...(overview.rows.length === 0
            ? []
            : [
                new Paragraph({ style: 'Caption', alignment: AlignmentType.LEFT, text: overview.caption }),
                table(overview),
              ]),
        ],
      },
    ],
  });

/** The table's alternative text, which the docx package cannot write, goes last in its properties (ISO/IEC 29500). */
function withAlternativeText(documentXml: string, { caption, rows }: Overview): string {
  const description = `${counted(rows.length, 'action')}, one to a row: ${overviewColumns.join(', ')}.`;
  const element = (name: string, text: string): string =>
    `<w:${name} w:val="${Handlebars.escapeExpression(text)}"/>`;
  return documentXml.replace(
    '</w:tblPr>',
    () => `${element('tblCaption', caption)}${element('tblDescription', description)}</w:tblPr>`,
  );
}

/** The docx package dates a file by the clock; this one is dated by what it says, so the same Overview is the same file. */
const datedAsAt = (coreXml: string, { asAt }: Overview): string =>
  coreXml.replace(/(<dcterms:\w+ [^>]*>)[^<]*/g, `$1${asAt}T00:00:00Z`);

/** The Overview in Word: one accessible table, its header row on every page, in British English. */
export async function overviewWord(overview: Overview): Promise<Uint8Array> {
  const parts = unzipSync(await Packer.toBuffer(document(overview)));
  const edited = (name: string, edit: (xml: string, overview: Overview) => string): Uint8Array =>
    strToU8(edit(strFromU8(parts[name] ?? new Uint8Array()), overview));
  return zipSync(
    {
      ...parts,
      'word/document.xml': edited('word/document.xml', withAlternativeText),
      'docProps/core.xml': edited('docProps/core.xml', datedAsAt),
    },
    { mtime: `${overview.asAt}T12:00:00` },
  );
}
