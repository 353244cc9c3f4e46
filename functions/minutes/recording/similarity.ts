import { asPrinted } from '../../words/names.ts';

/** Words that say nothing of what a thing is about. */
const empty = new Set(
  'a an and any as at be by for from future give given in into is it meeting next of on or our pcc provide provided providing report that the their this to update updates was were will with'.split(
    ' ',
  ),
);

/** Plurals, tenses and spellings that should not tell two wordings apart. */
const stem = (word: string): string =>
  word.replace(/(?:’s|'s)$/, '').replace(/(?<=\w{4})(?:ing|ed|es|s)$/, '');

function meaningfulWords(text: string): Set<string> {
  const words =
    asPrinted(text)
      .replaceAll("'", '’')
      .toLowerCase()
      .match(/[\p{L}\p{N}][\p{L}\p{N}’']*/gu) ?? [];
  const told = words.filter((word) => !empty.has(word)).map(stem);
  return new Set(told.length > 0 ? told : words);
}

/** How far two wordings ask for the same thing: 0 for no word in common, 1 for the same words (Dice's coefficient). */
function similarity(one: string, other: string): number {
  const [ones, others] = [meaningfulWords(one), meaningfulWords(other)];
  if (ones.size + others.size === 0) return 0;
  const shared = [...ones].filter((word) => others.has(word)).length;
  return (2 * shared) / (ones.size + others.size);
}

/** Likely the same thing; and how much likelier the best must be than the second best to be taken for it. */
const likely = 0.6;
const clearlyBetter = 0.15;

export type Match<Known> =
  | { outcome: 'the same'; known: Known }
  | { outcome: 'one of several'; candidates: [Known, ...Known[]] }
  | { outcome: 'none' };

/**
 * Which of `known` things `text` speaks of, though the wording differs: the one that is likely the same and clearly
 * likelier than any other. Several that are as likely are all named, for a person to choose; it never guesses.
 */
export function matching<Known>(
  text: string,
  known: readonly Known[],
  wordings: (known: Known) => readonly string[],
): Match<Known> {
  const scored = known
    .map((candidate) => ({
      candidate,
      score: Math.max(0, ...wordings(candidate).map((wording) => similarity(text, wording))),
    }))
    .filter(({ score }) => score >= likely)
    .sort((one, other) => other.score - one.score);
  const [best] = scored;
  if (best === undefined) return { outcome: 'none' };
  const isBestOnly = best.score === 1 && scored[1]?.score !== 1;
  const rivals = scored.filter(
    ({ score }) => score === best.score || (!isBestOnly && best.score - score < clearlyBetter),
  );
  return rivals.length === 1
    ? { outcome: 'the same', known: best.candidate }
    : {
        outcome: 'one of several',
        candidates: [best.candidate, ...rivals.slice(1).map(({ candidate }) => candidate)],
      };
}
