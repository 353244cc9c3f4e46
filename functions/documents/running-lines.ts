import type { LeftOut } from './document.ts';
import { RUNNING } from './pdf-overleaf.ts';

/** A line of the text, on which of its pages, and how far from the head and from the foot of that page's words. */
type Edge = { line: number; page: number; shape: string };

/** So many lines with words may run at the head of every page, and as many at its foot. */
const MOST_RUNNING = 2;

/** A text of several pages without what is printed at the head or the foot of each, its number apart; its lines stay where they are. */
export function withoutRunningLines(text: string): { text: string; dropped: LeftOut[] } {
  const lines = text.split('\n');
  const pages = pagesOf(lines);
  if (pages.length < 2) return { text, dropped: [] };
  const shapeOf = (line: number): string => (lines[line] ?? '').replace(/\d+/g, '#').trim();
  const edgesOf = (end: (page: readonly number[]) => number[]): Edge[] =>
    pages.flatMap((page, at) => end(page).map((line) => ({ line, page: at, shape: shapeOf(line) })));
  // On its first page what runs at the head is as well its title.
  const heads = running(
    edgesOf((page) => page.slice(0, MOST_RUNNING)),
    pages.length,
  ).filter(({ page, shape }) => page > 0 && !STANDS_IN_COLUMNS.test(shape));
  const feet = running(
    edgesOf((page) => page.slice(-MOST_RUNNING)),
    pages.length,
  );
  const runs = new Map([...heads, ...feet].map((edge) => [edge.line, edge]));
  return {
    text: lines.map((raw, at) => (runs.has(at) ? raw.replace(/[^\f\r]/g, '') : raw)).join('\n'),
    dropped: [...runs.values()].map(({ line, page }) => ({
      at: { line: line + 1, page: page + 1 },
      text: (lines[line] ?? '').trim(),
      why: RUNNING,
    })),
  };
}

/** The headings of a table that goes on overleaf. */
const STANDS_IN_COLUMNS = /\S {2,}\S.*\S {2,}\S/;

/** The numbers of the lines with words of each page that has any. */
function pagesOf(lines: readonly string[]): number[][] {
  const pages: number[][] = [[]];
  lines.forEach((raw, line) => {
    for (let turns = raw.split('\f').length - 1; turns > 0; turns -= 1) pages.push([]);
    if (raw.trim() !== '') pages.at(-1)?.push(line);
  });
  return pages.filter((page) => page.length > 2 * MOST_RUNNING);
}

/** Those that come on every page; or on two at least, where they say which page that is. */
function running(edges: readonly Edge[], pages: number): Edge[] {
  const on = new Map<string, Set<number>>();
  for (const { shape, page } of edges) on.set(shape, (on.get(shape) ?? new Set()).add(page));
  return edges.filter(({ shape }) => {
    const times = on.get(shape)?.size ?? 0;
    return times === pages || (times > 1 && shape.includes('#'));
  });
}
