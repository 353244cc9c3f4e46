import { APART, type Block, type Paragraph, type Segment, wordsOf } from './document.ts';

/**
 * The blocks, with the printed lines known that are filled to the margin: the first word of the line below would have had no
 * room on them. Where the margin is, lines show that break off within a sentence. One that ends with a sentence may end its paragraph
 * too, unless room parts the paragraphs.
 */
export function withFilledLines(blocks: readonly Block[]): Block[] {
  const pairs = linesAbove(blocks);
  const margins = marginsOf(pairs.filter(breaksOff));
  const isFull = (pair: Pair): boolean => {
    const margin = margins.find(({ from, to }) => pair.own.from >= from && pair.own.from < to);
    return margin !== undefined && endWithMore(pair) > margin.to;
  };
  const areApart = !pairs.some((pair) => endsSentence(pair) && isProse(pair.below) && !isFull(pair));
  const filled = new Set<Block>(
    pairs.filter((pair) => isFull(pair) && (areApart || !endsSentence(pair))).map(({ line }) => line),
  );
  return blocks.map((block) =>
    filled.has(block) && block.kind === 'paragraph' && block.placement !== null
      ? { ...block, placement: { ...block.placement, isFilled: true } }
      : block,
  );
}

export const isFilled = (block: Block): boolean =>
  block.kind === 'paragraph' && block.placement?.isFilled === true;

/** A line of one piece, and the one that stands right below it. */
type Pair = { line: Paragraph; own: Segment; below: Paragraph; next: Segment };

function linesAbove(blocks: readonly Block[]): Pair[] {
  return blocks.flatMap((line, index): Pair[] => {
    const below = blocks[index + 1];
    if (line.kind !== 'paragraph' || below?.kind !== 'paragraph') return [];
    const [own, ...others] = line.placement?.segments ?? [];
    const [next] = below.placement?.segments ?? [];
    const room = below.placement?.roomAbove ?? null;
    const isRightBelow = room !== null && room <= APART && wordsOf(below.spans).trim() !== '';
    if (own === undefined || others.length > 0 || next === undefined || !isRightBelow) return [];
    return [{ line, own, below, next }];
  });
}

const endsSentence = ({ own }: Pair): boolean => /[.;?!]$/.test(own.text);
const isProse = ({ item, heading, placement }: Paragraph): boolean =>
  item === null && heading === null && placement?.segments.length === 1;

/** In characters: a shorter line ends where its words do. */
const SHORTEST = 25;

/** "the Clerk reported that the" over "harbour was quiet": no paragraph ends so, and none begins. */
const breaksOff = ({ line, own, below, next }: Pair): boolean =>
  own.text.length >= SHORTEST &&
  !/[.:;?!]$/.test(own.text) &&
  /^\p{Ll}/u.test(next.text) &&
  below.item === null &&
  line.heading === null &&
  below.heading === null;

/** How far a line would have reached with the first word of the one below. */
function endWithMore({ own, next }: Pair): number {
  const [word = ''] = next.text.split(' ', 1);
  const ofLetter = (own.to - own.from) / Math.max(1, own.text.length);
  return own.to + ofLetter * (1 + word.length);
}

type Margin = { from: number; to: number };

/** Lines of which so many could have held more show no margin. */
const MOST_RAGGED = 0.25;
/** No page has more columns of prose. */
const MOST_COLUMNS = 12;

/** From where to where the text of each column of a page stands: of most pages it is one. */
function marginsOf(pairs: readonly Pair[]): Margin[] {
  const columns: (Margin & { pairs: Pair[] })[] = [];
  for (const pair of [...pairs].sort((a, b) => a.own.from - b.own.from)) {
    const last = columns.at(-1);
    if (last !== undefined && pair.own.from < last.to) {
      last.to = Math.max(last.to, pair.own.to);
      last.pairs.push(pair);
    } else {
      columns.push({ from: pair.own.from, to: pair.own.to, pairs: [pair] });
    }
  }
  if (columns.length > MOST_COLUMNS) return [];
  return columns.filter(({ to, pairs: own }) => {
    const ragged = own.filter((pair) => endWithMore(pair) <= to).length;
    return ragged <= MOST_RAGGED * own.length;
  });
}
