import * as z from 'zod';
import { type Dispatch, dispatchIdSchema } from '../../reminders/dispatch.ts';
import {
  findDispatch,
  findSentText,
  listDispatches,
  listDispatchesInput,
  sendAgainInput,
  sendDispatchAgain,
  settleDispatch,
  settleInput,
} from '../../secretariat/dispatches.ts';
import { answerThing, officeOf } from '../protocol/conditional-change.ts';
import { operation } from '../protocol/operation.ts';
import { answerList, pageInput } from '../protocol/pagination.ts';
import { foundOrProblem } from '../protocol/refusals.ts';
import { transitionsOf } from '../protocol/transitions.ts';
import { toDispatchBody } from '../shapes/bodies.ts';
import { boardCode, boardParams, pageOf } from '../shapes/common.ts';
import {
  dispatchExample,
  dispatchHistory,
  dispatchListed,
  dispatchShown,
  dispatchToSendAgain,
  sentTextExample,
  sentTextShown,
  settledDispatch,
  toSentTextBody,
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
      placeOf: ({ dueOn, id }) => [dueOn, id],
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

const showText = operation({
  id: 'showDispatchText',
  method: 'get',
  path: '/v1/boards/{board}/dispatches/{id}/text',
  section: 'Reminders',
  summary: 'What a mail said, as it was sent',
  description:
    'Of one that was sent again, what it said the last time. There is none of a mail that was never sent, nor of one that went before texts were kept.',
  scope: 'matters/read',
  params: dispatchParams,
  done: { status: 200, description: 'Its text.', schema: sentTextShown, example: sentTextExample },
  handle: async (request) => ({
    status: 200,
    body: toSentTextBody(await foundOrProblem(await findSentText(officeOf(request), request.params.id))),
  }),
});

const ofDispatch = transitionsOf<Dispatch, z.infer<typeof dispatchParams>>({
  section: 'Reminders',
  path: '/v1/boards/{board}/dispatches/{id}',
  params: dispatchParams,
  description: 'The dispatch as it is now.',
  schema: dispatchShown,
  location: ({ board, id }) => `/v1/boards/${board}/dispatches/${id}`,
});

const settle = ofDispatch({
  id: 'settleDispatch',
  at: 'settlements',
  summary: 'Says whether a mail went, where nobody knows, or that one came back',
  description:
    'It counts as sent then; or is sent again, while there is time. One that went and came back counts as bounced, and the mailboxes it came back from are written to no more until they are cleared. Refused for two minutes after the mail service was asked, while that may still answer. These are facts of the ledger, and decide nothing for the board.',
  scope: 'matters/record',
  body: {
    schema: settleInput,
    examples: {
      'it went': { went: true, why: 'the Force has it' },
      'it did not': { went: false, why: 'nothing came, says the Force' },
      'it came back': {
        went: true,
        cameBack: true,
        addresses: ['owen@force.example'],
        why: 'it lies in the secretary’s mailbox',
      },
    },
  },
  example: settledDispatch,
  perform: (office, { params, body }) => settleDispatch(office, params.id, body),
});

const sendAgain = ofDispatch({
  id: 'sendDispatchAgain',
  at: 'sendings',
  summary: 'Has a mail sent again that came back, was missed or was refused',
  description:
    'While it is still of use: it is planned again, and the next sweep sends it, or one on the next working day where its office has had its one mail of the day. One whose last day has passed gets another: the last for its meeting, or five working days from today where it leads up to none.',
  scope: 'matters/record',
  body: { schema: sendAgainInput, examples: { 'it was missed': { why: 'the service was away' } } },
  example: dispatchToSendAgain,
  perform: (office, { params, body }) => sendDispatchAgain(office, params.id, body),
});

export const dispatchOperations = [list, show, showText, settle, sendAgain];
