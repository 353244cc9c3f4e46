import { type Layout, table } from './layout.ts';

const heads = [{ title: 'Reedmace Drainage Board' }, { text: 'Action log – meeting of Tuesday 6 May 2025' }];
const meeting = { date: '2025-05-06', previous: null, next: null };

/** Tables of actions whose rows and columns are arranged in ways of their own. */
export const arranged: readonly Layout[] = [
  {
    name: 'bands-of-one-word-that-may-ask',
    parts: [
      ...heads,
      table(
        ['No', 'Action', 'Lead', 'Due'],
        ['OPEN'],
        ['D/4', 'Cost a second weed screen', 'Engineer', '01/07/2025'],
        ['COMPLETE'],
        ['D/1', 'Grease the sluice gears', 'Pump Attendant', '06/05/2025'],
        ['D/2', 'Thank the landowners', 'Clerk', '06/05/2025'],
      ),
    ],
    wants: {
      meeting,
      actions: [
        ['Cost a second weed screen', 'open', 'Engineer', '2025-07-01'],
        ['Grease the sluice gears', 'discharged', 'Pump Attendant', '2025-05-06'],
        ['Thank the landowners', 'discharged', 'Clerk', '2025-05-06'],
      ],
    },
  },
  {
    name: 'start-and-finish',
    parts: [
      ...heads,
      table(
        ['No', 'Action', 'Lead', 'Start', 'Finish', 'Status'],
        ['1', 'Cost a second weed screen', 'Engineer', '03/02/2025', '01/07/2025', 'In progress'],
        ['2', 'Grease the sluice gears', 'Pump Attendant', '03/03/2025', '06/05/2025', 'Complete'],
      ),
    ],
    wants: {
      meeting,
      actions: [
        ['Cost a second weed screen', 'open', 'Engineer', '2025-07-01'],
        ['Grease the sluice gears', 'discharged', 'Pump Attendant', '2025-05-06'],
      ],
    },
  },
  {
    name: 'groups-of-columns-that-might-be-headings',
    parts: [
      { title: 'Reedmace Drainage Board' },
      { text: 'Date: Tuesday 6 May 2025' },
      table(
        ['What was', 'agreed', '', 'Delivery', '', '', ''],
        ['Ref', 'Raised', 'Action', 'Lead', 'Deadline', 'Status', 'Comment'],
        [
          'D4',
          '4 March 2025',
          'Cost a second weed screen',
          'Engineer',
          '1 July 2025',
          'Open',
          'Two quotes in',
        ],
        ['D5', '6 May 2025', 'Grease the sluice gears', 'Pump Attendant', '20 May 2025', 'Closed', ''],
      ),
    ],
    wants: {
      meeting,
      actions: [
        ['Cost a second weed screen', 'open', 'Engineer', '2025-07-01'],
        ['Grease the sluice gears', 'discharged', 'Pump Attendant', '2025-05-20'],
      ],
    },
  },
  {
    name: 'types-of-entries-in-a-column',
    parts: [
      ...heads,
      table(
        ['Item', 'Entry', 'Detail', 'Owner', 'Due'],
        ['3', 'Decision', 'The rate stays at 9p in the pound', '', ''],
        ['4', 'Action', 'Cost a second weed screen', 'Engineer', '1 July 2025'],
        ['5', 'For information', 'Water stood high in January', '', ''],
        ['6', 'Decision', 'The byelaws were adopted', '', ''],
        ['7', 'Action', 'Grease the sluice gears', 'Pump Attendant', '20 May 2025'],
      ),
    ],
    wants: {
      meeting,
      actions: [
        ['Cost a second weed screen', 'open', 'Engineer', '2025-07-01'],
        ['Grease the sluice gears', 'open', 'Pump Attendant', '2025-05-20'],
      ],
    },
  },
  {
    name: 'day-of-the-meeting-across-the-table',
    parts: [
      { title: 'Reedmace Drainage Board' },
      table(
        [],
        ['Actions from the meeting held on Tuesday 6 May 2025'],
        ['Ref', 'Action', 'Lead', 'Due', 'Status'],
        ['D4', 'Cost a second weed screen', 'Engineer', '1 July 2025', 'Open'],
        ['D5', 'Grease the sluice gears', 'Pump Attendant', '20 May 2025', 'Closed'],
      ),
    ],
    wants: {
      meeting,
      actions: [
        ['Cost a second weed screen', 'open', 'Engineer', '2025-07-01'],
        ['Grease the sluice gears', 'discharged', 'Pump Attendant', '2025-05-20'],
      ],
    },
  },
  {
    name: 'days-of-several-meetings-across-the-table',
    parts: [
      { title: 'Reedmace Drainage Board' },
      table(
        ['Ref', 'Action', 'Lead', 'Due', 'Status'],
        ['Actions from the meeting held on 4 March 2025'],
        ['D4', 'Cost a second weed screen', 'Engineer', '1 July 2025', 'Open'],
      ),
    ],
    wants: {
      meeting: { date: null, previous: null, next: null },
      actions: [['Cost a second weed screen', 'open', 'Engineer', '2025-07-01']],
    },
  },
  {
    name: 'headings-that-are-numbered-with-the-rows',
    parts: [
      ...heads,
      table(
        ['No.', 'Action', 'Owner', 'Deadline'],
        ['1', 'Cost a second weed screen', 'Engineer', '01/07/2025'],
        ['Completed actions'],
        ['2', 'Action', 'Owner', 'Date completed'],
        ['3', 'Grease the sluice gears', 'Works', '03/02/2025'],
      ),
    ],
    formats: ['docx', 'pdf', 'html', 'csv'],
    wants: {
      meeting,
      actions: [
        ['Cost a second weed screen', 'open', 'Engineer', '2025-07-01'],
        ['Grease the sluice gears', 'discharged', 'Works', null],
      ],
    },
  },
  {
    name: 'none-beside-a-number',
    parts: [...heads, table(['No.', 'Action', 'Owner', 'Due date', 'Status'], ['1', 'None', '', '', ''])],
    wants: { meeting, actions: [], nothingOutstanding: true },
  },
  {
    name: 'meeting-that-asked-last',
    parts: [
      ...heads,
      table(
        ['Request', 'Responsible', 'Date completed', 'Outcome', 'Meeting'],
        ['Provide a plan of the culverts', 'Engineer', '14 Apr 2025', 'Plan sent', '4 Mar 2025'],
        ['Publish the rates', 'Clerk', '', '', '6 May 2025'],
      ),
    ],
    wants: {
      meeting,
      actions: [
        ['Provide a plan of the culverts', 'discharged', 'Engineer', null],
        ['Publish the rates', 'open', 'Clerk', null],
      ],
    },
  },
  {
    name: 'days-to-come-before-the-action',
    parts: [
      ...heads,
      table(
        ['Lead', 'Date', 'Action', 'Status'],
        ['Engineer', '1 July 2025', 'Cost a second weed screen', 'Open'],
        ['Pump Attendant', '20 May 2025', 'Grease the sluice gears', 'Complete'],
      ),
    ],
    wants: {
      meeting,
      actions: [
        ['Cost a second weed screen', 'open', 'Engineer', '2025-07-01'],
        ['Grease the sluice gears', 'discharged', 'Pump Attendant', '2025-05-20'],
      ],
    },
  },
  {
    name: 'names-ticked-beside-empty-notes',
    parts: [
      ...heads,
      table(
        ['Action', 'Ines', 'Tomos', 'By', 'Done?', 'Notes'],
        ['Cost a weed screen', '✓', '', '1 July 2025', 'No', ''],
        ['Grease the sluice gears', '', '✓', '20 May 2025', 'Yes', ''],
        ['Thank the landowners', '', '✓', '20 May 2025', 'Yes', ''],
      ),
    ],
    formats: ['docx', 'html', 'txt'],
    wants: {
      meeting,
      actions: [
        ['Cost a weed screen', 'open', 'Ines', '2025-07-01'],
        ['Grease the sluice gears', 'discharged', 'Tomos', '2025-05-20'],
        ['Thank the landowners', 'discharged', 'Tomos', '2025-05-20'],
      ],
    },
  },
];
