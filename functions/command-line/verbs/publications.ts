import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import type { CalendarDate } from '../../calendar/days.ts';
import { type FormatOf, formatsOf } from '../../papers/formats.ts';
import { publishable } from '../../register/meeting.ts';
import { findMeeting } from '../../secretariat/naming.ts';
import {
  certificateInput,
  certificatePaper,
  publicationInput,
  recordPublication,
} from '../../secretariat/publications.ts';
import { type Desk, Failed, Misused, officeOf, whyNoFile, writePaper } from '../terminal/desk.ts';
import { boardOption, dayOption, outOption, several, withExample, wordsOption } from '../terminal/options.ts';
import { doneOrFail, type Flags, foundOrFail, inputFrom, warn } from '../terminal/outcomes.ts';
import { formatFor, formatOption } from '../terminal/paper-format.ts';

type Published = {
  board: string;
  what?: string;
  item?: string;
  at?: string;
  file?: string[];
  name?: string;
  sha256?: string;
};
type Certified = {
  board: string;
  meeting: string;
  asOf?: CalendarDate;
  format?: FormatOf<'certificate'>;
  out?: string;
};

const flags: Flags = { 'files.name': '--name', 'files.sha256': '--sha256', files: '--file' };

/** The name of a file, and the SHA-256 of its bytes. Throws {@link Failed}, naming the file, when there is none. */
async function digestOf(path: string): Promise<{ name: string; sha256: string }> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new Failed(`${path} cannot be opened: ${whyNoFile(error)}`);
  });
  return { name: basename(path), sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function filesIn({ file: paths = [], name, sha256 }: Published) {
  if ((name === undefined) !== (sha256 === undefined)) {
    throw new Misused('a file that is not here is told by --name and --sha256 both');
  }
  const told = name !== undefined && sha256 !== undefined ? [{ name, sha256: sha256.toLowerCase() }] : [];
  const files = [...(await Promise.all(paths.map(digestOf))), ...told];
  if (files.length === 0)
    throw new Misused('give the file that was published with --file, or --name and --sha256');
  return files;
}

export function publicationVerbs(matters: Command, desk: Desk): void {
  withExample(
    matters
      .command('published <meeting>')
      .description('records what was published of a meeting, and when: with its files, the proof of notice')
      .requiredOption('--board <id>', 'the board', boardOption)
      .addOption(
        new Option(
          '--what <what>',
          'agenda, papers, both in one pack, or a late item; a pack when left out',
        ).choices(publishable),
      )
      .option('--item <ref>', 'the late item that it was, where that is on the programme')
      .option(
        '--at <moment>',
        'when it could be seen, as 2026-11-24T16:00 where the board is; now when left out',
      )
      .option('--file <file>', 'a file that was published; give it again for others', several(wordsOption))
      .option('--name <name>', 'in place of --file: what the file was called')
      .option('--sha256 <digest>', 'in place of --file: the SHA-256 of its bytes'),
    'published 2026-12 --board pcp --file agenda.pdf --at 2026-11-24T16:00',
    'published 2026-12 --board pcp --item PCP-ITEM-9 --file late.pdf',
  ).action(async (name: string, options: Published) => {
    const { board: code, item, at } = options;
    const what = options.what ?? (item === undefined ? undefined : 'late item');
    const given = {
      ...(what !== undefined && { what }),
      ...(item !== undefined && { item: item.toUpperCase() }),
      ...(at !== undefined && { at: at.replace(' ', 'T') }),
      files: await filesIn(options),
    };
    const input = inputFrom(publicationInput, given, flags);
    const office = await officeOf(desk, await desk.service(), code);
    const { board, register } = office;
    const meeting = foundOrFail(findMeeting(board, await register.meetings(board.id), name));
    const { thing, cautions } = doneOrFail(await recordPublication(office, meeting.id, input), flags);
    desk.say(`Meeting ${thing.id} of ${board.id}: ${thing.history.at(-1)?.what}.\n`);
    warn(desk, cautions);
  });

  withExample(
    matters
      .command('certificate')
      .description(
        'the certificate of notice of a meeting: when it was published, with which files, in time or not',
      )
      .requiredOption('--board <id>', 'the board', boardOption)
      .requiredOption('--meeting <meeting>', 'the meeting, by its identity, its day or its month')
      .option('--as-of <date>', 'the day it speaks for; today when left out', dayOption)
      .addOption(formatOption(formatsOf.certificate, 'txt'))
      .option(...outOption),
    'certificate --board pcp --meeting 2026-12 --out certificate.docx',
  ).action(({ board, meeting, asOf, ...options }: Certified) => {
    const input = inputFrom(certificateInput, { meeting });
    const format = formatFor(options, formatsOf.certificate, 'txt');
    return writePaper(desk, { ...options, format }, async () => {
      const office = await officeOf(desk, await desk.service(), board, asOf);
      return foundOrFail(await certificatePaper(office, input, format)).written;
    });
  });
}
