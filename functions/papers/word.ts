import {
  Document,
  Footer,
  type IStylesOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import type { CalendarDate } from '../calendar/days.ts';
import { countOf } from '../words/english.ts';
import { asAtSentence, type Page, type Part, type Table, type TableLook } from './page.ts';
import { archiveOf } from './zip.ts';

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

/** Words as XML has them, in a text and in an attribute; what it can hold nowhere is left out. */
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const inXml = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is to leave out
  text.replace(/[&<>"'\x00-\x08\v\f\x0E-\x1F]/g, (sign) => escapes[sign] ?? '');

const run = (text: string): string =>
  text === '' ? '' : `<w:r><w:t xml:space="preserve">${inXml(text)}</w:t></w:r>`;

const paragraph = (text: string, style?: string, more = ''): string =>
  `<w:p>${style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>`}${run(text)}</w:p>`;

/** What opens each cell of a column, by which it is as wide as that, and in `fill` where there is one. */
const cellOf = (width: number, fill: string | null): string => {
  const shade = fill === null ? '' : `<w:shd w:fill="${fill}" w:color="auto" w:val="clear"/>`;
  return `<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="${width}"/>${shade}</w:tcPr>`;
};

const rowOf = (texts: readonly string[], cells: readonly string[], style: string): string =>
  texts.map((text, column) => `${cells[column] ?? cellOf(0, null)}${paragraph(text, style)}</w:tc>`).join('');

/** Lines between rows alone, and a heavy one below the last. */
const borders =
  '<w:tblBorders><w:top w:val="none" w:color="auto" w:sz="0"/><w:left w:val="none" w:color="auto" w:sz="0"/>' +
  `<w:bottom w:val="single" w:color="${navy}" w:sz="12"/><w:right w:val="none" w:color="auto" w:sz="0"/>` +
  '<w:insideH w:val="single" w:color="B4C0CF" w:sz="4"/><w:insideV w:val="none" w:color="auto" w:sz="0"/></w:tblBorders>';

const marginAt = (side: string, width: number): string => `<w:${side} w:type="dxa" w:w="${width}"/>`;
const cellMargins = `<w:tblCellMar>${marginAt('top', 80)}${marginAt('left', 110)}${marginAt('bottom', 80)}${marginAt('right', 110)}</w:tblCellMar>`;

/** What is read aloud of a table before its rows: its alternative text (ISO/IEC 29500). */
function alternativeText({ caption, columns, rowIs, rows }: Table): string {
  const description = `${countOf(rows.length, rowIs)}, one to a row: ${columns.join(', ')}.`;
  return `<w:tblCaption w:val="${inXml(caption.text)}"/><w:tblDescription w:val="${inXml(description)}"/>`;
}

/** Its header row is repeated at the head of every page, and known to Word as that. */
function tableOf(table: Table): string {
  const widths = columnWidths[table.look];
  const [headings, plain, muted] = [navy, null, 'F3F5F8'].map((fill) =>
    widths.map((width) => cellOf(width, fill)),
  ) as [string[], string[], string[]];
  const header = rowOf(table.columns, headings, 'TableHeading');
  const rows = table.rows.map((row) => {
    const texts = row.cells.map(({ text }) => text);
    return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${rowOf(texts, row.muted ? muted : plain, 'TableText')}</w:tr>`;
  });
  return [
    `<w:tbl><w:tblPr><w:tblW w:type="dxa" w:w="${textWidth}"/>${borders}<w:tblLayout w:type="fixed"/>${cellMargins}`,
    '<w:tblLook w:firstRow="true" w:lastRow="false" w:firstColumn="true" w:lastColumn="false" w:noHBand="true" w:noVBand="true"/>',
    `${alternativeText(table)}</w:tblPr>`,
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`,
    `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${header}</w:tr>`,
    ...rows,
    '</w:tbl>',
  ].join('');
}

/** What stands in the frame where the words of a paper are put, as it is in XML and out of it. */
const gaps = {
  title: '{title}',
  subject: '{subject}',
  board: '{board}',
  footer: '{footer}',
  body: '{body}',
} as const;
type Words = Readonly<Record<keyof typeof gaps, string>>;

const footer = new Footer({
  children: [
    new Paragraph({
      style: 'Footer',
      tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
      children: [
        new TextRun(gaps.footer),
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

const caption = ({ caption: { text }, isHeading }: Table): string =>
  isHeading ? paragraph(text, 'Heading2') : paragraph(text, 'Caption', '<w:jc w:val="left"/>');

const bullet = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';

function blocksOf(part: Part): string {
  switch (part.kind) {
    case 'statement':
      return paragraph(part.text, 'Nothing');
    case 'paragraph':
      return paragraph(part.text);
    case 'table':
      return `${caption(part)}${tableOf(part)}`;
    case 'list': {
      const points = part.points.map((text) => paragraph(text, 'ListParagraph', bullet)).join('');
      return `${part.heading === null ? '' : paragraph(part.heading, 'Heading2')}${points}`;
    }
  }
}

function bodyOf(paper: Page): string {
  const asAt = asAtSentence(paper);
  return [
    paragraph(paper.board, 'Board'),
    paragraph(paper.heading, 'Heading1'),
    ...(asAt === null ? [] : [paragraph(asAt)]),
    ...paper.parts.map(blocksOf),
  ].join('');
}

/**
 * All of a Word file but the words: its styles, its numbering, its footer and how its parts hang together are the docx
 * package's, which makes them once. It takes longer over a long table than over all else of a request.
 */
async function makeFrame(): Promise<Record<string, string>> {
  const frame = new Document({
    title: gaps.title,
    subject: gaps.subject,
    creator: gaps.board,
    lastModifiedBy: gaps.board,
    styles,
    sections: [
      {
        properties: {
          page: {
            size: { width: a4.width, height: a4.height },
            margin: { top: a4.margin, bottom: a4.margin, left: a4.margin, right: a4.margin },
          },
        },
        footers: { default: footer },
        children: [new Paragraph({ text: gaps.body })],
      },
    ],
  });
  const parts = Object.entries(unzipSync(await Packer.toBuffer(frame)));
  return Object.fromEntries(parts.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

let made: ReturnType<typeof makeFrame> | undefined;
const frameOnce = (): ReturnType<typeof makeFrame> => {
  made ??= makeFrame();
  return made;
};

const paragraphOfBody = paragraph(gaps.body);

function filledWith({ body, ...words }: Words, xml: string): string {
  const [before, after] = xml.split(paragraphOfBody);
  if (after !== undefined) return `${before}${body}${after}`;
  return xml.replace(/\{(?:title|subject|board|footer)\}/g, (gap) =>
    inXml(words[gap.slice(1, -1) as keyof typeof words]),
  );
}

/** The docx package dates a file by the clock; this one is of that day, so that the same words are the same file. */
export const datedOn = (date: CalendarDate, xml: string): string =>
  xml.replace(/(<dcterms:\w+ [^>]*>)[^<]*/g, `$1${date}T00:00:00Z`);

/** A paper in Word: accessible tables, their header rows on every page, in British English. */
export async function pageInWord(paper: Page): Promise<Uint8Array> {
  const { board, heading, subject, asAt, asAtInWords } = paper;
  const words = {
    ...{ board, subject, body: bodyOf(paper) },
    title: `${heading} – ${board}`,
    footer: `${board}: ${heading}, ${asAtInWords}`,
  };
  const parts: Record<string, Uint8Array> = {};
  for (const [name, xml] of Object.entries(await frameOnce())) {
    parts[name] = strToU8(datedOn(asAt, filledWith(words, xml)));
  }
  return archiveOf(parts, `${asAt}T12:00:00`);
}
