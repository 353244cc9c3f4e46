/** What a season is drawn from: the same seed gives the same draws, in the same order, on every machine. */
export type Chance = {
  /** A whole number from 0, below `bound`. */
  below: (bound: number) => number;
  /** True once in so many times. */
  onceIn: (times: number) => boolean;
  oneOf: <T>(things: readonly [T, ...T[]]) => T;
};

/** Mulberry32, which is in the public domain: 32 bits of state, enough to tell some thousands of seasons apart. */
export function chanceFrom(seed: number): Chance {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  function below(bound: number): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
  }
  return {
    below,
    onceIn: (times) => below(times) === 0,
    oneOf: (things) => things[below(things.length)] ?? things[0],
  };
}
