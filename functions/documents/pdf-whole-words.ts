import { isRestOf, type Known } from './broken-words.ts';
import { type PrintedLine, type Word, wordsOn } from './pdf-words.ts';

/** The lines of a cell with each word whole, on its first line, that had no room on one: before `right`, where its words wrap. */
export function withBrokenWordsWhole(
  lines: readonly PrintedLine[],
  right: number,
  isKnown: Known,
): PrintedLine[] {
  const whole: PrintedLine[] = [];
  for (const [index, line] of lines.entries()) {
    const above = whole.at(-1);
    const last = above?.words.at(-1);
    const end = lines[index - 1]?.words.at(-1);
    const [first, ...others] = line.words;
    const isRest =
      above !== undefined &&
      last !== undefined &&
      end !== undefined &&
      first !== undefined &&
      end.to + Math.max(letterOf(end), letterOf(first)) > right &&
      isRestOf(wordsOn(above), first.text, isKnown);
    if (!isRest) {
      whole.push(line);
    } else if (others.length > 0) {
      whole[whole.length - 1] = withLastWord(above, { ...last, text: last.text + first.text });
      whole.push({ ...line, words: others });
    } else {
      const word = { ...last, text: last.text + first.text, to: first.to };
      whole[whole.length - 1] = { ...withLastWord(above, word), foot: line.foot };
    }
  }
  return whole;
}

const withLastWord = (line: PrintedLine, word: Word): PrintedLine => ({
  ...line,
  words: [...line.words.slice(0, -1), word],
});

/** How wide a letter of a word is, more or less. */
const letterOf = ({ text, from, to }: Word): number => (to - from) / text.length;
