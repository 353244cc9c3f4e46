import { type Block, type Document, type Paragraph, type Row, wordsOf } from '../../documents/document.ts';
import type { Difference, DocumentLine, LinesRead, MinutedAction, Source } from '../findings.ts';
import { wordsOfCell } from './lines-of-document.ts';

/** Of one line more than this is never shown, in characters. */
const LONGEST_LINE = 2_000;
/** A file whose lines have more characters than this is handed on about what was read alone: some hundred pages. */
const MOST_WHOLE = 300_000;
/** How many lines about what was read are then handed on, above and below. */
const ABOUT = 15;

/** Every line of a document that has words, in its order. A table stands by its rows, each with its cells. */
export const documentLinesOf = (document: Document): DocumentLine[] => linesOfBlocks(document.blocks);

const linesOfBlocks = (blocks: readonly Block[]): DocumentLine[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph' ? linesOfParagraph(block) : block.rows.flatMap(linesOfRow),
  );

function linesOfParagraph({ at, spans, heading, item }: Paragraph): DocumentLine[] {
  return wordsOf(spans)
    .split('\n')
    .flatMap((words, index): DocumentLine[] => {
      if (words.trim() === '') return [];
      const mark = index > 0 || item === null ? '' : `${markOf(item)} `;
      const text = `${mark}${words.replaceAll('\t', ' ').trim()}`.slice(0, LONGEST_LINE);
      const as = heading === null ? 'text' : 'heading';
      return [{ number: at.line + index, page: at.page, as, text, cells: null }];
    });
}

const markOf = ({ mark, ticked }: NonNullable<Paragraph['item']>): string =>
  ticked === null ? (mark ?? '•') : ticked ? '☑' : '☐';

function linesOfRow({ at, cells: all }: Row): DocumentLine[] {
  const cells = all.map((cell) => wordsOfCell(cell).slice(0, LONGEST_LINE));
  const within = all.flatMap(({ blocks }) => linesOfBlocks(blocks.filter(({ kind }) => kind === 'table')));
  if (cells.every((words) => words.trim() === '')) return within;
  const text = cells.filter((words) => words !== '').join(' | ');
  return [{ number: at.line, page: at.page, as: 'row', text, cells }, ...within];
}

/** The lines that a person is shown: all, or of a long file those about what was read. */
export function linesShown(
  all: readonly DocumentLine[],
  read: readonly LinesRead[],
): Pick<Source, 'lines' | 'isWhole'> {
  const size = all.reduce((sum, { text }) => sum + text.length, 0);
  if (size <= MOST_WHOLE) return { lines: all, isWhole: true };
  const near = all.filter(({ number }) =>
    read.some(({ from, to }) => number >= from - ABOUT && number <= to + ABOUT),
  );
  let room = MOST_WHOLE;
  const lines = near.filter(({ text }) => {
    room -= text.length;
    return room >= 0;
  });
  return { lines, isWhole: false };
}

type Quotable = { text: string } & Pick<MinutedAction, 'lines'>;

/** Where a difference is seen: on the line that it names, or where the actions stand that it quotes. */
export function linesOfDifference({ detail }: Difference, quotable: readonly Quotable[]): LinesRead[] {
  const named = [...detail.matchAll(/\bon line (\d{1,6})\b/g)].map(([, number]) => Number(number));
  if (named.length > 0) return named.map((line) => ({ from: line, to: line }));
  return quotable.find(({ text }) => text !== '' && detail.includes(`“${text}`))?.lines?.slice() ?? [];
}
