import * as z from 'zod';
import type { Action } from '../../register/action.ts';
import {
  amendAction,
  amendActionInput,
  listActions,
  listActionsInput,
  raiseAction,
  raiseInput,
} from '../../secretariat/actions.ts';
import { findAction } from '../../secretariat/naming.ts';
import { match } from '../../secretariat/office.ts';
import { answerChange, answerThing, officeOf } from '../protocol/conditional-change.ts';
import { operation } from '../protocol/operation.ts';
import { answerList, pageInput, placeOfRef } from '../protocol/pagination.ts';
import { foundOrProblem } from '../protocol/refusals.ts';
import { toActionBody } from '../shapes/bodies.ts';
import { actionListed, actionRef, actionShown, boardCode, boardParams, pageOf } from '../shapes/common.ts';
import { amendedAction, openAction } from '../shapes/examples.ts';

export const actionPath = ({ board, ref }: Action): string => `/v1/boards/${board}/actions/${ref}`;

export const actionParams = z.object({ board: boardCode, ref: actionRef });

const listAction = operation({
  id: 'listActions',
  method: 'get',
  path: '/v1/boards/{board}/actions',
  section: 'Actions',
  summary: 'The actions of a board',
  description:
    'Those of which something is still owed, unless `status` says; in the order of their references.',
  scope: 'matters/read',
  params: boardParams,
  query: listActionsInput.extend(pageInput),
  done: {
    status: 200,
    description: 'A page of them.',
    schema: pageOf(actionListed),
    example: { items: [{ ...openAction, history: undefined }], next: null },
  },
  handle: async (request) => {
    const { query, board, service } = request;
    const { actions, meetings } = await foundOrProblem(await listActions(officeOf(request), query), 'query');
    return answerList(service, {
      path: `/v1/boards/${board.id}/actions`,
      query,
      found: match(actions),
      placeOf: placeOfRef,
      represent: (action) => toActionBody(action, board, meetings),
    });
  },
});

const raise = operation({
  id: 'raiseAction',
  method: 'post',
  path: '/v1/boards/{board}/actions',
  section: 'Actions',
  summary: 'Raises an action',
  description:
    'Besides those that notes bring. Its owner is told with the next morning’s mails; so is each of several who owe it together.',
  scope: 'matters/record',
  params: boardParams,
  body: {
    kind: 'json',
    schema: raiseInput,
    examples: {
      'at the next meeting': {
        meeting: '2024-10',
        text: 'Force: report how long 101 callers wait',
        owner: 'force',
      },
      'by a day': {
        meeting: '2024-10',
        text: 'Send the audit report',
        owner: 'CFO',
        due: '2024-11-29',
        section: 'Finance',
      },
      'of two offices': {
        meeting: '2024-10',
        text: 'Agree how 101 calls are counted',
        owner: 'Force and PCC',
      },
    },
  },
  done: {
    status: 201,
    description: 'The new action.',
    schema: actionShown,
    example: openAction,
    location: true,
  },
  handle: (request) =>
    answerChange(request, {
      perform: (office) => raiseAction(office, request.body),
      status: 201,
      location: actionPath,
    }),
});

const show = operation({
  id: 'showAction',
  method: 'get',
  path: '/v1/boards/{board}/actions/{ref}',
  section: 'Actions',
  summary: 'An action and its whole history',
  scope: 'matters/read',
  params: actionParams,
  done: { status: 200, description: 'The action.', schema: actionShown, example: openAction },
  handle: async (request) => answerThing(request, await findAction(officeOf(request), request.params.ref)),
});

const amend = operation({
  id: 'amendAction',
  method: 'patch',
  path: '/v1/boards/{board}/actions/{ref}',
  section: 'Actions',
  summary: 'Puts an action’s wording, owner or due date right',
  description:
    'What is not named stays. Of an action discharged on an undertaking, `due` is when the undertaking is due.',
  scope: 'matters/record',
  params: actionParams,
  body: {
    kind: 'json',
    schema: amendActionInput,
    examples: {
      'another date': { due: '2025-03', reason: 'the figures come out in February' },
      'another owner': { owner: 'Chief Constable' },
    },
  },
  ifMatch: 'required',
  done: { status: 200, description: 'The action as it is now.', schema: actionShown, example: amendedAction },
  handle: (request) =>
    answerChange(request, { perform: (office) => amendAction(office, request.params.ref, request.body) }),
});

export const actionOperations = [listAction, raise, show, amend];
