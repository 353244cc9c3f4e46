import { firstDate, firstDay, startsWithDate } from './dates.ts';
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

/**
 * The rows that stand alone over the headings of tables of actions and give a day: "Actions from the meeting held on 5 May 2025", where
 * the document has no other title that says one. None where rows give several, as those across a log do.
 */
export function datedTitles(lines: readonly Line[], tables: ReadonlySet<number>): Map<number, Line> {
  const found = new Map<number, Line>();
  const headed = new Set<number>();
  const days = new Set<string>();
  for (const { table, cells, number } of lines) {
    if (table === null || cells === null || !tables.has(table)) continue;
    const [only = '', ...others] = cells.filter((cell) => cell !== '');
    if (others.length + 1 >= FEWEST_COLUMNS) headed.add(table);
    const day = others.length === 0 && only.length <= LONGEST_TITLE ? firstDay(only)?.date : undefined;
    if (day === undefined || OF_MEETING.test(only)) continue;
    days.add(headed.has(table) ? `below ${day}` : day);
    if (!headed.has(table)) found.set(number, lineOf(number, only));
  }
  return days.size === 1 && headed.size > 0 ? found : new Map();
}

const LONGEST_TITLE = 160;

const saysMeeting = (cell: string): boolean =>
  cell.length <= LONGEST_TITLE && OF_MEETING.test(cell) && firstDate(cell) !== null && !OF_OTHERS.test(cell);
