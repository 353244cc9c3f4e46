/**
 * `npm run bench`: what the service costs, each line with its goal and beside its peer, measured in one run: by counts, by what
 * a process had of the processor, and by ratios, never by the clock. `npm run bench -- --quick` counts alone, and ends with 1
 * where a count is beyond its goal, and beyond what is known of it; `npm run bench -- growth` runs the benchmarks so named.
 */
import { type Benchmark, inALine, isWithin } from './row.ts';

// Said by the AWS SDK on every run, though the releases it speaks of are not these.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

const benchmarks: Record<string, () => Promise<Benchmark>> = {
  growth: async () => (await import('./growth.ts')).growth,
  'board-year': async () => (await import('./board-year.ts')).boardYear,
  'many-boards': async () => (await import('./many-boards.ts')).manyBoards,
  mails: async () => (await import('./mails.ts')).mails,
  requests: async () => (await import('./requests.ts')).benchmark,
  word: async () => (await import('./word.ts')).benchmark,
  load: async () => (await import('./load.ts')).benchmark,
  rate: async () => (await import('./rate.ts')).rate,
};

const words = process.argv.slice(2);
const quick = words.includes('--quick');
const named = words.filter((word) => word !== '--quick');
const unknown = named.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  process.stderr.write(
    `no such benchmark: ${unknown.join(', ')}. There are ${Object.keys(benchmarks).join(', ')}\n`,
  );
  process.exit(2);
}

let isAllWithin = true;
for (const [name, load] of Object.entries(benchmarks)) {
  if (named.length > 0 && !named.includes(name)) continue;
  const rows = await (await load())({ quick });
  if (rows.length === 0) continue;
  process.stdout.write(`\n${name}\n`);
  for (const row of rows) {
    process.stdout.write(`${inALine(row)}\n`);
    isAllWithin &&= isWithin(row);
  }
}
process.exitCode = quick && !isAllWithin ? 1 : 0;
