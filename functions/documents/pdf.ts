import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { Document } from './document.ts';
import { type Matrix, matrixOf, place, product } from './matrix.ts';
import { type Drawing, drawingOf, type Surroundings } from './pdf-drawing.ts';
import { documentOfPages } from './pdf-file.ts';
import { overlayOf } from './pdf-overlay.ts';
import { type Page, pageOf } from './pdf-page.ts';
import { tagsOf } from './pdf-tree.ts';
import { TooLarge } from './too-large.ts';
import { standInForCanvas } from './without-canvas.ts';

/** Node 20’s own: pdf.js puts another in its place, right for 4,294,967,296 items and ten times as slow for all who push. */
const { push } = Array.prototype;

/** No board's pack has more pages. */
const MOST_PAGES = 2_000;

/**
 * What a PDF says, its ruled tables as tables and all else as printed lines; `no text` for one made of pictures, such as a scan.
 * Throws pdf.js's own errors, and `TooLarge` for more pages, or more on a page, than any paper has.
 */
export const documentOfPdf = async (bytes: Uint8Array): Promise<Document | 'no text'> =>
  documentOfPages(await pagesOf(bytes));

async function pagesOf(bytes: Uint8Array): Promise<Page[]> {
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
    const file = await loading.promise.finally(() => {
      Array.prototype.push = push;
    });
    if (file.numPages > MOST_PAGES) {
      throw new TooLarge(`this PDF has ${file.numPages} pages, and ${MOST_PAGES} are read at most`);
    }
    const surroundings = { operators: OPS, isShown: await layersOf(file) };
    const pages: Page[] = [];
    for (let number = 1; number <= file.numPages; number += 1) {
      const page = await file.getPage(number);
      pages.push(await readPage(page, number, surroundings));
      page.cleanup();
    }
    return pages;
  } finally {
    await loading.destroy();
  }
}

async function layersOf(file: PDFDocumentProxy): Promise<(layer: unknown) => boolean> {
  const layers = await file.getOptionalContentConfig().catch(() => null);
  return (layer) => layers === null || layer === null || layers.isVisible(layer);
}

async function readPage(page: PDFPageProxy, number: number, surroundings: Surroundings): Promise<Page> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const asShown = matrixOf(transform);
  const draw = await drawingOf(page, surroundings);
  const tags = await tagsOf(page);
  const drawing = draw(asShown);
  const turn = usualTurn(drawing);
  if (turn === 0) {
    return pageOf({ number, width, height }, drawing, await overlayOf(page, asShown), tags);
  }
  const levelled = turnedBack(turn, width, height);
  const base = product(levelled.by, asShown);
  return pageOf({ number, ...levelled.size }, draw(base), await overlayOf(page, base), tags);
}

/** The degrees by which most letters of a page are turned: the page's own direction, whatever it says of itself. */
function usualTurn({ glyphs }: Drawing): number {
  const counts = new Map<number, { letters: number; sum: number }>();
  for (const { run, unseen } of glyphs) {
    if (unseen !== null) continue;
    const whole = (Math.round(run.turn) + 360) % 360;
    const alike = counts.get(whole) ?? { letters: 0, sum: 0 };
    if (alike.letters === 0) counts.set(whole, alike);
    alike.letters += 1;
    alike.sum += run.turn;
  }
  const [most = { letters: 0, sum: 0 }] = [...counts.values()].sort((a, b) => b.letters - a.letters);
  const mean = most.sum / Math.max(1, most.letters);
  return Math.abs(mean) < 0.1 ? 0 : mean;
}

function turnedBack(
  turn: number,
  width: number,
  height: number,
): { by: Matrix; size: { width: number; height: number } } {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  const by: Matrix = [cos, -sin, sin, cos, 0, 0];
  const corners = [place(by, 0, 0), place(by, width, 0), place(by, 0, height), place(by, width, height)];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return {
    by: [cos, -sin, sin, cos, -left, -top],
    size: { width: Math.max(...xs) - left, height: Math.max(...ys) - top },
  };
}
