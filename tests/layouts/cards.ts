import { type Layout, type Part, table } from './layout.ts';

const about: readonly Part[] = [
  { title: 'Skerrow Ferry Trust' },
  { title: 'Fleet Committee – record of actions' },
  { text: 'Date of meeting: 11 February 2025' },
  { text: 'Date of next meeting: 8 April 2025' },
];
const meeting = { date: '2025-02-11', previous: null, next: '2025-04-08' };

const lines = (...texts: string[]): Part[] => texts.map((text) => ({ text }));

/** Actions that are set out one below the other as cards, each of labels and what they say. */
export const cards: readonly Layout[] = [
  {
    name: 'cards-a-table-each',
    parts: [
      ...about,
      table(
        [],
        ['Number', 'FC 21'],
        ['Task', 'Fit new fenders to the Marram'],
        ['Who', 'Fleet Engineer'],
        ['By', '30 April 2025'],
        ['Status', 'Under way'],
        ['News', 'The fenders have come.'],
      ),
      table(
        [],
        ['Number', 'FC 22'],
        ['Task', 'Show what the night sailings cost'],
        ['Who', 'Treasurer'],
        ['By', '11 February 2025'],
        ['Status', 'Finished'],
        ['News', 'Paper 5.'],
      ),
      table(
        [],
        ['Number', 'FC 24'],
        ['Task', 'Ask the harbour for a second berth'],
        ['Who', 'Secretary / Chair'],
        ['By', 'Next meeting'],
        ['Status', 'Not begun'],
        ['News', ''],
      ),
    ],
    wants: {
      meeting,
      actions: [
        ['Fit new fenders to the Marram', 'open', 'Fleet Engineer', '2025-04-30'],
        ['Show what the night sailings cost', 'discharged', 'Treasurer', '2025-02-11'],
        ['Ask the harbour for a second berth', 'open', 'Secretary / Chair', '2025-04-08'],
      ],
    },
  },
  {
    name: 'cards-with-their-number-in-a-label',
    parts: [
      ...about,
      table(
        [],
        ['Action 7', 'Fit new fenders to the Marram'],
        ['Lead', 'Fleet Engineer'],
        ['Deadline', '30 April 2025'],
        ['Position', 'Open'],
      ),
      table(
        [],
        ['Action 8', 'Show what the night sailings cost'],
        ['Lead', 'Treasurer'],
        ['Deadline', '11 February 2025'],
        ['Position', 'Closed'],
      ),
      table(
        [],
        ['Action 10', 'Ask the harbour for a second berth'],
        ['Lead', 'Secretary'],
        ['Deadline', '8 April 2025'],
        ['Position', 'Open'],
      ),
    ],
    wants: {
      meeting,
      actions: [
        ['Fit new fenders to the Marram', 'open', 'Fleet Engineer', '2025-04-30'],
        ['Show what the night sailings cost', 'discharged', 'Treasurer', '2025-02-11'],
        ['Ask the harbour for a second berth', 'open', 'Secretary', '2025-04-08'],
      ],
    },
  },
  {
    name: 'cards-of-two-pairs-a-row',
    parts: [
      ...about,
      table(
        [],
        ['Reference', 'FC 21', 'Position', 'Open'],
        ['Request', 'Fit new fenders to the Marram', 'Lead', 'Fleet Engineer'],
        ['Deadline', '30 April 2025', 'Comments', 'The fenders have come.'],
      ),
      table(
        [],
        ['Reference', 'FC 22', 'Position', 'Closed'],
        ['Request', 'Show what the night sailings cost', 'Lead', 'Treasurer'],
        ['Deadline', '11 February 2025', 'Comments', 'Paper 5.'],
      ),
    ],
    wants: {
      meeting,
      actions: [
        ['Fit new fenders to the Marram', 'open', 'Fleet Engineer', '2025-04-30'],
        ['Show what the night sailings cost', 'discharged', 'Treasurer', '2025-02-11'],
      ],
    },
  },
  {
    name: 'cards-of-lines-under-numbers',
    parts: [
      ...about,
      { heading: 'Action 1' },
      ...lines('Task: Fit new fenders to the Marram', 'Lead: Fleet Engineer', 'By: 30 April 2025'),
      ...lines('Status: Under way'),
      { heading: 'Action 2' },
      ...lines('Task: Show what the night sailings cost', 'Lead: Treasurer', 'By: 11 February 2025'),
      ...lines('Status: Done'),
    ],
    wants: {
      meeting,
      actions: [
        ['Fit new fenders to the Marram', 'open', 'Fleet Engineer', '2025-04-30'],
        ['Show what the night sailings cost', 'discharged', 'Treasurer', '2025-02-11'],
      ],
    },
  },
  {
    name: 'cards-of-lines-in-groups',
    parts: [
      ...about,
      { heading: 'Open' },
      ...lines('Action: Fit new fenders to the Marram', 'Owner: Fleet Engineer', 'Due date: 30 April 2025'),
      ...lines('Action: Ask the harbour for a second berth', 'Owner: Chair', 'Due date: Next meeting'),
      { heading: 'Completed since the last meeting' },
      ...lines('Action: Show what the night sailings cost', 'Owner: Treasurer', 'Due date: 11 February 2025'),
    ],
    wants: {
      meeting,
      actions: [
        ['Fit new fenders to the Marram', 'open', 'Fleet Engineer', '2025-04-30'],
        ['Ask the harbour for a second berth', 'open', 'Chair', '2025-04-08'],
        ['Show what the night sailings cost', 'discharged', 'Treasurer', '2025-02-11'],
      ],
    },
  },
  {
    name: 'cards-of-lines-under-their-action',
    parts: [
      ...about,
      { subheading: 'Fit new fenders to the Marram' },
      ...lines('Responsible: Fleet Engineer', 'Deadline: 30 April 2025', 'Progress: The fenders have come.'),
      ...lines('Status: Ongoing'),
      { subheading: 'Show what the night sailings cost' },
      ...lines('Responsible: Treasurer', 'Deadline: 11 February 2025', 'Progress: Paper 5.'),
      ...lines('Status: Complete'),
    ],
    wants: {
      meeting,
      actions: [
        ['Fit new fenders to the Marram', 'open', 'Fleet Engineer', '2025-04-30'],
        ['Show what the night sailings cost', 'discharged', 'Treasurer', '2025-02-11'],
      ],
    },
  },
  {
    name: 'cards-in-tables-under-their-action',
    parts: [
      ...about,
      { subheading: 'Fit new fenders to the Marram' },
      table([], ['Responsible', 'Fleet Engineer'], ['Deadline', '30 April 2025'], ['Status', 'Ongoing']),
      { subheading: 'Show what the night sailings cost' },
      table([], ['Responsible', 'Treasurer'], ['Deadline', '11 February 2025'], ['Status', 'Complete']),
    ],
    wants: {
      meeting,
      actions: [
        ['Fit new fenders to the Marram', 'open', 'Fleet Engineer', '2025-04-30'],
        ['Show what the night sailings cost', 'discharged', 'Treasurer', '2025-02-11'],
      ],
    },
  },
];
