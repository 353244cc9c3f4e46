import { type CalendarDate, weekday } from '../../functions/calendar/days.ts';
import { type Chance, chanceFrom } from './chance.ts';
import type { QueueName } from './queues.ts';
import type { Weather } from './season.ts';

/** How things are on a day, for all that is at work. */
export type Sky = {
  isServiceDown: boolean;
  isMailPaused: boolean;
  isFrozen: boolean;
  /** How many of the last writes the index has not heard of. */
  trail: number;
  /** Gives the turns, where several are at work at once. */
  atOnce: Chance | undefined;
  /** Gives the order of messages, where it is not that in which they came. */
  shuffle: Chance | undefined;
  /** By how many minutes the clock of what works on each queue is ahead. */
  ahead: Record<QueueName, number>;
  wokenDaysAhead: -1 | 0 | 1;
  areDeadLettersBack: boolean;
  /** Nothing of all that. */
  isClear: boolean;
};

export function skyOn(weather: readonly Weather[], today: CalendarDate): Sky {
  const now = weather.filter(({ on, until }) => on <= today && today <= until);
  const by = (what: Weather['what']): number | undefined => now.find((one) => one.what === what)?.by;
  const is = (what: Weather['what']): boolean => by(what) !== undefined;
  const chanceOf = (what: Weather['what']): Chance | undefined => {
    const seed = by(what);
    return seed === undefined ? undefined : chanceFrom(seed + weekday(today));
  };
  const skew = by('clocks differ');
  const minutes = (place: number): number =>
    skew === undefined ? 0 : (Math.trunc(skew / 7 ** place) % 7) - 3;
  return {
    isServiceDown: is('no service'),
    isMailPaused: is('mail paused'),
    isFrozen: is('frozen'),
    trail: 1 + ((by('index trails') ?? 0) % 30) - (is('index trails') ? 0 : 1),
    atOnce: chanceOf('all at once'),
    shuffle: chanceOf('messages shuffled'),
    ahead: { boards: minutes(0), dispatches: minutes(1), events: minutes(2) },
    wokenDaysAhead: is('woken a day ahead') ? 1 : is('woken a day late') ? -1 : 0,
    areDeadLettersBack: is('dead letters back'),
    isClear: now.length === 0,
  };
}
