import { describe, expect, it } from 'vitest';
import { day, instantSchema } from '../../../functions/calendar/days.ts';
import { type Findings, findingsSchema, type Minuted } from '../../../functions/minutes/findings.ts';
import { withCorrections } from '../../../functions/minutes/recording/corrections.ts';
import type { WholeBoard } from '../../../functions/minutes/recording/draft.ts';
import { type Recording, recordingOf } from '../../../functions/minutes/recording/recording.ts';
import { actionRefSchema } from '../../../functions/register/action.ts';
import {
  type Corrections,
  noCorrections,
  withAdded,
  withMeeting,
  withoutRow,
  withRow,
} from '../../../functions/register/corrections.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../../register/examples.ts';
import { attention, said, saved } from './saved.ts';

const ref = (text: string) => actionRefSchema.parse(text);
const patrols = {
  text: 'Report how many rural patrols ran each month',
  status: 'open',
  owner: 'Force',
  due: day('2024-12-11'),
  section: 'Neighbourhood policing',
} as const;
const drones = { ...patrols, text: 'Explain how the drone team is used at night' } as const;
const promise = {
  minute: '4',
  paragraph: null,
  sentence: 'The Force undertook to share the estates plan in the spring.',
  owner: 'Force',
  what: 'share the estates plan',
  by: 'in the spring',
  kind: 'undertaking',
  line: 31,
} as const;

const findings: Findings = findingsSchema.parse({
  board: 'Performance and Delivery Board',
  meeting: { date: '2024-10-02', previous: '2024-06-12', next: '2024-12-11' },
  actions: [patrols, drones],
  discharged: [{ text: 'Provide the custody figures', how: 'in the papers', undertaking: null }],
  nothingOutstanding: false,
  programme: null,
  differences: [],
  unread: [],
  undertakings: [promise],
});
const when = { at: 'date', date: day('2024-12-11'), words: null } as const;
const minuted: Minuted = {
  actions: [
    { wording: null, when, owners: ['Force'], doubts: [], lines: [{ from: 40, to: 40 }] },
    {
      wording: null,
      when,
      owners: ['Force'],
      doubts: ['the status of “Explain …” is blank'],
      lines: [{ from: 41, to: 42 }],
    },
  ],
  discharged: [{ owner: 'Force', undertaking: null, lines: [{ from: 9, to: 9 }] }],
};
const custody = anAction({
  ref: 'PDB-2024-06-1',
  raisedAt: '2024-06',
  raisedOn: '2024-06-12',
  text: 'Provide the custody figures',
});
const whole: WholeBoard = {
  board: aBoard(),
  owners: [anOwner(), anOwner({ id: 'opcc', name: 'OPCC', aliases: [] })],
  meetings: [
    aMeeting({ id: '2024-06', state: 'held', date: '2024-06-12' }),
    aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }),
    aMeeting({ id: '2024-12', date: '2024-12-11' }),
    aMeeting({ id: '2025-03', date: '2025-03-12' }),
  ],
  actions: [custody],
  programme: [],
};
const priya = { by: 'Priya Nair', at: instantSchema.parse('2024-10-08T10:00:00.000Z') };
const author = { ...priya, by: 'Asha Verity', from: 'october.docx, page' };

const record = (corrections: Corrections = noCorrections, more: Partial<WholeBoard> = {}): Recording =>
  recordingOf(
    { ...whole, ...more },
    {
      ...{ file: 'october.docx', findings, minuted, programmeOf: null, meetingDate: null, only: null },
      ...{ doubtful: false, corrections },
    },
    day('2024-10-09'),
    author,
  );
const rows = (recording: Recording) =>
  recording.outcome === 'refused'
    ? [recording.why]
    : recording.rows.map(({ row, becomes, ref: is }) => [row, becomes, is]);
const change = (row: string, what: object, of: string | null = patrols.text): Corrections =>
  withRow(noCorrections, { row, of, ...what }, priya);
const raised = (recording: Recording, text: string) =>
  saved(whole, recording).actions.find((action) => action.text === text);

describe('each row of the notes', () => {
  it('says what becomes of it, and what is in doubt is left out', () => {
    expect(rows(record())).toEqual([
      ['discharge-1', 'changed', 'PDB-2024-06-1'],
      ['action-1', 'new', 'PDB-2024-10-1'],
      ['action-2', 'in doubt', null],
    ]);
  });

  it.each<[string, string, object, unknown]>([
    ['left out', 'action-1', { take: false }, undefined],
    ['given to another owner', 'action-1', { owner: 'OPCC' }, { owner: 'opcc' }],
    ['due at a meeting', 'action-1', { due: '2025-03' }, { due: { at: 'meeting', meeting: '2025-03' } }],
    ['due on a day', 'action-1', { due: '2025-01-20' }, { due: { at: 'date', date: '2025-01-20' } }],
    ['due in a month', 'action-1', { due: '2025-02' }, { due: { at: 'date', date: '2025-02-28' } }],
    ['due at no agreed time', 'action-1', { due: 'not agreed' }, { due: { at: 'not agreed' } }],
    ['reported done', 'action-1', { status: 'proposed' }, { status: 'proposed' }],
  ])('may be %s', (_, row, what, expected) => {
    const action = raised(record(change(row, what)), patrols.text);
    if (expected === undefined) expect(action).toBeUndefined();
    else expect(action).toMatchObject(expected as object);
  });

  it('keeps the words of the minute where its text is put otherwise', () => {
    const action = raised(record(change('action-1', { text: 'Count the patrols' })), 'Count the patrols');
    expect(action).toMatchObject({ minuted: patrols.text, owner: 'force' });
  });

  it('in doubt is recorded once a person takes it in, and by their name', () => {
    const recording = record(change('action-2', { take: true }, drones.text));
    expect(rows(recording).at(-1)).toEqual(['action-2', 'new', 'PDB-2024-10-2']);
    expect(raised(recording, drones.text)?.history).toMatchObject([
      { by: 'Asha Verity', from: 'october.docx, page; lines 41 to 42, taken in by Priya Nair' },
    ]);
    expect(raised(recording, patrols.text)?.history).toMatchObject([{ from: 'october.docx, page' }]);
  });

  it('says in the histories that somebody changed it', () => {
    const recording = record(change('action-1', { owner: 'OPCC' }));
    expect(raised(recording, patrols.text)?.history).toMatchObject([
      { from: 'october.docx, page; line 40, changed by Priya Nair before it was recorded' },
    ]);
  });

  it('that cannot be due then any more is in doubt, and not recorded', () => {
    const cancelled = { state: 'cancelled' as const, reason: 'snow', formerly: ['2025-03-12'] };
    const meetings = whole.meetings.map((meeting) =>
      meeting.id === '2025-03' ? aMeeting({ id: '2025-03', ...cancelled }) : meeting,
    );
    const recording = record(change('action-1', { due: '2025-03' }), { meetings });
    expect(rows(recording)).toContainEqual(['action-1', 'in doubt', null]);
  });

  it('is known by its words where another reader counts otherwise, and is told where it is read no more', () => {
    expect(rows(record(change('action-2', { take: false })))).toContainEqual(['action-1', 'left out', null]);
    const lost = record(change('action-2', { take: false }, 'Something else'));
    expect(attention(lost)).toContain(
      'what Priya Nair changed of “Something else” was left out: it is read otherwise now',
    );
  });
});

describe('a discharge', () => {
  const twin = anAction({ ...custody, ref: 'PDB-2024-06-2', text: 'Provide custody figures by site' });
  const twice = anAction({ ...custody, ref: 'PDB-2024-06-3' });
  const several = { actions: [custody, twin, twice] };
  const about = (what: object) => record(change('discharge-1', what, 'Provide the custody figures'), several);

  it('that may be of several waits for a person to say which', () => {
    const recording = record(noCorrections, several);
    expect(rows(recording)).toContainEqual(['discharge-1', 'one of several', null]);
    expect(recording).toMatchObject({ rows: [{ candidates: ['PDB-2024-06-1', 'PDB-2024-06-3'] }, {}, {}] });
    expect(recording).toMatchObject({ notMentioned: [{ ref: 'PDB-2024-06-2' }] });
  });

  it('closes the one that is said, or none of them', () => {
    expect(said(about({ about: ref('PDB-2024-06-3') }))).toContain(
      'PDB-2024-06-3: discharged (in the papers): Provide the custody figures',
    );
    expect(said(about({ about: 'none' }))[0]).toContain('not in the register until now');
  });

  it('is left out, or says otherwise how and what is still to come', () => {
    expect(said(about({ take: false })).join()).not.toContain('discharged');
    const undertaking = { text: 'a list by site', by: '2024-12' };
    const recording = about({ about: ref('PDB-2024-06-1'), how: 'a table', undertaking });
    const [action] = saved({ ...whole, ...several }, recording).actions;
    expect(action).toMatchObject({
      status: 'discharged',
      discharge: {
        how: 'a table',
        undertaking: { text: 'a list by site', by: { at: 'meeting', meeting: '2024-12' } },
      },
    });
  });

  it('of an action that is open no more is told, and discharges nothing', () => {
    const recording = about({ about: ref('PDB-2024-09-9') });
    expect(rows(recording)).toContainEqual(['discharge-1', 'in doubt', null]);
  });
});

describe('what a person puts in', () => {
  const put = (what: object = {}) =>
    withAdded(
      noCorrections,
      {
        as: 'action',
        lines: [
          { from: 12, to: 13 },
          { from: 20, to: 20 },
        ],
        text: 'Publish the plan for winter',
        owner: 'Force',
        due: 'next meeting',
        ...what,
      },
      priya,
    );

  it('is an action from its lines, and its history says whose hand it was', () => {
    const action = raised(record(put()), 'Publish the plan for winter');
    expect(action).toMatchObject({ owner: 'force', due: { at: 'meeting', meeting: '2024-12' } });
    expect(action?.history).toMatchObject([
      { from: 'october.docx, page; lines 12 to 13 and 20, put in by Priya Nair' },
    ]);
  });

  it('is a discharge too, and goes again', () => {
    const discharge = put({ as: 'discharge', text: 'Provide the custody figures', how: 'seen' });
    const without = change('discharge-1', { take: false }, 'Provide the custody figures');
    const both = { ...discharge, rows: [...without.rows, ...discharge.rows] };
    expect(said(record(both))).toContain('PDB-2024-06-1: discharged (seen): Provide the custody figures');
    expect(withoutRow(put(), 'added-1')).toEqual(noCorrections);
  });

  it('is an undertaking of running text once it is taken up', () => {
    const recording = record(change('undertaking-1', { take: true, due: '2025-03' }, promise.what));
    expect(raised(recording, 'share the estates plan')).toMatchObject({
      minuted: promise.sentence,
      due: { at: 'meeting', meeting: '2025-03' },
      history: [{ from: 'october.docx, page; line 31, taken up by Priya Nair' }],
    });
  });

  it('may be the dates of the meeting', () => {
    const dated = withMeeting(noCorrections, { next: day('2024-12-18') }, priya);
    const recording = record(dated);
    expect(said(recording)[0]).toBe(
      'meeting 2024-12 moves from Wednesday 11 December 2024 to Wednesday 18 December 2024',
    );
    const moved = saved(whole, recording).meetings.find(({ id }) => id === '2024-12');
    expect(moved?.history.at(-1)?.from).toBe('october.docx, page; its dates changed by Priya Nair');
  });
});

it('a reading is as it was where nobody corrected it', () => {
  const { findings: same, lost } = withCorrections({ findings, minuted }, noCorrections);
  expect(same).toEqual(findings);
  expect(lost).toEqual([]);
});
