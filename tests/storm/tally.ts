import type { Outcome } from './storm.ts';
import { kinds } from './violations.ts';

type Counts = Record<string, number>;

/** What a season held, in numbers. */
export type Held = { held: Counts; states: Counts; faults: Counts; violations: Counts };

const none = (): Held => ({ held: {}, states: {}, faults: {}, violations: {} });

export function heldIn({ world, days, violations }: Outcome): Held {
  const entries = [...world.table.items()].filter(({ entry }) => entry.startsWith('DISPATCH#'));
  const { states, faults, violations: found } = none();
  for (const { state } of entries) add(states, String(state), 1);
  for (const { door, how } of world.faults.struck) add(faults, `${door} ${how}`, 1);
  for (const { kind } of violations) add(found, kind, 1);
  const held = {
    mails: world.mail.taken.length,
    dispatches: entries.length,
    deeds: world.deeds,
    faults: world.faults.struck.length,
    'days without a fault': days.filter(({ isClear }) => isClear).length,
  };
  return { held, states, faults, violations: found };
}

/** Counts what seasons held, so that one sees when they hold nothing. */
export class Tally {
  readonly #began = performance.now();
  readonly #cpu = process.cpuUsage();
  readonly #runs: number;
  readonly #all = none();
  seasons = 0;

  /** Of so many seasons. */
  constructor(runs: number) {
    this.#runs = runs;
  }

  add(season: Held): void {
    this.seasons += 1;
    for (const part of ['held', 'states', 'faults', 'violations'] as const) {
      for (const [name, number] of Object.entries(season[part])) add(this.#all[part], name, number);
    }
  }

  /** How far it is, how fast, and how much longer it takes. The CPU is that of all who work at it. */
  inALine(): string {
    const { user, system } = process.cpuUsage(this.#cpu);
    const seconds = (performance.now() - this.#began) / 1_000;
    const milliseconds = Math.round((user + system) / 1_000 / this.seasons);
    const left = this.#runs - this.seasons;
    const togo = left > 0 ? `, ${inMinutes((left * seconds) / this.seasons)} to go` : '';
    const pace = `${(this.seasons / seconds).toFixed(1)} a second, ${milliseconds} ms of CPU each`;
    return `${this.seasons} of ${this.#runs} seasons, ${pace}${togo}`;
  }

  inFull(): string[] {
    const { held, states, faults, violations } = this.#all;
    const holding = Object.entries(held).map(([name, number]) => `${number} ${name}`);
    return [
      this.inALine(),
      `held: ${holding.join(', ')}`,
      `dispatches ended: ${inOrder(states)}`,
      `faults struck: ${inOrder(faults)}`,
      ...kinds.map((kind) => `${kind}: ${violations[kind] ?? 0}`),
    ];
  }
}

function add(counts: Counts, name: string, number: number): void {
  counts[name] = (counts[name] ?? 0) + number;
}

const inMinutes = (seconds: number): string =>
  seconds < 60 ? 'less than a minute' : `${Math.round(seconds / 60)} min`;

const inOrder = (counts: Counts): string =>
  Object.entries(counts)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([name, number]) => `${name} ${number}`)
    .join(', ') || 'none';
