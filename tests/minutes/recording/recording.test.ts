import { describe, expect, it } from 'vitest';
import { day, instantSchema } from '../../../functions/calendar/days.ts';
import { type Findings, findingsSchema, type Minuted } from '../../../functions/minutes/findings.ts';
import {
  isBoardDecision,
  type RegisterChange,
  type WholeBoard,
} from '../../../functions/minutes/recording/draft.ts';
import { type Notes, type Recording, recordingOf } from '../../../functions/minutes/recording/recording.ts';
import type { Action } from '../../../functions/register/action.ts';
import { reschedule } from '../../../functions/register/meeting-transitions.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../../register/examples.ts';
import { attention, said, saved } from './saved.ts';

const empty = findingsSchema.parse({
  board: 'Performance and Delivery Board',
  meeting: { date: '2024-10-02', previous: '2024-06-12', next: '2024-12-11' },
  actions: [],
  discharged: [],
  nothingOutstanding: false,
  programme: null,
  differences: [],
  unread: [],
  undertakings: [],
});
const patrols = {
  text: 'Report how many rural patrols ran each month',
  status: 'open',
  owner: 'Force',
  due: day('2024-12-11'),
  section: 'Neighbourhood policing',
} as const;
const drones = { ...patrols, text: 'Explain how the drone team is used at night' } as const;
const october: Findings = { ...empty, actions: [patrols, drones] };

const newBoard: WholeBoard = {
  board: aBoard(),
  owners: [anOwner()],
  meetings: [],
  actions: [],
  programme: [],
};
const author = {
  at: instantSchema.parse('2024-10-09T09:00:00.000Z'),
  by: 'Asha Verity',
  from: 'october.docx',
};

/** As the notes say it where they give days alone, and an undertaking "before December meeting". */
const minutedOf = ({ actions, discharged }: Findings): Minuted => ({
  actions: actions.map(({ due, owner }) => ({
    wording: null,
    when: due === null ? { at: 'not agreed', words: null } : { at: 'date', date: due, words: null },
    owners: owner === null ? [] : [owner],
    doubts: [],
  })),
  discharged: discharged.map(({ undertaking }) => ({
    owner: 'Force',
    undertaking: undertaking && {
      text: undertaking.text,
      by: { at: 'month', month: 12, year: null, words: 'December' },
    },
  })),
});

const record = (
  whole: WholeBoard,
  findings: Findings,
  today = '2024-10-09',
  more: Partial<Notes> = {},
): Recording =>
  recordingOf(
    whole,
    {
      file: 'october.docx',
      findings,
      minuted: minutedOf(findings),
      programmeOf: null,
      meetingDate: null,
      only: null,
      doubtful: false,
      ...more,
    },
    day(today),
    author,
  );

describe('recording the notes of a meeting', () => {
  it('raises its actions, holds it, and sets the next', () => {
    const recording = record(newBoard, october);
    expect(said(recording)).toEqual([
      'a meeting on Wednesday 2 October 2024',
      'the meeting of 2 October 2024 was held',
      'a meeting on Wednesday 12 June 2024',
      'the meeting of 12 June 2024 was held',
      'a meeting on Wednesday 11 December 2024',
      'PDB-2024-10-1: new, for Force, due 11 December 2024: Report how many rural patrols ran each month',
      'PDB-2024-10-2: new, for Force, due 11 December 2024: Explain how the drone team is used at night',
      'notes recorded from october.docx',
    ]);
    expect(saved(newBoard, recording).actions[0]).toMatchObject({
      due: { at: 'meeting', meeting: '2024-12' },
      raisedAt: '2024-10',
    });
  });

  it('changes nothing the second time, even when the next meeting has moved since', () => {
    const whole = saved(newBoard, record(newBoard, october));
    expect(said(record(whole, october))).toEqual([]);
    const december = whole.meetings.find(({ id }) => id === '2024-12') ?? aMeeting();
    const january = { state: 'scheduled', date: day('2025-01-15'), time: null, place: null } as const;
    const made = reschedule(december, january, whole.meetings, author);
    if (made.outcome === 'refused') throw new Error(made.why);
    const later = {
      ...whole,
      meetings: [...whole.meetings.filter(({ id }) => id !== '2024-12'), made.meeting],
    };
    expect(said(record(later, october))).toEqual([]);
  });

  it('corrected, changes only what differs', () => {
    const whole = saved(newBoard, record(newBoard, october));
    const reworded = { ...drones, text: 'Explain how the drone team is used at night and at sea' };
    const corrected = { ...october, actions: [patrols, reworded] };
    const recording = record(whole, corrected);
    expect(said(recording)).toEqual([
      'PDB-2024-10-2: changed as the notes now say: “Explain how the drone team is used at night and at sea” instead of “Explain how the drone team is used at night”',
      'notes recorded again from october.docx',
    ]);
    expect(saved(whole, recording).actions).toHaveLength(2);
  });

  it('corrected, says what is new and what it was', () => {
    const whole = saved(newBoard, record(newBoard, october));
    const later = { ...patrols, due: day('2025-01-15'), owner: 'CFO' };
    const corrected = { ...october, actions: [later, { ...drones, status: 'proposed' as const }] };
    expect(said(record(whole, corrected)).slice(1, 3)).toEqual([
      'PDB-2024-10-1: changed as the notes now say: for CFO instead of Force; due 15 January 2025 instead of 11 December 2024',
      'PDB-2024-10-2: reported done (it was open)',
    ]);
  });

  it('cut off half way, is finished by recording again, with no action raised twice', () => {
    const whole = record(newBoard, october);
    if (whole.outcome === 'refused') throw new Error(whole.why);
    for (let cut = 0; cut < whole.changes.length; cut += 1) {
      const half = saved(newBoard, { ...whole, changes: whole.changes.slice(0, cut) });
      const finished = saved(half, record(half, october));
      expect(finished.actions.map(({ ref }) => ref).sort()).toEqual(['PDB-2024-10-1', 'PDB-2024-10-2']);
      expect(finished.meetings).toHaveLength(3);
      expect(said(record(finished, october))).toEqual([]);
    }
  });

  it('says which action the corrected notes leave out, and leaves it standing', () => {
    const whole = saved(newBoard, record(newBoard, october));
    const recording = record(whole, { ...october, actions: [patrols] });
    expect(attention(recording)).toEqual([
      'PDB-2024-10-2 is no longer in the notes; withdraw it if it should not stand: Explain how the drone team is used at night',
    ]);
  });

  it('makes an owner that it does not know, and says that nobody can be written to', () => {
    const recording = record(newBoard, { ...empty, actions: [{ ...patrols, owner: 'Chief Constable' }] });
    expect(said(recording)).toContain('Chief Constable is a new owner (chief-constable)');
    expect(attention(recording)[0]).toContain('Chief Constable has no contact yet');
  });

  it.each([
    ['in due course', 'in due course', { at: 'meeting', meeting: '2024-12', words: 'in due course' }],
    [
      'later in the year',
      'later in the year',
      { at: 'meeting', meeting: '2025-03', words: 'later in the year' },
    ],
    ['not agreed', 'TBC', { at: 'not agreed', words: 'TBC' }],
    ['not agreed', null, { at: 'not agreed', words: null }],
  ] as const)('takes %s (%s) for its board’s meaning', (at, words, due) => {
    const march = aMeeting({ id: '2025-03', date: '2025-03-12' });
    const recording = recordingOf(
      { ...newBoard, meetings: [march] },
      {
        file: 'october.docx',
        findings: { ...empty, actions: [{ ...patrols, due: null }] },
        minuted: {
          actions: [{ wording: null, when: { at, words }, owners: ['Force'], doubts: [] }],
          discharged: [],
        },
        programmeOf: null,
        meetingDate: null,
        only: null,
        doubtful: false,
      },
      day('2024-10-09'),
      author,
    );
    expect(saved({ ...newBoard, meetings: [march] }, recording).actions[0]?.due).toEqual(due);
  });

  it('gives a month or an unconfirmed meeting its date, and moves the one expected that month', () => {
    for (const expected of [
      aMeeting({ state: 'month', month: '2024-12' }),
      aMeeting({ state: 'to be confirmed' }),
      aMeeting({ date: '2024-12-04' }),
    ]) {
      const whole = { ...newBoard, meetings: [expected] };
      const after = saved(whole, record(whole, empty));
      expect(after.meetings.find(({ id }) => id === '2024-12')).toMatchObject({ date: '2024-12-11' });
      expect(after.meetings).toHaveLength(3);
    }
  });
});

describe('an action in doubt', () => {
  const why =
    'the status of “Explain how the drone team is used at night”: none is given; it is taken as open';
  const unsure: Minuted = {
    actions: minutedOf(october).actions.map((said, index) => ({ ...said, doubts: index === 0 ? [] : [why] })),
    discharged: [],
  };
  const refs = (whole: WholeBoard): string[] => whole.actions.map(({ ref }) => ref);
  const inDoubt = (recording: Recording) =>
    recording.outcome === 'refused' ? [] : recording.inDoubt.map(({ text, why: doubts }) => [text, doubts]);
  const recordUnsure = (whole: WholeBoard, more: Partial<Notes> = {}): Recording =>
    record(whole, october, '2024-10-09', { minuted: unsure, ...more });

  it('is left out and named with why, and the rest is entered', () => {
    const recording = recordUnsure(newBoard);
    expect(inDoubt(recording)).toEqual([[drones.text, [why]]]);
    expect(refs(saved(newBoard, recording))).toEqual(['PDB-2024-10-1']);
  });

  it('is entered after the rest where it is asked for, at once or later, and then stands', () => {
    const after = saved(newBoard, recordUnsure(newBoard));
    for (const whole of [newBoard, after]) {
      const entire = saved(whole, recordUnsure(whole, { doubtful: true }));
      expect(entire.actions.map(({ ref, text }) => [ref, text])).toEqual([
        ['PDB-2024-10-1', patrols.text],
        ['PDB-2024-10-2', drones.text],
      ]);
      expect(said(recordUnsure(entire))).toEqual([]);
      expect(inDoubt(recordUnsure(entire))).toEqual([]);
      expect(said(recordUnsure(entire, { doubtful: true }))).toEqual([]);
    }
  });

  it('re-opens nothing that the register knows as ended, and is not missed in the notes', () => {
    const after = saved(newBoard, record(newBoard, october));
    const ended = record(after, {
      ...october,
      actions: [patrols, { ...drones, status: 'discharged' as const }],
    });
    const whole = saved(after, ended);
    const again = recordUnsure(whole);
    expect(said(again)).toEqual([]);
    expect(attention(again)).toEqual([]);
    expect(inDoubt(again)).toEqual([[drones.text, [why]]]);
    expect(said(recordUnsure(whole, { doubtful: true }))[0]).toContain('PDB-2024-10-2: open again');
  });

  it('is one whose owner names several, unless the register has an office of that name', () => {
    const joint = { ...empty, actions: [{ ...patrols, owner: 'Force/OPCC' }] };
    const minuted: Minuted = {
      actions: minutedOf(joint).actions.map((said) => ({ ...said, owners: ['Force', 'OPCC'] })),
      discharged: [],
    };
    const doubt = `the owner of “${patrols.text}”: “Force/OPCC” names several, and no office of the register is called that`;
    expect(inDoubt(record(newBoard, joint, '2024-10-09', { minuted }))).toEqual([[patrols.text, [doubt]]]);
    const known = { ...newBoard, owners: [anOwner({ aliases: ['Force/OPCC'] })] };
    expect(inDoubt(record(known, joint, '2024-10-09', { minuted }))).toEqual([]);
  });
});

describe('whose an action is', () => {
  const pcc = anOwner({ id: 'pcc', name: 'PCC', aliases: [] });
  const whole = { ...newBoard, owners: [anOwner({ aliases: ['CC'] }), pcc] };
  const recordFor = (owner: string, among: WholeBoard = whole) => {
    const found = { ...empty, actions: [{ ...patrols, owner }] };
    const recording = record(among, found);
    return { recording, after: saved(among, recording) };
  };

  it.each([
    ['Force', { owner: 'force', jointOwners: [], ownerMinuted: null }],
    ['CC', { owner: 'force', jointOwners: [], ownerMinuted: 'CC' }],
    ['PCC/CC', { owner: 'pcc', jointOwners: ['force'], ownerMinuted: 'PCC/CC' }],
    ['Force and PCC', { owner: 'force', jointOwners: ['pcc'], ownerMinuted: null }],
  ])('is told from “%s”, which is kept where it is no name of theirs', (owner, expected) => {
    const { after } = recordFor(owner);
    expect(after.actions).toMatchObject([expected]);
    expect(after.owners).toHaveLength(2);
  });

  it('is an office that was taken back as entered by mistake, once notes name it after all', () => {
    const inError = { on: '2024-10-03', reason: 'misspelt', removed: true } as const;
    const farce = anOwner({ id: 'farce', name: 'Farce', aliases: [], inError, contacts: [] });
    const { recording, after } = recordFor('Farce', { ...newBoard, owners: [farce] });
    expect(said(recording)).toContain('Farce is an owner again (farce)');
    expect(after.owners).toMatchObject([{ id: 'farce', inError: null, version: 2 }]);
  });

  it('stays, whatever apostrophe a later copy of the notes has', () => {
    const owners = [anOwner({ id: 'office', name: "Commissioner's Office", aliases: [] })];
    const { after } = recordFor("Commissioner's Office", { ...newBoard, owners });
    const again = recordFor('Commissioner’s Office', after);
    expect(said(again.recording).filter((what) => what.includes('PDB-'))).toEqual([]);
    expect(again.after.owners).toHaveLength(1);
  });

  it('is in doubt where two offices of the register are called so, and nobody is made of it', () => {
    const owners = [
      anOwner({ id: 'office', name: "Commissioner's Office", aliases: [] }),
      anOwner({ id: 'office-2', name: 'Commissioner’s Office', aliases: [] }),
    ];
    const { recording, after } = recordFor('Commissionerʼs Office', { ...newBoard, owners });
    expect(recording.outcome === 'recording' && recording.inDoubt).toEqual([
      {
        text: patrols.text,
        why: [
          `the owner of “${patrols.text}”: “Commissionerʼs Office” could be office (“Commissioner's Office”) or office-2 (“Commissioner’s Office”)`,
        ],
      },
    ]);
    expect(after.actions).toEqual([]);
    expect(recordFor('Commissioner’s Office', { ...newBoard, owners }).after.actions).toMatchObject([
      { owner: 'office-2' },
    ]);
  });
});

describe('a discharge in the notes', () => {
  const standing: WholeBoard = {
    board: aBoard(),
    owners: [anOwner()],
    meetings: [aMeeting({ id: '2024-06', state: 'held', date: '2024-06-12' })],
    actions: [
      anAction({ ref: 'PDB-2024-06-1', raisedAt: '2024-06', raisedOn: '2024-06-12' }),
      anAction({
        ref: 'PDB-2024-06-2',
        raisedAt: '2024-06',
        raisedOn: '2024-06-12',
        text: 'Explain how the drone team is used at night',
      }),
    ],
    programme: [],
  };
  const discharge = (
    text: string,
    how: string | null = 'papers sent',
    undertaking: Findings['discharged'][0]['undertaking'] = null,
  ) => ({
    ...empty,
    discharged: [{ text, how, undertaking }],
  });

  it('closes the action it means, though the wording differs', () => {
    const recording = record(standing, discharge('Force to report the number of rural patrols each month'));
    expect(said(recording).slice(3)).toEqual([
      'PDB-2024-06-1: discharged (papers sent): Report how many rural patrols ran each month',
      'notes recorded from october.docx',
    ]);
  });

  it('that may be any of several closes none, and says which', () => {
    const twins = standing.actions.map((action) => ({
      ...action,
      text: 'Report rural patrols for the quarter',
    }));
    const recording = record({ ...standing, actions: twins }, discharge('Report rural patrols'));
    expect(attention(recording)[0]).toContain(
      'may be PDB-2024-06-1 or PDB-2024-06-2: nothing was discharged',
    );
  });

  it('of something from before the register was kept is put in, with its undertaking still to be chased', () => {
    const undertaking = { text: 'to be sent before December meeting', by: 'December' };
    const findings = discharge('Force to brief on custody waiting times', undertaking.text, undertaking);
    const after = saved(standing, record(standing, findings));
    expect(after.actions.find(({ ref }) => ref === 'PDB-2024-06-3')).toMatchObject({
      status: 'discharged',
      owner: 'force',
      raisedAt: '2024-06',
      discharge: {
        how: 'to be sent before December meeting',
        undertaking: { by: { at: 'meeting', meeting: '2024-12', words: 'December' }, met: null },
      },
    });
    expect(said(record(after, findings))).toEqual([]);
  });

  it('of something that the register does not know, and of nobody, is in doubt', () => {
    const findings = discharge('Brief on custody waiting times');
    const minutes = minutedOf(findings);
    const minuted = { ...minutes, discharged: minutes.discharged.map((one) => ({ ...one, owner: null })) };
    const recording = record(standing, findings, '2024-10-09', { minuted });
    expect(recording).toMatchObject({
      inDoubt: [
        {
          why: [
            'the discharge of “Brief on custody waiting times”: the register has no such action, and nobody is named whose it was',
          ],
        },
      ],
    });
    expect(saved(standing, recording).owners).toHaveLength(1);
    const entire = saved(standing, record(standing, findings, '2024-10-09', { minuted, doubtful: true }));
    expect(entire.actions.find(({ ref }) => ref === 'PDB-2024-06-3')).toMatchObject({ status: 'discharged' });
    expect(record(entire, findings, '2024-10-09', { minuted })).toMatchObject({ changes: [], inDoubt: [] });
  });

  it('whose how is corrected is put right', () => {
    const first = discharge('Report rural patrols each month', 'papers sent');
    const after = saved(standing, record(standing, first));
    const again = saved(after, record(after, discharge('Report rural patrols each month', 'figures tabled')));
    expect(again.actions.find(({ ref }) => ref === 'PDB-2024-06-1')).toMatchObject({
      discharge: { how: 'figures tabled' },
    });
  });

  it('is asked about when the notes say nothing was outstanding', () => {
    const due = { at: 'date', date: day('2024-09-30'), words: null } as const;
    const late = { ...standing, actions: standing.actions.slice(0, 1).map((action) => ({ ...action, due })) };
    expect(attention(record(late, { ...empty, nothingOutstanding: true }))).toEqual([
      'the notes say that nothing was outstanding, but PDB-2024-06-1 still is: Report how many rural patrols ran each month',
    ]);
  });
});

describe('what recording does to an action', () => {
  const june = { raisedAt: '2024-06', raisedOn: '2024-06-12' };
  const ended = {
    status: 'discharged' as const,
    discharge: {
      on: '2024-10-02',
      meeting: '2024-10',
      how: 'papers sent',
      evidence: [],
      undertaking: null,
    },
  };
  const boardWith = (action: Action): WholeBoard => ({
    ...newBoard,
    meetings: [aMeeting({ id: '2024-06', state: 'held', date: '2024-06-12' })],
    actions: [action],
  });
  const open = boardWith(anAction({ ref: 'PDB-2024-06-1', ...june }));
  const discharged = boardWith(anAction({ ref: 'PDB-2024-06-1', ...june, ...ended }));
  const shown = (more: Partial<Findings['actions'][0]>) => ({ ...empty, actions: [{ ...patrols, ...more }] });
  const discharge = (how: string) => ({
    ...empty,
    discharged: [{ text: patrols.text, how, undertaking: null }],
  });

  it.each<[string, WholeBoard, Findings, [string | null, boolean][]]>([
    ['asked for anew', newBoard, shown({}), [['raise', false]]],
    [
      'asked for anew, whatever its words',
      newBoard,
      shown({ text: 're-opened: the front counter' }),
      [['raise', false]],
    ],
    ['worded otherwise', open, shown({ text: `re-opened – ${patrols.text}` }), [['amend', false]]],
    ['reported done', open, shown({ status: 'proposed' }), [['propose', false]]],
    ['discharged', open, discharge('papers sent'), [['discharge', true]]],
    [
      'discharged, in other words',
      open,
      discharge('amended figures re-opened the question'),
      [['discharge', true]],
    ],
    ['shown as discharged', open, shown({ status: 'discharged' }), [['discharge', true]]],
    ['shown as withdrawn', open, shown({ status: 'withdrawn' }), [['withdraw', true]]],
    ['shown as open again', discharged, shown({}), [['reopen', true]]],
    [
      'discharged, and worded otherwise',
      discharged,
      shown({ status: 'discharged', text: `${patrols.text} of the year` }),
      [['amend', true]],
    ],
    [
      'asked for anew, and done at once',
      newBoard,
      shown({ status: 'withdrawn' }),
      [
        ['raise', false],
        ['withdraw', true],
      ],
    ],
  ])('that is %s', (_, whole, findings, made) => {
    const recording = record(whole, findings);
    if (recording.outcome === 'refused') throw new Error(recording.why);
    const done = recording.changes.filter(({ transition }) => transition !== null);
    expect(done.map((change) => [change.transition, isBoardDecision(change)])).toEqual(made);
    const others = recording.changes.filter(({ transition }) => transition === null);
    expect(others.some(isBoardDecision)).toBe(false);
  });

  it('is known by what was done, and not by any words', () => {
    const thing = anAction({ history: [{ ...author, what: 're-opened: asked for again' }] });
    const amended: RegisterChange = { thing, transition: 'amend', what: 're-opened: the front counter' };
    expect(isBoardDecision(amended)).toBe(false);
    expect(isBoardDecision({ ...amended, transition: 'reopen', what: 'amended: to be done' })).toBe(true);
  });
});

describe('recording is refused', () => {
  it.each([
    [{ date: null }, null, 'no date', 'the notes do not say when the meeting was'],
    [
      {},
      '2024-10-03',
      'another date',
      'the notes say that the meeting was on Wednesday 2 October 2024, not on Thursday 3 October 2024',
    ],
    [
      { date: day('2024-10-10') },
      null,
      'not come yet',
      'the notes are of Thursday 10 October 2024, which has not come yet',
    ],
  ])('with meeting %j and --meeting %s: %s', (meeting, given, because, why) => {
    const findings = { ...empty, meeting: { ...empty.meeting, ...meeting } };
    const minuted = { actions: [], discharged: [] };
    const notes = { file: 'october.docx', findings, minuted, programmeOf: null, only: null, doubtful: false };
    expect(
      recordingOf(newBoard, { ...notes, meetingDate: given ? day(given) : null }, day('2024-10-09'), author),
    ).toEqual({
      outcome: 'refused',
      because,
      why,
    });
  });
});
