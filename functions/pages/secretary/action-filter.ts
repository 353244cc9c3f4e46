import type * as z from 'zod';
import { inFull } from '../../calendar/days.ts';
import type { ActionStanding } from '../../register/action-standing.ts';
import { hasDate, type Meeting } from '../../register/meeting.ts';
import { meetingById } from '../../register/meetings.ts';
import { type Owner, ownerName } from '../../register/owner.ts';
import { actionTableInput } from '../../secretariat/actions.ts';
import { countOf } from '../../words/english.ts';
import { faultInWords } from '../../words/fault-words.ts';
import { meetingInList, meetingOptions } from '../due-field.ts';
import { type Fault, type Field, shownField, summaryOf } from '../fields.ts';
import { ownerOptions } from '../owner-field.ts';
import { Typed } from '../sent.ts';
import { standings } from './action-words.ts';

export type ActionFilter = z.infer<typeof actionTableInput>;

/** What of an address is the filter, under the names of the form. */
const names = ['status', 'owner', 'meeting', 'q'] as const;

/** What the address filters by, and nothing else that stands in it: what the links of a list carry on. */
export const filterIn = (query: URLSearchParams): URLSearchParams =>
  new URLSearchParams(
    names.flatMap((name) =>
      query
        .getAll(name)
        .filter((value) => value !== '')
        .map((value): [string, string] => [name, value]),
    ),
  );

/** The filter of an address; or what of it is none. */
export function parseFilter(query: URLSearchParams): { filter: ActionFilter } | { faults: Fault[] } {
  const said = filterIn(query);
  const status = said.getAll('status');
  const given = {
    status: status.length > 0 ? status : undefined,
    owner: said.get('owner') ?? undefined,
    dueAt: said.get('meeting') ?? undefined,
    words: said.get('q') ?? undefined,
    page: query.get('page') ?? undefined,
  };
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const parsed = actionTableInput.safeParse(known, { error: faultInWords });
  if (parsed.success) return { filter: parsed.data };
  return {
    faults: parsed.error.issues.map(({ path: [name, place], message }) => {
      const field = fieldOf(String(name));
      const value = said.getAll(field)[Number(place ?? 0)] ?? query.get(field) ?? '';
      const isStatus = field === 'status';
      return {
        field,
        message: isStatus ? `“${value}” is no status: choose again` : `“${value}” ${message}`,
      };
    }),
  };
}

const fieldsOfInput: Readonly<Record<string, string>> = { dueAt: 'meeting', words: 'q' };
export const fieldOf = (input: string): string => fieldsOfInput[input] ?? input;

const choices: readonly [ActionStanding, string][] = [
  ['open', 'Open'],
  ['proposed', 'Reported done'],
  ['overdue', 'Overdue'],
  ['undertaking', 'Undertaking'],
  ['discharged', 'Discharged'],
  ['withdrawn', 'Withdrawn'],
];

type Known = { owners: readonly Owner[]; meetings: readonly Meeting[] };

/** The form of the filter, filled with what the address says, and what is wrong with that. */
export function filterForm(
  { owners, meetings }: Known,
  query: URLSearchParams,
  faults: readonly Fault[],
): { fields: object[]; faults: object[] } {
  const fields: Field[] = [
    {
      kind: 'checkboxes',
      name: 'status',
      label: 'Status',
      hint: 'All that is still owed, unless you choose.',
      isSmall: true,
      options: choices.map(([value, label]) => ({ value, label })),
    },
    {
      kind: 'select',
      name: 'owner',
      label: 'Owner',
      options: [{ value: '', label: 'Any' }, ...ownerOptions(owners)],
    },
    {
      kind: 'select',
      name: 'meeting',
      label: 'Due at',
      options: [{ value: '', label: 'Any time' }, ...meetingOptions(meetings).reverse()],
    },
    { kind: 'text', type: 'search', name: 'q', label: 'Words' },
  ];
  const typed = Typed.of(Object.fromEntries(names.map((name) => [name, query.getAll(name)])));
  return {
    fields: fields.map((field) => shownField(field, typed, faults)),
    faults: summaryOf(fields, faults),
  };
}

/** "of Force; due at the meeting of …; with the words “custody”": what besides the status a list is held to. */
function limitsInWords({ owner, dueAt, words }: ActionFilter, { owners, meetings }: Known): string[] {
  const meeting = dueAt === undefined ? undefined : meetingById(meetings, dueAt);
  const at = meeting && (hasDate(meeting) ? inFull(meeting.date) : meetingInList(meeting));
  return [
    ...(owner === undefined ? [] : [`of ${ownerName(owners, owner)}`]),
    ...(dueAt === undefined ? [] : [`due at the meeting of ${at ?? dueAt}`]),
    ...(words === undefined ? [] : [`with the words “${words}”`]),
  ];
}

const statusInWords = ({ status }: ActionFilter): string =>
  status.map((standing) => standings[standing].words).join(' or ');

/** "12 actions overdue, of Force"; or the sentence of a list with nothing in it. */
export function countInWords(total: number, filter: ActionFilter, known: Known): string {
  const limits = limitsInWords(filter, known);
  if (total > 0) return [`${countOf(total, 'action')} ${statusInWords(filter)}`, ...limits].join(', ');
  const [standing, ...others] = filter.status;
  if (standing !== undefined && others.length === 0 && limits.length === 0) return standings[standing].nil;
  return `No action is ${[statusInWords(filter), ...limits].join(', ')}.`;
}
