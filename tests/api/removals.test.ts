import { beforeEach, describe, expect, it } from 'vitest';
import { services, type TestService } from './a-service.ts';

const open = services();
let service: TestService;

const board = '/v1/boards/pdb';
const action = `${board}/actions/PDB-2024-10-1`;
const reason = 'reason=entered%20twice';

beforeEach(async () => {
  service = open();
  await service.aBoard();
});

async function remove(path: string, headers: Record<string, string> = {}) {
  const etag = (await service.call('GET', path)).headers.get('etag') ?? 'none';
  return service.call('DELETE', `${path}?${reason}`, { headers: { 'if-match': etag, ...headers } });
}
const raise = (owner = 'force') =>
  service.call('POST', `${board}/actions`, {
    body: { meeting: '2024-10', text: 'Report how long 101 callers wait', owner },
  });

describe('an action entered by mistake', () => {
  it('is removed, in the history of the board, and its reference is not given again', async () => {
    await raise();
    expect(await remove(action)).toMatchObject({
      status: 200,
      body: { status: 'withdrawn', withdrawal: { inError: true, removed: true, reason: 'entered twice' } },
    });
    expect((await service.call('GET', action)).status).toBe(404);
    expect((await service.call('GET', `${board}/actions?status=all`)).body).toMatchObject({ items: [] });
    const { history } = (await service.call('GET', board)).body as { history: { what: string }[] };
    expect(history.at(-1)?.what).toBe(
      'removed PDB-2024-10-1 (Report how long 101 callers wait): entered twice',
    );
    expect((await raise()).body).toMatchObject({ ref: 'PDB-2024-10-2' });
  });

  it('stays, marked so, where a mail told of it, which a caution says', async () => {
    service.now('2024-10-09T09:00:00.000Z');
    await raise();
    await service.matters('sweep', '--board', 'pdb');
    const { body } = await remove(action);
    expect(body).toMatchObject({ withdrawal: { inError: true } });
    expect(body).not.toHaveProperty('withdrawal.removed');
    expect(body).toMatchObject({
      cautions: [expect.stringContaining('stays in the register: a mail to force told of it.')],
    });
    expect((await service.call('GET', action)).status).toBe(200);
  });

  it('is taken back by those who decide for the board, as they last saw it', async () => {
    await raise();
    const token = await service.issuer.token({ claims: { scope: 'matters/read matters/record' } });
    expect((await service.call('DELETE', `${action}?${reason}`, { token })).status).toBe(403);
    expect((await service.call('DELETE', `${action}?${reason}`)).status).toBe(428);
    expect((await remove(action, { 'if-match': '"of another day"' })).status).toBe(412);
    expect((await service.call('GET', action)).body).toMatchObject({ status: 'open', version: 1 });
  });
});

it('an action of two offices is raised for both, and found under each', async () => {
  expect((await raise('CFO and Force')).body).toMatchObject({ owner: 'cfo', jointOwners: ['force'] });
  for (const owner of ['force', 'CFO']) {
    expect((await service.call('GET', `${board}/actions?owner=${owner}`)).body).toMatchObject({
      items: [{ ref: 'PDB-2024-10-1' }],
    });
  }
});

it('a board is ended, re-opened and removed only by those who reach every board', async () => {
  const token = await service.issuer.token({ claims: { groups: ['board-pdb-secretary'] } });
  const body = { on: '2025-03-31', reason: 'abolished by order' };
  expect((await service.call('POST', `${board}/endings`, { token, body })).status).toBe(403);
  expect(await service.call('POST', `${board}/endings`, { body })).toMatchObject({
    status: 201,
    body: { ended: body },
  });
  expect(await remove(board)).toMatchObject({ status: 409, body: { because: 'something hangs on it' } });
  expect((await service.call('GET', '/v1/boards')).body).toMatchObject({ items: [{ ended: body }] });
});
