import type { Called, TestService } from './a-service.ts';

/** How an operation is asked so that it does what it is for. */
export type Recipe = {
  /** What must be there before, besides the board. */
  before?: (service: TestService) => Promise<unknown>;
  /** Of the parameters in the path, those that are not the usual ones. */
  params?: Readonly<Record<string, string>>;
  /** After the question mark. */
  query?: string;
  /** The first example of its body, unless said. */
  body?: unknown;
  form?: () => FormData;
  headers?: Readonly<Record<string, string>>;
  /** How it is asked so that it ends otherwise, where that differs from all others. */
  reaches?: Readonly<Record<number, (service: TestService, ask: Ask) => Promise<Called>>>;
};

/** Asks as the recipe says, and otherwise where `differently` says so. */
export type Ask = (differently?: {
  params?: Readonly<Record<string, string>>;
  query?: string;
  body?: unknown;
  form?: FormData;
  headers?: Readonly<Record<string, string>>;
  token?: string | null;
}) => Promise<Called>;

/** What the path is asked with, unless a recipe says. */
export const usualParams: Readonly<Record<string, string>> = {
  board: 'pdb',
  ref: 'PDB-2024-10-1',
  meeting: '2024-12',
  owner: 'force',
};

/** The path with what its parameters are. Throws when one is nowhere said. */
export const placed = (path: string, params: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`no recipe says what ${name} in ${path} is`);
    return encodeURIComponent(value);
  });

const actions = '/v1/boards/pdb/actions';
const anAction = (service: TestService): Promise<Called> =>
  service.call('POST', actions, {
    body: { meeting: '2024-10', text: 'Force: report how long 101 callers wait', owner: 'force' },
  });
const moved =
  (move: string, body: unknown) =>
  async (service: TestService): Promise<unknown> => {
    await anAction(service);
    return service.call('POST', `${actions}/PDB-2024-10-1/${move}`, { body });
  };
const proposal = { on: '2024-11-20', how: 'figures sent to the secretary' };
const undertaking = {
  on: '2024-12-11',
  how: 'report to follow',
  undertaking: { text: 'the audit report', by: '2025-03-12' },
};

/** Each by the operation's id. */
export const recipes: Readonly<Record<string, Recipe>> = {
  listActions: {
    before: async (service) => {
      await anAction(service);
      await anAction(service);
    },
    query: 'limit=1',
  },
  raiseAction: {},
  showAction: { before: anAction },
  amendAction: { before: anAction },
  proposeAction: { before: anAction },
  dischargeAction: { before: anAction },
  fulfilUndertaking: {
    before: async (service) => {
      await moved('discharges', undertaking)(service);
      service.now('2025-02-21T10:00:00.000Z');
    },
  },
  withdrawAction: { before: anAction },
  reopenAction: { before: moved('proposals', proposal) },
};
