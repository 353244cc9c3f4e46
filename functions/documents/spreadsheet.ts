import { cell, paragraph, trim } from './blocks.ts';
import type { Block, Cell, Document, LeftOut, Row, Span } from './document.ts';
import { wordsAs } from './number-formats.ts';
import { type Look, looksOf } from './sheet-looks.ts';
import { blocksOfRows } from './sheet-rows.ts';
import { TooLarge } from './too-large.ts';
import { type Rules, readXml } from './xml.ts';
import type { Parts } from './zip.ts';

/** Cells with words; a year's log of actions has some thousands. */
const MOST_CELLS = 300_000;
const MOST_MERGED = 20_000;
/** Rows that one cell is merged from. */
const TALLEST = 1_000;

type Sheet = { name: string; hidden: boolean; part: string };
type Read = { rows: Row[]; leftOut: LeftOut[]; last: number };

/**
 * A workbook of Excel, from its unpacked parts: each sheet a heading and its cells, those of hidden rows, columns and sheets
 * too, which is said. Throws where it is no sound workbook, and `TooLarge` for more cells than any log has.
 */
export function documentOfWorkbook(parts: Parts): Document {
  const { sheets, from1904 } = workbookOf(parts);
  const book = { shared: sharedStrings(parts), looks: looksOf(parts), from1904 };
  const blocks: Block[] = [];
  const leftOut: LeftOut[] = [];
  let line = 0;
  for (const { name, hidden, part } of sheets) {
    const xml = parts[part];
    if (xml === undefined || xml.length === 0) continue;
    const heading = line + 1;
    const read = readSheet(xml, book, heading);
    if (read.rows.length === 0) continue;
    blocks.push(paragraph(heading, [{ text: name }], { heading: 1 }), ...blocksOfRows(read.rows));
    if (hidden)
      leftOut.push({
        at: { line: heading, page: null },
        text: name,
        why: 'this sheet is hidden in the workbook, and was read',
      });
    leftOut.push(...read.leftOut);
    line = read.last;
  }
  return { blocks, pages: null, wraps: false, leftOut };
}

function workbookOf(parts: Parts): { sheets: Sheet[]; from1904: boolean } {
  const targets = new Map<string, string>();
  readXml(parts['xl/_rels/workbook.xml.rels'] ?? NOTHING, {
    Relationship: {
      open: ({ Id = '', Target = '' }) => {
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
      },
    },
  });
  const sheets: Sheet[] = [];
  let from1904 = false;
  readXml(parts['xl/workbook.xml'] ?? NOTHING, {
    workbookPr: {
      open: ({ date1904 }) => {
        from1904 = isOn(date1904);
      },
    },
    sheet: {
      open: ({ name = '', id = '', state = 'visible' }) => {
        sheets.push({ name, hidden: state !== 'visible', part: targets.get(id) ?? '' });
      },
    },
  });
  return { sheets, from1904 };
}

/** What stands for a part that a workbook need not have. */
const NOTHING = new TextEncoder().encode('<nothing/>');

const isOff = (said: string | undefined): boolean => said !== undefined && /^(?:0|false|none)$/.test(said);
const isOn = (said: string | undefined): boolean => said === '1' || said === 'true';

/** Texts that cells share, in the spans of their runs. */
function sharedStrings(parts: Parts): Span[][] {
  const strings: Span[][] = [];
  const runs = newRuns();
  readXml(
    parts['xl/sharedStrings.xml'] ?? NOTHING,
    { ...runs.rules, si: { close: () => strings.push(runs.take()) } },
    (words, within) => {
      if (within === 't') runs.add(words);
    },
  );
  return strings;
}

/** Runs of a text, each with its own look; how it is said aloud in Japanese is none of its words. */
function newRuns(): { rules: Rules; add: (words: string) => void; take: () => Span[] } {
  let spans: Span[] = [];
  let run: { text: string; bold?: true; struck?: true } = { text: '' };
  const end = (): void => {
    if (run.text !== '') spans.push(run);
    run = { text: '' };
  };
  const rules: Rules = {
    rPh: 'skip',
    r: { open: end, close: end },
    b: {
      open: ({ val }) => {
        if (!isOff(val)) run.bold = true;
      },
    },
    strike: {
      open: ({ val }) => {
        if (!isOff(val)) run.struck = true;
      },
    },
  };
  const add = (words: string): void => {
    run.text += words;
  };
  const take = (): Span[] => {
    end();
    const taken = spans;
    spans = [];
    return taken;
  };
  return { rules, add, take };
}

type Book = { shared: readonly Span[][]; looks: readonly Look[]; from1904: boolean };
type OpenCell = { column: number; type: string; look: Look | undefined; value: string; formula: string };
type Merged = { across: number; down: number };

function readSheet(xml: Uint8Array, book: Book, before: number): Read {
  const rows: { number: number; hidden: boolean; cells: Cell[]; bold: boolean }[] = [];
  const hiddenColumns: { from: number; to: number }[] = [];
  const merged = new Map<string, Merged>();
  const leftOut: LeftOut[] = [];
  const runs = newRuns();
  let filter = 0;
  let row = { number: 0, hidden: false, cells: [] as Cell[], bold: true };
  let open: OpenCell | null = null;
  let count = 0;
  const endCell = (): void => {
    if (open === null) return;
    const spans = spansOf(open, runs.take(), book);
    const at = { line: before + row.number, page: null };
    if (spans.length === 0 && open.formula !== '' && open.value === '') {
      leftOut.push({
        at,
        text: `=${open.formula}`,
        why: 'the workbook keeps no value for this formula: open it in Excel and save it',
      });
    }
    if (spans.length > 0) {
      count += 1;
      if (count > MOST_CELLS) throw new TooLarge(`a sheet has more than ${MOST_CELLS} cells with words`);
      row.cells.push(cell(open.column, [paragraph(at.line, spans)], open.look?.shade ?? null));
      row.bold &&= spans.every(({ bold }) => bold ?? false);
    }
    open = null;
  };
  readXml(
    xml,
    {
      ...runs.rules,
      col: {
        open: ({ hidden, min, max }) => {
          if (isOn(hidden)) hiddenColumns.push({ from: Number(min) - 1, to: Number(max) - 1 });
        },
      },
      row: {
        open: ({ r = String(row.number + 1), hidden }) => {
          row = { number: Number(r), hidden: isOn(hidden), cells: [], bold: true };
        },
        close: () => {
          if (row.cells.length > 0) rows.push(row);
        },
      },
      c: {
        open: ({ r, t = 'n', s = '0' }) => {
          const column = columnOf(r) ?? (row.cells.at(-1)?.column ?? -1) + 1;
          open = { column, type: t, look: book.looks[Number(s)], value: '', formula: '' };
        },
        close: endCell,
      },
      mergeCell: {
        open: ({ ref = '' }) => {
          const area = merged.size < MOST_MERGED ? areaOf(ref) : null;
          if (area !== null) merged.set(`${area.row} ${area.column}`, area);
        },
      },
      autoFilter: {
        open: ({ ref = '' }) => {
          filter = areaOf(ref)?.row ?? 0;
        },
      },
      headerFooter: 'skip',
      dataValidations: 'skip',
      extLst: 'skip',
    },
    (words, within) => {
      if (open === null) return;
      if (within === 'v') open.value += words;
      else if (within === 'f') open.formula += words;
      else if (within === 't') runs.add(words);
    },
  );
  const columns = rows.reduce((most, { cells }) => Math.max(most, (cells.at(-1)?.column ?? 0) + 1), 1);
  const bolds = rows.filter(({ bold, cells }) => bold && cells.length > 1).length;
  const read = rows.map(
    ({ number, cells, bold }, index): Row => ({
      at: { line: before + number, page: null },
      isHeading: number === filter || (bold && cells.length > 1 && bolds < rows.length / 2),
      cells: cells.map((one) => {
        const { across = 1, down = 1 } = merged.get(`${number} ${one.column}`) ?? {};
        return {
          ...one,
          across: Math.max(1, Math.min(across, columns - one.column)),
          down: rowsWithin(rows, index, down),
        };
      }),
    }),
  );
  leftOut.push(...hiddenRows(rows, before), ...hiddenCells(read, hiddenColumns));
  return { rows: read, leftOut, last: before + (rows.at(-1)?.number ?? 0) };
}

/** How many of the rows that hold words a cell merged downwards covers. */
function rowsWithin(rows: readonly { number: number }[], index: number, down: number): number {
  const from = rows[index]?.number ?? 0;
  const below = rows.slice(index, index + Math.min(down, TALLEST));
  return Math.max(1, below.filter(({ number }) => number < from + down).length);
}

const wordsIn = (cells: readonly Cell[]): string =>
  cells
    .flatMap(({ blocks }) => blocks)
    .map((block) => (block.kind === 'paragraph' ? block.spans.map(({ text }) => text).join('') : ''))
    .join(' ');

const hiddenRows = (
  rows: readonly { number: number; hidden: boolean; cells: Cell[] }[],
  before: number,
): LeftOut[] =>
  rows.flatMap(({ number, hidden, cells }) =>
    hidden
      ? [
          {
            at: { line: before + number, page: null },
            text: wordsIn(cells),
            why: 'this row is hidden in the sheet, and was read',
          },
        ]
      : [],
  );

const hiddenCells = (rows: readonly Row[], columns: readonly { from: number; to: number }[]): LeftOut[] =>
  columns.flatMap(({ from, to }) => {
    const first = rows.find(({ cells }) => cells.some(({ column }) => column >= from && column <= to));
    if (first === undefined) return [];
    const text = wordsIn(first.cells.filter(({ column }) => column >= from && column <= to));
    return [{ at: first.at, text, why: 'this column is hidden in the sheet, and was read' }];
  });

function spansOf({ type, value, look }: OpenCell, own: Span[], { shared, from1904 }: Book): Span[] {
  const known = {
    ...(look?.bold ? { bold: true as const } : {}),
    ...(look?.struck ? { struck: true as const } : {}),
  };
  const spans =
    type === 's' ? (shared[Number(value)] ?? []) : type === 'inlineStr' ? own : [{ text: plain() }];
  return trim(spans.map((span) => ({ ...known, ...span, text: span.text.replace(/\r\n?/g, '\n') })));

  function plain(): string {
    if (type === 'b') return value === '1' ? 'TRUE' : value === '' ? '' : 'FALSE';
    if (type === 'd') return value.replace(/^(\d{4})-(\d\d)-(\d\d)(?:T00:00:00.*)?$/, '$3/$2/$1');
    return type === 'n' && value.trim() !== ''
      ? wordsAs(Number(value), look?.format ?? 'General', from1904)
      : value;
  }
}

/** "C7" is column 2. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function areaOf(reference: string): (Merged & { row: number; column: number }) | null {
  const [, from, top, to, bottom] =
    /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  const column = columnOf(from);
  if (column === null) return null;
  return {
    row: Number(top),
    column,
    across: Math.max(1, (columnOf(to) ?? column) - column + 1),
    down: Math.max(1, Number(bottom) - Number(top) + 1),
  };
}
