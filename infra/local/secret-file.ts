import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import type * as z from 'zod';

const readableByOwner = 0o600;

/** Under another name until whole, and for nobody else to read. */
export async function keepSecret(path: string, secret: unknown): Promise<void> {
  const unfinished = `${path}.part`;
  await writeFile(unfinished, JSON.stringify(secret), { mode: readableByOwner });
  await chmod(unfinished, readableByOwner);
  await rename(unfinished, path);
}

/** What is kept in the file; undefined when there is no such file. Throws when something else is in it. */
export async function secretIn<Secret>(path: string, schema: z.ZodType<Secret>): Promise<Secret | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    const remedy =
      'move it away, and a new one is made; tokens and links given until now are worth nothing then';
    throw new Error(`${path} is not as it was written: ${remedy}`, { cause: error });
  }
}

/** What is kept in the file, made and kept when there is none. */
export async function secretOr<Secret>(
  path: string,
  schema: z.ZodType<Secret>,
  make: () => Promise<Secret> | Secret,
): Promise<Secret> {
  const known = await secretIn(path, schema);
  if (known !== undefined) return known;
  const made = await make();
  await keepSecret(path, made);
  return made;
}
