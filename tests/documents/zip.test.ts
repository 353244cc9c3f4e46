import { strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unpack } from '../../functions/documents/zip.ts';

const MOST = 1_000_000;
const notes = zipSync({
  'word/document.xml': strToU8('<notes/>'),
  'word/media/photograph.png': new Uint8Array(500),
});

/** The same zip with another size stated for its only part, in the part and in the directory at the end. */
function stating(size: number, zip: Uint8Array): Uint8Array {
  const bytes = zip.slice();
  const view = new DataView(bytes.buffer);
  const directory = view.getUint32(bytes.length - 6, true);
  view.setUint32(22, size, true);
  view.setUint32(directory + 24, size, true);
  return bytes;
}

describe('a zip', () => {
  it('gives the parts that hold words, and of others the name', () => {
    const parts = unpack(notes, MOST);
    expect(parts).not.toBeTypeOf('string');
    if (typeof parts === 'string') return;
    expect(Object.keys(parts).sort()).toEqual(['word/document.xml', 'word/media/photograph.png']);
    expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).toBe('<notes/>');
    expect(parts['word/media/photograph.png']).toHaveLength(0);
  });

  it('gives the parts that are asked for', () => {
    const parts = unpack(notes, MOST, (name) => name.endsWith('.png'));
    expect(typeof parts === 'string' ? parts : parts['word/media/photograph.png']).toHaveLength(500);
  });

  it('is too large by what is wanted of it alone', () => {
    const zip = zipSync({ 'document.xml': new Uint8Array(2_000), 'photograph.png': new Uint8Array(90_000) });
    expect(unpack(zip, 1_999)).toBe('too large');
    expect(unpack(zip, 2_000)).not.toBe('too large');
  });

  it('is too large with more parts than any notes have', () => {
    const parts = Object.fromEntries(
      Array.from({ length: 10_001 }, (_, at) => [`${at}.png`, new Uint8Array()] as const),
    );
    expect(unpack(zipSync(parts, { level: 0 }), MOST)).toBe('too large');
  });

  it('goes by what comes out and not by what it says, and stops there', () => {
    const bomb = zipSync({ 'document.xml': new Uint8Array(20_000_000) }, { level: 1 });
    const began = performance.now();
    expect(unpack(bomb, MOST)).toBe('too large');
    expect(unpack(stating(100, bomb), MOST)).toBe('too large');
    expect(performance.now() - began).toBeLessThan(1_000);
    const small = zipSync({ 'document.xml': strToU8('<notes/>') });
    expect(unpack(stating(4_000_000_000, small), MOST)).toEqual({ 'document.xml': strToU8('<notes/>') });
  });

  it.each([
    ['cut short', notes.subarray(0, 52)],
    ['damaged within', notes.map((byte, at) => (at >= 47 && at < 56 ? 0xff : byte))],
  ])('is broken where it is %s', (_, bytes) => {
    expect(unpack(bytes, MOST)).toBe('broken');
  });

  it('lets no part pass for what every object has', () => {
    const parts = unpack(zipSync({ '__proto__/x.xml': strToU8('<x/>') }), MOST);
    expect(Object.keys(parts)).toEqual(['__proto__/x.xml']);
  });
});
