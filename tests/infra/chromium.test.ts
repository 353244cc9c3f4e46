import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { chromiumAtHand, printBy } from '../../infra/local/chromium.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'matters-browser-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A program in place of a browser, which is called as one would be. */
async function aBrowser(script: string): Promise<string> {
  const path = join(folder, 'browser');
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

const pdfOf =
  'for word in "$@"; do case $word in --print-to-pdf=*) pdf=$(echo "$word" | cut -d= -f2);; file://*) page=$(echo "$word" | cut -c8-);; esac; done';
const textOf = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes);
const printing = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('matters-print-'));

it('a page is printed by the browser, of which nothing is left', async () => {
  const before = await printing();
  const browser = await aBrowser(`${pdfOf}; cp "$page" "$pdf"`);
  expect(textOf(await printBy(browser)('<p>the sheet of O’Neill</p>'))).toBe('<p>the sheet of O’Neill</p>');
  expect(await printing()).toEqual(before);
});

it.each([
  ['fails', 'exit 1'],
  ['prints nothing', 'exit 0'],
  ['hangs, and what it began with it', 'sleep 60 & sleep 60'],
])('a browser that %s prints nothing, and nobody waits for it', async (_, script) => {
  const browser = await aBrowser(script);
  const began = performance.now();
  expect(await printBy(browser, 500)('<p>the sheet</p>')).toBeUndefined();
  expect(performance.now() - began).toBeLessThan(5_000);
});

it('a browser that is not there prints nothing', async () => {
  expect(await printBy(join(folder, 'none'))('<p>the sheet</p>')).toBeUndefined();
  expect(chromiumAtHand({ CHROMIUM: join(folder, 'none') })).toBeUndefined();
  const browser = await aBrowser('exit 0');
  expect(chromiumAtHand({ CHROMIUM: browser })).toBe(browser);
});
