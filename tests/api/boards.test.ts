import { beforeEach, describe, expect, it } from 'vitest';
import { boardListed, boardShown } from '../../functions/api/operations/boards.ts';
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
    const one = await service.call('GET', '/v1/boards', { token: await reaching('board-pcp') });
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
    const { body } = await service.call('GET', '/v1/boards', { token: await reaching('board-pdb') });
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

  it('are added elsewhere', async () => {
    const { status, headers } = await service.call('POST', '/v1/boards', { body: {} });
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('GET, HEAD');
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
    const token = await reaching('board-pdb');
    expect((await service.call('GET', '/v1/boards/pcp', { token })).status).toBe(403);
    expect((await service.call('GET', '/v1/boards/nowhere', { token })).status).toBe(403);
    expect((await service.call('GET', '/v1/boards/nowhere')).status).toBe(404);
  });
});
