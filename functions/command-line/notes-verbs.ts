import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { type CalendarDate, inWords } from '../calendar/days.ts';
import { counted } from '../english.ts';
import type { Findings } from '../minutes/findings.ts';
import { readNotes } from '../minutes/reading/read.ts';
import type { WholeBoard } from '../minutes/recording/draft.ts';
import { type Recording, recordingOf } from '../minutes/recording/recording.ts';
import type { Board } from '../register/board.ts';
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
} from './desk.ts';
import { boardOption, dayOption, withExample } from './options.ts';

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

type Asked = { board: string; meeting?: CalendarDate; yes?: boolean; asOf?: CalendarDate };

export function notesVerbs(matters: Command, desk: Desk): void {
  withExample(
    matters
      .command('read <file>')
      .description('says what a meeting’s notes say (Word, PDF or text); nothing is written')
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
      .description('puts what the notes say into the register: shows what would change, asks, then does it')
      .requiredOption('--board <id>', 'the board whose meeting it was', boardOption)
      .option('--meeting <date>', 'the day of the meeting, where the notes do not say', dayOption)
      .option('--yes', 'do it without asking')
      .option('--as-of <date>', 'the day it is recorded; today when left out', dayOption),
    'record notes.docx --board pdb',
    'record notes.txt --board pdb --meeting 2018-12-12 --yes',
  ).action(async (file: string, { board: id, meeting, yes = false, asOf }: Asked) => {
    const { findings, minuted, remarks } = await notesIn(file);
    const service = await desk.service();
    const board = await boardNamed(service, id);
    for (const remark of remarks) desk.say(`${remark}\n`);
    const author = { ...authorOf(desk, asOf), from: basename(file) };
    const notes = { file: basename(file), findings, minuted, meetingDate: meeting ?? null };
    const recording = recordingOf(await wholeBoard(service, board), notes, asOfOr(desk, board, asOf), author);
    await carryOut(desk, service, recording, yes);
  });
}

async function wholeBoard({ register }: Service, board: Board): Promise<WholeBoard> {
  const [owners, meetings, actions, programme] = await Promise.all([
    register.owners(board.id),
    register.meetings(board.id),
    register.actions(board.id),
    register.programme(board.id),
  ]);
  return { board, owners, meetings, actions, programme };
}

async function carryOut(desk: Desk, service: Service, recording: Recording, yes: boolean): Promise<void> {
  if (recording.outcome === 'refused') throw new Failed(recording.why);
  const { changes, attention } = recording;
  for (const { what } of changes) desk.data(`${what}\n`);
  for (const matter of attention) desk.say(`! ${matter}\n`);
  if (changes.length === 0) return desk.say('Nothing to change: the register says all this already.\n');
  if (!yes && !(await agreed(desk, changes.length))) throw new Failed('nothing was recorded');
  // Recording again finishes what was cut off, since each change is worked out afresh.
  await keptAll(
    service,
    changes.map(({ thing }) => thing),
    'Record the same notes again',
  );
  return desk.say(`Recorded: ${counted(changes.length, 'change')}.\n`);
}

async function agreed({ ask }: Desk, changes: number): Promise<boolean> {
  if (ask === undefined) throw new Failed('nobody is here to ask: say --yes to record it');
  return ask(`Record ${changes === 1 ? 'this change' : `these ${changes} changes`}?`);
}

function findingsInWords({ board, meeting, actions, discharged, ...rest }: Findings): string {
  const on = (date: CalendarDate | null): string => (date === null ? 'not stated' : inWords(date));
  const lines = [
    `${board ?? 'Board not named'}, meeting of ${on(meeting.date)}`,
    `  previous meeting: ${on(meeting.previous)}; next meeting: ${on(meeting.next)}`,
    `Actions: ${actions.length === 0 ? 'none found' : ''}`.trimEnd(),
    ...actions.map(
      ({ text, status, owner, due }) =>
        `  [${status}] ${owner ?? 'owner not stated'}, due ${on(due)}: ${text}`,
    ),
    `Discharged: ${discharged.length === 0 ? (rest.nothingOutstanding ? 'nothing was outstanding' : 'none found') : ''}`.trimEnd(),
    ...discharged.map(({ text, how }) => `  ${text} (${how ?? 'how is not stated'})`),
    ...rest.differences.map(({ kind, detail }) => `Difference, ${kind}: ${detail}`),
    ...rest.unread.map(({ line, text, why }) => `Not read, line ${line} (${why}): ${text}`),
  ];
  return `${lines.join('\n')}\n`;
}
