import * as z from 'zod';
import { dayIn, inWords } from '../../calendar/days.ts';
import { refuseUnlessAllowed } from '../../http/access.ts';
import { Problem } from '../../http/problem.ts';
import { isBoardDecision, type RegisterChange } from '../../minutes/recording/draft.ts';
import { type ReceivedNotes, recordReceived } from '../../register/received-notes.ts';
import { answeredBefore, changed, refuseUnlessMatched } from '../protocol/conditional-change-old.ts';
import { type Answer, operation, type Request } from '../protocol/operation.ts';
import { inList } from '../protocol/representation.ts';
import { receivedNotes, receivedNotesListed } from '../shapes/examples.ts';
import {
  inSentences,
  notesListed,
  notesOf,
  notesParams,
  previewNow,
  recordingShown,
  type Worked,
  whereNotesAre,
} from './notes-preview.ts';

type Confirming = Request<z.infer<typeof notesParams>, undefined, unknown>;

/** Refuses to record again what the register says already. */
function refuseIfRecorded({ board }: Confirming, notes: ReceivedNotes, { changes }: Worked): void {
  if (notes.state !== 'recorded' || changes.length > 0) return;
  const on = inWords(dayIn(board.timeZone, notes.recorded.at));
  throw new Problem('conflict', `${notes.file} was recorded on ${on}, and the register says all of it.`, {
    because: 'already recorded',
    record: inList(notes),
  });
}

/** Saves each change in its order. Cut off anywhere, it is finished by confirming again what is then left. */
async function saveAll(
  request: Confirming,
  notes: ReceivedNotes,
  changes: readonly RegisterChange[],
): Promise<void> {
  let done = 0;
  for (const { thing } of changes) {
    if ((await request.service.register.save(thing)) === 'changed meanwhile') {
      const name = 'ref' in thing ? thing.ref : `${'contacts' in thing ? 'owner' : 'meeting'} ${thing.id}`;
      throw new Problem(
        'conflict',
        `${done} of ${changes.length} changes were recorded, then ${name} was changed by somebody else: read the notes again, and confirm what is left.`,
        { because: 'changed meanwhile', record: (await previewNow(request, notes)).body },
      );
    }
    done += 1;
  }
}

/** Keeps that the notes were recorded, with the answer to the request beside it: the last of all writes. */
const keepRecorded = (request: Confirming, recording: Worked): Promise<Answer> =>
  changed<ReceivedNotes>(
    // What was shown, If-Match has named already.
    { ...request, conditions: { ...request.conditions, ifMatch: undefined } },
    {
      read: () => notesOf(request),
      represent: async (notes) => ({
        recorded: recording.changes.length,
        ...inSentences(recording),
        notes: inList(notes),
      }),
      decide: (notes) => {
        refuseIfRecorded(request, notes, recording);
        return recordReceived(notes, recording.changes.length, request.author);
      },
      status: 201,
      location: whereNotesAre,
    },
  );

const confirmed = z
  .object({
    recorded: z.int().describe('How many changes were made.'),
    ...recordingShown,
    notes: notesListed,
  })
  .meta({ id: 'Recording', description: 'What was put into the register.' });

const { changes, attention } = receivedNotes;

const recordNotes = operation({
  id: 'recordNotes',
  method: 'post',
  path: '/v1/boards/{board}/notes/{id}/recordings',
  section: 'Notes',
  summary: 'Puts received notes into the register, as they were shown',
  description:
    'If-Match says what was shown: when recording would now change anything else, nothing is recorded, and the answer (412) shows what it would. A recording that was cut off is finished by confirming what is then left. Notes are offered to the panels that the board names, in their registers. Where it discharges, withdraws or re-opens an action, the token needs `matters/discharge` too.',
  scope: 'matters/record',
  params: notesParams,
  body: { kind: 'json', schema: z.strictObject({}), examples: { confirmed: {} } },
  ifMatch: 'required',
  done: {
    status: 201,
    description: 'What was put into the register.',
    schema: confirmed,
    example: {
      recorded: changes.length,
      changes,
      attention,
      notes: {
        ...receivedNotesListed,
        state: 'recorded',
        recorded: { at: '2024-10-03T09:14:00.000Z', by: 'case-system', changes: changes.length },
        version: 2,
      },
    },
    location: true,
  },
  handle: async (request) => {
    const notes = await notesOf(request);
    const known = answeredBefore([notes], request);
    if (known) return known;
    const { recording, body } = await previewNow(request, notes);
    refuseIfRecorded(request, notes, recording);
    refuseUnlessMatched(request.conditions, body);
    if (recording.changes.some(isBoardDecision)) refuseUnlessAllowed(request.caller, 'matters/discharge');
    await saveAll(request, notes, recording.changes);
    return keepRecorded(request, recording);
  },
});

export const noteRecordingOperations = [recordNotes];
