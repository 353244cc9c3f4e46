import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PrintPage } from '../../functions/dispatch/content.ts';

/** A page is printed within so many milliseconds, or not at all: a mail waits for it. */
const mostMs = 15_000;

/** The Chromium of this machine: the one that `CHROMIUM` names, or Debian's; undefined where there is none. */
export const chromiumAtHand = (variables: NodeJS.ProcessEnv): string | undefined =>
  [variables['CHROMIUM'] || '/usr/bin/chromium'].find((path) => existsSync(path));

/** Its sandbox needs a user who is not root. */
const whoeverAsks = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/** Prints by that Chromium, in a profile that is gone afterwards; undefined where it fails, or takes too long. */
export const printBy =
  (chromium: string, within = mostMs): PrintPage =>
  async (html) => {
    const folder = await mkdtemp(join(tmpdir(), 'matters-print-'));
    try {
      const [page, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
      await writeFile(page, html);
      const isPrinted = await run(
        chromium,
        [
          ...['--headless', ...whoeverAsks(), '--disable-gpu', '--no-first-run'],
          ...[`--user-data-dir=${join(folder, 'profile')}`, '--no-pdf-header-footer'],
          ...[`--print-to-pdf=${pdf}`, pathToFileURL(page).href],
        ],
        within,
      );
      return isPrinted && existsSync(pdf) ? new Uint8Array(await readFile(pdf)) : undefined;
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(
        () => undefined,
      );
    }
  };

/** Whether it ended well in time. Where it does not, it is ended with all the processes that it began. */
const run = (program: string, words: readonly string[], within: number): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(program, words, { detached: true, stdio: 'ignore' });
    const end = (): void => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    };
    const clock = setTimeout(() => {
      end();
      resolve(false);
    }, within);
    const settle = (isWell: boolean): void => {
      clearTimeout(clock);
      resolve(isWell);
    };
    child.once('error', () => settle(false));
    child.once('exit', (code) => settle(code === 0));
  });
