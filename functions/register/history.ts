import * as z from 'zod';
import { instantSchema } from '../calendar/days.ts';

/** Who made a change, when, what it was, and from where it came: kept with the thing itself, and never rewritten. */
const changeSchema = z.object({
  at: instantSchema,
  by: z.string().min(1),
  what: z.string().min(1),
  from: z.string().min(1),
});
export type Change = z.infer<typeof changeSchema>;

/** The person or system at work, at which moment, and through which door (`command line`, `minutes.docx`). */
export type Author = Pick<Change, 'at' | 'by' | 'from'>;

/** What every kept thing carries: a version that each change raises by one, and its whole history, oldest first. */
export const kept = { version: z.int().min(0), history: z.array(changeSchema) };

type Kept = { version: number; history: Change[] };

/** `thing` with one more change in its history, and the next version. */
export const withChange = <T extends Kept>(thing: T, author: Author, what: string): T => ({
  ...thing,
  version: thing.version + 1,
  history: [...thing.history, { at: author.at, by: author.by, what, from: author.from }],
});
