import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { overviewCells, overviewOf } from '../../functions/papers/overview.ts';
import { asAtSentence } from '../../functions/papers/page.ts';
import {
  action,
  asOf,
  december,
  discharged,
  dueAt,
  dueOn,
  february,
  meeting,
  noDateAgreed,
  october,
  postponed,
  proposed,
  undertaking,
  viewOf,
  withdrawn,
} from './a-board.ts';

const refs = (overview: { rows: readonly { ref: string }[] }): string[] =>
  overview.rows.map(({ ref }) => ref);

describe('the Overview of Actions', () => {
  it('counts the meetings at which an action was carried over by its own day', () => {
    const held = [meeting('2024-11', { state: 'held', date: '2024-11-13' })];
    const view = viewOf([action('PDB-2024-10-1')], [october, ...held]);
    const carried = (on: string) =>
      overviewOf(view, day(on), { openOnly: true, withHistory: true }).rows.map(
        ({ history }) => history?.timesCarriedOver,
      );
    expect([carried('2024-11-12'), carried('2024-11-13')]).toEqual([[0], [1]]);
  });

  it('gives each open action its row, exactly', () => {
    const view = viewOf([
      action('PDB-2024-10-1', { text: 'Bring the  call\nfigures', owner: 'chief-constable' }),
    ]);
    expect(overviewOf(view, asOf, { openOnly: true })).toEqual({
      board: 'Performance and Delivery Board',
      heading: 'Overview of Actions',
      caption: 'Open actions as at 25 November 2024',
      asAt: '2024-11-25',
      asAtInWords: '25 November 2024',
      nextMeeting: { date: '2024-12-11', inWords: 'Wednesday 11 December 2024' },
      rows: [
        {
          ref: 'PDB-2024-10-1',
          action: 'Bring the call figures',
          status: 'open',
          statusInWords: 'Open',
          closedOn: null,
          owner: 'Chief Constable',
          due: '2024-12-11',
          dueInWords: '11 December 2024',
        },
      ],
      nothingOpen: null,
      undertakingsCaption: 'Undertakings still to be met as at 25 November 2024',
      undertakings: [],
    });
  });

  it.each([
    [{ owner: 'chief-constable', jointOwners: ['pcc'], ownerMinuted: 'CC and PCC' }, 'CC and PCC'],
    [{ owner: 'chief-constable', ownerMinuted: 'CC' }, 'CC'],
    [{ owner: 'chief-constable', jointOwners: ['auditors'] }, 'Chief Constable and auditors'],
  ])('prints whose it is as it was minuted, or all of them by name: %j', (owned, printed) => {
    const { rows } = overviewOf(viewOf([action('PDB-2024-10-1', owned)]), asOf, { openOnly: true });
    expect(rows.map(({ owner }) => owner)).toEqual([printed]);
  });

  it('stands in order of due date, undated last, then by reference as numbers', () => {
    const view = viewOf([
      action('PDB-2024-10-10'),
      action('PDB-2024-06-3', { due: noDateAgreed() }),
      action('PDB-2024-10-2'),
      action('PDB-2024-10-1', { due: dueOn('2025-01-08') }),
      action('PDB-2024-10-3', { due: dueOn('2024-11-01') }),
      action('PDB-2024-06-12'),
    ]);
    expect(refs(overviewOf(view, asOf, { openOnly: true }))).toEqual([
      'PDB-2024-10-3',
      'PDB-2024-06-12',
      'PDB-2024-10-2',
      'PDB-2024-10-10',
      'PDB-2024-10-1',
      'PDB-2024-06-3',
    ]);
  });

  it.each([
    [dueAt('2024-12'), '11/12/2024'],
    [dueOn('2025-01-08', 'in the new year'), '08/01/2025'],
    [dueAt('2025-02'), 'February 2025'],
    [dueAt('2025-02', 'the meeting after next'), 'The meeting after next (February 2025)'],
    [dueAt('2025-04'), 'To be confirmed'],
    [dueAt('2025-04', 'next meeting'), 'Next meeting (to be confirmed)'],
    [dueAt('2024-11'), 'Meeting cancelled, date to be confirmed'],
    [dueAt('2031-01'), 'To be confirmed'],
    [noDateAgreed('in due course'), 'In due course (no date agreed)'],
    [noDateAgreed('TBC'), 'To be confirmed'],
    [noDateAgreed(), 'No date agreed'],
  ])('prints what is due %j as "%s"', (due, printed) => {
    const [row] = overviewOf(viewOf([action('PDB-2024-10-1', { due })]), asOf, { openOnly: true }).rows;
    expect(row && overviewCells(row)[3]).toBe(printed);
  });

  it('follows a meeting that moves', () => {
    const moved = meeting('2024-12', { state: 'scheduled', date: '2024-12-18' });
    const overview = overviewOf(viewOf([action('PDB-2024-10-1')], [october, moved]), asOf, {
      openOnly: true,
    });
    expect(overview.rows[0]?.due).toBe('2024-12-18');
    expect(overview.nextMeeting.date).toBe('2024-12-18');
  });

  it('keeps what the owner reports done in the table until the board accepts it', () => {
    const view = viewOf([action('PDB-2024-10-1', proposed('sent by email'))]);
    const [row] = overviewOf(view, asOf, { openOnly: true }).rows;
    expect(row?.statusInWords).toBe('Open (reported done)');
  });

  it('names an owner that the board does not list by its code', () => {
    const [row] = overviewOf(viewOf([action('PDB-2024-10-1', { owner: 'pcc' })]), asOf, {
      openOnly: true,
    }).rows;
    expect(row?.owner).toBe('pcc');
  });
});

describe('what has left the table of open actions', () => {
  const onUndertaking = action(
    'PDB-2024-06-4',
    discharged('2024-10-02', 'to be provided', undertaking('the briefing', dueAt('2024-12'))),
  );
  const closed = [
    action('PDB-2024-06-3', withdrawn('2024-11-04', 'overtaken by events')),
    action('PDB-2024-06-2', discharged('2024-10-02', 'report received')),
    action('PDB-2024-06-1', discharged('2024-06-12', 'report received')),
  ];
  const view = viewOf([action('PDB-2024-10-1'), onUndertaking]);

  it('is not shown among open ones, though its undertaking is still to be met', () => {
    expect(refs(overviewOf(view, asOf, { openOnly: true }))).toEqual(['PDB-2024-10-1']);
  });

  it('stands among undertakings until that is met, in either scope and however long ago it was', () => {
    const row = {
      ref: 'PDB-2024-06-4',
      undertaking: 'the briefing',
      action: 'Report on the matter of PDB-2024-06-4',
      statusInWords: 'Discharged 02/10/2024, on an undertaking',
      owner: 'Force',
      due: '2024-12-11',
      dueInWords: '11 December 2024',
    };
    for (const scope of [{ openOnly: true }, { openOnly: false, closed: [] }] as const) {
      const overview = overviewOf(viewOf([onUndertaking]), day('2025-06-02'), scope);
      expect(overview).toMatchObject({
        undertakings: [row],
        nothingOpen: 'No action is open, and 1 undertaking is still to be met.',
      });
    }
    const met = { on: '2024-11-20', how: 'sent' };
    const kept = action(
      'PDB-2024-06-4',
      discharged('2024-10-02', 'to be provided', undertaking('the briefing', dueAt('2024-12'), met)),
    );
    expect(overviewOf(viewOf([kept]), asOf, { openOnly: true })).toMatchObject({
      undertakings: [],
      nothingOpen: 'There are no open actions.',
    });
  });

  it('follows them, if closed at the last meeting or since, each once, with its date', () => {
    const overview = overviewOf(view, asOf, { openOnly: false, closed: [...closed, onUndertaking] });
    expect(overview.rows.map((row) => [row.ref, row.statusInWords, row.closedOn])).toEqual([
      ['PDB-2024-10-1', 'Open', null],
      ['PDB-2024-06-2', 'Discharged 02/10/2024', '2024-10-02'],
      ['PDB-2024-06-4', 'Discharged 02/10/2024, on an undertaking', '2024-10-02'],
      ['PDB-2024-06-3', 'Withdrawn 04/11/2024', '2024-11-04'],
    ]);
    expect(overview.caption).toBe(
      'Actions as at 25 November 2024: open, then discharged or withdrawn since 2 October 2024',
    );
  });

  it('is counted from the meeting before on the day of a meeting still to come, and from one held that day', () => {
    const scope = { openOnly: false, closed } as const;
    const onTheDay = overviewOf(viewOf([]), day('2024-12-11'), scope);
    expect(refs(onTheDay)).toEqual(['PDB-2024-06-2', 'PDB-2024-06-3']);
    const held = meeting('2024-12', { state: 'held', date: '2024-12-11' });
    expect(refs(overviewOf(viewOf([], [october, held]), day('2024-12-11'), scope))).toEqual([]);
  });

  it('counts from the start where no meeting has been held', () => {
    const overview = overviewOf(viewOf([], [december]), asOf, { openOnly: false, closed });
    expect(overview.rows).toHaveLength(3);
    expect(overview.caption).toBe('Actions as at 25 November 2024: discharged or withdrawn');
    expect(overview.nothingOpen).toBe('There are no open actions.');
  });
});

describe('an Overview with nothing to show', () => {
  it('says so', () => {
    const overview = overviewOf(viewOf([]), asOf, { openOnly: true });
    expect(overview.rows).toEqual([]);
    expect(overview.nothingOpen).toBe('There are no open actions.');
  });
});

describe('the next meeting', () => {
  it.each([
    ['its day', [december, february], 'Wednesday 11 December 2024'],
    ['its month, when that is all that is known', [february, postponed], 'February 2025'],
    ['nothing, when it waits for a date', [postponed], 'date to be confirmed'],
    ['nothing, when none is arranged', [], 'date to be confirmed'],
  ])('is given as %s', (_, meetings, words) => {
    const overview = overviewOf(viewOf([], meetings), asOf, { openOnly: true });
    expect(asAtSentence(overview)).toBe(`As at 25 November 2024. Next meeting: ${words}.`);
  });

  it('is not a month gone by', () => {
    const overview = overviewOf(viewOf([], [february]), day('2025-03-03'), { openOnly: true });
    expect(overview.nextMeeting).toEqual({ date: null, inWords: 'date to be confirmed' });
  });
});
