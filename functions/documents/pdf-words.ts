import { isBrokenBySyllable } from './broken-words.ts';
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
  /** Whether it was written where the word before it had not come to its end: it is in a column of its own. */
  isOver: boolean;
  content: number | null;
  isArtifact: boolean;
  /** Its letters among those of the page: the first, and how many; none where it is no drawing. */
  letters: { first: number; count: number } | null;
};

/** Words of one foot: a raised "th" belongs to it. */
export type PrintedLine = { words: Word[]; foot: number; size: number };
/** A printed line as it is handed on, its words put together. */
export type SetLine = { foot: number; size: number; spans: readonly Span[] };

/** What is near, in heights of the letters: so 8 points and 12 read alike. */
const near = { sameWord: 0.12, sameSegment: 0.6, sameFoot: 0.5, drawnAgain: 0.15, spacedOut: 1.2 } as const;

export function wordsFrom(glyphs: readonly Glyph[]): Word[] {
  const words: Word[] = [];
  let last: Word | undefined;
  let end = Number.NaN;
  let spacing = 0;
  glyphs.forEach(({ text, x, width, y, spaced, opens, run }, index) => {
    const { size, bold } = run;
    // Letters that are set apart never stand closer, unless the next was put there for itself.
    const isOver = opens && spacing > 0.03 * size && x - end < -0.5 * spacing;
    if (
      last !== undefined &&
      !spaced &&
      !isOver &&
      bold === last.bold &&
      x - end < near.sameWord * last.size &&
      x - end > -near.drawnAgain * last.size &&
      Math.abs(y - last.foot) < 0.1 * last.size &&
      Math.abs(size - last.size) < 0.1 * last.size
    ) {
      last.text += text;
      last.to = x + width;
      if (last.letters !== null) last.letters.count += 1;
    } else {
      const { content, isArtifact } = run;
      const letters = { first: index, count: 1 };
      last = {
        text,
        from: x,
        to: x + width,
        foot: y,
        size,
        bold,
        struck: false,
        spaced,
        isOver,
        content,
        isArtifact,
        letters,
      };
      words.push(last);
    }
    // Letters set apart further than their own height are set in columns, and in no word.
    spacing = run.spacing < size ? run.spacing : 0;
    end = x + width + spacing;
  });
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

/** Cuts words where an upright rule runs between two of their letters: what a row was laid out with is no word. */
export function cutAtRules(
  words: readonly Word[],
  upright: readonly Rule[],
  glyphs: readonly Glyph[],
): Word[] {
  const places = [...new Set(upright.map(({ at }) => at))];
  return words.flatMap((word) => {
    const within = 0.12 * word.size;
    const { letters } = word;
    const isIn = (at: number): boolean => at > word.from + within && at < word.to - within;
    if (!places.some(isIn)) return word;
    const rule = upright.find(
      ({ at, from, to }) => isIn(at) && from < word.foot - within && to > word.foot - within,
    );
    if (rule === undefined || letters === null) return word;
    const own = glyphs.slice(letters.first, letters.first + letters.count);
    const cut = own.findIndex(({ x }, index) => index > 0 && Math.abs(x - rule.at) <= within);
    if (cut < 1) return word;
    const part = (from: number, to: number): Word => ({
      ...word,
      text: own
        .slice(from, to)
        .map(({ text }) => text)
        .join(''),
      from: own[from]?.x ?? word.from,
      to: to === own.length ? word.to : rule.at,
      spaced: from > 0 || word.spaced,
      letters: { first: letters.first + from, count: to - from },
    });
    return [part(0, cut), ...cutAtRules([part(cut, own.length)], upright, glyphs)];
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
      const own = bands.get(band);
      if (own === undefined) bands.set(band, [word]);
      else own.push(word);
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
  for (const word of inOrder(words, (a, b) => a.foot - b.foot || a.from - b.from)) {
    const last = lines.at(-1);
    if (last !== undefined && word.foot - last.foot < reachOf(last.size, word.size)) {
      last.words.push(word);
      if (word.size > last.size) Object.assign(last, { size: word.size, foot: word.foot });
    } else {
      lines.push({ words: [word], foot: word.foot, size: word.size });
    }
  }
  for (const line of lines) line.words = closedUp(inOrder(line.words, (a, b) => a.from - b.from));
  return lines;
}

/** Most files write their words in the order in which they stand. */
const inOrder = (words: readonly Word[], compare: (a: Word, b: Word) => number): readonly Word[] =>
  words.every((word, index) => index === 0 || compare(words[index - 1] ?? word, word) <= 0)
    ? words
    : [...words].sort(compare);

/** How far below the foot of a line a word still stands on it: small letters before it may be raised, those after it lowered. */
function reachOf(line: number, word: number): number {
  if (line < 0.8 * word) return 0.45 * word;
  return word < 0.8 * line ? 0.3 * line : near.sameFoot * Math.min(line, word);
}

/** Words whose letters are set apart, "A C T I O N", are whole again: four letters or more with even gaps. */
function closedUp(words: readonly Word[]): Word[] {
  if (words.length < 4) return [...words];
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
      closed.push({ ...first, text: run.map(({ text }) => text).join(''), to: run.at(-1)?.to ?? first.to });
    } else {
      end = at;
      closed.push(first);
    }
    at = end + 1;
  }
  return closed;
}

const isLetter = (word: Word | undefined): boolean =>
  word !== undefined && word.text.length <= 2 && /^\p{L}$/u.test(word.text);

const isSpaceBetween = (before: Word, word: Word): boolean =>
  word.from - before.to > near.sameWord * Math.max(before.size, word.size) ||
  runsInto(before, word) ||
  (word.spaced && word.from > before.to - near.sameWord * word.size);

/** What is too wide for its column runs into the next, and is no part of the word there. */
const runsInto = (before: Word, word: Word): boolean =>
  word.isOver || word.from < before.to - near.drawnAgain * word.size;

const isApart = (before: Word, word: Word, size: number): boolean =>
  word.from - before.to > near.sameSegment * size || runsInto(before, word);

/** Words further apart than a wide space stand in different segments. */
export function segmentsOf({ words, size }: PrintedLine): Segment[] {
  const segments: Segment[] = [];
  let last: Word | undefined;
  for (const word of words) {
    const segment = segments.at(-1);
    if (last === undefined || segment === undefined || isApart(last, word, size)) {
      if (segment !== undefined) segment.to = Math.min(segment.to, word.from);
      segments.push({ text: word.text, from: word.from, to: word.to });
    } else {
      segment.text += isSpaceBetween(last, word) ? ` ${word.text}` : word.text;
      segment.to = Math.max(segment.to, word.to);
    }
    last = word;
  }
  return segments.map((segment) => ({ ...segment, text: withoutSoftHyphens(segment.text) }));
}

/** The words of a line put together. A soft hyphen at its end stays, to tell that its last word goes on below. */
export function setLine(line: PrintedLine): SetLine {
  const parts: Part[] = [];
  let last: Word | undefined;
  for (const word of line.words) {
    const space = last === undefined || !isSpaceBetween(last, word) ? '' : ' ';
    append(parts, word.text, space, word);
    last = word;
  }
  return { foot: line.foot, size: line.size, spans: parts.map(spanOf) };
}

/** Lines as the spans of one paragraph: a word broken at a line's end is whole again, and a soft hyphen gone. */
export function spansOf(lines: readonly Pick<SetLine, 'spans'>[]): Span[] {
  const parts: Part[] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    const end = last?.texts.at(-1) ?? '';
    if (last !== undefined && isBrokenBySyllable(end, line.spans[0]?.text ?? '')) {
      last.texts[last.texts.length - 1] = withSoftHyphen(end);
    }
    line.spans.forEach((span, index) => {
      const space = index > 0 || end === '' || isBroken(end) ? '' : ' ';
      append(parts, span.text, space, span);
    });
  }
  return parts.map(spanOf).map((span) => ({ ...span, text: withoutSoftHyphens(span.text) }));
}

/** Words of one look, not yet put together: one put behind another at once, they would take twice the memory. */
type Part = { texts: string[]; bold: boolean; struck: boolean };

function append(
  parts: Part[],
  text: string,
  space: string,
  { bold = false, struck = false }: { bold?: boolean; struck?: boolean },
): void {
  const last = parts.at(-1);
  if (last !== undefined && space !== '') last.texts.push(space);
  if (last !== undefined && last.bold === bold && last.struck === struck) last.texts.push(text);
  else parts.push({ texts: [text], bold, struck });
}

const spanOf = ({ texts, bold, struck }: Part): Span => ({
  text: texts.join(''),
  ...(bold && { bold: true as const }),
  ...(struck && { struck: true as const }),
});

/** Whether the last word of a line goes on in the next. */
export const isBroken = (end: string): boolean => /[\p{L}\d][-/]$|\u00AD$/u.test(end);

export const withSoftHyphen = (end: string): string => `${end.slice(0, -1)}\u00AD`;

const withoutSoftHyphens = (text: string): string => text.replaceAll('\u00AD', '');

/** The words of a printed line, as it is before it is set. */
export const wordsOn = ({ words }: PrintedLine): string => words.map(({ text }) => text).join(' ');

export const textOf = (line: Pick<SetLine, 'spans'>): string =>
  spansOf([line])
    .map(({ text }) => text)
    .join('');
