import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

/** All that this program is made of, as it is run: its sources, or what was built of them. */
const program = new URL(import.meta.url.endsWith('.ts') ? '../../' : './', import.meta.url);

async function digestOfProgram(): Promise<string> {
  const digest = createHash('sha256');
  const files = await readdir(program, { recursive: true });
  // The packages that it reads with are named beside it, each with its version.
  const code = ['../package.json', ...files.filter((file) => /\.(?:ts|mjs|json)$/.test(file)).sort()];
  for (const file of code) digest.update(file).update(await readFile(new URL(file, program)));
  return digest.digest('hex');
}

let version: Promise<string> | undefined;

/** Which reader this is. Any change of the program makes another, so that nobody need remember to say so. */
export function readerVersion(): Promise<string> {
  version ??= digestOfProgram();
  return version;
}
