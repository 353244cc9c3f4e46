import { describe, expect, it } from 'vitest';
import { houseNotes, readText } from './reading.ts';

const notes = (head: string, previous = '2. Notes of Previous Meeting\nThe notes were agreed.', foot = '') =>
  `${head}\n\n1. Welcome\nAll were welcomed.\n\n${previous}\n\n3. Finance\nThe budget was on course on 4 May 2022.\n\n${foot}\n`;

describe('the meeting', () => {
  it('is neither the next nor the previous one, in notes so short that both stand near the title', async () => {
    const { findings } = await readText(
      'Harbour Board\nMinutes of the meeting held on 2 October 2024\nAll were welcomed.\nThe minutes of 12 June 2024 were agreed.\nDate of next meeting: 11 December 2024\n',
    );
    expect(findings.meeting).toEqual({ date: '2024-10-02', previous: '2024-06-12', next: '2024-12-11' });
  });

  it.each([
    [
      'Meeting Notes\n\tTitle:\n\tHarbour Board\n\n\tDate & time:\n\tWednesday 2 October 2024\n',
      'Harbour Board',
      '2024-10-02',
    ],
    [
      'Meeting Notes\nTitle:\tHarbour Board\nDate & time:\tWednesday 2 October 2024, 10:00 – 12:30',
      'Harbour Board',
      '2024-10-02',
    ],
    [
      'Meeting Notes\nTitle: Harbour & Coast Board\nDate: 2nd October 2024',
      'Harbour and Coast Board',
      '2024-10-02',
    ],
    ['Harbour Board action log\nMeeting: 2 October 2024', 'Harbour Board', '2024-10-02'],
    [
      'NHS SALTMARSH HARBOUR BOARD\nMinutes of the Board meeting held in public\nDate: 2 October 2024',
      'NHS Saltmarsh Harbour Board',
      '2024-10-02',
    ],
    [
      'GULL ISLAND FERRY TRUST\nManagement Committee, 2 October 2024',
      'Gull Island Ferry Trust Management Committee',
      '2024-10-02',
    ],
    [
      'Gull Island Ferry Trust\nBoard of Directors (held in public)\nMeeting: Wednesday 2 October 2024',
      'Gull Island Ferry Trust Board of Directors',
      '2024-10-02',
    ],
    [
      'Harbour Board\nMinutes of the meeting held on Wednesday, 2nd October, 2024',
      'Harbour Board',
      '2024-10-02',
    ],
    [
      'MINUTES of a meeting of the HARBOUR AND COAST PANEL held in the Guildhall on Tuesday, 1 October 2024.',
      'Harbour and Coast Panel',
      '2024-10-01',
    ],
    ['Notes of the Harbour Board held on 02/10/2024', 'Harbour Board', '2024-10-02'],
    ['Harbour Board – 2 October 2024\nMeeting notes', 'Harbour Board', '2024-10-02'],
    ['# Harbour Board\n\n**Date:** 2024-10-02', 'Harbour Board', '2024-10-02'],
    [
      '| Title: | Harbour Board |\n|---|---|\n| Date & time: | Wednesday 2 October 2024 |',
      'Harbour Board',
      '2024-10-02',
    ],
    ['HARBOUR BOARD\n2 October 2024\nMINUTES', 'Harbour Board', '2024-10-02'],
    ['Meeting Notes', null, null],
  ])('is named and dated by “%s”', async (head, board, date) => {
    const { findings } = await readText(notes(head));
    expect(findings.board).toBe(board);
    expect(findings.meeting.date).toBe(date);
    expect(findings.differences.map(({ kind }) => kind)).toEqual(date === null ? ['no meeting date'] : []);
  });

  it.each([
    ['Date drafted: 7 October 2024\nMeeting date: 2 October 2024', '2024-10-02'],
    ['Publication date:\n14 October 2024\nDate of meeting:\n2 October 2024', '2024-10-02'],
    ['Date approved by the Board: 11 December 2024\nDate: 2 October 2024', '2024-10-02'],
    ['Date: 7 October 2024\nDate of the Board: 2 October 2024', '2024-10-02'],
    ['Minutes drafted by the clerk 7 October 2024\nHarbour Board, 2 October 2024', '2024-10-02'],
    ['Date of last review: 7 October 2024', null],
  ])('is dated by its own label and not by another thing’s, as in “%s”', async (head, date) => {
    const { findings } = await readText(notes(`Harbour Board\n${head}`));
    expect(findings.meeting.date).toBe(date);
    expect(findings.differences.map(({ kind }) => kind)).toEqual(date === null ? ['no meeting date'] : []);
  });

  it.each([
    ['2. Notes of Previous Meeting – 12 June 2024\nThe notes were agreed.', '2024-06-12'],
    ['2. Notes of previous meeting (12/06/2024)\nThe notes were agreed.', '2024-06-12'],
    [
      '2. Notes of Previous Meeting\nThe meeting notes from the Harbour Board held on 12 June 2024 were noted as a true record.',
      '2024-06-12',
    ],
    ['2. Minutes of the last meeting\n· The minutes of Wednesday 12th June 2024 were agreed.', '2024-06-12'],
    ['2. Minutes of meeting held on the 12 June 2024\nAgreed.', '2024-06-12'],
    ['2. Minutes\nThe minutes of 12th June 2024 were agreed.', '2024-06-12'],
    ['2. Apologies and minutes\nThe minutes of 12th June 2024 were agreed.', '2024-06-12'],
    ['2. Introduction\nThe minutes of 12th June 2024 were agreed.', '2024-06-12'],
    ['2. Introduction\nThe minutes dated 12th June 2024 were approved.', '2024-06-12'],
    ['2. Notes of Previous Meeting (12 June)\nThe notes were agreed.', '2024-06-12'],
    ['2. Notes of Previous Meeting\nThe notes of the meeting held on 12 June were agreed.', '2024-06-12'],
    [
      '2. Notes of Previous Meeting\nAgreed. The minutes of the Audit Board of 1 May 2024 were noted under item 7.',
      null,
    ],
    ['2. Notes of Previous Meeting\nThe notes were agreed.', null],
    ['2. Notes of Previous Meeting\nThe notes were agreed. Force to write by 1 July 2024.', null],
  ])('follows the one that “%s” tells of', async (previous, date) => {
    const { findings } = await readText(notes('Meeting Notes\nDate: 2 October 2024', previous));
    expect(findings.meeting.previous).toBe(date);
  });

  it.each([
    ['Date of next Harbour Board: 11 December 2024', '2024-12-11', 'Harbour Board'],
    [
      'Date of next Harbour & Coast Board: Wednesday 11 December 2024, 10am',
      '2024-12-11',
      'Harbour and Coast Board',
    ],
    [
      'Date of the next Harbour Board: 10:00 on Wednesday 11th December 2024\t',
      '2024-12-11',
      'Harbour Board',
    ],
    ['Date of next meeting: 11/12/2024', '2024-12-11', null],
    ['Date of Next Meeting – Wednesday 11 December 2024', '2024-12-11', null],
    ['Date and time of next meeting\nWednesday 11 December 2024 at 14:00', '2024-12-11', null],
    ['4. Date of next meeting\n\n11 December 2024', '2024-12-11', null],
    ['Next meeting: 11 Dec 2024', '2024-12-11', null],
    ['**Date of next Harbour Board:** 11 December 2024', '2024-12-11', 'Harbour Board'],
    ['The next meeting will be held in the Guildhall on 11 December 2024.', '2024-12-11', null],
    ['Date of next meeting: TBC', null, null],
    ['Date of next meeting: 4 December 2024 (postponed, new date to be confirmed)', null, null],
    ['Date of next meeting: 31 November 2024', null, null],
  ])('is followed by the one that “%s” tells of', async (foot, next, board) => {
    const { findings } = await readText(notes('Meeting Notes\nDate: 2 October 2024', undefined, foot));
    expect(findings.meeting.next).toBe(next);
    expect(findings.board).toBe(board);
  });

  it('is none of which the first item tells, even where that is “Minutes” and no title', async () => {
    const { findings } = await readText(
      'Gull Island Ferry Trust\n\nMinutes of the Board of Trustees, Wednesday 2 October 2024, 10am\n\n1. Minutes\n\nThe minutes of the meeting held on 12 June 2024 were approved.\n\n2. Boats\n\nThe relief boat was sold.\n',
    );
    expect(findings.meeting).toEqual({ date: '2024-10-02', previous: '2024-06-12', next: null });
  });

  it('is the day on which they met, before the one on which they meet next', async () => {
    const { findings } = await readText(
      'Quay Wall Working Group – action notes\n\nMet on Wednesday 2 October 2024 at the Custom House. Meets next on\nWednesday 11 December 2024.\n\n1. Wall\n\nThe north end was pointed.\n',
    );
    expect(findings.meeting).toEqual({ date: '2024-10-02', previous: null, next: '2024-12-11' });
  });

  it.each([
    'Action: Pilot to send the Board the tide tables by 16 October 2024.',
    'Action: Clerk to report to the Harbour Board on 16 October 2024.',
    'The Harbour Board wants the tide tables by 16 October 2024.',
  ])('is no day by which something is asked for: “%s”', async (asked) => {
    const { findings } = await readText(
      `Harbour Board\n\nWednesday 2 October 2024\n\nTides\n\n${asked}\n\nNext meeting: 11 December 2024\n`,
    );
    expect(findings.meeting).toEqual({ date: '2024-10-02', previous: null, next: '2024-12-11' });
  });

  it('is next on the first of several days, of which only the last has its year', async () => {
    const { findings } = await readText(
      'Harbour Board\nMinutes of the meeting held on 2 October 2024\n\nNext meetings: 13 November, 4 December and 11 December 2024\n',
    );
    expect(findings.meeting.next).toBe('2024-11-13');
  });

  it('is dated by the title of a schedule of matters arising, which is no item on the last one', async () => {
    const { findings } = await readText(
      'Harbour Homes – Board\n\nMatters arising schedule, meeting of 2 October 2024\n\n| Action | Owner | Due | Status |\n|---|---|---|---|\n| Order rope | Clerk | 9 October 2024 | Open |\n\nDate of next meeting: 11 December 2024\n',
    );
    expect(findings.meeting).toEqual({ date: '2024-10-02', previous: null, next: '2024-12-11' });
  });

  it('is looked for in no time among capitals that name no body', async () => {
    const { findings } = await readText(
      `Quay Trust\n\nMinutes of the meeting held on 2 October 2024\n\n1. Wall\n\n${'A'.repeat(120)}! they will meet next on 11 December 2024.\n`,
    );
    expect(findings.meeting.next).toBe('2024-12-11');
  });

  it('says when a date names the wrong day of the week', async () => {
    const { findings } = await readText(notes('Meeting Notes\nDate: Thursday 2 October 2024'));
    expect(findings.meeting.date).toBe('2024-10-02');
    expect(findings.differences).toEqual([
      {
        kind: 'weekday',
        detail:
          'the notes date the meeting “Thursday 2 October 2024”, but that day is a Wednesday 2 October 2024',
      },
    ]);
  });

  it('is labelled below what looks like an item, and there is none where the next one is', async () => {
    const labelled =
      'Matters arising schedule\n\nDate of meeting: 2 October 2024\n\nAction: Clerk to order rope\n';
    expect((await readText(`Harbour Board\n\n${labelled}`)).findings.meeting.date).toBe('2024-10-02');
    const next = labelled.replace('Date of', 'Next one\n\nDate of');
    expect((await readText(`Harbour Board\n\n${next}`)).findings.meeting.date).toBeNull();
  });

  it('is next where a sentence further on in its paragraph calls it ours', async () => {
    const foot = 'The minutes will follow. Our next meeting is on Wednesday 11 December 2024.';
    const { findings } = await readText(notes('Harbour Board\nDate: 2 October 2024', undefined, foot));
    expect(findings.meeting.next).toBe('2024-12-11');
  });

  it('is not next when only another body says that it meets, and that is told', async () => {
    const { findings, remarks } = await readText(
      'Harbour Committee\nMinutes of the meeting held on 2 October 2024\n\nThe next meeting of the Ferry Forum is on 11 December 2024.\n',
    );
    expect(findings.meeting.next).toBeNull();
    expect(remarks[0]).toContain('another body meets next, Ferry Forum (“is on 11 December 2024.”)');
  });

  it.each([
    ['Date of next HC meeting: 11 December 2024'],
    ['The next meeting of the Committee will be on 11 December 2024.'],
    ['Next Harbour and Ferries Committee: 11 December 2024'],
    ['The Committee will next meet on 11 December 2024.'],
  ])('is next as “%s” says of the Harbour Committee', async (said) => {
    const { findings } = await readText(
      `Harbour Committee\nMinutes of the meeting held on 2 October 2024\n\n${said}\n`,
    );
    expect(findings.meeting.next).toBe('2024-12-11');
  });

  it('was not held before on the day of a minute of silence, or of another body’s minutes', async () => {
    const { findings } = await readText(
      'Harbour Committee\nMinutes of the meeting held on 2 October 2024\n\nA minute of silence was held on 1 October 2024.\n\nThe minutes of the Ferry Forum held on 3 September 2024 were noted.\n\nMinute 31 of 4 September 2024 was noted.\n',
    );
    expect(findings.meeting.previous).toBeNull();
  });

  it('takes a next meeting without a year as the first after this one, and says so', async () => {
    const { findings } = await readText(
      notes(
        'Meeting Notes\nDate: 2 October 2024',
        undefined,
        'Date of next meeting: Wednesday 5 March at 10am',
      ),
    );
    expect(findings.meeting.next).toBe('2025-03-05');
    expect(findings.differences.map(({ kind }) => kind)).toEqual(['next meeting']);
  });

  it('is that of the notes within a pack in which the actions are', async () => {
    const pack = `AGENDA

HARBOUR AND COAST POLICE AND CRIME PANEL

Notice is given of a meeting on Tuesday, 28th January, 2025 at 10.00 am.

- 7 Minutes of the Police and Crime Panel held on 3 December 2024 (Pages 1 - 6)
- D1 Questions to the Commissioner

This page is intentionally left blank

MINUTES of a meeting of the Harbour and Coast Police and Crime Panel held in the Guildhall on Tuesday, 3 December 2024.

80. Declarations of Interests
No declarations were made.

81. Future work programme
RESOLVED to note the report.

To: Harbour and Coast Police and Crime Panel
Subject: Fraud
Date: 28 January 2025

1. Action Fraud takes reports.

Police and Crime Panel - Future work programme – January 2025**24 April 2025**

Annual report	Statutory Requirement	PCC

This page is intentionally left blank

${houseNotes({ sections: '\nActions\n- Force: Bring a paper.', overview: '\tStatus\tOwner\tDue date\nBring a paper\tOpen\tForce\t11/12/2024' })}
This page is intentionally left blank
`;
    const { findings, programmeOf, remarks } = await readText(pack);
    expect(findings.board).toBe('Harbour Delivery Board');
    expect(findings.meeting).toEqual({ date: '2024-10-02', previous: '2024-06-12', next: '2024-12-11' });
    expect(findings.actions).toHaveLength(1);
    expect(findings.unread).toEqual([]);
    expect(findings.programme).toEqual({
      meetings: [
        {
          meeting: '2025-04-24',
          items: [{ title: 'Annual report', reason: 'Statutory Requirement', lead: 'PCC' }],
        },
      ],
      standing: [],
      toNote: [],
    });
    expect(programmeOf).toBe('Police and Crime Panel');
    expect(remarks).toEqual([]);
  });

  it('of two sets of notes with actions is the later, and the other is shown as unread', async () => {
    const earlier = houseNotes({ sections: '\nActions\n- Force: Bring a paper.' }).replace(
      '2 October',
      '3 July',
    );
    const later = houseNotes({ sections: '\nActions\n- OPCC: Write to the ports.' });
    const { findings } = await readText(`${later}\n${earlier}`);
    expect(findings.meeting.date).toBe('2024-10-02');
    expect(findings.actions.map(({ text }) => text)).toEqual(['Write to the ports']);
    expect(findings.unread.map(({ text }) => text)).toEqual(['Harbour Delivery Board of 2024-07-03']);
  });

  it('of a text that is no notes is not made up', async () => {
    const { findings, remarks } = await readText('Dear Jane,\n\nThank you for your letter.\n');
    expect(findings).toMatchObject({ board: null, actions: [], discharged: [], nothingOutstanding: false });
    expect(remarks).toEqual(['no table of actions, no actions and no discharges were found in this file']);
  });
});
