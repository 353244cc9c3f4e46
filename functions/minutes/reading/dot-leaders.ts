import { type Block, type Paragraph, wordsOf } from '../../documents/document.ts';

/** Dots that lead the eye from a name to what stands at the right of its line: "Fees .......... Treasurer". */
const DOTS = /\s*(?:(?:[.·]\s?){5,}|(?:…\s?){2,})\s*/u;
/** Longer no line is that has some. */
const LONGEST = 400;

/** The blocks with a tab for the dots between two parts of a line, as in a file that leaves dots to its tabs. */
export const withDotsAsTabs = (blocks: readonly Block[]): Block[] =>
  blocks.map((block) => (block.kind === 'paragraph' ? withTab(block) : block));

function withTab(paragraph: Paragraph): Paragraph {
  const { spans } = paragraph;
  const words = wordsOf(spans);
  const parts = words.length > LONGEST ? [] : words.split(DOTS);
  const isOfNames = parts.length === 2 && parts.every(isName);
  if (!isOfNames || spans.some(({ struck, mark }) => struck === true || mark === true)) return paragraph;
  const isBold = spans.every(({ bold }) => bold === true);
  return { ...paragraph, spans: [{ text: parts.join('\t'), ...(isBold && { bold: true }) }] };
}

/** A page's number is none. */
const isName = (words: string): boolean => /\p{L}{2}/u.test(words) && !/^page\b/i.test(words);
