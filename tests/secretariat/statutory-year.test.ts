import { beforeEach, describe, expect, it } from 'vitest';
import { itemRefSchema } from '../../functions/register/programme.ts';
import type { Office, Terms } from '../../functions/secretariat/office.ts';
import { withdrawItem } from '../../functions/secretariat/programme-transitions.ts';
import { addYear, proposeYear } from '../../functions/secretariat/statutory-year.ts';
import { aBoard, aMeeting, anOwner } from '../register/examples.ts';
import { done, faults, offices, type TestOffice } from './an-office.ts';

const panel = aBoard({ id: 'pcp', name: 'Police and Crime Panel', secretaryTitle: 'Panel Officer' });
const anOffice = offices(panel);
let office: TestOffice;
const early = '2024-10-09';

beforeEach(async () => {
  office = anOffice();
  await office.put(
    panel,
    anOwner({ board: 'pcp', id: 'pcc', name: 'PCC' }),
    aMeeting({ board: 'pcp', id: '2025-02', state: 'month', month: '2025-02' }),
  );
});

async function proposed(of: Office) {
  const year = await proposeYear(of, 2025);
  if (year.outcome === 'found') return year.thing;
  throw new Error(year.faults[0].why);
}

describe('the statutory year', () => {
  it('is proposed with who leads, where it would be put, and what to mind; and adds nothing', async () => {
    const { businesses } = await proposed(office.on(early));
    expect(businesses).toMatchObject([
      {
        business: { title: 'Proposed precept 2025/26' },
        standing: 'proposed',
        meeting: { id: '2025-02' },
        lead: { owner: 'pcc', name: 'PCC' },
        cautions: [{ what: 'its meeting must be on or before Saturday 8 February 2025' }],
      },
      { meeting: { id: '2025-02' }, business: { title: 'Police and Crime Plan – review 2025/26' } },
      {
        business: { onlyIf: 'the panel vetoes the proposed precept', expected: '2025-02' },
        standing: 'proposed',
        meeting: null,
        cautions: [{ what: 'its meeting must be on or before Saturday 22 February 2025' }],
      },
      {
        business: { title: 'PCC’s response to the Panel’s report on the precept 2025/26' },
        meeting: null,
        cautions: [],
      },
      { standing: 'proposed', meeting: null, business: { expected: '2025-07' }, cautions: [] },
      { lead: { owner: null, name: 'Panel Officers' }, cautions: [] },
    ]);
    expect(await office.register.programme('pcp')).toEqual([]);
  });

  it('is added once, with the owner and the meeting that it needs', async () => {
    const { thing, cautions } = done(await addYear(office.on(early), 2025));
    expect(thing.added.map(({ what }) => what)).toEqual([
      'PCP-ITEM-1 is new: Proposed precept 2025/26, by PCC, for meeting 2025-02',
      'PCP-ITEM-2 is new: Police and Crime Plan – review 2025/26, by PCC, for meeting 2025-02',
      'meeting 2025-07 is new, expected in July 2025',
      'PCP-ITEM-3 is new: PCC’s response to the Panel’s report on the precept 2025/26, by PCC, for meeting 2025-07',
      'PCP-ITEM-4 is new: PCC’s Annual Report 2024/25, by PCC, for meeting 2025-07',
      'Panel Officers is a new owner (panel-officers)',
      'PCP-ITEM-5 is new: Complaints against the Commissioner – Annual Report 2024/25, by Panel Officers, for meeting 2025-07',
    ]);
    expect(cautions).toEqual([
      {
        what: 'Panel Officers has no contact yet, so no reminder can be sent',
        step: { take: 'a contact for', board: 'pcp', owner: 'panel-officers' },
      },
    ]);
    expect(done(await addYear(office.on(early), 2025)).thing.added).toEqual([]);
    expect(await office.register.programme('pcp')).toHaveLength(5);
    const { businesses } = await proposed(office.on(early));
    expect(businesses.map((one) => one.standing === 'on the programme' && one.item.ref)).toEqual([
      'PCP-ITEM-1',
      'PCP-ITEM-2',
      false,
      'PCP-ITEM-3',
      'PCP-ITEM-4',
      'PCP-ITEM-5',
    ]);
  });

  it('has what follows from a veto where there was one', async () => {
    done(await addYear(office.on(early), 2025));
    const { thing } = done(await addYear(office.on('2025-02-07'), 2025, { vetoed: true }));
    expect(thing.added.map(({ what }) => what)).toEqual([
      'meeting 2025-02-b is new, expected in February 2025',
      'PCP-ITEM-6 is new: Revised precept 2025/26, by PCC, for meeting 2025-02-b',
    ]);
  });

  it('is added in the kinds that are wanted alone, one that depends on a veto too', async () => {
    const only = ['annual report', 'revised precept'] as const;
    const { thing } = done(await addYear(office.on(early), 2025, { vetoed: false, only }));
    expect(thing.added.filter(({ thing: { board } }) => board === 'pcp').map(({ what }) => what)).toEqual([
      'meeting 2025-02-b is new, expected in February 2025',
      'PCP-ITEM-1 is new: Revised precept 2025/26, by PCC, for meeting 2025-02-b',
      'meeting 2025-07 is new, expected in July 2025',
      'PCP-ITEM-2 is new: PCC’s Annual Report 2024/25, by PCC, for meeting 2025-07',
    ]);
  });

  it('does not add again what was withdrawn', async () => {
    done(await addYear(office.on(early), 2025));
    const annual = itemRefSchema.parse('PCP-ITEM-4');
    done(await withdrawItem(office.on(early), annual, { reason: 'an election' }));
    expect(done(await addYear(office.on(early), 2025)).thing.added).toEqual([]);
    const { businesses } = await proposed(office.on('2025-08-01'));
    expect(businesses[4]).toMatchObject({ item: { state: 'withdrawn' }, cautions: [] });
  });

  it('cut off anywhere says how far it came, and is finished by adding again', async () => {
    const { register } = office;
    let saved = 0;
    const dark: typeof register = {
      ...register,
      save: async (thing) => {
        saved += 1;
        if (saved === 3) throw new Error('the light went out');
        return register.save(thing);
      },
    };
    await expect(addYear(office.on(early, { register: dark }), 2025)).rejects.toThrow(
      '2 of 7 changes were recorded, then: the light went out. Add what is missing again to finish',
    );
    expect(done(await addYear(office.on(early), 2025)).thing.added).toHaveLength(5);
    expect(await register.meetings('pcp')).toHaveLength(2);
    expect(await register.programme('pcp')).toHaveLength(5);
  });

  it('asked for twice with one key is answered as it was', async () => {
    const terms: Terms = {
      request: {
        key: 'year-2025',
        content: 'add',
        answer: async () => ({ status: 200, headers: {}, body: '{"added":5}' }),
      },
    };
    expect(done(await addYear(office.on(early, { terms }), 2025)).replayed).toBeNull();
    expect(done(await addYear(office.on(early, { terms }), 2025)).replayed).toMatchObject({
      answer: { body: '{"added":5}' },
    });
  });

  it('is refused to any other board, which has no such year', async () => {
    const board = aBoard();
    await office.put(board);
    const of = office.on(early, { board });
    for (const answer of [await proposeYear(of, 2025), await addYear(of, 2025)]) {
      expect(faults(answer)).toEqual([['not a panel', null]]);
      expect(answer).toMatchObject({
        faults: [
          {
            why: 'Performance and Delivery Board is not a panel, and the law fixes this for a police and crime panel alone',
          },
        ],
      });
    }
    expect(await office.register.programme('pdb')).toEqual([]);
  });
});
