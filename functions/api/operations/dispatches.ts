import * as z from 'zod';
import { type Dispatch, dispatchIdSchema, dispatchSchema } from '../../reminders/dispatch.ts';
import {
  findDispatch,
  listDispatches,
  listDispatchesInput,
  settleDispatch,
  settleInput,
} from '../../secretariat/dispatches.ts';
import { answerThing, officeOf } from '../protocol/conditional-change.ts';
import { operation } from '../protocol/operation.ts';
import { answerList, pageInput } from '../protocol/pagination.ts';
import { shown } from '../protocol/representation.ts';
import { transitionsOf } from '../protocol/transitions.ts';
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

/** A dispatch, as the API shows it. */
const dispatchShown = z
  .discriminatedUnion('state', [
    planned.extend(shownKept),
    claimed.extend(shownKept),
    sending.extend(shownKept),
    unknown.extend(shownKept),
    sent.extend(shownKept),
    delivered.extend(shownKept),
    bounced.extend(shownKept),
    complained.extend(shownKept),
    suppressed.extend(shownKept),
    cancelled.extend(shownKept),
    missed.extend(shownKept),
    failed.extend(shownKept),
  ])
  .meta({
    id: 'Dispatch',
    description: 'One mail of one kind to one owner for one meeting and stage, and what became of it.',
  });

const withoutHistory = { history: true } as const;

/** The same in a list, without its history. */
export const dispatchListed = z
  .discriminatedUnion('state', [
    planned.omit(withoutHistory),
    claimed.omit(withoutHistory),
    sending.omit(withoutHistory),
    unknown.omit(withoutHistory),
    sent.omit(withoutHistory),
    delivered.omit(withoutHistory),
    bounced.omit(withoutHistory),
    complained.omit(withoutHistory),
    suppressed.omit(withoutHistory),
    cancelled.omit(withoutHistory),
    missed.omit(withoutHistory),
    failed.omit(withoutHistory),
  ])
  .meta({ id: 'ListedDispatch', description: 'A dispatch in a list, without its history.' });

/** What the reference shows: a first reminder that was delivered. */
const { history, ...deliveredDispatch } = {
  board: 'pdb',
  id: 'pdb_2024-12_20241211_first-reminder_force',
  kind: 'digest',
  owner: 'force',
  meeting: { id: '2024-12', date: '2024-12-11' },
  refs: ['PDB-2024-10-2'],
  saysToo: [],
  tells: [],
  stage: 'first-reminder',
  dueOn: '2024-11-05',
  cutOff: '2024-12-11',
  why: 'Force has 1 action due by the meeting on Wednesday 11 December 2024',
  attempts: 1,
  asked: 'SES',
  toldIn: null,
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
export const dispatchExample = deliveredDispatch;

const { because: _, ...addressed } = deliveredDispatch;
/** One of which somebody said that it went. */
const settledExample = {
  ...addressed,
  state: 'sent',
  at: '2024-11-06T10:12:00.000Z',
  messageId: null,
  version: 2,
  history: [
    ...history,
    {
      at: '2024-11-06T10:12:00.000Z',
      by: 'case-system',
      what: 'sent, says case-system: the Force has it',
      from: 'HTTP API, client case-system',
    },
  ],
};

const list = operation({
  id: 'listDispatches',
  method: 'get',
  path: '/v1/boards/{board}/dispatches',
  section: 'Reminders',
  summary: 'The mails that a board owed, and what became of each',
  description: 'By the day on which they fell due.',
  scope: 'matters/read',
  params: boardParams,
  query: listDispatchesInput.extend(pageInput),
  done: {
    status: 200,
    description: 'A page of them.',
    schema: pageOf(dispatchListed),
    example: { items: [dispatchExample], next: null },
  },
  handle: async (request) => {
    const { query, board, service } = request;
    return answerList(service, {
      path: `/v1/boards/${board.id}/dispatches`,
      query,
      found: await listDispatches(officeOf(request), query),
      nameOf: ({ id }) => id,
      represent: shown,
    });
  },
});

const show = operation({
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
  handle: async (request) => answerThing(request, await findDispatch(officeOf(request), request.params.id)),
});

const settle = transitionsOf<Dispatch, z.infer<typeof dispatchParams>>({
  section: 'Reminders',
  path: '/v1/boards/{board}/dispatches/{id}',
  params: dispatchParams,
  description: 'The dispatch as it is now.',
  schema: dispatchShown,
  location: ({ board, id }) => `/v1/boards/${board}/dispatches/${id}`,
})({
  id: 'settleDispatch',
  at: 'settlements',
  summary: 'Says whether a mail went, where nobody knows',
  description:
    'It counts as sent then; or is sent again, while there is time. That is a fact of the ledger, and decides nothing for the board.',
  scope: 'matters/record',
  body: {
    schema: settleInput,
    examples: {
      'it went': { went: true, why: 'the Force has it' },
      'it did not': { went: false, why: 'nothing came, says the Force' },
    },
  },
  example: settledExample,
  perform: (office, { params, body }) => settleDispatch(office, params.id, body),
});

export const dispatchOperations = [list, show, settle];
