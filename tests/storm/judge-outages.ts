import { isDeepStrictEqual } from 'node:util';
import type { CalendarDate } from '../../functions/calendar/days.ts';
import { isWorkingDay } from '../../functions/calendar/working-days.ts';
import { hasDate } from '../../functions/register/meeting.ts';
import { closuresOf } from '../../functions/register/papers-calendar.ts';
import type { Said } from './judge-mails.ts';
import { isEndOf } from './judge-reminders.ts';
import type { DayLived } from './live.ts';
import { owedTo, type Reminder, remindersOn, type Standing, standing } from './owed.ts';
import type { World } from './surroundings.ts';
import type { Violation } from './violations.ts';

/** One thing that an office was to be reminded of, had the service been there, and the register on the first of those days. */
type Hidden = { reminder: Reminder; ref: string; since: Standing };

/** What fell due while the service was away, and is said by none of its mornings, leaves its end in the ledger. */
export class OutageJudge {
  #during: Hidden[] = [];
  readonly #owed: Hidden[] = [];

  afterDay({ account, codes }: World, day: DayLived): void {
    const registers = codes.flatMap((code) => standing(account.of(code), day.writes.atSweep) ?? []);
    const isStill = account.lastChange <= day.writes.before;
    for (const register of registers) this.#look(register, day, isStill);
  }

  #look(register: Standing, { date, isAway, isClear }: DayLived, isStill: boolean): void {
    const { board } = register;
    const its = this.#during.filter(({ since }) => since.board.id === board.id);
    const others = this.#during.filter(({ since }) => since.board.id !== board.id);
    if (!isWorkingDay(date, closuresOf(board))) return;
    const over = its.filter(({ reminder }) => reminder.cutOff < date);
    const open = its.filter(({ reminder }) => reminder.cutOff >= date);
    if (!isAway) {
      if (isClear && isStill) this.#owed.push(...over.filter((one) => isStillOwed(one, register, date)));
      this.#during = isClear && isStill ? others : [...others, ...over];
      return;
    }
    const now = remindersOn(register, date);
    // A report is owed only until the day of its meeting.
    const isAction = (ref: string): boolean => register.actions.some((action) => action.ref === ref);
    const goOn = open.filter((one) => now.some((reminder) => isSame(reminder, one)));
    const begin = isStill ? now.filter(({ name, dueOn }) => dueOn === date && name !== 'notice') : [];
    const begun = begin.flatMap((reminder) =>
      reminder.refs.filter(isAction).map((ref) => ({ reminder, ref, since: register })),
    );
    this.#during = [...others, ...over, ...goOn, ...begun];
  }

  afterSeason({ table }: World, said: readonly Said[]): Violation[] {
    const entries = [...table.items()].filter(({ entry }) => entry.startsWith('DISPATCH#'));
    return this.#owed.flatMap(({ reminder, ref, since }) => {
      const { owner, name, dueOn, cutOff } = reminder;
      const isSaid = said.some(
        (one) =>
          one.owner === owner && one.taken.today >= dueOn && one.taken.today <= cutOff && one.refs.has(ref),
      );
      if (isSaid || entries.some((entry) => isEndOf({ board: since.board.id, reminder }, entry))) return [];
      return [
        {
          kind: 'outage hidden',
          on: dueOn,
          what: `${owner} was owed ${name} of ${ref} from ${dueOn} to ${cutOff}, when the service was away, and nothing says so`,
        },
      ];
    });
  }
}

const isSame = (one: Reminder, { reminder, ref }: Hidden): boolean =>
  one.owner === reminder.owner &&
  one.name === reminder.name &&
  one.dueOn === reminder.dueOn &&
  one.cutOff === reminder.cutOff &&
  one.refs.includes(ref);

/**
 * Whether it is owed as it was, whoever owns it by now: by the same day, to the same meetings, under the same policy. Of
 * what was paused since, what was to be chased before is set aside.
 */
function isStillOwed({ ref, since, reminder }: Hidden, register: Standing, today: CalendarDate): boolean {
  const dueIn = (then: Standing) => owedTo(then, today).find((one) => one.ref === ref)?.due;
  const pauseIn = ({ actions }: Standing) => actions.find((one) => one.ref === ref)?.pause;
  const daysOf = ({ meetings }: Standing) =>
    meetings.map((meeting) => [meeting.id, hasDate(meeting) ? meeting.date : meeting.state]);
  return (
    dueIn(register) !== undefined &&
    dueIn(register) === dueIn(since) &&
    (reminder.meeting !== null || isDeepStrictEqual(pauseIn(register), pauseIn(since))) &&
    isDeepStrictEqual(daysOf(register), daysOf(since)) &&
    isDeepStrictEqual(register.board.policy, since.board.policy)
  );
}
