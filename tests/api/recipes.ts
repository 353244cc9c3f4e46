import { calendarDateSchema } from '../../functions/calendar/days.ts';
import { withChange } from '../../functions/register/history.ts';
import { notes } from '../command-line/a-desk.ts';
import { aDispatch } from '../store/examples.ts';
import type { Called, TestService } from './a-service.ts';

/** How an operation is asked so that it does what it is for. */
export type Recipe = {
  /** What must be there before, besides the board. */
  before?: (service: TestService) => Promise<unknown>;
  /** The same, where the service gives the thing its name: of the parameters in the path, those that it gave. */
  found?: (service: TestService) => Promise<Readonly<Record<string, string>>>;
  /** Where the thing is shown whose ETag is wanted, if not under the operation’s own path. */
  shownAt?: string;
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
  /** Without the ETag that it must otherwise be asked with. */
  unmatched?: true;
}) => Promise<Called>;

/** What a path is asked with, unless a recipe says: of what, and by which of its names. */
const usual: Readonly<Record<string, string>> = {
  'boards/board': 'pdb',
  'actions/ref': 'PDB-2024-10-1',
  'meetings/id': '2024-12',
  'owners/id': 'force',
  'contacts/email': 'owen@force.example',
  'items/ref': 'PDB-ITEM-1',
  'notes/id': '0123456789abcdef',
  'feeds/id': '0123456789abcdef',
  'years/year': '2025',
  'overview/format': 'html',
  'report/format': 'html',
  'sheet/format': 'html',
  'pack/format': 'zip',
  'programme/format': 'html',
  'item2/format': 'txt',
  'calendar/format': 'ics',
  'certificate/format': 'txt',
  'dispatches/id': 'pdb_2024-12_20241211_first-reminder_force',
};

/** The path with its parameters in it. Throws when one is nowhere said. */
export const placed = (path: string, params: Readonly<Record<string, string>> = {}): string =>
  path.replace(/([\w.]+)(\/|\.)\{(\w+)\}/g, (_, of: string, sign: string, name: string) => {
    const value = params[name] ?? usual[`${of}/${name}`];
    if (value === undefined) throw new Error(`tests/api/recipes.ts says nowhere what ${name} in ${path} is`);
    return `${of}${sign}${encodeURIComponent(value)}`;
  });

const whileNoPagesAreServed = async (service: TestService, ask: Ask): Promise<Called> => {
  const { chairLinks, ...without } = service.service;
  delete service.service.chairLinks;
  const called = await ask();
  Object.assign(service.service, { ...without, chairLinks });
  return called;
};

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
const aFeed = async (service: TestService): Promise<{ id: string }> => {
  const { body } = await service.call('POST', '/v1/boards/pdb/calendar-feeds', { body: { owner: 'force' } });
  return { id: String((body as { id: unknown }).id) };
};
const moreTime = { on: '2024-11-20', until: '2025-03-12', reason: 'the figures come out in February' };
const disclaimer = { on: '2024-11-20', reason: 'the figures are the commissioner’s' };
const proposal = { on: '2024-11-20', how: 'figures sent to the secretary' };
const aPause = { until: '2025-01-13', reason: 'the census figures come out in January' };
const undertaking = {
  on: '2024-12-11',
  how: 'report to follow',
  undertaking: { text: 'the audit report', by: '2025-03-12' },
};

const itemsOf = '/v1/boards/pdb/items';
const theItem = `${itemsOf}/PDB-ITEM-1`;
const anItem = (service: TestService): Promise<Called> =>
  service.call('POST', itemsOf, {
    body: {
      ...{ comes: 'once', title: 'Contacting the Force', meeting: '2024-12', lead: 'force' },
      specialCircumstances: 'the report of Tuesday',
    },
  });
const anItemThen =
  (move: string, body: unknown) =>
  async (service: TestService): Promise<unknown> => {
    await anItem(service);
    return service.call('POST', `${theItem}/${move}`, { body });
  };
const anOffer = (service: TestService): Promise<Called> =>
  service.call('POST', itemsOf, {
    body: {
      ...{ comes: 'once', title: 'Contacting the Force', meeting: '2024-12', lead: 'force', offered: true },
      specialCircumstances: 'the report of Tuesday',
    },
  });
const aStandingItem = (service: TestService): Promise<Called> =>
  service.call('POST', itemsOf, {
    body: { comes: 'every meeting', title: 'Minutes', as: 'item to note', condition: 'if available' },
  });

const agreed = (): FormData => {
  const form = new FormData();
  form.set('file', new File([notes()], 'october.txt'));
  form.set('again', 'true');
  return form;
};
const someNotes = async (service: TestService): Promise<Record<string, string>> => {
  const { body } = await service.call('POST', '/v1/boards/pdb/notes', { form: agreed() });
  return { id: String((body as { id: unknown }).id) };
};

const lastRecording = '/v1/boards/pdb/last-recording';
const aRecording = async (service: TestService): Promise<Called> => {
  const sent = await service.call('POST', '/v1/boards/pdb/notes', { form: agreed() });
  const headers = { 'if-match': sent.headers.get('etag') ?? '' };
  return service.call('POST', `${sent.headers.get('location')}/recordings`, { body: {}, headers });
};
const onceTakenBack = async (service: TestService, ask: Ask): Promise<Called> => {
  await service.call('POST', `${lastRecording}/undoings`);
  return ask().finally(() => aRecording(service));
};

const onceRecorded = async (service: TestService, ask: Ask): Promise<Called> => {
  const { id } = await someNotes(service);
  const path = `/v1/boards/pdb/notes/${id}`;
  const { headers } = await service.call('GET', path);
  const ifMatch = { 'if-match': headers.get('etag') ?? '' };
  await service.call('POST', `${path}/recordings`, { body: {}, headers: ifMatch });
  return ask({ params: { id: id ?? '' }, headers: {} });
};

const whileNoFileIsKept = ({ service }: TestService, ask: Ask): Promise<Called> => {
  const { papers } = service;
  service.papers = { ...papers, paper: async () => undefined };
  return ask().finally(() => {
    service.papers = papers;
  });
};

const ofAPanel = {
  params: { board: 'pcp' },
  before: (service: TestService): Promise<unknown> =>
    service.matters(
      ...['board', 'add', 'pcp', '--name', 'Police and Crime Panel'],
      ...['--secretary', 'Inés Dart <ines@council.example>'],
    ),
};
const ofNoPanel = (_: TestService, ask: Ask): Promise<Called> => ask({ params: { board: 'pdb' } });

/** A paper is asked for a meeting that has no date. */
const forNoDay = async (service: TestService, ask: Ask): Promise<Called> => {
  await service.matters('meeting', 'add', '--board', 'pdb', '--to-be-confirmed', 'no room yet');
  return ask({ query: 'meeting=to-be-confirmed' });
};

const aSweep = async (service: TestService): Promise<Record<string, string>> => {
  service.now('2024-10-09T09:00:00.000Z');
  await anAction(service);
  service.now('2024-11-20T09:00:00.000Z');
  await service.matters('sweep', '--board', 'pdb');
  return firstMail(service, '');
};
const firstMail = async (service: TestService, query: string): Promise<Record<string, string>> => {
  const { body } = await service.call('GET', `/v1/boards/pdb/dispatches${query}`);
  return { id: (body as { items: { id: string }[] }).items[0]?.id ?? 'none' };
};
const aSentMail = async (service: TestService): Promise<Record<string, string>> => {
  await aSweep(service);
  return firstMail(service, '?state=sent');
};

/** A mail of which nobody knows whether it went. */
const inDoubt = ({ service }: TestService): Promise<unknown> =>
  service.ledger.save(
    aDispatch({ id: 'pdb_2024-12_20241211_first-reminder_force', state: 'unknown', attempts: 1 }),
  );

/** A reminder for the meeting of December that was missed, while there is time to send it after all. */
async function missedInNovember(service: TestService): Promise<void> {
  service.now('2024-11-20T09:00:00.000Z');
  await anAction(service);
  const id = 'pdb_2024-12_20241211_first-reminder_force';
  await service.service.ledger.save(
    aDispatch({ id, state: 'missed', because: 'not sent by 2024-11-18', cutOff: '2024-11-18' }),
  );
}

const whileOthersSettle = ({ service }: TestService, ask: Ask): Promise<Called> => {
  const { ledger } = service;
  service.ledger = { ...ledger, save: async () => 'changed meanwhile' };
  return ask().finally(() => {
    service.ledger = ledger;
  });
};

/** A row is decided on as it is shown: what is saved meanwhile is somebody else's. */
const whileOthersDecide = async (test: TestService, ask: Ask): Promise<Called> => {
  const shown = await test.call('GET', '/v1/boards/pdb/public-register');
  const { rows } = shown.body as { rows: { ref: string; seen: string }[] };
  const { register } = test.service;
  test.service.register = { ...register, save: async () => 'changed meanwhile' };
  const decided = rows.map(({ ref, seen }) => ({ ref, seen, decision: 'publish' }));
  return ask({ body: { rows: decided } }).finally(() => {
    test.service.register = register;
  });
};

/** Some days before the meeting of December, whose time and place may then still change. */
const inNovember = async (service: TestService): Promise<void> => service.now('2024-11-13T09:00:00.000Z');

const published = {
  what: 'pack',
  at: '2024-11-12T09:00',
  files: [{ name: 'pack.pdf', sha256: 'a'.repeat(64) }],
};
const aPublication = (service: TestService): Promise<Called> =>
  service.call('POST', '/v1/boards/pdb/meetings/2024-12/publications', { body: published });

/** The mailbox of the Force's contact is known to refuse mail. */
async function aBounce({ service }: TestService): Promise<void> {
  const owner = await service.register.owner('pdb', 'force');
  if (owner === undefined) throw new Error('there is no owner force');
  const since = calendarDateSchema.parse('2024-12-02');
  const undeliverable = [{ email: 'owen@force.example', since, why: 'no such mailbox' }];
  const author = { at: service.now(), by: 'the mail service', from: 'its events' };
  await service.register.save(withChange(owner, { ...owner, undeliverable }, author, 'cannot be written to'));
}

async function aBounceAtTheBoard({ service }: TestService): Promise<void> {
  const board = await service.register.board('pdb');
  if (board === undefined) throw new Error('there is no board pdb');
  const since = calendarDateSchema.parse('2024-12-02');
  const undeliverable = [{ email: 'secretary@pcc.example', since, why: 'no such mailbox' }];
  const author = { at: service.now(), by: 'the mail service', from: 'its events' };
  await service.register.save(withChange(board, { ...board, undeliverable }, author, 'cannot be written to'));
}

/** Why something is taken back. */
const entered = 'reason=entered%20twice';

/** By which ending each type of a paper is asked for. */
export const endings: Readonly<Record<string, string>> = {
  'application/json': 'json',
  'text/html': 'html',
  'text/csv': 'csv',
  'text/markdown': 'md',
  'text/plain': 'txt',
  'text/calendar': 'ics',
  'application/zip': 'zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

/** Each by the operation’s id. */
export const recipes: Readonly<Record<string, Recipe>> = {
  listBoards: {},
  addBoard: {
    body: { id: 'pcp', name: 'Crime Panel', secretary: [{ name: 'Jo', email: 'jo@pcc.example' }] },
  },
  showBoard: {},
  changeBoard: {},

  endBoard: {},
  endChairLinks: {},
  reopenBoard: {
    before: (service) =>
      service.call('POST', '/v1/boards/pdb/endings', { body: { on: '2024-12-11', reason: 'abolished' } }),
  },
  removeBoard: {
    before: (service) =>
      service.call('POST', '/v1/boards', {
        body: { id: 'pcp', name: 'Crime Panel', secretary: [{ name: 'Jo', email: 'jo@pcc.example' }] },
      }),
    params: { board: 'pcp' },
    query: entered,
  },

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
  sendBackAction: { before: moved('proposals', proposal) },
  askForExtension: { before: anAction },
  grantExtension: { before: moved('extension-requests', moreTime) },
  refuseExtension: { before: moved('extension-requests', moreTime) },
  disclaimAction: { before: anAction },
  keepWithOwner: { before: moved('disclaimers', disclaimer) },
  dischargeAction: { before: anAction },
  dischargeActions: { before: anAction },
  fulfilUndertaking: {
    before: async (service) => {
      await moved('discharges', undertaking)(service);
      service.now('2025-02-21T10:00:00.000Z');
    },
  },
  withdrawAction: { before: anAction },
  pauseAction: { before: anAction, body: aPause },
  resumeAction: { before: moved('pauses', aPause) },
  reopenAction: { before: moved('proposals', proposal) },
  removeAction: { before: anAction, query: entered },

  clearBoardMailbox: { before: aBounceAtTheBoard },

  listChanges: { query: 'limit=1' },
  listMeetings: { query: 'limit=1' },
  addMeeting: { body: { state: 'scheduled', date: '2025-06-11', time: '10:00', place: 'Committee Room 2' } },
  showMeeting: {},
  amendMeeting: { before: inNovember },
  previewMeetingMove: {
    before: inNovember,
    query: 'date=2024-12-18',
    reaches: { 409: (_, ask) => ask({ query: 'date=2025-03-12' }) },
  },
  postponeMeeting: { before: inNovember },
  cancelMeeting: { before: inNovember },
  holdMeeting: {},
  recordPublication: {
    before: inNovember,
    body: published,
  },
  reopenMeeting: {
    before: (service) => service.call('POST', '/v1/boards/pdb/meetings/2024-12/sittings', { body: {} }),
  },
  removeMeeting: {
    before: (service) =>
      service.call('POST', '/v1/boards/pdb/meetings', { body: { state: 'month', month: '2025-09' } }),
    params: { id: '2025-09' },
    query: entered,
  },
  carryOver: { before: anAction },

  listOwners: { query: 'limit=1' },
  addOwner: {
    body: { id: 'acc', name: 'ACC', contacts: [{ name: 'Ann Clay', email: 'ann@force.example' }] },
  },
  showOwner: {},
  amendOwner: {},
  setContact: {},
  removeContact: {
    before: (service) =>
      service.call('POST', '/v1/boards/pdb/owners/force/contacts', {
        body: { name: 'Siân O’Neill', email: 'sian@force.example', from: '2024-11-01' },
      }),
    shownAt: '/v1/boards/{board}/owners/{id}',
  },
  clearMailbox: { before: aBounce },
  listCalendarFeeds: {
    before: async (service) => {
      await aFeed(service);
      await aFeed(service);
    },
    query: 'limit=1',
  },
  showCalendarFeed: { found: aFeed },
  addCalendarFeed: {},
  endCalendarFeed: { found: aFeed },
  endOwnerLinks: { body: { reason: 'a mail was passed on to somebody outside' } },
  sendOwnerLink: {},
  removeOwner: {
    before: (service) => service.call('POST', '/v1/boards/pdb/owners', { body: { id: 'acc', name: 'ACC' } }),
    params: { id: 'acc' },
    query: entered,
  },

  listItems: {
    before: async (service) => {
      await anItem(service);
      await aStandingItem(service);
    },
    query: 'limit=1',
  },
  addItem: { body: { comes: 'once', title: 'Contacting the Force', meeting: '2025-03', lead: 'force' } },
  showItem: { before: anItem },
  amendItem: { before: anItem, body: { lead: 'cfo' } },
  acceptItem: { before: anOffer },
  sayPaperSent: { before: anItem, body: { on: '2024-12-11', where: 'by email' } },
  sayPaperNotArrived: { before: anItemThen('sendings', { on: '2024-12-11', where: 'by email' }) },
  receivePaper: { before: anItem, body: { on: '2024-12-11' } },
  presentItem: { before: anItem, body: { on: '2024-12-11' } },
  moveItem: { before: anItem, body: { to: '2025-03', reason: 'the agenda is full' } },
  withdrawItem: { before: anItem, body: { on: '2024-12-11', reason: 'overtaken by the inspection' } },
  replaceItem: { before: anItem, body: { on: '2024-12-11', by: 'a visit', reason: 'better seen than read' } },
  reinstateItem: {
    before: anItemThen('withdrawals', { on: '2024-12-11', reason: 'overtaken by the inspection' }),
  },
  settleItem: {
    before: aStandingItem,
    body: { meeting: '2025-03', available: true, on: '2024-12-11', how: 'the notes of December' },
  },
  removeItem: { before: anItem, query: entered },

  presentItems: { before: anItem },
  showStatutoryYear: { ...ofAPanel, reaches: { 409: ofNoPanel } },
  addStatutoryYear: { ...ofAPanel, reaches: { 409: ofNoPanel } },

  receiveNotes: { form: agreed },
  listNotes: { before: someNotes },
  showNotes: { found: someNotes, reaches: { 409: whileNoFileIsKept } },
  correctNotes: { found: someNotes, reaches: { 409: whileNoFileIsKept } },
  removeNotes: { found: someNotes, reaches: { 409: onceRecorded } },
  recordNotes: { found: someNotes, shownAt: '/v1/boards/{board}/notes/{id}' },
  showLastRecording: { before: aRecording, reaches: { 409: onceTakenBack } },
  undoLastRecording: { before: aRecording, reaches: { 409: onceTakenBack } },

  listDispatches: { before: aSweep, query: 'limit=1' },
  showDispatch: { found: aSweep },
  showDispatchText: { found: aSentMail },
  settleDispatch: { before: inDoubt, reaches: { 409: whileOthersSettle } },
  sendDispatchAgain: { before: missedInNovember, reaches: { 409: whileOthersSettle } },
  showStatus: { before: aSweep },
  showPlan: { before: aSweep },

  showOverview: { before: anAction },
  downloadOverview: { before: anAction },
  showActionReport: { before: anAction },
  downloadActionReport: { before: anAction },
  showChairSheet: { before: anAction },
  downloadChairSheet: { before: anAction },
  showChairLink: { reaches: { 409: whileNoPagesAreServed } },
  showPack: { before: anAction, reaches: { 409: forNoDay } },
  downloadPack: { before: anAction, reaches: { 409: forNoDay } },
  showProgramme: { before: anItem },
  downloadProgramme: { before: anItem },
  showCertificate: { before: aPublication, query: 'meeting=2024-12', reaches: { 409: forNoDay } },
  downloadCertificate: { before: aPublication, query: 'meeting=2024-12', reaches: { 409: forNoDay } },
  showItemTwo: {
    before: moved('discharges', proposal),
    query: 'meeting=2024-12',
    reaches: { 409: forNoDay },
  },
  downloadItemTwo: {
    before: moved('discharges', proposal),
    query: 'meeting=2024-12',
    reaches: { 409: forNoDay },
  },
  showPublicRegister: { before: anAction },
  decidePublic: { before: anAction, reaches: { 409: whileOthersDecide } },
  showCalendar: { before: anItem, reaches: { 409: forNoDay } },
  downloadCalendar: { before: anItem, reaches: { 409: forNoDay } },
};
