import { beforeEach, describe, expect, it } from 'vitest';
import { services, type TestService } from './a-service.ts';

const open = services();
let service: TestService;

const board = '/v1/boards/pdb';
type Line = { kind: string; id: string; at: string; what: string; line: number; version: number };
type Page = { items: Line[]; next: string | null };

beforeEach(async () => {
  service = open();
  service.now('2024-10-09T09:00:00.000Z');
  await service.aBoard();
  for (const text of ['Report how long 101 callers wait', 'List rural patrols']) {
    await service.call('POST', `${board}/actions`, { body: { meeting: '2024-10', text, owner: 'force' } });
  }
});

async function changes(query = ''): Promise<Line[]> {
  const lines: Line[] = [];
  for (let at: string | null = `${board}/changes?limit=3${query}`; at !== null; ) {
    const { status, body } = await service.call('GET', at);
    expect(status).toBe(200);
    lines.push(...(body as Page).items);
    at = (body as Page).next;
  }
  return lines;
}

describe('what has changed of a board', () => {
  it('is every line of every history, in the order of time, over all pages', async () => {
    const lines = await changes();
    expect(lines.map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual([
      'action PDB-2024-10-1',
      'action PDB-2024-10-2',
      'board pdb',
      'meeting 2024-10',
      'meeting 2024-12',
      'meeting 2025-03',
      'owner cfo',
      'owner force',
    ]);
    expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).sort());
    expect(JSON.stringify(lines)).not.toContain('"request"');
  });

  it('is told since a moment, that one too, or since a day where the board is', async () => {
    service.now('2024-12-11T23:30:00.000Z');
    await service.call('POST', `${board}/actions/PDB-2024-10-1/discharges`, {
      body: { on: '2024-12-11', how: 'figures were in the papers' },
    });
    const discharge = {
      ...{ kind: 'action', id: 'PDB-2024-10-1', line: 1, version: 2 },
      at: '2024-12-11T23:30:00.000Z',
      what: 'discharged on 11 December 2024: figures were in the papers',
    };
    for (const since of ['2024-10-09T09:00:01Z', '2024-12-11T23:30:00.000Z', '2024-12-11', '2024-10-10']) {
      expect(await changes(`&since=${since}`)).toMatchObject([discharge]);
    }
    for (const since of ['2024-12-11T23:30:00.001Z', '2024-12-12']) {
      expect(await changes(`&since=${since}`)).toEqual([]);
    }
    expect(await service.matters('changes', '--board', 'pdb', '--since', '2024-12-01')).toContain(
      '2024-12-11  action PDB-2024-10-1  discharged on 11 December 2024: figures were in the papers',
    );
  });

  it.each(['yesterday', '2024-13-01', '2024-12'])('is not told since %s', async (since) => {
    const { status, body } = await service.call('GET', `${board}/changes?since=${since}`);
    expect([status, body]).toMatchObject([422, { errors: [{ pointer: 'query/since' }] }]);
  });
});
