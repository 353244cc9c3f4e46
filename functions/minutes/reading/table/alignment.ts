import type { Placed, Segment } from '../lines.ts';
import { columnsNamed } from './columns.ts';

/** A table's columns, by where its headings stand. A heading that is left out is the action's, before the others. */
type Grid = { spans: readonly { from: number; to: number }[]; blankFirst: boolean };

const LONGEST_TEXT_BETWEEN = 60;

/** For each line, its cells below the headings of an actions table; null where it is not of such a table. */
export function rowsByPlace(lines: readonly Placed[]): (string[] | null)[] {
  let grid: Grid | null = null;
  let outside = 0;
  return lines.map((line) => {
    if (line.length === 0) return null;
    const found = gridOf(line);
    if (found !== null) {
      grid = found;
      outside = 0;
      return [...(found.blankFirst ? [''] : []), ...line.map(({ text }) => text)];
    }
    if (grid === null || isOfTheText(line)) return null;
    const cells = cellsIn(line, grid);
    outside = cells === null ? outside + 1 : 0;
    if (
      outside > LONGEST_TEXT_BETWEEN ||
      /^(?:\d+\. ?)?date of (?:the )?next/i.test(line.map(({ text }) => text).join(' '))
    ) {
      grid = null;
    }
    return grid === null ? null : cells;
  });
}

/** "4. Finance" or "ACTION: …" alone on a line stands below the table, though it begins where a column does. */
const isOfTheText = ([first, ...others]: Placed): boolean =>
  others.length === 0 &&
  /^(?:\d{1,2}[.)]\s+[A-Z]|(?:ACTIONS?|Actions?)\b[^:]{0,20}:)/.test(first?.text ?? '');

function gridOf(line: Placed): Grid | null {
  if (line.length < 2 || line.length > 12) return null;
  const columns = columnsNamed(line.map(({ text }) => text));
  return columns === null ? null : { spans: line, blankFirst: columns.length > line.length };
}

/** As many cells as there are columns stand in their order, where some have slipped from below their headings. */
function cellsIn(line: Placed, grid: Grid): string[] | null {
  const columns = grid.spans.length + (grid.blankFirst ? 1 : 0);
  const cells = cellsBelow(line, grid);
  const slipped = line.length === columns && columns > 2 && (cells === null || cells.includes(''));
  return slipped ? line.map(({ text }) => text) : cells;
}

function cellsBelow(line: Placed, { spans, blankFirst }: Grid): string[] | null {
  const cells = placesBelow(line, spans, blankFirst ? 1 : 0);
  return cells === null ? null : cells.map((cell) => cell?.text ?? '');
}

/**
 * What stands below each heading, or column, from where to where, null where nothing does; null for a line that runs on over
 * the place where a column begins, which is no row of the table. A `shift` leaves as many columns blank at the start.
 */
export function placesBelow(line: Placed, spans: Grid['spans'], shift = 0): (Segment | null)[] | null {
  const cells: (Segment | null)[] = Array.from({ length: spans.length + shift }, () => null);
  for (const segment of line.length > 1 ? line.flatMap((one) => partsAt(one, spans)) : line) {
    const column = columnFor(segment, spans, shift);
    if (column === null) return null;
    const before = cells[column] ?? null;
    cells[column] =
      before === null
        ? { ...segment }
        : { text: `${before.text} ${segment.text}`, from: before.from, to: segment.to };
  }
  return cells;
}

function columnFor(segment: Segment, spans: Grid['spans'], shift: number): number | null {
  const below = spans.flatMap((span, index) =>
    segment.from < span.to && segment.to > span.from ? [index] : [],
  );
  if (below.length > 1) return null;
  if (below.length === 1) {
    const only = below[0] ?? 0;
    return crossesInto(segment, spans, only) ? null : only + shift;
  }
  const before = spans.findLastIndex((span) => span.from <= segment.from);
  return before === -1 ? 0 : before + shift;
}

/** Where characters are counted, a word that begins just where a column does is in that column: only one space parted them. */
function partsAt(segment: Segment, spans: Grid['spans']): Segment[] {
  const { text, from, to } = segment;
  if (to - from !== text.length) return [segment];
  const span = spans.find((one) => one.from > from && text.charAt(one.from - from - 1) === ' ');
  if (span === undefined) return [segment];
  const at = span.from - from;
  return [
    { text: text.slice(0, at).trim(), from, to: span.from - 1 },
    { text: text.slice(at), from: span.from, to },
  ];
}

/** A centred cell may begin before its heading does, but not by more than twice the heading's width. */
function crossesInto(segment: Segment, spans: Grid['spans'], index: number): boolean {
  const span = spans[index] ?? segment;
  const before = spans[index - 1]?.to ?? Number.NEGATIVE_INFINITY;
  return segment.from < before || span.from - segment.from > 2 * (span.to - span.from);
}
