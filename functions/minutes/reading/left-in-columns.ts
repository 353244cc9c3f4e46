import type { Unread } from '../findings.ts';
import { firstDate } from './dates.ts';
import { isFurniture, type Line } from './lines.ts';
import { isStatus } from './statuses.ts';
import { isOwnerWords } from './tables/owners-said.ts';
import { beginsWithVerb } from './verbs.ts';

const WHY = 'this line is set out in columns as a row of a table is, and no table was made out of it';

/** Lines that stand as rows do, give an owner, a date or a status, and were read as nothing: what they say is told. */
export function leftInColumns(lines: readonly Line[], isRead: (at: number) => boolean): Unread[] {
  return lines.flatMap((line, at) => {
    const cells = line.table === null ? cellsOf(line) : [];
    const tells = cells.some((cell) => isDate(cell) || isStatus(cell));
    const isRow = cells.length >= 3 || (cells.length === 2 && beginsWithVerb(cells[0] ?? ''));
    return isRow && tells && !isRead(at) && !isFurniture(line.text) && hasWords(cells)
      ? [{ line: line.number, text: line.text, why: WHY }]
      : [];
  });
}

function cellsOf({ across }: Line): string[] {
  if (across === null) return [];
  const cells = across.by === 'tabs' ? across.cells : across.segments.map(({ text }) => text.trim());
  return cells.filter((cell) => cell !== '');
}

const isDate = (cell: string): boolean => cell.length <= 30 && firstDate(cell) !== null;

/** Something in it is longer than a name and no date: it may be what was asked for. */
const hasWords = (cells: readonly string[]): boolean =>
  cells.some((cell) => cell.split(' ').length >= 3 && !isDate(cell) && !isOwnerWords(cell));
