import * as z from 'zod';
import { type Dispatch, dispatchIdSchema } from '../../reminders/dispatch.ts';
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
import { transitionsOf } from '../protocol/transitions.ts';
import { toDispatchBody } from '../shapes/bodies.ts';
import { boardCode, boardParams, pageOf } from '../shapes/common.ts';
import {
  dispatchExample,
  dispatchHistory,
  dispatchListed,
  dispatchShown,
  settledDispatch,
} from '../shapes/dispatch.ts';

const dispatchParams = z.object({
  board: boardCode,
  id: dispatchIdSchema.describe(
    'The name of a dispatch, such as `pdb_2024-12_20241211_first-reminder_force`.',
  ),
});

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
      represent: toDispatchBody,
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
    example: { ...dispatchExample, history: dispatchHistory },
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
  example: settledDispatch,
  perform: (office, { params, body }) => settleDispatch(office, params.id, body),
});

export const dispatchOperations = [list, show, settle];
