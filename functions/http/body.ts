import { Problem } from './problem.ts';

/** All that is sent, unless it is more than is taken: then no more of it is read than shows that. */
export async function bytesOf(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = new Problem('too-large', `No more than ${most} bytes are taken here.`);
  const said = request.headers.get('content-length');
  if (said !== null && Number(said) > most) throw tooLarge;
  const { bytes, isTooLarge } = await (said === null
    ? readInPieces(request, most)
    : readAtOnce(request, most)
  ).catch(() => {
    throw new Problem('malformed', 'The body ended before all of it had come.');
  });
  if (isTooLarge) throw tooLarge;
  return bytes;
}

type Read = { bytes: Uint8Array<ArrayBuffer>; isTooLarge: boolean };

async function readAtOnce(request: Request, most: number): Promise<Read> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  return { bytes, isTooLarge: bytes.length > most };
}

async function readInPieces({ body }: Request, most: number): Promise<Read> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body ?? []) {
    length += piece.length;
    if (length > most) return { bytes: new Uint8Array(), isTooLarge: true };
    pieces.push(piece);
  }
  return { bytes: new Uint8Array(Buffer.concat(pieces, length)), isTooLarge: false };
}
