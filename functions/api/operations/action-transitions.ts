import * as z from 'zod';
import { calendarDateSchema } from '../../calendar/days.ts';
import { type Action, actionSchema, type Discharge } from '../../register/action.ts';
import {
  type ActionTransition,
  discharge,
  meetUndertaking,
  propose,
  reopen,
  withdraw,
} from '../../register/action-transitions.ts';
import { metBy, undertakingNamed } from '../../register/due.ts';
import { hasDate, type Meeting } from '../../register/meeting.ts';
import { unlessRefused } from '../protocol/conditional-change.ts';
import { meetingAt, namedAt } from '../protocol/lookups.ts';
import { movesOf } from '../protocol/transitions.ts';
import { actionShown, dueAsked, meetingId, reason } from '../shapes/common.ts';
import {
  dischargedAction,
  fulfilledAction,
  proposedAction,
  reopenedAction,
  withdrawnAction,
} from '../shapes/examples.ts';
import { actionOf, actionParams, represented, whereActionIs } from './actions.ts';

const on = calendarDateSchema.describe(
  'The day it was, where the board is; not before the action was raised, nor to come.',
);
const how = z
  .string()
  .trim()
  .min(1, 'say how: the notes print it after a dash')
  .max(4_000)
  .describe('How, as the notes are to print it.');
const evidence = actionSchema.options[1].shape.proposal.shape.evidence
  .max(50)
  .default([])
  .describe('Web addresses where it can be seen.');

const move = movesOf({
  section: 'Actions',
  path: '/v1/boards/{board}/actions/{ref}',
  params: actionParams,
  description: 'The action as it is now.',
  schema: actionShown,
  read: actionOf,
  represent: ({ service }) => represented(service),
  moved: (outcome: ActionTransition<Action>, record) => unlessRefused(outcome, record).action,
  location: whereActionIs,
});

const discharging = z.strictObject({
  on,
  how,
  meeting: meetingId
    .optional()
    .describe('The meeting that accepted it; that of the day, where there is one, when left out.'),
  evidence,
  undertaking: z
    .strictObject({
      text: z
        .string()
        .trim()
        .min(1, 'say what is still to be provided')
        .max(4_000)
        .describe('What is still to be provided.'),
      by: dueAsked,
    })
    .optional()
    .describe('What the discharge rests on and is still to be provided: chased until it is met.'),
});

/** The meeting that accepted a discharge, which must have met by then; null between meetings. */
function acceptedAt(
  { meeting: id, on: date }: z.infer<typeof discharging>,
  meetings: readonly Meeting[],
): string | null {
  if (id === undefined) return meetings.find((one) => hasDate(one) && one.date === date)?.id ?? null;
  const meeting = meetingAt('/meeting', meetings, id);
  namedAt('/meeting', metBy(meeting, date));
  return meeting.id;
}

function acceptance(body: z.infer<typeof discharging>, meetings: readonly Meeting[]): Discharge {
  const { undertaking } = body;
  return {
    on: body.on,
    meeting: acceptedAt(body, meetings),
    how: body.how,
    evidence: body.evidence,
    undertaking:
      undertaking === undefined
        ? null
        : namedAt('/undertaking/by', undertakingNamed(undertaking, meetings, body.on)).undertaking,
  };
}

const dischargeAction = move({
  id: 'dischargeAction',
  moves: 'discharges',
  summary: 'Logs that the board accepts an action as done',
  description:
    'It leaves the Overview of Actions, and its owner is reminded no more; unless it rests on an undertaking, which is chased until it is met.',
  scope: 'matters/discharge',
  body: {
    schema: discharging,
    examples: {
      plainly: {
        on: '2024-12-11',
        how: 'figures were in the papers',
        evidence: ['https://pcc.example/papers'],
      },
      'on an undertaking': {
        on: '2024-12-11',
        meeting: '2024-12',
        how: 'report to follow',
        undertaking: { text: 'the audit report', by: '2025-03-12' },
      },
    },
  },
  example: dischargedAction,
  decide: async (action, { body, today, author, board, service }) => {
    const meetings = await service.register.meetings(board.id);
    return discharge(action, acceptance(body, meetings), today, author);
  },
});

const fulfilAction = move({
  id: 'fulfilUndertaking',
  moves: 'fulfilments',
  summary: 'Logs that what a discharge rested on has been provided',
  scope: 'matters/discharge',
  body: {
    schema: z.strictObject({ on, how }),
    examples: { provided: { on: '2025-02-20', how: 'audit report sent to the PCC' } },
  },
  example: fulfilledAction,
  decide: (action, { body, today, author }) => meetUndertaking(action, body, today, author),
});

const proposeAction = move({
  id: 'proposeAction',
  moves: 'proposals',
  summary: 'Logs that the owner says an action is done, and how',
  description: 'Reminders stop. Only the board’s discharge ends it.',
  scope: 'matters/record',
  body: {
    schema: z.strictObject({ on, how, evidence }),
    examples: { sent: { on: '2024-11-20', how: 'figures sent to the secretary' } },
  },
  example: proposedAction,
  decide: (action, { body, today, author }) => propose(action, body, today, author),
});

const withdrawAction = move({
  id: 'withdrawAction',
  moves: 'withdrawals',
  summary: 'Logs that the board no longer asks for an action',
  scope: 'matters/discharge',
  body: {
    schema: z.strictObject({ on, reason }),
    examples: { overtaken: { on: '2024-12-11', reason: 'overtaken by the new plan' } },
  },
  example: withdrawnAction,
  decide: (action, { body, today, author }) => withdraw(action, body, today, author),
});

const reopenAction = move({
  id: 'reopenAction',
  moves: 'reopenings',
  summary: 'Sets a proposal, discharge or withdrawal aside',
  description: 'It was not done after all, or is asked for again. Its owner is reminded again.',
  scope: 'matters/discharge',
  body: {
    schema: z.strictObject({ reason }),
    examples: { 'not done': { reason: 'the figures left out two districts' } },
  },
  example: reopenedAction,
  decide: (action, { body, author }) => reopen(action, body.reason, author),
});

export const actionMoveOperations = [
  proposeAction,
  dischargeAction,
  fulfilAction,
  withdrawAction,
  reopenAction,
];
