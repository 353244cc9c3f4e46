import { describe, expect, it } from 'vitest';
import {
  businessOf,
  proposalsFor,
  standingInLaw,
  statutoryYear,
} from '../../functions/register/statutory.ts';
import { aMeeting, anItem, aRegularItem } from './examples.ts';

const held = (id: string, date: string) => aMeeting({ id, state: 'held', date });
const month = (id: string) => aMeeting({ id, state: 'month', month: id });

/** What is proposed for the year, and of which meeting; or the item that is it already. */
const standings = (whole: Parameters<typeof proposalsFor>[0], year: number) =>
  proposalsFor(whole, year).map((proposal) =>
    proposal.standing === 'proposed' ? (proposal.meeting?.id ?? 'no meeting') : proposal.item.ref,
  );

describe('the statutory year', () => {
  it('has a precept to notify by 1 February and report on by 8 February, and two reports without a day', () => {
    expect(statutoryYear(2025).map(({ title, paperBy, meetingBy }) => [title, paperBy, meetingBy])).toEqual([
      ['Proposed precept 2025/26', '2025-02-01', '2025-02-08'],
      ['Police and Crime Plan – review 2025/26', null, null],
      ['Revised precept 2025/26', '2025-02-15', '2025-02-22'],
      ['PCC’s response to the Panel’s report on the precept 2025/26', '2025-02-15', null],
      ['PCC’s Annual Report 2024/25', null, null],
      ['Complaints against the Commissioner – Annual Report 2024/25', null, null],
    ]);
  });

  it('sets the panel’s final days after a veto, on which alone they depend', () => {
    const revised = businessOf({ kind: 'revised precept', year: 2025 });
    expect(revised).toMatchObject({
      meetingByLaw: 'SI 2012/2271 reg 6',
      onlyIf: 'the panel vetoes the proposed precept',
      days: [
        { what: 'the commissioner notifies the revised precept', by: '2025-02-15' },
        { what: 'the panel reports on it', by: '2025-02-22' },
        { what: 'the commissioner responds', by: '2025-03-01' },
      ],
    });
    expect(statutoryYear(2025).filter(({ onlyIf }) => onlyIf !== null)).toEqual([revised]);
  });

  it('names the financial year across a century', () => {
    expect(businessOf({ kind: 'precept', year: 2099 }).title).toBe('Proposed precept 2099/00');
    expect(businessOf({ kind: 'annual report', year: 2100 }).title).toBe('PCC’s Annual Report 2099/00');
  });
});

describe('how a meeting stands to the day set by law', () => {
  const precept = businessOf({ kind: 'precept', year: 2025 });

  it.each([
    ['on the day itself', aMeeting({ date: '2025-02-08' }), 'in time'],
    ['on the day after', aMeeting({ date: '2025-02-09' }), 'too late'],
    ['held the day after', held('2025-02', '2025-02-09'), 'too late'],
    ['of a year before', aMeeting({ date: '2024-12-11' }), 'in time'],
    ['in a month before', month('2025-01'), 'in time'],
    ['in the very month', month('2025-02'), 'not known yet'],
    ['in the month after', month('2025-03'), 'too late'],
    ['put off', aMeeting({ id: '2025-06', state: 'to be confirmed' }), 'not known yet'],
    ['cancelled', aMeeting({ id: '2025-06', state: 'cancelled' }), 'not known yet'],
  ])('one %s', (_, meeting, standing) => {
    expect(standingInLaw(precept, meeting)).toBe(standing);
  });

  it('is in time whenever it is, where the law sets no day', () => {
    const report = businessOf({ kind: 'annual report', year: 2025 });
    expect(standingInLaw(report, aMeeting({ date: '2026-03-12' }))).toBe('in time');
    expect(standingInLaw(report, aMeeting({ state: 'cancelled' }))).toBe('in time');
  });
});

describe('what is proposed', () => {
  it('is put to the last meeting by 8 February, and to the first after it or from July', () => {
    const meetings = [
      ...[aMeeting({ id: '2025-02', date: '2025-02-06' }), aMeeting({ id: '2025-01', date: '2025-01-15' })],
      ...[aMeeting({ id: '2025-10', date: '2025-10-14' }), month('2025-07')],
    ];
    expect(standings({ meetings, programme: [] }, 2025)).toEqual([
      '2025-02',
      '2025-02',
      'no meeting',
      '2025-07',
      '2025-07',
      '2025-07',
    ]);
  });

  it('is put to no meeting after the lawful day, of another season, or that is over', () => {
    const meetings = [
      aMeeting({ id: '2025-02', date: '2025-02-09' }),
      aMeeting({ id: '2025-06', date: '2025-06-30' }),
      held('2025-01', '2025-01-20'),
      aMeeting({ id: '2025-09', state: 'cancelled' }),
      aMeeting({ id: '2025-08', state: 'to be confirmed' }),
    ];
    expect(standings({ meetings, programme: [] }, 2025)).toEqual([
      'no meeting',
      'no meeting',
      '2025-02',
      '2025-02',
      'no meeting',
      'no meeting',
    ]);
  });

  it.each([
    ['PCC’s Annual Report', '2023-10-17', [0, 0, 0, 0, 1, 0]],
    ['Annual Report', '2023-10-17', [0, 0, 0, 0, 1, 0]],
    ['Annual report 2022/23', '2023-10-17', [0, 0, 0, 0, 1, 0]],
    ['Annual Report of the Ethics Committee', '2023-10-17', [0, 0, 0, 0, 0, 0]],
    ["PCC's Annual Report 2022/23", '2023-10-17', [0, 0, 0, 0, 1, 0]],
    ['Police and Crime Commissioner’s annual report', '2023-10-17', [0, 0, 0, 0, 1, 0]],
    ['Complaints against the Commissioner – Annual Report 2022/23', '2023-10-17', [0, 0, 0, 0, 0, 1]],
    ['Draft budget and precept proposal', '2023-02-01', [1, 0, 0, 0, 0, 0]],
    ['Precept 2023-24', '2023-02-01', [1, 0, 0, 0, 0, 0]],
    ['Precept 2023/2024', '2022-12-06', [1, 0, 0, 0, 0, 0]],
    ["PCC's Annual Report 2021/22", '2023-10-17', [0, 0, 0, 0, 0, 0]],
    ['PCC’s Annual Report', '2023-02-01', [0, 0, 0, 0, 0, 0]],
    ['Precept', '2023-10-17', [0, 0, 0, 0, 0, 0]],
    ['Review of the Police and Crime Plan', '2023-10-17', [0, 1, 0, 0, 0, 0]],
    ['Refreshing the Police, Fire and Crime Plan', '2023-02-01', [0, 1, 0, 0, 0, 0]],
    ['Delivery of the Police and Crime Plan', '2023-02-01', [0, 0, 0, 0, 0, 0]],
    ['Revised precept after the veto', '2023-02-20', [0, 0, 1, 0, 0, 0]],
    ['PCC’s response to the Panel’s report on the precept', '2023-04-04', [0, 0, 0, 1, 0, 0]],
    ['Response to the report on the precept 2023/24', '2023-10-17', [0, 0, 0, 1, 0, 0]],
    ['HMICFRS PEEL inspection 2022/23', '2023-10-17', [0, 0, 0, 0, 0, 0]],
    ['Annual report of the fire authority', '2023-10-17', [0, 0, 0, 0, 0, 0]],
  ])('knows “%s” of %s, whoever wrote it', (title, date, known) => {
    const programme = [anItem({ title, meeting: 'its' })];
    const found = proposalsFor({ meetings: [held('its', date)], programme }, 2023);
    expect(found.map(({ standing }) => Number(standing === 'on the programme'))).toEqual(known);
  });

  it.each(['offered', 'planned', 'presented', 'withdrawn', 'replaced'])(
    'is nothing that is on the programme as %s: a decision is not proposed against',
    (state) => {
      const programme = [anItem({ state, duty: { kind: 'annual report', year: 2025 }, title: 'A report' })];
      const none = 'no meeting';
      expect(standings({ meetings: [], programme }, 2025)).toEqual([
        ...[none, none, none, none],
        ...['PDB-ITEM-1', none],
      ]);
      expect(standings({ meetings: [], programme }, 2024)).toEqual(Array(6).fill(none));
    },
  );

  it('still knows an item whose meeting was put off, or that was moved out of its season', () => {
    const meetings = [aMeeting({ id: '2023-10', state: 'to be confirmed' }), held('2024-02', '2024-02-07')];
    const planned = anItem({ title: "PCC's Annual Report", meeting: '2023-10' });
    expect(standings({ meetings, programme: [planned] }, 2023)[4]).toBe('PDB-ITEM-1');
    const moved = anItem({
      ...{ title: "PCC's Annual Report", meeting: '2024-02', state: 'moved' },
      move: { from: '2023-10', on: '2023-10-01', reason: 'not ready' },
    });
    expect(standings({ meetings, programme: [moved] }, 2023)[4]).toBe('PDB-ITEM-1');
    expect(standings({ meetings, programme: [moved] }, 2024)[4]).toBe('no meeting');
  });

  it('is looked for among the items of a meeting, not among those of every meeting', () => {
    const programme = [aRegularItem({ title: 'Complaints against the Commissioner' })];
    expect(standings({ meetings: [], programme }, 2025)[5]).toBe('no meeting');
  });
});
