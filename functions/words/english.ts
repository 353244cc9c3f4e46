/** "1 action", "2 actions". */
export const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** "no actions", "one action", "two actions"; from eleven in figures. */
export const spellCount = (count: number, noun: string): string =>
  countOf(count, noun).replace(/^\d+/, (figures) => small[count] ?? figures);

/** The words for the numbers up to ten, from one on. */
export const numberWords: readonly string[] = small.slice(1);

/** The number that a word or figures give: "two" and "2" are 2, "no" is 0. */
export const numberNamed = (word: string): number =>
  small.includes(word.toLowerCase()) ? small.indexOf(word.toLowerCase()) : Number(word);

/** "one", "one and two", "one, two and three"; nothing for none. */
export const series = (things: readonly string[]): string =>
  things.length < 2 ? things.join('') : `${things.slice(0, -1).join(', ')} and ${things.at(-1)}`;

/** "12 kB", of a thousand bytes each. */
export const sizeInWords = (bytes: number): string => `${Math.ceil(bytes / 1_000)} kB`;

/** The text with a capital at its start. */
export const withCapital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
