import { type Command, Option } from 'commander';
import { type CalendarDate, calendarDateSchema, inFull, inWords, monthOf } from '../calendar/days.ts';
import {
  type Action,
  type ActionStatus,
  actionStatuses,
  byReference,
  type Due,
  hasUnmetUndertaking,
  nextRef,
} from '../register/action.ts';
import {
  type ActionMove,
  amend,
  discharge,
  meetUndertaking,
  propose,
  putOff,
  raise,
  reopen,
  withdraw,
} from '../register/action-moves.ts';
import type { Board } from '../register/board.ts';
import type { Author } from '../register/history.ts';
import { hasDate, type Meeting, whenInWords } from '../register/meeting.ts';
import { ownerName } from '../register/owner.ts';
import { dueDate, latestMeeting, meetingAfter, meetingById, owedBy } from '../register/view.ts';
import {
  actionNamed,
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
  ownerCalled,
  printJson,
  printTable,
  type Service,
} from './desk.ts';
import { boardOption, dayOption, several, webAddressOption, withExample, wordsOption } from './options.ts';

type Asked = {
  board: string;
  text: string;
  owner: string;
  due?: string;
  section?: string;
  meeting?: string;
};
type Listed = { board: string; status?: ActionStatus | 'all'; owner?: string; json?: boolean };
type Amended = Partial<Pick<Asked, 'text' | 'owner' | 'due' | 'section'>>;
type Moved = {
  on: CalendarDate;
  how: string;
  reason: string;
  evidence?: string[];
  meeting?: string;
  undertaking?: string;
  by?: CalendarDate;
};

/**
 * "2024-12-11", a meeting's identity, "next meeting" (the first after `after`), or "none". A day that is a meeting's
 * follows that meeting. Refuses what would be due before it was asked for, on `raisedOn`, or at a cancelled meeting.
 */
function dueAsked(
  text: string,
  meetings: readonly Meeting[],
  after: CalendarDate,
  raisedOn: CalendarDate,
): Due {
  const due = dueNamed(text, meetings, after);
  const date = dueDate(due, meetings);
  if (date !== null && date < raisedOn)
    throw new Failed(`what was asked for on ${inWords(raisedOn)} cannot be due on ${inWords(date)}`);
  return due;
}

function dueNamed(text: string, meetings: readonly Meeting[], after: CalendarDate): Due {
  if (/^(none|tbc|not agreed)$/i.test(text)) return { at: 'not agreed', words: null };
  const meeting = /^next( meeting)?$/i.test(text)
    ? nextNamed(meetings, after)
    : meetings.find((one) => one.id === text || (hasDate(one) && one.date === text));
  if (meeting?.state === 'cancelled')
    throw new Failed(`nothing can be due at meeting ${meeting.id}: it was cancelled (${meeting.reason})`);
  if (meeting) return { at: 'meeting', meeting: meeting.id, words: null };
  const date = calendarDateSchema.safeParse(text);
  if (date.success) return { at: 'date', date: date.data, words: null };
  throw new Misused(
    `"${text}" is not when something is due: write a date as YYYY-MM-DD, a meeting such as 2024-12, "next meeting" or none`,
  );
}

function nextNamed(meetings: readonly Meeting[], after: CalendarDate): Meeting {
  const next = meetingAfter(meetings, after);
  if (next) return next;
  const waiting = meetings.find(({ state }) => state === 'to be confirmed' || state === 'month');
  const hint = waiting ? `--due ${waiting.id} (${whenInWords(waiting)}), --due DATE` : '--due DATE';
  throw new Failed(
    `no meeting after ${inWords(after)} has a date yet: say ${hint} or --due none, or add one with matters meeting add`,
  );
}

/** How often a number is tried that others may be taking. */
const tries = 20;

/** Keeps a new action under the next number of its meeting's month; when that was taken meanwhile, the one after. */
async function raised(desk: Desk, service: Service, asked: Asked): Promise<Action> {
  const { register } = service;
  const board = await boardNamed(service, asked.board);
  const [meetings, owners] = await Promise.all([register.meetings(board.id), register.owners(board.id)]);
  const today = asOfOr(desk, board);
  const at = meetingThatAsked(meetings, asked.meeting, today);
  for (let tried = 0; tried < tries; tried += 1) {
    const earlier = await register.actionsRaisedIn(board.id, monthOf(at.date));
    const action = raise(
      {
        board: board.id,
        ref: nextRef(board.id, at.date, earlier),
        raisedAt: at.id,
        raisedOn: at.date,
        text: asked.text,
        minuted: null,
        section: asked.section ?? null,
        owner: ownerCalled(owners, asked.owner).id,
        due: dueAsked(asked.due ?? 'next meeting', meetings, at.date, at.date),
      },
      authorOf(desk),
    );
    if ((await register.save(action)) === 'saved') return action;
  }
  throw new Failed('its number was taken by somebody else again and again: say it once more');
}

function meetingThatAsked(meetings: readonly Meeting[], name: string | undefined, today: CalendarDate) {
  const at = name === undefined ? latestMeeting(meetings, today) : meetingNamed(meetings, name);
  if (at === undefined)
    throw new Failed('no meeting can have asked for it yet: add the one that did with matters meeting add');
  if (!hasDate(at))
    throw new Failed(`meeting ${at.id} cannot have asked for it: it is set for ${whenInWords(at)}`);
  if (at.date > today)
    throw new Failed(`meeting ${at.id} cannot have asked for it: ${inFull(at.date)} has not come yet`);
  return at;
}

export function actionVerbs(matters: Command, desk: Desk): void {
  const action = matters.command('action').description('what a board asked for: add, change, list, show');
  const onBoard = (verb: string, description: string): Command =>
    action.command(verb).description(description).requiredOption('--board <id>', 'the board', boardOption);
  const section = ['--section <title>', 'the agenda section it arose under', wordsOption] as const;

  withExample(
    onBoard('add', 'a new action, besides those that notes bring')
      .requiredOption('--text <text>', 'what is asked for, as the Overview is to print it', wordsOption)
      .requiredOption('--owner <owner>', 'of whom: an owner’s code or name')
      .option('--due <when>', 'a date, a meeting, "next meeting" (as when left out) or none', wordsOption)
      .option(
        '--meeting <meeting>',
        'the meeting that asked, by its day or identity; the last one when left out',
      )
      .option(...section),
    'action add --board pdb --owner force --text "Report how long 101 callers wait" --due 2024-12-11',
  ).action(async (asked: Asked) => {
    const service = await desk.service();
    const added = await raised(desk, service, asked);
    await show(desk, service, added);
  });

  withExample(
    action
      .command('change <ref>')
      .description('its wording, owner, due date or section; or by when its undertaking is due')
      .option('--text <text>', 'what is asked for', wordsOption)
      .option('--owner <owner>', 'of whom: an owner’s code or name')
      .option('--due <when>', 'a date, a meeting, "next meeting" or none', wordsOption)
      .option(...section),
    'action change PDB-2024-10-2 --due 2025-03-12',
    'action change PDB-2024-10-2 --owner "Chief Constable"',
  ).action((ref: string, amended: Amended) => change(desk, ref, amended));

  withExample(
    onBoard('list', 'the actions of a board, those still owed unless --status says')
      .addOption(new Option('--status <status>', 'those that stand so').choices([...actionStatuses, 'all']))
      .option('--owner <owner>', 'of one owner')
      .option('--json', 'as JSON, each with `dueOn`, the day what is owed now falls due'),
    'action list --board pdb',
    'action list --board pdb --status all --owner force --json',
  ).action(async (asked: Listed) => {
    const service = await desk.service();
    await boardNamed(service, asked.board);
    const [found, meetings, owners] = await Promise.all([
      listed(service, asked),
      service.register.meetings(asked.board),
      service.register.owners(asked.board),
    ]);
    const of = asked.owner === undefined ? undefined : ownerCalled(owners, asked.owner).id;
    const actions = found.filter(({ owner }) => of === undefined || owner === of).sort(byReference);
    if (asked.json)
      return printJson(
        desk,
        actions.map((one) => withDueDay(one, meetings)),
      );
    return printTable(
      desk,
      ['Reference', 'Status', 'Owner', 'Due', 'Action'],
      actions.map((one) => [
        one.ref,
        hasUnmetUndertaking(one) ? 'discharged on an undertaking' : one.status,
        ownerName(owners, one.owner),
        dueBriefly(owedBy(one), meetings),
        one.text,
      ]),
      asked.status === undefined ? 'Nothing is owed.' : 'There are none.',
    );
  });

  withExample(
    action
      .command('show <ref>')
      .description('an action and its whole history')
      .option('--json', 'as JSON, with `dueOn`, the day what is owed now falls due'),
    'action show PDB-2024-10-2',
  ).action(async (ref: string, { json }: { json?: boolean }) => {
    const service = await desk.service();
    const shown = await actionNamed(service, ref);
    if (json) return printJson(desk, withDueDay(shown, await service.register.meetings(shown.board)));
    return show(desk, service, shown, desk.data);
  });

  moves(matters, desk);
}

const withDueDay = (action: Action, meetings: readonly Meeting[]) => ({
  ...action,
  dueOn: dueDate(owedBy(action), meetings),
});

/** A day, or what is known instead: a month, a date to be confirmed, a cancelled meeting. */
function dueBriefly(due: Due, meetings: readonly Meeting[]): string {
  const meeting = due.at === 'meeting' ? meetingById(meetings, due.meeting) : undefined;
  return dueDate(due, meetings) ?? (meeting ? whenInWords(meeting) : 'not agreed');
}

async function listed({ register }: Service, { board, status }: Listed): Promise<Action[]> {
  if (status === undefined) return register.liveActions(board);
  const all = await register.actions(board);
  return status === 'all' ? all : all.filter((action) => action.status === status);
}

async function change(desk: Desk, ref: string, { text, owner, due, section }: Amended): Promise<void> {
  const service = await desk.service();
  const before = await actionNamed(service, ref);
  const board = await boardNamed(service, before.board);
  const [meetings, owners] = await Promise.all([
    service.register.meetings(before.board),
    service.register.owners(before.board),
  ]);
  if ([text, owner, due, section].every((given) => given === undefined))
    throw new Misused('say what to change: --text, --owner, --due or --section');
  const amendment = {
    ...(text !== undefined && { text }),
    ...(section !== undefined && { section }),
    ...(owner !== undefined && { owner: ownerCalled(owners, owner).id }),
  };
  const amended = made(amend(before, amendment, authorOf(desk))).action;
  const dueAt = due && dueAsked(due, meetings, asOfOr(desk, board), before.raisedOn);
  const after = dueAt ? made(putOff(amended, dueAt, authorOf(desk))).action : amended;
  if (after === before) return desk.say(`${before.ref} says so already.\n`);
  if (amended !== before) await kept(service, amended);
  if (after !== amended) await kept(service, after);
  return show(desk, service, after);
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
    move(verb, description).requiredOption('--on <date>', 'the day it was, as 2024-12-11', dayOption);
  const how = (verb: Command): Command =>
    verb.requiredOption('--how <text>', 'how, as the notes are to print it', wordsOption);
  const because = (verb: Command): Command => verb.requiredOption('--reason <text>', 'why', wordsOption);
  const evidence = (verb: Command): Command =>
    verb.option('--evidence <url...>', 'where it can be seen; may be given again', several(webAddressOption));

  withExample(
    evidence(how(dated('discharge', 'logs that the board accepts it as done, and how')))
      .option('--meeting <meeting>', 'the meeting that accepted it; that of the day when left out')
      .option(
        '--undertaking <text>',
        'what is still to be provided, and is chased until it is met',
        wordsOption,
      )
      .option('--by <date>', 'by when the undertaking is to be met', dayOption),
    'discharge PDB-2024-10-2 --on 2024-12-11 --how "figures were in the papers" --evidence https://pcc.example/papers',
    'discharge PDB-2024-10-3 --on 2024-12-11 --how "report to follow" --undertaking "the audit report" --by 2025-03-12',
  ).action((ref: string, asked: Moved) =>
    carryOut(ref, (action, today, author, meetings) => {
      const { on, how: saying, evidence: links = [] } = asked;
      const meeting = acceptedAt(asked, meetings);
      const undertaking = undertakingAsked(asked, meetings);
      const accepted = { on, meeting: meeting?.id ?? null, how: saying, evidence: links, undertaking };
      return discharge(action, accepted, today, author);
    }),
  );

  withExample(
    how(dated('met', 'logs that what a discharge rested on has been provided')),
    'met PDB-2024-10-3 --on 2025-02-20 --how "audit report sent to the PCC"',
  ).action((ref: string, { on, how: saying }: Moved) =>
    carryOut(ref, (action, today, author) => meetUndertaking(action, { on, how: saying }, today, author)),
  );

  withExample(
    evidence(how(dated('propose', 'logs that the owner says it is done, and how; reminders stop'))),
    'propose PDB-2024-10-2 --on 2024-11-20 --how "figures sent to the secretary"',
  ).action((ref: string, { on, how: saying, evidence: links = [] }: Moved) =>
    carryOut(ref, (action, today, author) =>
      propose(action, { on, how: saying, evidence: links }, today, author),
    ),
  );

  withExample(
    because(dated('withdraw', 'logs that the board no longer asks for it')),
    'withdraw PDB-2024-10-2 --on 2024-12-11 --reason "overtaken by the new plan"',
  ).action((ref: string, { on, reason }: Moved) =>
    carryOut(ref, (action, today, author) => withdraw(action, { on, reason }, today, author)),
  );

  withExample(
    because(move('reopen', 'sets a proposal, discharge or withdrawal aside')),
    'reopen PDB-2024-10-2 --reason "the figures left out two districts"',
  ).action((ref: string, { reason }: Moved) =>
    carryOut(ref, (action, _today, author) => reopen(action, reason, author)),
  );
}

/** The meeting that accepted a discharge, which must have met by then; undefined between meetings. */
function acceptedAt({ meeting: name, on }: Moved, meetings: readonly Meeting[]): Meeting | undefined {
  if (name === undefined) return meetings.find((at) => hasDate(at) && at.date === on);
  const meeting = meetingNamed(meetings, name);
  if (!hasDate(meeting) || meeting.date > on)
    throw new Failed(
      `meeting ${meeting.id}, set for ${whenInWords(meeting)}, cannot have accepted it by ${inWords(on)}`,
    );
  return meeting;
}

function undertakingAsked({ undertaking: text, by, on }: Moved, meetings: readonly Meeting[]) {
  if (text === undefined && by === undefined) return null;
  if (text === undefined || by === undefined)
    throw new Misused('an undertaking needs both --undertaking TEXT and --by DATE');
  if (by < on) throw new Misused(`an undertaking of ${inWords(on)} cannot be due on ${inWords(by)}`);
  return { text, by: dueNamed(by, meetings, on), met: null };
}

async function show(
  desk: Desk,
  service: Service,
  action: Action,
  print: (text: string) => void = desk.say,
): Promise<void> {
  const [board, owners, meetings] = await Promise.all([
    boardNamed(service, action.board),
    service.register.owners(action.board),
    service.register.meetings(action.board),
  ]);
  print(actionInWords(action, ownerName(owners, action.owner), meetings, board));
}

function actionInWords(action: Action, owner: string, meetings: readonly Meeting[], board: Board): string {
  const section = action.section === null ? '' : `, under ${action.section}`;
  const lines: [string, string | null][] = [
    ['status', statusInWords(action)],
    ['owner', owner],
    ['due', dueInWords(action.due, meetings)],
    ['asked on', `${inFull(action.raisedOn)}${section}`],
    ['minuted', action.minuted],
    ...resting(action, meetings),
  ];
  const known = lines.filter(([, value]) => value !== null);
  return [
    `${action.ref}: ${action.text}\n`,
    ...known.map(([title, value]) => `  ${title.padEnd(11)}  ${value}\n`),
    historyInWords(action.history, board),
  ].join('');
}

function dueInWords(due: Due, meetings: readonly Meeting[]): string {
  const said = due.words === null ? '' : ` (“${due.words}”)`;
  if (due.at === 'date') return `${inFull(due.date)}${said}`;
  if (due.at === 'not agreed') return `no date agreed${said}`;
  const meeting = meetingById(meetings, due.meeting);
  return `${meeting ? whenInWords(meeting) : 'a meeting that is not in the register'}, at meeting ${due.meeting}${said}`;
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

/** What a proposal or a discharge rests on. */
function resting(action: Action, meetings: readonly Meeting[]): [string, string | null][] {
  const links = (evidence: readonly string[]): [string, string | null] => [
    'evidence',
    evidence.length > 0 ? evidence.join(', ') : null,
  ];
  if (action.status === 'proposed') return [links(action.proposal.evidence)];
  if (action.status !== 'discharged') return [];
  const { undertaking, evidence } = action.discharge;
  const met = undertaking?.met;
  return [
    links(evidence),
    ['undertaking', undertaking && `${undertaking.text}; due ${dueInWords(undertaking.by, meetings)}`],
    ['met', met ? `${inWords(met.on)}: ${met.how}` : null],
  ];
}
