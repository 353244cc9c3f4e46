import type { PDFPageProxy } from 'pdfjs-dist';
import { type Matrix, matrixOf, PLAIN, place, product } from './matrix.ts';
import { TooLarge } from './too-large.ts';

/** What the letters that one operator writes have in common. */
export type Run = {
  /** The room that the letter-spacing in force leaves after each. */
  spacing: number;
  size: number;
  /** Degrees by which they are turned from the level, clockwise. */
  turn: number;
  bold: boolean;
  /** The number by which the file's structure tree names them. */
  content: number | null;
  isArtifact: boolean;
};

/** A letter as the page draws it, its foot at `x` and `y`: points from the page's upper left corner, y running down. */
export type Glyph = {
  text: string;
  x: number;
  y: number;
  width: number;
  /** Whether a space was written before it. */
  spaced: boolean;
  /** Whether it is the first of its run. */
  opens: boolean;
  /** Why nobody sees it on the page. */
  unseen: string | null;
  run: Run;
};

export type Box = { left: number; top: number; right: number; bottom: number };
/** A straight line: where it lies, and from where to where it runs. */
export type Rule = { at: number; from: number; to: number };
export type Drawing = {
  glyphs: Glyph[];
  level: Rule[];
  upright: Rule[];
  /** What is filled, in the order of painting; `colour` is null for a picture or a pattern. */
  fills: { box: Box; colour: string | null; isPicture: boolean }[];
};

/** What pdf.js says of a font, as far as it is asked here. */
type Font = {
  name?: string;
  bold?: boolean;
  black?: boolean;
  isType3Font?: boolean;
  fontMatrix?: ArrayLike<number>;
  bbox?: ArrayLike<number>;
};
type Letter = { unicode: string; width: number; isSpace: boolean; originalCharCode: number };

type State = {
  matrix: Matrix;
  font: Font;
  size: number;
  spacing: number;
  wordSpacing: number;
  stretch: number;
  leading: number;
  rise: number;
  mode: number;
  colour: string | null;
  alpha: number;
};

/** More than any page of a board's papers; a page of more is a drawing, or made to keep a reader busy. */
const MOST_OPERATORS = 400_000;
const MOST_GLYPHS = 100_000;
/** A drawing has more lines than any table. */
const MOST_RULES = 20_000;
/** A filled box thinner than this, in points, is a rule: Word draws a table's borders so. */
const THIN = 3;

export type Operators = typeof import('pdfjs-dist/legacy/build/pdf.mjs')['OPS'];
export type Surroundings = { operators: Operators; isShown: (layer: unknown) => boolean };

/** What a page draws, laid out by `base`. Throws `TooLarge` for a page that draws more than any paper does. */
export async function drawingOf(
  page: PDFPageProxy,
  { operators, isShown }: Surroundings,
): Promise<(base: Matrix) => Drawing> {
  // Without the fields' own look: their values are put in as words.
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 });
  if (fnArray.length > MOST_OPERATORS)
    throw new TooLarge('a page of this PDF draws more than any paper does');
  const fontNamed = (name: string): Font => {
    try {
      return (page.commonObjs.get(name) as Font | null) ?? {};
    } catch {
      return {};
    }
  };
  return (base) => {
    const pen = new Pen(base, operators, isShown, fontNamed);
    for (let at = 0; at < fnArray.length; at += 1) {
      pen.draw(fnArray[at] ?? 0, argsArray[at] as unknown[] | null);
    }
    return pen.drawing;
  };
}

class Pen {
  readonly drawing: Drawing = { glyphs: [], level: [], upright: [], fills: [] };
  readonly #operators: Operators;
  readonly #isShown: (layer: unknown) => boolean;
  readonly #does: Map<number, (first: unknown, second: unknown, all: unknown[]) => void>;
  readonly #fontNamed: (name: string) => Font;
  readonly #saved: State[] = [];
  readonly #marked: { content: number | null; isArtifact: boolean; isHidden: boolean }[] = [];
  #state: State;
  #text: Matrix = PLAIN;
  #line: Matrix = PLAIN;
  #spaced = true;

  constructor(
    base: Matrix,
    operators: Operators,
    isShown: (layer: unknown) => boolean,
    fontNamed: (name: string) => Font,
  ) {
    this.#operators = operators;
    this.#does = this.#actions(operators);
    this.#isShown = isShown;
    this.#fontNamed = fontNamed;
    this.#state = {
      matrix: base,
      font: {},
      size: 0,
      spacing: 0,
      wordSpacing: 0,
      stretch: 1,
      leading: 0,
      rise: 0,
      mode: 0,
      colour: '#000000',
      alpha: 1,
    };
  }

  draw(operator: number, args: unknown[] | null): void {
    this.#does.get(operator)?.(args?.[0], args?.[1], args ?? []);
  }

  /** What each operator does that moves, writes, rules or fills; pdf.js gives no others for these. */
  #actions(o: Operators): Map<number, (first: unknown, second: unknown, all: unknown[]) => void> {
    const set =
      (of: (value: number) => Partial<State>) =>
      (value: unknown): void => {
        Object.assign(this.#state, of(Number(value)));
      };
    return new Map<number, (first: unknown, second: unknown, all: unknown[]) => void>([
      [o.save, () => this.#save()],
      [o.restore, () => this.#restore()],
      [o.transform, (_, __, by) => this.#transform(by as number[])],
      [o.paintFormXObjectBegin, (by) => this.#beginForm(by as ArrayLike<number> | null)],
      [o.paintFormXObjectEnd, () => this.#restore()],
      [o.setGState, (settings) => this.#setAll(settings as [string, unknown][])],
      [o.setFillRGBColor, (colour) => Object.assign(this.#state, { colour })],
      [o.setFillColorN, () => Object.assign(this.#state, { colour: null })],
      [o.setFillTransparent, () => Object.assign(this.#state, { colour: null })],
      [o.beginText, () => this.#place([1, 0, 0, 1, 0, 0])],
      [o.setFont, (name, size) => this.#setFont(String(name), Number(size))],
      [o.setCharSpacing, set((spacing) => ({ spacing }))],
      [o.setWordSpacing, set((wordSpacing) => ({ wordSpacing }))],
      [o.setHScale, set((hundredths) => ({ stretch: hundredths / 100 }))],
      [o.setLeading, set((leading) => ({ leading }))],
      [o.setTextRise, set((rise) => ({ rise }))],
      [o.setTextRenderingMode, set((mode) => ({ mode }))],
      [o.setTextMatrix, (matrix) => this.#place(matrixOf(matrix as ArrayLike<number>))],
      [o.moveText, (x, y) => this.#move(Number(x), Number(y))],
      [
        o.setLeadingMoveText,
        (x, y) => {
          this.#state.leading = -Number(y);
          this.#move(Number(x), Number(y));
        },
      ],
      [o.nextLine, () => this.#move(0, -this.#state.leading)],
      [o.showText, (letters) => this.#show(letters as (Letter | number | null)[])],
      [o.beginMarkedContent, (tag) => this.#mark(String(tag), null)],
      [o.beginMarkedContentProps, (tag, value) => this.#mark(String(tag), value)],
      [o.endMarkedContent, () => this.#marked.pop()],
      [
        o.constructPath,
        (how, paths) => this.#paint(Number(how), (paths as ArrayLike<number>[])?.[0] ?? null),
      ],
      [o.paintImageXObject, () => this.#picture()],
      [o.paintInlineImageXObject, () => this.#picture()],
      [o.paintImageMaskXObject, () => this.#picture()],
      [o.paintSolidColorImageMask, () => this.#picture()],
    ]);
  }

  #save(): void {
    this.#saved.push({ ...this.#state });
  }

  #beginForm(by: ArrayLike<number> | null): void {
    this.#save();
    if (by !== null) this.#transform(by);
  }

  #restore(): void {
    this.#state = this.#saved.pop() ?? this.#state;
  }

  #transform(by: ArrayLike<number>): void {
    this.#state.matrix = product(this.#state.matrix, matrixOf(by));
  }

  #setAll(settings: readonly [string, unknown][]): void {
    for (const [key, value] of settings ?? []) {
      if (key === 'ca') this.#state.alpha = Number(value);
      if (key === 'Font') {
        const [name, size] = value as [string, number];
        this.#setFont(name, size);
      }
    }
  }

  #setFont(name: string, size: number): void {
    Object.assign(this.#state, { font: this.#fontNamed(name), size });
  }

  #mark(tag: string, value: unknown): void {
    const around = this.#marked.at(-1) ?? { content: null, isArtifact: false, isHidden: false };
    this.#marked.push({
      content: typeof value === 'number' ? value : around.content,
      isArtifact: around.isArtifact || tag === 'Artifact',
      isHidden: around.isHidden || (tag === 'OC' && !this.#isShown(value)),
    });
  }

  #place(matrix: Matrix): void {
    this.#line = matrix;
    this.#text = matrix;
  }

  #move(x: number, y: number): void {
    this.#place(product(this.#line, [1, 0, 0, 1, x, y]));
  }

  #show(letters: readonly (Letter | number | null)[]): void {
    const { font, size, spacing, wordSpacing, stretch, mode, matrix, rise } = this.#state;
    const [scale, , , lift] = matrixOf(font.fontMatrix ?? [0.001, 0, 0, 0.001, 0, 0]);
    const [, low = 0, , high = 0] = Array.from(font.bbox ?? []);
    const em = font.isType3Font && high > low ? (high - low) * lift * size : size;
    const bold = mode === 2 || font.bold || font.black || /bold|black|heavy/i.test(font.name ?? '');
    const marked = this.#marked.at(-1);
    const unseen = this.#unseen(em);
    const on = product(matrix, this.#text);
    const across = Math.hypot(on[0], on[1]);
    const run: Run = {
      spacing: spacing * stretch * across,
      size: Math.abs(em) * heightOf(on),
      turn: (Math.atan2(on[1], on[0]) * 180) / Math.PI + (size * stretch < 0 ? 180 : 0),
      bold: Boolean(bold),
      content: marked?.content ?? null,
      isArtifact: marked?.isArtifact ?? false,
    };
    let along = 0;
    let opens = true;
    for (const letter of letters) {
      if (letter === null) continue;
      if (typeof letter === 'number') {
        along -= (letter / 1000) * size * stretch;
        continue;
      }
      const step = letter.width * scale * size * stretch;
      const text = textOf(letter);
      if (BLANK.test(text)) {
        this.#spaced = true;
      } else {
        const x = on[0] * along + on[2] * rise + on[4];
        const y = on[1] * along + on[3] * rise + on[5];
        const width = Math.abs(step) * across;
        this.drawing.glyphs.push({
          text,
          x,
          y,
          width,
          spaced: this.#spaced,
          opens,
          unseen: unseen(x, y),
          run,
        });
        this.#spaced = false;
        opens = false;
      }
      along += step + (spacing + (letter.isSpace ? wordSpacing : 0)) * stretch;
    }
    this.#text = product(this.#text, [1, 0, 0, 1, along, 0]);
    if (this.drawing.glyphs.length > MOST_GLYPHS) {
      throw new TooLarge('a page of this PDF has more letters than any paper does');
    }
  }

  /** Of a run of letters of one look: why a letter that stands there is not seen, or null where it is. */
  #unseen(em: number): (x: number, y: number) => string | null {
    const { mode, colour, alpha, font, matrix } = this.#state;
    const size = Math.abs(em) * heightOf(product(matrix, this.#text));
    if (this.#marked.at(-1)?.isHidden) return () => 'it is on a layer that is not shown';
    if (mode === 3 || mode === 7 || alpha === 0) return () => 'it is written so that nobody sees it';
    if (size < 1.5 && !font.isType3Font) return () => 'it is too small to be seen';
    const isLight = colour !== null && /^#(?:f[a-f0-9]){3}$/i.test(colour);
    if (!isLight && this.drawing.fills.length > 2_000) return () => null;
    return (x, y) => {
      const behind = this.drawing.fills.findLast(({ box }) => isWithin(box, x + 0.3 * size, y - 0.3 * size));
      const isSame = behind === undefined ? isLight : behind.colour !== null && behind.colour === colour;
      return isSame ? 'it has the colour of what is behind it' : null;
    };
  }

  #paint(how: number, path: ArrayLike<number> | null): void {
    if (path === null || this.#marked.at(-1)?.isHidden) return;
    const {
      stroke,
      closeStroke,
      fill,
      eoFill,
      fillStroke,
      eoFillStroke,
      closeFillStroke,
      closeEOFillStroke,
    } = this.#operators;
    const filled = [fill, eoFill, fillStroke, eoFillStroke, closeFillStroke, closeEOFillStroke];
    const stroked = [stroke, closeStroke, fillStroke, eoFillStroke, closeFillStroke, closeEOFillStroke];
    const parts = partsOf(path, how === closeStroke || how === closeFillStroke || how === closeEOFillStroke);
    // Boxes one in another, filled between: a border, and no shade of what it frames.
    const isRing = parts.length > 1 && (how === eoFill || how === eoFillStroke);
    if (filled.includes(how)) this.#fill(parts, false, isRing);
    if (stroked.includes(how)) {
      for (const part of parts) this.#stroke(part);
    }
  }

  #fill(parts: readonly (readonly number[])[], isPicture: boolean, isRing = false): void {
    const { matrix, colour } = this.#state;
    for (const part of parts) {
      const box = boxOf(part, matrix);
      if (box === null) continue;
      const { left, top, right, bottom } = box;
      if (bottom - top < THIN && right - left >= bottom - top) {
        this.#rule('level', { at: (top + bottom) / 2, from: left, to: right });
      } else if (right - left < THIN) {
        this.#rule('upright', { at: (left + right) / 2, from: top, to: bottom });
      } else {
        if (!isRing && this.drawing.fills.length < MOST_RULES) {
          this.drawing.fills.push({ box, colour: isPicture ? null : colour, isPicture });
        }
        if (!isPicture) this.#edges(box);
      }
    }
  }

  #picture(): void {
    this.#fill([[0, 0, 1, 0, 1, 1, 0, 1]], true);
  }

  #edges({ left, top, right, bottom }: Box): void {
    this.#rule('level', { at: top, from: left, to: right });
    this.#rule('level', { at: bottom, from: left, to: right });
    this.#rule('upright', { at: left, from: top, to: bottom });
    this.#rule('upright', { at: right, from: top, to: bottom });
  }

  #stroke(part: readonly number[]): void {
    for (let at = 2; at < part.length; at += 2) {
      const [x0, y0] = place(this.#state.matrix, part[at - 2] ?? 0, part[at - 1] ?? 0);
      const [x1, y1] = place(this.#state.matrix, part[at] ?? 0, part[at + 1] ?? 0);
      if (Math.abs(y1 - y0) <= 1 && Math.abs(x1 - x0) > 1) {
        this.#rule('level', { at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) });
      } else if (Math.abs(x1 - x0) <= 1 && Math.abs(y1 - y0) > 1) {
        this.#rule('upright', { at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) });
      }
    }
  }

  #rule(way: 'level' | 'upright', rule: Rule): void {
    if (this.drawing[way].length < MOST_RULES) this.drawing[way].push(rule);
  }
}

const heightOf = ([, , c, d]: Matrix): number => Math.hypot(c, d);

/** A ligature as its letters. The code of a soft hyphen is drawn as a hyphen, and handed on as one. */
function textOf({ unicode, originalCharCode }: Letter): string {
  if (originalCharCode === 0xad && unicode === '-') return '\u00AD';
  return LIGATURE.test(unicode) ? unicode.normalize('NFKC') : unicode;
}

const LIGATURE = /[\uFB00-\uFB06]/;
const BLANK = /^[\s\0]*$/;

export const isWithin = ({ left, top, right, bottom }: Box, x: number, y: number): boolean =>
  x >= left && x <= right && y >= top && y <= bottom;

/** A path's parts as the points they go through. Curves are passed over: no table has any. */
function partsOf(path: ArrayLike<number>, closes: boolean): number[][] {
  const parts: number[][] = [];
  let part: number[] = [];
  const close = (): void => {
    if (part.length > 2) part.push(part[0] ?? 0, part[1] ?? 0);
  };
  for (let at = 0; at < path.length; ) {
    const kind = path[at];
    const point = (after: number): [number, number] => [path[at + after] ?? 0, path[at + after + 1] ?? 0];
    if (kind === 0) {
      if (closes) close();
      part = point(1);
      parts.push(part);
      at += 3;
    } else if (kind === 1) {
      part.push(...point(1));
      at += 3;
    } else if (kind === 4) {
      close();
      at += 1;
    } else {
      const length = kind === 2 ? 7 : 5;
      part = point(length - 2);
      parts.push(part);
      at += length;
    }
  }
  if (closes) close();
  return parts;
}

/** The box that a part goes round on the page; null where it is no box. */
function boxOf(part: readonly number[], matrix: Matrix): Box | null {
  if (part.length < 8 || part.length > 40) return null;
  const points = Array.from({ length: part.length / 2 }, (_, at) =>
    place(matrix, part[2 * at] ?? 0, part[2 * at + 1] ?? 0),
  );
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const box = {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
  const isSide = (value: number, one: number, other: number): boolean =>
    Math.abs(value - one) < 1 || Math.abs(value - other) < 1;
  return points.every(([x, y]) => isSide(x, box.left, box.right) && isSide(y, box.top, box.bottom))
    ? box
    : null;
}
