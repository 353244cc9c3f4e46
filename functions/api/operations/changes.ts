import * as z from 'zod';
import { type ChangeOfThing, listChanges, listChangesInput } from '../../secretariat/changes.ts';
import { officeOf } from '../protocol/conditional-change.ts';
import { operation } from '../protocol/operation.ts';
import { answerList, pageInput } from '../protocol/pagination.ts';
import { boardParams, pageOf, shownKept } from '../shapes/common.ts';

const changeListed = shownKept.history.element
  .extend({
    kind: z
      .enum(['board', 'owner', 'meeting', 'action', 'item', 'publicEntry'])
      .describe(
        'Of what it is a change; `publicEntry`, what was decided of an action for the public register.',
      ),
    id: z
      .string()
      .describe('What that is known by in the paths of the API: a code, an identity, a reference.'),
    line: z.int().describe('Which line of the thing’s own history it is, from 0.'),
    version: z.int().describe('Which version the thing has now.'),
  })
  .meta({ id: 'ChangeOfThing', description: 'One line of the history of something of a board.' });

const toListed = (change: ChangeOfThing) => ({ ...change, history: null });

const list = operation({
  id: 'listChanges',
  method: 'get',
  path: '/v1/boards/{board}/changes',
  section: 'Boards',
  summary: 'What has changed of a board and all that is its own, since a moment',
  description:
    'For other systems that keep step: every line of the histories of the board, its owners, meetings, actions, programme and public register, in the order of time. Read on by `next`, and later from the `at` of the last line: what stands at that very moment comes once more. Something that has left the register is a line of the board’s own.',
  scope: 'matters/read',
  params: boardParams,
  query: listChangesInput.extend(pageInput),
  done: {
    status: 200,
    description: 'A page of them.',
    schema: pageOf(changeListed),
    example: {
      items: [
        {
          ...{ kind: 'action', id: 'PDB-2024-10-2', line: 1, version: 2 },
          ...{ at: '2024-12-11T15:40:00.000Z', by: 'case-system', from: 'HTTP API, client case-system' },
          what: 'discharged on 11 December 2024: figures were in the papers',
          changed: [{ field: 'status', before: 'open', after: 'discharged' }],
        },
      ],
      next: null,
    },
  },
  handle: async (request) =>
    answerList(request.service, {
      path: `/v1/boards/${request.board.id}/changes`,
      query: request.query,
      found: await listChanges(officeOf(request), request.query),
      placeOf: ({ at, kind, id, line }) => [Date.parse(at), kind, id, line],
      represent: toListed,
    }),
});

export const changeOperations = [list];
