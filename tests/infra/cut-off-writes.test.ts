import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { paginateQuery } from '@aws-sdk/lib-dynamodb';
import { expect, it, onTestFinished } from 'vitest';
import { documentClient } from '../../functions/store/client.ts';
import { itemsOf } from '../../infra/local/database.ts';
import { region, startEngines, tableName } from '../../infra/local/engines.ts';

const script = fileURLToPath(new URL('writing-process.ts', import.meta.url));

async function aFolder(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'matters-cut-off-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  return join(root, 'data');
}

/** What a start finds, in the table and in its index. */
async function standingIn(dataDir: string): Promise<{ table: Set<string>; index: Set<string> }> {
  const engines = await startEngines({ dataDir });
  const client = documentClient({ endpoint: engines.dynamodb, region, credentials: engines.keys });
  onTestFinished(async () => {
    client.destroy();
    await engines.stop();
  });
  const table = new Set<string>();
  for await (const line of itemsOf(engines)) table.add(JSON.parse(line).entry.S);
  const index = new Set<string>();
  const pages = paginateQuery(
    { client },
    {
      ...{ TableName: tableName, IndexName: 'live', KeyConditionExpression: 'board = :board' },
      ExpressionAttributeValues: { ':board': 'pdb' },
    },
  );
  for await (const { Items = [] } of pages) for (const { entry } of Items) index.add(entry);
  return { table, index };
}

const keptIn = (lines: readonly string[]): string[] =>
  lines.filter((line) => line.startsWith('kept ')).map((line) => line.slice(5));

/** Of the numbers, those of which one thing stands and the other does not. */
const halvesIn = (standing: ReadonlySet<string>): string[] =>
  [...standing].filter((entry) => !standing.has(entry.replace(/^./, (place) => (place === 'A' ? 'B' : 'A'))));

// A limit cuts a write in two as a full disk does, and any user may set one.
it.each(['puts', 'transactions'])(
  'what was acknowledged is there after a start, though a write between was cut in two: %s',
  async (manner) => {
    const dataDir = await aFolder();
    const limited = `ulimit -f 512; exec "${process.execPath}" --import tsx "${script}" "${dataDir}" ${manner}`;
    const { stdout, stderr } = spawnSync('bash', ['-c', limited], { encoding: 'utf8' });
    const lines = stdout.trim().split('\n');
    const [fault = ''] = lines.filter((line) => line.startsWith('fault '));
    expect(fault, stderr).toContain(
      `the database in ${join(dataDir, 'dynamodb')} cannot be used: its files may not be larger`,
    );
    expect(lines.at(-1)).toMatch(/^kept /);
    const kept = keptIn(lines);
    expect(kept.length).toBeGreaterThan(100);
    const { table } = await standingIn(dataDir);
    expect(kept.filter((number) => !table.has(`A#${number}`))).toEqual([]);
    if (manner === 'transactions') expect(halvesIn(table)).toEqual([]);
  },
  60_000,
);

it('a transaction is there with both its things and in the index, or not at all, when the process is killed', async () => {
  const dataDir = await aFolder();
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, 'transactions'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (lines.push(line) === 40) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  const { table, index } = await standingIn(dataDir);
  expect(keptIn(lines).filter((number) => !table.has(`A#${number}`))).toEqual([]);
  expect(halvesIn(table)).toEqual([]);
  expect(index).toEqual(table);
}, 60_000);
