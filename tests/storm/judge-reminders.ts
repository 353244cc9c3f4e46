import { isDeepStrictEqual } from 'node:util';
import { isWorkingDay } from '../../functions/calendar/working-days.ts';
import { closuresOf } from '../../functions/register/papers-calendar.ts';
import type { Said } from './judge-mails.ts';
import type { DayLived } from './live.ts';
import { isReachable, type Reminder, remindersOn, secretariesOf, standing } from './owed.ts';
import type { World } from './surroundings.ts';
import type { Item } from './table.ts';
import type { Violation } from './violations.ts';

type Expected = { board: string; reminder: Reminder; on: DayLived['date'] };

/** On a day when the service worked, the register stood still and an office could be written to, it had its reminders. */
export class ReminderJudge {
  readonly #expected = new Map<string, Expected>();
  #isNews = true;

  afterDay({ account, codes }: World, { date, isClear, isNews, writes }: DayLived): void {
    this.#isNews ||= isNews;
    if (!isClear || !this.#isNews || account.lastChange > writes.before) return;
    this.#isNews = false;
    for (const board of codes) {
      const register = standing(account.of(board), writes.atSweep);
      if (register === undefined || !isWorkingDay(date, closuresOf(register.board))) continue;
      for (const reminder of remindersOn(register, date)) {
        const owner = register.owners.find(({ id }) => id === reminder.owner);
        if (owner ? !isReachable(owner, date) : secretariesOf(register.board).length === 0) continue;
        const { name, dueOn, cutOff, refs } = reminder;
        const key = [
          board,
          reminder.owner,
          reminder.meeting?.id,
          reminder.meeting?.date,
          name,
          dueOn,
          cutOff,
          ...refs,
        ].join(' ');
        if (!this.#expected.has(key)) this.#expected.set(key, { board, reminder, on: date });
      }
    }
  }

  afterSeason({ table }: World, said: readonly Said[]): Violation[] {
    const entries = [...table.items()].filter(({ entry }) => entry.startsWith('DISPATCH#'));
    return [...this.#expected.values()].flatMap((expected) => {
      const { reminder, on } = expected;
      const unheard = stillUnsaid(expected, said);
      if (unheard !== undefined && unheard.length === 0) return [];
      if (entries.some((entry) => isEndOf(expected, entry))) return [];
      const about = unheard === undefined ? '' : ` of ${unheard.join(', ')}`;
      return [
        {
          kind: 'lost',
          on,
          what: `${reminder.owner} was owed ${reminder.name}${about} from ${reminder.dueOn} to ${reminder.cutOff}, and nothing says why not`,
        },
      ];
    });
  }
}

/** What no mail of those days said; undefined where not even a mail of that kind went, and it had nothing to name. */
function stillUnsaid({ board, reminder }: Expected, said: readonly Said[]): string[] | undefined {
  const { owner, refs, dueOn, cutOff } = reminder;
  const heard = said.filter(
    ({ taken }) => taken.mail.board === board && taken.today >= dueOn && taken.today <= cutOff,
  );
  if (owner === 'secretary') return heard.some(({ kind }) => kind === 'action report') ? [] : undefined;
  const toIt = heard.filter((one) => one.owner === owner);
  return refs.filter((ref) => !toIt.some((one) => one.refs.has(ref)));
}

const underWay: unknown[] = ['planned', 'sending', 'unknown'];

/** Whether the ledger shows what became of that reminder. */
export function isEndOf({ board, reminder }: Pick<Expected, 'board' | 'reminder'>, entry: Item): boolean {
  if (entry.board !== board || underWay.includes(entry['state'])) return false;
  if ((entry['owner'] ?? 'secretary') !== reminder.owner) return false;
  if (reminder.name === 'notice') {
    const refs = Array.isArray(entry['refs']) ? entry['refs'] : [];
    return entry['kind'] === 'notice' && reminder.refs.some((ref) => refs.includes(ref));
  }
  // Under another policy it may have gone on another day: for the same meeting, a stage is said once.
  return (
    entry['stage'] === reminder.name &&
    (reminder.meeting === null
      ? entry['dueOn'] === reminder.dueOn
      : isDeepStrictEqual(entry['meeting'], reminder.meeting))
  );
}
