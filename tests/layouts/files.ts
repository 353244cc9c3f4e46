import {
  BorderStyle,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  TableCell,
  TabStopType,
  TextRun,
  VerticalMergeType,
  WidthType,
  TableRow as WordRow,
  Table as WordTable,
} from 'docx';
import PDFDocument from 'pdfkit';
import { ABOVE, type Cell, type Format, type Part, type Table, type TableRow } from './layout.ts';
import { markdownOf, openDocumentOf } from './open-files.ts';
import { valuesOf, workbookOf } from './sheets.ts';

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
      return Promise.resolve(new TextEncoder().encode(textOf(parts, WIDE)));
    case 'narrow txt':
      return Promise.resolve(new TextEncoder().encode(textOf(parts, NARROW)));
    case 'odt':
      return Promise.resolve(openDocumentOf(parts));
    case 'md':
      return Promise.resolve(new TextEncoder().encode(markdownOf(parts)));
    case 'xlsx':
      return Promise.resolve(workbookOf(parts));
    case 'csv':
      return Promise.resolve(new TextEncoder().encode(valuesOf(parts)));
  }
}

type Drawn = TableRow & { isHead: boolean };

const rowsOf = ({ head, rows }: Table): Drawn[] => [
  ...(head.length === 0 ? [] : [{ cells: head.map((text) => ({ text })), isHead: true }]),
  ...rows.map((row) => ({ ...row, isHead: false })),
];
const columnsOf = (table: Table): number => Math.max(...rowsOf(table).map(({ cells }) => cells.length));
const shown = ({ text }: Cell): string => (text === ABOVE ? '' : text);

async function wordFile(parts: readonly Part[]): Promise<Uint8Array> {
  const children = parts.flatMap((part): (Paragraph | WordTable)[] => {
    if ('title' in part) return [new Paragraph({ text: part.title, heading: HeadingLevel.TITLE })];
    if ('heading' in part) return [new Paragraph({ text: part.heading, heading: HeadingLevel.HEADING_1 })];
    if ('subheading' in part)
      return [new Paragraph({ children: [new TextRun({ text: part.subheading, bold: true })] })];
    if ('text' in part) return [new Paragraph(part.text)];
    if ('lead' in part)
      return [
        new Paragraph({ children: [new TextRun({ text: part.lead, bold: true }), new TextRun(part.rest)] }),
      ];
    if ('left' in part)
      return [
        new Paragraph({
          text: `${part.left}\t${part.right}`,
          tabStops: [{ type: TabStopType.RIGHT, position: 9000 }],
        }),
      ];
    if ('items' in part) return part.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }));
    return [wordTable(part)];
  });
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

function wordTable(table: Table): WordTable {
  const rows = rowsOf(table);
  const columns = columnsOf(table);
  return new WordTable({
    rows: rows.map(
      ({ cells, isHead }, index) =>
        new WordRow({
          children: cells.map((cell, column) => {
            const isMerged = cell.text === ABOVE;
            const isTop = !isMerged && rows[index + 1]?.cells[column]?.text === ABOVE;
            return new TableCell({
              columnSpan: cells.length === 1 ? columns : 1,
              ...(isMerged ? { verticalMerge: VerticalMergeType.CONTINUE } : {}),
              ...(isTop ? { verticalMerge: VerticalMergeType.RESTART } : {}),
              ...(cell.shade === undefined ? {} : { shading: { fill: cell.shade.slice(1) } }),
              children: shown(cell)
                .split('\n')
                .map(
                  (text) =>
                    new Paragraph({
                      children: [
                        new TextRun({
                          text,
                          strike: cell.struck === true,
                          bold: isHead || cell.bold === true,
                        }),
                      ],
                    }),
                ),
            });
          }),
        }),
    ),
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { top: { style: BorderStyle.SINGLE, size: 4 } },
  });
}

const margin = 56;
/** More columns than these are set on a page turned sideways. */
const MOST_UPRIGHT = 7;
const pageWidthOf = (page: Page): number => page.page.width - 2 * margin;
const lineHeight = 13;

function pdfFile(parts: readonly Part[], ruled: boolean): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const wide = parts.some((part) => 'head' in part && columnsOf(part) > MOST_UPRIGHT);
    const page = new PDFDocument({ size: 'A4', margin, layout: wide ? 'landscape' : 'portrait' });
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
  else if ('lead' in part) {
    page
      .fontSize(10)
      .font('Helvetica-Bold')
      .text(part.lead, margin, page.y, { continued: true })
      .font('Helvetica')
      .text(part.rest)
      .moveDown(0.6);
  } else if ('left' in part) {
    const pageWidth = pageWidthOf(page);
    const top = page.y;
    const width = page.font('Helvetica').fontSize(10).widthOfString(part.right);
    page.text(part.left, margin, top, { width: pageWidth - 80 });
    const bottom = page.y;
    page.text(part.right, margin + pageWidth - width, top, { lineBreak: false });
    page.x = margin;
    page.y = bottom;
    page.moveDown(0.6);
  } else if ('items' in part) for (const item of part.items) write(`•  ${item}`, 10, false);
  else drawTable(page, part, ruled);
}

function drawTable(page: Page, table: Table, ruled: boolean): void {
  const pageWidth = pageWidthOf(page);
  const widths = widthsOf(table, pageWidth);
  const padding = 4;
  const rows = rowsOf(table);
  for (const [index, { cells, isHead }] of rows.entries()) {
    page.font(isHead ? 'Helvetica-Bold' : 'Helvetica').fontSize(9);
    const spans = cells.length === 1 ? [pageWidth] : widths;
    const heights = cells.map((cell, column) =>
      page.heightOfString(shown(cell) || ' ', { width: (spans[column] ?? 0) - 2 * padding }),
    );
    const height = Math.max(...heights, lineHeight) + 2 * padding;
    if (page.y + height > page.page.height - margin) page.addPage();
    const top = page.y;
    let left = margin;
    for (const [column, cell] of cells.entries()) {
      const width = spans[column] ?? 0;
      if (cell.shade !== undefined) page.rect(left, top, width, height).fill(cell.shade).fillColor('black');
      if (ruled) drawSides(page, { left, top, width, height }, cell, rows[index + 1]?.cells[column]);
      page.font(isHead || cell.bold ? 'Helvetica-Bold' : 'Helvetica').fontSize(9);
      page.text(shown(cell), left + padding, top + padding, {
        width: width - 2 * padding,
        strike: cell.struck === true,
      });
      left += width;
    }
    page.y = top + height;
  }
  page.x = margin;
  page.moveDown(0.8);
}

type Box = { left: number; top: number; width: number; height: number };

/** The sides of a cell, but for those within a merged one. */
function drawSides(page: Page, box: Box, cell: Cell, below: Cell | undefined): void {
  const [right, bottom] = [box.left + box.width, box.top + box.height];
  page.lineWidth(0.5).moveTo(box.left, box.top).lineTo(box.left, bottom).stroke();
  page.moveTo(right, box.top).lineTo(right, bottom).stroke();
  if (cell.text !== ABOVE) page.moveTo(box.left, box.top).lineTo(right, box.top).stroke();
  if (below?.text !== ABOVE) page.moveTo(box.left, bottom).lineTo(right, bottom).stroke();
}

/** Each column as wide as its words want, none below its longest word. */
function widthsOf(table: Table, whole: number): number[] {
  const rows = rowsOf(table).filter(({ cells }) => cells.length > 1);
  const wants = Array.from({ length: columnsOf(table) }, (_, column) =>
    Math.max(
      3,
      ...rows
        .flatMap(({ cells }) => (cells[column]?.text ?? '').split('\n'))
        .map((text) => Math.max(Math.min(text.length, 40), ...text.split(' ').map((word) => word.length))),
    ),
  );
  const sum = wants.reduce((total, want) => total + want + 3, 0);
  return wants.map((want) => ((want + 3) / sum) * whole);
}

const longestWord = (text: string): number => Math.max(...text.split(/\s/).map(({ length }) => length));

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function pageOf(parts: readonly Part[]): string {
  const body = parts.map((part) => {
    if ('title' in part) return `<h1>${escaped(part.title)}</h1>`;
    if ('heading' in part) return `<h2>${escaped(part.heading)}</h2>`;
    if ('subheading' in part) return `<p><strong>${escaped(part.subheading)}</strong></p>`;
    if ('text' in part) return `<p>${escaped(part.text)}</p>`;
    if ('lead' in part) return `<p><b>${escaped(part.lead)}</b>${escaped(part.rest)}</p>`;
    if ('left' in part)
      return `<p>${escaped(part.left)}<span style="float: right">&emsp;${escaped(part.right)}</span></p>`;
    if ('items' in part) return `<ul>${part.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    const rows = rowsOf(part);
    return `<table>${rows.map((_, index) => rowInPage(rows, index, columnsOf(part))).join('\n')}</table>`;
  });
  return `<!doctype html><html lang="en"><head><title>Notes</title></head><body>\n${body.join('\n')}\n</body></html>`;
}

function rowInPage(rows: readonly Drawn[], index: number, columns: number): string {
  const { cells = [], isHead = false } = rows[index] ?? {};
  const tag = isHead ? 'th' : 'td';
  const across = cells.length === 1 ? ` colspan="${columns}"` : '';
  const inPage = (cell: Cell, column: number): string => {
    if (cell.text === ABOVE) return '';
    let down = 1;
    while (rows[index + down]?.cells[column]?.text === ABOVE) down += 1;
    const rowspan = down > 1 ? ` rowspan="${down}"` : '';
    const shade = cell.shade === undefined ? '' : ` style="background-color: ${cell.shade}"`;
    const plain = escaped(cell.text).replaceAll('\n', '<br>');
    const words = cell.struck ? `<s>${plain}</s>` : cell.bold ? `<b>${plain}</b>` : plain;
    return `<${tag}${across}${rowspan}${shade}>${words}</${tag}>`;
  };
  return `<tr>${cells.map(inPage).join('')}</tr>`;
}

/** How many characters a line of prose, and a table, may have. */
type Widths = { prose: number; table: number };
const WIDE: Widths = { prose: 84, table: 96 };
const NARROW: Widths = { prose: 60, table: 96 };

function textOf(parts: readonly Part[], { prose, table }: Widths): string {
  return parts
    .map((part) => {
      if ('items' in part) return part.items.map((item) => wrapped(`• ${item}`, prose).join('\n')).join('\n');
      if ('head' in part) return drawnInText(part, table);
      if ('lead' in part) return wrapped(`${part.lead}${part.rest}`, prose).join('\n');
      if ('left' in part) {
        const [first = '', ...others] = wrapped(part.left, prose - 14);
        return [`${first.padEnd(prose - part.right.length)}${part.right}`, ...others].join('\n');
      }
      return wrapped(Object.values(part)[0] ?? '', prose).join('\n');
    })
    .join('\n\n');
}

function drawnInText(table: Table, whole: number): string {
  const widths = widthsOf(table, whole).map((width, column) =>
    Math.max(
      Math.floor(width),
      ...rowsOf(table).map(({ cells }) =>
        cells.length === 1 ? 0 : longestWord(cells[column]?.text ?? '') + 2,
      ),
    ),
  );
  return rowsOf(table)
    .map(({ cells }) => {
      const [only] = cells;
      if (cells.length === 1 && only !== undefined) return only.text;
      const columns = cells.map((cell, column) =>
        shown(cell)
          .split('\n')
          .flatMap((text) => wrapped(text, (widths[column] ?? 10) - 2)),
      );
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
