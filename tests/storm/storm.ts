import { Judge } from './judge.ts';
import { type Lived, live } from './live.ts';
import type { Planted } from './planted.ts';
import { type Season, seasonOf } from './season.ts';
import type { Violation } from './violations.ts';

/** How a season went, and what must not have been. */
export type Outcome = Lived & { season: Season; violations: Violation[] };

/** Lives through a season and judges it. */
export async function weather(season: Season, planted?: Planted): Promise<Outcome> {
  const judge = new Judge();
  const lived = await live(season, (world, day) => judge.afterDay(world, day), planted);
  return { ...lived, season, violations: judge.afterSeason(lived.world) };
}

export const stormOf = (seed: number, planted?: Planted): Promise<Outcome> =>
  weather(seasonOf(seed), planted);
