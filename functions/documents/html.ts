import { paragraph, trim } from './blocks.ts';
import type { Block, Cell, Document, LeftOut, Paragraph, Row, Span, Table } from './document.ts';
import { attributeOf, tokensOf } from './html-tokens.ts';
import { TooLarge } from './too-large.ts';

/** Elements within one another beyond which a page is not told apart, and its words follow each other. */
const DEEPEST = 200;
const DEEPEST_TABLE = 10;
/** Paragraphs and cells of one page; a log of a year has some thousands. */
const MOST_BLOCKS = 300_000;
/** Columns that a cell may be merged over, and rows; what a file says beyond reason is not believed. */
const WIDEST = 1_000;

const VOID = new Set('br hr img input meta link col wbr area base source embed'.split(' '));
const BLOCKS = new Set(
  'p div section article header footer main aside nav address blockquote pre ul ol li dl dt dd h1 h2 h3 h4 h5 h6 table caption thead tbody tfoot tr td th form fieldset legend figure figcaption center body html head details summary hr option textarea'.split(
    ' ',
  ),
);
/** Which open elements an opening one ends, and within which it looks for them. */
const ENDS: Readonly<Record<string, { ended: ReadonlySet<string>; within: ReadonlySet<string> }>> = {
  li: { ended: new Set(['li']), within: new Set(['ul', 'ol', 'table', 'td', 'th']) },
  dt: { ended: new Set(['dt', 'dd']), within: new Set(['dl', 'table', 'td', 'th']) },
  dd: { ended: new Set(['dt', 'dd']), within: new Set(['dl', 'table', 'td', 'th']) },
  td: { ended: new Set(['td', 'th']), within: new Set(['tr', 'table']) },
  th: { ended: new Set(['td', 'th']), within: new Set(['tr', 'table']) },
  tr: { ended: new Set(['tr']), within: new Set(['table']) },
  thead: { ended: new Set(['thead', 'tbody', 'tfoot', 'tr']), within: new Set(['table']) },
  tbody: { ended: new Set(['thead', 'tbody', 'tfoot', 'tr']), within: new Set(['table']) },
  tfoot: { ended: new Set(['thead', 'tbody', 'tfoot', 'tr']), within: new Set(['table']) },
};
const CELL_OR_TABLE = new Set(['td', 'th', 'table']);
const P = new Set(['p']);

type List = { counted: boolean; next: number; type: string };
/** An open element, and what holds for the words in it. */
type Frame = {
  tag: string;
  bold: boolean;
  struck: boolean;
  hidden: boolean;
  asTyped: boolean;
  heading: number | null;
  list: List | null;
  shade: string | null;
  /** Whether it begins a table, a row or a cell that is told apart. */
  built: boolean;
};
type OpenCell = {
  blocks: Block[];
  shade: string | null;
  column: number;
  across: number;
  down: number;
  isHeading: boolean;
};
/** `end` is the column after its last cell. */
type OpenRow = { line: number; cells: OpenCell[]; end: number; hidden: boolean };
type OpenTable = {
  line: number;
  rows: OpenRow[];
  row: OpenRow | null;
  cell: OpenCell | null;
  /** The first row, by column, that a cell merged from above leaves free. */
  freeFrom: number[];
};
type OpenParagraph = { spans: Span[]; line: number; heading: number | null; item: Paragraph['item'] };

/** A page in HTML, its paragraphs, items and rows counted in order. Throws `TooLarge` for more of them than any page has. */
export function documentOfHtml(html: string): Document {
  let count = 0;
  const take = () => {
    count += 1;
    return count;
  };
  const { blocks, leftOut } = read(html, { at: () => count + 1, take, breakLine: take, inRow: (row) => row });
  return { blocks, pages: null, wraps: false, leftOut };
}

/** A piece of HTML within a text: its blocks stand at the lines that they are written on. */
export function blocksOfHtml(html: string, firstLine: number): { blocks: Block[]; leftOut: LeftOut[] } {
  let line = firstLine;
  let counted = 0;
  const at = (offset: number) => {
    for (; counted < offset; counted += 1) if (html[counted] === '\n') line += 1;
    return line;
  };
  return read(html, { at, take: at, breakLine: () => line, inRow: (_, offset) => at(offset) });
}

/** How blocks are given their lines, by how far into the page they begin. */
type Lines = {
  /** The line that a block would have that began here. */
  at: (offset: number) => number;
  take: (offset: number) => number;
  breakLine: () => number;
  /** That of a paragraph in a cell of a row. */
  inRow: (row: number, offset: number) => number;
};

function read(html: string, lines: Lines): { blocks: Block[]; leftOut: LeftOut[] } {
  const page = new Page(lines);
  for (const token of tokensOf(html)) {
    if (token.kind === 'words') page.add(token.text, token.offset);
    else if (token.kind === 'opening') page.open(token.tag, token.attributes, token.offset);
    else page.close(token.tag);
  }
  return page.end();
}

class Page {
  readonly #lines: Lines;
  readonly #blocks: Block[] = [];
  readonly #leftOut: LeftOut[] = [];
  readonly #tables: OpenTable[] = [];
  readonly #frames: Frame[] = [];
  /** Open elements that lie too deep to be told apart, by tag. */
  readonly #tooDeep = new Map<string, number>();
  #paragraph: OpenParagraph | null = null;
  #item: Paragraph['item'] = null;
  #hidden: { text: string; line: number } | null = null;
  #count = 0;

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  get #frame(): Frame {
    return this.#frames.at(-1) ?? OUTERMOST;
  }

  add(text: string, offset: number): void {
    const frame = this.#frame;
    if (frame.hidden) {
      this.#hidden ??= { text: '', line: this.#lines.at(offset) };
      this.#hidden.text += text;
    } else if (frame.asTyped) {
      text.split(/\r\n|\n|\r/).forEach((line, index) => {
        if (index > 0) this.#flush();
        this.#put(line, offset);
      });
    } else {
      const words = text.replace(/[ \t\r\n\f]+/g, ' ');
      const ended = this.#paragraph === null || /\s$/.test(this.#paragraph.spans.at(-1)?.text ?? ' ');
      this.#put(ended ? words.replace(/^ /, '') : words, offset);
    }
  }

  #put(text: string, offset: number): void {
    if (text === '') return;
    const { bold, struck, heading } = this.#frame;
    this.#paragraph ??= { spans: [], line: this.#lineOf(offset), heading, item: this.#takeItem() };
    const last = this.#paragraph.spans.at(-1);
    if (last !== undefined && (last.bold ?? false) === bold && (last.struck ?? false) === struck) {
      this.#paragraph.spans[this.#paragraph.spans.length - 1] = { ...last, text: last.text + text };
    } else {
      this.#paragraph.spans.push(spanOf(text, bold, struck));
    }
  }

  #lineOf(offset: number): number {
    const row = this.#tables.findLast(({ cell }) => cell !== null)?.row;
    return row ? this.#lines.inRow(row.line, offset) : this.#lines.take(offset);
  }

  #countOne(): void {
    this.#count += 1;
    if (this.#count > MOST_BLOCKS) throw new TooLarge('more paragraphs or cells than a page has');
  }

  #takeItem(): Paragraph['item'] {
    const item = this.#item;
    this.#item = null;
    return item;
  }

  open(tag: string, attributes: string, offset: number): void {
    if (BLOCKS.has(tag)) {
      this.#closeOpen(P, CELL_OR_TABLE);
      this.#flush();
    }
    const ends = ENDS[tag];
    if (ends !== undefined) this.#closeOpen(ends.ended, ends.within);
    if (tag === 'br') this.#break(offset);
    if (tag === 'input') this.#input(attributes, offset);
    if (VOID.has(tag)) return;
    if (this.#frames.length >= DEEPEST) {
      this.#goTooDeep(tag, offset);
      return;
    }
    const frame = frameWithin(this.#frame, tag, attributes);
    if (tag === 'li') this.#item = itemOf(this.#frames, attributes);
    this.#frames.push({ ...frame, built: this.#build(tag, attributes, frame, offset) });
  }

  #break(offset: number): void {
    if (this.#frame.hidden) this.add(' ', offset);
    else this.#put('\n', offset);
    if (!this.#frame.hidden && this.#target() === this.#blocks) this.#lines.breakLine();
  }

  #goTooDeep(tag: string, offset: number): void {
    if (this.#tooDeep.size === 0) {
      const why = 'the page is nested too deep here to be told apart: its words are given one after another';
      this.#leftOut.push({ at: { line: this.#lines.at(offset), page: null }, text: '', why });
    }
    this.#tooDeep.set(tag, (this.#tooDeep.get(tag) ?? 0) + 1);
  }

  /** Begins a table, a row or a cell; not where a row or cell stands in no table, or a table too deep in others. */
  #build(tag: string, attributes: string, frame: Frame, offset: number): boolean {
    const table = this.#tables.at(-1);
    if (tag === 'table') {
      if (this.#tables.length >= DEEPEST_TABLE) return false;
      this.#tables.push({ line: this.#lines.at(offset), rows: [], row: null, cell: null, freeFrom: [] });
      return true;
    }
    if (table === undefined || table.cell !== null) return false;
    if (tag === 'tr') {
      this.#beginRow(table, frame.hidden, offset);
      return true;
    }
    if (tag !== 'td' && tag !== 'th') return false;
    const row = table.row ?? this.#beginRow(table, frame.hidden, offset);
    const y = table.rows.length - 1;
    let column = row.end;
    while ((table.freeFrom[column] ?? 0) > y) column += 1;
    const across = Math.min(extent(attributes, 'colspan'), Math.max(1, WIDEST - column));
    const down = extent(attributes, 'rowspan');
    if (down > 1) for (let over = 0; over < across; over += 1) table.freeFrom[column + over] = y + down;
    table.cell = { blocks: [], shade: frame.shade, column, across, down, isHeading: tag === 'th' };
    this.#countOne();
    row.cells.push(table.cell);
    row.end = column + across;
    return true;
  }

  #beginRow(table: OpenTable, hidden: boolean, offset: number): OpenRow {
    const row = { line: this.#lines.take(offset), cells: [], end: 0, hidden };
    table.row = row;
    table.rows.push(row);
    return row;
  }

  #input(attributes: string, offset: number): void {
    const type = attributeOf(attributes, 'type')?.toLowerCase() ?? 'text';
    const ticked = attributeOf(attributes, 'checked') !== null;
    if (type === 'checkbox' || type === 'radio') {
      if (this.#item !== null && this.#paragraph === null) this.#item = { ...this.#item, ticked };
      else this.#put(ticked ? '☒' : '☐', offset);
    } else if (type !== 'hidden' && type !== 'password') {
      this.add(attributeOf(attributes, 'value') ?? '', offset);
    }
  }

  close(tag: string): void {
    const deeper = this.#tooDeep.get(tag) ?? 0;
    if (deeper > 0) {
      if (BLOCKS.has(tag)) this.#flush();
      this.#tooDeep.set(tag, deeper - 1);
      return;
    }
    this.#closeOpen(new Set([tag]), tag === 'table' ? NONE : TABLE_PARTS.has(tag) ? TABLE : CELL_OR_TABLE);
    if (BLOCKS.has(tag)) this.#flush();
  }

  /** Closes the nearest open one of these, with all within it; none beyond where it is looked for. */
  #closeOpen(tags: ReadonlySet<string>, within: ReadonlySet<string>): void {
    for (let at = this.#frames.length - 1; at >= 0; at -= 1) {
      const { tag } = this.#frames[at] ?? OUTERMOST;
      if (tags.has(tag)) {
        while (this.#frames.length > at) this.#closeLast();
        return;
      }
      if (within.has(tag)) return;
    }
  }

  #closeLast(): void {
    const frame = this.#frames.at(-1);
    if (frame === undefined) return;
    if (BLOCKS.has(frame.tag)) this.#flush(frame.tag === 'p');
    this.#frames.pop();
    if (frame.tag === 'li') this.#item = null;
    if (frame.hidden && !this.#frame.hidden) this.#leaveHidden();
    const table = this.#tables.at(-1);
    if (!frame.built || table === undefined) return;
    if (frame.tag === 'td' || frame.tag === 'th') table.cell = null;
    if (frame.tag === 'tr') {
      table.cell = null;
      table.row = null;
    }
    if (frame.tag === 'table') this.#endTable(table);
  }

  #leaveHidden(): void {
    const { text = '', line = 0 } = this.#hidden ?? {};
    this.#hidden = null;
    const words = text.replace(/\s+/g, ' ').trim();
    if (words === '') return;
    this.#leftOut.push({
      at: { line, page: null },
      text: words,
      why: 'this text is hidden in the page, and was not read',
    });
  }

  #endTable(open: OpenTable): void {
    this.#tables.pop();
    const table = tableOf(open);
    if (table.rows.length > 0) this.#target().push(table);
  }

  /** Where blocks go: into the open cell of the innermost table that has one. */
  #target(): Block[] {
    for (let at = this.#tables.length - 1; at >= 0; at -= 1) {
      const cell = this.#tables[at]?.cell;
      if (cell) return cell.blocks;
    }
    return this.#blocks;
  }

  /** Ends the paragraph; an empty one is kept where the page sets one. */
  #flush(evenEmpty = false): void {
    if (this.#hidden !== null) this.#hidden.text += ' ';
    const open = this.#paragraph;
    this.#paragraph = null;
    const spans = trim(open?.spans ?? []);
    const target = this.#target();
    if (spans.length === 0 && (!evenEmpty || target !== this.#blocks || this.#frame.hidden)) return;
    const { line = this.#lines.take(0), heading = null, item = null } = open ?? {};
    this.#countOne();
    target.push(paragraph(line, spans, { item, ...(heading === null ? {} : { heading }) }));
  }

  end(): { blocks: Block[]; leftOut: LeftOut[] } {
    this.#flush();
    while (this.#frames.length > 0) this.#closeLast();
    return { blocks: this.#blocks, leftOut: this.#leftOut };
  }
}

const OUTERMOST: Frame = {
  tag: '',
  bold: false,
  struck: false,
  hidden: false,
  asTyped: false,
  heading: null,
  list: null,
  shade: null,
  built: false,
};
const NONE: ReadonlySet<string> = new Set();
const TABLE: ReadonlySet<string> = new Set(['table']);
const TABLE_PARTS = new Set(['tr', 'td', 'th', 'thead', 'tbody', 'tfoot', 'caption']);

/** What holds for the words in an element, by what holds around it. */
function frameWithin(around: Frame, tag: string, attributes: string): Frame {
  const style = (attributeOf(attributes, 'style') ?? '').toLowerCase();
  const weight = /font-weight:\s{0,9}(\w{1,9})/.exec(style)?.[1];
  const bold = weight === undefined ? around.bold || /^(?:b|strong|th)$/.test(tag) : isHeavy(weight);
  const hides = /display:\s{0,9}none|visibility:\s{0,9}hidden|mso-hide:\s{0,9}all/.test(style);
  return {
    tag,
    bold,
    struck:
      around.struck || /^(?:s|strike|del)$/.test(tag) || /text-decoration[^;]{0,50}line-through/.test(style),
    hidden: around.hidden || hides || attributeOf(attributes, 'hidden') !== null,
    asTyped: around.asTyped || tag === 'pre' || tag === 'textarea',
    heading: /^h[1-6]$/.test(tag) ? Number(tag[1]) : around.heading,
    list: listOf(tag, attributes),
    shade: shadeOf(attributes, style) ?? (tag === 'td' || tag === 'th' ? around.shade : null),
    built: false,
  };
}

const isHeavy = (weight: string): boolean => /^bold/.test(weight) || Number(weight) >= 600;

function listOf(tag: string, attributes: string): List | null {
  if (tag !== 'ul' && tag !== 'ol') return null;
  const start = Number.parseInt(attributeOf(attributes, 'start') ?? '1', 10);
  return {
    counted: tag === 'ol',
    next: Number.isInteger(start) ? start : 1,
    type: attributeOf(attributes, 'type') ?? '1',
  };
}

/** The item that begins: how deep, and its number where its list counts. */
function itemOf(frames: readonly Frame[], attributes: string): NonNullable<Paragraph['item']> {
  const lists = frames.flatMap(({ list }) => list ?? []);
  const list = lists.at(-1);
  const depth = Math.max(0, lists.length - 1);
  if (!list?.counted) return { depth, mark: null, counted: false, ticked: null };
  const value = Number.parseInt(attributeOf(attributes, 'value') ?? '', 10);
  if (Number.isInteger(value)) list.next = value;
  const mark = `${numberAs(list.next, list.type)}.`;
  list.next += 1;
  return { depth, mark, counted: true, ticked: null };
}

function numberAs(number: number, type: string): string {
  if (number < 1 || number > 3_000) return String(number);
  if (/^a$/i.test(type))
    return number <= 26 ? String.fromCharCode(type.charCodeAt(0) + number - 1) : String(number);
  if (!/^i$/i.test(type)) return String(number);
  const roman = ROMAN.reduce(
    ({ left, text }, [value, sign]) => {
      const times = Math.floor(left / value);
      return { left: left - times * value, text: text + sign.repeat(times) };
    },
    { left: number, text: '' },
  ).text;
  return type === 'I' ? roman.toUpperCase() : roman;
}

const ROMAN: readonly [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** The colour behind the words, as "#rrggbb"; none for white, which is the page's own. */
function shadeOf(attributes: string, style: string): string | null {
  const said =
    /background(?:-color)?:\s{0,9}(rgba?\([^)]{0,40}\)|#[\da-f]{3,6}|[a-z]{3,20})/.exec(style)?.[1] ??
    attributeOf(attributes, 'bgcolor')?.toLowerCase();
  const colour = said === undefined ? null : colourOf(said.trim());
  return colour === '#ffffff' ? null : colour;
}

function colourOf(said: string): string | null {
  const long = /^#?([\da-f]{6})$/.exec(said)?.[1];
  if (long !== undefined) return `#${long}`;
  const short = /^#([\da-f])([\da-f])([\da-f])$/.exec(said);
  if (short !== null)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`;
  const parts = /^rgba?\((\d{1,3})[,\s]+(\d{1,3})[,\s]+(\d{1,3})(?![^)]*[,/]\s*0?\.?0\s*\))/.exec(said);
  if (parts === null) return NAMED[said] ?? null;
  return `#${parts
    .slice(1, 4)
    .map((part) => Math.min(255, Number(part)).toString(16).padStart(2, '0'))
    .join('')}`;
}

const NAMED: Readonly<Record<string, string>> = {
  red: '#ff0000',
  crimson: '#dc143c',
  tomato: '#ff6347',
  orange: '#ffa500',
  darkorange: '#ff8c00',
  gold: '#ffd700',
  yellow: '#ffff00',
  green: '#008000',
  lime: '#00ff00',
  limegreen: '#32cd32',
  lightgreen: '#90ee90',
  blue: '#0000ff',
  lightblue: '#add8e6',
  purple: '#800080',
  pink: '#ffc0cb',
  grey: '#808080',
  gray: '#808080',
  lightgrey: '#d3d3d3',
  lightgray: '#d3d3d3',
  silver: '#c0c0c0',
  black: '#000000',
  white: '#ffffff',
};

/** How many columns or rows a cell takes. */
function extent(attributes: string, way: 'colspan' | 'rowspan'): number {
  const said = Number(attributeOf(attributes, way) ?? 1);
  return Number.isInteger(said) && said > 0 && said <= WIDEST ? said : 1;
}

/** A table as it ended: a row that is one cell throughout takes no more columns than the others have, and no cell goes below the last row. */
function tableOf({ line, rows }: OpenTable): Table {
  const shown = rows.filter(({ hidden, cells }) => !hidden && cells.length > 0);
  const columns = shown.reduce((most, { cells, end }) => (cells.length > 1 ? Math.max(most, end) : most), 1);
  return {
    kind: 'table',
    at: { line: shown[0]?.line ?? line, page: null },
    columns,
    rowsAre: 'whole',
    rows: shown.map(
      (row, y): Row => ({
        at: { line: row.line, page: null },
        isHeading: row.cells.every(({ isHeading }) => isHeading),
        cells: row.cells.map(
          ({ blocks, shade, column, across, down }): Cell => ({
            blocks,
            shade,
            column,
            across: Math.max(1, Math.min(across, columns - column)),
            down: Math.min(down, shown.length - y),
          }),
        ),
      }),
    ),
  };
}

const spanOf = (text: string, bold: boolean, struck: boolean): Span => ({
  text,
  ...(bold ? { bold: true as const } : {}),
  ...(struck ? { struck: true as const } : {}),
});
