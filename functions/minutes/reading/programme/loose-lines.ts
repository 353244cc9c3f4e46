import { type Line, type Placed, type Segment, tidy, withoutBullet } from '../lines.ts';
import { isColumnHeading } from './programme-columns.ts';
import { isLead, isReason } from './reasons-and-leads.ts';
import type { WordLine } from './row.ts';

/** The cells that a line shows: one, where nothing parts its words. */
export function cellsOfLine(line: Line): readonly string[] {
  const { cells, across, text, table } = line;
  if (table !== null && cells !== null) return cells;
  if (across?.by === 'tabs') return withoutMark(across.cells);
  if (isBulleted(line)) return [text];
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

/** Whether a line is a row of columns' headings. */
export function isHeader(line: Line): boolean {
  const cells = cellsOfLine(line).filter((cell) => cell !== '');
  return cells.length > 1 && cells.every(isColumnHeading);
}

/** The cells of a line that no table holds, as if each stood on a line of its own; in a list only its item. */
export function wordLinesOf(line: Line, words: string | null, apart: boolean, isListed: boolean): WordLine[] {
  const whole = { line: line.number, words: words ?? line.text, bullet: line.bullet, apart, isBeside: false };
  const cells = cellsOfLine(line).filter((cell) => cell !== '');
  if (words !== null || cells.length < 2) return [whole];
  const tells = cells.some((cell) => isReason(cell) || isLead(cell));
  if (isListed)
    return [{ ...whole, words: cells.find((cell) => !isReason(cell) && !isLead(cell)) ?? line.text }];
  if (line.across?.by === 'place' && !tells) return [whole];
  return cells.map((cell, index) =>
    index === 0
      ? { ...whole, words: cell }
      : { ...whole, words: cell, bullet: false, apart: false, isBeside: true },
  );
}
