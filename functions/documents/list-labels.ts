/** How one level of a counted list prints its label: "%1.%2" stands for the numbers of its first and second levels. */
export type CountedLevel = { format: string; text: string; start: number; restartsAfter: number | null };

/** The numbers that a list stands at, the outermost first; undefined where a level has not begun. */
export type Counts = (number | undefined)[];

/** Counts one item on, at a level counted from 0: the levels below it begin anew, unless they run on. */
export function countOn(counts: Counts, levels: readonly CountedLevel[], level: number): void {
  for (let above = 0; above < level; above += 1) counts[above] ??= levels[above]?.start ?? 1;
  const now = counts[level];
  counts[level] = now === undefined ? (levels[level]?.start ?? 1) : now + 1;
  for (let below = level + 1; below < levels.length; below += 1) {
    const restartsAfter = levels[below]?.restartsAfter ?? below;
    if (restartsAfter > 0 && level < restartsAfter) counts[below] = undefined;
  }
}

/** The label as it is printed, such as "2.", "(a)" or "1.2". `inFigures` where every level prints as a plain number. */
export const labelAt = (
  counts: Counts,
  levels: readonly CountedLevel[],
  level: number,
  inFigures: boolean,
): string =>
  (levels[level]?.text ?? '').replace(/%([1-9])/g, (_, place: string) => {
    const at = Number(place) - 1;
    return inOrder(
      counts[at] ?? levels[at]?.start ?? 1,
      inFigures ? 'decimal' : (levels[at]?.format ?? 'decimal'),
    );
  });

function inOrder(count: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return inLetters(count);
    case 'upperLetter':
      return inLetters(count).toUpperCase();
    case 'lowerRoman':
      return inRoman(count);
    case 'upperRoman':
      return inRoman(count).toUpperCase();
    case 'decimalZero':
      return String(count).padStart(2, '0');
    case 'ordinal':
      return `${count}${ending(count)}`;
    case 'none':
      return '';
    default:
      return String(count);
  }
}

/** After "z" comes "aa", then "bb". A list runs out of neither, but a file made to harm would print letters without end. */
const inLetters = (count: number): string =>
  count < 1 || count > 780 ? String(count) : (LETTERS[(count - 1) % 26]?.repeat(Math.ceil(count / 26)) ?? '');
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

function inRoman(count: number): string {
  if (count < 1 || count > 3999) return String(count);
  let rest = count;
  return ROMAN.map(([numeral, worth]) => {
    const times = Math.floor(rest / worth);
    rest -= times * worth;
    return numeral.repeat(times);
  }).join('');
}
const ROMAN: readonly (readonly [string, number])[] = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
];

function ending(count: number): string {
  const tens = count % 100;
  if (tens >= 11 && tens <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][count % 10] ?? 'th';
}
