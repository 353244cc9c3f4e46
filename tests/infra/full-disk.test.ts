import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { itemsOf } from '../../infra/local/database.ts';
import { startEngines } from '../../infra/local/engines.ts';

const script = fileURLToPath(new URL('limited-process.ts', import.meta.url));

// A limit cuts a write in two as a full disk does, and any user may set one.
it('what was acknowledged is there after a start, though a write between was cut in two', async () => {
  const root = await mkdtemp(join(tmpdir(), 'matters-full-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const dataDir = join(root, 'data');
  const limited = `ulimit -f 512; exec "${process.execPath}" --import tsx "${script}" "${dataDir}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', limited], { encoding: 'utf8' });
  const lines = stdout.trim().split('\n');
  const kept = lines.filter((line) => line.startsWith('kept ')).map((line) => line.slice(5));
  const [fault = ''] = lines.filter((line) => line.startsWith('fault '));
  expect(fault, stderr).toContain(
    `the database in ${join(dataDir, 'dynamodb')} cannot be used: its files may not be larger`,
  );
  expect(lines.at(-1)).toMatch(/^kept /);
  const engines = await startEngines({ dataDir });
  onTestFinished(engines.stop);
  const there = new Set<string>();
  for await (const line of itemsOf(engines)) there.add(JSON.parse(line).entry.S);
  expect(kept.filter((entry) => !there.has(entry))).toEqual([]);
  expect(kept.length).toBeGreaterThan(100);
}, 60_000);
