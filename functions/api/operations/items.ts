import * as z from 'zod';
import { refuseUnlessReached } from '../../http/access.ts';
import { boardOfRef } from '../../register/action.ts';
import type { ProgrammeEntry } from '../../register/programme.ts';
import {
  addItem,
  addItemInput,
  amendItem,
  amendItemInput,
  findItem,
  listItems,
  listItemsInput,
} from '../../secretariat/programme.ts';
import { answerChange, answerThing, officeOf } from '../protocol/conditional-change.ts';
import { operation, type Request } from '../protocol/operation.ts';
import { answerList, pageInput, placeOfRef } from '../protocol/pagination.ts';
import { toItemBody } from '../shapes/bodies.ts';
import { boardCode, boardParams, pageOf } from '../shapes/common.ts';
import { amendedItem, itemListed, itemRef, itemShown, plannedItem } from '../shapes/item.ts';

export const itemPath = ({ board, ref }: ProgrammeEntry): string => `/v1/boards/${board}/items/${ref}`;

export const itemParams = z.object({ board: boardCode, ref: itemRef });

const list = operation({
  id: 'listItems',
  method: 'get',
  path: '/v1/boards/{board}/items',
  section: 'Programme',
  summary: 'What is on the programme of work of a board',
  description:
    'What is to come, unless `state` says; in the order in which it was put on the programme. What comes at every meeting is of no one meeting, and has no lead.',
  scope: 'matters/read',
  params: boardParams,
  query: listItemsInput.extend(pageInput),
  done: {
    status: 200,
    description: 'A page of it.',
    schema: pageOf(itemListed),
    example: { items: [{ ...plannedItem, history: undefined }], next: null },
  },
  handle: async (request) => {
    const { query, board, service } = request;
    const meetings = await service.register.meetings(board.id);
    return answerList(service, {
      path: `/v1/boards/${board.id}/items`,
      query,
      found: await listItems(officeOf(request), query),
      placeOf: placeOfRef,
      represent: (entry) => toItemBody(entry, board, meetings),
    });
  },
});

const show = operation({
  id: 'showItem',
  method: 'get',
  path: '/v1/boards/{board}/items/{ref}',
  section: 'Programme',
  summary: 'An entry of the programme, and its whole history',
  scope: 'matters/read',
  params: itemParams,
  done: { status: 200, description: 'The entry.', schema: itemShown, example: plannedItem },
  handle: async (request) => answerThing(request, await findItem(officeOf(request), request.params.ref)),
});

/** Business may come from another board. Throws the `Problem` of one that the caller does not reach. */
function refuseUnlessSourceReached(
  { caller }: Pick<Request, 'caller'>,
  source: z.infer<typeof amendItemInput>['source'],
): void {
  if (source) refuseUnlessReached(caller, source.kind === 'action' ? boardOfRef(source.ref) : source.board);
}

const add = operation({
  id: 'addItem',
  method: 'post',
  path: '/v1/boards/{board}/items',
  section: 'Programme',
  summary: 'Puts business on the programme, for one meeting or for every one',
  description: 'The lead of an item for one meeting is reminded of its paper, unless it is only offered.',
  scope: 'matters/record',
  params: boardParams,
  body: {
    kind: 'json',
    schema: addItemInput,
    examples: {
      'for one meeting': {
        comes: 'once',
        title: 'Contacting the Force',
        meeting: '2024-02',
        reason: 'Requested by the Panel',
        lead: 'pcc',
        source: { kind: 'action', ref: 'PDB-2023-12-1' },
      },
      'offered by another body': {
        comes: 'once',
        title: 'Annual report on complaints',
        meeting: '2024-06',
        offered: true,
      },
      'at every meeting': {
        comes: 'every meeting',
        title: 'Performance and Delivery Board minutes',
        as: 'item to note',
        condition: 'if available',
      },
    },
  },
  done: {
    status: 201,
    description: 'The new entry.',
    schema: itemShown,
    example: plannedItem,
    location: true,
  },
  handle: (request) => {
    const { body } = request;
    if (body.comes === 'once') refuseUnlessSourceReached(request, body.source);
    return answerChange(request, {
      perform: (office) => addItem(office, body),
      status: 201,
      location: itemPath,
    });
  },
});

const amend = operation({
  id: 'amendItem',
  method: 'patch',
  path: '/v1/boards/{board}/items/{ref}',
  section: 'Programme',
  summary: 'Puts an entry’s title, reason, lead, source or condition right',
  description:
    'What is not named stays; null takes one away. Reason, lead and source are of an item for one meeting, a condition of an item to note.',
  scope: 'matters/record',
  params: itemParams,
  body: {
    kind: 'json',
    schema: amendItemInput,
    examples: {
      'another lead': { lead: 'Chief Constable' },
      'on no condition any more': { condition: null },
    },
  },
  ifMatch: 'required',
  done: { status: 200, description: 'The entry as it is now.', schema: itemShown, example: amendedItem },
  handle: (request) => {
    const { params, body } = request;
    refuseUnlessSourceReached(request, body.source);
    return answerChange(request, { perform: (office) => amendItem(office, params.ref, body) });
  },
});

export const itemOperations = [list, add, show, amend];
