import type { Part } from './layout.ts';

/** A paragraph of prose, so that a page has more on it than its actions. */
export const talk =
  'The Harbour Master spoke to the paper, took questions on berths and buoys, and thanked the pilots for a quiet quarter on the water.';
export const opening: Part[] = [{ heading: '1. Welcome' }, { text: talk }];
export const house = (parts: Part[], next = 'Date of next meeting: 11 June 2025'): Part[] => [
  { title: 'Harbour Delivery Board' },
  { title: 'Meeting Notes' },
  { text: 'Date: Wednesday 12 March 2025' },
  ...opening,
  ...parts,
  { text: next },
];
export const inMarch = { date: '2025-03-12', previous: null, next: '2025-06-11' };
export const previousNotes: Part = { heading: '2. Notes of previous meeting – 11 December 2024' };
export const sinceDecember = { ...inMarch, previous: '2024-12-11' };
