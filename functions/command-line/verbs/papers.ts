import type { Command } from 'commander';
import type { CalendarDate } from '../../calendar/days.ts';
import { type FormatOf, formatsOf } from '../../papers/formats.ts';
import { itemTwoInput, itemTwoPaper, overviewPaper } from '../../secretariat/papers.ts';
import { type Desk, officeOf, writePaper } from '../terminal/desk.ts';
import { boardOption, dayOption, outOption, withExample } from '../terminal/options.ts';
import { foundOrFail, inputFrom } from '../terminal/outcomes.ts';
import { formatFor, formatOption } from '../terminal/paper-format.ts';

type OverviewOptions = {
  board: string;
  asOf?: CalendarDate;
  openOnly?: boolean;
  format?: FormatOf<'overview'>;
  out?: string;
};
type ItemTwoOptions = {
  board: string;
  meeting: string;
  format?: FormatOf<'itemTwo'>;
  out?: string;
  json?: boolean;
};

export function paperVerbs(matters: Command, desk: Desk): void {
  withExample(
    matters
      .command('overview')
      .description('the Overview of Actions: what is open, and what was closed since the last meeting')
      .requiredOption('--board <id>', 'the board', boardOption)
      .option('--as-of <date>', 'the day it speaks for; today when left out', dayOption)
      .option('--open-only', 'open actions only, as the notes print it')
      .addOption(formatOption(formatsOf.overview, 'md'))
      .option(...outOption),
    'overview --board pdb --out overview.docx',
    'overview --board pdb --as-of 2024-12-03 --open-only',
  ).action(({ board, asOf, openOnly = false, ...options }: OverviewOptions) => {
    const format = formatFor(options, formatsOf.overview, 'md');
    return writePaper(desk, { ...options, format }, async () => {
      const office = await officeOf(desk, await desk.service(), board, asOf);
      return foundOrFail(await overviewPaper(office, { openOnly }, format)).written;
    });
  });

  withExample(
    matters
      .command('item2')
      .description('the wording of “Notes of previous meeting” for a meeting: what was discharged, and how')
      .requiredOption('--board <id>', 'the board', boardOption)
      .requiredOption('--meeting <meeting>', 'the meeting, by its day or its identity')
      .addOption(formatOption(formatsOf.itemTwo, 'txt'))
      .option('--json', 'as JSON, which is --format json')
      .option(...outOption),
    'item2 --board pdb --meeting 2024-12-11',
  ).action(({ board, meeting, format, json, ...options }: ItemTwoOptions) => {
    const input = inputFrom(itemTwoInput, { meeting });
    const said = { ...options, format: json ? ('json' as const) : format };
    const wanted = formatFor(said, formatsOf.itemTwo, 'txt');
    return writePaper(desk, { ...options, format: wanted }, async () => {
      const office = await officeOf(desk, await desk.service(), board);
      return foundOrFail(await itemTwoPaper(office, input, wanted)).written;
    });
  });
}
