/** As much of a matrix as pdf.js multiplies while it reads; all else it does with one is drawing. */
class Matrix {
  a = 1;
  b = 0;
  c = 0;
  d = 1;
  e = 0;
  f = 0;

  scaleSelf(x: number, y: number): this {
    this.a *= x;
    this.b *= x;
    this.c *= y;
    this.d *= y;
    return this;
  }

  translateSelf(x: number, y: number): this {
    this.e += this.a * x + this.c * y;
    this.f += this.b * x + this.d * y;
    return this;
  }
}

class NeverDrawn {}

/**
 * Gives pdf.js what of a browser it wants to be there as it is loaded. Otherwise it takes that from a canvas made for
 * this kind of machine, which is not there where the code is deployed, and cannot be loaded at all.
 */
export function standInForCanvas(): void {
  for (const [name, standIn] of Object.entries({
    DOMMatrix: Matrix,
    ImageData: NeverDrawn,
    Path2D: NeverDrawn,
  })) {
    if (!(name in globalThis)) Object.assign(globalThis, { [name]: standIn });
  }
}
