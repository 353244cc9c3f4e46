import { cell, paragraph, tableOf, trim } from './blocks.ts';
import { type Block, type Paragraph, type Row, type Span, wordsOf } from './document.ts';
import { LOWER, UNFINISHED } from './row-costs.ts';

/** No table has more columns, nor so many cells one below another to a row, nor such long lines, in characters. */
const MOST = { columns: 40, cellsALine: 8, characters: 20_000 } as const;

/** A paragraph's words by its lines, and these by their tabs. */
type Tabbed = { block: Paragraph; lines: readonly (readonly Span[])[][] };
/** Blocks that end before `to`: the rows that they make; none where they stand as rows do and make no table. */
type Run = { rows: Row[]; columns: number; to: number };

/**
 * Puts tables where lines are parted by tabs, into three cells at least, and where each cell stands on a line of its own behind a
 * tab and blank lines part the rows. All other blocks are handed on as they are. No word is lost.
 */
export function withTablesByTabs(blocks: readonly Block[]): Block[] {
  const made: Block[] = [];
  const tabbed = blocks.map(tabbedOf);
  for (let at = 0; at < blocks.length; ) {
    const cells = rowsOfCells(tabbed, at);
    const run = cells.to > at ? cells : rowsOfLines(tabbed, at);
    const to = Math.max(run.to, at + 1);
    if (run.rows.length === 0) for (const block of blocks.slice(at, to)) made.push(block);
    else made.push({ ...tableOf(run.rows), columns: run.columns, rowsAre: 'lines' });
    at = to;
  }
  return made;
}

/** Null for a table, and for a list's item, whose tab parts nothing but its mark. */
const tabbedOf = (block: Block): Tabbed | null =>
  block.kind === 'table' || block.item !== null || lengthOf(block) > MOST.characters
    ? null
    : { block, lines: partedAt('\n', block.spans).map((spans) => partedAt('\t', spans).map(trim)) };

const lengthOf = ({ spans }: Paragraph): number => spans.reduce((sum, { text }) => sum + text.length, 0);

function partedAt(sign: string, spans: readonly Span[]): Span[][] {
  const parts: Span[][] = [[]];
  for (const span of spans) {
    const [first = '', ...others] = span.text.split(sign);
    if (first !== '') parts.at(-1)?.push({ ...span, text: first });
    parts.push(...others.map((text) => (text === '' ? [] : [{ ...span, text }])));
  }
  return parts;
}

type Cells = readonly (readonly Span[])[];

const filledIn = (cells: Cells): number => cells.filter((spans) => spans.length > 0).length;
const isBlank = (one: Tabbed | null | undefined): boolean =>
  one?.block.spans.length === 0 ||
  (one?.lines.every((cells) => cells.length === 1 && filledIn(cells) === 0) ?? false);

/** A number or a letter before a tab is no cell; "No." heads a column. */
const LABEL = /^\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)]$/i;
const isRow = (cells: Cells): boolean =>
  cells.length >= 3 &&
  cells.length <= MOST.columns &&
  filledIn(cells) > 0 &&
  !LABEL.test(wordsOf(cells[0] ?? []));

const isShortRow = (cells: Cells): boolean =>
  cells.length === 2 &&
  filledIn(cells) === 2 &&
  !/:$/.test(wordsOf(cells[0] ?? [])) &&
  !LABEL.test(wordsOf(cells[0] ?? [])) &&
  !/^\d{1,4}$/.test(wordsOf(cells[1] ?? []));

/** A row to a line, as far as they go on, blank lines between them or not. */
function rowsOfLines(blocks: readonly (Tabbed | null)[], from: number): Run {
  const rows: Row[] = [];
  let columns = 0;
  let to = from;
  for (let at = from; at < blocks.length; at += 1) {
    const own = blocks[at];
    if (isBlank(own) && at > from) continue;
    const found = own == null ? null : rowsIn(own, blocks[at + 1] ?? null, at === to && at > from);
    if (found === null) break;
    rows.push(...found.rows);
    columns = Math.max(columns, found.columns);
    at += found.takesNext ? 1 : 0;
    to = at + 1;
  }
  const isTable =
    rows.some(({ cells }) => cells.length >= 3 || (cells[0]?.across ?? 0) >= 3) || fillThree(rows);
  return { rows: isTable ? rows : [], columns, to };
}

/** Though no row has words in three columns: two tabs that only lead to one leave none between them. */
const fillThree = (rows: readonly Row[]): boolean =>
  [0, 1, 2].every(
    (at) =>
      rows.filter(({ cells }) => cells.length > 1 && cells.some(({ column }) => column === at)).length > 1,
  );

/** The rows that a paragraph is; with the one below, where its words only begin the first cell there. Right below others it may lack its last cells. */
function rowsIn(
  { block, lines }: Tabbed,
  next: Tabbed | null,
  isBelowRow: boolean,
): (Omit<Run, 'to'> & { takesNext: boolean }) | null {
  if (lines.every((cells) => isRow(cells) || (isBelowRow && isShortRow(cells))))
    return {
      rows: lines.map((cells, index) => rowOf(block, index, cells)),
      columns: Math.max(...lines.map((cells) => cells.length)),
      takesNext: false,
    };
  const [only = [], ...others] = lines;
  const [below = [], ...more] = next?.lines ?? [];
  const [first = []] = below;
  const begins = only.length === 1 && others.length === 0 && more.length === 0 && isRow(below);
  if (!begins || block.heading !== null || !goesOn(only[0] ?? [], first)) return null;
  const whole = [[...(only[0] ?? []), { text: ' ' }, ...first], ...below.slice(1)];
  return { rows: [rowOf(block, 0, whole)], columns: whole.length, takesNext: true };
}

const goesOn = (above: readonly Span[], below: readonly Span[]): boolean =>
  above.length > 0 && (LOWER.test(wordsOf(below)) || UNFINISHED.test(wordsOf(above)));

/** An export repeats the words of a cell that is merged across the table. */
function rowOf({ at }: Paragraph, index: number, cells: Cells): Row {
  const line = at.line + index;
  const [first = [], ...others] = cells.map((spans) => [...spans]);
  const isMerged = wordsOf(first).length > 5 && others.every((spans) => wordsOf(spans) === wordsOf(first));
  const own = (isMerged ? [first] : [first, ...others]).flatMap((spans, column) =>
    spans.length === 0 ? [] : [cell(column, [paragraph(line, spans)])],
  );
  return {
    at: { ...at, line },
    isHeading: false,
    cells: own.map((one) => (isMerged ? { ...one, across: cells.length } : one)),
  };
}

/** Rows of a cell to a line, blank lines between them; null where they have not the same number of cells. */
function rowsOfCells(blocks: readonly (Tabbed | null)[], from: number): Run {
  const groups: { block: Paragraph; cells: (readonly Span[])[] }[] = [];
  let to = from;
  for (let at = from; at < blocks.length; at += 1) {
    const own = blocks[at];
    const alone = own == null ? null : cellAlone(own);
    if (own == null || (alone === null && (at === from || !isBlank(own)))) break;
    if (alone === null) continue;
    if (at === to && at > from) groups.at(-1)?.cells.push(alone);
    else groups.push({ block: own.block, cells: [alone] });
    to = at + 1;
  }
  const [head, ...others] = groups;
  const width = usual(others.map(({ cells }) => cells.length));
  if (head === undefined || width < 3 || width > MOST.cellsALine) return { rows: [], columns: 0, to };
  const rows = groups.map(({ block, cells }) => ({ block, cells: withWrappedJoined(cells, width) }));
  const areLike = rows.every(
    ({ cells }, index) => cells.length === width - (index === 0 && cells.length < width ? 1 : 0),
  );
  const areLabels = rows.some(({ cells: [first] }) => /:$/.test(wordsOf(first ?? [])));
  const isTable = areLike && !areLabels;
  return {
    rows: isTable ? rows.map(({ block, cells }) => rowOf(block, 0, cells)) : [],
    columns: width,
    to,
  };
}

function cellAlone({ lines: [cells = [], ...others] }: Tabbed): readonly Span[] | null {
  const [before, own, ...more] = cells;
  return others.length === 0 && more.length === 0 && before?.length === 0 && own !== undefined ? own : null;
}

/** The number that comes most often, the smallest of several. */
function usual(numbers: readonly number[]): number {
  const often = new Map<number, number>();
  for (const one of numbers) often.set(one, (often.get(one) ?? 0) + 1);
  return [...often].sort(([a, timesA], [b, timesB]) => timesB - timesA || a - b)[0]?.[0] ?? 0;
}

/** Where there are more cells than `width`, those that begin in the middle of a sentence are of the cell above. */
function withWrappedJoined(cells: readonly (readonly Span[])[], width: number): (readonly Span[])[] {
  const joined: (readonly Span[])[] = [];
  for (const [index, own] of cells.entries()) {
    const last = joined.at(-1);
    const isOver = joined.length + cells.length - index > width;
    if (isOver && last !== undefined && goesOn(last, own))
      joined[joined.length - 1] = [...last, { text: ' ' }, ...own];
    else joined.push(own);
  }
  return joined;
}
