import { type Layout, type Part, table } from './layout.ts';
import { opening, talk } from './notes.ts';

const title: Part[] = [
  { title: 'Saltmarsh Housing Association Board' },
  { title: 'Minutes of the meeting held on Tuesday 8 April 2025' },
];
const inApril = { date: '2025-04-08', previous: null, next: '2025-07-01' };
const actions: Part[] = [
  { heading: '2. Repairs' },
  { text: talk },
  { heading: '3. Actions' },
  table(
    ['No.', 'Action', 'Who', 'By when'],
    ['1', 'Bring the void figures by estate', 'PD', '27 June 2025'],
    ['2', 'Send the stock survey to all', 'JM', '30 April 2025'],
    ['3', 'Write to the tenants of Tern Court', 'RK/PD', '16 May 2025'],
  ),
  { text: 'Date of next meeting: Tuesday 1 July 2025' },
];
const wants: Layout['wants'] = {
  meeting: inApril,
  actions: [
    ['Bring the void figures by estate', 'open', 'PD', '2025-06-27'],
    ['Send the stock survey to all', 'open', 'JM', '2025-04-30'],
    ['Write to the tenants of Tern Court', 'open', 'RK/PD', '2025-05-16'],
  ],
  people: [
    ['PD', 'Director of Homes'],
    ['JM', 'Company Secretary'],
    ['RK', 'Rosa Kemp'],
  ],
};

/** Whom boards list as present, and whom their initials then mean. */
export const attended: readonly Layout[] = [
  {
    name: 'present-in-lines-with-initials',
    parts: [
      ...title,
      { heading: 'Present' },
      { text: 'Rosa Kemp (RK), Board Member (Chair of the meeting)' },
      { text: 'Priya Dunn (PD), Director of Homes' },
      { heading: 'In attendance' },
      { text: 'Jo Mott (JM), Company Secretary' },
      ...opening,
      ...actions,
    ],
    wants: { ...wants, people: wants.people?.slice(0, 2) ?? [] },
  },
  {
    name: 'present-in-one-sentence',
    parts: [
      ...title,
      { text: 'Present: Rosa Kemp (RK), Tom Ware (TW), Priya Dunn (PD) – Director of Homes' },
      { text: 'In attendance: Jo Mott (JM), Company Secretary' },
      { text: 'Apologies: Ed Ferry (EF)' },
      ...opening,
      ...actions,
    ],
    wants,
  },
  {
    name: 'present-in-a-table',
    parts: [
      ...title,
      table(
        ['Name', 'Initials', 'Role', 'Present'],
        ['Rosa Kemp', 'RK', 'Board Member', 'Yes'],
        ['Tom Ware', 'TW', 'Board Member', 'Apologies'],
        ['Priya Dunn', 'PD', 'Director of Homes', 'Yes'],
        ['Jo Mott', 'JM', 'Company Secretary', 'Yes'],
      ),
      ...opening,
      ...actions,
    ],
    wants,
  },
  {
    name: 'present-in-a-table-without-headings',
    parts: [
      ...title,
      { heading: 'Attendees' },
      table(
        [],
        ['Rosa Kemp (RK)', 'Board Member'],
        ['Tom Ware (TW)', 'Board Member'],
        ['Priya Dunn (PD)', 'Director of Homes'],
        ['Jo Mott (JM)', 'Company Secretary'],
      ),
      ...opening,
      ...actions,
    ],
    wants,
  },
  {
    name: 'present-in-a-list-without-initials',
    parts: [
      ...title,
      { heading: 'Present' },
      {
        items: ['Rosa Kemp', 'Tom Ware', 'Priya Dunn, Director of Homes', 'Jo Mott – Company Secretary'],
      },
      ...opening,
      ...actions,
    ],
    wants,
  },
  {
    name: 'present-beside-labels',
    parts: [
      ...title,
      table(
        [],
        ['Present:', 'Rosa Kemp (RK)\nTom Ware (TW)\nPriya Dunn (PD), Director of Homes'],
        ['In attendance:', 'Jo Mott (JM), Company Secretary'],
        ['Apologies:', 'Ed Ferry (EF)'],
      ),
      ...opening,
      ...actions,
    ],
    wants,
  },
  {
    name: 'councillors-by-their-surnames',
    parts: [
      { title: 'Saltmarsh Town Council' },
      { text: 'Minutes of the meeting held on Tuesday 8 April 2025 at 7pm' },
      { text: 'Present: Cllrs P Dunn (Mayor), R Kemp, T Ware. In attendance: Mrs J Mott (Clerk).' },
      {
        text: '25/41 Lighting. The lamp at Tern Court is out. Action: Mrs Mott to report it by 30 April 2025.',
      },
      { text: '25/42 Green. Action: Cllr Dunn to meet the cricket club.' },
      { text: '25/43 Date of next meeting: Tuesday 1 July 2025' },
    ],
    wants: {
      meeting: inApril,
      actions: [
        ['Report it by 30 April 2025', 'open', 'Mrs Mott', '2025-04-30'],
        ['Meet the cricket club', 'open', 'Cllr Dunn', null],
      ],
      people: [
        ['Mrs Mott', 'Clerk'],
        ['Cllr Dunn', 'Mayor'],
      ],
    },
  },
  {
    name: 'present-with-the-clerk-behind',
    parts: [
      ...title,
      {
        text: 'Present: Rosa Kemp (RK), Tom Ware (TW). Director of Homes: Priya Dunn (PD). Minutes: Jo Mott (JM).',
      },
      ...opening,
      ...actions,
    ],
    wants: {
      ...wants,
      people: [
        ['PD', 'Director of Homes'],
        ['JM', 'Jo Mott'],
        ['RK', 'Rosa Kemp'],
      ],
    },
  },
  {
    name: 'present-with-posts-between-semicolons',
    parts: [
      ...title,
      {
        text: 'Present: Rosa Kemp (RK); Tom Ware (TW); Director of Homes – Priya Dunn (PD); Company Secretary: Jo Mott (JM)',
      },
      ...opening,
      ...actions,
    ],
    wants,
  },
];
