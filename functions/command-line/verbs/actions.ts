import { type Command, Option } from 'commander';
import { type CalendarDate, inFull, monthOf } from '../../calendar/days.ts';
import {
  type Action,
  type ActionStatus,
  actionStatuses,
  byReference,
  hasUnmetUndertaking,
  nextRef,
} from '../../register/action.ts';
import { change as changeAction, raise } from '../../register/action-transitions.ts';
import { dueDate, dueNow } from '../../register/due.ts';
import { hasDate, type Meeting, withoutDay } from '../../register/meeting.ts';
import { latestMeeting } from '../../register/meetings.ts';
import { ownerName } from '../../register/owner.ts';
import {
  actionNamed,
  asOfOr,
  authorOf,
  boardNamed,
  type Desk,
  Failed,
  kept,
  keptAsNext,
  Misused,
  made,
  meetingNamed,
  ownerCalled,
  printJson,
  printTable,
  type Service,
} from '../terminal/desk.ts';
import { boardOption, withExample, wordsOption } from '../terminal/options.ts';
import { actionMoveVerbs } from './action-transitions.ts';
import { dueBriefly, show } from './action-words.ts';
import { dueAsked } from './due-asked.ts';

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

/** Keeps a new action under the next number of its meeting's month; when that was taken meanwhile, the one after. */
async function raised(desk: Desk, service: Service, asked: Asked): Promise<Action> {
  const { register } = service;
  const board = await boardNamed(service, asked.board);
  const [meetings, owners] = await Promise.all([register.meetings(board.id), register.owners(board.id)]);
  const today = asOfOr(desk, board);
  const at = meetingThatAsked(meetings, asked.meeting, today);
  return keptAsNext(service, async () =>
    raise(
      {
        board: board.id,
        ref: nextRef(board.id, at.date, await register.actionsRaisedIn(board.id, monthOf(at.date))),
        raisedAt: at.id,
        raisedOn: at.date,
        text: asked.text,
        minuted: null,
        section: asked.section ?? null,
        owner: ownerCalled(owners, asked.owner).id,
        due: dueAsked(asked.due ?? 'next meeting', meetings, at.date, at.date),
      },
      authorOf(desk),
    ),
  );
}

function meetingThatAsked(meetings: readonly Meeting[], name: string | undefined, today: CalendarDate) {
  const at = name === undefined ? latestMeeting(meetings, today) : meetingNamed(meetings, name);
  if (at === undefined) {
    throw new Failed('no meeting can have asked for it yet: add the one that did with matters meeting add');
  }
  if (!hasDate(at)) {
    throw new Failed(`meeting ${at.id} cannot have asked for it: it ${withoutDay(at)}`);
  }
  if (at.date > today) {
    throw new Failed(`meeting ${at.id} cannot have asked for it: ${inFull(at.date)} has not come yet`);
  }
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
    if (asked.json) {
      return printJson(
        desk,
        actions.map((one) => withDueDay(one, meetings)),
      );
    }
    return printTable(
      desk,
      ['Reference', 'Status', 'Owner', 'Due', 'Action'],
      actions.map((one) => [
        one.ref,
        hasUnmetUndertaking(one) ? 'discharged on an undertaking' : one.status,
        ownerName(owners, one.owner),
        dueBriefly(dueNow(one), meetings),
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

  actionMoveVerbs(matters, desk);
}

const withDueDay = (action: Action, meetings: readonly Meeting[]) => ({
  ...action,
  dueOn: dueDate(dueNow(action), meetings),
});

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
  if ([text, owner, due, section].every((given) => given === undefined)) {
    throw new Misused('say what to change: --text, --owner, --due or --section');
  }
  const amendment = {
    ...(text !== undefined && { text }),
    ...(section !== undefined && { section }),
    ...(owner !== undefined && { owner: ownerCalled(owners, owner).id }),
    ...(due !== undefined && { due: dueAsked(due, meetings, asOfOr(desk, board), before.raisedOn) }),
  };
  const after = made(changeAction(before, amendment, authorOf(desk))).action;
  if (after === before) return desk.say(`${before.ref} says so already.\n`);
  await kept(service, after);
  return show(desk, service, after);
}
