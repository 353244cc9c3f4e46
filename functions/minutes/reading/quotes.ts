/** So many lines are quoted as a person would look up. */
const MOST_QUOTED = 20;

/** What stands first and the words below it, each once, as they are told where they could not be read. */
export function quoteOf(first: string, words: readonly string[]): string {
  const below = [...new Set(words)].filter((one) => !first.includes(one));
  const rest = below.length > MOST_QUOTED ? ['…'] : [];
  return [first, ...below.slice(0, MOST_QUOTED), ...rest].join(' | ');
}
