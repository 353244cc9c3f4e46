import { ABOVE, type Layout, table } from './layout.ts';
import { house, inMarch, talk } from './notes.ts';

/** Plans of what comes to which meeting, and what only looks like one. */
export const programmes: readonly Layout[] = [
  {
    name: 'matrix-of-letters',
    parts: [
      { title: 'Harbour Board – Annual Cycle of Business 2025/26' },
      { text: 'A = for approval, N = for noting, D = for discussion' },
      table(
        ['Report', 'Author', 'May 2025', 'Jul 2025', 'Sep 2025', 'Nov 2025'],
        ['Annual accounts', 'Treasurer', '', 'A', '', ''],
        ['Pilotage report', 'Pilots', 'N', '', 'N', ''],
        ['Storm review', 'Harbour Master', '', '', 'D', 'D'],
      ),
    ],
    wants: {
      programme: [
        ['2025-05', ['Pilotage report', null, 'Pilots']],
        ['2025-07', ['Annual accounts', null, 'Treasurer']],
        ['2025-09', ['Pilotage report', null, 'Pilots'], ['Storm review', null, 'Harbour Master']],
        ['2025-11', ['Storm review', null, 'Harbour Master']],
      ],
    },
  },
  {
    name: 'heading-then-bullets',
    parts: [
      { title: 'Harbour Panel – Forward Work Programme' },
      { heading: '12 June 2025' },
      { items: ['Annual report (Commissioner)', 'Moorings review (Harbour Master)'] },
      { heading: '11 September 2025' },
      { items: ['Budget outlook (Treasurer)'] },
    ],
    wants: {
      programme: [
        ['2025-06-12', ['Annual report', null, 'Commissioner'], ['Moorings review', null, 'Harbour Master']],
        ['2025-09-11', ['Budget outlook', null, 'Treasurer']],
      ],
    },
  },
  {
    name: 'date-rows-across',
    parts: [
      { title: 'Harbour Panel Work Programme 2025/26' },
      table(
        ['Item', 'Lead officer', 'Purpose'],
        ['Thursday 12 June 2025'],
        ['Annual report', 'Commissioner', 'To scrutinise'],
        ['Moorings review', 'Harbour Master', 'To comment'],
        ['Thursday 11 September 2025'],
        ['Budget outlook', 'Treasurer', 'To note'],
      ),
    ],
    wants: {
      programme: [
        [
          '2025-06-12',
          ['Annual report', 'To scrutinise', 'Commissioner'],
          ['Moorings review', 'To comment', 'Harbour Master'],
        ],
        ['2025-09-11', ['Budget outlook', 'To note', 'Treasurer']],
      ],
    },
  },
  {
    name: 'items-stacked-with-bullets',
    formats: ['docx', 'pdf', 'html'],
    parts: [
      { title: 'Harbour Committee – Forward Plan' },
      table(
        ['Meeting date', 'Items', 'Lead'],
        ['12 June 2025', '• Annual report\n• Moorings review', '• Commissioner\n• Harbour Master'],
        ['11 September 2025', '• Budget outlook', '• Treasurer'],
      ),
    ],
    wants: {
      programme: [
        ['2025-06-12', ['Annual report', null, 'Commissioner'], ['Moorings review', null, 'Harbour Master']],
        ['2025-09-11', ['Budget outlook', null, 'Treasurer']],
      ],
    },
  },
  {
    name: 'deadlines-as-columns',
    parts: [
      { title: 'Harbour Committee – Work Plan' },
      table(
        ['Meeting', 'Report deadline', 'Dispatch', 'Item', 'Officer'],
        ['12 June 2025', '2 June 2025', '4 June 2025', 'Annual report', 'Commissioner'],
        ['11 September 2025', '1 September 2025', '3 September 2025', 'Budget outlook', 'Treasurer'],
      ),
    ],
    wants: {
      programme: [
        ['2025-06-12', ['Annual report', null, 'Commissioner']],
        ['2025-09-11', ['Budget outlook', null, 'Treasurer']],
      ],
    },
  },
  {
    name: 'every-meeting-and-unscheduled',
    parts: [
      { title: 'Harbour Panel – Work Programme' },
      table(
        ['Meeting', 'Item', 'Lead'],
        ['Every meeting', 'Performance report', 'Pilots'],
        ['12 June 2025', 'Annual report', 'Commissioner'],
        ['11 September 2025', 'Budget outlook', 'Treasurer'],
        ['To be scheduled', 'Wrecks and salvage', 'Harbour Master'],
      ),
    ],
    wants: {
      programme: [
        ['2025-06-12', ['Annual report', null, 'Commissioner']],
        ['2025-09-11', ['Budget outlook', null, 'Treasurer']],
      ],
      standing: ['Performance report'],
    },
  },
  {
    name: 'quarters-across',
    parts: [
      { title: 'Audit Committee – Annual Work Plan 2025/26' },
      table(
        ['Item', 'Q1', 'Q2', 'Q3', 'Q4'],
        ['Audit plan', '✓', '', '', ''],
        ['Risk register', '✓', '✓', '✓', '✓'],
      ),
    ],
    wants: { programme: [] },
  },
  {
    name: 'deferred-and-struck',
    formats: ['docx', 'html'],
    parts: [
      { title: 'Harbour Panel – Work Programme 2025' },
      table(
        ['Date', 'Item', 'Lead'],
        ['12 June 2025', 'Annual report (deferred from March)', 'Commissioner'],
        { cells: ['12 June 2025', 'Moorings review', 'Harbour Master'], struck: true },
        ['11 September 2025', 'Budget outlook', 'Treasurer'],
      ),
    ],
    wants: {
      programme: [
        ['2025-06-12', ['Annual report (deferred from March)', null, 'Commissioner']],
        ['2025-09-11', ['Budget outlook', null, 'Treasurer']],
      ],
    },
  },
  {
    name: 'calendar-of-meetings',
    parts: [
      { title: 'Harbour Board – Calendar of meetings 2025/26' },
      table(
        ['Meeting', 'Date', 'Time', 'Venue'],
        ['Board', '12 June 2025', '10am', 'Custom House'],
        ['Board', '11 September 2025', '10am', 'Custom House'],
        ['Audit Committee', '3 July 2025', '2pm', 'Lock House'],
      ),
    ],
    wants: {},
  },
  {
    name: 'training-plan',
    parts: [
      { title: 'Member training plan 2025' },
      table(
        ['Session', 'Date', 'Trainer'],
        ['Chairing skills', '12 June 2025', 'Nell Farrow'],
        ['Reading accounts', '11 September 2025', 'Tom O’Dowd'],
      ),
    ],
    wants: {},
  },
  {
    name: 'budget-timetable',
    parts: [
      { title: 'Budget timetable 2025/26' },
      table(
        ['Date', 'Stage', 'Responsible'],
        ['12 September 2025', 'Draft budget to the Treasurer', 'All managers'],
        ['4 December 2025', 'Draft budget to Board', 'Treasurer'],
        ['8 January 2026', 'Precept set', 'Board'],
      ),
    ],
    wants: {},
  },
  {
    name: 'risk-register',
    parts: house([
      { heading: '3. Risk register' },
      table(
        ['Risk', 'Likelihood', 'Impact', 'Score', 'Mitigation', 'Owner', 'Review date'],
        ['Silting', '3', '4', '12', 'Dredge each spring', 'Works', '11/06/2025'],
        ['Theft', '2', '3', '6', 'Cameras fitted', 'Harbour Master', '11/06/2025'],
      ),
    ]),
    wants: { meeting: inMarch, actions: [] },
  },
  {
    name: 'agenda-with-timings',
    parts: [
      { title: 'Harbour Board' },
      { title: 'Agenda for Wednesday 12 March 2025' },
      table(
        ['Time', 'Item', 'Lead', 'Paper', 'Purpose'],
        ['10.00', 'Welcome', 'Chair', 'Verbal', 'Note'],
        ['10.05', 'Minutes of 11 December 2024', 'Chair', 'Paper 1', 'Approve'],
        ['10.15', 'Moorings review', 'Harbour Master', 'Paper 2', 'Decide'],
      ),
    ],
    wants: { meeting: { date: '2025-03-12', previous: null, next: null } },
  },
  {
    name: 'standing-items-list',
    parts: [
      { title: 'Harbour Panel – Forward Work Programme 2025/26' },
      { heading: 'Standing items' },
      { items: ['Performance report', 'Minutes and actions'] },
      { heading: 'Programme' },
      table(
        ['Date', 'Item', 'Lead'],
        ['12 June 2025', 'Annual report', 'Commissioner'],
        ['11 September 2025', 'Budget outlook', 'Treasurer'],
      ),
    ],
    wants: {
      programme: [
        ['2025-06-12', ['Annual report', null, 'Commissioner']],
        ['2025-09-11', ['Budget outlook', null, 'Treasurer']],
      ],
      standing: ['Performance report', 'Minutes and actions'],
    },
  },
  {
    name: 'date-merged-over-its-items',
    formats: ['docx', 'pdf', 'html'],
    parts: [
      { title: 'Scrutiny Committee – Forward Plan 2025' },
      table(
        ['Date of meeting', 'Topic', 'Reason for scrutiny', 'Report author'],
        ['12 June 2025', 'Annual report', 'Statutory', 'Commissioner'],
        [ABOVE, 'Moorings review', 'Chair’s request', 'Harbour Master'],
        ['11 September 2025', 'Budget outlook', 'Annual', 'Treasurer'],
      ),
    ],
    wants: {
      programme: [
        [
          '2025-06-12',
          ['Annual report', 'Statutory', 'Commissioner'],
          ['Moorings review', 'Chair’s request', 'Harbour Master'],
        ],
        ['2025-09-11', ['Budget outlook', 'Annual', 'Treasurer']],
      ],
    },
  },
  {
    name: 'programme-within-notes',
    parts: house([
      { text: talk },
      { heading: '4. Work programme' },
      { text: 'Members noted the programme below.' },
      table(
        ['Meeting', 'Business'],
        ['June 2025', 'Annual report; Moorings review'],
        ['September 2025', 'Budget outlook'],
      ),
    ]),
    wants: {
      meeting: inMarch,
      programme: [
        ['2025-06', ['Annual report', null, null], ['Moorings review', null, null]],
        ['2025-09', ['Budget outlook', null, null]],
      ],
    },
  },
  {
    name: 'deadlines-hours-and-places-below-dated-headings',
    parts: [
      { title: 'Harbour Panel – Work Programme 2025/26' },
      { heading: 'Thursday, 12th June 2025 – 2.30 pm, Custom House' },
      { text: 'Reports to the Panel Officer by: noon on Monday 2 June 2025' },
      { items: ['Ferry fares (Head of Ferries)', 'Report on wash by 5 knots (Harbour Master)'] },
      { heading: '11 September 2025' },
      { text: '11.00 am, Ramp Room' },
      { text: 'Summons issued: 3 September 2025' },
      { items: ['Dredging (Harbour Master)'] },
    ],
    wants: {
      programme: [
        [
          '2025-06-12',
          ['Ferry fares', null, 'Head of Ferries'],
          ['Report on wash by 5 knots', null, 'Harbour Master'],
        ],
        ['2025-09-11', ['Dredging', null, 'Harbour Master']],
      ],
    },
  },
  {
    name: 'months-below-headings-of-years',
    parts: [
      { title: 'Harbour Panel – Work Programme' },
      { heading: 'Municipal Year 2025/26' },
      { subheading: 'May' },
      { items: ['Ferry fares (Head of Ferries)'] },
      { subheading: 'October' },
      { items: ['Wash survey (Harbour Master)'] },
      { subheading: 'February' },
      { items: ['Mooring dues (Treasurer)'] },
      { heading: 'Municipal Year 2026/27' },
      { subheading: 'July' },
      { items: ['Pilots (Head of Pilots)'] },
    ],
    wants: {
      programme: [
        ['2025-05', ['Ferry fares', null, 'Head of Ferries']],
        ['2025-10', ['Wash survey', null, 'Harbour Master']],
        ['2026-02', ['Mooring dues', null, 'Treasurer']],
        ['2026-07', ['Pilots', null, 'Head of Pilots']],
      ],
    },
  },
];
