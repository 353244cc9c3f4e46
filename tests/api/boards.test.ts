import { beforeEach, describe, expect, it } from 'vitest';
import { boardListed, boardShown } from '../../functions/api/shapes/board.ts';
import { day } from '../../functions/calendar/days.ts';
import { withChange } from '../../functions/register/history.ts';
import { services, type TestService } from './a-service.ts';

const open = services();
let service: TestService;

beforeEach(async () => {
  service = open();
  await service.aBoard();
  const panel = [
    '--name',
    "People's Police and Crime Panel",
    '--secretary',
    'Jo Ellery <jo@council.example>',
  ];
  await service.matters('board', 'add', 'pcp', ...panel);
});

const reaching = (...groups: string[]) => service.issuer.token({ claims: { groups } });

describe('boards', () => {
  it('are those that the token reaches, in the order of their codes', async () => {
    const all = await service.call('GET', '/v1/boards');
    expect(all.status).toBe(200);
    expect(all.body).toMatchObject({ items: [{ id: 'pcp' }, { id: 'pdb' }], next: null });
    const one = await service.call('GET', '/v1/boards', { token: await reaching('board-pcp-secretary') });
    expect(one.body).toMatchObject({ items: [{ id: 'pcp', name: "People's Police and Crime Panel" }] });
    const none = await service.call('GET', '/v1/boards', { token: await reaching('cleaners') });
    expect(none.body).toEqual({ items: [], next: null });
  });

  it('come in pages', async () => {
    const first = await service.call('GET', '/v1/boards?limit=1');
    const { items, next } = first.body as { items: unknown[]; next: string };
    expect(items).toMatchObject([{ id: 'pcp' }]);
    expect(first.headers.get('link')).toBe(`<${next}>; rel="next"`);
    expect((await service.call('GET', next)).body).toMatchObject({ items: [{ id: 'pdb' }], next: null });
  });

  it('show in a list all but their history', async () => {
    const { body } = await service.call('GET', '/v1/boards', {
      token: await reaching('board-pdb-secretary'),
    });
    const { items } = body as { items: unknown[] };
    expect(items.map((one) => boardListed.parse(one))).toEqual(items);
  });

  it('need a token that allows to read, and take no other parameter', async () => {
    const discharging = await service.issuer.token({ claims: { scope: 'matters/discharge' } });
    expect((await service.call('GET', '/v1/boards', { token: discharging })).status).toBe(403);
    expect((await service.call('GET', '/v1/boards', { token: null })).status).toBe(401);
    const { status, body } = await service.call('GET', '/v1/boards?page=2');
    expect({ status, body }).toMatchObject({ status: 422, body: { errors: [{ pointer: 'query/page' }] } });
  });
});

describe('a mailbox of the board’s own that refused mail', () => {
  const body = { email: 'Secretary@pcc.example' };
  const post = (path: string) => service.call('POST', path, { body });

  it('is shown with the board, and written to again once it is cleared', async () => {
    const { register } = service.service;
    const board = await register.board('pdb');
    if (board === undefined) throw new Error('there is no board pdb');
    const undeliverable = [
      { email: 'secretary@pcc.example', since: day('2024-12-02'), why: 'no such mailbox' },
    ];
    const author = { at: service.service.now(), by: 'the mail service', from: 'its events' };
    await register.save(withChange(board, { ...board, undeliverable }, author, 'cannot be written to'));
    expect((await service.call('GET', '/v1/boards/pdb')).body).toMatchObject({ undeliverable });
    const cleared = await post('/v1/boards/pdb/clearances');
    expect(cleared).toMatchObject({ status: 201, body: { undeliverable: [], version: 3 } });
    expect(cleared.headers.get('location')).toBe('/v1/boards/pdb');
  });

  it('that takes mail need not be cleared', async () => {
    expect(await post('/v1/boards/pdb/clearances')).toMatchObject({
      status: 409,
      body: { because: 'not marked', record: { id: 'pdb', undeliverable: [] } },
    });
  });
});

describe('a new board', () => {
  const fire = {
    id: 'fire',
    name: 'Fire Authority',
    secretary: [{ name: 'Jo Ellery', email: 'jo@council.example' }],
  };
  const post = (body: object, headers = {}, token?: string) =>
    service.call('POST', '/v1/boards', { body, headers, ...(token !== undefined && { token }) });

  it('is added with who, when and from where', async () => {
    const { status, headers, body } = await post({ ...fire, notesTo: ['pcp'], policy: { clearDays: 3 } });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe('/v1/boards/fire');
    expect(boardShown.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      ...fire,
      notesTo: ['pcp'],
      policy: { clearDays: 3, papersWorkingDays: 5 },
      history: [{ by: 'case-system', what: 'added', from: 'HTTP API, client case-system' }],
    });
    expect((await service.call('GET', '/v1/boards/fire')).headers.get('etag')).toBe(headers.get('etag'));
  });

  it('asked for again with its key is answered the same, and without is there already', async () => {
    const first = await post(fire, { 'idempotency-key': 'fire' });
    const again = await post(fire, { 'idempotency-key': 'fire' });
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await post(fire)).toMatchObject({
      status: 409,
      body: { because: 'already there', record: { id: 'fire', version: 1 } },
    });
    expect(await post({ ...fire, id: 'water' }, { 'idempotency-key': 'fire' })).toMatchObject({
      status: 422,
      body: { type: '/reference#problem-key-reused' },
    });
  });

  it('is for those who decide for boards, and reach every one', async () => {
    const recording = await service.issuer.token({ claims: { scope: 'matters/read matters/record' } });
    expect((await post(fire, {}, recording)).status).toBe(403);
    const ofOne = await post(fire, {}, await reaching('board-pdb-secretary', 'board-fire-secretary'));
    expect(ofOne).toMatchObject({ status: 403, body: { type: '/reference#problem-board-not-yours' } });
    expect((await service.call('GET', '/v1/boards/fire')).status).toBe(404);
  });

  it.each([
    [{ notesTo: ['nowhere'] }, '/notesTo', 'there is no board "nowhere"'],
    [{ notesTo: ['fire'] }, '/notesTo', 'the notes of fire cannot be offered to fire itself'],
    [{ id: 'The Board' }, '/id', 'use small letters'],
    [{ secretary: [] }, '/secretary', 'a board needs a secretary to report to'],
    [{ timeZone: 'Europe/Wealdshire' }, '/timeZone', 'is not a time zone'],
    [{ policy: { clearDays: -1 } }, '/policy/clearDays', 'must be 0 at least'],
    [{ policy: { colour: 'blue' } }, '/policy/colour', 'is not known here'],
    [
      { policy: { stages: [1, 2].map((workingDays) => ({ name: 'one', workingDays, before: 'papers' })) } },
      '/policy/stages',
      'two stages have the same name',
    ],
  ])('cannot be %j, and says where', async (wrong, pointer, why) => {
    expect(await post({ ...fire, ...wrong })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer, detail: expect.stringContaining(why) }] },
    });
  });
});

describe('a board that is changed', () => {
  const pdb = '/v1/boards/pdb';
  const patched = async (body: object, token?: string) =>
    service.call('PATCH', pdb, {
      body,
      headers: { 'if-match': (await service.call('GET', pdb)).headers.get('etag') ?? '' },
      ...(token !== undefined && { token }),
    });

  it('keeps what is not named, of its policy too, and what leads up to its meetings follows', async () => {
    const { status, headers, body } = await patched({ policy: { papersWorkingDays: 4 } });
    expect(status).toBe(200);
    expect(boardShown.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      name: 'Performance and Delivery Board',
      policy: { papersWorkingDays: 4, clearDays: 5 },
      version: 2,
      history: [{}, { by: 'case-system', what: 'changed: papersWorkingDays' }],
    });
    expect((await service.call('GET', pdb)).headers.get('etag')).toBe(headers.get('etag'));
    expect((await service.call('GET', `${pdb}/meetings/2024-12`)).body).toMatchObject({
      papers: { papersDeadline: '2024-11-27' },
    });
    expect((await patched({ policy: { papersWorkingDays: 4 } })).body).toMatchObject({ version: 2 });
  });

  it('is changed only by whoever decides for it, and has seen it as it is', async () => {
    const body = { name: 'Delivery Board' };
    expect((await service.call('PATCH', pdb, { body })).status).toBe(428);
    const headers = { 'if-match': '"of another time"' };
    expect((await service.call('PATCH', pdb, { body, headers })).status).toBe(412);
    const recording = await service.issuer.token({ claims: { scope: 'matters/read matters/record' } });
    expect((await patched(body, recording)).status).toBe(403);
    expect((await patched(body, await reaching('board-pdb-secretary'))).status).toBe(200);
  });

  it('offers its notes only to panels that whoever changes it reaches', async () => {
    const ofOne = await patched({ notesTo: ['pcp'] }, await reaching('board-pdb-secretary'));
    expect(ofOne).toMatchObject({ status: 403, body: { type: '/reference#problem-board-not-yours' } });
    expect((await patched({ notesTo: ['pcp'] })).body).toMatchObject({ notesTo: ['pcp'] });
    expect(await patched({ notesTo: ['nowhere'] })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/notesTo' }] },
    });
  });
});

describe('a board', () => {
  it('shows its secretary, its whole policy and its history, and is not sent twice', async () => {
    const { status, headers, body } = await service.call('GET', '/v1/boards/pdb');
    expect(status).toBe(200);
    expect(boardShown.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      id: 'pdb',
      timeZone: 'Europe/London',
      secretary: [{ name: 'Asha Verity', email: 'asha@pcc.example' }],
      secretaryTitle: 'secretary',
      notesTo: null,
      policy: { clearDays: 5, papersWorkingDays: 5 },
      version: 1,
      history: [{ by: 'Asha Verity', what: 'added', from: 'command line' }],
    });
    const etag = headers.get('etag') ?? '';
    const again = await service.call('GET', '/v1/boards/pdb', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });

  it('is nobody’s to see who does not reach it, whether or not there is one', async () => {
    const token = await reaching('board-pdb-secretary');
    expect((await service.call('GET', '/v1/boards/pcp', { token })).status).toBe(403);
    expect((await service.call('GET', '/v1/boards/nowhere', { token })).status).toBe(403);
    expect((await service.call('GET', '/v1/boards/nowhere')).status).toBe(404);
  });
});
