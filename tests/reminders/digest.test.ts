import { describe, expect, it } from 'vitest';
import { type CalendarDate, day, instantSchema } from '../../functions/calendar/days.ts';
import { type Action, sendingBack } from '../../functions/register/action.ts';
import { propose, reopen } from '../../functions/register/action-transitions.ts';
import type { BoardView } from '../../functions/register/view.ts';
import { type Digest, digestFor, type Owed, presses } from '../../functions/reminders/digest.ts';
import {
  aBoard,
  aMeeting,
  anAction,
  anItem,
  anOwner,
  aRegularItem,
  secretary,
} from '../register/examples.ts';

/** Papers for 11 December 2024 are wanted by Tuesday 26 November, those for 12 March 2025 by Tuesday 25 February. */
const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const march = aMeeting({ id: '2025-03', date: '2025-03-12' });
const force = anOwner();

const digestOf = (parts: Partial<BoardView>, today = '2024-11-19'): Digest =>
  digestFor(
    {
      board: aBoard(),
      owners: [force],
      meetings: [october, aMeeting(), march],
      actions: [],
      programme: [],
      ...parts,
    },
    force,
    day(today),
  );

const refs = (owed: Owed[]): string[] => owed.map(({ ref }) => ref);

describe('the reports in a digest', () => {
  it('say what a reminder says about them', () => {
    const { reports, later } = digestOf({
      programme: [
        anItem({ title: 'Commissioning Report', source: { kind: 'action', ref: 'PDB-2024-10-2' } }),
        anItem({ ref: 'PDB-ITEM-3', meeting: '2025-03', reason: null }),
      ],
    });
    expect(reports).toEqual([
      {
        kind: 'report',
        ref: 'PDB-ITEM-1',
        title: 'Commissioning Report',
        reason: 'Requested by the Panel',
        meeting: { date: '2024-12-11', inWords: 'Wednesday 11 December 2024' },
        calendar: { publication: '2024-12-03', papersDeadline: '2024-11-26' },
        source: 'PDB-2024-10-2',
        notArrived: null,
        due: '2024-11-26',
        late: false,
      },
    ]);
    expect(later).toMatchObject([
      { ref: 'PDB-ITEM-3', meeting: { date: '2025-03-12' }, reason: null, source: null, due: '2025-02-25' },
    ]);
  });

  it.each([
    [
      { kind: 'minute', board: 'pdb', meeting: '2024-10', minute: '88' },
      'minute 88 of the meeting of Wednesday 2 October 2024',
    ],
    [
      { kind: 'minute', board: 'pdb', meeting: '2024-10', minute: null },
      'the notes of the meeting of Wednesday 2 October 2024',
    ],
    [{ kind: 'minute', board: 'pdb', meeting: '2023-06', minute: '4a' }, 'minute 4a of meeting 2023-06'],
    [
      { kind: 'minute', board: 'pcp', meeting: '2024-09', minute: null },
      'the notes of the PCP’s meeting 2024-09',
    ],
  ])('name where they came from: %j', (source, said) => {
    expect(digestOf({ programme: [anItem({ source })] }).reports.map((report) => report.source)).toEqual([
      said,
    ]);
  });

  it.each([
    ['2024-11-26', false],
    ['2024-11-27', true],
    ['2024-12-11', true],
  ])('are late once their day has passed, and owed until their meeting: on %s', (today, late) => {
    const digest = digestOf({ programme: [anItem()] }, today);
    expect(digest.reports.map((report) => report.late)).toEqual([late]);
    expect(presses(digest)).toBe(true);
  });

  it.each<[string, Parameters<typeof digestOf>[0], string]>([
    ['in', { programme: [anItem({ received: { on: '2024-11-18' } })] }, '2024-11-19'],
    ['only offered', { programme: [anItem({ state: 'offered' })] }, '2024-11-19'],
    ['presented', { programme: [anItem({ state: 'presented' })] }, '2024-11-19'],
    ['withdrawn', { programme: [anItem({ state: 'withdrawn' })] }, '2024-11-19'],
    ['replaced', { programme: [anItem({ state: 'replaced' })] }, '2024-11-19'],
    ['led by another', { programme: [anItem({ lead: 'pcc' })] }, '2024-11-19'],
    ['led by nobody', { programme: [anItem({ lead: null })] }, '2024-11-19'],
    ['of every meeting', { programme: [aRegularItem()] }, '2024-11-19'],
    ['for a meeting that has passed', { programme: [anItem()] }, '2024-12-12'],
    [
      'for a meeting held today',
      { programme: [anItem()], meetings: [aMeeting({ state: 'held' }), march] },
      '2024-12-11',
    ],
  ])('are none of an item that is %s', (_, parts, today) => {
    const digest = digestOf(parts, today);
    expect([...digest.reports, ...digest.later]).toEqual([]);
    expect(presses(digest)).toBe(false);
  });

  it.each<[string, BoardView['meetings'], string]>([
    ['known by its month', [aMeeting({ state: 'month', month: '2024-12' })], 'December 2024'],
    ['put off', [aMeeting({ state: 'to be confirmed' })], 'a date to be confirmed'],
    ['cancelled', [aMeeting({ state: 'cancelled' })], 'a cancelled meeting'],
    ['not in the register', [], 'a meeting that is not in the register'],
  ])('are for later when their meeting is %s', (_, meetings, inWords) => {
    const digest = digestOf({ meetings: [october, ...meetings], programme: [anItem()] });
    expect(digest.later).toMatchObject([{ meeting: { date: null, inWords }, due: null, late: false }]);
    expect(digest.reports).toEqual([]);
    expect(presses(digest)).toBe(false);
  });

  it('are wanted on the day the law sets, where that is before the papers', () => {
    const policy = { papersWorkingDays: 0 };
    const february = aMeeting({ id: '2025-02', date: '2025-02-20' });
    const precept = anItem({ meeting: '2025-02', duty: { kind: 'precept', year: 2025 } });
    const digest = digestOf({ board: aBoard({ policy }), meetings: [february], programme: [precept] });
    expect(digest.reports.map(({ due, calendar }) => [due, calendar?.papersDeadline])).toEqual([
      ['2025-02-01', '2025-02-12'],
    ]);
  });

  it('press for a meeting after the next one, when its papers are wanted before the next one', () => {
    const near = aMeeting({ id: '2024-12-b', date: '2024-12-18' });
    const digest = digestOf({
      meetings: [aMeeting(), near],
      programme: [anItem({ meeting: '2024-12-b' })],
    });
    expect(digest.reports.map(({ due, meeting }) => [due, meeting.date])).toEqual([
      ['2024-12-03', '2024-12-18'],
    ]);
  });
});

it('puts actions and reports that are for later in one order, those without a day last', () => {
  const { later } = digestOf({
    meetings: [aMeeting(), march, aMeeting({ id: '2025-06', state: 'month', month: '2025-06' })],
    actions: [
      anAction({ ref: 'PDB-2024-10-1', due: { at: 'date', date: '2025-02-26', words: null } }),
      anAction({ ref: 'PDB-2024-10-2', due: { at: 'not agreed', words: null } }),
    ],
    programme: [
      anItem({ ref: 'PDB-ITEM-1', meeting: '2025-06' }),
      anItem({ ref: 'PDB-ITEM-2', meeting: '2025-03' }),
    ],
  });
  expect(refs(later)).toEqual(['PDB-ITEM-2', 'PDB-2024-10-1', 'PDB-2024-10-2', 'PDB-ITEM-1']);
});

it('has an action that its owner owes together with others, and says with whom', () => {
  const pcc = anOwner({ id: 'pcc', name: 'PCC', aliases: [] });
  const view = {
    board: aBoard(),
    owners: [force, pcc],
    meetings: [october, aMeeting()],
    actions: [anAction({ jointOwners: ['pcc'] })],
    programme: [],
  };
  const owedBy = (owner: typeof force) => digestFor(view, owner, day('2024-11-19')).due;
  expect(owedBy(force)).toMatchObject([{ ref: 'PDB-2024-10-2', togetherWith: 'PCC' }]);
  expect(owedBy(pcc)).toMatchObject([{ ref: 'PDB-2024-10-2', togetherWith: 'Force' }]);
});

it('says of what is owed that more time was asked for, and it is still due when it was', () => {
  const extension = {
    state: 'asked',
    until: { at: 'date', date: day('2025-03-12'), words: null },
    reason: 'no figures yet',
    on: day('2024-11-20'),
    askedBy: null,
  } as const;
  expect(digestOf({ actions: [anAction({ extension })] }).due).toMatchObject([
    { due: '2024-12-11', moreTime: 'asked for on 20 November 2024, until 12 March 2025' },
  ]);
});

it('says of what was reported done and sent back what was said, and why it was not accepted', () => {
  const author = { ...secretary, at: instantSchema.parse('2024-12-11T23:30:00.000Z') };
  const back = (action: Action, reason: string) => {
    const moved = reopen(action, reason, author);
    if (moved.outcome === 'refused') throw new Error(moved.why);
    return moved.action;
  };
  const sentBack = (action: Action) =>
    digestOf({ actions: [action] }).due.map((owed) => owed.sentBack ?? 'never');
  const proposed = anAction({ status: 'proposed' });
  expect(sentBack(back(proposed, 'they are of 2023: send those of 2024'))).toEqual([
    '“figures sent to the secretary” was not accepted on 11 December 2024: they are of 2023: send those of 2024',
  ]);
  expect(sentBack(anAction())).toEqual(['never']);
  expect(sentBack(back(anAction({ status: 'discharged' }), 'it was not done'))).toEqual(['never']);
  const again = propose(
    back(proposed, 'not these'),
    { on: day('2024-12-11'), how: 'now', evidence: [] },
    day('2024-12-12'),
    author,
  );
  expect(again.outcome === 'done' && sendingBack(again.action)).toBeNull();
});

it('says to an office that says it is not its to answer that this waits, or why it stays its own; and to no other', () => {
  const said = { owner: 'force', whose: 'PCC', reason: 'no figures', on: day('2024-11-20'), saidBy: null };
  const seenBy = (id: string, kept: { on: CalendarDate; reason: string } | null) => {
    const owner = anOwner({ id });
    const actions = [anAction({ jointOwners: ['pcc'], disclaimer: { ...said, kept } })];
    const view = { board: aBoard(), owners: [owner], meetings: [aMeeting()], actions, programme: [] };
    return digestFor(view, owner, day('2024-11-22')).due.map(({ notOurs, keptHere }) => [notOurs, keptHere]);
  };
  const kept = { on: day('2024-11-21'), reason: 'the Force counts them' };
  expect(seenBy('force', null)).toEqual([['said on 20 November 2024: no figures', null]]);
  expect(seenBy('force', kept)).toEqual([
    [null, '“no figures” was not accepted on 21 November 2024: the Force counts them'],
  ]);
  expect(seenBy('pcc', null)).toEqual([[null, null]]);
});

it('names a paper no more that is said to be sent, until it has not arrived; and then says why', () => {
  const sent = { on: '2024-11-15', where: 'by post', saidBy: null };
  const notArrivedOf = (notArrived: object | null) =>
    digestOf({ programme: [anItem({ paperSent: { ...sent, notArrived } })] }).reports.map(
      (report) => report.notArrived,
    );
  expect(notArrivedOf(null)).toEqual([]);
  expect(notArrivedOf({ on: '2024-11-18', reason: 'nothing came' })).toEqual([
    'you said on 15 November 2024 that it was sent (by post); it was not here on 18 November 2024: nothing came',
  ]);
});
