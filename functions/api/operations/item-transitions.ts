import * as z from 'zod';
import { calendarDateSchema } from '../../calendar/days.ts';
import type { ProgrammeEntry } from '../../register/programme.ts';
import {
  ofOneMeeting,
  reinstateEntry,
  settleEntry,
  withdrawEntry,
} from '../../register/programme-entry-transitions.ts';
import {
  accept,
  moveTo,
  type ProgrammeTransition,
  present,
  receive,
  replace,
} from '../../register/programme-transitions.ts';
import { unlessRefused } from '../protocol/conditional-change-old.ts';
import { meetingAt } from '../protocol/lookups.ts';
import { movesOf } from '../protocol/transitions-old.ts';
import { meetingId, reason } from '../shapes/common.ts';
import {
  acceptedItem,
  itemShown,
  movedItem,
  presentedItem,
  receivedItem,
  reinstatedItem,
  replacedItem,
  settledItem,
  withdrawnItem,
} from '../shapes/item.ts';
import { itemOf, itemParams, representedItem, whereItemIs } from './items.ts';

const on = calendarDateSchema.describe('The day it was, where the board is; not one to come.');

const move = movesOf({
  section: 'Programme',
  path: '/v1/boards/{board}/items/{ref}',
  params: itemParams,
  description: 'The entry as it is now.',
  schema: itemShown,
  read: itemOf,
  represent: representedItem,
  moved: (outcome: ProgrammeTransition<ProgrammeEntry>, record) => unlessRefused(outcome, record).entry,
  location: whereItemIs,
});

const acceptItem = move({
  id: 'acceptItem',
  moves: 'acceptances',
  summary: 'Takes onto the programme what another body offered',
  description: 'Its lead owes the paper from now on. To decline what was offered, withdraw it.',
  scope: 'matters/record',
  example: acceptedItem,
  decide: (entry, { author }) => ofOneMeeting(entry, 'accepted', (item) => accept(item, author)),
});

const receivePaper = move({
  id: 'receivePaper',
  moves: 'receipts',
  summary: 'Logs that the paper of an item is in',
  description: 'Its lead is reminded no more.',
  scope: 'matters/record',
  body: { schema: z.strictObject({ on }), examples: { 'in time': { on: '2024-01-22' } } },
  example: receivedItem,
  decide: (entry, { body, today, author }) =>
    ofOneMeeting(entry, 'marked as received', (item) => receive(item, body.on, today, author)),
});

const presentItem = move({
  id: 'presentItem',
  moves: 'presentations',
  summary: 'Logs that the meeting considered an item',
  scope: 'matters/record',
  body: { schema: z.strictObject({ on }), examples: { considered: { on: '2024-02-06' } } },
  example: presentedItem,
  decide: (entry, { body, today, author }) =>
    ofOneMeeting(entry, 'marked as presented', (item) => present(item, body.on, today, author)),
});

const moveItem = move({
  id: 'moveItem',
  moves: 'moves',
  summary: 'Puts an item to another meeting, whose date it then follows',
  scope: 'matters/record',
  body: {
    schema: z.strictObject({
      to: meetingId.describe('The other meeting, which must still be to come.'),
      reason,
    }),
    examples: { later: { to: '2024-06', reason: 'the agenda is full' } },
  },
  example: movedItem,
  decide: async (entry, { body, today, author, board, service }) => {
    const meetings = await service.register.meetings(board.id);
    const to = meetingAt('/to', meetings, body.to);
    return ofOneMeeting(entry, 'moved', (item) => moveTo(item, to, body.reason, today, author));
  },
});

const withdrawItem = move({
  id: 'withdrawItem',
  moves: 'withdrawals',
  summary: 'Takes an entry off the programme: it is no longer wanted',
  description: 'So is declined what another body offered.',
  scope: 'matters/record',
  body: {
    schema: z.strictObject({ on, reason }),
    examples: { overtaken: { on: '2024-01-22', reason: 'overtaken by the inspection' } },
  },
  example: withdrawnItem,
  decide: (entry, { body, today, author }) => withdrawEntry(entry, body, today, author),
});

const replaceItem = move({
  id: 'replaceItem',
  moves: 'replacements',
  summary: 'Takes an item off the programme: something elsewhere takes its place',
  scope: 'matters/record',
  body: {
    schema: z.strictObject({
      on,
      by: z.string().trim().min(1).max(1_000).describe('What takes its place.'),
      reason,
    }),
    examples: {
      'by a visit': {
        on: '2024-01-22',
        by: 'a visit to the Force Control Room',
        reason: 'better seen than read',
      },
    },
  },
  example: replacedItem,
  decide: (entry, { body, today, author }) =>
    ofOneMeeting(entry, 'replaced', (item) => replace(item, body, today, author)),
});

const reinstateItem = move({
  id: 'reinstateItem',
  moves: 'reinstatements',
  summary: 'Sets the end of an entry aside: it is to come after all',
  description: 'An item comes at the meeting that it was for, and its lead owes the paper again.',
  scope: 'matters/record',
  body: { schema: z.strictObject({ reason }), examples: { wanted: { reason: 'still wanted' } } },
  example: reinstatedItem,
  decide: (entry, { body, author }) => reinstateEntry(entry, body.reason, author),
});

const settleItem = move({
  id: 'settleItem',
  moves: 'settlements',
  summary: 'Says for one meeting whether what comes on a condition will come',
  scope: 'matters/record',
  body: {
    schema: z.strictObject({
      meeting: meetingId.describe('For which meeting.'),
      available: z.boolean().describe('Whether it will come.'),
      on,
      how: z.string().trim().min(1).max(4_000).nullable().default(null).describe('More about it.'),
    }),
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
  decide: async (entry, { body, today, author, board, service }) => {
    const meetings = await service.register.meetings(board.id);
    const { id: meeting } = meetingAt('/meeting', meetings, body.meeting);
    return settleEntry(entry, { ...body, meeting }, today, author);
  },
});

export const itemMoveOperations = [
  acceptItem,
  receivePaper,
  presentItem,
  moveItem,
  withdrawItem,
  replaceItem,
  reinstateItem,
  settleItem,
];
