import type { Command } from 'commander';
import type { CalendarDate } from '../../calendar/days.ts';
import { type FormatOf, formatsOf } from '../../papers/formats.ts';
import { calendarInput, calendarPaper } from '../../secretariat/papers.ts';
import { type Desk, officeOf, writePaper } from '../terminal/desk.ts';
import { boardOption, dayOption, outOption, withExample } from '../terminal/options.ts';
import { foundOrFail, inputFrom } from '../terminal/outcomes.ts';
import { formatFor, formatOption } from '../terminal/paper-format.ts';

/** What is printed was called `text` before it was called as its files end. */
const formats = [...formatsOf.calendar, 'text'] as const;
type Options = {
  board: string;
  meeting?: string;
  asOf?: CalendarDate;
  format?: FormatOf<'calendar'> | 'text';
  out?: string;
};

export function calendarVerbs(matters: Command, desk: Desk): void {
  withExample(
    matters
      .command('calendar')
      .description(
        'the days that lead up to a meeting: papers, publication and reminders, each with its reason',
      )
      .requiredOption('--board <id>', 'the board', boardOption)
      .option(
        '--meeting <meeting>',
        'the meeting, by its identity or its day, or any day to see what would be; the next meeting when left out',
      )
      .option(
        '--as-of <date>',
        'the day from which the next meeting is looked for; today when left out',
        dayOption,
      )
      .addOption(formatOption(formats, 'txt'))
      .option(...outOption),
    'calendar --board pdb',
    'calendar --board pdb --meeting 2024-12-11',
    'calendar --board pdb --meeting 2024-12 --out december.ics',
  ).action(({ board, meeting, asOf, format, ...options }: Options) => {
    const input = inputFrom(calendarInput, { meeting });
    const said = { ...options, format: format === 'text' ? ('txt' as const) : format };
    const wanted = formatFor(said, formatsOf.calendar, 'txt');
    return writePaper(desk, { ...options, format: wanted }, async () => {
      const office = await officeOf(desk, await desk.service(), board, asOf);
      const { written, cautions } = foundOrFail(
        await calendarPaper(office, input, wanted, options.out === undefined ? desk.inRed : undefined),
      );
      for (const { what } of cautions) desk.say(`${what}.\n`);
      return written;
    });
  });
}
