import { isAllowedAtAll, reaches } from '../http/access.ts';
import { addBoard, addBoardInput, listBoards } from '../secretariat/boards.ts';
import { question } from './question.ts';
import { boardPath, type FirstPage, type FirstVisit, type Shown } from './visit.ts';

const boardsOf = async ({ session, service }: FirstVisit) => {
  const found = await listBoards(service, (code) => reaches(session.caller, code));
  return found.outcome === 'found' ? found.thing : [];
};

/** The only board that somebody reaches; or the list of them. */
const home: FirstPage = {
  path: '/',
  look: async (visit) => {
    const boards = await boardsOf(visit);
    const [first] = boards;
    if (first && boards.length === 1) return { goTo: boardPath(first) };
    return boardsShown(visit, boards);
  },
};

const list: FirstPage = {
  path: '/boards',
  look: async (visit) => boardsShown(visit, await boardsOf(visit)),
};

/** Who adds a board has to reach every one, to be at the new one too. */
const mayAdd = ({ session }: FirstVisit): boolean => isAllowedAtAll(session.caller, 'matters/discharge');

const boardsShown = (visit: FirstVisit, boards: Awaited<ReturnType<typeof boardsOf>>): Shown => ({
  show: 'boards',
  title: 'Boards',
  values: {
    boards: boards.map((board) => ({ name: board.name, to: boardPath(board) })),
    mayAdd: mayAdd(visit),
  },
});

const newBoard: FirstPage = {
  path: '/add-board',
  atEveryBoard: 'matters/discharge',
  ...question({
    ask: () => ({
      title: 'Add a board',
      lead: ['A board, or a panel, whose actions and programme are kept here.'],
      fields: [
        {
          kind: 'text',
          name: 'name',
          label: 'Name',
          hint: 'Such as “Performance and Delivery Board”',
          missing: 'Enter the name of the board',
        },
        {
          kind: 'text',
          name: 'id',
          label: 'Code',
          hint: 'Short, and never changed: the references of its actions begin with it. “pdb” gives PDB-2026-12-1.',
          missing: 'Enter a code, such as “pdb”',
        },
        {
          kind: 'text',
          name: 'secretary.name',
          label: 'Secretary’s name',
          autocomplete: 'name',
          missing: 'Enter the name of its secretary',
        },
        {
          kind: 'text',
          type: 'email',
          name: 'secretary.email',
          label: 'Secretary’s email address',
          hint: 'Whatever does not get through is told there.',
          autocomplete: 'email',
          missing: 'Enter the address of its secretary',
        },
      ],
      button: 'Add the board',
      back: { to: '/boards', words: 'Boards' },
    }),
    input: addBoardInput,
    said: (typed) => ({
      id: typed.text('id')?.toLowerCase(),
      name: typed.text('name'),
      secretary: { name: typed.text('secretary.name'), email: typed.text('secretary.email') },
    }),
    perform: (terms, input, { service: { register }, author }: FirstVisit) =>
      addBoard({ register, author, terms }, input),
    done: (board) => boardPath(board),
  }),
};

const still = (path: string, show: string, title: string): FirstPage => ({
  path,
  look: async () => ({ show, title, values: {} }),
});

/** The pages that anybody may read, signed in or not. */
export const openPagesOfAll: readonly { path: string; shown: Shown }[] = [
  { path: '/accessibility', shown: { show: 'accessibility', title: 'Accessibility statement', values: {} } },
  { path: '/privacy', shown: { show: 'privacy', title: 'Privacy', values: {} } },
];

/** The pages that are of no board. */
export const firstPages: readonly FirstPage[] = [
  home,
  list,
  newBoard,
  still('/signed-in-again', 'signed-in-again', 'You are signed in again'),
];

export const signedOutPage: Shown = { show: 'signed-out', title: 'You are signed out', values: {} };
