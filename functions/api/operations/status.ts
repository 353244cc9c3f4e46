import * as z from 'zod';
import { calendarDateSchema } from '../../calendar/days.ts';
import { statusOf } from '../../dispatch/status.ts';
import { nextMeeting } from '../../register/meetings.ts';
import { closuresOf, papersCalendar } from '../../register/papers-calendar.ts';
import { viewOf } from '../protocol/lookups.ts';
import { operation } from '../protocol/operation.ts';
import { boardCode, meetingId } from '../shapes/common.ts';
import { dispatchExample, dispatchListed, toListedDispatch } from './dispatches.ts';

const statusShown = z
  .object({
    board: boardCode,
    asOf: calendarDateSchema.describe('The day it is told for.'),
    nextMeeting: z
      .object({
        id: meetingId,
        date: calendarDateSchema,
        publication: calendarDateSchema
          .nullable()
          .describe('When its papers are published; null where the board publishes none beforehand.'),
        papersDeadline: calendarDateSchema.describe('When the secretary must have them.'),
      })
      .nullable()
      .describe('The nearest meeting with a date; null when there is none.'),
    underWay: z.array(dispatchListed).describe('Mails that still wait for somebody or something.'),
    troubles: z.array(dispatchListed).describe('Mails of the last 90 days that reached nobody, or too late.'),
    gaps: z
      .array(
        z.object({
          kind: z.string().describe('What kind of gap, in a word or two.'),
          detail: z.string().describe('What it is, in a sentence that names the thing.'),
        }),
      )
      .describe('What would let somebody down if nobody saw it, gravest first.'),
  })
  .meta({ id: 'Status', description: 'How a board’s reminders stand, and what is missing in its register.' });

const showStatus = operation({
  id: 'showStatus',
  method: 'get',
  path: '/v1/boards/{board}/status',
  section: 'Reminders',
  summary: 'What is under way, what went wrong, and what would let somebody down',
  scope: 'matters/read',
  params: z.object({ board: boardCode }),
  query: z.strictObject({
    asOf: calendarDateSchema.optional().describe('The day to tell it for; today when left out.'),
  }),
  done: {
    status: 200,
    description: 'How it stands.',
    schema: statusShown,
    example: {
      board: 'pdb',
      asOf: '2024-11-20',
      nextMeeting: {
        id: '2024-12',
        date: '2024-12-11',
        publication: '2024-12-03',
        papersDeadline: '2024-11-26',
      },
      underWay: [],
      troubles: [{ ...dispatchExample, state: 'bounced', because: 'the mailbox is full' }],
      gaps: [{ kind: 'nobody to write to', detail: 'CFO has no contact, and owes PDB-2024-10-3' }],
    },
  },
  handle: async ({ query, board, today, service }) => {
    const asOf = query.asOf ?? today;
    const view = await viewOf({ board, service });
    const { underWay, troubles, gaps } = await statusOf(service.ledger, view, asOf);
    const next = nextMeeting(view.meetings, asOf);
    const body: z.input<typeof statusShown> = {
      board: board.id,
      asOf,
      nextMeeting: next
        ? { id: next.id, date: next.date, ...papersCalendar(view.board.policy, next, closuresOf(view.board)) }
        : null,
      underWay: underWay.map(toListedDispatch),
      troubles: troubles.map(toListedDispatch),
      gaps,
    };
    return { status: 200, body };
  },
});

export const statusOperations = [showStatus];
