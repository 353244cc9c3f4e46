import { firstWordWidth } from './column-frame.ts';
import type { Place, Span } from './document.ts';

/** What a printed line has in one column. */
export type Piece = { text: string; from: number; to: number; spans: readonly Span[] };

/** A printed line of a table, laid under its columns. */
export type Strip = {
  at: Place;
  cells: readonly (Piece | null)[];
  /** Whether its words stand across columns, as a group's name does. */
  isAcross: boolean;
  /** In heights of a line. */
  room: number;
  atPageHead: boolean;
  isRuledAbove: boolean;
};

/** Where the cells of a row stand in its height. */
export const STANDS = ['top', 'middle, or above it', 'middle, or below it', 'foot'] as const;

/** What a column's cells do in most rows, as what it costs that they do it here: 0 for what all do. */
export type Habit = {
  /** Another line, and no other. */
  line: number;
  end: number;
  blank: number;
};

/** A table's lines with what tells of their rows. */
export type Lines = {
  strips: readonly Strip[];
  columns: number;
  /** How far down each line stands, in heights of a line. */
  feet: readonly number[];
  /** Between two lines of a cell, in heights of a line. */
  pitch: number;
  /** Whether lines stand where lines of type do, which has no halves: a cell may stand half a line off its row's middle. */
  isTyped: boolean;
  /** For each line and column what its words say. */
  costs: readonly (PieceCosts | null)[][];
  habits: readonly Habit[];
  isShort: readonly boolean[];
  /** Whether its first column has the numbers 1, 2, 3 of items, or the days of meetings, and nothing else. */
  isMarked: boolean;
  /** Whether the first of them is the table's first. */
  hasHead: boolean;
};

/** What it costs that a piece begins a cell, that it goes on with the one above it, also where that is a title, that it ends a cell. */
type PieceCosts = { begins: number; goesOn: number; belowTitle: number; ends: number };

type Column = {
  /** Of its widest line, to which the others are filled. */
  width: number;
  /** Where most of its lines begin; null where they are centred or stand at the right. */
  edge: number | null;
  /** A short column may well say a thing in lower case: "next meeting", "w/c 9 June". */
  isLowerCase: boolean;
  isShort: boolean;
  /** Whether any of its lines begins low, as what is wrapped does: its widest is then as wide as it is. */
  wraps: boolean;
  /** How its words are made up, where many are made alike: "9/9" of "25/01", which no cell has twice. */
  shape: string | null;
};

/**
 * What is unlikely of a row costs, in natural logarithms of how unlikely it is. Read off how words wrap: a line ends because the
 * next word had no room on it; lines of a cell follow one another; what is left of a cell begins in lower case more often than not.
 */
const costs = {
  /** A cell that begins in the middle of a sentence, or set in, or ends in the middle of one. */
  beginsLow: 3,
  /** The same in a short cell of a line that has words in all of four columns or more, as few have that only go on. */
  beginsLowInFull: 0.5,
  beginsSetIn: 2,
  endsOpen: 3,
  /** A cell whose line goes on with a capital or a number. */
  goesOnHigh: { long: 1.3, short: 0.6 },
  goesOnOpen: -0.4,
  /** A word that would have had room above, by the share of the column that was left: at least, in all, behind a full stop. */
  room: { each: 12, most: 3.5, ofParagraph: 0.6 },
  /** Blank lines within a cell. */
  gap: { ofParagraph: 1.5, one: 4, more: 6 },
  /** A row's title on the line of its number or its day, above what is said of it. */
  belowTitle: 0.8,
  /** Two of a kind in a cell: two numbers or dates, or the same words again. */
  alike: 3,
  /** Marks on two lines of a row: "x" under one meeting, and "x" under another a line lower. */
  marksApart: 3,
  /** A line that has words in all of four columns or more and goes on in each. */
  goesOnInFull: 2,
  /** Words wider than their column, of which groups' names are no part. */
  wider: 3,
  /** A row with one cell, and a group's name, which is no row. */
  lone: 4.5,
  group: 2.7,
  /** A cell that does not stand where the others do. */
  astray: { some: 2.5, far: 4.5 },
  /** Another line in a heading, which has few; a number or a long line there. */
  ofHeading: { line: 1.5, number: 2, long: 2 },
} as const;

/** In lines. */
export const LONGEST_ROW = 60;
/** No row whose words cost so much, and so much more for each of its lines, is the likeliest. */
const HOPELESS = { row: 16, line: 1 } as const;

/** How often a line is followed by another of its cell, and a cell is blank, before anything is known: as of so many rows. */
const USUAL = { goesOn: { long: 0.6, short: 0.33 }, blank: 0.25, ofRows: 3 } as const;

/** In letters. */
const LONG_WORD = 8;

/** In points or characters, which are about as wide. */
const SET_IN = 0.9;

export const LOWER = /^(?:[("'‘“]|[–—] )?\p{Ll}/u;
export const UNFINISHED =
  /(?:[,&/\-–(]|(?<![\p{L}\d])(?:a|an|and|as|at|be|by|for|from|in|is|its|of|on|or|that|the|their|this|to|which|who|will|with))$/iu;
/** Whether a line begins with a label ("Lead: Clerk") and goes on with nothing above it. */
export const isLabelled = (text: string, above: string): boolean =>
  /^\p{Lu}\p{L}{2,14}(?: \p{Ll}+){0,2}: \S/u.test(text) && !UNFINISHED.test(above);
const ENDED = /[.:;!?]["'’”)]?$/;
const MARKED =
  /^(?:[·•●○◦‣⁃∙▪■□➢➤►\uE000-\uF8FF\u25A0-\u25FF]|[-–—*o]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s)/;

/** Where columns begin, the last but for its end, and how wide a letter is. */
export type Setting = { edges: readonly number[]; letter: number };

export function linesOf(strips: readonly Strip[], setting: Setting, hasHead: boolean): Lines {
  const columns = setting.edges.length;
  const rooms = strips.flatMap(({ room, atPageHead }, at) => (at === 0 || atPageHead ? [] : [room]));
  const level = rooms.filter((room) => room > -0.2).sort((a, b) => a - b);
  const pitch = 1 + Math.min(0.6, Math.max(0, level[Math.floor(level.length / 10)] ?? 0));
  const feet: number[] = [];
  for (const { room, atPageHead } of strips) {
    feet.push((feet.at(-1) ?? 0) + (atPageHead ? pitch : 1 + room));
  }
  const found = setting.edges.map((_, column) => columnOf(strips, column));
  const known = found.map((column, index) => ({ ...column, width: widthOf(index, found, setting) }));
  const last = new Array<number>(columns).fill(-1);
  const made = strips.map(({ cells, isAcross }, at) => {
    if (isAcross) {
      last.fill(-1);
      return [];
    }
    return known.map((column, index) => {
      const piece = cells[index] ?? null;
      if (piece === null) return null;
      const before = last[index] ?? -1;
      last[index] = at;
      const above = strips[before]?.cells[index] ?? null;
      const space = ((feet[at] ?? 0) - (feet[before] ?? 0)) / pitch;
      return costsOf(piece, above, { space, isInFull: isFull(strips[at]) }, column);
    });
  });
  const isTyped = rooms.every((room) => Number.isInteger(room));
  const habits = known.map(({ isShort }) => habitOf(isShort, { goingOn: 0, cells: 0, blanks: 0 }));
  return {
    strips,
    columns,
    feet,
    pitch,
    isTyped,
    costs: made,
    habits,
    isShort: known.map(({ isShort }) => isShort),
    isMarked: areRowsMarked(strips),
    hasHead,
  };
}

/** A number or a day, which every row has and none goes on with. */
const BEGINS_ROW = /^(?:\d{1,2}\.?|(?:\p{L}{3,9},? )?\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9}(?: 20\d\d)?)$/u;

function areRowsMarked(strips: readonly Strip[]): boolean {
  const marks = strips.flatMap(({ cells: [first], isAcross }) => (isAcross || !first ? [] : [first.text]));
  const marked = marks.filter((text) => BEGINS_ROW.test(text));
  const numbers = marked.filter((text) => /^\d+\.?$/.test(text)).map((text) => Number.parseInt(text, 10));
  return (
    marked.length > 2 &&
    marked.length >= marks.length - 1 &&
    numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1)
  );
}

function habitOf(
  isShort: boolean,
  { goingOn, cells, blanks }: { goingOn: number; cells: number; blanks: number },
): Habit {
  const { ofRows, goesOn, blank } = USUAL;
  const share = (goingOn + ofRows * goesOn[isShort ? 'short' : 'long']) / (goingOn + cells + ofRows);
  return {
    line: -Math.log(share),
    end: -Math.log(1 - share),
    blank: -Math.log((blanks + ofRows * blank) / (cells + blanks + ofRows)),
  };
}

/** The lines with what is learnt of their columns from rows: where each begins, and the last ends. */
export function withHabits(lines: Lines, starts: readonly number[]): Lines {
  const { strips, columns, costs: known } = lines;
  const rows = starts
    .slice(0, -1)
    .map((from, index) => ({ from, to: (starts[index + 1] ?? strips.length) - 1 }))
    .filter(({ from, to }) => from > 0 && !(from === to && isGroup(strips, from)));
  const habits = Array.from({ length: columns }, (_, column) => {
    const counts = rows.map(({ from, to }) =>
      known.slice(from, to + 1).reduce((count, own) => count + (own[column] ? 1 : 0), 0),
    );
    const cells = counts.filter((count) => count > 0).length;
    const goingOn = counts.reduce((sum, count) => sum + Math.max(0, count - 1), 0);
    return habitOf(lines.isShort[column] ?? false, { goingOn, cells, blanks: counts.length - cells });
  });
  return { ...lines, habits };
}

/** How wide each column is, to which its lines are filled. */
export function widthsOf(strips: readonly Strip[], setting: Setting): number[] {
  const found = setting.edges.map((_, column) => columnOf(strips, column));
  return found.map((_, column) => widthOf(column, found, setting));
}

/** Whether the first word of a line would have had room on the line above: it begins something of its own. */
export function hadRoomAbove(piece: Piece, above: Piece, width: number): boolean {
  return above.to - above.from + firstWordWidth(piece) < 0.95 * width;
}

/** A column whose words nowhere come near the next is wider than they are: by all that the nearest two columns have not between them, and a long word. */
function widthOf(column: number, found: readonly Column[], { edges, letter }: Setting): number {
  const { width, wraps } = found[column] ?? { width: 0, wraps: true };
  if (wraps) return width;
  const slot = (index: number): number => (edges[index + 1] ?? Number.NaN) - (edges[index] ?? 0);
  const gaps = found.slice(0, -1).map((own, index) => slot(index) - own.width);
  const gap = Math.max(0, Math.min(...gaps));
  return Math.max(width, (column + 1 < edges.length ? slot(column) : 0) - gap - LONG_WORD * letter);
}

function columnOf(strips: readonly Strip[], column: number): Column {
  const pieces: Piece[] = [];
  let width = 0;
  strips.forEach(({ cells, isAcross }, at) => {
    const piece = cells[column] ?? null;
    if (piece === null || isAcross) return;
    pieces.push(piece);
    if (column > 0 || !isGroup(strips, at)) width = Math.max(width, piece.to - piece.from);
  });
  const lower = pieces.filter(({ text }) => LOWER.test(text)).length;
  const letters = pieces.reduce((sum, { text }) => sum + text.length, 0);
  const isShort = letters < 14 * pieces.length;
  const counts = new Map<string, number>();
  for (const { text } of pieces) {
    const shape = shapeOf(text);
    if (shape !== null) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  const edges = new Map<number, number>();
  for (const { from } of pieces)
    edges.set(Math.round(10 * from) / 10, (edges.get(Math.round(10 * from) / 10) ?? 0) + 1);
  const [edge, atEdge] = [...edges].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0]);
  const [shape, count] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), ['', 0]);
  return {
    width,
    edge: atEdge >= 0.6 * pieces.length ? edge : null,
    isLowerCase: isShort && lower > 0.6 * pieces.length,
    isShort,
    wraps: lower > 0,
    shape: count > 1 && count >= 0.3 * pieces.length ? shape : null,
  };
}

const shapeOf = (text: string): string | null =>
  text.length <= 18 && /\d/.test(text) ? text.replace(/\d+/g, '9').replace(/\p{L}+/gu, 'a') : null;

function costsOf(
  piece: Piece,
  above: Piece | null,
  { space, isInFull }: { space: number; isInFull: boolean },
  column: Column,
): PieceCosts {
  const isLow = !column.isLowerCase && LOWER.test(piece.text);
  const ofWidth = costOfWidth(piece, column);
  const isSetIn = column.edge !== null && piece.from > column.edge + SET_IN;
  const low = column.isShort && isInFull ? costs.beginsLowInFull : costs.beginsLow;
  const begins = ofWidth + (isLow ? low : 0) + (isSetIn ? costs.beginsSetIn : 0);
  const ends = UNFINISHED.test(piece.text) ? costs.endsOpen : 0;
  if (above === null) return { begins, goesOn: 0, belowTitle: 0, ends };
  const { needed, spare } = roomFor(piece, above, column);
  // By chance a cell's last line has no room for a word as often as the word is wide.
  const byChance = Math.min(0.9, Math.max(0.15, needed));
  const ofNext = space > 1.5 ? 0 : -Math.log(spare > 0 ? 1 - byChance : byChance);
  const ofBreak = costOfBreak(piece, above, { space, spare, isSetIn });
  const goesOn = ofWidth + ofBreak + costOfGoingOn(piece, above, column);
  const belowTitle = LOWER.test(piece.text) ? goesOn : Math.min(goesOn, ofWidth + costs.belowTitle);
  return { begins: begins + ofNext, goesOn, belowTitle, ends };
}

/** What it costs that a line of a cell ended where it did, and the next stands where it does. */
function costOfBreak(
  piece: Piece,
  above: Piece,
  { space, spare, isSetIn }: { space: number; spare: number; isSetIn: boolean },
): number {
  const isParagraph = ENDED.test(above.text) || MARKED.test(piece.text) || isSetIn;
  if (space > 1.5) return isParagraph ? costs.gap.ofParagraph : space > 2.7 ? costs.gap.more : costs.gap.one;
  return Math.min(
    isParagraph ? costs.room.ofParagraph : costs.room.most,
    costs.room.each * Math.max(0, spare),
  );
}

function costOfGoingOn(piece: Piece, above: Piece, { shape, isShort }: Column): number {
  const isOfShape = shape !== null && shapeOf(piece.text) === shape && shapeOf(above.text) === shape;
  const isAlike = isOfShape || piece.text === above.text;
  const ofKind = isAlike ? costs.alike : 0;
  if (UNFINISHED.test(above.text)) return ofKind + costs.goesOnOpen;
  return ofKind + (LOWER.test(piece.text) ? 0 : costs.goesOnHigh[isShort ? 'short' : 'long']);
}

/** Each row that may begin with a line: to which line it goes, what it costs, and what more by where its cells stand in it. */
export function rowsFrom(
  from: number,
  lines: Lines,
  take: (to: number, cost: number, stands: readonly number[]) => void,
): void {
  const { strips, columns, costs: known, habits, isMarked } = lines;
  const isHead = lines.hasHead && from === 0;
  const tops = new Array<number>(columns).fill(-1);
  const lasts = new Array<number>(columns).fill(-1);
  let ofWords = 0;
  let ofLines = 0;
  let marked: number | null = null;
  for (let at = from; at < strips.length && at - from < LONGEST_ROW; at += 1) {
    if (strips[at]?.isAcross) {
      if (at === from) take(at, 0, NOWHERE);
      return;
    }
    if (at > from && isFull(strips[at]) && !tops.includes(-1)) ofWords += costs.goesOnInFull;
    for (let column = 0; column < columns; column += 1) {
      const own = known[at]?.[column];
      if (!own) continue;
      if (tops[column] === -1) {
        tops[column] = at;
        ofWords += own.begins + (isHead && isLong(strips[at]?.cells[column]) ? costs.ofHeading.long : 0);
      } else {
        const isBelowTitle =
          isMarked && at === from + 1 && tops[column] === from && isFirstIn(strips[at], column);
        ofWords += isBelowTitle ? own.belowTitle : own.goesOn;
        ofLines += (habits[column]?.line ?? 0) + (isHead ? costOfHeading(strips[at]?.cells[column]) : 0);
      }
      lasts[column] = at;
      if (!isMark(strips[at]?.cells[column])) continue;
      if (marked !== null && marked !== at) ofWords += costs.marksApart;
      marked = at;
    }
    if (ofWords > HOPELESS.row + HOPELESS.line * (at - from) && at > from) return;
    if (at === from && isGroup(strips, at)) {
      take(at, costOfGroup(strips, at), NOWHERE);
      continue;
    }
    const stands = standsOf(tops, lasts, { from, to: at }, lines);
    const cost = ofWords + ofLines + costOfEnds(lasts, lines);
    take(at, cost, isHead ? NOWHERE.map(() => Math.min(...stands)) : stands);
  }
}

/** Whether a line's words begin in this column, behind the table's first: one row has one title. */
const isFirstIn = (strip: Strip | undefined, column: number): boolean =>
  column > 0 && strip?.cells.findIndex((cell) => cell !== null) === column;

const NOWHERE: readonly number[] = STANDS.map(() => 0);

const costOfHeading = (piece: Piece | null | undefined): number =>
  costs.ofHeading.line + (/\d/.test(piece?.text ?? '') ? costs.ofHeading.number : 0);

/** "x", "✓": a cell that only marks its row. */
const isMark = (piece: Piece | null | undefined): boolean => /^[\p{L}✓✔☑●•■*]$/u.test(piece?.text ?? '');

const isLong = (piece: Piece | null | undefined): boolean => (piece?.text ?? '').length > 32;

/** A long one, or one above another, is more likely an action. */
function costOfGroup(strips: readonly Strip[], at: number): number {
  const below = strips[at + 1];
  return (
    costs.group + (isLong(strips[at]?.cells[0]) ? 1 : 0) + (below !== undefined && filled(below) < 2 ? 1 : 0)
  );
}

function costOfEnds(lasts: readonly number[], { costs: known, habits }: Lines): number {
  let cost = 0;
  let cells = 0;
  for (let column = 0; column < lasts.length; column += 1) {
    const habit = habits[column];
    const last = known[lasts[column] ?? -1]?.[column];
    if (last) cells += 1;
    cost += last ? last.ends + (habit?.end ?? 0) : (habit?.blank ?? 0);
  }
  return cost + (cells < 2 ? costs.lone : 0);
}

/** What it costs that cells stand elsewhere than at the top, in the middle, at the foot of their row. */
function standsOf(
  tops: readonly number[],
  lasts: readonly number[],
  { from, to }: { from: number; to: number },
  { feet, pitch, isTyped }: Lines,
): number[] {
  const costOf = (off: number): number =>
    off <= 0.3 * pitch ? 0 : off > 1.2 * pitch ? costs.astray.far : costs.astray.some;
  const half = isTyped ? pitch / 2 : 0;
  let [top, high, low, foot] = [0, 0, 0, 0];
  for (let column = 0; column < tops.length; column += 1) {
    const first = tops[column] ?? -1;
    if (first === -1) continue;
    const above = (feet[first] ?? 0) - (feet[from] ?? 0);
    const below = (feet[to] ?? 0) - (feet[lasts[column] ?? first] ?? 0);
    const off = (above - below) / 2;
    top += costOf(above);
    high += costOf(off > 0 ? off : -off - half);
    low += costOf(off < 0 ? -off : off - half);
    foot += costOf(below);
  }
  return [top, high, low, foot];
}

const costOfWidth = ({ from, to }: Piece, { width }: Column): number =>
  to - from > 1.05 * width ? costs.wider : 0;

/** What the first of these words needs behind others, and what was left of the column there, as shares of it: less than none where it had no room. */
function roomFor(piece: Piece, above: Piece, { width }: Column): { needed: number; spare: number } {
  const needed = firstWordWidth(piece);
  const whole = Math.max(width, 0.01);
  return { needed: needed / whole, spare: (width - (above.to - above.from) - needed) / whole - 0.02 };
}

/** Whether a cell of the row begins or ends in the middle of a sentence. */
export function isBroken(from: number, to: number, lines: Lines): boolean {
  return lines.habits.some((_, column) => {
    const pieces = lines.strips.slice(from, to + 1).flatMap(({ cells }) => cells[column] ?? []);
    const beginsLow = LOWER.test(pieces[0]?.text ?? '') && !lines.isShort[column];
    return beginsLow || UNFINISHED.test(pieces.at(-1)?.text ?? '');
  });
}

/** A group's name stands across the table, or alone in its first column above a row. */
export function isGroup(strips: readonly Strip[], at: number): boolean {
  const strip = strips[at];
  const below = strips[at + 1];
  if (strip === undefined || at === 0) return false;
  if (strip.isAcross) return true;
  const [first = null] = strip.cells;
  if (first === null || filled(strip) > 1 || below === undefined || below.isAcross) return false;
  if (LOWER.test(first.text) || UNFINISHED.test(first.text) || /\.$/.test(first.text)) return false;
  const row = strips.slice(at + 1, at + 5).find((one) => filled(one) > 1);
  return row !== undefined && first.from <= (row.cells[0]?.from ?? first.from) + SET_IN;
}

/** Whether a line has words in its first column, and in no other. */
export const isAloneInFirst = ({ cells }: Strip): boolean =>
  cells.every((cell, column) => (cell === null) === column > 0);

/** Whether a line has words in all of a table's columns, and these are four or more. */
const isFull = (strip: Strip | undefined): boolean =>
  strip !== undefined &&
  !strip.isAcross &&
  strip.cells.length > 3 &&
  strip.cells.every((cell) => cell !== null);

const filled = ({ cells }: Strip): number =>
  cells.reduce((count, cell) => count + (cell === null ? 0 : 1), 0);
