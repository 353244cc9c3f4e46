import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod';
import { calendarDateSchema, dayIn, inWords } from '../calendar/days.ts';
import { readApart } from '../minutes/reading/apart.ts';
import type { ReadOutcome } from '../minutes/reading/read.ts';
import { readerVersion } from '../minutes/reading/version.ts';
import { isBoardDecision, withDoubtful } from '../minutes/recording/draft.ts';
import type { NotRecorded } from '../minutes/recording/recording.ts';
import type { Prepared } from '../minutes/recording/whole-board.ts';
import { recallRequest } from '../register/history.ts';
import { parts, type ReceivedNotes, receive, recordReceived } from '../register/received-notes.ts';
import type { PaperStore } from '../store/papers.ts';
import { keepAll, keepChange, keepNew, notAsSeen, recall } from './keeping.ts';
import { keepRecordingLog } from './last-recording.ts';
import { type Done, type Found, match, type NotDone, notDone, type Office, passOn } from './office.ts';

/** An office that has the files at hand which its board was sent. */
export type NotesOffice = Office & { papers: PaperStore };

export const notesInput = z.strictObject({
  meeting: calendarDateSchema
    .optional()
    .describe('The day of the meeting, where the notes do not say it themselves.'),
  only: z.enum(parts).optional(),
  again: z
    .boolean()
    .optional()
    .describe('Whether to receive it though the very same file was received before.'),
});
type NotesInput = z.infer<typeof notesInput>;

type NotesFile = { name: string; bytes: Uint8Array };

/** What a file says. */
export type Reading = Extract<ReadOutcome, { outcome: 'read' }>;

export const recordNotesInput = z.strictObject({
  doubtful: z
    .boolean()
    .default(false)
    .describe('Whether to enter what is in doubt too: without it, what stands under `inDoubt` is left out.'),
});

/**
 * What recording notes changes in the register, in the order it is done, what it leaves to a person, and what is in doubt
 * and not entered unasked.
 */
export type NotesRecording = Prepared;

/** Received notes with what they say, and what recording them would change as the register stands. */
export type NotesInView = ReceivedNotes & { reading: Reading; recording: NotesRecording };

export const isInView = (notes: ReceivedNotes): notes is NotesInView => 'recording' in notes;

/** What a file says. Refused where it cannot be read, in the reader's own sentence. */
export async function readNotesFile(file: NotesFile): Promise<Found<Reading>> {
  const reading = await readApart(file);
  if (reading.outcome === 'read') return match(reading);
  return notDone(reading.because, reading.why.replace(/\.$/, ''), { field: ['file'] });
}

/** What recording a file would change. Refused where the register cannot take it, with what is to be said of it. */
export async function recordingOfFile(
  office: Office,
  file: string,
  reading: Reading,
  input: NotesInput,
): Promise<Found<NotesRecording>> {
  const { meeting = null, only = null } = input;
  const recording = await recordingNow(office, { file, meeting, only }, reading);
  return recording.outcome === 'refused' ? notTaken(recording, input) : match(recording);
}

/** A file as it was sent, with what was said of it. */
type Sent = Pick<ReceivedNotes, 'file' | 'meeting' | 'only'> & Partial<Pick<ReceivedNotes, 'corrections'>>;

async function recordingNow(
  { register, board, today, author }: Office,
  { file, meeting, only, corrections }: Sent,
  { findings, minuted, programmeOf, source }: Reading,
): Promise<Prepared | NotRecorded> {
  const { recordingFor } = await import('../minutes/recording/whole-board.ts');
  const said = { meetingDate: meeting, only, ...(corrections && { corrections }) };
  const notes = { file, findings, minuted, programmeLines: source.programme, programmeOf, ...said };
  return recordingFor(register, board, notes, today, { ...author, from: `${file}, ${author.from}` });
}

function notTaken({ because, why }: NotRecorded, { meeting }: NotesInput): NotDone {
  switch (because) {
    case 'no date':
      return notDone(because, `${why}: say its day`, { field: ['meeting'] });
    case 'another date':
      return notDone(because, why, { field: ['meeting'] });
    case 'not come yet':
      return notDone(because, why, { field: [meeting === undefined ? 'file' : 'meeting'] });
    case 'another board':
    case 'no such part':
      return notDone(because, why, { field: ['only'] });
    case 'which part':
      return notDone(because, `${why}: say which is meant`, { field: ['only'] });
  }
}

/** Puts what was shown into the register. Cut off anywhere, it is finished by recording the same again. */
export async function recordAtOnce(
  office: Office,
  recording: NotesRecording,
  again = 'record the same notes again',
): Promise<Done<number> | NotDone> {
  const { changes } = recording;
  const refused = changes.length === 0 ? undefined : await keepRecordingLog(office, recording);
  if (refused) return refused;
  return keepAll(office, {
    among: [],
    decide: () => ({ outcome: 'done', things: changes.map(({ thing }) => thing) }),
    whole: ({ length }) => length,
    again,
  });
}

/** Every file of notes that a board was sent and keeps, the latest first. */
export async function listNotes({ register, board }: Office): Promise<ReceivedNotes[]> {
  const all = await register.allNotesReceived(board.id);
  return all
    .filter(({ state }) => state !== 'removed')
    .sort((one, other) => other.receivedAt.localeCompare(one.receivedAt) || one.id.localeCompare(other.id));
}

/** Under which name a file is kept: no two have one, though a request be repeated with another file. */
export const keptAs = ({ board, id, sha256 }: ReceivedNotes): string => `notes/${board}/${id}/${sha256}`;

const digestOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** The most bytes that may be shown of one file: what a request is answered is kept beside the notes, in an entry of 400 kB. */
const mostShown = 150_000;

export const isShowable = ({ reading: { findings, remarks }, recording }: NotesInView): boolean => {
  const sentences = [...recording.changes, ...recording.attention].map(({ what }) => what);
  const shown = [findings, remarks, sentences, recording.inDoubt];
  return Buffer.byteLength(JSON.stringify(shown)) <= mostShown;
};

/**
 * Receives a file of notes, and says what recording it would change: nothing changes until that is confirmed. The file
 * is kept before anything speaks of it.
 */
export async function receiveNotes(
  office: NotesOffice,
  file: NotesFile,
  input: NotesInput,
): Promise<Done<ReceivedNotes> | NotDone> {
  const { board, author, papers } = office;
  const { meeting = null, only = null } = input;
  let id = '';
  return keepNew<ReceivedNotes>(office, {
    among: async () => {
      const place = await freePlace(office);
      id = place.id;
      return place.among;
    },
    make: async () => {
      const before = input.again ? undefined : await receivedBefore(office, file, id);
      if (before) return before;
      const reading = await readNotesFile(file);
      if (reading.outcome === 'refused') return reading;
      const recording = await recordingOfFile(office, file.name, reading.thing, input);
      if (recording.outcome === 'refused') return recording;
      const { name, bytes } = file;
      const size = { bytes: bytes.length, sha256: digestOf(bytes) };
      const notes = receive({ board: board.id, id, file: name, ...size, meeting, only }, author);
      const thing = { ...notes, reading: reading.thing, recording: recording.thing };
      if (!isShowable(thing)) {
        const why = `${name} says more than a meeting’s notes do: send the notes of one meeting`;
        return notDone('too large', why, { field: ['file'] });
      }
      await papers.keep(keptAs(notes), bytes);
      await keepReading(papers, notes, reading.thing);
      return { outcome: 'done', thing };
    },
  });
}

/**
 * Refused where the very same file was received before, and was not taken away since: when that was, and by whom. `own` is
 * where this request puts it.
 */
export async function receivedBefore(
  office: Office,
  { name, bytes }: NotesFile,
  own?: string,
): Promise<NotDone | undefined> {
  const sha256 = digestOf(bytes);
  const same = (await listNotes(office)).filter((notes) => notes.sha256 === sha256 && notes.id !== own);
  const standing = same.find(({ state }) => state === 'recorded') ?? same[0];
  if (standing === undefined) return undefined;
  const { timeZone } = office.board;
  const [when, what] =
    standing.state === 'recorded'
      ? [standing.recorded, 'recorded']
      : [{ at: standing.receivedAt, by: standing.receivedBy }, 'received'];
  const named = standing.file === name ? name : `${name} (as ${standing.file})`;
  const why = `the same file was ${what} on ${inWords(dayIn(timeZone, when.at))} by ${when.by}: ${named}`;
  return notDone('received before', why, { field: ['again'], standing });
}

/**
 * Under what name notes are received: one that only the key of the request gives, so that of two alike at once one finds
 * its place taken; or a random one. A key that is used again after its day is over gets another.
 */
async function freePlace({ register, board, author, terms }: Office) {
  const request = terms?.request;
  for (let turn = 0; ; turn += 1) {
    const id = digestOf(request === undefined ? randomUUID() : `${request.key} ${turn}`).slice(0, 16);
    const standing = await register.notesReceived(board.id, id);
    if (standing === undefined) return { id, among: [] };
    if (request && recallRequest([standing], request.key, author)) return { id, among: [standing] };
  }
}

/** The notes of that name. Refused where the board has none, or none any more. */
export async function findNotes({ register, board }: Office, id: string): Promise<Found<ReceivedNotes>> {
  const notes = await register.notesReceived(board.id, id);
  if (notes?.state === 'removed') {
    const { at, by } = notes.removed;
    const on = inWords(dayIn(board.timeZone, at));
    return notDone('not there', `the file ${notes.file} is not there any more: ${by} took it away on ${on}`);
  }
  if (notes) return match(notes);
  const step = { take: 'a look at all notes', board: board.id } as const;
  return notDone('not there', `board ${board.id} has received no notes ${id}`, { step });
}

/** Received notes, with what they say and would change. Refused where their file is gone, or is no longer taken. */
export async function lookAtNotes(office: NotesOffice, id: string): Promise<Found<NotesInView>> {
  const notes = await findNotes(office, id);
  return notes.outcome === 'refused' ? notes : inView(office, notes.thing);
}

/** The notes with what they say and would change. Refused where their file is gone, or is no longer taken. */
export async function inView(office: NotesOffice, notes: ReceivedNotes): Promise<Found<NotesInView>> {
  const more = { standing: notes };
  const bytes = await office.papers.paper(keptAs(notes));
  if (bytes === undefined) {
    return notDone('file gone', `the file ${notes.file} is no longer kept: send it again`, more);
  }
  const read = await readingOf(office, notes, bytes);
  if (read.outcome === 'refused') {
    const [{ because, why }] = read.faults;
    return notDone(because === 'too many at once' ? because : 'no notes to read', why, more);
  }
  const recording = await recordingNow(office, notes, read.thing);
  if (recording.outcome === 'refused') return passOn(recording, more);
  return match({ ...notes, reading: read.thing, recording });
}

/** What a reader found in a file. Only the same program takes it up again, so that it is as it was written. */
const keptReading = z.object({ reader: z.string(), reading: z.custom<Reading>() });

export const readingKeptAs = (notes: ReceivedNotes): string => `${keptAs(notes)}.reading`;

async function keepReading(papers: PaperStore, notes: ReceivedNotes, reading: Reading): Promise<void> {
  const kept: z.infer<typeof keptReading> = { reader: await readerVersion(), reading };
  // It spares time and nothing else: what cannot be kept is read again.
  await papers
    .keep(readingKeptAs(notes), new TextEncoder().encode(JSON.stringify(kept)))
    .catch(() => undefined);
}

/** What received notes say: as they were read before, unless by another reader than this. */
async function readingOf(
  { papers }: NotesOffice,
  notes: ReceivedNotes,
  bytes: Uint8Array,
): Promise<Found<Reading>> {
  const kept = await papers.paper(readingKeptAs(notes));
  const known = kept && keptReading.safeParse(JSON.parse(new TextDecoder().decode(kept))).data;
  if (known?.reader === (await readerVersion())) return match(known.reading);
  const read = await readNotesFile({ name: notes.file, bytes });
  if (read.outcome === 'found') await keepReading(papers, notes, read.thing);
  return read;
}

/**
 * Puts received notes into the register, as they were seen: when recording would now change anything else, nothing is
 * recorded. That they were recorded is the last write; cut off before it, it is finished by doing it again. `mayDecide`
 * says whether whoever asks may decide for the board; `doubtful`, to enter what is in doubt too.
 */
export async function recordNotes(
  office: NotesOffice,
  id: string,
  { mayDecide, doubtful = false }: { mayDecide: boolean; doubtful?: boolean },
): Promise<Done<ReceivedNotes> | NotDone> {
  const { terms = {} } = office;
  const standing = await findNotes(office, id);
  if (standing.outcome === 'refused') return standing;
  const known = recall(office, [standing.thing]);
  if (known) return known;
  const looked = await inView(office, standing.thing);
  if (looked.outcome === 'refused') return looked;
  const seen = looked.thing;
  const recording = doubtful ? withDoubtful(seen.recording) : seen.recording;
  const recordedBefore = refusalIfRecorded(office, seen, recording);
  if (recordedBefore) return recordedBefore;
  if (terms.isAsSeen && !(await terms.isAsSeen(seen))) return notAsSeen(seen);
  if (!mayDecide && recording.changes.some(isBoardDecision)) {
    return notDone('decides for the board', `recording ${seen.file} decides for the board`);
  }
  const onNoTerms = { ...office, terms: {} };
  const done = await recordAtOnce(onNoTerms, recording, 'read the notes again and confirm the rest');
  if (done.outcome === 'refused') {
    const now = await inView(office, standing.thing);
    return { ...done, standing: now.outcome === 'found' ? now.thing : standing.thing };
  }
  return keepRecorded(office, { ...seen, recording });
}

/** What was seen is recorded by now: what remains goes by the request alone. */
const keepRecorded = (
  { terms, ...office }: Office,
  { id, reading, recording }: NotesInView,
): Promise<Done<ReceivedNotes> | NotDone> =>
  keepChange<ReceivedNotes>(
    { ...office, ...(terms?.request && { terms: { request: terms.request } }) },
    {
      read: () => findNotes(office, id),
      decide: (notes) => {
        const recordedBefore = refusalIfRecorded(office, notes, recording);
        if (recordedBefore) return recordedBefore;
        const recorded = recordReceived(notes, recording.changes.length, office.author);
        return { outcome: 'done', thing: { ...recorded, reading, recording } };
      },
    },
  );

/** Refuses to record again what the register says already. */
function refusalIfRecorded(
  { board }: Pick<Office, 'board'>,
  notes: ReceivedNotes,
  { changes, inDoubt }: NotesRecording,
): NotDone | undefined {
  if (notes.state !== 'recorded' || changes.length > 0) return undefined;
  const on = inWords(dayIn(board.timeZone, notes.recorded.at));
  const but = inDoubt.length === 0 ? '' : ' but for what is in doubt';
  const why = `the notes ${notes.file} were recorded on ${on}, and the register says all of it${but}`;
  return notDone('already recorded', why, { standing: notes });
}
