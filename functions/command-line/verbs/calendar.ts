import { type Command, Option } from 'commander';
import { type CalendarDate, calendarDateSchema, inFull } from '../../calendar/days.ts';
import { type CalendarOfPapers, calendarFor, calendarIf } from '../../papers/calendar.ts';
import { calendarIcs } from '../../papers/calendar-ics.ts';
import { calendarMarkdown } from '../../papers/calendar-markdown.ts';
import { calendarText } from '../../papers/calendar-text.ts';
import type { Board } from '../../register/board.ts';
import { type DatedMeeting, type Meeting, withDay, withoutDay } from '../../register/meeting.ts';
import { meetingToCome } from '../../register/meetings.ts';
import type { BoardView } from '../../register/view.ts';
import {
  asOfOr,
  type Desk,
  Failed,
  Misused,
  meetingKnown,
  meetingNamed,
  viewOf,
  type Written,
  writePaper,
} from '../terminal/desk.ts';
import { boardOption, dayOption, withExample } from '../terminal/options.ts';

const renderers = {
  text: calendarText,
  md: calendarMarkdown,
  json: (calendar: CalendarOfPapers): string => `${JSON.stringify(calendar, null, 2)}\n`,
};
const formats = [...Object.keys(renderers), 'ics'];
type Format = keyof typeof renderers | 'ics';
type Asked = Written & { board: string; meeting?: string; asOf?: CalendarDate; format: Format };

export function calendarVerbs(matters: Command, desk: Desk): void {
  withExample(
    matters
      .command('calendar')
      .description(
        'the days that lead up to a meeting: papers, publication and reminders, each with its reason',
      )
      .requiredOption('--board <id>', 'the board', boardOption)
      .option(
        '--meeting <meeting>',
        'the meeting, by its identity or its day, or any day to see what would be; the next meeting when left out',
      )
      .option(
        '--as-of <date>',
        'the day from which the next meeting is looked for; today when left out',
        dayOption,
      )
      .addOption(new Option('--format <format>', 'how to write it').choices(formats).default('text'))
      .option('--out <file>', 'where to write it, over what is there; standard output when left out'),
    'calendar --board pdb',
    'calendar --board pdb --meeting 2024-12-11',
    'calendar --board pdb --meeting 2024-12 --format ics --out december.ics',
  ).action((asked: Asked) =>
    writePaper(desk, asked, async () => {
      const view = await viewOf(await desk.service(), asked.board);
      const of =
        asked.meeting === undefined
          ? nextOf(view, asOfOr(desk, view.board, asked.asOf))
          : meetingOrDay(view.meetings, asked.meeting);
      return asked.format === 'ics' ? icsOf(view, of) : renderers[asked.format](shown(desk, view, of));
    }),
  );
}

/** The meeting named; or the day, when the register has no meeting on it. */
function meetingOrDay(meetings: readonly Meeting[], name: string): Meeting | CalendarDate {
  const date = calendarDateSchema.safeParse(name);
  if (date.success) return meetingKnown(meetings, name) ?? date.data;
  if (/^\d{4}-\d{2}-\d{2}$/.test(name)) throw new Misused(`there is no day ${name}`);
  return meetingNamed(meetings, name);
}

function nextOf({ board, meetings }: BoardView, today: CalendarDate): Meeting {
  const next = meetingToCome({ board, meetings }, today);
  if (next.outcome === 'done') return next.meeting;
  const waiting = meetings.find(
    (meeting) => meeting.state === 'month' || meeting.state === 'to be confirmed',
  );
  throw new Failed(
    waiting
      ? `${next.why}. Meeting ${waiting.id} ${withoutDay(waiting)}: ${givesDate(waiting)}`
      : `${next.why}: ${adds(board)}`,
  );
}

const adds = ({ id }: Pick<Board, 'id'>): string => `matters meeting add --board ${id} --date YYYY-MM-DD`;

const givesDate = ({ id, board }: Meeting): string =>
  `matters meeting change ${id} --board ${board} --date YYYY-MM-DD gives it a day`;

/** A meeting without a day has no calendar, and says how it gets one. */
function dated(meeting: Meeting, board: Board): DatedMeeting {
  const dated = withDay(meeting);
  if (dated.outcome === 'done') return dated.meeting;
  throw new Failed(
    meeting.state === 'cancelled'
      ? `${dated.why}, and has no calendar. Another is added with ${adds(board)}`
      : `${dated.why}: ${givesDate(meeting)}`,
  );
}

function shown(desk: Desk, { board }: BoardView, of: Meeting | CalendarDate): CalendarOfPapers {
  if (typeof of !== 'string') return calendarFor(board, dated(of, board));
  desk.say(`${board.name} has no meeting on ${inFull(of)}: this is what would be if it met then.\n`);
  return calendarIf(board, of);
}

function icsOf({ board }: BoardView, of: Meeting | CalendarDate): string {
  if (typeof of === 'string') {
    throw new Failed(
      `${board.name} has no meeting on ${inFull(of)}, and only a meeting can be put into a calendar. It is added with matters meeting add --board ${board.id} --date ${of}`,
    );
  }
  return calendarIcs(calendarFor(board, dated(of, board)));
}
