import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, type Entry, handlerIn } from '../../infra/bundle.ts';
import { costToLoad, emptyHandler } from './fresh-load.ts';
import type { Benchmark } from './row.ts';

/** Each round loads every handler once; the cheapest load of each counts, which the rest of the machine disturbed least. */
const rounds = 11;

const goals = { sweep: 1.8, send: 2.1, settle: 1.8, answer: 2.3 } as const satisfies Partial<
  Record<Entry, number>
>;

/** What a fresh process takes of the processor to load each function, as times what it takes to load an empty handler. */
export const benchmark: Benchmark = async ({ quick }) => {
  if (quick) return [];
  const folder = mkdtempSync(join(tmpdir(), 'matters-load-'));
  try {
    const empty = join(folder, 'empty.mjs');
    writeFileSync(empty, emptyHandler);
    const measured = (Object.keys(goals) as (keyof typeof goals)[]).map((entry) => {
      bundle(entry, join(folder, entry));
      return { entry, costs: [] as number[] };
    });
    const nothing: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      nothing.push(costToLoad(empty));
      for (const { entry, costs } of measured) costs.push(costToLoad(handlerIn(join(folder, entry))));
    }
    return measured.map(({ entry, costs }) => ({
      name: `a fresh load of ${entry}`,
      is: Math.min(...costs) / Math.min(...nothing),
      unit: '× an empty handler',
      goal: { atMost: goals[entry] },
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
};
