import * as z from 'zod';
import { reaches, refuseUnlessAllowed } from '../../http/access.ts';
import type { Board } from '../../register/board.ts';
import {
  addBoard,
  addBoardInput,
  changeBoard,
  changeBoardInput,
  clearBoardMailbox,
  endBoard,
  endBoardInput,
  endChairLinks,
  endChairLinksInput,
  listBoards,
  removeBoard,
  removeBoardInput,
  reopenBoard,
  reopenBoardInput,
} from '../../secretariat/boards.ts';
import { clearMailboxInput } from '../../secretariat/owners.ts';
import { answerChange, answerDone } from '../protocol/conditional-change.ts';
import { operation } from '../protocol/operation.ts';
import { answerList, pageInput } from '../protocol/pagination.ts';
import { transitionsOf } from '../protocol/transitions.ts';
import {
  boardListed,
  boardShown,
  changedBoard,
  endedBoard,
  linksEndedBoard,
  performanceBoard,
  removedBoard,
  reopenedBoard,
} from '../shapes/board.ts';
import { toBoardBody } from '../shapes/bodies.ts';
import { boardParams, pageOf } from '../shapes/common.ts';

const boardPath = ({ id }: Board): string => `/v1/boards/${id}`;

const list = operation({
  id: 'listBoards',
  method: 'get',
  path: '/v1/boards',
  section: 'Boards',
  summary: 'The boards that the access token reaches',
  description:
    'In the order of their codes: those at which its holder has a role, and none when that is none.',
  scope: 'matters/read',
  params: z.object({}),
  query: z.strictObject(pageInput),
  done: {
    status: 200,
    description: 'A page of them.',
    schema: pageOf(boardListed),
    example: { items: [{ ...performanceBoard, history: undefined }], next: null },
  },
  handle: async ({ query, caller, service }) =>
    answerList(service, {
      path: '/v1/boards',
      query,
      found: await listBoards(service, (code) => reaches(caller, code)),
      placeOf: ({ id }) => [id],
      represent: toBoardBody,
    }),
});

const add = operation({
  id: 'addBoard',
  method: 'post',
  path: '/v1/boards',
  section: 'Boards',
  summary: 'Adds a board',
  description:
    'Its policy is house practice where it is not said. It is for those who decide for every board (`matters/discharge`), being in the group `boards-secretary`: nobody else would reach the new one.',
  scope: 'matters/discharge',
  reach: 'every board',
  params: z.object({}),
  body: {
    kind: 'json',
    schema: addBoardInput,
    examples: {
      'a board': {
        id: 'pdb',
        name: 'Performance and Delivery Board',
        secretary: [{ name: 'Priya Nair', email: 'secretary@pcc.example' }],
      },
      'a panel, with a policy': {
        id: 'pcp',
        name: 'Police and Crime Panel',
        secretary: [{ name: 'Jo Ellery', email: 'jo@council.example' }],
        policy: { papersWorkingDays: 10, closureDays: ['2024-12-27'] },
      },
    },
  },
  done: {
    status: 201,
    description: 'The new board.',
    schema: boardShown,
    example: performanceBoard,
    location: true,
  },
  handle: ({ body, author, conditions, service: { register } }) => {
    const represent = async (board: Board) => toBoardBody(board);
    return answerDone<Board>(
      conditions,
      {
        perform: (terms) => addBoard({ register, author, terms }, body),
        status: 201,
        location: boardPath,
      },
      { represent, show: (board) => represent(board as Board) },
    );
  },
});

const show = operation({
  id: 'showBoard',
  method: 'get',
  path: '/v1/boards/{board}',
  section: 'Boards',
  summary: 'A board, its policy and its history',
  scope: 'matters/read',
  params: boardParams,
  done: { status: 200, description: 'The board.', schema: boardShown, example: performanceBoard },
  handle: async ({ board }) => ({ status: 200, body: toBoardBody(board) }),
});

const change = operation({
  id: 'changeBoard',
  method: 'patch',
  path: '/v1/boards/{board}',
  section: 'Boards',
  summary: 'Changes a board’s policy, or what is known of it',
  description:
    'What is not named stays, of the policy too; a list that is named takes the place of the whole list before. Every day that leads up to a meeting to come follows. At the panels that its notes are offered to the caller must be allowed `matters/record`, for that is what an offer does there.',
  scope: 'matters/discharge',
  params: boardParams,
  body: {
    kind: 'json',
    schema: changeBoardInput,
    examples: {
      'more time for papers': { policy: { papersWorkingDays: 7 } },
      'another secretary': { secretary: [{ name: 'Jo Ellery', email: 'jo@pcc.example' }] },
    },
  },
  ifMatch: 'required',
  done: { status: 200, description: 'The board as it is now.', schema: boardShown, example: changedBoard },
  handle: (request) => {
    // What a panel is offered is entered in its own register.
    for (const panel of request.body.notesTo ?? []) {
      refuseUnlessAllowed(request.caller, 'matters/record', panel);
    }
    return answerChange(request, { perform: (office) => changeBoard(office, request.body) });
  },
});

const clear = operation({
  id: 'clearBoardMailbox',
  method: 'post',
  path: '/v1/boards/{board}/clearances',
  section: 'Boards',
  summary: 'Has mail written again to a mailbox of the board’s own that had refused it',
  description:
    'Of a secretary, or of somebody whom escalations go to. What they were not told is told with the next sweep.',
  scope: 'matters/record',
  params: boardParams,
  body: {
    kind: 'json',
    schema: clearMailboxInput,
    examples: { 'in order again': { email: 'secretary@pcc.example' } },
  },
  ifMatch: 'heeded',
  done: {
    status: 201,
    description: 'The board as it is now.',
    schema: boardShown,
    example: performanceBoard,
    location: true,
  },
  handle: (request) =>
    answerChange(request, {
      perform: (office) => clearBoardMailbox(office, request.body),
      status: 201,
      location: boardPath,
    }),
});

const whose = 'It is for those who may add one: who decide (`matters/discharge`) for every board.';

const transition = transitionsOf<Board, { board: string }>({
  section: 'Boards',
  path: '/v1/boards/{board}',
  params: boardParams,
  description: 'The board as it is now.',
  schema: boardShown,
  location: boardPath,
});

const end = {
  ...transition({
    id: 'endBoard',
    at: 'endings',
    summary: 'Says that a board meets no more from a day on',
    description: `From that day, which may be one to come, nobody is written to; what still waits to be sent is cancelled. All that is kept of it can be read. ${whose}`,
    scope: 'matters/discharge',
    body: {
      schema: endBoardInput,
      examples: { abolished: { on: '2025-03-31', reason: 'abolished by order' } },
    },
    example: endedBoard,
    perform: (office, { body }) => endBoard(office, body),
  }),
  reach: 'every board' as const,
};

const reopen = {
  ...transition({
    id: 'reopenBoard',
    at: 'reopenings',
    summary: 'Says that a board meets again, or never did end',
    description: `What is owed to it is reminded of from now on. ${whose}`,
    scope: 'matters/discharge',
    body: { schema: reopenBoardInput, examples: { 'not ended': { reason: 'the order was withdrawn' } } },
    example: reopenedBoard,
    perform: (office, { body }) => reopenBoard(office, body),
  }),
  reach: 'every board' as const,
};

const endLinks = transition({
  id: 'endChairLinks',
  at: 'chair-link-endings',
  summary: 'Ends the links by which chairs read the sheets of a board’s meetings',
  description: 'All that were given until now; one that is asked for afterwards is good.',
  scope: 'matters/record',
  body: {
    schema: endChairLinksInput,
    examples: { 'passed on': { reason: 'a mail was passed on to somebody outside' } },
  },
  example: linksEndedBoard,
  perform: (office, { body }) => endChairLinks(office, body),
});

const remove = operation({
  id: 'removeBoard',
  method: 'delete',
  path: '/v1/boards/{board}',
  section: 'Boards',
  summary: 'Takes back a board that was entered by mistake',
  description: `It counts as never added, and its code can be given again. Refused where anything hangs on it: an owner, a meeting, an action, an item, notes, a mail. Such a board is ended. ${whose}`,
  scope: 'matters/discharge',
  reach: 'every board',
  params: boardParams,
  query: removeBoardInput,
  ifMatch: 'required',
  done: {
    status: 200,
    description: 'What it was, as it was taken back.',
    schema: boardShown,
    example: removedBoard,
  },
  handle: (request) =>
    answerChange<Board>(request, {
      perform: (office) => removeBoard(office, request.query),
      represent: async (board) => toBoardBody(board),
    }),
});

export const boardOperations = [list, add, show, change, clear, end, reopen, endLinks, remove];
