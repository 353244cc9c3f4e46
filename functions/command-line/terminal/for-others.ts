import { chmod, mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** The umask that the program was started with, once it keeps to itself. */
let umask: number | undefined;

/** From here on what this process writes is for its user alone to read, but for what it is asked to write for others. */
export function keepToOneself(): void {
  umask ??= process.umask(0o077);
}

/** Has what was made just now be for whom the umask of the program's user says. */
async function giveToOthers(path: string, most: number): Promise<void> {
  if (umask !== undefined) await chmod(path, most & ~umask);
}

export const giveFileToOthers = (path: string): Promise<void> => giveToOthers(path, 0o666);

/** Makes a folder that others may read, as far as its user lets them; those above it too, where they are missing. */
export async function makeFolderForOthers(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = resolve(folder); made.length >= resolve(first).length; made = dirname(made)) {
    await giveToOthers(made, 0o777);
  }
}
