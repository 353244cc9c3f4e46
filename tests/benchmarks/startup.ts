import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { tellingUsage } from './fresh-load.ts';

/** What a verb costs before it has done anything: seconds of processor, the median of so many runs, and times a bare node. */
const runs = 9;
const goals = { help: 0.35, verb: 0.7 } as const;

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const matters = at('infra/local/matters.mjs');
const data = mkdtempSync(join(tmpdir(), 'matters-startup-'));

async function secondsOf(words: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, ['--import', tellingUsage, ...words], {
    env: { ...process.env, MATTERS_DATA: data },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [told, said] = await Promise.all([text(child.stdio[3] as Readable), text(child.stderr as Readable)]);
  if (told === '') throw new Error(`${words.join(' ')} told nothing: ${said}`);
  const { user, system } = JSON.parse(told) as NodeJS.CpuUsage;
  return (user + system) / 1_000_000;
}

async function medianOf(words: readonly string[]): Promise<number> {
  const taken: number[] = [];
  for (let run = 0; run < runs; run++) taken.push(await secondsOf(words));
  return taken.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

const board = ['--board', 'pdb'];
const measured: readonly [string, keyof typeof goals, readonly string[]][] = [
  ['matters --help', 'help', ['--help']],
  ['matters programme add --help', 'help', ['programme', 'add', '--help']],
  ['matters status', 'verb', ['status', ...board]],
  ['matters action list', 'verb', ['action', 'list', ...board]],
  ['matters overview', 'verb', ['overview', ...board]],
  ['matters sweep', 'verb', ['sweep', ...board]],
  ['matters read board.docx', 'verb', ['read', at('tests/fixtures/minutes/board.docx')]],
];

const print = (line: string): boolean => process.stdout.write(`${line}\n`);

try {
  const [name, secretary] = ['Performance and Delivery Board', 'Asha Verity <asha@pcc.example>'];
  await secondsOf([matters, 'board', 'add', 'pdb', '--name', name, '--secretary', secretary]);
  const bare = await medianOf(['--eval', '0']);
  print(`${'bare node'.padEnd(30)} ${bare.toFixed(2)} s`);
  for (const [name, goal, words] of measured) {
    const seconds = await medianOf([matters, ...words]);
    const [times, verdict] = [seconds / bare, seconds <= goals[goal] ? 'within' : 'OVER'];
    print(
      `${name.padEnd(30)} ${seconds.toFixed(2)} s ${times.toFixed(1).padStart(5)} ×  ${verdict} ${goals[goal]} s`,
    );
  }
} finally {
  rmSync(data, { recursive: true, force: true });
}
