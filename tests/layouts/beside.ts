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
];
