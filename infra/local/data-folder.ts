import { chmod, readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { whyNoFile } from '../../functions/command-line/terminal/desk.ts';

const unlessGone = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
};

/** Everything in it before the folder itself: cut short, it is done again. */
async function closeWhole(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o700).catch(unlessGone);
    else if (entry.isFile()) await chmod(path, 0o600).catch(unlessGone);
  }
  await chmod(folder, 0o700);
}

/**
 * Closes a data folder that others on this machine may look into, with all that is in it. Where that cannot be done, it is
 * said, and the folder is used as it is. Windows has no modes: there a folder is as the one above it.
 */
export async function closeToOthers(folder: string, say: (message: string) => void): Promise<void> {
  try {
    const found = await stat(folder).catch(unlessGone);
    if (process.platform === 'win32' || found === undefined || (found.mode & 0o077) === 0) return;
    await closeWhole(folder);
  } catch (error) {
    say(
      `Others on this machine may look into ${resolve(folder)}: it could not be closed, ${whyNoFile(error)}.`,
    );
  }
}
