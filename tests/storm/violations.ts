import type { CalendarDate } from '../../functions/calendar/days.ts';

/** What must never happen, by the name under which it is counted. */
export const kinds = [
  'lost',
  'twice without a word',
  'wrong person',
  'wrong content',
  'day off',
  'after cut-off',
  'never ended',
  'told falsely',
  'text not kept',
  'two mails a day',
  'move not told',
  'outage hidden',
  'threw',
  'grown',
] as const;
export type Kind = (typeof kinds)[number];

/** Something that must never be, and was. */
export type Violation = { kind: Kind; on: CalendarDate; what: string };
