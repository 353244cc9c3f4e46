import type { Layout } from './layout.ts';
import { house, inMarch, previousNotes, sinceDecember, talk } from './notes.ts';

const wash = [{ heading: '3. Wash' }, { text: talk }];

/** Actions of the last meeting that are closed in the words of a line, or at the end of a sentence. */
export const saidClosed: readonly Layout[] = [
  {
    name: 'closed-and-in-hand-by-number-in-a-line-each',
    parts: house([
      { heading: '2. Action points of the last meeting' },
      { text: 'Closed and completed: HB3 (rope store), HB5 (tide tables, old and new) and HB 8.' },
      { text: 'In hand: HB4 (night pay).' },
      ...wash,
    ]),
    wants: { meeting: inMarch, actions: [], discharged: 3 },
  },
  {
    name: 'closed-by-number-between-semicolons-below-action-log',
    parts: house([
      { heading: '2. Action log' },
      { text: 'Actions closed: HB/24/03 (rope store); HB/24/05 (tide tables); and HB/24/08.' },
      { text: 'Actions carried forward: HB/24/04 (night pay).' },
      ...wash,
    ]),
    wants: { meeting: inMarch, actions: [], discharged: 3 },
  },
  {
    name: 'completed-by-their-subjects-in-a-line',
    parts: house([
      { heading: '2. Matters arising' },
      { text: 'Completed since 11 December: letter to the mill; survey of the slip.' },
      { text: 'Ongoing: 24/04 – night pay.' },
      ...wash,
    ]),
    wants: { meeting: inMarch, actions: [], discharged: 2 },
  },
  {
    name: 'numbers-before-how-they-all-stand',
    parts: house([
      previousNotes,
      { text: 'HB 3 (rope store), HB 5 (tide tables) and HB 8 – closed.' },
      ...wash,
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 3 },
  },
  {
    name: 'closed-at-the-end-of-a-sentence',
    parts: house([
      previousNotes,
      {
        text: 'The notes were agreed. Mr Tarn said that the chart was printed, and the action was closed and taken off the log. The pilots had tried the new radio; the action was therefore discharged. The gate was not hung, so the action was carried forward.',
      },
      ...wash,
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 2 },
  },
];
