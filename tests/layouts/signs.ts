import type { Layout } from './layout.ts';
import { house, inMarch, previousNotes, sinceDecember, talk } from './notes.ts';

/** Actions that are known by a sign of their own, whatever stands over them. */
export const signs: readonly Layout[] = [
  {
    name: 'tags-before-actions',
    parts: house([
      previousNotes,
      { text: talk },
      { text: '[ACTION CLOSED: Pilot Master] Test the night radio' },
      { heading: '3. Moorings' },
      { text: talk },
      { text: '[ACTION: Harbour Master, 30 April 2025] Number the summer berths' },
      { text: '[ACTION: Mrs N. Farrow and Mr S. Pike, no date] Ask the mill about its slip' },
      { heading: '4. Ferry' },
      { text: '[ACTION: Head of Fares, next meeting] Price a family ticket' },
    ]),
    wants: {
      meeting: sinceDecember,
      actions: [
        ['Test the night radio', 'discharged', 'Pilot Master', null],
        ['Number the summer berths', 'open', 'Harbour Master', '2025-04-30'],
        ['Ask the mill about its slip', 'open', 'Mrs N. Farrow and Mr S. Pike', null],
        ['Price a family ticket', 'open', 'Head of Fares', '2025-06-11'],
      ],
    },
  },
  {
    name: 'numbered-tags-before-actions',
    parts: house([
      { heading: '2. Moorings' },
      { text: talk },
      { text: '[Action 25/3 – Clerk – by 1 May 2025] Write to the owners of the two wrecks' },
      { text: '[Action 25/4 completed – Treasurer] Refund the visitors of last August' },
      { text: '[Action 25/5 – JB/KL, date to be agreed] Walk the east wall with the engineer' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Write to the owners of the two wrecks', 'open', 'Clerk', '2025-05-01'],
        ['Refund the visitors of last August', 'discharged', 'Treasurer', null],
        ['Walk the east wall with the engineer', 'open', 'JB/KL', null],
      ],
    },
  },
  {
    name: 'numbers-without-a-colon',
    parts: house([
      { heading: '2. Moorings' },
      { text: talk },
      { text: 'AP 25/11 JB to number the summer berths by 30 April 2025' },
      { text: 'AP 25/12 KL and MN to price a second winch by the next meeting' },
      { heading: '3. Ferry' },
      { text: 'The action taken on fares had worked. No action points.' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['number the summer berths by 30 April 2025', 'open', 'JB', '2025-04-30'],
        ['price a second winch by the next meeting', 'open', 'KL and MN', '2025-06-11'],
      ],
    },
  },
  {
    name: 'numbered-actions-run-on-without-a-colon',
    parts: house([
      { heading: '2. Moorings' },
      { text: `${talk} Action 7 Harbour Master to number the summer berths.` },
      { heading: '3. Ferry' },
      { text: 'Action Point 8 Clerk will ask the ferry for its lamps by 1 May 2025' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['number the summer berths', 'open', 'Harbour Master', null],
        ['ask the ferry for its lamps by 1 May 2025', 'open', 'Clerk', '2025-05-01'],
      ],
    },
  },
  {
    name: 'arrows-before-actions',
    formats: ['docx', 'html', 'md', 'txt'],
    parts: house([
      { heading: '2. Moorings' },
      { text: talk },
      { text: '→ Harbour Master: number the summer berths – completed' },
      { text: '→ Cllrs Pike and Reed: speak to the owners of the wrecks – still to do' },
      { heading: '3. Ferry' },
      { text: 'Fares rise on 1 April 2025.' },
      { text: '→ Clerk: order new timetables (by 30 April 2025)' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['number the summer berths', 'discharged', 'Harbour Master', null],
        ['speak to the owners of the wrecks', 'open', 'Cllrs Pike and Reed', null],
        ['order new timetables', 'open', 'Clerk', '2025-04-30'],
      ],
    },
  },
  {
    name: 'other-arrows-before-actions',
    parts: house([
      { heading: '2. Moorings' },
      { text: talk },
      { text: '>> JB: number the summer berths by 30 April 2025' },
      { text: '>> KL: speak to the owners of the wrecks – not yet done' },
      { heading: '3. Ferry' },
      { text: '» Nell Farrow: order new timetables – done' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['number the summer berths by 30 April 2025', 'open', 'JB', '2025-04-30'],
        ['speak to the owners of the wrecks', 'open', 'KL', null],
        ['order new timetables', 'discharged', 'Nell Farrow', null],
      ],
    },
  },
  {
    name: 'square-brackets-behind-entries',
    parts: [
      { title: 'Harbour Delivery Board – Wednesday 12 March 2025' },
      { title: 'What is in hand' },
      { text: '1. Publish the summer tide tables [Harbour Master, 30 April 2025]' },
      { text: '2. DONE – Refund the visitors of last August [Treasurer]' },
      { text: '3. Ask the mill about its slip [Clerk, next meeting]' },
      { text: '4. Order two more winches [Engineer, no date set]' },
      { text: 'Next meeting: 11 June 2025' },
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Publish the summer tide tables', 'open', 'Harbour Master', '2025-04-30'],
        ['Refund the visitors of last August', 'discharged', 'Treasurer', null],
        ['Ask the mill about its slip', 'open', 'Clerk', '2025-06-11'],
        ['Order two more winches', 'open', 'Engineer', null],
      ],
    },
  },
  {
    name: 'round-brackets-behind-entries',
    parts: house([
      { heading: '2. Before the summer' },
      {
        items: [
          'Publish the summer tide tables (Harbour Master, 30 April 2025)',
          'Refund the visitors of last August (Treasurer, by 1 May 2025)',
          'Ask the mill about its slip (Clerk, next meeting)',
        ],
      },
      { heading: '3. Ferry' },
      { text: talk },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Publish the summer tide tables', 'open', 'Harbour Master', '2025-04-30'],
        ['Refund the visitors of last August', 'open', 'Treasurer', '2025-05-01'],
        ['Ask the mill about its slip', 'open', 'Clerk', '2025-06-11'],
      ],
    },
  },
  {
    name: 'names-in-lists-that-ask-for-nothing',
    parts: house([
      { heading: '2. Agenda for June' },
      {
        items: [
          'Tide tables (Harbour Master)',
          'Refunds (Treasurer)',
          'Chair: Nell Farrow',
          'Clerk: Sam Pike',
        ],
      },
      { heading: '3. Ferry' },
      { text: talk },
    ]),
    wants: { meeting: inMarch, actions: [] },
  },
  {
    name: 'marks-below-lettered-resolutions',
    parts: house([
      { heading: '2. Moorings' },
      { text: talk },
      { text: 'Resolved:' },
      { text: '(a) that the surveyor be thanked;' },
      { text: '(b) that the Clerk ask the mill in writing about the slip; (Action: Clerk)' },
      { text: '(c) that the Treasurer work out what a second boom would cost by 28 April 2025.' },
      { text: '(Action: Treasurer)' },
      { heading: '3. Ferry' },
      { text: talk },
      { text: 'Resolved:' },
      { text: '(a) that the price of a family ticket be brought to the next meeting.' },
      { text: '(For action: Head of Fares)' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['that the Clerk ask the mill in writing about the slip', 'open', 'Clerk', null],
        [
          'that the Treasurer work out what a second boom would cost by 28 April 2025',
          'open',
          'Treasurer',
          '2025-04-28',
        ],
        [
          'that the price of a family ticket be brought to the next meeting',
          'open',
          'Head of Fares',
          '2025-06-11',
        ],
      ],
    },
  },
];
