import * as z from 'zod';
import { calendarDateSchema } from '../../calendar/days.ts';
import { codeSchema } from '../../register/board.ts';
import { dispatchIdSchema, type PlannedDispatch, plannedDispatchSchema } from '../../reminders/dispatch.ts';
import { boardStatus, dayPlan } from '../../secretariat/status.ts';
import { officeOn } from '../protocol/conditional-change.ts';
import { operation } from '../protocol/operation.ts';
import { toListedDispatch } from '../shapes/bodies.ts';
import { actionRef, boardCode, boardParams, meetingId } from '../shapes/common.ts';
import { dispatchExample, dispatchListed } from '../shapes/dispatch.ts';

const day = z.strictObject({
  asOf: calendarDateSchema.optional().describe('The day to tell it for; today when left out.'),
});

const gapsShown = z
  .array(
    z.object({
      kind: z.string().describe('What kind of gap, in a word or two.'),
      about: z
        .object({
          thing: z.enum(['board', 'owner', 'meeting', 'action', 'item', 'dispatch']),
          id: z.string().describe('Its code, identity or reference.'),
        })
        .describe('Which thing has it.'),
      detail: z.string().describe('What it is, in a sentence that names the thing.'),
    }),
  )
  .describe('What would let somebody down if nobody saw it, gravest first.');

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
    gaps: gapsShown,
    overdue: z
      .array(
        z.object({
          ref: actionRef,
          owner: codeSchema.describe('The office that let it pass.'),
          due: calendarDateSchema,
          pausedUntil: calendarDateSchema
            .nullable()
            .describe('The day before which it is neither chased nor escalated; null when it is.'),
          notAnswered: z.boolean().describe('Whether the escalation has been, and it is owed still.'),
          undertaking: z.boolean().describe('Whether it is a promise that an action was discharged on.'),
          detail: z.string().describe('What it is, in a sentence that names the thing.'),
        }),
      )
      .describe('What is still owed though its day has passed, the longest first.'),
  })
  .meta({ id: 'Status', description: 'How a board’s reminders stand, and what is missing in its register.' });

const showStatus = operation({
  id: 'showStatus',
  method: 'get',
  path: '/v1/boards/{board}/status',
  section: 'Reminders',
  summary: 'What is under way, what went wrong, and what would let somebody down',
  scope: 'matters/read',
  params: boardParams,
  query: day,
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
      gaps: [
        {
          kind: 'nobody to write to',
          about: { thing: 'owner', id: 'cfo' },
          detail: 'CFO has no contact, and owes PDB-2024-10-3',
        },
      ],
      overdue: [
        {
          ref: 'PDB-2024-06-4',
          owner: 'force',
          due: '2024-10-02',
          pausedUntil: null,
          notAnswered: false,
          undertaking: false,
          detail: 'PDB-2024-06-4 was due from Force on Wednesday 2 October 2024',
        },
      ],
    },
  },
  handle: async (request) => {
    const office = officeOn(request);
    const { nextMeeting, underWay, troubles, gaps, overdue } = await boardStatus(office);
    const body: z.input<typeof statusShown> = {
      board: office.board.id,
      asOf: office.today,
      nextMeeting,
      underWay: underWay.map(toListedDispatch),
      troubles: troubles.map(toListedDispatch),
      gaps,
      overdue,
    };
    return { status: 200, body };
  },
});

const plannedShown = plannedDispatchSchema
  .pick({
    id: true,
    kind: true,
    owner: true,
    meeting: true,
    refs: true,
    stage: true,
    dueOn: true,
    cutOff: true,
    why: true,
  })
  .meta({ id: 'PlannedDispatch', description: 'A mail that is owed, before the ledger knows of it.' });

const planShown = z
  .object({
    board: boardCode,
    asOf: calendarDateSchema.describe('The day it is told for.'),
    working: z.boolean().describe('Whether it is a working day; nothing is sent on any other.'),
    send: z.array(plannedShown).describe('Mails that go out.'),
    covered: z
      .array(z.object({ dispatch: plannedShown, by: dispatchIdSchema }))
      .describe('Mails that do not go out of their own: another to the same owner says what they would.'),
    anotherDay: z
      .array(plannedShown)
      .describe('Mails to an owner who has had one that day: they go on the next working day.'),
    missed: z.array(plannedShown).describe('Mails that were worth sending until a day before this.'),
    waiting: z
      .array(dispatchListed)
      .describe('Mails of days before that still wait for somebody or something.'),
    gaps: gapsShown,
  })
  .meta({ id: 'Plan', description: 'What is owed to whom on a day, and why.' });

const toPlanned = (dispatch: PlannedDispatch) => plannedShown.parse(dispatch);

const { id, kind, owner, meeting, refs, stage, dueOn, cutOff, why } = dispatchExample;

const showPlan = operation({
  id: 'showPlan',
  method: 'get',
  path: '/v1/boards/{board}/plan',
  section: 'Reminders',
  summary: 'What the morning’s mails of a day are: what is owed to whom, and why',
  description: 'What the ledger does not know yet, one mail an owner. Nothing is sent.',
  scope: 'matters/read',
  params: boardParams,
  query: day,
  done: {
    status: 200,
    description: 'The plan.',
    schema: planShown,
    example: {
      board: 'pdb',
      asOf: '2024-11-05',
      working: true,
      send: [{ id, kind, owner, meeting, refs, stage, dueOn, cutOff, why }],
      covered: [],
      anotherDay: [],
      missed: [],
      waiting: [],
      gaps: [],
    },
  },
  handle: async (request) => {
    const office = officeOn(request);
    const { mails, waiting, gaps, working } = await dayPlan(office);
    const body: z.input<typeof planShown> = {
      board: office.board.id,
      asOf: office.today,
      working,
      send: mails.send.map(toPlanned),
      covered: mails.coveredBy.map(({ dispatch, by }) => ({
        dispatch: toPlanned(dispatch),
        by: by.id,
      })),
      anotherDay: mails.anotherDay.map(toPlanned),
      missed: mails.missed.map(toPlanned),
      waiting: waiting.map(toListedDispatch),
      gaps,
    };
    return { status: 200, body };
  },
});

export const statusOperations = [showStatus, showPlan];
