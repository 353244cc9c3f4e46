import { type Layout, type Part, table } from './layout.ts';

const heads: readonly Part[] = [{ title: 'Ennerdale Fire Authority' }];

/** Titles over tables of actions that might be taken for actions themselves. */
export const titled: readonly Layout[] = [
  {
    name: 'lettered-titles-over-tables',
    parts: [
      ...heads,
      { title: 'Audit Panel – tracking of actions' },
      { text: 'Meeting: Tuesday 4 November 2025' },
      { text: 'A. Outstanding' },
      table(
        ['What is to be done', 'By whom', 'By when', 'Minute'],
        ['Show the cost of hired appliances', 'Treasurer', '13 January 2026', 'AP.4'],
        ['Test the standby generators', 'Head of Estates', '3 March 2026', 'AP.7'],
      ),
      { text: 'B. Completed since July and taken off after this meeting' },
      table(
        ['Minute', 'What was to be done', 'Completed on', 'By whom'],
        ['AP.1', 'Count the breathing sets', '9 September 2025', 'Head of Stores'],
      ),
    ],
    wants: {
      meeting: { date: '2025-11-04', previous: null, next: null },
      actions: [
        ['Show the cost of hired appliances', 'open', 'Treasurer', '2026-01-13'],
        ['Test the standby generators', 'open', 'Head of Estates', '2026-03-03'],
        ['Count the breathing sets', 'discharged', 'Head of Stores', null],
      ],
    },
  },
  {
    name: 'numbered-themes-over-tables',
    parts: [
      ...heads,
      { title: 'Actions from the meeting of 4 November 2025' },
      { text: '(a) Stations and plant' },
      table(
        ['Action', 'Owner', 'Due', 'Status'],
        ['Show the cost of hired appliances', 'Treasurer', '13 January 2026', 'Open'],
      ),
      { text: '(b) Crews and training' },
      table(
        ['Action', 'Owner', 'Due', 'Status'],
        ['Book the smoke house for March', 'Head of Training', '3 March 2026', 'Closed'],
      ),
    ],
    wants: {
      meeting: { date: '2025-11-04', previous: null, next: null },
      actions: [
        ['Show the cost of hired appliances', 'open', 'Treasurer', '2026-01-13'],
        ['Book the smoke house for March', 'discharged', 'Head of Training', '2026-03-03'],
      ],
    },
  },
  {
    name: 'title-of-actions-with-their-meeting',
    parts: [
      ...heads,
      { subheading: 'Agreed actions – meeting of 4 November 2025' },
      { text: 'Next meeting: 13 January 2026' },
      table(
        ['No.', 'Agreed action', 'Responsible', 'Deadline', 'Progress'],
        ['9', 'Show the cost of hired appliances', 'Treasurer', '13/01/2026', 'Open'],
        ['10', 'Test the standby generators', 'Head of Estates', '03/03/2026', 'Completed'],
      ),
    ],
    wants: {
      meeting: { date: '2025-11-04', previous: null, next: '2026-01-13' },
      actions: [
        ['Show the cost of hired appliances', 'open', 'Treasurer', '2026-01-13'],
        ['Test the standby generators', 'discharged', 'Head of Estates', '2026-03-03'],
      ],
    },
  },
  {
    name: 'title-of-actions-with-their-committee-and-day',
    parts: [
      ...heads,
      { subheading: 'Actions: Committee meeting, Tuesday 4 November 2025' },
      table(
        ['Action', 'Lead', 'Deadline', 'Status'],
        ['Show the cost of hired appliances', 'Treasurer', '13/01/2026', 'Open'],
      ),
    ],
    wants: {
      meeting: { date: '2025-11-04', previous: null, next: null },
      actions: [['Show the cost of hired appliances', 'open', 'Treasurer', '2026-01-13']],
    },
  },
  {
    name: 'key-set-out-in-columns-over-the-table',
    parts: [
      ...heads,
      { text: 'Action tracker for the meeting on 4 November 2025' },
      { text: 'Key' },
      table(
        [],
        ['Green', 'To plan'],
        ['Red', 'Late, and no new day has been agreed with the Panel'],
        ['Blue', 'Closed'],
      ),
      table(
        ['Raised', 'Ref', 'Lead', 'Due', 'Action', 'RAG', 'Progress'],
        [
          '01/07/2025',
          'A/1',
          'Treasurer',
          '13/01/2026',
          'Show the cost of hired appliances',
          'Green',
          'Begun',
        ],
        [
          '01/07/2025',
          'A/2',
          'Head of Estates',
          '04/11/2025',
          'Test the standby generators',
          'Blue',
          'Ran an hour',
        ],
        ['01/07/2025', 'A/3', 'Clerk', '04/11/2025', 'List the unused keys', 'Red', 'Nothing yet'],
      ),
    ],
    wants: {
      meeting: { date: '2025-11-04', previous: null, next: null },
      actions: [
        ['Show the cost of hired appliances', 'open', 'Treasurer', '2026-01-13'],
        ['Test the standby generators', 'discharged', 'Head of Estates', '2025-11-04'],
        ['List the unused keys', 'open', 'Clerk', '2025-11-04'],
      ],
    },
  },
  {
    name: 'matters-arising-over-the-day-of-the-meeting',
    parts: [
      ...heads,
      { title: 'Matters arising and action log' },
      { text: 'Meeting held on 4 November 2025' },
      { text: 'Date of next meeting: 13 January 2026' },
      table(
        ['Minute', 'Action', 'Lead', 'Due date', 'Status'],
        ['25/14', 'Show the cost of hired appliances', 'Treasurer', '13 January 2026', 'Open'],
        ['25/17', 'Test the standby generators', 'Head of Estates', '3 December 2025', 'Open'],
        ['25/09', 'Count the breathing sets', 'Head of Stores', '9 September 2025', 'Closed'],
      ),
    ],
    wants: {
      meeting: { date: '2025-11-04', previous: null, next: '2026-01-13' },
      actions: [
        ['Show the cost of hired appliances', 'open', 'Treasurer', '2026-01-13'],
        ['Test the standby generators', 'open', 'Head of Estates', '2025-12-03'],
        ['Count the breathing sets', 'discharged', 'Head of Stores', '2025-09-09'],
      ],
    },
  },
];
