import { beforeEach, describe, expect, it } from 'vitest';
import { operations } from '../../functions/api/operations.ts';
import { services, type TestService } from './a-service.ts';

const open = services();
let service: TestService;

const status = '/v1/boards/pdb/status';

beforeEach(async () => {
  service = open();
  await service.aBoard();
  service.now('2024-10-09T09:00:00.000Z');
});

const raise = (owner: string) =>
  service.call('POST', '/v1/boards/pdb/actions', {
    body: { meeting: '2024-10', text: 'Report how long 101 callers wait', owner },
  });

describe('how a board stands', () => {
  it('is told for today, with its next meeting and what is missing', async () => {
    const { status: code, body } = await service.call('GET', status);
    expect(code).toBe(200);
    expect(body).toEqual({
      board: 'pdb',
      asOf: '2024-10-09',
      nextMeeting: {
        id: '2024-12',
        date: '2024-12-11',
        publication: '2024-12-03',
        papersDeadline: '2024-11-26',
      },
      underWay: [],
      troubles: [],
      gaps: [
        {
          kind: 'notes not recorded',
          about: { thing: 'meeting', id: '2024-10' },
          detail: 'the meeting of Wednesday 2 October 2024 has passed, and its notes are not recorded',
        },
      ],
      overdue: [],
    });
  });

  it('names what is overdue, promises too', async () => {
    await raise('force');
    await raise('force');
    await service.matters(
      ...['discharge', 'PDB-2024-10-2', '--on', '2024-10-09', '--how', 'a report is to follow'],
      ...['--undertaking', 'the report', '--by', '2024-11-01'],
    );
    const { body } = await service.call('GET', `${status}?asOf=2024-12-13`);
    const ofForce = { owner: 'force', pausedUntil: null, notAnswered: false };
    expect((body as { overdue: unknown }).overdue).toEqual([
      {
        ...ofForce,
        ...{ ref: 'PDB-2024-10-2', due: '2024-11-01', undertaking: true, notAnswered: true },
        detail: expect.stringMatching(
          /^the undertaking of PDB-2024-10-2 \(“the report”\) was due from Force/,
        ),
      },
      {
        ...ofForce,
        ...{ ref: 'PDB-2024-10-1', due: '2024-12-11', undertaking: false },
        detail: 'PDB-2024-10-1 was due from Force on Wednesday 11 December 2024',
      },
    ]);
  });

  it('is told for another day', async () => {
    const { body } = await service.call('GET', `${status}?asOf=2025-04-01`);
    expect(body).toMatchObject({
      asOf: '2025-04-01',
      nextMeeting: null,
      gaps: expect.arrayContaining([
        {
          kind: 'no next meeting',
          about: { thing: 'board', id: 'pdb' },
          detail: 'Performance and Delivery Board has no next meeting with a date',
        },
      ]),
    });
  });

  it('shows mails that wait, and those that went wrong, as the list of dispatches has them', async () => {
    await service.matters('owner', 'add', 'dpo', '--board', 'pdb', '--name', 'Data Protection Officer');
    await raise('dpo');
    service.now('2024-10-10T09:00:00.000Z');
    await service.matters('sweep', '--board', 'pdb').catch(() => undefined);
    const { body } = await service.call('GET', status);
    expect(body).toMatchObject({
      underWay: [{ owner: 'dpo', state: 'planned', waitingFor: 'a contact' }],
      gaps: expect.arrayContaining([
        {
          kind: 'nobody to write to',
          about: { thing: 'owner', id: 'dpo' },
          detail: 'Data Protection Officer has no contact, and owes PDB-2024-10-1',
        },
      ]),
    });
    const listed = await service.call('GET', '/v1/boards/pdb/dispatches?owner=dpo');
    expect((body as { underWay: unknown }).underWay).toEqual((listed.body as { items: unknown }).items);
    service.now('2025-01-06T09:00:00.000Z');
    await service.matters('sweep', '--board', 'pdb').catch(() => undefined);
    const later = await service.call('GET', status);
    expect(later.body).toMatchObject({
      troubles: expect.arrayContaining([expect.objectContaining({ owner: 'dpo', state: 'missed' })]),
    });
    expect(JSON.stringify(later.body)).not.toMatch(/matters [a-z]+ |--/);
  });

  it('of a day that is none is refused', async () => {
    expect(await service.call('GET', `${status}?asOf=today`)).toMatchObject({ status: 422 });
  });

  it('is for those who may read', async () => {
    const token = await service.issuer.token({ claims: { scope: 'matters/record' } });
    expect(await service.call('GET', status, { token })).toMatchObject({ status: 403 });
  });
});

describe('the plan of a day', () => {
  it('says what is owed to whom, and what another mail says too', async () => {
    await raise('force');
    const { status: code, body } = await service.call('GET', '/v1/boards/pdb/plan?asOf=2024-11-20');
    expect(code).toBe(200);
    const force = { owner: 'force', refs: ['PDB-2024-10-1'] };
    expect(body).toMatchObject({
      board: 'pdb',
      asOf: '2024-11-20',
      working: true,
      send: [{ ...force, stage: 'second-reminder' }],
      covered: [{ dispatch: { ...force, stage: 'notice' }, by: (body as Plan).send[0]?.id }],
      missed: [],
      waiting: [],
    });
    expect((await service.call('GET', '/v1/boards/pdb/dispatches')).body).toMatchObject({ items: [] });
    expect((await service.call('GET', '/v1/boards/pdb/plan?asOf=2024-11-23')).body).toMatchObject({
      working: false,
    });
  });

  it('is for those who may read', async () => {
    const token = await service.issuer.token({ claims: { scope: 'matters/record' } });
    expect(await service.call('GET', '/v1/boards/pdb/plan', { token })).toMatchObject({ status: 403 });
  });
});

type Plan = { send: { id: string }[] };

it('every example of notes, dispatches and status is as its schema has it', () => {
  const ids = ['Notes', 'Reminders'];
  for (const { done, section } of operations.filter((one) => ids.includes(one.section))) {
    if ('schema' in done)
      expect([section, done.schema.safeParse(done.example).error]).toEqual([section, undefined]);
  }
});
