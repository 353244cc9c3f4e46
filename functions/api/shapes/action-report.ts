import * as z from 'zod';
import { calendarDateSchema } from '../../calendar/days.ts';
import type { ActionReport } from '../../papers/action-report.ts';
import { nextMeetingSchema } from '../../papers/wording.ts';
import { escalationSteps } from '../../register/board.ts';
import { dispatchIdSchema } from '../../reminders/dispatch.ts';
import { dispatchStates } from '../../secretariat/dispatches.ts';
import { actionRef } from './common.ts';
import { itemRef } from './item.ts';

const line = z.object({
  ref: actionRef,
  action: z.string(),
  owner: z.string().describe('The office’s name.'),
  due: calendarDateSchema.nullable().describe('Of an undertaking, when that is due.'),
  dueInWords: z.string(),
  overdue: z.boolean(),
  dates: z
    .string()
    .nullable()
    .describe(
      '“first due 2 October 2024, moved twice, carried over at 3 meetings”; null of what was neither.',
    ),
  escalations: z
    .array(z.object({ step: z.enum(escalationSteps), on: calendarDateSchema, inWords: z.string() }))
    .describe('The steps by which it was escalated, as mails that went tell, each with its day.'),
  paused: z
    .string()
    .nullable()
    .describe('Until when it is neither chased nor escalated, and why; null when it is.'),
  moreTime: z.string().nullable().describe('Until when its owner asks for more time, and why.'),
  notOurs: z.string().nullable().describe('Which office says that it is not its to answer, and why.'),
});
const lines = z.array(line);

const programmeLine = z.object({
  ref: itemRef,
  item: z.string(),
  state: z.enum(['offered', 'planned', 'moved']),
  reason: z.string().nullable(),
  reasonInWords: z.string(),
  lead: z.string().nullable(),
  leadInWords: z.string(),
  received: calendarDateSchema.nullable(),
  specialCircumstances: z
    .string()
    .nullable()
    .describe('Of a late item: by reason of what it is considered; null for one in time.'),
});

/** The action report as values, as programs get it. */
export const actionReportShown = z
  .object({
    board: z.string(),
    heading: z.string(),
    today: calendarDateSchema,
    todayInWords: z.string(),
    nextMeeting: nextMeetingSchema,
    overdue: lines,
    due: lines.describe('Due by the next meeting that has a day.'),
    claimedDone: z
      .array(
        line.extend({
          on: calendarDateSchema,
          onInWords: z.string(),
          how: z.string(),
          saidBy: z.string().nullable().describe('Who of the owner’s office says so.'),
          evidence: z.array(z.string()),
        }),
      )
      .describe('Of which the owner says that they are done.'),
    undertakings: z
      .array(
        line.extend({
          undertaking: z.string(),
          reported: z.string().nullable().describe('What its owner says of having provided it.'),
        }),
      )
      .describe('What discharges rest on, and is still to be provided.'),
    later: lines,
    undated: lines,
    papers: z
      .array(
        programmeLine.extend({
          due: calendarDateSchema.nullable(),
          overdue: z.boolean(),
          paperInWords: z.string().describe('“In since 20 September 2023”, “Due by 2 October 2023”.'),
        }),
      )
      .describe('What the next meeting that has a day is to consider, and how its papers stand.'),
    offered: z
      .array(programmeLine.extend({ meetingInWords: z.string() }))
      .describe('What another body offers, and waits to be accepted.'),
    gaps: z.array(z.string()).describe('What stops an owner from being told, each in a sentence.'),
    troubles: z
      .array(
        z.object({
          dispatch: dispatchIdSchema,
          owner: z.string().nullable().describe('The office that was to have it; null for the secretary.'),
          state: z.enum(dispatchStates),
          why: z.string(),
          inWords: z.string(),
        }),
      )
      .describe('Mails since the last meeting that did not do their work.'),
    nothingOwed: z.string().nullable().describe('Says that nothing is owed; null when something is.'),
  })
  .meta({ id: 'ActionReport', description: 'A page for chair and secretary before a meeting.' });

const none = { overdue: [], later: [], undated: [], papers: [], offered: [], gaps: [], troubles: [] };

export const actionReportExample: ActionReport = actionReportShown.parse({
  board: 'Performance and Delivery Board',
  heading: 'Action report',
  today: '2024-12-03',
  todayInWords: '3 December 2024',
  nextMeeting: { date: '2024-12-11', inWords: 'Wednesday 11 December 2024' },
  ...none,
  due: [
    {
      ref: 'PDB-2024-10-2',
      action: 'Force: report how long 101 callers wait',
      owner: 'Force',
      due: '2024-12-11',
      dueInWords: '11 December 2024',
      overdue: false,
      dates: null,
      moreTime: null,
      notOurs: null,
      paused: null,
      escalations: [],
    },
  ],
  claimedDone: [
    {
      ref: 'PDB-2024-10-1',
      action: 'Send the audit report',
      owner: 'CFO',
      due: '2024-12-11',
      dueInWords: '11 December 2024',
      overdue: false,
      dates: null,
      moreTime: null,
      notOurs: null,
      paused: null,
      escalations: [],
      on: '2024-11-20',
      onInWords: '20 November 2024',
      how: 'sent to the secretary',
      saidBy: 'Mo Khan',
      evidence: [],
    },
  ],
  undertakings: [],
  nothingOwed: null,
});
