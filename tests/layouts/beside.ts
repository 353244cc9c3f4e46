import { type Layout, type Part, table } from './layout.ts';

const head: Part[] = [
  { title: 'Wenmouth Fen Commissioners' },
  { title: 'Minutes of the meeting held on 4 February 2025' },
];
const inFebruary = { date: '2025-02-04', previous: null, next: '2025-05-06' };
const next: Part = { text: 'Date of next meeting: 6 May 2025' };

/** Minutes in a table, a sentence or two to a row, and beside them who is to act, if anybody is. */
export const beside: readonly Layout[] = [
  {
    name: 'minutes-in-rows-noted-and-resolved',
    parts: [
      ...head,
      table(
        ['No.', 'Minute', 'Action by'],
        ['11', 'Sluices', ''],
        ['11.1', 'The north sluice had been greased in January.', 'Noted'],
        ['11.2', 'The Reeve to have the south sluice surveyed by 30 April 2025.', 'Reeve'],
        ['12', 'Rates', ''],
        ['12.1', 'The Commissioners RESOLVED that the rate for 2025/26 be 9p.', 'RESOLVED'],
        ['12.2', 'The Clerk and the Collector to write to those in arrears.', 'Clerk/Collector'],
        ['12.3', 'The half-year accounts were received.', 'Received'],
      ),
      next,
    ],
    wants: {
      meeting: inFebruary,
      actions: [
        ['The Reeve to have the south sluice surveyed by 30 April 2025', 'open', 'Reeve', '2025-04-30'],
        ['The Clerk and the Collector to write to those in arrears', 'open', 'Clerk/Collector', null],
      ],
    },
  },
  {
    name: 'minutes-in-rows-actions-called-so',
    parts: [
      ...head,
      table(
        ['No.', 'Minute', 'Action by'],
        ['11.1', 'Sluices. The north sluice had been greased in January, and ran well.', ''],
        ['11.2', 'ACTION: Survey the south sluice by 30 April 2025', 'LM'],
        ['12.1', 'Rates. The half-year accounts were received. Nobody had a question.', ''],
        ['12.2', 'ACTION: Write to those in arrears', 'LM/PQ'],
      ),
      next,
    ],
    wants: {
      meeting: inFebruary,
      actions: [
        ['Survey the south sluice by 30 April 2025', 'open', 'LM', '2025-04-30'],
        ['Write to those in arrears', 'open', 'LM/PQ', null],
      ],
    },
  },
  {
    name: 'minutes-in-rows-title-over-words',
    formats: ['docx', 'pdf', 'txt'],
    parts: [
      ...head,
      table(
        ['Item', 'Minute', 'Action by'],
        [
          '1',
          'Last minutes\nThe minutes of 5 November 2024 were agreed as they stood and were signed by the Reeve.',
          '',
        ],
        [
          '2',
          'Sluices\nThe north sluice had been greased in January, at less than its estimate, and ran well since.\nAction: Survey the south sluice by 30 April 2025.',
          'LM',
        ],
        ['3', 'Register of gifts\nThe Reeve’s register was seen, without a question.', ''],
        [
          '4',
          'Drove\nThe bridge was still shut to carts, and the contractor had not been heard of since December.\nAction: Write to the contractor.',
          'PQ',
        ],
      ),
      next,
    ],
    wants: {
      meeting: { ...inFebruary, previous: '2024-11-05' },
      actions: [
        ['Survey the south sluice by 30 April 2025', 'open', 'LM', '2025-04-30'],
        ['Write to the contractor', 'open', 'PQ', null],
      ],
    },
  },
  {
    name: 'figures-above-the-actions',
    parts: [
      ...head,
      { text: '14. Rates' },
      table(
        ['Rate', 'Due', 'Paid', 'Owed'],
        ['Upland', '£12,400', '£11,900', '£500'],
        ['Fen', '£30,150', '£29,000', '£1,150'],
        ['Town', '£8,020', '£8,020', '£0'],
      ),
      { text: '15. Sluices' },
      { text: 'The Reeve spoke about the sluices.' },
      { text: 'Summary of actions' },
      table(
        ['', 'Action', 'Responsible', 'Complete by'],
        ['F1', 'Send a second letter to each who owes a rate for the fen', 'Collector', '14/03/2025'],
        ['F2', 'Find a diver to look at the doors of the south sluice', 'Reeve', '30/04/2025'],
        [
          'F3',
          'Show the half-year accounts with those of the year before',
          'Clerk and Treasurer',
          '06/05/2025',
        ],
      ),
      next,
    ],
    wants: {
      meeting: inFebruary,
      actions: [
        ['Send a second letter to each who owes a rate for the fen', 'open', 'Collector', '2025-03-14'],
        ['Find a diver to look at the doors of the south sluice', 'open', 'Reeve', '2025-04-30'],
        [
          'Show the half-year accounts with those of the year before',
          'open',
          'Clerk and Treasurer',
          '2025-05-06',
        ],
      ],
    },
  },
  {
    name: 'minutes-in-rows-lead-and-when',
    parts: [
      ...head,
      table(
        ['Ref', 'Discussion', 'Lead', 'By when'],
        ['3.1', 'The otter survey was presented by the ecologist.', 'For information', ''],
        ['3.2', 'It was agreed that the holt at Mere End be fenced.', 'Ranger', '14 March 2025'],
        ['3.3', 'Members thanked the volunteers for a dry winter.', '–', '–'],
        ['3.4', 'The bridge at Cold Drove was still shut to carts.', 'Noted', ''],
        ['3.5', 'Contractors would be asked to price a new deck.', 'Surveyor', '6 May 2025'],
      ),
      next,
    ],
    wants: {
      meeting: inFebruary,
      actions: [
        ['It was agreed that the holt at Mere End be fenced', 'open', 'Ranger', '2025-03-14'],
        ['Contractors would be asked to price a new deck', 'open', 'Surveyor', '2025-05-06'],
      ],
    },
  },
  {
    name: 'minutes-in-rows-by-whom',
    parts: [
      ...head,
      table(
        ['Item', 'Notes', 'By whom'],
        ['1', 'Apologies had come from Mrs Lode and Mr Catchwater.', 'Noted'],
        ['2', 'The minutes of 5 November 2024 were agreed. They were signed.', 'Agreed'],
        ['3', 'The punt leaks and cannot be lent. Mrs Lode will see to the caulking.', 'Mrs Lode'],
        ['4', 'The eel pass is blocked with reed. Mr Catchwater is to clear it by 1 March 2025.', 'PC'],
        ['5', 'The reed cutters were paid for the season.', 'No action'],
      ),
      next,
    ],
    wants: {
      meeting: { ...inFebruary, previous: '2024-11-05' },
      actions: [
        ['Mrs Lode will see to the caulking', 'open', 'Mrs Lode', null],
        ['Mr Catchwater is to clear it by 1 March 2025', 'open', 'PC', '2025-03-01'],
      ],
    },
  },
  {
    name: 'matters-arising-told-in-sentences',
    parts: [
      ...head,
      { heading: '1. Minutes of the last meeting – 5 November 2024' },
      { text: 'These were signed.' },
      { heading: '2. Matters arising' },
      table(
        ['Minute', 'Matter', 'Who', 'Position'],
        ['61', 'Mend the staithe', 'Reeve', 'Completed in December; the punts are back.'],
        ['63', 'Ask for the key of the pump house', 'Clerk', 'Not yet done. The farmer is abroad.'],
        ['64', 'Count the herons', 'Ranger', 'In hand'],
        ['66', 'Find a home for the old dredger', 'Reeve', 'Awaiting word from the museum.'],
        ['67', 'Thank the school', 'Chair', 'Done by letter.'],
      ),
      { heading: '3. Eels' },
      { text: 'The run had been thin. ACTION: Ranger to net the lode by 1 April 2025.' },
      next,
    ],
    wants: {
      meeting: { ...inFebruary, previous: '2024-11-05' },
      actions: [
        ['Mend the staithe', 'discharged', 'Reeve', null],
        ['Ask for the key of the pump house', 'open', 'Clerk', null],
        ['Count the herons', 'open', 'Ranger', null],
        ['Find a home for the old dredger', 'open', 'Reeve', null],
        ['Thank the school', 'discharged', 'Chair', null],
        ['net the lode by 1 April 2025', 'open', 'Ranger', '2025-04-01'],
      ],
    },
  },
  {
    name: 'matters-arising-by-subject',
    parts: [
      ...head,
      { heading: '2. Matters arising' },
      table(
        ['Min.', 'Subject', 'Officer', 'Current position'],
        ['61', 'Staithe at Cold Drove', 'Reeve', 'Complete'],
        ['63', 'Key of the pump house', 'Clerk', 'To be chased in March'],
        ['64', 'Heron count', 'Ranger', 'Under way'],
      ),
      next,
    ],
    wants: {
      meeting: inFebruary,
      actions: [
        ['Staithe at Cold Drove', 'discharged', 'Reeve', null],
        ['Key of the pump house', 'open', 'Clerk', null],
        ['Heron count', 'open', 'Ranger', null],
      ],
    },
  },
  {
    name: 'matters-arising-without-owners',
    parts: [
      ...head,
      { heading: 'Matters arising from the minutes' },
      table(
        ['Ref', 'Item', 'Progress'],
        ['61', 'Mend the staithe', 'Completed in December'],
        ['63', 'Ask for the key of the pump house', 'Outstanding'],
        ['64', 'Count the herons', 'In progress: two of three reaches done'],
      ),
      next,
    ],
    wants: {
      meeting: inFebruary,
      actions: [
        ['Mend the staithe', 'discharged', null, null],
        ['Ask for the key of the pump house', 'open', null, null],
        ['Count the herons', 'open', null, null],
      ],
    },
  },
  {
    name: 'minutes-in-a-table-with-initials-beside-actions',
    formats: ['docx', 'html', 'md'],
    parts: [
      { title: 'Harbour Delivery Board' },
      { text: 'Minutes of the meeting held on 12 March 2025' },
      { text: 'Present: Rosa Kemp (RK), Tom Ware (TW)' },
      table(
        ['1. Moorings', 'Action by'],
        ['Two berths were let in the winter and a third was asked for.', ''],
        ['Action: Bring a mooring plan by 30 April 2025', 'RK'],
        ['2. Lamps', ''],
        ['The north lamp had failed twice.', ''],
        ['Action: Price a new lamp', 'TW'],
      ),
      { text: 'Date of next meeting: 11 June 2025' },
    ],
    wants: {
      meeting: { date: '2025-03-12', previous: null, next: '2025-06-11' },
      actions: [
        ['Bring a mooring plan by 30 April 2025', 'open', 'RK', '2025-04-30'],
        ['Price a new lamp', 'open', 'TW', null],
      ],
    },
  },
];
