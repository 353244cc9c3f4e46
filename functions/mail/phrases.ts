import { type CalendarDate, inFull, withoutYear } from '../calendar/days.ts';
import type { Board } from '../register/board.ts';
import { withCapital } from '../words/english.ts';
import type { Section } from './letter.ts';

/** "Performance and Delivery Board, 11 December: 2 actions due, 1 overdue". */
export const subjectOf = (board: Board, meeting: CalendarDate | null, headline: string): string =>
  `${board.name}${meeting ? `, ${withoutYear(meeting)}` : ''}: ${headline}`;

/** The day in full, and whether that is today. */
export const dayAsOf = (today: CalendarDate, date: CalendarDate): string =>
  `${inFull(date)}${date === today ? ' (today)' : ''}`;

/** A name without its own "The", where our sentence has one. */
export const bare = (name: string): string => name.replace(/^the /i, '');

/** "on the Commissioning Report", of a title that reads so; any other stands in quotes: "on “Update on Fraud”". */
export const onTheTitle = (title: string): string =>
  /^[^:–—]*\breport$/i.test(title) ? `on the ${bare(title)}` : `on “${title}”`;

/** "secretaries", "panel officers": several who have that title. */
export const severalOf = (title: string): string => `${title.replace(/(?<=[^aeiou])y$/i, 'ie')}s`;

/** The section that every mail begins with. */
export const whatToDo = (points: string[]): Section => ({
  heading: 'What to do now',
  note: '',
  points,
  table: null,
});

/** "To be provided: the audit report", of what a discharge rests on. */
export const toBeProvided = (undertaking: string): string =>
  /^to be /i.test(undertaking) ? withCapital(undertaking) : `To be provided: ${undertaking}`;
