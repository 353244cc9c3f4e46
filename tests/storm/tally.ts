import type { Outcome } from './storm.ts';
import { kinds, type Violation } from './violations.ts';

/** Counts what seasons held, so that one sees when they hold nothing. */
export class Tally {
  readonly #began = performance.now();
  readonly #cpu = process.cpuUsage();
  #seasons = 0;
  readonly #held = { mails: 0, dispatches: 0, deeds: 0, faults: 0, 'days without a fault': 0 };
  readonly #states = new Map<string, number>();
  readonly #faults = new Map<string, number>();
  readonly #violations = new Map<Violation['kind'], number>();

  add({ world, days, violations }: Outcome): void {
    const entries = [...world.table.items()].filter(({ entry }) => entry.startsWith('DISPATCH#'));
    this.#seasons += 1;
    this.#held.mails += world.mail.taken.length;
    this.#held.dispatches += entries.length;
    this.#held.deeds += world.deeds;
    this.#held.faults += world.faults.struck.length;
    this.#held['days without a fault'] += days.filter(({ isClear }) => isClear).length;
    for (const { state } of entries) count(this.#states, String(state));
    for (const { door, how } of world.faults.struck) count(this.#faults, `${door} ${how}`);
    for (const { kind } of violations) count(this.#violations, kind);
  }

  /** How far it is, and how fast. */
  inALine(): string {
    const { user, system } = process.cpuUsage(this.#cpu);
    const seconds = (performance.now() - this.#began) / 1_000;
    const milliseconds = Math.round((user + system) / 1_000 / this.#seasons);
    return `${this.#seasons} seasons, ${(this.#seasons / seconds).toFixed(1)} a second, ${milliseconds} ms of CPU each`;
  }

  inFull(): string[] {
    const held = Object.entries(this.#held).map(([name, number]) => `${number} ${name}`);
    return [
      this.inALine(),
      `held: ${held.join(', ')}`,
      `dispatches ended: ${inOrder(this.#states)}`,
      `faults struck: ${inOrder(this.#faults)}`,
      ...kinds.map((kind) => `${kind}: ${this.#violations.get(kind) ?? 0}`),
    ];
  }
}

const count = <Name>(counts: Map<Name, number>, name: Name): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1);
};

const inOrder = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([name, number]) => `${name} ${number}`)
    .join(', ') || 'none';
