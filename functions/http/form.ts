/** What a form sends under one name: text, or a file. */
type Part = [name: string, value: string | File];

/** Browsers write a quote in a file's name as `%22`, and other programs as `\"`, which is read as one already. */
const asNamed = (name: string): string => name.replaceAll('%22', '"');

/**
 * The parts of a form as `multipart/form-data` has it (RFC 7578), in their order. As browsers send it, whose names may
 * hold whatever a file's does; else as other programs do: names without quotes, `filename*`, text before and after.
 * Throws on anything else.
 */
export async function partsOf(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Part[]> {
  const asBrowsersDo = await new Response(bytes, { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined);
  return asBrowsersDo ? [...asBrowsersDo.entries()] : partsOfPrograms(bytes, type);
}

async function partsOfPrograms(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Part[]> {
  const { default: busboy } = await import('busboy');
  return new Promise((resolve, reject) => {
    const parts: Part[] = [];
    const put = (name: string | undefined, value: string | File): void => {
      if (name === undefined) reject(new Error('a part of the form has no name'));
      else parts.push([name, value]);
    };
    const form = busboy({
      headers: { 'content-type': type },
      defParamCharset: 'utf8',
      preservePath: true,
      limits: { fieldSize: bytes.length + 1 },
    });
    form.on('field', put);
    form.on('file', (name, file, { filename = '', mimeType }) => {
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      file.on('data', (piece: Uint8Array<ArrayBuffer>) => pieces.push(piece));
      file.on('error', reject);
      file.on('end', () => put(name, new File(pieces, asNamed(filename), { type: mimeType })));
    });
    form.on('error', reject);
    form.on('close', () => resolve(parts));
    form.end(bytes);
  });
}
