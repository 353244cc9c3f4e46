import { type Instant, instantSchema } from '../calendar/days.ts';
import type { Author, Versioned } from './history.ts';

/** The moments between which somebody owed something as it is owed no longer. */
export const betweenMoments = { from: instantSchema, until: instantSchema };
type Between = { from: Instant; until: Instant };

/** How many such times are kept. Reminders look back to the last meeting, and something changes hands now and then. */
const timesKept = 20;

type Owed<How> = Versioned & { owedSince: Instant | null; owedBefore: readonly (How & Between)[] };

/** The times before, and those that the author's change ends: by whom, or `how`, it was owed until now. The latest are kept. */
export function owedUntilNow<How>(
  { owedSince, owedBefore, history }: Owed<How>,
  how: readonly How[],
  { at }: Author,
): (How & Between)[] {
  const from = owedSince ?? history[0]?.at ?? at;
  return [...owedBefore, ...how.map((one) => ({ ...one, from, until: at }))].slice(-timesKept);
}
