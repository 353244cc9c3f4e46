import type { CalendarDate } from '../../functions/calendar/days.ts';
import type { Door } from './processes.ts';
import type { Fate, Fault, FaultAt } from './season.ts';

/** Something decided for a request or a mail to come, and how many are still to pass before it. */
type Armed<Of> = { of: Of; left: number };

/** The faults and fates of a season: each waits from its day on for the request or the mail that it was decided for. */
export class Faults {
  readonly #faults: readonly Fault[];
  readonly #fates: readonly Fate[];
  readonly #armed: Record<Door, Armed<Fault>[]> = { read: [], query: [], write: [], mail: [], queue: [] };
  #armedFates: Armed<Fate>[] = [];
  readonly #told: (what: string) => void;
  readonly struck: Fault[] = [];

  constructor(faults: readonly Fault[], fates: readonly Fate[], told: (what: string) => void) {
    this.#faults = faults;
    this.#fates = fates;
    this.#told = told;
  }

  /** Arms what is decided from that day on. */
  dawn(today: CalendarDate): void {
    for (const of of this.#faults) {
      if (of.on === today) this.#armed[of.door].push({ of, left: of.nth });
    }
    for (const of of this.#fates) {
      if (of.on === today) this.#armedFates.push({ of, left: of.nth });
    }
  }

  /** Nothing more goes wrong. */
  clear(): void {
    for (const armed of Object.values(this.#armed)) armed.length = 0;
    this.#armedFates = [];
  }

  /** What goes wrong with the next request at that door, if anything does. */
  strike<At extends Door>(door: At): FaultAt<At> | undefined {
    const fault = nextOf(this.#armed[door]);
    if (fault === undefined) return undefined;
    this.struck.push(fault);
    this.#told(`a request (${door}): ${fault.how}`);
    return fault.how as FaultAt<At>;
  }

  fateOfNextMail(): Fate | undefined {
    return nextOf(this.#armedFates);
  }
}

/** The first whose turn has come, which is then past; of several in one turn, the others wait for the next. */
function nextOf<Of>(armed: Armed<Of>[]): Of | undefined {
  if (armed.length === 0) return undefined;
  for (const one of armed) one.left -= 1;
  const due = armed.findIndex(({ left }) => left <= 0);
  return due === -1 ? undefined : armed.splice(due, 1)[0]?.of;
}
