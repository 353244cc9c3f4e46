import { isRestOf, type Known } from './broken-words.ts';
import type { Cell, Paragraph, Placed, Row, Span } from './document.ts';
import {
  hadRoomAbove,
  isAloneInFirst,
  isLabelled,
  LOWER,
  type Piece,
  type Strip,
  UNFINISHED,
} from './row-costs.ts';
import type { CutRow } from './row-cuts.ts';

/** Room that parts two paragraphs of a cell, in heights of a line. */
const APART = 0.5;

type Look = Omit<Span, 'text'>;

/** How each letter of a line looks, spaces apart; null where all look plain, or the spans are not the line's words. */
export function looksOf({ paragraph, segments }: { paragraph: Paragraph; segments: Placed }): Look[] | null {
  const { spans } = paragraph;
  if (!spans.some(({ bold, struck, mark }) => bold || struck || mark)) return null;
  const looks = spans.flatMap(({ text, ...look }) => Array.from(text.replace(/\s/g, ''), () => look));
  const letters = spans.map(({ text }) => text.replace(/\s/g, '')).join('');
  const placed = segments.map(({ text }) => text.replace(/\s/g, '')).join('');
  if (!placed.endsWith(letters)) return null;
  // A list's mark stands in the line and not among its words.
  return [...Array.from(placed.slice(letters.length), (): Look => ({})), ...looks].slice(0, placed.length);
}

export function spansOf(text: string, looks: readonly Look[] | null, from: number): Span[] {
  if (looks === null) return [{ text }];
  const spans: Span[] = [];
  let at = from;
  for (const letter of text) {
    const look = /\s/.test(letter) ? (looks[at - 1] ?? {}) : (looks[at] ?? {});
    if (!/\s/.test(letter)) at += 1;
    const last = spans.at(-1);
    if (last !== undefined && isAlike(last, look))
      spans[spans.length - 1] = { ...last, text: last.text + letter };
    else spans.push({ ...look, text: letter });
  }
  return spans;
}

const isAlike = (one: Look, other: Look): boolean =>
  one.bold === other.bold && one.struck === other.struck && one.mark === other.mark;

export function rowOf(
  { strips, isHeading, isGroup, isDoubtful, mayEndAbove }: CutRow,
  widths: readonly number[],
  isKnown: Known,
): Row {
  const columns = widths.length;
  const at = strips[0]?.at ?? { line: 1, page: null };
  const cell = (column: number, across: number): Cell => ({
    blocks: paragraphsIn(
      strips,
      column,
      across > 1 ? Number.POSITIVE_INFINITY : (widths[column] ?? 0),
      isKnown,
    ),
    shade: null,
    column,
    across,
    down: 1,
  });
  const cells = isGroup
    ? [cell(0, columns)]
    : Array.from({ length: columns }, (_, column) => cell(column, 1));
  const mayBeOneCell = strips.every((strip) => isAloneInFirst(strip) && !strip.isAcross);
  return {
    at,
    cells,
    isHeading,
    ...(isDoubtful && { isDoubtful }),
    ...(mayBeOneCell && { mayBeOneCell }),
    ...(mayEndAbove && { mayEndAbove }),
  };
}

/** A mark begins a paragraph of its own within a cell, as room above it does, and words set in below its first lines. */
function paragraphsIn(strips: readonly Strip[], column: number, width: number, isKnown: Known): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const pieces = strips.flatMap((strip) => strip.cells[column] ?? []);
  const edge = leftEdge(pieces);
  const isOfLines = isList(pieces, width);
  let room = 0;
  let above: Piece | null = null;
  for (const strip of strips) {
    const piece = strip.cells[column];
    room = Math.max(room, strip.room);
    if (piece === null || piece === undefined) continue;
    const last = paragraphs.at(-1);
    const isRest: boolean = above !== null && room <= APART && goesOnIn(above, piece, width, isKnown);
    const begins =
      last === undefined || room > APART || isOfLines || beginsItem(piece.text, last) || isSetIn(piece, edge);
    above = piece;
    if (last === undefined || (begins && !isRest)) {
      paragraphs.push({
        kind: 'paragraph',
        at: strip.at,
        spans: piece.spans,
        heading: null,
        item: null,
        placement: null,
      });
    } else {
      paragraphs[paragraphs.length - 1] = { ...last, spans: joined(last.spans, piece.spans, isRest) };
    }
    room = 0;
  }
  return paragraphs;
}

/** Whether a line has the rest of a word for which the line above, as wide as its column, had no room. */
function goesOnIn(above: Piece, piece: Piece, width: number, isKnown: Known): boolean {
  const letter = (above.to - above.from) / above.text.length;
  const [first = ''] = piece.text.split(' ', 1);
  return above.to - above.from + letter > width && isRestOf(above.text, first, isKnown);
}

/** Whether each line of a cell stands by itself: none begins low, and all had room on the line above. */
const isList = (pieces: readonly Piece[], width: number): boolean =>
  pieces.length > 1 &&
  pieces.every((piece, at) => {
    const above = pieces[at - 1];
    const stands = /^\p{Lu}/u.test(piece.text) && !LOWER.test(piece.text);
    return (
      stands && (above === undefined || (!UNFINISHED.test(above.text) && hadRoomAbove(piece, above, width)))
    );
  });

/** Where the first two lines of a cell both begin, which those of a centred cell do not; null where there is no such edge. */
function leftEdge([first, second]: readonly Piece[]): number | null {
  return first === undefined || second === undefined || second.from !== first.from ? null : first.from;
}

/** A line set in that does not begin low stands by itself: a step below an action. */
const isSetIn = ({ text, from }: Piece, edge: number | null): boolean =>
  edge !== null && from > edge + 0.9 && /^\p{Lu}/u.test(text);

export const BULLETED = /^[·•●○◦‣⁃∙▪■□➢➤►\uE000-\uF8FF\u25A0-\u25FF]\s*\S/;
const LISTED = /^(?:[-–—*o]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+\S/;

/**
 * A dash or a number at a line's beginning is a list's mark only behind a sentence's end, or where the list has begun; a label
 * begins anew where the words above it do not go on.
 */
function beginsItem(text: string, before: Paragraph): boolean {
  const said = before.spans.map((span) => span.text).join('');
  if (isLabelled(text, said)) return true;
  return BULLETED.test(text) || (LISTED.test(text) && (/[.:;,]$/.test(said) || LISTED.test(said)));
}

/** A word parted by a hyphen, or two by a stroke, go on without a space; a soft hyphen goes. */
function joined(before: readonly Span[], after: readonly Span[], isRest: boolean): Span[] {
  const last = before.at(-1);
  const [first, ...rest] = after;
  if (last === undefined || first === undefined) return [...before, ...after];
  const isBroken = isRest || /[\p{L}\d][-\u2010/\u00AD]$/u.test(last.text);
  const text = `${last.text.replace(/\u00AD$/, '')}${isBroken ? '' : ' '}`;
  const own = before.slice(0, -1);
  return isAlike(last, first)
    ? [...own, { ...last, text: text + first.text }, ...rest]
    : [...own, { ...last, text }, first, ...rest];
}
