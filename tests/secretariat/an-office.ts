import { afterEach, beforeEach } from 'vitest';
import { calendarDateSchema, type Instant, instantSchema } from '../../functions/calendar/days.ts';
import type { Board } from '../../functions/register/board.ts';
import type { Done, Found, NotDone, Office, Path } from '../../functions/secretariat/office.ts';
import { type Ledger, openLedger } from '../../functions/store/ledger.ts';
import { openRegister, type Register, type Saved } from '../../functions/store/register.ts';
import { aBoard } from '../register/examples.ts';
import { type Engine, startEngine } from '../store/engine.ts';

/** An office over a register and a ledger of its own, in which nothing stands. */
export type TestOffice = {
  register: Register;
  ledger: Ledger;
  /** Puts things as they are into the register. */
  put: (...things: readonly Saved[]) => Promise<void>;
  /** The office on that day; on the day after the meeting of 11 December 2024 when left out. */
  on: (day?: string, more?: Partial<Office>) => Office;
};

/** An office for each test of a file, with an engine of its own. */
export function offices(board: Board = aBoard()): () => TestOffice {
  let engine: Engine;
  beforeEach(async () => {
    engine = await startEngine();
  });
  afterEach(() => engine.stop());
  return () => {
    const register = openRegister(engine.client, engine.tableName);
    const ledger = openLedger(engine.client, engine.tableName);
    return {
      register,
      ledger,
      async put(...things) {
        for (const thing of things) await register.save(thing);
      },
      on: (day = '2024-12-12', more = {}) => ({
        register,
        ledger,
        board,
        today: calendarDateSchema.parse(day),
        author: { at: at(day), by: 'Asha Verity', from: 'command line' },
        ...more,
      }),
    };
  };
}

const at = (day: string): Instant => instantSchema.parse(`${day}T09:00:00.000Z`);

/** What was done. Throws with why it was not. */
export function done<T>(answer: Done<T> | NotDone): Done<T> {
  if (answer.outcome === 'done') return answer;
  throw new Error(answer.faults.map(({ why }) => why).join('; '));
}

/** Why something was not done, each with where in the input it is. Throws when it was. */
export function faults(
  answer: Done<unknown> | Found<unknown> | NotDone,
): [because: string, field: Path | null][] {
  if (answer.outcome === 'refused') return answer.faults.map(({ because, field }) => [because, field]);
  throw new Error('it was not refused');
}
