import { type Layout, table } from './layout.ts';

const title = { title: 'Ferry Lane Housing Co-operative' };
const dated = { text: 'Meeting date: Monday 8 September 2025' };

/** Registers of actions: what says how an action stands, or moves it, beside its row or below the table. */
export const registers: readonly Layout[] = [
  {
    name: 'yes-and-no-under-outstanding',
    parts: [
      title,
      { heading: 'Matters arising schedule' },
      dated,
      table(
        ['Minute', 'Action', 'Responsible', 'Timescale', 'Outstanding?'],
        ['25/11', 'Send the boiler report to every member', 'Works Manager', '30 October 2025', 'Yes'],
        ['25/14', 'Thank the school for its hall', 'Chair', '1 August 2025', 'No'],
      ),
    ],
    wants: {
      meeting: { date: '2025-09-08', previous: null, next: null },
      actions: [
        ['Send the boiler report to every member', 'open', 'Works Manager', '2025-10-30'],
        ['Thank the school for its hall', 'discharged', 'Chair', '2025-08-01'],
      ],
    },
  },
  {
    name: 'notes-below-that-close-and-move',
    parts: [
      title,
      { text: 'Actions of the meeting of Monday 8 September 2025' },
      table(
        ['No.', 'Action', 'Owner', 'Due date', 'Status'],
        ['1', 'Send the boiler report to every member', 'Works Manager', '30 September 2025', 'Open *'],
        ['2', 'Price a new gate', 'Clerk', '17 October 2025 †', 'Open'],
        ['3', 'Walk the drains', 'Works Manager', '31 October 2025', 'Open'],
      ),
      { text: '* Closed on 12 September 2025, after this was typed.' },
      { text: '† Put back to 14 November 2025 by the Chair on 15 September 2025.' },
    ],
    wants: {
      meeting: { date: '2025-09-08', previous: null, next: null },
      actions: [
        ['Send the boiler report to every member', 'discharged', 'Works Manager', '2025-09-30'],
        ['Price a new gate', 'open', 'Clerk', '2025-11-14'],
        ['Walk the drains', 'open', 'Works Manager', '2025-10-31'],
      ],
    },
  },
  {
    name: 'versions-of-the-paper-above',
    parts: [
      title,
      { heading: 'Repairs group action log' },
      table(
        ['Version', 'Date', 'Author', 'Change'],
        ['0.1', '1 September 2025', 'Clerk', 'First draft'],
        ['1.0', '4 September 2025', 'Clerk', 'Agreed by the Chair'],
      ),
      dated,
      table(
        ['Owner', 'Action', 'Target date', '% complete'],
        ['Works Manager', 'Send the boiler report to every member', '30 October 2025', '40%'],
        ['Clerk', 'Price a new gate', '5 September 2025', '100%'],
      ),
    ],
    wants: {
      meeting: { date: '2025-09-08', previous: null, next: null },
      actions: [
        ['Send the boiler report to every member', 'open', 'Works Manager', '2025-10-30'],
        ['Price a new gate', 'discharged', 'Clerk', '2025-09-05'],
      ],
    },
  },
  {
    name: 'lettered-parts-in-each-cell',
    formats: ['docx', 'html', 'odt'],
    parts: [
      title,
      { text: 'Actions of the meeting of Monday 8 September 2025' },
      table(
        ['Item', 'Actions', 'Who', 'When'],
        [
          '3. Wall',
          '(a) Get two quotes\n(b) Write to number 4',
          '(a) Clerk\n(b) Chair',
          '(a) 30 October 2025\n(b) 12 September 2025',
        ],
        ['5. Fees', 'Put the fees on the board', 'Treasurer', '6 October 2025'],
      ),
    ],
    wants: {
      meeting: { date: '2025-09-08', previous: null, next: null },
      actions: [
        ['Get two quotes', 'open', 'Clerk', '2025-10-30'],
        ['Write to number 4', 'open', 'Chair', '2025-09-12'],
        ['Put the fees on the board', 'open', 'Treasurer', '2025-10-06'],
      ],
    },
  },
  {
    name: 'closed-after-the-meeting',
    parts: [
      title,
      { text: 'Actions of the meeting of Monday 8 September 2025' },
      table(
        ['Raised', 'Action', 'Owner', 'Due', 'Closed'],
        ['08/09/2025', 'Price a new gate', 'Clerk', '17/10/2025', '10/09/2025'],
        ['08/09/2025', 'Walk the drains', 'Works Manager', '31/10/2025', ''],
      ),
      { text: 'WM – Wilf Moss, Works Manager. CL – Cara Lunn, Clerk.' },
    ],
    wants: {
      meeting: { date: '2025-09-08', previous: null, next: null },
      actions: [
        ['Price a new gate', 'discharged', 'Clerk', '2025-10-17'],
        ['Walk the drains', 'open', 'Works Manager', '2025-10-31'],
      ],
    },
  },
  {
    name: 'bands-that-leave-the-list',
    parts: [
      title,
      { text: 'List of tasks for the meeting of Monday 8 September 2025' },
      table(
        ['Minute', 'Task', 'With', 'Target'],
        ['STILL TO DO'],
        ['61/25', 'Price a new gate', 'Clerk', '17 October 2025'],
        ['FINISHED – will come off the list'],
        ['40/25', 'Order the bin store', 'Clerk', '31 August 2025'],
      ),
    ],
    wants: {
      meeting: { date: '2025-09-08', previous: null, next: null },
      actions: [
        ['Price a new gate', 'open', 'Clerk', '2025-10-17'],
        ['Order the bin store', 'discharged', 'Clerk', '2025-08-31'],
      ],
    },
  },
  {
    name: 'position-at-a-day',
    parts: [
      { title: 'Ferry Lane Housing Co-operative – recommendations tracker' },
      { text: 'Position at 8 September 2025' },
      table(
        ['No', 'Recommendation', 'Agreed action', 'Officer', 'Target date', 'Status'],
        [
          '1',
          'Keys should be counted',
          'Count the keys each week',
          'Works Manager',
          '31/10/2025',
          'In progress',
        ],
        ['2', 'Leavers should hand in cards', 'Send a list of leavers', 'Clerk', '31/08/2025', 'Implemented'],
      ),
    ],
    wants: {
      meeting: { date: null, previous: null, next: null },
      actions: [
        ['Count the keys each week', 'open', 'Works Manager', '2025-10-31'],
        ['Send a list of leavers', 'discharged', 'Clerk', '2025-08-31'],
      ],
    },
  },
];
