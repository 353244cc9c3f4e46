import { strToU8, zipSync } from 'fflate';
import { ABOVE, type Cell, cellsOf, escapeXml, linesOf, type Part, rowsMerged } from './layout.ts';

type SheetRow = {
  cells: readonly Cell[];
  merged: readonly { column: number; across: number; down: number }[];
};

/** As a sheet has them: what is no table in the first column, and an empty row on either side of a table. */
const rowsOfSheet = (parts: readonly Part[]): SheetRow[] =>
  parts.flatMap((part): SheetRow[] => {
    if (!('head' in part)) {
      const isHeading = 'title' in part || 'heading' in part || 'subheading' in part;
      return linesOf(part).map((text) => ({
        cells: [isHeading ? { text, bold: true } : { text }],
        merged: [],
      }));
    }
    const rows = cellsOf(part);
    const columns = Math.max(...rows.map(({ length }) => length));
    const blank = { cells: [], merged: [] };
    return [
      blank,
      ...rows.map((cells, row) => ({
        cells,
        merged: cells.flatMap((_, column) => {
          const across = cells.length === 1 ? columns : 1;
          const down = rowsMerged(rows, row, column);
          return across * down > 1 && cells[column]?.text !== ABOVE ? [{ column, across, down }] : [];
        }),
      })),
      blank,
    ];
  });

/** The parts as a file of values: whatever a cell looks like is lost. */
export const valuesOf = (parts: readonly Part[]): string =>
  rowsOfSheet(parts)
    .map(({ cells }) => cells.map(({ text }) => (text === ABOVE ? '' : quoted(text))).join(','))
    .map((record) => `${record}\r\n`)
    .join('');

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);

const DAY = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const SHORT_DATE = 14;

/** The parts as a workbook of one sheet: texts in its cells, and dates as Excel counts them. */
export function workbookOf(parts: readonly Part[]): Uint8Array {
  const looks = ['0 2 0'];
  const shades: string[] = [];
  const lookOf = ({ bold, struck, shade }: Cell, format: number): number => {
    if (shade !== undefined && !shades.includes(shade)) shades.push(shade);
    const font = (bold ? 1 : 0) + (struck ? 2 : 0);
    const look = `${format} ${shade === undefined ? 0 : shades.indexOf(shade) + 2} ${font}`;
    if (!looks.includes(look)) looks.push(look);
    return looks.indexOf(look);
  };
  const rows = rowsOfSheet(parts);
  const sheet = rows.map(({ cells }, index) => {
    const inSheet = cells.map((cell, column) => cellOfSheet(place(column, index), cell, lookOf));
    return `<row r="${index + 1}">${inSheet.join('')}</row>`;
  });
  const merges = rows.flatMap(({ merged }, index) =>
    merged.map(
      ({ column, across, down }) =>
        `<mergeCell ref="${place(column, index)}:${place(column + across - 1, index + down - 1)}"/>`,
    ),
  );
  const fills = shades.map(
    (shade) =>
      `<fill><patternFill patternType="solid"><fgColor rgb="FF${shade.slice(1).toUpperCase()}"/></patternFill></fill>`,
  );
  const formats = looks.map((look) => {
    const [format, fill, font] = look.split(' ');
    return `<xf numFmtId="${format}" fillId="${fill}" fontId="${font}"/>`;
  });
  return zipped({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/styles.xml': `<styleSheet><fonts><font/><font><b/></font><font><strike/></font><font><b/><strike/></font></fonts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fills.join('')}</fills><cellXfs>${formats.join('')}</cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet.join('')}</sheetData><mergeCells>${merges.join('')}</mergeCells></worksheet>`,
  });
}

export const zipped = (entries: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, strToU8(text)])));

const place = (column: number, row: number): string => `${String.fromCharCode(65 + column)}${row + 1}`;

function cellOfSheet(at: string, cell: Cell, lookOf: (cell: Cell, format: number) => number): string {
  const words = cell.text === ABOVE ? '' : cell.text;
  const [, day, month, year] = DAY.exec(words) ?? [];
  if (day === undefined) {
    const look = lookOf(cell, 0);
    return words === ''
      ? `<c r="${at}" s="${look}"/>`
      : `<c r="${at}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(words)}</t></is></c>`;
  }
  const days = (Date.UTC(Number(year), Number(month) - 1, Number(day)) - Date.UTC(1899, 11, 30)) / 86_400_000;
  return `<c r="${at}" s="${lookOf(cell, SHORT_DATE)}"><v>${days}</v></c>`;
}
