import { isBrokenBySyllable, type Known, knownIn } from './broken-words.ts';
import type { Segment } from './document.ts';
import { areInStep, type CellLines } from './lines-in-step.ts';
import { type Box, type Drawing, type Glyph, isWithin, type Rule } from './pdf-drawing.ts';
import { readingOrder } from './pdf-gutter.ts';
import { areaOf, cellAt, put, putInCells, type WordsIn } from './pdf-in-cells.ts';
import type { RuledCell, RuledTable } from './pdf-lattice.ts';
import type { Overlay } from './pdf-overlay.ts';
import { tablesDrawn } from './pdf-shades.ts';
import {
  agree,
  type FilledTable,
  isCoarserThanTags,
  type TaggedRows,
  tablesByTags,
  taggedRows,
} from './pdf-tagged.ts';
import type { Tags } from './pdf-tree.ts';
import { LEVEL, linesByTurn, type TurnedWord, turnOf, uprightLines, wordsTurned } from './pdf-turned.ts';
import { withBrokenWordsWhole } from './pdf-whole-words.ts';
import {
  cutAtRules,
  isBroken,
  linesFrom,
  type PrintedLine,
  rulesApartFromWords,
  type SetLine,
  segmentsOf,
  setLine,
  textOf,
  type Word,
  withSoftHyphen,
  wordsFrom,
  wordsOn,
} from './pdf-words.ts';
import { isLabelled } from './row-costs.ts';

/** A printed line outside every table. */
export type LooseLine = {
  kind: 'line';
  line: SetLine;
  segments: readonly Segment[];
  box: Box;
  ruledAbove: boolean;
  isArtifact: boolean;
};
/** A paragraph of a cell: its lines. */
export type CellParagraph = { kind: 'paragraph'; page: number; lines: SetLine[] };
export type LaidCell = { cell: RuledCell; shade: string | null; blocks: (CellParagraph | LaidTable)[] };
/** `edges` are the sides of its columns; of its rows the first `headings` are known to be a heading. */
export type LaidTable = {
  kind: 'table';
  page: number;
  box: Box;
  rows: LaidCell[][];
  edges: number[];
  headings: number;
  tagged: TaggedRows | null;
};
export type PageBlock = LooseLine | LaidTable;

export type Page = {
  number: number;
  width: number;
  height: number;
  blocks: PageBlock[];
  leftOut: { text: string; why: string }[];
};

export function pageOf(
  { number, width, height }: Pick<Page, 'number' | 'width' | 'height'>,
  drawing: Drawing,
  overlay: Overlay,
  tags: Tags | null,
): Page {
  const { seen, leftOut } = seenOf(drawing, width, height);
  const isLevel = (glyph: Glyph): boolean => Math.abs(turnOf(glyph)) <= LEVEL;
  const level = seen.filter(isLevel);
  const turned = wordsTurned(level.length === seen.length ? [] : seen.filter((glyph) => !isLevel(glyph)));
  const found = [...wordsFrom(level), ...overlay.words];
  const isEdge = (at: number, length: number): boolean => at < 3 || at > length - 3;
  const drawn = drawing.level.filter(({ at }) => !isEdge(at, height));
  const across = rulesApartFromWords([...drawn, ...overlay.struck], found);
  const upright = drawing.upright.filter(({ at }) => !isEdge(at, width));
  const ruled = tablesDrawn({ level: across, upright, fills: drawing.fills }, found);
  const words = cutAtRules(found, sidesOf(ruled), level);
  const drawnTables = ruled.filter((table) => !isNoTable(table, putInCells([table], words).wordsIn));
  const drawnIn = putInCells(drawnTables, words);
  const beside = drawnTables.some(isOneRow) ? linesFrom(drawnIn.loose) : [];
  const grids = withoutCoarse(
    drawnTables.filter((table) => !isRowOfLines(table, beside)),
    words,
    tags,
  );
  const { wordsIn, loose } = grids.length === drawnTables.length ? drawnIn : putInCells(grids, words);
  const { turnedIn, marks } = putTurned(grids, turned);
  const filled = grids.map((table): FilledTable => {
    const isTagged = tags !== null && agree(table, wordsIn, tags);
    if (tags !== null && !isTagged) leftOut.push({ text: '', why: AT_ODDS });
    return { table, wordsIn, tagged: isTagged ? taggedRows(table, wordsIn, tags) : null };
  });
  if (tags !== null) filled.push(...tablesByTags(loose, tags));
  const levelIn = new Map([...wordsIn].map(([cell, own]) => [cell, linesFrom(own)]));
  const linesIn = [...levelIn.values(), linesFrom(loose)];
  const pitch = usualPitch(linesIn);
  const isKnown = knownIn(() =>
    linesIn.map((lines) => lines.map(({ words }) => words.map(({ text }) => text))),
  );
  const laying = { levelIn, turnedIn, fills: drawing.fills, isKnown };
  const tables = nestTables(filled.map((table) => laidTable(number, table, laying, pitch)));
  leftOut.push(...[...marks].map((text) => ({ text, why: 'it stands at an angle to the page' })));
  leftOut.push(...overlay.notes.map((text) => ({ text, why: 'it is a note laid over the page' })));
  if (overlay.isUnreadable) leftOut.push({ text: '', why: 'its fields and notes cannot be read' });
  leftOut.push(...numberedMargin(loose), ...picturesOf(drawing, words, width, height));
  const blocks = withWholeWords(readingOrder(loose, tables, width)).map((block): PageBlock => {
    if ('kind' in block) return block;
    const isArtifact = tags !== null && block.words.every((word) => word.isArtifact);
    return {
      kind: 'line',
      line: setLine(block),
      segments: segmentsOf(block),
      box: boxOf(block),
      ruledAbove: false,
      isArtifact,
    };
  });
  return { number, width, height, blocks: withRulesAbove(blocks, across), leftOut };
}

/** Those of the ruled tables whose columns the file's own tags do not know better, which then show a whole table there. */
function withoutCoarse(
  tables: readonly RuledTable[],
  words: readonly Word[],
  tags: Tags | null,
): readonly RuledTable[] {
  if (tags === null) return tables;
  const { wordsIn, loose } = putInCells(tables, words);
  return tables.filter((table) => {
    if (!isCoarserThanTags(table, wordsIn, tags)) return true;
    const own = table.cells.flatMap((cell) => wordsIn.get(cell) ?? []);
    return tablesByTags([...loose, ...own], tags).length === 0;
  });
}

const AT_ODDS = 'the file’s own tags and its ruling lines disagree here';

const sidesOf = (tables: readonly RuledTable[]): Rule[] =>
  tables.flatMap(({ cells }) => cells.map(({ box }) => ({ at: box.left, from: box.top, to: box.bottom })));

const boxOf = ({ words, foot, size }: PrintedLine): Box => ({
  left: Math.min(...words.map(({ from }) => from)),
  right: Math.max(...words.map(({ to }) => to)),
  top: foot - size,
  bottom: foot,
});

/** The letters that are seen. Those of a scan's own reading lie unseen under its picture, and are all there is. */
function seenOf(
  drawing: Drawing,
  width: number,
  height: number,
): { seen: Glyph[]; leftOut: Page['leftOut'] } {
  const { glyphs, fills } = drawing;
  const isScan = fills.some(({ box, isPicture }) => isPicture && areaOf(box) > 0.6 * width * height);
  const isOutside = ({ x, y }: Glyph): boolean => x < -1 || y < -1 || x > width + 1 || y > height + 1;
  const whyOf = (glyph: Glyph): string | null =>
    isOutside(glyph) && Math.abs(turnOf(glyph)) <= LEVEL ? 'it stands outside the page' : glyph.unseen;
  const unseen = glyphs.filter((glyph) => whyOf(glyph) !== null);
  if (unseen.length === 0) return { seen: glyphs, leftOut: [] };
  const seen = glyphs.filter((glyph) => whyOf(glyph) === null);
  const leftOut: Page['leftOut'] = [];
  if (seen.length === 0 || (isScan && unseen.length > 4 * seen.length)) {
    return { seen: glyphs, leftOut };
  }
  for (const why of new Set(unseen.map(whyOf))) {
    const text = linesFrom(wordsFrom(unseen.filter((glyph) => whyOf(glyph) === why)))
      .map((line) => textOf(setLine(line)))
      .join(' ');
    leftOut.push({ text, why: why ?? '' });
  }
  return { seen, leftOut };
}

/** A word that a soft hyphen breaks at a line's end stands whole at the end of that line. */
function withWholeWords(blocks: readonly (PrintedLine | LaidTable)[]): (PrintedLine | LaidTable)[] {
  for (const [index, line] of blocks.entries()) {
    const below = blocks[index + 1];
    const last = 'words' in line ? line.words.at(-1) : undefined;
    if (last === undefined || below === undefined || !('words' in below) || below.words.length < 2) continue;
    if (isBrokenBySyllable(last.text, below.words[0]?.text ?? '')) last.text = withSoftHyphen(last.text);
    if (last.text.endsWith('\u00AD')) last.text += below.words.shift()?.text ?? '';
  }
  return [...blocks];
}

/** Words turned to fit a cell, each in its cell; `marks` are those laid over the page, line by line. */
function putTurned(
  tables: readonly RuledTable[],
  turned: readonly TurnedWord[],
): { turnedIn: WordsIn; marks: Set<string> } {
  const turnedIn: WordsIn = new Map();
  const marks: TurnedWord[] = [];
  for (const one of turned) {
    const isUpright = Math.abs(Math.abs(one.turn) - 90) <= LEVEL;
    const cell = isUpright ? cellAt(tables, one.x, one.y) : null;
    if (cell === null) marks.push(one);
    else put(turnedIn, cell, one.word);
  }
  return { turnedIn, marks: new Set(linesByTurn(marks)) };
}

/**
 * A box about prose is no table, nor is one column whose words stand in columns of their own: rules across a page, with a frame
 * about them or a shade behind every other row. Nor is a ruled heading over a box whose lines stand in the heading's columns.
 */
function isNoTable({ columns, cells, rows }: RuledTable, wordsIn: WordsIn): boolean {
  if (cells.length < 2 || wordsIn.size === 0) return true;
  const linesOf = (cell: RuledCell): PrintedLine[] => linesFrom(wordsIn.get(cell) ?? []);
  const inColumns = (cell: RuledCell): PrintedLine[] =>
    linesOf(cell).filter((line) => segmentsOf(line).length > 1);
  if (columns > 1) {
    const merged = cells.filter(({ across }) => across > 1);
    return merged.some((cell) => inColumns(cell).length > Math.max(1, 0.5 * linesOf(cell).length));
  }
  return rows < 2 || cells.some((cell) => inColumns(cell).length > 0);
}

/** Whether one row, and bands across, are shaded or framed, and those next to it stand in columns without: it is read as they are. */
function isRowOfLines(table: RuledTable, lines: readonly PrintedLine[]): boolean {
  if (!isOneRow(table)) return false;
  const { box } = table;
  return lines.some((line) => {
    const { left, right, top, bottom } = boxOf(line);
    const isNext =
      (top >= box.bottom - 1 && top < box.bottom + 1.5 * line.size) ||
      (bottom <= box.top + 1 && bottom > box.top - 1.5 * line.size);
    return isNext && left >= box.left - 1 && right <= box.right + 1 && segmentsOf(line).length > 1;
  });
}

const isOneRow = ({ rows, cells }: RuledTable): boolean =>
  rows < 2 || new Set(cells.filter(({ column }) => column > 0).map(({ row }) => row)).size === 1;

/** The distance from one line to the next, in heights of a line, that is usual on a page. */
function usualPitch(groups: readonly (readonly PrintedLine[])[]): number {
  const pitches = groups
    .flatMap((lines) =>
      lines.slice(1).map(({ foot, size }, index) => {
        const above = lines[index] ?? { foot, size };
        return (foot - above.foot) / Math.max(size, above.size);
      }),
    )
    .filter((pitch) => pitch < 2)
    .sort((a, b) => a - b);
  return pitches[Math.floor(pitches.length / 3)] ?? 1.2;
}

const MARK = /^(?:[•▪●○◦‣–—*\uF0B7\uF0A7]|-|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])$/;

/** What is laid in the cells of a page's rules: lines, words that are turned, and the colours behind them. */
type Laying = {
  levelIn: ReadonlyMap<RuledCell, PrintedLine[]>;
  turnedIn: WordsIn;
  fills: Drawing['fills'];
  isKnown: Known;
};

function laidTable(
  page: number,
  { table, wordsIn, tagged }: FilledTable,
  { levelIn, turnedIn, fills, isKnown }: Laying,
  pitch: number,
): LaidTable {
  const { edges, box } = table;
  const linesIn = new Map(
    table.cells.map((cell) => [
      cell,
      [
        ...uprightLines(turnedIn.get(cell) ?? [], cell.box),
        ...(levelIn.get(cell) ?? linesFrom(wordsIn.get(cell) ?? [])),
      ],
    ]),
  );
  const indents = [...linesIn].flatMap(([cell, lines]) =>
    lines.map(({ words }) => (words[0]?.from ?? cell.box.left) - cell.box.left),
  );
  const padding = Math.min(10, Math.max(1, Math.min(...indents)));
  const rows = Array.from({ length: table.rows }, (_, row) => {
    const own = table.cells
      .filter((cell) => cell.row === row)
      .sort((a, b) => a.column - b.column)
      .map((cell) => {
        const right = cell.box.right - padding;
        const lines = withBrokenWordsWhole(linesIn.get(cell) ?? [], right, isKnown);
        return { cell, lines, blocks: paragraphsOf(page, lines, pitch, right) };
      });
    const isStacked = areInStep(own.map(cellLines));
    return own.map(({ cell, lines, blocks }): LaidCell => {
      const shade = shadeOf(cell.box, fills);
      return { cell, shade, blocks: isStacked ? lines.map((line) => paragraphOf(page, line)) : blocks };
    });
  }).filter((row) => row.length > 0);
  return { kind: 'table', page, box, rows, edges, headings: tagged?.headings ?? 0, tagged };
}

/**
 * A new paragraph begins where there is more room than between a cell's lines, at a mark or number of a list, and where the line
 * above was ended with room for the next word: before `right`, where the words of the cell wrap.
 */
function paragraphsOf(
  page: number,
  lines: readonly PrintedLine[],
  pitch: number,
  right: number,
): CellParagraph[] {
  const paragraphs: CellParagraph[] = [];
  for (const [index, line] of lines.entries()) {
    const last = paragraphs.at(-1);
    const above = lines[index - 1];
    const [first] = line.words;
    const isItem = line.words.length > 1 && MARK.test(first?.text ?? '');
    const isApart = isItem || isLabelled(wordsOn(line), above === undefined ? '' : wordsOn(above));
    if (
      last !== undefined &&
      above !== undefined &&
      first !== undefined &&
      !isApart &&
      (line.foot - above.foot) / Math.max(line.size, above.size) <= pitch + 0.3 &&
      !hasRoomFor(first, above, right)
    ) {
      last.lines.push(setLine(line));
    } else {
      paragraphs.push(paragraphOf(page, line));
    }
  }
  return paragraphs;
}

const paragraphOf = (page: number, line: PrintedLine): CellParagraph => ({
  kind: 'paragraph',
  page,
  lines: [setLine(line)],
});

const cellLines = ({ lines, blocks }: { lines: PrintedLine[]; blocks: CellParagraph[] }): CellLines => ({
  lines: lines.map((line) => ({ text: wordsOn(line), foot: line.foot })),
  areParted: blocks.length === lines.length,
});

function hasRoomFor(word: Word, { words, size }: PrintedLine, right: number): boolean {
  if (isBroken(words.at(-1)?.text ?? '')) return false;
  const end = Math.max(...words.map(({ to }) => to));
  return end + 0.8 * size + word.to - word.from < right;
}

/** The colour last laid behind a cell's middle. White is the paper's. */
function shadeOf({ left, top, right, bottom }: Box, fills: Drawing['fills']): string | null {
  const behind = fills.findLast(
    ({ box, isPicture }) => !isPicture && isWithin(box, (left + right) / 2, (top + bottom) / 2),
  );
  return behind === undefined || behind.colour === '#ffffff' ? null : behind.colour;
}

/** A table within a cell of another is a block of that cell; the others are given back. */
function nestTables(tables: readonly LaidTable[]): LaidTable[] {
  return tables.filter((table) => {
    const [x, y] = [(table.box.left + table.box.right) / 2, (table.box.top + table.box.bottom) / 2];
    const around = tables
      .filter((other) => other !== table && areaOf(other.box) > areaOf(table.box))
      .flatMap(({ rows }) => rows.flat())
      .filter(({ cell }) => isWithin(cell.box, x, y))
      .sort((a, b) => areaOf(a.cell.box) - areaOf(b.cell.box))[0];
    if (around === undefined) return true;
    const topOf = (block: CellParagraph | LaidTable): number =>
      block.kind === 'table' ? block.box.top : (block.lines[0]?.foot ?? 0);
    around.blocks = [...around.blocks, table].sort((a, b) => topOf(a) - topOf(b));
    return false;
  });
}

/** Numbers of lines, counted up in a margin of their own beside most lines of a page: taken out of the words. */
function numberedMargin(loose: Word[]): Page['leftOut'] {
  const first = Math.min(...loose.map(({ from }) => from));
  const margin = loose
    .filter((word) => /^\d{1,4}$/.test(word.text) && word.from < first + 2 * word.size)
    .sort((a, b) => a.foot - b.foot);
  const right = Math.max(...margin.map(({ to }) => to));
  const others = loose.filter((word) => !margin.includes(word));
  const step = Number(margin[1]?.text) - Number(margin[0]?.text);
  const isCount = margin.every(
    ({ text }, index) => index === 0 || Number(text) - Number(margin[index - 1]?.text) === step,
  );
  const lines = linesFrom(others).length;
  if (margin.length < 10 || step < 1 || !isCount || margin.length * step < 0.8 * lines) return [];
  if (others.some(({ from }) => from < right + 3)) return [];
  loose.splice(0, loose.length, ...others);
  return [{ text: margin.map(({ text }) => text).join(' '), why: 'they count the lines of the page' }];
}

/** Pictures that may hold words: as wide as a column of them, with none of the page's own on it. */
function picturesOf(
  { fills }: Drawing,
  words: readonly Word[],
  width: number,
  height: number,
): Page['leftOut'] {
  return fills
    .filter(({ box, isPicture }) => isPicture && areaOf(box) > 0.15 * width * height)
    .filter(({ box }) => !words.some(({ from, foot }) => isWithin(box, from, foot)))
    .map(() => ({ text: '', why: 'it is a picture' }));
}

/** An underline lies closer below its words than a border does. */
function withRulesAbove(blocks: readonly PageBlock[], level: readonly Rule[]): PageBlock[] {
  return blocks.map((block, index) => {
    if (block.kind === 'table') return block;
    const above = blocks[index - 1];
    const from = above === undefined ? block.box.top - 3 * block.line.size : above.box.bottom;
    const room = above?.kind === 'line' ? 0.16 * above.line.size : -1;
    const { left, bottom } = block.box;
    const ruledAbove = level.some(
      (rule) =>
        rule.to - rule.from > 20 &&
        rule.at > from + room &&
        rule.at < bottom - 0.5 * block.line.size &&
        rule.from <= left + 2 &&
        rule.to > left,
    );
    return { ...block, ruledAbove };
  });
}
