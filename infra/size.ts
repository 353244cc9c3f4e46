/**
 * How large each deployed function is, and what a fresh process takes of the processor to load it, as a ratio to one that
 * loads an empty handler: `npm run size`. Ends with 1 when a function is over its budget.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, type Entry } from './bundle.ts';
import { costToLoad, emptyHandler, handlerIn } from './fresh-load.ts';
import { median } from './median.ts';

const budgets: Record<Entry, number> = {
  sweep: 2,
  send: 2.6,
  settle: 2,
  read: 2.6,
  answer: 2.6,
  vouch: 1.6,
  publish: 2.6,
};

/** Each round loads every handler once, so that what else the machine does falls on all alike. */
const rounds = 21;

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

function measure(folder: string): { entry: Entry; ratio: number; atOnce: number; inAll: number }[] {
  const entries = Object.keys(budgets) as Entry[];
  for (const entry of entries) bundle(entry, join(folder, entry));
  const empty = join(folder, 'empty.mjs');
  writeFileSync(empty, emptyHandler);
  const ratios = new Map<Entry, number[]>(entries.map((entry) => [entry, []]));
  for (let round = 0; round < rounds; round += 1) {
    const nothing = costToLoad(empty);
    for (const [entry, known] of ratios) known.push(costToLoad(handlerIn(join(folder, entry))) / nothing);
  }
  return entries.map((entry) => ({
    entry,
    ratio: median(ratios.get(entry) ?? []),
    atOnce: bytesOf(loadedWith(handlerIn(join(folder, entry)))),
    inAll: bytesOf(deployedFiles(join(folder, entry))),
  }));
}

const folder = mkdtempSync(join(tmpdir(), 'matters-size-'));
try {
  const kilobytes = (bytes: number): string => `${Math.round(bytes / 1_000)} kB`;
  const line = (name: string, ...cells: string[]): void => {
    process.stdout.write(`${name.padEnd(12)}${cells.map((cell) => cell.padStart(12)).join('')}\n`);
  };
  line('function', 'at once', 'in all', 'to load', 'budget');
  for (const { entry, ratio, atOnce, inAll } of measure(folder)) {
    line(
      entry,
      kilobytes(atOnce),
      kilobytes(inAll),
      `× ${ratio.toFixed(2)}`,
      `× ${budgets[entry].toFixed(1)}`,
    );
    if (ratio > budgets[entry]) {
      process.exitCode = 1;
      process.stderr.write(`${entry} is over its budget\n`);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
