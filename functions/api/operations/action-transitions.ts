import type { Action } from '../../register/action.ts';
import {
  askForExtension,
  askForExtensionInput,
  dischargeAction,
  dischargeInput,
  disclaimAction,
  disclaimInput,
  fulfilInput,
  fulfilUndertaking,
  grantExtension,
  grantExtensionInput,
  keepWithOwner,
  keepWithOwnerInput,
  pauseAction,
  pauseInput,
  proposeAction,
  proposeInput,
  refuseExtension,
  refuseExtensionInput,
  reopenAction,
  reopenInput,
  resumeAction,
  sendBackAction,
  sendBackInput,
  withdrawAction,
  withdrawInput,
} from '../../secretariat/actions.ts';
import { dischargeActions, dischargeSeveralInput } from '../../secretariat/discharges.ts';
import { answerSeveral } from '../protocol/conditional-change.ts';
import { operation } from '../protocol/operation.ts';
import { transitionsOf } from '../protocol/transitions.ts';
import { actionShown, boardParams } from '../shapes/common.ts';
import { dischargesMade, toDischargesBody } from '../shapes/discharges.ts';
import {
  dischargedAction,
  disclaimedAction,
  extendedAction,
  fulfilledAction,
  keptAction,
  moreTimeAskedFor,
  moreTimeRefused,
  pausedAction,
  proposedAction,
  reopenedAction,
  resumedAction,
  withdrawnAction,
} from '../shapes/examples.ts';
import { actionParams, actionPath } from './actions.ts';

const transition = transitionsOf<Action, { board: string; ref: Action['ref'] }>({
  section: 'Actions',
  path: '/v1/boards/{board}/actions/{ref}',
  params: actionParams,
  description: 'The action as it is now.',
  schema: actionShown,
  location: actionPath,
});

const dischargeSeveral = operation({
  id: 'dischargeActions',
  method: 'post',
  path: '/v1/boards/{board}/discharges',
  section: 'Actions',
  summary: 'Logs that the board accepts several actions as done',
  description:
    'Each is decided by itself: what cannot be done of one keeps no other from being done, and the answer says of each what became of it. How is said of all, or of each. An Idempotency-Key covers the whole: asked again with it, the answer is the same once more. Where saving was cut off, ask again: what was discharged already is then answered as that.',
  scope: 'matters/discharge',
  params: boardParams,
  body: {
    kind: 'json',
    schema: dischargeSeveralInput,
    examples: {
      'one how for all': {
        on: '2024-12-11',
        how: 'figures were in the papers',
        actions: [{ ref: 'PDB-2024-10-1' }, { ref: 'PDB-2024-10-2' }],
      },
      'each with its own': {
        on: '2024-12-11',
        actions: [
          { ref: 'PDB-2024-10-1', how: 'sent on 20 November' },
          {
            ref: 'PDB-2024-10-2',
            how: 'report to follow',
            undertaking: { text: 'the audit report', by: '2025-03-12' },
          },
        ],
      },
    },
  },
  done: {
    status: 200,
    description: 'What became of each.',
    schema: dischargesMade,
    example: {
      outcomes: [
        { ref: 'PDB-2024-10-1', outcome: 'discharged', version: 2 },
        {
          ref: 'PDB-2024-10-2',
          outcome: 'refused',
          because: 'already discharged',
          detail: 'PDB-2024-10-2 was discharged on 20 November 2024.',
          pointer: null,
        },
      ],
    },
  },
  handle: (request) =>
    answerSeveral(request, {
      perform: (office) => dischargeActions(office, request.body),
      represent: async (outcomes) => toDischargesBody(outcomes),
    }),
});

export const actionTransitionOperations = [
  dischargeSeveral,
  transition({
    id: 'proposeAction',
    at: 'proposals',
    summary: 'Logs that the owner says an action is done, and how',
    description:
      'Or, of one discharged on an undertaking, that this was provided. Reminders stop. Only the board’s discharge, or that it was provided, ends it.',
    scope: 'matters/record',
    body: {
      schema: proposeInput,
      examples: {
        sent: { on: '2024-11-20', how: 'figures sent to the secretary', saidBy: 'Sergeant Owen Pryce' },
      },
    },
    example: proposedAction,
    perform: (office, { params, body }) => proposeAction(office, params.ref, body),
  }),
  transition({
    id: 'sendBackAction',
    at: 'proposal-refusals',
    summary: 'Logs that the board does not accept what the owner says is done',
    description: 'It is owed again, and its owner is reminded; the next mail says why.',
    scope: 'matters/discharge',
    body: {
      schema: sendBackInput,
      examples: { 'not done': { reason: 'the figures left out two districts' } },
    },
    example: reopenedAction,
    perform: (office, { params, body }) => sendBackAction(office, params.ref, body),
  }),
  transition({
    id: 'askForExtension',
    at: 'extension-requests',
    summary: 'Logs that the owner asks for more time',
    description:
      'One request waits at most. Until the board decides, what is owed stays due when it is, and its owner is reminded by that.',
    scope: 'matters/record',
    body: {
      schema: askForExtensionInput,
      examples: {
        'until a meeting': {
          on: '2024-11-20',
          until: '2025-03',
          reason: 'the figures come out in February',
          askedBy: 'Sergeant Owen Pryce',
        },
      },
    },
    example: moreTimeAskedFor,
    perform: (office, { params, body }) => askForExtension(office, params.ref, body),
  }),
  transition({
    id: 'grantExtension',
    at: 'extension-grants',
    summary: 'Logs that the board gives the more time that was asked for',
    description: 'What is owed is due then: it counts among `dueMoves`, with the owner’s reason.',
    scope: 'matters/discharge',
    body: {
      schema: grantExtensionInput,
      examples: { 'at a meeting': { on: '2024-12-11', meeting: '2024-12' } },
    },
    example: extendedAction,
    perform: (office, { params, body }) => grantExtension(office, params.ref, body),
  }),
  transition({
    id: 'refuseExtension',
    at: 'extension-refusals',
    summary: 'Logs that the board does not give the more time that was asked for',
    scope: 'matters/discharge',
    body: {
      schema: refuseExtensionInput,
      examples: {
        'at a meeting': { on: '2024-12-11', reason: 'the figures are needed for the budget' },
      },
    },
    example: moreTimeRefused,
    perform: (office, { params, body }) => refuseExtension(office, params.ref, body),
  }),
  transition({
    id: 'disclaimAction',
    at: 'disclaimers',
    summary: 'Logs that an office says an action is not its to answer',
    description:
      'One such answer waits at most. It stays owed as it is, and chased, until it is put to another owner (amendAction) or kept with this one.',
    scope: 'matters/record',
    body: {
      schema: disclaimInput,
      examples: {
        'another’s': {
          on: '2024-11-20',
          whose: 'PCC',
          reason: 'the figures are the commissioner’s',
          saidBy: 'Sergeant Owen Pryce',
        },
      },
    },
    example: disclaimedAction,
    perform: (office, { params, body }) => disclaimAction(office, params.ref, body),
  }),
  transition({
    id: 'keepWithOwner',
    at: 'disclaimer-refusals',
    summary: 'Leaves an action with the office that says it is not its to answer',
    description: 'The next mail to that office says why.',
    scope: 'matters/discharge',
    body: {
      schema: keepWithOwnerInput,
      examples: { 'its own': { reason: 'the Force runs the call centre' } },
    },
    example: keptAction,
    perform: (office, { params, body }) => keepWithOwner(office, params.ref, body),
  }),
  transition({
    id: 'dischargeAction',
    at: 'discharges',
    summary: 'Logs that the board accepts an action as done',
    description:
      'It leaves the Overview of Actions, and its owner is reminded no more; unless it rests on an undertaking, which is chased until it is met.',
    scope: 'matters/discharge',
    body: {
      schema: dischargeInput,
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
    perform: (office, { params, body }) => dischargeAction(office, params.ref, body),
  }),
  transition({
    id: 'fulfilUndertaking',
    at: 'fulfilments',
    summary: 'Logs that what a discharge rested on has been provided',
    scope: 'matters/discharge',
    body: {
      schema: fulfilInput,
      examples: { provided: { on: '2025-02-20', how: 'audit report sent to the PCC' } },
    },
    example: fulfilledAction,
    perform: (office, { params, body }) => fulfilUndertaking(office, params.ref, body),
  }),
  transition({
    id: 'pauseAction',
    at: 'pauses',
    summary: 'Has an action neither chased nor escalated until a day',
    description:
      'It stands in every paper as before, and in the action report with why. The pause ends by itself; reminders that lead up to a meeting name it as well.',
    scope: 'matters/record',
    body: {
      schema: pauseInput,
      examples: { 'for figures': { until: '2025-01-13', reason: 'the census figures come out in January' } },
    },
    example: pausedAction,
    perform: (office, { params, body }) => pauseAction(office, params.ref, body),
  }),
  transition({
    id: 'resumeAction',
    at: 'resumptions',
    summary: 'Has an action that is paused chased again',
    scope: 'matters/record',
    example: resumedAction,
    perform: (office, { params }) => resumeAction(office, params.ref),
  }),
  transition({
    id: 'withdrawAction',
    at: 'withdrawals',
    summary: 'Logs that the board no longer asks for an action',
    scope: 'matters/discharge',
    body: {
      schema: withdrawInput,
      examples: { overtaken: { on: '2024-12-11', reason: 'overtaken by the new plan' } },
    },
    example: withdrawnAction,
    perform: (office, { params, body }) => withdrawAction(office, params.ref, body),
  }),
  transition({
    id: 'reopenAction',
    at: 'reopenings',
    summary: 'Sets a proposal, discharge or withdrawal aside',
    description: 'It was not done after all, or is asked for again. Its owner is reminded again.',
    scope: 'matters/discharge',
    body: {
      schema: reopenInput,
      examples: { 'not done': { reason: 'the figures left out two districts' } },
    },
    example: reopenedAction,
    perform: (office, { params, body }) => reopenAction(office, params.ref, body),
  }),
];
