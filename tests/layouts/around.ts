import type { Layout } from './layout.ts';
import { house, inMarch, talk } from './notes.ts';

/** What stands around actions in the minutes: a summary, a note since, a label on its own line, the day over a list. */
export const around: readonly Layout[] = [
  {
    name: 'said-again-in-a-summary',
    parts: house([
      { heading: '2. Slipway' },
      { text: talk },
      { text: 'Action: Harbour Master to have the lower slip swept by 30 April 2025' },
      { heading: '3. Lamps' },
      { text: 'Action: Nell Farrow to order six spare bulbs' },
      { subheading: 'Summary of actions' },
      {
        items: [
          'Harbour Master to have the lower slip swept by 30 April 2025',
          'Nell Farrow to order six spare bulbs',
        ],
      },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Have the lower slip swept by 30 April 2025', 'open', 'Harbour Master', '2025-04-30'],
        ['Order six spare bulbs', 'open', 'Nell Farrow', null],
      ],
    },
  },
  {
    name: 'next-steps-with-whose-and-when-behind-dashes',
    parts: house([
      { heading: '2. Slipway' },
      { text: talk },
      { heading: '3. Next steps' },
      {
        items: [
          'Have the lower slip swept – Harbour Master, by 30 April 2025',
          'Order six spare bulbs – Clerk',
          'Ask the pilots about the lamps – Nell Farrow and Tom Reed, by 16 May 2025',
        ],
      },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Have the lower slip swept', 'open', 'Harbour Master', '2025-04-30'],
        ['Order six spare bulbs', 'open', 'Clerk', null],
        ['Ask the pilots about the lamps', 'open', 'Nell Farrow and Tom Reed', '2025-05-16'],
      ],
    },
  },
  {
    name: 'action-for-all-members',
    parts: house([
      { heading: '2. Slipway' },
      { text: talk },
      { text: 'Action for Harbour Master: have the lower slip swept by 30 April 2025.' },
      { heading: '3. Leaflet' },
      { text: 'A draft had been sent out.' },
      { text: 'Action for all members: send corrections to the Clerk.' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['have the lower slip swept by 30 April 2025', 'open', 'Harbour Master', '2025-04-30'],
        ['send corrections to the Clerk', 'open', 'all members', null],
      ],
    },
  },
  {
    name: 'noted-since-the-meeting',
    parts: house([
      { heading: '2. Slipway' },
      { text: talk },
      { text: 'Action: Harbour Master to have the lower slip swept by 30 April 2025' },
      { text: 'Post-meeting note: swept on 20 March 2025. Action closed.' },
      { heading: '3. Fuel' },
      { text: 'Action: Treasurer to bring the fuel costs to the meeting on 11 June 2025' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Have the lower slip swept by 30 April 2025', 'discharged', 'Harbour Master', '2025-04-30'],
        ['Bring the fuel costs to the meeting on 11 June 2025', 'open', 'Treasurer', '2025-06-11'],
      ],
    },
  },
  {
    name: 'labels-on-lines-of-their-own',
    parts: house([
      { heading: '2. Slipway' },
      { text: talk },
      { text: 'ACTION HB/25/08' },
      { text: 'Show the two slips apart in the log' },
      { text: 'Lead: Harbour Master | Deadline: 30 April 2025' },
      { heading: '3. Fuel' },
      { text: 'The tank was full.' },
      { text: 'ACTION HB/25/09' },
      { text: 'Find out what the mill pays' },
      { text: 'Lead: Treasurer | Deadline: none set' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Show the two slips apart in the log', 'open', 'Harbour Master', '2025-04-30'],
        ['Find out what the mill pays', 'open', 'Treasurer', null],
      ],
    },
  },
  {
    name: 'an-old-action-that-goes-on',
    parts: house([
      { heading: '2. Matters arising' },
      { text: '4.2 Lamp. The mill sent the bracket in May. Action discharged.' },
      {
        text: '8.1 Deposit. The bank lost the form. Action continues: Treasurer to close the old account by 30 April 2025',
      },
    ]),
    wants: {
      meeting: inMarch,
      actions: [['Close the old account by 30 April 2025', 'open', 'Treasurer', '2025-04-30']],
      discharged: 1,
    },
  },
  {
    name: 'lists-below-days-and-below-no-day',
    parts: [
      { title: 'Low Sands Ferry Users' },
      { text: 'Actions agreed at the meeting held on 12 March 2025' },
      { subheading: 'By Monday 31 March 2025' },
      { items: ['Crew Lead Ash – test the winch', 'Nell Farrow – put up the summer times'] },
      { subheading: 'By the next meeting (11 June 2025)' },
      { items: ['Harbour Master – compare two other slips'] },
      { subheading: 'No date set' },
      { items: ['Crew Lead Ash – suggest changes to the shelter', 'Clerk – ask the school about a mural'] },
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['test the winch', 'open', 'Crew Lead Ash', '2025-03-31'],
        ['put up the summer times', 'open', 'Nell Farrow', '2025-03-31'],
        ['compare two other slips', 'open', 'Harbour Master', '2025-06-11'],
        ['suggest changes to the shelter', 'open', 'Crew Lead Ash', null],
        ['ask the school about a mural', 'open', 'Clerk', null],
      ],
    },
  },
  {
    name: 'items-and-actions-alike-in-bold',
    parts: [
      { title: 'Ferry Users’ Council – notes of the meeting on 12 March 2025' },
      { subheading: '25/31 Slipway' },
      { text: talk },
      { subheading: 'ACTION: Harbour Master to have the lower slip swept by 30 April 2025' },
      { subheading: '25/32 Lamps' },
      { text: talk },
      { subheading: 'ACTION: six spare bulbs (Clerk)' },
      { subheading: 'Action for Nell Farrow: ask the pilots about the lamps' },
      { subheading: '25/33 Leaflet' },
      { text: 'A draft had been sent out.' },
      { text: 'Date of next meeting: 11 June 2025' },
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Have the lower slip swept by 30 April 2025', 'open', 'Harbour Master', '2025-04-30'],
        ['six spare bulbs', 'open', 'Clerk', null],
        ['ask the pilots about the lamps', 'open', 'Nell Farrow', null],
      ],
    },
  },
];
