import * as z from 'zod';
import {
  type CalendarDate,
  calendarDateSchema,
  inFull,
  inWords,
  monthInWords,
  monthOf,
} from '../calendar/days.ts';
import type { Action, Disclaimer, Due, Owned } from '../register/action.ts';
import { dueDate } from '../register/due.ts';
import type { DueRecord } from '../register/due-record.ts';
import type { Meeting } from '../register/meeting.ts';
import { meetingById, nextMeeting } from '../register/meetings.ts';
import { type Owner, ownerName, ownerNames } from '../register/owner.ts';
import { countOf, withCapital } from '../words/english.ts';

/**
 * Text as one line of print: spaces single, and none of the characters that a Word file cannot hold
 * (control characters, halves of a pair, and the two that are no characters).
 */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}\p{Cs}\uFFFE\uFFFF]+/gu, ' ').trim();

/** The office's name, or its code where the list of owners lacks it, fit for print. */
export const ownerInPrint = (owners: readonly Owner[], id: string): string => oneLine(ownerName(owners, id));

/** Whose an action is, fit for print: as it was minuted, or by the names of the offices. */
export const ownersInPrint = (
  owners: readonly Owner[],
  action: Owned & Pick<Action, 'ownerMinuted'>,
): string => oneLine(action.ownerMinuted ?? ownerNames(owners, action));

/** "Force says that it is not its to answer, but that of PCC (the figures are not ours)". */
export function disclaimerInWords({ owner, whose, reason }: Disclaimer, owners: readonly Owner[]): string {
  const other = whose === null ? '' : `, but that of ${oneLine(whose)}`;
  return `${ownerInPrint(owners, owner)} says that it is not its to answer${other} (${oneLine(reason)})`;
}

/** "on 20 November 2024 by Sergeant Pryce", of what an office said; without who, where that is not known. */
export const saidOn = ({ on, saidBy }: Pick<Disclaimer, 'on' | 'saidBy'>): string =>
  `on ${inWords(on)}${saidBy === null ? '' : ` by ${oneLine(saidBy)}`}`;

/** What is known of something due on no day. */
function undated(due: Due, meetings: readonly Meeting[]): string {
  if (due.at === 'not agreed') return 'no date agreed';
  const meeting = due.at === 'meeting' ? meetingById(meetings, due.meeting) : undefined;
  if (meeting?.state === 'month') return monthInWords(meeting.month);
  return meeting?.state === 'cancelled' ? 'meeting cancelled, date to be confirmed' : 'to be confirmed';
}

const saysToBeConfirmed = /^(tbc|to be confirmed)$/i;

/**
 * When something is due, in words: "11 December 2024"; failing a day, the notes' own words and what else is known:
 * "In due course (no date agreed)", "February 2025", "To be confirmed".
 */
export function dueInWords(due: Due, meetings: readonly Meeting[]): string {
  const date = dueDate(due, meetings);
  if (date !== null) return inWords(date);
  const said = oneLine(due.words ?? '');
  if (saysToBeConfirmed.test(said)) return 'To be confirmed';
  const known = undated(due, meetings);
  return withCapital(said === '' ? known : `${said} (${known})`);
}

/** "once", "twice", "3 times". */
const timesInWords = (times: number): string =>
  times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`;

/** When it was first due: "2 October 2024"; or what is known of that. */
export function firstDueInWords({ firstDue, firstDueOn }: DueRecord): string {
  if (firstDueOn !== null) return inWords(firstDueOn);
  if (firstDue === null) return 'not known';
  return firstDue.at === 'meeting' ? `at meeting ${firstDue.meeting}` : 'no date agreed';
}

/** "first due 2 October 2024, moved twice, carried over at 3 meetings"; null of what was neither. */
export function dueRecordInWords(record: DueRecord): string | null {
  const { dueMoves, carriedOverAt } = record;
  const moved = dueMoves.length > 0 || record.firstDue === null;
  const times = dueMoves.length === 0 ? [] : [`moved ${timesInWords(dueMoves.length)}`];
  const carried = carriedOverAt === null ? 0 : carriedOverAt.length;
  const said = [
    ...(moved ? [`first due ${firstDueInWords(record)}`, ...times] : []),
    ...(carried > 0 ? [`carried over at ${countOf(carried, 'meeting')}`] : []),
  ];
  return said.length === 0 ? null : said.join(', ');
}

export const nextMeetingSchema = z.object({ date: calendarDateSchema.nullable(), inWords: z.string() });
export type NextMeeting = z.infer<typeof nextMeetingSchema>;

/** The next meeting: its day, or null with what is known of it. */
export function nextMeetingInWords(meetings: readonly Meeting[], today: CalendarDate): NextMeeting {
  const scheduled = nextMeeting(meetings, today);
  if (scheduled !== undefined) return { date: scheduled.date, inWords: inFull(scheduled.date) };
  const [month] = meetings
    .flatMap((meeting) => (meeting.state === 'month' ? [meeting.month] : []))
    .filter((known) => known >= monthOf(today))
    .sort();
  return { date: null, inWords: month === undefined ? 'date to be confirmed' : monthInWords(month) };
}

/** All actions of both lists, one that is in both only once. */
export const together = (some: readonly Action[], others: readonly Action[]): Action[] => [
  ...new Map([...others, ...some].map((action) => [action.ref, action])).values(),
];
