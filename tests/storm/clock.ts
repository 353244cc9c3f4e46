import {
  addDays,
  addMinutes,
  type CalendarDate,
  day,
  type Instant,
  weekday,
} from '../../functions/calendar/days.ts';

/** The time in the world of a season: it goes on only when somebody moves it. */
export class WorldClock {
  #milliseconds: number;
  /** Written out when it is first asked for: a clock moves far more often than it is read. */
  #inWords: Instant | undefined;

  constructor(now: Instant) {
    this.#milliseconds = Date.parse(now);
  }

  get now(): Instant {
    this.#inWords ??= new Date(this.#milliseconds).toISOString() as Instant;
    return this.#inWords;
  }

  moveOn(milliseconds: number): void {
    this.#milliseconds += milliseconds;
    this.#inWords = undefined;
  }

  /** Moves on to that moment, unless it has passed. */
  moveTo(instant: Instant): void {
    this.moveOn(Math.max(0, Date.parse(instant) - this.#milliseconds));
  }
}

/** The last Sunday of a month of 31 days. */
const lastSunday = (month: string): CalendarDate => {
  const last = day(`${month}-31`);
  return addDays(last, -(weekday(last) % 7));
};

const isSummerTime = (date: CalendarDate): boolean => {
  const month = Number(date.slice(5, 7));
  if (month === 3) return lastSunday(date.slice(0, 7)) <= date;
  if (month === 10) return date < lastSunday(date.slice(0, 7));
  return 3 < month && month < 10;
};

/** So many minutes after midnight in London, of those between the change of the clocks and the next midnight. */
export const inLondon = (date: CalendarDate, minutes: number): Instant =>
  addMinutes(`${date}T00:00:00.000Z` as Instant, isSummerTime(date) ? minutes - 60 : minutes);
