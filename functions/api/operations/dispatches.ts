import * as z from 'zod';
import { calendarDateSchema } from '../../calendar/days.ts';
import { firstDayShown } from '../../dispatch/status.ts';
import { Problem } from '../../http/problem.ts';
import { type Dispatch, dispatchIdSchema, dispatchSchema } from '../../reminders/dispatch.ts';
import { ownerAt } from '../protocol/lookups.ts';
import { operation } from '../protocol/operation.ts';
import { linked, pageFrom, pageInput } from '../protocol/pagination.ts';
import { inList, shown } from '../protocol/representation.ts';
import { boardCode, boardParams, pageOf, shownKept } from '../shapes/common.ts';

const dispatchParams = z.object({
  board: boardCode,
  id: dispatchIdSchema.describe(
    'The name of a dispatch, such as `pdb_2024-12_20241211_first-reminder_force`.',
  ),
});

const [planned, claimed, sending, unknown, sent, delivered, bounced, complained, suppressed, ...rest] =
  dispatchSchema.options;
const [cancelled, missed, failed] = rest;

/** What programs were told to read under another name stays there, and holds the same. */
const formerly = <T extends z.ZodType>(schema: T, now: string) =>
  schema.meta({ deprecated: true, description: `The former name of \`${now}\`: use that.` });

const formerNames = {
  saysToo: formerly(planned.shape.alsoCovers, 'alsoCovers'),
  tells: formerly(planned.shape.reports, 'reports'),
  toldIn: formerly(planned.shape.reportedIn, 'reportedIn'),
  asked: formerly(planned.shape.sentVia, 'sentVia'),
};

/** A dispatch as the API shows it, under its former names too. */
const toDispatchBody = <T extends Pick<Dispatch, 'alsoCovers' | 'reports' | 'reportedIn' | 'sentVia'>>(
  dispatch: T,
) => ({
  ...dispatch,
  saysToo: dispatch.alsoCovers,
  tells: dispatch.reports,
  toldIn: dispatch.reportedIn,
  asked: dispatch.sentVia,
});

/** The same in a list. */
export const toListedDispatch = (dispatch: Dispatch) => toDispatchBody(inList(dispatch));

const shownOfDispatch = { ...shownKept, ...formerNames };

/** A dispatch, as the API shows it. */
const dispatchShown = z
  .discriminatedUnion('state', [
    planned.extend(shownOfDispatch),
    claimed.extend(shownOfDispatch),
    sending.extend(shownOfDispatch),
    unknown.extend(shownOfDispatch),
    sent.extend(shownOfDispatch),
    delivered.extend(shownOfDispatch),
    bounced.extend(shownOfDispatch),
    complained.extend(shownOfDispatch),
    suppressed.extend(shownOfDispatch),
    cancelled.extend(shownOfDispatch),
    missed.extend(shownOfDispatch),
    failed.extend(shownOfDispatch),
  ])
  .meta({
    id: 'Dispatch',
    description: 'One mail of one kind to one owner for one meeting and stage, and what became of it.',
  });

const withoutHistory = { history: true } as const;

/** The same in a list, without its history. */
export const dispatchListed = z
  .discriminatedUnion('state', [
    planned.omit(withoutHistory).extend(formerNames),
    claimed.omit(withoutHistory).extend(formerNames),
    sending.omit(withoutHistory).extend(formerNames),
    unknown.omit(withoutHistory).extend(formerNames),
    sent.omit(withoutHistory).extend(formerNames),
    delivered.omit(withoutHistory).extend(formerNames),
    bounced.omit(withoutHistory).extend(formerNames),
    complained.omit(withoutHistory).extend(formerNames),
    suppressed.omit(withoutHistory).extend(formerNames),
    cancelled.omit(withoutHistory).extend(formerNames),
    missed.omit(withoutHistory).extend(formerNames),
    failed.omit(withoutHistory).extend(formerNames),
  ])
  .meta({ id: 'ListedDispatch', description: 'A dispatch in a list, without its history.' });

const states = dispatchSchema.options.map(({ shape }) => shape.state.value);

/** What the reference shows: a first reminder that was delivered. */
const { history, ...deliveredDispatch } = {
  board: 'pdb',
  id: 'pdb_2024-12_20241211_first-reminder_force',
  kind: 'digest',
  owner: 'force',
  meeting: { id: '2024-12', date: '2024-12-11' },
  refs: ['PDB-2024-10-2'],
  alsoCovers: [],
  reports: [],
  stage: 'first-reminder',
  dueOn: '2024-11-05',
  cutOff: '2024-12-11',
  why: 'Force has 1 action due by the meeting on Wednesday 11 December 2024',
  attempts: 1,
  sentVia: 'SES',
  reportedIn: null,
  version: 1,
  to: ['owen@force.example'],
  copies: [],
  subject: 'Performance and Delivery Board, 11 December 2024: 1 action from Force',
  at: '2024-11-05T08:00:21.000Z',
  because: 'the mail service says so',
  state: 'delivered',
  messageId: '0107018f-example',
  history: [
    { at: '2024-11-05T08:00:21.000Z', by: 'the sweep', what: 'planned', from: 'the morning of 5 November' },
  ],
};
export const dispatchExample = toDispatchBody(deliveredDispatch);

const listed = z.strictObject({
  owner: z.string().max(200).optional().describe('Those to one owner, by code or name.'),
  since: calendarDateSchema
    .optional()
    .describe('Those that fell due on that day or later; in the last 90 days when left out.'),
  state: z.enum(states).optional().describe('Those that stand so.'),
  ...pageInput,
});

const listDispatches = operation({
  id: 'listDispatches',
  method: 'get',
  path: '/v1/boards/{board}/dispatches',
  section: 'Reminders',
  summary: 'The mails that a board owed, and what became of each',
  description: 'By the day on which they fell due.',
  scope: 'matters/read',
  params: boardParams,
  query: listed,
  done: {
    status: 200,
    description: 'A page of them.',
    schema: pageOf(dispatchListed),
    example: { items: [dispatchExample], next: null },
  },
  handle: async ({ query, board, today, service }) => {
    const { register, ledger } = service;
    const owner =
      query.owner === undefined
        ? undefined
        : ownerAt('query/owner', await register.owners(board.id), query.owner).id;
    const found = await ledger.dispatchesOf(board.id, { since: query.since ?? firstDayShown(today) });
    const things = found
      .filter((one) => owner === undefined || one.owner === owner)
      .filter((one) => query.state === undefined || one.state === query.state)
      .map(toListedDispatch);
    const path = `/v1/boards/${board.id}/dispatches`;
    return linked(await pageFrom(service, { path, query, things, nameOf: ({ id }) => id }));
  },
});

const showDispatch = operation({
  id: 'showDispatch',
  method: 'get',
  path: '/v1/boards/{board}/dispatches/{id}',
  section: 'Reminders',
  summary: 'A mail: to whom, why, what became of it, and its whole history',
  scope: 'matters/read',
  params: dispatchParams,
  done: {
    status: 200,
    description: 'The dispatch.',
    schema: dispatchShown,
    example: { ...dispatchExample, history },
  },
  handle: async ({ params: { id }, board, service }) => {
    const dispatch = await service.ledger.dispatch(board.id, id);
    if (dispatch) return { status: 200, body: toDispatchBody(shown(dispatch)) };
    throw new Problem('not-found', `The ledger of board ${board.id} has no dispatch ${id}.`);
  },
});

export const dispatchOperations = [listDispatches, showDispatch];
