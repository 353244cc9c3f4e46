import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { type ActionReport, actionReport } from '../../functions/papers/action-report.ts';
import { overviewOf } from '../../functions/papers/overview.ts';
import { dispatchSchema } from '../../functions/reminders/dispatch.ts';
import { aDispatch } from '../store/examples.ts';
import {
  action,
  asOf,
  discharged,
  dueAt,
  dueOn,
  noDateAgreed,
  october,
  proposed,
  undertaking,
  viewOf,
} from './a-board.ts';
import { item, officersReport, panelView, regular, session } from './a-panel.ts';

const nothingElse = { gaps: [], troubles: [] };
const headings = ['overdue', 'due', 'claimedDone', 'undertakings', 'later', 'undated'] as const;
const byHeading = (report: ActionReport): Record<string, string[]> =>
  Object.fromEntries(headings.map((heading) => [heading, report[heading].map(({ ref }) => ref)]));

const promised = (by: object): object =>
  discharged('2024-10-02', 'accepted', { undertaking: { text: 'the figures', by, met: null } });

const actions = [
  action('PDB-2024-10-9', { due: noDateAgreed('in due course') }),
  action('PDB-2024-10-8', { due: dueAt('2025-04') }),
  action('PDB-2024-10-7', { due: dueOn('2024-12-12') }),
  action('PDB-2024-10-6', promised(dueOn('2024-11-01'))),
  action('PDB-2024-10-5', {
    ...proposed('sent by email', '2024-11-20', 'Mo Khan'),
    due: dueOn('2024-11-01'),
  }),
  action('PDB-2024-10-4', { due: dueOn('2024-11-25') }),
  action('PDB-2024-10-3'),
  action('PDB-2024-10-2', { due: dueOn('2024-11-24') }),
  action('PDB-2024-10-1', { due: dueOn('2024-10-31') }),
];

describe('the action report', () => {
  it('puts each action under one heading', () => {
    expect(byHeading(actionReport(viewOf(actions), asOf, nothingElse))).toEqual({
      overdue: ['PDB-2024-10-1', 'PDB-2024-10-2'],
      due: ['PDB-2024-10-4', 'PDB-2024-10-3'],
      claimedDone: ['PDB-2024-10-5'],
      undertakings: ['PDB-2024-10-6'],
      later: ['PDB-2024-10-7'],
      undated: ['PDB-2024-10-8', 'PDB-2024-10-9'],
    });
  });

  it('says who claims what, since when and how', () => {
    const [claimed] = actionReport(viewOf(actions), asOf, nothingElse).claimedDone;
    expect(claimed).toEqual({
      ref: 'PDB-2024-10-5',
      action: 'Report on the matter of PDB-2024-10-5',
      owner: 'Force',
      due: '2024-11-01',
      dueInWords: '1 November 2024',
      overdue: true,
      paused: null,
      escalations: [],
      dates: null,
      moreTime: null,
      notOurs: null,
      on: '2024-11-20',
      onInWords: '20 November 2024',
      how: 'sent by email',
      saidBy: 'Mo Khan',
      evidence: [],
    });
  });

  it('says of what is paused until when and why, under the heading where it stands', () => {
    const paused = action('PDB-2024-10-1', {
      due: dueOn('2024-10-31'),
      pause: { on: '2024-11-20', until: '2024-12-02', reason: 'the  figures come then', resumedOn: null },
    });
    const pausedOn = (today: string) =>
      actionReport(viewOf([paused]), day(today), nothingElse).overdue.map((line) => line.paused);
    expect(pausedOn('2024-11-25')).toEqual(['until 2 December 2024: the figures come then']);
    expect(pausedOn('2024-12-02')).toEqual([null]);
  });

  it('says at how many meetings each was carried over', () => {
    const old = action('PDB-2024-06-1', { raisedAt: '2024-06', raisedOn: '2024-06-12' });
    const [line] = actionReport(viewOf([old]), asOf, nothingElse).due;
    expect(line?.dates).toBe('carried over at 1 meeting');
  });

  it('says who asks for more time, and that it is to be decided', () => {
    const extension = { state: 'asked', on: '2024-11-20', reason: 'no figures yet', askedBy: null };
    const asking = action('PDB-2024-10-1', { extension: { ...extension, until: dueOn('2025-03-12') } });
    const [line] = actionReport(viewOf([asking]), asOf, nothingElse).due;
    expect(line?.moreTime).toBe('asks for more time until 12 March 2025 (no figures yet): to be decided');
    expect(overviewOf(viewOf([asking]), asOf, { openOnly: true }).rows).toMatchObject([
      { status: 'open', statusInWords: 'Open (more time asked for)', due: '2024-12-11' },
    ]);
  });

  it('says which office says that it is not its to answer, until that is decided', () => {
    const said = { owner: 'force', whose: null, reason: 'no  figures', on: '2024-11-20', saidBy: null };
    const notOurs = (kept: object | null) =>
      actionReport(
        viewOf([action('PDB-2024-10-1', { disclaimer: { ...said, kept } })]),
        asOf,
        nothingElse,
      ).due.map((line) => line.notOurs);
    expect(notOurs(null)).toEqual(['Force says that it is not its to answer (no figures): to be decided']);
    expect(notOurs({ on: '2024-11-22', reason: 'it is' })).toEqual([null]);
  });

  it('says of an undertaking that it is reported provided, by whom and how', () => {
    const proposal = {
      on: '2024-11-20',
      how: 'sent  by email',
      evidence: ['https://f.example/a'],
      saidBy: 'Mo',
    };
    const undertaking = { text: 'the figures', by: dueOn('2024-11-01'), met: null };
    const lines = [null, proposal].map((said) =>
      action(
        'PDB-2024-10-1',
        discharged('2024-10-02', 'accepted', { undertaking: { ...undertaking, proposal: said } }),
      ),
    );
    expect(
      actionReport(viewOf(lines), asOf, nothingElse).undertakings.map(({ reported }) => reported),
    ).toEqual([null, 'reported provided on 20 November 2024 by Mo: sent by email; https://f.example/a']);
  });

  it('says by which steps what is overdue was escalated, and on which days', () => {
    const mail = (stage: string, on: string, more: object = {}) =>
      dispatchSchema.parse({
        ...aDispatch({ kind: 'escalation', stage, refs: ['PDB-2024-10-1'], dueOn: on, meeting: null }),
        ...{ id: `pdb_due_20241031_${stage}_force`, state: 'sent', at: `${on}T09:00:00.000Z` },
        ...{
          to: ['force@police.example'],
          copies: [],
          subject: 'overdue',
          messageId: '1',
          askedOn: on,
          ...more,
        },
      });
    const escalations = [
      mail('escalation', '2024-11-19'),
      mail('escalation-to-deputy', '2024-11-12'),
      mail('escalation-to-attend', '2024-11-21', { state: 'cancelled', because: 'it was paused' }),
    ];
    const overdue = action('PDB-2024-10-1', { due: dueOn('2024-10-31') });
    const other = action('PDB-2024-10-2', { due: dueOn('2024-10-31') });
    const report = actionReport(viewOf([overdue, other]), asOf, { ...nothingElse, escalations });
    expect(report.overdue.map((line) => line.escalations)).toEqual([
      [
        { step: 'deputy', on: '2024-11-12', inWords: 'to the deputy of Force on 12 November 2024' },
        { step: 'named', on: '2024-11-19', inWords: 'to the secretary on 19 November 2024' },
      ],
      [],
    ]);
  });

  it('gives an undertaking its own day, and says what was promised', () => {
    const [line] = actionReport(viewOf(actions), asOf, nothingElse).undertakings;
    expect(line).toMatchObject({ undertaking: 'the figures', due: '2024-11-01', overdue: true });
  });

  it('leaves out an undertaking once it is met', () => {
    const kept = undertaking('the figures', dueAt('2024-12'), { on: day('2024-11-05'), how: 'sent' });
    const met = action('PDB-2024-10-1', discharged('2024-10-02', 'accepted', kept));
    expect(actionReport(viewOf([met]), asOf, nothingElse).undertakings).toEqual([]);
  });

  it('calls everything not overdue later when no meeting has a day', () => {
    const report = actionReport(viewOf(actions, [october]), asOf, nothingElse);
    expect(report.due).toEqual([]);
    expect(report.later.map(({ ref }) => ref)).toEqual(['PDB-2024-10-4', 'PDB-2024-10-7']);
    expect(report.nextMeeting).toEqual({ date: null, inWords: 'date to be confirmed' });
  });

  it('says so when nothing is owed, and still tells of gaps', () => {
    const report = actionReport(viewOf([]), asOf, { gaps: ['Force has nobody in post.'], troubles: [] });
    expect(report.nothingOwed).toBe('There are no open actions and no undertakings to be met.');
    expect(report.gaps).toEqual(['Force has nobody in post.']);
    expect(actionReport(viewOf(actions), asOf, nothingElse).nothingOwed).toBeNull();
  });

  it('tells of mails that went wrong, and why', () => {
    const bounced = dispatchSchema.parse({
      board: 'pdb',
      id: 'pdb-force-2024-12-second-reminder',
      kind: 'digest',
      owner: 'force',
      meeting: { id: '2024-12', date: '2024-12-11' },
      refs: ['PDB-2024-10-1'],
      stage: 'second-reminder',
      dueOn: '2024-11-19',
      cutOff: '2024-12-11',
      attempts: 1,
      reportedIn: null,
      version: 4,
      history: [],
      to: ['desk@force.example'],
      copies: [],
      subject: '2 actions due',
      state: 'bounced',
      at: '2024-11-19T08:01:00.000Z',
      why: 'the reminder fell due',
      because: 'mailbox full',
      messageId: 'm-1',
    });
    expect(actionReport(viewOf([]), asOf, { gaps: [], troubles: [bounced] }).troubles).toEqual([
      {
        dispatch: 'pdb-force-2024-12-second-reminder',
        owner: 'Force',
        state: 'bounced',
        why: 'mailbox full',
        inWords:
          'The digest (second-reminder) to Force, due on 19 November 2024, was refused by the mailbox: mailbox full',
      },
    ]);
  });
});

describe('the report of a panel’s officer', () => {
  const report = (items: readonly ReturnType<typeof item>[], today = '2023-10-02') =>
    actionReport(panelView(items), day(today), nothingElse);
  const refsOf = (lines: readonly { ref: string }[]): string[] => lines.map(({ ref }) => ref);

  it('has nothing of a programme for a board that has none', () => {
    const { papers, offered } = actionReport(viewOf(actions), asOf, nothingElse);
    expect([papers, offered]).toEqual([[], []]);
  });

  it('gives each report for the next meeting its lead, and by when it is due', () => {
    expect(report([item(1, { title: 'Answering  calls' })]).papers).toEqual([
      {
        ref: 'PCP-ITEM-1',
        item: 'Answering calls',
        state: 'planned',
        reason: 'Statutory Requirement',
        reasonInWords: 'Statutory Requirement',
        specialCircumstances: null,
        lead: 'PCC',
        leadInWords: 'PCC',
        received: null,
        due: '2023-10-02',
        overdue: false,
        paperInWords: 'Due by 2 October 2023',
      },
    ]);
  });

  it.each([
    ['before its day', '2023-09-29', {}, false, 'Due by 2 October 2023'],
    ['on its day', '2023-10-02', {}, false, 'Due by 2 October 2023'],
    ['after it', '2023-10-03', {}, true, 'Overdue, was due by 2 October 2023'],
    ['come in', '2023-10-03', { received: { on: '2023-09-20' } }, false, 'In since 20 September 2023'],
  ])('says of a report %s (%s) how its paper stands', (_, today, said, overdue, words) => {
    expect(report([item(1, said)], today).papers).toMatchObject([{ overdue, paperInWords: words }]);
  });

  it('goes by an earlier day that the law gives the author', () => {
    const precept = item(1, { meeting: '2024-02', duty: { kind: 'precept', year: 2024 } });
    const meetings = [session('2024-02', { date: '2024-02-20' })];
    const { papers } = actionReport(panelView([precept], meetings), day('2024-01-15'), nothingElse);
    expect(papers).toMatchObject([{ due: '2024-02-01', paperInWords: 'Due by 1 February 2024' }]);
  });

  it('puts what is not in before what is, and each by number', () => {
    const items = [
      item(1, { received: { on: '2023-09-20' } }),
      item(10),
      item(2, { state: 'moved' }),
      item(3, { received: { on: '2023-09-01' } }),
    ];
    expect(refsOf(report(items).papers)).toEqual(['PCP-ITEM-2', 'PCP-ITEM-10', 'PCP-ITEM-1', 'PCP-ITEM-3']);
  });

  it('has no report for another meeting, none that ended, and none where no meeting has a day', () => {
    const items = [item(1, { meeting: '2023-12' }), item(2, { state: 'withdrawn' }), item(3)];
    expect(refsOf(report(items).papers)).toEqual(['PCP-ITEM-3']);
    const noDay = panelView(items, [session('2023-10', { state: 'month', month: '2023-10' })]);
    expect(actionReport(noDay, day('2023-10-02'), nothingElse).papers).toEqual([]);
  });

  it('lists what is offered, for whatever meeting, apart from the reports', () => {
    const items = [
      item(10, { state: 'offered', meeting: '2024-02' }),
      item(2, { state: 'offered', lead: null, reason: null }),
      item(3, { state: 'offered', meeting: '2024-04' }),
      item(4, { state: 'offered', meeting: '2031-01' }),
      item(5),
    ];
    const { papers, offered } = report(items);
    expect(refsOf(papers)).toEqual(['PCP-ITEM-5']);
    expect(offered.map(({ ref, meetingInWords }) => [ref, meetingInWords])).toEqual([
      ['PCP-ITEM-2', 'Tuesday 17 October 2023'],
      ['PCP-ITEM-3', 'A date to be confirmed'],
      ['PCP-ITEM-4', '2031-01'],
      ['PCP-ITEM-10', 'February 2024'],
    ]);
  });

  it('owes nothing for what comes at every meeting', () => {
    expect(actionReport(panelView([regular(1)]), day('2023-10-02'), nothingElse).papers).toEqual([]);
  });

  it('calls whoever has the report what the panel calls them', () => {
    const trouble = officersReport({
      state: 'bounced',
      at: '2023-10-06T08:01:00.000Z',
      to: ['officer@panel.example'],
      copies: [],
      subject: 'action report',
      because: 'mailbox full',
      messageId: 'm-1',
    });
    const { troubles } = actionReport(panelView([]), day('2023-10-09'), { gaps: [], troubles: [trouble] });
    expect(troubles[0]?.inWords).toMatch(/^The action report to the panel officer, due on/);
  });
});
