import type { Command } from 'commander';
import { type CalendarDate, type CalendarMonth, monthOf } from '../../calendar/days.ts';
import { putOff } from '../../register/action-transitions.ts';
import { dueNow } from '../../register/due.ts';
import { hasDate, type Meeting, placeInTime } from '../../register/meeting.ts';
import {
  addMeeting,
  cancel,
  hold,
  type MeetingTransition,
  type RefusedWhen,
  rearrange,
  reschedule,
  type WhenAsked,
  whenAsked,
} from '../../register/meeting-transitions.ts';
import { meetingById } from '../../register/meetings.ts';
import { moveTo } from '../../register/programme-transitions.ts';
import type { Refusal } from '../../register/refusal.ts';
import { type BoardView, waitingFor } from '../../register/view.ts';
import {
  asOfOr,
  authorOf,
  boardNamed,
  type Desk,
  Failed,
  kept,
  keptAll,
  Misused,
  made,
  meetingNamed,
  printJson,
  printTable,
  viewOf,
} from '../terminal/desk.ts';
import {
  boardOption,
  dayOption,
  monthOption,
  timeOption,
  withExample,
  wordsOption,
} from '../terminal/options.ts';
import { meetingInWords, movedInWords, standing, waitingInWords } from './meeting-words.ts';

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
type Carrying = { to: string; reason?: string };

const saidOf = ({ toBeConfirmed: reason, ...rest }: Asked): WhenAsked => ({ ...rest, reason });

/** What is wrong with what the options say of when, in their own words. */
const misused: Record<RefusedWhen['because'], string> = {
  'said twice': 'give one of --date, --month and --to-be-confirmed',
  'no day yet': 'a meeting has a time and a place once it has a day: give --date too',
  'not said': 'say when: --date YYYY-MM-DD, --month YYYY-MM or --to-be-confirmed REASON',
};

const isMisuse = (because: string): because is RefusedWhen['because'] => because in misused;

/** What the options came to. Throws {@link Misused} when they do not say when. */
function unlessMisused<Said extends { outcome: 'done' } | Refusal<string>>(
  said: Said,
): Exclude<Said, RefusedWhen> {
  if ('because' in said && isMisuse(said.because)) throw new Misused(misused[said.because]);
  return said as Exclude<Said, RefusedWhen>;
}

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

  async function put({ board }: Asked, of: (meetings: Meeting[]) => MeetingTransition): Promise<Meeting> {
    const service = await desk.service();
    const its = await boardNamed(service, board);
    const meetings = await service.register.meetings(board);
    const move = made(of(meetings));
    const before = meetingById(meetings, move.meeting.id);
    if (move.meeting !== before) await kept(service, move.meeting);
    const already = move.meeting === before ? 'already ' : '';
    desk.say(`Meeting ${move.meeting.id} of ${board}: ${already}${standing(move.meeting)}.\n`);
    if (before && move.meeting.state !== 'cancelled') desk.say(movedInWords(its, before, move.meeting));
    if (!before) stillExpected(desk, meetings, move.meeting);
    return move.meeting;
  }

  withExample(
    withWhen(on('add', 'a new meeting: on a day, in a month, or to be confirmed')),
    'meeting add --board pdb --date 2024-12-11 --time 10:00 --place "Committee Room 2"',
    'meeting add --board pdb --month 2025-03',
  ).action(async (asked: Asked) => {
    const { when } = unlessMisused(whenAsked(saidOf(asked)));
    await put(asked, (meetings) => addMeeting(asked.board, meetings, when, authorOf(desk)));
  });

  withExample(
    withWhen(
      on('change <meeting>', 'gives a meeting another day, time or place, and shows each date that follows'),
    ),
    'meeting change 2024-12 --board pdb --date 2024-12-18',
    'meeting change 2024-12-11 --board pdb --place "Committee Room 3"',
  )
    .alias('move')
    .action(async (name: string, asked: Asked) => {
      await put(asked, (meetings) =>
        unlessMisused(rearrange(meetingNamed(meetings, name), saidOf(asked), meetings, authorOf(desk))),
      );
    });

  withExample(
    because(on('postpone <meeting>', 'puts a meeting off, with no new date yet')),
    'meeting postpone 2024-12 --board pdb --reason "a general election"',
  ).action(async (name: string, asked: WithReason) => {
    await put(asked, (meetings) => {
      const when = { state: 'to be confirmed', reason: asked.reason } as const;
      return reschedule(meetingNamed(meetings, name), when, meetings, authorOf(desk));
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
      on('cancel <meeting>', 'says that a meeting will not take place; what waits for it needs another'),
    ),
    'meeting cancel 2024-12 --board pdb --reason "too few could come"',
    'meeting carry 2024-12 --board pdb --to 2025-03',
  ).action(async (name: string, asked: WithReason) => {
    const { id } = await put(asked, (meetings) =>
      cancel(meetingNamed(meetings, name), asked.reason, authorOf(desk)),
    );
    const left = waitingInWords(waitingFor(await viewOf(await desk.service(), asked.board), id), {
      ofActions: ['was due at it', 'were due at it'],
      ofItems: ['was to be considered at it', 'were to be considered at it'],
    });
    if (left !== '') {
      desk.say(`${left}: matters meeting carry ${id} --board ${asked.board} --to MEETING\n`);
    }
  });

  withExample(
    on(
      'carry <meeting>',
      'puts what is due at a meeting, and what it was to consider, to another instead, as when it was cancelled',
    )
      .option('--as-of <date>', 'the day it is today', dayOption)
      .requiredOption('--to <meeting>', 'the other meeting')
      .option(
        '--reason <reason>',
        'why its items move; what became of the meeting when left out',
        wordsOption,
      ),
    'meeting carry 2024-12 --board pdb --to 2025-03',
  ).action(async (name: string, { board, to: other, reason, asOf }: Asked & Carrying) => {
    const view = await viewOf(await desk.service(), board);
    const from = meetingNamed(view.meetings, name);
    const to = meetingNamed(view.meetings, other);
    if (to.state === 'cancelled' || to.state === 'held' || to.id === from.id) {
      throw new Failed(
        `nothing can be carried to meeting ${to.id}: ${to.id === from.id ? 'it is the same' : standing(to)}`,
      );
    }
    await carry(desk, view, { from, to, reason: reason ?? whyCarried(from), asOf });
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
    on(
      'show <meeting>',
      'a meeting, its papers’ deadlines, what is due at it and to be considered, and its history',
    ).option('--json', 'as JSON'),
    'meeting show 2024-12 --board pdb',
  ).action(async (name: string, { board, json }: Asked) => {
    const view = await viewOf(await desk.service(), board);
    const shown = meetingNamed(view.meetings, name);
    return json ? printJson(desk, shown) : desk.data(meetingInWords(shown, view));
  });
}

/** What became of a meeting, as the reason why its items go to another. */
function whyCarried(from: Meeting): string {
  switch (from.state) {
    case 'cancelled':
      return `the meeting was cancelled: ${from.reason}`;
    case 'to be confirmed':
      return `the meeting was put off: ${from.reason}`;
    default:
      return `carried over from the meeting ${standing(from)}`;
  }
}

type Carried = { from: Meeting; to: Meeting; reason: string; asOf: CalendarDate | undefined };

async function carry(desk: Desk, view: BoardView, { from, to, reason, asOf }: Carried): Promise<void> {
  const { actions, items } = waitingFor(view, from.id);
  const author = authorOf(desk, asOf);
  const today = asOfOr(desk, view.board, asOf);
  const carried = [
    ...actions.map((action) => {
      const due = { at: 'meeting', meeting: to.id, words: dueNow(action).words } as const;
      return made(putOff(action, due, author)).action;
    }),
    ...items.map((item) => made(moveTo(item, to, reason, today, author)).entry),
  ];
  await keptAll(await desk.service(), carried, 'Carry again');
  const said = waitingInWords(
    { actions, items },
    {
      ofActions: ['is now due', 'are now due'],
      ofItems: ['is now to be considered', 'are now to be considered'],
    },
  );
  desk.say(
    carried.length === 0
      ? 'Nothing waits for it: nothing was changed.\n'
      : `${said}${actions.length > 0 && items.length > 0 ? ',' : ''} at meeting ${to.id}, ${standing(to)}.\n`,
  );
}

/** A meeting still expected in the month in which another was added on a day: they may be one and the same. */
function stillExpected(desk: Desk, meetings: readonly Meeting[], added: Meeting): void {
  if (!hasDate(added)) return;
  const { board, date } = added;
  for (const waiting of meetings) {
    if (waiting.state !== 'month' || waiting.month !== monthOf(date)) continue;
    desk.say(
      `Meeting ${waiting.id} is still ${standing(waiting)}. If that is this one, take the new one back and give that one its day instead:\n  matters meeting cancel ${added.id} --board ${board} --reason "known as ${waiting.id}"\n  matters meeting change ${waiting.id} --board ${board} --date ${date}\n`,
    );
  }
}
