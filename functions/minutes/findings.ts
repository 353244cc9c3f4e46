import { z } from 'zod';
import { calendarDateSchema } from '../calendar/days.ts';

const actionStatusSchema = z.enum(['open', 'proposed', 'discharged', 'withdrawn']);
export type ActionStatus = z.infer<typeof actionStatusSchema>;

const foundActionSchema = z.strictObject({
  text: z.string(),
  status: actionStatusSchema,
  owner: z.string().nullable(),
  due: calendarDateSchema.nullable(),
  section: z.string().nullable(),
});
export type FoundAction = z.infer<typeof foundActionSchema>;

/** What is still to come of a discharged action. `by` is a day, a month as minuted ("December"), or null. */
const undertakingSchema = z.strictObject({ text: z.string(), by: z.string().nullable() });
export type FoundUndertaking = z.infer<typeof undertakingSchema>;

const foundDischargeSchema = z.strictObject({
  text: z.string(),
  how: z.string().nullable(),
  undertaking: undertakingSchema.nullable(),
});
export type FoundDischarge = z.infer<typeof foundDischargeSchema>;

const differenceSchema = z.strictObject({ kind: z.string(), detail: z.string() });
export type Difference = z.infer<typeof differenceSchema>;

/** A line that should have been read and could not be: line 1 is the first line of the text, or paragraph of a Word file. */
const unreadSchema = z.strictObject({ line: z.number().int(), text: z.string(), why: z.string() });
export type Unread = z.infer<typeof unreadSchema>;

/** What a meeting's notes say, in the order in which `read --json` prints it. Absent is null; lists may be empty. */
export const findingsSchema = z.strictObject({
  board: z.string().nullable(),
  meeting: z.strictObject({
    date: calendarDateSchema.nullable(),
    previous: calendarDateSchema.nullable(),
    next: calendarDateSchema.nullable(),
  }),
  actions: z.array(foundActionSchema),
  discharged: z.array(foundDischargeSchema),
  nothingOutstanding: z.boolean(),
  programme: z.null(),
  differences: z.array(differenceSchema),
  unread: z.array(unreadSchema),
});
export type Findings = z.infer<typeof findingsSchema>;

/** Beside each action, in the same order: its bullet's own words where they say more than its text, and the words for when ("TBC", "in due course") where there are any. */
export type Minuted = { wording: string | null; dueWords: string | null };
