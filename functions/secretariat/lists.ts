import * as z from 'zod';
import { type CalendarDate, calendarDateSchema } from '../calendar/days.ts';
import { saysAll, textsUnder } from '../words/search.ts';

/** What a list of things that fall due can be asked besides. */
export const soughtInput = {
  words: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe(
      'Those with words that begin so, each of them, in what they say and how it was done; capitals, accents and apostrophes make no difference.',
    ),
  dueBefore: calendarDateSchema.optional().describe('Those of which something falls due before that day.'),
  dueAfter: calendarDateSchema.optional().describe('Those of which something falls due after that day.'),
  overdue: z
    .enum(['true', 'false'])
    .default('false')
    .describe('Those alone of which something was due before today.'),
};

type Sought = {
  words?: string | undefined;
  dueBefore?: CalendarDate | undefined;
  dueAfter?: CalendarDate | undefined;
  overdue: 'true' | 'false';
};

/** Whether a thing, of which something is due on that day or on none, is sought on `today`. */
export function isSought(
  { words, dueBefore, dueAfter, overdue }: Sought,
  { thing, due, today }: { thing: object; due: CalendarDate | null; today: CalendarDate },
): boolean {
  const asksForDay = dueBefore !== undefined || dueAfter !== undefined || overdue === 'true';
  if (asksForDay && due === null) return false;
  const day = due ?? today;
  return (
    (dueBefore === undefined || day < dueBefore) &&
    (dueAfter === undefined || day > dueAfter) &&
    (overdue === 'false' || day < today) &&
    (words === undefined || saysAll(textsUnder(searched, thing), words))
  );
}

/** Where the words of an action or an item stand. */
const searched = ['text', 'minuted', 'section', 'how', 'reason', 'title', 'condition'];
