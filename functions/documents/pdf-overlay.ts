import type { PDFPageProxy } from 'pdfjs-dist';
import { type Matrix, place } from './matrix.ts';
import type { Box, Rule } from './pdf-drawing.ts';
import type { Word } from './pdf-words.ts';

/** What lies over a page and is no drawing of its own: the values of its fields, and what is struck or noted by hand. */
export type Overlay = { words: Word[]; struck: Rule[]; notes: string[]; isUnreadable: boolean };

/** What pdf.js says of a field, a note or a mark, as far as it is asked here. */
type Annotation = {
  subtype: string;
  rect: ArrayLike<number>;
  annotationFlags?: number;
  fieldType?: string;
  fieldValue?: unknown;
  checkBox?: boolean;
  radioButton?: boolean;
  buttonValue?: string | null;
  contentsObj?: { str: string };
  quadPoints?: ArrayLike<number> | null;
};

const HIDDEN = 2;

export async function overlayOf(page: PDFPageProxy, base: Matrix): Promise<Overlay> {
  const all = await page.getAnnotations().catch(() => null);
  if (all === null) return { words: [], struck: [], notes: [], isUnreadable: true };
  const annotations = (all as Annotation[]).filter(
    ({ annotationFlags = 0 }) => (annotationFlags & HIDDEN) === 0,
  );
  const notes = annotations.filter(({ subtype }) => !['Widget', 'Link', 'Popup'].includes(subtype));
  return {
    words: annotations.flatMap((one) => wordsIn(valueIn(one), boxOn(one.rect, base))),
    struck: annotations
      .filter(({ subtype }) => subtype === 'StrikeOut')
      .flatMap(({ quadPoints }) => middlesOf(Array.from(quadPoints ?? []), base)),
    isUnreadable: false,
    notes: notes.flatMap(({ contentsObj }) => contentsObj?.str.trim() || []),
  };
}

function valueIn({ subtype, fieldType, fieldValue, checkBox, radioButton, buttonValue }: Annotation): string {
  if (subtype !== 'Widget') return '';
  if (checkBox) return typeof fieldValue === 'string' && fieldValue !== 'Off' ? '☒' : '☐';
  if (radioButton) return typeof buttonValue === 'string' && fieldValue === buttonValue ? '☒' : '☐';
  if (fieldType !== 'Tx' && fieldType !== 'Ch') return '';
  const values = Array.isArray(fieldValue) ? fieldValue : [fieldValue];
  return values.filter((value) => typeof value === 'string').join(', ');
}

function boxOn(rect: ArrayLike<number>, base: Matrix): Box {
  const [left = 0, low = 0, right = 0, high = 0] = Array.from(rect);
  const [x0, y0] = place(base, left, low);
  const [x1, y1] = place(base, right, high);
  return {
    left: Math.min(x0, x1),
    right: Math.max(x0, x1),
    top: Math.min(y0, y1),
    bottom: Math.max(y0, y1),
  };
}

/** The words of a field, spread over its box: a line for each of its own. */
function wordsIn(value: string, { left, top, right, bottom }: Box): Word[] {
  const lines = value.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const pitch = (bottom - top) / Math.max(1, lines.length);
  const size = Math.min(10, Math.max(2, 0.7 * pitch));
  return lines.flatMap((line, index) => {
    const step = Math.min(0.5 * size, (right - left) / (line.length + 2));
    const foot = top + (index + 0.5) * pitch + 0.3 * size;
    return [...line.matchAll(/\S+/g)].map(({ 0: text, index: at }): Word => {
      const from = left + (at + 1) * step;
      return {
        text,
        from,
        to: from + text.length * step,
        foot,
        size,
        bold: false,
        struck: false,
        spaced: true,
        isOver: false,
        content: null,
        isArtifact: false,
        letters: null,
      };
    });
  });
}

/** The rules through the middles of the boxes that a mark is laid over, four points each. */
function middlesOf(points: readonly number[], base: Matrix): Rule[] {
  const rules: Rule[] = [];
  for (let at = 0; at + 8 <= points.length; at += 8) {
    const corners = [0, 2, 4, 6].map((by) => place(base, points[at + by] ?? 0, points[at + by + 1] ?? 0));
    const xs = corners.map(([x]) => x);
    const ys = corners.map(([, y]) => y);
    const middle = (Math.min(...ys) + Math.max(...ys)) / 2;
    rules.push({ at: middle, from: Math.min(...xs), to: Math.max(...xs) });
  }
  return rules;
}
