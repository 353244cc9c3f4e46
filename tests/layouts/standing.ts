import { type Layout, type Part, table } from './layout.ts';

const about: readonly Part[] = [
  { title: 'Pellow Almshouses' },
  { title: 'Works Committee – action log' },
  { text: 'Date of meeting: 6 March 2025' },
  { text: 'Date of next meeting: 5 June 2025' },
];
const meeting = { date: '2025-03-06', previous: null, next: '2025-06-05' };
const lines = (...texts: string[]): Part[] => texts.map((text) => ({ text }));

/** How actions stand, where that is said in more words than one. */
export const standing: readonly Layout[] = [
  {
    name: 'done-in-part-and-left-open-in-a-table',
    parts: [
      ...about,
      table(
        ['Ref', 'Action', 'Owner', 'Due', 'Status'],
        [
          'W1',
          'Sweep every chimney',
          'Warden',
          '30 May 2025',
          'Done in all but two houses; this remains open',
        ],
        ['W2', 'Renew the boiler contract', 'Clerk', '1 May 2025', 'Completed. Signed on 4 March.'],
        [
          'W3',
          'Test the call bells',
          'Warden',
          '30 May 2025',
          'Complete for the north range but continues in the south',
        ],
        ['W4', 'Mend the lych gate', 'Surveyor', '30 May 2025', 'Closed, with no point still outstanding'],
      ),
    ],
    wants: {
      meeting,
      actions: [
        ['Sweep every chimney', 'open', 'Warden', '2025-05-30'],
        ['Renew the boiler contract', 'discharged', 'Clerk', '2025-05-01'],
        ['Test the call bells', 'open', 'Warden', '2025-05-30'],
        ['Mend the lych gate', 'discharged', 'Surveyor', '2025-05-30'],
      ],
    },
  },
  {
    name: 'done-in-part-and-left-open-under-labels',
    parts: [
      ...about,
      { heading: 'Item W1' },
      ...lines('Action: Sweep every chimney', 'Owner: Warden', 'Due: 30 May 2025'),
      ...lines('Position: Finished in all houses save one, so the action stays open.'),
      { heading: 'Item W2' },
      ...lines('Action: Renew the boiler contract', 'Owner: Clerk', 'Due: 1 May 2025'),
      ...lines('Position: Signed on 4 March. Closed.'),
      { heading: 'Item W3' },
      ...lines('Action: Test the call bells', 'Owner: Warden', 'Due: 30 May 2025'),
      ...lines('Position: Complete in the north range. The item is still outstanding.'),
    ],
    wants: {
      meeting,
      actions: [
        ['Sweep every chimney', 'open', 'Warden', '2025-05-30'],
        ['Renew the boiler contract', 'discharged', 'Clerk', '2025-05-01'],
        ['Test the call bells', 'open', 'Warden', '2025-05-30'],
      ],
    },
  },
  ...(
    [
      ['bands-of-closed-to-be-removed', 'CLOSED SINCE THE LAST COMMITTEE (to be removed)'],
      ['bands-of-done-for-information', 'Completed since December – for information'],
    ] as const
  ).map(
    ([name, closed]): Layout => ({
      name,
      parts: [
        ...about,
        table(
          ['Ref', 'Action', 'Lead', 'Target', 'Note'],
          ['OVERDUE'],
          ['W1', 'Report on the cost of coal', 'Warden', '31 January 2025', 'Promised for April'],
          ['IN PROGRESS'],
          ['W2', 'Ask the residents about a lift', 'Clerk', '30 May 2025', 'Survey closed with 12 replies'],
          [closed],
          ['W3', 'Replace the pump', 'Surveyor', '3 March 2025', 'In use from 1 March'],
          ['W4', 'Adopt the new rules', 'Clerk', '6 March 2025', 'On the board in the hall'],
        ),
      ],
      wants: {
        meeting,
        actions: [
          ['Report on the cost of coal', 'open', 'Warden', '2025-01-31'],
          ['Ask the residents about a lift', 'open', 'Clerk', '2025-05-30'],
          ['Replace the pump', 'discharged', 'Surveyor', '2025-03-03'],
          ['Adopt the new rules', 'discharged', 'Clerk', '2025-03-06'],
        ],
      },
    }),
  ),
  ...(
    [
      ['one-box-of-three-ticked', '☐ Not begun ☐ In progress ☒ Done', '☐ Not begun ☒ In progress ☐ Done'],
      ['one-box-of-two-ticked-behind-its-word', 'Open ☐ Closed ☑', 'Open ☑ Closed ☐'],
    ] as const
  ).map(
    ([name, done, open]): Layout => ({
      name,
      // The fonts that our PDF files are set in have no boxes.
      formats: ['docx', 'html', 'md', 'txt', 'csv'],
      parts: [
        ...about,
        table(
          ['Ref', 'Action', 'Owner', 'Due', 'Status'],
          ['W1', 'Sweep every chimney', 'Warden', '30 May 2025', open],
          ['W2', 'Renew the boiler contract', 'Clerk', '1 May 2025', done],
          ['W3', 'Test the call bells', 'Warden', '30 May 2025', open],
        ),
      ],
      wants: {
        meeting,
        actions: [
          ['Sweep every chimney', 'open', 'Warden', '2025-05-30'],
          ['Renew the boiler contract', 'discharged', 'Clerk', '2025-05-01'],
          ['Test the call bells', 'open', 'Warden', '2025-05-30'],
        ],
      },
    }),
  ),
  {
    name: 'list-sorted-by-how-its-actions-stand',
    parts: [
      { title: 'Almshouse Trustees' },
      { title: 'Summary of actions for the meeting of 12 March 2025' },
      { subheading: 'Overdue' },
      { items: ['Head of Grounds – report on the fallen lime (due 31 January 2025)'] },
      { subheading: 'Due at this meeting' },
      {
        items: [
          'Warden – shelve the old registers (due 12 March 2025)',
          'Clerk – propose a day for the founder’s dinner (due 12 March 2025)',
        ],
      },
      { subheading: 'Done since the last meeting' },
      {
        items: [
          'Clerk – renew the policy for the roofs (due 3 March 2025)',
          'Head of Grounds – write to the neighbour about his wall (due 28 February 2025)',
        ],
      },
      { text: 'Next meeting: 11 June 2025' },
    ],
    wants: {
      meeting: { date: '2025-03-12', previous: null, next: '2025-06-11' },
      actions: [
        ['report on the fallen lime', 'open', 'Head of Grounds', '2025-01-31'],
        ['shelve the old registers', 'open', 'Warden', '2025-03-12'],
        ['propose a day for the founder’s dinner', 'open', 'Clerk', '2025-03-12'],
        ['renew the policy for the roofs', 'discharged', 'Clerk', '2025-03-03'],
        ['write to the neighbour about his wall', 'discharged', 'Head of Grounds', '2025-02-28'],
      ],
    },
  },
];
