import { Unzip, UnzipInflate } from 'fflate';

/** The parts of an unpacked file by name; of what was not wanted the name alone, with no bytes. */
export type Parts = Readonly<Record<string, Uint8Array>>;

/** Words stand in these; pictures, fonts and the like are let be. */
const hasWords = (name: string): boolean => /\.(?:xml|rels)$|^mimetype$/i.test(name);

/** No file that holds notes is put together from as many. */
const MOST_PARTS = 10_000;
/** In bytes: what is unpacked between two looks at how much came out, which can be a thousand times as much. */
const CHUNK = 1_024;

/**
 * Unpacks the parts of a zip that are wanted, counting what really comes out and not what the file says of itself.
 * `too large` once more than `most` bytes have; `broken` where it is cut short or damaged.
 */
export function unpack(
  bytes: Uint8Array,
  most: number,
  isWanted: (name: string) => boolean = hasWords,
): Parts | 'too large' | 'broken' {
  const chunks = new Map<string, Uint8Array[]>();
  let size = 0;
  let failed = false;
  const unzip = new Unzip((file) => {
    const part: Uint8Array[] = [];
    chunks.set(file.name, part);
    if (!isWanted(file.name)) return;
    file.ondata = (error, chunk) => {
      failed ||= error !== null;
      size += chunk?.length ?? 0;
      if (!failed && size <= most) part.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  const isTooLarge = (): boolean => size > most || chunks.size > MOST_PARTS;
  try {
    for (let from = 0; from < bytes.length && !isTooLarge() && !failed; from += CHUNK) {
      unzip.push(bytes.subarray(from, from + CHUNK), from + CHUNK >= bytes.length);
    }
  } catch {
    failed = true;
  }
  if (isTooLarge()) return 'too large';
  if (failed) return 'broken';
  return Object.fromEntries([...chunks].map(([name, part]) => [name, whole(part)]));
}

function whole(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
