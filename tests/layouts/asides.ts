import { type Layout, table } from './layout.ts';
import { house, inMarch, opening, talk } from './notes.ts';

/** Minutes of other kinds of bodies, and what stands beside their actions. */
export const asides: readonly Layout[] = [
  {
    name: 'parish-minutes',
    parts: [
      { title: 'Gull Island Parish Council' },
      {
        text: 'Minutes of the Parish Council meeting held on Monday 10 March 2025 at 7.30pm in the Village Hall',
      },
      {
        text: 'Present: Cllrs Farrow (Chair), O’Dowd, Reed. In attendance: the Clerk and two members of the public.',
      },
      { text: '25/031 Apologies. None.' },
      {
        text: '25/032 Highways. Cllr Reed reported potholes on Quay Lane. ACTION: Clerk to report them to the county council.',
      },
      {
        text: '25/033 Playground. The inspection report was received. ACTION: Cllr O’Dowd to obtain two quotes for the swings by 30 April 2025.',
      },
      { text: '25/034 Date of next meeting: Monday 14 April 2025' },
    ],
    wants: {
      meeting: { date: '2025-03-10', previous: null, next: '2025-04-14' },
      actions: [
        ['Report them to the county council', 'open', 'Clerk', null],
        ['Obtain two quotes for the swings by 30 April 2025', 'open', 'Cllr O’Dowd', '2025-04-30'],
      ],
    },
  },
  {
    name: 'actions-in-square-brackets',
    parts: house([
      { heading: '2. Moorings' },
      { text: `${talk} [ACTION: Harbour Master]` },
      { text: 'Members asked for a list of empty berths by 30 April 2025. [Action: Clerk]' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        [
          'The Harbour Master spoke to the paper, took questions on berths and buoys, and thanked the pilots for a quiet quarter on the water',
          'open',
          'Harbour Master',
          null,
        ],
        ['Members asked for a list of empty berths by 30 April 2025', 'open', 'Clerk', '2025-04-30'],
      ],
    },
  },
  {
    name: 'actions-marked-by-number-and-name',
    parts: house([
      { heading: '2. Moorings' },
      {
        text: 'The chains are worn. The Harbour Master would look at a second winch for the east stage. ACTION: HB/25/07 – Harbour Master',
      },
      { text: 'Tide tables to be ready for the printers – ACTION: Clerk' },
      {
        text: 'The pilots were quiet. ACTION: letter to the ferry about its lights (Treasurer). The rest of the quarter was told.',
      },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        [
          'The Harbour Master would look at a second winch for the east stage',
          'open',
          'Harbour Master',
          null,
        ],
        ['Tide tables to be ready for the printers', 'open', 'Clerk', null],
        ['letter to the ferry about its lights', 'open', 'Treasurer', null],
      ],
    },
  },
  {
    name: 'action-words-in-prose-only',
    parts: house([
      { heading: '2. Moorings' },
      {
        text: 'The Board noted that action had been taken on the moorings, and that no further action was needed.',
      },
      { heading: '3. Plan' },
      { text: 'The action plan was noted. It was agreed that continuity mattered.' },
    ]),
    wants: { meeting: inMarch, actions: [] },
  },
  {
    name: 'action-then-owner-then-date-lines',
    parts: house([
      { heading: '2. Moorings' },
      { text: talk },
      { text: 'Action: Bring the mooring plan to the Board' },
      { text: 'Owner: Harbour Master' },
      { text: 'Due: 11 June 2025' },
      { heading: '3. Pilots' },
      { text: talk },
    ]),
    wants: {
      meeting: inMarch,
      actions: [['Bring the mooring plan to the Board', 'open', 'Harbour Master', '2025-06-11']],
    },
  },
  {
    name: 'follow-up-list',
    parts: [
      { title: 'Lighthouse School Governors' },
      { text: 'Meeting of 11 March 2025 – follow-up actions' },
      { text: '• NF: skills audit to be sent round (by 28 March)' },
      { text: '• TOD: budget monitoring to next FGB' },
      { text: '• All governors: safeguarding training by 20 May 2025' },
    ],
    wants: {
      meeting: { date: '2025-03-11', previous: null, next: null },
      actions: [
        ['skills audit to be sent round', 'open', 'NF', '2025-03-28'],
        ['budget monitoring to next FGB', 'open', 'TOD', null],
        ['safeguarding training by 20 May 2025', 'open', 'All governors', '2025-05-20'],
      ],
    },
  },
  {
    name: 'actions-beside-decisions-list',
    parts: house([
      { heading: 'Key decisions' },
      { items: ['The budget was approved', 'The crane will be sold'] },
      { heading: 'Actions' },
      {
        items: ['Treasurer to publish the budget by 31 March 2025', 'Harbour Master to advertise the crane'],
      },
      { heading: 'Risks' },
      { items: ['Silting of the inner basin'] },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Treasurer to publish the budget by 31 March 2025', 'open', 'Treasurer', '2025-03-31'],
        ['Harbour Master to advertise the crane', 'open', 'Harbour Master', null],
      ],
    },
  },
  {
    name: 'attendance-and-finance-beside',
    parts: [
      { title: 'Harbour Board' },
      { text: 'Date: 12 March 2025' },
      table(['Present', 'Role'], ['Nell Farrow', 'Chair'], ['Tom O’Dowd', 'Treasurer']),
      ...opening,
      { heading: '2. Finance' },
      table(
        ['Heading', 'Budget', 'Actual', 'Variance'],
        ['Fuel', '1,200', '1,150', '50'],
        ['Rope', '300', '420', '-120'],
      ),
      { heading: '3. Actions' },
      table(['Action', 'Owner', 'Date'], ['Order rope', 'Clerk', '30 April 2025']),
    ],
    wants: {
      meeting: { date: '2025-03-12', previous: null, next: null },
      actions: [['Order rope', 'open', 'Clerk', '2025-04-30']],
    },
  },
];
