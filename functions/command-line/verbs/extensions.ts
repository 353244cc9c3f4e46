import type { Command } from 'commander';
import {
  askForExtension,
  askForExtensionInput,
  grantExtension,
  grantExtensionInput,
  refuseExtension,
  refuseExtensionInput,
} from '../../secretariat/actions.ts';
import type { Desk } from '../terminal/desk.ts';
import { dayOption, withExample, wordsOption } from '../terminal/options.ts';
import { inputFrom } from '../terminal/outcomes.ts';
import { changeAction } from './action-words.ts';

/** More time for what is owed: asked for by its owner, and granted or refused by the board. */
export function extensionVerbs(matters: Command, desk: Desk): void {
  const extension = matters
    .command('extension')
    .description('more time for what is owed: asked for by its owner, granted or refused by the board');
  const dated = (verb: string, description: string): Command =>
    extension
      .command(`${verb} <ref>`)
      .description(description)
      .requiredOption('--on <date>', 'the day it was, as 2024-12-11', dayOption);
  const decided = (verb: string, description: string): Command =>
    dated(verb, description).option(
      '--meeting <meeting>',
      'the meeting that decided; that of the day when left out',
    );

  withExample(
    dated('ask', 'logs that the owner asks for more time; until the board decides it stays due when it is')
      .requiredOption('--until <when>', 'until when: a date, a meeting, or "next meeting"', wordsOption)
      .requiredOption('--reason <text>', 'why', wordsOption)
      .option('--asked-by <name>', 'who of the owner’s office asked', wordsOption),
    'extension ask PDB-2024-10-2 --on 2024-11-20 --until 2025-03-12 --reason "the figures come out in February"',
  ).action((ref: string, options) => {
    const input = inputFrom(askForExtensionInput, options);
    return changeAction(desk, ref, (office, action) => askForExtension(office, action, input));
  });

  withExample(
    decided('grant', 'logs that the board gives the time asked for: it is due then'),
    'extension grant PDB-2024-10-2 --on 2024-12-11',
  ).action((ref: string, options) => {
    const input = inputFrom(grantExtensionInput, options);
    return changeAction(desk, ref, (office, action) => grantExtension(office, action, input));
  });

  withExample(
    decided('refuse', 'logs that the board does not give it, and why').requiredOption(
      '--reason <text>',
      'why',
      wordsOption,
    ),
    'extension refuse PDB-2024-10-2 --on 2024-12-11 --reason "the figures are needed for the budget"',
  ).action((ref: string, options) => {
    const input = inputFrom(refuseExtensionInput, options);
    return changeAction(desk, ref, (office, action) => refuseExtension(office, action, input));
  });
}
