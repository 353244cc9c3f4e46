import { describe, expect, it } from 'vitest';
import { day, instantSchema } from '../../../functions/calendar/days.ts';
import { type Findings, findingsSchema } from '../../../functions/minutes/findings.ts';
import type { WholeBoard } from '../../../functions/minutes/recording/draft.ts';
import { type Notes, type Recording, recordingOf } from '../../../functions/minutes/recording/recording.ts';
import { type Corrections, noCorrections, withRow } from '../../../functions/register/corrections.ts';
import type { Meeting } from '../../../functions/register/meeting.ts';
import {
  cancel,
  type MeetingTransition,
  reschedule,
} from '../../../functions/register/meeting-transitions.ts';
import {
  itemRefSchema,
  type ProgrammeEntry,
  type ProgrammeItem,
} from '../../../functions/register/programme.ts';
import { moveTo, withdrawItem } from '../../../functions/register/programme-transitions.ts';
import { aBoard, aMeeting, anItem, anOwner, aRegularItem } from '../../register/examples.ts';
import { attention, said, saved } from './saved.ts';

const author = { at: instantSchema.parse('2025-06-24T09:00:00.000Z'), by: 'Joan Ellery', from: 'june.docx' };

type Programme = NonNullable<Findings['programme']>;

const page = (programme: object): Programme =>
  findingsSchema.shape.programme.unwrap().parse({ meetings: [], standing: [], toNote: [], ...programme });
const fraud = { title: 'Update on rural fraud', reason: 'Requested by the Panel', lead: 'PCC' };
const complaints = {
  title: 'Complaints against the Commissioner – Annual Report 2024/25',
  reason: 'Statutory Requirement',
  lead: 'Panel Officers',
};
const june = page({
  meetings: [
    { meeting: '2025-09-16', items: [complaints, fraud] },
    { meeting: '2025-12', items: [{ title: 'Victims’ services', reason: null, lead: null }] },
  ],
  standing: ['Questions to the Commissioner'],
  toNote: [
    { title: 'Commissioner’s decisions', condition: null },
    { title: 'Performance and Delivery Board minutes', condition: 'if available' },
  ],
});

const panel: WholeBoard = {
  board: aBoard({ id: 'wpcp', name: 'Wealdshire Police and Crime Panel', secretaryTitle: 'panel officer' }),
  owners: [anOwner({ board: 'wpcp', id: 'pcc', name: 'PCC', aliases: ['Commissioner'] })],
  meetings: [],
  actions: [],
  programme: [],
};

const empty = findingsSchema.parse({
  board: null,
  meeting: { date: null, previous: null, next: null },
  actions: [],
  discharged: [],
  nothingOutstanding: false,
  programme: null,
  differences: [],
  unread: [],
  undertakings: [],
});

const record = (whole: WholeBoard, programme: Programme, more: Partial<Notes> = {}): Recording =>
  recordingOf(
    whole,
    {
      file: 'june.docx',
      findings: { ...empty, programme },
      minuted: { actions: [], discharged: [] },
      programmeOf: 'Police and Crime Panel',
      meetingDate: null,
      only: null,
      doubtful: false,
      ...more,
    },
    day('2025-06-24'),
    author,
  );

const afterJune = saved(panel, record(panel, june));

function titled(whole: WholeBoard, title: string): ProgrammeItem {
  const found = whole.programme.find(
    (entry): entry is ProgrammeItem => entry.comes === 'once' && entry.title === title,
  );
  if (found === undefined) throw new Error(`nothing is called ${title}`);
  return found;
}

const withEntry = (whole: WholeBoard, entry: ProgrammeEntry): WholeBoard => ({
  ...whole,
  programme: [...whole.programme.filter(({ ref }) => ref !== entry.ref), entry],
});

const scheduledOn = (date: string) =>
  ({ state: 'scheduled', date: day(date), time: null, place: null }) as const;

/** The board after a secretary's change of one meeting. */
const withMeeting = (
  whole: WholeBoard,
  id: string,
  change: (meeting: Meeting) => MeetingTransition,
): WholeBoard => ({
  ...whole,
  meetings: whole.meetings.map((meeting) => {
    const made = meeting.id === id ? change(meeting) : { outcome: 'done' as const, meeting };
    if (made.outcome === 'refused') throw new Error(made.why);
    return made.meeting;
  }),
});

describe('recording a programme of work', () => {
  it('plans its items, adds meetings and leads that are new, and keeps what comes at every meeting', () => {
    const recording = record(panel, june);
    expect(said(recording)).toEqual([
      'a meeting on Tuesday 16 September 2025',
      'a meeting in December 2025',
      'Panel Officers is a new owner (panel-officers)',
      'WPCP-ITEM-1: planned for Tuesday 16 September 2025, by Panel Officers: Complaints against the Commissioner – Annual Report 2024/25',
      'WPCP-ITEM-2: planned for Tuesday 16 September 2025, by PCC: Update on rural fraud',
      'WPCP-ITEM-3: planned for December 2025, by nobody yet: Victims’ services',
      'WPCP-ITEM-4: standing item of every meeting: Questions to the Commissioner',
      'WPCP-ITEM-5: item to note of every meeting: Commissioner’s decisions',
      'WPCP-ITEM-6: item to note of every meeting: Performance and Delivery Board minutes (if available)',
    ]);
    expect(attention(recording)).toEqual(['Panel Officers has no contact yet, so no reminder can be sent']);
    expect(recording).toMatchObject({ meeting: null });
  });

  it('knows what the law fixes by its title and the panel’s own reason', () => {
    expect(titled(afterJune, complaints.title).duty).toEqual({ kind: 'complaints report', year: 2025 });
    expect(titled(afterJune, fraud.title).duty).toBeNull();
  });

  it('changes nothing the second time', () => {
    const again = record(afterJune, june);
    expect(said(again)).toEqual([]);
    expect(attention(again)).toEqual([]);
  });

  it('leaves alone what was moved or withdrawn by hand since', () => {
    const december = aMeeting({ board: 'wpcp', id: '2025-12', state: 'month', month: '2025-12' });
    const move = moveTo(titled(afterJune, fraud.title), december, 'no room', day('2025-06-25'), author);
    const withdrawal = { on: day('2025-06-25'), reason: 'not needed' };
    const dropped = withdrawItem(titled(afterJune, complaints.title), withdrawal, day('2025-06-25'), author);
    if (move.outcome !== 'done' || dropped.outcome !== 'done') throw new Error('refused');
    const changed = withEntry(withEntry(afterJune, move.entry), dropped.entry);
    expect(said(record(changed, june))).toEqual([]);
  });

  it('follows a later page: what it says otherwise, what is new, and what is reworded', () => {
    const september = page({
      ...june,
      meetings: [
        {
          meeting: '2025-09-16',
          items: [
            { ...complaints, lead: 'PCC' },
            { ...fraud, title: 'Update on rural fraud and scams' },
            { title: 'Road safety', reason: 'Offered by the Commissioner', lead: 'PCC' },
          ],
        },
        june.meetings[1],
      ],
    });
    expect(said(record(afterJune, september))).toEqual([
      'WPCP-ITEM-1: changed as the programme now says, lead PCC instead of Panel Officers: Complaints against the Commissioner – Annual Report 2024/25',
      'WPCP-ITEM-2: changed as the programme now says, title Update on rural fraud and scams instead of Update on rural fraud: Update on rural fraud and scams',
      'WPCP-ITEM-7: planned for Tuesday 16 September 2025, by PCC: Road safety',
    ]);
    expect(titled(saved(afterJune, record(afterJune, september)), complaints.title).lead).toBe('pcc');
  });

  it('moves what a later page lists at another of its meetings, saying so', () => {
    const [first, second] = june.meetings;
    const later = page({
      ...june,
      meetings: [
        { meeting: first?.meeting, items: [complaints] },
        { meeting: second?.meeting, items: [...(second?.items ?? []), fraud] },
      ],
    });
    const recording = record(afterJune, later);
    expect(said(recording)).toEqual(['WPCP-ITEM-2: moved to December 2025: Update on rural fraud']);
    expect(titled(saved(afterJune, recording), fraud.title)).toMatchObject({
      state: 'moved',
      meeting: '2025-12',
      move: { from: '2025-09', reason: 'the programme in june.docx has it there' },
    });
    expect(said(record(saved(afterJune, recording), later))).toEqual([]);
  });

  it('withdraws nothing that a later page leaves out, and says so', () => {
    const later = page({ meetings: [{ meeting: '2025-09-16', items: [complaints] }], standing: ['Minutes'] });
    const recording = record(afterJune, later);
    expect(said(recording)).toEqual(['WPCP-ITEM-7: standing item of every meeting: Minutes']);
    expect(attention(recording)).toEqual([
      'WPCP-ITEM-2 is no longer in the programme; move, withdraw or replace it if it should not stand: Update on rural fraud',
      'the programme no longer has meeting 2025-12 (December 2025), which stays in the register with WPCP-ITEM-3: move or cancel it if it will not be',
      'WPCP-ITEM-4 is no longer in the programme; withdraw it if it should not come: Questions to the Commissioner',
      'WPCP-ITEM-5 is no longer in the programme; withdraw it if it should not come: Commissioner’s decisions',
      'WPCP-ITEM-6 is no longer in the programme; withdraw it if it should not come: Performance and Delivery Board minutes',
    ]);
  });

  it('gives its day to a meeting that waited for one, and the items follow', () => {
    const dated = page({ meetings: [{ meeting: '2025-12-09', items: june.meetings[1]?.items }] });
    const recording = record(afterJune, dated);
    expect(said(recording)).toEqual(['meeting 2025-12 is on Tuesday 9 December 2025']);
    expect(titled(saved(afterJune, recording), 'Victims’ services').meeting).toBe('2025-12');
  });

  it('moves the meeting of the same month, unless the page names both days', () => {
    const other = page({ meetings: [{ meeting: '2025-09-23', items: [] }] });
    expect(said(record(afterJune, other))).toEqual([
      'meeting 2025-09 moves from Tuesday 16 September 2025 to Tuesday 23 September 2025',
    ]);
    const both = page({ meetings: [...june.meetings, ...other.meetings] });
    expect(said(record(afterJune, both))).toEqual(['a meeting on Tuesday 23 September 2025']);
  });

  it('moves a meeting to a day of another month, where the page has its items there and no longer names its day', () => {
    const [september, december] = june.meetings;
    const later = page({ ...june, meetings: [{ ...september, meeting: '2025-10-02' }, december] });
    const recording = record(afterJune, later);
    expect(said(recording)).toEqual([
      'meeting 2025-09 moves from Tuesday 16 September 2025 to Thursday 2 October 2025',
    ]);
    expect(attention(recording)).toEqual([]);
    expect(said(record(saved(afterJune, recording), later))).toEqual([]);
    expect(titled(saved(afterJune, recording), fraud.title)).toMatchObject({ meeting: '2025-09' });
  });

  it('takes no meeting for one that moved past another, or whose items it does not have', () => {
    const [september, december] = june.meetings;
    const past = page({ meetings: [december, { ...september, meeting: '2026-02-03' }] });
    expect(said(record(afterJune, past)).slice(0, 1)).toEqual(['a meeting on Tuesday 3 February 2026']);
    const other = page({
      meetings: [
        { meeting: '2025-10-02', items: [{ title: 'Road safety', reason: null, lead: null }] },
        december,
      ],
    });
    expect(said(record(afterJune, other))).toEqual([
      'a meeting on Thursday 2 October 2025',
      'WPCP-ITEM-7: planned for Thursday 2 October 2025, by nobody yet: Road safety',
    ]);
  });

  it('says that a later page dropped a meeting, and moves what it has at another', () => {
    const [, december] = june.meetings;
    const later = page({ ...june, meetings: [{ ...december, items: [...(december?.items ?? []), fraud] }] });
    const recording = record(afterJune, later);
    expect(said(recording)).toEqual(['WPCP-ITEM-2: moved to December 2025: Update on rural fraud']);
    expect(attention(recording)).toEqual([
      'the programme no longer has meeting 2025-09 (Tuesday 16 September 2025), which stays in the register with WPCP-ITEM-1: move or cancel it if it will not be',
    ]);
  });

  it('puts a month’s items to its only dated meeting, and says where of several', () => {
    const month = page({ meetings: [{ meeting: '2025-09', items: [complaints, fraud] }] });
    expect(said(record(afterJune, month))).toEqual([]);
    const second = aMeeting({ board: 'wpcp', id: '2025-09-b', date: '2025-09-30' });
    const several = record({ ...afterJune, meetings: [...afterJune.meetings, second] }, month);
    expect(attention(several)).toContain(
      'the programme names September 2025 alone, in which there are several meetings: its items were put to that of Tuesday 16 September 2025',
    );
  });

  it.each<[string, string, (meeting: Meeting) => MeetingTransition, string]>([
    [
      '2025-09',
      'moved within its month',
      (meeting) => reschedule(meeting, scheduledOn('2025-09-30'), [], author),
      'meeting 2025-09, which the programme still gives as Tuesday 16 September 2025, is in the register as Tuesday 30 September 2025, and stays so',
    ],
    [
      '2025-09',
      'moved to another month',
      (meeting) => reschedule(meeting, scheduledOn('2025-10-07'), [], author),
      'meeting 2025-09, which the programme still gives as Tuesday 16 September 2025, is in the register as Tuesday 7 October 2025, and stays so',
    ],
    [
      '2025-12',
      'put off',
      (meeting) => reschedule(meeting, { state: 'to be confirmed', reason: 'an election' }, [], author),
      'meeting 2025-12, which the programme still gives as December 2025, is in the register as a date to be confirmed, and stays so',
    ],
    [
      '2025-12',
      'cancelled',
      (meeting) => cancel(meeting, 'too few could come', author),
      'meeting 2025-12, which the programme still gives as December 2025, is in the register as a cancelled meeting, and stays so',
    ],
  ])('changes nothing by the same page when its meeting %s has been %s since', (id, _, change, tells) => {
    const again = record(withMeeting(afterJune, id, change), june);
    expect(said(again)).toEqual([]);
    expect(attention(again)).toEqual([tells]);
  });

  it('says nothing of a month whose meeting has got a day in it', () => {
    const dated = withMeeting(afterJune, '2025-12', (meeting) =>
      reschedule(meeting, scheduledOn('2025-12-09'), [], author),
    );
    expect(said(record(dated, june))).toEqual([]);
    expect(attention(record(dated, june))).toEqual([]);
  });

  it('adds a meeting on a day that another has left, when the page puts other business to it', () => {
    const moved = withMeeting(afterJune, '2025-12', (meeting) =>
      reschedule(meeting, scheduledOn('2026-01-13'), [], author),
    );
    const other = page({ meetings: [{ meeting: '2025-12', items: [{ ...fraud, title: 'Rural crime' }] }] });
    expect(said(record(moved, other))[0]).toBe('a meeting in December 2025');
  });

  it('says once that a day has passed for which it plans something new', () => {
    const past = page({ meetings: [{ meeting: '2024-09-17', items: [complaints, fraud] }] });
    expect(attention(record(panel, past))).toContain(
      'Tuesday 17 September 2024, for which the programme has new items, has passed: present or move them, unless the page has the date wrong',
    );
    expect(attention(record(panel, past)).filter((matter) => matter.includes('has passed'))).toHaveLength(1);
    const known = saved(panel, record(panel, past));
    expect(attention(record(known, past))).toEqual([]);
  });

  it('takes over what was put there by hand, fills in what that lacks, and shows what differs', () => {
    const byHand = anItem({
      ...{
        board: 'wpcp',
        ref: 'WPCP-ITEM-1',
        title: 'Complaints against the Commissioner, Annual Report 2024/25',
      },
      ...{ meeting: '2025-09', reason: null, lead: 'pcc' },
    });
    const meeting = aMeeting({ board: 'wpcp', id: '2025-09', date: '2025-09-16' });
    const known = { ...panel, meetings: [meeting], programme: [byHand] };
    const recording = record(known, page({ meetings: [{ meeting: '2025-09-16', items: [complaints] }] }));
    expect(said(recording)).toEqual([
      'WPCP-ITEM-1: is in the programme: Complaints against the Commissioner – Annual Report 2024/25',
    ]);
    expect(attention(recording)).toEqual([
      'WPCP-ITEM-1: the programme gives the lead as “Panel Officers”, and the register has “PCC”',
    ]);
    expect(saved(known, recording).programme[0]).toMatchObject({
      reason: 'Statutory Requirement',
      lead: 'pcc',
    });
  });

  it('chooses none of two that it may be', () => {
    const items = [1, 2].map((number) =>
      anItem({
        ...{ board: 'wpcp', ref: `WPCP-ITEM-${number}`, meeting: '2025-09' },
        title: `Update on rural fraud, part ${number}`,
      }),
    );
    const meeting = aMeeting({ board: 'wpcp', id: '2025-09', date: '2025-09-16' });
    const recording = record(
      { ...panel, meetings: [meeting], programme: items },
      page({ meetings: [{ meeting: '2025-09-16', items: [fraud] }] }),
    );
    expect(said(recording)).toEqual([]);
    expect(attention(recording)).toEqual([
      '“Update on rural fraud” may be WPCP-ITEM-1 or WPCP-ITEM-2: nothing was changed for it',
    ]);
  });

  it('shows a condition that differs, and what was withdrawn from every meeting', () => {
    const regular = [
      aRegularItem({ board: 'wpcp', ref: 'WPCP-ITEM-1', state: 'withdrawn' }),
      aRegularItem({
        ...{ board: 'wpcp', ref: 'WPCP-ITEM-2', as: 'item to note', title: 'Commissioner’s decisions' },
        condition: 'if any',
      }),
    ];
    const recording = record(
      { ...panel, programme: regular },
      page({ standing: june.standing, toNote: june.toNote.slice(0, 1) }),
    );
    expect(said(recording)).toEqual([]);
    expect(attention(recording)).toEqual([
      'WPCP-ITEM-1 is in the programme, and was withdrawn from the register: Questions to the Commissioner',
      'WPCP-ITEM-2: the programme says no condition, and the register has “if any”: Commissioner’s decisions',
    ]);
  });
});

describe('a pack with the notes of one body and the programme of another', () => {
  const pack: Findings = {
    ...empty,
    board: 'Performance and Delivery Board',
    meeting: { date: day('2025-03-12'), previous: null, next: null },
    nothingOutstanding: true,
    programme: june,
  };
  const of = (whole: WholeBoard, more: Partial<Notes> = {}): Recording =>
    record(whole, june, { findings: pack, ...more });
  const board: WholeBoard = { ...panel, board: aBoard(), owners: [] };

  it('gives each register its own part, and says what was left', () => {
    expect(said(of(board))).toEqual([
      'a meeting on Wednesday 12 March 2025',
      'the meeting of 12 March 2025 was held',
      'notes recorded from june.docx',
    ]);
    expect(attention(of(board))).toContain(
      'the programme of work is headed “Police and Crime Panel”, and board pdb is called “Performance and Delivery Board”: that part of the file was left alone',
    );
    expect(said(of(panel))).not.toContain('the meeting of 12 March 2025 was held');
    expect(saved(panel, of(panel)).programme).toHaveLength(6);
    expect(attention(of(panel))).toContain(
      'the notes are headed “Performance and Delivery Board”, and board wpcp is called “Wealdshire Police and Crime Panel”: that part of the file was left alone',
    );
  });

  it('takes the part that is asked for, whoever’s it is headed', () => {
    expect(saved(board, of(board, { only: 'programme' })).programme).toHaveLength(6);
    expect(said(of(panel, { only: 'notes' }))).toContain('notes recorded from june.docx');
  });

  it('takes both when neither is headed as another’s', () => {
    const unheaded = { findings: { ...pack, board: null }, programmeOf: null };
    const both = said(of(panel, unheaded));
    expect(both).toContain('notes recorded from june.docx');
    expect(both).toContain(
      'WPCP-ITEM-2: planned for Tuesday 16 September 2025, by PCC: Update on rural fraud',
    );
  });

  it('is refused where both are headed as another’s, or the part asked for is not there', () => {
    const other = { ...panel, board: aBoard({ id: 'fire', name: 'Fire Authority' }) };
    expect(said(of(other))).toEqual([
      'the notes are headed “Performance and Delivery Board”, and board fire is called “Fire Authority”; the programme of work is headed “Police and Crime Panel”, and board fire is called “Fire Authority”',
    ]);
    expect(said(record(panel, june, { findings: empty, only: 'programme' }))).toEqual([
      'there is no programme of work in this file',
    ]);
  });

  it('takes the programme alone where the file only names a meeting, as an agenda does, and says so', () => {
    const agenda = {
      ...pack,
      board: null,
      nothingOutstanding: false,
      meeting: { ...pack.meeting, date: day('2025-07-01') },
    };
    const recording = of(panel, { findings: agenda });
    expect(saved(panel, recording).programme).toHaveLength(6);
    expect(saved(panel, recording).meetings.map(({ id }) => id)).toEqual(['2025-09', '2025-12']);
    expect(attention(recording)).toContain('the file speaks of a meeting on Tuesday 1 July 2025 too');
  });

  it('is refused where it is one part alone that is headed as another’s, unless that is said to be meant', () => {
    const other = { ...panel, board: aBoard({ id: 'wpcp', name: 'Fire Authority' }) };
    const headed =
      'the programme of work is headed “Police and Crime Panel”, and board wpcp is called “Fire Authority”';
    expect(said(record(other, june))).toEqual([`${headed}: say “programme” if it is meant all the same`]);
    const meant = record(other, june, { only: 'programme' });
    expect(attention(meant)).toContain(headed);
    expect(saved(other, meant).programme).toHaveLength(6);
  });

  it.each([
    ['Police and Crime Panel', 'Wealdshire Police and Crime Panel', true],
    ['Wealdshire PCP', 'Wealdshire Police and Crime Panel', true],
    ['Minutes of the Board', 'Performance and Delivery Board', true],
    ['PCC’s Performance & Delivery Board', 'Performance and Delivery Board', true],
    ['PDB actions', 'Performance and Delivery Board', true],
    ['Finance Committee', 'Audit Committee', false],
    ['Police and Crime Board', 'Police and Crime Panel', false],
    ['Harbour Parish Council', 'Performance and Delivery Board', false],
  ])('is taken as it is headed “%s” by “%s”: %s', (heading, name, isTaken) => {
    const board = { ...panel, board: aBoard({ id: 'body', name }) };
    const recording = record(board, june, { programmeOf: heading });
    expect(recording.outcome).toBe(isTaken ? 'recording' : 'refused');
  });
});

describe('an entry of a programme that a person looked at', () => {
  const joan = { by: 'Joan Ellery', at: instantSchema.parse('2025-06-24T08:00:00.000Z') };
  const reads: Record<string, string> = {
    'item-1': `${complaints.title}, 16 September 2025`,
    'item-2': `${fraud.title}, 16 September 2025`,
    'item-3': 'Victims’ services, December 2025',
    'item-4': 'Questions to the Commissioner',
  };
  const saying = (row: string, said: object, from = noCorrections) =>
    withRow(from, { row, of: reads[row] ?? null, ...said }, joan);
  const lines = [
    [
      { from: 4, to: 4 },
      { from: 5, to: 6 },
    ],
    [{ from: 9, to: 9 }],
  ];
  const looked = (whole: WholeBoard, corrections: Corrections, programme = june) =>
    record(whole, programme, { corrections, programmeLines: lines });
  const rows = (recording: Recording) =>
    recording.outcome === 'recording'
      ? recording.rows.map(({ row, becomes, ref }) => [row, becomes, ref])
      : [];

  it('is a row by its place, with its lines, its meeting and its lead', () => {
    const recording = looked(panel, noCorrections);
    expect(rows(recording)).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => [`item-${number}`, 'new', `WPCP-ITEM-${number}`]),
    );
    expect(recording).toMatchObject({
      rows: [
        {},
        {
          kind: 'item',
          text: fraud.title,
          owner: 'PCC',
          due: 'Tuesday 16 September 2025',
          lines: lines[0]?.slice(1),
        },
        { due: 'December 2025', owner: null },
        { due: null, reason: null },
        {},
        { reason: 'if available' },
      ],
    });
    expect(rows(looked(afterJune, noCorrections)).map(([, becomes]) => becomes)).toEqual(
      Array.from({ length: 6 }, () => 'as it stands'),
    );
  });

  it('is left out alone, and nothing is brought in for its sake', () => {
    const recording = looked(panel, saying('item-1', { take: false }, saying('item-3', { take: false })));
    expect(rows(recording).filter(([, becomes]) => becomes === 'left out')).toEqual([
      ['item-1', 'left out', null],
      ['item-3', 'left out', null],
    ]);
    const then = saved(panel, recording);
    expect(then.programme.map(({ title }) => title)).not.toContain(complaints.title);
    expect(then.meetings.map(({ id }) => id)).toEqual(['2025-09']);
    expect(then.owners.map(({ id }) => id)).toEqual(['pcc']);
    expect(attention(recording)).toEqual([]);
  });

  it('that the register has stays as it is where it is left out, and is not said to be missing', () => {
    const later = page({
      meetings: [
        { meeting: '2025-09-16', items: [complaints, { ...fraud, lead: 'Panel Officers' }] },
        { meeting: '2025-12', items: [{ title: 'Victims’ services', reason: null, lead: null }] },
      ],
      standing: june.standing,
      toNote: june.toNote,
    });
    const left = saying('item-4', { take: false }, saying('item-2', { take: false }));
    const recording = looked(afterJune, left, later);
    expect(rows(recording)).toContainEqual(['item-2', 'left out', 'WPCP-ITEM-2']);
    expect(said(recording)).toEqual([]);
    expect(attention(recording)).toEqual([]);
  });

  it('is recorded as it was changed, and its history says by whom and from which lines', () => {
    const changed = { text: 'Rural fraud', lead: null, reason: 'To note', meeting: day('2026-02-03') };
    const recording = looked(panel, saying('item-2', changed));
    const then = saved(panel, recording);
    const item = titled(then, 'Rural fraud');
    expect(item).toMatchObject({ meeting: '2026-02', lead: null, reason: 'To note' });
    expect(item.history[0]?.from).toBe(
      'june.docx; lines 5 to 6, changed by Joan Ellery before it was recorded',
    );
    expect(then.meetings.find(({ id }) => id === '2026-02')).toMatchObject({ date: '2026-02-03' });
  });

  it('goes to the meeting of a month that the programme names by its day', () => {
    const recording = looked(panel, saying('item-3', { meeting: '2025-09' }));
    const then = saved(panel, recording);
    expect(titled(then, 'Victims’ services').meeting).toBe('2025-09');
    expect(then.meetings.map(({ id }) => id)).toEqual(['2025-09']);
  });

  it('is the item of the register that a person says, or a new one', () => {
    const at = { ...titled(afterJune, fraud.title), printed: null };
    const twins = withEntry(withEntry(afterJune, at), { ...at, ref: itemRefSchema.parse('WPCP-ITEM-7') });
    const unsaid = looked(twins, noCorrections);
    expect(rows(unsaid)).toContainEqual(['item-2', 'one of several', null]);
    const other = looked(twins, saying('item-2', { about: 'WPCP-ITEM-7', lead: 'Panel Officers' }));
    expect(rows(other)).toContainEqual(['item-2', 'changed', 'WPCP-ITEM-7']);
    const none = looked(twins, saying('item-2', { about: 'none' }));
    expect(rows(none)).toContainEqual(['item-2', 'new', 'WPCP-ITEM-8']);
    const gone = looked(afterJune, saying('item-2', { about: 'WPCP-ITEM-9' }));
    expect(attention(gone)).toContain(
      `“${fraud.title}” cannot be WPCP-ITEM-9 any more: nothing was changed for it`,
    );
  });

  it('that comes at every meeting is worded otherwise', () => {
    const then = saved(panel, looked(panel, saying('item-4', { text: 'Questions' })));
    const entry = then.programme.find(({ title }) => title === 'Questions');
    expect(entry?.history[0]?.from).toBe(
      'june.docx; the programme, changed by Joan Ellery before it was recorded',
    );
  });

  it('is known by its words and its meeting, and what is of none any more is told', () => {
    const corrections = withRow(
      noCorrections,
      { row: 'item-1', of: 'Something else, December 2025', take: false },
      joan,
    );
    const recording = looked(panel, corrections);
    expect(rows(recording)).toContainEqual(['item-1', 'new', 'WPCP-ITEM-1']);
    expect(attention(recording)).toContain(
      'what Joan Ellery changed of “Something else, December 2025” was left out: it is read otherwise now',
    );
  });
});
