import { beforeEach, describe, expect, it } from 'vitest';
import { actionShown } from '../../functions/api/shapes/common.ts';
import { type Called, services, type TestService } from './a-service.ts';

const open = services();
let service: TestService;

const action = '/v1/boards/pdb/actions/PDB-2024-10-1';
const asked = { on: '2024-11-12', until: '2025-03-12', reason: 'the figures come out in February' };
const ask = (body: object = asked, scope?: string): Promise<Called> =>
  send('extension-requests', body, scope);
const grant = (scope?: string): Promise<Called> => send('extension-grants', { on: '2024-11-13' }, scope);

async function send(at: string, body: object, scope?: string): Promise<Called> {
  const token = scope === undefined ? undefined : await service.issuer.token({ claims: { scope } });
  return service.call('POST', `${action}/${at}`, { body, ...(token !== undefined && { token }) });
}

beforeEach(async () => {
  service = open();
  await service.aBoard();
  const body = { meeting: '2024-10', text: 'Force: report how long 101 callers wait', owner: 'Force' };
  await service.call('POST', '/v1/boards/pdb/actions', { body });
});

describe('more time', () => {
  it('is asked for by whoever may record, and given by whoever may decide', async () => {
    expect((await ask(asked, 'matters/read')).status).toBe(403);
    const request = await ask(asked, 'matters/record');
    expect(request).toMatchObject({
      status: 201,
      body: { dueOn: '2024-12-11', extension: { state: 'asked' } },
    });
    expect((await grant('matters/record')).status).toBe(403);
    const { status, body } = await grant('matters/discharge');
    expect(status).toBe(201);
    expect(actionShown.parse(body)).toMatchObject({
      dueOn: '2025-03-12',
      firstDueOn: '2024-12-11',
      dueMoves: [{ of: 'action', reason: asked.reason }],
      extension: { state: 'granted', decision: { on: '2024-11-13', meeting: null } },
    });
  });

  it('until a day that is no later is refused, and says where', async () => {
    expect(await ask({ ...asked, until: '2024-12-11' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/until' }] },
    });
  });

  it('is asked for once at a time, and decided once', async () => {
    await ask();
    expect(await ask()).toMatchObject({ status: 409, body: { because: 'already asked for' } });
    await grant();
    expect(await grant()).toMatchObject({ status: 409, body: { because: 'not asked for' } });
  });
});
