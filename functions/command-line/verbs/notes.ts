import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import type { CalendarDate } from '../../calendar/days.ts';
import { readNotes } from '../../minutes/reading/read.ts';
import type { Offer } from '../../minutes/recording/offering.ts';
import { recordingFor } from '../../minutes/recording/whole-board.ts';
import { type Part, parts } from '../../register/received-notes.ts';
import { countOf } from '../../words/english.ts';
import {
  asOfOr,
  authorOf,
  boardNamed,
  type Desk,
  Failed,
  keptAll,
  printJson,
  type Service,
  whyNoFile,
} from '../terminal/desk.ts';
import { boardOption, dayOption, withExample } from '../terminal/options.ts';
import { matterInWords, notRecordedInWords } from './attention-words.ts';
import { findingsInWords } from './notes-words.ts';

type Reading = Extract<Awaited<ReturnType<typeof readNotes>>, { outcome: 'read' }>;

/** The notes in that file. Throws {@link Failed}, naming the file, when there is none or it cannot be read. */
async function notesIn(path: string): Promise<Reading> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new Failed(`${path} cannot be opened: ${whyNoFile(error)}`);
  });
  const reading = await readNotes({ name: basename(path), bytes });
  if (reading.outcome === 'unreadable') throw new Failed(reading.why);
  return reading;
}

type Asked = { board: string; meeting?: CalendarDate; only?: Part; yes?: boolean; asOf?: CalendarDate };

export function notesVerbs(matters: Command, desk: Desk): void {
  withExample(
    matters
      .command('read <file>')
      .description('says what notes or a programme of work say (Word, PDF or text); nothing is written')
      .option('--json', 'as JSON, in a shape that programs may rely on'),
    'read notes.docx',
    'read notes.pdf --json',
  ).action(async (file: string, { json }: { json?: boolean }) => {
    const { findings, remarks } = await notesIn(file);
    for (const remark of remarks) desk.say(`${remark}\n`);
    if (json) return printJson(desk, findings);
    return desk.data(findingsInWords(findings));
  });

  withExample(
    matters
      .command('record <file>')
      .description(
        'puts notes, or a programme of work, into the register: shows what would change, asks, then does it',
      )
      .requiredOption('--board <id>', 'the board whose meeting it was', boardOption)
      .option('--meeting <date>', 'the day of the meeting, where the notes do not say', dayOption)
      .addOption(new Option('--only <part>', 'of a pack that holds both, only this part').choices(parts))
      .option('--yes', 'do it without asking')
      .option('--as-of <date>', 'the day it is recorded; today when left out', dayOption),
    'record notes.docx --board pdb',
    'record notes.txt --board pdb --meeting 2018-12-12 --yes',
    'record pack.pdf --board pcp --only programme',
  ).action(async (file: string, { board: id, meeting, only, yes = false, asOf }: Asked) => {
    const { findings, minuted, programmeOf, remarks } = await notesIn(file);
    const service = await desk.service();
    const board = await boardNamed(service, id);
    for (const remark of remarks) desk.say(`${remark}\n`);
    const author = { ...authorOf(desk, asOf), from: basename(file) };
    const said = { meetingDate: meeting ?? null, only: only ?? null };
    const notes = { file: basename(file), findings, minuted, programmeOf, ...said };
    const today = asOfOr(desk, board, asOf);
    const recording = await recordingFor(service.register, board, notes, today, author);
    if (recording.outcome === 'refused') throw new Failed(notRecordedInWords(recording));
    await carryOut(desk, service, recording, yes);
  });
}

async function carryOut(
  desk: Desk,
  service: Service,
  { changes, attention }: Offer,
  yes: boolean,
): Promise<void> {
  for (const { what } of changes) desk.data(`${what}\n`);
  for (const matter of attention) desk.say(`! ${matterInWords(matter)}\n`);
  if (changes.length === 0) return desk.say('Nothing to change: the register says all this already.\n');
  if (!yes && !(await agreed(desk, changes.length))) throw new Failed('nothing was recorded');
  // Recording again finishes what was cut off, since each change is worked out afresh.
  await keptAll(
    service,
    changes.map(({ thing }) => thing),
    'Record the same notes again',
  );
  return desk.say(`Recorded: ${countOf(changes.length, 'change')}.\n`);
}

async function agreed({ ask }: Desk, changes: number): Promise<boolean> {
  if (ask === undefined) throw new Failed('nobody is here to ask: say --yes to record it');
  return ask(`Record ${changes === 1 ? 'this change' : `these ${changes} changes`}?`);
}
