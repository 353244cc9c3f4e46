import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate, day, instantSchema } from '../../functions/calendar/days.ts';
import { bankHolidays, isWorkingDay } from '../../functions/calendar/working-days.ts';
import type { Action } from '../../functions/register/action.ts';
import { type ActionTransition, amend, reopen } from '../../functions/register/action-transitions.ts';
import type { Meeting } from '../../functions/register/meeting.ts';
import type { ProgrammeEntry } from '../../functions/register/programme.ts';
import {
  accept,
  amendItem,
  moveTo,
  type ProgrammeTransition,
  reinstate,
} from '../../functions/register/programme-transitions.ts';
import { type BoardView, viewsOfOffices } from '../../functions/register/view.ts';
import { digestFor } from '../../functions/reminders/digest.ts';
import { onePerOwner } from '../../functions/reminders/one-per-owner.ts';
import { dispatchesDue, dispatchesDueTo } from '../../functions/reminders/plan.ts';
import { stageWindows } from '../../functions/reminders/stages.ts';
import { aBoard, aMeeting, anAction, anItem, anOwner, secretary } from '../register/examples.ts';

const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });

const aView = (parts: Partial<BoardView> = {}): BoardView => ({
  board: aBoard(),
  owners: [anOwner()],
  meetings: [october, aMeeting()],
  actions: [anAction()],
  programme: [],
  ...parts,
});

const stagesDue = (view: BoardView, today: string): string[] =>
  onePerOwner(dispatchesDue(view, day(today)), day(today)).send.map(
    ({ owner, stage }) => `${owner}: ${stage}`,
  );

describe('the stages before the Board of 11 December 2024', () => {
  it('fall on working days counted back from the papers and the meeting', () => {
    const windows = stageWindows(aBoard().policy, { date: day('2024-12-11') }, bankHolidays);
    expect(windows).toEqual([
      { name: 'first-reminder', dueOn: '2024-11-05', cutOff: '2024-11-18' },
      { name: 'second-reminder', dueOn: '2024-11-19', cutOff: '2024-11-24' },
      { name: 'final-reminder', dueOn: '2024-11-25', cutOff: '2024-12-08' },
      { name: 'last-call', dueOn: '2024-12-09', cutOff: '2024-12-11' },
    ]);
  });

  it.each([
    ['2024-10-03', ['force: notice']],
    ['2024-11-04', ['force: notice']],
    ['2024-11-05', ['force: first-reminder']],
    ['2024-11-16', []],
    ['2024-11-22', ['force: second-reminder']],
    ['2024-12-02', ['force: final-reminder', 'null: action-report']],
    ['2024-12-11', ['force: last-call', 'null: action-report']],
    ['2024-12-12', []],
    ['2024-12-18', ['force: chase-1']],
    ['2024-12-27', ['force: chase-2']],
    ['2025-01-06', ['force: escalation']],
    ['2025-01-27', ['force: escalation']],
    ['2025-01-28', []],
    ['2025-02-03', ['force: chase-after-35-working-days']],
    ['2025-03-03', ['force: chase-after-55-working-days']],
  ])('on %s owe %j', (today, expected) => {
    expect(stagesDue(aView(), today)).toEqual(expected);
  });

  it('are dropped when the meeting is so near that another stage falls on the same day', () => {
    const stages = [
      { name: 'early', workingDays: 2, before: 'meeting' },
      { name: 'late', workingDays: 2, before: 'meeting' },
    ] as const;
    const { policy } = aBoard({ policy: { stages: [...stages] } });
    expect(stageWindows(policy, { date: day('2024-12-11') }, bankHolidays).map(({ name }) => name)).toEqual([
      'late',
    ]);
  });
});

describe('what is owed', () => {
  it('is nothing at all on a weekend, a bank holiday, or a day the office is shut', () => {
    const shut = aView({ board: aBoard({ policy: { closureDays: ['2024-11-19'] } }) });
    expect(dispatchesDue(aView(), day('2024-12-25'))).toEqual([]);
    expect(dispatchesDue(aView(), day('2024-11-23'))).toEqual([]);
    expect(dispatchesDue(shut, day('2024-11-19'))).toEqual([]);
  });

  it('is nothing for a proposed, discharged or withdrawn action, and the nil report to the secretary', () => {
    for (const status of ['proposed', 'discharged', 'withdrawn'] as const) {
      expect(stagesDue(aView({ actions: [anAction({ status })] }), '2024-12-02')).toEqual([
        'null: action-report',
      ]);
    }
  });

  it('is a reminder for an undertaking still to be met', () => {
    const discharge = {
      on: '2024-10-02',
      meeting: '2024-10',
      how: 'to be provided before December meeting',
      evidence: [],
      undertaking: {
        text: 'to be provided before December meeting',
        by: { at: 'meeting', meeting: '2024-12', words: 'December' },
        met: null,
      },
    } as const;
    const resting = anAction({ status: 'discharged', discharge: { ...discharge, evidence: [] } });
    expect(stagesDue(aView({ actions: [resting] }), '2024-11-25')).toEqual(['force: final-reminder']);
  });

  it('is no reminder for what is only due at a later meeting', () => {
    const march = aMeeting({ id: '2025-03', date: '2025-03-12' });
    const later = anAction({ due: { at: 'meeting', meeting: '2025-03', words: null } });
    const view = aView({ meetings: [october, aMeeting(), march], actions: [later] });
    expect(stagesDue(view, '2024-11-25')).toEqual(['force: notice']);
    expect(stagesDue(view, '2025-03-10')).toEqual(['force: last-call', 'null: action-report']);
  });

  it('follows the meeting when that moves, under a new name of dispatch', () => {
    const moved = aMeeting({ date: '2025-01-15' });
    const before = dispatchesDue(aView(), day('2024-12-09'));
    const after = dispatchesDue(aView({ meetings: [october, moved] }), day('2025-01-13'));
    const lastCall = (due: typeof before) => due.find(({ stage }) => stage === 'last-call')?.id;
    expect(lastCall(before)).toBe('pdb_2024-12_20241211_last-call_force');
    expect(lastCall(after)).toBe('pdb_2024-12_20250115_last-call_force');
    expect(stagesDue(aView({ meetings: [october, moved] }), '2024-12-18')).toEqual(['force: first-reminder']);
  });

  it('stops when the meeting is postponed with no date', () => {
    const off = aMeeting({ state: 'to be confirmed' });
    expect(stagesDue(aView({ meetings: [october, off] }), '2024-12-09')).toEqual([]);
  });
});

describe('what the lead of an item on the programme owes', () => {
  const reporting = (...programme: BoardView['programme']): BoardView => aView({ actions: [], programme });

  it.each([
    ['2024-10-03', ['force: notice']],
    ['2024-11-05', ['force: first-reminder']],
    ['2024-11-19', ['force: second-reminder']],
    ['2024-11-25', ['force: final-reminder']],
    ['2024-12-09', ['force: last-call', 'null: action-report']],
    ['2024-12-11', ['force: last-call', 'null: action-report']],
    // No chase and no escalation: after the meeting the secretary asks for it, or moves it.
    ['2024-12-18', []],
    ['2025-01-06', []],
  ])('is reminded of by the stages before its meeting, and not after: on %s %j', (today, expected) => {
    expect(stagesDue(reporting(anItem()), today)).toEqual(expected);
  });

  it.each([
    [[anAction()], [anItem(), anItem({ ref: 'PDB-ITEM-2' })], '1 action and 2 reports'],
    [[], [anItem()], '1 report'],
    [[], [anItem(), anItem({ ref: 'PDB-ITEM-2' })], '2 reports'],
  ])('is said with its actions in the one digest, and in one mail of notices', (actions, programme, owed) => {
    const view = aView({ actions, programme });
    const why = (today: string) => dispatchesDue(view, day(today)).map((dispatch) => dispatch.why);
    expect(why('2024-11-05')).toContain(`Force has ${owed} due by the meeting on Wednesday 11 December 2024`);
    const anew = [
      ...actions.map(({ ref }) => `Force has 1 new action (${ref}), recorded on Thursday 3 October 2024`),
      ...programme.map(({ ref }) => `Force has 1 new report (${ref}), recorded on Thursday 3 October 2024`),
    ];
    expect(why('2024-10-03')).toEqual(anew);
    const { send } = onePerOwner(dispatchesDue(view, day('2024-10-03')), day('2024-10-03'));
    expect(send.flatMap(({ refs, alsoCovers }) => [...refs, ...alsoCovers])).toEqual(
      [...actions, ...programme].map(({ ref }) => ref),
    );
    expect(send).toHaveLength(1);
  });

  it('is nothing of one that is offered, in, or of no meeting any more', () => {
    for (const item of [
      anItem({ state: 'offered' }),
      anItem({ received: { on: '2024-10-03' } }),
      anItem({ state: 'withdrawn' }),
      anItem({ state: 'replaced' }),
      anItem({ state: 'presented' }),
      anItem({ lead: null }),
    ]) {
      expect(dispatchesDue(reporting(item), day('2024-11-05'))).toEqual([]);
    }
  });

  it('waits for the date of a meeting known by its month', () => {
    const expected = aMeeting({ id: '2025-03', state: 'month', month: '2025-03' });
    const view = { ...reporting(anItem({ meeting: '2025-03' })), meetings: [october, expected] };
    expect(stagesDue(view, '2024-10-03')).toEqual(['force: notice']);
    expect(stagesDue(view, '2025-02-24')).toEqual([]);
    const dated = aMeeting({ id: '2025-03', date: '2025-03-12', datedSince: '2025-02-21T15:00:00.000Z' });
    const { send, missed } = onePerOwner(
      dispatchesDue({ ...view, meetings: [october, dated] }, day('2025-02-24')),
      day('2025-02-24'),
    );
    expect(send.map(({ stage }) => stage)).toEqual(['final-reminder']);
    expect(missed).toEqual([]);
  });

  it('is pressing before the next meeting too, when the papers of the one after it are wanted by then', () => {
    const near = aMeeting({ id: '2024-12-b', date: '2024-12-18' });
    const view = { ...reporting(anItem({ meeting: '2024-12-b' })), meetings: [october, aMeeting(), near] };
    const [second] = dispatchesDue(view, day('2024-11-19')).filter(
      ({ stage }) => stage === 'second-reminder',
    );
    expect(second?.why).toBe('Force has 1 report due by the meeting on Wednesday 11 December 2024');
    expect(stagesDue(view, '2024-12-12')).toEqual(['force: final-reminder', 'null: action-report']);
  });

  // After that day's sweep: no morning was left before the notice and the second reminder were too late.
  const author = { ...secretary, at: instantSchema.parse('2024-11-26T15:00:00.000Z') };
  const today = day('2024-11-26');
  it.each([
    ['moved to its meeting', moveTo(anItem({ meeting: '2025-03' }), aMeeting(), 'asked for', today, author)],
    ['given its lead', amendItem(anItem({ lead: 'pcc' }), { lead: 'force' }, author)],
    ['accepted', accept(anItem({ state: 'offered' }), author)],
    ['put back', reinstate(anItem({ state: 'withdrawn' }), 'wanted after all', author)],
  ])('is not missed where nobody could have sent it, %s since', (_, moved) => {
    if (moved.outcome === 'refused') throw new Error(moved.why);
    const late = day('2024-11-27');
    const { send, missed } = onePerOwner(dispatchesDue(reporting(moved.entry), late), late);
    expect(send.map(({ stage }) => stage)).toEqual(['final-reminder']);
    expect(missed).toEqual([]);
  });

  it('is owned up to where it was missed, also after its meeting', () => {
    const late = day('2024-12-16');
    const { send, missed } = onePerOwner(dispatchesDue(reporting(anItem()), late), late);
    expect(send).toEqual([]);
    expect(missed.map(({ stage }) => stage)).toEqual([
      'first-reminder',
      'second-reminder',
      'final-reminder',
      'last-call',
      'action-report',
    ]);
  });
});

describe('an office that is asked to attend after two boards', () => {
  const policy = { escalationSteps: ['deputy', 'named', 'attend'], attendAfterMeetings: 2 } as const;
  const held = (id: string, date: string) => aMeeting({ id, state: 'held', date });
  const view = (...meetings: Meeting[]) =>
    aView({
      board: aBoard({ policy: { ...policy, escalationSteps: [...policy.escalationSteps] } }),
      meetings: [october, held('2024-12', '2024-12-11'), ...meetings],
    });
  const march = held('2025-03', '2025-03-12');
  const june = aMeeting({ id: '2025-06', date: '2025-06-11' });

  it.each([
    ['2025-01-06', ['force: escalation-to-deputy']],
    ['2025-01-13', ['force: escalation']],
    // The first board at which it was due, and still open, was that of 11 December.
    ['2025-03-12', ['force: chase-after-60-working-days']],
    ['2025-03-13', ['force: escalation-to-attend']],
    ['2025-03-27', ['force: escalation-to-attend']],
    ['2025-03-28', ['force: chase-after-60-working-days']],
  ])('is told step by step: on %s %j', (today, expected) => {
    expect(stagesDue(view(march, june), today)).toEqual(expected);
  });

  it('is asked no sooner than the steps before it are taken, however often the board meets', () => {
    const often = [held('2024-12-b', '2024-12-16'), held('2025-01', '2025-01-08')];
    expect(stagesDue(view(...often), '2025-01-13')).toEqual(['force: escalation']);
    expect(stagesDue(view(...often), '2025-01-20')).toEqual(['force: escalation-to-attend']);
  });

  it('is not asked while fewer boards have met, nor for what is paused', () => {
    const [action] = view().actions;
    const pause = {
      on: '2025-03-12',
      until: '2025-06-02',
      reason: 'the audit is under way',
      resumedOn: null,
    };
    const paused = { ...view(march, june), actions: [anAction({ ...action, pause } as object)] };
    expect(stagesDue(view(june), '2025-03-13')).toEqual(['force: chase-after-60-working-days']);
    expect(stagesDue(paused, '2025-03-13')).toEqual([]);
  });
});

describe('what is let pass, and paused on 23 December until 13 January', () => {
  const pausing = { on: '2024-12-23', until: '2025-01-13', reason: 'the figures come then', resumedOn: null };
  const paused = (pause: object = {}) => aView({ actions: [anAction({ pause: { ...pausing, ...pause } })] });
  const missedOf = (view: BoardView, today: string) =>
    onePerOwner(dispatchesDue(view, day(today)), day(today))
      .missed.map(({ stage }) => stage)
      .filter((stage) => /chase|escalation/.test(stage));

  it.each([
    ['2024-12-23', []],
    ['2024-12-27', []],
    ['2025-01-10', []],
    ['2025-01-13', ['force: escalation']],
    ['2025-02-03', ['force: chase-after-35-working-days']],
  ])('is neither chased nor escalated before that day: on %s %j', (today, expected) => {
    expect(stagesDue(paused(), today)).toEqual(expected);
  });

  it('is escalated as soon as it is resumed', () => {
    expect(stagesDue(paused({ resumedOn: '2025-01-07' }), '2025-01-07')).toEqual(['force: escalation']);
  });

  it('was to be chased on none of the days before the pause ended, which nobody missed', () => {
    expect(missedOf(aView(), '2025-01-14')).toEqual(['chase-1', 'chase-2']);
    expect(missedOf(paused(), '2025-01-10')).toEqual([]);
    expect(missedOf(paused(), '2025-01-14')).toEqual([]);
    expect(missedOf(paused(), '2025-01-28')).toEqual(['escalation']);
  });

  it('is named by the reminders before the next meeting all the same', () => {
    const view = {
      ...paused(),
      meetings: [october, aMeeting(), aMeeting({ id: '2025-01', date: '2025-01-15' })],
    };
    expect(stagesDue(view, '2024-12-27')).toEqual(['force: final-reminder']);
  });
});

describe('a further chase that no morning could send', () => {
  const missedOn = (today: string, chasesOnSince: string | null) => {
    const board = aBoard({ chasesOnSince });
    return onePerOwner(dispatchesDue(aView({ board }), day(today)), day(today))
      .missed.map(({ stage }) => stage)
      .filter((stage) => stage.startsWith('chase-after'));
  };

  it('is owned up to, as any other', () => {
    expect(missedOn('2025-03-03', '2024-09-02T09:00:00.000Z')).toEqual(['chase-after-35-working-days']);
  });

  it('was none where the board did not chase on by then', () => {
    expect(missedOn('2025-03-03', null)).toEqual([]);
    expect(missedOn('2025-04-28', '2025-03-10T09:00:00.000Z')).toEqual(['chase-after-55-working-days']);
  });
});

describe('a run that comes late', () => {
  it('sends the stage reached, and owns up to the stages it missed', () => {
    const today = day('2024-11-27');
    const { send, missed } = onePerOwner(dispatchesDue(aView(), today), today);
    expect(send.map(({ stage }) => stage)).toEqual(['final-reminder']);
    expect(missed.map(({ stage }) => stage)).toEqual(['first-reminder', 'second-reminder']);
  });

  it('misses nothing that could not have been sent in time', () => {
    const today = day('2024-11-27');
    // On the Friday, after that day's sweep: no morning was left before the stage's Sunday.
    const lately = [{ at: '2024-11-22T09:00:00.000Z', by: 'Asha Verity', what: 'raised', from: 'here' }];
    const view = aView({ actions: [anAction({ history: lately })] });
    expect(onePerOwner(dispatchesDue(view, today), today).missed).toEqual([]);
  });

  it('misses no stage of a meeting that had another before it until then', () => {
    const today = day('2024-12-12');
    const near = aMeeting({ id: '2024-12-b', date: '2024-12-18' });
    const due = { at: 'meeting', meeting: '2024-12-b', words: null } as const;
    const view = aView({
      meetings: [october, aMeeting({ state: 'held' }), near],
      actions: [anAction({ due })],
    });
    const { send, missed } = onePerOwner(dispatchesDue(view, today), today);
    expect(send.map(({ stage }) => stage)).toEqual(['final-reminder', 'action-report']);
    expect(missed.map(({ id }) => id)).toEqual(['pdb_2024-12_20241211_action-report_secretary']);
  });

  const added = { ...secretary, what: 'added' };
  const lost = { history: [added, { ...added, at: '2024-11-26T15:00:00.000Z', what: 'called off' }] };
  it.each([
    ['cancelled', aMeeting({ state: 'cancelled', ...lost }), []],
    ['put off', aMeeting({ state: 'to be confirmed', ...lost }), []],
    ['moved back', aMeeting({ date: '2024-11-25', datedSince: '2024-11-26T15:00:00.000Z' }), []],
    ['cancelled before that', aMeeting({ id: '2024-11', state: 'cancelled' }), ['first-reminder']],
    ['put off before that', aMeeting({ id: '2024-11', state: 'to be confirmed' }), ['first-reminder']],
  ])('misses no stage of a meeting before which another stood that is only now %s', (_, other, stages) => {
    const today = day('2024-11-27');
    const near = aMeeting({ id: '2024-12-b', date: '2024-12-18' });
    const due = { at: 'meeting', meeting: '2024-12-b', words: null } as const;
    const view = aView({ meetings: [october, other, near], actions: [anAction({ due })] });
    const { send, missed } = onePerOwner(dispatchesDue(view, today), today);
    expect(send.map(({ stage }) => stage)).toEqual(['second-reminder']);
    expect(missed.map(({ stage }) => stage)).toEqual(stages);
  });

  const pcc = anOwner({ id: 'pcc', name: 'PCC' });
  const owners = [anOwner(), pcc];
  const on = (at: string) => ({ ...secretary, at: instantSchema.parse(at) });

  function given(move: ActionTransition<Action>): Action {
    if (move.outcome === 'refused') throw new Error(move.why);
    return move.action;
  }
  function put(move: ProgrammeTransition<ProgrammeEntry>): ProgrammeEntry {
    if (move.outcome === 'refused') throw new Error(move.why);
    return move.entry;
  }
  const inShort = (parts: Partial<BoardView>, today: string) => {
    const due = dispatchesDue(aView({ owners, actions: [], ...parts }), day(today));
    const { send, missed } = onePerOwner(
      due.filter(({ kind }) => kind !== 'notice'),
      day(today),
    );
    const named = ({ owner, stage }: { owner: string | null; stage: string }) => `${owner} ${stage}`;
    return { send: send.map(named), missed: missed.map(named) };
  };

  // The first reminder was due from 5 to 18 November, the second from 19 to 24 November.
  it.each([
    ['before it fell due', '2024-11-04T15:00:00.000Z', ['pcc first-reminder']],
    ['before a morning of it was over', '2024-11-05T05:00:00.000Z', ['pcc first-reminder']],
    ['with a morning of it left for another', '2024-11-15T15:00:00.000Z', ['pcc first-reminder']],
    ['with none left', '2024-11-18T15:00:00.000Z', ['force first-reminder']],
    ['when it was over', '2024-11-19T15:00:00.000Z', ['force first-reminder']],
  ])('owns up to a stage missed of what was given to another %s, to one of them', (_, at, missed) => {
    const action = given(amend(anAction(), { owner: 'pcc' }, on(at)));
    expect(inShort({ actions: [action] }, '2024-11-20')).toEqual({ send: ['pcc second-reminder'], missed });
    const item = put(amendItem(anItem(), { lead: 'pcc' }, on(at)));
    expect(inShort({ programme: [item] }, '2024-11-20')).toEqual({ send: ['pcc second-reminder'], missed });
  });

  it('names it as that owner’s own stage, so that what was sent in time is not missed', () => {
    const action = given(amend(anAction(), { owner: 'pcc' }, on('2024-11-19T15:00:00.000Z')));
    const names = (actions: BoardView['actions'], today: string) =>
      dispatchesDue(aView({ owners, actions }), day(today))
        .filter(({ owner, kind }) => owner === 'force' && kind === 'digest')
        .map(({ id, why }) => `${id}: ${why}`);
    expect([names([anAction()], '2024-11-05'), names([action], '2024-11-20')]).toEqual([
      [
        'pdb_2024-12_20241211_first-reminder_force: Force has 1 action due by the meeting on Wednesday 11 December 2024',
      ],
      [
        'pdb_2024-12_20241211_first-reminder_force: Force had 1 action due by the meeting on Wednesday 11 December 2024',
      ],
    ]);
  });

  it('says of a stage only what was owed then', () => {
    const action = given(amend(anAction(), { owner: 'pcc' }, on('2024-11-19T15:00:00.000Z')));
    const lately = { history: [{ ...secretary, at: '2024-11-19T15:00:00.000Z', what: 'raised' }] };
    const later = anAction({ ref: 'PDB-2024-10-3', ...lately });
    const due = dispatchesDue(aView({ owners, actions: [action, later] }), day('2024-11-20'));
    expect(due.filter(({ kind }) => kind === 'digest').map(({ id, refs }) => `${id}: ${refs}`)).toEqual([
      'pdb_2024-12_20241211_first-reminder_force: PDB-2024-10-2',
      'pdb_2024-12_20241211_second-reminder_force: PDB-2024-10-3',
      'pdb_2024-12_20241211_second-reminder_pcc: PDB-2024-10-2',
    ]);
  });

  it('owns up to no stage that fell due while nobody owed it, or that nobody could have sent before it was given away', () => {
    const briefly = amend(anAction({ owner: 'pcc' }), { owner: 'force' }, on('2024-11-21T15:00:00.000Z'));
    const away = amend(given(briefly), { owner: 'pcc' }, on('2024-11-22T05:00:00.000Z'));
    expect(inShort({ actions: [given(away)] }, '2024-11-25')).toEqual({
      send: ['pcc final-reminder'],
      missed: ['pcc first-reminder'],
    });
    const reported = given(
      amend(anAction({ status: 'proposed' }), { owner: 'pcc' }, on('2024-11-19T15:00:00.000Z')),
    );
    const again = given(reopen(reported, 'it was not done', on('2024-11-19T16:00:00.000Z')));
    expect(inShort({ actions: [again] }, '2024-11-20')).toEqual({
      send: ['pcc second-reminder'],
      missed: [],
    });
  });

  // Due on 12 November: chased from 19 to 25 November, again from the 26th, escalated from 3 December.
  const passed = anAction({ due: { at: 'date', date: '2024-11-12', words: null } });
  const meetings = [october];
  it.each([
    ['another owner', { owner: 'pcc' }, ['pcc chase-2']],
    ['another date', { due: { at: 'date', date: day('2025-01-15'), words: null } }, []],
  ] as const)('owns up to a chase missed of what was since given %s', (_, amendment, send) => {
    const action = given(amend(passed, amendment, on('2024-11-26T15:00:00.000Z')));
    expect(inShort({ meetings, actions: [action] }, '2024-11-27')).toEqual({
      send,
      missed: ['force chase-1'],
    });
    const [missed] = dispatchesDue(aView({ meetings, owners, actions: [action] }), day('2024-11-27'));
    expect(missed).toMatchObject({
      id: 'pdb_due_20241112_chase-1_force',
      why: 'Force let 1 action due on Tuesday 12 November 2024 pass',
      ...{ dueOn: '2024-11-19', cutOff: '2024-11-25' },
    });
  });

  it('owns up to a stage missed of a report that was since moved to a later meeting', () => {
    const march = aMeeting({ id: '2025-03', date: '2025-03-12' });
    const at = on('2024-11-19T15:00:00.000Z');
    const item = put(moveTo(anItem(), march, 'the agenda was full', day('2024-11-19'), at));
    expect(inShort({ meetings: [october, aMeeting(), march], programme: [item] }, '2024-11-20')).toEqual({
      send: [],
      missed: ['force first-reminder'],
    });
  });

  it('owns up even when it comes after the meeting', () => {
    const today = day('2024-12-16');
    expect(onePerOwner(dispatchesDue(aView(), today), today).missed.map(({ stage }) => stage)).toEqual([
      'first-reminder',
      'second-reminder',
      'final-reminder',
      'last-call',
      'notice',
      'action-report',
    ]);
  });
});

describe('whatever the day', () => {
  const anyDay = fc.integer({ min: 0, max: 150 }).map((days) => addDays(day('2024-09-20'), days));
  const refs = ['PDB-2024-10-1', 'PDB-2024-10-2', 'PDB-2024-10-3'];
  const anyDue = fc.oneof(
    fc.constant({ at: 'meeting', meeting: '2024-12', words: null } as const),
    fc.constant({ at: 'not agreed', words: 'TBC' } as const),
    anyDay.map((date) => ({ at: 'date', date, words: null }) as const),
  );
  const someItems = fc.array(
    fc.record({
      meeting: fc.constantFrom('2024-10', '2024-12', '2025-02', '2025-03'),
      lead: fc.constantFrom('force', 'opcc', null),
      state: fc.constantFrom('planned', 'offered', 'moved'),
      received: fc.constantFrom(null, { on: '2024-11-01' }),
      owedBefore: fc.array(
        fc.record({
          lead: fc.constantFrom('force', 'opcc'),
          meeting: fc.constantFrom('2024-12', '2025-02', '2025-03'),
          from: fc.constant('2024-10-03T08:15:00.000Z'),
          until: anyDay.map((date) => `${date}T15:00:00.000Z`),
        }),
        { maxLength: 1 },
      ),
    }),
    { maxLength: 4 },
  );
  const anyOwner = fc.constantFrom('force', 'opcc');
  const anyMoments = fc
    .uniqueArray(anyDay, { minLength: 2, maxLength: 4 })
    .map((days) => days.toSorted().map((date) => `${date}T15:00:00.000Z`));
  /** Times before, one after another, each ending where the next begins. */
  const anyBefore = fc.tuple(anyMoments, anyOwner, anyDue).map(([moments, owner, due]) => ({
    owedSince: moments.at(-1) ?? null,
    owedBefore: moments.slice(1).map((until, index) => ({
      ...{ owner, due, until },
      from: moments[index] ?? until,
    })),
  }));
  const later = [
    aMeeting({ id: '2025-02', date: '2025-02-12' }),
    aMeeting({ id: '2025-03', state: 'month', month: '2025-03' }),
  ];
  const anyView = fc
    .tuple(anyDue, anyDue, anyDue, someItems, anyBefore)
    .map(([one, two, three, items, before]) =>
      aView({
        owners: [anOwner(), anOwner({ id: 'opcc', name: 'OPCC' })],
        meetings: [october, aMeeting(), ...later],
        actions: [one, two, three].map((due, index) =>
          anAction({
            ref: refs[index] ?? '',
            due,
            owner: index === 1 ? 'opcc' : 'force',
            ...(index === 2 && before),
          }),
        ),
        programme: items.map((item, index) =>
          anItem({
            ref: `PDB-ITEM-${index + 1}`,
            ...item,
            owedSince: item.owedBefore[0]?.until ?? null,
          }),
        ),
      }),
    );

  it('sends an owner one mail at the most, on a working day, and never the same name twice', () => {
    fc.assert(
      fc.property(anyView, anyDay, (view, today: CalendarDate) => {
        const due = dispatchesDue(view, today);
        expect(new Set(due.map(({ id }) => id)).size).toBe(due.length);
        for (const { refs } of due) expect(new Set(refs).size).toBe(refs.length);
        const owed = (owner: string | null): string[] => [
          ...view.actions.filter((action) => action.owner === owner).map(({ ref }) => ref),
          ...view.programme.flatMap((item) =>
            item.comes === 'once' && item.lead === owner ? [item.ref] : [],
          ),
        ];
        const { send, coveredBy, missed } = onePerOwner(due, today);
        expect(send.length + coveredBy.length + missed.length).toBe(due.length);
        const owners = send.map(({ owner }) => owner).filter((owner) => owner !== null);
        expect(new Set(owners).size).toBe(owners.length);
        expect(send.length === 0 || isWorkingDay(today, bankHolidays)).toBe(true);
        for (const { dueOn, cutOff } of send) expect(dueOn <= today && today <= cutOff).toBe(true);
        for (const { owner, refs } of send) expect(owed(owner)).toEqual(expect.arrayContaining(refs));
      }),
    );
  });

  it('is the same to an office by the view of that office alone as by the whole', () => {
    fc.assert(
      fc.property(anyView, anyDay, (view, today: CalendarDate) => {
        const viewOf = viewsOfOffices(view);
        const given = [{ meeting: '2025-02', date: day('2025-02-05') }];
        for (const owner of view.owners) {
          const its = viewOf(owner.id);
          expect(dispatchesDueTo(its, owner, today, given)).toEqual(
            dispatchesDueTo(view, owner, today, given),
          );
          expect(digestFor(its, owner, today, given)).toEqual(digestFor(view, owner, today, given));
        }
      }),
    );
  });
});

describe('a board that has ended', () => {
  const ended = { on: '2024-11-20', reason: 'abolished by order' };

  it('owes no mail from that day on', () => {
    const view = aView({ board: aBoard({ ended }) });
    expect(stagesDue(view, '2024-11-19')).toEqual(['force: second-reminder']);
    for (const today of ['2024-11-20', '2024-11-25', '2024-12-02', '2024-12-18']) {
      expect(dispatchesDue(view, day(today))).toEqual([]);
    }
  });

  it('missed nothing while it had, and is written for again once it meets again', () => {
    const view = aView({ board: aBoard({ meetsSince: '2024-12-06T10:00:00.000Z' }) });
    expect(
      dispatchesDue(view, day('2024-12-09')).map(({ stage, owner }) => `${owner ?? 'secretary'}: ${stage}`),
    ).toEqual(['force: last-call', 'force: notice', 'secretary: action-report']);
  });
});

it('an owner that was entered by mistake is written to no more', () => {
  const inError = { on: '2024-11-01', reason: 'misspelt' };
  expect(stagesDue(aView({ owners: [anOwner({ inError })] }), '2024-11-19')).toEqual([]);
});
