import * as z from 'zod';
import { type CalendarDate, calendarDateSchema, inFull, inWords } from '../calendar/days.ts';
import { weekdaysShut, whyNotWorked } from '../calendar/working-days.ts';
import { actionRefSchema, hasUnmetUndertaking } from '../register/action.ts';
import { type Board, codeSchema, meetingIdSchema } from '../register/board.ts';
import { dueNow } from '../register/due.ts';
import { hasDate, type Meeting, whenInWords } from '../register/meeting.ts';
import { ownerName, ownerNames } from '../register/owner.ts';
import { closuresOf, paperDue } from '../register/papers-calendar.ts';
import { itemRefSchema } from '../register/programme.ts';
import { type BoardView, waitingFor } from '../register/view.ts';
import { type DateGiven, dayGiven, isOutdated } from '../reminders/dates-given.ts';
import { dispatchIdSchema } from '../reminders/dispatch.ts';
import { gapsIn } from '../reminders/gaps.ts';
import { leadUpTo, movedDays, titleOf } from '../reminders/lead-up.ts';
import type { OfficeTurn } from '../reminders/office-turn.ts';
import { withCapital } from '../words/english.ts';
import { dueInWords, oneLine } from './wording.ts';

const whenSchema = z
  .string()
  .describe('“Wednesday 11 December 2024”, or what is known where there is no day.');

/** What would be otherwise if a meeting moved, as values: nothing of it has been done. */
export const meetingMoveSchema = z.object({
  board: codeSchema,
  meeting: meetingIdSchema,
  version: z.int().describe('The version of the meeting that this goes by.'),
  was: whenSchema,
  now: whenSchema,
  days: z
    .array(
      z.object({
        title: z.string().describe('“Papers deadline”, or what the policy calls a stage.'),
        was: calendarDateSchema.nullable(),
        now: calendarDateSchema.nullable(),
        reason: z.string().nullable().describe('Why it would fall there, as a sentence; null of no day.'),
      }),
    )
    .describe('Each day that leads up to the meeting and would be another; null where there is none.'),
  follow: z
    .array(
      z.object({
        ref: z.union([actionRefSchema, itemRefSchema]),
        kind: z.enum(['action', 'undertaking', 'paper']),
        text: z.string(),
        owner: z.string().nullable().describe('Of whom, by name; null of an item without a lead.'),
        was: z.string().describe('When it is due now, in words.'),
        now: z.string().describe('When it would be due, in words.'),
      }),
    )
    .describe('What is due at the meeting, and the papers for it: their dates follow.'),
  told: z
    .array(
      z.object({
        owner: codeSchema,
        name: z.string(),
        was: whenSchema,
        mail: dispatchIdSchema
          .nullable()
          .describe('The mail that gave the date last, where that was the last one to the office.'),
      }),
    )
    .describe('The offices that go by another date, which a mail gave them: they are told the next morning.'),
  shut: z
    .array(z.string())
    .describe(
      'The weekdays before it on which the office is shut, which do not count: “Monday 26 August 2024 is Summer bank holiday”.',
    ),
  clearDays: z
    .string()
    .nullable()
    .describe('How many clear days publication leaves, as a sentence; null where nothing is published.'),
  warnings: z.array(z.string()).describe('What would be wrong that is not now, each as a sentence.'),
  asks: z
    .array(
      z.object({
        because: z.enum(['reason wanted', 'confirmation wanted']),
        field: z.enum(['shortNotice', 'confirmed']),
        why: z.string(),
      }),
    )
    .describe('What is asked before the meeting is moved so: a reason, or a word that the day is meant.'),
});
export type MeetingMove = z.infer<typeof meetingMoveSchema>;

const sentence = (clause: string): string => `${withCapital(clause)}.`;

const leadUpOf = (board: Board, meeting: Meeting) =>
  hasDate(meeting) ? leadUpTo(board.policy, meeting, closuresOf(board)) : [];

function daysOf(board: Board, before: Meeting, after: Meeting): MeetingMove['days'] {
  const [was, now] = [leadUpOf(board, before), leadUpOf(board, after)];
  return movedDays(was, now).map(({ title, was, now: date }) => {
    const reasons = now.find((day) => titleOf(day) === title)?.reasons;
    return {
      title: withCapital(title),
      was,
      now: date,
      reason: reasons ? sentence(reasons.join('; ')) : null,
    };
  });
}

const dayOrNone = (date: CalendarDate | null): string => (date === null ? 'No day yet' : inWords(date));

function whatFollows(was: BoardView, now: BoardView, id: string): MeetingMove['follow'] {
  const { actions, items } = waitingFor(was, id);
  return [
    ...actions.map((action) => ({
      ref: action.ref,
      kind: hasUnmetUndertaking(action) ? ('undertaking' as const) : ('action' as const),
      text: oneLine(hasUnmetUndertaking(action) ? action.discharge.undertaking.text : action.text),
      owner: ownerNames(was.owners, action),
      was: dueInWords(dueNow(action), was.meetings),
      now: dueInWords(dueNow(action), now.meetings),
    })),
    ...items
      .filter(({ received }) => received === null)
      .map((item) => ({
        ref: item.ref,
        kind: 'paper' as const,
        text: oneLine(item.title),
        owner: item.lead && ownerName(was.owners, item.lead),
        was: dayOrNone(paperDue(was, item)),
        now: dayOrNone(paperDue(now, item)),
      })),
  ];
}

const givenInWords = (date: DateGiven['date']): string => {
  const day = dayGiven(date);
  return day === undefined ? (date === 'cancelled' ? 'cancelled' : 'put off') : inFull(day);
};

function toldOtherwise(
  { owners }: BoardView,
  after: Meeting,
  offices: readonly OfficeGoingBy[],
): MeetingMove['told'] {
  return offices.flatMap(({ turn, goesBy }) =>
    goesBy
      .filter((given) => given.meeting === after.id && isOutdated(given, after))
      .map(({ date }) => ({
        owner: turn.owner,
        name: ownerName(owners, turn.owner),
        was: givenInWords(date),
        mail: turn.given.some(({ meeting }) => meeting === after.id) ? turn.dispatch : null,
      })),
  );
}

/** The last turn of an office, and the dates that it goes by. */
export type OfficeGoingBy = { turn: OfficeTurn; goesBy: readonly DateGiven[] };

function shutBefore(board: Board, after: Meeting): string[] {
  if (!hasDate(after)) return [];
  const closures = closuresOf(board);
  const [first] = leadUpOf(board, after);
  const notWorked = whyNotWorked(after.date, closures);
  const before = first === undefined ? [] : weekdaysShut(first.date, after.date, closures);
  return notWorked === null ? before : [...before, notWorked];
}

function clearDaysOf(board: Board, after: Meeting): string | null {
  const published = leadUpOf(board, after).find(({ kind }) => kind === 'publication');
  return published ? sentence(`published by ${inFull(published.date)}: ${published.reasons[0]}`) : null;
}

/** Gaps that say of notice what is asked about as short notice anyway. */
const ofNotice = ['not published in time', 'publication not recorded'];

/** What would be missing or wrong that is not now. */
function newGaps(was: BoardView, now: BoardView, today: CalendarDate, asks: MeetingMove['asks']): string[] {
  const known = new Set(gapsIn(was, today).map(({ kind, about }) => `${kind} ${about.id}`));
  return gapsIn(now, today)
    .filter(({ kind, about }) => !known.has(`${kind} ${about.id}`))
    .filter(({ kind }) => asks.length === 0 || !ofNotice.includes(kind))
    .map(({ detail }) => sentence(detail));
}

type Considered = {
  after: Meeting;
  today: CalendarDate;
  offices: readonly OfficeGoingBy[];
  /** What is to be minded of the move itself, as clauses. */
  cautions: readonly string[];
  asks: MeetingMove['asks'];
};

/** What would be otherwise if `before`, a meeting of the view, were `after`. */
export function meetingMove(
  view: BoardView,
  before: Meeting,
  { after, today, offices, cautions, asks }: Considered,
): MeetingMove {
  const { board } = view;
  const meetings = view.meetings.map((meeting) => (meeting.id === before.id ? after : meeting));
  const now = { ...view, meetings };
  return {
    board: board.id,
    meeting: before.id,
    version: before.version,
    was: withCapital(whenInWords(before)),
    now: withCapital(whenInWords(after)),
    days: daysOf(board, before, after),
    follow: whatFollows(view, now, before.id),
    told: toldOtherwise(view, after, offices),
    shut: shutBefore(board, after),
    clearDays: clearDaysOf(board, after),
    warnings: [...cautions.map(sentence), ...newGaps(view, now, today, asks)],
    asks,
  };
}
