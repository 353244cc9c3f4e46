import { addDays, type CalendarDate } from '../../../functions/calendar/days.ts';
import { isWorkingDay } from '../../../functions/calendar/working-days.ts';
import { closuresOf } from '../../../functions/register/papers-calendar.ts';
import type { BoardView } from '../../../functions/register/view.ts';
import { isUnderWay } from '../../../functions/reminders/dispatch.ts';
import { dispatchesDue } from '../../../functions/reminders/plan.ts';
import { deskAt, runQuietly, type SampleDesk } from './at-desk.ts';

export type Mornings = {
  /** Works each morning, from one day until another, on which somebody is owed what no morning before it saw. */
  work: (from: CalendarDate, until: CalendarDate) => Promise<void>;
  /** Something changed of that board: whatever is due, its next morning is worked. */
  lookAgain: (board: string) => void;
};

/** The mornings of a board that nothing woke: only those are worked on which there is something to do. */
function morningsOf(desk: SampleDesk, board: string) {
  const seen = new Set<string>();
  let view: BoardView | undefined;
  let mustLook = true;

  async function isWorth(date: CalendarDate): Promise<boolean> {
    const { register } = await desk.service();
    view ??= await register.boardView(board);
    if (view === undefined) throw new Error(`board ${board} is gone`);
    if (!isWorkingDay(date, closuresOf(view.board))) return false;
    return mustLook || dispatchesDue(view, date).some(({ id }) => !seen.has(id));
  }

  return {
    lookAgain: (): void => {
      view = undefined;
      mustLook = true;
    },
    async work(date: CalendarDate): Promise<void> {
      if (!(await isWorth(date))) return;
      // One that waits for somebody to write to is no reason to stop: it is shown, and settled later.
      await runQuietly(deskAt(desk, date, '08:00', desk.user), ['sweep', '--board', board], [0, 1]);
      const { register, ledger } = await desk.service();
      view = await register.boardView(board);
      if (view) for (const { id } of dispatchesDue(view, date)) seen.add(id);
      mustLook = (await ledger.live(board)).some(isUnderWay);
    },
  };
}

export function openMornings(desk: SampleDesk, boards: readonly string[]): Mornings {
  const each = new Map(boards.map((board) => [board, morningsOf(desk, board)]));
  return {
    async work(from, until) {
      for (let date = from; date <= until; date = addDays(date, 1)) {
        for (const mornings of each.values()) await mornings.work(date);
      }
    },
    lookAgain: (board) => each.get(board)?.lookAgain(),
  };
}
