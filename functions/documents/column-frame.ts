import type { Placed, Segment } from './document.ts';

/** Words that stand together; a mark and the words behind it are one part, each where it stands. */
export type Part = Segment & { behindMark?: readonly Segment[] };

/** Room that is free of words from line to line. */
type Gutter = { from: number; to: number };
/** What lines set out in the same columns share: from where to where they stand, and what is free between. */
export type Frame = { from: number; to: number; gutters: readonly Gutter[] };
/** In widths of the file's mean letter, so that points and characters read alike. */
const near = {
  /** Two columns of a text may come as near as one space, those of a page nearer. */
  gutter: 0.5,
  /** A word stands at a column's edge; on a page, where words' places are reckoned from their letters, less exactly. */
  edge: 0.5,
  edgeReckoned: 1.5,
  /** The same where the heading alone tells the edge: its words may be centred. */
  edgeOfHeading: 3,
} as const;

/** A mark and its words, in widths of the file's mean letter. */
export const NEAR_MARK = 8;

export function frameOf(segments: Placed): Frame {
  const gutters = segments
    .slice(1)
    .map(({ from }, index) => ({ from: segments[index]?.to ?? from, to: from }));
  return { from: segments[0]?.from ?? 0, to: segments.at(-1)?.to ?? 0, gutters };
}

/** The frame with what the words take of its gutters; null where they stand across one. */
export function frameWith(frame: Frame, segments: Placed, unit: number): Frame | null {
  const least = near.gutter * unit;
  let { from, to } = frame;
  let gutters: Gutter[] = [...frame.gutters];
  for (const [index, own] of segments.entries()) {
    // A full cell may touch the next.
    const next = segments[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    const segment = { from: own.from, to: Math.max(own.from, Math.min(own.to, next - 1.01 * least)) };
    if (segment.to + least <= from) gutters.unshift({ from: segment.to, to: from });
    if (segment.from >= to + least) gutters.push({ from: to, to: segment.from });
    from = Math.min(from, segment.from);
    to = Math.max(to, segment.to);
    const left: Gutter[] = [];
    for (const gutter of gutters) {
      if (segment.to <= gutter.from || segment.from >= gutter.to) {
        left.push(gutter);
        continue;
      }
      const parts = [
        { from: gutter.from, to: segment.from },
        { from: segment.to, to: gutter.to },
      ].filter((part) => part.to - part.from >= least);
      if (parts.length === 0) return null;
      left.push(...parts);
    }
    gutters = left;
  }
  return { from, to, gutters };
}

/** A cell that is full may touch the next: it is cut at the word that stands at the next column's edge. */
export function cutAtGutters(
  segments: readonly Part[],
  frame: Frame,
  unit: number,
  atAnyEdge = false,
): Segment[] {
  const reach = frame.from - NEAR_MARK * unit;
  const isWhole = ({ from, to }: Segment): boolean =>
    !(from < reach && to > frame.from) &&
    !frame.gutters.some((gutter) => from < gutter.from && to > gutter.to);
  if (segments.every(isWhole)) return [...segments];
  return segments.flatMap((segment) => {
    const crossed = frame.gutters.filter(({ from, to }) => segment.from < from && segment.to > to);
    const edge = atAnyEdge ? near.edgeOfHeading * 2 : isTyped(segment) ? near.edge : near.edgeReckoned;
    const edges = crossed.map(({ to }) => ({ place: to, within: edge * unit }));
    if (segment.from < frame.from - NEAR_MARK * unit && segment.to > frame.from) {
      edges.unshift({ place: frame.from, within: near.edgeOfHeading * unit });
    }
    if (edges.length === 0) return [segment];
    const words = wordsOf(segment);
    const cuts = edges.flatMap(({ place, within }) => {
      const word = nearest(words.slice(1), place);
      return word !== undefined && Math.abs(word.from - place) <= within ? [{ word, place }] : [];
    });
    if (cuts.length < edges.length) return [segment];
    // A cell that has slipped from its column's edge is put back there, lest it be taken for its neighbour's.
    const settled = words.map((word) => {
      const place = atAnyEdge ? cuts.find((cut) => cut.word === word)?.place : undefined;
      return place === undefined || place <= word.from
        ? word
        : { ...word, from: place, to: Math.max(place, word.to) };
    });
    return parted(
      settled,
      cuts.map(({ word }) => words.indexOf(word)),
    );
  });
}

const nearest = (words: readonly Segment[], place: number): Segment | undefined =>
  words.reduce<Segment | undefined>(
    (best, word) =>
      best === undefined || Math.abs(word.from - place) < Math.abs(best.from - place) ? word : best,
    undefined,
  );

function parted(words: readonly Segment[], cuts: readonly number[]): Segment[] {
  const at = [0, ...[...new Set(cuts)].sort((a, b) => a - b), words.length];
  return at.slice(1).flatMap((end, index) => {
    const own = words.slice(at[index], end);
    const [first] = own;
    if (first === undefined) return [];
    return [
      { text: own.map(({ text }) => text).join(' '), from: first.from, to: own.at(-1)?.to ?? first.to },
    ];
  });
}

/** The words of a segment where they stand, by the widths that letters have: all alike where a letter is a unit wide. */
export function wordsOf(segment: Part): Segment[] {
  if (segment.behindMark !== undefined) return segment.behindMark.flatMap(wordsOf);
  const { text, from, to } = segment;
  const areAlike = isTyped(segment);
  const ends: number[] = [0];
  for (const letter of text) ends.push((ends.at(-1) ?? 0) + (areAlike ? 1 : widthOf(letter)));
  const scale = (to - from) / Math.max(ends.at(-1) ?? 0, 0.01);
  const place = (index: number): number => from + (ends[[...text.slice(0, index)].length] ?? 0) * scale;
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    text: word,
    from: place(index),
    to: place(index + word.length),
  }));
}

/** How wide the first word of a segment is, with the space behind it. */
export function firstWordWidth({ text, from, to }: Segment): number {
  const [word = ''] = text.split(' ', 1);
  if (isTyped({ text, from, to })) return word.length + 1;
  const widthIn = (letters: string): number => [...letters].reduce((sum, letter) => sum + widthOf(letter), 0);
  return ((to - from) * (widthIn(word) + widthOf(' '))) / Math.max(widthIn(text), 0.01);
}

export const isTyped = ({ text, from, to }: Segment): boolean => Math.abs(to - from - text.length) < 0.01;

const widthOf = (letter: string): number =>
  /[ijlft.,;:'’|!()[\]I ]/.test(letter)
    ? 0.5
    : /[mwMW@%—]/.test(letter)
      ? 1.6
      : /[A-Z]/.test(letter)
        ? 1.3
        : 1;

export function columnAt(place: number, { gutters }: Frame): number {
  let column = 0;
  while (column < gutters.length && place > middle(gutters[column])) column += 1;
  return column;
}

const middle = (gutter: Gutter | undefined): number => ((gutter?.from ?? 0) + (gutter?.to ?? 0)) / 2;
