import { plainSigns } from './names.ts';

/** The words of a text as somebody looks for them: without capitals, accents, apostrophes, and what stands between words. */
const wordsIn = (text: string): string[] =>
  plainSigns(text)
    .normalize('NFKD')
    .replace(/[\p{M}']/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Whether each of the words looked for begins a word of one of the texts. */
export function saysAll(texts: readonly string[], sought: string): boolean {
  const said = texts.flatMap(wordsIn);
  return wordsIn(sought).every((word) => said.some((one) => one.startsWith(word)));
}

/** The texts that stand under one of those names in a thing, however deep; nothing of its history. */
export function textsUnder(names: readonly string[], thing: unknown): string[] {
  if (typeof thing !== 'object' || thing === null) return [];
  return Object.entries(thing).flatMap(([name, value]) => {
    if (name === 'history') return [];
    if (typeof value === 'string') return names.includes(name) ? [value] : [];
    return textsUnder(names, value);
  });
}
