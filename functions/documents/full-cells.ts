import { type Frame, isTyped, wordsOf } from './column-frame.ts';
import type { Piece, Strip } from './row-costs.ts';

/**
 * The lines of a text's table, where a cell that fills its column has the first words of the next one behind a single space: "Set out
 * the cost ACC" over "of policing the | Operations". They are the next cell's where that is all that the row's first line lacks,
 * goes on below, and no other cell of the column reaches so far.
 */
export function withFullCellsApart(strips: readonly Strip[], { gutters }: Frame): Strip[] {
  /** Where the words of each column end, farthest first. */
  const ends = (strips[0]?.cells ?? []).map((_, column) =>
    strips.flatMap(({ cells }) => cells[column]?.to ?? []).sort((one, other) => other - one),
  );
  return strips.map((strip, at) => {
    const missing = strip.cells.flatMap((cell, column) => (cell === null ? [column] : []));
    const [column = 0] = missing;
    const full = strip.cells[column - 1];
    const below = strips[at + 1]?.cells;
    if (missing.length !== 1 || full == null || below?.[0] !== null || below[column] == null) return strip;
    const next = gutters[column - 1]?.to ?? Number.POSITIVE_INFINITY;
    if (!isTyped(full) || full.to + MOST_BETWEEN < next) return strip;
    const [farthest, second] = ends[column - 1] ?? [];
    const edge = (farthest === full.to ? second : farthest) ?? Number.POSITIVE_INFINITY;
    const words = wordsOf(full);
    const cut = words.findIndex(({ from }) => from > edge);
    if (cut < 1 || !/^[\p{Lu}\d]/u.test(words[cut]?.text ?? '')) return strip;
    return {
      ...strip,
      cells: strip.cells
        .with(column - 1, pieceOf(words.slice(0, cut)))
        .with(column, pieceOf(words.slice(cut))),
    };
  });
}

/** In characters, from the end of a full cell to the next column. */
const MOST_BETWEEN = 1.5;

function pieceOf(words: readonly { text: string; from: number; to: number }[]): Piece {
  const text = words.map((word) => word.text).join(' ');
  return { text, from: words[0]?.from ?? 0, to: words.at(-1)?.to ?? 0, spans: [{ text }] };
}
