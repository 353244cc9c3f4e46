import { beforeEach, describe, expect, it } from 'vitest';
import { type Called, services, type TestService } from './a-service.ts';

const open = services();
let service: TestService;

const board = '/v1/boards/pdb';

beforeEach(async () => {
  service = open();
  await service.aBoard();
  for (const text of ['Report how long 101 callers wait', 'Send the audit report', 'List rural patrols']) {
    await service.call('POST', `${board}/actions`, { body: { meeting: '2024-10', text, owner: 'force' } });
  }
});

const post = (body: object, key?: string): Promise<Called> =>
  service.call('POST', `${board}/discharges`, {
    body,
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
  });
const statusesOf = async (): Promise<[string, string][]> =>
  (await service.service.register.actions('pdb')).map(({ ref, status }) => [ref, status]);

describe('several actions', () => {
  it('are discharged in one request, each decided by itself', async () => {
    await service.call('POST', `${board}/actions/PDB-2024-10-2/withdrawals`, {
      body: { on: '2024-12-11', reason: 'overtaken' },
    });
    const { status, body } = await post({
      on: '2024-12-11',
      how: 'figures were in the papers',
      actions: [
        { ref: 'PDB-2024-10-1' },
        { ref: 'PDB-2024-10-2' },
        { ref: 'PDB-2024-10-9' },
        {
          ref: 'PDB-2024-10-3',
          how: 'list to follow',
          undertaking: { text: 'the list', by: '2025-03-12' },
        },
      ],
    });
    expect([status, body]).toEqual([
      200,
      {
        outcomes: [
          { ref: 'PDB-2024-10-1', outcome: 'discharged', version: 2 },
          {
            ref: 'PDB-2024-10-2',
            outcome: 'refused',
            because: 'already withdrawn',
            detail: 'PDB-2024-10-2 was withdrawn on 11 December 2024.',
            pointer: null,
          },
          {
            ref: 'PDB-2024-10-9',
            outcome: 'refused',
            because: 'not there',
            detail: 'There is no action PDB-2024-10-9.',
            pointer: null,
          },
          { ref: 'PDB-2024-10-3', outcome: 'discharged', version: 2 },
        ],
      },
    ]);
    expect((await service.service.register.actions('pdb')).map((one) => [one.ref, one.status])).toEqual([
      ['PDB-2024-10-1', 'discharged'],
      ['PDB-2024-10-2', 'withdrawn'],
      ['PDB-2024-10-3', 'discharged'],
    ]);
    const shown = await service.call('GET', `${board}/actions/PDB-2024-10-3`);
    expect(shown.body).toMatchObject({
      discharge: { how: 'list to follow', meeting: '2024-12', undertaking: { text: 'the list' } },
    });
  });

  it('are answered the same once more to the same key, and nothing is done twice', async () => {
    const body = {
      on: '2024-12-11',
      how: 'figures were in the papers',
      actions: [{ ref: 'PDB-2024-10-1' }, { ref: 'PDB-2024-10-9' }, { ref: 'PDB-2024-10-2' }],
    };
    const first = await post(body, 'minute-4');
    const again = await post(body, 'minute-4');
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await post({ ...body, how: 'sent by post' }, 'minute-4');
    expect(other).toMatchObject({ status: 422, body: { type: '/reference#problem-key-reused' } });
  });

  it.each([
    [{ on: '2024-12-11', actions: [{ ref: 'PDB-2024-10-1' }] }, '/actions/0/how'],
    [{ on: '2024-12-11', how: 'done', actions: [] }, '/actions'],
    [
      { on: '2024-12-11', how: 'done', actions: [{ ref: 'PDB-2024-10-1' }, { ref: 'PDB-2024-10-1' }] },
      '/actions/1/ref',
    ],
  ])('are refused as a whole where the request is not as it should be: %j', async (body, pointer) => {
    expect(await post(body)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
    expect((await statusesOf()).map(([, status]) => status)).toEqual(['open', 'open', 'open']);
  });

  it('say where in the request what one of them lacks can be put right', async () => {
    const { body } = await post({
      on: '2024-12-11',
      how: 'report to follow',
      actions: [
        { ref: 'PDB-2024-10-1' },
        { ref: 'PDB-2024-10-2', undertaking: { text: 'the report', by: '2024-01-01' } },
      ],
    });
    expect(body).toMatchObject({
      outcomes: [{ outcome: 'discharged' }, { outcome: 'refused', pointer: '/actions/1/undertaking/by' }],
    });
  });
});

describe('a key that was used for another thing', () => {
  it('is told so, with which, and neither thing is done', async () => {
    const keyed = (path: string, body: object) =>
      service.call('POST', `${board}/${path}`, { body, headers: { 'idempotency-key': 'minute-4.1' } });
    const discharge = { on: '2024-12-11', how: 'figures were in the papers' };
    expect((await keyed('actions/PDB-2024-10-1/discharges', discharge)).status).toBe(201);
    const others: [string, object][] = [
      ['actions/PDB-2024-10-2/discharges', discharge],
      ['discharges', { ...discharge, actions: [{ ref: 'PDB-2024-10-2' }, { ref: 'PDB-2024-10-3' }] }],
      ['meetings', { state: 'month', month: '2025-06' }],
      ['meetings/2025-03/postponements', { reason: 'no room' }],
    ];
    for (const [path, body] of others) {
      const answer = await keyed(path, body);
      expect([path, answer.status]).toEqual([path, 422]);
      expect(answer.body).toMatchObject({
        type: '/reference#problem-key-reused',
        detail: 'This key came with another request, which changed PDB-2024-10-1: give each request its own.',
      });
    }
    expect((await statusesOf()).map(([, status]) => status)).toEqual(['discharged', 'open', 'open']);
    expect((await keyed('actions/PDB-2024-10-1/discharges', discharge)).status).toBe(201);
  });

  it('may be used again once nobody remembers what it was used for: a day later', async () => {
    const keyed = (ref: string) =>
      service.call('POST', `${board}/actions/${ref}/discharges`, {
        body: { on: '2024-12-11', how: 'figures were in the papers' },
        headers: { 'idempotency-key': 'minute-4.1' },
      });
    expect((await keyed('PDB-2024-10-1')).status).toBe(201);
    service.now('2024-12-13T09:00:00.000Z');
    expect((await keyed('PDB-2024-10-2')).status).toBe(201);
  });
});
