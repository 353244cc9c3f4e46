import {
  APART,
  type Block,
  type Cell,
  type Document,
  type Paragraph,
  type Row,
  type Span,
  type Table,
  wordsOf,
} from '../../documents/document.ts';
import { isFilled } from '../../documents/filled-lines.ts';
import { inlineAction } from './inline-action.ts';
import {
  type Across,
  BOLD,
  breaksOff,
  isKeyOfMarks,
  type Line,
  lineOf,
  lineWithTabs,
  MINUTE,
  type NotesText,
  rowOf,
  tidy,
} from './lines.ts';
import { isNamed, ownerAsSubject } from './owners.ts';

/** The paragraphs, printed lines and table rows of a document, one after the other, as the grammar of prose reads them. */
export function linesOf(document: Document): NotesText {
  const boxes = boxesMeant(document);
  const lines = document.blocks
    .flatMap((block): Line[] =>
      block.kind === 'table'
        ? (linesBesideNumbers(block) ?? rowsOf(block))
        : apart(block, linesOfParagraph(block, boxes)),
    )
    .map(unlessAction);
  return {
    lines: document.wraps ? withDepths(withLoneMarks(withBoldRests(withoutLineNumbers(lines)))) : lines,
    wraps: document.wraps,
  };
}

/** A paragraph's words behind its box, or the mark that its reader took off. */
const markedWords = ({ item, spans }: Paragraph): string => {
  const box = item?.ticked == null ? (item?.mark ?? '') : item.ticked ? '☑' : '☐';
  return tidy(`${box} ${wordsOf(spans)}`);
};

type Boxes = ReadonlyMap<string, '☑' | '☐'>;

/**
 * What marks at the beginning of lines stand for boxes: ticks where others have crosses, and full and empty circles where a key
 * says so; else each is a mark that its list has, and no more.
 */
function boxesMeant({ blocks }: Document): Boxes {
  const begun = new Set<string>();
  let hasKey = false;
  for (const block of blocks) {
    const words = block.kind === 'table' ? '' : markedWords(block);
    if (!/^[✓✔✗✘●○]/.test(words)) continue;
    begun.add(words.charAt(0));
    hasKey ||= isKeyOfMarks(words);
  }
  const areTicks = [...begun].some((mark) => TICKS.has(mark)) && [...begun].some((mark) => CROSSES.has(mark));
  return new Map([...(areTicks ? [...TICKS, ...CROSSES] : []), ...(hasKey ? [...CIRCLES] : [])]);
}

const TICKS: Boxes = new Map([
  ['✓', '☑'],
  ['✔', '☑'],
]);
const CROSSES: Boxes = new Map([
  ['✗', '☐'],
  ['✘', '☐'],
]);
const CIRCLES: Boxes = new Map([
  ['●', '☑'],
  ['○', '☐'],
]);

function acrossOf({ placement }: Paragraph): Across | null {
  return placement === null
    ? null
    : { by: 'place', segments: placement.segments, ruled: placement.ruledAbove };
}

/** A page that leaves room between two lines says what a blank line says. */
function apart({ placement }: Paragraph, lines: Line[]): Line[] {
  if (placement === null) return lines;
  const [first] = lines;
  const isApart = placement.roomAbove === null || placement.roomAbove > APART;
  return first === undefined ? [] : [...blankBefore(first, isApart && first.number > 1), ...lines.slice(1)];
}

const blankBefore = (line: Line, isApart: boolean): Line[] =>
  isApart && line.text !== '' ? [lineOf(line.number - 1, ''), line] : [line];

function linesOfParagraph(paragraph: Paragraph, boxes: Boxes): Line[] {
  const { at, heading, item, spans } = paragraph;
  const marked = markedWords(paragraph);
  if (isKeyOfMarks(marked)) return [lineOf(at.line, marked)];
  const across = acrossOf(paragraph);
  const struck = isStruck(spans);
  const filled = isFilled(paragraph);
  const known: Partial<Line> = {
    heading,
    struck,
    filled,
    depth: item?.depth ?? 0,
    ...(across !== null && { across }),
  };
  const box = boxes.get(marked.charAt(0));
  const ticked = item?.ticked ?? (box === undefined ? null : box === '☑');
  if (ticked !== null) known.ticked = ticked;
  if (box !== undefined || (item !== null && !item.counted)) known.bullet = true;
  return wordsOf(spans)
    .split('\n')
    .map((words, index) => {
      const line = lineWithTabs(at.line + index, words, known);
      return index === 0 && item?.counted && line.label === null
        ? { ...line, label: numberIn(item.mark) }
        : line;
    });
}

const isStruck = (spans: readonly Span[]): boolean =>
  spans.some(({ struck }) => struck) && spans.every(({ text, struck }) => struck || text.trim() === '');

/** "1." and "(iv)" without their stops; nothing where Word counts and does not say. */
const numberIn = (mark: string | null): string => mark?.replace(/[().\s]/g, '') ?? '';

/** Lines without the numbers at the page's edge that count every fifth of them, where no line begins with one between. */
function withoutLineNumbers(lines: readonly Line[]): readonly Line[] {
  let next = 5;
  const numbered = new Set<Line>();
  for (const line of lines) {
    const [, number] = line.cells === null ? (LINE_NUMBER.exec(line.text) ?? []) : [];
    if (number !== undefined && Number(number) % 5 !== 0 && Number(number) < next) return lines;
    // Overleaf they may count afresh.
    if (Number(number) !== next && Number(number) !== 5) continue;
    numbered.add(line);
    next = Number(number) + 5;
  }
  if (numbered.size < FEWEST_NUMBERED) return lines;
  return lines.map((line) =>
    numbered.has(line)
      ? lineOf(line.number, line.text.replace(LINE_NUMBER, ''), {
          heading: line.heading,
          filled: line.filled,
        })
      : line,
  );
}

const LINE_NUMBER = /^(\d{1,3})(?:\s+|$)/;
const FEWEST_NUMBERED = 4;

/** A line set as a heading that is an action itself, "ACTION: two quotations", "Clerk to order rope", heads nothing. */
const unlessAction = (line: Line): Line =>
  line.heading !== null && (inlineAction(line.text) !== null || isNamed(ownerAsSubject(line.text) ?? ''))
    ? { ...line, heading: null }
    : line;

/** A line in bold that goes on with what begins in bold at the end of the line above is no heading: "… ACTION: Clerk to ask" over "the mill". */
function withBoldRests(lines: readonly Line[]): Line[] {
  const read: Line[] = [];
  for (const line of lines) {
    const above = read.at(-1);
    const isRest =
      line.heading === BOLD &&
      above !== undefined &&
      above.heading === null &&
      above.text !== '' &&
      !/[.:;?!]$/.test(above.text) &&
      (/^\p{Ll}/u.test(line.text) || (line.label === null && !line.bullet && breaksOff(above)));
    read.push(isRest ? { ...line, heading: null } : line);
  }
  return read;
}

/** The bullets of a page stand as deep as they are set in from those above. */
function withDepths(lines: readonly Line[]): Line[] {
  let insets: number[] = [];
  return lines.map((line) => {
    const [first] = line.across?.by === 'place' ? line.across.segments : [];
    if (!line.bullet || first === undefined) {
      if (line.text !== '' && (first === undefined || first.from <= (insets[0] ?? 0))) insets = [];
      return line;
    }
    const letter = (first.to - first.from) / Math.max(1, first.text.length);
    insets = [...insets.filter((inset) => inset < first.from - letter / 2), first.from];
    return { ...line, depth: insets.length - 1 };
  });
}

/** A bullet or a number alone on its line belongs to the line below: some exports part them. */
function withLoneMarks(lines: readonly Line[]): Line[] {
  let mark: { bullet: boolean; label: string | null } | null = null;
  return lines.map((line) => {
    const number = /^\(?(\d{1,2})[.)]$/.exec(line.text)?.[1] ?? line.label;
    const alone = line.text === '' ? line.bullet || number !== null : number !== line.label;
    const lone = line.cells === null && alone;
    if (lone) mark = { bullet: line.bullet, label: number };
    if (lone) return { ...line, text: '', bullet: false, label: null };
    if (mark === null || line.text === '') return line;
    const marked = line.bullet || line.label !== null || line.cells !== null ? line : { ...line, ...mark };
    mark = null;
    return marked;
  });
}

/** What its rows are known by: that of a table within a row is its own, and not the row's. */
export const firstLineOf = ({ at, rows }: Table): number => rows[0]?.at.line ?? at.line;

/** A cell merged downwards speaks for each of its rows, and the rows of a table within a row come after it. */
/** The lines of minutes with their numbers beside them, "25/035 | Highways", "(a) | The finger post …"; null for any other table. */
function linesBesideNumbers({ columns, rows, rowsAre }: Table): Line[] | null {
  if (columns !== 2 || rowsAre === 'whole') return null;
  const read = rows.map(numberAndWords);
  const goingOn = read.filter(({ number, words }) => number === '' && /^\p{Ll}/u.test(words));
  const numbered = read.filter(({ number }) => number !== '');
  const areMinutes =
    goingOn.length > 1 &&
    numbered.length > 2 &&
    numbered.every(({ number }) => MINUTE_OR_POINT.test(number)) &&
    numbered.some(({ number }) => number.length > 2);
  return areMinutes ? read.map(({ line, number, words }) => lineOf(line, tidy(`${number} ${words}`))) : null;
}

const MINUTE_OR_POINT = new RegExp(
  `^(?:${MINUTE}\\.?|(?:[A-Z]{1,5}[ /-]?)?\\(?(?:[a-z]|[ivx]{1,4}|\\d{1,2})\\))$`,
);

function numberAndWords({ at, cells }: Row): { line: number; number: string; words: string } {
  const wordsIn = (column: number): string => {
    const cell = cells.find((one) => one.column === column);
    return cell === undefined ? '' : tidy(wordsOfCell(cell));
  };
  return { line: at.line, number: wordsIn(0), words: wordsIn(1) };
}

function rowsOf(table: Table): Line[] {
  const held = new Map<number, { words: string; until: number }>();
  return table.rows.flatMap(({ at, cells }, index) => {
    const words = Array.from({ length: table.columns }, (_, column) => {
      const above = held.get(column);
      return above !== undefined && index < above.until ? above.words : '';
    });
    for (const cell of cells) {
      words[cell.column] = wordsOfCell(cell);
      if (cell.down > 1) held.set(cell.column, { words: wordsOfCell(cell), until: index + cell.down });
    }
    const [only] = cells;
    const isOne = cells.length === 1 && only?.across === table.columns;
    const row = rowOf(at.line, isOne ? [wordsOfCell(only)] : words, firstLineOf(table));
    return [row, ...cells.flatMap(({ blocks }) => blocks.flatMap(rowsWithin))];
  });
}

const rowsWithin = (block: Block): Line[] => (block.kind === 'table' ? rowsOf(block) : []);

/** Its paragraphs are parted by a space, unless a stroke joins them: "Requested by the Panel/", "Offered by …". */
export function wordsOfCell({ blocks }: Cell): string {
  const words = blocks
    .filter((block) => block.kind === 'paragraph')
    .map(({ spans }) => wordsOf(spans))
    .join('\n');
  return words.includes('\n') ? words.replace(/(?<=\w\/)\s*\n\s*/g, '').replace(/\n/g, ' ') : words;
}
