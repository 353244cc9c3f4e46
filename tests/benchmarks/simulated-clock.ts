import { setImmediate as macrotask } from 'node:timers/promises';

/** For so many turns of the process nobody begins to wait before all are thought to. */
const quietTurns = 12;

/** A clock that goes on only when all who look at it wait for it: hours take as long as the work in them. */
export class SimulatedClock {
  /** Milliseconds since it was started. */
  now = 0;
  #waiting: { until: number; goOn: () => void }[] = [];
  #begun = 0;

  readonly pause = (milliseconds: number): Promise<void> =>
    new Promise((goOn) => {
      this.#begun += 1;
      this.#waiting.push({ until: this.now + Math.max(0, milliseconds), goOn });
    });

  /** Goes on until `work` is done. */
  async during<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const ended = work.finally(() => {
      isDone = true;
    });
    ended.catch(() => undefined);
    while (!isDone) {
      await this.#untilAllWait();
      this.#goOn();
    }
    return ended;
  }

  async #untilAllWait(): Promise<void> {
    let before = -1;
    for (let quiet = 0; quiet < quietTurns; quiet += 1) {
      if (before !== this.#begun) quiet = 0;
      before = this.#begun;
      await macrotask();
    }
  }

  #goOn(): void {
    const [next] = this.#waiting.sort((one, other) => one.until - other.until);
    if (next === undefined) return;
    this.#waiting.shift();
    this.now = Math.max(this.now, next.until);
    next.goOn();
  }
}
