/** A sentence of a paragraph, and where in it the sentence begins. */
export type Sentence = { text: string; at: number };

const END = /[.?!]["'’”)\]]{0,3}\s+(?=["'‘“([]?(?:\[?[\p{Lu}0-9£])|\((?:[a-z]|[ivx]{1,4})\)\s)/gu;
/** A stop after these ends no sentence: a title, a shortened word, an initial, "p.m.", a number that counts. */
const GOES_ON =
  /(?:^|[\s("'‘“])(?:Mr|Mrs|Ms|Dr|Cllrs?|Clr|Prof|Revd?|Hon|Rt|St|Nos?|Sgt|Insp|Supt|Capt|Col|Maj|Lt|Gen|vs?|viz|cf|c|ca|approx|incl?|Ltd|Co|Dept|paras?|pp?|Rd|Ave|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|a\.m|p\.m|[A-Z](?:\.[A-Z])*|(?<=[;:.]\s(?:and\s)?)[ivx]{1,4}|(?<=^|[.;:?!–—(]\s?)\d{1,3}(?:\.\d{1,2})*)\.["'’”)]{0,2}$/;
/** No sentence of minutes is longer, in characters: what is has lost its stops, and is cut. */
const LONGEST = 1_500;

/** The sentences of a paragraph. */
export function sentencesOf(paragraph: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  const add = (to: number): void => {
    for (let at = from; at < to; at += LONGEST) {
      const text = paragraph.slice(at, Math.min(at + LONGEST, to)).trim();
      if (text !== '') sentences.push({ text, at });
    }
    from = to;
  };
  for (const { 0: end, index } of paragraph.matchAll(END)) {
    const before = paragraph.slice(Math.max(from, index - 12), index + end.trimEnd().length);
    if (!GOES_ON.test(before)) add(index + end.length);
  }
  add(paragraph.length);
  return sentences;
}
