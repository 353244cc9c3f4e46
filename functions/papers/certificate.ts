import * as z from 'zod';
import { type CalendarDate, calendarDateSchema, instantSchema, inWords } from '../calendar/days.ts';
import { uncountedDays } from '../calendar/working-days.ts';
import { meetingIdSchema } from '../register/board.ts';
import { type DatedMeeting, noticeOf } from '../register/meeting.ts';
import { noticeRule, noticeStanding, ruleInWords } from '../register/notice.ts';
import { closuresOf } from '../register/papers-calendar.ts';
import { isItemInError, itemRefSchema, type ProgrammeEntry } from '../register/programme.ts';
import type { BoardView } from '../register/view.ts';
import { series, spellCount } from '../words/english.ts';
import {
  dayAndPlace,
  momentInWords,
  publicationInPrint,
  publicationsInPrint,
  shortNoticeSentence,
} from './calendar.ts';
import type { Page, Statement, Table } from './page.ts';
import { nextMeetingInWords, nextMeetingSchema, oneLine } from './wording.ts';

/** An item that came to the meeting after its agenda was public, and by reason of what it is considered. */
const lateItemSchema = z.object({ ref: itemRefSchema, item: z.string(), circumstances: z.string() });

/** That notice of a meeting was given, when, and with which files: what a board shows to whoever doubts it. */
export const certificateSchema = z.object({
  board: z.string(),
  heading: z.string(),
  asAt: calendarDateSchema,
  asAtInWords: z.string(),
  nextMeeting: nextMeetingSchema,
  meeting: z.object({ id: meetingIdSchema, date: calendarDateSchema }),
  meetingInWords: z.string().describe('“Meeting 2024-12: Wednesday 11 December 2024 at 10:00”.'),
  published: z.object({ at: instantSchema, inWords: z.string().describe('When its agenda could be seen.') }),
  clearDays: z
    .int()
    .describe('Working days between publication and the meeting, neither of the two counted.'),
  required: z.int().nullable().describe('How many the board’s policy asks for; null where it asks for none.'),
  rule: z.string().nullable().describe('On whose word: “five clear days, Local Government Act 1972 …”.'),
  standing: z
    .enum(['in time', 'at shorter notice', 'late'])
    .describe('`at shorter notice`: public when the meeting was called, which was after the last day.'),
  finding: z.string().describe('The same, as a sentence.'),
  uncounted: z.array(z.string()).describe('What was not counted between the two, each as a sentence.'),
  shortNotice: z.string().nullable().describe('Why the meeting was called at short notice; null where not.'),
  publications: z
    .array(publicationInPrint)
    .describe('Everything that was published of it, the earliest first.'),
  lateItems: z.array(lateItemSchema),
});
export type Certificate = z.infer<typeof certificateSchema>;

const lateItemsOf = (programme: readonly ProgrammeEntry[], meeting: string): Certificate['lateItems'] =>
  programme.flatMap((entry) =>
    entry.comes === 'once' && entry.meeting === meeting && entry.late !== null && !isItemInError(entry)
      ? [{ ref: entry.ref, item: oneLine(entry.title), circumstances: oneLine(entry.late.circumstances) }]
      : [],
  );

/**
 * The certificate of notice of a meeting, as at `today`; `programme` is all that its board's ever held. Undefined where
 * nothing is recorded as published of the day that the meeting has. Clear days as the Local Government Act 1972 counts
 * them (s.100A(6), s.100B(3)).
 */
export function certificateOf(
  { board, meetings, programme }: Pick<BoardView, 'board' | 'meetings' | 'programme'>,
  meeting: DatedMeeting,
  today: CalendarDate,
): Certificate | undefined {
  const first = noticeOf(meeting);
  const notice = noticeStanding(board, meeting, today);
  if (first === undefined) return undefined;
  const given = 'publication' in notice ? notice : undefined;
  const rule = noticeRule(board);
  const at = momentInWords(board, first.at);
  const counted = given?.clearDays ?? 0;
  const { id, date } = meeting;
  return {
    board: oneLine(board.name),
    heading: 'Certificate of notice',
    asAt: today,
    asAtInWords: inWords(today),
    nextMeeting: nextMeetingInWords(meetings, today),
    meeting: { id, date },
    meetingInWords: `Meeting ${id}: ${dayAndPlace(meeting)}`,
    published: { at: first.at, inWords: at },
    clearDays: counted,
    required: rule?.clearDays ?? null,
    rule: rule && ruleInWords(rule),
    standing: given?.standing ?? 'in time',
    finding: findingOf(at, given && rule ? { ...given, rule: ruleInWords(rule) } : undefined),
    uncounted: given ? uncountedDays(given.on, date, closuresOf(board)) : [],
    shortNotice: shortNoticeSentence(meeting),
    publications: publicationsInPrint(board, meeting).filter(({ of }) => of === date),
    lateItems: lateItemsOf(programme, id),
  };
}

type Given = { standing: Certificate['standing']; clearDays: number; rule: string };

function findingOf(at: string, given: Given | undefined): string {
  const when = `Its agenda was made public on ${at}`;
  if (given === undefined) return `${when}. The board asks for no clear days.`;
  const counted = `${when}, with ${spellCount(given.clearDays, 'clear day')} between that day and the meeting`;
  switch (given.standing) {
    case 'in time':
      return `${counted}: notice was given in time (${given.rule}).`;
    case 'at shorter notice':
      return `${counted}: the meeting was called at shorter notice than ${given.rule}, and its agenda was public when it was called.`;
    case 'late':
      return `${counted}: notice was not given in time (${given.rule}).`;
  }
}

const columns = ['What', 'File', 'SHA-256', 'By whom'] as const;

const statement = (text: string): Statement => ({ kind: 'statement', text });

function tableOf({ publications }: Certificate): Table {
  return {
    kind: 'table',
    look: 'certificate',
    caption: { text: 'What was published', when: null },
    isHeading: true,
    columns,
    rowIs: 'file',
    rows: publications.flatMap(({ inWords: said, files, recordedInWords }, place) =>
      files.map(({ name, sha256 }, file) => ({
        ref: `file-${place + 1}-${file + 1}`,
        muted: false,
        cells: [said, name, sha256, recordedInWords].map((text) => ({ text, when: null })),
      })),
    ),
  };
}

/** The certificate as every format lays it out. */
export function certificatePage(certificate: Certificate): Page {
  const { board, heading, asAt, asAtInWords, nextMeeting, meetingInWords, finding } = certificate;
  const { uncounted, shortNotice, lateItems } = certificate;
  return {
    ...{ board, heading, subject: `${heading}, ${meetingInWords}`, asAt, asAtInWords, nextMeeting },
    parts: [
      statement(`${meetingInWords}.`),
      statement(finding),
      ...(uncounted.length === 0 ? [] : [statement(`Of the days between, ${series(uncounted)}.`)]),
      ...(shortNotice === null ? [] : [statement(`${shortNotice}.`)]),
      tableOf(certificate),
      ...(lateItems.length === 0
        ? []
        : [
            {
              kind: 'list' as const,
              heading: 'Late items, each with the special circumstances',
              points: lateItems.map(({ ref, item, circumstances }) => `${ref}, ${item}: ${circumstances}`),
            },
          ]),
    ],
  };
}
