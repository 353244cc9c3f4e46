import {
  ABOVE,
  type Cell,
  cellsOf,
  escapeXml,
  linesOf,
  type Part,
  rowsMerged,
  type Table,
} from './layout.ts';
import { zipped } from './sheets.ts';

const NAMES = ['office', 'style', 'text', 'table', 'fo']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

const paragraph = (words: string): string => `<text:p>${words}</text:p>`;
const inSpan = (style: string, text: string): string =>
  `<text:span text:style-name="${style}">${escapeXml(text)}</text:span>`;

/** The parts as an OpenDocument text. */
export function openDocumentOf(parts: readonly Part[]): Uint8Array {
  const shades = [
    ...new Set(
      parts.flatMap((part) =>
        'head' in part ? cellsOf(part).flatMap((cells) => cells.map(({ shade }) => shade)) : [],
      ),
    ),
  ].filter((shade) => shade !== undefined);
  const styles = [
    '<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>',
    '<style:style style:name="Struck" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>',
    ...shades.map(
      (shade) =>
        `<style:style style:name="S${shade.slice(1)}" style:family="table-cell"><style:table-cell-properties fo:background-color="${shade}"/></style:style>`,
    ),
  ];
  return zipped({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content ${NAMES}><office:automatic-styles>${styles.join('')}</office:automatic-styles><office:body><office:text>${parts.map(blockOf).join('')}</office:text></office:body></office:document-content>`,
  });
}

function blockOf(part: Part): string {
  if ('head' in part) return tableOf(part);
  if ('title' in part || 'heading' in part) {
    const [level, text] = 'title' in part ? [1, part.title] : [2, part.heading];
    return `<text:h text:outline-level="${level}">${escapeXml(text)}</text:h>`;
  }
  if ('subheading' in part) return paragraph(inSpan('Bold', part.subheading));
  if ('lead' in part) return paragraph(`${inSpan('Bold', part.lead)}${escapeXml(part.rest)}`);
  if ('left' in part) return paragraph(`${escapeXml(part.left)}<text:tab/>${escapeXml(part.right)}`);
  if ('text' in part) return paragraph(escapeXml(part.text));
  const items = part.items.map((item) => `<text:list-item>${paragraph(escapeXml(item))}</text:list-item>`);
  return `<text:list>${items.join('')}</text:list>`;
}

function tableOf(table: Table): string {
  const rows = cellsOf(table);
  const columns = Math.max(...rows.map(({ length }) => length));
  const inTable = rows.map((cells, row) => {
    const inRow = cells.map((cell, column) =>
      cell.text === ABOVE
        ? '<table:covered-table-cell/>'
        : cellOf(
            cell,
            cells.length === 1 ? columns : 1,
            rowsMerged(rows, row, column),
            row === 0 && table.head.length > 0,
          ),
    );
    return `<table:table-row>${inRow.join('')}</table:table-row>`;
  });
  return `<table:table>${inTable.join('')}</table:table>`;
}

function cellOf({ text, shade, bold, struck }: Cell, across: number, down: number, isHead: boolean): string {
  const style = shade === undefined ? '' : ` table:style-name="S${shade.slice(1)}"`;
  const spanned = `${across > 1 ? ` table:number-columns-spanned="${across}"` : ''}${down > 1 ? ` table:number-rows-spanned="${down}"` : ''}`;
  const words = text
    .split('\n')
    .map((line) =>
      struck ? inSpan('Struck', line) : bold || isHead ? inSpan('Bold', line) : escapeXml(line),
    );
  const covered = '<table:covered-table-cell/>'.repeat(across - 1);
  return `<table:table-cell${style}${spanned}>${words.map(paragraph).join('')}</table:table-cell>${covered}`;
}

/** The parts as Markdown. */
export const markdownOf = (parts: readonly Part[]): string => parts.map(inMarkdown).join('\n\n');

function inMarkdown(part: Part): string {
  if ('title' in part) return `# ${part.title}`;
  if ('heading' in part) return `## ${part.heading}`;
  if ('subheading' in part) return `**${part.subheading}**`;
  if ('lead' in part) return `**${part.lead.trimEnd()}** ${part.rest.trimStart()}`;
  if ('items' in part) return part.items.map((item) => `- ${item}`).join('\n');
  if (!('head' in part)) return linesOf(part).join('\n');
  const rows = cellsOf(part);
  const columns = Math.max(...rows.map(({ length }) => length));
  const [head = [], ...others] = part.head.length === 0 ? [[], ...rows] : rows;
  const inRow = (cells: readonly Cell[]): string =>
    `| ${Array.from({ length: columns }, (_, column) => cellInMarkdown(cells[column])).join(' | ')} |`;
  return [inRow(head), `|${' --- |'.repeat(columns)}`, ...others.map(inRow)].join('\n');
}

function cellInMarkdown({ text, bold, struck }: Cell = { text: '' }): string {
  const words = text === ABOVE ? '' : text.replaceAll('|', '\\|').replaceAll('\n', '<br>');
  if (words === '') return words;
  return struck ? `~~${words}~~` : bold ? `**${words}**` : words;
}
