import type { CalendarDate } from '../calendar/days.ts';
import type { Change } from '../register/history.ts';
import { type ItemRef, isItemInError, type ProgrammeEntry } from '../register/programme.ts';
import { historyLines, type Known } from './history-words.ts';
import { oneLine } from './wording.ts';

/** What became of an item that was on the programme, other than that a meeting considered it. */
export type ProgrammeChange = { ref: ItemRef; item: string; day: CalendarDate; what: string };

const ended: readonly unknown[] = ['withdrawn', 'replaced'];

/** Whether a change moved its entry to another meeting, took it off the programme, put something in its place, or undid that. */
const isTold = ({ changed = [] }: Change): boolean =>
  changed.some(
    ({ field, before, after }) =>
      (field === 'meeting' && before !== null) ||
      (field === 'state' && (ended.includes(after) || ended.includes(before))),
  );

/** Everything that was moved, withdrawn or replaced, each with its reason, the latest first. */
export const programmeChanges = (programme: readonly ProgrammeEntry[], known: Known): ProgrammeChange[] =>
  programme
    .filter((entry) => !isItemInError(entry))
    .flatMap(({ ref, title, history }) =>
      history.filter(isTold).map((change) => ({ ref, item: oneLine(title), change })),
    )
    .toSorted((one, other) => other.change.at.localeCompare(one.change.at))
    .flatMap(({ ref, item, change }) =>
      historyLines([change], known).map(({ day, what }) => ({ ref, item, day, what })),
    );
