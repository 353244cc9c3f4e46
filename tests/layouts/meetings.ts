import { type Layout, type Part, table } from './layout.ts';
import { talk } from './notes.ts';

const one: Part[] = [
  { heading: '1. Welcome' },
  { text: talk },
  { heading: '2. Actions' },
  table(['Action', 'Owner', 'Due date', 'Status'], ['Count the berths', 'Pilots', '11/06/2025', 'Open']),
];
const counted = [['Count the berths', 'open', 'Pilots', '2025-06-11']] as const;
const on = (date: string | null, next: string | null = null, previous: string | null = null) => ({
  meeting: { date, previous, next },
  actions: counted,
});

/** Where notes say when a meeting was held, and other dates that stand near. */
export const meetings: readonly Layout[] = [
  {
    name: 'held-at-on-the',
    parts: [
      { title: 'Harbour Committee' },
      { text: 'Minutes of a meeting held at 10am on Tuesday the 4th of March 2025 in the Custom House' },
      ...one,
    ],
    wants: on('2025-03-04'),
  },
  {
    name: 'date-on-a-line-of-its-own',
    parts: [
      { title: 'Harbour Committee' },
      { text: 'Tuesday, 4 March 2025' },
      { text: '10.00 am, Custom House' },
      ...one,
    ],
    wants: on('2025-03-04'),
  },
  {
    name: 'several-dates-above',
    parts: [
      { title: 'Harbour Committee' },
      { title: 'Minutes' },
      { text: 'Published: 21 March 2025' },
      { text: 'Distributed: 14 March 2025' },
      { text: 'Meeting date: 4 March 2025' },
      ...one,
    ],
    wants: on('2025-03-04'),
  },
  {
    name: 'labelled-dates-of-the-paper-first',
    parts: [
      { title: 'Harbour Committee' },
      { text: 'Date written up: 10 March 2025' },
      { text: 'Date of issue: 14 March 2025' },
      { text: 'Date of the Committee: 4 March 2025' },
      { text: 'Date signed by the Committee: 11 June 2025' },
      ...one,
    ],
    wants: on('2025-03-04'),
  },
  {
    name: 'table-of-the-papers-dates',
    parts: [
      { title: 'Harbour Committee – Minutes' },
      table(
        [],
        ['Date typed', '10 March 2025'],
        ['Publication date', '14 March 2025'],
        ['Meeting date', '4 March 2025'],
      ),
      ...one,
    ],
    wants: on('2025-03-04'),
  },
  {
    name: 'met-on-another-day-than-called-for',
    parts: [
      { title: 'Harbour Committee' },
      {
        text: 'Notes of the meeting originally called for 25 February 2025 and held on 4 March 2025 in the Custom House',
      },
      ...one,
      { text: 'The next meeting will now be held on 18 June 2025 instead of 11 June 2025.' },
    ],
    wants: on('2025-03-04', '2025-06-18'),
  },
  {
    name: 'next-day-called-off-for-another',
    parts: [
      { title: 'Harbour Committee – 4 March 2025' },
      ...one,
      { heading: '3. Next meeting' },
      {
        text: 'The ferry meeting of 11 June 2025 will not now take place. The Committee will meet again on 18 June 2025 at 10.00 am.',
      },
    ],
    wants: on('2025-03-04', '2025-06-18'),
  },
  {
    name: 'title-in-a-table',
    parts: [
      { title: 'Harbour Committee' },
      table(
        [],
        ['Date', '4 March 2025'],
        ['Time', '10.00'],
        ['Venue', 'Custom House'],
        ['Chair', 'Nell Farrow'],
      ),
      ...one,
    ],
    wants: on('2025-03-04'),
  },
  {
    name: 'future-meetings',
    parts: [
      { title: 'Harbour Committee – 4 March 2025' },
      ...one,
      { text: 'Dates of future meetings: 11 June 2025, 10 September 2025 and 3 December 2025' },
    ],
    wants: on('2025-03-04', '2025-06-11'),
  },
  {
    name: 'numbers-for-a-date',
    parts: [
      { title: 'Harbour Committee Meeting 04.03.25' },
      ...one,
      { text: 'Next meeting 11.06.25 at 10.00' },
    ],
    wants: on('2025-03-04', '2025-06-11'),
  },
  {
    name: 'year-first',
    parts: [{ title: 'Harbour Committee minutes 2025-03-04' }, ...one],
    wants: on('2025-03-04'),
  },
  {
    name: 'previous-in-its-approval',
    parts: [
      { title: 'Harbour Committee' },
      { text: 'Minutes of the meeting held on 4 March 2025' },
      { heading: '1. Apologies' },
      { text: 'None.' },
      { heading: '2. Minutes of the last meeting' },
      { text: 'The minutes of the meeting held on 3 December 2024 were approved and signed.' },
      { heading: '3. Wash' },
      { text: talk },
      { text: 'Action: Pilots to count the berths by 11 June 2025' },
    ],
    wants: {
      meeting: { date: '2025-03-04', previous: '2024-12-03', next: null },
      actions: [['count the berths by 11 June 2025', 'open', 'Pilots', '2025-06-11']],
    },
  },
  {
    name: 'agreed-on-another-day',
    parts: [
      { title: 'Harbour Committee' },
      { text: 'Draft minutes – to be agreed at the meeting of 11 June 2025' },
      { text: 'Meeting held on Tuesday 4 March 2025 at 10.00' },
      ...one,
      { text: 'The meeting closed at 12.15. Next meeting: Wednesday 11 June 2025.' },
    ],
    wants: on('2025-03-04', '2025-06-11'),
  },
  {
    name: 'no-date-at-all',
    parts: [{ title: 'Harbour Committee action log' }, ...one],
    wants: on(null),
  },
  {
    name: 'updated-on',
    parts: [
      { title: 'Harbour Committee action log' },
      { text: 'Updated 1 April 2025 following the meeting on 4 March 2025' },
      ...one,
    ],
    wants: on('2025-03-04'),
  },
  {
    name: 'papers-of-an-earlier-year',
    parts: [
      { title: 'Harbour Committee' },
      { text: 'Minutes of the meeting held on 4 March 2025' },
      { text: 'Present: Nell Farrow (Chair, appointed 1 May 2023), Tom O’Dowd' },
      ...one,
      { text: 'Date and time of next meeting: Wednesday 11 June at 10am' },
    ],
    wants: on('2025-03-04', '2025-06-11'),
  },
  {
    name: 'next-meeting-of-another-body-in-the-same-sentence',
    parts: [
      { title: 'Saltmarsh Town Council' },
      { text: 'Ferry working group: actions of the meeting on 4 March 2025' },
      {
        text: 'The next meeting of the Town Council is on 20 May 2025, and the group next meets on 11 June 2025.',
      },
      ...one,
    ],
    wants: on('2025-03-04', '2025-06-11'),
  },
  {
    name: 'next-meeting-in-two-tongues',
    parts: [
      { title: 'Harbour Committee – 4 March 2025' },
      ...one,
      { text: 'Cyfarfod nesaf / Next meeting: 11 Mehefin 2025 / 11 June 2025' },
    ],
    wants: on('2025-03-04', '2025-06-11'),
  },
  {
    name: 'minute-of-the-previous-meeting',
    parts: [
      { title: 'Harbour Committee' },
      { text: 'Minute of meeting held on 4 March 2025 in the Custom House' },
      { heading: '1. Minute of previous meeting' },
      { text: 'The minute of the meeting held on 7 January 2025 was proposed by Ivo Marl.' },
      { heading: '2. Actions' },
      table(['Action', 'Owner', 'Due date', 'Status'], ['Count the berths', 'Pilots', '11/06/2025', 'Open']),
    ],
    wants: on('2025-03-04', null, '2025-01-07'),
  },
  {
    name: 'minutes-of-a-day-above-the-last-meetings-actions',
    parts: [
      { title: 'Harbour Committee' },
      { text: 'Minutes of the meeting on 4 March 2025' },
      { heading: '1. Minutes of the Dredging Group of 3 February 2025' },
      { text: 'Received.' },
      { heading: '2. Minutes of the meeting of 7 January 2025' },
      { text: 'Agreed.' },
      { heading: '3. Actions from the last meeting' },
      { text: talk },
      { heading: '4. Actions' },
      table(['Action', 'Owner', 'Due date', 'Status'], ['Count the berths', 'Pilots', '11/06/2025', 'Open']),
    ],
    wants: on('2025-03-04', null, '2025-01-07'),
  },
  {
    name: 'last-and-next-meeting-in-a-table-of-minutes',
    parts: [
      { title: 'Harbour Committee' },
      { text: 'Minutes of a meeting on Tuesday 4 March 2025' },
      table(
        ['Item', 'Discussion', 'Action'],
        ['1', 'Minutes of the meeting held on 7 January 2025. These were agreed.', ''],
        [
          '2',
          'Moorings. Two berths were let and a third was asked for.',
          'Clerk to count the berths by 30 April 2025',
        ],
        ['3', 'Pilots. The radio had failed twice in the winter gales.', 'Harbour Master to test the radio'],
        ['4', 'Date of next meeting: 11 June 2025', ''],
      ),
    ],
    wants: {
      meeting: { date: '2025-03-04', previous: '2025-01-07', next: '2025-06-11' },
      actions: [
        ['Clerk to count the berths by 30 April 2025', 'open', 'Clerk', '2025-04-30'],
        ['Harbour Master to test the radio', 'open', 'Harbour Master', null],
      ],
    },
  },
  {
    name: 'meeting-and-its-day-in-two-cells',
    parts: [
      { title: 'Harbour Committee' },
      { text: 'Table of actions' },
      table([], ['Ordinary Committee meeting:', '4 March 2025'], ['Next meeting:', '11 June 2025']),
      table(['Action', 'Owner', 'Due date', 'Status'], ['Count the berths', 'Pilots', '11/06/2025', 'Open']),
    ],
    wants: on('2025-03-04', '2025-06-11'),
  },
  {
    name: 'minutes-over-a-sentence-is-an-item',
    parts: [
      { title: 'Harbour Commission' },
      { text: 'Fishing Users Group' },
      { text: 'Notes of the meeting held on 4 March 2025' },
      { text: 'Apologies' },
      { text: 'Ivo Marl could not come.' },
      { text: 'Minutes' },
      { text: 'The minutes of 7 January 2025 were approved.' },
      { text: 'Moorings' },
      { text: '1. Two berths were let in February.' },
      { text: '2. A third was asked for.' },
      { text: 'Actions' },
      table(['Action', 'Owner', 'Due date', 'Status'], ['Count the berths', 'Pilots', '11/06/2025', 'Open']),
    ],
    wants: on('2025-03-04', null, '2025-01-07'),
  },
  {
    name: 'matters-arising-over-the-day-of-the-meeting',
    parts: [
      { title: 'Tarn Water Board' },
      { heading: 'Matters arising and action list' },
      { text: 'Meeting held on 4 March 2025' },
      table(['Action', 'Owner', 'Due date', 'Status'], ['Count the berths', 'Pilots', '11/06/2025', 'Open']),
    ],
    wants: on('2025-03-04'),
  },
];
