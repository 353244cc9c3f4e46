import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { type ActionReport, actionReport } from '../../functions/papers/action-report.ts';
import { dispatchSchema } from '../../functions/reminders/dispatch.ts';
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
  action('PDB-2024-10-5', { ...proposed('sent by email'), due: dueOn('2024-11-01') }),
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
      on: '2024-11-20',
      onInWords: '20 November 2024',
      how: 'sent by email',
      evidence: [],
    });
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
      toldIn: null,
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
