import * as z from 'zod';
import {
  type CalendarDate,
  calendarDateSchema,
  calendarMonthSchema,
  dayIn,
  inWords,
} from '../calendar/days.ts';
import {
  type Action,
  actionRefSchema,
  boardOfRef,
  hasUnmetUndertaking,
  isOwedBy,
  pauseOn,
  proposalOf,
  sendingBack,
} from '../register/action.ts';
import { isDueAt, isOverdue } from '../register/action-standing.ts';
import { byDueDate, dueDate, dueNow } from '../register/due.ts';
import { dueRecordOf } from '../register/due-record.ts';
import { type DatedMeeting, hasDate, type Meeting, whenInWords } from '../register/meeting.ts';
import { datedMeetings } from '../register/meetings.ts';
import { isToCome, itemRefSchema, type Source } from '../register/programme.ts';
import type { BoardView } from '../register/view.ts';
import { type Dispatch, isAbout, reachedSomebody } from '../reminders/dispatch.ts';
import { withCapital } from '../words/english.ts';
import { lineInItemTwo } from './item-two.ts';
import { programmePaperOf } from './programme.ts';
import { dueInWords, nextMeetingInWords, oneLine, ownersInPrint, saidOn, together } from './wording.ts';

const line = {
  ref: actionRefSchema,
  action: z.string(),
  owner: z.string(),
  asked: calendarDateSchema.describe('The day of the meeting that asked for it.'),
  due: calendarDateSchema.nullable(),
  dueInWords: z.string(),
};

/** Of which the owner says that it is done, or was provided as it was promised. */
const toDecideSchema = z.object({
  ...line,
  undertaking: z
    .string()
    .nullable()
    .describe('What was promised and is said to be provided; null of an action that is said to be done.'),
  on: calendarDateSchema,
  how: z.string().describe('The owner’s words.'),
  saidBy: z.string().nullable(),
  evidence: z.array(z.string()),
});
export type ToDecide = z.infer<typeof toDecideSchema>;

/** What its owner let pass, and still owes. */
const toPressSchema = z.object({
  ...line,
  undertaking: z.string().nullable().describe('What was promised, of one that was discharged on it.'),
  timesCarriedOver: z.int().nullable().describe('Null where the register cannot say.'),
  said: z.string().nullable().describe('What its owner last said of it; null when nothing.'),
  chases: z.int().describe('How often it was chased since, as mails that went tell.'),
  escalations: z.int().describe('By how many steps it was escalated since.'),
  lastChased: calendarDateSchema.nullable(),
  pausedUntil: calendarDateSchema.nullable(),
});
export type ToPress = z.infer<typeof toPressSchema>;

const promisedSchema = z.object({
  ...line,
  undertaking: z.string(),
  overdue: z.boolean(),
  reported: z.boolean().describe('Whether its owner says that it was provided.'),
});
export type Promised = z.infer<typeof promisedSchema>;

const dueTodaySchema = z.object({ ...line, undertaking: z.string().nullable(), reported: z.boolean() });
export type DueToday = z.infer<typeof dueTodaySchema>;

const meetingRecord = {
  meeting: z.string(),
  date: calendarDateSchema,
  discharged: z.int().describe('As item 2 of its notes has them: at it, or since the meeting before.'),
  carriedOver: z.int().nullable().describe('Null where the register cannot say.'),
};

const comingSchema = z.object({
  ref: itemRefSchema,
  panel: z.string(),
  item: z.string(),
  meeting: z.union([calendarDateSchema, calendarMonthSchema]).nullable(),
  meetingInWords: z.string(),
  offered: z.boolean().describe('Whether the panel has still to accept it.'),
  received: calendarDateSchema.nullable().describe('The day its paper came in.'),
});
export type Coming = z.infer<typeof comingSchema>;

/** What a chair has in hand at a meeting. Each list is whole; an action stands in every one that it belongs to. */
export const chairSheetSchema = z.object({
  board: z.string(),
  heading: z.string(),
  asAt: calendarDateSchema,
  asAtInWords: z.string(),
  meeting: z
    .object({
      id: z.string(),
      date: calendarDateSchema.nullable(),
      time: z.string().nullable(),
      place: z.string().nullable(),
    })
    .nullable()
    .describe('Null where none was named, and none to come has a day.'),
  meetingInWords: z.string(),
  decide: z.array(toDecideSchema).describe('Reported done: the board accepts it, or presses further.'),
  press: z.array(toPressSchema).describe('Overdue, the longest first.'),
  promised: z.array(promisedSchema).describe('Undertakings outstanding, the earliest first.'),
  due: z.array(dueTodaySchema).describe('Due at this meeting.'),
  lastMeeting: z
    .object({
      ...meetingRecord,
      recorded: z.boolean().describe('Whether it is recorded as held.'),
      asked: z.int(),
    })
    .nullable()
    .describe('The last that was to be; null of a board that has not met.'),
  rates: z
    .array(
      z.object({
        ...meetingRecord,
        outstanding: z.int().nullable().describe('Discharged and carried over together.'),
        rate: z
          .number()
          .nullable()
          .describe('Which part of it was discharged; null where nothing was outstanding.'),
      }),
    )
    .describe('The last four meetings that were held, the latest first.'),
  coming: z
    .array(comingSchema)
    .describe(
      'What the panels that its notes are offered to are to consider of its business; and its own programme.',
    ),
  unread: z.array(z.string()).describe('Panels whose programme could not be read just now.'),
});
export type ChairSheet = z.infer<typeof chairSheetSchema>;

/** A panel, and what its programme still has to come. */
type PanelProgramme = Pick<BoardView, 'board' | 'owners' | 'meetings' | 'programme'>;

/** What a sheet is made of besides the view of its board. */
export type SheetSources = {
  /** What was closed since the meeting before the first whose rate is shown. */
  closed: readonly Action[];
  /** The mails that fell due since the first day that an owner let pass. */
  mails: readonly Dispatch[];
  panels: readonly PanelProgramme[];
  /** Panels whose programme could not be read, by their codes. */
  unread: readonly string[];
};

/** Of so many meetings the rate is shown. */
const mostRates = 4;

/** Those held of which the rate is shown, the latest first. */
export const meetingsInRates = (meetings: readonly Meeting[], today: CalendarDate): DatedMeeting[] =>
  datedMeetings(meetings)
    .filter(({ state, date }) => state === 'held' && date <= today)
    .slice(-mostRates)
    .reverse();

/** The sheet of a meeting as at `today`; of none where none has a day. */
export function chairSheetOf(
  view: BoardView,
  meeting: Meeting | undefined,
  today: CalendarDate,
  { closed, mails, panels, unread }: SheetSources,
): ChairSheet {
  const { board, actions, meetings } = view;
  const lineOf = lineIn(view);
  const all = together(actions, closed);
  const undertaking = (action: Action): string | null =>
    hasUnmetUndertaking(action) ? oneLine(action.discharge.undertaking.text) : null;
  const dated = meeting && hasDate(meeting) ? meeting : null;
  return {
    board: oneLine(board.name),
    heading: 'Chair’s sheet',
    asAt: today,
    asAtInWords: inWords(today),
    meeting: meeting
      ? {
          id: meeting.id,
          date: dated?.date ?? null,
          time: dated?.time ?? null,
          place: dated?.place ? oneLine(dated.place) : null,
        }
      : null,
    meetingInWords: withCapital(meeting ? whenInWords(meeting) : nextMeetingInWords(meetings, today).inWords),
    decide: actions
      .flatMap((action): ToDecide[] => {
        const proposal = proposalOf(action);
        if (proposal === null) return [];
        const { on, how, saidBy, evidence } = proposal;
        const said = { on, how: oneLine(how), saidBy: saidBy === null ? null : oneLine(saidBy) };
        return [{ ...lineOf(action), undertaking: undertaking(action), ...said, evidence: [...evidence] }];
      })
      .sort(byDueDate),
    press: actions
      .filter((action) => isOverdue(action, meetings, today))
      .map(
        (action): ToPress => ({
          ...lineOf(action),
          undertaking: undertaking(action),
          timesCarriedOver: dueRecordOf(action, meetings, board).carriedOverAt?.length ?? null,
          said: lastSaid(view, action),
          ...chasesOf(view, action, mails),
          pausedUntil: pauseOn(action, today)?.until ?? null,
        }),
      )
      .sort(byDueDate),
    promised: actions
      .filter(hasUnmetUndertaking)
      .map((action) => ({
        ...lineOf(action),
        undertaking: oneLine(action.discharge.undertaking.text),
        overdue: isOverdue(action, meetings, today),
        reported: proposalOf(action) !== null,
      }))
      .sort(byDueDate),
    due: actions
      .filter((action) => meeting !== undefined && isDueAt(action, meeting, meetings))
      .map((action) => ({
        ...lineOf(action),
        undertaking: undertaking(action),
        reported: proposalOf(action) !== null,
      }))
      .sort(byDueDate),
    lastMeeting: lastMeetingOf(view, all, meeting, today),
    rates: meetingsInRates(meetings, today).map((one) => rateAt(view, all, one)),
    coming: panels.flatMap((panel) => comingTo(panel, board.id, today)),
    unread: [...unread],
  };
}

const lineIn =
  ({ owners, meetings }: BoardView) =>
  (action: Action) => ({
    ref: action.ref,
    action: oneLine(action.text),
    owner: ownersInPrint(owners, action),
    asked: action.raisedOn,
    due: dueDate(dueNow(action), meetings),
    dueInWords: dueInWords(dueNow(action), meetings),
  });

/** What an owner said of what it owes, and on which day. */
type Said = { on: CalendarDate; words: string };

function saidOfTime({ extension }: Action, meetings: readonly Meeting[]): Said[] {
  if (extension === null) return [];
  const { on, askedBy, until, reason, state } = extension;
  const became = { asked: 'to be decided', granted: 'given', refused: 'not given' }[state];
  const asked = `asked ${saidOn({ on, saidBy: askedBy })} for more time until ${dueInWords(until, meetings)}`;
  return [{ on, words: `${asked} (${became}): ${oneLine(reason)}` }];
}

function saidOfOwner({ disclaimer }: Action): Said[] {
  if (disclaimer === null) return [];
  const { on, reason, kept } = disclaimer;
  const became = kept === null ? 'to be decided' : 'kept with it';
  const said = `said ${saidOn(disclaimer)} that it is not its to answer`;
  return [{ on, words: `${said} (${became}): ${oneLine(reason)}` }];
}

function saidDone({ board }: BoardView, action: Action): Said[] {
  const back = sendingBack(action);
  if (back === null) return [];
  const on = dayIn(board.timeZone, back.at);
  const how = `said “${oneLine(back.how)}”`;
  return [{ on, words: `${how}, not accepted on ${inWords(on)}: ${oneLine(back.reason)}` }];
}

const lastSaid = (view: BoardView, action: Action): string | null =>
  [...saidOfTime(action, view.meetings), ...saidOfOwner(action), ...saidDone(view, action)]
    .sort((one, other) => one.on.localeCompare(other.on))
    .at(-1)?.words ?? null;

/** Each chase and each step once, to however many offices it went. */
function chasesOf(
  { meetings }: BoardView,
  action: Action,
  mails: readonly Dispatch[],
): Pick<ToPress, 'chases' | 'escalations' | 'lastChased'> {
  const due = dueDate(dueNow(action), meetings) ?? '';
  const went = mails.filter(
    (mail) =>
      (mail.kind === 'chase' || mail.kind === 'escalation') &&
      isAbout(mail, action.ref) &&
      mail.owner !== null &&
      isOwedBy(action, mail.owner) &&
      reachedSomebody(mail) &&
      mail.dueOn > due,
  );
  const times = (kind: Dispatch['kind']): number =>
    new Set(went.filter((mail) => mail.kind === kind).map(({ stage }) => stage)).size;
  const days = went.map(({ askedOn, dueOn }) => askedOn ?? dueOn).sort();
  return { chases: times('chase'), escalations: times('escalation'), lastChased: days.at(-1) ?? null };
}

const dischargedAt = (actions: readonly Action[], { meetings }: BoardView, { id }: DatedMeeting): number =>
  actions.filter(
    (action) => action.status === 'discharged' && lineInItemTwo(action, meetings).meeting?.id === id,
  ).length;

/** Null where the register cannot say it of an action that was asked for before. */
function carriedOverAt(
  actions: readonly Action[],
  { meetings, board }: BoardView,
  { id, date }: DatedMeeting,
): number | null {
  const earlier = actions
    .filter(({ raisedOn }) => raisedOn < date)
    .map((action) => dueRecordOf(action, meetings, board).carriedOverAt);
  if (earlier.includes(null)) return null;
  return earlier.filter((at) => at?.includes(id)).length;
}

const recordOf = (view: BoardView, actions: readonly Action[], meeting: DatedMeeting) => ({
  meeting: meeting.id,
  date: meeting.date,
  discharged: dischargedAt(actions, view, meeting),
  carriedOver: carriedOverAt(actions, view, meeting),
});

function rateAt(
  view: BoardView,
  actions: readonly Action[],
  meeting: DatedMeeting,
): ChairSheet['rates'][number] {
  const record = recordOf(view, actions, meeting);
  const { discharged, carriedOver } = record;
  const outstanding = carriedOver === null ? null : discharged + carriedOver;
  return { ...record, outstanding, rate: outstanding ? discharged / outstanding : null };
}

/** The last before the sheet's meeting whose day has come. */
function lastMeetingOf(
  view: BoardView,
  actions: readonly Action[],
  meeting: Meeting | undefined,
  today: CalendarDate,
): ChairSheet['lastMeeting'] {
  const last = datedMeetings(view.meetings).findLast(
    ({ id, date, state }) => id !== meeting?.id && (date < today || (state === 'held' && date === today)),
  );
  if (last === undefined) return null;
  const asked = actions.filter(({ raisedAt }) => raisedAt === last.id).length;
  return { ...recordOf(view, actions, last), recorded: last.state === 'held', asked };
}

/** What came from the business of that board, as the panel's programme prints it; all of the board's own programme. */
function comingTo(panel: PanelProgramme, board: string, today: CalendarDate): Coming[] {
  const ofBoard = new Set(
    panel.programme
      .filter(isToCome)
      .filter(({ source }) => panel.board.id === board || (source && boardOfSource(source) === board))
      .map(({ ref }) => ref),
  );
  const { meetings, board: name } = programmePaperOf(panel, today);
  return meetings.flatMap(({ meeting, inWords: meetingInWords, items }) =>
    items
      .filter(({ ref }) => ofBoard.has(ref))
      .map(({ ref, item, state, received }) => ({
        ...{ ref, panel: name, item, meeting, meetingInWords },
        ...{ offered: state === 'offered', received },
      })),
  );
}

const boardOfSource = (source: Source): string =>
  source.kind === 'action' ? boardOfRef(source.ref) : source.board;
