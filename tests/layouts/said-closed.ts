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
  {
    name: 'lists-without-bullets-each-under-how-they-stand',
    parts: house([
      { heading: '2. Completed actions' },
      { text: 'Order the winter salt – ordered in January' },
      { text: 'Clerk to thank the divers' },
      { heading: '3. Outstanding actions' },
      { text: 'Harbour Master to report on wash – due 30 April 2025' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [['Harbour Master to report on wash', 'open', 'Harbour Master', '2025-04-30']],
      discharged: 2,
    },
  },
  {
    name: 'numbered-below-a-lead-like-the-items',
    parts: house([
      previousNotes,
      { text: 'The notes were agreed. The following actions were discharged:' },
      { text: '1. Pilots to report on towing – report circulated in January' },
      { text: '2. Treasurer to compare fuel prices – on today’s agenda' },
      { text: '3. Clerk to write to the mill – letter sent 4 February' },
    ]),
    wants: { meeting: sinceDecember, actions: [], discharged: 3 },
  },
  {
    name: 'done-and-not-without-bullets',
    parts: house([
      { heading: '2. Review of actions' },
      { text: 'Tide tables printed – Treasurer – DONE' },
      { text: 'Survey of the slip – Clerk – DONE' },
      { text: 'Mooring review – HR Manager – NOT DONE, by June' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [['Mooring review', 'open', 'HR Manager', '2025-06-11']],
      discharged: 2,
    },
  },
  {
    name: 'asides-around-what-became-of-each',
    parts: house([
      { heading: '2. Matters arising' },
      { text: 'The Chair thanked the divers. Action 24/31 Tide tables – completed.' },
      { text: 'Action 24/33 Seals – letter sent, completed. The Clerk noted the cost.' },
      ...wash,
    ]),
    wants: { meeting: inMarch, actions: [], discharged: 2 },
  },
  {
    name: 'none-outstanding-and-an-aside',
    parts: house([
      { heading: '2. Outstanding actions' },
      { text: 'None. The Chair thanked the divers.' },
      ...wash,
    ]),
    wants: { meeting: inMarch, actions: [], nothingOutstanding: true },
  },
  {
    name: 'aside-before-a-note-since-the-meeting',
    parts: house([
      { heading: '2. Slipway' },
      { text: talk },
      { text: 'Action: Harbour Master to have the lower slip swept by 30 April 2025' },
      { text: 'The Chair thanked the divers. Post-meeting note: swept on 20 March 2025. Action closed.' },
    ]),
    wants: {
      meeting: inMarch,
      actions: [['Have the lower slip swept by 30 April 2025', 'discharged', 'Harbour Master', '2025-04-30']],
    },
  },
];
