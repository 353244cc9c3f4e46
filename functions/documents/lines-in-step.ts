import { UNFINISHED } from './row-costs.ts';

/** What a cell of a ruled row says: its printed lines, and whether room parts each of them from the next. */
export type CellLines = { lines: readonly { text: string; foot: number }[]; areParted: boolean };

/**
 * Whether each line of a row's cells stands by itself, as several actions do beside their owners and days: all cells of several
 * lines, two at least, have theirs side by side, none begins or ends within a phrase, and in one cell room parts them.
 */
export function areInStep(cells: readonly CellLines[]): boolean {
  const [first, ...others] = cells.filter(({ lines }) => lines.length > 1);
  if (first === undefined || others.length === 0) return false;
  const alone = cells.filter(({ lines }) => lines.length === 1);
  const own = [first, ...others];
  return (
    alone.length <= 1 &&
    own.some(({ areParted }) => areParted) &&
    own.every(({ lines }) => areBeside(lines, first.lines) && lines.every(({ text }) => isWhole(text)))
  );
}

/** In points. */
const SAME_FOOT = 2;

const areBeside = (lines: CellLines['lines'], others: CellLines['lines']): boolean =>
  lines.length === others.length &&
  lines.every(({ foot }, at) => Math.abs(foot - (others[at]?.foot ?? Number.NaN)) < SAME_FOOT);

const isWhole = (text: string): boolean =>
  /^[\p{Lu}\d]/u.test(text) && !UNFINISHED.test(text) && !/^\d+(?:st|nd|rd|th)?$/.test(text);
