import { type Layout, table } from './layout.ts';
import { house, inMarch, previousNotes, sinceDecember, talk } from './notes.ts';

/** Actions without a table: in lists, in boxes, at the ends of paragraphs and at the right edge of the page. */
export const lists: readonly Layout[] = [
  {
    name: 'numbered-actions',
    parts: house([
      { heading: 'Actions agreed' },
      { text: '1. Clerk to write to the water company by 30 April 2025.' },
      { text: '2. Harbour Master to publish the tide tables.' },
      { text: '3. Treasurer to close the old account.' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Write to the water company by 30 April 2025', 'open', 'Clerk', '2025-04-30'],
        ['Harbour Master to publish the tide tables', 'open', 'Harbour Master', null],
        ['Close the old account', 'open', 'Treasurer', null],
      ],
    },
  },
  {
    name: 'numbered-list-in-a-numbered-item',
    parts: [
      { text: 'Harbour Delivery Board' },
      { text: 'Minutes of the meeting held on 12 March 2025' },
      { text: '1. Welcome' },
      { text: 'All were welcomed.' },
      { text: '2. Finance' },
      { text: 'The budget was noted.' },
      { text: '3. Action list' },
      { text: '1. Count the empty berths and show them on the harbour map (Mr Pike, 30 April 2025)' },
      { text: '2. Paint the numbers of the visitors’ berths on the quay (Ms Dunn, 14 March 2025) – DONE' },
      { text: '3. Ask the yard about the slip (Mr Lowe, 9 May 2025)' },
      { text: '4. Write to the fish market (Ms Dunn, 16 May 2025) – DONE' },
      { text: 'Date of next meeting: 11 June 2025' },
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Count the empty berths and show them on the harbour map', 'open', 'Mr Pike', '2025-04-30'],
        ['Paint the numbers of the visitors’ berths on the quay', 'discharged', 'Ms Dunn', '2025-03-14'],
        ['Ask the yard about the slip', 'open', 'Mr Lowe', '2025-05-09'],
        ['Write to the fish market', 'discharged', 'Ms Dunn', '2025-05-16'],
      ],
    },
  },
  {
    name: 'owners-in-the-list-itself',
    parts: house([
      { heading: 'Actions agreed' },
      {
        items: [
          'Harbour Master',
          'Count the empty berths by 30 April 2025',
          'Ask the yard about the slip',
          'Head of Works',
          'Price a new winch by 9 May 2025',
        ],
      },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Count the empty berths by 30 April 2025', 'open', 'Harbour Master', '2025-04-30'],
        ['Ask the yard about the slip', 'open', 'Harbour Master', null],
        ['Price a new winch by 9 May 2025', 'open', 'Head of Works', '2025-05-09'],
      ],
    },
  },
  {
    name: 'numbered-owners-below-a-sentence',
    parts: [
      { text: 'Harbour Delivery Board' },
      {
        text: 'Thanks to all who came to the Harbour Delivery Board on 12 March 2025. These are the actions we took away:',
      },
      { text: '1. Nell Farrow – count the empty berths – by 30 April 2025' },
      { text: '2. Sam Pike – ask Mill Lane about the slip – done, answered on 14 March 2025' },
      { text: '3. Harbour Master – bring the ferry fares to the next meeting' },
      { text: 'The next meeting is on 11 June 2025 at 10.00 am.' },
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['count the empty berths', 'open', 'Nell Farrow', '2025-04-30'],
        ['ask Mill Lane about the slip', 'discharged', 'Sam Pike', null],
        ['bring the ferry fares to the next meeting', 'open', 'Harbour Master', '2025-06-11'],
      ],
    },
  },
  {
    name: 'boxes-after-paragraphs',
    parts: house([
      { heading: '2. Moorings' },
      { text: talk },
      { text: 'ACTION: Harbour Master to bring the mooring plan to the June meeting' },
      { heading: '3. Pilots' },
      { text: talk },
      { text: 'ACTION: Clerk to advertise for two pilots by 1 May 2025' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Bring the mooring plan to the June meeting', 'open', 'Harbour Master', '2025-06-11'],
        ['Advertise for two pilots by 1 May 2025', 'open', 'Clerk', '2025-05-01'],
      ],
    },
  },
  {
    name: 'bold-action-in-prose',
    parts: house([
      { heading: '2. Moorings' },
      { text: `${talk} Action: JB to bring the mooring plan.` },
      { heading: '3. Pilots' },
      { text: `${talk} Action: KL and MN to advertise for two pilots by 1 May 2025.` },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['bring the mooring plan', 'open', 'JB', null],
        ['advertise for two pilots by 1 May 2025', 'open', 'KL and MN', '2025-05-01'],
      ],
    },
  },
  {
    name: 'initials-at-the-right-edge',
    parts: house([
      { heading: '2. Moorings' },
      { left: 'The harbour office will bring a mooring plan to the next meeting.', right: 'Action: JB' },
      { heading: '3. Pilots' },
      { left: 'Two pilots are to be advertised for by 1 May 2025.', right: 'Action: KL' },
      { text: talk },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['The harbour office will bring a mooring plan to the next meeting', 'open', 'JB', '2025-06-11'],
        ['Two pilots are to be advertised for by 1 May 2025', 'open', 'KL', '2025-05-01'],
      ],
    },
  },
  {
    name: 'initials-alone-at-the-right-edge',
    parts: house([
      { heading: '2. Moorings' },
      { left: 'The harbour office will bring a mooring plan to the next meeting.', right: 'JB' },
      { heading: '3. Pilots' },
      { left: 'Two pilots are to be advertised for by 1 May 2025.', right: 'KL' },
      { text: talk },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['The harbour office will bring a mooring plan to the next meeting', 'open', 'JB', '2025-06-11'],
        ['Two pilots are to be advertised for by 1 May 2025', 'open', 'KL', '2025-05-01'],
      ],
    },
  },
  {
    name: 'initials-at-the-edge-below-action-by-behind-a-title',
    parts: house([
      { text: 'Present: Ms J. Bray (JB), Mr T. O’Hare (TO’H), Mr K. Lunt (KL)' },
      { left: '2. Moorings', right: 'Action by' },
      { text: 'The buoys were lifted in January.' },
      { left: 'Action: Paint the buoys by 1 May 2025', right: 'JB' },
      { heading: '3. Pilots' },
      { text: talk },
      { left: 'Action: Advertise for two pilots', right: 'TO’H' },
    ]),
    formats: ['txt', 'pdf', 'docx'],
    wants: {
      meeting: inMarch,
      actions: [
        ['Paint the buoys by 1 May 2025', 'open', 'JB', '2025-05-01'],
        ['Advertise for two pilots', 'open', 'TO’H', null],
      ],
    },
  },
  {
    name: 'letters-of-actions-run-on-over-lines',
    parts: house([
      { heading: '2. Moorings' },
      { text: talk },
      {
        text: 'Actions: (a) Harbour Master to count all of the empty moorings by Tuesday 6 May 2025; (b) Capt. O’Hare to print the summer charges by 1 May 2025; and (c) Clerk to write to those who wait for a mooring.',
      },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Count all of the empty moorings by Tuesday 6 May 2025', 'open', 'Harbour Master', '2025-05-06'],
        ['Print the summer charges by 1 May 2025', 'open', 'Capt. O’Hare', '2025-05-01'],
        ['Write to those who wait for a mooring', 'open', 'Clerk', null],
      ],
    },
  },
  {
    name: 'actions-arising-with-minutes',
    parts: house([
      { text: talk },
      { heading: 'Actions arising' },
      { text: 'Minute 4 – Clerk to order the winter salt by 30 September 2025' },
      { text: 'Minute 7 – Chair to thank the divers' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Clerk to order the winter salt by 30 September 2025', 'open', 'Clerk', '2025-09-30'],
        ['Chair to thank the divers', 'open', 'Chair', null],
      ],
    },
  },
  {
    name: 'numbered-action-labels',
    parts: house([
      { heading: '3. Moorings' },
      { text: talk },
      { text: 'Action 3.1 – Harbour Master to count the empty berths' },
      { text: 'Action 3.2 – Treasurer to price a new pontoon' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Count the empty berths', 'open', 'Harbour Master', null],
        ['Price a new pontoon', 'open', 'Treasurer', null],
      ],
    },
  },
  {
    name: 'owner-in-brackets',
    parts: house([
      { heading: 'Actions' },
      {
        items: [
          'Order the winter salt (Clerk, 30 September 2025)',
          'Thank the divers (Chair)',
          'Check the buoy chains (JB/KL)',
        ],
      },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Order the winter salt', 'open', 'Clerk', '2025-09-30'],
        ['Thank the divers', 'open', 'Chair', null],
        ['Check the buoy chains', 'open', 'JB/KL', null],
      ],
    },
  },
  {
    name: 'resolved-and-action',
    parts: house([
      { heading: '5. Harbour dues' },
      { text: talk },
      { text: 'It was RESOLVED that the dues for 2025/26 be raised by two per cent.' },
      { text: 'ACTION: Treasurer' },
      { heading: '6. Seals' },
      { text: 'It was RESOLVED that the Clerk write to the wildlife trust about the seals.' },
      { text: 'ACTION: Clerk' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['the dues for 2025/26 be raised by two per cent', 'open', 'Treasurer', null],
        ['the Clerk write to the wildlife trust about the seals', 'open', 'Clerk', null],
      ],
    },
  },
  {
    name: 'bold-owners-first',
    parts: house([
      { heading: 'Action points' },
      { lead: 'Nell Farrow: ', rest: 'map the sandbanks by 2 May 2025' },
      { lead: 'Tom O’Dowd: ', rest: 'ask the yard for a quote' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['map the sandbanks by 2 May 2025', 'open', 'Nell Farrow', '2025-05-02'],
        ['ask the yard for a quote', 'open', 'Tom O’Dowd', null],
      ],
    },
  },
  {
    name: 'actions-with-sub-points',
    parts: house([
      { heading: 'Actions' },
      {
        items: [
          'Harbour Master to report on the storm, with',
          'the cost of each berth',
          'the days that were lost',
        ],
      },
    ]),
    wants: {
      meeting: inMarch,
      actions: [['Harbour Master to report on the storm, with', 'open', 'Harbour Master', null]],
    },
  },
  {
    name: 'list-of-previous-actions',
    parts: house([
      previousNotes,
      { text: 'The notes were agreed. Progress on actions:' },
      {
        items: [
          'Clerk to order the winter salt – completed',
          'Chair to thank the divers – completed 3 February 2025',
          'Harbour Master to report on wash – carried forward to June',
        ],
      },
    ]),
    wants: {
      meeting: sinceDecember,
      actions: [['Harbour Master to report on wash', 'open', 'Harbour Master', '2025-06-11']],
      discharged: 2,
    },
  },
  {
    name: 'discharged-en-bloc',
    parts: house([
      previousNotes,
      {
        text: 'The notes were agreed. The following were discharged en bloc: Clerk to order the winter salt; Chair to thank the divers.',
      },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 2 },
  },
  {
    name: 'items-closed-by-number',
    parts: house([
      previousNotes,
      { text: 'Action log reviewed: items 3, 5 and 7 closed. Items 4 and 6 remain open.' },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 3 },
  },
  {
    name: 'all-actions-complete',
    parts: house([
      previousNotes,
      { text: 'The notes were agreed as a true record. All actions were complete.' },
    ]),
    wants: { meeting: sinceDecember, actions: [], nothingOutstanding: true },
  },
  {
    name: 'all-complete-apart-from',
    parts: house([
      previousNotes,
      {
        text: 'The notes were agreed. All actions were complete apart from 24/09 (the fuel store), which would be done by June.',
      },
    ]),
    wants: { meeting: sinceDecember, actions: [] },
  },
  {
    name: 'no-matters-arising',
    parts: house([
      { heading: '2. Matters arising' },
      { text: 'There were no matters arising.' },
      { heading: '3. Wash' },
      { text: talk },
    ]),
    wants: { meeting: inMarch, actions: [], nothingOutstanding: true },
  },
  {
    name: 'table-of-previous-actions',
    parts: house([
      { heading: '2. Actions from the previous meeting' },
      table(
        ['Action', 'Owner', 'Outcome'],
        ['Order the winter salt', 'Clerk', 'Ordered'],
        ['Thank the divers', 'Chair', 'Letter sent 4 February'],
        ['Report on wash', 'Harbour Master', 'Deferred to June'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Order the winter salt', 'discharged', 'Clerk', null],
        ['Thank the divers', 'discharged', 'Chair', null],
        ['Report on wash', 'open', 'Harbour Master', null],
      ],
    },
  },
  {
    name: 'lettered-actions',
    parts: house([
      { heading: 'Summary of actions' },
      { text: 'a) JB to bring the mooring plan – June' },
      { text: 'b) KL to advertise for pilots – 1 May 2025' },
      { text: 'c) All to read the storm plan' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['JB to bring the mooring plan', 'open', 'JB', '2025-06-11'],
        ['KL to advertise for pilots', 'open', 'KL', '2025-05-01'],
        ['All to read the storm plan', 'open', 'All', null],
      ],
    },
  },
  {
    name: 'agreed-actions-below-each-item',
    parts: house([
      { heading: '2. Moorings' },
      { text: talk },
      { subheading: 'Agreed actions:' },
      { items: ['JB: mooring plan to the next meeting', 'KL: new price list'] },
      { heading: '3. Pilots' },
      { text: talk },
      { subheading: 'Agreed actions:' },
      { items: ['None'] },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['mooring plan to the next meeting', 'open', 'JB', '2025-06-11'],
        ['new price list', 'open', 'KL', null],
      ],
    },
  },
  {
    name: 'labels-in-the-line',
    parts: house([
      { heading: '2. Moorings' },
      {
        text: 'Action 25/07: Bring the plan of the moorings to the Board. Owner: Jo Hallam. Due: 2 May 2025.',
      },
      { text: 'Action 25/08: Price a new pontoon (Lead: Treasurer; By when: 30 April 2025)' },
      { text: 'Action 25/09: Sweep the quay – Owner: JB and KL – By: 1 May 2025' },
      { heading: '3. Actions' },
      {
        items: [
          'Thank the divers. Responsible: Chair',
          'Harbour Master to ask the lead: who dives? Deadline: 3 June 2025',
          'Paint the shed. Owner: TBC. Target: two coats',
        ],
      },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Bring the plan of the moorings to the Board', 'open', 'Jo Hallam', '2025-05-02'],
        ['Price a new pontoon', 'open', 'Treasurer', '2025-04-30'],
        ['Sweep the quay', 'open', 'JB and KL', '2025-05-01'],
        ['Thank the divers', 'open', 'Chair', null],
        ['Harbour Master to ask the lead: who dives?', 'open', 'Harbour Master', '2025-06-03'],
        ['Paint the shed. Target: two coats', 'open', null, null],
      ],
    },
  },
  {
    name: 'ticked-actions-of-this-meeting',
    formats: ['txt', 'md'],
    parts: [
      { title: 'Gull Island Ferry Committee' },
      { title: 'Notes of the meeting on 12 March 2025' },
      { text: talk },
      { subheading: 'Actions' },
      { text: '[x] Book the slip for the spring refit – Asha' },
      { text: '[ ] Renew the radio licences – Wilf (due 30 June 2025)' },
      { text: '[ ] Thank the pilots – Asha and Wilf' },
      { text: '[ ] Print the timetable – Harbour Master – by 2 May 2025' },
      { text: 'Next meeting: 11 June 2025' },
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Book the slip for the spring refit', 'discharged', 'Asha', null],
        ['Renew the radio licences', 'open', 'Wilf', '2025-06-30'],
        ['Thank the pilots', 'open', 'Asha and Wilf', null],
        ['Print the timetable', 'open', 'Harbour Master', '2025-05-02'],
      ],
    },
  },
  {
    name: 'numbered-actions-parted-by-themes',
    parts: [
      { title: 'Gull Island Ferry Committee' },
      { title: 'Notes of the meeting on 12 March 2025' },
      { text: talk },
      { heading: 'Actions agreed' },
      { subheading: 'Boats' },
      { text: '1. Move the spare engine to the long shed (JB, 2 May 2025)' },
      { text: '2. Ask the yard what a new mast costs (KL)' },
      { subheading: 'Crew' },
      { text: '3. Mend the lamp of the crew room (PW and SK, by 30 April 2025)' },
      { text: '4. Sweep the quay (all berth holders on the north side)' },
      { subheading: 'Open day' },
      { text: '5. Print two hundred posters (MN, 1/6/2025)' },
      { text: 'Next meeting: Wednesday 11 June 2025' },
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Move the spare engine to the long shed', 'open', 'JB', '2025-05-02'],
        ['Ask the yard what a new mast costs', 'open', 'KL', null],
        ['Mend the lamp of the crew room', 'open', 'PW and SK', '2025-04-30'],
        ['Sweep the quay', 'open', 'all berth holders on the north side', null],
        ['Print two hundred posters', 'open', 'MN', '2025-06-01'],
      ],
    },
  },
  {
    name: 'named-actions-parted-by-themes',
    parts: house([
      { heading: '2. Berths' },
      { text: talk },
      { heading: 'Actions' },
      { subheading: 'Boats' },
      { text: 'JB to move the spare engine' },
      { text: 'KL to ask the yard for a price by 2 May 2025' },
      { subheading: 'Crew' },
      { text: 'Clerk to mend the lamp of the crew room' },
      { heading: '3. Dues' },
      { text: talk },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['JB to move the spare engine', 'open', 'JB', null],
        ['KL to ask the yard for a price by 2 May 2025', 'open', 'KL', '2025-05-02'],
        ['Clerk to mend the lamp of the crew room', 'open', 'Clerk', null],
      ],
    },
  },
  {
    name: 'lists-each-under-a-due-date',
    parts: house([
      { heading: '3. Moorings' },
      { text: talk },
      { heading: 'Actions by due date' },
      { subheading: 'By 30 April 2025' },
      { items: ['Clerk: write to the water company', 'Harbour Master: publish the tide tables'] },
      { subheading: 'Before the summer season' },
      { items: ['Treasurer to close the old account'] },
      { subheading: 'For the next meeting' },
      { items: ['Clerk to count the berths'] },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['write to the water company', 'open', 'Clerk', '2025-04-30'],
        ['publish the tide tables', 'open', 'Harbour Master', '2025-04-30'],
        ['Close the old account', 'open', 'Treasurer', null],
        ['Clerk to count the berths', 'open', 'Clerk', '2025-06-11'],
      ],
    },
  },
  {
    name: 'due-dates-over-lists-and-no-heading-of-actions',
    parts: house([
      { heading: '2. Moorings' },
      { text: talk },
      { heading: 'By Friday 4 April 2025' },
      { items: ['Pilots to test the radio', 'Clerk to order rope by 1 April 2025'] },
      { heading: 'By the end of May 2025' },
      { items: ['Harbour Master to paint the buoys'] },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Pilots to test the radio', 'open', 'Pilots', '2025-04-04'],
        ['Clerk to order rope by 1 April 2025', 'open', 'Clerk', '2025-04-01'],
        ['Harbour Master to paint the buoys', 'open', 'Harbour Master', null],
      ],
    },
  },
  {
    name: 'status-before-each-action',
    parts: [
      { title: 'Harbour Delivery Board' },
      { text: 'Actions of the Board, meeting of 12 March 2025' },
      {
        items: [
          'DONE – Clerk to order new ropes',
          'ONGOING – Harbour Master to paint the buoys by 30 April 2025',
          'NOT STARTED – Nell to thank the divers',
        ],
      },
      { text: 'Next meeting: 11 June 2025' },
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Clerk to order new ropes', 'discharged', 'Clerk', null],
        ['Harbour Master to paint the buoys by 30 April 2025', 'open', 'Harbour Master', '2025-04-30'],
        ['Nell to thank the divers', 'open', 'Nell', null],
      ],
    },
  },
  {
    name: 'actions-run-together',
    parts: house([
      { heading: '2. Moorings' },
      { text: talk },
      {
        text: 'Actions: Clerk to write to the water company by 30 April 2025; Ivo Marl to price a pontoon, new or used; and Treasurer to close the old account.',
      },
      { heading: '3. Pilots' },
      { text: talk },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Write to the water company by 30 April 2025', 'open', 'Clerk', '2025-04-30'],
        ['Price a pontoon, new or used', 'open', 'Ivo Marl', null],
        ['Close the old account', 'open', 'Treasurer', null],
      ],
    },
  },
  {
    name: 'asks-when-something-will-be-done',
    parts: [
      { title: 'Harbour Committee' },
      { text: 'Minutes of the meeting held on Wednesday 12 March 2025' },
      { text: 'Minutes of the last meeting' },
      { text: 'They were taken as read.' },
      { text: 'Actions' },
      { text: '1. Order two lamps for the pier (Clerk, by 30 April 2025)' },
      { text: '2. Ask the water company when the drain will be cleared (Treasurer, by 2 May 2025)' },
      { text: '3. Thank the divers for the survey (Chair, by 9 May 2025)' },
      { text: 'Date of next meeting: 11 June 2025' },
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Order two lamps for the pier', 'open', 'Clerk', '2025-04-30'],
        ['Ask the water company when the drain will be cleared', 'open', 'Treasurer', '2025-05-02'],
        ['Thank the divers for the survey', 'open', 'Chair', '2025-05-09'],
      ],
    },
  },
  {
    name: 'points-of-a-meeting-some-done',
    parts: [
      { title: 'Friends of the Old Quay' },
      { text: 'Action points from the meeting of 12 March 2025' },
      {
        items: [
          'Treasurer to close the old account – done',
          'All to bring one net to the next meeting',
          'Mara and Ivo to draft the tide tables – ongoing',
        ],
      },
      { text: 'Next meeting: Wednesday 11 June 2025 at 7.30pm in the boat shed' },
    ],
    wants: {
      meeting: { date: '2025-03-12', previous: null, next: '2025-06-11' },
      actions: [
        ['Close the old account', 'discharged', 'Treasurer', null],
        ['All to bring one net to the next meeting', 'open', 'All', '2025-06-11'],
        ['Mara and Ivo to draft the tide tables', 'open', 'Mara and Ivo', null],
      ],
    },
  },
  {
    name: 'numbered-with-labels-on-a-line-below',
    parts: [
      { title: 'Ferry Pension Committee – meeting of 12 March 2025' },
      { subheading: 'Actions agreed' },
      { text: 'The committee agreed the actions below.' },
      { text: '1. Write to the two crews that have not returned the form' },
      { text: 'Owner: Pensions Manager Deadline: 4 April 2025 Status: Open' },
      { text: '2. Report on the tracing of deferred members' },
      { text: 'Owner: Fund Actuary / Pensions Manager Deadline: next meeting Status: Open' },
      { text: '3. Put the training log on the members’ site' },
      { text: 'Owner: Democratic Services Deadline: 1 March 2025 Status: Complete' },
      { text: 'Next meeting: 11 June 2025' },
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Write to the two crews that have not returned the form', 'open', 'Pensions Manager', '2025-04-04'],
        [
          'Report on the tracing of deferred members',
          'open',
          'Fund Actuary / Pensions Manager',
          '2025-06-11',
        ],
        ['Put the training log on the members’ site', 'discharged', 'Democratic Services', '2025-03-01'],
      ],
    },
  },
  {
    name: 'boxes-with-one-owner-or-two-before-a-dash',
    parts: [
      { title: 'Harbour Users’ Group' },
      { text: 'Actions from the meeting on 12 March 2025' },
      {
        items: [
          'Harbour Master – Repaint the slipway markings (by 30 April 2025)',
          'Secretary – Send the byelaws to the sailing club',
          'Shipwright and Harbour Master – Inspect the east pontoon (by 16 May 2025)',
          'All – Send photographs of the old lifeboat to the Secretary',
        ],
      },
      { text: 'Next meeting: 11 June 2025, 6.30 pm, Watch House' },
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Repaint the slipway markings', 'open', 'Harbour Master', '2025-04-30'],
        ['Send the byelaws to the sailing club', 'open', 'Secretary', null],
        ['Inspect the east pontoon', 'open', 'Shipwright and Harbour Master', '2025-05-16'],
        ['Send photographs of the old lifeboat to the Secretary', 'open', 'All', null],
      ],
    },
  },
];
