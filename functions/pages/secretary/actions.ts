import type { ActionRow } from '../../papers/action-rows.ts';
import { actionSheet, actionTable } from '../../secretariat/actions.ts';
import { withCapital } from '../../words/english.ts';
import type { Fault } from '../fields.ts';
import { paginationOf } from '../pagination.ts';
import type { Answer, Page, Shown, Visit } from '../visit.ts';
import {
  type ActionFilter,
  countInWords,
  fieldOf,
  filterForm,
  filterIn,
  parseFilter,
} from './action-filter.ts';
import { tagsOf } from './action-words.ts';

/** What was just done, as the list that it led to says it; the address names it. */
const doneWords: Readonly<Record<string, string>> = {
  removed: 'The action is removed. Its reference is not given again.',
};

/** What can be accepted as done by the board. */
const isToBeDischarged = ({ status }: ActionRow): boolean => status === 'open' || status === 'proposed';

/** The list of a board's actions, by a filter that is part of its address. */
const listPage: Page = {
  path: '/actions',
  section: 'Actions',
  scope: 'matters/read',
  look: async (visit) => {
    const parsed = parseFilter(visit.query);
    if ('faults' in parsed) return listOf(visit, { faults: parsed.faults });
    const { filter } = parsed;
    const found = await actionTable(visit.office, filter);
    return found.outcome === 'found'
      ? listOf(visit, { filter, ...found.thing })
      : listOf(visit, { faults: found.faults.map(({ field, why }) => faultAt(field?.[0], why)) });
  },
};

const faultAt = (field: string | number | undefined, why: string): Fault => ({
  field: field === undefined ? null : fieldOf(String(field)),
  message: `${withCapital(why)}.`,
});

type Listing = {
  filter: ActionFilter;
  rows: readonly ActionRow[];
  total: number;
  page: number;
  pages: number;
};

/** The page of what was found; or of what the address asks for that there is not. */
async function listOf(visit: Visit, list: Listing | { faults: readonly Fault[] }): Promise<Shown> {
  const { office, base, query, may } = visit;
  const [owners, meetings] = await Promise.all([
    office.register.owners(office.board.id),
    office.register.meetings(office.board.id),
  ]);
  const here = `${base}/actions`;
  const carried = filterIn(query);
  const isNoneTicked = query.get('ticked') === 'none';
  const faults = 'faults' in list ? list.faults : [];
  const form = filterForm({ owners, meetings }, query, faults);
  return {
    show: 'actions',
    title: 'Actions',
    ...((faults.length > 0 || isNoneTicked) && { status: 422 as const }),
    values: {
      done: doneWords[query.get('done') ?? ''] ?? null,
      faults: [
        ...form.faults,
        ...(isNoneTicked
          ? [{ message: 'Tick the actions that the board accepts as done', to: '#ticks' }]
          : []),
      ],
      here,
      fields: form.fields,
      buttons: may('matters/record') ? [{ to: `${here}/new`, words: 'Raise an action' }] : [],
      csv: `${here}.csv${carried.size > 0 ? `?${carried}` : ''}`,
      ...('faults' in list ? nothing : shownList(list, { owners, meetings }, visit)),
    },
  };
}

const nothing = { count: null, rows: [], canTick: false, ticks: null, carried: [], pagination: null };

function shownList(
  { filter, rows, total, page, pages }: Listing,
  known: Parameters<typeof countInWords>[2],
  { base, query, may }: Visit,
) {
  const here = `${base}/actions`;
  const canTick = may('matters/discharge') && rows.some(isToBeDischarged);
  const carried = filterIn(query);
  return {
    count: countInWords(total, filter, known),
    rows: rows.map((row) => ({
      ...row,
      to: `${here}/${row.ref}`,
      tags: tagsOf(row),
      canTick: canTick && isToBeDischarged(row),
      carriedOver: row.timesCarriedOver ?? 'Not known',
    })),
    canTick,
    ticks: `${here}/discharge`,
    carried: [...carried].map(([name, value]) => ({ name, value })),
    pagination: paginationOf({ page, count: pages }, (number) => {
      const to = new URLSearchParams(carried);
      to.set('page', String(number));
      return `${here}?${to}`;
    }),
  };
}

/** The same for a spreadsheet: all that is found, on one sheet. */
const sheetPage: Page = {
  path: '/actions.csv',
  section: 'Actions',
  scope: 'matters/read',
  look: async (visit): Promise<Answer> => {
    const parsed = parseFilter(visit.query);
    const list = `${visit.base}/actions?${filterIn(visit.query)}`;
    if ('faults' in parsed) return { goTo: list };
    const { page: _, ...sought } = parsed.filter;
    const sheet = await actionSheet(visit.office, sought);
    if (sheet.outcome === 'refused') return { goTo: list };
    const { name, written } = sheet.thing;
    return { file: written, type: 'text/csv; charset=utf-8', name: `${name}.csv` };
  },
};

export const actionListPages: readonly Page[] = [listPage, sheetPage];
