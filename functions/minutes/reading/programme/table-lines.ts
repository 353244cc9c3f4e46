import { type Line, type Placed, type Segment, tidy, withoutBullet } from '../lines.ts';
import { type Header, headerIn, rolesOfRows } from './columns.ts';
import type { Role } from './meanings.ts';
import { placesBelow } from './places-below.ts';
import type { TableLine } from './row.ts';

/** No table of a programme has more columns. */
const MOST_COLUMNS = 8;

/** The cells that a line shows, before its columns are known: one, where it has no columns. */
export function cellsOfLine(line: Line): readonly string[] {
  const { cells, across, text, table } = line;
  const bullet = isBulleted(line);
  if (table !== null && cells !== null) return cells;
  if (across?.by === 'tabs') return withoutMark(across.cells);
  if (bullet) return [text];
  if (across?.by === 'place') return segmentsOf(across.segments).map((segment) => segment.text);
  return cells ?? [text];
}

/** Among columns a dash goes on with the cell above: "Complaints against the Commissioner", "– Annual Report". */
const isBulleted = ({ bullet, across }: Line): boolean =>
  bullet &&
  !(across?.by === 'place' && across.segments.length > 1 && /^[–—] /.test(across.segments[0]?.text ?? ''));

/** A bullet, or a number with its stop. */
const isMark = (text: string): boolean =>
  text !== '' && (withoutBullet(`${text} `).trim() === '' || /^\d{1,2}[.)]$/.test(text));

function withoutMark([first = '', ...others]: readonly string[]): readonly string[] {
  return isMark(first) ? others : [withoutBullet(first), ...others];
}

/** A bullet or a number stands apart from its words, and is no cell. */
function segmentsOf(segments: Placed): Segment[] {
  const [first, ...others] = segments.map((segment) => ({ ...segment, text: tidy(segment.text) }));
  if (first === undefined) return [];
  return isMark(first.text) && others.length > 0 ? others : [first, ...others];
}

/** The words of a line that has no more than one cell, or one merged across that an export repeats; null for a row. */
export function wordsAlone(line: Line): string | null {
  const [only = '', ...others] = cellsOfLine(line).filter((cell) => cell !== '');
  if (others.some((cell) => cell !== only)) return null;
  if (others.length > 0) return only;
  return line.across?.by === 'tabs' || line.table !== null ? withoutBullet(only) : line.text;
}

/** Below a row, such words are the ends of its cells: "Annual", "Statutory" and "Panel" stand above them. */
const ENDS_OF_CELLS = /^(?:reports?|requirements?|officers?|business|items?|)$/i;

/** Each line's header, where it is a row of headings, among the lines below one heading. */
export function headersOf(lines: readonly Line[]): (Header | null)[] {
  let below = false;
  return lines.map((line) => {
    const cells = cellsOfLine(line);
    const header = headerIn(cells);
    const isRow = header === null && cells.filter((cell) => cell !== '').length > 1;
    const wraps = below && line.table === null && cells.every((cell) => ENDS_OF_CELLS.test(cell));
    below ||= isRow;
    return wraps ? null : header;
  });
}

/** The columns of a programme's tables, as far as its lines tell them. */
export type Columns = {
  rolesOf: (line: Line) => readonly Role[];
  /** How many columns the rows have that are set out by tabs or by place. */
  width: number;
  spans: Spans;
  /** Columns that are none of a programme's: where one begins, and its heading or its first words. */
  others: readonly { line: number; words: string }[];
};

type Spans = readonly { from: number; to: number }[];
type Cells = readonly string[];

/** Columns by their own headings, else by those of another table of as many, else by what they hold. */
export function columnsOf(blocks: readonly (readonly Line[])[]): Columns {
  const spans = blocks.map(spansOf).reduce((most, own) => (own.length > most.length ? own : most), []);
  const headers = blocks.flatMap(headersOf);
  const rows = blocks.flat().flatMap((line, index) => {
    const cells = cellsOfLine(line);
    const filled = cells.filter((cell) => cell !== '').length;
    const width = line.across?.by === 'tabs' ? lengthOf(cells) : cells.length;
    return filled < 2 || width > MOST_COLUMNS ? [] : [{ line, cells, width, header: headers[index] ?? null }];
  });
  const byTable = new Map<number, readonly Role[]>();
  const byWidth = new Map<number, readonly Role[]>();
  const held = new Map<number, Cells[]>();
  const others: { line: number; words: string }[] = [];
  for (const { line, cells, width, header } of rows) {
    if (header === null) {
      const like = held.get(width) ?? [];
      like.push(cells);
      held.set(width, like);
    } else {
      if (line.table !== null) byTable.set(line.table, header.roles);
      if (!byWidth.has(width)) byWidth.set(width, header.roles);
      others.push(...header.others.map((words) => ({ line: line.number, words })));
    }
  }
  const loose = rows.filter(({ line }) => line.table === null);
  const headed = loose.find(({ header }) => header !== null);
  const width = headed?.width ?? loose.reduce((most, row) => Math.max(most, row.width), spans.length);
  if (!byWidth.has(width) && !held.has(width)) held.set(width, cellsByPlace(blocks.flat(), spans));
  for (const [count, like] of held) {
    if (byWidth.has(count)) continue;
    const roles = rolesOfRows(like, count);
    byWidth.set(count, roles);
    const first = rows.find((row) => row.width === count && row.header === null);
    others.push(
      ...otherCells(first?.cells ?? [], roles).map((words) => ({ line: first?.line.number ?? 0, words })),
    );
  }
  return {
    others,
    width,
    spans,
    rolesOf: ({ table, cells }) =>
      (table === null ? undefined : byTable.get(table)) ??
      byWidth.get(table === null ? width : (cells?.length ?? 0)) ??
      USUAL,
  };
}

const otherCells = (cells: Cells, roles: readonly Role[]): string[] =>
  cells.filter((cell, index) => roles[index] === 'other' && /\p{L}{2}/u.test(cell));

const USUAL: readonly Role[] = ['title', 'reason', 'lead'];

const lengthOf = (cells: Cells): number => cells.findLastIndex((cell) => cell !== '') + 1;

const cellsByPlace = (lines: readonly Line[], spans: Spans): Cells[] =>
  lines.flatMap((line) => {
    const places = placesIn(line, spans);
    return places === null ? [] : [places.map((place) => place?.text ?? '')];
  });

/** Where a line's words stand below the columns; null for one set out otherwise, or that runs on over a column's beginning. */
const placesIn = (line: Line, spans: Spans): (Segment | null)[] | null =>
  isInPlace(line) && spans.length > 1 ? placesBelow(segmentsOf(line.across.segments), spans) : null;

type InPlace = Line & { across: Extract<Line['across'], { by: 'place' }> };
const isInPlace = (line: Line): line is InPlace =>
  line.across?.by === 'place' && line.table === null && !isBulleted(line);

/**
 * Where the columns of a table stand. Cells that stand below one another share some place; where a line runs over two
 * columns, the lines that have the most cells tell instead.
 */
function spansOf(lines: readonly Line[]): Spans {
  const placed = lines.flatMap((line) => (isInPlace(line) ? [segmentsOf(line.across.segments)] : []));
  if (!placed.some((segments) => segments.length > 1)) return [];
  const most = placed.reduce(
    (width, { length }) => (length <= MOST_COLUMNS ? Math.max(width, length) : width),
    0,
  );
  const shared = joinSpans(placed.flat());
  const full = joinSpans(placed.filter(({ length }) => length === most).flat());
  return shared.length >= full.length && shared.length <= MOST_COLUMNS ? shared : full;
}

/** Places that overlap are one. */
function joinSpans(segments: readonly Segment[]): Spans {
  const spans: { from: number; to: number }[] = [];
  for (const { from, to } of [...segments].sort((a, b) => a.from - b.from)) {
    const last = spans.at(-1);
    if (last !== undefined && from < last.to) {
      last.to = Math.max(last.to, to);
    } else {
      spans.push({ from, to });
    }
  }
  return spans;
}

/** The lines of one meeting's part of the programme, each with its cells by the columns of its table. */
export function tableLinesOf(
  block: readonly { line: Line; words: string | null; apart: boolean }[],
  columns: Columns,
): TableLine[] {
  const own = spansOf(block.map(({ line }) => line));
  const spans = own.length === columns.width ? own : columns.spans;
  const edges = spans.slice(1).map(({ from }) => from);
  const ruled = block.some(({ line }) => isRuled(line));
  return block.map(({ line, words, apart }): TableLine => {
    const { number, across, table } = line;
    const bullet = isBulleted(line);
    const roles = columns.rolesOf(line);
    const none = {
      line: number,
      words: words ?? line.text,
      roles,
      bullet,
      apart,
      ruled: null,
      placed: [],
      edges,
    };
    if (table !== null) return { ...none, by: 'table', cells: line.cells };
    const places = placesIn(line, spans);
    if (places !== null) {
      const cells = places.map((place) => place?.text ?? '');
      return { ...none, by: 'place', cells, placed: places, ruled: ruled ? isRuled(line) : null };
    }
    const tabbed = words === null || (!bullet && across?.by === 'tabs');
    return tabbed
      ? { ...none, by: 'tabs', cells: toWidth(cellsOfLine(line), columns.width) }
      : { ...none, by: 'words', cells: null };
  });
}

const isRuled = ({ across }: Line): boolean => across?.by === 'place' && across.ruled;

/** Where a row has more cells than the table has columns, two tabs stood for one. */
const toWidth = (cells: readonly string[], width: number): readonly string[] =>
  lengthOf(cells) > width ? cells.filter((cell) => cell !== '') : cells.slice(0, Math.max(1, width));
