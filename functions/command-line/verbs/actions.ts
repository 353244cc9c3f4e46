import { type Command, Option } from 'commander';
import { type Action, hasUnmetUndertaking } from '../../register/action.ts';
import { type ActionStanding, actionStandings } from '../../register/action-standing.ts';
import type { Board } from '../../register/board.ts';
import { dueDate, dueNow } from '../../register/due.ts';
import { dueRecordOf } from '../../register/due-record.ts';
import type { Meeting } from '../../register/meeting.ts';
import { ownerNames } from '../../register/owner.ts';
import {
  actionSheet,
  amendAction,
  amendActionInput,
  listActions,
  listActionsInput,
  raiseAction,
  raiseInput,
} from '../../secretariat/actions.ts';
import { removeAction, removeInput } from '../../secretariat/removals.ts';
import { boardOrFail, type Desk, officeOf, printJson, printTable } from '../terminal/desk.ts';
import { boardOption, dayOption, withExample, wordsOption } from '../terminal/options.ts';
import { doneOrFail, foundOrFail, inputFrom } from '../terminal/outcomes.ts';
import { actionTransitionVerbs } from './action-transitions.ts';
import { actionOrFail, changeAction, dueBriefly, show } from './action-words.ts';
import { extensionVerbs } from './extensions.ts';

type Listed = {
  board: string;
  status?: ActionStanding[];
  overdue?: boolean;
  csv?: boolean;
  json?: boolean;
};

export function actionVerbs(matters: Command, desk: Desk): void {
  const action = matters
    .command('action')
    .description('what a board asked for: add, change, list, show, remove');
  const onBoard = (verb: string, description: string): Command =>
    action.command(verb).description(description).requiredOption('--board <id>', 'the board', boardOption);
  const section = ['--section <title>', 'the agenda section it arose under', wordsOption] as const;
  const minuted = ['--minuted <text>', 'the minute’s own wording, where it differs', wordsOption] as const;

  withExample(
    onBoard('add', 'a new action, besides those that notes bring')
      .requiredOption('--text <text>', 'what is asked for, as the Overview is to print it', wordsOption)
      .requiredOption(
        '--owner <owner>',
        'of whom: an owner’s code or name, or several with “and” between them',
      )
      .option('--due <when>', 'a date, a meeting, "next meeting" (as when left out) or none', wordsOption)
      .option(
        '--meeting <meeting>',
        'the meeting that asked, by its day or identity; the last one when left out',
      )
      .option(...section)
      .option(...minuted),
    'action add --board pdb --owner force --text "Report how long 101 callers wait" --due 2024-12-11',
  ).action(async ({ board, ...options }: { board: string }) => {
    const input = inputFrom(raiseInput, options);
    const service = await desk.service();
    const { thing } = doneOrFail(await raiseAction(await officeOf(desk, service, board), input));
    return show(desk, service, thing);
  });

  withExample(
    action
      .command('change <ref>')
      .description('its wording, owner, due date or section; or by when its undertaking is due')
      .option('--text <text>', 'what is asked for', wordsOption)
      .option('--owner <owner>', 'of whom: an owner’s code or name')
      .option('--due <when>', 'a date, a meeting, "next meeting" or none', wordsOption)
      .option('--reason <text>', 'why, as its history is to say', wordsOption)
      .option(...section)
      .option(...minuted),
    'action change PDB-2024-10-2 --due 2025-03-12 --reason "the figures come out in February"',
    'action change PDB-2024-10-2 --owner "Chief Constable and PCC"',
  ).action((ref: string, options) => {
    const input = inputFrom(amendActionInput, options);
    return changeAction(desk, ref, (office, named) => amendAction(office, named, input));
  });

  withExample(
    onBoard('list', 'the actions of a board, those still owed unless --status says')
      .addOption(
        new Option('--status <status...>', 'those that stand in one of these ways').choices(actionStandings),
      )
      .option('--owner <owner>', 'of one owner, alone or with others')
      .option('--raised-at <meeting>', 'that one meeting asked for')
      .option('--due-at <meeting>', 'of which something falls due at that meeting, or on its day')
      .option('--due-by <date>', 'of which something falls due on that day or before', dayOption)
      .option('--due-before <date>', 'of which something falls due before that day', dayOption)
      .option('--due-after <date>', 'of which something falls due after that day', dayOption)
      .option('--overdue', 'of which something was due before today')
      .option('--words <words>', 'with words that begin so, each of them, in what it says', wordsOption)
      .option('--csv', 'for a spreadsheet, by the day on which they are due')
      .option(
        '--json',
        'as JSON, each with `dueOn`, the day what is owed now falls due, and what became of it',
      ),
    'action list --board pdb',
    'action list --board pdb --status all --owner force --json',
    'action list --board pdb --status overdue undertaking --csv',
    'action list --board pdb --status all --words "rural crime"',
  ).action(async ({ board, json, csv, overdue: isOverdue, ...options }: Listed) => {
    const input = inputFrom(listActionsInput, { ...options, ...(isOverdue && { overdue: 'true' }) });
    const service = await desk.service();
    const office = await officeOf(desk, service, board);
    if (csv) return desk.data(foundOrFail(await actionSheet(office, input)).written.toString());
    const { actions, meetings } = foundOrFail(await listActions(office, input));
    if (json) {
      return printJson(
        desk,
        actions.map((one) => withDueDay(one, office.board, meetings)),
      );
    }
    const owners = await service.register.owners(board);
    return printTable(
      desk,
      ['Reference', 'Status', 'Owner', 'Due', 'Action'],
      actions.map((one) => [
        one.ref,
        hasUnmetUndertaking(one) ? 'discharged on an undertaking' : one.status,
        ownerNames(owners, one),
        dueBriefly(dueNow(one), meetings),
        one.text,
      ]),
      options.status === undefined ? 'Nothing is owed.' : 'There are none.',
    );
  });

  withExample(
    action
      .command('show <ref>')
      .description('an action and its whole history')
      .option('--json', 'as JSON, with `dueOn`, the day what is owed now falls due, and what became of it'),
    'action show PDB-2024-10-2',
  ).action(async (ref: string, { json }: { json?: boolean }) => {
    const service = await desk.service();
    const shown = await actionOrFail(desk, service, ref);
    if (json) {
      const board = await boardOrFail(service, shown.board);
      const meetings = await service.register.meetingsFor(board.id, { actions: [shown], programme: [] });
      return printJson(desk, withDueDay(shown, board, meetings));
    }
    return show(desk, service, shown, desk.data);
  });

  withExample(
    action
      .command('remove <ref>')
      .description('takes back one that was entered by mistake; where a mail told of it, it is marked so')
      .requiredOption('--reason <text>', 'why', wordsOption),
    'action remove PDB-2024-10-3 --reason "entered twice"',
  ).action((ref: string, options) => {
    const input = inputFrom(removeInput, options);
    return changeAction(desk, ref, (office, named) => removeAction(office, named, input));
  });

  actionTransitionVerbs(matters, desk);
  extensionVerbs(matters, desk);
}

const withDueDay = (action: Action, board: Board, meetings: readonly Meeting[]) => ({
  ...action,
  dueOn: dueDate(dueNow(action), meetings),
  ...dueRecordOf(action, meetings, board),
});
