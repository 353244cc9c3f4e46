import * as z from 'zod';
import { calendarDateSchema, inFull } from '../calendar/days.ts';
import {
  type CalendarOfPapers,
  calendarCalledOff,
  calendarFor,
  calendarIf,
  type MeetingCalendar,
} from '../papers/calendar.ts';
import type { FormatOf } from '../papers/formats.ts';
import { actionReportFrom, itemTwoFrom, overviewFrom } from '../papers/from-register.ts';
import { programmePaperOf } from '../papers/programme.ts';
import {
  renderActionReport,
  renderCalendar,
  renderItemTwo,
  renderOverview,
  renderProgramme,
} from '../papers/render.ts';
import { type Meeting, withDay, withoutDay } from '../register/meeting.ts';
import { meetingToCome } from '../register/meetings.ts';
import { recordsPublications } from '../register/notice.ts';
import { dayMeant, meetingName } from './inputs.ts';
import { findMeeting, lookUpMeeting, viewOf, viewWithMeetings } from './naming.ts';
import { type Caution, type Found, match, notDone, type Office, passOn } from './office.ts';
import type { Step } from './steps.ts';

/** A paper as it was written; `name` is that of its file, without the ending. */
export type WrittenPaper = {
  name: string;
  written: string | Uint8Array;
  cautions: readonly Caution[];
};

const paper = (name: string, written: string | Uint8Array, ...cautions: Caution[]): Found<WrittenPaper> =>
  match({ name, written, cautions });

/**
 * The Overview of Actions, as at the day on which the office is; `withHistory`, with when each action was first due, and
 * how often it was moved and carried over.
 */
export async function overviewPaper(
  office: Office,
  input: { openOnly: boolean; withHistory?: boolean },
  format: FormatOf<'overview'>,
): Promise<Found<WrittenPaper>> {
  const { register, board, today } = office;
  const overview = await overviewFrom(register, await viewOf(office), today, input);
  return paper(`overview-of-actions-${board.id}-${today}`, await renderOverview(overview, format));
}

/** The future work programme, as at the day on which the office is. */
export async function programmePaper(
  { register, board, today }: Office,
  format: FormatOf<'programme'>,
): Promise<Found<WrittenPaper>> {
  const [owners, meetings, programme] = await Promise.all([
    register.owners(board.id),
    register.meetings(board.id),
    register.liveProgramme(board.id),
  ]);
  const values = programmePaperOf({ board, owners, meetings, programme }, today);
  return paper(`future-work-programme-${board.id}-${today}`, await renderProgramme(values, format));
}

/** The action report, as at the day on which the office is: what is owed, reported done, missing and gone wrong. */
export async function actionReportPaper(
  office: Office,
  format: FormatOf<'actionReport'>,
): Promise<Found<WrittenPaper>> {
  const { ledger, board, today } = office;
  const report = await actionReportFrom(ledger, await viewOf(office), today);
  return paper(`action-report-${board.id}-${today}`, await renderActionReport(report, format));
}

export const itemTwoInput = z.strictObject({ meeting: meetingName });

/** The wording of "Notes of previous meeting" for a meeting. Refused for one without a day. */
export async function itemTwoPaper(
  office: Office,
  { meeting: name }: z.infer<typeof itemTwoInput>,
  format: FormatOf<'itemTwo'>,
): Promise<Found<WrittenPaper>> {
  const { register, board } = office;
  const view = await viewWithMeetings(office);
  const named = findMeeting(board, view.meetings, name, ['meeting']);
  if (named.outcome === 'refused') return named;
  const dated = withDay(named.thing);
  if (dated.outcome === 'refused') {
    return notDone(dated.because, `${dated.why}: only one with a day has an item 2`);
  }
  const { meeting } = dated;
  const item = await itemTwoFrom(register, view, meeting);
  const notes = { board: board.name, meeting: meeting.date };
  return paper(
    `notes-of-previous-meeting-${board.id}-${meeting.date}`,
    await renderItemTwo(item, notes, format),
  );
}

export const calendarInput = z.strictObject({
  meeting: meetingName
    .optional()
    .describe('The meeting, by its identity or its day, or any day; the next meeting when left out.'),
});

/**
 * The days that lead up to a meeting; of a day on which there is none, what would be if the board met then. Refused for
 * a meeting without a day, and for a calendar program where there is no meeting; of one that had a day a calendar
 * program is told that it is called off. In plain text what breaks a rule stands as `mark` has it.
 */
export async function calendarPaper(
  office: Office,
  { meeting: name }: z.infer<typeof calendarInput>,
  format: FormatOf<'calendar'>,
  mark?: (text: string) => string,
): Promise<Found<WrittenPaper>> {
  const { register, board } = office;
  const meetings = await register.meetings(board.id);
  const made =
    name === undefined ? nextCalendar(office, meetings) : calendarNamed(office, meetings, name, format);
  if (made.outcome === 'refused') return made;
  const calendar = made.thing;
  const fileName = `calendar-of-papers-${board.id}-${calendar.meeting.date}`;
  if (isOfMeeting(calendar)) return paper(fileName, await writtenFor(calendar, format, mark));
  const none = `${board.name} has no meeting on ${inFull(calendar.meeting.date)}`;
  if (format === 'ics') {
    const why = `${none}, and only a meeting can be put into a calendar`;
    return notDone('no meeting', why, { step: { take: 'a first meeting', board: board.id } });
  }
  const what = `${none}: this is what would be if it met then`;
  return paper(fileName, await renderCalendar(calendar, format, mark), { what, step: null });
}

const writtenFor = async (
  calendar: MeetingCalendar,
  format: FormatOf<'calendar'>,
  mark?: (text: string) => string,
): Promise<string | Uint8Array> =>
  format === 'ics'
    ? (await import('../papers/calendar-ics.ts')).calendarIcs(calendar)
    : renderCalendar(calendar, format, mark);

const isOfMeeting = (calendar: CalendarOfPapers): calendar is MeetingCalendar => 'sequence' in calendar;

function nextCalendar({ board, today }: Office, meetings: readonly Meeting[]): Found<MeetingCalendar> {
  const next = meetingToCome({ board, meetings }, today);
  if (next.outcome === 'done') return match(calendarFor(board, next.meeting, standingOn(today, meetings)));
  const waiting = meetings.find(
    (meeting) => meeting.state === 'month' || meeting.state === 'to be confirmed',
  );
  const step: Step = waiting
    ? { take: 'a day for', board: board.id, meeting: waiting.id, waiting: withoutDay(waiting) }
    : { take: 'a first meeting', board: board.id };
  return passOn(next, { step });
}

/** The calendar of the meeting named; or of the day, where there is none on it. */
function calendarNamed(
  { board, today }: Office,
  meetings: readonly Meeting[],
  name: string,
  format: FormatOf<'calendar'>,
): Found<CalendarOfPapers> {
  if (lookUpMeeting(meetings, name).outcome === 'none') {
    const date = dayMeant.safeParse(name).data;
    if (date !== undefined) return match(calendarIf(board, date, today));
    if (/^\d{4}-\d{2}-\d{2}$/.test(name) && !calendarDateSchema.safeParse(name).success) {
      return notDone('no such day', `there is no day ${name}`, { field: ['meeting'] });
    }
  }
  const named = findMeeting(board, meetings, name, ['meeting']);
  if (named.outcome === 'refused') return named;
  const calledOff = format === 'ics' ? calendarCalledOff(board, named.thing) : undefined;
  return calledOff ? match(calledOff) : calendarOf(board, named.thing, standingOn(today, meetings));
}

const standingOn = (today: Office['today'], meetings: readonly Meeting[]) => ({
  today,
  records: recordsPublications(meetings),
});

function calendarOf(
  board: Office['board'],
  meeting: Meeting,
  as: ReturnType<typeof standingOn>,
): Found<MeetingCalendar> {
  const dated = withDay(meeting);
  if (dated.outcome === 'done') return match(calendarFor(board, dated.meeting, as));
  const step: Step =
    meeting.state === 'cancelled'
      ? { take: 'a first meeting', board: board.id }
      : { take: 'a day for', board: board.id, meeting: meeting.id, waiting: null };
  return notDone(dated.because, `${dated.why}, and has no calendar`, { step });
}
