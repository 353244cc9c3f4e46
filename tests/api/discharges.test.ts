import { beforeEach, describe, expect, it } from 'vitest';
import { actionShown } from '../../functions/api/shapes/common.ts';
import { services, type TestService } from './a-service.ts';

const open = services();
let service: TestService;

const discharges = '/v1/boards/pdb/actions/PDB-2024-10-1/discharges';
const figures = { on: '2024-12-11', how: 'figures were in the papers' };

beforeEach(async () => {
  service = open();
  await service.aBoard();
  const body = {
    meeting: '2024-10',
    text: 'Force: report how long 101 callers wait',
    owner: 'Chief Constable',
  };
  await service.call('POST', '/v1/boards/pdb/actions', { body });
});

describe('a discharge', () => {
  it('is logged with who, when and from where, at the meeting of its day', async () => {
    const { status, headers, body } = await service.call('POST', discharges, { body: figures });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe('/v1/boards/pdb/actions/PDB-2024-10-1');
    expect(headers.get('etag')).toMatch(/^"[\w-]{22}"$/);
    expect(actionShown.parse(body)).toMatchObject({
      status: 'discharged',
      discharge: { ...figures, meeting: '2024-12', evidence: [], undertaking: null },
      version: 2,
    });
    expect(actionShown.parse(body).history.at(-1)).toEqual({
      at: '2024-12-11T15:40:00.000Z',
      by: 'case-system',
      what: 'discharged on 11 December 2024: figures were in the papers',
      from: 'HTTP API, client case-system',
      changed: [
        { field: 'status', before: 'open', after: 'discharged' },
        {
          field: 'discharge',
          before: null,
          after: { ...figures, meeting: '2024-12', evidence: [], undertaking: null },
        },
      ],
    });
  });

  it('of one that is discharged is refused with the day and the record', async () => {
    await service.call('POST', discharges, { body: figures });
    const { status, body } = await service.call('POST', discharges, { body: figures });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      type: '/reference#problem-conflict',
      detail: 'PDB-2024-10-1 was discharged on 11 December 2024.',
      because: 'already discharged',
      record: { ref: 'PDB-2024-10-1', status: 'discharged' },
    });
  });

  it('two at once: one is logged, and one refused', async () => {
    const both = await Promise.all([1, 2].map(() => service.call('POST', discharges, { body: figures })));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('without how is refused, and says where', async () => {
    const { status, body } = await service.call('POST', discharges, { body: { on: '2024-12-11', how: ' ' } });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      errors: [{ pointer: '/how', detail: 'say how: the notes print it after a dash' }],
    });
  });
});

it('what is remembered of a request is shown nowhere', async () => {
  const headers = { 'idempotency-key': 'case-4711' };
  const { body } = await service.call('POST', discharges, { body: figures, headers });
  const shown = await service.call('GET', '/v1/boards/pdb/actions/PDB-2024-10-1');
  const onCommandLine = await service.matters('action', 'show', 'PDB-2024-10-1', '--json');
  for (const text of [JSON.stringify(body), JSON.stringify(shown.body), onCommandLine]) {
    expect(text).toContain('discharged on 11 December 2024: figures were in the papers');
    expect(text).not.toContain('"request"');
  }
});

it('a change on the command line leaves what is remembered: the request is still answered as before', async () => {
  const headers = { 'idempotency-key': 'case-4711' };
  const first = await service.call('POST', discharges, { body: figures, headers });
  await service.matters('reopen', 'PDB-2024-10-1', '--reason', 'two districts are missing');
  const again = await service.call('POST', discharges, { body: figures, headers });
  expect(again.status).toBe(201);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
  expect(again.headers.get('location')).toBe('/v1/boards/pdb/actions/PDB-2024-10-1');
  expect(again.body).toEqual(first.body);
  const { body } = await service.call('GET', '/v1/boards/pdb/actions/PDB-2024-10-1');
  expect(actionShown.parse(body).status).toBe('open');
});
