import * as z from 'zod';
import { addDays, type CalendarDate, calendarDateSchema, inFull, instantSchema } from '../calendar/days.ts';
import { workingDaysAfter, workingDaysUntil } from '../calendar/working-days.ts';
import { type Board, codeSchema, hasEnded } from '../register/board.ts';
import { closuresOf } from '../register/papers-calendar.ts';
import { spellCount } from '../words/english.ts';
import type { Gap } from './gaps.ts';

/** Working mornings in a row on which a board was not swept. */
const mornings = z.object({ from: calendarDateSchema, to: calendarDateSchema, number: z.int().min(1) });
export type Mornings = z.infer<typeof mornings>;

/** Until when a board was swept, where the service wakes by itself: what it slept through can then be told. */
export const sweepRecordSchema = z.object({
  board: codeSchema,
  /** The day of the last sweep that was finished, and when that one began. */
  on: calendarDateSchema,
  at: instantSchema,
  /** The last mornings that were slept through, and the day of the sweep that came after them. */
  missed: mornings.extend({ until: calendarDateSchema }).nullable(),
  version: z.int().min(1),
});
export type SweepRecord = z.infer<typeof sweepRecordSchema>;

/** The working mornings since the last sweep, and before `today`; undefined where there is none, or nobody knows. */
export function morningsSince(
  record: SweepRecord | undefined,
  board: Board,
  today: CalendarDate,
): Mornings | undefined {
  if (record === undefined) return undefined;
  const closures = closuresOf(board);
  const yesterday = addDays(today, -1);
  const number = workingDaysUntil(record.on, yesterday, closures);
  if (number === 0) return undefined;
  const from = workingDaysAfter(record.on, 1, closures);
  return { from, to: workingDaysAfter(record.on, number, closures), number };
}

/** The record once the board was swept for `today` by a sweep that began `at`. */
export function afterSweep(
  record: SweepRecord | undefined,
  board: Board,
  { today, at }: { today: CalendarDate; at: SweepRecord['at'] },
): SweepRecord {
  const slept = morningsSince(record, board, today);
  return {
    board: board.id,
    on: today,
    at,
    missed: slept === undefined ? (record?.missed ?? null) : { ...slept, until: today },
    version: (record?.version ?? 0) + 1,
  };
}

/** "Friday 27 November 2026"; "two mornings, from Thursday 26 to Friday 27 November 2026". */
export const morningsInWords = ({ from, to, number }: Mornings): string =>
  number === 1 ? inFull(from) : `${spellCount(number, 'morning')}, from ${inFull(from)} to ${inFull(to)}`;

/** How many days it is told that mornings were slept through, once that is made good. */
const toldForDays = 7;

/** That no mail went on some mornings: as long as that goes on, and for a week after it. None of a board that has ended. */
export function sleptThrough(record: SweepRecord | undefined, board: Board, today: CalendarDate): Gap[] {
  if (record === undefined || hasEnded(board, today)) return [];
  const since = morningsSince(record, board, today);
  const { missed } = record;
  const gap = (detail: string): Gap[] => [
    { kind: 'mornings without a sweep', about: { thing: 'board', id: board.id }, detail },
  ];
  if (since) {
    return gap(
      `the service has not run on ${morningsInWords(since)}: nobody has been reminded since ${inFull(record.on)}`,
    );
  }
  if (missed === null || missed.until < addDays(today, -toldForDays) || missed.until > today) return [];
  return gap(
    `the service did not run on ${morningsInWords(missed)}: what could still be sent was sent on ${inFull(missed.until)}`,
  );
}
