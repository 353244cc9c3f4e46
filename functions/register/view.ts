import { type Action, ownersOf } from './action.ts';
import type { Board } from './board.ts';
import { dueNow } from './due.ts';
import type { Meeting } from './meeting.ts';
import type { Owner } from './owner.ts';
import { byItemRef, type ItemToCome, isToCome, type ProgrammeEntry } from './programme.ts';

/** What a secretary would lay on the desk to answer any question of the day: one board and all that is live. */
export type BoardView = {
  board: Board;
  owners: readonly Owner[];
  /**
   * The meetings to come, the last two that were held, and those before that the actions and the programme speak of; every
   * one where a paper or a page is about the past.
   */
  meetings: readonly Meeting[];
  /** Actions of which something is still owed. */
  actions: readonly Action[];
  /** Of the programme of work what is still to come, and what comes at every meeting. Empty for most boards. */
  programme: readonly ProgrammeEntry[];
};

/** Every office that owes the thing, or owed it before. */
const officesOfAction = (action: Action): string[] => [
  ...ownersOf(action),
  ...action.owedBefore.map(({ owner }) => owner),
];
const officesOfEntry = (entry: ProgrammeEntry): (string | null)[] =>
  isToCome(entry) ? [entry.lead, ...entry.owedBefore.map(({ lead }) => lead)] : [];

/**
 * The view as it concerns each office: of the actions and the programme it holds what the office owes, or owed before. They
 * are sorted once, so that what goes through every office of a board does not go through all that is owed for each.
 */
export function viewsOfOffices(view: BoardView): (office: string) => BoardView {
  const byOffice = new Map<string, { actions: Action[]; programme: ProgrammeEntry[] }>();
  const of = (office: string) => {
    const its = byOffice.get(office) ?? { actions: [], programme: [] };
    byOffice.set(office, its);
    return its;
  };
  for (const action of view.actions) {
    for (const office of new Set(officesOfAction(action))) of(office).actions.push(action);
  }
  for (const entry of view.programme) {
    for (const office of new Set(officesOfEntry(entry)))
      if (office !== null) of(office).programme.push(entry);
  }
  return (office) => ({ ...view, ...of(office) });
}

/** What waits for a meeting: the actions of which something is owed by it, and the items that it is to consider. */
export type Waiting = { actions: Action[]; items: ItemToCome[] };

export const waitingFor = (
  { actions, programme }: Pick<BoardView, 'actions' | 'programme'>,
  id: string,
): Waiting => ({
  actions: actions.filter((action) => {
    const due = dueNow(action);
    return due.at === 'meeting' && due.meeting === id;
  }),
  items: programme
    .filter(isToCome)
    .filter(({ meeting }) => meeting === id)
    .sort(byItemRef),
});
