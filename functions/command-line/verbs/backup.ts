import type { Command } from 'commander';
import { type CalendarDate, dayIn, inWords, timeIn } from '../../calendar/days.ts';
import { countOf, series } from '../../words/english.ts';
import { type BackedUp, type Desk, keeperAt, Misused, printJson, type Restored } from '../terminal/desk.ts';
import { dayOption, withExample } from '../terminal/options.ts';

const zone = 'Europe/London';

type Asked = { into: string; sentUntil?: CalendarDate; evidence?: string; json?: boolean };

export function backupVerbs(matters: Command, desk: Desk): void {
  const stage = (): string | undefined => matters.opts<{ stage?: string }>().stage;

  withExample(
    matters
      .command('backup [file]')
      .description(
        'copies all that the register stands on into a zip, while it is worked with: ledger, mails, uploads, secrets',
      )
      .option('--json', 'as JSON'),
    'backup',
    'backup /media/usb/register.zip',
  ).action(async (file: string | undefined, { json }: { json?: boolean }) => {
    const done = await keeperAt(desk).backUp(file, stage());
    if (json) return printJson(desk, done);
    return desk.data(backedUpInWords(done));
  });

  withExample(
    matters
      .command('restore <file>')
      .description('puts a backup into an empty folder, with sending frozen until somebody thaws it')
      .requiredOption('--into <folder>', 'the folder, which is made')
      .option(
        '--sent-until <date>',
        'the last day on which the service that the backup is of could send; today when left out',
        dayOption,
      )
      .option(
        '--evidence <folder>',
        'the mail folder of that service, where it still is: what lies there went',
      )
      .option('--json', 'as JSON'),
    'restore matters-backup-2026-11-24-0730.zip --into /srv/matters/data',
    'restore register.zip --into data --sent-until 2026-11-24 --evidence /mnt/old/data/mail',
  ).action(async (file: string, { json, ...restoring }: Asked) => {
    if (stage() !== undefined) throw new Misused('a stage is restored where it is: docs/restore.md');
    const restored = await keeperAt(desk).restore(file, restoring);
    if (json) return printJson(desk, restored);
    for (const caution of restored.cautions) desk.say(`! ${caution}\n`);
    return desk.data(restoredInWords(restored));
  });
}

const ofBoards = (boards: readonly string[]): string =>
  boards.length === 0 ? 'no board' : `${boards.length === 1 ? 'board' : 'boards'} ${series([...boards])}`;

function backedUpInWords({ file, made, boards, items, files, bytes }: BackedUp): string {
  const when = `${inWords(dayIn(zone, made))}, ${timeIn(zone, made)}`;
  return [
    `Written to ${file}: ${ofBoards(boards)} as of ${when}; ${countOf(items, 'thing')} and ${countOf(files, 'file')}, ${megabytes(bytes)}.\n`,
    'It holds names, mail addresses, what was sent, and the secrets that sign links and tokens: keep it where only those can read it who need it, on another machine.\n',
  ].join('');
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

function restoredInWords({ folder, made, boards, items, files, inDoubt, sentUntil }: Restored): string {
  const when = `${inWords(dayIn(zone, made))}, ${timeIn(zone, made)}`;
  const doubt =
    inDoubt === 0
      ? 'No mail is in doubt.'
      : `Of ${countOf(inDoubt, 'mail')} that may have gone from then until ${inWords(sentUntil)} nobody knows whether ${inDoubt === 1 ? 'it' : 'they'} did: matters status names each, and none is sent by itself.`;
  const matters = `MATTERS_DATA="${folder}" npm run -s matters --`;
  return [
    `Restored into ${folder}: ${ofBoards(boards)} as of ${when}; ${countOf(items, 'thing')} and ${countOf(files, 'file')}.\n`,
    `What was recorded after that is not in it. ${doubt}\n`,
    'Sending is frozen. See that the service which the backup is of can send nothing any more, look, settle what you know, and thaw:\n',
    `  ${matters} status\n`,
    `  ${matters} mail thaw --other-ended\n`,
  ].join('');
}
