import type { Placed, Segment } from '../lines.ts';

type Spans = readonly { from: number; to: number }[];

/**
 * What stands below each heading, or column, from where to where, null where nothing does; null for a line that runs on over
 * the place where a column begins, which is no row of the table. A `shift` leaves as many columns blank at the start.
 */
export function placesBelow(line: Placed, spans: Spans, shift = 0): (Segment | null)[] | null {
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

function columnFor(segment: Segment, spans: Spans, shift: number): number | null {
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
function partsAt(segment: Segment, spans: Spans): Segment[] {
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
function crossesInto(segment: Segment, spans: Spans, index: number): boolean {
  const span = spans[index] ?? segment;
  const before = spans[index - 1]?.to ?? Number.NEGATIVE_INFINITY;
  return segment.from < before || span.from - segment.from > 2 * (span.to - span.from);
}
