import { beforeEach, describe, expect, it } from 'vitest';
import { actionShown } from '../../functions/api/shapes/common.ts';
import { type Called, services, type TestService } from './a-service.ts';

const open = services();
let service: TestService;

const action = '/v1/boards/pdb/actions/PDB-2024-10-1';
const said = { on: '2024-11-12', reason: 'the figures are the commissioner’s', saidBy: 'Mo O’Hara' };

async function send(at: string, body: object, scope: string): Promise<Called> {
  const token = await service.issuer.token({ claims: { scope } });
  return service.call('POST', `${action}/${at}`, { body, token });
}

beforeEach(async () => {
  service = open();
  await service.aBoard();
  const body = { meeting: '2024-10', text: 'Force: report how long 101 callers wait', owner: 'Force' };
  await service.call('POST', '/v1/boards/pdb/actions', { body });
});

describe('an action that an office says is not its to answer', () => {
  it('is entered by whoever may record, and kept there by whoever may decide', async () => {
    expect((await send('disclaimers', said, 'matters/read')).status).toBe(403);
    const { status, body } = await send('disclaimers', said, 'matters/record');
    expect(status).toBe(201);
    expect(actionShown.parse(body)).toMatchObject({
      status: 'open',
      dueOn: '2024-12-11',
      disclaimer: { owner: 'force', whose: null, saidBy: 'Mo O’Hara', kept: null },
    });
    const why = { reason: 'the Force runs the call centre' };
    expect((await send('disclaimer-refusals', why, 'matters/record')).status).toBe(403);
    expect(await send('disclaimer-refusals', why, 'matters/discharge')).toMatchObject({
      status: 201,
      body: { disclaimer: { kept: why } },
    });
    expect(await send('disclaimer-refusals', why, 'matters/discharge')).toMatchObject({
      status: 409,
      body: { because: 'not disclaimed' },
    });
  });

  it('is not said by an office that the board does not have', async () => {
    expect(await send('disclaimers', { ...said, owner: 'the weather' }, 'matters/record')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/owner' }] },
    });
  });
});
