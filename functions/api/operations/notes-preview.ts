import * as z from 'zod';
import { Problem } from '../../http/problem.ts';
import { findingsSchema } from '../../minutes/findings.ts';
import type { readNotes } from '../../minutes/reading/read.ts';
import type { Attention } from '../../minutes/recording/attention.ts';
import type { NotRecorded, Recording } from '../../minutes/recording/recording.ts';
import { notesIdSchema, type ReceivedNotes, receivedNotesSchema } from '../../register/received-notes.ts';
import type { Request } from '../protocol/operation.ts';
import { inList, shown } from '../protocol/representation.ts';
import { boardCode, shownKept } from '../shapes/common.ts';

export const notesParams = z.object({
  board: boardCode,
  id: notesIdSchema.describe('What received notes are known by: `0c7f3a9d52e1b846`.'),
});

/** What would be, or was, done in the register; and what recording leaves to a person. */
export const recordingShown = {
  changes: z
    .array(z.string())
    .describe('What recording changes in the register, each in a sentence, in the order it is done.'),
  attention: z.array(z.string()).describe('What it leaves to a person, each in a sentence.'),
};

const previewed = {
  ...shownKept,
  findings: findingsSchema.meta({ id: 'Findings', description: 'What the file says.' }),
  ...recordingShown,
  remarks: z.array(z.string()).describe('What is to be known of how the file was read.'),
};
const [received, recorded] = receivedNotesSchema.options;

/** Received notes, as the API shows them: with what recording them would change as the register stands. */
export const notesShown = z
  .discriminatedUnion('state', [received.extend(previewed), recorded.extend(previewed)])
  .meta({
    id: 'Notes',
    description:
      'A file of notes that was received, what it says, and what recording it would change in the register as it stands.',
  });

/** The same in a list: as they were received, unread. */
export const notesListed = z
  .discriminatedUnion('state', [received.omit({ history: true }), recorded.omit({ history: true })])
  .meta({ id: 'ListedNotes', description: 'Received notes in a list.' });

export type Reading = Extract<Awaited<ReturnType<typeof readNotes>>, { outcome: 'read' }>;
type Asking = Pick<Request<{ board: string }>, 'service' | 'board' | 'today' | 'author'>;

/** The received notes that the path names. Throws the {@link Problem} when the board has none. */
export async function notesOf({
  service,
  board,
  params: { id },
}: Pick<Request<z.infer<typeof notesParams>>, 'service' | 'board' | 'params'>): Promise<ReceivedNotes> {
  const notes = await service.register.notesReceived(board.id, id);
  if (notes) return notes;
  throw new Problem('not-found', `Board ${board.id} has received no notes ${id}.`);
}

export const whereNotesAre = ({ board, id }: ReceivedNotes): string => `/v1/boards/${board}/notes/${id}`;

/** Under which the file is kept: two files never have one name, though a request be repeated with another file. */
export const fileKept = ({ board, id, sha256 }: ReceivedNotes): string => `notes/${board}/${id}/${sha256}`;

/** What recording these notes would change in the register as it stands. */
export async function recordingNow(
  { service, board, today, author }: Asking,
  { file, meeting, only }: ReceivedNotes,
  { findings, minuted, programmeOf }: Reading,
): Promise<Recording> {
  const { recordingFor } = await import('../../minutes/recording/whole-board.ts');
  const notes = { file, findings, minuted, programmeOf, meetingDate: meeting, only };
  return recordingFor(service.register, board, notes, today, {
    ...author,
    from: `${file}, ${author.from}`,
  });
}

export type Worked = Exclude<Recording, NotRecorded>;

/** Received notes as they are shown, the same for the same register. */
export const preview = (notes: ReceivedNotes, { findings, remarks }: Reading, recording: Worked) => ({
  ...shown(notes),
  findings,
  ...inSentences(recording),
  remarks,
});

export const inSentences = ({ changes, attention }: Worked) => ({
  changes: changes.map(({ what }) => what),
  attention: attention.map(matterSaid),
});

/** What is left to a person, with how the file is to be sent where that would settle it. */
function matterSaid({ what, step }: Attention): string {
  if (step?.take === 'the notes too')
    return `${what}: send it with \`only\` as \`notes\` if it holds its notes`;
  if (step?.take === 'the other part')
    return `${what}; send it with \`only\` as \`${step.part}\` if it is meant`;
  return what;
}

/**
 * What notes that were received are as the register stands now: what they say, and what recording them would change.
 * Throws the {@link Problem} where their file is no longer kept, or the register no longer takes them.
 */
export async function previewNow(
  asking: Asking,
  notes: ReceivedNotes,
): Promise<{ recording: Worked; body: ReturnType<typeof preview> }> {
  const record = inList(notes);
  const bytes = await asking.service.papers.paper(fileKept(notes));
  if (bytes === undefined) {
    const why = `The file ${notes.file} is no longer kept: send it again.`;
    throw new Problem('conflict', why, { because: 'file gone', record });
  }
  const { readNotes } = await import('../../minutes/reading/read.ts');
  const reading = await readNotes({ name: notes.file, bytes });
  if (reading.outcome === 'unreadable') {
    throw new Problem('conflict', reading.why, { because: reading.because, record });
  }
  const recording = await recordingNow(asking, notes, reading);
  if (recording.outcome === 'refused') {
    throw new Problem('conflict', `${recording.why}.`, { because: recording.because, record });
  }
  return { recording, body: preview(notes, reading, recording) };
}
