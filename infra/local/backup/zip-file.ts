import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, fromFdPromise } from 'yauzl';
import { ZipFile } from 'yazl';

/** Whoever wants to know when something was made asks the manifest; and it is its owner's alone. */
const asPart = { mtime: new Date('1980-01-01T12:00:00Z'), mode: 0o100600 };

/** Writes a zip into a file part by part, and holds none of them. */
export function zipInto(file: Pick<FileHandle, 'write'>) {
  const zip = new ZipFile();
  const written = writeAll(zip.outputStream, file);
  written.catch(() => undefined);
  return {
    async add(name: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
      const part = Readable.from(content, { objectMode: false });
      const read = new Promise<void>((resolve, reject) => part.once('end', resolve).once('error', reject));
      zip.addReadStream(part, name, asPart);
      try {
        // Nothing but a fault ends the writing before `end` is said.
        await Promise.race([read, written]);
      } finally {
        part.destroy();
      }
    },
    async end(): Promise<void> {
      zip.end();
      await written;
    },
  };
}

async function writeAll(
  chunks: AsyncIterable<string | Uint8Array>,
  file: Pick<FileHandle, 'write'>,
): Promise<void> {
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk as Uint8Array);
    for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done)).bytesWritten;
  }
}

/** It is no zip that was written to its end. */
export class NoWholeZip extends Error {
  override readonly name = 'NoWholeZip';
}

/** What cannot be read of a zip was not written so. */
const notWhole = (error: unknown): never => {
  throw error instanceof Error ? new NoWholeZip(error.message, { cause: error }) : error;
};

/** The parts of a zip, and how each is read. Throws {@link NoWholeZip}. */
export async function openZip({ fd }: FileHandle): Promise<{
  names: string[];
  part: (name: string) => AsyncGenerator<Uint8Array>;
}> {
  const zip = await fromFdPromise(fd, { autoClose: false }).catch(notWhole);
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  } catch (error) {
    notWhole(error);
  }
  return {
    names: [...entries.keys()],
    async *part(name) {
      const entry = entries.get(name);
      if (entry === undefined) throw new NoWholeZip(`it has no ${name}`);
      let sum = 0;
      const chunks: Readable = await zip.openReadStreamPromise(entry).catch(notWhole);
      try {
        for await (const chunk of chunks as AsyncIterable<Buffer>) {
          sum = crc32(chunk, sum);
          yield chunk;
        }
      } catch (error) {
        notWhole(error);
      }
      if (sum !== entry.crc32) throw new NoWholeZip(`${name} is not as it was written`);
    },
  };
}
