/** A line of a file, counted from one. */
export type Line = { number: number; text: string };

/** In characters. No entry of the store comes near it, however its letters are escaped. */
const longestLine = 4_000_000;

/** What is no text, or no line of any register. */
export class NotLines extends Error {
  override readonly name = 'NotLines';
}

/**
 * The lines of a file in UTF-8, however it is cut into chunks. Only a line feed ends one: Node's own reader of lines
 * would end one at U+2028 too, which may stand in the middle of somebody's sentence.
 */
export async function* linesIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let number = 1;
  let begun = '';
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw new NotLines(`line ${number} or one soon after it is no text in UTF-8`);
    }
  };
  for await (const chunk of chunks) {
    const [first = '', ...others] = decode(chunk).split('\n');
    begun += first;
    for (const next of others) {
      yield { number, text: begun };
      number += 1;
      begun = next;
    }
    if (begun.length > longestLine)
      throw new NotLines(`line ${number} is longer than anything of a register`);
  }
  begun += decode();
  if (begun !== '') yield { number, text: begun };
}
