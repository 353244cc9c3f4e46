import type { Command } from 'commander';
import { type CalendarDate, type CalendarMonth, inFull, monthInWords } from '../calendar/days.ts';
import type { Action } from '../register/action.ts';
import { putOff } from '../register/action-moves.ts';
import { type DatedMeeting, hasDate, type Meeting, placeInTime } from '../register/meeting.ts';
import { addMeeting, cancel, hold, type MeetingMove, move, type When } from '../register/meeting-moves.ts';
import { type BoardView, closuresOf, owedBy, papersCalendar } from '../register/view.ts';
import {
  asOfOr,
  authorOf,
  boardNamed,
  type Desk,
  Failed,
  historyInWords,
  kept,
  Misused,
  made,
  meetingNamed,
  printJson,
  printTable,
  type Service,
  viewOf,
} from './desk.ts';
import { boardOption, dayOption, monthOption, timeOption, withExample, wordsOption } from './options.ts';

type Asked = {
  board: string;
  date?: CalendarDate;
  month?: CalendarMonth;
  toBeConfirmed?: string;
  time?: string;
  place?: string;
  asOf?: CalendarDate;
  json?: boolean;
};
type WithReason = Asked & { reason: string };

/** When, as the options say it; what they leave out of a scheduled meeting stays as it was. */
function whenAsked({ date, month, toBeConfirmed, time, place }: Asked, before?: Meeting): When {
  const was = before && hasDate(before) ? before : undefined;
  const aboutDay = time !== undefined || place !== undefined;
  if ([date, month, toBeConfirmed].filter((given) => given !== undefined).length > 1) {
    throw new Misused('give one of --date, --month and --to-be-confirmed');
  }
  const given = month === undefined && toBeConfirmed === undefined;
  const day = date ?? (aboutDay && given ? was?.date : undefined);
  if (day !== undefined) {
    return {
      state: 'scheduled',
      date: day,
      time: time ?? was?.time ?? null,
      place: place ?? was?.place ?? null,
    };
  }
  if (aboutDay) throw new Misused('a meeting has a time and a place once it has a day: give --date too');
  if (month !== undefined) return { state: 'month', month };
  if (toBeConfirmed !== undefined) return { state: 'to be confirmed', reason: toBeConfirmed };
  throw new Misused('say when: --date YYYY-MM-DD, --month YYYY-MM or --to-be-confirmed REASON');
}

/** Whether the meeting stands so already: saying it again must not look like news of a new date. */
const standsSo = (meeting: Meeting, when: When): boolean =>
  Object.entries(when).every(([field, value]) => meeting[field as keyof Meeting] === value);

const withWhen = (verb: Command): Command =>
  verb
    .option('--date <date>', 'its day, as 2024-12-11', dayOption)
    .option('--month <month>', 'its month, where no more is known, as 2024-02', monthOption)
    .option('--to-be-confirmed <reason>', 'no date yet, and why', wordsOption)
    .option('--time <time>', 'when it begins, as 10:00', timeOption)
    .option('--place <place>', 'where it is held', wordsOption);

export function meetingVerbs(matters: Command, desk: Desk): void {
  const meeting = matters
    .command('meeting')
    .description('meetings: add, change, postpone, hold, cancel, carry, list, show');

  const on = (verb: string, description: string): Command =>
    meeting.command(verb).description(description).requiredOption('--board <id>', 'the board', boardOption);
  const because = (verb: Command): Command => verb.requiredOption('--reason <reason>', 'why', wordsOption);

  async function put(
    { board }: Asked,
    of: (meetings: Meeting[]) => MeetingMove | { outcome: 'as it was'; meeting: Meeting },
  ): Promise<Meeting> {
    const service = await desk.service();
    await boardNamed(service, board);
    const move = made(of(await service.register.meetings(board)));
    if (move.outcome === 'done') await kept(service, move.meeting);
    const already = move.outcome === 'done' ? '' : 'already ';
    desk.say(`Meeting ${move.meeting.id} of ${board}: ${already}${standing(move.meeting)}.\n`);
    return move.meeting;
  }

  withExample(
    withWhen(on('add', 'a new meeting: on a day, in a month, or to be confirmed')),
    'meeting add --board pdb --date 2024-12-11 --time 10:00 --place "Committee Room 2"',
    'meeting add --board pdb --month 2025-03',
  ).action(async (asked: Asked) => {
    await put(asked, (meetings) => addMeeting(asked.board, meetings, whenAsked(asked), authorOf(desk)));
  });

  withExample(
    withWhen(on('change <meeting>', 'gives a meeting another day, time or place; what is due at it follows')),
    'meeting change 2024-12 --board pdb --date 2024-12-18',
    'meeting change 2024-12-11 --board pdb --place "Committee Room 3"',
  )
    .alias('move')
    .action(async (name: string, asked: Asked) => {
      await put(asked, (meetings) => {
        const before = meetingNamed(meetings, name);
        const when = whenAsked(asked, before);
        return standsSo(before, when)
          ? { outcome: 'as it was', meeting: before }
          : move(before, when, meetings, authorOf(desk));
      });
    });

  withExample(
    because(on('postpone <meeting>', 'puts a meeting off, with no new date yet')),
    'meeting postpone 2024-12 --board pdb --reason "a general election"',
  ).action(async (name: string, asked: WithReason) => {
    await put(asked, (meetings) => {
      const when = { state: 'to be confirmed', reason: asked.reason } as const;
      return move(meetingNamed(meetings, name), when, meetings, authorOf(desk));
    });
  });

  withExample(
    on('hold <meeting>', 'says that a meeting took place').option(
      '--as-of <date>',
      'the day it is today',
      dayOption,
    ),
    'meeting hold 2024-12 --board pdb',
  ).action(async (name: string, asked: Asked) => {
    const board = await boardNamed(await desk.service(), asked.board);
    const today = asOfOr(desk, board, asked.asOf);
    await put(asked, (meetings) => hold(meetingNamed(meetings, name), today, authorOf(desk, asked.asOf)));
  });

  withExample(
    because(
      on('cancel <meeting>', 'says that a meeting will not take place; what is due at it needs another date'),
    ),
    'meeting cancel 2024-12 --board pdb --reason "too few could come"',
    'meeting carry 2024-12 --board pdb --to 2025-03',
  ).action(async (name: string, asked: WithReason) => {
    const { id } = await put(asked, (meetings) =>
      cancel(meetingNamed(meetings, name), asked.reason, authorOf(desk)),
    );
    const left = dueAt(await viewOf(await desk.service(), asked.board), id);
    if (left.length > 0) {
      desk.say(
        `${refs(left)} ${left.length === 1 ? 'was' : 'were'} due at it: matters meeting carry ${id} --board ${asked.board} --to MEETING\n`,
      );
    }
  });

  withExample(
    on(
      'carry <meeting>',
      'makes what is due at a meeting due at another instead, as when it was cancelled',
    ).requiredOption('--to <meeting>', 'the other meeting'),
    'meeting carry 2024-12 --board pdb --to 2025-03',
  ).action(async (name: string, { board, to: other }: Asked & { to: string }) => {
    const service = await desk.service();
    const view = await viewOf(service, board);
    const from = meetingNamed(view.meetings, name);
    const to = meetingNamed(view.meetings, other);
    if (to.state === 'cancelled' || to.state === 'held' || to.id === from.id) {
      throw new Failed(
        `nothing can be carried to meeting ${to.id}: ${to.id === from.id ? 'it is the same' : standing(to)}`,
      );
    }
    await carry(desk, service, dueAt(view, from.id), to);
  });

  withExample(
    on('list', 'every meeting of a board, by date').option('--json', 'as JSON'),
    'meeting list --board pdb',
  ).action(async ({ board, json }: Asked) => {
    const service = await desk.service();
    await boardNamed(service, board);
    const meetings = (await service.register.meetings(board)).toSorted((one, other) =>
      placeInTime(one) < placeInTime(other) ? -1 : 1,
    );
    if (json) return printJson(desk, meetings);
    return printTable(
      desk,
      ['Meeting', 'Standing'],
      meetings.map((one) => [one.id, standing(one)]),
      'No meeting yet: matters meeting add, or record some notes.',
    );
  });

  withExample(
    on('show <meeting>', 'a meeting, its papers’ deadlines, what is due at it, and its history').option(
      '--json',
      'as JSON',
    ),
    'meeting show 2024-12 --board pdb',
  ).action(async (name: string, { board, json }: Asked) => {
    const view = await viewOf(await desk.service(), board);
    const shown = meetingNamed(view.meetings, name);
    return json ? printJson(desk, shown) : desk.data(meetingInWords(shown, view));
  });
}

async function carry(desk: Desk, service: Service, actions: readonly Action[], to: Meeting): Promise<void> {
  for (const action of actions) {
    const due = { at: 'meeting', meeting: to.id, words: owedBy(action).words } as const;
    await kept(service, made(putOff(action, due, authorOf(desk))).action);
  }
  desk.say(
    actions.length === 0
      ? 'Nothing is due at it: nothing was changed.\n'
      : `${refs(actions)} ${actions.length === 1 ? 'is' : 'are'} now due at meeting ${to.id}, ${standing(to)}.\n`,
  );
}

const refs = (actions: readonly Action[]): string => actions.map(({ ref }) => ref).join(', ');

/** What is still owed at that meeting. */
const dueAt = ({ actions }: BoardView, id: string): Action[] =>
  actions.filter((action) => {
    const due = owedBy(action);
    return due.at === 'meeting' && due.meeting === id;
  });

const dayAndPlace = ({ date, time, place }: DatedMeeting): string =>
  [`${inFull(date)}${time === null ? '' : ` at ${time}`}`, ...(place === null ? [] : [place])].join(', ');

/** How a meeting stands, and when it is. */
function standing(meeting: Meeting): string {
  switch (meeting.state) {
    case 'scheduled':
      return `scheduled for ${dayAndPlace(meeting)}`;
    case 'held':
      return `held on ${dayAndPlace(meeting)}`;
    case 'month':
      return `expected in ${monthInWords(meeting.month)}`;
    case 'to be confirmed':
      return `to be confirmed: ${meeting.reason}`;
    case 'cancelled':
      return `cancelled: ${meeting.reason}`;
  }
}

function meetingInWords(meeting: Meeting, view: BoardView): string {
  const lines = [
    `Meeting ${meeting.id} of ${view.board.id}: ${standing(meeting)}`,
    ...(meeting.state === 'scheduled' ? deadlines(meeting, view) : []),
    ...(meeting.minutes === null ? [] : [`  notes recorded from ${meeting.minutes.file}`]),
    ...dueAt(view, meeting.id).map(({ ref, text }) => `  due at it: ${ref}, ${text}`),
  ];
  return `${lines.join('\n')}\n${historyInWords(meeting.history, view.board)}`;
}

function deadlines(meeting: DatedMeeting, { board }: BoardView): string[] {
  const { publication, papersDeadline } = papersCalendar(board.policy, meeting, closuresOf(board));
  return [
    `  papers to the secretary by ${inFull(papersDeadline)}`,
    ...(publication === null ? [] : [`  published by ${inFull(publication)}`]),
  ];
}
