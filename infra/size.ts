/** How large each deployed function is: `npm run size`. What loading it costs, `npm run bench -- load` says. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, type Entry, handlerIn } from './bundle.ts';

/** A handler's file and those that it imports before it can be called; what it imports later is not among them. */
function loadedWith(file: string, seen: Set<string> = new Set()): Set<string> {
  seen.add(file);
  for (const [, name] of readFileSync(file, 'utf8').matchAll(/(?:from|import)"\.\/([^"]+)"/g)) {
    const imported = join(file, '..', name ?? '');
    if (!seen.has(imported)) loadedWith(imported, seen);
  }
  return seen;
}

const bytesOf = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + statSync(file).size, 0);

/** All that is deployed of one function, but for the maps of its sources. */
const deployedFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && !file.name.endsWith('.map'))
    .map(({ parentPath, name }) => join(parentPath, name));

const entries: readonly Entry[] = ['sweep', 'send', 'settle', 'read', 'answer', 'vouch', 'publish'];

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1_000)} kB`;
const print = (name: string, ...cells: string[]): void => {
  process.stdout.write(`${name.padEnd(12)}${cells.map((cell) => cell.padStart(12)).join('')}\n`);
};

const folder = mkdtempSync(join(tmpdir(), 'matters-size-'));
try {
  print('function', 'at once', 'in all');
  for (const entry of entries) {
    const its = join(folder, entry);
    bundle(entry, its);
    print(entry, kilobytes(bytesOf(loadedWith(handlerIn(its)))), kilobytes(bytesOf(deployedFiles(its))));
  }
} finally {
  rmSync(folder, { recursive: true });
}
