import type { Command } from 'commander';
import { type CalendarDate, calendarMonthSchema } from '../calendar/days.ts';
import { hasDate, type Meeting, whenInWords } from '../register/meeting.ts';
import { addMeeting, cancel, hold, type MeetingMove, move, type When } from '../register/meeting-moves.ts';
import {
  asOfOr,
  authorOf,
  boardNamed,
  type Desk,
  dayOption,
  kept,
  Misused,
  made,
  meetingNamed,
  printJson,
  printTable,
} from './desk.ts';

type Asked = {
  board: string;
  date?: CalendarDate;
  month?: string;
  toBeConfirmed?: string;
  time?: string;
  place?: string;
  reason?: string;
  asOf?: CalendarDate;
  json?: boolean;
};

/** When, as the options say it; what they leave out of a scheduled meeting stays as it was. */
function whenAsked({ date, month, toBeConfirmed, time, place }: Asked, before?: Meeting): When {
  const was = before && hasDate(before) ? before : undefined;
  const day = date ?? (time !== undefined || place !== undefined ? was?.date : undefined);
  if ([date, month, toBeConfirmed].filter((given) => given !== undefined).length > 1) {
    throw new Misused('give one of --date, --month and --to-be-confirmed');
  }
  if (day !== undefined) {
    return {
      state: 'scheduled',
      date: day,
      time: time ?? was?.time ?? null,
      place: place ?? was?.place ?? null,
    };
  }
  if (month !== undefined) return { state: 'month', month: calendarMonthSchema.parse(month) };
  if (toBeConfirmed !== undefined) return { state: 'to be confirmed', reason: toBeConfirmed };
  throw new Misused('say when: --date YYYY-MM-DD, --month YYYY-MM or --to-be-confirmed REASON');
}

const withWhen = (verb: Command): Command =>
  verb
    .option('--date <date>', 'its day, as 2024-12-11', dayOption)
    .option('--month <month>', 'its month, where no more is known, as 2024-02')
    .option('--to-be-confirmed <reason>', 'no date yet, and why')
    .option('--time <time>', 'as 10:00')
    .option('--place <place>', 'where');

export function meetingVerbs(matters: Command, desk: Desk): void {
  const meeting = matters
    .command('meeting')
    .description('meetings: add, change, postpone, hold, cancel, list, show');

  const on = (verb: string, description: string): Command =>
    meeting.command(verb).description(description).requiredOption('--board <id>', 'the board');

  async function put(asked: Asked, of: (meetings: Meeting[]) => MeetingMove): Promise<void> {
    const service = await desk.service();
    await boardNamed(service, asked.board);
    const moved = made(of(await service.register.meetings(asked.board))).meeting;
    await kept(service, moved);
    desk.say(`Meeting ${moved.id} of ${asked.board}: ${moved.state}, ${whenInWords(moved)}.\n`);
  }

  withWhen(on('add', 'a new meeting: on a day, in a month, or to be confirmed')).action((asked: Asked) =>
    put(asked, (meetings) => addMeeting(asked.board, meetings, whenAsked(asked), authorOf(desk))),
  );

  withWhen(on('change <meeting>', 'gives a meeting another day, time or place; what is due at it follows'))
    .alias('move')
    .action((name: string, asked: Asked) =>
      put(asked, (meetings) => {
        const before = meetingNamed(meetings, name);
        return move(before, whenAsked(asked, before), meetings, authorOf(desk));
      }),
    );

  on('postpone <meeting>', 'puts a meeting off, with no new date yet')
    .requiredOption('--reason <reason>', 'why')
    .action((name: string, asked: Asked) =>
      put(asked, (meetings) => {
        const when = { state: 'to be confirmed', reason: asked.reason ?? '' } as const;
        return move(meetingNamed(meetings, name), when, meetings, authorOf(desk));
      }),
    );

  on('hold <meeting>', 'says that a meeting took place')
    .option('--as-of <date>', 'the day it is today', dayOption)
    .action(async (name: string, asked: Asked) => {
      const board = await boardNamed(await desk.service(), asked.board);
      const today = asOfOr(desk, board, asked.asOf);
      await put(asked, (meetings) => hold(meetingNamed(meetings, name), today, authorOf(desk, asked.asOf)));
    });

  on('cancel <meeting>', 'says that a meeting will not take place; what is due at it needs another date')
    .requiredOption('--reason <reason>', 'why')
    .action((name: string, asked: Asked) =>
      put(asked, (meetings) => cancel(meetingNamed(meetings, name), asked.reason ?? '', authorOf(desk))),
    );

  on('list', 'every meeting of a board')
    .option('--json', 'as JSON')
    .action(async ({ board, json }: Asked) => {
      const service = await desk.service();
      await boardNamed(service, board);
      const meetings = await service.register.meetings(board);
      if (json) return printJson(desk, meetings);
      return printTable(
        desk,
        meetings.map((one) => [one.id, one.state, whenInWords(one)]),
        'No meeting yet: matters meeting add.',
      );
    });

  on('show <meeting>', 'a meeting and its history')
    .option('--json', 'as JSON')
    .action(async (name: string, { board, json }: Asked) => {
      const service = await desk.service();
      await boardNamed(service, board);
      const shown = meetingNamed(await service.register.meetings(board), name);
      if (json) return printJson(desk, shown);
      const where = hasDate(shown)
        ? [shown.time, shown.place].filter((part) => part !== null).join(', ')
        : '';
      const history = shown.history.map(({ at, by, what }) => `  ${at.slice(0, 10)}  ${by}: ${what}`);
      return desk.data(
        `Meeting ${shown.id} of ${board}: ${shown.state}, ${whenInWords(shown)}${where && ` (${where})`}\nHistory:\n${history.join('\n')}\n`,
      );
    });
}
