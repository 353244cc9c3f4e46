import { AssertionError } from 'node:assert';
import { setTimeout as pause } from 'node:timers/promises';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** A step without which none of those after it can be tried. */
class CannotGoOn extends Error {}

export type Steps = {
  /** Does one step, and says how long it took. One that fails is said, and stops nothing. */
  step: (name: string, work: () => Promise<void>) => Promise<void>;
  /** The same, for a step that all others stand on: when it fails, `all` ends there. */
  foundation: <Made>(name: string, work: () => Promise<Made>) => Promise<Made>;
};

/** Runs steps one after another, says how each went, and ends with how many did. Returns how many failed. */
export async function all(work: (steps: Steps) => Promise<void>): Promise<number> {
  const ended = { passed: 0, failed: 0 };
  async function timed<Made>(name: string, one: () => Promise<Made>): Promise<{ made: Made } | undefined> {
    const began = performance.now();
    const took = (): string => `${((performance.now() - began) / 1_000).toFixed(1)} s`;
    try {
      const made = await one();
      ended.passed += 1;
      say(`passed  ${name} (${took()})`);
      return { made };
    } catch (error) {
      ended.failed += 1;
      say(`FAILED  ${name} (${took()})\n${reasonOf(error).replace(/^/gm, '        ')}`);
      return undefined;
    }
  }
  const steps: Steps = {
    step: async (name, one) => void (await timed(name, one)),
    foundation: async (name, one) => {
      const done = await timed(name, one);
      if (done === undefined) throw new CannotGoOn(name);
      return done.made;
    },
  };
  try {
    await work(steps);
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error;
    say('        Nothing after that could be tried.');
  }
  say(`${ended.passed} passed, ${ended.failed} failed`);
  return ended.failed;
}

/** What was not as it should be says enough; anything else needs to say where. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof AssertionError ? error.message : (error.stack ?? error.message);
}

/** Looks again and again until something is there to be seen. Throws when it is not in time. */
export async function until<Seen>(
  what: string,
  look: () => Promise<Seen | undefined | false>,
  seconds = 60,
): Promise<Seen> {
  const last = performance.now() + seconds * 1_000;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (performance.now() > last) throw new Error(`${what}: not in ${seconds} seconds`);
    await pause(250);
  }
}
