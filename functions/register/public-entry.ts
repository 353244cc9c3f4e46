import * as z from 'zod';
import { calendarDateSchema, instantSchema } from '../calendar/days.ts';
import { actionRefSchema } from './action.ts';
import { codeSchema, meetingIdSchema } from './board.ts';
import { versioned } from './history.ts';

/** A day by which something is due; failing one, what is known of it in words of the register’s own, never the notes’. */
const publicDueSchema = z.object({ date: calendarDateSchema.nullable(), inWords: z.string().min(1) });
export type PublicDue = z.infer<typeof publicDueSchema>;

const publicStatuses = [
  'open',
  'reported done',
  'discharged',
  'discharged on an undertaking',
  'undertaking reported met',
  'withdrawn',
] as const;

const words = z.string().trim().min(1);

/** What the public may be told of an action, as it stands in the register: its words, and the days around them. */
export const publicRowSchema = z.object({
  meeting: meetingIdSchema,
  askedOn: calendarDateSchema,
  action: words,
  /** The office that owes it, by its name in the register: the notes may have a person there. */
  owner: words,
  firstDue: publicDueSchema.nullable(),
  due: publicDueSchema,
  moves: z.array(z.object({ on: calendarDateSchema, to: publicDueSchema.nullable() })),
  status: z.enum(publicStatuses),
  /** The day of the discharge or the withdrawal. */
  closedOn: calendarDateSchema.nullable(),
  /** How it was discharged, or why it was withdrawn. */
  how: words.nullable(),
  undertaking: words.nullable(),
  undertakingDue: publicDueSchema.nullable(),
  metOn: calendarDateSchema.nullable(),
  /** How the undertaking was met. */
  met: words.nullable(),
});
export type PublicRow = z.infer<typeof publicRowSchema>;

/** What of a row somebody worded, and may be worded otherwise for the public. */
export const publicTexts = ['action', 'owner', 'how', 'undertaking', 'met'] as const;
export type PublicText = (typeof publicTexts)[number];

/** What stands in the public register: only what was looked at, until something else is. */
const placeSchema = z.discriminatedUnion('place', [
  z.object({ place: z.literal('never published') }),
  z.object({
    place: z.literal('published'),
    row: publicRowSchema,
    since: instantSchema,
    /** When it was last published otherwise than before; null when it never was. */
    changedAt: instantSchema.nullable(),
  }),
  /** Its address is there for good, and says so. */
  z.object({ place: z.literal('no longer published'), since: instantSchema, until: instantSchema }),
]);

/**
 * What was decided of an action for the public register. `looked` is the action as it stood when that was decided: once it
 * stands otherwise, somebody has to look again.
 */
export const publicEntrySchema = z.object({
  board: codeSchema,
  ref: actionRefSchema,
  looked: publicRowSchema,
  public: placeSchema,
  /** Why it is held back; null when it is published. */
  heldBack: z.string().trim().min(1, 'say why').nullable(),
  /** The other words that it was last published with, each for what stood in the register. */
  otherWords: z.array(z.object({ text: z.enum(publicTexts), of: z.string(), say: words })),
  ...versioned,
});
export type PublicEntry = z.infer<typeof publicEntrySchema>;

export type PublishedEntry = PublicEntry & { public: { place: 'published' } };
export const isPublished = (entry: PublicEntry): entry is PublishedEntry =>
  entry.public.place === 'published';
