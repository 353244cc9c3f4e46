import { knownIn } from './broken-words.ts';
import { BULLETED, looksOf, rowOf, spansOf } from './cells-by-place.ts';
import {
  columnAt,
  cutAtGutters,
  type Frame,
  frameOf,
  frameWith,
  NEAR_MARK,
  type Part,
  wordsOf,
} from './column-frame.ts';
import { type Block, BOLD, type Paragraph, type Placed, type Segment, type Table } from './document.ts';
import { withFullCellsApart } from './full-cells.ts';
import { LONGEST_ROW, LOWER, type Piece, type Strip, UNFINISHED, widthsOf } from './row-costs.ts';
import { type CutRow, cutRows } from './row-cuts.ts';

/** A printed line that has words, and how it stands below the line above. */
type Line = {
  paragraph: Paragraph;
  /** Which of the blocks it is. */
  index: number;
  segments: readonly Part[];
  /** In heights of a line; a blank line is one. */
  room: number;
  atPageHead: boolean;
};

/** Lines `from` to `to`, both of them in it. */
type Region = { from: number; to: number; frame: Frame };

/** In widths of the file's mean letter, so that points and characters read alike; `blank` and `inCell` in heights of a line. */
const near = {
  /** Two columns are less likely a table than three, and must stand further apart. */
  ofTwo: 1.9,
  /** No table has more room than this between two of its lines, but before a row that fills its columns. */
  blank: 3,
  blankBeforeRow: 8,
  /** Lines of a cell, or a title and its table, are nearer than this to one another. */
  inCell: 0.5,
  /** A line stands half a line lower than the one above. */
  beside: -0.2,
  /** As much of its column a line fills at least that goes on below it. */
  filled: 0.8,
  /** Another line's words in the same column. */
  columnAgain: 1,
} as const;

const MISFITS_AT_MOST = 2;
const COLUMNS_AT_MOST = 30;
/** How many lines below its region the last of its tables is looked for, so that no text is looked through again and again. */
const PART_GOES_ON = 500;
/** From a beginning that led to no table the search goes on one line below, unless that much was looked through for it. */
const LOOKED_THROUGH_AGAIN = 40;

/**
 * Puts tables where runs of printed lines are set out in columns: where gaps between words hold from line to line. All other
 * blocks are handed on as they are. No word is lost or doubled, but for a heading row that is printed again at a page's head.
 * Two columns of prose, a list behind its marks, and a name with what it is ("Venue: …") are no tables.
 */
export function withTablesByPlace(blocks: readonly Block[]): Block[] {
  const made: Block[] = [];
  let run: Paragraph[] = [];
  const endRun = (): void => {
    for (const block of blocksOfRun(run)) made.push(block);
    run = [];
  };
  for (const block of blocks) {
    if (isPrinted(block)) {
      run.push(block);
    } else {
      endRun();
      made.push(block);
    }
  }
  endRun();
  return made;
}

/** A blank line is one wherever it stands. */
const isPrinted = (block: Block): block is Paragraph =>
  block.kind === 'paragraph' && (block.placement !== null || block.spans.length === 0);

function blocksOfRun(run: readonly Paragraph[]): Block[] {
  const unit = letterWidth(run);
  const lines = withPagesAligned(linesOf(run, unit));
  const made: Block[] = [];
  let next = 0;
  for (const region of apartFromEachOther(regionsIn(lines, unit))) {
    const first = lines[region.from]?.index ?? next;
    for (; next < first; next += 1) made.push(...run.slice(next, next + 1));
    made.push(tableOf(lines.slice(region.from, region.to + 1), region.frame, unit));
    next = (lines[region.to]?.index ?? next) + 1;
  }
  for (; next < run.length; next += 1) made.push(...run.slice(next, next + 1));
  return made;
}

function letterWidth(run: readonly Paragraph[]): number {
  let width = 0;
  let letters = 0;
  for (const { placement } of run) {
    for (const { text, from, to } of placement?.segments ?? []) {
      width += Math.max(0, to - from);
      letters += text.length;
    }
  }
  return letters > 0 && width > 0 ? width / letters : 1;
}

function linesOf(run: readonly Paragraph[], unit: number): Line[] {
  const lines: Line[] = [];
  let blanks = 0;
  let atPageHead = false;
  run.forEach((paragraph, index) => {
    const placement = paragraph.placement;
    const segments = withMarksJoined(placement?.segments ?? [], unit);
    if (placement?.roomAbove === null) atPageHead = true;
    if (segments.length === 0) {
      blanks += 1;
    } else {
      const room = blanks > 0 ? Math.max(blanks, placement?.roomAbove ?? 0) : (placement?.roomAbove ?? 0);
      lines.push({ paragraph, index, segments, room: atPageHead ? 0 : room, atPageHead });
      blanks = 0;
      atPageHead = false;
    }
  });
  return lines;
}

/** Overleaf a table's columns may stand elsewhere: where its headings come again, the words below are set as under the first. */
function withPagesAligned(lines: readonly Line[]): Line[] {
  const heads = new Map<string, Line>();
  let shifts: readonly { from: number; by: number }[] = [];
  return lines.map((line) => {
    const words = line.segments.length > 2 ? line.segments.map(({ text }) => text.trim()).join('\n') : '';
    const first = line.atPageHead ? heads.get(words) : undefined;
    if (line.atPageHead) shifts = [];
    if (words !== '' && !/\d/.test(words) && !heads.has(words)) heads.set(words, line);
    if (first !== undefined)
      shifts = line.segments.map(({ from }, column) => ({
        from,
        by: (first.segments[column]?.from ?? from) - from,
      }));
    if (shifts.every(({ by }) => by === 0)) return line;
    const moved = (segment: Part): Part => {
      const by = shifts.findLast(({ from }) => from <= segment.from + 1)?.by ?? shifts[0]?.by ?? 0;
      return { ...segment, from: segment.from + by, to: segment.to + by };
    };
    return { ...line, segments: line.segments.map(moved) };
  });
}

const MARK =
  /^(?:[·•●○◦‣⁃∙▪■□➢➤►\uE000-\uF8FF\u25A0-\u25FF]|[-–—*o]|\d{1,2}\.(?:\d{1,2}\.?)?|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\))$/;

/** A bullet or number set apart from its words is no column of itself. A dash far from other words may be all its cell says. */
function withMarksJoined(segments: Placed, unit: number): Part[] {
  const joined: Part[] = [];
  for (const segment of [...segments].sort((a, b) => a.from - b.from)) {
    if (segment.text.trim() === '') continue;
    const last = joined.at(-1);
    if (last !== undefined && MARK.test(last.text.trim()) && segment.from - last.to <= NEAR_MARK * unit) {
      const text = `${last.text.trim()} ${segment.text}`;
      joined[joined.length - 1] = { text, from: last.from, to: segment.to, behindMark: [last, segment] };
    } else {
      joined.push(segment);
    }
  }
  return joined;
}

function regionsIn(lines: readonly Line[], unit: number): Region[] {
  const regions: Region[] = [];
  let start = 0;
  while (start < lines.length) {
    const grown = mayBegin(lines[start]) ? grow(lines, start, lines.length - 1, unit) : null;
    const areOfProse = grown !== null && isProse(lines.slice(grown.from, grown.to + 1), grown.frame, unit);
    const found = grown === null || areOfProse ? [] : partsOf(lines, grown, unit);
    regions.push(...found);
    const isDone = grown !== null && (areOfProse || grown.to - grown.from > LOOKED_THROUGH_AGAIN);
    start = Math.max(start + 1, (found.at(-1)?.to ?? -1) + 1, isDone ? grown.to + 1 : 0);
  }
  return regions;
}

/** A line that could head one table and end the one above it is the upper one's. */
function apartFromEachOther(regions: readonly Region[]): Region[] {
  let last = -1;
  return regions.flatMap((region) => {
    const from = Math.max(region.from, last + 1);
    if (from > region.to) return [];
    last = region.to;
    return [{ ...region, from }];
  });
}

const isColumned = (line: Line | undefined): boolean => (line?.segments.length ?? 0) >= 2;

/** "Venue:   County Hall" says what a thing is, and begins no table. */
function mayBegin(line: Line | undefined): boolean {
  if (line === undefined || !isColumned(line) || line.segments.length > COLUMNS_AT_MOST) return false;
  return line.segments.length > 2 || !/:$/.test(line.segments[0]?.text.trim() ?? '');
}

/** From a line of several columns down, as far as lines fit them. A line or two that do not may stand across the table. */
function grow(lines: readonly Line[], from: number, last: number, unit: number): Region {
  let frame = frameOf(lines[from]?.segments ?? []);
  let to = from;
  for (let at = from + 1; at <= last && at - to <= MISFITS_AT_MOST + 1; at += 1) {
    const line = lines[at];
    if (line === undefined || line.room >= near.blankBeforeRow || isOfAnother(line, frame)) break;
    const parts = partsIn(line, frame, unit);
    if (line.room >= near.blank && !beginsRow(lines, at, frame, unit)) break;
    const fitted = frameWith(frame, parts, unit);
    if (fitted === null || fitted.gutters.length >= COLUMNS_AT_MOST || isAskew(parts, fitted)) continue;
    frame = fitted;
    to = at;
  }
  return { from, to, frame };
}

/** Below room, a line of many more columns begins another table: what stands above is its key, or says what it is of. */
const isOfAnother = ({ room, segments }: Line, { gutters }: Frame): boolean =>
  room >= 1 && segments.length >= Math.max(4, 2 * (gutters.length + 1));

/** The words of a line that stands in several columns, cut where these part. */
const partsIn = (line: Line, frame: Frame, unit: number): readonly Part[] =>
  isColumned(line) ? cutAtGutters(line.segments, frame, unit) : line.segments;

/**
 * Whether a row begins far below the one above: a line with words in three columns or more, in all of them or at the edges of
 * some. Lines of its middle cells may come before it, where its others stand lower.
 */
function beginsRow(lines: readonly Line[], from: number, frame: Frame, unit: number): boolean {
  const fills = (line: Line): boolean => {
    const parts = partsIn(line, frame, unit);
    const columns = new Set(parts.map((part) => columnAt((part.from + part.to) / 2, frame)));
    if (parts.length < 3 || columns.size < parts.length) return false;
    return columns.size > frame.gutters.length || parts.every((part) => isAtEdge(part, frame, unit));
  };
  const end = lines.findIndex(({ room }, at) => at > from && room >= near.blank);
  const row = lines.slice(from, Math.min(from + LONGEST_ROW, end === -1 ? lines.length : end));
  const isOfMiddle = ({ segments: [first] }: Line): boolean =>
    first !== undefined && first.from > frame.from + 2 * unit;
  const at = row.findIndex(fills);
  return at !== -1 && row.slice(0, at).every(isOfMiddle);
}

/** Whether parts of a line, as many as the table has columns, stand each in its own: then none is cut for the columns of other lines. */
const isOneToAColumn = (parts: Placed, frame: Frame): boolean =>
  parts.length > 2 &&
  parts.length === frame.gutters.length + 1 &&
  parts.every(({ from, to }, column) => columnAt((from + to) / 2, frame) === column);

/** A line that has as many parts as the table has columns has one in each. */
const isAskew = (parts: Placed, frame: Frame): boolean =>
  parts.length > 2 &&
  parts.length === frame.gutters.length + 1 &&
  new Set(parts.map(({ from, to }) => columnAt((from + to) / 2, frame))).size < parts.length;

/** A region may hold several tables: titles and sentences part them, or a heading row that comes again. */
function partsOf(lines: readonly Line[], region: Region, unit: number): Region[] {
  const beginnings = new Set([region.from]);
  const usual = usualRoom(lines, region);
  for (let at = region.from + 1; at <= region.to; at += 1) {
    const isOfPart = isTitle(lines, at, region.frame, usual, unit) && !isGroupWithin(lines, at, region, unit);
    if (isOfPart || isHeading(lines[at]) || isSentence(lines, at, region.frame)) {
      beginnings.add(at).add(at + 1);
    } else if (isOtherHead(lines, at, region, unit)) {
      beginnings.add(at);
    } else if (!lines[at]?.atPageHead && saysAgain(lines[region.from], lines[at])) {
      beginnings.add(at);
    }
  }
  const starts = [...beginnings].sort((a, b) => a - b);
  const isWholeTable = starts.length > 1 && region.frame.gutters.length >= 2 && isTable(lines, region, unit);
  return starts.flatMap((from, index) => {
    // The last part may have columns of its own, in which it goes on below the region.
    const last = starts.length === 1 ? region.to : Math.min(lines.length - 1, region.to + PART_GOES_ON);
    const to = (starts[index + 1] ?? last + 1) - 1;
    if (!mayBegin(lines[from])) return [];
    const part = starts.length === 1 ? region : grow(lines, from, to, unit);
    const headed = withHead(
      lines,
      trimmed(lines, withFrameOfBody(lines, part, unit), unit),
      index === 0,
      unit,
    );
    const whole = withFrameOf(lines, withoutLinesBelow(lines, headed, unit), unit);
    if (isTable(lines, whole, unit)) return [whole];
    const shared = trimmed(lines, { ...part, frame: region.frame }, unit);
    return isWholeTable && hasFullLine(lines, shared, unit) ? [shared] : [];
  });
}

/** Below a line that stands by itself, headings in bold as those above are, or of which none stands where any word above does, are another table's. */
function isOtherHead(lines: readonly Line[], at: number, { from }: Region, unit: number): boolean {
  const { segments = [] } = lines[at] ?? {};
  if (isColumned(lines[at - 1]) || segments.length < 3 || !isColumned(lines[at + 1])) return false;
  if (!segments.every(({ text }) => /^[\p{Lu}%£#]\P{N}{0,29}$/u.test(text.trim()))) return false;
  const above = lines.slice(Math.max(from, at - TELLING_LINES), at).filter(isColumned);
  const [head, ...rows] = above;
  if (isBold(lines[at]) && isBold(head) && rows.length > 0 && !rows.some(isBold)) return true;
  const stands = above.flatMap((line) => line.segments.map((segment) => segment.from));
  return !segments.some((segment) => stands.some((place) => Math.abs(place - segment.from) <= unit));
}

const isBold = (line: Line | undefined): boolean =>
  line?.paragraph.spans.every(({ text, bold }) => bold === true || text.trim() === '') === true;

/** Between the rows of a region, as far as several of its lines have their words in columns: else between its lines. */
function usualRoom(lines: readonly Line[], { from, to }: Region): number {
  const all = lines.slice(from + 1, to + 1);
  const ofRows = all.filter((line, at) => isColumned(line) && isColumned(lines[from + at]));
  const rooms = (ofRows.length > 0 ? ofRows : all).map(({ room }) => Math.max(0, room));
  return [...rooms].sort((a, b) => a - b)[Math.floor(rooms.length / 2)] ?? 0;
}

const hasFullLine = (lines: readonly Line[], { from, to, frame }: Region, unit: number): boolean =>
  lines.slice(from, to + 1).some((line) => new Set(columnsIn(line, frame, unit)).size >= 3);

/** What the file itself sets larger than its text is a heading over what follows; a group's name is in bold at most. */
const isHeading = (line: Line | undefined): boolean =>
  line !== undefined && !isColumned(line) && (line.paragraph.heading ?? BOLD) < BOLD;

/** Two lines after one another that stand across the columns, from the first, are sentences, and no groups' names. */
function isSentence(lines: readonly Line[], at: number, frame: Frame): boolean {
  const isAcross = (line: Line | undefined): boolean =>
    crosses(line, frame) && (line?.segments[0]?.from ?? 0) < (frame.gutters[0]?.from ?? 0);
  return isAcross(lines[at]) && (isAcross(lines[at - 1]) || isAcross(lines[at + 1]));
}

function crosses(line: Line | undefined, { gutters }: Frame): boolean {
  const [only] = line?.segments ?? [];
  if (only === undefined || isColumned(line)) return false;
  // A number in the first column, and words in the second, cross nothing.
  const [mark, words] = only.behindMark ?? [];
  const isApart = mark !== undefined && words !== undefined && isBetween(mark, gutters[0], words);
  const left = isApart ? words.from : only.from;
  return gutters.some(({ from, to }) => left < from && only.to > to);
}

const isBetween = (left: Segment, gutter: Frame['gutters'][number] | undefined, right: Segment): boolean =>
  gutter !== undefined && left.to <= gutter.from && right.from >= gutter.to;

function isTitle(lines: readonly Line[], at: number, frame: Frame, usual: number, unit: number): boolean {
  const line = lines[at];
  const below = lines[at + 1];
  if (line === undefined || below === undefined || isColumned(line)) return false;
  const isLeft = (line.segments[0]?.from ?? 0) <= frame.from + 2 * unit;
  const isApart = (line.room > usual + near.inCell || line.atPageHead) && below.room > usual + near.inCell;
  return isLeft && isApart;
}

/** What stands over rows in the table's own columns, without headings of theirs, is a group's name and parts no tables. */
function isGroupWithin(lines: readonly Line[], at: number, { from, frame }: Region, unit: number): boolean {
  const head = lines[from];
  const below = lines.slice(at + 1, at + 4).find(isColumned);
  if (head === undefined || below === undefined || lines[at]?.atPageHead) return false;
  const said = new Set(head.segments.map(({ text }) => text.toLowerCase()));
  if (below.segments.some(({ text }) => said.has(text.toLowerCase()))) return false;
  const standIn = (columns: Frame): boolean =>
    below.segments.every((segment) => isAtEdge(segment, columns, unit));
  if (frame.gutters.length < 2 || !standIn(frame)) return false;
  // The region's own columns may be those of what follows, too.
  return standIn(grow(lines, from, Math.min(at - 1, from + TELLING_LINES), unit).frame);
}

const isAtEdge = ({ from: place }: Segment, { from, gutters }: Frame, unit: number): boolean =>
  [from, ...gutters.map(({ to }) => to)].some((edge) => Math.abs(place - edge) <= near.columnAgain * unit);

function saysAgain(first: Line | undefined, line: Line | undefined): boolean {
  const said = new Set(first?.segments.map(({ text }) => text.toLowerCase()));
  if (first?.segments[0]?.text.toLowerCase() !== line?.segments[0]?.text.toLowerCase()) return false;
  const again = line?.segments.filter(({ text }) => said.has(text.toLowerCase())).length ?? 0;
  return again >= 2 && again * 2 >= said.size;
}

/** Below the last line of several columns stands what goes on in one of its cells, or a row of which only one cell has words. */
function trimmed(lines: readonly Line[], region: Region, unit: number): Region {
  let to = region.to;
  while (to > region.from && !isAcrossColumns(lines, to)) to -= 1;
  for (let at = to + 1; at <= region.to && goesOnBelow(lines, at, region, unit); at += 1) to = at;
  const rooms = lines.slice(region.from + 1, to + 1).map(({ room }) => room);
  return { ...region, to: loneRowBelow(lines, { ...region, from: to }, Math.max(0, ...rooms), unit) };
}

/** A line of several columns, or one that stands beside the line above it or below it, half a line lower. */
const isAcrossColumns = (lines: readonly Line[], at: number): boolean =>
  isColumned(lines[at]) || [at, at + 1].some((line) => (lines[line]?.room ?? 0) < near.beside);

/**
 * The last line of a row that has words in its first column alone: below line `from`, no further from it than rows are, two lines
 * or more that are as wide as the column. `from` where there is none.
 */
function loneRowBelow(
  lines: readonly Line[],
  { from, to, frame }: Region,
  room: number,
  unit: number,
): number {
  const [gutter] = frame.gutters;
  let last = from;
  for (let at = from + 1; at <= to && isInFirst(lines[at], frame, unit); at += 1) {
    const isNear =
      (lines[at]?.room ?? 0) < (at === from + 1 ? Math.max(near.inCell, room + 0.2) : near.inCell);
    if (!isNear) break;
    last = at;
  }
  const [first] = lines[from + 1]?.segments ?? [];
  const [second] = lines[from + 2]?.segments ?? [];
  if (last < from + 2 || first === undefined || second === undefined || gutter === undefined) return from;
  const [word = second] = wordsOf(second);
  const isWrapped = first.to + word.to - word.from > gutter.from && !crosses(lines[last + 1], frame);
  return isWrapped ? last : from;
}

/** Whether a line has words in the table's first column, and nowhere else. */
function isInFirst(line: Line | undefined, { from, gutters: [gutter] }: Frame, unit: number): boolean {
  const [own, ...others] = line?.segments ?? [];
  if (line === undefined || own === undefined || gutter === undefined || line.atPageHead) return false;
  return others.length === 0 && Math.abs(own.from - from) <= unit && own.to <= gutter.from + unit;
}

/** So many rows tell of the next. */
const TELLING_ROWS = 2;

/**
 * Whether a line has words in the first column alone, as so many lines below the rows above have: a meeting's day below its name,
 * or its hour and its place.
 */
function isFootOfRow(lines: readonly Line[], at: number, { from, frame }: Region, unit: number): boolean {
  const feet: number[] = [];
  let isBelow = false;
  for (
    let above = at;
    above > from && at - above < TELLING_LINES && feet.length <= TELLING_ROWS + 1;
    above -= 1
  ) {
    const isFoot = isInFirst(lines[above], frame, unit);
    if (isFoot && !isBelow) feet.push(0);
    if (isFoot) feet[feet.length - 1] = (feet.at(-1) ?? 0) + 1;
    isBelow = isFoot;
  }
  const [own = 0, ...others] = isInFirst(lines[at], frame, unit) ? feet : [];
  return others.length >= TELLING_ROWS && others.slice(0, TELLING_ROWS).every((count) => count >= own);
}

/** Words in the first column go on only if there was no room for them on the line above, or each row ends so. */
function goesOnBelow(lines: readonly Line[], at: number, region: Region, unit: number): boolean {
  const { from, frame } = region;
  const line = lines[at];
  const [own] = line?.segments ?? [];
  if (line === undefined || own === undefined || line.room >= near.inCell) return false;
  if (frameWith(frame, line.segments, unit) === null) return false;
  if (own.from > frame.from + 2 * unit) return true;
  if (isFootOfRow(lines, at, region, unit)) return true;
  // Where cells stand in the middle of their rows, lines of others may come between.
  const [before] =
    lines.slice(Math.max(0, at - 3), at).findLast(({ segments }) => {
      const [first] = segments;
      return first !== undefined && first.from <= frame.from + 2 * unit;
    })?.segments ?? [];
  if (before === undefined) return false;
  if (line.atPageHead) return LOWER.test(own.text) || UNFINISHED.test(before.text);
  if (BULLETED.test(own.text) && isListedAbove(lines.slice(0, at), frame, unit)) return true;
  if (UNFINISHED.test(before.text)) return true;
  const [word] = wordsOf(own);
  const needed = before.to - before.from + unit + (word === undefined ? 0 : word.to - word.from);
  const above = lines.slice(Math.max(from, at - TELLING_LINES), at);
  if (!LOWER.test(own.text) && needed <= widestAbove(above, frame)) return false;
  // Where it is the widest itself, its column may be as wide as to the next.
  const [gutter] = frame.gutters;
  const edge = before.to < (gutter?.from ?? 0) ? gutter?.from : gutter?.to;
  return needed > near.filled * ((edge ?? frame.to) - frame.from);
}

/** So many lines tell how wide a column is. */
const TELLING_LINES = 60;

/** How wide the widest of the lines in the first column is, to which the others were filled. */
function widestAbove(lines: readonly Line[], frame: Frame): number {
  const edge = frame.gutters[0]?.to ?? frame.to;
  const ends = lines.flatMap(({ segments: [first] }) =>
    first !== undefined && first.from < edge && first.to <= edge ? [first.to - frame.from] : [],
  );
  return Math.max(0, ...ends);
}

/** Whether the lines above, up to the last of several columns, are of a list, or that one begins it. */
function isListedAbove(lines: readonly Line[], frame: Frame, unit: number): boolean {
  const from = lines.findLastIndex(isColumned);
  return lines.slice(Math.max(0, from - 3)).some(({ segments: [first] }) => {
    const isFirst = first !== undefined && first.from <= frame.from + 2 * unit;
    return isFirst && BULLETED.test(first.text);
  });
}

/** A heading that wraps may begin above the first line that has several columns: "Target" over "date". */
function withHead(lines: readonly Line[], region: Region, mayReachUp: boolean, unit: number): Region {
  let { from, frame } = region;
  const [first] = frame.gutters;
  for (let above = from - 1; mayReachUp && above >= Math.max(0, region.from - 2); above -= 1) {
    const line = lines[above];
    const isNear = (lines[above + 1]?.room ?? 1) < near.inCell && !lines[above + 1]?.atPageHead;
    const isBeside = (lines[above + 1]?.room ?? 0) < near.beside;
    const isBehindFirst = isBeside || (line?.segments[0]?.from ?? 0) >= (first?.to ?? 0) - unit;
    const fitted = line === undefined || isColumned(line) ? null : frameWith(frame, line.segments, unit);
    if (!isNear || !isBehindFirst || fitted === null) break;
    frame = fitted;
    from = above;
  }
  return { ...region, from, frame };
}

/** A heading may stand over two columns, or run into the next: where the lines below have more columns, those count. */
function withFrameOfBody(lines: readonly Line[], region: Region, unit: number): Region {
  let body = region.from + 1;
  while (body <= region.to && !isColumned(lines[body])) body += 1;
  if (body + 2 > region.to) return region;
  const { frame, to } = grow(lines, body, region.to, unit);
  const isMore = to === region.to && frame.gutters.length > region.frame.gutters.length;
  return isMore ? { ...region, frame } : region;
}

/** What stands below the last row takes no room between the table's columns. */
function withoutLinesBelow(lines: readonly Line[], region: Region, unit: number): Region {
  const { frame, to } = grow(lines, region.from, region.to, unit);
  const isSame = to === region.to && frame.gutters.length === region.frame.gutters.length;
  return isSame ? { ...region, frame } : region;
}

/** The region's frame by those of its lines that fit it, its least column gone where but one line far below stands in it. */
function withFrameOf(lines: readonly Line[], region: Region, unit: number): Region {
  const counts = new Array<number>(region.frame.gutters.length + 1).fill(0);
  for (let at = region.from; at <= region.to; at += 1) {
    const isEarly = at < region.from + 3;
    for (const column of columnsIn(lines[at], region.frame, unit)) {
      counts[column] = (counts[column] ?? 0) + (isEarly ? 2 : 1);
    }
  }
  const gutters = region.frame.gutters.filter((_, index) => {
    const right = counts[index + 1] ?? 0;
    const isLonely = right <= 1 || (index === 0 && (counts[0] ?? 0) <= 1);
    return !isLonely;
  });
  return { ...region, frame: { ...region.frame, gutters } };
}

function columnsIn(line: Line | undefined, frame: Frame, unit: number): number[] {
  if (line === undefined) return [];
  return cutAtGutters(line.segments, frame, unit).map(({ from, to }) => columnAt((from + to) / 2, frame));
}

function isTable(lines: readonly Line[], { from, to, frame }: Region, unit: number): boolean {
  const own = lines.slice(from, to + 1);
  const several = own.filter((line) => new Set(columnsIn(line, frame, unit)).size >= 2);
  if (frame.gutters.length >= 2) return several.length >= 2 && !isProse(own, frame, unit);
  const [gutter] = frame.gutters;
  if (gutter === undefined || several.length < 3) return false;
  if (gutter.to - gutter.from < near.ofTwo * unit) return false;
  const left = several.map(({ segments }) => segments[0]?.text.trim() ?? '');
  const right = several.map(({ segments }) => segments.at(-1)?.text.trim() ?? '');
  const are = (texts: readonly string[], what: RegExp): boolean =>
    texts.filter((text) => what.test(text)).length * 4 >= texts.length * 3;
  if (are(left, LABEL) || are(right, /^\W*\d{1,4}$/) || are(left, /:$/)) return false;
  return isAligned(several, unit) && !isProse(own, frame, unit);
}

const LABEL = /^\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxlc]{1,5})[.):]*$/i;

function isAligned(several: readonly Line[], unit: number): boolean {
  const at = (place: (segment: Segment) => number): number => {
    const counts = new Map<number, number>();
    for (const { segments } of several) {
      const last = segments.at(-1);
      const key = last === undefined ? 0 : Math.round(place(last) / (1.5 * unit));
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return Math.max(0, ...counts.values());
  };
  const most = Math.max(
    at(({ from }) => from),
    at(({ to }) => to),
    at(({ from, to }) => (from + to) / 2),
  );
  return most * 2 >= several.length;
}

/** Columns of prose have long lines in each, side by side, and no row begins in all of them at once. */
function isProse(lines: readonly Line[], frame: Frame, unit: number): boolean {
  const columns = frame.gutters.length + 1;
  const lengths: number[][] = Array.from({ length: columns }, () => []);
  let apart = 0;
  for (const line of lines) {
    const cut = cutAtGutters(line.segments, frame, unit);
    for (const { text, from, to } of cut) lengths[columnAt((from + to) / 2, frame)]?.push(text.length);
    if (line.room > near.inCell && cut.length === columns) apart += 1;
  }
  const areLong = lengths.every((own) => ([...own].sort((a, b) => a - b)[own.length >> 1] ?? 0) >= 24);
  return areLong && apart < lines.length / 8;
}

const wordsOfCells = ({ strips }: CutRow): string[][][] =>
  (strips[0]?.cells ?? []).map((_, column) =>
    strips.flatMap(({ cells }) => (cells[column] == null ? [] : [cells[column].text.split(' ')])),
  );

function tableOf(lines: readonly Line[], frame: Frame, unit: number): Table {
  const columns = frame.gutters.length + 1;
  const laid: Strip[] = [];
  for (const line of withoutRepeatedHeads(lines)) laid.push(stripOf(line, frame, unit, laid.at(-1)));
  const strips = withFullCellsApart(laid, frame);
  const setting = { edges: [frame.from, ...frame.gutters.map(({ to }) => to)], letter: unit };
  const { rows, rowsAre } = cutRows(strips, setting);
  const widths = widthsOf(strips, setting).map((width, column) =>
    isListThrough(rows, column) ? Number.POSITIVE_INFINITY : width,
  );
  const at = lines[0]?.paragraph.at ?? { line: 1, page: null };
  const isKnown = knownIn(() => rows.flatMap(wordsOfCells));
  return {
    kind: 'table',
    at,
    rows: rows.map((row) => rowOf(row, widths, isKnown)),
    columns,
    rowsAre,
  };
}

/** So many lines that go on and begin high each are no words that wrap. */
const LINES_OF_LIST = 3;

/** Whether a column's cells are lists of short lines all through: none of them ever begins low, as wrapped words do. */
function isListThrough(rows: readonly CutRow[], column: number): boolean {
  const cells = rows.map(({ strips, isGroup }) =>
    isGroup ? [] : strips.flatMap((strip) => strip.cells[column]?.text ?? []),
  );
  const goingOn = cells.flatMap((lines) => lines.slice(1));
  const isHigh = (text: string): boolean => /^\p{Lu}/u.test(text) && !UNFINISHED.test(text);
  return goingOn.length >= LINES_OF_LIST && cells.flat().every(isHigh);
}

/** The table's first lines, printed again at a page's head, are said once. */
function withoutRepeatedHeads(lines: readonly Line[]): Line[] {
  const kept: Line[] = [];
  let again = 0;
  let isUnderHead = false;
  lines.forEach((line, at) => {
    again = at > 0 && line.atPageHead ? 1 : again > 0 ? again + 1 : 0;
    if (again > 0 && wordsOn(line) !== wordsOn(lines[again - 1])) again = 0;
    if (again > 0) isUnderHead = true;
    else kept.push(isUnderHead ? { ...line, room: 0, atPageHead: true } : line);
    if (again === 0) isUnderHead = false;
  });
  return kept;
}

const wordsOn = (line: Line | undefined): string => line?.segments.map(({ text }) => text).join('|') ?? '';

/** Words across a gutter, alone on their line, are a group's name, unless they go on from cells above on both its sides. No number of a row goes on in words. */
function standsAcross(line: Line, frame: Frame, unit: number, above: Strip | undefined): boolean {
  if (!crosses(line, frame)) return false;
  const cut = cutAtGutters(line.segments, frame, unit);
  const goesOn = cut.every((piece) => {
    const column = columnAt((piece.from + piece.to) / 2, frame);
    const before = above?.cells[column];
    const [word = piece] = wordsOf(piece);
    const edge = frame.gutters[column]?.from ?? frame.to;
    const isBelowNumber = column === 0 && /^\S*\d$/.test(before?.text ?? '') && /^\p{L}{2}/u.test(piece.text);
    return before != null && !isBelowNumber && before.to + unit + word.to - word.from > edge - 0.1 * unit;
  });
  return cut.length === 1 || !goesOn || !cut.some(({ text }) => /^\p{Ll}/u.test(text));
}

function stripOf(line: Line, frame: Frame, unit: number, above: Strip | undefined): Strip {
  const isAcross = standsAcross(line, frame, unit, above);
  // Where no word stands at a column's edge, the nearest to it begins the column.
  const settled =
    isAcross || isOneToAColumn(line.segments, frame)
      ? line.segments
      : cutAtGutters(cutAtGutters(line.segments, frame, unit), frame, unit, true);
  const looks = looksOf(line);
  const cells: (Piece | null)[] = new Array<Piece | null>(frame.gutters.length + 1).fill(null);
  let letters = 0;
  for (const { text, from, to } of settled) {
    const column = isAcross ? 0 : columnAt((from + to) / 2, frame);
    const spans = spansOf(text, looks, letters);
    const before = cells[column];
    cells[column] =
      before === null || before === undefined
        ? { text, from, to, spans }
        : {
            text: `${before.text} ${text}`,
            from: before.from,
            to,
            spans: [...before.spans, { text: ' ' }, ...spans],
          };
    letters += text.replace(/\s/g, '').length;
  }
  const { placement, at } = line.paragraph;
  return {
    at,
    cells,
    isAcross,
    room: line.room,
    atPageHead: line.atPageHead,
    isRuledAbove: placement?.ruledAbove ?? false,
  };
}
