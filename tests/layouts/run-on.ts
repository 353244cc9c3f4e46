import { type Layout, table } from './layout.ts';

/** Several actions in one cell of a column beside the minutes, each by initials and without a stop at its end. */
export const runOn: readonly Layout[] = [
  {
    name: 'two-actions-by-initials-in-a-cell',
    parts: [
      { title: 'Brathay Federation of Schools' },
      { text: 'Premises Committee – minutes of the meeting held on Tuesday 7 October 2025' },
      { text: 'Present: Ada Holm (AH, Chair), Ben Crag (BC), Cora Tarn (CT)' },
      table(
        ['Item', 'Discussion', 'Action'],
        ['1', 'Apologies were accepted. There were no interests to declare.', ''],
        [
          '2',
          'Roof. The surveyor’s sketch was tabled and the cost was discussed at length.',
          'AH and BC to walk the roof with the surveyor\nCT to ask the county for the grant form by 14 November 2025',
        ],
        ['3', 'Keys. Two sets are missing since the summer.', 'BC to have the locks changed'],
      ),
    ],
    wants: {
      meeting: { date: '2025-10-07', previous: null, next: null },
      actions: [
        ['AH and BC to walk the roof with the surveyor', 'open', 'AH and BC', null],
        ['CT to ask the county for the grant form by 14 November 2025', 'open', 'CT', '2025-11-14'],
        ['BC to have the locks changed', 'open', 'BC', null],
      ],
    },
  },
  {
    name: 'one-action-that-asks-initials',
    parts: [
      { title: 'Brathay Federation of Schools' },
      { text: 'Premises Committee – minutes of the meeting held on Tuesday 7 October 2025' },
      table(
        ['Item', 'Discussion', 'Action'],
        ['1', 'Apologies were accepted. There were no interests to declare.', ''],
        ['2', 'Boiler. It failed twice in September.', 'AH to ask BC to price a new boiler'],
        ['3', 'Keys. Two sets are missing since the summer.', 'BC/CT to change the locks on each door'],
      ),
    ],
    wants: {
      meeting: { date: '2025-10-07', previous: null, next: null },
      actions: [
        ['AH to ask BC to price a new boiler', 'open', 'AH', null],
        ['BC/CT to change the locks on each door', 'open', 'BC/CT', null],
      ],
    },
  },
];
