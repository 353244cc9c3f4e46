import type { Layout, Part } from './layout.ts';

const inJune = { date: '2025-06-03', previous: null, next: '2025-09-02' };
const next: Part = { text: 'Next committee meeting: Tuesday 2 September 2025, 8 pm, the Boathouse.' };

/** What was asked for, without any minutes about it: lists with boxes, and mails. */
export const errands: readonly Layout[] = [
  {
    name: 'boxes-with-a-key',
    formats: ['docx', 'html', 'md', 'txt'],
    parts: [
      { title: 'Teal Bay Rowing Club' },
      { text: 'Jobs from the committee meeting on Tuesday 3 June 2025' },
      { text: '☑ = done   ☐ = not done' },
      { text: '☑ Wilf – varnish the blue skiff' },
      { text: '☐ Asha & Wilf – price two new oars (by 18 July 2025)' },
      { text: '☐ Boat Captain – renew the mooring by 31 August 2025' },
      { text: '☑ Everyone – clear the lockers' },
      { text: '☐ Nell – ask the scouts about the slip (by 30/6)' },
      next,
    ],
    wants: {
      meeting: inJune,
      actions: [
        ['varnish the blue skiff', 'discharged', 'Wilf', null],
        ['price two new oars', 'open', 'Asha & Wilf', '2025-07-18'],
        ['renew the mooring by 31 August 2025', 'open', 'Boat Captain', '2025-08-31'],
        ['clear the lockers', 'discharged', 'Everyone', null],
        ['ask the scouts about the slip', 'open', 'Nell', '2025-06-30'],
      ],
    },
  },
  {
    name: 'boxes-in-brackets-key-below',
    formats: ['txt', 'md'],
    parts: [
      { title: 'Teal Bay Rowing Club' },
      { text: 'To do after the committee meeting on 3 June 2025' },
      { text: '[x] Boat Captain: sand the sculls' },
      { text: '[ ] Treasurer: pay the lease' },
      { text: '[ ] Asha: fetch the trailer' },
      { text: '[x] done, [ ] still to do' },
      next,
    ],
    wants: {
      meeting: inJune,
      actions: [
        ['sand the sculls', 'discharged', 'Boat Captain', null],
        ['pay the lease', 'open', 'Treasurer', null],
        ['fetch the trailer', 'open', 'Asha', null],
      ],
    },
  },
  {
    name: 'ticks-and-crosses-before-lines',
    formats: ['docx', 'html', 'md', 'txt'],
    parts: [
      { title: 'Teal Bay Rowing Club' },
      { text: 'To-do list of the committee meeting on 3 June 2025' },
      { text: '✔ Boat Captain – sand the sculls' },
      { text: '✗ Treasurer – pay the lease (by 30 June 2025)' },
      { text: '✗ Nell Farrow – fetch the trailer' },
      next,
    ],
    wants: {
      meeting: inJune,
      actions: [
        ['sand the sculls', 'discharged', 'Boat Captain', null],
        ['pay the lease', 'open', 'Treasurer', '2025-06-30'],
        ['fetch the trailer', 'open', 'Nell Farrow', null],
      ],
    },
  },
  {
    name: 'circles-with-a-key',
    formats: ['docx', 'html', 'md', 'txt'],
    parts: [
      { title: 'Teal Bay Rowing Club' },
      { text: 'To-do list of the committee meeting on 3 June 2025' },
      { text: '● done, ○ to do' },
      { text: '○ Treasurer – pay the lease' },
      { text: '● Boat Captain – sand the sculls' },
      { text: '○ Nell Farrow – fetch the trailer' },
      next,
    ],
    wants: {
      meeting: inJune,
      actions: [
        ['pay the lease', 'open', 'Treasurer', null],
        ['sand the sculls', 'discharged', 'Boat Captain', null],
        ['fetch the trailer', 'open', 'Nell Farrow', null],
      ],
    },
  },
  {
    name: 'mail-with-actions-below',
    parts: [
      { text: 'From: Nell Farrow' },
      { text: 'Date: Wed, 4 Jun 2025 09:12' },
      { text: 'To: Committee' },
      { text: 'Subject: Last night' },
      { text: 'Hello all,' },
      {
        text: 'A good turnout for the meeting of 3 June 2025. The actions that we took are listed below; do tell me what I have left out.',
      },
      { text: '1. NF to order the burgees – done yesterday' },
      { text: '2. Asha and Wilf to paint the buoys (by 20 June 2025)' },
      { text: '3. Treasurer to open the new account' },
      { text: 'The next meeting is on Tuesday 2 September 2025.' },
      { text: 'Nell' },
    ],
    wants: {
      meeting: inJune,
      actions: [
        ['NF to order the burgees', 'discharged', 'NF', null],
        ['Asha and Wilf to paint the buoys', 'open', 'Asha and Wilf', '2025-06-20'],
        ['Treasurer to open the new account', 'open', 'Treasurer', null],
      ],
    },
  },
  {
    name: 'mail-who-does-what',
    parts: [
      { text: 'From: Wilf Ames' },
      { text: 'Sent: 4 June 2025 21:40' },
      { text: 'To: Committee' },
      { text: 'Subject: Regatta' },
      { text: 'Notes of the meeting on 3 June 2025.' },
      { text: 'Thanks for your time. Who is doing what:' },
      {
        items: [
          'Asha to book the band, done by phone',
          'Nell to lend her tent (done, fetched on Sunday)',
          'Harbour Master to close the channel',
          'Nell and Wilf to print the programme by 1 July 2025',
        ],
      },
      { text: 'The next meeting is on Tuesday 2 September 2025.' },
    ],
    wants: {
      meeting: inJune,
      actions: [
        ['Asha to book the band', 'discharged', 'Asha', null],
        ['Nell to lend her tent', 'discharged', 'Nell', null],
        ['Harbour Master to close the channel', 'open', 'Harbour Master', null],
        ['Nell and Wilf to print the programme by 1 July 2025', 'open', 'Nell and Wilf', '2025-07-01'],
      ],
    },
  },
  {
    name: 'boxes-with-asterisks-about-the-date',
    formats: ['docx', 'md', 'txt'],
    parts: [
      { title: 'Teal Bay Rowing Club' },
      { text: 'Meeting: Tuesday 3 June 2025' },
      { heading: 'Actions' },
      { text: '- [ ] **Treasurer** – pay the lease *(by 30 June 2025)*' },
      { text: '- [x] **Boat Captain** – sand the sculls *(by 16 May 2025)*' },
      { text: '- [ ] **Nell Farrow** – fetch the trailer *(by the next meeting)*' },
      next,
    ],
    wants: {
      meeting: inJune,
      actions: [
        ['pay the lease', 'open', 'Treasurer', '2025-06-30'],
        ['sand the sculls', 'discharged', 'Boat Captain', '2025-05-16'],
        ['fetch the trailer', 'open', 'Nell Farrow', '2025-09-02'],
      ],
    },
  },
];
