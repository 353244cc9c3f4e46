import type { Command } from 'commander';
import { dayIn } from '../../calendar/days.ts';
import { listChanges, listChangesInput } from '../../secretariat/changes.ts';
import { type Desk, officeOf, printJson, printTable } from '../terminal/desk.ts';
import { boardOption, withExample } from '../terminal/options.ts';
import { foundOrFail, inputFrom } from '../terminal/outcomes.ts';

type Options = { board: string; since?: string; json?: boolean };

export function changeVerbs(matters: Command, desk: Desk): void {
  withExample(
    matters
      .command('changes')
      .description('what has changed of a board and all that is its own, in the order of time')
      .requiredOption('--board <id>', 'the board', boardOption)
      .option('--since <when>', 'from that day on, or that moment as 2024-12-11T15:40:00Z')
      .option('--json', 'as JSON, with what each field was and became'),
    'changes --board pdb --since 2024-12-01',
  ).action(async ({ board, json, ...options }: Options) => {
    const input = inputFrom(listChangesInput, options);
    const office = await officeOf(desk, await desk.service(), board);
    const changes = foundOrFail(await listChanges(office, input));
    if (json) return printJson(desk, changes);
    const { timeZone } = office.board;
    return printTable(
      desk,
      ['Day', 'Of', 'What', 'Who'],
      changes.map(({ at, kind, id, what, by }) => [dayIn(timeZone, at), `${kind} ${id}`, what, by]),
      'Nothing has changed.',
    );
  });
}
