import { type Command, Option } from 'commander';
import { type CalendarDate, inFull } from '../../calendar/days.ts';
import { type FormatOf, formatsOf } from '../../papers/formats.ts';
import type { Check } from '../../papers/pack-checks.ts';
import { endChairLinks, endChairLinksInput } from '../../secretariat/boards.ts';
import { chairLink, chairSheetInput, chairSheetPaper } from '../../secretariat/chair-sheet.ts';
import { packChecks, packInput, packPaper } from '../../secretariat/pack.ts';
import { actionReportPaper, itemTwoInput, itemTwoPaper, overviewPaper } from '../../secretariat/papers.ts';
import { type Desk, Failed, Misused, officeOf, writePaper } from '../terminal/desk.ts';
import { boardOption, dayOption, outOption, withExample, wordsOption } from '../terminal/options.ts';
import { doneOrFail, foundOrFail, inputFrom } from '../terminal/outcomes.ts';
import { formatFor, formatOption } from '../terminal/paper-format.ts';

type OverviewOptions = {
  board: string;
  asOf?: CalendarDate;
  openOnly?: boolean;
  withHistory?: boolean;
  format?: FormatOf<'overview'>;
  out?: string;
};
type ReportOptions = {
  board: string;
  asOf?: CalendarDate;
  format?: FormatOf<'actionReport'>;
  out?: string;
};
type SheetOptions = {
  board: string;
  meeting?: string;
  format?: FormatOf<'chairSheet'>;
  out?: string;
  link?: boolean;
  endLinks?: boolean;
  reason?: string;
};
type PackOptions = { board: string; meeting?: string; asOf?: CalendarDate; check?: boolean; out?: string };
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
      .option(
        '--with-history',
        'with columns for when each was first due, and how often it was moved and carried over',
      )
      .addOption(formatOption(formatsOf.overview, 'md'))
      .option(...outOption),
    'overview --board pdb --out overview.docx',
    'overview --board pdb --as-of 2024-12-03 --open-only',
    'overview --board pdb --with-history',
  ).action(({ board, asOf, openOnly = false, withHistory = false, ...options }: OverviewOptions) => {
    const format = formatFor(options, formatsOf.overview, 'md');
    return writePaper(desk, { ...options, format }, async () => {
      const office = await officeOf(desk, await desk.service(), board, asOf);
      return foundOrFail(await overviewPaper(office, { openOnly, withHistory }, format)).written;
    });
  });

  withExample(
    matters
      .command('action-report')
      .description(
        'the page before a meeting, for chair and secretary: what is due, overdue, reported done, promised, and missing',
      )
      .requiredOption('--board <id>', 'the board', boardOption)
      .option('--as-of <date>', 'the day it speaks for; today when left out', dayOption)
      .addOption(formatOption(formatsOf.actionReport, 'md'))
      .option(...outOption),
    'action-report --board pdb --out action-report.docx',
  ).action(({ board, asOf, ...options }: ReportOptions) => {
    const format = formatFor(options, formatsOf.actionReport, 'md');
    return writePaper(desk, { ...options, format }, async () => {
      const office = await officeOf(desk, await desk.service(), board, asOf);
      return foundOrFail(await actionReportPaper(office, format)).written;
    });
  });

  withExample(
    matters
      .command('chair-sheet')
      .description(
        'the chair’s sheet of a meeting to come, on one page: what is to be decided, pressed, promised and due; or a link to it',
      )
      .requiredOption('--board <id>', 'the board', boardOption)
      .option('--meeting <meeting>', 'the meeting, by its day or its identity; the next when left out')
      .addOption(formatOption(formatsOf.chairSheet, 'html'))
      .option(...outOption)
      .addOption(
        new Option('--link', 'an address at which whoever has it reads it, good for 14 days').conflicts([
          'format',
          'out',
        ]),
      )
      .addOption(
        new Option('--end-links', 'lets nobody in any more by the links given until now').conflicts([
          ...['meeting', 'format', 'out', 'link'],
        ]),
      )
      .option('--reason <text>', 'why the links are ended', wordsOption),
    'chair-sheet --board pdb --out sheet.pdf',
    'chair-sheet --board pdb --meeting 2024-12-11 --link',
    'chair-sheet --board pdb --end-links --reason "a mail was passed on to somebody outside"',
  ).action(async ({ board, meeting, link, endLinks, reason, ...options }: SheetOptions) => {
    if (reason !== undefined && !endLinks) throw new Misused('--reason is for --end-links');
    const office = async () => officeOf(desk, await desk.service(), board);
    if (endLinks) {
      const input = inputFrom(endChairLinksInput, { reason });
      doneOrFail(await endChairLinks(await office(), input));
      return desk.say('Ended: nobody is let in by the links for the chair that were given until now.\n');
    }
    const input = inputFrom(chairSheetInput, { meeting });
    if (link) {
      const { chairLinks } = await desk.service();
      const { address, until } = foundOrFail(await chairLink(await office(), chairLinks, input));
      desk.say(
        `Good until ${inFull(until)}, or until the meeting is over. Whoever has it may read the sheet:\n`,
      );
      return desk.data(`${address}\n`);
    }
    const format = formatFor(options, formatsOf.chairSheet, 'html');
    const print = format === 'pdf' ? printerOf(desk) : undefined;
    return writePaper(desk, { ...options, format }, async () => {
      const { written } = foundOrFail(
        await chairSheetPaper(await office(), input, format === 'json' ? 'json' : 'html'),
      );
      return print ? print(String(written)) : written;
    });
  });

  withExample(
    matters
      .command('pack')
      .description(
        'the pack of a meeting as one zip: Overview, item 2, programme, action report and calendar in Word, with their checksums',
      )
      .requiredOption('--board <id>', 'the board', boardOption)
      .option('--meeting <meeting>', 'the meeting, by its day or its identity; the next when left out')
      .option('--as-of <date>', 'the day it speaks for; today when left out', dayOption)
      .option('--check', 'writes none, and says what is to be put right in its papers first')
      .option(...outOption),
    'pack --board pdb --check',
    'pack --board pdb --out december.zip',
  ).action(async ({ board, meeting, asOf, check, out }: PackOptions) => {
    if (check) {
      const office = await officeOf(desk, await desk.service(), board, asOf);
      const { checks } = foundOrFail(await packChecks(office, inputFrom(packInput, { meeting })));
      return desk.data(checks.map(checkInWords).join(''));
    }
    const format = formatFor({ out }, formatsOf.pack, 'zip');
    const input = inputFrom(packInput, { meeting });
    return writePaper(desk, { format, ...(out !== undefined && { out }) }, async () => {
      const office = await officeOf(desk, await desk.service(), board, asOf);
      return foundOrFail(await packPaper(office, input)).written;
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

/** Throws {@link Failed} where no browser is at hand that prints, and where it does not. */
function printerOf({ printPage }: Desk): (html: string) => Promise<Uint8Array> {
  const instead = 'take --format html, which prints on one sheet';
  if (printPage === undefined) {
    throw new Failed(`no Chromium is at hand: name it in CHROMIUM, or ${instead}`);
  }
  return async (html) => {
    const pdf = await printPage(html);
    if (pdf === undefined) throw new Failed(`Chromium did not print it: ${instead}`);
    return pdf;
  };
}

/** That all is well; or what to do, thing by thing. */
const checkInWords = ({ well, matters }: Check): string =>
  matters.length === 0 ? `  ${well}\n` : matters.map(({ what }) => `! ${what}\n`).join('');
