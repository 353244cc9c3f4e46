import { type Layout, table } from './layout.ts';
import { house, inMarch } from './notes.ts';

/** Further plans, whose meetings, deadlines and unplanned business stand elsewhere. */
export const furtherProgrammes: readonly Layout[] = [
  {
    name: 'unscheduled-at-the-end',
    parts: [
      { title: 'Harbour Panel – Work Programme 2025/26' },
      table(
        ['Date', 'Item', 'Lead'],
        ['12 June 2025', 'Annual report', 'Commissioner'],
        ['11 September 2025', 'Budget outlook', 'Treasurer'],
        ['TBC', 'Wrecks and salvage', 'Harbour Master'],
        ['Reserve items', 'Night pay', 'HR Manager'],
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
    name: 'heading-for-each-meeting-with-deadline',
    parts: [
      { title: 'Harbour Panel' },
      { title: 'Work Programme' },
      { heading: 'Meeting: 12 June 2025' },
      { text: 'Deadline for reports: 2 June 2025' },
      table(['Report', 'Officer'], ['Annual report', 'Commissioner'], ['Moorings review', 'Harbour Master']),
      { heading: 'Meeting: 11 September 2025' },
      { text: 'Deadline for reports: 1 September 2025' },
      table(['Report', 'Officer'], ['Budget outlook', 'Treasurer']),
    ],
    wants: {
      programme: [
        ['2025-06-12', ['Annual report', null, 'Commissioner'], ['Moorings review', null, 'Harbour Master']],
        ['2025-09-11', ['Budget outlook', null, 'Treasurer']],
      ],
    },
  },
  {
    name: 'item-with-several-meetings',
    parts: [
      { title: 'Harbour Board Forward Plan' },
      table(
        ['Topic', 'Meeting dates', 'Lead'],
        ['Performance report', 'June 2025, September 2025', 'Pilots'],
        ['Annual report', 'June 2025', 'Commissioner'],
      ),
    ],
    wants: {
      programme: [
        ['2025-06', ['Performance report', null, 'Pilots'], ['Annual report', null, 'Commissioner']],
        ['2025-09', ['Performance report', null, 'Pilots']],
      ],
    },
  },
  {
    name: 'ticks-under-full-dates',
    parts: [
      { title: 'Governing Body – Annual planner 2025/26' },
      table(
        ['Agenda item', '18/09/2025', '04/12/2025', '19/03/2026'],
        ['Elect the chair', 'x', '', ''],
        ['Approve the budget', '', '', 'x'],
        ['Safeguarding report', 'x', 'x', 'x'],
      ),
    ],
    wants: {
      programme: [
        ['2025-09-18', ['Elect the chair', null, null], ['Safeguarding report', null, null]],
        ['2025-12-04', ['Safeguarding report', null, null]],
        ['2026-03-19', ['Approve the budget', null, null], ['Safeguarding report', null, null]],
      ],
    },
  },
  {
    name: 'two-columns-of-meetings-and-lists',
    parts: [
      { title: 'Audit Committee Forward Work Plan' },
      table(
        ['Committee date', 'Agenda items'],
        ['12 June 2025', 'Annual accounts\nInternal audit report\nRisk register'],
        ['11 September 2025', 'External audit letter\nRisk register'],
      ),
    ],
    wants: {
      programme: [
        [
          '2025-06-12',
          ['Annual accounts', null, null],
          ['Internal audit report', null, null],
          ['Risk register', null, null],
        ],
        ['2025-09-11', ['External audit letter', null, null], ['Risk register', null, null]],
      ],
    },
  },
  {
    name: 'programme-with-comments',
    parts: [
      { title: 'Scrutiny Committee Work Programme 2025/26' },
      table(
        ['Meeting', 'Topic', 'Purpose', 'Lead', 'Comments'],
        ['12 June 2025', 'Ferry fares', 'To comment on the plan', 'Treasurer', 'Moved from March'],
        ['11 September 2025', 'Winter cover', 'To scrutinise', 'Harbour Master', ''],
      ),
    ],
    wants: {
      programme: [
        ['2025-06-12', ['Ferry fares', 'To comment on the plan', 'Treasurer']],
        ['2025-09-11', ['Winter cover', 'To scrutinise', 'Harbour Master']],
      ],
    },
  },
  {
    name: 'attendance-by-meeting',
    parts: [
      { title: 'Members’ attendance 2025' },
      table(
        ['Member', '12 March 2025', '11 June 2025', '10 September 2025'],
        ['Nell Farrow', '✓', '✓', 'X'],
        ['Tom O’Dowd', '✓', 'X', '✓'],
      ),
    ],
    wants: {},
  },
  {
    name: 'figures-by-month',
    parts: house([
      { heading: '3. Performance' },
      table(
        ['Measure', 'Jan 2025', 'Feb 2025', 'Mar 2025', 'Target'],
        ['Calls answered', '91', '93', '95', '90'],
        ['Berths let', '40', '42', '41', '45'],
      ),
    ]),
    wants: { meeting: inMarch, actions: [] },
  },
  {
    name: 'project-milestones',
    parts: house([
      { heading: '3. Pontoon project' },
      table(
        ['Milestone', 'Date', 'Owner', 'Status'],
        ['Design signed', '30 April 2025', 'Works', 'Complete'],
        ['Piles driven', '30 June 2025', 'Works', 'On track'],
      ),
    ]),
    wants: { meeting: inMarch, actions: [] },
  },
  {
    name: 'dates-of-meetings-below',
    parts: house([
      { heading: '9. Dates of meetings' },
      table(
        ['Meeting', 'Date'],
        ['Board', '11 June 2025'],
        ['Board', '10 September 2025'],
        ['AGM', '3 December 2025'],
      ),
    ]),
    wants: { meeting: inMarch, actions: [] },
  },
  {
    name: 'season-headings',
    parts: [
      { title: 'Parish Council Work Programme 2025' },
      { heading: 'June 2025' },
      { items: ['Annual return – Clerk', 'Playground report – Cllr Farrow'] },
      { heading: 'September 2025' },
      { items: ['Budget first draft – Clerk'] },
    ],
    wants: {
      programme: [
        ['2025-06', ['Annual return', null, 'Clerk'], ['Playground report', null, 'Cllr Farrow']],
        ['2025-09', ['Budget first draft', null, 'Clerk']],
      ],
    },
  },
  {
    name: 'previous-year-too',
    parts: [
      { title: 'Harbour Panel – Work Programme 2024/25' },
      table(['Date', 'Item', 'Lead'], ['13 June 2024', 'Old report', 'Commissioner']),
      { title: 'Harbour Panel – Work Programme 2025/26' },
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
    },
  },
  {
    name: 'standing-items-first-and-the-cabinets-plan-last',
    parts: [
      { title: 'Harbour Panel – Work Programme' },
      { text: 'Standing items (at each meeting):' },
      { items: ['Minutes of the previous meeting', 'Notices to mariners'] },
      table(
        ['Meeting', 'Item', 'Lead'],
        ['12 June 2025', 'Ferry fares', 'Head of Ferries'],
        ['11 September 2025', 'Dredging', 'Harbour Master'],
      ),
      { title: 'Annex 2 – The Cabinet’s forward plan for the harbour' },
      { text: 'To be seen only: none of these is for the Panel.' },
      table(
        ['Meeting', 'Item', 'Lead'],
        ['8 July 2025', 'Sale of the tug', 'Cllr Farrow'],
        ['7 October 2025', 'Lease of the slip', 'Cllr Pike'],
      ),
    ],
    wants: {
      programme: [
        ['2025-06-12', ['Ferry fares', null, 'Head of Ferries']],
        ['2025-09-11', ['Dredging', null, 'Harbour Master']],
      ],
      standing: ['Minutes of the previous meeting', 'Notices to mariners'],
    },
  },
  {
    name: 'papers-wanted-beside-the-meeting',
    parts: [
      { title: 'Harbour Trust Board' },
      { title: 'Annual work plan 2025/26' },
      table(
        ['Board date', 'Papers to the Harbour Office', 'Main business'],
        [
          '18 June 2025',
          '4 June 2025',
          'Ferry timetable (Harbour Master)\nPier repairs (Chief Engineer)\nAnnual return (Clerk)',
        ],
        ['17 September 2025', '3 September 2025', 'Mooring fees (Harbour Master)\nDredging (Chief Engineer)'],
      ),
    ],
    wants: {
      programme: [
        [
          '2025-06-18',
          ['Ferry timetable', null, 'Harbour Master'],
          ['Pier repairs', null, 'Chief Engineer'],
          ['Annual return', null, 'Clerk'],
        ],
        ['2025-09-17', ['Mooring fees', null, 'Harbour Master'], ['Dredging', null, 'Chief Engineer']],
      ],
    },
  },
  {
    name: 'bands-that-say-when-reports-are-wanted',
    parts: [
      { title: 'Harbour Board – Forward Plan' },
      table(
        ['Item', 'Purpose', 'Report author'],
        ['Thursday 12 June 2025, 10.00 am, Custom House – reports due 29 May 2025'],
        ['Ferry timetable', 'To approve', 'Harbour Master'],
        ['Pier repairs', 'To note', 'Chief Engineer'],
        ['Thursday 11 September 2025, 2.00 pm, Ramp Room – reports due 28 August 2025'],
        ['Mooring fees', 'To approve', 'Harbour Master'],
      ),
    ],
    wants: {
      programme: [
        [
          '2025-06-12',
          ['Ferry timetable', 'To approve', 'Harbour Master'],
          ['Pier repairs', 'To note', 'Chief Engineer'],
        ],
        ['2025-09-11', ['Mooring fees', 'To approve', 'Harbour Master']],
      ],
    },
  },
  {
    name: 'lists-by-season-with-leads-in-brackets',
    parts: [
      { title: 'Ferry users’ forum: yearly planner 2025/26' },
      { heading: 'At every meeting' },
      { items: ['Notices to mariners', 'Minutes of the last meeting'] },
      { heading: 'Summer season – Thursday 12 June 2025' },
      { items: ['Ferry fares (Clerk)', 'Pier repairs (Chief Engineer)', 'Tide tables (Pilot)'] },
      { heading: 'Winter season – Thursday 11 December 2025' },
      { items: ['Storm cover (Harbour Master)', 'Night boats (Chair)'] },
    ],
    wants: {
      programme: [
        [
          '2025-06-12',
          ['Ferry fares', null, 'Clerk'],
          ['Pier repairs', null, 'Chief Engineer'],
          ['Tide tables', null, 'Pilot'],
        ],
        ['2025-12-11', ['Storm cover', null, 'Harbour Master'], ['Night boats', null, 'Chair']],
      ],
      standing: ['Notices to mariners', 'Minutes of the last meeting'],
    },
  },
  {
    name: 'months-between-the-items',
    parts: [
      { title: 'Saltings Drainage Trust – Forward plan 2027' },
      table(
        ['Subject', 'Why', 'Report by'],
        ['March 2027'],
        ['Eel pass', 'Members asked', 'Head of Works'],
        ['Reed beds', 'Pre-decision', 'Treasurer'],
        ['May 2027'],
        ['Half-year pump hours', 'Regular monitoring', 'Foreman'],
        ['September 2027'],
        ['Ditch clearing', 'Pre-decision', 'Head of Works'],
        ['Weir visit report', 'Follow-up', 'Clerk'],
      ),
    ],
    wants: {
      programme: [
        [
          '2027-03',
          ['Eel pass', 'Members asked', 'Head of Works'],
          ['Reed beds', 'Pre-decision', 'Treasurer'],
        ],
        ['2027-05', ['Half-year pump hours', 'Regular monitoring', 'Foreman']],
        [
          '2027-09',
          ['Ditch clearing', 'Pre-decision', 'Head of Works'],
          ['Weir visit report', 'Follow-up', 'Clerk'],
        ],
      ],
    },
  },
  {
    name: 'courses-below-the-plan',
    parts: [
      { title: 'Kelp Bay Primary School – Governors’ plan of business 2026' },
      table(
        ['Item', 'Aim', 'Led by'],
        ['Winter meeting – Tuesday 13 January 2026, 5pm'],
        ['Reading scheme', 'To approve', 'Bursar'],
        ['Site walk', 'To note', 'Caretaker'],
        ['Summer meeting – Tuesday 9 June 2026, 5pm'],
        ['Spring census', 'To note', 'Bursar'],
      ),
      { text: 'Sessions for new governors' },
      table(
        ['Session', 'On', 'Held at'],
        ['How schools are paid for', '20 January 2026', 'County Hall'],
        ['Safer hiring', '12 May 2026', 'Teams'],
      ),
    ],
    wants: {
      programme: [
        ['2026-01-13', ['Reading scheme', 'To approve', 'Bursar'], ['Site walk', 'To note', 'Caretaker']],
        ['2026-06-09', ['Spring census', 'To note', 'Bursar']],
      ],
    },
  },
];
