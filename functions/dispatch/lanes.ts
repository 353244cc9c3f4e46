/** As many dispatches as are settled or entered at once: what is written of them in the same moment is one request. */
export const manyLanes = 25;

/**
 * Does its work for each of `things` in that many lanes: each lane takes the next one when it is done with its last. What throws
 * ends its lane.
 */
export async function inLanes<T>(
  lanes: number,
  things: Iterable<T>,
  work: (thing: T) => Promise<unknown>,
): Promise<void> {
  const left = things[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (let next = left.next(); !next.done; next = left.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
