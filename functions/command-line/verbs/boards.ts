import { type Command, InvalidArgumentError } from 'commander';
import { type CalendarDate, dayIn } from '../../calendar/days.ts';
import { historyInWords } from '../../papers/history-words.ts';
import {
  type Board,
  boardEndInWords,
  type Person,
  type Policy,
  personInWords,
  policySchema,
  type Stage,
} from '../../register/board.ts';
import { undeliverableInWords } from '../../register/mailboxes.ts';
import {
  addBoard,
  addBoardInput,
  changeBoard,
  changeBoardInput,
  clearBoardMailbox,
  endBoard,
  endBoardInput,
  listBoards,
  policyInput,
  removeBoard,
  removeBoardInput,
  reopenBoard,
  reopenBoardInput,
} from '../../secretariat/boards.ts';
import type { Done, NotDone } from '../../secretariat/office.ts';
import { clearMailboxInput } from '../../secretariat/owners.ts';
import { withCapital } from '../../words/english.ts';
import {
  authorOf,
  boardOrFail,
  type Desk,
  Failed,
  officeOf,
  printJson,
  printTable,
} from '../terminal/desk.ts';
import {
  boardOption,
  dayOption,
  mailboxOption,
  newCode,
  personOption,
  several,
  withExample,
  wordsOption,
} from '../terminal/options.ts';
import { doneOrFail, type Flags, foundOrFail, inputFrom, warn } from '../terminal/outcomes.ts';
import { resetInWords } from './meeting-words.ts';

const whole = (text: string): number =>
  /^\d+$/.test(text.trim()) ? Number(text) : refusal('a whole number');

function refusal(wanted: string): never {
  throw new InvalidArgumentError(`Write ${wanted}.`);
}

/** `second-reminder:5:papers`. */
function stage(text: string): Stage {
  const [name, days, before, ...rest] = text.split(':').map((part) => part.trim());
  const wanted = 'each stage as NAME:DAYS:BEFORE, such as second-reminder:5:papers';
  if (days === undefined || rest.length > 0) return refusal(wanted);
  const parsed = policySchema.shape.actionReport.safeParse({ name, workingDays: whole(days), before });
  return parsed.success ? parsed.data : refusal(wanted);
}

const list = (text: string): string[] =>
  /^none$/i.test(text.trim()) ? [] : text.split(',').map((part) => part.trim());

/** How each setting of the policy is written on a command line. Each throws what commander shows with the option. */
const written: { [Setting in keyof Policy]: (text: string) => Policy[Setting] } = {
  clearDays: (text) => (text === 'none' ? null : whole(text)),
  papersWorkingDays: whole,
  stages: (text) => list(text).map(stage),
  actionReport: stage,
  chaseEveryWorkingDays: whole,
  chasesBeforeEscalation: whole,
  chaseOnWorkingDays: (text) => (text === 'none' ? null : whole(text)),
  escalationSteps: (text) => list(text) as Policy['escalationSteps'],
  attendAfterMeetings: whole,
  escalateTo: (text) => list(text).map(personOption),
  cutOffWorkingDays: whole,
  unknownAfterMinutes: whole,
  unknownThen: (text) => (text === 'send again' || text === 'ask' ? text : refusal('“send again” or “ask”')),
  horizonDays: whole,
  closureDays: (text) => list(text).map(dayOption),
};
const settings = Object.keys(written) as (keyof Policy)[];

/** `clearDays=5`: one setting of the policy. */
function settingOption(text: string, before: Partial<Policy> = {}): Partial<Policy> {
  const [name, ...rest] = text.split('=');
  const setting = settings.find((known) => known === name?.trim());
  if (setting === undefined || rest.length === 0) {
    return refusal(`NAME=VALUE, with NAME one of ${settings.join(', ')}`);
  }
  const set = { [setting]: written[setting](rest.join('=').trim()) };
  const fault = policyInput.safeParse(set).error?.issues[0];
  if (fault) throw new InvalidArgumentError(`${setting}: ${fault.message}.`);
  return { ...before, ...set };
}

const policyHelp = `
The policy's settings, each changed with --set NAME=VALUE:
  clearDays               clear days between publication and meeting, or none
  papersWorkingDays       working days before publication by which papers must be in
  stages                  NAME:DAYS:BEFORE,... with BEFORE papers, publication or meeting; or none
  actionReport            NAME:DAYS:BEFORE
  chaseEveryWorkingDays   after a missed date, a chase every so many working days
  chasesBeforeEscalation  then it is escalated
  chaseOnWorkingDays      after that, a chase every so many working days until it is done; or none
  escalationSteps         by which steps, every chaseEveryWorkingDays one: deputy,named,attend or some of them
  attendAfterMeetings     after how many meetings since it was due the office is asked to attend the next
  escalateTo              "Name <address>,...", or none: the secretary
  cutOffWorkingDays       a reminder not sent so many working days before the meeting is missed
  unknownAfterMinutes     how long to wait for evidence of a send whose outcome is not known
  unknownThen             "send again" or ask
  horizonDays             a meeting known only to a month is a gap once it is so many days away
  closureDays             DATE,... on which the office is shut, all of them, or none`;

/** `kmpcp`, or `kmpcp,another`; none for a board whose notes go to no panel. */
const boards = (text: string): string[] => list(text).map(boardOption);

const withSettings = (verb: Command): Command =>
  verb
    .option(
      '--secretary-title <title>',
      'what its secretary is called; “panel officer” for a board called a panel',
      wordsOption,
    )
    .option('--notes-to <boards>', 'the panels that its notes are offered to, as BOARD,... or none', boards)
    .option('--time-zone <zone>', 'where it meets: a region and a city, as Europe/London', wordsOption)
    .option('--same-name', 'it is another board, though one of that name is there already')
    .option('--set <name=value>', 'a setting of the policy; may be given again', settingOption)
    .addHelpText('after', policyHelp);

type Settings = { set?: Partial<Policy>; json?: boolean };

/** What the options say, under the names of the input. */
const inputIn = ({ set, ...rest }: Settings) => ({ ...rest, ...(set && { policy: set }) });
const flags: Flags = {
  id: 'ID',
  policy: '--set',
  'policy.escalateTo': '--set escalateTo',
  'secretary.email': '--secretary',
};

/** Asks whether it is another board where one of its name is there, and somebody is there to answer. */
async function askIfSame(
  desk: Desk,
  perform: (sameName: boolean) => Promise<Done<Board> | NotDone>,
): Promise<Done<Board>> {
  const first = await perform(false);
  const isAsked = first.outcome === 'refused' && first.faults.some(({ because }) => because === 'same name');
  if (!isAsked || desk.ask === undefined) return doneOrFail(first, flags);
  const [{ why }] = first.faults;
  const question = `${withCapital(why.replace(/: say so.*$/, ''))}. Is this another?`;
  // Nobody answered: then the switch is named.
  const isAnother = await desk.ask(question).catch(() => doneOrFail(first, flags));
  if (!isAnother) throw new Failed('nothing was changed');
  return doneOrFail(await perform(true), flags);
}

export function boardVerbs(matters: Command, desk: Desk): void {
  const board = matters
    .command('board')
    .description('boards and their policy: add, change, clear, end, reopen, list, show, remove');

  const add = board
    .command('add')
    .argument('<id>', 'its code, as its references begin: pdb', newCode)
    .description('a new board; its policy is sensible unless set')
    .requiredOption('--name <name>', 'what the board is called', wordsOption)
    .requiredOption(
      '--secretary <who...>',
      'its secretary, as "Name <address>"; may be given again',
      several(personOption),
    );
  withExample(
    withSettings(add),
    'board add pdb --name "Performance and Delivery Board" --secretary "Asha Verity <asha@pcc.example>"',
  ).action(async (id: string, options: Settings) => {
    const input = inputFrom(addBoardInput, { id, ...inputIn(options) }, flags);
    const { register } = await desk.service();
    const { thing } = await askIfSame(desk, (sameName) =>
      addBoard({ register, author: authorOf(desk) }, { ...input, sameName: sameName || input.sameName }),
    );
    desk.say(`Added ${thing.name} (${thing.id}).\n`);
  });

  const change = board
    .command('change')
    .argument('<id>', 'the board', boardOption)
    .description('its name, secretary, time zone or policy')
    .option('--name <name>', 'what the board is called', wordsOption)
    .option(
      '--secretary <who...>',
      'its secretaries, in place of those before; may be given again',
      several(personOption),
    );
  withExample(
    withSettings(change),
    'board change pdb --set papersWorkingDays=7 --set closureDays=2024-12-27,2024-12-30',
    'board change pdb --set "stages=first:15:papers,last:2:meeting"',
  ).action(async (id: string, options: Settings) => {
    const input = inputFrom(changeBoardInput, inputIn(options), flags);
    const office = await officeOf(desk, await desk.service(), id);
    const { thing, before } = await askIfSame(desk, (sameName) =>
      changeBoard(office, { ...input, ...(sameName && { sameName }) }),
    );
    if (thing === before || before === null) return desk.say(`${id} says so already.\n`);
    const what = thing.history.at(-1)?.what ?? '';
    desk.say(`${what.replace('changed', `Changed ${thing.name}`)}.\n`);
    return desk.say(resetInWords(before, thing, await office.register.meetings(id), office.today));
  });

  withExample(
    board
      .command('clear')
      .argument('<id>', 'the board', boardOption)
      .description('writes again to a mailbox of its own people that had refused mail')
      .requiredOption('--email <address>', 'the mailbox', mailboxOption),
    'board clear pdb --email asha@pcc.example',
  ).action(async (id: string, options: object) => {
    const input = inputFrom(clearMailboxInput, options);
    const office = await officeOf(desk, await desk.service(), id);
    doneOrFail(await clearBoardMailbox(office, input), flags);
    desk.say(`${input.email} is written to again.\n`);
  });

  withExample(
    board
      .command('end')
      .argument('<id>', 'the board', boardOption)
      .description('it meets no more: from that day on nobody is written to, and all is kept')
      .requiredOption('--on <date>', 'the day from which it meets no more', dayOption)
      .requiredOption('--reason <text>', 'why', wordsOption),
    'board end pdb --on 2025-03-31 --reason "abolished by order"',
  ).action(async (id: string, options: object) => {
    const input = inputFrom(endBoardInput, options);
    return tellLast(desk, doneOrFail(await endBoard(await officeOf(desk, await desk.service(), id), input)));
  });

  withExample(
    board
      .command('reopen')
      .argument('<id>', 'the board', boardOption)
      .description('it meets again, or never did end')
      .requiredOption('--reason <text>', 'why', wordsOption),
    'board reopen pdb --reason "the order was withdrawn"',
  ).action(async (id: string, options: object) => {
    const input = inputFrom(reopenBoardInput, options);
    return tellLast(
      desk,
      doneOrFail(await reopenBoard(await officeOf(desk, await desk.service(), id), input)),
    );
  });

  withExample(
    board
      .command('remove')
      .argument('<id>', 'the board', boardOption)
      .description('takes back one that was entered by mistake, and on which nothing hangs')
      .requiredOption('--reason <text>', 'why', wordsOption),
    'board remove pbd --reason "misspelt"',
  ).action(async (id: string, options: object) => {
    const input = inputFrom(removeBoardInput, options);
    return tellLast(
      desk,
      doneOrFail(await removeBoard(await officeOf(desk, await desk.service(), id), input)),
    );
  });

  withExample(
    board.command('list').description('every board').option('--json', 'as JSON'),
    'board list',
  ).action(async ({ json }: { json?: boolean }) => {
    const boards = foundOrFail(await listBoards(await desk.service()));
    if (json) return printJson(desk, boards);
    return printTable(
      desk,
      ['Board', 'Name', 'Secretary'],
      boards.map((one) => [one.id, nameWithEnd(desk, one), people(one.secretary)]),
      'No board yet: matters board add.',
    );
  });

  withExample(
    board
      .command('show')
      .argument('<id>', 'the board', boardOption)
      .description('a board, its secretary, its policy and its history')
      .option('--json', 'as JSON'),
    'board show pdb',
  ).action(async (id: string, { json }: { json?: boolean }) => {
    const shown = await boardOrFail(await desk.service(), id);
    return json ? printJson(desk, shown) : desk.data(boardInWords(shown, dayIn(shown.timeZone, desk.now())));
  });
}

/** What was done to a board, in the words of its history, and what to mind of that. */
function tellLast(desk: Desk, { thing, cautions }: Done<Board>): void {
  desk.say(`${thing.name} (${thing.id}) ${thing.history.at(-1)?.what}.\n`);
  warn(desk, cautions);
}

function nameWithEnd(desk: Desk, board: Board): string {
  const end = boardEndInWords(board, dayIn(board.timeZone, desk.now()));
  return end === null ? board.name : `${board.name} (${end})`;
}

const people = (some: readonly Person[]): string => some.map(personInWords).join(', ');

function boardInWords(board: Board, today: CalendarDate): string {
  const { id, name, timeZone, secretary, policy, history, ...rest } = board;
  const stages = policy.stages.map((one) => `${one.name}:${one.workingDays}:${one.before}`);
  const report = policy.actionReport;
  const settings: Record<keyof Policy, string> = {
    clearDays: policy.clearDays === null ? 'none' : String(policy.clearDays),
    papersWorkingDays: String(policy.papersWorkingDays),
    stages: stages.join(',') || 'none',
    actionReport: `${report.name}:${report.workingDays}:${report.before}`,
    chaseEveryWorkingDays: String(policy.chaseEveryWorkingDays),
    chasesBeforeEscalation: String(policy.chasesBeforeEscalation),
    chaseOnWorkingDays: policy.chaseOnWorkingDays === null ? 'none' : String(policy.chaseOnWorkingDays),
    escalationSteps: policy.escalationSteps.join(','),
    attendAfterMeetings: String(policy.attendAfterMeetings),
    escalateTo: people(policy.escalateTo) || 'none (so the secretary)',
    cutOffWorkingDays: String(policy.cutOffWorkingDays),
    unknownAfterMinutes: String(policy.unknownAfterMinutes),
    unknownThen: policy.unknownThen,
    horizonDays: String(policy.horizonDays),
    closureDays: policy.closureDays.join(',') || 'none',
  };
  const lines = Object.entries(settings).map(([setting, value]) => `  ${setting.padEnd(22)}  ${value}`);
  const refusing = rest.undeliverable.map(undeliverableInWords).join('; ');
  const ended = boardEndInWords(board, today);
  const end = ended === null ? '' : `${withCapital(ended)}: ${rest.ended?.reason}\n`;
  return `${name} (${id})\n${end}Time zone: ${timeZone}\n${withCapital(rest.secretaryTitle)}: ${people(secretary)}\n${refusing && `Cannot be written to: ${refusing}\n`}Its notes are offered to: ${rest.notesTo?.join(', ') || 'no panel'}\nPolicy:\n${lines.join('\n')}\n${historyInWords(history, { board: { timeZone } })}`;
}
