import { deflateRawSync } from 'node:zlib';
import { Zip, ZipPassThrough } from 'fflate';

/** A file of an archive, made smaller by Node's own zlib: it takes the processor a fraction of what that takes in JavaScript. */
class Deflated extends ZipPassThrough {
  override compression = 8;

  protected override process(chunk: Uint8Array, isLast: boolean): void {
    this.ondata(null, deflateRawSync(chunk), isLast);
  }
}

/** Those files in one archive, in their order and dated as said: the same files make the same bytes. */
export function archiveOf(files: Readonly<Record<string, Uint8Array>>, at: string): Uint8Array {
  const pieces: Uint8Array[] = [];
  const archive = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  for (const [name, bytes] of Object.entries(files)) {
    const file = new Deflated(name);
    file.mtime = at;
    archive.add(file);
    file.push(bytes, true);
  }
  archive.end();
  return new Uint8Array(Buffer.concat(pieces));
}
