/** Lives through seasons by chance and says what must not have been: `npm run storm -- --runs 200 --seed 1`. */
import { parseArgs } from 'node:util';
import { shrink } from './shrink.ts';
import { type Outcome, stormOf } from './storm.ts';
import { Tally } from './tally.ts';
import { kinds, type Violation } from './violations.ts';

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    /** Leaves out kinds, by name, as while they are being mended. */
    without: { type: 'string', multiple: true, default: [] },
    /** Prints the season whole, and does not look for the smallest part of it that fails. */
    whole: { type: 'boolean', default: false },
  },
});

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

const inALine = (seed: number, { kind, on, what }: Violation): string =>
  `${kind}, seed ${seed}, ${on}: ${what}`;

const first = Number(options.seed);
const runs = Number(options.runs);
const isCounted = ({ kind }: Violation): boolean => !options.without.includes(kind);
const tally = new Tally();
/** The first failure of each kind, whose story is told at the end. */
const failures = new Map<Violation['kind'], { outcome: Outcome; violation: Violation }>();

for (let seed = first; seed < first + runs; seed += 1) {
  const outcome = await stormOf(seed);
  tally.add(outcome);
  for (const violation of outcome.violations.filter(isCounted)) {
    say(inALine(seed, violation));
    if (!failures.has(violation.kind)) failures.set(violation.kind, { outcome, violation });
  }
  if ((seed - first + 1) % 100 === 0) say(tally.inALine());
  if (runs === 1 && options.whole) for (const line of outcome.story) say(line);
}

for (const line of tally.inFull()) say(line);
if (!options.whole) for (const { outcome, violation } of failures.values()) await tell(outcome, violation);
process.exitCode = failures.size > 0 ? 1 : 0;

async function tell(outcome: Outcome, violation: Violation): Promise<void> {
  const { seed } = outcome.season;
  say(`\nThe story of “${violation.kind}”, seed ${seed}: npm run storm -- --seed ${seed} --runs 1`);
  const { story, season, violations } = await shrink(outcome, violation);
  say(`Of ${outcome.season.decisions.length} things decided, ${season.decisions.length} are enough:`);
  say(JSON.stringify(season.setting));
  for (const line of story) say(`  ${line}`);
  for (const one of violations.filter(({ kind }) => kind === violation.kind)) say(`  ${inALine(seed, one)}`);
}

if (options.without.some((name) => !(kinds as readonly string[]).includes(name))) {
  throw new RangeError(`there are these kinds: ${kinds.join(', ')}`);
}
