import { type Line, type Placed, type Segment, tidy, withoutBullet } from '../lines.ts';
import { placesBelow } from '../table/alignment.ts';
import { headerIn, type Role, rolesHeld } from './columns.ts';
import type { Strip } from './rows.ts';

/** No table of a programme has more columns. */
const MOST_COLUMNS = 8;

/** The cells that a line shows, before its columns are known: one, where it has no columns. */
export function cellsSaid({ cells, across, bullet, text, table }: Line): readonly string[] {
  if (table !== null && cells !== null) return cells;
  if (bullet) return [text];
  if (across?.by === 'tabs') return across.cells;
  if (across?.by === 'place') return segmentsOf(across.segments).map((segment) => segment.text);
  return cells ?? [text];
}

/** A bullet or a number stands apart from its words, and is no cell. */
function segmentsOf(segments: Placed): Segment[] {
  const [first, ...others] = segments.map((segment) => ({ ...segment, text: tidy(segment.text) }));
  if (first === undefined) return [];
  const mark = withoutBullet(`${first.text} `).trim() === '' || /^\d{1,2}[.)]$/.test(first.text);
  return mark && others.length > 0 ? others : [first, ...others];
}

/** The words of a line that has no more than one cell; null for a row. */
export function wordsAlone(line: Line): string | null {
  const [only = '', ...others] = cellsSaid(line).filter((cell) => cell !== '');
  if (others.length > 0) return null;
  return line.across?.by === 'tabs' || line.table !== null ? withoutBullet(only) : line.text;
}

/** The columns of a programme's tables, as far as its lines tell them. */
export type Columns = {
  rolesOf: (line: Line) => readonly Role[];
  /** How many columns the rows have that are set out by tabs or by place. */
  width: number;
  spans: Spans;
};

type Spans = readonly { from: number; to: number }[];

/** Columns by their own headings, else by those of another table of as many, else by what they hold. */
export function columnsOf(lines: readonly Line[]): Columns {
  const rows = lines.flatMap((line) => {
    const cells = cellsSaid(line);
    const filled = cells.filter((cell) => cell !== '').length;
    const width = line.across?.by === 'tabs' ? lengthOf(cells) : cells.length;
    return filled < 2 || width > MOST_COLUMNS ? [] : [{ line, cells, width, header: headerIn(cells) }];
  });
  const byTable = new Map<number, readonly Role[]>();
  const byWidth = new Map<number, readonly Role[]>();
  const held = new Map<number, (readonly string[])[]>();
  for (const { line, cells, width, header } of rows) {
    if (header === null) {
      const like = held.get(width) ?? [];
      like.push(cells);
      held.set(width, like);
    } else {
      if (line.table !== null) byTable.set(line.table, header.roles);
      if (!byWidth.has(width)) byWidth.set(width, header.roles);
    }
  }
  const headed = new Set(byWidth.keys());
  for (const [width, like] of held) if (!headed.has(width)) byWidth.set(width, rolesHeld(like, width));
  const loose = rows.filter(({ line }) => line.table === null);
  const ownHeader = loose.find(({ header }) => header !== null);
  const width = ownHeader?.width ?? Math.max(0, ...widest(loose.map((row) => row.width)));
  return {
    width,
    spans: spansOf(lines, width),
    rolesOf: ({ table, cells }) =>
      (table === null ? undefined : byTable.get(table)) ??
      byWidth.get(table === null ? width : (cells?.length ?? 0)) ??
      USUAL,
  };
}

const USUAL: readonly Role[] = ['title', 'reason', 'lead'];

const widest = (widths: readonly number[]): number[] =>
  widths.reduce<number[]>(([most = 0], width) => [Math.max(most, width)], []);

const lengthOf = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell !== '') + 1;

/** Where the columns stand, from the lines that have words in all of them. */
function spansOf(lines: readonly Line[], width: number): Spans {
  const spans: { from: number; to: number }[] = [];
  for (const { across, table } of lines) {
    if (across?.by !== 'place' || table !== null) continue;
    const segments = segmentsOf(across.segments);
    if (segments.length !== width || width < 2) continue;
    segments.forEach(({ from, to }, column) => {
      const span = spans[column] ?? { from, to };
      spans[column] = { from: Math.min(span.from, from), to: Math.max(span.to, to) };
    });
  }
  return spans;
}

/** The lines of one meeting's part of the programme, each with its cells by the columns of its table. */
export function stripsOf(
  block: readonly { line: Line; words: string | null; apart: boolean }[],
  columns: Columns,
): Strip[] {
  const own = spansOf(
    block.map(({ line }) => line),
    columns.width,
  );
  const spans = own.length > 0 ? own : columns.spans;
  const ruled = block.some(({ line }) => isRuled(line));
  return block.map(({ line, words, apart }): Strip => {
    const { number, across, table, bullet } = line;
    const roles = columns.rolesOf(line);
    const none = { line: number, words: words ?? line.text, roles, bullet, apart, ruled: null, placed: [] };
    if (table !== null) return { ...none, by: 'table', cells: line.cells };
    const places =
      across?.by === 'place' && spans.length > 0 && !bullet
        ? placesBelow(segmentsOf(across.segments), spans)
        : null;
    if (places !== null) {
      const cells = places.map((place) => place?.text ?? '');
      return { ...none, by: 'place', cells, placed: places, ruled: ruled ? isRuled(line) : null };
    }
    const tabbed = !bullet && (across?.by === 'tabs' || words === null);
    return tabbed
      ? { ...none, by: 'tabs', cells: fitted(cellsSaid(line), columns.width) }
      : { ...none, by: 'words', cells: null };
  });
}

const isRuled = ({ across }: Line): boolean => across?.by === 'place' && across.ruled;

/** Where a row has more cells than the table has columns, two tabs stood for one. */
const fitted = (cells: readonly string[], width: number): readonly string[] =>
  lengthOf(cells) > width ? cells.filter((cell) => cell !== '') : cells.slice(0, Math.max(1, width));
