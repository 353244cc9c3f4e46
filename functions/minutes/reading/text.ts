import { parse } from 'node-html-parser';
import { rowsOfTable } from './html-tables.ts';
import {
  type Across,
  BOLD,
  type Line,
  lineOf,
  lineWithTabs,
  type NotesText,
  type Placed,
  rowOf,
} from './lines.ts';
import { rowsByPlace } from './table/alignment.ts';

const LINE_END = /\r\n|\n|\r/;

/** A paragraph a line long at most is not wrapped; text from a PDF page is. */
const WIDEST_WRAPPED_LINE = 180;

/** The lines of plain text, or of a Markdown export of it. */
export function linesOfText(text: string): NotesText {
  const raw = text.split(LINE_END);
  const html = htmlRows(text);
  const segments = raw.map(textByPlace);
  const placed = rowsByPlace(segments);
  const lines = raw.flatMap((words, index): Line[] => {
    const rows = html.get(index + 1);
    if (rows !== undefined) return rows;
    if (html.has(-(index + 1))) return [lineOf(index + 1, '')];
    const cells = placed[index] ?? null;
    const across: Across = { by: 'place', segments: segments[index] ?? [], ruled: false };
    return cells === null ? linesFrom(index + 1, words, across) : [rowOf(index + 1, cells, null, across)];
  });
  return { lines: withLoneMarks(inTables(lines, raw)), wraps: isWrapped(raw) };
}

/** An export may run a heading in bold on to the line above it, and a date on to the row below: "… – June 2023**17 October 2023**". */
function linesFrom(number: number, raw: string, across: Across): Line[] {
  const [, above = '', heading = '', below = ''] = raw.length > 400 ? [] : (RUN_ON.exec(raw) ?? []);
  const opens = (above.match(/\*\*/g)?.length ?? 0) % 2 === 0;
  if (heading === '' || !opens) return [lineOfText(number, raw, { across })];
  return [
    lineOfText(number, above),
    below === '' ? lineOfText(number, heading, { heading: BOLD }) : lineOfText(number, `${heading}${below}`),
  ];
}

const RUN_ON =
  /^(.*[\p{L}\d.)](?:\*\*)?)\*\*([A-Z\d][^*]*\s[^*]*)\*\*(?:\s*|(?<=(?:19|20)\d\d\*\*)([A-Z].*))$/u;

function lineOfText(number: number, raw: string, known: Partial<Line> = {}): Line {
  const level = /^\s{0,3}(#{1,6})\s/.exec(raw)?.[1]?.length ?? 0;
  const words = withoutMarkup(level > 0 ? raw.replace(/^\s*#{1,6}\s+/, '').replace(/\s#+\s*$/, '') : raw);
  return lineWithTabs(number, words, level === 0 ? known : { ...known, heading: level });
}

/** A bullet or a number alone on its line belongs to the line below: some exports part them. */
function withLoneMarks(lines: readonly Line[]): Line[] {
  let mark: { bullet: boolean; label: string | null } | null = null;
  return lines.map((line) => {
    const number = /^\(?(\d{1,2})[.)]$/.exec(line.text)?.[1] ?? line.label;
    const alone = line.text === '' ? line.bullet || number !== null : number !== line.label;
    const lone = line.cells === null && alone;
    if (lone) mark = { bullet: line.bullet, label: number };
    if (lone) return { ...line, text: '', bullet: false, label: null };
    if (mark === null || line.text === '') return line;
    const marked = line.bullet || line.label !== null || line.cells !== null ? line : { ...line, ...mark };
    mark = null;
    return marked;
  });
}

/** Emphasis, links, escapes and tags are an export's, not the notes'. */
function withoutMarkup(raw: string): string {
  if (!/[*_\\<[`]/.test(raw)) return raw;
  return raw
    .replace(/(?<=\S\/)\s*(?:<\/?(?:p|br)\b[^<>]{0,200}>\s*)+/gi, '')
    .replace(/<br\s?\/?>/gi, ' ')
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, ' ')
    .replace(/\*{2,3}|__(?=\S)|(?<=\S)__/g, '')
    .replace(
      /(?<=^|[\s([:"'‘“])([*_])(?=[^\s*_])([^*_]{1,300}?)(?<=[^\s\\])\1(?=$|[\s)\]:;,.?!"'’”–—-])/g,
      '$2',
    )
    .replace(/(?<!\\)\[([^[\]]{1,300})\]\([^()\s]{0,500}\)/g, '$1')
    .replace(/^(\s*)([*_])(?=\S)([^*_]{1,1000})\2(\s*)$/, '$1$3$4')
    .replace(/\\([\\`*_{}[\]()#+\-.!|&~<>])/g, '$1');
}

/** Markdown's tables are true tables: their rows are whole, and a rule stands below the heading. */
function inTables(lines: readonly Line[], raw: readonly string[]): Line[] {
  let table = 0;
  return lines.map((line) => {
    const words = raw[line.number - 1] ?? '';
    const closed = /^\s{0,3}\|.*\|\s*$/.test(words);
    if (line.table !== null || !(closed || / \| .* \| /.test(words))) {
      if (line.text !== '' && line.table === null) table = line.number;
      return line;
    }
    if (/^[\s|:-]+$/.test(words)) return lineOf(line.number, '');
    const cells = (closed ? words.trim().slice(1, -1) : words).split(/(?<!\\)\|/);
    return rowOf(line.number, cells.map(withoutMarkup), closed ? table : null);
  });
}

/** The rows of an export's HTML tables by line; minus a line's number marks it as within a table. */
function htmlRows(text: string): Map<number, Line[]> {
  const rows = new Map<number, Line[]>();
  if (!/<\/table>/i.test(text)) return rows;
  const parts = text.split(/(<table\b|<\/table>)/i);
  let number = 1;
  parts.forEach((part, index) => {
    const within = /^<table$/i.test(parts[index - 1] ?? '') && /^<\/table>$/i.test(parts[index + 1] ?? '');
    if (within) putRows(part, number, rows);
    number += part.split(LINE_END).length - 1;
  });
  return rows;
}

/** A line end within a cell, behind a stroke: "Requested by the Panel/", "Offered by the Commissioner". */
const AFTER_STROKE = /(?<=\S\/)\s*\n\s*/g;

function putRows(html: string, number: number, rows: Map<number, Line[]>): void {
  const table = -number;
  const last = number + html.split(LINE_END).length - 1;
  for (let line = number; line <= last; line += 1) rows.set(-line, []);
  const element = parse(`<table${html}</table>`).querySelector('table');
  if (element === null) return;
  for (const { row, cells } of rowsOfTable(element, ({ structuredText }) =>
    structuredText.replace(AFTER_STROKE, ''),
  )) {
    const line = number + html.slice(0, Math.max(0, row.range[0] - 6)).split(LINE_END).length - 1;
    rows.set(line, [...(rows.get(line) ?? []), rowOf(line, cells, table)]);
  }
}

/** Columns set out with spaces, as a page's layout is kept in text. */
function textByPlace(raw: string): Placed {
  if (raw.length > 400 || !/\S {2,}\S/.test(raw)) {
    const text = raw.trim();
    const from = raw.length - raw.trimStart().length;
    return text === '' ? [] : [{ text, from, to: from + text.length }];
  }
  return [...raw.matchAll(/\S+(?: \S+)*/g)].map(({ 0: text, index }) => ({
    text,
    from: index,
    to: index + text.length,
  }));
}

function isWrapped(raw: readonly string[]): boolean {
  let widest = 0;
  let full = 0;
  for (const { length } of raw) {
    if (length > widest) widest = length;
    if (length > 60) full += 1;
  }
  return full > 0 && widest <= WIDEST_WRAPPED_LINE;
}
