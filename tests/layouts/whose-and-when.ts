import type { Layout } from './layout.ts';
import { house, inMarch, talk } from './notes.ts';

/** Whose actions are and by when, where neither stands in a cell of theirs or behind their words. */
export const whoseAndWhen: readonly Layout[] = [
  {
    name: 'lines-that-say-whose-over-what-is-asked',
    parts: house([
      { heading: '2. Slipway' },
      { text: 'The slip is green with weed. Members wondered about the steps.' },
      { lead: 'Action 25/14 – Harbour Master – by 30 April 2025', rest: '' },
      { text: 'Hire a pressure washer and have the lower slip swept.' },
      { heading: '3. Lamps' },
      { text: talk },
      { lead: 'Action 25/15 – Clerk – by 2 May 2025', rest: '' },
      { text: 'Order six spare bulbs.' },
      { lead: 'Action 25/16 – Pilots – by 11 June 2025', rest: '' },
      { text: 'Draw up a list of the dark corners of the quay.' },
      { heading: '4. Thanks' },
      { text: 'The Board thanked the mill for its old brackets.' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['Hire a pressure washer and have the lower slip swept', 'open', 'Harbour Master', '2025-04-30'],
        ['Order six spare bulbs', 'open', 'Clerk', '2025-05-02'],
        ['Draw up a list of the dark corners of the quay', 'open', 'Pilots', '2025-06-11'],
      ],
    },
  },
  {
    name: 'lines-that-say-whose-below-what-is-asked',
    parts: house([
      { heading: '2. Slipway' },
      { text: 'The slip is green with weed. The lower slip is to be swept before the season.' },
      { lead: 'Action 25/14 – Harbour Master – by 30 April 2025', rest: '' },
      { text: 'The steps were found to be sound, and nobody has slipped on them so far.' },
      { heading: '3. Lamps' },
      { text: 'Two lamps are out. Six spare bulbs are to be ordered.' },
      { lead: 'Action 25/15 – Clerk – by 2 May 2025', rest: '' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [
        ['The lower slip is to be swept before the season', 'open', 'Harbour Master', '2025-04-30'],
        ['Six spare bulbs are to be ordered', 'open', 'Clerk', '2025-05-02'],
      ],
    },
  },
  {
    name: 'labels-run-on-in-one-paragraph',
    parts: [
      { title: 'Low Sands Harbour Commission' },
      { title: 'Works Committee – Rolling action log' },
      { text: 'Meeting: 12 March 2025' },
      { text: 'Next meeting: 11 June 2025' },
      {
        text: 'Action 25/04: Report on the wear of the fenders. Raised: 11 December 2024. Owner: Harbour Engineer. Due: 11 June 2025. Status: Open.',
      },
      {
        text: 'Action 25/06: Show what each dredging cost beside its tender. Raised: 11 December 2024. Owner: Treasurer. Due: 12 March 2025. Status: Closed.',
      },
      {
        text: 'Owner: Clerk. Action: Arrange a visit to the light vessel. Raised: 12 March 2025. Due: to be agreed. Status: Open.',
      },
    ],
    wants: {
      meeting: inMarch,
      actions: [
        ['Report on the wear of the fenders', 'open', 'Harbour Engineer', '2025-06-11'],
        ['Show what each dredging cost beside its tender', 'discharged', 'Treasurer', '2025-03-12'],
        ['Arrange a visit to the light vessel', 'open', 'Clerk', null],
      ],
    },
  },
];
