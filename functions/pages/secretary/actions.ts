import { dueInWords, ownersInPrint } from '../../papers/wording.ts';
import { byDueDate, dueDate, dueNow } from '../../register/due.ts';
import { listActions, listActionsInput } from '../../secretariat/actions.ts';
import { countOf } from '../../words/english.ts';
import type { Page } from '../visit.ts';
import { tagsOf } from './action-words.ts';

/** The list of a board's actions, by a filter that is part of its address. */
export const actionsPage: Page = {
  path: '/actions',
  section: 'Actions',
  scope: 'matters/read',
  look: async (visit) => {
    const { office, today, base } = visit;
    const filter = listActionsInput.parse(Object.fromEntries(visit.query));
    const [found, owners, meetings] = await Promise.all([
      listActions(office, filter),
      office.register.owners(office.board.id),
      office.register.meetings(office.board.id),
    ]);
    const actions = found.outcome === 'found' ? found.thing : [];
    const rows = actions
      .map((action) => ({ action, ref: action.ref, due: dueDate(dueNow(action), meetings) }))
      .sort(byDueDate)
      .map(({ action }) => ({
        ref: action.ref,
        to: `${base}/actions/${action.ref}`,
        text: action.text,
        owner: ownersInPrint(owners, action),
        due: dueInWords(dueNow(action), meetings),
        tags: tagsOf(action, meetings, today),
      }));
    return {
      show: 'actions',
      title: 'Actions',
      values: { rows, count: countOf(rows.length, 'action') },
    };
  },
};
