import type { Box } from './pdf-drawing.ts';
import { linesFrom, type PrintedLine, segmentsOf, type Word } from './pdf-words.ts';

type Column = { from: number; to: number };
type Boxed = { box: Box };

/** Lines on either side from where words are set in two columns, and no heading stands beside another. */
const FEWEST_LINES = 6;

/**
 * The words of a page as lines, and what else stands on it, in the order of reading: from top to bottom, and where prose is set
 * in two columns the left before the right. What stands over both columns comes before what is below it.
 */
export function readingOrder<T extends Boxed>(
  words: readonly Word[],
  others: readonly T[],
  width: number,
): (PrintedLine | T)[] {
  const lines = linesFrom(words);
  const gutter = gutterBetween(lines, others, width);
  if (gutter === null) return fromTopToBottom(lines, others);
  const { at, from, to } = gutter;
  const isAbove = (y: number): boolean => y <= from;
  const isBelow = (y: number): boolean => y > to;
  const part = (holds: (x: number, y: number) => boolean): (PrintedLine | T)[] =>
    fromTopToBottom(
      linesFrom(words.filter((word) => holds(word.from, word.foot))),
      others.filter(({ box }) => holds(box.left, box.top)),
    );
  return [
    ...part((_, y) => isAbove(y)),
    ...part((x, y) => !isAbove(y) && !isBelow(y) && x < at),
    ...part((x, y) => !isAbove(y) && !isBelow(y) && x >= at),
    ...part((_, y) => isBelow(y)),
  ];
}

function fromTopToBottom<T extends Boxed>(
  lines: readonly PrintedLine[],
  others: readonly T[],
): (PrintedLine | T)[] {
  const topOf = (one: PrintedLine | T): number => ('box' in one ? one.box.top : one.foot - 0.5 * one.size);
  return [...lines, ...others].sort((a, b) => topOf(a) - topOf(b));
}

/** Where the page is set in two columns: the gutter's middle, and from which height to which nothing crosses it. */
function gutterBetween(
  lines: readonly PrintedLine[],
  others: readonly Boxed[],
  width: number,
): { at: number; from: number; to: number } | null {
  const segments = lines
    .flatMap((line) => segmentsOf(line).map(({ from, to }) => ({ from, to, foot: line.foot })))
    .sort((a, b) => a.foot - b.foot);
  if (segments.length < 2 * FEWEST_LINES) return null;
  let best: { at: number; from: number; to: number; held: number } | null = null;
  for (let at = 0.3 * width; at <= 0.7 * width; at += 3) {
    const crossing = [
      ...segments.filter(({ from, to }) => from < at + 3 && to > at - 3).map(({ foot }) => foot),
      ...others
        .filter(({ box }) => box.left < at && box.right > at)
        .flatMap(({ box }) => [box.top, box.bottom]),
    ].sort((a, b) => a - b);
    const stops = [Number.NEGATIVE_INFINITY, ...crossing, Number.POSITIVE_INFINITY];
    let first = 0;
    for (let index = 1; index < stops.length; index += 1) {
      const [from = 0, to = 0] = [stops[index - 1], (stops[index] ?? 0) - 0.1];
      while ((segments[first]?.foot ?? Number.POSITIVE_INFINITY) <= from) first += 1;
      let end = first;
      while ((segments[end]?.foot ?? Number.POSITIVE_INFINITY) < to) end += 1;
      if (end - first < 2 * FEWEST_LINES) continue;
      const within = segments.slice(first, end);
      const left = within.filter((one) => one.to <= at);
      const right = within.filter((one) => one.from >= at);
      const held = Math.min(left.length, right.length);
      if (
        held >= FEWEST_LINES &&
        held > (best?.held ?? 0) &&
        isProse(left) &&
        isProse(right) &&
        !isTable(left, right)
      ) {
        best = { at, from, to, held };
      }
    }
  }
  return best;
}

type Stretch = Column & { foot: number };

/** Whether the words fill their column: most of its lines end near where the longest does. */
function isProse(lines: readonly Stretch[]): boolean {
  const from = Math.min(...lines.map((line) => line.from));
  const to = Math.max(...lines.map((line) => line.to));
  const full = lines.filter((line) => line.to - line.from > 0.66 * (to - from));
  return to - from > 120 && full.length >= 0.5 * lines.length;
}

/** In a table, what begins anew on the left begins anew on the right. */
function isTable(left: readonly Stretch[], right: readonly Stretch[]): boolean {
  const [one, other] = [beginnings(left), beginnings(right)];
  const fewer = one.length < other.length ? one : other;
  const more = fewer === one ? other : one;
  const level = fewer.filter((foot) => more.some((y) => Math.abs(y - foot) < 4));
  return fewer.length >= 2 && level.length >= 0.6 * fewer.length;
}

/** The feet of the lines that stand apart from the line above. */
function beginnings(lines: readonly Stretch[]): number[] {
  const feet = [...new Set(lines.map(({ foot }) => foot))].sort((a, b) => a - b);
  const gaps = feet.slice(1).map((foot, index) => foot - (feet[index] ?? 0));
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  return feet.slice(1).filter((_, index) => (gaps[index] ?? 0) > 1.25 * usual);
}
