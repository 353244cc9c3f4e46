import type { Action } from '../../register/action.ts';
import {
  askForExtension,
  askForExtensionInput,
  dischargeAction,
  dischargeInput,
  fulfilInput,
  fulfilUndertaking,
  grantExtension,
  grantExtensionInput,
  proposeAction,
  proposeInput,
  refuseExtension,
  refuseExtensionInput,
  reopenAction,
  reopenInput,
  withdrawAction,
  withdrawInput,
} from '../../secretariat/actions.ts';
import { transitionsOf } from '../protocol/transitions.ts';
import { actionShown } from '../shapes/common.ts';
import {
  dischargedAction,
  extendedAction,
  fulfilledAction,
  moreTimeAskedFor,
  moreTimeRefused,
  proposedAction,
  reopenedAction,
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

export const actionTransitionOperations = [
  transition({
    id: 'proposeAction',
    at: 'proposals',
    summary: 'Logs that the owner says an action is done, and how',
    description: 'Reminders stop. Only the board’s discharge ends it.',
    scope: 'matters/record',
    body: {
      schema: proposeInput,
      examples: { sent: { on: '2024-11-20', how: 'figures sent to the secretary' } },
    },
    example: proposedAction,
    perform: (office, { params, body }) => proposeAction(office, params.ref, body),
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
