import * as z from 'zod';
import { instantSchema } from '../../calendar/days.ts';
import { findingsSchema } from '../../minutes/findings.ts';
import type { Attention } from '../../minutes/recording/attention.ts';
import { type ReceivedNotes, receivedNotesSchema } from '../../register/received-notes.ts';
import type { LastRecording } from '../../secretariat/last-recording.ts';
import { isInView, type NotesRecording } from '../../secretariat/notes.ts';
import { inList, withoutRequests } from '../protocol/representation.ts';
import { shownKept } from './common.ts';

/** What would be, or was, done in the register; and what recording leaves to a person. */
const recordingShown = {
  changes: z
    .array(z.string())
    .describe('What recording changes in the register, each in a sentence, in the order it is done.'),
  attention: z.array(z.string()).describe('What it leaves to a person, each in a sentence.'),
  inDoubt: z
    .array(
      z.object({
        text: z.string().describe('What the notes seem to ask for.'),
        why: z.array(z.string()).min(1).describe('What is in doubt of it, each in a sentence.'),
      }),
    )
    .default([])
    .describe(
      'The actions that recording leaves out, for they are in doubt, unless it is asked for them too.',
    ),
};

const previewed = {
  ...shownKept,
  findings: findingsSchema.meta({ id: 'Findings', description: 'What the file says.' }),
  ...recordingShown,
  remarks: z.array(z.string()).describe('What is to be known of how the file was read.'),
};
const [received, recorded, removed] = receivedNotesSchema.options;

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

/** Received notes whose file was taken away. */
export const notesRemoved = removed
  .omit({ history: true })
  .meta({ id: 'RemovedNotes', description: 'Received notes whose file was taken away.' });

/** What was put into the register. */
export const recordingMade = z
  .object({
    recorded: z.int().describe('How many changes were made.'),
    ...recordingShown,
    notes: notesListed,
  })
  .meta({ id: 'Recording', description: 'What was put into the register.' });

/** The last recording of a board, with what taking it back changes and leaves. */
export const lastRecordingShown = z
  .object({
    file: z.string().describe('The file that was recorded.'),
    at: instantSchema.describe('When it was.'),
    by: z.string().describe('By whom.'),
    changes: z.array(z.string()).describe('What taking it back changes, each in a sentence.'),
    left: z.array(z.string()).describe('What of it stays, each with why, in a sentence.'),
  })
  .meta({
    id: 'LastRecording',
    description: 'The last recording of a board, and what taking it back changes and leaves.',
  });

export const toLastRecordingBody = ({ changes, ...rest }: LastRecording) => ({
  ...rest,
  changes: changes.map(({ what }) => what),
});

/** Received notes: with what they say and would change, where that was looked at; otherwise as in a list. */
export function toNotesBody(notes: ReceivedNotes) {
  if (!isInView(notes)) return inList(notes);
  const { reading, recording, ...received } = notes;
  const { findings, remarks } = reading;
  return { ...withoutRequests(received), findings, ...inSentences(recording), remarks };
}

/** What recording notes put into the register. */
export function toRecordingBody(notes: ReceivedNotes) {
  if (!isInView(notes)) throw new Error(`nobody knows what recording the notes ${notes.id} changed`);
  const { reading: _, recording, ...received } = notes;
  return {
    recorded: recording.changes.length,
    ...inSentences(recording),
    notes: inList(received),
  };
}

const inSentences = ({ changes, attention, inDoubt }: NotesRecording) => ({
  changes: changes.map(({ what }) => what),
  attention: attention.map(attentionInWords),
  inDoubt,
});

/** What is left to a person, with how the file is to be sent where that would settle it. */
function attentionInWords({ what, step }: Attention): string {
  if (step?.take === 'the notes too')
    return `${what}: send it with \`only\` as \`notes\` if it holds its notes`;
  if (step?.take === 'the other part')
    return `${what}; send it with \`only\` as \`${step.part}\` if it is meant`;
  return what;
}
