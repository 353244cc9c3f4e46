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
];
