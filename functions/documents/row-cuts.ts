import type { Table } from './document.ts';
import {
  isAloneInFirst,
  isBroken,
  isGroup,
  type Lines,
  LONGEST_ROW,
  LOWER,
  linesOf,
  rowsFrom,
  type Setting,
  STANDS,
  type Strip,
  UNFINISHED,
  withHabits,
} from './row-costs.ts';

export type CutRow = {
  strips: readonly Strip[];
  isHeading: boolean;
  isGroup: boolean;
  isDoubtful: boolean;
  mayEndAbove: boolean;
};

/** A row that may be, from a line to another, and what it costs in each way to cut the table. */
type Candidate = { to: number; costs: readonly number[] };

/** A way to cut a table's lines: where its cells stand in their rows, and whether room or rules part these. */
type Way = { stands: number; parts: Parting | null };
type Parting = { isParted: readonly boolean[]; agrees: number; disagrees: number };

/** How much more room two rows have between them than two lines of one, in lines: lines of a page differ by less. */
const MORE_ROOM = 1.18;
/** How sure it must be of each line whether it begins a row; surer where only two columns tell. */
const SURE = { usual: 0.85, ofTwo: 0.96 } as const;
/** The ways are compared over as many lines; one that costs so much more than the best is none. */
const COMPARED = 150;
const RULED_OUT = 3;
/** Nothing drawn tells more, and cells seldom stand in the middle of their rows or at their foot. */
const UNTOLD = 0.6;
const SELDOM = [0, 0.7, 1.2, 3] as const;

/** A long table is cut a part after the other, each beginning where the last certain row of the one before ends. */
const PART = 500;

/**
 * Cuts a table's printed lines into the likeliest rows: by how their words wrap, by where cells stand in their row, by room and
 * by rules. A row whose beginning or end is in doubt is marked; where most are, each row is a printed line.
 */
export function cutRows(
  strips: readonly Strip[],
  setting: Setting,
): { rows: CutRow[]; rowsAre: Table['rowsAre'] } {
  if (areRowsOfOneLine(strips)) {
    const rows = printedLines(strips).map((row, at) => ({
      ...row,
      isGroup: at > 0 && row.strips.every(isAloneInFirst),
    }));
    return { rows: withHeading(rows, setting), rowsAre: 'whole' };
  }
  const ofTwo = rowsOfTwoLines(strips);
  if (ofTwo !== null) return { rows: withHeading(ofTwo, setting), rowsAre: 'whole' };
  const rows: Cut[] = [];
  for (let from = 0; from < strips.length; ) {
    const own = rowsOf(strips.slice(from, from + PART), setting, from === 0);
    const end = from + PART < strips.length ? PART - LONGEST_ROW : PART;
    let to = 0;
    for (const row of own) {
      if (to > 0 && to + row.strips.length > end) break;
      rows.push(row);
      to += row.strips.length;
    }
    from += to;
  }
  const doubtful = rows.filter(({ isDoubtful }) => isDoubtful).length;
  // One row below its headings is all that there is to be sure of.
  const isOne = rows.length === 2 && hasHeading(rows, setting.edges.length);
  const isWhole = doubtful <= (isOne ? 0 : rows.length / 2) && (rows.length > 1 || strips.length < 3);
  return {
    rows: withHeading(isWhole ? rows : printedLines(strips), setting),
    rowsAre: isWhole ? 'whole' : 'printed lines',
  };
}

type Cut = Omit<CutRow, 'isHeading'>;

function withHeading(rows: readonly Cut[], { edges }: Setting): CutRow[] {
  const isHeading = hasHeading(rows, edges.length);
  return rows.map((row, at) => ({ ...row, isHeading: at === 0 && isHeading }));
}

/** So many of a matrix's cells are blank, and seldom of a table whose cells wrap. */
const BLANKS = 1 / 3;
/** Fewer are enough where names of sections stand between its rows. */
const BLANKS_OF_SECTIONS = 1 / 6;

/**
 * Whether each line is a row: in a matrix of many blanks every line has words in the first column and in another, which nowhere
 * go on from those above, and the lines stand as far from each other. Between them names of sections may stand alone. Below
 * headings that all have figures, as of days, the first column is one like the others.
 */
function areRowsOfOneLine(strips: readonly Strip[]): boolean {
  const [head, ...lines] = strips;
  const columns = head?.cells.length ?? 0;
  const body = lines.filter((strip) => !isAloneInFirst(strip));
  if (columns < 4 || body.length < 3) return false;
  const pieces = body.flatMap(({ cells }) => cells.filter((cell) => cell !== null));
  const areOfOneKind = haveColumnsOfOneKind(strips);
  const areAlike = lines
    .slice(1)
    .every(({ room, isRuledAbove }) => Math.abs(room - (lines[1]?.room ?? room)) < 0.1 && !isRuledAbove);
  return (
    areAlike &&
    strips.every((strip) => !strip.isAcross && (areOfOneKind || strip.cells[0] != null)) &&
    (pieces.length <=
      (1 - (body.length < lines.length ? BLANKS_OF_SECTIONS : BLANKS)) * columns * body.length ||
      (areOfOneKind && seldomGoOn(body))) &&
    !pieces.some(({ text }) => LOWER.test(text) || UNFINISHED.test(text) || /^\d+$|^\(/.test(text)) &&
    (body.length === lines.length || areSections(lines))
  );
}

/** Whether each heading has a figure, as those of days and years across a table have: no column says what a row is. */
const haveColumnsOfOneKind = ([head]: readonly Strip[]): boolean =>
  head?.cells.every((cell) => /\d/.test(cell?.text ?? '')) === true;

/** So unlikely is it of lines that go on that each begins with a capital or a figure. */
const SELDOM_HIGH = 0.05;

/**
 * Whether the lines with blanks are rows too: they would begin with a capital no oftener than other words of their columns do, and
 * all of them begin with one.
 */
function seldomGoOn(body: readonly Strip[]): boolean {
  const highIn = (column: number): number => {
    const words = body.flatMap(({ cells }) => (cells[column]?.text ?? '').split(' ').slice(1));
    return (words.filter((word) => !LOWER.test(word)).length + 0.5) / (words.length + 1);
  };
  const below = body.filter(({ cells }, at) => at > 0 && cells.includes(null));
  const likely = below
    .flatMap(({ cells }) => cells.flatMap((cell, column) => (cell === null ? [] : [highIn(column)])))
    .reduce((all, share) => all * share, 1);
  return likely < SELDOM_HIGH;
}

/**
 * Whether the lines that have words in the first column alone name sections, the first right below the headings: none goes on with
 * the words above it, which end in no name that has its capital, or are not set in capitals as it is.
 */
function areSections(lines: readonly Strip[]): boolean {
  const words = (at: number): string => lines[at]?.cells[0]?.text ?? '';
  const alone = lines.flatMap((strip, at) => (isAloneInFirst(strip) ? [at] : []));
  return (
    alone[0] === 0 &&
    alone.every((at) => {
      const below = lines[at + 1];
      const isOne = at === 0 || !/\s\P{Ll}\S*$/u.test(words(at - 1)) || isShouted(words(at), words(at - 1));
      return isOne && /^\p{Lu}[^.]*$/u.test(words(at)) && below !== undefined && !isAloneInFirst(below);
    })
  );
}

const isShouted = (text: string, above: string): boolean => !/\p{Ll}/u.test(text) && /\p{Ll}/u.test(above);

function rowsOf(strips: readonly Strip[], setting: Setting, hasHead: boolean): Cut[] {
  const lines = linesOf(strips, setting, hasHead);
  const { starts, sure } = likeliestOf(lines);
  const least = setting.edges.length > 2 ? SURE.usual : SURE.ofTwo;
  const isWrapped = strips.some(({ cells }) => LOWER.test(cells[0]?.text ?? ''));
  const areOfOneKind = hasHead && haveColumnsOfOneKind(strips);
  return starts.map((from, index) => {
    const to = (starts[index + 1] ?? strips.length) - 1;
    // A line is in doubt with the row that it begins and with the one before.
    const isSure = sure.slice(from, to + 2).every((share) => share >= least);
    const own = strips.slice(from, to + 1);
    const mayEndAbove = (!isWrapped && isLoneEnd(own)) || (areOfOneKind && mayBeSeveral(own));
    return {
      strips: own,
      isGroup: to === from && isGroup(strips, from),
      isDoubtful: !isSure || isBroken(from, to, lines) || mayEndAbove,
      mayEndAbove,
    };
  });
}

/** Whether lines of a row begin with capitals below words that do not break off, each in a cell that may be a list. */
const mayBeSeveral = (strips: readonly Strip[]): boolean =>
  strips.some(({ cells }, at) =>
    cells.some((cell, column) => {
      const above = strips.slice(0, at).findLast((strip) => strip.cells[column] != null)?.cells[column];
      return cell !== null && above != null && /^\p{Lu}/u.test(cell.text) && !UNFINISHED.test(above.text);
    }),
  );

/** Whether a row's last line has words in the first column alone that do not go on from those above. */
function isLoneEnd(strips: readonly Strip[]): boolean {
  const last = strips.at(-1);
  const above = strips.slice(0, -1).findLast(({ cells }) => cells[0] != null)?.cells[0];
  return (
    last !== undefined &&
    above != null &&
    isAloneInFirst(last) &&
    !last.isAcross &&
    !UNFINISHED.test(above.text)
  );
}

/** Each line a row, for want of anything that tells. */
const printedLines = (strips: readonly Strip[]): Cut[] => strips.map((strip, at) => cutOf([strip], at));

/** The rows below the headings, where each is a line with words in all columns and one below it in the first alone. */
function rowsOfTwoLines([head, ...body]: readonly Strip[]): Cut[] | null {
  const pairs = body.filter((_, at) => at % 2 === 0).map((strip, at) => [strip, body[2 * at + 1]] as const);
  const areWhole = pairs.every(
    ([first, second]) =>
      !first.isAcross &&
      first.cells.every((cell) => cell !== null) &&
      second !== undefined &&
      !second.isAcross &&
      isAloneInFirst(second),
  );
  if (head === undefined || pairs.length < 3 || !areWhole) return null;
  return [[head], ...pairs.map((pair) => pair.flatMap((strip) => strip ?? []))].map(cutOf);
}

const cutOf = (strips: readonly Strip[], at: number): Cut => ({
  strips,
  isGroup: strips[0]?.isAcross === true && at > 0,
  isDoubtful: false,
  mayEndAbove: false,
});

/** The ways that are likeliest by the first lines, and with them the rows, and how sure each line is to begin one or not. */
function likeliestOf(lines: Lines): { starts: number[]; sure: number[] } {
  const { ways, starts: first } = waysByFirst(lines);
  const size = lines.strips.length;
  const candidates = candidatesOf(withHabits(lines, first), ways, size);
  const down = sumsDown(candidates, ways.length, size);
  const up = sumsUp(candidates, ways.length, size);
  const totals = down.map((sums) => sums[size] ?? 0);
  const best = Math.min(...totals);
  const weights = totals.map((total) => Math.exp(best - total));
  const weight = weights.reduce((sum, one) => sum + one, 0);
  const starts = cheapest(candidates, totals.indexOf(best), size);
  const begins = new Set(starts);
  const sure = lines.strips.map((_, at) => {
    const likely = ways.reduce((sum, _way, way) => {
      const through = (down[way]?.[at] ?? 0) + (up[way]?.[at] ?? 0);
      return sum + ((weights[way] ?? 0) / weight) * Math.exp((totals[way] ?? 0) - through);
    }, 0);
    return begins.has(at) ? likely : 1 - likely;
  });
  return { starts, sure };
}

/** The ways that the first lines do not rule out, and the rows that these are cut into by the best. */
function waysByFirst(lines: Lines): { ways: Way[]; starts: number[] } {
  const all = waysOf(lines);
  const size = Math.min(COMPARED, lines.strips.length);
  const candidates = candidatesOf(lines, all, size);
  const costs = sumsDown(candidates, all.length, size).map((sums) => sums[size] ?? 0);
  const least = Math.min(...costs);
  const ways = all.filter((_, index) => (costs[index] ?? 0) < least + RULED_OUT);
  return { ways, starts: [...cheapest(candidates, costs.indexOf(least), size), size] };
}

function waysOf({ strips }: Lines): Way[] {
  const rules = strips.map(({ isRuledAbove }) => isRuledAbove);
  const ruled = rules.filter((isRuled, at) => at > 0 && isRuled).length;
  const parts: (Parting | null)[] = [null];
  if (ruled >= 2) parts.push({ isParted: rules, agrees: 0.05, disagrees: 3 });
  for (const least of roomsBetweenRows(strips)) {
    parts.push({ isParted: strips.map(({ room }) => room >= least), agrees: 0.1, disagrees: 3 });
  }
  return parts.flatMap((own) => STANDS.map((_, stands) => ({ stands, parts: own })));
}

/** The rooms from which on lines may be parted into rows: wherever the next smaller room is clearly less. */
function roomsBetweenRows(strips: readonly Strip[]): number[] {
  const rooms = strips.slice(1).flatMap(({ room, atPageHead }) => (atPageHead ? [] : [room]));
  const sorted = [...new Set(rooms)].filter((room) => room > -0.2).sort((a, b) => a - b);
  return sorted
    .filter((room, at) => at > 0 && 1 + room > MORE_ROOM * (1 + (sorted[at - 1] ?? 0)))
    .slice(0, 4);
}

/** For each line the rows that may begin with it. */
function candidatesOf(lines: Lines, ways: readonly Way[], size: number): Candidate[][] {
  const { strips } = lines;
  const partings = [...new Set(ways.map(({ parts }) => parts))];
  return Array.from({ length: size }, (_, from) => {
    const made: Candidate[] = [];
    const within = partings.map((parts) => (from === 0 ? 0 : costOfParting(parts, strips, from, true)));
    let reached = from;
    rowsFrom(from, lines, (to, cost, stands) => {
      if (to >= size) return;
      for (; reached < to; reached += 1) {
        partings.forEach((parts, index) => {
          within[index] = (within[index] ?? 0) + costOfParting(parts, strips, reached + 1, false);
        });
      }
      made.push({
        to,
        costs: ways.map(
          (way) =>
            cost +
            (stands[way.stands] ?? 0) +
            (within[partings.indexOf(way.parts)] ?? 0) +
            (from === 0 ? (SELDOM[way.stands] ?? 0) : 0),
        ),
      });
    });
    return made;
  });
}

function costOfParting(parts: Parting | null, strips: readonly Strip[], at: number, begins: boolean): number {
  if (parts === null) return UNTOLD;
  if (strips[at]?.atPageHead || strips[at]?.isAcross || strips[at - 1]?.isAcross) return UNTOLD;
  return parts.isParted[at] === begins ? parts.agrees : parts.disagrees;
}

/** What all ways to come to each line cost together, as of one: the less the likelier. */
function sumsDown(candidates: readonly Candidate[][], ways: number, size: number): number[][] {
  const sums = emptySums(ways, size);
  for (const own of sums) own[0] = 0;
  candidates.forEach((rows, from) => {
    for (const { to, costs } of rows) {
      for (let way = 0; way < ways; way += 1)
        addTo(sums[way], to + 1, (sums[way]?.[from] ?? 0) + (costs[way] ?? 0));
    }
  });
  return sums;
}

function sumsUp(candidates: readonly Candidate[][], ways: number, size: number): number[][] {
  const sums = emptySums(ways, size);
  for (const own of sums) own[size] = 0;
  for (let from = size - 1; from >= 0; from -= 1) {
    for (const { to, costs } of candidates[from] ?? []) {
      for (let way = 0; way < ways; way += 1)
        addTo(sums[way], from, (sums[way]?.[to + 1] ?? 0) + (costs[way] ?? 0));
    }
  }
  return sums;
}

const emptySums = (ways: number, size: number): number[][] =>
  Array.from({ length: ways }, () => new Array<number>(size + 1).fill(Number.POSITIVE_INFINITY));

function addTo(sums: number[] | undefined, at: number, cost: number): void {
  const own = sums?.[at];
  if (sums === undefined || own === undefined) return;
  const least = Math.min(own, cost);
  const more = Math.abs(own - cost);
  sums[at] =
    least === Number.POSITIVE_INFINITY ? least : least - (more < 30 ? Math.log1p(Math.exp(-more)) : 0);
}

/** Which lines begin a row where all rows together cost the least. */
function cheapest(candidates: readonly Candidate[][], way: number, size: number): number[] {
  const least = new Array<number>(size + 1).fill(Number.POSITIVE_INFINITY);
  const from = new Array<number>(size + 1).fill(0);
  least[0] = 0;
  candidates.forEach((rows, at) => {
    for (const { to, costs } of rows) {
      const cost = (least[at] ?? 0) + (costs[way] ?? 0);
      if (cost >= (least[to + 1] ?? 0)) continue;
      least[to + 1] = cost;
      from[to + 1] = at;
    }
  });
  const starts: number[] = [];
  for (let at = size; at > 0; at = from[at] ?? 0) starts.push(from[at] ?? 0);
  return starts.reverse();
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
