import { type Layout, table } from './layout.ts';

/** Plans meeting by meeting: lists, lines and tables below each, meetings that are not held, and matrices. */
export const plansByMeeting: readonly Layout[] = [
  {
    name: 'lists-with-meetings-called-off',
    parts: [
      { title: 'Kelp Bay Forum – Work Programme 2025/26' },
      { heading: 'Tuesday 3 June 2025' },
      { items: ['Kelp harvest (Warden)', 'Landing fees (Treasurer)'] },
      { heading: 'Tuesday 1 July 2025 (cancelled)' },
      { heading: 'No meeting in August 2025' },
      { heading: 'Tuesday 2 September 2025 – moved to 9 September 2025' },
      { items: ['Sea wall survey (Engineer)', 'Bathing water (Warden)'] },
      { heading: 'Tuesday 4 November 2025' },
      { items: ['Meeting cancelled'] },
      { heading: 'Tuesday 2 December 2025' },
      { items: ['Winter moorings (Warden)'] },
    ],
    wants: {
      programme: [
        ['2025-06-03', ['Kelp harvest', null, 'Warden'], ['Landing fees', null, 'Treasurer']],
        ['2025-09-09', ['Sea wall survey', null, 'Engineer'], ['Bathing water', null, 'Warden']],
        ['2025-12-02', ['Winter moorings', null, 'Warden']],
      ],
    },
  },
  {
    name: 'table-with-meetings-called-off',
    parts: [
      { title: 'Kelp Bay Forum – Forward Plan' },
      table(
        ['Meeting', 'Item', 'Lead'],
        ['3 June 2025', 'Kelp harvest', 'Warden'],
        ['1 July 2025 – CANCELLED', '', ''],
        ['August 2025', 'No meeting', ''],
        ['2 September 2025', 'Sea wall survey', 'Engineer'],
        ['4 November 2025', 'Meeting cancelled', ''],
        ['2 December 2025', 'Winter moorings', 'Warden'],
      ),
    ],
    wants: {
      programme: [
        ['2025-06-03', ['Kelp harvest', null, 'Warden']],
        ['2025-09-02', ['Sea wall survey', null, 'Engineer']],
        ['2025-12-02', ['Winter moorings', null, 'Warden']],
      ],
    },
  },
];
