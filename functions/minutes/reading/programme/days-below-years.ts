import { type CellInPlace, NOTHING, type RowInPlace, rowSaying, saying } from './cells.ts';
import { meetingNamed } from './headings.ts';
import { textsOf } from './table-read.ts';

/** How far down the row of years may stand. */
const LOOKS = 4;

/** What a column says below its year: the day or the month of a meeting, when in its year that is, and what runs on to it. */
type Day = { words: string; order: number; rest: string };

/**
 * Rows of which one has years and the next days: each year over every column up to the next, and the days in a row of their own,
 * though the cells of the first item run on to them ("12 Jun ●").
 */
export function withDaysBelowYears(rows: readonly RowInPlace[]): readonly RowInPlace[] {
  const at = rows.slice(0, LOOKS).findIndex((row) => textsOf(row).some(isYear));
  const [years, row] = at === -1 ? [] : rows.slice(at, at + 2);
  if (years === undefined || row === undefined) return rows;
  const first = textsOf(years).findIndex(isYear);
  const days = textsOf(row).map(dayBelow);
  const areBelow = days.every((day, column) => (day !== null) === column >= first);
  const areYears = textsOf(years).every((text, column) => column < first || text === '' || isYear(text));
  const over = yearsOver(years, first);
  if (first < 1 || !areBelow || !areYears || !areInOrder(over, days)) return rows;
  return [...rows.slice(0, at), { ...years, cells: over }, ...partedAtDays(row, days), ...rows.slice(at + 2)];
}

const isYear = (text: string): boolean => /^20\d\d$/.test(text);

function dayBelow(text: string): Day | null {
  const [, words = '', rest = ''] =
    /^((?:\d{1,2}(?:st|nd|rd|th)? )?\p{L}{3,9})(?: ((?!\d).{1,200}))?$/u.exec(text) ?? [];
  const under = words === '' ? null : meetingNamed(words);
  return under?.kind === 'no year' ? { words, order: under.month * 100 + (under.day ?? 0), rest } : null;
}

function yearsOver({ cells }: RowInPlace, first: number): CellInPlace[] {
  let year = NOTHING;
  return cells.map((cell, column) => {
    if (isYear(cell.text)) year = cell;
    return column < first ? cell : { ...year, isBeside: cell.isBeside || !isYear(cell.text) };
  });
}

/** A year that is set in the middle of its columns stands beside its first, where the days then go back. */
const areInOrder = (years: readonly CellInPlace[], days: readonly (Day | null)[]): boolean =>
  days.every((day, column) => {
    const before = years[column - 1]?.text === years[column]?.text ? days[column - 1] : null;
    return day === null || before == null || before.order < day.order;
  });

const RUNS_ON = /^(20\d\d)(?: (\S.{0,200}))?$/;

/** Rows of which one has days or months and the next the year of each, in a row of their own though the first item runs on to them ("2025 X"). */
export function withYearsBelowDays(rows: readonly RowInPlace[]): readonly RowInPlace[] {
  const isDay = (text: string): boolean => text.length <= 30 && meetingNamed(text)?.kind === 'no year';
  const at = rows.slice(0, LOOKS).findIndex((row) => textsOf(row).filter(isDay).length > 1);
  const [days, row] = at === -1 ? [] : rows.slice(at, at + 2);
  if (days === undefined || row === undefined) return rows;
  const dated = new Set(textsOf(days).flatMap((text, column) => (isDay(text) ? [column] : [])));
  const texts = textsOf(row);
  const areYears = [...dated].every((column) => RUNS_ON.test(texts[column] ?? ''));
  if (!areYears || texts.every((text, column) => text === '' || (dated.has(column) && /^\d{4}$/.test(text))))
    return rows;
  const parted = (part: 1 | 2): RowInPlace =>
    rowSaying(row, (cell, column) => {
      if (!dated.has(column)) return part === 1 ? NOTHING : cell;
      return { ...cell, ...saying(RUNS_ON.exec(cell.text)?.[part] ?? '') };
    });
  return [...rows.slice(0, at + 1), parted(1), parted(2), ...rows.slice(at + 2)];
}

function partedAtDays(row: RowInPlace, days: readonly (Day | null)[]): RowInPlace[] {
  const isOfDays = days.every((day, column) => {
    const { text = '', isBelow = false } = row.cells[column] ?? {};
    return day === null ? text === '' || isBelow : day.rest === '';
  });
  if (isOfDays) return [row];
  const said = (of: 'words' | 'rest', other: (cell: CellInPlace) => CellInPlace): RowInPlace =>
    rowSaying(row, (cell, column) => {
      const day = days[column];
      return day == null ? other(cell) : { ...cell, ...saying(day[of]) };
    });
  return [said('words', () => NOTHING), said('rest', (cell) => cell)];
}
