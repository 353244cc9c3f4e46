import { describe, expect, it } from 'vitest';
import { brief, readText } from './reading.ts';

/** Whole notes as other quarters' exports might have them: every trap at once, in our own words. */

const fromPages = `Meeting Notes 

 

1. Welcome & Introduction 

The Commissioner opened the meeting, which could be watched on the county’s own channel, and the Chief Executive 
gave apologies for the Chief Finance Officer.  
 
 
2. Notes of Previous Meeting 

The notes from the Performance and Delivery Board held on 4 March 2020 were read through, were agreed without any 
change, and the following actions were discharged: 
 
o Force: comparative data on stop and search, by Division – circulated 20 April 2020. 
o Force to provide a breakdown of on-call and out-of-hours demand – to be provided in writing by 31 July 
2020. 
o OPCC to share the Safer Streets bid - complete. 
 
3. Safer Harbours Plan: Delivery & Performance 

Members took these points in turn: 
 
 The Chief Constable said an action plan was in hand, and that Action Fraud had improved. He added that work with 
partners - Open Road among them - would continue. 

Actions 

 Force: provide an update on the use of Operation Open Door in the north of the county, with a comparison of 
the three Divisions. 
 OPCC / Force: Meet with the Crown Prosecution Service. 

2 | Page 

Office of the Harbour Police & Crime Commissioner, Guildhall Yard, Quay Street, Harbour Town HT1 2AB 

Office telephone: 01234 567890. Email: office@example.org Website: www.example.org 

 4. People 

 The PCC asked how many were trained. 

Action 

 CFO: Report the cost of overtime at a future meeting. 

5. Any Other Business 

None. 

Overview of Actions 
 
 Status Owner Due date 

Provide an update on the use of Operation Open Door in the north of the county, with a comparison of 
the three Divisions Open Deputy Chief 
Constable 
09/09/2020 

Meet with the Crown Prosecution Service In progress OPCC/Force 09/09/2020 

https://www.example.org/papers/5-People.pdf
 Status Owner Due date 

Report the cost of overtime Open CFO TBC 

Provide a note on the estates strategy Discharged Force  03/06/2020 

 
Date of next Performance & Delivery Board: Wednesday 9 September 2020, 10am – 12.30pm, by Teams (venue TBC) 

`;

const fromWord = `  Meeting Notes
	Title:
	Performance & Delivery Board

	Date & time:
	Wednesday 3 March 2021 at 10:00

	Apologies:
	

1. Welcome & Introduction
· The PCC thanked all for joining.

2. Notes of Previous Meeting – 2 December 2020
· The notes were agreed.
· With regards to the outstanding actions, the following were discharged:
· Force to provide an update on body-worn video – briefing provided to the PCC on 14 January.
· Force to provide data on 101 calls – to be picked up under item 3 – and in future papers - will be circulated ahead of the June meeting.
· The PCC thanked the Force for the update on video.
· The following action remains open:
· Force to present the outcome of the custody review.

3. Safer Harbours Plan: Delivery & Performance
· The CC gave an overview.

Actions
· Force: Provide a paper on rural crime in due course.
· PCC’s Office: Write to the Policing Minister.

4. Date of next meeting
· To be confirmed.

	
	Status
	Owner
	Due date

	Provide a paper on rural crime
	Open
	Force
	Next meeting

	Write to the Policing Minister
	Complete
	OPCC
	03/03/2021

	Present the outcome of the custody review
	Open
	Force
	Ongoing

Date of next Performance and Delivery Board: TBC
`;

const fromMarkdown = `# Meeting Notes

| **Title:** | Performance and Delivery Board |
| --- | --- |
| **Date & time:** | Tuesday 6 June 2017<br>10:00 |

## 1. Welcome & Introduction

- The PCC welcomed all.

## 2. Notes of Previous Meeting – 7 March 2017

- The notes were agreed as correct, and there were no outstanding actions.

## 3. Inspections, Audits & Reviews

- The DCC said the action plan was complete.

**Actions**

1. **Force:** Provide the results of the data integrity inspection.
2. **Force:** Share the internal audit plan &amp; timetable.

## 4. Finance

- A balanced budget was reported.

## Overview of Actions

|  | Status | Owner | Due date |
| --- | --- | --- | --- |
| Provide the results of the data integrity inspection. | Open | Force | 12/09/17 |
| Share the internal audit plan & timetable | Open | Force | 12.09.2017 |

**Date of next Performance and Delivery Board:** Tuesday 12 September 2017
`;

describe('another quarter’s notes', () => {
  it('taken from the pages of a PDF', async () => {
    const { findings, minuted, remarks } = await readText(fromPages);
    expect(findings.board).toBe('Performance and Delivery Board');
    expect(findings.meeting).toEqual({ date: null, previous: '2020-03-04', next: '2020-09-09' });
    expect(findings.actions).toEqual([
      {
        text: 'Provide an update on the use of Operation Open Door in the north of the county, with a comparison of the three Divisions',
        status: 'open',
        owner: 'Deputy Chief Constable',
        due: '2020-09-09',
        section: 'Safer Harbours Plan: Delivery & Performance',
      },
      {
        text: 'Meet with the Crown Prosecution Service',
        status: 'open',
        owner: 'OPCC/Force',
        due: '2020-09-09',
        section: 'Safer Harbours Plan: Delivery & Performance',
      },
      {
        text: 'Report the cost of overtime',
        status: 'open',
        owner: 'CFO',
        due: null,
        section: 'People',
      },
      {
        text: 'Provide a note on the estates strategy',
        status: 'discharged',
        owner: 'Force',
        due: '2020-06-03',
        section: null,
      },
    ]);
    expect(findings.discharged).toEqual([
      {
        text: 'comparative data on stop and search, by Division',
        how: 'circulated 20 April 2020',
        undertaking: null,
      },
      {
        text: 'Force to provide a breakdown of on-call and out-of-hours demand',
        how: 'to be provided in writing by 31 July 2020',
        undertaking: { text: 'to be provided in writing by 31 July 2020', by: '2020-07-31' },
      },
      { text: 'OPCC to share the Safer Streets bid', how: null, undertaking: null },
    ]);
    expect(findings.nothingOutstanding).toBe(false);
    expect(findings.unread).toEqual([]);
    expect(findings.differences.map(({ kind }) => kind)).toEqual([
      'no meeting date',
      'owner',
      'no due date',
      'wording',
    ]);
    expect(minuted.actions[2]).toMatchObject({
      wording: 'Report the cost of overtime at a future meeting',
      when: { at: 'not agreed', words: 'TBC' },
    });
    expect(remarks).toEqual([
      'line 71: something of the next meeting is still to be confirmed (“Wednesday 9 September 2020, 10am – 12.30pm, by Teams (venue TBC)”)',
    ]);
  });

  it('taken from Word', async () => {
    const { findings, minuted } = await readText(fromWord);
    expect(findings.board).toBe('Performance and Delivery Board');
    expect(findings.meeting).toEqual({ date: '2021-03-03', previous: '2020-12-02', next: null });
    expect(brief(findings)).toEqual([
      ['Provide a paper on rural crime', 'open', 'Force', null],
      ['Write to the Policing Minister', 'discharged', 'OPCC', '2021-03-03'],
      ['Present the outcome of the custody review', 'open', 'Force', null],
    ]);
    expect(minuted.actions.map(({ when }) => when.words)).toEqual(['Next meeting', null, 'Ongoing']);
    expect(findings.discharged).toEqual([
      {
        text: 'Force to provide an update on body-worn video',
        how: 'briefing provided to the PCC on 14 January',
        undertaking: null,
      },
      {
        text: 'Force to provide data on 101 calls',
        how: 'to be picked up under item 3 – and in future papers - will be circulated ahead of the June meeting',
        undertaking: {
          text: 'to be picked up under item 3 – and in future papers - will be circulated ahead of the June meeting',
          by: 'June',
        },
      },
    ]);
    expect(findings.unread).toEqual([]);
  });

  it('taken from a Markdown export', async () => {
    const { findings } = await readText(fromMarkdown);
    expect(findings).toEqual({
      board: 'Performance and Delivery Board',
      meeting: { date: '2017-06-06', previous: '2017-03-07', next: '2017-09-12' },
      actions: [
        {
          text: 'Provide the results of the data integrity inspection',
          status: 'open',
          owner: 'Force',
          due: '2017-09-12',
          section: 'Inspections, Audits & Reviews',
        },
        {
          text: 'Share the internal audit plan & timetable',
          status: 'open',
          owner: 'Force',
          due: '2017-09-12',
          section: 'Inspections, Audits & Reviews',
        },
      ],
      discharged: [],
      nothingOutstanding: true,
      programme: null,
      differences: [],
      unread: [],
      undertakings: [],
    });
  });
});
