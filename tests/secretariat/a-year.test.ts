import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { services, type TestService } from '../api/a-service.ts';
import { notes } from '../command-line/a-desk.ts';

/** One thing that an office does: as it is typed, and as it is asked for over HTTP. */
type Step = {
  on: string;
  typed: readonly string[];
  asked: (service: TestService) => Promise<unknown>;
};

/** Asks for a change of a thing as it is shown just then, or for a new thing. Throws when it is refused. */
async function ask(service: TestService, method: string, path: string, body?: unknown): Promise<unknown> {
  const thing = /^\/v1\/boards\/[^/]+\/(?:actions|meetings|owners|items)\/[^/?]+/.exec(path)?.[0];
  const shown =
    thing ?? (method === 'PATCH' || path.endsWith('/endings') ? path.replace('/endings', '') : null);
  const etag = shown === null ? null : (await service.call('GET', shown)).headers.get('etag');
  const headers = etag === null ? {} : { 'if-match': etag };
  const answer = await service.call(method, path, { ...(body === undefined ? {} : { body }), headers });
  if (answer.status >= 300) {
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
  return answer.body;
}

const step = (on: string, typed: readonly string[], method: string, path: string, body?: unknown): Step => ({
  on,
  typed,
  asked: (service) => ask(service, method, `/v1/boards${path}`, body),
});

const pdb = ['--board', 'pdb'];
const pcp = ['--board', 'pcp'];
const asha = { name: 'Asha Verity', email: 'asha@pcc.example' };
const owen = { name: 'Sgt Owen Pryce', email: 'owen@force.example' };

/** The notes of October, sent and then recorded as they were shown. */
const october: Step = {
  on: '2024-10-09',
  typed: ['record', 'october.txt', ...pdb, '--yes'],
  asked: async (service) => {
    const form = new FormData();
    form.set('file', new File([notes()], 'october.txt'));
    const sent = await service.call('POST', '/v1/boards/pdb/notes', { form });
    const headers = { 'if-match': sent.headers.get('etag') ?? '' };
    const answer = await service.call('POST', `${sent.headers.get('location')}/recordings`, {
      body: {},
      headers,
    });
    expect(answer.status).toBe(201);
  },
};

const action = (number: number): string => `PDB-2024-10-${number}`;
const file = { name: 'pack.pdf', sha256: 'a'.repeat(64) };

const year: readonly Step[] = [
  step(
    '2024-09-02',
    [
      'board',
      'add',
      'pcp',
      '--name',
      'Crime Panel',
      '--secretary',
      'Inés Dart <ines@council.example>',
    ].concat(['--secretary-title', 'panel officer']),
    'POST',
    '',
    {
      ...{ id: 'pcp', name: 'Crime Panel', secretaryTitle: 'panel officer' },
      secretary: [{ name: 'Inés Dart', email: 'ines@council.example' }],
    },
  ),
  step(
    '2024-09-02',
    [
      ...['board', 'add', 'pdb', '--name', 'Performance and Delivery Board', '--notes-to', 'pcp'],
      ...['--secretary', `${asha.name} <${asha.email}>`],
    ],
    'POST',
    '',
    { id: 'pdb', name: 'Performance and Delivery Board', notesTo: ['pcp'], secretary: [asha] },
  ),
  step(
    '2024-09-02',
    [
      ...['owner', 'add', 'force', ...pdb, '--name', 'Force', '--alias', 'Chief Constable'],
      ...['--contact', `${owen.name} <${owen.email}>`],
    ],
    'POST',
    '/pdb/owners',
    { id: 'force', name: 'Force', aliases: ['Chief Constable'], contacts: [owen] },
  ),
  step(
    '2024-09-02',
    ['owner', 'add', 'commissioners-office', ...pdb, '--name', "Commissioner's Office"],
    'POST',
    '/pdb/owners',
    { id: 'commissioners-office', name: "Commissioner's Office" },
  ),
  step(
    '2024-09-02',
    [
      'owner',
      'contact',
      'commissioners-office',
      ...pdb,
      '--name',
      'May O’Hara',
      '--email',
      'o&m@pcc.example',
    ],
    'POST',
    '/pdb/owners/commissioners-office/contacts',
    { name: 'May O’Hara', email: 'o&m@pcc.example' },
  ),
  step(
    '2024-09-02',
    ['meeting', 'add', ...pcp, '--date', '2024-12-17', '--time', '10:00'],
    'POST',
    '/pcp/meetings',
    {
      ...{ state: 'scheduled', date: '2024-12-17', time: '10:00' },
    },
  ),
  step('2024-09-02', ['meeting', 'add', ...pcp, '--month', '2025-02'], 'POST', '/pcp/meetings', {
    ...{ state: 'month', month: '2025-02' },
  }),
  step('2024-09-03', ['board', 'change', 'pdb', '--set', 'papersWorkingDays=4'], 'PATCH', '/pdb', {
    policy: { papersWorkingDays: 4 },
  }),
  october,
  step(
    '2024-10-09',
    [
      ...['action', 'add', ...pdb, '--meeting', '2024-10', '--text', 'Publish the survey'],
      ...['--owner', 'Chief Constable and Commissioner’s Office', '--due', '2024-11-29'],
    ],
    'POST',
    '/pdb/actions',
    {
      ...{ meeting: '2024-10', text: 'Publish the survey', due: '2024-11-29' },
      owner: 'Chief Constable and Commissioner’s Office',
    },
  ),
  step(
    '2024-10-09',
    ['action', 'add', ...pdb, '--meeting', '2024-10', '--text', 'Entered twice', '--owner', 'force'],
    'POST',
    '/pdb/actions',
    { meeting: '2024-10', text: 'Entered twice', owner: 'force' },
  ),
  step(
    '2024-10-10',
    ['action', 'remove', action(3), '--reason', 'entered twice'],
    'DELETE',
    `/pdb/actions/${action(3)}?reason=entered%20twice`,
  ),
  step(
    '2024-11-04',
    [
      ...['extension', 'ask', action(2), '--on', '2024-11-04', '--until', '2025-01-31'],
      ...['--reason', 'the survey closes in January', '--asked-by', 'May O’Hara'],
    ],
    'POST',
    `/pdb/actions/${action(2)}/extension-requests`,
    {
      ...{ on: '2024-11-04', until: '2025-01-31', askedBy: 'May O’Hara' },
      reason: 'the survey closes in January',
    },
  ),
  step(
    '2024-11-05',
    ['pause', action(1), '--until', '2024-11-18', '--reason', 'the unit is on an exercise'],
    'POST',
    `/pdb/actions/${action(1)}/pauses`,
    { until: '2024-11-18', reason: 'the unit is on an exercise' },
  ),
  step('2024-11-11', ['resume', action(1)], 'POST', `/pdb/actions/${action(1)}/resumptions`),
  step(
    '2024-12-03',
    [
      'published',
      '2024-12',
      ...pdb,
      '--at',
      '2024-12-03T09:00',
      '--name',
      file.name,
      '--sha256',
      file.sha256,
    ],
    'POST',
    '/pdb/meetings/2024-12/publications',
    { what: 'pack', at: '2024-12-03T09:00', files: [file] },
  ),
  step('2024-12-11', ['meeting', 'hold', '2024-12', ...pdb], 'POST', '/pdb/meetings/2024-12/sittings', {}),
  step(
    '2024-12-11',
    ['extension', 'grant', action(2), '--on', '2024-12-11'],
    'POST',
    `/pdb/actions/${action(2)}/extension-grants`,
    { on: '2024-12-11' },
  ),
  step(
    '2024-12-11',
    ['propose', action(1), '--on', '2024-12-10', '--how', 'figures sent'],
    'POST',
    `/pdb/actions/${action(1)}/proposals`,
    { on: '2024-12-10', how: 'figures sent' },
  ),
  step(
    '2024-12-12',
    [
      ...['discharge', action(1), '--on', '2024-12-11', '--how', 'figures were in the papers'],
      ...['--undertaking', 'the figures by district', '--by', '2025-01-31'],
    ],
    'POST',
    `/pdb/actions/${action(1)}/discharges`,
    {
      ...{ on: '2024-12-11', how: 'figures were in the papers' },
      undertaking: { text: 'the figures by district', by: '2025-01-31' },
    },
  ),
  step('2024-12-12', ['meeting', 'add', ...pdb, '--date', '2025-03-12'], 'POST', '/pdb/meetings', {
    ...{ state: 'scheduled', date: '2025-03-12' },
  }),
  step(
    '2024-12-13',
    ['action', 'change', action(2), '--due', '2025-03', '--reason', 'the board wants it in public'],
    'PATCH',
    `/pdb/actions/${action(2)}`,
    { due: '2025-03', reason: 'the board wants it in public' },
  ),
  step(
    '2024-12-13',
    [
      ...['programme', 'add', 'Hate crime', ...pcp, '--meeting', '2025-02'],
      ...['--reason', 'Requested by the Panel'],
    ],
    'POST',
    '/pcp/items',
    { comes: 'once', title: 'Hate crime', meeting: '2025-02', reason: 'Requested by the Panel' },
  ),
  step(
    '2024-12-13',
    ['programme', 'propose', '--year', '2025', ...pcp, '--yes'],
    'POST',
    '/pcp/statutory-years/2025/additions',
  ),
  step(
    '2024-12-16',
    ['meeting', 'move', '2025-02', ...pcp, '--date', '2025-02-06'],
    'PATCH',
    '/pcp/meetings/2025-02',
    {
      date: '2025-02-06',
    },
  ),
  step(
    '2025-01-20',
    ['programme', 'withdraw', 'PCP-ITEM-2', '--reason', 'overtaken by the inspection'],
    'POST',
    '/pcp/items/PCP-ITEM-2/withdrawals',
    { on: '2025-01-20', reason: 'overtaken by the inspection' },
  ),
  step(
    '2025-01-30',
    ['met', action(1), '--on', '2025-01-29', '--how', 'sent by mail'],
    'POST',
    `/pdb/actions/${action(1)}/fulfilments`,
    { on: '2025-01-29', how: 'sent by mail' },
  ),
  step(
    '2025-02-20',
    ['meeting', 'move', '2025-03', ...pdb, '--date', '2025-04-02'],
    'PATCH',
    '/pdb/meetings/2025-03',
    { date: '2025-04-02' },
  ),
  step(
    '2025-04-02',
    ['withdraw', action(2), '--on', '2025-04-02', '--reason', 'the survey was not made'],
    'POST',
    `/pdb/actions/${action(2)}/withdrawals`,
    { on: '2025-04-02', reason: 'the survey was not made' },
  ),
  step(
    '2025-04-03',
    ['reopen', action(2), '--reason', 'it was made after all'],
    'POST',
    `/pdb/actions/${action(2)}/reopenings`,
    { reason: 'it was made after all' },
  ),
  step(
    '2025-08-29',
    ['board', 'end', 'pdb', '--on', '2025-09-01', '--reason', 'abolished by order'],
    'POST',
    '/pdb/endings',
    { on: '2025-09-01', reason: 'abolished by order' },
  ),
];

/** The lines of an export without its header, which says when it was made, and without who did what, and through which door. */
async function exported(service: TestService): Promise<string[]> {
  const [, ...lines] = (await service.matters('export')).split('\n').filter((line) => line.startsWith('{'));
  return lines.map((line) =>
    JSON.stringify(JSON.parse(line), (name, value: Record<string, unknown> | null) => {
      if (name === 'calendarMark') return null;
      if (value === null || typeof value !== 'object' || typeof value['by'] !== 'string') return value;
      return { ...value, by: null, ...('from' in value && { from: null }), request: undefined };
    }),
  );
}

const aService = services();
const another = services();

describe('a year of a board and a panel', () => {
  it('ends in the same register whether it is typed or asked for over HTTP', async () => {
    const typing = aService();
    const asking = another();
    const folder = await mkdtemp(join(tmpdir(), 'matters-year-'));
    await writeFile(join(folder, 'october.txt'), notes());
    for (const { on, typed, asked } of year) {
      for (const service of [typing, asking]) service.now(`${on}T09:00:00.000Z`);
      await typing.matters(...typed.map((word) => (word === 'october.txt' ? join(folder, word) : word)));
      await asked(asking);
    }
    await rm(folder, { recursive: true });
    const register = await exported(typing);
    expect(await exported(asking)).toEqual(register);
    expect(register.length).toBeGreaterThan(15);
  });
});
