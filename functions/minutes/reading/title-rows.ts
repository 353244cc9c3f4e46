import { firstDate, startsWithDate } from './dates.ts';
import { type Line, lineOf } from './lines.ts';

/** A row with so many cells is of the table's headings or of what stands below. */
const FEWEST_COLUMNS = 3;
const OF_MEETING =
  /^(?:(?:date of |the )?(?:next )?(?:meeting|board|panel|committee)\b|dates? of (?:the )?(?:next )?meeting)/i;
const OF_OTHERS = /\b(?:from|raised|carried|arising|previous|last)\b/i;

/**
 * What a table's first rows say of its meeting, over its headings, as lines by themselves: "Meeting: 14 May 2025. Next meeting: …".
 * `tables` are those of actions, by the number of their first line.
 */
export function titleRows(lines: readonly Line[], tables: ReadonlySet<number>): Map<number, Line> {
  const found = new Map<number, Line>();
  const headed = new Set<number>();
  for (const { table, cells, number } of lines) {
    if (table === null || cells === null || !tables.has(table) || headed.has(table)) continue;
    const own = cells.filter((cell) => cell !== '');
    if (own.length >= FEWEST_COLUMNS) headed.add(table);
    else if (own.every(saysMeeting)) found.set(number, lineOf(number, own.join('. ')));
    else if (startsWithDate(own[1] ?? '') && saysMeeting(own.join(' ')))
      found.set(number, lineOf(number, own.join(': ')));
  }
  return found;
}

const saysMeeting = (cell: string): boolean =>
  cell.length <= 160 && OF_MEETING.test(cell) && firstDate(cell) !== null && !OF_OTHERS.test(cell);
