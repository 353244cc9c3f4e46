import type { CalendarDate } from '../../functions/calendar/days.ts';
import { isWorkingDay } from '../../functions/calendar/working-days.ts';
import { closuresOf } from '../../functions/register/papers-calendar.ts';
import { type Standing, standing, turningPoints } from './owed.ts';
import type { World } from './surroundings.ts';

/** Knows on which days a sweep can find something new: where the register has changed, or a reminder begins or ends. */
export class Agenda {
  #registers: Standing[] = [];
  #days = new Set<CalendarDate>();
  #asOf = -1;
  #isNews = true;

  /** Whether there is something that no sweep has seen which had all that it needs. */
  isNews({ account, table, codes, today }: Pick<World, 'account' | 'table' | 'codes' | 'today'>): boolean {
    account.read(table);
    const hasChanged = account.lastChange !== this.#asOf;
    if (hasChanged) {
      this.#asOf = account.lastChange;
      this.#registers = codes.flatMap((code) => standing(account.of(code), account.writesRead) ?? []);
      this.#days = new Set(this.#registers.flatMap((register) => [...turningPoints(register, today)]));
    }
    this.#isNews ||= hasChanged || this.#days.has(today);
    return this.#isNews;
  }

  /** A sweep of that day had all that it needed. */
  strikeOut(today: CalendarDate): void {
    if (this.#registers.every(({ board }) => isWorkingDay(today, closuresOf(board)))) this.#isNews = false;
  }
}
