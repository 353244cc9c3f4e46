import type { Command } from 'commander';
import { type CalendarDate, inWords } from '../../calendar/days.ts';
import type { Action } from '../../register/action.ts';
import {
  type ActionTransition,
  discharge,
  meetUndertaking,
  propose,
  reopen,
  withdraw,
} from '../../register/action-transitions.ts';
import type { Author } from '../../register/history.ts';
import { hasDate, type Meeting, whenInWords } from '../../register/meeting.ts';
import {
  actionNamed,
  asOfOr,
  authorOf,
  boardNamed,
  type Desk,
  Failed,
  kept,
  Misused,
  made,
  meetingNamed,
} from '../terminal/desk.ts';
import { dayOption, several, webAddressOption, withExample, wordsOption } from '../terminal/options.ts';
import { show } from './action-words.ts';
import { dueTyped } from './due-asked.ts';

type Moved = {
  on: CalendarDate;
  how: string;
  reason: string;
  evidence?: string[];
  meeting?: string;
  undertaking?: string;
  by?: CalendarDate;
};

type Decide = (
  action: Action,
  today: CalendarDate,
  author: Author,
  meetings: Meeting[],
) => ActionTransition<Action>;

/** The moves of an action, each a verb of its own. */
export function actionMoveVerbs(matters: Command, desk: Desk): void {
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
  if (!hasDate(meeting) || meeting.date > on) {
    throw new Failed(
      `meeting ${meeting.id}, set for ${whenInWords(meeting)}, cannot have accepted it by ${inWords(on)}`,
    );
  }
  return meeting;
}

function undertakingAsked({ undertaking: text, by, on }: Moved, meetings: readonly Meeting[]) {
  if (text === undefined && by === undefined) return null;
  if (text === undefined || by === undefined) {
    throw new Misused('an undertaking needs both --undertaking TEXT and --by DATE');
  }
  if (by < on) throw new Misused(`an undertaking of ${inWords(on)} cannot be due on ${inWords(by)}`);
  return { text, by: dueTyped(by, meetings, on), met: null };
}
