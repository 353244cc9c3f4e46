import type { FileHandle } from 'node:fs/promises';
import { Readable, type Transform } from 'node:stream';
import { crc32, createDeflateRaw, createInflateRaw } from 'node:zlib';

/** More than a part's size in a zip can say; a zip itself may be of any size. */
const tooLarge = 0xff_ff_ff_ff;
const [localMark, descriptorMark, entryMark] = [0x04_03_4b_50, 0x08_07_4b_50, 0x02_01_4b_50];
const [end64Mark, locatorMark, endMark] = [0x06_06_4b_50, 0x07_06_4b_50, 0x06_05_4b_50];
/** The version of the format that has sizes of 64 bits; sizes after the content, and names in UTF-8; deflated. */
const [version, flags, method] = [45, 0x08_08, 8];
/** 1 January 1980: whoever wants to know when something was made asks the manifest. */
const day = 0x00_21;
const ownerAlone = 0o100600 * 0x1_00_00;

/** What a zip says of a part: where it begins, and how much it is as it lies there and as it is. */
type Entry = { name: string; at: number; packed: number; bytes: number; crc: number };

/** Numbers, each of so many bytes, the least first. */
function numbers(...parts: readonly (readonly [size: 2 | 4 | 8, value: number])[]): Buffer {
  const bytes = Buffer.alloc(parts.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of parts) {
    if (size === 8) bytes.writeBigUInt64LE(BigInt(value), at);
    else bytes.writeUIntLE(value, at, size);
    at += size;
  }
  return bytes;
}

function localHeader(name: string): Buffer {
  const bytes = Buffer.from(name);
  const sizes = [
    [4, 0],
    [4, 0],
    [4, 0],
    [2, bytes.length],
    [2, 0],
  ] as const;
  return Buffer.concat([
    numbers([4, localMark], [2, version], [2, flags], [2, method], [2, 0], [2, day], ...sizes),
    bytes,
  ]);
}

function centralHeader({ name, at, packed, bytes, crc }: Entry): Buffer {
  const named = Buffer.from(name);
  // Where a part begins is said in 64 bits, wherever that is: there is one way to read it.
  const place = numbers([2, 1], [2, 8], [8, at]);
  return Buffer.concat([
    numbers(
      ...([
        [4, entryMark],
        [2, 0x03_00 + version],
        [2, version],
        [2, flags],
        [2, method],
      ] as const),
      ...([
        [2, 0],
        [2, day],
        [4, crc],
        [4, packed],
        [4, bytes],
        [2, named.length],
      ] as const),
      ...([
        [2, place.length],
        [2, 0],
        [2, 0],
        [2, 0],
        [4, ownerAlone],
        [4, tooLarge],
      ] as const),
    ),
    named,
    place,
  ]);
}

function ending(parts: number, size: number, at: number): Buffer {
  const count = Math.min(parts, 0xff_ff);
  return Buffer.concat([
    numbers([4, end64Mark], [8, 44], [2, version], [2, version], [4, 0], [4, 0]),
    numbers([8, parts], [8, parts], [8, size], [8, at]),
    numbers([4, locatorMark], [4, 0], [8, at + size], [4, 1]),
    numbers(
      [4, endMark],
      [2, 0],
      [2, 0],
      [2, count],
      [2, count],
      [4, Math.min(size, tooLarge)],
      [4, tooLarge],
      [2, 0],
    ),
  ]);
}

/** What a transform makes of what comes; a fault of either is the reader's to hear. */
async function* through(from: AsyncIterable<Uint8Array>, transform: Transform): AsyncGenerator<Uint8Array> {
  const source = Readable.from(from);
  source.once('error', (error) => transform.destroy(error));
  try {
    yield* source.pipe(transform);
  } finally {
    source.destroy();
  }
}

/** A part is more than a zip can say of one. */
class PartTooLarge extends Error {
  override readonly name = 'PartTooLarge';
  constructor(name: string) {
    super(`${name} is larger than the 4 GB that one part of a zip can be`);
  }
}

/** Writes a zip into a file part by part, and holds none of them. */
export function zipInto(file: Pick<FileHandle, 'write'>) {
  const entries: Entry[] = [];
  let at = 0;
  const write = async (bytes: Uint8Array): Promise<void> => {
    for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done)).bytesWritten;
    at += bytes.length;
  };
  return {
    async add(name: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
      const entry: Entry = { name, at, packed: 0, bytes: 0, crc: 0 };
      await write(localHeader(name));
      const begun = at;
      async function* counted(): AsyncGenerator<Uint8Array> {
        for await (const chunk of content) {
          entry.crc = crc32(chunk, entry.crc);
          entry.bytes += chunk.length;
          yield chunk;
        }
      }
      for await (const chunk of through(counted(), createDeflateRaw())) await write(chunk);
      entry.packed = at - begun;
      if (entry.bytes >= tooLarge || entry.packed >= tooLarge) throw new PartTooLarge(name);
      await write(numbers([4, descriptorMark], [4, entry.crc], [4, entry.packed], [4, entry.bytes]));
      entries.push(entry);
    },
    async end(): Promise<void> {
      const from = at;
      for (const entry of entries) await write(centralHeader(entry));
      await write(ending(entries.length, at - from, from));
    },
  };
}

/** It is no zip that `zipInto` wrote to its end. */
export class NoWholeZip extends Error {
  override readonly name = 'NoWholeZip';
}

const endSize = 56 + 20 + 22;
const entrySize = 46;
const localSize = 30;

async function bytesAt({ read }: Reader, at: number, size: number): Promise<Buffer> {
  const bytes = Buffer.alloc(size);
  for (let done = 0; done < size; ) {
    const { bytesRead } = await read(bytes, done, size - done, at + done);
    if (bytesRead === 0) throw new NoWholeZip('it is cut short');
    done += bytesRead;
  }
  return bytes;
}

const chunkSize = 64 * 1_024;

async function* chunksAt(reader: Reader, start: number, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < size; at += chunkSize) {
    yield await bytesAt(reader, start + at, Math.min(chunkSize, size - at));
  }
}

type Reader = {
  read: (into: Buffer, offset: number, length: number, position: number) => Promise<{ bytesRead: number }>;
};

/** The parts of a zip that `zipInto` wrote, and how each is read. Throws {@link NoWholeZip}. */
export async function openZip(file: FileHandle): Promise<{
  names: string[];
  part: (name: string) => AsyncGenerator<Uint8Array>;
}> {
  const reader: Reader = {
    read: (into, offset, length, position) => file.read(into, offset, length, position),
  };
  const { size } = await file.stat();
  if (size < endSize) throw new NoWholeZip('it is cut short');
  const last = await bytesAt(reader, size - endSize, endSize);
  if (last.readUInt32LE(0) !== end64Mark || last.readUInt32LE(76) !== endMark) {
    throw new NoWholeZip('it is cut short, or another program wrote it');
  }
  const [count, length, from] = [24, 40, 48].map((at) => Number(last.readBigUInt64LE(at))) as [
    number,
    number,
    number,
  ];
  if (from + length + endSize !== size) throw new NoWholeZip('it is not as it was written');
  const central = await bytesAt(reader, from, length);
  const entries = new Map<string, Entry>();
  for (let at = 0; at < length; ) {
    if (at + entrySize > length || central.readUInt32LE(at) !== entryMark)
      throw new NoWholeZip('it is not as it was written');
    const named = central.readUInt16LE(at + 28);
    const name = central.toString('utf8', at + entrySize, at + entrySize + named);
    const place = Number(central.readBigUInt64LE(at + entrySize + named + 4));
    const [crc, packed, bytes] = [16, 20, 24].map((field) => central.readUInt32LE(at + field)) as [
      number,
      number,
      number,
    ];
    entries.set(name, { name, at: place, packed, bytes, crc });
    at += entrySize + named + central.readUInt16LE(at + 30);
  }
  if (entries.size !== count) throw new NoWholeZip('it is not as it was written');
  return {
    names: [...entries.keys()],
    async *part(name) {
      const entry = entries.get(name);
      if (entry === undefined) throw new NoWholeZip(`it has no ${name}`);
      const header = await bytesAt(reader, entry.at, localSize);
      const start = entry.at + localSize + header.readUInt16LE(26) + header.readUInt16LE(28);
      if (entry.packed === 0) return;
      let came = 0;
      let sum = 0;
      for await (const chunk of through(chunksAt(reader, start, entry.packed), createInflateRaw())) {
        came += chunk.length;
        if (came > entry.bytes) throw new NoWholeZip(`${name} is more than it says`);
        sum = crc32(chunk, sum);
        yield chunk;
      }
      if (sum !== entry.crc) throw new NoWholeZip(`${name} is not as it was written`);
    },
  };
}
