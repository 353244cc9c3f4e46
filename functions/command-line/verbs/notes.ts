import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Command, Option } from 'commander';
import { type CalendarDate, dayIn, inWords as dayInWords } from '../../calendar/days.ts';
import { withDoubtful } from '../../minutes/recording/draft.ts';
import { historyInWords } from '../../papers/history-words.ts';
import type { Board } from '../../register/board.ts';
import { notesIdSchema, parts, type ReceivedNotes } from '../../register/received-notes.ts';
import { lookAtLastRecording, undoLastRecording } from '../../secretariat/last-recording.ts';
import {
  isInView,
  listNotes,
  lookAtNotes,
  type NotesInView,
  type NotesOffice,
  type NotesRecording,
  notesInput,
  readNotesFile,
  receivedBefore,
  receiveNotes,
  recordAtOnce,
  recordingOfFile,
  recordNotes,
} from '../../secretariat/notes.ts';
import type { Kept } from '../../secretariat/office.ts';
import { countOf, withCapital } from '../../words/english.ts';
import { type Desk, Failed, Misused, officeOf, printJson, printTable, whyNoFile } from '../terminal/desk.ts';
import { boardOption, dayOption, withExample } from '../terminal/options.ts';
import { doneOrFail, type Flags, foundOrFail, inputFrom } from '../terminal/outcomes.ts';
import { attentionInWords } from './attention-words.ts';
import { differenceInWords, findingsInWords } from './notes-words.ts';

type Confirmed = { board: string; yes?: boolean; doubtful?: boolean; asOf?: CalendarDate };

/** What is wrong with a file names it. */
const flags: Flags = { file: '' };

const ofBoard = ['--board <id>', 'the board whose meeting it was', boardOption] as const;
const withInput = (verb: Command): Command =>
  verb
    .option('--meeting <date>', 'the day of the meeting, where the notes do not say', dayOption)
    .addOption(
      new Option('--only <part>', 'of a pack, only this part; it is meant, whoever’s it is headed').choices(
        parts,
      ),
    );
const withConfirmation = (verb: Command): Command =>
  verb
    .option('--yes', 'do it without asking; what is in doubt is left out, and named')
    .option('--doubtful', 'enter what is in doubt too')
    .option('--as-of <date>', 'the day it is recorded; today when left out', dayOption);

/** Throws {@link Failed}, naming the file, when there is none. */
async function fileAt(path: string) {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new Failed(`${path} cannot be opened: ${whyNoFile(error)}`);
  });
  return { name: basename(path), bytes };
}

/** After so long, whoever waits for a file is told so. */
const patienceMs = 3_000;

async function whileReading<T>({ progress }: Desk, name: string, work: Promise<T>): Promise<T> {
  const clock = setTimeout(() => progress(`Reading ${name}…\n`), patienceMs);
  try {
    return await work;
  } finally {
    clearTimeout(clock);
  }
}

async function readAt(desk: Desk, path: string) {
  const file = await fileAt(path);
  const reading = foundOrFail(await whileReading(desk, file.name, readNotesFile(file)), flags);
  return { file: file.name, reading };
}

type Read = Awaited<ReturnType<typeof readAt>>;
type Outcome = { path: string; read: Read } | { path: string; unreadable: string };

const isUnreadable = (one: Outcome): one is Extract<Outcome, { unreadable: string }> => 'unreadable' in one;

async function outcomeAt(desk: Desk, path: string): Promise<Outcome> {
  try {
    return { path, read: await readAt(desk, path) };
  } catch (error) {
    if (error instanceof Failed) return { path, unreadable: error.message };
    throw error;
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (at) => at.isDirectory(),
    () => false,
  );

/** Also what Word leaves beside a file that somebody has open. */
const isHidden = (name: string): boolean => name.startsWith('.') || name.startsWith('~$');

/** The files of a folder by name, but for hidden ones and those in folders of its own. */
async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw new Failed(`${folder} cannot be opened: ${whyNoFile(error)}`);
  });
  const files = entries.filter((entry) => entry.isFile() || entry.isSymbolicLink());
  const names = files.map(({ name }) => name).filter((name) => !isHidden(name));
  if (names.length === 0) throw new Failed(`${folder} has no file in it to read`);
  return names.sort((one, other) => one.localeCompare(other)).map((name) => join(folder, name));
}

/** Every file that was named, and those of every folder: read, or with why it is not. */
async function outcomesOf(desk: Desk, paths: readonly string[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const path of paths) {
    if (!(await isFolder(path))) outcomes.push(await outcomeAt(desk, path));
    else for (const file of await filesOf(path)) outcomes.push(await outcomeAt(desk, file));
  }
  return outcomes;
}

function sayOne(desk: Desk, { reading: { findings, remarks } }: Read, json: boolean): void {
  sayEach(desk, remarks);
  if (json) printJson(desk, { ...findings, remarks });
  else desk.data(findingsInWords(findings));
}

/** Each under its name. Throws {@link Failed} where one could not be read, once all are told. */
function saySeveral(desk: Desk, outcomes: readonly Outcome[], json: boolean): void {
  for (const one of outcomes) {
    if (isUnreadable(one)) continue;
    sayEach(
      desk,
      one.read.reading.remarks.map((remark) => `${one.path}: ${remark}`),
    );
  }
  if (json) printJson(desk, outcomes.map(toJson));
  else desk.data(outcomes.map(outcomeInWords).join('\n'));
  const { length } = outcomes.filter(isUnreadable);
  if (length > 0) throw new Failed(`${length} of ${countOf(outcomes.length, 'file')} could not be read`);
}

function toJson(one: Outcome) {
  if (isUnreadable(one)) return { file: one.path, unreadable: one.unreadable };
  const { findings, remarks } = one.read.reading;
  return { file: one.path, ...findings, remarks };
}

const outcomeInWords = (one: Outcome): string =>
  `${one.path}\n${isUnreadable(one) ? `Not read: ${one.unreadable}\n` : findingsInWords(one.read.reading.findings)}`;

export function notesVerbs(matters: Command, desk: Desk): void {
  withExample(
    matters
      .command('read <file...>')
      .description(
        'says what notes or a programme of work say, in a file, several, or all files of a folder; nothing is written',
      )
      .option('--json', 'as JSON, in a shape that programs may rely on; of several, a list with a file each'),
    'read notes.docx',
    'read notes.pdf --json',
    'read actions.xlsx minutes.pdf packs/ --json',
  ).action(async (paths: string[], { json = false }: { json?: boolean }) => {
    const [path] = paths;
    const isOne = paths.length === 1 && path !== undefined && !(await isFolder(path));
    return isOne
      ? sayOne(desk, await readAt(desk, path), json)
      : saySeveral(desk, await outcomesOf(desk, paths), json);
  });

  withExample(
    withConfirmation(
      withInput(
        matters
          .command('record [file]')
          .description(
            'puts notes, or a programme of work, into the register: shows what would change, asks, then does it',
          )
          .requiredOption(...ofBoard)
          .option('--undo', 'take the last recording of the board back, as far as no mail told of it'),
      ),
    ),
    'record notes.docx --board pdb',
    'record --undo --board pdb',
    'record notes.txt --board pdb --meeting 2018-12-12 --yes',
    'record pack.pdf --board pcp --only programme',
  ).action(async (path: string | undefined, { undo, ...confirmed }: Confirmed & { undo?: boolean }) => {
    if (undo && path !== undefined) throw new Misused('--undo takes the last recording back: give no file');
    if (undo) return takeBack(desk, confirmed);
    if (path === undefined) throw new Misused('give the file that is to be recorded, or --undo');
    const { board, yes, doubtful, asOf, ...options } = confirmed;
    const input = inputFrom(notesInput, options);
    const { file, reading } = await readAt(desk, path);
    const office = await officeOf(desk, await desk.service(), board, asOf);
    const before = await receivedBefore(office, await fileAt(path));
    if (before) desk.say(`! ${withCapital(before.faults[0].why)}.\n`);
    const found = foundOrFail(await recordingOfFile(office, file, reading, input), flags);
    const shown = doubtful ? withDoubtful(found) : found;
    showInView(desk, { reading, recording: shown });
    sayIfNothing(desk, shown);
    const recording = (await agree(desk, shown, yes)) === 'all' ? withDoubtful(shown) : shown;
    if (recording.changes.length === 0) return undefined;
    return sayRecorded(desk, doneOrFail(await recordAtOnce(office, recording)).thing);
  });

  receivedNotesVerbs(matters, desk);
}

/** Takes the last recording of a board back, once somebody has seen what that changes and leaves. */
async function takeBack(desk: Desk, { board, yes = false, asOf }: Confirmed): Promise<void> {
  const office = await officeOf(desk, await desk.service(), board, asOf);
  const { file, at, by, changes, left } = foundOrFail(await lookAtLastRecording(office));
  desk.say(`${file}, recorded on ${dayInWords(dayIn(office.board.timeZone, at))} by ${by}\n`);
  for (const { what } of changes) desk.data(`${what}\n`);
  for (const what of left) desk.say(`! Not taken back: ${what}\n`);
  if (changes.length > 0 && !yes) {
    if (desk.ask === undefined) throw new Failed('nobody is here to ask: say --yes to take it back');
    if (!(await desk.ask('Take it back?'))) throw new Failed('nothing was taken back');
  }
  const { thing } = doneOrFail(await undoLastRecording(office));
  desk.say(`Taken back: ${countOf(thing.changes.length, 'change')}.\n`);
}

/** Notes that were received, and wait to be put into the register. */
function receivedNotesVerbs(matters: Command, desk: Desk): void {
  const notes = matters
    .command('notes')
    .description('notes that a board was sent, and keeps: receive, list, show, record');
  const atDesk = async ({ board, asOf }: Confirmed): Promise<NotesOffice> => {
    const service = await desk.service();
    return { ...(await officeOf(desk, service, board, asOf)), papers: service.papers };
  };

  withExample(
    withInput(
      notes
        .command('receive <file>')
        .description('keeps a file of notes, and shows what recording it would change')
        .requiredOption(...ofBoard)
        .option('--again', 'though the very same file was received before'),
    ),
    'notes receive notes.docx --board pdb',
  ).action(async (path: string, { board, ...options }: Confirmed) => {
    const input = inputFrom(notesInput, options);
    const file = await fileAt(path);
    const receiving = receiveNotes(await atDesk({ board }), file, input);
    const { thing } = doneOrFail(await whileReading(desk, file.name, receiving), flags);
    if (isInView(thing)) showInView(desk, thing);
    return desk.say(`Received as ${thing.id}: matters notes record ${thing.id} --board ${board}\n`);
  });

  withExample(
    notes
      .command('list')
      .description('the files of notes that a board was sent, the latest first')
      .requiredOption('--board <id>', 'the board', boardOption)
      .option('--json', 'as JSON'),
    'notes list --board pdb',
  ).action(async ({ json, ...options }: Confirmed & { json?: boolean }) => {
    const office = await atDesk(options);
    const listed = await listNotes(office);
    if (json) return printJson(desk, listed);
    return printTable(
      desk,
      ['Received', 'By', 'State', 'Notes', 'File'],
      listed.map((one) => rowOf(one, office.board)),
      'There are none.',
    );
  });

  withExample(
    notes
      .command('show <notes>')
      .description('what received notes say, and what recording them would change as the register stands')
      .requiredOption('--board <id>', 'the board', boardOption)
      .option('--json', 'as JSON'),
    'notes show 0c7f3a9d52e1b846 --board pdb',
  ).action(async (name: string, { json, ...options }: Confirmed & { json?: boolean }) => {
    const office = await atDesk(options);
    const { reading, recording, ...received } = foundOrFail(await lookAtNotes(office, notesNamed(name)));
    const { findings, remarks } = reading;
    if (json) {
      const changes = recording.changes.map(({ what }) => what);
      const attention = recording.attention.map(attentionInWords);
      const { inDoubt } = recording;
      return printJson(desk, { ...received, findings, changes, attention, inDoubt, remarks });
    }
    sayEach(desk, remarks);
    desk.data(findingsInWords(findings));
    if (recording.changes.length > 0) desk.data('Recording it changes:\n');
    showRecording(desk, recording);
    sayIfNothing(desk, recording);
    return desk.data(historyInWords(received.history, office));
  });

  withExample(
    withConfirmation(
      notes
        .command('record <notes>')
        .description('puts received notes into the register: shows what would change, asks, then does it')
        .requiredOption('--board <id>', 'the board', boardOption),
    ),
    'notes record 0c7f3a9d52e1b846 --board pdb',
  ).action(async (name: string, { yes, doubtful = false, ...options }: Confirmed) => {
    const office = await atDesk(options);
    const seen = foundOrFail(await lookAtNotes(office, notesNamed(name)));
    const shown = doubtful ? withDoubtful(seen.recording) : seen.recording;
    showInView(desk, { ...seen, recording: shown });
    const isEntire = (await agree(desk, shown, yes)) === 'all' || doubtful;
    const terms = { isAsSeen: async (now: Kept) => isSameRecording(seen, now) };
    doneOrFail(await recordNotes({ ...office, terms }, seen.id, { mayDecide: true, doubtful: isEntire }));
    return sayRecorded(desk, (isEntire ? seen.recording.withDoubtful : seen.recording).changes.length);
  });
}

function notesNamed(name: string): string {
  const id = notesIdSchema.safeParse(name);
  if (id.success) return id.data;
  throw new Misused(`"${name}" is not what notes are known by: matters notes list shows them`);
}

const rowOf = ({ receivedAt, receivedBy, state, id, file }: ReceivedNotes, { timeZone }: Board): string[] => [
  dayIn(timeZone, receivedAt),
  receivedBy,
  state,
  id,
  file,
];

const nothingToChange = 'Nothing to change: the register says all this already.\n';
const nothingElseToChange = 'Nothing to change but what is in doubt: the register says all else already.\n';

const sayEach = (desk: Desk, remarks: readonly string[]): void => {
  for (const remark of remarks) desk.say(`${remark}\n`);
};

function showRecording(desk: Desk, { changes, attention, inDoubt }: NotesRecording): void {
  for (const { what } of changes) desk.data(`${what}\n`);
  for (const matter of attention) desk.say(`! ${attentionInWords(matter)}\n`);
  for (const { why } of inDoubt) desk.say(`? In doubt, and not entered: ${why.join('; ')}\n`);
  if (inDoubt.length > 0) desk.say('--doubtful enters what is in doubt too.\n');
}

function sayIfNothing(desk: Desk, { changes, inDoubt }: NotesRecording): void {
  if (changes.length > 0) return;
  desk.say(inDoubt.length === 0 ? nothingToChange : nothingElseToChange);
}

/** What a file says that a person should look at, each once, and what recording it changes. */
function showInView(desk: Desk, { reading, recording }: Pick<NotesInView, 'reading' | 'recording'>): void {
  sayEach(desk, reading.remarks);
  const saidBelow = new Set(recording.inDoubt.flatMap(({ why }) => why));
  const others = reading.findings.differences.filter(({ detail }) => !saidBelow.has(detail));
  sayEach(desk, others.map(differenceInWords));
  showRecording(desk, recording);
}

/** What was agreed to is what is recorded. */
const isSameRecording = (shown: NotesInView, now: Kept): boolean =>
  'receivedAt' in now &&
  isInView(now) &&
  isDeepStrictEqual(
    now.recording.withDoubtful.changes.map(({ what }) => what),
    shown.recording.withDoubtful.changes.map(({ what }) => what),
  );

const sayRecorded = (desk: Desk, changes: number): void =>
  desk.say(`Recorded: ${countOf(changes, 'change')}.\n`);

/**
 * What somebody agrees to: the changes that are sure, or all, with what is in doubt, which is never entered unasked. Throws
 * {@link Failed} unless they agree to the changes.
 */
async function agree(
  { ask }: Desk,
  { changes, inDoubt }: NotesRecording,
  yes = false,
): Promise<'what is sure' | 'all'> {
  if (yes) return 'what is sure';
  if (changes.length > 0) {
    if (ask === undefined) throw new Failed('nobody is here to ask: say --yes to record it');
    const these = changes.length === 1 ? 'this change' : `these ${changes.length} changes`;
    if (!(await ask(`Record ${these}?`))) throw new Failed('nothing was recorded');
  }
  if (inDoubt.length === 0 || ask === undefined) return 'what is sure';
  return (await ask(`Enter too what is in doubt (${inDoubt.length})?`)) ? 'all' : 'what is sure';
}
