import type { Layout } from './layout.ts';
import { house, inMarch, talk } from './notes.ts';

/** Actions with what was reported of each in paragraphs below it. */
export const answered: readonly Layout[] = [
  {
    name: 'actions-with-dated-reports-below',
    parts: [
      { title: 'Harbour Delivery Board' },
      { text: 'Actions and reports, meeting of 12 March 2025. The Board next meets on 11 June 2025.' },
      { heading: '24/7 Chart the new sandbank (Harbour Master; due 28 February 2025)' },
      { text: '14 January 2025: soundings taken on the west side.' },
      { text: '12 March 2025: chart printed and sent out. Action closed.' },
      { heading: '24/9 Find a second diver (Head of Rescue; no date set)' },
      { text: '12 March 2025: nobody answered the notice. Action remains open.' },
      { heading: '24/11 Tell the ferries when the lock is shut (Clerk; due 1 April 2025)' },
      { text: 'No update.' },
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Chart the new sandbank', 'discharged', 'Harbour Master', '2025-02-28'],
        ['Find a second diver', 'open', 'Head of Rescue', null],
        ['Tell the ferries when the lock is shut', 'open', 'Clerk', '2025-04-01'],
      ],
    },
  },
  {
    name: 'actions-with-reports-below-latest-first',
    parts: [
      { title: 'Harbour Delivery Board' },
      { text: 'Actions and reports, meeting of 12 March 2025. The Board next meets on 11 June 2025.' },
      { heading: '24/7 Chart the new sandbank (Harbour Master; due 28 February 2025)' },
      { text: '12 March 2025: chart printed and sent out. Action closed.' },
      { text: '14 January 2025: soundings begun. Action remains open.' },
      { heading: '24/9 Find a second diver (Head of Rescue; no date set)' },
      { text: '12 March 2025: nobody answered the notice. Action remains open.' },
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Chart the new sandbank', 'discharged', 'Harbour Master', '2025-02-28'],
        ['Find a second diver', 'open', 'Head of Rescue', null],
      ],
    },
  },
  {
    name: 'mail-with-quoted-actions-answered',
    formats: ['txt'],
    parts: [
      { text: 'From: Nell Farrow' },
      { text: 'Sent: 4 April 2025 21:40' },
      { text: 'Subject: RE: Where are we?' },
      { text: 'Dear all' },
      {
        text: 'Here is what came of the meeting of the Harbour Delivery Board held on 12 March 2025. The next meeting is on 11 June 2025.',
      },
      { text: '> 1. Sam Pike to hand the keys of the old light to the trust' },
      { text: 'Done. Handed over on 20 March 2025.' },
      { text: '> 2. Treasurer to bring a forecast of summer dues to the next meeting' },
      { text: 'Still open.' },
      { text: '> 3. Nell and Wilf to paint the buoys by 20 May 2025' },
      { text: 'Not done yet. The paint is late.' },
      { text: 'Nell' },
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Sam Pike to hand the keys of the old light to the trust', 'discharged', 'Sam Pike', null],
        [
          'Treasurer to bring a forecast of summer dues to the next meeting',
          'open',
          'Treasurer',
          '2025-06-11',
        ],
        ['Nell and Wilf to paint the buoys by 20 May 2025', 'open', 'Nell and Wilf', '2025-05-20'],
      ],
    },
  },
  {
    name: 'days-below-sentences-that-ask-for-nothing',
    parts: house([
      { heading: '2. Dredging' },
      { text: talk },
      { text: 'The dredger came twice:' },
      { text: '14 January 2025: the west side was cleared.' },
      { text: '3 February 2025: the mole was cleared. Work completed.' },
      { heading: '3. Rescue (Head of Rescue)' },
      { text: '12 March 2025: a talk on ropes. Closed.' },
    ]),
    wants: { meeting: inMarch, actions: [] },
  },
];
