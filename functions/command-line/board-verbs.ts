import type { Command } from 'commander';
import { type Board, boardSchema, type Person, type Policy, policySchema } from '../register/board.ts';
import { withChange } from '../register/history.ts';
import { authorOf, boardNamed, type Desk, Failed, kept, Misused, printJson, printTable } from './desk.ts';

type Settings = { name?: string; secretary?: Person[]; timeZone?: string; set?: Partial<Policy> };

const collect =
  <T>(parse: (text: string) => T) =>
  (text: string, before: T[] = []): T[] => [...before, parse(text)];

/** "Asha Verity <asha@pcc.example>", as a mail program writes a person. */
export function person(text: string): Person {
  const match = /^\s*(?:"?([^"<>]*?)"?\s*<([^<>]+)>|([^\s<>]+@[^\s<>]+))\s*$/.exec(text);
  const email = match?.[2] ?? match?.[3];
  if (email === undefined) throw new Misused(`"${text}" is nobody: write "Name <address>"`);
  return { name: match?.[1] || email, email: email.trim() };
}

const stage = (text: string): unknown => {
  const [name, days, before] = text.split(':').map((part) => part.trim());
  return { name, workingDays: Number(days), before };
};
const list = (text: string): string[] =>
  text.trim() === '' ? [] : text.split(',').map((part) => part.trim());

/** How each setting of the policy is written on a command line; any other is a number or a word. */
const written: { [Setting in keyof Policy]?: (text: string) => unknown } = {
  clearDays: (text) => (text === 'none' ? null : Number(text)),
  stages: (text) => list(text).map(stage),
  actionReport: stage,
  escalateTo: (text) => list(text).map(person),
  closureDays: list,
  unknownThen: (text) => text,
};

/** `clearDays=5`: one setting of the policy. Throws {@link Misused} or a ZodError that names the setting. */
function setting(text: string, before: Partial<Policy> = {}): Partial<Policy> {
  const [name, ...rest] = text.split('=');
  const known = Object.keys(policySchema.shape);
  if (rest.length === 0 || name === undefined || !known.includes(name)) {
    throw new Misused(`"${text}" is no setting: write NAME=VALUE, with NAME one of ${known.join(', ')}`);
  }
  const key = name as keyof Policy;
  const value = (written[key] ?? Number)(rest.join('='));
  policySchema.parse({ [key]: value });
  return { ...before, [key]: value };
}

const policyHelp = `
The policy's settings, each changed with --set NAME=VALUE:
  clearDays               clear days between publication and meeting, or none
  papersWorkingDays       working days before publication by which papers must be in
  stages                  NAME:DAYS:BEFORE,... with BEFORE papers, publication or meeting
  actionReport            NAME:DAYS:BEFORE
  chaseEveryWorkingDays   after a missed date, a chase every so many working days
  chasesBeforeEscalation  then it is escalated
  escalateTo              "Name <address>,..."; empty: the secretary
  cutOffWorkingDays       a reminder not sent so many working days before the meeting is missed
  unknownAfterMinutes     how long to wait for evidence of a send whose outcome is not known
  unknownThen             "send again" or ask
  closureDays             DATE,... on which the office is shut`;

const withSettings = (verb: Command): Command =>
  verb
    .option('--name <name>', 'what the board is called')
    .option('--secretary <who...>', '"Name <address>"; may be given again', collect(person))
    .option('--time-zone <zone>', 'such as Europe/London')
    .option('--set <name=value>', 'a setting of the policy; may be given again', setting)
    .addHelpText('after', policyHelp);

export function boardVerbs(matters: Command, desk: Desk): void {
  const board = matters.command('board').description('boards and their policy: add, change, list, show');

  withSettings(board.command('add <id>').description('a new board; its policy is sensible unless set'))
    .addHelpText(
      'after',
      '\nmatters board add pdb --name "Performance and Delivery Board" --secretary "Asha Verity <asha@pcc.example>"',
    )
    .action(async (id: string, settings: Settings) => {
      const service = await desk.service();
      if (await service.register.board(id))
        throw new Failed(`there is a board "${id}" already: matters board change ${id}`);
      if (settings.name === undefined) throw new Misused('say what the board is called: --name');
      if (settings.secretary === undefined)
        throw new Misused('say who its secretary is: --secretary "Name <address>"');
      const made = boardSchema.parse({
        id,
        name: settings.name,
        timeZone: settings.timeZone ?? 'Europe/London',
        secretary: settings.secretary,
        policy: settings.set ?? {},
        version: 0,
        history: [],
      });
      await kept(service, withChange(made, authorOf(desk), 'added'));
      desk.say(`Added ${made.name} (${id}).\n`);
    });

  withSettings(board.command('change <id>').description('its name, secretary, time zone or policy')).action(
    async (id: string, settings: Settings) => {
      const service = await desk.service();
      const before = await boardNamed(service, id);
      const { set, ...rest } = settings;
      const after = boardSchema.parse({ ...before, ...rest, policy: { ...before.policy, ...set } });
      const changed = [...Object.keys(rest), ...Object.keys(set ?? {})];
      if (changed.length === 0)
        throw new Misused('say what to change: --name, --secretary, --time-zone or --set');
      await kept(service, withChange(after, authorOf(desk), `changed: ${changed.join(', ')}`));
      desk.say(`Changed ${after.name}: ${changed.join(', ')}.\n`);
    },
  );

  board
    .command('list')
    .description('every board')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const { register } = await desk.service();
      const boards = await register.boards();
      if (json) return printJson(desk, boards);
      return printTable(
        desk,
        boards.map(({ id, name }) => [id, name]),
        'No board yet: matters board add.',
      );
    });

  board
    .command('show <id>')
    .description('a board, its secretary and its policy')
    .option('--json', 'as JSON')
    .action(async (id: string, { json }: { json?: boolean }) => {
      const shown = await boardNamed(await desk.service(), id);
      return json ? printJson(desk, shown) : desk.data(boardInWords(shown));
    });
}

const people = (some: readonly Person[]): string =>
  some.map(({ name, email }) => `${name} <${email}>`).join(', ');

function boardInWords({ id, name, timeZone, secretary, policy }: Board): string {
  const stages = policy.stages.map((one) => `${one.name}:${one.workingDays}:${one.before}`);
  const report = policy.actionReport;
  const settings: Record<keyof Policy, string> = {
    clearDays: policy.clearDays === null ? 'none' : String(policy.clearDays),
    papersWorkingDays: String(policy.papersWorkingDays),
    stages: stages.join(','),
    actionReport: `${report.name}:${report.workingDays}:${report.before}`,
    chaseEveryWorkingDays: String(policy.chaseEveryWorkingDays),
    chasesBeforeEscalation: String(policy.chasesBeforeEscalation),
    escalateTo: people(policy.escalateTo) || '(the secretary)',
    cutOffWorkingDays: String(policy.cutOffWorkingDays),
    unknownAfterMinutes: String(policy.unknownAfterMinutes),
    unknownThen: policy.unknownThen,
    closureDays: policy.closureDays.join(',') || '(none)',
  };
  const lines = Object.entries(settings).map(([setting, value]) => `  ${setting.padEnd(22)}  ${value}`);
  return `${name} (${id})\nTime zone: ${timeZone}\nSecretary: ${people(secretary)}\nPolicy:\n${lines.join('\n')}\n`;
}
