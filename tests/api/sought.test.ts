import { beforeEach, describe, expect, it } from 'vitest';
import { services, type TestService } from './a-service.ts';

const open = services();
let service: TestService;

const board = '/v1/boards/pdb';

beforeEach(async () => {
  service = open();
  await service.aBoard();
  service.now('2024-10-09T09:00:00.000Z');
  const actions = [
    { text: 'Report how long 101 callers wait', section: 'Contact', due: '2024-11-29' },
    { text: 'Send the audit report', due: '2024-12-11' },
    { text: 'List rural patrols', due: '2025-03-12' },
    { text: 'Explain the précis of complaints', due: 'not agreed' },
  ];
  for (const action of actions) {
    await service.call('POST', `${board}/actions`, {
      body: { meeting: '2024-10', owner: 'force', ...action },
    });
  }
  await service.call('POST', `${board}/actions/PDB-2024-10-2/discharges`, {
    body: { on: '2024-10-09', how: 'the Commissioner’s office has it' },
  });
  const items = [
    { title: 'Rural crime', meeting: '2024-12', lead: 'force' },
    { title: 'Budget', meeting: '2025-03' },
  ];
  for (const item of items) {
    await service.call('POST', `${board}/items`, { body: { comes: 'once', ...item } });
  }
});

const refs = async (list: string, query: string): Promise<string[]> => {
  const { status, body } = await service.call('GET', `${board}/${list}?${query}`);
  expect(status).toBe(200);
  return (body as { items: { ref: string }[] }).items.map(({ ref }) =>
    ref.replace(/^PDB-(2024-10|ITEM)-/, ''),
  );
};

describe('actions', () => {
  it.each([
    ['words=CALLERS', ['1']],
    ['words=contact', ['1']],
    ['words=precis', ['4']],
    ['words=report', ['1']],
    ['words=report&status=all', ['1', '2']],
    ['words=commissioners%20office&status=all', ['2']],
    ['dueBefore=2024-11-29', []],
    ['dueBefore=2024-11-30', ['1']],
    ['dueAfter=2024-11-29', ['3']],
    ['dueAfter=2024-11-28&dueBefore=2025-03-12', ['1']],
    ['overdue=true', []],
    ['status=discharged&status=overdue', ['2']],
    ['dueAt=2024-12-11', []],
  ])('are found by %s', async (query, found) => {
    expect(await refs('actions', query)).toEqual(found);
  });

  it('that stand in one of several ways come by the page', async () => {
    const { body } = await service.call('GET', `${board}/actions?status=open&status=discharged&limit=3`);
    const { next } = body as { next: string };
    expect(next).toContain('status=open&status=discharged');
    expect((await service.call('GET', next)).body).toMatchObject({ items: [{ ref: 'PDB-2024-10-4' }] });
    expect(await service.call('GET', `${board}/actions?owner=force&owner=pcc`)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: 'query/owner', detail: 'is given more than once' }] },
    });
  });

  it('are overdue from the day after they were due', async () => {
    service.now('2024-11-29T09:00:00.000Z');
    expect(await refs('actions', 'overdue=true')).toEqual([]);
    service.now('2024-11-30T09:00:00.000Z');
    expect(await refs('actions', 'overdue=true')).toEqual(['1']);
    expect(await service.matters('action', 'list', '--board', 'pdb', '--overdue')).toContain('PDB-2024-10-1');
    expect(await service.matters('action', 'list', '--board', 'pdb', '--words', 'rural')).not.toContain(
      'PDB-2024-10-1',
    );
  });
});

describe('items of the programme', () => {
  it.each([
    ['words=rural', ['1']],
    ['dueBefore=2024-12-11', ['1']],
    ['dueAfter=2024-12-11', ['2']],
  ])('are found by %s, a day being that of their paper', async (query, found) => {
    expect(await refs('items', query)).toEqual(found);
  });

  it('are overdue while their paper is not in', async () => {
    service.now('2024-12-02T09:00:00.000Z');
    expect(await refs('items', 'overdue=true')).toEqual(['1']);
    await service.matters('programme', 'receive', 'PDB-ITEM-1', '--on', '2024-12-02');
    expect(await refs('items', 'overdue=true')).toEqual([]);
  });
});
