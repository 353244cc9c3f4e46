/**
 * How large each deployed function is, and how long a fresh process takes to load it, as a ratio to one that loads an
 * empty handler: `npm run size`. Ends with 1 when a function is over its budget.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, type Entry } from './bundle.ts';

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

/**
 * That of this process, and what the functions ask for; nothing of it is called while they are loaded. Where it has
 * Node read certificates of its own (NODE_EXTRA_CA_CERTS), a process that does nothing takes nearly twice as long, and
 * the ratios are lower: the budgets were set there.
 */
const environment = {
  ...process.env,
  AWS_REGION: 'eu-west-2',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  MATTERS_TABLE: 'register',
  MATTERS_BOARD_QUEUE: 'http://127.0.0.1:9/boards',
  MATTERS_SEND_QUEUE: 'http://127.0.0.1:9/dispatches',
  MATTERS_OWNERS_DEAD_LETTERS: 'http://127.0.0.1:9/owners-dead',
  MATTERS_SECRETARIES_DEAD_LETTERS: 'http://127.0.0.1:9/secretaries-dead',
  MATTERS_FREEZE_PARAMETER: '/sending',
  MATTERS_MAIL_FROM: 'actions@matters-arising.example',
  MATTERS_CONFIGURATION_SET: 'matters-arising',
  MATTERS_PAPERS_BUCKET: 'papers',
  MATTERS_PUBLIC_BUCKET: 'public-register',
  MATTERS_PUBLIC_ADDRESS: 'https://register.example',
  MATTERS_PAPERS_ADDRESS: 'http://127.0.0.1:9/papers',
  MATTERS_READING_QUEUE: 'http://127.0.0.1:9/readings',
  MATTERS_LINK_SECRET: 'link-secret',
  MATTERS_SENDERS: '2',
  MATTERS_ISSUER: 'http://127.0.0.1:9',
  MATTERS_AUDIENCES: 'client',
  MATTERS_GROUPS_CLAIM: 'cognito:groups',
  MATTERS_CLIENT_GROUPS: '{}',
  MATTERS_REQUESTS_PER_MINUTE: '600',
  MATTERS_ORIGINS: '',
  MATTERS_PAGES_ADDRESS: 'http://localhost:9',
  MATTERS_PAGES_CLIENT: 'pages',
  MATTERS_USER_POOL: 'eu-west-2_AbCdEf123',
  MATTERS_SIGN_IN_ADDRESS: 'http://127.0.0.1:9',
};

const handlerIn = (folder: string): string => join(folder, 'functions', 'index.mjs');

function timeToLoad(file: string): number {
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [file], { env: environment, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} cannot be loaded:\n${stderr}`);
  return performance.now() - began;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

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
  writeFileSync(empty, 'export const handler = async () => undefined;\n');
  const ratios = new Map<Entry, number[]>(entries.map((entry) => [entry, []]));
  for (let round = 0; round < rounds; round += 1) {
    const nothing = timeToLoad(empty);
    for (const [entry, known] of ratios) known.push(timeToLoad(handlerIn(join(folder, entry))) / nothing);
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
