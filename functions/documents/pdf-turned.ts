import type { Box, Glyph } from './pdf-drawing.ts';
import { linesFrom, type PrintedLine, setLine, textOf, type Word, wordsFrom } from './pdf-words.ts';

/** Degrees off the level from where words are a mark laid over the page. A scan's skew is less, and is the page's own. */
export const LEVEL = 3;

/** Degrees off the level, from -180 to 180. */
export const turnOf = ({ run }: Glyph): number => ((run.turn + 540) % 360) - 180;

export type TurnedWord = { word: Word; turn: number; x: number; y: number };

/** Words at an angle, each laid level; `x` and `y` are the middle of where it stands on the page. */
export function wordsTurned(glyphs: readonly Glyph[]): TurnedWord[] {
  const turns = new Set(glyphs.map((glyph) => Math.round(turnOf(glyph))));
  return [...turns].flatMap((turn) => {
    const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
    const own = glyphs
      .filter((glyph) => Math.round(turnOf(glyph)) === turn)
      .map((glyph) => ({ ...glyph, x: glyph.x * cos + glyph.y * sin, y: glyph.y * cos - glyph.x * sin }));
    return wordsFrom(own).map((word) => {
      const [along, beside] = [(word.from + word.to) / 2, word.foot - 0.3 * word.size];
      return { word, turn, x: along * cos - beside * sin, y: along * sin + beside * cos };
    });
  });
}

export function linesByTurn(words: readonly TurnedWord[]): string[] {
  const turns = new Set(words.map(({ turn }) => turn));
  return [...turns].flatMap((turn) =>
    linesFrom(words.filter((one) => one.turn === turn).map(({ word }) => word)).map((line) =>
      textOf(setLine(line)),
    ),
  );
}

/** A heading turned to fit a narrow column, as lines of its cell. */
export function uprightLines(words: readonly Word[], { left, top, bottom }: Box): PrintedLine[] {
  return linesFrom(words).map((line, index) => {
    const foot = (top + bottom) / 2 + index * line.size;
    return {
      ...line,
      foot,
      words: line.words.map((word) => ({
        ...word,
        from: word.from - (line.words[0]?.from ?? 0) + left,
        to: word.to - (line.words[0]?.from ?? 0) + left,
        foot,
      })),
    };
  });
}
