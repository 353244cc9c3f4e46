import { beforeEach, describe, expect, it } from 'vitest';
import { additionsShown, statutoryYearShown } from '../../functions/api/shapes/statutory-year.ts';
import { services, type TestService } from './a-service.ts';

const open = services();
let service: TestService;
const year = '/v1/boards/pcp/statutory-years/2025';

beforeEach(async () => {
  service = open();
  await service.matters(
    ...['board', 'add', 'pcp', '--name', 'Police and Crime Panel'],
    ...['--secretary', 'Inés Dart <ines@council.example>'],
  );
  await service.matters('owner', 'add', 'pcc', '--board', 'pcp', '--name', 'PCC');
  await service.matters('meeting', 'add', '--board', 'pcp', '--date', '2025-02-12');
});

describe('the statutory year', () => {
  it('shows the business with its days in law, and where it would be put', async () => {
    const { status, body } = await service.call('GET', year);
    expect(status).toBe(200);
    expect(statutoryYearShown.parse(body)).toMatchObject({
      year: 2025,
      businesses: [
        {
          kind: 'precept',
          title: 'Proposed precept 2025/26',
          paperBy: '2025-02-01',
          meetingBy: '2025-02-08',
          lead: { owner: 'pcc', name: 'PCC' },
          standing: 'proposed',
          meeting: null,
          expected: '2025-02',
          cautions: ['Its meeting must be on or before Saturday 8 February 2025.'],
        },
        { kind: 'plan review', paperBy: null, meetingBy: null, days: [], onlyIf: null },
        {
          kind: 'revised precept',
          meetingBy: '2025-02-22',
          meeting: '2025-02',
          days: [
            { what: 'The commissioner notifies the revised precept', by: '2025-02-15' },
            { what: 'The panel reports on it', by: '2025-02-22' },
            { what: 'The commissioner responds', by: '2025-03-01' },
          ],
          onlyIf: 'the panel vetoes the proposed precept',
        },
        { kind: 'precept response', paperBy: '2025-02-15', meeting: '2025-02' },
        { kind: 'annual report', meetingBy: null, expected: '2025-07', cautions: [] },
        { kind: 'complaints report', lead: { owner: null, name: 'Panel Officers' } },
      ],
      cautions: [],
    });
  });

  it('is added once, and then shows the items', async () => {
    const added = await service.call('POST', `${year}/additions`);
    expect(added.status).toBe(200);
    expect(additionsShown.parse(added.body)).toMatchObject({
      added: [
        { kind: 'meeting', name: '2025-02-b' },
        { kind: 'item', name: 'PCP-ITEM-1' },
        { kind: 'item', name: 'PCP-ITEM-2' },
        { kind: 'item', name: 'PCP-ITEM-3' },
        { kind: 'meeting', name: '2025-07', what: 'Meeting 2025-07 is new, expected in July 2025.' },
        { kind: 'item', name: 'PCP-ITEM-4' },
        { kind: 'owner', name: 'panel-officers' },
        { kind: 'item', name: 'PCP-ITEM-5' },
      ],
      cautions: ['Panel Officers has no contact yet, so no reminder can be sent.'],
    });
    expect((await service.call('POST', `${year}/additions`)).body).toMatchObject({ added: [] });
    expect((await service.call('GET', year)).body).toMatchObject({
      businesses: [
        { standing: 'on the programme', item: 'PCP-ITEM-1', state: 'planned' },
        {},
        {},
        {},
        {},
        {},
      ],
    });
    const vetoed = await service.call('POST', `${year}/additions?vetoed=true`);
    expect(vetoed.body).toMatchObject({ added: [{ kind: 'item', name: 'PCP-ITEM-6' }] });
  });

  it('is refused to a board that is no panel, with why', async () => {
    await service.aBoard();
    const ofBoard = year.replace('pcp', 'pdb');
    for (const answer of [
      await service.call('GET', ofBoard),
      await service.call('POST', `${ofBoard}/additions`),
    ]) {
      expect(answer).toMatchObject({
        status: 409,
        body: {
          because: 'not a panel',
          detail:
            'Performance and Delivery Board is not a panel, and the law fixes this for a police and crime panel alone.',
        },
      });
    }
  });

  it('asked for again with one key is answered as it was', async () => {
    const headers = { 'idempotency-key': 'year-2025' };
    const before = await service.call('POST', `${year}/additions`, { headers });
    const again = await service.call('POST', `${year}/additions`, { headers });
    expect(again.body).toEqual(before.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  it.each(['2011', 'next', '2025.5'])('is none of %s', async (other) => {
    expect((await service.call('GET', year.replace('2025', other))).status).toBe(404);
  });
});
