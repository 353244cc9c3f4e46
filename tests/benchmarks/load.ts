import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, type Entry } from '../../infra/bundle.ts';
import { costToLoad, emptyHandler, handlerIn } from '../../infra/fresh-load.ts';
import { median } from '../../infra/median.ts';
import type { Benchmark } from './row.ts';

/** Each round loads every handler once, so that what else the machine does falls on all alike. */
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
      return { entry, ratios: [] as number[] };
    });
    for (let round = 0; round < rounds; round += 1) {
      const nothing = costToLoad(empty);
      for (const { entry, ratios } of measured) {
        ratios.push(costToLoad(handlerIn(join(folder, entry))) / nothing);
      }
    }
    return measured.map(({ entry, ratios }) => ({
      name: `a fresh load of ${entry}`,
      is: median(ratios),
      unit: '× an empty handler',
      goal: { atMost: goals[entry] },
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
};
