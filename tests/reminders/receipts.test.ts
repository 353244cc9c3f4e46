import { describe, expect, it } from 'vitest';
import { day, instantSchema } from '../../functions/calendar/days.ts';
import type { Action } from '../../functions/register/action.ts';
import { askForExtension, propose } from '../../functions/register/action-transitions.ts';
import type { Owner } from '../../functions/register/owner.ts';
import { askForLink } from '../../functions/register/owner-links.ts';
import { digestFor } from '../../functions/reminders/digest.ts';
import {
  type DispatchKind,
  dispatchSchema,
  type PlannedDispatch,
} from '../../functions/reminders/dispatch.ts';
import { dispatchesDue } from '../../functions/reminders/plan.ts';
import { reasonGone } from '../../functions/reminders/worth-sending.ts';
import { aBoard, aMeeting, anAction, anOwner, secretary } from '../register/examples.ts';

/** Somebody of the Force, by the link of a mail, on Thursday 21 November 2024. */
const owen = {
  at: instantSchema.parse('2024-11-21T16:30:00.000Z'),
  by: 'Force, by the link of pdb_2024-12_20241211_first-reminder_force',
  from: 'link',
};
const meetings = [aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }), aMeeting()];

function done(transition: { outcome: 'done'; action: Action } | { outcome: 'refused'; why: string }): Action {
  if (transition.outcome === 'refused') throw new Error(transition.why);
  return transition.action;
}
const reported = (action: Action = anAction()): Action =>
  done(
    propose(
      action,
      { on: day('2024-11-20'), how: 'figures circulated', evidence: [] },
      day('2024-11-21'),
      owen,
    ),
  );

const viewOf = (actions: Action[], owners: Owner[] = [anOwner()]) => ({
  ...{ board: aBoard(), owners, meetings, actions, programme: [] },
});

function dueOn(today: string, kind: DispatchKind, ...given: Parameters<typeof viewOf>): PlannedDispatch[] {
  return dispatchesDue(viewOf(...given), day(today)).filter((mail) => mail.kind === kind);
}

describe('the receipt of an answer', () => {
  it('is due to the office from that day for five working days, whatever else is owed', () => {
    const [receipt, ...others] = dueOn('2024-11-21', 'receipt', [reported()]);
    expect(others).toEqual([]);
    expect(receipt).toMatchObject({
      id: 'pdb_PDB-2024-10-2_20241121T163000000Z_receipt_force',
      owner: 'force',
      refs: ['PDB-2024-10-2'],
      dueOn: '2024-11-21',
      cutOff: '2024-11-28',
      why: 'PDB-2024-10-2 was answered in the name of Force on Thursday 21 November 2024',
    });
    expect(dueOn('2024-11-23', 'receipt', [reported()])).toEqual([]);
    expect(dueOn('2024-11-25', 'receipt', [reported()])).toHaveLength(1);
  });

  it('goes to everybody who owes the thing together, and to nobody of what was entered at the office', () => {
    const joint = reported(anAction({ jointOwners: ['pcc'] }));
    const both = [anOwner(), anOwner({ id: 'pcc', name: 'PCC', aliases: [] })];
    expect(dueOn('2024-11-22', 'receipt', [joint], both).map(({ owner }) => owner)).toEqual(['force', 'pcc']);
    const entered = propose(
      anAction(),
      { on: day('2024-11-20'), how: 'figures circulated', evidence: [] },
      day('2024-11-21'),
      { ...secretary, at: owen.at },
    );
    expect(dueOn('2024-11-22', 'receipt', [done(entered)])).toEqual([]);
  });

  it('is of one answer each: a second on the same thing has its own', () => {
    const asked = askForExtension(
      anAction(),
      {
        ...{ on: day('2024-11-21'), askedBy: 'Owen Pryce', reason: 'the census' },
        until: { at: 'date', date: day('2025-03-12'), words: null },
      },
      { meetings, today: day('2024-11-21') },
      { ...owen, at: instantSchema.parse('2024-11-21T10:00:00.000Z') },
    );
    const both = reported(done(asked));
    expect(dueOn('2024-11-22', 'receipt', [both]).map(({ id }) => id)).toEqual([
      'pdb_PDB-2024-10-2_20241121T100000000Z_receipt_force',
      'pdb_PDB-2024-10-2_20241121T163000000Z_receipt_force',
    ]);
  });

  it('is told in every mail of the next fourteen days, and keeps its reason as long', () => {
    const view = viewOf([reported()]);
    const [receipt] = dueOn('2024-11-22', 'receipt', [reported()]);
    const dispatch = dispatchSchema.parse({
      ...{ ...receipt, attempts: 0, reportedIn: null, version: 1, history: [] },
      ...{ state: 'planned', waitingFor: null },
    });
    const on = (today: string) => digestFor(view, anOwner(), day(today));
    expect(on('2024-12-05').answered).toEqual([
      {
        ref: 'PDB-2024-10-2',
        text: 'Report how many rural patrols ran each month',
        at: owen.at,
        on: '2024-11-21',
        by: owen.by,
        what: 'reported done on 20 November 2024: figures circulated',
      },
    ]);
    expect(reasonGone(view, dispatch, 'receipt', on('2024-12-05'))).toBeUndefined();
    expect(on('2024-12-06').answered).toEqual([]);
    expect(reasonGone(view, dispatch, 'receipt', on('2024-12-06'))).toBe(
      'Force no longer owes anything that it was about',
    );
  });
});

describe('the secretary’s mail of answers', () => {
  it('is due on the next working morning, of everything answered since the one before', () => {
    const friday = propose(
      anAction({ ref: 'PDB-2024-10-3' }),
      { on: day('2024-11-20'), how: 'table circulated', evidence: [] },
      day('2024-11-22'),
      { ...owen, at: instantSchema.parse('2024-11-22T09:00:00.000Z') },
    );
    const saturday = propose(
      anAction({ ref: 'PDB-2024-10-4' }),
      { on: day('2024-11-20'), how: 'letter sent', evidence: [] },
      day('2024-11-23'),
      { ...owen, at: instantSchema.parse('2024-11-23T11:00:00.000Z') },
    );
    const answered = [reported(), done(friday), done(saturday)];
    expect(dueOn('2024-11-21', 'answers', answered)).toEqual([]);
    expect(dueOn('2024-11-22', 'answers', answered)).toMatchObject([
      { id: 'pdb_20241122_answers_secretary', owner: null, refs: ['PDB-2024-10-2'], dueOn: '2024-11-22' },
    ]);
    expect(dueOn('2024-11-25', 'answers', answered).map(({ id, refs }) => [id, refs])).toEqual([
      ['pdb_20241122_answers_secretary', ['PDB-2024-10-2']],
      ['pdb_20241125_answers_secretary', ['PDB-2024-10-3', 'PDB-2024-10-4']],
    ]);
  });
});

it('a new link is due to the office from the day on which it was asked for', () => {
  const asked = askForLink(anOwner(), owen);
  if (asked.outcome === 'refused') throw new Error(asked.why);
  expect(dueOn('2024-11-21', 'new link', [], [asked.owner])).toMatchObject([
    { id: 'pdb_20241121T163000000Z_new-link_force', refs: [], dueOn: '2024-11-21', cutOff: '2024-11-28' },
  ]);
  expect(dueOn('2024-11-21', 'new link', [])).toEqual([]);
});
