import type { Planted } from './planted.ts';
import type { Decision, Season } from './season.ts';
import { type Outcome, weather } from './storm.ts';
import type { Violation } from './violations.ts';

/** How many seasons a story may take to shrink. */
const mostTries = 400;

const hasKind = ({ violations }: Outcome, { kind }: Violation): boolean =>
  violations.some((one) => one.kind === kind);

/**
 * The smallest part of a season’s decisions, as far as leaving out many and then few of them finds it, in which a
 * violation of the same kind still comes about.
 */
export async function shrink(outcome: Outcome, violation: Violation, planted?: Planted): Promise<Outcome> {
  let smallest = outcome;
  let tries = 0;
  const tryWithout = async (season: Season, from: number, howMany: number): Promise<boolean> => {
    tries += 1;
    const decisions: Decision[] = season.decisions.toSpliced(from, howMany);
    const without = await weather({ ...season, decisions }, planted);
    if (!hasKind(without, violation)) return false;
    smallest = without;
    return true;
  };
  for (let size = Math.ceil(smallest.season.decisions.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < smallest.season.decisions.length && tries < mostTries; ) {
      if (!(await tryWithout(smallest.season, from, size))) from += size;
    }
  }
  return smallest;
}
