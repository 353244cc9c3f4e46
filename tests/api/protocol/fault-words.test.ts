import { beforeEach, expect, it } from 'vitest';
import { services, type TestService } from '../a-service.ts';

const open = services();
let service: TestService;

const actions = '/v1/boards/pdb/actions';
const asked = { meeting: '2024-10', text: 'Send the audit report', owner: 'cfo' };

beforeEach(async () => {
  service = open();
  await service.aBoard();
});

it.each([
  [{ ...asked, text: undefined }, '/text', 'is missing'],
  [{ ...asked, text: 5 }, '/text', 'must be text'],
  [{ ...asked, text: 'x'.repeat(4_001) }, '/text', 'must be 4000 characters at most'],
  [{ ...asked, owner: ' ' }, '/owner', 'is empty'],
  [{ ...asked, colour: 'blue' }, '/colour', 'is not known here'],
  [[], '', 'must be an object'],
  [
    { ...asked, meeting: '2024-07' },
    '/meeting',
    'there is no meeting "2024-07" (known: 2024-10 on 2 October 2024, 2024-12 on 11 December 2024, 2025-03 on 12 March 2025)',
  ],
])('what is wrong with a body is said where it is, in plain words: %j', async (body, pointer, detail) => {
  const answer = await service.call('POST', actions, { body });
  expect(answer.status).toBe(422);
  expect(answer.body).toMatchObject({ errors: [{ pointer, detail }] });
});

it.each([
  [
    'status=lost',
    'must be "owed", "open", "proposed", "discharged", "withdrawn", "overdue", "undertaking", "all"',
  ],
  ['limit=0', 'must be 1 at least'],
  ['limit=201', 'must be 200 at most'],
  ['limit=many', 'must be a number'],
  [
    'raisedAt=2024-07',
    'there is no meeting "2024-07" (known: 2024-10 on 2 October 2024, 2024-12 on 11 December 2024, 2025-03 on 12 March 2025)',
  ],
])('so is what is wrong with a query: ?%s', async (query, detail) => {
  const answer = await service.call('GET', `${actions}?${query}`);
  expect(answer.body).toMatchObject({
    errors: [{ pointer: expect.stringContaining(`query/${query.split('=')[0]}`), detail }],
  });
});

it('one of several shapes is told apart by the word that tells them apart', async () => {
  const { body } = await service.call('POST', '/v1/boards/pdb/meetings', { body: { date: '2025-01-15' } });
  expect(body).toMatchObject({
    errors: [{ pointer: '/state', detail: 'must be "scheduled", "month", "to be confirmed"' }],
  });
});
