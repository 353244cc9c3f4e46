import { paragraph, trim } from './blocks.ts';
import type { Block, Document, LeftOut, Paragraph, Placed, Span } from './document.ts';
import { drawnTable, type RawLine } from './drawn-tables.ts';
import { isFilled, withFilledLines } from './filled-lines.ts';
import { blocksOfHtml } from './html.ts';
import { spansOf, withoutMarks } from './markdown.ts';
import { withoutRunningLines } from './running-lines.ts';
import { TooLarge, timesIn } from './too-large.ts';
import { inReadingOrder } from './two-columns.ts';

const LINE_END = /\r\n|\n|\r/;

/** A paragraph a line long at most is not wrapped; text from a PDF page is. */
const WIDEST_WRAPPED_LINE = 180;
/** A longer line, in characters, is no row of columns and no heading. */
const LONGEST_SET_OUT = 400;
/** Strokes between cells in one file; a log of a year has some thousands. */
const MOST_STROKES = 500_000;

/** A plain text, or a Markdown export, line by line; tables drawn with strokes or as a grid, and those in HTML, as tables. Throws `TooLarge` for more cells than any text has. */
export function documentOfText(whole: string): Document {
  const { text: paged, dropped } = withoutRunningLines(whole);
  const text = inReadingOrder(paged);
  if (timesIn(text, '|') > MOST_STROKES) throw new TooLarge('more cells than a text has');
  const leftOut: LeftOut[] = [...dropped];
  const reading = newReading();
  let line = 1;
  for (const { html, part } of partsOf(text)) {
    if (html) {
      const read = blocksOfHtml(part, line);
      for (const block of read.blocks) reading.blocks.push(onPage(block, reading));
      leftOut.push(...read.leftOut);
      reading.blanks = 0;
    } else {
      addLines(linesOf(part, line, text.length), reading);
    }
    line += part.split(LINE_END).length - 1;
  }
  const pages = text.includes('\f') ? reading.page : null;
  const blocks = withFilledLines(reading.blocks);
  return { blocks, pages, wraps: isWrapped(whole.split(LINE_END), blocks), leftOut };
}

/** The text by turns of plain lines and of whole tables in HTML, from the first to open to where the last of its like has closed. */
function partsOf(text: string): { html: boolean; part: string }[] {
  const tags = /<\/table\s*>/i.test(text) ? [...text.matchAll(/<table\b|<\/table\s*>/gi)] : [];
  const parts: { html: boolean; part: string }[] = [];
  let depth = 0;
  let from = 0;
  let opened = 0;
  let closed = 0;
  for (const { 0: tag, index } of tags) {
    if (!tag.startsWith('</') && depth === 0) opened = index;
    if (tag.startsWith('</') && depth > 0) closed = index + tag.length;
    depth = Math.max(0, depth + (tag.startsWith('</') ? -1 : 1));
    if (depth > 0 || closed <= opened) continue;
    parts.push(
      { html: false, part: text.slice(from, opened) },
      { html: true, part: text.slice(opened, closed) },
    );
    from = closed;
  }
  if (depth > 0 && closed > opened) {
    parts.push(
      { html: false, part: text.slice(from, opened) },
      { html: true, part: text.slice(opened, closed) },
    );
    from = closed;
  }
  return [...parts, { html: false, part: text.slice(from) }];
}

/** What the lines above say of the one that follows. */
type Reading = {
  blocks: Block[];
  page: number;
  paged: boolean;
  /** Blank lines since the last with words; null at the head of a page. */
  blanks: number | null;
  ruled: boolean;
  /** A bullet or a number alone on its line belongs to the line below: some exports part them. */
  lone: Paragraph['item'];
  /** How far the items around are set in, the outermost first. */
  indents: number[];
};

const newReading = (): Reading => ({
  blocks: [],
  page: 1,
  paged: false,
  blanks: null,
  ruled: false,
  lone: null,
  indents: [],
});

/** Lines of their own; what is left of one on either side of a table is none if it is blank. */
function linesOf(part: string, first: number, whole: number): RawLine[] {
  const lines = part.split(LINE_END).map((raw, index): RawLine => ({ number: first + index, raw }));
  return part.length === whole
    ? lines
    : lines.filter(({ raw }, at) => raw.trim() !== '' || (at > 0 && at < lines.length - 1));
}

function addLines(lines: readonly RawLine[], reading: Reading): void {
  for (let at = 0; at < lines.length; ) {
    const drawn = drawnTable(lines, at);
    if (drawn === null) {
      const { number, raw } = lines[at] ?? { number: 0, raw: '' };
      addLine(number, raw, lines[at + 1]?.raw ?? '', reading);
      at += 1;
    } else {
      reading.blocks.push(onPage(drawn.table, reading));
      reading.lone = null;
      reading.blanks = 0;
      reading.ruled = false;
      at += drawn.lines;
    }
  }
}

function onPage<T extends Block>(block: T, { page, paged }: Reading): T {
  return paged ? { ...block, at: { ...block.at, page } } : block;
}

function addLine(number: number, raw: string, next: string, reading: Reading): void {
  const turns = raw.split('\f').length - 1;
  if (turns > 0) {
    reading.page += turns;
    reading.paged = true;
    reading.blanks = null;
  }
  const words = raw.replaceAll('\f', '');
  if (words.trim() === '' || isDrawnRule(words)) {
    reading.ruled ||= words.trim() !== '';
    // A tab alone on its line is a blank cell, where each cell stands on a line of its own.
    const isCell = words === '\t';
    if (reading.blanks !== null) reading.blanks = isCell ? 0 : reading.blanks + 1;
    reading.blocks.push(onPage(paragraph(number, isCell ? [{ text: '\t' }] : []), reading));
    return;
  }
  const placement = {
    segments: textByPlace(words),
    roomAbove: reading.blanks,
    ruledAbove: reading.ruled,
  };
  for (const known of headingsRunOn(words)) {
    const line = paragraphOf(number, known.raw, { placement, ...known.heading }, reading);
    reading.blocks.push(onPage(underlined(line, next, reading), reading));
  }
  reading.blanks = 0;
  reading.ruled = false;
}

/** Dashes, or signs like them, and nothing else: a rule across the page, or the one below a heading. */
const isDrawnRule = (raw: string): boolean =>
  raw.length <= LONGEST_SET_OUT && /^[\s\-_=─━═*~+|:]+$/.test(raw) && /(?:\S\s{0,9}){3}/.test(raw);

/** A line with a rule below it, as long as it is, and room above is a heading. */
function underlined(line: Paragraph, next: string, { blanks }: Reading): Paragraph {
  const rule = next.trim();
  const words = line.spans.reduce((length, { text }) => length + text.length, 0);
  const apart = blanks === null || blanks > 0;
  if (line.item !== null || (line.heading ?? 9) < 7 || line.placement?.segments.length !== 1) return line;
  if (/^={3,}$/.test(rule)) return { ...line, heading: 1 };
  return apart && /^-{3,}$/.test(rule) && Math.abs(rule.length - words) <= 1 ? { ...line, heading: 2 } : line;
}

/** An export may run a heading in bold on to the line above it, and a date on to the row below: "… – June 2023**17 October 2023**". */
function headingsRunOn(raw: string): { raw: string; heading?: { heading: number } }[] {
  const [, above = '', heading = '', below = ''] =
    raw.length > LONGEST_SET_OUT ? [] : (RUN_ON.exec(raw) ?? []);
  const opens = (above.match(/\*\*/g)?.length ?? 0) % 2 === 0;
  if (heading === '' || !opens) return [{ raw }];
  return [{ raw: above }, { raw: below === '' ? `**${heading}**` : `${heading}${below}` }];
}

const RUN_ON =
  /^(.*[\p{L}\d.)](?:\*\*)?)\*\*([A-Z\d][^*]*\s[^*]*)\*\*(?:\s*|(?<=(?:19|20)\d\d\*\*)([A-Z].*))$/u;

/** What marks a list's item in type: a bullet, a dash, the "o" of a typewriter, a box. */
const BULLET =
  /^\s*([·•●○◦‣⁃∙▪■□➢➤►✓✔§\uE000-\uF8FF\u25A0-\u25FF→⇒➔➜➡➞»]+|>>|=>|->|[☐☑☒]|[-–—*+](?=\s)|o(?=\s+["'‘“]?[A-Z])|\[[ xX]?\](?=\s))\s*/;

function paragraphOf(number: number, raw: string, known: Partial<Paragraph>, reading: Reading): Paragraph {
  const level = /^\s{0,3}(#{1,6})\s/.exec(raw)?.[1]?.length ?? 0;
  const bare = level > 0 ? raw.replace(/^\s*#{1,6}\s+/, '').replace(/\s#+\s*$/, '') : raw;
  const indent = raw.length - raw.trimStart().length;
  const { item, spans } = withoutBullets(spansOf(bare), indent, reading);
  const heading = level > 0 ? { heading: level } : {};
  const words = spans.map(({ text }) => text).join('');
  const alone = /^\s*(\(?\d{1,2}[.)])\s*$/.exec(words)?.[1];
  if ((item !== null && words.trim() === '') || alone !== undefined) {
    reading.lone = alone === undefined ? item : { depth: 0, mark: alone, counted: true, ticked: null };
    return paragraph(number, [], known);
  }
  const lone = reading.lone;
  reading.lone = null;
  // A tab at the start of a line, or its end, stands for a cell that is blank.
  return paragraph(number, words.includes('\t') ? spans : trim(spans), {
    ...known,
    ...heading,
    item: item ?? lone,
  });
}

function withoutBullets(
  spans: readonly Span[],
  indent: number,
  reading: Reading,
): { item: Paragraph['item']; spans: readonly Span[] } {
  let rest = spans.map(({ text }) => text).join('');
  let taken = 0;
  let mark: string | null = null;
  let ticked: boolean | null = null;
  for (let found = BULLET.exec(rest); found !== null; found = BULLET.exec(rest)) {
    const [whole, sign = ''] = found;
    mark ??= sign;
    if (/[[☐☑☒]/.test(sign)) ticked = /[xX☑☒]/.test(sign);
    rest = rest.slice(whole.length);
    taken += whole.length;
  }
  if (mark === null) {
    if (indent <= (reading.indents[0] ?? -1)) reading.indents = [];
    return { item: null, spans };
  }
  reading.indents = [...reading.indents.filter((other) => other < indent), indent];
  const item = { depth: reading.indents.length - 1, mark, counted: false, ticked };
  return { item, spans: withoutFirst(spans, taken) };
}

function withoutFirst(spans: readonly Span[], characters: number): Span[] {
  let left = characters;
  return spans.flatMap((span) => {
    const text = span.text.slice(Math.min(left, span.text.length));
    left = Math.max(0, left - span.text.length);
    return text === '' ? [] : [{ ...span, text }];
  });
}

/** Columns set out with spaces, as a page's layout is kept in text. */
function textByPlace(raw: string): Placed {
  if (raw.length > LONGEST_SET_OUT || !/\S {2,}\S/.test(raw)) {
    const from = raw.length - raw.trimStart().length;
    const text = raw.trim();
    return [{ text: withoutMarks(text), from, to: from + text.length }];
  }
  return [...raw.matchAll(/\S+(?: \S+)*/g)].map(({ 0: text, index }) => ({
    text: withoutMarks(text),
    from: index,
    to: index + text.length,
  }));
}

/** In characters: where no line is longer, none need have been wrapped. */
const LONGEST_UNWRAPPED = 45;

function isWrapped(raw: readonly string[], blocks: readonly Block[]): boolean {
  let widest = 0;
  let full = 0;
  for (const { length } of raw) {
    if (length > widest) widest = length;
    if (length > LONGEST_UNWRAPPED) full += 1;
  }
  return widest <= WIDEST_WRAPPED_LINE && (full > 0 || blocks.some(isFilled));
}
