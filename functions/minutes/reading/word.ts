import { Unzip, UnzipInflate, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { type HTMLElement, NodeType, parse } from 'node-html-parser';
import { rowsOfTable } from './html-tables.ts';
import { BOLD, type Line, lineWithTabs, type NotesText, rowOf } from './lines.ts';

/** The parts of an unpacked file by name. Pictures and the like are counted and let go. */
export type Parts = Record<string, Uint8Array>;

const CHUNK = 16_384;

/**
 * Unpacks a zip, counting what really comes out and not what the file says of itself.
 * `too large` once more than `most` bytes have; `broken` where it is cut short or damaged.
 */
export function unpack(bytes: Uint8Array, most: number): Parts | 'too large' | 'broken' {
  const chunks: Record<string, Uint8Array[]> = {};
  let size = 0;
  let failed = false;
  const unzip = new Unzip((file) => {
    const kept = /\.(?:xml|rels)$|^mimetype$/i.test(file.name);
    const parts: Uint8Array[] = [];
    chunks[file.name] = parts;
    file.ondata = (error, chunk) => {
      failed ||= error !== null;
      size += chunk?.length ?? 0;
      if (kept && !failed && size <= most) parts.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let from = 0; from < bytes.length && size <= most && !failed; from += CHUNK) {
      unzip.push(bytes.subarray(from, from + CHUNK), from + CHUNK >= bytes.length);
    }
  } catch {
    failed = true;
  }
  if (size > most) return 'too large';
  if (failed) return 'broken';
  return Object.fromEntries(Object.entries(chunks).map(([name, parts]) => [name, whole(parts)]));
}

function whole(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** The paragraphs and table rows of a Word file, from its unpacked parts. Throws where it is no sound Word file. */
export async function linesOfWord(parts: Parts): Promise<NotesText> {
  const buffer = Buffer.from(zipSync(parts, { level: 0 }));
  const { value } = await mammoth.convertToHtml(
    { buffer },
    { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
  );
  return linesOfHtml(value);
}

/** The paragraphs and table rows of a page in HTML. */
function linesOfHtml(html: string): NotesText {
  const lines: Line[] = [];
  walk(
    parse(html, { blockTextElements: { script: false, style: false } }),
    { bullet: false, counted: false },
    lines,
  );
  return { lines, wraps: false };
}

type List = { bullet: boolean; counted: boolean };

function walk(element: HTMLElement, list: List, lines: Line[]): void {
  for (const node of element.childNodes) {
    if (node.nodeType !== NodeType.ELEMENT_NODE) continue;
    const child = node as HTMLElement;
    const tag = child.rawTagName?.toLowerCase() ?? '';
    if (tag === 'table') {
      addTable(child, lines);
    } else if (tag === 'ul') {
      walk(child, { bullet: true, counted: false }, lines);
    } else if (tag === 'ol') {
      walk(child, { bullet: false, counted: true }, lines);
    } else if (tag === 'li') {
      addParagraph(child, list, lines);
    } else if (/^(?:p|h[1-6]|dt|dd|pre)$/.test(tag)) {
      addParagraph(child, { bullet: false, counted: false }, lines);
    } else {
      walk(child, list, lines);
    }
  }
}

/** A list item's own words, then the lists within it. */
function addParagraph(element: HTMLElement, { bullet, counted }: List, lines: Line[]): void {
  const inner = element.querySelectorAll('ul, ol, table').filter((nested) => nearestItem(nested) === element);
  const own = inner.reduce((html, nested) => html.replace(nested.outerHTML, ''), element.innerHTML);
  const bold = boldThroughout(own);
  const level = Number(/^h([1-6])$/i.exec(element.rawTagName)?.[1] ?? 0);
  for (const piece of own.split(/<br\s?\/?>|<\/p>\s*<p[^>]*>/i)) {
    const words = parse(piece).textContent;
    const known: Partial<Line> = { heading: level > 0 ? level : bold ? BOLD : null };
    if (bullet) known.bullet = true;
    const line = lineWithTabs(lines.length + 1, words, known);
    lines.push(counted && line.label === null ? { ...line, label: '' } : line);
  }
  for (const nested of inner) walk(parse(nested.outerHTML), { bullet: true, counted: false }, lines);
}

const nearestItem = (element: HTMLElement): HTMLElement | null => {
  let parent = element.parentNode;
  while (parent !== null && !/^(?:li|p|h[1-6]|dt|dd|pre)$/i.test(parent.rawTagName ?? '')) {
    parent = parent.parentNode;
  }
  return parent;
};

/** All its words are in bold: a heading, in a file that has no heading styles. */
function boldThroughout(html: string): boolean {
  const words = parse(html).textContent.trim();
  const bold = parse(html)
    .querySelectorAll('strong, b')
    .map(({ textContent }) => textContent)
    .join('')
    .trim();
  return words !== '' && words.replace(/\s/g, '') === bold.replace(/\s/g, '');
}

/** A table of one column is a frame around the notes; a table within a cell comes after the row that holds it. */
function addTable(table: HTMLElement, lines: Line[]): void {
  const rows = rowsOfTable(table, cellText);
  const id = lines.length + 1;
  for (const { row, cells } of rows) {
    if (rows.every((one) => one.cells.length === 1)) {
      walk(row, { bullet: false, counted: false }, lines);
    } else {
      lines.push(rowOf(lines.length + 1, cells, id));
      for (const inner of outermostTables(row)) addTable(inner, lines);
    }
  }
}

const outermostTables = (row: HTMLElement): HTMLElement[] =>
  row.querySelectorAll('table').filter((table) => table.parentNode?.closest('tr') === row);

/** Its paragraphs are parted by a space, unless a stroke joins them: "Requested by the Panel/", "Offered by …". */
const cellText = (cell: HTMLElement): string =>
  parse(withoutTables(cell).replace(/(?<!\w\/)(?:<br\s?\/?>|<\/(?:p|li|h[1-6])>)/gi, ' $&')).textContent;

const withoutTables = (cell: HTMLElement): string =>
  cell.querySelectorAll('table').reduce((html, table) => html.replace(table.outerHTML, ' '), cell.innerHTML);
