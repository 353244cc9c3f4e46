import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { wide } from './objections.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The service as somebody starts it: the sample as it is on a day, or a folder with nothing in it. */
export type RunningSite = {
  url: string;
  /** Runs a verb on what the service serves, and returns what it printed. */
  matters: (...words: string[]) => Promise<string>;
  folder: string;
  stop: () => Promise<void>;
};

const textOf = (program: string, words: readonly string[], env: NodeJS.ProcessEnv): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, words, { cwd: root, env });
    let [out, errors] = ['', ''];
    child.stdout.on('data', (text) => (out += text));
    child.stderr.on('data', (text) => (errors += text));
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`matters ${words.join(' ')}: ${errors}`)),
    );
  });

export async function startSite(what: { asOf: string } | 'empty'): Promise<RunningSite> {
  const folder = await mkdtemp(join(tmpdir(), 'matters-pages-'));
  const env = {
    ...process.env,
    ...(what === 'empty' ? { MATTERS_DATA: folder } : { MATTERS_SAMPLE: folder }),
  };
  const day = what === 'empty' ? [] : ['--as-of', what.asOf];
  const words = ['infra/local/start.mjs', '--port', '0', ...day];
  const child = spawn(process.execPath, words, { cwd: root, env });
  const url = await addressIn(child);
  return {
    url,
    folder,
    matters: (...verb) =>
      textOf(process.execPath, ['infra/local/matters.mjs', ...verb], {
        ...env,
        MATTERS_DATA: folder,
        ...(what !== 'empty' && { MATTERS_TODAY: what.asOf }),
      }),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The address that it prints for people to open. */
const addressIn = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    const take = (text: unknown): void => {
      said += String(text);
      const address = /Open +(http:\/\/\S+?)\/?\s/.exec(said)?.[1];
      if (address) resolve(address);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${said}`)));
  });

/** Debian's Chromium, or the one that `CHROMIUM` names. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
    timeout: 120_000,
  });

/** A window of its own, in which somebody of the issuer's list has signed in. */
export async function signedIn(
  browser: Browser,
  { url }: Pick<RunningSite, 'url'>,
  person: string,
  how: { javaScriptEnabled?: boolean; viewport?: { width: number; height: number } } = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: wide, ...how });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('button', { name: person }).click();
  await page.waitForURL((at) => at.origin === new URL(url).origin);
  return { context, page };
}
