import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { type ChairSheet, chairSheetOf, chairSheetSchema } from '../../functions/papers/chair-sheet.ts';
import { chairSheetInHtml } from '../../functions/papers/chair-sheet-file.ts';
import { chairSheetPage, rowsWithRoom, type SheetRow } from '../../functions/papers/chair-sheet-layout.ts';
import type { Action } from '../../functions/register/action.ts';
import type { Meeting } from '../../functions/register/meeting.ts';
import type { Dispatch } from '../../functions/reminders/dispatch.ts';
import { aDispatch } from '../store/examples.ts';
import {
  action,
  december,
  discharged,
  dueOn,
  june,
  meetings,
  october,
  postponed,
  proposed,
  undertaking,
  viewOf,
  withdrawn,
} from './a-board.ts';
import { item, panelView, session } from './a-panel.ts';

const eve = day('2024-12-10');
const ofJune = { raisedAt: '2024-06', raisedOn: '2024-06-12' };

type More = {
  closed?: Action[];
  mails?: Dispatch[];
  panels?: ReturnType<typeof panelView>[];
  known?: Meeting[];
  meeting?: Meeting | null;
  unread?: string[];
};

const sheetOf = (actions: Action[], more: More = {}): ChairSheet => {
  const { closed = [], mails = [], panels = [], known = meetings, meeting = december, unread = [] } = more;
  const view = viewOf(actions, known);
  return chairSheetSchema.parse(
    chairSheetOf(view, meeting ?? undefined, eve, { closed, mails, panels, unread }),
  );
};

const sectionOf = (sheet: ChairSheet, number: number) => {
  const section = chairSheetPage(sheet).sections.find((one) => one.number === number);
  if (section === undefined) throw new Error(`the sheet has no section ${number}`);
  return section;
};

describe('the chair’s sheet', () => {
  it('has what is reported done to decide, with the owner’s words, and what was promised and is said to be provided', () => {
    const sheet = sheetOf([
      action('PDB-2024-10-1', proposed('figures sent', '2024-11-20', 'Mo Khan')),
      action('PDB-2024-10-2', {
        ...discharged('2024-10-02', 'to follow', {
          undertaking: {
            ...{ text: 'the audit', by: dueOn('2025-02-01'), met: null },
            proposal: { on: '2024-12-01', how: 'sent by email', evidence: ['https://force.example/audit'] },
          },
        }),
      }),
    ]);
    expect(sectionOf(sheet, 1)).toMatchObject({
      figure: '2',
      nil: null,
      note: null,
      rows: [
        {
          ref: 'PDB-2024-10-1',
          owner: 'Force',
          details: ['Said done on 20 November 2024, by Mo Khan: “figures sent”', 'Due 11 December 2024'],
        },
        {
          text: 'Promised: the audit',
          details: [
            'Said provided on 1 December 2024: “sent by email” (1 link with it)',
            'Due 1 February 2025',
          ],
        },
      ],
    });
    expect(sectionOf(sheet, 3)).toMatchObject({
      figure: '1',
      rows: [],
      note: 'It stands under 1 Decide.',
    });
    const steps = chairSheetPage(sheet, (ref, step) => `/${ref}/${step}`).sections[0]?.rows.map(
      ({ ticks }) => ticks,
    );
    expect(steps).toEqual([
      [
        { words: 'Accept', to: '/PDB-2024-10-1/discharge' },
        { words: 'Press further', to: '/PDB-2024-10-1/send-back' },
      ],
      [
        { words: 'Accept', to: '/PDB-2024-10-2/provided' },
        { words: 'Press further', to: '/PDB-2024-10-2/send-back' },
      ],
    ]);
  });

  it('has what is overdue to press, the longest first, with how often it was chased and what was last said', () => {
    const chase = (said: object) =>
      aDispatch({
        ...{ kind: 'chase', owner: 'force', meeting: null, refs: ['PDB-2024-06-1'], state: 'delivered' },
        ...{ to: ['a@force.example'], at: '2024-10-09T08:00:00.000Z', because: 'taken', ...said },
      });
    const sheet = sheetOf(
      [
        action('PDB-2024-10-3', {
          due: dueOn('2024-11-15'),
          extension: {
            ...{ state: 'refused', until: dueOn('2025-03-01'), reason: 'the figures come out in February' },
            ...{ on: '2024-11-10', askedBy: 'Sergeant Pryce' },
            decision: { on: '2024-11-12', meeting: null, reason: 'too long' },
          },
        }),
        action('PDB-2024-06-1', { ...ofJune, due: dueOn('2024-10-02') }),
      ],
      {
        mails: [
          chase({ id: 'one', stage: 'chase-1', dueOn: '2024-10-09' }),
          chase({ id: 'two', stage: 'chase-2', dueOn: '2024-10-16' }),
          chase({ id: 'three', stage: 'chase-2', dueOn: '2024-10-16', owner: 'chief-constable' }),
          chase({ id: 'four', stage: 'escalation', kind: 'escalation', dueOn: '2024-10-23' }),
          chase({ id: 'five', stage: 'chase-3', dueOn: '2024-10-30', state: 'failed' }),
          chase({ id: 'six', stage: 'chase-1', dueOn: '2024-10-09', refs: ['PDB-2024-06-9'] }),
        ],
      },
    );
    expect(sectionOf(sheet, 2).rows.map(({ ref, details }) => [ref, ...details])).toEqual([
      [
        'PDB-2024-06-1',
        'Asked 12 June 2024, was due 2 October 2024, carried over once',
        'Chased twice, escalated once, last on 23 October 2024',
        'No answer',
      ],
      [
        'PDB-2024-10-3',
        'Asked 2 October 2024, was due 15 November 2024, not carried over',
        'Not chased yet',
        'Its owner asked on 10 November 2024 by Sergeant Pryce for more time until 1 March 2025 (not given): the figures come out in February',
      ],
    ]);
  });

  it('says each thing once: what is due at the meeting and stands above is counted, and not repeated', () => {
    const sheet = sheetOf([
      action('PDB-2024-10-1', proposed('figures sent')),
      action('PDB-2024-10-2'),
      action(
        'PDB-2024-10-4',
        discharged('2024-10-02', 'later', undertaking('the audit', dueOn('2024-12-11'))),
      ),
    ]);
    const due = sectionOf(sheet, 4);
    expect(due).toMatchObject({
      figure: '3',
      note: '1 of the 3 stands under 1 Decide. 1 of the 3 stands under 3 Promised.',
    });
    expect(due.rows.map(({ ref }) => ref)).toEqual(['PDB-2024-10-2']);
  });

  it('says in a line what came of the last meeting, and in a table what came of the last four', () => {
    const sheet = sheetOf([action('PDB-2024-10-1'), action('PDB-2024-06-1', ofJune)], {
      closed: [
        action('PDB-2024-06-2', { ...ofJune, ...discharged('2024-10-02', 'done', { meeting: '2024-10' }) }),
        action('PDB-2024-06-3', { ...ofJune, ...discharged('2024-09-01', 'done') }),
        action('PDB-2024-06-4', { ...ofJune, ...discharged('2024-11-01', 'done since') }),
        action('PDB-2024-06-5', { ...ofJune, ...withdrawn('2024-09-01', 'overtaken') }),
      ],
    });
    expect(sheet.lastMeeting).toEqual({
      ...{ meeting: '2024-10', date: '2024-10-02', recorded: true },
      ...{ asked: 1, discharged: 2, carriedOver: 2 },
    });
    expect(sectionOf(sheet, 5)).toMatchObject({
      note: 'On 2 October 2024: 1 asked, 2 discharged, 2 carried over.',
      rates: [
        { meeting: '2 October 2024', outstanding: '4', discharged: '2', carriedOver: '2', rate: '50 %' },
        { meeting: '12 June 2024', outstanding: '0', discharged: '0', rate: 'nothing outstanding' },
      ],
    });
  });

  it('says that the notes of the last meeting are not recorded, where they are not', () => {
    const sheet = sheetOf([], { known: [june, { ...october, state: 'scheduled' } as Meeting, december] });
    expect(sectionOf(sheet, 5).note).toBe('The notes of 2 October 2024 are not recorded yet.');
  });

  it('has what a panel is to consider of the board’s own business alone', () => {
    const source = { kind: 'action', ref: 'PDB-2024-10-2' };
    const panel = panelView(
      [
        item(1, { title: 'Answering calls', meeting: '2025-02', source }),
        item(2, { title: 'Of another board', meeting: '2025-02' }),
        item(3, {
          ...{ title: 'Minutes', meeting: '2025-02', state: 'offered', received: { on: '2024-12-01' } },
          source: { kind: 'minute', board: 'pdb', meeting: '2024-10', minute: null },
        }),
      ],
      [session('2025-02', { date: '2025-02-04' })],
    );
    expect(
      sectionOf(sheetOf([], { panels: [panel] }), 6).rows.map(({ text, details }) => [text, ...details]),
    ).toEqual([
      ['Answering calls', 'Westmere Police and Crime Panel, Tuesday 4 February 2025', 'Paper not in'],
      ['Minutes', 'Westmere Police and Crime Panel, Tuesday 4 February 2025', 'Offered, not accepted yet'],
    ]);
  });

  it('says so where a panel’s programme could not be read', () => {
    expect(sectionOf(sheetOf([], { unread: ['pcp'] }), 6).note).toBe(
      'The programme of pcp could not be read.',
    );
  });

  it('says of each that there is none; and of a meeting put off, or of none, what is known', () => {
    expect(chairSheetPage(sheetOf([], { known: [december] })).sections.map(({ nil }) => nil)).toEqual([
      'Nothing is reported done.',
      'Nothing is overdue.',
      'No undertaking is outstanding.',
      'Nothing is due at this meeting.',
      'No meeting is recorded as held yet.',
      'No panel is to consider anything that came from this board.',
    ]);
    expect(sheetOf([], { meeting: postponed })).toMatchObject({ meetingInWords: 'A date to be confirmed' });
    const none = sheetOf([], { meeting: null, known: [] });
    expect(chairSheetPage(none)).toMatchObject({
      meeting: 'Date to be confirmed',
      facts: 'No meeting to come has a day. As at 10 December 2024.',
    });
    expect(sectionOf(none, 4).nil).toBe('No meeting to come has a day.');
    expect(sectionOf(none, 5).note).toBe('The board has not met before.');
  });

  it('shows the first of each where there is not room for all, and says how many more there are', () => {
    const many = Array.from({ length: 60 }, (_, place) =>
      action(`PDB-2024-06-${place + 1}`, { ...ofJune, due: dueOn('2024-10-02') }),
    );
    const press = sectionOf(sheetOf(many), 2);
    expect(press.figure).toBe('60');
    expect(press.rows.length).toBeGreaterThan(10);
    expect(press.note).toBe(`And ${60 - press.rows.length} more: see the action report.`);
    expect(press.rows[0]?.ref).toBe('PDB-2024-06-1');
  });

  it('lets no long list crowd out another, and none begin that has no room', () => {
    const row = (text: string): SheetRow => ({
      ...{ ref: 'PDB-2024-10-1', owner: 'Force', text, details: [], isInOne: true, ticks: [] },
    });
    const many = Array.from({ length: 50 }, () => row('a line'));
    expect(rowsWithRoom([many, many, many, many, many], 12)).toEqual([4, 3, 1, 1, 1]);
    expect(rowsWithRoom([[row('much '.repeat(200))], many], 5)).toEqual([0, 4]);
  });

  it('marks where words were left out, and only then', () => {
    const page = chairSheetPage(
      sheetOf([action('PDB-2024-10-1', { text: 'Report on patrols. '.repeat(30) })]),
    );
    expect(page.sections[3]?.rows[0]?.text).toMatch(/^Report on patrols\..* \[…\]$/);
    expect(page.shortened).toContain('words are left out');
    expect(chairSheetPage(sheetOf([action('PDB-2024-10-1')])).shortened).toBeNull();
  });

  it('as a file has its styles within, loads nothing, and takes what people typed for words', () => {
    const html = chairSheetInHtml(
      sheetOf([action('PDB-2024-10-1', proposed('<script>alert(1)</script> O’Neill'))]),
    );
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; O’Neill');
    expect(html).toContain('@page');
    expect(html).not.toMatch(/<script|<link|<img|src=|url\(|href=/);
  });
});
