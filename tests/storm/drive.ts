/** Lives through seasons by chance and says what must not have been: `npm run storm -- --runs 200 --seed 1`. */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { shrink } from './shrink.ts';
import { stormOf } from './storm.ts';
import { type Held, heldIn, Tally } from './tally.ts';
import { kinds, type Violation } from './violations.ts';

/** What a worker tells of each season that it has lived through. */
type Report = { seed: number; held: Held; violations: Violation[] };
/** The seeds of one worker: the first, the one after the last, and how far each is from the next. */
type Share = { first: number; end: number; step: number };

const mostWorkers = 4;
/** A season leaves much behind: collected in larger pieces, it costs a tenth less. */
const resourceLimits = { maxYoungGenerationSizeMb: 192 };

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

const inALine = (seed: number, { kind, on, what }: Violation): string =>
  `${kind}, seed ${seed}, ${on}: ${what}`;

async function liveThrough({ first, end, step }: Share): Promise<void> {
  for (let seed = first; seed < end; seed += step) {
    const outcome = await stormOf(seed);
    const report: Report = { seed, held: heldIn(outcome), violations: outcome.violations };
    parentPort?.postMessage(report);
  }
}

/** Has a worker live through its share, and hears of each season. */
const workThrough = (share: Share, hear: (report: Report) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: share, resourceLimits });
    worker.on('message', hear);
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });

async function drive(): Promise<void> {
  const { values: options } = parseArgs({
    options: {
      runs: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      workers: { type: 'string', default: String(Math.min(availableParallelism(), mostWorkers)) },
      /** Leaves out kinds, by name, as while they are being mended. */
      without: { type: 'string', multiple: true, default: [] },
      /** Prints the season whole, and does not look for the smallest part of it that fails. */
      whole: { type: 'boolean', default: false },
    },
  });
  if (options.without.some((name) => !(kinds as readonly string[]).includes(name))) {
    throw new RangeError(`there are these kinds: ${kinds.join(', ')}`);
  }
  const first = Number(options.seed);
  const runs = Number(options.runs);
  const workers = Math.min(Number(options.workers), runs);
  const tally = new Tally(runs);
  /** The failure of each kind with the lowest seed, whose story is told at the end. */
  const failures = new Map<Violation['kind'], { seed: number; violation: Violation }>();

  process.once('SIGINT', () => {
    say('stopped on the way:');
    for (const line of tally.inFull()) say(line);
    process.exit(130);
  });
  const hear = ({ seed, held, violations }: Report): void => {
    tally.add(held);
    for (const violation of violations.filter(({ kind }) => !options.without.includes(kind))) {
      say(inALine(seed, violation));
      const known = failures.get(violation.kind);
      if (known === undefined || seed < known.seed) failures.set(violation.kind, { seed, violation });
    }
    if (tally.seasons % 100 === 0 && tally.seasons < runs) say(tally.inALine());
  };
  await Promise.all(
    Array.from({ length: workers }, (_, place) =>
      workThrough({ first: first + place, end: first + runs, step: workers }, hear),
    ),
  );
  for (const line of tally.inFull()) say(line);
  process.exitCode = failures.size > 0 ? 1 : 0;
  if (options.whole && runs === 1) for (const line of (await stormOf(first)).story) say(line);
  else if (!options.whole) for (const { seed, violation } of failures.values()) await tell(seed, violation);
}

async function tell(seed: number, violation: Violation): Promise<void> {
  say(`\nThe story of “${violation.kind}”, seed ${seed}: npm run storm -- --seed ${seed} --runs 1`);
  const outcome = await stormOf(seed);
  const { story, season, violations } = await shrink(outcome, violation);
  say(`Of ${outcome.season.decisions.length} things decided, ${season.decisions.length} are enough:`);
  say(JSON.stringify(season.setting));
  for (const line of story) say(`  ${line}`);
  for (const one of violations.filter(({ kind }) => kind === violation.kind)) say(`  ${inALine(seed, one)}`);
}

if (isMainThread) await drive();
else await liveThrough(workerData);
