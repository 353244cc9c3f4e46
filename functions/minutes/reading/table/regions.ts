import { isOverviewTitle } from '../agenda.ts';
import { isFurniture, type Line, LONGEST_ROW } from '../lines.ts';
import { isOwner } from '../owners.ts';
import { isStatus } from '../statuses.ts';
import { isDue } from '../when-said.ts';
import { type Column, HOUSE_COLUMNS, headingAt } from './columns.ts';
import { fieldsOfRun } from './runs.ts';

/** Where a table of actions stands among the lines, and how it was found. */
export type Region = {
  columns: readonly Column[];
  from: number;
  to: number;
  table: number | null;
  found: 'heading' | 'title' | 'rows';
};

const AFTER =
  /^(?:\d+\.\s)?(?:dates?\b.{0,40}\b(?:of|for) (?:the )?next|next meeting\s?(?:[:–-]|is\b|will\b|on\b|date\b|\d)|(?:in )?closing\b|this page is intentionally left blank)/i;

/** Every table of actions: by its headings; failing them, below its title, or from a line that can only be its row. */
export function regionsOf(lines: readonly Line[], sections: ReadonlySet<number>): Region[] {
  const headed = byHeading(lines, sections);
  if (headed.length > 0) return headed;
  const title = lines.findIndex(({ text, cells }) => cells === null && isOverviewTitle(text));
  const after = title === -1 ? firstRow(lines) : title + 1;
  if (after === null) return [];
  const from = lines.findIndex(({ text }, index) => index >= after && text !== '');
  if (from === -1) return [];
  const table = lines[from]?.table ?? null;
  const to = endOf(lines, from, sections, table);
  return [{ columns: HOUSE_COLUMNS, from, to, table, found: title === -1 ? 'rows' : 'title' }];
}

function byHeading(lines: readonly Line[], sections: ReadonlySet<number>): Region[] {
  const regions: Region[] = [];
  for (let index = 0; index < lines.length; ) {
    const heading = headingAt(lines, index);
    if (heading === null) {
      index += 1;
      continue;
    }
    const table = lines[index]?.table ?? null;
    const to = endOf(lines, heading.after, sections, table);
    regions.push({ columns: heading.columns, from: index, to, table, found: 'heading' });
    index = Math.max(to, heading.after);
  }
  return regions;
}

/** Where the table ends: at an agenda item, at the next meeting's date, and in Word at the table's own end. */
function endOf(
  lines: readonly Line[],
  from: number,
  sections: ReadonlySet<number>,
  table: number | null,
): number {
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined) break;
    if (table !== null) {
      if (line.text !== '' && line.table !== table && !isFurniture(line.text)) return index;
      continue;
    }
    if (line.table !== null || sections.has(index) || AFTER.test(line.text.slice(0, 100))) return index;
    if (line.heading !== null && line.text !== '') return index;
  }
  return lines.length;
}

/** The first line of a table that has lost both title and heading: one that can be nothing but a row of it. */
function firstRow(lines: readonly Line[]): number | null {
  const whole = lines.findIndex((line, index) => isWholeRow(lines, line, index));
  if (whole === -1) return null;
  let from = whole;
  while (from > 0 && belongsAbove(lines[from - 1])) from -= 1;
  return from;
}

const belongsAbove = (line: Line | undefined): boolean =>
  line !== undefined &&
  line.text !== '' &&
  line.cells === null &&
  !line.bullet &&
  line.heading === null &&
  line.text.length < 300;

function isWholeRow(lines: readonly Line[], line: Line, index: number): boolean {
  if (line.cells !== null) {
    const [text, status, owner, due] = line.cells;
    return (
      line.cells.length === 4 && text !== '' && isStatus(status ?? '') && owner !== '' && isDue(due ?? '')
    );
  }
  if (line.bullet || line.text.length > LONGEST_ROW) return false;
  const run = fieldsOfRun(line.text, HOUSE_COLUMNS);
  if (run?.due !== undefined && run.status !== undefined) return true;
  if (!isStatus(line.text) || !/^[A-Z]/.test(line.text)) return false;
  const after = lines.slice(index + 1, index + 7).filter(({ text }) => text !== '');
  return isOwner(after[0]?.text ?? '') && isDue(after[1]?.text ?? '');
}
