/** How many requests were made in that minute by whoever it is, this one among them; with −1, one of them is not counted after all. */
export type RequestCounter = (whose: string, minute: number, by?: 1 | -1) => number | Promise<number>;

/** So many are counted at once. Where more ask in one minute, whoever was not heard of for longest begins anew. */
const most = 10_000;

/**
 * Counts in the memory of this process, which costs nothing: each process that answers counts for itself, so that whoever is
 * answered by several may ask as often of each.
 */
export function requestCounter(): RequestCounter {
  const counts = new Map<string, number>();
  let current = Number.NaN;
  return (whose, minute, by = 1) => {
    if (minute !== current) counts.clear();
    current = minute;
    const count = (counts.get(whose) ?? 0) + by;
    counts.delete(whose);
    counts.set(whose, count);
    if (counts.size > most) counts.delete(counts.keys().next().value ?? '');
    return count;
  };
}
