import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { additionsFor, type WithProgramme } from '../../functions/register/statutory-year.ts';
import { aBoard, aMeeting, anItem, anOwner, secretary } from './examples.ts';

const aPanel = (overrides: Partial<WithProgramme> = {}): WithProgramme => ({
  board: aBoard({ id: 'pcp', name: 'Police and Crime Panel' }),
  owners: [],
  meetings: [],
  programme: [],
  ...overrides,
});

const said = (whole: WithProgramme, year = 2025): string[] =>
  additionsFor(whole, year, secretary).map(({ what }) => what);

/** The panel after the first so many of the additions were saved. */
function withSaved(whole: WithProgramme, year: number, saved: number): WithProgramme {
  const next = {
    ...whole,
    owners: [...whole.owners],
    meetings: [...whole.meetings],
    programme: [...whole.programme],
  };
  for (const { thing } of additionsFor(whole, year, secretary).slice(0, saved)) {
    if ('contacts' in thing) next.owners.push(thing);
    else if ('comes' in thing) next.programme.push(thing);
    else next.meetings.push(thing);
  }
  return next;
}

describe('putting the statutory year on the programme', () => {
  it('adds what an item needs before the item, and nothing twice', () => {
    expect(said(aPanel())).toEqual([
      'PCC is a new owner (pcc)',
      'meeting 2025-02 is new, expected in February 2025',
      'PCP-ITEM-1 is new: Proposed precept 2025/26, by PCC, for meeting 2025-02',
      'PCP-ITEM-2 is new: Police and Crime Plan – review 2025/26, by PCC, for meeting 2025-02',
      'meeting 2025-07 is new, expected in July 2025',
      'PCP-ITEM-3 is new: PCC’s response to the Panel’s report on the precept 2025/26, by PCC, for meeting 2025-07',
      'PCP-ITEM-4 is new: PCC’s Annual Report 2024/25, by PCC, for meeting 2025-07',
      'Panel Officers is a new owner (panel-officers)',
      'PCP-ITEM-5 is new: Complaints against the Commissioner – Annual Report 2024/25, by Panel Officers, for meeting 2025-07',
    ]);
  });

  it('takes the offices and meetings that are there, by whatever name, and the next number', () => {
    const whole = aPanel({
      owners: [anOwner({ board: 'pcp', id: 'opcc', name: 'The Commissioner’s office', aliases: ['pcc'] })],
      meetings: [
        aMeeting({ board: 'pcp', id: '2025-02', date: '2025-02-05' }),
        aMeeting({ board: 'pcp', id: '2025-09', date: '2025-09-10' }),
      ],
      programme: [anItem({ board: 'pcp', ref: 'PCP-ITEM-7', state: 'withdrawn' })],
    });
    expect(said(whole)).toEqual([
      'PCP-ITEM-8 is new: Proposed precept 2025/26, by The Commissioner’s office, for meeting 2025-02',
      'PCP-ITEM-9 is new: Police and Crime Plan – review 2025/26, by The Commissioner’s office, for meeting 2025-02',
      'PCP-ITEM-10 is new: PCC’s response to the Panel’s report on the precept 2025/26, by The Commissioner’s office, for meeting 2025-09',
      'PCP-ITEM-11 is new: PCC’s Annual Report 2024/25, by The Commissioner’s office, for meeting 2025-09',
      'Panel Officers is a new owner (panel-officers)',
      'PCP-ITEM-12 is new: Complaints against the Commissioner – Annual Report 2024/25, by Panel Officers, for meeting 2025-09',
    ]);
  });

  it('adds what follows from a veto where there was one, and never unasked', () => {
    const vetoed = additionsFor(aPanel(), 2025, secretary, { vetoed: true }).map(({ what }) => what);
    expect(vetoed).toContain('meeting 2025-02-b is new, expected in February 2025');
    expect(vetoed).toContain('PCP-ITEM-3 is new: Revised precept 2025/26, by PCC, for meeting 2025-02-b');
    expect(said(aPanel()).join()).not.toContain('Revised');
  });

  it('gives an item its duty and the reason that the panel prints', () => {
    expect(additionsFor(aPanel(), 2025, secretary).map(({ thing }) => thing)).toContainEqual(
      expect.objectContaining({
        state: 'planned',
        reason: 'Statutory Requirement',
        duty: { kind: 'precept', year: 2025 },
        lead: 'pcc',
        received: null,
      }),
    );
  });

  it('cut off anywhere and done again comes to the same, and a third time adds nothing', () => {
    const whole = aPanel();
    fc.assert(
      fc.property(fc.integer({ min: 2012, max: 2100 }), fc.integer({ min: 0, max: 9 }), (year, saved) => {
        const whenWhole = withSaved(whole, year, 99);
        const resumed = withSaved(withSaved(whole, year, saved), year, 99);
        expect(resumed).toEqual(whenWhole);
        expect(additionsFor(resumed, year, secretary)).toEqual([]);
      }),
    );
  });
});
