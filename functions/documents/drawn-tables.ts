import { cell, paragraph, tableOf, trim } from './blocks.ts';
import type { Block, Cell, Row, Table } from './document.ts';
import { spansOf } from './markdown.ts';

/** A line of a text as it stands in its file. */
export type RawLine = { number: number; raw: string };
/** A table drawn with signs, and how many lines it takes. */
export type Drawn = { table: Table; lines: number };

/** The table that begins on the first of these lines, in strokes between its cells or in a grid of signs; null where none does. */
export const drawnTable = (lines: readonly RawLine[], from: number): Drawn | null =>
  gridTable(lines, from) ?? pipeTable(lines, from);

const RULE = /^[\s|:+-]*-[\s|:+-]*$/;
const isRule = (raw: string): boolean => /[|+]/.test(raw) && RULE.test(raw);
const isClosed = (raw: string): boolean => /^\s{0,3}\|.*\|\s*$/.test(raw);
const strokesIn = (raw: string): number => raw.match(/(?:^|\s)\|(?=\s|$)/g)?.length ?? 0;

const isRow = (raw: string): boolean => isClosed(raw) || strokesIn(raw) >= 2;
/** Two columns are told by the rule below their headings alone: a single stroke stands in prose too. */
const isRowOverRule = (raw: string, next: string): boolean =>
  strokesIn(raw) >= 1 && isRule(next) && !isRule(raw);

/** Rows with strokes between their cells, as Markdown sets them, with strokes at the ends or without; a blank line parts none. */
function pipeTable(lines: readonly RawLine[], from: number): Drawn | null {
  const raw = (at: number): string => lines[at]?.raw ?? '';
  const ruled = isRowOverRule(raw(from), raw(from + 1));
  if (!ruled && !isRow(raw(from))) return null;
  if (isRule(raw(from)) && (isRule(raw(from + 1)) || !isRow(raw(from + 1)))) return null;
  const rows: Row[] = [];
  let at = from;
  let end = from;
  for (; at < lines.length; at += 1) {
    const line = raw(at);
    if (line.trim() === '' && at > from && at - end < 3) continue;
    if (isRule(line)) {
      end = at + 1;
      continue;
    }
    if (!isRow(line) && !(ruled && (at === from || (at === end && strokesIn(line) >= 1)))) break;
    const headsAnew = rows.length > 0 && isRule(raw(at + 1)) && !isRule(raw(at - 1));
    const cells = cellsOf(line, lines[at]?.number ?? 0);
    if (headsAnew || (at > end && rows.length > 0 && cells.length !== rows.at(-1)?.cells.length)) break;
    const isHeading = rows.length === 0 && isRule(raw(at + 1));
    rows.push({ at: { line: lines[at]?.number ?? 0, page: null }, cells, isHeading });
    end = at + 1;
  }
  return rows.length === 0 ? null : { table: tableOf(rows), lines: end - from };
}

function cellsOf(raw: string, number: number): Cell[] {
  const trimmed = raw.trim();
  const within = trimmed.startsWith('|') ? trimmed.slice(1).replace(/(?<!\\)\|$/, '') : raw;
  return within.split(/(?<!\\)\|/).map((text, column) => cell(column, blocksOf(text, number)));
}

function blocksOf(text: string, number: number): Block[] {
  const spans = trim(spansOf(text, '\n'));
  return spans.length === 0 ? [] : [paragraph(number, spans)];
}

const BORDER = /^\s*\+[-=:+]{2,}\+\s*$/;
/** Lines drawn with signs made for it, as those of plain type. */
const asTyped = (raw: string): string =>
  /[\u2500-\u257F]/.test(raw)
    ? raw
        .replace(/[│┃║]/g, '|')
        .replace(/[─━═╌╍┄┅]/g, '-')
        .replace(/[\u2500-\u257F]/g, '+')
    : raw;

/** A grid of +, - and |. */
function gridTable(lines: readonly RawLine[], from: number): Drawn | null {
  const first = asTyped(lines[from]?.raw ?? '');
  if (!BORDER.test(first)) return null;
  const edges = [...first.matchAll(/\+/g)].map(({ index }) => index);
  const regions: RawLine[][] = [];
  let at = from;
  for (; at < lines.length; at += 1) {
    const raw = asTyped(lines[at]?.raw ?? '');
    if (BORDER.test(raw) && regions.at(-1)?.length === 0) break;
    if (BORDER.test(raw)) regions.push([]);
    else if (/^\s*\|.*\|\s*$/.test(raw)) regions.at(-1)?.push({ number: lines[at]?.number ?? 0, raw });
    else break;
  }
  const filled = regions.filter((region) => region.length > 0);
  const bodies = filled.length === 2 ? [filled[0] ?? [], ...rowsWithin(filled[1] ?? [])] : filled;
  const rows = bodies.map(
    (region, index): Row => ({
      at: { line: region[0]?.number ?? 0, page: null },
      isHeading: index === 0 && filled.length > 1,
      cells: gridCells(region, edges),
    }),
  );
  return rows.length === 0 ? null : { table: tableOf(rows), lines: at - from };
}

/** Rows with no rule between them: a line with most of its cells blank goes on from the one above. */
function rowsWithin(region: readonly RawLine[]): RawLine[][] {
  const rows: RawLine[][] = [];
  for (const line of region) {
    const cells = line.raw.trim().slice(1, -1).split('|');
    const goesOn = cells.filter((words) => words.trim() !== '').length <= cells.length / 2;
    if (goesOn && rows.length > 0) rows.at(-1)?.push(line);
    else rows.push([line]);
  }
  return rows;
}

/** Its lines' words under the edges of the grid; a cell goes on over an edge that no line of the row draws. */
function gridCells(region: readonly RawLine[], edges: readonly number[]): Cell[] {
  const drawn = edges.filter((edge) => region.some(({ raw }) => raw[edge] === '|'));
  const fits = drawn.length >= 2 && region.every(({ raw }) => drawn.every((edge) => raw[edge] === '|'));
  const columns = edges.slice(0, -1);
  const parts = region.map(({ raw }) =>
    fits
      ? drawn.slice(0, -1).map((edge, index) => raw.slice(edge + 1, drawn[index + 1]))
      : raw.trim().slice(1, -1).split('|'),
  );
  const width = parts.reduce((most, { length }) => Math.max(most, length), 0);
  return Array.from({ length: width }, (_, index) => {
    const start = fits ? columns.indexOf(drawn[index] ?? 0) : index;
    const end = fits ? edges.indexOf(drawn[index + 1] ?? 0) : index + 1;
    const words = parts.map((part) => part[index] ?? '');
    return { ...cell(start, gridBlocks(words, region[0]?.number ?? 0)), across: Math.max(1, end - start) };
  });
}

/** A blank line in a cell begins a paragraph. */
const gridBlocks = (words: readonly string[], number: number): Block[] =>
  words
    .map((line) => line.trim())
    .join('\n')
    .split(/\n{2,}/)
    .flatMap((text) => blocksOf(text, number));
