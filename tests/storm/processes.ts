import { setImmediate as macrotask, setTimeout as pause } from 'node:timers/promises';
import { addMinutes, type Instant } from '../../functions/calendar/days.ts';
import type { Chance } from './chance.ts';
import type { WorldClock } from './clock.ts';

/** What a process asks something of: the table to read a key, to answer a question, to write; the mail service; a queue. */
export const doors = ['read', 'query', 'write', 'mail', 'queue'] as const;
export type Door = (typeof doors)[number];

/** How a process came to its end. One that was killed never answers again. */
export type ProcessEnd = { ended: 'done' } | { ended: 'killed' } | { ended: 'threw'; error: unknown };

const never = (): Promise<never> => new Promise(() => undefined);

/** How long a request takes. */
const requestMilliseconds = 10;

/** Something at work that asks at doors, has a clock of its own, and can be killed at any of its requests. */
export class Process {
  /** Its requests that wait for their turn. */
  readonly waiting: (() => void)[] = [];
  /** How many writes the table had taken when it first read each place by its key. */
  readonly firstReads = new Map<string, number>();
  isOver = false;
  readonly #clock: WorldClock;
  readonly #ahead: number;
  readonly takesTurns: boolean;
  #killed: () => void = () => undefined;

  constructor(clock: WorldClock, minutesAhead: number, takesTurns: boolean) {
    this.#clock = clock;
    this.#ahead = minutesAhead;
    this.takesTurns = takesTurns;
  }

  now(): Instant {
    return this.#ahead === 0 ? this.#clock.now : addMinutes(this.#clock.now, this.#ahead);
  }

  /** Waits for its turn, where it takes turns with others. */
  async turn(): Promise<void> {
    if (this.takesTurns) await new Promise<void>((resolve) => this.waiting.push(resolve));
    if (this.isOver) await never();
    this.#clock.moveOn(requestMilliseconds);
  }

  /** It stops where it stands: what it would do next never happens. */
  kill(): Promise<never> {
    this.isOver = true;
    this.waiting.length = 0;
    this.#killed();
    return never();
  }

  async run(work: (process: Process) => Promise<unknown>): Promise<ProcessEnd> {
    const killed = new Promise<ProcessEnd>((resolve) => {
      this.#killed = () => resolve({ ended: 'killed' });
    });
    const worked = work(this).then(
      (): ProcessEnd => ({ ended: 'done' }),
      (error: unknown): ProcessEnd => ({ ended: 'threw', error }),
    );
    const end = await Promise.race([worked, killed]);
    this.isOver = true;
    return end;
  }
}

/** How often it is looked whether all stand at a door before others on the machine are given a moment. */
const looksBeforePause = 100;

/** Waits until each of them waits for its turn or is over. */
async function untilAllWait(processes: readonly Process[]): Promise<void> {
  for (let looks = 1; ; looks += 1) {
    await (looks % looksBeforePause === 0 ? pause(1) : macrotask());
    if (processes.every(({ isOver, waiting }) => isOver || waiting.length > 0)) return;
  }
}

/** Lets one request of one of them have its turn, by chance. False where all are over. */
export async function letOneGoOn(processes: readonly Process[], chance: Chance): Promise<boolean> {
  await untilAllWait(processes);
  const waiting = processes.filter(({ isOver }) => !isOver);
  const process = waiting[chance.below(waiting.length)];
  const [request] = process?.waiting.splice(chance.below(process.waiting.length), 1) ?? [];
  request?.();
  return request !== undefined;
}
