import * as z from 'zod';
import type { ProgrammeEntry } from '../../register/programme.ts';
import {
  acceptItem,
  type Considered,
  moveItem,
  moveItemInput,
  presentInput,
  presentItem,
  presentItems,
  receivePaper,
  receivePaperInput,
  reinstateItem,
  reinstateItemInput,
  replaceItem,
  replaceItemInput,
  sayPaperNotArrived,
  sayPaperNotArrivedInput,
  sayPaperSent,
  sayPaperSentInput,
  settleItem,
  settleItemInput,
  withdrawItem,
  withdrawItemInput,
} from '../../secretariat/programme-transitions.ts';
import { answerSeveral } from '../protocol/conditional-change.ts';
import { operation } from '../protocol/operation.ts';
import { inList } from '../protocol/representation.ts';
import { transitionsOf } from '../protocol/transitions.ts';
import { toItemBody } from '../shapes/bodies.ts';
import { boardCode, meetingId } from '../shapes/common.ts';
import {
  acceptedItem,
  consideredItems,
  itemShown,
  itemsConsidered,
  movedItem,
  notArrivedItem,
  presentedItem,
  receivedItem,
  reinstatedItem,
  replacedItem,
  sentItem,
  settledItem,
  withdrawnItem,
} from '../shapes/item.ts';
import { itemParams, itemPath } from './items.ts';

const transition = transitionsOf<ProgrammeEntry, { board: string; ref: ProgrammeEntry['ref'] }>({
  section: 'Programme',
  path: '/v1/boards/{board}/items/{ref}',
  params: itemParams,
  description: 'The entry as it is now.',
  schema: itemShown,
  location: itemPath,
});

const presentAll = operation({
  id: 'presentItems',
  method: 'post',
  path: '/v1/boards/{board}/meetings/{id}/presentations',
  section: 'Programme',
  summary: 'Logs that a meeting considered everything that was planned for it',
  description:
    'What is only offered is left, and a caution says so. Asked again, it logs what is then still to come, which may be nothing.',
  scope: 'matters/record',
  params: z.object({ board: boardCode, id: meetingId }),
  body: { kind: 'json', schema: presentInput, examples: { 'on the day of the meeting': {} } },
  done: {
    status: 200,
    description: 'What was logged now.',
    schema: itemsConsidered,
    example: consideredItems,
  },
  handle: (request) =>
    answerSeveral<Considered>(request, {
      perform: (office) => presentItems(office, request.params.id, request.body),
      represent: async ({ meeting, items }) => {
        const { board, service } = request;
        const meetings = await service.register.meetings(board.id);
        return { meeting, items: items.map((item) => inList(toItemBody(item, board, meetings))) };
      },
    }),
});

export const itemTransitionOperations = [
  transition({
    id: 'acceptItem',
    at: 'acceptances',
    summary: 'Takes onto the programme what another body offered',
    description: 'Its lead owes the paper from now on. To decline what was offered, withdraw it.',
    scope: 'matters/record',
    example: acceptedItem,
    perform: (office, { params }) => acceptItem(office, params.ref),
  }),
  transition({
    id: 'receivePaper',
    at: 'receipts',
    summary: 'Logs that the paper of an item is in',
    description: 'Its lead is reminded no more.',
    scope: 'matters/record',
    body: { schema: receivePaperInput, examples: { 'in time': { on: '2024-01-22' } } },
    example: receivedItem,
    perform: (office, { params, body }) => receivePaper(office, params.ref, body),
  }),
  transition({
    id: 'sayPaperSent',
    at: 'sendings',
    summary: 'Logs that the author of an item says its paper is sent',
    description: 'Its lead is reminded no more, unless it is then said not to have arrived.',
    scope: 'matters/record',
    body: {
      schema: sayPaperSentInput,
      examples: {
        'by email': { on: '2024-01-19', where: 'by email to the panel officer', saidBy: 'Priya Lomas' },
      },
    },
    example: sentItem,
    perform: (office, { params, body }) => sayPaperSent(office, params.ref, body),
  }),
  transition({
    id: 'sayPaperNotArrived',
    at: 'non-arrivals',
    summary: 'Logs that a paper which was said to be sent has not arrived',
    description: 'Its lead is reminded again; the next mail says why. Where it has arrived, log a receipt.',
    scope: 'matters/record',
    body: {
      schema: sayPaperNotArrivedInput,
      examples: { 'not here': { reason: 'nothing came by email or by post' } },
    },
    example: notArrivedItem,
    perform: (office, { params, body }) => sayPaperNotArrived(office, params.ref, body),
  }),
  transition({
    id: 'presentItem',
    at: 'presentations',
    summary: 'Logs that the meeting considered an item',
    scope: 'matters/record',
    body: { schema: presentInput, examples: { considered: { on: '2024-02-06' } } },
    example: presentedItem,
    perform: (office, { params, body }) => presentItem(office, params.ref, body),
  }),
  transition({
    id: 'moveItem',
    at: 'moves',
    summary: 'Puts an item to another meeting, whose date it then follows',
    scope: 'matters/record',
    body: {
      schema: moveItemInput,
      examples: { later: { to: '2024-06', reason: 'the agenda is full' } },
    },
    example: movedItem,
    perform: (office, { params, body }) => moveItem(office, params.ref, body),
  }),
  transition({
    id: 'withdrawItem',
    at: 'withdrawals',
    summary: 'Takes an entry off the programme: it is no longer wanted',
    description: 'So is declined what another body offered.',
    scope: 'matters/record',
    body: {
      schema: withdrawItemInput,
      examples: { overtaken: { on: '2024-01-22', reason: 'overtaken by the inspection' } },
    },
    example: withdrawnItem,
    perform: (office, { params, body }) => withdrawItem(office, params.ref, body),
  }),
  transition({
    id: 'replaceItem',
    at: 'replacements',
    summary: 'Takes an item off the programme: something elsewhere takes its place',
    scope: 'matters/record',
    body: {
      schema: replaceItemInput,
      examples: {
        'by a visit': {
          on: '2024-01-22',
          by: 'a visit to the Force Control Room',
          reason: 'better seen than read',
        },
      },
    },
    example: replacedItem,
    perform: (office, { params, body }) => replaceItem(office, params.ref, body),
  }),
  transition({
    id: 'reinstateItem',
    at: 'reinstatements',
    summary: 'Sets the end of an entry aside: it is to come after all',
    description: 'An item comes at the meeting that it was for, and its lead owes the paper again.',
    scope: 'matters/record',
    body: { schema: reinstateItemInput, examples: { wanted: { reason: 'still wanted' } } },
    example: reinstatedItem,
    perform: (office, { params, body }) => reinstateItem(office, params.ref, body),
  }),
  transition({
    id: 'settleItem',
    at: 'settlements',
    summary: 'Says for one meeting whether what comes on a condition will come',
    scope: 'matters/record',
    body: {
      schema: settleItemInput,
      examples: {
        available: {
          meeting: '2024-02',
          available: true,
          on: '2024-01-22',
          how: 'the notes of December',
        },
      },
    },
    example: settledItem,
    perform: (office, { params, body }) => settleItem(office, params.ref, body),
  }),
  presentAll,
];
