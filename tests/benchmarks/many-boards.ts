import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { Benchmark } from './row.ts';

const here = (name: string): string => fileURLToPath(new URL(`${name}.ts`, import.meta.url));
const execArgv = ['--import', 'tsx'];

/** What a morning of every board took: of the processor, by board, and of memory once it was over. */
const morningSchema = z.object({ msABoard: z.number(), heap: z.number(), mails: z.number() });

const engineSchema = z.object({ url: z.string(), tableName: z.string() });

async function morningOf(boards: number, actionsEach: number): Promise<z.infer<typeof morningSchema>> {
  const folder = await mkdtemp(join(tmpdir(), 'matters-many-boards-'));
  const words = [here('many-boards-engine'), folder, String(boards), String(actionsEach)];
  const engine = spawn(process.execPath, [...execArgv, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [line] = await once(createInterface({ input: engine.stdout }), 'line');
    const { url, tableName } = engineSchema.parse(JSON.parse(String(line)));
    const child = fork(here('many-boards-morning'), [url, tableName], {
      execArgv: [...execArgv, '--expose-gc'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const [told] = await once(child, 'message');
    return morningSchema.parse(told);
  } finally {
    engine.kill();
    await once(engine, 'exit');
    await rm(folder, { recursive: true });
  }
}

/** Fewer where `BOARDS` says so: ten thousand take a quarter of an hour and 3 GB of disk. */
const boards = Number(process.env['BOARDS'] ?? 10_000);
const actionsEach = 100;

/** One morning of 10,000 boards with a million actions, against one of 100: each board is to cost the same, and none to stay in memory. */
export const manyBoards: Benchmark = async ({ quick }) => {
  if (quick) return [];
  const few = await morningOf(100, actionsEach);
  const many = await morningOf(boards, actionsEach);
  const name = `${boards} boards with ${actionsEach} actions each, against 100`;
  return [
    {
      name: `processor a board of ${name} (${many.msABoard.toFixed(1)} ms)`,
      is: many.msABoard / few.msABoard,
      unit: '×',
      goal: { atMost: 1.1 },
    },
    {
      name: `memory after the morning of ${name} (${(many.heap / 1e6).toFixed(0)} MB)`,
      is: many.heap / few.heap,
      unit: '×',
      goal: { atMost: 1.1 },
    },
  ];
};
