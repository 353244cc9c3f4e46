import type { CalendarDate } from '../../functions/calendar/days.ts';
import { standing, turningPoints } from './owed.ts';
import type { World } from './surroundings.ts';

/** Knows on which days a sweep can find something new: where the register has changed, or a reminder begins or ends. */
export class Agenda {
  #days = new Set<CalendarDate>();
  #asOf = -1;

  isNews({ account, table, codes, today }: Pick<World, 'account' | 'table' | 'codes' | 'today'>): boolean {
    account.read(table);
    const hasChanged = account.lastChange !== this.#asOf;
    if (hasChanged) {
      this.#asOf = account.lastChange;
      const registers = codes.flatMap((code) => standing(account.of(code), account.writesRead) ?? []);
      this.#days = new Set(registers.flatMap((register) => [...turningPoints(register, today)]));
    }
    return hasChanged || this.#days.has(today);
  }
}
