/** Text in UTF-8, UTF-16 or Windows-1252; null for bytes that are no text. */
export function decode(bytes: Uint8Array): string | null {
  const encoding = encodingOf(bytes);
  const text = encoding === 'windows-1252' ? windows1252(bytes) : new TextDecoder(encoding).decode(bytes);
  const odd = text.match(/(?!\s)[\p{Cc}\uFFFD]/gu)?.length ?? 0;
  return text.includes('\0') || odd > text.length / 100 ? null : text;
}

/** Each byte as the character of its number. */
export const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const unmarked = unmarkedUtf16(bytes.subarray(0, 2_000));
  if (unmarked !== null) return unmarked;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** Node 20's own decoder leaves these marks as control codes. */
const windows1252 = (bytes: Uint8Array): string =>
  latin(bytes).replace(/[\u0080-\u009F]/g, (mark) => WINDOWS_1252[mark.charCodeAt(0) - 0x80] ?? mark);

/** English in UTF-16 has a zero in nearly every pair. */
function unmarkedUtf16(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const pairs = sample.length / 2;
  if (pairs < 2) return null;
  if ((zeros[1] ?? 0) > 0.8 * pairs && zeros[0] === 0) return 'utf-16le';
  if ((zeros[0] ?? 0) > 0.8 * pairs && zeros[1] === 0) return 'utf-16be';
  return null;
}
