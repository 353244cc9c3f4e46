import * as z from 'zod';
import {
  type CalendarDate,
  type CalendarMonth,
  calendarDateSchema,
  calendarMonthSchema,
  inFull,
  inWords,
  isMonth,
  monthInWords,
  monthOf,
} from '../calendar/days.ts';
import type { Meeting, ScheduledMeeting } from '../register/meeting.ts';
import { meetingById, nextMeeting } from '../register/meetings.ts';
import {
  byItemRef,
  type CurrentRegularItem,
  type ItemToCome,
  isCurrent,
  isToCome,
  itemRefSchema,
  wordsInPrint,
} from '../register/programme.ts';
import type { BoardView } from '../register/view.ts';
import { nextMeetingInWords, nextMeetingSchema, oneLine, ownerInPrint } from './wording.ts';

/** The panel's columns. */
export const programmeColumns = ['Item', 'Reason', 'Lead'] as const;

/** An item that a meeting is still to consider. */
const rowSchema = z.object({
  ref: itemRefSchema,
  item: z.string(),
  state: z.enum(['offered', 'planned', 'moved']),
  reason: z.string().nullable(),
  reasonInWords: z
    .string()
    .describe('“Statutory Requirement”, “Offered by the board (offered)”, “To be confirmed”.'),
  specialCircumstances: z
    .string()
    .nullable()
    .default(null)
    .describe('Of a late item: by reason of what it is considered; null for one in time.'),
  lead: z.string().nullable().describe('The office’s name.'),
  leadInWords: z.string(),
  received: calendarDateSchema.nullable().describe('The day its paper came in.'),
});
export type ProgrammeRow = z.infer<typeof rowSchema>;

/** What stands under one heading: the items of a day, of a month, or of no date yet. */
const meetingSchema = z.object({
  meeting: z.union([calendarDateSchema, calendarMonthSchema]).nullable(),
  inWords: z.string().describe('“Tuesday 17 October 2023”, “February 2024”, “Date to be confirmed”.'),
  items: z.array(rowSchema),
});
export type ProgrammeMeeting = z.infer<typeof meetingSchema>;

/** Business of every meeting. */
const regularSchema = z.object({
  ref: itemRefSchema,
  item: z.string(),
  condition: z.string().nullable(),
  settled: z
    .object({ meeting: calendarDateSchema, available: z.boolean(), how: z.string().nullable() })
    .nullable()
    .describe('Whether it comes at the next meeting, where that is settled.'),
  inWords: z.string().describe('“Board minutes (if available; available for 17 October 2023)”.'),
});
export type RegularLine = z.infer<typeof regularSchema>;

/** A panel's future work programme as values: what every format prints. */
export const programmePaperSchema = z.object({
  board: z.string(),
  heading: z.string(),
  asAt: calendarDateSchema,
  asAtInWords: z.string(),
  nextMeeting: nextMeetingSchema,
  meetings: z.array(meetingSchema),
  standing: z.array(regularSchema),
  toNote: z.array(regularSchema),
  nothingPlanned: z
    .string()
    .nullable()
    .describe('Says that no meeting has an item to come; null when one has.'),
});
export type ProgrammePaper = z.infer<typeof programmePaperSchema>;

type When = CalendarDate | CalendarMonth | null;

/** What is known of when a meeting will be; undefined once it is over. */
function whenToCome(meeting: Meeting | undefined, asOf: CalendarDate): When | undefined {
  switch (meeting?.state) {
    case 'scheduled':
      return meeting.date < asOf ? undefined : meeting.date;
    case 'held':
      return undefined;
    case 'month':
      return meeting.month < monthOf(asOf) ? undefined : meeting.month;
    default:
      return null;
  }
}

function whenInWords(when: When): string {
  if (when === null) return 'Date to be confirmed';
  return isMonth(when) ? monthInWords(when) : inFull(when);
}

/** Null where there is nothing to print. */
const printed = (text: string | null): string | null => oneLine(text ?? '') || null;

/** Words that stand in brackets themselves. */
const withoutBrackets = (text: string): string => oneLine(text).replaceAll('(', '[').replaceAll(')', ']');

const inBrackets = (words: readonly string[]): string => (words.length === 0 ? '' : ` (${words.join('; ')})`);

/** An item as the programme prints it. */
export function programmeRow(
  { owners, meetings }: Pick<BoardView, 'owners' | 'meetings'>,
  item: ItemToCome,
): ProgrammeRow {
  const reason = printed(item.reason);
  const lead = item.lead === null ? null : ownerInPrint(owners, item.lead);
  const more = [
    ...(item.state === 'offered' ? [wordsInPrint.offered] : []),
    ...(meetingById(meetings, item.meeting)?.state === 'cancelled' ? [wordsInPrint.cancelled] : []),
    ...(item.late === null ? [] : [`${wordsInPrint.late}${withoutBrackets(item.late.circumstances)}`]),
  ];
  return {
    ref: item.ref,
    item: oneLine(item.title),
    state: item.state,
    reason,
    reasonInWords: `${reason ?? wordsInPrint.unknown}${inBrackets(more)}`,
    specialCircumstances: item.late && oneLine(item.late.circumstances),
    lead,
    // Once the paper is in, nobody is to write it any more.
    leadInWords: lead ?? (item.received ? wordsInPrint.nobody : wordsInPrint.unknown),
    received: item.received?.on ?? null,
  };
}

/** Days and months in their order, what has neither last. */
const byTime = (one: ProgrammeMeeting, other: ProgrammeMeeting): number =>
  (one.meeting ?? '9999').localeCompare(other.meeting ?? '9999');

function meetingsToCome(
  view: Pick<BoardView, 'owners' | 'meetings' | 'programme'>,
  asOf: CalendarDate,
): ProgrammeMeeting[] {
  const headings = new Map<When, ProgrammeMeeting>();
  for (const item of view.programme.filter(isToCome).sort(byItemRef)) {
    const when = whenToCome(meetingById(view.meetings, item.meeting), asOf);
    if (when === undefined) continue;
    const { items } = headings.get(when) ?? { items: [] };
    headings.set(when, {
      meeting: when,
      inWords: whenInWords(when),
      items: [...items, programmeRow(view, item)],
    });
  }
  return [...headings.values()].sort(byTime);
}

function settledFor(item: CurrentRegularItem, next: ScheduledMeeting | undefined): RegularLine['settled'] {
  const settlement = item.settled.find(({ meeting }) => meeting === next?.id);
  if (next === undefined || settlement === undefined) return null;
  return { meeting: next.date, available: settlement.available, how: printed(settlement.how) };
}

function settledInWords({ meeting, available, how }: NonNullable<RegularLine['settled']>): string {
  const said = `${available ? 'available' : 'not available'} for ${inWords(meeting)}`;
  return how === null ? said : `${said}: ${how}`;
}

function regularLine(item: CurrentRegularItem, next: ScheduledMeeting | undefined): RegularLine {
  const title = oneLine(item.title);
  const condition = printed(item.condition);
  const settled = condition === null ? null : settledFor(item, next);
  const words = [
    ...(condition === null ? [] : [condition]),
    ...(settled === null ? [] : [settledInWords(settled)]),
  ];
  return { ref: item.ref, item: title, condition, settled, inWords: `${title}${inBrackets(words)}` };
}

/**
 * The future work programme of a panel as at `asOf`, by meeting: what the meetings of that day or later are to
 * consider, in the order of references. An item whose meeting was cancelled waits for a date; one whose meeting is
 * over without having considered it is not printed, but is a gap of the register.
 */
export function programmePaperOf(
  view: Pick<BoardView, 'board' | 'owners' | 'meetings' | 'programme'>,
  asOf: CalendarDate,
): ProgrammePaper {
  const meetings = meetingsToCome(view, asOf);
  const next = nextMeeting(view.meetings, asOf);
  const regular = view.programme.filter(isCurrent).sort(byItemRef);
  const lines = (as: CurrentRegularItem['as']): RegularLine[] =>
    regular.filter((item) => item.as === as).map((item) => regularLine(item, next));
  return {
    board: oneLine(view.board.name),
    heading: 'Future work programme',
    asAt: asOf,
    asAtInWords: inWords(asOf),
    nextMeeting: nextMeetingInWords(view.meetings, asOf),
    meetings,
    standing: lines('standing item'),
    toNote: lines('item to note'),
    nothingPlanned: meetings.length === 0 ? 'No items are planned for any meeting to come.' : null,
  };
}

/** A row's cells, in the order of the columns. */
export const programmeCells = (row: ProgrammeRow): [string, string, string] => [
  row.item,
  row.reasonInWords,
  row.leadInWords,
];
