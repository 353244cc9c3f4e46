import { inLanes, manyLanes } from './lanes.ts';

/** A dispatch, or an owner, with which something went wrong that nobody expected. */
export type Failure = { id: string; error: unknown };

/**
 * Does its work for each, many at once, begun in their order; what throws is handed back by its name, and stops none of the
 * others.
 */
export async function doEach<T extends { id: string }>(
  things: readonly T[],
  work: (thing: T) => Promise<unknown>,
): Promise<Failure[]> {
  const failures: Failure[] = [];
  await inLanes(manyLanes, things, async (thing) => {
    try {
      await work(thing);
    } catch (error) {
      failures.push({ id: thing.id, error });
    }
  });
  return failures;
}

/** For whoever reads again, in the same morning, what a sweep has read and handed back by name. */
export const toldAlready = (): void => undefined;

/** Some could not be done. All others were. */
class NotAllDone extends Error {
  override readonly name = 'NotAllDone';
}

/** Throws when there is any failure, and names each. */
export function throwFailures(failures: readonly Failure[]): void {
  const [first] = failures;
  if (first === undefined) return;
  const named = failures.map(
    ({ id, error }) => `${id}: ${error instanceof Error ? error.message : String(error)}`,
  );
  throw new NotAllDone(named.join('; '), { cause: first.error });
}
