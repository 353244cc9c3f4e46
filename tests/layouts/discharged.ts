import { type Layout, table } from './layout.ts';
import { house, inMarch, previousNotes, sinceDecember, talk } from './notes.ts';

/** What notes say of the last meeting's actions. */
export const discharged: readonly Layout[] = [
  {
    name: 'discharged-in-a-list',
    parts: house([
      previousNotes,
      { text: 'The notes were agreed as a correct record. The following actions were discharged:' },
      {
        items: [
          'Pilots to report on towing – report circulated in January',
          'Treasurer to compare fuel prices – on today’s agenda',
          'Clerk to write to the wildlife trust – letter sent 4 February',
        ],
      },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 3 },
  },
  {
    name: 'numbered-with-outcome-after-a-dash',
    parts: house([
      { heading: '2. Matters arising' },
      { text: 'Action 24/31 Fuel prices – completed.' },
      { text: 'Action 24/33 Seals – letter sent, completed.' },
      { text: 'Action 24/35 Night pay – ongoing, due in June.' },
      { heading: '3. Wash' },
      { text: talk },
    ]),
    wants: { meeting: inMarch, actions: [], discharged: 2 },
  },
  {
    name: 'matters-arising-with-headings',
    parts: house([
      { heading: '2. Matters arising from the minutes of 11 December 2024' },
      { lead: 'Minute 31 Fuel prices: ', rest: 'the Treasurer had compared three suppliers. Action closed.' },
      { lead: 'Minute 33 Seals: ', rest: 'a reply was awaited. Action ongoing.' },
      { heading: '3. Wash' },
      { text: talk },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 1 },
  },
  {
    name: 'each-action-with-its-update',
    parts: house([
      previousNotes,
      { text: 'Members went through the actions:' },
      { text: 'Action 1: Pilots to report on towing. Update: circulated on 3 February. Closed.' },
      { text: 'Action 2: Treasurer to compare fuel prices. Update: in hand. Open.' },
      { heading: '3. Wash' },
      { text: talk },
    ]),
    wants: {
      meeting: sinceDecember,
      actions: [['Treasurer to compare fuel prices', 'open', 'Treasurer', null]],
      discharged: 1,
    },
  },
  {
    name: 'sentence-by-sentence',
    parts: house([
      previousNotes,
      {
        text: 'The action relating to towing was discharged following a report in January. The action about fuel prices was closed. The action on night pay was carried forward to June.',
      },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 2 },
  },
  {
    name: 'no-actions-outstanding',
    parts: house([previousNotes, { text: 'The notes were agreed. There were no outstanding actions.' }]),
    wants: { meeting: sinceDecember, actions: [], nothingOutstanding: true },
  },
  {
    name: 'discharged-with-others-carried',
    parts: house([
      previousNotes,
      { text: 'Discharged: 24/31 (fuel prices), 24/33 (seals). Carried forward: 24/35 (night pay).' },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 2 },
  },
  {
    name: 'noted-as-complete',
    parts: house([
      previousNotes,
      {
        text: 'It was noted that actions 1, 2 and 4 were complete. Action 3 would be reported to the June meeting.',
      },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 3 },
  },
  {
    name: 'range-of-numbers',
    parts: house([previousNotes, { text: 'Actions 24/31 to 24/34 were closed.' }]),
    wants: { meeting: sinceDecember, actions: [], discharged: 4 },
  },
  {
    name: 'table-of-matters-arising',
    parts: house([
      { heading: '2. Matters arising' },
      table(
        ['Minute', 'Matter', 'Update'],
        ['24/31', 'Treasurer to compare fuel prices', 'Complete'],
        ['24/33', 'Clerk to write about the seals', 'Ongoing'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Treasurer to compare fuel prices', 'discharged', 'Treasurer', null],
        ['Clerk to write about the seals', 'open', 'Clerk', null],
      ],
    },
  },
  {
    name: 'bullets-done-and-not',
    parts: house([
      { heading: '2. Review of actions' },
      {
        items: [
          'Fuel prices compared – Treasurer – DONE',
          'Letter about the seals – Clerk – DONE',
          'Night pay review – HR Manager – NOT DONE, by June',
        ],
      },
    ]),
    wants: {
      meeting: inMarch,
      actions: [['Night pay review', 'open', 'HR Manager', '2025-06-11']],
      discharged: 2,
    },
  },
  {
    name: 'ticked-list',
    formats: ['txt', 'md'],
    parts: house([
      { heading: '2. Actions from the last meeting' },
      { text: '[x] Treasurer to compare fuel prices' },
      { text: '[ ] Clerk to write about the seals' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [['Clerk to write about the seals', 'open', 'Clerk', null]],
      discharged: 1,
    },
  },
  {
    name: 'discharged-by-number-and-matter',
    parts: house([
      previousNotes,
      {
        text: 'The notes were agreed. Action 3 (chart of the quays, old and new) had been circulated and was closed. Actions 4 (seals by month) and 5 were complete. Action 6 (fuel) had been priced and remains open.',
      },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 3 },
  },
  {
    name: 'report-that-begins-with-the-status',
    parts: house([
      { heading: 'Matters arising' },
      table(
        ['Minute', 'Action', 'Action by', 'Report to this meeting'],
        ['4.2', 'Write to the lifeboat crew', 'Clerk', 'Completed: forty letters went in May.'],
        ['5.1', 'Review the mooring byelaws', 'Solicitor', 'In progress: two members met on 3 March 2025.'],
        ['6.4', 'Compare ferry fares', 'Treasurer', 'Completed: see paper C.'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Write to the lifeboat crew', 'discharged', 'Clerk', null],
        ['Review the mooring byelaws', 'open', 'Solicitor', null],
        ['Compare ferry fares', 'discharged', 'Treasurer', null],
      ],
    },
  },
];
