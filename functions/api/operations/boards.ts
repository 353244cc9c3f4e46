import * as z from 'zod';
import { reaches } from '../../http/access.ts';
import { type Board, boardSchema } from '../../register/board.ts';
import { operation } from '../protocol/operation.ts';
import { linked, pageFrom, pageInput } from '../protocol/pagination.ts';
import { inList, shown } from '../protocol/representation.ts';
import { boardCode, pageOf, shownKept } from '../shapes/common.ts';

const { shape } = boardSchema;

/** A board, as the API shows it. */
export const boardShown = boardSchema
  .omit({ policySince: true })
  .extend({
    id: shape.id.describe('Its code, as the references of its actions begin.'),
    timeZone: shape.timeZone.describe('Where it meets: its days are those of this zone.'),
    secretary: shape.secretary.describe('Whom reports are sent to, and answers come to.'),
    secretaryTitle: shape.secretaryTitle.describe('What its secretary is called.'),
    notesTo: shape.notesTo.describe('The panels that its notes are offered to; null when nobody said.'),
    policy: shape.policy.describe('How it runs its papers and reminders, in working days.'),
    ...shownKept,
  })
  .meta({ id: 'Board', description: 'A body that meets, and its policy.' });

/** The same in a list, without its history. */
export const boardListed = boardShown
  .omit({ history: true })
  .meta({ id: 'ListedBoard', description: 'A board in a list, without its history.' });

const represented = (board: Board) => {
  const { policySince: _, ...rest } = shown(board);
  return rest;
};

const performance = {
  id: 'pdb',
  name: 'Performance and Delivery Board',
  timeZone: 'Europe/London',
  secretary: [{ name: 'Priya Nair', email: 'secretary@pcc.example' }],
  secretaryTitle: 'secretary',
  notesTo: ['pcp'],
  policy: {
    clearDays: 5,
    papersWorkingDays: 5,
    stages: [
      { name: 'first-reminder', workingDays: 15, before: 'papers' },
      { name: 'last-call', workingDays: 2, before: 'meeting' },
    ],
    actionReport: { name: 'action-report', workingDays: 1, before: 'publication' },
    chaseEveryWorkingDays: 5,
    chasesBeforeEscalation: 2,
    escalateTo: [],
    cutOffWorkingDays: 0,
    unknownAfterMinutes: 60,
    unknownThen: 'send again',
    horizonDays: 90,
    closureDays: ['2024-12-27'],
  },
  version: 1,
  history: [{ at: '2024-09-02T08:30:00.000Z', by: 'priya.nair', what: 'added', from: 'command line' }],
};

const listBoards = operation({
  id: 'listBoards',
  method: 'get',
  path: '/v1/boards',
  section: 'Boards',
  summary: 'The boards that the access token reaches',
  description: 'In the order of their codes; none when it reaches none.',
  scope: 'matters/read',
  params: z.object({}),
  query: z.strictObject(pageInput),
  done: {
    status: 200,
    description: 'A page of them.',
    schema: pageOf(boardListed),
    example: { items: [{ ...performance, history: undefined }], next: null },
  },
  handle: async ({ query, caller, service }) => {
    const { register } = service;
    const reached = (await register.boardCodes()).filter((code) => reaches(caller, code)).sort();
    const page = await pageFrom(service, {
      path: '/v1/boards',
      query,
      things: reached,
      nameOf: (code) => code,
    });
    // Of a code in the directory the board may not have been finished.
    const found = (await Promise.all(page.items.map(register.board))).filter((one) => one !== undefined);
    const items = found.map(represented).map(inList);
    return linked({ items, next: page.next });
  },
});

const showBoard = operation({
  id: 'showBoard',
  method: 'get',
  path: '/v1/boards/{board}',
  section: 'Boards',
  summary: 'A board, its policy and its history',
  scope: 'matters/read',
  params: z.object({ board: boardCode }),
  done: { status: 200, description: 'The board.', schema: boardShown, example: performance },
  handle: async ({ board }) => ({ status: 200, body: represented(board) }),
});

export const boardOperations = [listBoards, showBoard];
