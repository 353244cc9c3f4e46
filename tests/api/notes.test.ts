import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { notesListed, notesShown } from '../../functions/api/shapes/notes.ts';
import type { Saved } from '../../functions/store/register.ts';
import { notes } from '../command-line/a-desk.ts';
import { fileOf } from '../layouts/files.ts';
import { type Part, table } from '../layouts/layout.ts';
import { aMail } from '../layouts/mails.ts';
import { type Called, services, type TestService } from './a-service.ts';

const open = services();
let service: TestService;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'matters-notes-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

beforeEach(async () => {
  service = open();
  await service.aBoard();
});

const uploads = '/v1/boards/pdb/notes';

type Sent = {
  name?: string;
  meeting?: string;
  only?: string;
  again?: boolean;
  headers?: Record<string, string>;
};

function form(content: string | Uint8Array, { name = 'october.txt', meeting, only, again }: Sent): FormData {
  const data = new FormData();
  data.set('file', new File([typeof content === 'string' ? content : new Uint8Array(content)], name));
  if (meeting !== undefined) data.set('meeting', meeting);
  if (only !== undefined) data.set('only', only);
  if (again) data.set('again', 'true');
  return data;
}

const upload = (content: string | Uint8Array, sent: Sent = {}): Promise<Called> =>
  service.call('POST', uploads, { form: form(content, sent), headers: sent.headers ?? {} });

const etag = ({ headers }: Called): string => headers.get('etag') ?? '';
const location = ({ headers }: Called): string => headers.get('location') ?? '';

/** Confirms what `seen` showed. */
const confirm = (seen: Called, at = location(seen), headers: Record<string, string> = {}): Promise<Called> =>
  service.call('POST', `${at}/recordings`, { body: {}, headers: { 'if-match': etag(seen), ...headers } });

/** What the register's saves do for the rest of a test; `undefined` lets one through. */
function whenSaved(then: (thing: Saved) => 'changed meanwhile' | undefined): void {
  const { register } = service.service;
  service.service.register = {
    ...register,
    save: async (thing) => then(thing) ?? register.save(thing),
  };
}

const changes = [
  'the meeting of 2 October 2024 was held',
  'a meeting on Wednesday 12 June 2024',
  'the meeting of 12 June 2024 was held',
  'PDB-2024-10-1: new, for Force, due 11 December 2024: Report how long 101 callers wait',
  'notes recorded from october.txt',
];

describe('notes that are sent', () => {
  it('are read, and shown with what they would change; nothing is changed', async () => {
    const sent = await upload(notes());
    expect(sent.status).toBe(201);
    expect(notesShown.parse(sent.body)).toMatchObject({
      file: 'october.txt',
      state: 'received',
      receivedAt: '2024-12-11T15:40:00.000Z',
      receivedBy: 'case-system',
      meeting: null,
      only: null,
      findings: { actions: [{ text: 'Report how long 101 callers wait', owner: 'Force' }] },
      changes,
      attention: [],
      remarks: [],
      history: [{ what: 'received as october.txt', from: 'HTTP API, client case-system' }],
    });
    expect(location(sent)).toMatch(/^\/v1\/boards\/pdb\/notes\/[0-9a-f]{16}$/);
    expect(await service.service.register.actions('pdb')).toEqual([]);
  });

  it('are shown the same again, and listed the latest first', async () => {
    const first = await upload(notes());
    const again = await service.call('GET', location(first));
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(etag(again)).toBe(etag(first));
    service.now('2024-12-12T09:00:00.000Z');
    await upload(notes(), { name: 'again.txt', again: true });
    const { body } = await service.call('GET', `${uploads}?limit=1`);
    expect(body).toMatchObject({ items: [{ file: 'again.txt' }], next: expect.stringContaining('cursor=') });
    const { next } = body as { next: string };
    const last = await service.call('GET', next);
    expect(last.body).toMatchObject({ items: [{ file: 'october.txt' }], next: null });
    const [item] = (last.body as { items: unknown[] }).items;
    expect(notesListed.parse(item)).toEqual(item);
  });

  it('are no part of what is handed over', async () => {
    const exported = async (name: string): Promise<string> => {
      await service.matters('export', '--out', join(folder, name));
      return readFile(join(folder, name), 'utf8');
    };
    const before = await exported('before.jsonl');
    await upload(notes());
    expect(await exported('after.jsonl')).toBe(before);
  });

  it('are Word and PDF as well, of the day that is said where they leave it out', async () => {
    service.now('2026-12-11T15:40:00.000Z');
    for (const name of ['house.docx', 'house.pdf']) {
      const sent = await upload(readFileSync(`tests/fixtures/minutes/${name}`), {
        name,
        meeting: '2025-03-06',
      });
      expect(sent.status).toBe(201);
      expect(notesShown.parse(sent.body).findings.actions).toHaveLength(3);
    }
  });

  it.each(['xlsx', 'csv', 'odt', 'html', 'md'] as const)(
    'are %s as well, and a mail with it',
    async (format) => {
      const log: Part[] = [
        { title: 'Performance and Delivery Board' },
        { text: 'Date: Wednesday 2 October 2024' },
        table(['Action', 'Status', 'Owner', 'Due date'], ['Count the buoys', 'Open', 'Force', '11/12/2024']),
      ];
      const name = `log.${format}`;
      const bytes = await fileOf(log, format);
      const mail = aMail('The log is attached.', { [name]: bytes });
      for (const sent of [await upload(bytes, { name }), await upload(mail, { name: 'log.eml' })]) {
        expect(sent.status).toBe(201);
        expect(notesShown.parse(sent.body).findings.actions).toMatchObject([
          { text: 'Count the buoys', owner: 'Force', due: '2024-12-11' },
        ]);
      }
    },
  );

  it('are called by the last part of what the client calls them', async () => {
    const { body } = await upload(notes(), { name: 'C:\\minutes\\october\u0007.txt' });
    expect(body).toMatchObject({ file: 'october.txt' });
    const long = await upload(notes(), { name: `${'🚓'.repeat(300)}.txt`, again: true });
    expect(long.body).toMatchObject({ file: `${'🚓'.repeat(96)}.txt` });
    expect(etag(await service.call('GET', location(long)))).toBe(etag(long));
  });

  it('with an Idempotency-Key are received once, however often they are sent', async () => {
    const headers = { 'idempotency-key': 'october' };
    const first = await upload(notes(), { headers });
    const again = await upload(notes(), { headers });
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(location(again)).toBe(location(first));
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await service.service.register.allNotesReceived('pdb')).toHaveLength(1);
    const other = await upload(notes({ rows: [] }), { headers });
    expect(other).toMatchObject({ status: 422, body: { type: '/reference#problem-key-reused' } });
    expect((await service.call('GET', location(first))).body).toEqual(first.body);
  });

  it('sent again with their key once they are recorded are answered as they were', async () => {
    const headers = { 'idempotency-key': 'october' };
    const first = await upload(notes(), { headers });
    expect(await confirm(first)).toMatchObject({ status: 201 });
    expect(await upload(notes(), { headers })).toMatchObject({ status: 201, body: first.body });
  });

  it('twice at once with one key are received once', async () => {
    const headers = { 'idempotency-key': 'october' };
    const both = await Promise.all([1, 2].map(() => upload(notes(), { headers })));
    expect(both.map(({ status }) => status)).toContain(201);
    expect(both.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
    expect(await service.service.register.allNotesReceived('pdb')).toHaveLength(1);
  });

  it('with a key of the day before yesterday are received anew', async () => {
    const sent = { headers: { 'idempotency-key': 'october' }, again: true };
    const first = await upload(notes(), sent);
    service.now('2024-12-13T15:40:00.000Z');
    const later = await upload(notes(), sent);
    expect(later).toMatchObject({ status: 201 });
    expect(location(later)).not.toBe(location(first));
  });
});

/** A Word file of a few kilobytes that unpacks to sixty million bytes. */
const bomb = zipSync({
  '[Content_Types].xml': strToU8('<x/>'),
  'word/document.xml': new Uint8Array(60_000_000),
});
const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...new Uint8Array(400)]);
const old = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600));
const pack = [
  notes(),
  '',
  'Kentshire Police and Crime Panel – Future work programme – September 2024',
  '14 November 2024',
  'Hate crime in rural wards\tRequested by the Panel\tPCC',
].join('\n');

describe('what cannot be taken', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['in the old Word format', old, 'is in the old Word format (.doc)'],
    ['in Rich Text Format', '{\\rtf1 notes}', 'is in Rich Text Format (.rtf)'],
    ['a zip of other files', zipSync({ 'notes.txt': strToU8('Notes') }), 'is a zip file and not a Word file'],
    ['a picture', picture, 'is neither Word, PDF nor text'],
    ['a locked PDF', readFileSync('tests/fixtures/minutes/locked.pdf'), 'is a PDF protected by a password'],
    [
      'cut short',
      readFileSync('tests/fixtures/minutes/house.docx').subarray(0, 4_000),
      'damaged or cut short',
    ],
    ['empty', '', 'is empty'],
  ])('%s is refused in the reader’s own sentence', async (_, content, why) => {
    const { status, body } = await upload(content, { name: 'notes' });
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ pointer: '/file', detail: expect.stringContaining(why) }] });
    expect(await service.service.register.allNotesReceived('pdb')).toEqual([]);
  });

  it('that unpacks to more than any notes do is refused before it is opened', async () => {
    const { status, body } = await upload(bomb, { name: 'bomb.docx' });
    expect(bomb.length).toBeLessThan(100_000);
    expect(status).toBe(413);
    expect(body).toMatchObject({
      type: '/reference#problem-too-large',
      detail: expect.stringMatching(/^bomb\.docx unpacks to more than 50 MB/),
    });
  });

  it('larger than is taken here is refused before it is read', async () => {
    service.limit({ maxFileBytes: 1_000 });
    expect(await upload('x'.repeat(2_000))).toMatchObject({
      status: 413,
      body: { detail: 'No more than 1000 bytes are taken here.' },
    });
  });

  it('that says more than can be kept of an answer is refused', async () => {
    const text = 'how long callers wait, '.repeat(20);
    const rows = Array.from({ length: 400 }, (_, row) => `Report ${row} ${text} | Open | Force | 11/12/2024`);
    expect(await upload(notes({ rows }))).toMatchObject({
      status: 413,
      body: { detail: 'october.txt says more than a meeting’s notes do: send the notes of one meeting.' },
    });
  });

  it('without a file, or with words in its place, is refused, and says where', async () => {
    const none = new FormData();
    none.set('meeting', '2024-10-02');
    const words = new FormData();
    words.set('file', notes());
    for (const sent of [none, words]) {
      expect(await service.call('POST', uploads, { form: sent })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/file', detail: 'send the file itself as this part, with its name' }] },
      });
    }
  });

  it('that is two files, or names one part twice, is refused, and says which', async () => {
    const two = new FormData();
    two.append('file', new File([notes()], 'october.txt'));
    two.append('file', new File([notes()], 'november.txt'));
    expect(await service.call('POST', uploads, { form: two })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/file', detail: 'is given more than once' }] },
    });
  });

  it('as JSON is refused', async () => {
    expect(await service.call('POST', uploads, { body: { file: 'notes' } })).toMatchObject({ status: 415 });
  });

  it.each<[string, string, Sent, string, string]>([
    [
      'without the day of the meeting',
      notes({ date: 'Venue: Room 2' }),
      {},
      '/meeting',
      'the notes do not say when the meeting was: say its day',
    ],
    [
      'of another day than was said',
      notes(),
      { meeting: '2024-10-03' },
      '/meeting',
      'the notes say that the meeting was on Wednesday 2 October 2024, not on Thursday 3 October 2024',
    ],
    [
      'of a day that has not come',
      notes({ date: 'Date: Wednesday 18 December 2024' }),
      {},
      '/file',
      'the notes are of Wednesday 18 December 2024, which has not come yet',
    ],
    [
      'without the part asked for',
      notes(),
      { only: 'programme' },
      '/only',
      'there is no programme of work in this file',
    ],
  ])('%s is refused, and says what to send', async (_, content, sent, pointer, detail) => {
    const { status, body } = await upload(content, sent);
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ pointer, detail }] });
  });

  it('of two other bodies is refused until it is said which part is meant', async () => {
    await service.matters(
      ...['board', 'add', 'fire', '--name', 'Fire Authority', '--secretary', 'Jo Ellery <jo@fire.example>'],
    );
    const at = '/v1/boards/fire/notes';
    const refused = await service.call('POST', at, { form: form(pack, {}) });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      errors: [{ pointer: '/only', detail: expect.stringMatching(/: say which is meant$/) }],
    });
    const taken = await service.call('POST', at, { form: form(pack, { only: 'programme' }) });
    expect(taken.status).toBe(201);
    expect(JSON.stringify(taken.body)).not.toMatch(/matters [a-z]+ |--/);
  });

  it('of a pack says in the API’s own words what was left alone', async () => {
    const { body } = await upload(pack);
    expect(notesShown.parse(body).attention).toContain(
      'the programme of work is headed “Kentshire Police and Crime Panel”, and board pdb is called “Performance and Delivery Board”: that part of the file was left alone; send it with `only` as `programme` if it is meant',
    );
  });

  it('is known by a name of its own, and no other', async () => {
    for (const id of ['0123456789abcdef', 'october', '%2e%2e']) {
      expect(await service.call('GET', `${uploads}/${id}`)).toMatchObject({ status: 404 });
    }
  });
});

describe('a recording', () => {
  it('puts into the register what was shown, with who and from which file', async () => {
    const sent = await upload(notes());
    const recorded = await confirm(sent);
    expect(recorded).toMatchObject({
      status: 201,
      body: {
        recorded: 5,
        changes,
        attention: [],
        notes: {
          state: 'recorded',
          recorded: { at: '2024-12-11T15:40:00.000Z', by: 'case-system', changes: 5 },
        },
      },
    });
    const [action] = await service.service.register.actions('pdb');
    expect(action).toMatchObject({ ref: 'PDB-2024-10-1', owner: 'force' });
    expect(action?.history).toMatchObject([
      { by: 'case-system', from: 'october.txt, HTTP API, client case-system' },
    ]);
    const after = await service.call('GET', location(sent));
    expect(notesShown.parse(after.body)).toMatchObject({ state: 'recorded', changes: [], version: 2 });
  });

  it('leaves out what is in doubt, and enters it where that is asked for', async () => {
    const rows = [
      'Report how long 101 callers wait | Open | Force | 11/12/2024',
      'Count the spare radios | Parked | Force | 11/12/2024',
    ];
    const sent = await upload(notes({ rows }));
    const inDoubt = [
      {
        text: 'Count the spare radios',
        why: [expect.stringMatching(/“Count the spare radios”.*“Parked”.*; it is taken as open$/)],
      },
    ];
    expect(sent.body).toMatchObject({ inDoubt, changes });
    expect(await confirm(sent)).toMatchObject({ status: 201, body: { recorded: 5, inDoubt } });
    expect(await service.service.register.actions('pdb')).toHaveLength(1);
    const seen = await service.call('GET', location(sent));
    const headers = { 'if-match': etag(seen) };
    const body = { doubtful: true };
    const entered = await service.call('POST', `${location(sent)}/recordings`, { body, headers });
    expect(entered).toMatchObject({ status: 201, body: { recorded: 2, inDoubt: [] } });
    expect(await service.service.register.actions('pdb')).toHaveLength(2);
  });

  it('is asked for with what was shown, in If-Match', async () => {
    const sent = await upload(notes());
    const unseen = await service.call('POST', `${location(sent)}/recordings`, { body: {} });
    expect(unseen).toMatchObject({ status: 428 });
    expect(await service.service.register.actions('pdb')).toEqual([]);
  });

  it('of what is no longer as it was shown is refused, with what it would be', async () => {
    const sent = await upload(notes());
    await service.matters('meeting', 'add', '--board', 'pdb', '--date', '2024-06-12', '--yes');
    const refused = await confirm(sent);
    expect(refused).toMatchObject({
      status: 412,
      body: { record: { changes: changes.filter((what) => what !== 'a meeting on Wednesday 12 June 2024') } },
    });
    expect(await service.service.register.actions('pdb')).toEqual([]);
    const seen = await service.call('GET', location(sent));
    expect(await confirm(seen, location(sent))).toMatchObject({ status: 201, body: { recorded: 4 } });
  });

  it('asked again with its key is answered the same; without one, told that it was done', async () => {
    const sent = await upload(notes());
    const key = { 'idempotency-key': 'confirmed' };
    const first = await confirm(sent, location(sent), key);
    const again = await confirm(sent, location(sent), key);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await confirm(sent)).toMatchObject({
      status: 409,
      body: {
        because: 'already recorded',
        detail: 'The notes october.txt were recorded on 11 December 2024, and the register says all of it.',
        record: { state: 'recorded' },
      },
    });
  });

  it('that discharges takes the scope of a discharge, and records nothing without it', async () => {
    await confirm(await upload(notes()));
    service.now('2024-12-12T09:00:00.000Z');
    const december = notes({
      date: 'Date: Wednesday 11 December 2024',
      rows: ['Bring the audit report | Open | CFO | 12/03/2025'],
      discharged: ['Report how long 101 callers wait – figures were in the papers'],
    }).replace('12 June 2024', '2 October 2024');
    const sent = await upload(december, { name: 'december.txt' });
    const scope = 'matters/read matters/record';
    const token = await service.issuer.token({ claims: { scope } });
    const at = `${location(sent)}/recordings`;
    const headers = { 'if-match': etag(sent) };
    expect(await service.call('POST', at, { body: {}, headers, token })).toMatchObject({
      status: 403,
      body: { type: '/reference#problem-scope-missing' },
    });
    expect(await service.service.register.actions('pdb')).toMatchObject([{ status: 'open' }]);
    expect(await confirm(sent)).toMatchObject({ status: 201 });
    expect(await service.service.register.actions('pdb')).toMatchObject([
      { status: 'discharged', discharge: { how: 'figures were in the papers' } },
      { status: 'open' },
    ]);
  });

  it('twice at once is made once', async () => {
    const sent = await upload(notes());
    const both = await Promise.all([confirm(sent), confirm(sent)]);
    const [made, refused] = both.map(({ status }) => status).sort();
    expect(made).toBe(201);
    expect([409, 412]).toContain(refused);
    const seen = await service.call('GET', location(sent));
    expect(seen.body).toMatchObject({ state: 'recorded', changes: [] });
    expect((await service.service.register.actions('pdb')).map(({ ref }) => ref)).toEqual(['PDB-2024-10-1']);
  });

  it('that loses a race half way says how far it came, and is finished by confirming the rest', async () => {
    const sent = await upload(notes());
    const { register } = service.service;
    let saves = 0;
    whenSaved(() => {
      saves += 1;
      return saves === 3 ? 'changed meanwhile' : undefined;
    });
    expect(await confirm(sent)).toMatchObject({
      status: 409,
      body: {
        because: 'changed meanwhile',
        detail:
          '2 of 5 changes were recorded, then meeting 2024-06 was changed by somebody else: read the notes again and confirm the rest to finish.',
        record: { state: 'received', changes: changes.slice(2) },
      },
    });
    service.service.register = register;
    const seen = await service.call('GET', location(sent));
    expect(await confirm(seen, location(sent))).toMatchObject({ status: 201, body: { recorded: 3 } });
  });

  it('cut off before its last write is finished by confirming again, and is then done', async () => {
    const sent = await upload(notes());
    const { register } = service.service;
    whenSaved((thing) => {
      if ('receivedAt' in thing) throw new Error('the line went dead');
      return undefined;
    });
    const key = { 'idempotency-key': 'confirmed' };
    expect(await confirm(sent, location(sent), key)).toMatchObject({ status: 500 });
    service.service.register = register;
    const stale = await confirm(sent, location(sent), key);
    expect(stale).toMatchObject({ status: 412, body: { record: { state: 'received', changes: [] } } });
    const seen = await service.call('GET', location(sent));
    expect(await confirm(seen, location(sent))).toMatchObject({
      status: 201,
      body: { recorded: 0, notes: { state: 'recorded' } },
    });
    expect((await register.actions('pdb')).map(({ ref }) => ref)).toEqual(['PDB-2024-10-1']);
  });

  it('offers the notes to the panel that the board names', async () => {
    const panel = ['--name', 'Kentshire Police and Crime Panel', '--secretary', 'Jo Ellery <jo@pcp.example>'];
    await service.matters('board', 'add', 'pcp', ...panel);
    const unsaid = await upload(notes());
    expect(notesShown.parse(unsaid.body).attention).toEqual(['these notes are offered to no panel']);
    await service.matters('board', 'change', 'pdb', '--notes-to', 'pcp');
    const nowhere = await service.call('GET', location(unsaid));
    expect(notesShown.parse(nowhere.body).attention).toEqual([
      'the notes of 2 October 2024 could not be offered to Kentshire Police and Crime Panel, which has no meeting to come whose papers are not out',
    ]);
    await service.matters('meeting', 'add', '--board', 'pcp', '--date', '2025-02-06');
    const seen = await service.call('GET', location(unsaid));
    await confirm(seen, location(unsaid));
    expect(await service.service.register.programme('pcp')).toMatchObject([{ state: 'offered' }]);
  });

  it('of notes whose file is gone is refused, and says what to do', async () => {
    const sent = await upload(notes());
    service.service.papers = { ...service.service.papers, paper: async () => undefined };
    const refused = {
      status: 409,
      body: { because: 'file gone', detail: 'The file october.txt is no longer kept: send it again.' },
    };
    expect(await service.call('GET', location(sent))).toMatchObject(refused);
    expect(await confirm(sent)).toMatchObject(refused);
  });
});

describe('the last recording', () => {
  const last = '/v1/boards/pdb/last-recording';

  it('is shown with what taking it back changes, and is taken back once for a key', async () => {
    expect(await service.call('GET', last)).toMatchObject({ status: 404 });
    const sent = await upload(notes());
    await confirm(sent);
    const shown = await service.call('GET', last);
    expect(shown).toMatchObject({
      status: 200,
      body: {
        ...{ file: 'october.txt', by: 'case-system', left: [] },
        changes: [
          'PDB-2024-10-1: withdrawn, as recorded in error: Report how long 101 callers wait',
          'meeting 2024-10 is as it was before (scheduled)',
          'meeting 2024-06 is cancelled, as recorded in error',
        ],
      },
    });
    const headers = { 'idempotency-key': 'back' };
    const undone = await service.call('POST', `${last}/undoings`, { headers });
    expect(undone).toMatchObject({ status: 200, body: shown.body });
    const again = await service.call('POST', `${last}/undoings`, { headers });
    expect(again).toMatchObject({ status: 200, body: shown.body });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await service.call('GET', last)).toMatchObject({ status: 409 });
    const [action] = await service.service.register.actions('pdb');
    expect(action).toMatchObject({ status: 'withdrawn', withdrawal: { inError: true } });
    const seen = await service.call('GET', location(sent));
    expect(await confirm(seen, location(sent))).toMatchObject({ status: 201 });
    expect(await service.service.register.actions('pdb')).toMatchObject([
      { ref: 'PDB-2024-10-1', status: 'open' },
    ]);
  });

  it('is taken back only by whoever may decide for the board', async () => {
    await confirm(await upload(notes()));
    const token = await service.issuer.token({ claims: { scope: 'matters/read matters/record' } });
    expect(await service.call('POST', `${last}/undoings`, { token })).toMatchObject({ status: 403 });
  });
});

const realNotes = process.env['MATTERS_REAL_NOTES'];

describe.skipIf(!realNotes)('the real notes of 2 October 2024', () => {
  it('are uploaded, shown and recorded, each action once', async () => {
    const name = readdirSync(realNotes ?? '').find((file) => file.startsWith('000_')) ?? '';
    const sent = await upload(readFileSync(`${realNotes}/${name}`), { name });
    expect(sent.status).toBe(201);
    const { findings } = notesShown.parse(sent.body);
    const recorded = await confirm(sent);
    expect(recorded.status).toBe(201);
    const actions = await service.service.register.actions('pdb');
    expect(actions).toHaveLength(findings.actions.length + findings.discharged.length);
    expect(await confirm(sent)).toMatchObject({ status: 409 });
  });
});
