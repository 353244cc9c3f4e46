import { type Layout, table } from './layout.ts';

const inMay = { date: '2025-05-20', previous: null, next: '2025-07-15' };
const opening = [
  { title: 'Low Garth Allotments Association' },
  { text: 'Notes of the committee meeting held on Tuesday 20 May 2025' },
];
const next = { text: 'Next meeting: Tuesday 15 July 2025, in the seed store.' };

/** Several actions in one cell, a list's entry each, of which some say by when they are due or that they are done. */
export const several: readonly Layout[] = [
  {
    name: 'tasks-of-each-in-a-cell',
    parts: [
      ...opening,
      { heading: 'Who does what' },
      table(
        ['Who', 'Tasks'],
        [
          'Site Secretary',
          '• Repair the standpipe by the lower gate (by 6 June 2025)\n• Order two loads of bark (done)\n• Send the waiting list to the borough',
        ],
        ['Treasurer', '• Write to the three plots in arrears (by 30 June 2025)'],
        ['Ned Ash and Flo Birk', '• Price a new hut (by 15 July 2025)\n• Inspect the hedge for nests'],
        ['Flo Birk', '• Return the strimmer (done)'],
      ),
      next,
    ],
    wants: {
      meeting: inMay,
      actions: [
        ['Repair the standpipe by the lower gate', 'open', 'Site Secretary', '2025-06-06'],
        ['Order two loads of bark', 'discharged', 'Site Secretary', null],
        ['Send the waiting list to the borough', 'open', 'Site Secretary', null],
        ['Write to the three plots in arrears', 'open', 'Treasurer', '2025-06-30'],
        ['Price a new hut', 'open', 'Ned Ash and Flo Birk', '2025-07-15'],
        ['Inspect the hedge for nests', 'open', 'Ned Ash and Flo Birk', null],
        ['Return the strimmer', 'discharged', 'Flo Birk', null],
      ],
    },
  },
  {
    name: 'tasks-below-a-list-of-those-present',
    formats: ['txt'],
    parts: [
      ...opening,
      { heading: 'Attendance' },
      table(
        ['Member', 'Present', 'Apologies'],
        ['Ash (Chair)', 'Yes', ''],
        ['Birk', 'Yes', ''],
        ['Croft', '', 'Yes'],
      ),
      { heading: 'What we settled' },
      {
        text: 'The committee heard that the well is low, chose the days for watering and agreed to leave rents as they are until the new year.',
      },
      { heading: 'Who does what' },
      table(
        ['Who', 'Tasks'],
        [
          'Site Secretary',
          '• Repair the standpipe by the lower gate and the one by the shed (by 6 June 2025)\n• Order two loads of bark (done)',
        ],
        ['Treasurer', '• Write to the three plots in arrears (by 30 June 2025)'],
        ['Ned Ash', '• Price a new hut (by 15 July 2025)\n• Inspect the hedge for nests'],
      ),
      next,
    ],
    wants: {
      meeting: inMay,
      actions: [
        [
          'Repair the standpipe by the lower gate and the one by the shed',
          'open',
          'Site Secretary',
          '2025-06-06',
        ],
        ['Order two loads of bark', 'discharged', 'Site Secretary', null],
        ['Write to the three plots in arrears', 'open', 'Treasurer', '2025-06-30'],
        ['Price a new hut', 'open', 'Ned Ash', '2025-07-15'],
        ['Inspect the hedge for nests', 'open', 'Ned Ash', null],
      ],
    },
  },
  {
    name: 'owners-and-deeds-of-an-item-in-a-cell',
    parts: [
      ...opening,
      { heading: 'Actions agreed' },
      table(
        ['Item', 'Actions agreed'],
        [
          'Water',
          '• Site Manager – test the well at midsummer (by 30 June 2025)\n• Treasurer – ask the borough about the meter (by 10 July 2025)',
        ],
        ['Paths', '• Works Officer – mow the long path (by 6 June 2025)'],
        ['Show', '• Show Secretary – book the tent (by 13 June 2025)\n• Treasurer – insure the cups'],
      ),
      next,
    ],
    wants: {
      meeting: inMay,
      actions: [
        ['test the well at midsummer', 'open', 'Site Manager', '2025-06-30'],
        ['ask the borough about the meter', 'open', 'Treasurer', '2025-07-10'],
        ['mow the long path', 'open', 'Works Officer', '2025-06-06'],
        ['book the tent', 'open', 'Show Secretary', '2025-06-13'],
        ['insure the cups', 'open', 'Treasurer', null],
      ],
    },
  },
  {
    name: 'due-in-brackets-behind-the-action',
    parts: [
      ...opening,
      { heading: 'Actions' },
      table(
        ['No.', 'Action', 'Who', 'Due', 'Status'],
        ['1', 'Repair the standpipe (by 6 June 2025)', 'Site Secretary', '', 'Open'],
        ['2', 'Price a new hut (by the next meeting)', 'Ned Ash', '', 'Open'],
        ['3', 'Insure the cups (before the show)', 'Treasurer', '11 July 2025', 'Open'],
      ),
      next,
    ],
    wants: {
      meeting: inMay,
      actions: [
        ['Repair the standpipe', 'open', 'Site Secretary', '2025-06-06'],
        ['Price a new hut', 'open', 'Ned Ash', '2025-07-15'],
        ['Insure the cups (before the show)', 'open', 'Treasurer', '2025-07-11'],
      ],
    },
  },
  {
    name: 'points-of-one-action-in-a-cell',
    formats: ['docx'],
    parts: [
      ...opening,
      { heading: 'Actions' },
      table(
        ['Action', 'Who', 'Due'],
        ['• Gate, hinge and post\n• Hut and its lock', 'Site Secretary', '6 June 2025'],
        ['Price a new hut', 'Ned Ash', '15 July 2025'],
      ),
      next,
    ],
    wants: {
      meeting: inMay,
      actions: [
        ['Gate, hinge and post • Hut and its lock', 'open', 'Site Secretary', '2025-06-06'],
        ['Price a new hut', 'open', 'Ned Ash', '2025-07-15'],
      ],
    },
  },
];
