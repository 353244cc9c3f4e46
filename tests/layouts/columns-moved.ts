import { type Layout, table } from './layout.ts';

/** Plans whose columns stand in an order that few have, or below headings that few put so. */
export const columnsMoved: readonly Layout[] = [
  {
    name: 'headings-on-two-rows',
    parts: [
      { title: 'Teal Marsh Forum – Work programme' },
      table(
        ['Meeting', '', 'Business', '', ''],
        ['Date', 'Time', 'Item', 'Purpose', 'Lead'],
        ['2 June 2026', '10.00 am', 'Reed cutting', 'To agree', 'Warden'],
        ['2 June 2026', '10.00 am', 'Hide repairs', 'To hear', 'Clerk'],
        ['1 September 2026', '2.00 pm', 'Bird ringing', 'To choose', 'Chair'],
      ),
    ],
    wants: {
      programme: [
        ['2026-06-02', ['Reed cutting', 'To agree', 'Warden'], ['Hide repairs', 'To hear', 'Clerk']],
        ['2026-09-01', ['Bird ringing', 'To choose', 'Chair']],
      ],
    },
  },
  {
    name: 'kinds-of-business-before-the-meeting',
    formats: ['docx', 'html', 'md'],
    parts: [
      { title: 'Teal Marsh Forum – Work programme 2026' },
      table(
        ['Marsh', 'Purse', 'Meeting', 'Law'],
        ['Reed cutting', 'Gate fees\nBoat hire', '2 June 2026', 'Byelaw on dogs'],
        ['', 'Loan for the hide', '1 September 2026', 'Seats on the Forum'],
        ['Bird ringing\nOtter count', '', '1 December 2026', ''],
      ),
    ],
    wants: {
      programme: [
        [
          '2026-06-02',
          ['Reed cutting', null, null],
          ['Gate fees', null, null],
          ['Boat hire', null, null],
          ['Byelaw on dogs', null, null],
        ],
        ['2026-09-01', ['Loan for the hide', null, null], ['Seats on the Forum', null, null]],
        ['2026-12-01', ['Bird ringing', null, null], ['Otter count', null, null]],
      ],
    },
  },
  {
    name: 'kinds-of-business-headed-in-capitals',
    formats: ['docx', 'html', 'md'],
    parts: [
      { title: 'TEAL MARSH FORUM – WORK PROGRAMME 2026' },
      table(
        ['MEETING', 'MARSH', 'PURSE', 'LAW'],
        ['2 June 2026', 'Reed cutting', 'Gate fees', 'Byelaw on dogs'],
        ['1 September 2026', 'Hide repairs', '', 'Seats on the Forum'],
      ),
    ],
    wants: {
      programme: [
        [
          '2026-06-02',
          ['Reed cutting', null, null],
          ['Gate fees', null, null],
          ['Byelaw on dogs', null, null],
        ],
        ['2026-09-01', ['Hide repairs', null, null], ['Seats on the Forum', null, null]],
      ],
    },
  },
  {
    name: 'officer-before-the-report-below-each-meeting',
    formats: ['docx', 'pdf', 'html', 'md'],
    parts: [
      { title: 'Teal Marsh Forum' },
      { title: 'Work Programme' },
      { heading: 'Meeting: 2 June 2026' },
      { text: 'Deadline for reports: 20 May 2026' },
      table(['Officer', 'Report'], ['Warden', 'Reed cutting'], ['Clerk', 'Hide repairs']),
      { heading: 'Meeting: 1 September 2026' },
      { text: 'Deadline for reports: 19 August 2026' },
      table(['Officer', 'Report'], ['Treasurer', 'Gate fees']),
    ],
    wants: {
      programme: [
        ['2026-06-02', ['Reed cutting', null, 'Warden'], ['Hide repairs', null, 'Clerk']],
        ['2026-09-01', ['Gate fees', null, 'Treasurer']],
      ],
    },
  },
  {
    name: 'day-before-the-topic-with-a-row-to-each',
    formats: ['docx', 'html', 'md'],
    parts: [
      { title: 'Teal Marsh Forum – work programme' },
      table(
        ['When', 'Topic', 'Lead'],
        ['2 June 2026', 'Reed cutting', 'Warden'],
        ['1 December 2026', '', ''],
        ['1 September 2026', 'Gate fees', 'Treasurer'],
        ['2 March 2027', '', ''],
      ),
    ],
    wants: {
      programme: [
        ['2026-06-02', ['Reed cutting', null, 'Warden']],
        ['2026-09-01', ['Gate fees', null, 'Treasurer']],
        ['2026-12-01', ['Reed cutting', null, 'Warden']],
        ['2027-03-02', ['Gate fees', null, 'Treasurer']],
      ],
    },
  },
  {
    name: 'office-before-the-month-below-bands-of-years',
    formats: ['docx', 'html', 'txt'],
    parts: [
      { title: 'Teal Marsh Trust – calendar of business' },
      table(
        ['Comes from', 'When', 'Report'],
        ['2026'],
        ['Head of Works', 'Jun', 'Hide repairs'],
        ['Clerk', 'Dec', 'Gate fees'],
        ['2027'],
        ['Trust Secretary', 'Mar', 'Wardens’ pay'],
      ),
    ],
    wants: {
      programme: [
        ['2026-06', ['Hide repairs', null, 'Head of Works']],
        ['2026-12', ['Gate fees', null, 'Clerk']],
        ['2027-03', ['Wardens’ pay', null, 'Trust Secretary']],
      ],
    },
  },
  {
    name: 'leads-of-which-item-is-not-told',
    formats: ['docx', 'html', 'md'],
    parts: [
      { title: 'Teal Marsh Forum – Work programme 2026' },
      table(
        ['Lead', 'Second item', 'Lead', 'Meeting', 'First item'],
        ['Warden', 'Gate fees', 'Treasurer', '2 June 2026', 'Reed cutting'],
        ['Clerk', 'Boat hire', 'Chair', '1 September 2026', 'Hide repairs'],
      ),
    ],
    wants: {
      programme: [
        ['2026-06-02', ['Reed cutting', null, 'Warden'], ['Gate fees', null, 'Treasurer']],
        ['2026-09-01', ['Hide repairs', null, 'Clerk'], ['Boat hire', null, 'Chair']],
      ],
    },
  },
  {
    name: 'meetings-in-capitals-of-which-one-was-moved',
    parts: [
      { title: 'TEAL MARSH FORUM – WORK PROGRAMME 2026' },
      { heading: 'TUESDAY 2 JUNE 2026' },
      { items: ['Reed cutting (Warden)', 'Gate fees (Treasurer)'] },
      { heading: 'TUESDAY 1 SEPTEMBER 2026 – MOVED TO 8 SEPTEMBER 2026' },
      { items: ['Hide repairs (Clerk)', 'Boat hire (Warden)'] },
      { heading: 'Tuesday 1 December 2026 – Moved to 8 December 2026' },
      { items: ['Bird ringing (Warden)', 'Otter count (Clerk)'] },
    ],
    wants: {
      programme: [
        ['2026-06-02', ['Reed cutting', null, 'Warden'], ['Gate fees', null, 'Treasurer']],
        ['2026-09-08', ['Hide repairs', null, 'Clerk'], ['Boat hire', null, 'Warden']],
        ['2026-12-08', ['Bird ringing', null, 'Warden'], ['Otter count', null, 'Clerk']],
      ],
    },
  },
];
