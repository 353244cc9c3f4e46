import type { PDFPageProxy } from 'pdfjs-dist';
import { standInForCanvas } from '../../documents/without-canvas.ts';
import { type Across, type Line, lineOf, type NotesText, type Placed, rowOf, type Segment } from './lines.ts';
import { rowsByPlace } from './table/alignment.ts';

/** A line of a page: its words where they stand, in points from the page's foot. */
type PageLine = { page: number; y: number; height: number; segments: Placed };
type Run = { text: string; x: number; y: number; width: number; height: number };
/** A line drawn across the page, as between the rows of a table. */
type Rule = { y: number; from: number; to: number };
type Page = { height: number; lines: PageLine[]; rules: Rule[] };

/** The lines of a PDF; `no text` for one made of pictures, such as a scan. Throws pdf.js's own errors. */
export async function linesOfPdf(bytes: Uint8Array): Promise<NotesText | 'no text'> {
  standInForCanvas();
  const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // pdf.js takes over the bytes that it is given: it gets its own.
  const loading = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    useSystemFonts: false,
    stopAtErrors: false,
  });
  try {
    const file = await loading.promise;
    const pages: Page[] = [];
    for (let number = 1; number <= file.numPages; number += 1) {
      const page = await file.getPage(number);
      pages.push(await pageOf(page, number, OPS));
      page.cleanup();
    }
    const lines = withoutRunningHeads(pages);
    return lines.length === 0 ? 'no text' : { lines: numberLines(lines, pages), wraps: true };
  } finally {
    await loading.destroy();
  }
}

type Operators = { save: number; restore: number; transform: number; constructPath: number };

async function pageOf(page: PDFPageProxy, number: number, operators: Operators): Promise<Page> {
  const { items } = await page.getTextContent();
  const runs = items.flatMap((item): Run[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as number[];
    return [{ text: item.str, x, y, width: item.width, height: item.height || Math.hypot(c, d) || 10 }];
  });
  const height = page.view[3] ?? 0;
  return { height, lines: linesFrom(runs, number), rules: await rulesOf(page, operators) };
}

/** Runs whose feet stand within half their height of one another are one line: a raised "th" belongs to it. */
function linesFrom(runs: readonly Run[], page: number): PageLine[] {
  const lines: { y: number; height: number; runs: Run[] }[] = [];
  for (const run of [...runs].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const last = lines.at(-1);
    if (last !== undefined && last.y - run.y < 0.5 * Math.min(last.height, Math.max(run.height, 4))) {
      last.runs.push(run);
      last.height = Math.max(last.height, run.height);
    } else {
      lines.push({ y: run.y, height: run.height, runs: [run] });
    }
  }
  return lines.map(({ y, height, runs: own }) => ({ page, y, height, segments: segmentsOf(own, height) }));
}

/** Words further apart than a wide space are in different cells. */
function segmentsOf(runs: readonly Run[], height: number): Segment[] {
  const segments: Segment[] = [];
  for (const run of [...runs].sort((a, b) => a.x - b.x)) {
    const last = segments.at(-1);
    const gap = last === undefined ? Number.POSITIVE_INFINITY : run.x - last.to;
    if (last === undefined || gap > 0.6 * height) {
      segments.push({ text: run.text.trim(), from: run.x, to: run.x + run.width });
    } else {
      last.text += gap > 0.12 * height && !/^\s/.test(run.text) ? ` ${run.text}` : run.text;
      last.to = Math.max(last.to, run.x + run.width);
    }
  }
  return segments;
}

/** What is drawn broad and flat. Word draws a table's borders as thin boxes, others as lines or as boxes about cells. */
async function rulesOf(
  page: PDFPageProxy,
  { save, restore, transform, constructPath }: Operators,
): Promise<Rule[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const rules: Rule[] = [];
  const saved: number[][] = [];
  let matrix = [1, 0, 0, 1, 0, 0];
  fnArray.forEach((operator, index) => {
    const args: unknown = argsArray[index];
    if (operator === save) {
      saved.push(matrix);
    } else if (operator === restore) {
      matrix = saved.pop() ?? [1, 0, 0, 1, 0, 0];
    } else if (operator === transform) {
      matrix = product(matrix, Array.from(args as ArrayLike<number>));
    } else if (operator === constructPath) {
      rules.push(...flatSides((args as unknown[])[2], matrix));
    }
  });
  return rules;
}

function flatSides(box: unknown, matrix: readonly number[]): Rule[] {
  const [left, low, right, high] = Array.from((box ?? []) as ArrayLike<number>);
  if (left === undefined || low === undefined || right === undefined || high === undefined) return [];
  const [a = 1, , , d = 1, e = 0, f = 0] = matrix;
  const from = Math.min(left * a, right * a) + e;
  const to = Math.max(left * a, right * a) + e;
  if (to - from < 20) return [];
  const ys = new Set([low * d + f, high * d + f]);
  return [...ys].map((y) => ({ y, from, to }));
}

function product(m: readonly number[], n: readonly number[]): number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

const wordsOf = ({ segments }: PageLine): string => segments.map(({ text }) => text).join(' ');

/** What stands at the head or foot of page after page, its number apart, is the page's and not the notes'. */
function withoutRunningHeads(pages: readonly Page[]): PageLine[] {
  const seen = new Map<string, Set<number>>();
  const shape = (line: PageLine): string => wordsOf(line).replace(/\d+/g, '#');
  const atEdge = ({ y }: PageLine, height: number): boolean => y < 0.1 * height || y > 0.9 * height;
  for (const { lines, height } of pages) {
    for (const line of lines.filter((one) => atEdge(one, height))) {
      seen.set(shape(line), (seen.get(shape(line)) ?? new Set()).add(line.page));
    }
  }
  return pages.flatMap(({ lines, height }) =>
    lines.filter((line) => {
      if (!atEdge(line, height)) return true;
      const bare = /^(?:page )?\d{1,4}(?: of \d{1,4})?$/i.test(wordsOf(line));
      return !bare && (seen.get(shape(line))?.size ?? 0) < 2;
    }),
  );
}

/** Numbers the lines through the file. A blank stands where the page leaves room, or draws a rule, between two of them. */
function numberLines(lines: readonly PageLine[], pages: readonly Page[]): Line[] {
  const cells = rowsByPlace(lines.map(({ segments }) => segments));
  return lines.flatMap((line, index): Line[] => {
    const before = lines[index - 1];
    const row = cells[index] ?? null;
    const drawn = isRuled(pages[line.page - 1]?.rules ?? []);
    const ruled = drawn && before !== undefined && rulesBetween(before, line, pages);
    const inTable = row !== null && (cells[index - 1] ?? null) !== null && drawn;
    const apart = before !== undefined && (inTable ? ruled : roomBetween(before, line));
    const number = index + 1;
    const across: Across = { by: 'place', segments: line.segments, ruled };
    const read = row !== null ? rowOf(number, row, null, across) : lineFrom(line, number, across);
    return apart ? [lineOf(number - 1, ''), read] : [read];
  });
}

/** A table without a heading still has its cells apart: three or more of them are a row. */
function lineFrom(line: PageLine, number: number, across: Across): Line {
  const read = lineOf(number, wordsOf(line), { across });
  const wide = line.segments.filter(
    (segment, index) => index === 0 || segment.from - (line.segments[index - 1]?.to ?? 0) > line.height * 0.6,
  );
  return wide.length >= 3 && !read.bullet && read.label === null
    ? rowOf(
        number,
        line.segments.map(({ text }) => text),
        null,
        across,
      )
    : read;
}

/** A drawing has more lines than any table. */
const isRuled = (rules: readonly Rule[]): boolean => rules.length >= 3 && rules.length <= 2_000;

function roomBetween(upper: PageLine, lower: PageLine): boolean {
  return upper.page !== lower.page || upper.y - lower.y > 1.75 * Math.max(upper.height, lower.height);
}

/** An underline lies closer below its words than a border does. */
function rulesBetween(upper: PageLine, lower: PageLine, pages: readonly Page[]): boolean {
  if (upper.page !== lower.page) return true;
  const from = lower.segments[0]?.from ?? 0;
  const rules = pages[lower.page - 1]?.rules ?? [];
  return rules.some(
    (rule) =>
      rule.y < upper.y - 0.16 * upper.height &&
      rule.y > lower.y + 0.5 * lower.height &&
      rule.from <= from + 2 &&
      rule.to > from,
  );
}
