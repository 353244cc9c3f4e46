import type { Segment, Span } from './document.ts';
import type { Glyph, Rule } from './pdf-drawing.ts';

/** A word where it stands, in points from the page's left and top; `foot` is the line that its letters stand on. */
export type Word = {
  text: string;
  from: number;
  to: number;
  foot: number;
  size: number;
  bold: boolean;
  struck: boolean;
  /** Whether a space was written before it. */
  spaced: boolean;
  content: number | null;
  isArtifact: boolean;
  /** Where its letters begin, the first at `from`. */
  stops: readonly number[];
};

/** Words of one foot: a raised "th" belongs to it. */
export type PrintedLine = { words: Word[]; foot: number; size: number };

/** What is near, in heights of the letters: so 8 points and 12 read alike. */
const near = { sameWord: 0.12, sameSegment: 0.6, sameFoot: 0.5, drawnAgain: 0.15, spacedOut: 1.2 } as const;

export function wordsFrom(glyphs: readonly Glyph[]): Word[] {
  const words: Word[] = [];
  let end = Number.NaN;
  for (const glyph of glyphs) {
    const last = words.at(-1);
    const gap = glyph.x - end;
    const goesOn =
      last !== undefined &&
      !glyph.spaced &&
      Math.abs(glyph.y - last.foot) < 0.1 * last.size &&
      Math.abs(glyph.size - last.size) < 0.1 * last.size &&
      glyph.bold === last.bold &&
      gap < near.sameWord * last.size &&
      gap > -near.drawnAgain * last.size;
    if (goesOn) {
      last.text += glyph.text;
      last.to = glyph.x + glyph.width;
      (last.stops as number[]).push(...Array.from(glyph.text, () => glyph.x));
    } else {
      const { text, x, width, y, size, bold, spaced, content, isArtifact } = glyph;
      const stops = Array.from(text, () => x);
      words.push({
        text,
        from: x,
        to: x + width,
        foot: y,
        size,
        bold,
        struck: false,
        spaced,
        content,
        isArtifact,
        stops,
      });
    }
    // Letters set apart further than their own height are set in columns, and in no word.
    end = glyph.x + glyph.width + (glyph.spacing < glyph.size ? glyph.spacing : 0);
  }
  return once(words);
}

/** What is drawn twice at one place, to look bold or to throw a shadow, is one word. */
function once(words: readonly Word[]): Word[] {
  const seen = new Map<string, Word[]>();
  return words.filter((word) => {
    const alike = seen.get(word.text) ?? [];
    const first = alike.find(
      ({ from, foot, size }) =>
        Math.abs(from - word.from) < near.drawnAgain * size &&
        Math.abs(foot - word.foot) < near.drawnAgain * size,
    );
    if (first !== undefined) {
      first.bold = true;
      return false;
    }
    alike.push(word);
    seen.set(word.text, alike);
    return true;
  });
}

/** Cuts a word where an upright rule runs between two of its letters: what a line was laid out with is no word. */
export function cutAtRules(words: readonly Word[], upright: readonly Rule[]): Word[] {
  return words.flatMap((word) => {
    const within = 0.12 * word.size;
    const rule = upright.find(
      ({ at, from, to }) =>
        at > word.from + within &&
        at < word.to - within &&
        from < word.foot - within &&
        to > word.foot - within,
    );
    if (rule === undefined) return [word];
    const cut = word.stops.findIndex((stop, index) => index > 0 && Math.abs(stop - rule.at) <= within);
    if (cut < 1) return [word];
    const letters = Array.from(word.text);
    const left = {
      ...word,
      text: letters.slice(0, cut).join(''),
      to: rule.at,
      stops: word.stops.slice(0, cut),
    };
    const right = {
      ...word,
      text: letters.slice(cut).join(''),
      from: word.stops[cut] ?? rule.at,
      spaced: true,
      stops: word.stops.slice(cut),
    };
    return [left, ...cutAtRules([right], upright)];
  });
}

/**
 * Marks what a level rule strikes through, and gives the rules that strike or underline nothing. A rule strikes the words that
 * it runs over for all its length, between a sixth and a half of their height above their feet.
 */
export function rulesApartFromWords(level: readonly Rule[], words: readonly Word[]): Rule[] {
  const bands = new Map<number, Word[]>();
  const bandOf = (y: number): number => Math.floor(y / 8);
  for (const word of words) {
    for (
      let band = bandOf(word.foot - 0.6 * word.size);
      band <= bandOf(word.foot + 0.3 * word.size);
      band += 1
    ) {
      bands.set(band, [...(bands.get(band) ?? []), word]);
    }
  }
  return level.filter((rule) => {
    const beside = (bands.get(bandOf(rule.at)) ?? []).filter(
      ({ from, to }) => to > rule.from && from < rule.to,
    );
    const height = ({ foot, size }: Word): number => (foot - rule.at) / size;
    const crossed = beside.filter((word) => height(word) > 0.15 && height(word) < 0.5);
    if (isCovered(rule, crossed, 0.85)) {
      for (const word of crossed) {
        const over = Math.min(word.to, rule.to) - Math.max(word.from, rule.from);
        if (over > 0.6 * (word.to - word.from)) word.struck = true;
      }
      return false;
    }
    const above = beside.filter((word) => height(word) <= 0.05 && height(word) > -0.25);
    return !isCovered(rule, above, 0.97);
  });
}

/** Whether words stand along so much of a rule, the room between two words counted. */
function isCovered({ from, to }: Rule, words: readonly Word[], share: number): boolean {
  const size = words[0]?.size ?? 0;
  if (size === 0 || to - from < 0.8 * size) return false;
  let covered = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const word of [...words].sort((a, b) => a.from - b.from)) {
    const begins = Math.max(from, word.from - last < size ? last : word.from);
    covered += Math.max(0, Math.min(to, word.to) - begins);
    last = Math.max(last, word.to);
  }
  return covered >= share * (to - from);
}

export function linesFrom(words: readonly Word[]): PrintedLine[] {
  const lines: PrintedLine[] = [];
  for (const word of [...words].sort((a, b) => a.foot - b.foot || a.from - b.from)) {
    const last = lines.at(-1);
    if (last !== undefined && word.foot - last.foot < reachOf(last.size, word.size)) {
      last.words.push(word);
      if (word.size > last.size) Object.assign(last, { size: word.size, foot: word.foot });
    } else {
      lines.push({ words: [word], foot: word.foot, size: word.size });
    }
  }
  for (const line of lines) line.words = closedUp(line.words.sort((a, b) => a.from - b.from));
  return lines;
}

/** How far below the foot of a line a word still stands on it: small letters before it may be raised, those after it lowered. */
function reachOf(line: number, word: number): number {
  if (line < 0.8 * word) return 0.45 * word;
  return word < 0.8 * line ? 0.3 * line : near.sameFoot * Math.min(line, word);
}

/** Words whose letters are set apart, "A C T I O N", are whole again: four letters or more with even gaps. */
function closedUp(words: Word[]): Word[] {
  if (words.length < 4) return words;
  const closed: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const first = words[at] as Word;
    const gapAfter = (index: number): number =>
      (words[index + 1]?.from ?? Number.NaN) - (words[index]?.to ?? 0);
    const gap = gapAfter(at);
    let end = at;
    while (
      isLetter(words[end]) &&
      isLetter(words[end + 1]) &&
      gap < near.spacedOut * first.size &&
      Math.abs(gapAfter(end) - gap) < 0.1 * first.size
    ) {
      end += 1;
    }
    if (end - at >= 3) {
      const run = words.slice(at, end + 1);
      const stops = run.flatMap((word) => word.stops);
      closed.push({
        ...first,
        text: run.map(({ text }) => text).join(''),
        to: run.at(-1)?.to ?? first.to,
        stops,
      });
    } else {
      end = at;
      closed.push(first);
    }
    at = end + 1;
  }
  return closed;
}

const isLetter = (word: Word | undefined): boolean => word !== undefined && /^\p{L}$/u.test(word.text);

export const isSpaceBetween = (before: Word, word: Word): boolean =>
  word.from - before.to > near.sameWord * Math.max(before.size, word.size) ||
  isOver(before, word) ||
  (word.spaced && word.from > before.to - near.sameWord * word.size);

/** What is too wide for its column runs into the next, and is no part of the word there. */
const isOver = (before: Word, word: Word): boolean => word.from < before.to - near.drawnAgain * word.size;

/** Words further apart than a wide space stand in different segments. */
export function segmentsOf({ words, size }: PrintedLine): Segment[] {
  const segments: Segment[] = [];
  let last: Word | undefined;
  for (const word of words) {
    const segment = segments.at(-1);
    if (last === undefined || segment === undefined || word.from - segment.to > near.sameSegment * size) {
      segments.push({ text: word.text, from: word.from, to: word.to });
    } else {
      segment.text += isSpaceBetween(last, word) ? ` ${word.text}` : word.text;
      segment.to = Math.max(segment.to, word.to);
    }
    last = word;
  }
  return segments.map((segment) => ({ ...segment, text: withoutSoftHyphens(segment.text) }));
}

/** Lines as the spans of one paragraph: a word broken at a line's end is whole again, and a soft hyphen gone. */
export function spansOf(lines: readonly PrintedLine[]): Span[] {
  const spans: Span[] = [];
  let last: Word | undefined;
  for (const { words } of lines) {
    words.forEach((word, index) => {
      const isBroken = index === 0 && /[\p{L}\d]-$|\u00AD$/u.test(last?.text ?? '');
      const space = last === undefined || isBroken || (index > 0 && !isSpaceBetween(last, word)) ? '' : ' ';
      const span = spans.at(-1);
      if (span !== undefined && Boolean(span.bold) === word.bold && Boolean(span.struck) === word.struck) {
        span.text += space + word.text;
      } else {
        if (span !== undefined) span.text += space;
        spans.push({
          text: word.text,
          ...(word.bold && { bold: true as const }),
          ...(word.struck && { struck: true as const }),
        });
      }
      last = word;
    });
  }
  return spans.map((span) => ({ ...span, text: withoutSoftHyphens(span.text) }));
}

const withoutSoftHyphens = (text: string): string => text.replaceAll('\u00AD', '');

export const textOf = (line: PrintedLine): string =>
  spansOf([line])
    .map(({ text }) => text)
    .join('');
