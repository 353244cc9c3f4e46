import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { type ProgrammePaper, programmePaperOf } from '../../functions/papers/programme.ts';
import { endOfJune, item, panelView, regular, session, sessions } from './a-panel.ts';

const underHeadings = ({ meetings }: ProgrammePaper): [string, string[]][] =>
  meetings.map(({ inWords, items }) => [inWords, items.map(({ ref }) => ref)]);

const toNote = { as: 'item to note', title: 'Board minutes', condition: 'if available' };
const settled = (available: boolean, how: string | null = null, meeting = '2023-10') => ({
  settled: [{ meeting, available, on: '2023-09-04', how }],
});

describe('the future work programme', () => {
  it('gives an item its row, exactly', () => {
    const items = [
      item(7, {
        title: 'Answering  101\nand 999 calls',
        reason: 'Requested by the Panel/Offered by the Commissioner',
        received: { on: '2023-06-29' },
      }),
    ];
    expect(programmePaperOf(panelView(items), endOfJune)).toEqual({
      board: 'Westmere Police and Crime Panel',
      heading: 'Future work programme',
      asAt: '2023-06-30',
      asAtInWords: '30 June 2023',
      nextMeeting: { date: '2023-10-17', inWords: 'Tuesday 17 October 2023' },
      meetings: [
        {
          meeting: '2023-10-17',
          inWords: 'Tuesday 17 October 2023',
          items: [
            {
              ref: 'PCP-ITEM-7',
              item: 'Answering 101 and 999 calls',
              state: 'planned',
              reason: 'Requested by the Panel/Offered by the Commissioner',
              reasonInWords: 'Requested by the Panel/Offered by the Commissioner',
              specialCircumstances: null,
              lead: 'PCC',
              leadInWords: 'PCC',
              received: '2023-06-29',
            },
          ],
        },
      ],
      standing: [],
      toNote: [],
      nothingPlanned: null,
    });
  });

  it('goes by meeting: days and months in their order, then those with no date; items by number', () => {
    const items = [
      item(12, { meeting: '2024-04' }),
      item(11, { meeting: '2024-02' }),
      item(10),
      item(9, { meeting: '2023-12' }),
      item(3, { meeting: '2023-09' }),
      item(2),
      item(1, { meeting: '2024-04' }),
    ];
    const paper = programmePaperOf(panelView(items), endOfJune);
    expect(underHeadings(paper)).toEqual([
      ['Tuesday 17 October 2023', ['PCP-ITEM-2', 'PCP-ITEM-10']],
      ['Wednesday 6 December 2023', ['PCP-ITEM-9']],
      ['February 2024', ['PCP-ITEM-11']],
      ['Date to be confirmed', ['PCP-ITEM-1', 'PCP-ITEM-3', 'PCP-ITEM-12']],
    ]);
    expect(paper.meetings.map(({ meeting }) => meeting)).toEqual([
      '2023-10-17',
      '2023-12-06',
      '2024-02',
      null,
    ]);
  });

  it.each([
    ['the day before its meeting', '2023-10-16', true],
    ['on the day of its meeting', '2023-10-17', true],
    ['the day after', '2023-10-18', false],
  ])('has an item %s (%s): %s', (_, asOf, printed) => {
    expect(programmePaperOf(panelView([item(1)]), day(asOf)).meetings).toHaveLength(printed ? 1 : 0);
  });

  it.each([
    ['the month before', '2024-01-31', true],
    ['the last day of its month', '2024-02-29', true],
    ['the month after', '2024-03-01', false],
  ])('has an item of a month %s (%s): %s', (_, asOf, printed) => {
    const items = [item(1, { meeting: '2024-02' })];
    expect(programmePaperOf(panelView(items), day(asOf)).meetings).toHaveLength(printed ? 1 : 0);
  });

  it('has no item of a meeting that was held, even today', () => {
    const view = panelView([item(1, { meeting: '2023-06' })]);
    expect(programmePaperOf(view, day('2023-06-27')).meetings).toEqual([]);
  });

  it('always has an item whose meeting has no date, and one whose meeting nobody knows', () => {
    const items = [item(1, { meeting: '2024-04' }), item(2, { meeting: '2031-01' })];
    expect(underHeadings(programmePaperOf(panelView(items), day('2030-01-01')))).toEqual([
      ['Date to be confirmed', ['PCP-ITEM-1', 'PCP-ITEM-2']],
    ]);
  });

  it('has one heading for what falls in one month', () => {
    const other = session('2024-02-b', { state: 'month', month: '2024-02' });
    const items = [item(1, { meeting: '2024-02-b' }), item(2, { meeting: '2024-02' })];
    expect(underHeadings(programmePaperOf(panelView(items, [...sessions, other]), endOfJune))).toEqual([
      ['February 2024', ['PCP-ITEM-1', 'PCP-ITEM-2']],
    ]);
  });

  it('follows an item to the meeting it was moved to, and a month to its date', () => {
    const moved = item(1, { state: 'moved', meeting: '2024-02' });
    const dated = sessions.map((known) =>
      known.id === '2024-02' ? session('2024-02', { date: '2024-02-06' }) : known,
    );
    expect(underHeadings(programmePaperOf(panelView([moved], dated), endOfJune))).toEqual([
      ['Tuesday 6 February 2024', ['PCP-ITEM-1']],
    ]);
  });

  it.each(['presented', 'withdrawn', 'replaced'])('leaves out an item that was %s', (state) => {
    expect(programmePaperOf(panelView([item(1, { state })]), endOfJune)).toMatchObject({
      meetings: [],
      nothingPlanned: 'No items are planned for any meeting to come.',
    });
  });

  it.each([
    ['nothing special', {}, 'Statutory Requirement', 'PCC'],
    ['no reason', { reason: null }, 'To be confirmed', 'PCC'],
    ['a reason that cannot be printed', { reason: '\u0000' }, 'To be confirmed', 'PCC'],
    ['no lead', { lead: null }, 'Statutory Requirement', 'To be confirmed'],
    [
      'a lead who is not in the register',
      { lead: 'county-council' },
      'Statutory Requirement',
      'county-council',
    ],
    [
      'a body that offers it',
      { state: 'offered', reason: 'From the Performance and Delivery Board' },
      'From the Performance and Delivery Board (offered)',
      'PCC',
    ],
    [
      'a cancelled meeting',
      { meeting: '2023-09' },
      'Statutory Requirement (its meeting was cancelled)',
      'PCC',
    ],
    [
      'a cancelled meeting it was only offered to, for no reason',
      { meeting: '2023-09', state: 'offered', reason: null },
      'To be confirmed (offered; its meeting was cancelled)',
      'PCC',
    ],
  ])('says of an item with %s why and by whom', (_, said, reason, lead) => {
    const row = programmePaperOf(panelView([item(1, said)]), endOfJune).meetings[0]?.items[0];
    expect([row?.reasonInWords, row?.leadInWords]).toEqual([reason, lead]);
  });

  it('lists what comes at each meeting, by number, and nothing that was dropped', () => {
    const programme = [
      regular(10),
      regular(2),
      regular(3, { as: 'item to note' }),
      regular(4, { state: 'withdrawn' }),
    ];
    const paper = programmePaperOf(panelView(programme), endOfJune);
    expect(paper.standing.map(({ inWords }) => inWords)).toEqual(['Custom 2', 'Custom 10']);
    expect(paper.toNote.map(({ inWords }) => inWords)).toEqual(['Custom 3']);
  });

  it.each([
    ['always', { condition: null }, 'Board minutes'],
    ['if available', {}, 'Board minutes (if available)'],
    [
      'as settled for the next meeting',
      settled(true),
      'Board minutes (if available; available for 17 October 2023)',
    ],
    [
      'as settled, with how',
      settled(false, 'approved only in November'),
      'Board minutes (if available; not available for 17 October 2023: approved only in November)',
    ],
    ['as settled for another meeting', settled(true, null, '2023-12'), 'Board minutes (if available)'],
  ])('says of what comes %s', (_, said, words) => {
    const { toNote: lines } = programmePaperOf(panelView([regular(1, { ...toNote, ...said })]), endOfJune);
    expect(lines.map(({ inWords }) => inWords)).toEqual([words]);
  });

  it('gives a condition and how it was settled as values', () => {
    const view = panelView([regular(1, { ...toNote, ...settled(false, 'approved late') })]);
    expect(programmePaperOf(view, endOfJune).toNote).toMatchObject([
      {
        ref: 'PCP-ITEM-1',
        item: 'Board minutes',
        condition: 'if available',
        settled: { meeting: '2023-10-17', available: false, how: 'approved late' },
      },
    ]);
  });

  it('prints each item to come once, unless its meeting is over', () => {
    const over = ['2023-06'];
    const anyItems = fc.array(fc.constantFrom(...sessions.map(({ id }) => id)), { maxLength: 12 });
    fc.assert(
      fc.property(anyItems, (ids) => {
        const items = ids.map((meeting, index) => item(index + 1, { meeting }));
        const printed = programmePaperOf(panelView(items), endOfJune).meetings.flatMap(({ items: rows }) =>
          rows.map(({ ref }) => ref),
        );
        const expected = items.filter(({ meeting }) => !over.includes(meeting)).map(({ ref }) => ref);
        expect([...printed].sort()).toEqual([...expected].sort());
      }),
    );
  });
});
