import { strToU8 } from 'fflate';
import type { Block, Document, Span } from '../../functions/documents/document.ts';
import type { Parts } from '../../functions/documents/zip.ts';

const NAMES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ' +
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** The parts of a Word file with this body, and whatever other parts it has. */
export const wordFile = (
  body: string,
  {
    styles = '',
    numbering = '',
    footnotes = '',
  }: { styles?: string; numbering?: string; footnotes?: string } = {},
): Parts => ({
  '[Content_Types].xml': xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
  'word/document.xml': xml(`<w:document ${NAMES}><w:body>${body}</w:body></w:document>`),
  'word/styles.xml': xml(`<w:styles ${NAMES}>${styles}</w:styles>`),
  'word/numbering.xml': xml(`<w:numbering ${NAMES}>${numbering}</w:numbering>`),
  'word/footnotes.xml': xml(`<w:footnotes ${NAMES}>${footnotes}</w:footnotes>`),
});

export const xml = (text: string): Uint8Array => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${text}`);

export const r = (text: string, look = ''): string =>
  `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
/** A paragraph of runs; words alone are one run. */
export const p = (content: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith('<') || content === '' ? content : r(content)}</w:p>`;
export const tc = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<w:p>') || content.startsWith('<w:sdt>') ? content : p(content)}</w:tc>`;
export const tr = (cells: readonly string[], properties = ''): string =>
  `<w:tr><w:trPr>${properties}</w:trPr>${cells.map((cell) => (cell.startsWith('<w:tc>') ? cell : tc(cell))).join('')}</w:tr>`;
export const tbl = (rows: readonly (string | readonly string[])[], properties = ''): string =>
  `<w:tbl><w:tblPr>${properties}</w:tblPr>${rows.map((row) => (typeof row === 'string' ? row : tr(row))).join('')}</w:tbl>`;

/** Words with how they look: ~struck~, *bold*, and a note's mark in [brackets]. */
const words = (spans: readonly Span[]): string =>
  spans
    .map(({ text, bold, struck, mark }) => {
      const marked = mark ? `[${text}]` : text;
      return `${bold ? '*' : ''}${struck ? '~' : ''}${marked}${struck ? '~' : ''}${bold ? '*' : ''}`;
    })
    .join('');

/** A block as it is read: words, or a table's rows of cells. What stands in a cell beside one paragraph is a list. */
export type Told = string | Told[];
export const told = (blocks: readonly Block[]): Told[] =>
  blocks.map((block) =>
    block.kind === 'paragraph'
      ? words(block.spans)
      : block.rows.map(({ cells }) =>
          cells.map(({ blocks: within }) => {
            const inCell = told(within);
            return inCell.length === 0 ? '' : inCell.length === 1 ? (inCell[0] ?? '') : inCell;
          }),
        ),
  );

/** Every word that the document hands on, a note's mark aside, in order and without what stands between words. */
export const allWords = ({ blocks }: Document): string => lettersOf(wordsIn(blocks));
export const lettersOf = (text: string): string => (text.match(/[\p{L}\p{N}]+/gu) ?? []).join('');
const wordsIn = (blocks: readonly Block[]): string =>
  blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? block.spans.map(({ text, mark }) => (mark ? '' : text)).join('')
        : block.rows.flatMap(({ cells }) => cells.map((cell) => wordsIn(cell.blocks))).join(' '),
    )
    .join(' ');
