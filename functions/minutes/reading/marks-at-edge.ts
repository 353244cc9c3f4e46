import { type Block, type Paragraph, type Table, wordsOf } from '../../documents/document.ts';
import { isNamed, isOwner } from './owners.ts';

const MARK = /^[([]?action(?:\s(?:by|for|on))?\s?[:–—-]\s?([^:]{1,80}?)[)\]]?[.;]?$/i;

/**
 * The blocks with their lines again where tables were seen only for "ACTION: KM" at the right edge of the page: there a line
 * goes on below it, and a heading between two marks heads what follows. `before` are the blocks that had no such tables yet.
 */
export function withoutTablesOfMarks(blocks: readonly Block[], before: readonly Block[]): Block[] {
  const own = new Set(before);
  const isHeaded = isHeadedAtEdge(before);
  return blocks.flatMap((block, index): Block[] => {
    if (block.kind !== 'table' || own.has(block) || !isOfMarks(block, isHeaded)) return [block];
    const to = blocks[index + 1]?.at.line ?? Number.POSITIVE_INFINITY;
    return before.filter(({ at }) => at.line >= block.at.line && at.line < to);
  });
}

/** Over the page's right edge stands what the names there are, alone or behind an item's title: "Action by". */
const AT_EDGE = /^(?:actions?|(?:for )?action(?:ed)? by|by whom|for action)\s?:?$/i;

function isHeadedAtEdge(blocks: readonly Block[]): boolean {
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph');
  const ends = paragraphs.flatMap(({ placement }) => placement?.segments.at(-1)?.to ?? []);
  const middle = ends.reduce((most, end) => Math.max(most, end), 0) / 2;
  return paragraphs.some(({ spans, placement }) => {
    const parts = placement?.segments.map(({ text }) => text) ?? wordsOf(spans).split(/\t+/);
    const last = placement?.segments.at(-1);
    const isFar = last === undefined ? parts.length > 1 : last.from > middle;
    const title = parts.slice(0, -1).join(' ').trim();
    return (
      isFar && AT_EDGE.test(parts.at(-1)?.trim() ?? '') && (title === '' || /^\d{1,2}[.)]? /.test(title))
    );
  });
}

/** Two columns, of which the second says nothing but whose the action beside it is. */
function isOfMarks({ rows, columns }: Table, isHeaded: boolean): boolean {
  const wordsAt = (at: number): string[] =>
    rows.map(({ cells }) =>
      cells
        .filter(({ column }) => column === at)
        .flatMap(({ blocks }) => blocks.map(wordsOfBlock))
        .join(' ')
        .trim(),
    );
  const [words, marks] = [wordsAt(0), wordsAt(1)];
  const isBeside = (mark: string, at: number): boolean =>
    isOwner(mark) && [words[at], words[at - 1]].some((own) => CALLED.test(own ?? ''));
  const isOneAt = (mark: string, at: number): boolean =>
    isMark(mark) || isBeside(mark, at) || (isHeaded && (isNamed(mark) || AT_EDGE.test(mark)));
  return columns === 2 && marks.some(isOneAt) && marks.every((mark, at) => mark === '' || isOneAt(mark, at));
}

/** "Action 3: Mend the ladder": what may have whose it is at the line's far end. */
const CALLED = /^action(?: point)?(?: (?:no\.? ?)?[\w/.-]*\d[\w/.-]*)?\s?:\s/i;

/**
 * The blocks with whose an action is, at the far end of its line or its last line, in brackets behind it: "… [MS]"; and where a
 * heading over the right edge says what stands there, as a mark: "… [Action: MS]".
 */
export function withMarksBehind(folded: readonly Block[]): Block[] {
  const blocks = folded.flatMap(unfoldedMarks);
  const isHeaded = isHeadedAtEdge(blocks);
  let carried: Carried | null = null;
  return blocks.map((block, at) => {
    if (carried !== null && block.kind === 'paragraph') {
      const { mark } = carried;
      carried = goesOn(blocks[at + 1]) ? carried : null;
      return carried === null ? withWords(block, `${wordsOf(block.spans)} ${mark}`) : block;
    }
    const isCalled = [block, blocks[at - 1]].some(
      (one) =>
        one?.kind === 'paragraph' && one.at.line >= block.at.line - 1 && CALLED.test(wordsOf(one.spans)),
    );
    if (block.kind !== 'paragraph') return block;
    const marked = isCalled ? markedAtEdge(block, '') : isHeaded ? markedAtEdge(block, 'Action: ') : null;
    if (marked === null) return block;
    carried = goesOn(blocks[at + 1]) ? marked : null;
    return withWords(block, carried === null ? `${marked.words} ${marked.mark}` : marked.words);
  });
}

/** Minutes in a table whose second column only says whose an action of the first is, as the paragraphs that they are. */
function unfoldedMarks(block: Block): Block[] {
  if (block.kind !== 'table' || block.columns !== 2 || block.rowsAre !== 'whole') return [block];
  const rows = block.rows.map(({ cells }) => {
    const [own, beside] = [0, 1].map((at) => cells.find(({ column }) => column === at));
    const mark = beside?.blocks.map(wordsOfBlock).join(' ').trim() ?? '';
    return { blocks: own?.blocks ?? [], mark: AT_EDGE.test(mark) ? '' : mark };
  });
  const marked = rows.filter(({ mark }) => mark !== '');
  const isCalled = (row: (typeof rows)[number]): boolean =>
    isOwner(row.mark) && CALLED.test(row.blocks.map(wordsOfBlock).join(' '));
  if (marked.length === 0 || marked.length === rows.length || !marked.every(isCalled)) return [block];
  return rows.flatMap(({ blocks, mark }) =>
    blocks.map((one, at) =>
      mark !== '' && at === blocks.length - 1 && one.kind === 'paragraph'
        ? withWords(one, `${wordsOf(one.spans)} [${mark}]`)
        : one,
    ),
  );
}

/** What a line says, and whose it is, to stand behind the last line that goes on with it. */
type Carried = { words: string; mark: string };

function markedAtEdge(block: Paragraph, label: string): Carried | null {
  const segments = block.placement?.segments ?? [];
  const parts = segments.length > 1 ? segments.map(({ text }) => text) : wordsOf(block.spans).split(/\t+/);
  const mark = parts.at(-1)?.trim() ?? '';
  if (parts.length !== 2 || !isOwner(mark)) return null;
  return { words: parts[0]?.trim() ?? '', mark: `[${label}${mark}]` };
}

const withWords = (block: Paragraph, text: string): Paragraph => ({
  ...block,
  placement: null,
  spans: [{ text }],
});

/** Whether a line goes on in the middle of a sentence with the one right above it. */
function goesOn(block: Block | undefined): boolean {
  if (block?.kind !== 'paragraph' || block.item !== null) return false;
  const { segments = [], roomAbove = null } = block.placement ?? {};
  const isBelow = roomAbove !== null && roomAbove < 1;
  return segments.length === 1 && isBelow && /^(?:\p{Ll}|(?:19|20)\d\d\b)/u.test(segments[0]?.text ?? '');
}

const wordsOfBlock = (block: Block): string => (block.kind === 'paragraph' ? wordsOf(block.spans) : '');

const isMark = (words: string): boolean => isNamed((MARK.exec(words)?.[1] ?? '').trim());
