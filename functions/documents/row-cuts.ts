import type { Place, Span, Table } from './document.ts';

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

type CutRow = { strips: readonly Strip[]; isHeading: boolean; isGroup: boolean };

/** A way to cut a table's lines into rows: which of the lines begin one. */
type Way = { begins: readonly boolean[]; groups: readonly boolean[]; by: 'rules' | 'room' | 'words' };

/** The share of rows that may look broken before what is drawn between them is taken for something else. */
const MAY_BE_BROKEN = { rules: 0.34, room: 0.1, words: 0 } as const;

/** How much more room two rows have between them than two lines of one, in lines: lines of a page differ by less. */
const MORE_ROOM = 1.18;

/** Beyond this the words of a line say that a row begins, or that it does not, whatever the way says. */
const PLAIN = 1.5;

/**
 * Cuts a table's printed lines into rows: by rules, by room, by a column that each row fills once, or by lines that fill nearly
 * all columns, as the words of this table bear out best. Where they bear out none, each row is a printed line.
 */
export function cutRows(
  strips: readonly Strip[],
  columns: number,
): { rows: CutRow[]; rowsAre: Table['rowsAre'] } {
  const known = Array.from({ length: columns }, (_, column) => columnIn(strips, column));
  const signs = signsOf(strips, known);
  const groups = strips.map((_, at) => isGroup(strips, at, signs));
  const found = waysOf(strips, columns, signs).map((way) => withGroups(way, groups));
  const ways = different([...found, ...found.map((way) => withHeads(way, strips, known))]);
  const best = bestOf(ways, strips, signs, known);
  const rowsAre = best === null ? 'printed lines' : 'whole';
  const begins = best?.begins ?? strips.map(() => true);
  const rows: { strips: Strip[]; isGroup: boolean }[] = [];
  strips.forEach((strip, at) => {
    const last = rows.at(-1);
    if (last === undefined || begins[at]) rows.push({ strips: [strip], isGroup: best?.groups[at] ?? false });
    else last.strips.push(strip);
  });
  const isHeading = hasHeading(rows, columns);
  return { rows: rows.map((row, at) => ({ ...row, isHeading: at === 0 && isHeading })), rowsAre };
}

function different(ways: readonly Way[]): Way[] {
  const known = new Map<string, Way>();
  for (const way of ways) {
    const key = way.begins.map((begins) => (begins ? '1' : '0')).join('');
    if (!known.has(key)) known.set(key, way);
  }
  return [...known.values()];
}

/** Where cells are centred in their rows, a long one begins above the line that fills the others: it is reached up for. */
function withHeads(way: Way, strips: readonly Strip[], known: readonly Column[]): Way {
  if (way.by !== 'words') return way;
  const begins = [...way.begins];
  way.begins.forEach((isBeginning, at) => {
    let top = at;
    while (
      isBeginning &&
      top > 1 &&
      !way.begins[top - 1] &&
      hasItsRestIn(strips[top], strips[top - 1], known)
    ) {
      top -= 1;
    }
    if (top !== at) {
      begins[at] = false;
      begins[top] = true;
    }
  });
  return { ...way, begins };
}

const hasItsRestIn = (
  strip: Strip | undefined,
  above: Strip | undefined,
  known: readonly Column[],
): boolean =>
  known.some((column, index) => {
    const piece = strip?.cells[index] ?? null;
    const before = above?.cells[index] ?? null;
    return !column.isShort && piece !== null && before !== null && goesOn(piece, before, column);
  });

/** A group's name is a row of its own, where rooms or rules are told by them. */
function withGroups(way: Way, named: readonly boolean[]): Way {
  const { begins, by } = way;
  const groups = named.map(
    (isNamed, at) => isNamed && (by === 'words' || (begins[at] === true && begins[at + 1] === true)),
  );
  return {
    ...way,
    groups,
    begins: begins.map((isBegun, at) => isBegun || groups[at] === true || groups[at - 1] === true),
  };
}

/** What is drawn goes first, if the rows that it makes are whole; then what the words bear out best; null where nothing does. */
function bestOf(
  ways: readonly Way[],
  strips: readonly Strip[],
  signs: readonly number[],
  known: readonly Column[],
): Way | null {
  const drawn = leastOf(
    ways.filter(({ by }) => by !== 'words'),
    (way) => shareBroken(way, strips, known) - MAY_BE_BROKEN[way.by],
  );
  if (drawn !== null && drawn.measured <= 0) return drawn.way;
  const best = leastOf(ways, (way) => 2 * brokenRows(way, strips, known).broken - borneOut(way, signs));
  if (best === null) return null;
  const { way } = best;
  const against = signs.filter((sign, at) => at > 0 && (way.begins[at] ? sign : -sign) < -PLAIN).length;
  const isOneRow = strips.length > 2 && !way.begins.includes(true, 1);
  return against <= signs.length / 20 && !isOneRow ? way : null;
}

function leastOf(ways: readonly Way[], measure: (way: Way) => number): { way: Way; measured: number } | null {
  let best: { way: Way; measured: number } | null = null;
  for (const way of ways) {
    const measured = measure(way);
    if (best === null || measured < best.measured) best = { way, measured };
  }
  return best;
}

const borneOut = ({ begins }: Way, signs: readonly number[]): number =>
  signs.reduce((sum, sign, at) => (at === 0 ? sum : sum + (begins[at] ? sign : -sign)), 0);

function shareBroken(way: Way, strips: readonly Strip[], known: readonly Column[]): number {
  const { rows, broken } = brokenRows(way, strips, known);
  return rows < 2 ? 1 : broken / rows;
}

/** How many of a way's rows fill one column, begin a cell in the middle of a sentence, or hold several rows. */
function brokenRows(
  { begins, groups }: Way,
  strips: readonly Strip[],
  known: readonly Column[],
): { rows: number; broken: number } {
  let rows = 0;
  let broken = 0;
  for (let from = 0; from < strips.length; ) {
    let to = from + 1;
    while (to < strips.length && !begins[to]) to += 1;
    rows += 1;
    if (!groups[from] && isBroken(strips.slice(from, to), known)) broken += 1;
    from = to;
  }
  return { rows, broken };
}

function isBroken(row: readonly Strip[], known: readonly Column[]): boolean {
  const seen = known.map((): Piece | null => null);
  for (const { cells } of row) {
    let again = 0;
    let goingOn = 0;
    for (const [column, piece] of cells.entries()) {
      if (piece === null) continue;
      const before = seen[column] ?? null;
      const isLower = !known[column]?.isLowerCase && LOWER.test(piece.text);
      if (before === null && isLower) return true;
      if (before !== null && (isLower || UNFINISHED.test(before.text))) goingOn += 1;
      else if (before !== null) again += 1;
      seen[column] = piece;
    }
    const count = seen.filter((piece) => piece !== null).length;
    if (goingOn === 0 && again >= 2 && again > 0.6 * count) return true;
  }
  // At a page's head a title alone is a row: what goes on from overleaf would have gone on in its column.
  const isTitle = row[0]?.atPageHead === true && seen[0] !== null;
  return !isTitle && seen.filter((piece) => piece !== null).length < 2;
}

function waysOf(strips: readonly Strip[], columns: number, signs: readonly number[]): Way[] {
  const ways: Way[] = [];
  const add = (by: Way['by'], begins: (strip: Strip, at: number) => boolean): void => {
    ways.push({
      by,
      groups: [],
      begins: strips.map(
        (strip, at) =>
          at === 0 || (by !== 'words' && strip.atPageHead ? (signs[at] ?? 0) > 0 : begins(strip, at)),
      ),
    });
  };
  if (strips.filter(({ isRuledAbove }, at) => at > 0 && isRuledAbove).length >= 2) {
    add('rules', ({ isRuledAbove }) => isRuledAbove);
  }
  for (const least of roomsBetweenRows(strips)) add('room', ({ room }) => room >= least);
  for (let column = 0; column < columns; column += 1) add('words', ({ cells }) => cells[column] !== null);
  const full = fullest(strips);
  for (let count = full; count >= Math.max(2, full - 2); count -= 1) {
    add('words', (strip) => filled(strip) >= count);
  }
  add('words', () => true);
  add('words', (_, at) => (signs[at] ?? 0) > 0);
  return ways;
}

/** The rooms from which on lines may be parted into rows: wherever the next smaller room is clearly less. */
function roomsBetweenRows(strips: readonly Strip[]): number[] {
  const rooms = strips.slice(1).flatMap(({ room, atPageHead }) => (atPageHead ? [] : [room]));
  const sorted = [...new Set(rooms)].sort((a, b) => a - b);
  return sorted
    .filter((room, at) => at > 0 && 1 + room > MORE_ROOM * (1 + (sorted[at - 1] ?? 0)))
    .slice(0, 4);
}

const filled = ({ cells, isAcross }: Strip): number =>
  isAcross ? 0 : cells.reduce((count, cell) => count + (cell === null ? 0 : 1), 0);

/** How many columns a full line fills, by two lines at least. */
function fullest(strips: readonly Strip[]): number {
  const [first = 0, second = 0] = strips.reduce<number[]>(
    ([most = 0, next = 0], strip) => {
      const count = filled(strip);
      return count >= most ? [count, most] : [most, Math.max(next, count)];
    },
    [0, 0],
  );
  return Math.max(2, Math.min(first, second));
}

/** A short column may well say a thing in lower case: "next meeting", "w/c 9 June". */
type Column = { width: number; isLowerCase: boolean; isShort: boolean };

/** For each line, how much its words say that a row begins with it (above 0) or that they go on from the line above. */
function signsOf(strips: readonly Strip[], known: readonly Column[]): number[] {
  const full = fullest(strips);
  const everyLine = columnsOfEveryLine(strips, known.length);
  return strips.map((strip, at) => {
    const above = strips[at - 1];
    if (strip.isAcross || above === undefined) return 2;
    const count = filled(strip);
    const share = 3 * (Math.min(1, count / full) - 0.5) + (strip.cells[0] === null ? -0.75 : 0.5);
    const isOfEveryLine = everyLine.length >= 2 && everyLine.every((column) => strip.cells[column] !== null);
    let breaks = 0;
    let goingOn = 0;
    known.forEach((column, index) => {
      const piece = strip.cells[index] ?? null;
      if (piece === null) return;
      const before = above.isAcross ? null : (above.cells[index] ?? null);
      if (goesOn(piece, before, column)) goingOn += count >= full && column.isShort ? 1 : 3;
      else breaks += breakOf(piece, before, column);
    });
    const most = count === 1 ? 0.5 : goingOn >= 3 ? 1 : 2;
    const sign = share + (isOfEveryLine ? 1 : 0) - goingOn + Math.max(-0.5, Math.min(most, breaks));
    return Math.max(-4, Math.min(4, sign));
  });
}

/** Two columns with words on all lines, the first apart, have a row on each of them: words that wrap leave lines blank. */
function columnsOfEveryLine(strips: readonly Strip[], columns: number): number[] {
  const own = strips.filter(({ isAcross }) => !isAcross);
  return Array.from({ length: columns }, (_, column) => column).filter(
    (column) => column > 0 && own.filter(({ cells }) => cells[column] !== null).length >= 0.95 * own.length,
  );
}

function columnIn(strips: readonly Strip[], column: number): Column {
  const pieces = strips.flatMap(({ cells, isAcross }) => {
    const piece = cells[column];
    return piece === null || piece === undefined || isAcross ? [] : [piece];
  });
  const width = pieces.reduce((most, { from, to }) => Math.max(most, to - from), 0);
  const lower = pieces.filter(({ text }) => LOWER.test(text)).length;
  const letters = pieces.reduce((sum, { text }) => sum + text.length, 0);
  const isShort = letters < 14 * pieces.length;
  return { width, isLowerCase: isShort && lower > 0.6 * pieces.length, isShort };
}

const LOWER = /^[("'‘“]?\p{Ll}/u;
const UNFINISHED =
  /(?:[,&/\-–(]|(?<![\p{L}\d])(?:a|an|and|as|at|be|by|for|from|in|is|its|of|on|or|that|the|their|this|to|which|who|will|with))$/u;

/** Whether the words are the rest of what the line above says in their column. */
const goesOn = (piece: Piece, above: Piece | null, { isLowerCase }: Column): boolean =>
  (!isLowerCase && LOWER.test(piece.text)) || (above !== null && UNFINISHED.test(above.text));

/** Words that would have had room on the line above begin something new; others may have been wrapped. */
function breakOf(piece: Piece, above: Piece | null, { width }: Column): number {
  if (above === null) return 0.5;
  return isBrokenOnPurpose(piece, above, width) ? 1 : -0.5;
}

function isBrokenOnPurpose(piece: Piece, above: Piece, width: number): boolean {
  const [word = ''] = piece.text.split(' ', 1);
  const needed = ((piece.to - piece.from) * (word.length + 1)) / Math.max(1, piece.text.length);
  return above.to - above.from + needed <= 0.8 * width;
}

/** A group's name stands across the table, or alone in its first column with a full row below it. */
function isGroup(strips: readonly Strip[], at: number, signs: readonly number[]): boolean {
  const strip = strips[at];
  const above = strips[at - 1];
  const below = strips[at + 1];
  if (strip === undefined || above === undefined) return false;
  if (strip.isAcross) return true;
  const isAlone = filled(strip) === 1 && strip.cells[0] !== null;
  if (!isAlone || below === undefined || below.isAcross) return false;
  const isFullBelow = below.cells[0] !== null && filled(below) >= 2 && (signs[at + 1] ?? 0) > 0;
  const beginsAnew = above.cells[0] === null || above.isAcross || (signs[at] ?? 0) > 0 || at === 1;
  const isLower = LOWER.test(strip.cells[0]?.text ?? '');
  const isOfAbove = below.room > strip.room + 0.18;
  return isFullBelow && beginsAnew && !isLower && !isOfAbove;
}

/** A table's first row is its heading unless its words are long, end in a full stop, or are of the kind of those below. */
function hasHeading(
  rows: readonly { strips: readonly Strip[]; isGroup: boolean }[],
  columns: number,
): boolean {
  const [first, ...rest] = rows;
  if (first === undefined || first.isGroup || rest.length === 0) return false;
  const texts = Array.from({ length: columns }, (_, column) => textIn(first.strips, column));
  if (texts.filter((text) => text !== '').length < 2) return false;
  if (texts.some((text) => text.length > 60 || /[^.\s]{5,}\.$/.test(text))) return false;
  return !texts.some((text, column) => {
    const below = rest.flatMap(({ strips, isGroup: isOne }) => (isOne ? [] : [textIn(strips, column)]));
    const said = below.filter((other) => other !== '');
    const isRepeated = text !== '' && said.includes(text) && said.length > 1;
    const areNumbers = said.length > 0 && said.every((other) => /\d/.test(other));
    return isRepeated || (/\d/.test(text) && areNumbers);
  });
}

const textIn = (strips: readonly Strip[], column: number): string =>
  strips.flatMap(({ cells }) => cells[column]?.text ?? []).join(' ');
