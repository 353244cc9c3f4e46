import * as z from 'zod';
import { calendarDateSchema, calendarMonthSchema, instantSchema } from '../calendar/days.ts';
import { actionRefSchema, actionStatuses } from './action.ts';
import { codeSchema } from './board.ts';
import type { Author } from './history.ts';
import { itemRefSchema } from './programme.ts';

/** A row of received notes: what it is, and its place among its kind as the file has it; `added` where a person put it in. */
export const rowNameSchema = z
  .string()
  .regex(/^(?:action|discharge|undertaking|item|added)-[1-9]\d{0,3}$/, 'write a row as action-2');

/** Lines of the file by their numbers, the first and the last. */
const linesSchema = z
  .strictObject({ from: z.int().min(1), to: z.int().min(1) })
  .refine(({ from, to }) => from <= to, 'begins after its end');

/** What a person says of a row otherwise than it was read; what is not there stays as it was read. */
export const rowSaid = {
  /** Whether it is recorded; unsaid, it is unless it is in doubt, and an undertaking is not. */
  take: z.boolean().exactOptional(),
  text: z.string().trim().min(1, 'say what was asked for').max(4_000).exactOptional(),
  owner: z.string().trim().min(1, 'say whose it is').max(200).exactOptional(),
  /** A day, a month, a meeting, `next meeting` or `not agreed`. */
  due: z.string().trim().min(1, 'say when it is due').max(100).exactOptional(),
  status: z.enum(actionStatuses).exactOptional(),
  /** Which action, or item of the programme, of the register it is about, or that it is about none of them. */
  about: z.union([actionRefSchema, itemRefSchema, z.literal('none')]).exactOptional(),
  how: z.string().trim().min(1, 'say how: the notes print it after a dash').max(4_000).exactOptional(),
  /** What is still to come of something discharged, and by when, as `due`; null where nothing is. */
  undertaking: z
    .strictObject({
      text: z.string().trim().min(1, 'say what is still to come').max(4_000),
      by: z.string().trim().min(1).max(100),
    })
    .nullable()
    .exactOptional(),
  /** Of an item of a programme: who leads on it, or nobody; why it comes; and the day or month of the meeting it is for. */
  lead: z.string().trim().min(1).max(200).nullable().exactOptional(),
  reason: z.string().trim().min(1).max(1_000).nullable().exactOptional(),
  meeting: z.union([calendarDateSchema, calendarMonthSchema]).exactOptional(),
};

/** A row that the reader missed: what it is, and the lines that it stands in. */
export const addedSaid = {
  as: z.enum(['action', 'discharge']),
  lines: z.array(linesSchema).min(1, 'say in which lines it stands').max(50),
};

export const meetingSaid = {
  date: calendarDateSchema.exactOptional(),
  previous: calendarDateSchema.nullable().exactOptional(),
  next: calendarDateSchema.nullable().exactOptional(),
};

const byWhom = { by: z.string().min(1), at: instantSchema };

const rowCorrectionSchema = z.object({
  row: rowNameSchema,
  /** What was read there, by which the row is known again though the file be read by another reader; null where it was added. */
  of: z.string().nullable(),
  added: z.object(addedSaid).nullable().default(null),
  ...rowSaid,
  ...byWhom,
});
export type RowCorrection = z.infer<typeof rowCorrectionSchema>;

/** The most rows that a person may correct of one file. */
const mostRows = 500;

/** What people changed of a reading, before it is recorded: a draft, of which the register knows nothing. */
export const correctionsSchema = z.object({
  meeting: z.object({ ...meetingSaid, ...byWhom }).nullable(),
  rows: z.array(rowCorrectionSchema).max(mostRows),
  /** The panels to which the notes are not offered. */
  notOfferedTo: z.array(codeSchema).max(50),
});
export type Corrections = z.infer<typeof correctionsSchema>;

export const noCorrections: Corrections = { meeting: null, rows: [], notOfferedTo: [] };

type Said<Shape extends z.ZodRawShape> = z.infer<z.ZodObject<Shape>>;
type Who = Pick<Author, 'by' | 'at'>;
const who = ({ by, at }: Who) => ({ by, at });

/** The same with what is now said of a row: the rest of what was said of it before stays. */
export function withRow(
  corrections: Corrections,
  { row, of, ...said }: Said<typeof rowSaid> & { row: string; of: string | null },
  author: Who,
): Corrections {
  const before = corrections.rows.find((one) => one.row === row);
  const after = { added: null, ...before, row, of, ...said, ...who(author) };
  const rows = before
    ? corrections.rows.map((one) => (one === before ? after : one))
    : [...corrections.rows, after];
  return { ...corrections, rows };
}

/** The same with a row as it was read; one that a person put in is gone. */
export const withoutRow = (corrections: Corrections, row: string): Corrections => ({
  ...corrections,
  rows: corrections.rows.filter((one) => one.row !== row),
});

/** The same with a row that was missed, under a name that no other has had. */
export function withAdded(
  corrections: Corrections,
  { as, lines, ...said }: Said<typeof addedSaid> & Said<typeof rowSaid>,
  author: Who,
): Corrections {
  const numbers = corrections.rows.flatMap(({ row }) => /^added-(\d+)$/.exec(row)?.[1] ?? []);
  const row = `added-${Math.max(0, ...numbers.map(Number)) + 1}`;
  const added = { row, of: null, added: { as, lines }, ...said, ...who(author) };
  return { ...corrections, rows: [...corrections.rows, added] };
}

export const withMeeting = (
  corrections: Corrections,
  said: Said<typeof meetingSaid>,
  author: Who,
): Corrections => ({ ...corrections, meeting: { ...corrections.meeting, ...said, ...who(author) } });
