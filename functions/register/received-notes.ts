import * as z from 'zod';
import { calendarDateSchema, instantSchema } from '../calendar/days.ts';
import { countOf } from '../words/english.ts';
import { codeSchema } from './board.ts';
import { type Corrections, correctionsSchema, noCorrections } from './corrections.ts';
import { type Author, asNew, versioned, withChange, withStep } from './history.ts';

/** A pack may hold notes and a programme of work, and not both of the same body. */
export const parts = ['notes', 'programme'] as const;
const partSchema = z.enum(parts);
export type Part = z.infer<typeof partSchema>;

/** Sixteen figures of a digest, as `9f86d081884c7d65`: what it is a digest of, whoever receives the notes says. */
export const notesIdSchema = z.string().regex(/^[0-9a-f]{16}$/, 'sixteen figures and letters from a to f');

const common = {
  board: codeSchema,
  id: notesIdSchema,
  /** The file's own name, its size, and a digest of every byte. */
  file: z.string().min(1).max(200),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The day of the meeting, and the part of the file that is meant, as far as whoever sent it said. */
  meeting: calendarDateSchema.nullable(),
  only: partSchema.nullable(),
  receivedAt: instantSchema,
  receivedBy: z.string().min(1),
  /** What people changed of what was read. */
  corrections: correctionsSchema.default(noCorrections),
  /** Since when it is put aside for later, and by whom; null while it is not. */
  aside: z
    .object({ at: instantSchema, by: z.string().min(1) })
    .nullable()
    .default(null),
  ...versioned,
};

/**
 * A file of notes that a board was sent: it changes nothing in the register until somebody has seen what it would
 * change, and confirms. The file itself lies elsewhere.
 */
export const receivedNotesSchema = z.discriminatedUnion('state', [
  z.object({ ...common, state: z.literal('received') }),
  z.object({
    ...common,
    state: z.literal('recorded'),
    /** The last time that they were: when, by whom, and how much they changed then. */
    recorded: z.object({ at: instantSchema, by: z.string().min(1), changes: z.int().min(0) }),
  }),
  /** Its file is gone, and no list shows it. */
  z.object({
    ...common,
    state: z.literal('removed'),
    removed: z.object({ at: instantSchema, by: z.string().min(1) }),
  }),
]);
export type ReceivedNotes = z.infer<typeof receivedNotesSchema>;

type Received = Pick<ReceivedNotes, 'board' | 'id' | 'file' | 'bytes' | 'sha256' | 'meeting' | 'only'>;

export const receive = (notes: Received, author: Author): ReceivedNotes =>
  receivedNotesSchema.parse(
    asNew(
      {
        ...{ ...notes, state: 'received', receivedAt: author.at, receivedBy: author.by },
        ...{ corrections: noCorrections, aside: null },
      },
      author,
      `received as ${notes.file}`,
    ),
  );

/** The notes once so many changes that they make were put into the register. */
export const recordReceived = (notes: ReceivedNotes, changes: number, author: Author): ReceivedNotes =>
  withChange<ReceivedNotes>(
    notes,
    { ...notes, state: 'recorded', aside: null, recorded: { at: author.at, by: author.by, changes } },
    author,
    `recorded, with ${countOf(changes, 'change')} to the register`,
  );

/**
 * The notes with other corrections, and put aside for later or taken up again, of which `what` says what was changed; the very
 * same where nothing was. They are a draft: what they were before is no news once the notes are recorded.
 */
export function correctReceived(
  notes: ReceivedNotes,
  { corrections, what, isAside }: { corrections: Corrections; what: string; isAside: boolean },
  author: Author,
): ReceivedNotes {
  const moves = (notes.aside !== null) !== isAside;
  const words = [...(what === '' ? [] : [what]), ...(moves && isAside ? ['put aside for later'] : [])];
  if (words.length === 0 && !moves) return notes;
  const aside = isAside ? (notes.aside ?? { at: author.at, by: author.by }) : null;
  return withStep({ ...notes, corrections, aside }, author, words.join('; ') || 'taken up again');
}

/** The notes whose file is taken away, without what was changed of it. */
export function removeReceived(notes: ReceivedNotes, author: Author): ReceivedNotes {
  const removed = { at: author.at, by: author.by };
  const rest = { ...notes, corrections: noCorrections, aside: null };
  return withStep(receivedNotesSchema.parse({ ...rest, state: 'removed', removed }), author, 'taken away');
}
