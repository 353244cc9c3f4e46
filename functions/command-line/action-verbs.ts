import type { Command } from 'commander';
import { type CalendarDate, calendarDateSchema, inFull, inWords, monthOf } from '../calendar/days.ts';
import {
  type Action,
  type ActionStatus,
  actionRef,
  actionStatuses,
  type Due,
  numberOf,
} from '../register/action.ts';
import {
  type ActionMove,
  amend,
  discharge,
  meetUndertaking,
  propose,
  raise,
  reopen,
  withdraw,
} from '../register/action-moves.ts';
import type { Author } from '../register/history.ts';
import { type Meeting, whenInWords } from '../register/meeting.ts';
import { dueDate, meetingAfter, meetingBefore } from '../register/view.ts';
import {
  actionNamed,
  asOfOr,
  authorOf,
  boardNamed,
  type Desk,
  dayOption,
  Failed,
  kept,
  Misused,
  made,
  meetingNamed,
  ownerCalled,
  printJson,
  printTable,
  type Service,
} from './desk.ts';

type Asked = {
  board: string;
  text?: string;
  owner?: string;
  due?: string;
  section?: string;
  meeting?: string;
  status?: string;
  on: CalendarDate;
  how: string;
  reason: string;
  evidence?: string[];
  undertaking?: string;
  by?: CalendarDate;
  json?: boolean;
};

/** "2024-12-11", a meeting's identity, "next meeting", or "none": a day that is a meeting's follows that meeting. */
function dueAsked(text: string, meetings: readonly Meeting[], from: CalendarDate): Due {
  if (/^(none|tbc|not agreed)$/i.test(text)) return { at: 'not agreed', words: null };
  if (/^next( meeting)?$/i.test(text)) {
    const next = meetingAfter(meetings, from);
    if (next === undefined) throw new Failed('the next meeting has no date yet: give a date or a meeting');
    return { at: 'meeting', meeting: next.id, words: null };
  }
  const date = calendarDateSchema.safeParse(text);
  const known = meetings.find(
    (meeting) => meeting.id === text || ('date' in meeting && meeting.date === text),
  );
  if (known) return { at: 'meeting', meeting: known.id, words: null };
  if (date.success) return { at: 'date', date: date.data, words: null };
  throw new Misused(
    `"${text}" is not when something is due: write a date, a meeting, "next meeting" or none`,
  );
}

async function raised(service: Service, asked: Asked, author: Author, today: CalendarDate): Promise<Action> {
  const { register } = service;
  const [meetings, owners] = await Promise.all([
    register.meetings(asked.board),
    register.owners(asked.board),
  ]);
  const at =
    asked.meeting === undefined ? meetingBefore(meetings, today) : meetingNamed(meetings, asked.meeting);
  if (at === undefined || !('date' in at)) {
    throw new Failed(
      'no meeting can have asked for it yet: name one with --meeting, or add it with matters meeting add',
    );
  }
  if (asked.text === undefined || asked.owner === undefined)
    throw new Misused('say what is asked for and of whom: --text and --owner');
  const earlier = await register.actionsRaisedIn(asked.board, monthOf(at.date));
  const number = Math.max(0, ...earlier.map(({ ref }) => numberOf(ref))) + 1;
  return raise(
    {
      board: asked.board,
      ref: actionRef(asked.board, at.date, number),
      raisedAt: at.id,
      raisedOn: at.date,
      text: asked.text,
      minuted: null,
      section: asked.section ?? null,
      owner: ownerCalled(owners, asked.owner).id,
      due: dueAsked(asked.due ?? 'next meeting', meetings, at.date),
    },
    author,
  );
}

export function actionVerbs(matters: Command, desk: Desk): void {
  const action = matters.command('action').description('what a board asked for: add, change, list, show');

  action
    .command('add')
    .description('a new action, besides those that notes bring')
    .requiredOption('--board <id>', 'the board')
    .option('--text <text>', 'what is asked for, as the Overview is to print it')
    .option('--owner <owner>', 'of whom')
    .option('--due <when>', 'a date, a meeting, "next meeting" (as when left out) or none')
    .option('--meeting <meeting>', 'the meeting that asked; the last one when left out')
    .option('--section <title>', 'the agenda section it arose under')
    .action(async (asked: Asked) => {
      const service = await desk.service();
      const board = await boardNamed(service, asked.board);
      const added = await raised(service, asked, authorOf(desk), asOfOr(desk, board));
      await kept(service, added);
      await show(desk, service, added);
    });

  action
    .command('change <ref>')
    .description('its wording, owner, due date or section')
    .option('--text <text>', 'what is asked for')
    .option('--owner <owner>', 'of whom')
    .option('--due <when>', 'a date, a meeting, "next meeting" or none')
    .option('--section <title>', 'the agenda section it arose under')
    .action(async (ref: string, { text, owner, due, section }: Asked) => {
      const service = await desk.service();
      const before = await actionNamed(service, ref);
      const board = await boardNamed(service, before.board);
      const [meetings, owners] = await Promise.all([
        service.register.meetings(before.board),
        service.register.owners(before.board),
      ]);
      const amendment = {
        ...(text !== undefined && { text }),
        ...(section !== undefined && { section }),
        ...(owner !== undefined && { owner: ownerCalled(owners, owner).id }),
        ...(due !== undefined && { due: dueAsked(due, meetings, asOfOr(desk, board)) }),
      };
      if (Object.keys(amendment).length === 0)
        throw new Misused('say what to change: --text, --owner, --due or --section');
      const after = made(amend(before, amendment, authorOf(desk))).action;
      if (after === before) return desk.say(`${before.ref} says so already.\n`);
      await kept(service, after);
      return show(desk, service, after);
    });

  action
    .command('list')
    .description('the actions of a board, those still owed unless --status says')
    .requiredOption('--board <id>', 'the board')
    .option('--status <status>', `${actionStatuses.join(', ')} or all`)
    .option('--owner <owner>', 'of one owner')
    .option('--json', 'as JSON')
    .action(async (asked: Asked) => {
      const service = await desk.service();
      await boardNamed(service, asked.board);
      const [found, meetings, owners] = await Promise.all([
        listed(service, asked),
        service.register.meetings(asked.board),
        service.register.owners(asked.board),
      ]);
      const of = asked.owner === undefined ? undefined : ownerCalled(owners, asked.owner).id;
      const actions = found
        .filter(({ owner }) => of === undefined || owner === of)
        .sort((one, other) => one.ref.localeCompare(other.ref, 'en', { numeric: true }));
      if (asked.json) return printJson(desk, actions);
      return printTable(
        desk,
        actions.map((one) => [
          one.ref,
          one.status,
          owners.find(({ id }) => id === one.owner)?.name ?? one.owner,
          dueDate(one.due, meetings) ?? 'no date',
          one.text,
        ]),
        'There are none.',
      );
    });

  action
    .command('show <ref>')
    .description('an action and its whole history')
    .option('--json', 'as JSON')
    .action(async (ref: string, { json }: Asked) => {
      const service = await desk.service();
      const shown = await actionNamed(service, ref);
      return json ? printJson(desk, shown) : show(desk, service, shown, desk.data);
    });

  moves(matters, desk);
}

async function listed({ register }: Service, { board, status }: Asked): Promise<Action[]> {
  if (status === undefined) return register.liveActions(board);
  if (status !== 'all' && !actionStatuses.includes(status as ActionStatus)) {
    throw new Misused(`"${status}" is no status: ${actionStatuses.join(', ')} or all`);
  }
  const all = await register.actions(board);
  return status === 'all' ? all : all.filter((action) => action.status === status);
}

type Decide = (
  action: Action,
  today: CalendarDate,
  author: Author,
  meetings: Meeting[],
) => ActionMove<Action>;

/** The moves of an action, each a verb of its own. */
function moves(matters: Command, desk: Desk): void {
  async function carryOut(ref: string, decide: Decide): Promise<void> {
    const service = await desk.service();
    const before = await actionNamed(service, ref);
    const board = await boardNamed(service, before.board);
    const meetings = await service.register.meetings(before.board);
    const after = made(decide(before, asOfOr(desk, board), authorOf(desk), meetings)).action;
    await kept(service, after);
    await show(desk, service, after);
  }
  const move = (verb: string, description: string): Command =>
    matters.command(`${verb} <ref>`).description(description);
  const dated = (verb: string, description: string): Command =>
    move(verb, description).requiredOption('--on <date>', 'the day it was', dayOption);
  const how = (verb: Command): Command =>
    verb.requiredOption('--how <text>', 'how, as the notes are to print it');
  const because = (verb: Command): Command => verb.requiredOption('--reason <text>', 'why');
  const evidence = (verb: Command): Command =>
    verb.option('--evidence <url...>', 'where it can be seen; may be given again');

  evidence(how(dated('discharge', 'logs that the board accepts it as done, and how')))
    .option('--meeting <meeting>', 'the meeting that accepted it; that of the day when left out')
    .option('--undertaking <text>', 'what is still to be provided, and is chased until it is met')
    .option('--by <date>', 'by when the undertaking is to be met', dayOption)
    .action((ref: string, asked: Asked) =>
      carryOut(ref, (action, today, author, meetings) => {
        const { on, how: saying, evidence: links = [], undertaking, by } = asked;
        if ((undertaking === undefined) !== (by === undefined)) {
          throw new Misused('an undertaking needs both --undertaking TEXT and --by DATE');
        }
        if (by !== undefined && by < on)
          throw new Misused(`an undertaking of ${inWords(on)} cannot be due on ${inWords(by)}`);
        const meeting =
          asked.meeting === undefined
            ? meetings.find((at) => 'date' in at && at.date === on)
            : meetingNamed(meetings, asked.meeting);
        const resting =
          undertaking === undefined || by === undefined
            ? null
            : { text: undertaking, by: dueAsked(by, meetings, on), met: null };
        const made = { on, meeting: meeting?.id ?? null, how: saying, evidence: links, undertaking: resting };
        return discharge(action, made, today, author);
      }),
    );

  how(dated('met', 'logs that what a discharge rested on has been provided')).action(
    (ref: string, { on, how: saying }: Asked) =>
      carryOut(ref, (action, today, author) => meetUndertaking(action, { on, how: saying }, today, author)),
  );

  evidence(how(dated('propose', 'logs that the owner says it is done, and how; reminders stop'))).action(
    (ref: string, { on, how: saying, evidence: links = [] }: Asked) =>
      carryOut(ref, (action, today, author) =>
        propose(action, { on, how: saying, evidence: links }, today, author),
      ),
  );

  because(dated('withdraw', 'logs that the board no longer asks for it')).action(
    (ref: string, { on, reason }: Asked) =>
      carryOut(ref, (action, today, author) => withdraw(action, { on, reason }, today, author)),
  );

  because(move('reopen', 'sets a proposal, discharge or withdrawal aside')).action(
    (ref: string, { reason }: Asked) =>
      carryOut(ref, (action, _today, author) => reopen(action, reason, author)),
  );
}

async function show(
  desk: Desk,
  { register }: Service,
  action: Action,
  print: (text: string) => void = desk.say,
): Promise<void> {
  const [owner, meetings] = await Promise.all([
    register.owner(action.board, action.owner),
    register.meetings(action.board),
  ]);
  print(actionInWords(action, owner?.name ?? action.owner, meetings));
}

function actionInWords(action: Action, owner: string, meetings: readonly Meeting[]): string {
  const lines: [string, string | null][] = [
    ['status', statusInWords(action)],
    ['owner', owner],
    ['due', dueInWords(action.due, meetings)],
    ['asked on', `${inFull(action.raisedOn)}${action.section === null ? '' : `, under ${action.section}`}`],
    ['minuted', action.minuted],
    ...resting(action, meetings),
  ];
  const known = lines.filter(([, value]) => value !== null);
  const history = action.history.map(
    ({ at, by, what, from }) => `  ${at.slice(0, 10)}  ${by} (${from}): ${what}`,
  );
  return [
    `${action.ref}: ${action.text}`,
    ...known.map(([title, value]) => `  ${title.padEnd(11)}  ${value}`),
    'History:',
    ...history,
    '',
  ].join('\n');
}

function dueInWords(due: Due, meetings: readonly Meeting[]): string {
  const said = due.words === null ? '' : ` (“${due.words}”)`;
  if (due.at === 'date') return `${inFull(due.date)}${said}`;
  if (due.at === 'not agreed') return `no date agreed${said}`;
  const meeting = meetings.find(({ id }) => id === due.meeting);
  return `at meeting ${due.meeting}, ${meeting ? whenInWords(meeting) : 'which is not in the register'}${said}`;
}

function statusInWords(action: Action): string {
  switch (action.status) {
    case 'open':
      return 'open';
    case 'proposed':
      return `reported done on ${inWords(action.proposal.on)}: ${action.proposal.how}`;
    case 'discharged':
      return `discharged on ${inWords(action.discharge.on)}: ${action.discharge.how}`;
    case 'withdrawn':
      return `withdrawn on ${inWords(action.withdrawal.on)}: ${action.withdrawal.reason}`;
  }
}

function resting(action: Action, meetings: readonly Meeting[]): [string, string | null][] {
  if (action.status !== 'discharged') return [];
  const { undertaking, evidence } = action.discharge;
  const met = undertaking?.met;
  return [
    ['evidence', evidence.length > 0 ? evidence.join(', ') : null],
    ['undertaking', undertaking && `${undertaking.text}; ${dueInWords(undertaking.by, meetings)}`],
    ['met', met ? `${inWords(met.on)}: ${met.how}` : null],
  ];
}
