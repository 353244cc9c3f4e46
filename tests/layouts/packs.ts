import { type Layout, table } from './layout.ts';
import { house, inMarch } from './notes.ts';

const actions = table(
  ['Action', 'Status', 'Owner', 'Due date'],
  ['Provide the berth figures by quarter', 'Open', 'Harbour Master', '11/06/2025'],
  ['Circulate the buoy inspection report', 'Discharged', 'Pilots', '12/03/2025'],
);
const wanted = [
  ['Provide the berth figures by quarter', 'open', 'Harbour Master', '2025-06-11'],
  ['Circulate the buoy inspection report', 'discharged', 'Pilots', '2025-03-12'],
] as const;

/** Papers of one meeting in one file: its table of actions, and behind it a programme of work. */
export const packs: readonly Layout[] = [
  {
    name: 'pack-of-notes-and-a-programme-by-meeting',
    parts: [
      ...house([{ heading: 'Overview of Actions' }, actions]),
      { title: 'Port Police and Crime Panel – Work programme 2025/26' },
      { heading: '9 June 2025' },
      table(
        ['Item', 'Reason', 'Lead'],
        ['Annual report', 'Statutory requirement', 'Commissioner'],
        ['Moorings review', 'Requested by the Panel', 'Commissioner'],
      ),
      { heading: '8 September 2025' },
      table(['Item', 'Reason', 'Lead'], ['Complaints report', 'Statutory requirement', 'Panel Officer']),
      { heading: 'Standing items' },
      { items: ['Questions to the Commissioner'] },
    ],
    wants: {
      meeting: inMarch,
      actions: wanted,
      programme: [
        [
          '2025-06-09',
          ['Annual report', 'Statutory requirement', 'Commissioner'],
          ['Moorings review', 'Requested by the Panel', 'Commissioner'],
        ],
        ['2025-09-08', ['Complaints report', 'Statutory requirement', 'Panel Officer']],
      ],
      standing: ['Questions to the Commissioner'],
    },
  },
  {
    name: 'pack-of-a-log-and-a-programme-in-one-table',
    parts: [
      { title: 'Saltmarsh Ferries Board' },
      { heading: 'Action log' },
      actions,
      { heading: 'Forward work programme 2025/26' },
      table(
        ['Meeting', 'Item', 'Lead'],
        ['9 June 2025', 'Fares review', 'Director of Fares'],
        ['9 June 2025', 'Night sirens', 'Harbour Master'],
        ['8 September 2025', 'Rota for relief crews', 'Head of People'],
      ),
    ],
    wants: {
      actions: wanted,
      programme: [
        ['2025-06-09', ['Fares review', null, 'Director of Fares'], ['Night sirens', null, 'Harbour Master']],
        ['2025-09-08', ['Rota for relief crews', null, 'Head of People']],
      ],
    },
  },
  {
    name: 'pack-of-two-logs-and-a-programme-across',
    parts: [
      { title: 'Estuary Authority' },
      { heading: 'Open actions' },
      table(
        ['Ref', 'Action', 'Owner', 'Due', 'Status'],
        ['25/03', 'Provide the berth figures by quarter', 'Harbour Master', '11/06/2025', 'Open'],
        ['25/04', 'Invite the fishers’ champion to the board', 'Head of Policy', '11/06/2025', 'Open'],
      ),
      { heading: 'Closed actions' },
      table(
        ['Ref', 'Action', 'Owner', 'Closed on'],
        ['25/01', 'Circulate the buoy inspection report', 'Pilots', '12/03/2025'],
      ),
      { heading: 'Work programme 2025/26' },
      table(
        ['Item', 'June 2025', 'September 2025', 'December 2025'],
        ['Harbour accounts', 'X', '', 'X'],
        ['Quay safety', '', 'X', ''],
      ),
    ],
    wants: {
      actions: [
        ['Provide the berth figures by quarter', 'open', 'Harbour Master', '2025-06-11'],
        ['Invite the fishers’ champion to the board', 'open', 'Head of Policy', '2025-06-11'],
        ['Circulate the buoy inspection report', 'discharged', 'Pilots', null],
      ],
      programme: [
        ['2025-06', ['Harbour accounts', null, null]],
        ['2025-09', ['Quay safety', null, null]],
        ['2025-12', ['Harbour accounts', null, null]],
      ],
    },
  },
  {
    name: 'pack-of-notes-and-a-programme-in-one-table',
    parts: [
      ...house([{ heading: 'Overview of Actions' }, actions]),
      { title: 'Work programme 2025' },
      table(
        ['Date of meeting', 'Subject', 'Why it comes', 'Report of'],
        ['9 June 2025', 'Annual report', 'Statutory requirement', 'Commissioner'],
        ['', 'Moorings review', 'Requested by the Panel', 'Commissioner'],
        ['8 September 2025', 'Complaints report', 'Statutory requirement', 'Panel Officer'],
      ),
    ],
    wants: {
      meeting: inMarch,
      actions: wanted,
      programme: [
        [
          '2025-06-09',
          ['Annual report', 'Statutory requirement', 'Commissioner'],
          ['Moorings review', 'Requested by the Panel', 'Commissioner'],
        ],
        ['2025-09-08', ['Complaints report', 'Statutory requirement', 'Panel Officer']],
      ],
    },
  },
  {
    name: 'pack-of-a-list-and-a-programme-headed-once',
    parts: [
      { title: 'Estuary Scrutiny Committee' },
      { heading: 'Actions arising' },
      table(
        ['Action', 'Owner', 'Due date'],
        ['Provide the berth figures by quarter', 'Harbour Master', '11/06/2025'],
        ['Circulate the buoy inspection report', 'Pilots', '11/06/2025'],
      ),
      { title: 'Forward work programme 2025/26' },
      { heading: '9 June 2025' },
      table(
        ['Item', 'Reason', 'Lead'],
        ['Annual report', 'Statutory requirement', 'Commissioner'],
        ['Moorings review', 'Requested by the Panel', 'Commissioner'],
      ),
      { heading: '8 September 2025' },
      table(
        [],
        ['Complaints report', 'Statutory requirement', 'Panel Officer'],
        ['Dredging plan', 'Requested by the Panel', 'Harbour Master'],
      ),
    ],
    wants: {
      actions: [
        ['Provide the berth figures by quarter', 'open', 'Harbour Master', '2025-06-11'],
        ['Circulate the buoy inspection report', 'open', 'Pilots', '2025-06-11'],
      ],
      programme: [
        [
          '2025-06-09',
          ['Annual report', 'Statutory requirement', 'Commissioner'],
          ['Moorings review', 'Requested by the Panel', 'Commissioner'],
        ],
        [
          '2025-09-08',
          ['Complaints report', 'Statutory requirement', 'Panel Officer'],
          ['Dredging plan', 'Requested by the Panel', 'Harbour Master'],
        ],
      ],
    },
  },
  {
    name: 'pack-of-a-log-and-a-programme-with-dates-over-items',
    parts: [
      { title: 'Harbour Delivery Board' },
      { heading: 'Action tracker' },
      table(
        ['Date', 'Action', 'Lead', 'Progress'],
        ['12 March 2025', 'Provide the berth figures by quarter', 'Harbour Master', 'In progress'],
        ['12 March 2025', 'Circulate the buoy inspection report', 'Pilots', 'Complete'],
      ),
      { heading: 'Work programme' },
      table(
        ['Date', 'Item', 'Lead', 'Reason'],
        ['9 June 2025', 'Annual report', 'Commissioner', 'Statutory requirement'],
        ['8 September 2025', 'Complaints report', 'Panel Officer', 'Statutory requirement'],
        ['8 September 2025', 'Dredging plan', 'Harbour Master', 'Requested by the Panel'],
      ),
    ],
    wants: {
      actions: [
        ['Provide the berth figures by quarter', 'open', 'Harbour Master', null],
        ['Circulate the buoy inspection report', 'discharged', 'Pilots', null],
      ],
      programme: [
        ['2025-06-09', ['Annual report', 'Statutory requirement', 'Commissioner']],
        [
          '2025-09-08',
          ['Complaints report', 'Statutory requirement', 'Panel Officer'],
          ['Dredging plan', 'Requested by the Panel', 'Harbour Master'],
        ],
      ],
    },
  },
];
