import {
  BorderStyle,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  TableCell,
  TextRun,
  WidthType,
  TableRow as WordRow,
  Table as WordTable,
} from 'docx';
import { strToU8, zipSync } from 'fflate';
import PDFDocument from 'pdfkit';
import type { Format, Part, Table, TableRow } from './layout.ts';

/** The parts as a file of that format. */
export function fileOf(parts: readonly Part[], format: Format): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return wordFile(parts);
    case 'pdf':
      return pdfFile(parts, true);
    case 'pdf without rules':
      return pdfFile(parts, false);
    case 'html':
      return Promise.resolve(new TextEncoder().encode(pageOf(parts)));
    case 'txt':
      return Promise.resolve(new TextEncoder().encode(textOf(parts)));
    case 'xlsx':
      return Promise.resolve(workbookOf(parts));
    case 'csv':
      return Promise.resolve(new TextEncoder().encode(valuesOf(parts)));
  }
}

const rowsOf = ({ head, rows }: Table): TableRow[] => [{ cells: head, struck: false }, ...rows];

async function wordFile(parts: readonly Part[]): Promise<Uint8Array> {
  const children = parts.flatMap((part): (Paragraph | WordTable)[] => {
    if ('title' in part) return [new Paragraph({ text: part.title, heading: HeadingLevel.TITLE })];
    if ('heading' in part) return [new Paragraph({ text: part.heading, heading: HeadingLevel.HEADING_1 })];
    if ('subheading' in part)
      return [new Paragraph({ children: [new TextRun({ text: part.subheading, bold: true })] })];
    if ('text' in part) return [new Paragraph(part.text)];
    if ('items' in part) return part.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }));
    return [wordTable(part)];
  });
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

function wordTable(table: Table): WordTable {
  const columns = table.head.length;
  const rows = rowsOf(table).map(
    ({ cells, struck }, index) =>
      new WordRow({
        children: cells.map(
          (text) =>
            new TableCell({
              columnSpan: cells.length === 1 ? columns : 1,
              children: [
                new Paragraph({ children: [new TextRun({ text, strike: struck, bold: index === 0 })] }),
              ],
            }),
        ),
      }),
  );
  return new WordTable({
    rows,
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { top: { style: BorderStyle.SINGLE, size: 4 } },
  });
}

const margin = 56;
const pageWidth = 595 - 2 * margin;
const lineHeight = 13;

function pdfFile(parts: readonly Part[], ruled: boolean): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const page = new PDFDocument({ size: 'A4', margin });
    const chunks: Uint8Array[] = [];
    page.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    page.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    page.on('error', reject);
    page.fontSize(10);
    for (const part of parts) drawPart(page, part, ruled);
    page.end();
  });
}

type Page = InstanceType<typeof PDFDocument>;

function drawPart(page: Page, part: Part, ruled: boolean): void {
  const write = (text: string, size: number, bold: boolean): void => {
    page
      .font(bold ? 'Helvetica-Bold' : 'Helvetica')
      .fontSize(size)
      .text(text, margin)
      .moveDown(0.6);
  };
  if ('title' in part) write(part.title, 16, true);
  else if ('heading' in part) write(part.heading, 12, true);
  else if ('subheading' in part) write(part.subheading, 10, true);
  else if ('text' in part) write(part.text, 10, false);
  else if ('items' in part) for (const item of part.items) write(`•  ${item}`, 10, false);
  else drawTable(page, part, ruled);
}

function drawTable(page: Page, table: Table, ruled: boolean): void {
  const widths = widthsOf(table, pageWidth);
  const padding = 4;
  for (const [index, { cells, struck }] of rowsOf(table).entries()) {
    page.font(index === 0 ? 'Helvetica-Bold' : 'Helvetica').fontSize(9);
    const spans = cells.length === 1 ? [pageWidth] : widths;
    const heights = cells.map((text, column) =>
      page.heightOfString(text || ' ', { width: (spans[column] ?? 0) - 2 * padding }),
    );
    const height = Math.max(...heights, lineHeight) + 2 * padding;
    if (page.y + height > 842 - margin) page.addPage();
    const top = page.y;
    let left = margin;
    for (const [column, text] of cells.entries()) {
      const width = spans[column] ?? 0;
      if (ruled) page.lineWidth(0.5).rect(left, top, width, height).stroke();
      page.text(text, left + padding, top + padding, { width: width - 2 * padding, strike: struck });
      left += width;
    }
    page.y = top + height;
  }
  page.x = margin;
  page.moveDown(0.8);
}

/** Each column as wide as its words want, none below its longest word. */
function widthsOf({ head, rows }: Table, whole: number): number[] {
  const wants = head.map((name, column) =>
    Math.max(
      ...[name, ...rows.map(({ cells }) => (cells.length === 1 ? '' : (cells[column] ?? '')))].map((text) =>
        Math.max(Math.min(text.length, 40), ...text.split(' ').map((word) => word.length)),
      ),
    ),
  );
  const sum = wants.reduce((total, want) => total + want + 3, 0);
  return wants.map((want) => ((want + 3) / sum) * whole);
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function pageOf(parts: readonly Part[]): string {
  const body = parts.map((part) => {
    if ('title' in part) return `<h1>${escaped(part.title)}</h1>`;
    if ('heading' in part) return `<h2>${escaped(part.heading)}</h2>`;
    if ('subheading' in part) return `<p><strong>${escaped(part.subheading)}</strong></p>`;
    if ('text' in part) return `<p>${escaped(part.text)}</p>`;
    if ('items' in part) return `<ul>${part.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    return `<table>${rowsOf(part)
      .map((row, index) => rowInPage(row, index, part.head.length))
      .join('\n')}</table>`;
  });
  return `<!doctype html><html lang="en"><head><title>Notes</title></head><body>\n${body.join('\n')}\n</body></html>`;
}

function rowInPage({ cells, struck }: TableRow, index: number, columns: number): string {
  const tag = index === 0 ? 'th' : 'td';
  const across = cells.length === 1 ? ` colspan="${columns}"` : '';
  const words = (text: string): string => (struck ? `<s>${escaped(text)}</s>` : escaped(text));
  return `<tr>${cells.map((text) => `<${tag}${across}>${words(text)}</${tag}>`).join('')}</tr>`;
}

const textWidth = 96;

function textOf(parts: readonly Part[]): string {
  return parts
    .map((part) => {
      if ('items' in part) return part.items.map((item) => wrapped(`• ${item}`, 84).join('\n')).join('\n');
      if ('head' in part) return drawnInText(part);
      return wrapped(Object.values(part)[0] ?? '', 84).join('\n');
    })
    .join('\n\n');
}

function drawnInText(table: Table): string {
  const widths = widthsOf(table, textWidth).map((width) => Math.floor(width));
  return rowsOf(table)
    .map(({ cells }) => {
      if (cells.length === 1) return cells[0] ?? '';
      const columns = cells.map((text, column) => wrapped(text, (widths[column] ?? 10) - 2));
      const height = Math.max(...columns.map(({ length }) => length));
      return Array.from({ length: height }, (_, line) =>
        columns
          .map((lines, column) => (lines[line] ?? '').padEnd(widths[column] ?? 10))
          .join('')
          .trimEnd(),
      ).join('\n');
    })
    .join('\n');
}

function wrapped(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

/** As a sheet has them: what is no table in the first column, and an empty row on either side of a table. */
const rowsOfSheet = (parts: readonly Part[]): TableRow[] =>
  parts.flatMap((part) => {
    if ('head' in part) return [aRow([]), ...rowsOf(part), aRow([])];
    if ('items' in part) return part.items.map((item) => aRow([item]));
    return [aRow([Object.values(part)[0] ?? ''])];
  });
const aRow = (cells: readonly string[]): TableRow => ({ cells, struck: false });

const valuesOf = (parts: readonly Part[]): string =>
  rowsOfSheet(parts)
    .map(({ cells }) =>
      cells.map((text) => (/[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text)).join(','),
    )
    .map((record) => `${record}\r\n`)
    .join('');

const LOOKS =
  '<styleSheet><fonts><font/><font><strike/></font></fonts><cellXfs><xf/><xf fontId="1"/><xf numFmtId="14"/></cellXfs></styleSheet>';

/** A workbook of one sheet: texts in its cells, and dates as Excel counts them. */
function workbookOf(parts: readonly Part[]): Uint8Array {
  const rows = rowsOfSheet(parts).map(({ cells, struck }, index) => {
    const row = index + 1;
    return `<row r="${row}">${cells.map((text, column) => cellOfSheet(`${String.fromCharCode(65 + column)}${row}`, text, struck)).join('')}</row>`;
  });
  const entries = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/styles.xml': LOOKS,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(entries).map(([name, xml]) => [name, strToU8(xml)])));
}

const DAY = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

function cellOfSheet(reference: string, text: string, struck: boolean): string {
  if (text === '') return '';
  const [, day, month, year] = DAY.exec(text) ?? [];
  if (day === undefined) {
    return `<c r="${reference}" s="${struck ? 1 : 0}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
  }
  const days = (Date.UTC(Number(year), Number(month) - 1, Number(day)) - Date.UTC(1899, 11, 30)) / 86_400_000;
  return `<c r="${reference}" s="2"><v>${days}</v></c>`;
}
