import type { Command } from 'commander';
import type { Action, ActionRef } from '../../register/action.ts';
import {
  dischargeAction,
  dischargeInput,
  disclaimAction,
  disclaimInput,
  fulfilInput,
  fulfilUndertaking,
  keepWithOwner,
  keepWithOwnerInput,
  pauseAction,
  pauseInput,
  proposeAction,
  proposeInput,
  reopenAction,
  reopenInput,
  resumeAction,
  sendBackAction,
  sendBackInput,
  withdrawAction,
  withdrawInput,
} from '../../secretariat/actions.ts';
import type { Done, NotDone, Office } from '../../secretariat/office.ts';
import { type Desk, Misused } from '../terminal/desk.ts';
import { dayOption, several, webAddressOption, withExample, wordsOption } from '../terminal/options.ts';
import { type Flags, inputFrom } from '../terminal/outcomes.ts';
import { changeAction } from './action-words.ts';
import { dischargeSeveral, type HowOf, howOfOption } from './bulk-discharge.ts';

type Moved = { undertaking?: string; by?: string; howOf?: HowOf[] };

const flags: Flags = { 'undertaking.text': '--undertaking', 'undertaking.by': '--by' };

/** What changes the state of an action, each a verb of its own. */
export function actionTransitionVerbs(matters: Command, desk: Desk): void {
  const verbOf = (verb: string, description: string): Command =>
    matters.command(`${verb} <ref>`).description(description);
  const onDay = (verb: Command): Command =>
    verb.requiredOption('--on <date>', 'the day it was, as 2024-12-11', dayOption);
  const dated = (verb: string, description: string): Command => onDay(verbOf(verb, description));
  const how = (verb: Command): Command =>
    verb.requiredOption('--how <text>', 'how, as the notes are to print it', wordsOption);
  const because = (verb: Command): Command => verb.requiredOption('--reason <text>', 'why', wordsOption);
  const evidence = (verb: Command): Command =>
    verb.option('--evidence <url...>', 'where it can be seen; may be given again', several(webAddressOption));
  const saidBy = (verb: Command): Command =>
    verb.option('--said-by <name>', 'who of the owner’s office says so', wordsOption);
  type Perform = (office: Office, ref: ActionRef) => Promise<Done<Action> | NotDone>;
  const carryOut = (ref: string, perform: Perform): Promise<void> => changeAction(desk, ref, perform, flags);

  withExample(
    evidence(
      how(
        onDay(
          matters
            .command('discharge <refs...>')
            .description(
              'logs that the board accepts it as done, and how; of several, each is decided by itself',
            ),
        ),
      ),
    )
      .option(
        '--how-of <ref=how>',
        'how one of several was discharged, where otherwise; may be given again',
        several(howOfOption),
      )
      .option('--meeting <meeting>', 'the meeting that accepted it; that of the day when left out')
      .option(
        '--undertaking <text>',
        'what is still to be provided, and is chased until it is met',
        wordsOption,
      )
      .option('--by <when>', 'by when the undertaking is to be met: a date, a meeting, or "next meeting"'),
    'discharge PDB-2024-10-2 --on 2024-12-11 --how "figures were in the papers" --evidence https://pcc.example/papers',
    'discharge PDB-2024-10-3 --on 2024-12-11 --how "report to follow" --undertaking "the audit report" --by 2025-03-12',
    'discharge PDB-2024-10-2 PDB-2024-10-4 --on 2024-12-11 --how "in the papers" --how-of "PDB-2024-10-4=sent on 20 November"',
  ).action(([ref = '', ...others]: string[], { undertaking: text, by, howOf = [], ...rest }: Moved) => {
    if (others.length > 0 || howOf.length > 0) {
      if (text !== undefined || by !== undefined) {
        throw new Misused('--undertaking is of one action: discharge that by itself');
      }
      return dischargeSeveral(desk, [ref, ...others], howOf, rest);
    }
    const promised = text !== undefined || by !== undefined;
    const input = inputFrom(
      dischargeInput,
      { ...rest, ...(promised && { undertaking: { text, by } }) },
      flags,
    );
    return carryOut(ref, (office, action) => dischargeAction(office, action, input));
  });

  withExample(
    how(dated('met', 'logs that what a discharge rested on has been provided')),
    'met PDB-2024-10-3 --on 2025-02-20 --how "audit report sent to the PCC"',
  ).action((ref: string, options) => {
    const input = inputFrom(fulfilInput, options);
    return carryOut(ref, (office, action) => fulfilUndertaking(office, action, input));
  });

  withExample(
    saidBy(
      evidence(
        how(dated('propose', 'logs that the owner says it is done, or provided as promised; reminders stop')),
      ),
    ),
    'propose PDB-2024-10-2 --on 2024-11-20 --how "figures sent to the secretary"',
  ).action((ref: string, options) => {
    const input = inputFrom(proposeInput, options);
    return carryOut(ref, (office, action) => proposeAction(office, action, input));
  });

  withExample(
    because(
      verbOf('send-back', 'logs that what the owner says is done is not accepted; its next mail says why'),
    ),
    'send-back PDB-2024-10-2 --reason "the figures left out two districts"',
  ).action((ref: string, options) => {
    const input = inputFrom(sendBackInput, options);
    return carryOut(ref, (office, action) => sendBackAction(office, action, input));
  });

  withExample(
    saidBy(
      because(
        dated(
          'disclaim',
          'logs that an office says it is not its to answer; it stays owed until that is decided',
        ),
      ),
    )
      .option('--owner <owner>', 'the office that says so, where several owe it')
      .option('--whose <words>', 'whose it is: an owner, or in its own words', wordsOption),
    'disclaim PDB-2024-10-2 --on 2024-11-20 --whose PCC --reason "the figures are the commissioner’s"',
  ).action((ref: string, options) => {
    const input = inputFrom(disclaimInput, options);
    return carryOut(ref, (office, action) => disclaimAction(office, action, input));
  });

  withExample(
    because(
      verbOf('keep', 'leaves it with the office that says it is not its to answer, whose next mail says why'),
    ),
    'keep PDB-2024-10-2 --reason "the Force runs the call centre"',
  ).action((ref: string, options) => {
    const input = inputFrom(keepWithOwnerInput, options);
    return carryOut(ref, (office, action) => keepWithOwner(office, action, input));
  });

  withExample(
    because(dated('withdraw', 'logs that the board no longer asks for it')),
    'withdraw PDB-2024-10-2 --on 2024-12-11 --reason "overtaken by the new plan"',
  ).action((ref: string, options) => {
    const input = inputFrom(withdrawInput, options);
    return carryOut(ref, (office, action) => withdrawAction(office, action, input));
  });

  withExample(
    because(
      verbOf('pause', 'has it neither chased nor escalated until a day; it stands in every paper as before'),
    ).requiredOption('--until <date>', 'the day on which it is chased again, as 2025-01-13', dayOption),
    'pause PDB-2024-10-2 --until 2025-01-13 --reason "the census figures come out in January"',
  ).action((ref: string, options) => {
    const input = inputFrom(pauseInput, options);
    return carryOut(ref, (office, action) => pauseAction(office, action, input));
  });

  withExample(
    verbOf('resume', 'has it chased again, though the day until which it was paused has not come'),
    'resume PDB-2024-10-2',
  ).action((ref: string) => carryOut(ref, resumeAction));

  withExample(
    because(verbOf('reopen', 'sets a proposal, discharge or withdrawal aside')),
    'reopen PDB-2024-10-2 --reason "the figures left out two districts"',
  ).action((ref: string, options) => {
    const input = inputFrom(reopenInput, options);
    return carryOut(ref, (office, action) => reopenAction(office, action, input));
  });
}
