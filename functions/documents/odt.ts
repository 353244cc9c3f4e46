import type { Document, Paragraph } from './document.ts';
import { addAll, addSpan, blockCounter, DEEPEST_TABLE, type Draft, documentOf, wordsIn } from './draft.ts';
import { type Counts, countOn, labelAt } from './list-labels.ts';
import { type OpenStyle, openStylesOf } from './odt-styles.ts';
import { type GridCell, type GridRow, MOST_COLUMNS, tableOf } from './table-grid.ts';
import { TooLarge } from './too-large.ts';
import { addWords, type WordsSoFar } from './word-paragraph.ts';
import type { Look } from './word-styles.ts';
import { type Attributes, Damaged, type Rules, readXml } from './xml.ts';
import type { Parts } from './zip.ts';

type ParagraphSoFar = WordsSoFar & {
  look: Look;
  heading: number | null;
  item: Paragraph['item'];
  boxes: Draft[];
  endsInSpace: boolean;
};
type List = { style: string; counts: Counts; isItem: boolean };
type TableSoFar = {
  rows: GridRow[];
  widths: number[];
  cells: GridCell[];
  at: number;
  /** How many cells are still to come that the last one covers to its right: some files leave them out. */
  covers: number;
  isHeading: boolean;
  repeated: number;
  /** The cells that go on into rows below, by their first column. */
  open: Map<number, { across: number; rows: number }>;
};
/** Whatever holds paragraphs: the document, a cell, a text box, a note. */
type Holder = {
  drafts: Draft[];
  paragraph: ParagraphSoFar | null;
  looks: Look[];
  lists: List[];
  tables: TableSoFar[];
  cell: { attributes: Attributes; isCovered: boolean } | null;
  isBox: boolean;
};

const holderOf = (drafts: Draft[], isBox = false): Holder => ({
  drafts,
  paragraph: null,
  looks: [],
  lists: [],
  tables: [],
  cell: null,
  isBox,
});

/** No row of words is written once and meant more often; blank ones mean nothing. */
const MOST_REPEATED = 100;
/** Blanks that a file asks for in one place. */
const MOST_BLANKS = 100;

/**
 * An OpenDocument text as it stands on paper with its changes accepted, from its unpacked parts. Headers, footers and
 * comments are not handed on; its notes come last. Throws `Damaged` where it is no sound one, and `TooLarge` where it
 * nests deeper or holds more than any notes do.
 */
export function documentOfOpenDocument(parts: Parts): Document {
  const content = parts['content.xml'];
  if (content === undefined) throw new Damaged('has no document in it');
  const named = parts['styles.xml'];
  return documentOf(draftsIn(content, openStylesOf(named === undefined ? [content] : [named, content])));
}

function draftsIn(content: Uint8Array, styles: ReturnType<typeof openStylesOf>): Draft[] {
  const body = holderOf([]);
  const holders = [body];
  const notes: Draft[] = [];
  const countBlock = blockCounter();
  const countsOfLists = new Map<string, Counts>();
  let hiddenDeep = 0;
  let inCitation = false;
  let citation = '';

  const here = (): Holder => holders.at(-1) ?? body;
  const table = (): TableSoFar | undefined => here().tables.at(-1);
  const leaveOut = (text: string, why: string): void => {
    here().drafts.push({ kind: 'left out', text, why });
  };
  /** A block that begins within a paragraph stands in a text box. */
  const enterBlock = (): void => {
    countBlock();
    const { paragraph } = here();
    if (paragraph !== null) holders.push(holderOf(paragraph.boxes, true));
  };
  const leaveBlock = (): void => {
    if (here().isBox && here().tables.length === 0) holders.pop();
  };

  const itemHere = ({ list: ofStyle }: OpenStyle): Paragraph['item'] => {
    const { lists } = here();
    const list = lists.at(-1);
    if (list === undefined || !list.isItem) return null;
    list.isItem = false;
    const depth = lists.length - 1;
    const levels = styles.list(list.style === '' ? (ofStyle ?? '') : list.style);
    const level = levels[depth];
    if (level === undefined || level.bullet !== null) {
      return { depth, mark: level?.bullet || null, counted: false, ticked: null };
    }
    countOn(list.counts, levels, depth);
    const mark = labelAt(list.counts, levels, depth, false).trim();
    return { depth, mark: mark === '' ? null : mark, counted: mark !== '', ticked: null };
  };
  const beginParagraph = (attributes: Attributes, level: number | null): void => {
    enterBlock();
    const style = styles.style('paragraph', attributes['style-name']);
    here().looks = [];
    here().paragraph = {
      spans: [],
      hidden: '',
      breaksPage: false,
      look: style.look,
      heading: level ?? (style.isTitle ? 1 : null),
      item: itemHere(style),
      boxes: [],
      endsInSpace: true,
    };
  };
  const endParagraph = (): void => {
    const { paragraph, drafts } = here();
    if (paragraph === null) return;
    const { spans, hidden, heading, item, boxes } = paragraph;
    here().paragraph = null;
    if (hidden.trim() !== '') leaveOut(hidden.trim(), 'hidden text');
    const last = spans.at(-1);
    if (last !== undefined && !last.mark)
      spans[spans.length - 1] = { ...last, text: last.text.replace(/ $/, '') };
    const isBlank = spans.every(({ text, mark }) => mark || text.trim() === '');
    drafts.push({ kind: 'paragraph', spans, heading: isBlank ? null : heading, item });
    addAll(drafts, boxes);
    leaveBlock();
  };
  const hearWords = (words: string): void => {
    const { paragraph, looks } = here();
    if (inCitation) {
      citation += words;
    } else if (paragraph !== null) {
      const look = Object.assign({}, paragraph.look, ...looks, hiddenDeep > 0 ? { hidden: true } : {});
      addWords(paragraph, words, look);
      paragraph.endsInSpace = words.endsWith(' ');
    } else if (words.trim() !== '') {
      leaveOut(words.trim(), 'words outside any paragraph');
    }
  };
  /** White space in the file is one blank, and none where a paragraph begins or a blank stands already. */
  const hearText = (text: string): void => {
    const words = text.replace(/[\t\n\r ]+/g, ' ');
    const within = here().paragraph?.endsInSpace ? words.replace(/^ /, '') : words;
    if (within !== '') hearWords(within);
  };

  const beginList = (attributes: Attributes): void => {
    const { lists } = here();
    const outer = lists.at(-1);
    const style = attributes['style-name'] ?? outer?.style ?? '';
    const goesOn =
      attributes['continue-list'] ?? (attributes['continue-numbering'] === 'true' ? style : undefined);
    const counts = outer?.counts ?? (goesOn === undefined ? [] : (countsOfLists.get(goesOn) ?? []));
    lists.push({ style, counts, isItem: false });
    countsOfLists.set(style, counts);
    if (attributes['id'] !== undefined) countsOfLists.set(attributes['id'], counts);
  };
  const beginItem = ({ 'start-value': start }: Attributes): void => {
    const { lists } = here();
    const list = lists.at(-1);
    if (list === undefined) return;
    list.isItem = true;
    if (start !== undefined) list.counts[lists.length - 1] = Number(start) - 1;
  };

  let tablesDeep = 0;
  const beginTable = (): void => {
    tablesDeep += 1;
    if (tablesDeep > DEEPEST_TABLE) throw new TooLarge('too many tables, each within the last');
    enterBlock();
    here().tables.push({
      rows: [],
      widths: [],
      cells: [],
      at: 0,
      covers: 0,
      isHeading: false,
      repeated: 1,
      open: new Map(),
    });
  };
  const endTable = (): void => {
    tablesDeep -= 1;
    const ended = here().tables.pop();
    if (ended !== undefined && ended.rows.length > 0) here().drafts.push(tableOf(ended.rows, ended.widths));
    leaveBlock();
  };
  const inTable = (change: (table: TableSoFar) => void): void => {
    const current = table();
    if (current !== undefined) change(current);
  };
  const beginCell =
    (isCovered: boolean) =>
    (attributes: Attributes): void => {
      countBlock();
      holders.push({ ...holderOf([]), cell: { attributes, isCovered } });
    };
  const endCell = (): void => {
    const { drafts, cell } = holders.pop() ?? body;
    if (cell === null) return;
    for (let more = timesRepeated(cell.attributes); more > 1; more -= 1) countBlock();
    const shade = styles.style('table-cell', cell.attributes['style-name']).shade;
    inTable((current) => {
      const covered = cell.isCovered
        ? addCovered(current, cell.attributes, drafts)
        : addCell(current, cell.attributes, drafts, shade);
      if (covered !== '') leaveOut(covered, 'words that a merged cell covers');
    });
  };

  const rules: Rules = {
    'automatic-styles': 'skip',
    'font-face-decls': 'skip',
    scripts: 'skip',
    forms: 'skip',
    'tracked-changes': 'skip',
    annotation: 'skip',
    'binary-data': 'skip',
    title: 'skip',
    desc: 'skip',
    object: { open: () => leaveOut('', 'another file set into this one') },
    p: { open: (attributes) => beginParagraph(attributes, null), close: endParagraph },
    h: {
      open: (attributes) => beginParagraph(attributes, Math.min(6, Number(attributes['outline-level'] ?? 1))),
      close: endParagraph,
    },
    span: {
      open: (attributes) => here().looks.push(styles.style('text', attributes['style-name']).look),
      close: () => here().looks.pop(),
    },
    s: { open: ({ c = '1' }) => hearWords(' '.repeat(Math.min(MOST_BLANKS, Math.max(1, Number(c) || 1)))) },
    tab: { open: () => hearWords('\t') },
    'line-break': { open: () => hearWords('\n') },
    section: {
      open: ({ display }) => {
        if (hiddenDeep > 0 || display === 'none') hiddenDeep += 1;
      },
      close: () => {
        hiddenDeep = Math.max(0, hiddenDeep - 1);
      },
    },
    'note-citation': {
      open: () => {
        inCitation = true;
        citation = '';
      },
      close: () => {
        inCitation = false;
        const { paragraph } = here();
        if (paragraph !== null) addSpan(paragraph.spans, { text: citation.trim(), mark: true });
      },
    },
    'note-body': {
      open: () => holders.push(holderOf([])),
      close: () => addAll(notes, noteOf(holders.pop()?.drafts ?? [], citation.trim())),
    },
    list: { open: beginList, close: () => here().lists.pop() },
    'list-item': { open: beginItem },
    table: { open: beginTable, close: endTable },
    'table-column': {
      open: (attributes) =>
        inTable(({ widths }) => {
          const { width } = styles.style('table-column', attributes['style-name']);
          for (let times = timesRepeated(attributes); times > 0 && widths.length < MOST_COLUMNS; times -= 1)
            widths.push(width);
        }),
    },
    'table-header-rows': {
      open: () => inTable((current) => Object.assign(current, { isHeading: true })),
      close: () => inTable((current) => Object.assign(current, { isHeading: false })),
    },
    'table-row': {
      open: (attributes) =>
        inTable((current) => {
          const times = Number(attributes['number-rows-repeated'] ?? 1);
          Object.assign(current, {
            cells: [],
            at: 0,
            covers: 0,
            repeated: Math.min(MOST_REPEATED, times || 1),
          });
        }),
      close: () => inTable((current) => endRow(current, countBlock)),
    },
    'table-cell': { open: beginCell(false), close: endCell },
    'covered-table-cell': { open: beginCell(true), close: endCell },
  };
  readXml(content, rules, hearText);
  return [...body.drafts, ...notes];
}

/** A note's first paragraph bears its number, as the page prints it. */
const noteOf = (drafts: readonly Draft[], mark: string): readonly Draft[] =>
  drafts.map((draft, at) =>
    at === 0 && draft.kind === 'paragraph'
      ? { ...draft, item: { depth: 0, mark, counted: true, ticked: null } }
      : draft,
  );

const timesRepeated = (attributes: Attributes): number =>
  Math.min(MOST_COLUMNS, Math.max(1, Number(attributes['number-columns-repeated'] ?? 1) || 1));

/** Puts a cell, and its like again as often as the file says, at the next places of the row; no words are covered. */
function addCell(
  table: TableSoFar,
  attributes: Attributes,
  drafts: readonly Draft[],
  shade: string | null,
): string {
  const across = Math.min(MOST_COLUMNS, Number(attributes['number-columns-spanned'] ?? 1) || 1);
  const down = Number(attributes['number-rows-spanned'] ?? 1) || 1;
  for (let times = timesRepeated(attributes); times > 0 && table.at < MOST_COLUMNS; times -= 1) {
    table.at += table.covers;
    while (goesOnFromAbove(table, [])) table.at += table.covers;
    if (down > 1) table.open.set(table.at, { across, rows: down });
    table.cells.push({ from: table.at, across, merged: down > 1 ? 'begins' : null, shade, drafts });
    table.at += 1;
    table.covers = across - 1;
  }
  return '';
}

/** Leaves room where a cell to the left or above covers: from above it goes on. What is covered to the right is given back. */
function addCovered(table: TableSoFar, attributes: Attributes, drafts: readonly Draft[]): string {
  let covered = wordsIn(drafts);
  for (let times = timesRepeated(attributes); times > 0 && table.at < MOST_COLUMNS; times -= 1) {
    if (table.covers > 0) {
      table.covers -= 1;
      table.at += 1;
    } else if (goesOnFromAbove(table, drafts)) {
      covered = '';
    } else {
      table.at += 1;
    }
  }
  return covered;
}

/** Puts the cell that goes on here from the row above, where one does. */
function goesOnFromAbove(table: TableSoFar, drafts: readonly Draft[]): boolean {
  const above = table.open.get(table.at);
  if (above === undefined) return false;
  table.cells.push({ from: table.at, across: above.across, merged: 'goes on', shade: null, drafts });
  table.at += 1;
  table.covers = above.across - 1;
  return true;
}

function endRow(table: TableSoFar, countBlock: () => void): void {
  table.at += table.covers;
  while (goesOnFromAbove(table, [])) table.at += table.covers;
  const { rows, cells, isHeading, open, repeated } = table;
  const isBlank = cells.every(({ drafts }) => wordsIn(drafts) === '');
  rows.push({ cells, isHeading });
  for (let more = isBlank ? 1 : repeated; more > 1; more -= 1) {
    for (const _ of cells) countBlock();
    rows.push({ cells, isHeading });
  }
  for (const [column, cell] of open) {
    if (cell.rows === 1) open.delete(column);
    else open.set(column, { ...cell, rows: cell.rows - 1 });
  }
}
