/** Lines that have words on both sides: no heading beside another, and no short table, is prose. */
const FEWEST_LINES = 6;
/** How long the lines of prose are, half of them at least, in characters. */
const LONG = 24;
/** A longer line, in characters, is no line of a column. */
const WIDEST = 250;
/** The most places that are tried for where the second column begins. */
const MOST_PLACES = 5;

/**
 * A text whose prose is set in two columns, with the first of them before the second: its lines are then counted as they are
 * read. A table has short cells, or rows that begin in both columns at once with room above them, and stays as it is.
 */
export function inReadingOrder(text: string): string {
  if (!/\S {2,}\S/.test(text)) return text;
  const lines = text.split('\n');
  for (const place of placesIn(lines)) {
    const read = columnsRead(lines, place);
    if (read !== null) return read.join('\n');
  }
  return text;
}

/** Where words begin behind room, the most frequent places first. */
function placesIn(lines: readonly string[]): number[] {
  const counts = new Map<number, number>();
  for (const line of lines) {
    if (line.length > WIDEST) continue;
    for (const { index, 0: room } of line.matchAll(/(?<=\S) {2,}(?=\S)|^ {20,}(?=\S)/g)) {
      const place = index + room.length;
      if (place >= LONG) counts.set(place, (counts.get(place) ?? 0) + 1);
    }
  }
  return [...counts]
    .filter(([, count]) => count >= FEWEST_LINES)
    .sort((one, other) => other[1] - one[1])
    .slice(0, MOST_PLACES)
    .map(([place]) => place);
}

/** The lines with each stretch of two columns set one after the other; null where there is none. */
function columnsRead(lines: readonly string[], place: number): string[] | null {
  const made: string[] = [];
  let isFound = false;
  let run: string[] = [];
  const endRun = (): void => {
    const isProse = isOfProse(run, place);
    isFound ||= isProse;
    const read = isProse
      ? [...run.map((line) => leftOf(line, place)), ...trimBlank(run.map((line) => line.slice(place)))]
      : run;
    for (const line of read) made.push(line);
    run = [];
  };
  for (const line of lines) {
    if (crosses(line, place)) {
      endRun();
      made.push(line);
    } else run.push(line);
  }
  endRun();
  return isFound ? made : null;
}

const leftOf = (line: string, place: number): string => line.slice(0, place).trimEnd();

/** Without the blank lines at either end. */
function trimBlank(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  return lines.slice(Math.max(0, first), lines.findLastIndex((line) => line.trim() !== '') + 1);
}

const crosses = (line: string, place: number): boolean =>
  line.length > WIDEST ||
  /[|\t\f]/.test(line) ||
  (line.length > place && line.slice(place - 2, place).trim() !== '');

function isOfProse(run: readonly string[], place: number): boolean {
  const left = run.map((line) => leftOf(line, place).trim());
  const right = run.map((line) => line.slice(place).trim());
  const both = run.flatMap((_, at) => (left[at] !== '' && right[at] !== '' ? [at] : []));
  if (both.length < FEWEST_LINES) return false;
  const apart = both.filter((at) => at > 0 && left[at - 1] === '' && right[at - 1] === '').length;
  return (
    (apart < 2 || apart < both.length / 8) &&
    [left, right].every(areFull) &&
    !right.some((line) => /\S\S {2,}\S/.test(line))
  );
}

/** Whether half of the lines are long, and most of them as long as the longest. */
function areFull(lines: readonly string[]): boolean {
  const lengths = lines
    .map(({ length }) => length)
    .filter((length) => length > 0)
    .sort((a, b) => a - b);
  const longest = lengths.at(-1) ?? 0;
  const full = lengths.filter((length) => length > 0.66 * longest).length;
  return (lengths[lengths.length >> 1] ?? 0) >= LONG && full >= 0.6 * lengths.length;
}
