import * as z from 'zod';
import { isAllowed, notAllowed } from '../../http/access.ts';
import { usualLimits } from '../../http/service.ts';
import { notesIdSchema, type ReceivedNotes } from '../../register/received-notes.ts';
import { lookAtLastRecording, undoLastRecording } from '../../secretariat/last-recording.ts';
import {
  listNotes,
  lookAtNotes,
  type NotesOffice,
  notesInput,
  receiveNotes,
  recordNotes,
  recordNotesInput,
} from '../../secretariat/notes.ts';
import { correctNotes, correctNotesInput, removeNotes } from '../../secretariat/notes-corrections.ts';
import { match, type Office } from '../../secretariat/office.ts';
import { answerChange, answerSeveral, answerThing, officeOf } from '../protocol/conditional-change.ts';
import { operation, type Request } from '../protocol/operation.ts';
import { answerList, pageInput } from '../protocol/pagination.ts';
import { toProblem } from '../protocol/refusals.ts';
import { inList } from '../protocol/representation.ts';
import { boardCode, boardParams, pageOf } from '../shapes/common.ts';
import {
  correctedNotes,
  lastRecording,
  receivedNotes,
  receivedNotesListed,
  removedNotes,
} from '../shapes/examples.ts';
import {
  lastRecordingShown,
  notesListed,
  notesRemoved,
  notesShown,
  recordingMade,
  toLastRecordingBody,
  toRecordingBody,
} from '../shapes/notes.ts';

const notesPath = ({ board, id }: ReceivedNotes): string => `/v1/boards/${board}/notes/${id}`;

const notesParams = z.object({
  board: boardCode,
  id: notesIdSchema.describe('What received notes are known by: `0c7f3a9d52e1b846`.'),
});

const upload = z.strictObject({
  file: z
    .file('send the file itself as this part, with its name')
    .describe(
      'The notes, an action log or the programme of work: Word (.docx), OpenDocument (.odt), PDF, text, Markdown, a web page, an Excel workbook (.xlsx), CSV, or a mail (.eml) with one of these attached. What it holds decides what it is, whatever type is sent with it.',
    ),
  ...notesInput.shape,
  again: z
    .enum(['true', 'false'])
    .optional()
    .describe(
      '`true` receives it though the very same file was received before, which is refused otherwise.',
    ),
});

/** The last part of a path, as some send one, without what nobody can type. */
function fileNameOf({ name }: File): string {
  const bare = name.replace(/^.*[/\\]/, '').replace(/\p{Cc}/gu, '');
  return [...bare.trim()].slice(-100).join('') || 'notes';
}

const fileIn = async (file: File) => ({
  name: fileNameOf(file),
  bytes: new Uint8Array(await file.arrayBuffer()),
});

type OfBoard = Pick<Request<{ board: string }>, 'service' | 'board' | 'today' | 'author'>;
const withFiles = (office: Office, { service: { papers } }: OfBoard): NotesOffice => ({ ...office, papers });

const receive = operation({
  id: 'receiveNotes',
  method: 'post',
  path: '/v1/boards/{board}/notes',
  section: 'Notes',
  summary: 'Reads the notes of a meeting, or a programme of work, and shows what recording it would change',
  description:
    'Nothing in the register changes until that is confirmed: `POST …/notes/{id}/recordings`, with the ETag of this answer in If-Match.',
  scope: 'matters/record',
  params: boardParams,
  body: { kind: 'file', schema: upload, most: usualLimits.maxFileBytes },
  done: {
    status: 201,
    description: 'What the file says, and what recording it would change.',
    schema: notesShown,
    example: receivedNotes,
    location: true,
  },
  handle: async (request) => {
    const { file, again, ...rest } = request.body;
    const input = { ...rest, again: again === 'true' };
    const sent = await fileIn(file);
    return answerChange(request, {
      perform: (office) => receiveNotes(withFiles(office, request), sent, input),
      status: 201,
      location: notesPath,
    });
  },
});

const list = operation({
  id: 'listNotes',
  method: 'get',
  path: '/v1/boards/{board}/notes',
  section: 'Notes',
  summary: 'The notes that a board was sent',
  description: 'The latest first; what each says, and would change, is shown of one at a time.',
  scope: 'matters/read',
  params: boardParams,
  query: z.strictObject(pageInput),
  done: {
    status: 200,
    description: 'A page of them.',
    schema: pageOf(notesListed),
    example: { items: [receivedNotesListed], next: null },
  },
  handle: async (request) =>
    answerList(request.service, {
      path: `/v1/boards/${request.board.id}/notes`,
      query: request.query,
      found: match(await listNotes(officeOf(request))),
      placeOf: ({ receivedAt, id }) => [-Date.parse(receivedAt), id],
      represent: (notes) => notes,
    }),
});

const show = operation({
  id: 'showNotes',
  method: 'get',
  path: '/v1/boards/{board}/notes/{id}',
  section: 'Notes',
  summary: 'Received notes: what they say, and what recording them would change as the register stands now',
  scope: 'matters/read',
  params: notesParams,
  done: { status: 200, description: 'The notes.', schema: notesShown, example: receivedNotes },
  problems: ['conflict'],
  handle: async (request) =>
    answerThing(request, await lookAtNotes(withFiles(officeOf(request), request), request.params.id)),
});

const correct = operation({
  id: 'correctNotes',
  method: 'patch',
  path: '/v1/boards/{board}/notes/{id}',
  section: 'Notes',
  summary: 'Keeps what a person changed of received notes before they are recorded',
  description:
    'A row is known by what it is and its place in `findings`: `action-2`, `discharge-1`, `undertaking-3`. It is left out or taken in (`take`), or said otherwise: its `text`, `owner`, `due`, `status`, which action of the register it is `about`, `how` it was discharged and on what `undertaking`. Of an item of a programme (`item-4`: by its place in the programme, then what comes at every meeting) it is its `text`, `lead`, `reason`, `meeting` (a day or a month) and which item it is `about`. What is in doubt, and undertakings, are recorded once they are taken in. `add` puts in a row that was missed, from the lines that it stands in. Nothing of the register changes; what is answered is what recording them would change now. Histories then say whose hand it was.',
  scope: 'matters/record',
  params: notesParams,
  body: {
    kind: 'json',
    schema: correctNotesInput,
    examples: {
      'another owner': { rows: [{ row: 'action-1', owner: 'OPCC' }] },
      'left out': { rows: [{ row: 'action-1', take: false }] },
      'an entry of a programme': { rows: [{ row: 'item-4', lead: 'PCC', meeting: '2025-02' }] },
      'as it was read': { rows: [{ row: 'action-1', asRead: true }] },
      'a row that was missed': {
        add: [
          {
            as: 'action',
            lines: [{ from: 12, to: 12 }],
            text: 'Publish the plan for winter',
            owner: 'Force',
            due: 'next meeting',
          },
        ],
      },
      'another next meeting': { meeting: { next: '2024-12-18' } },
      'for later': { aside: true },
    },
  },
  ifMatch: 'required',
  done: {
    status: 200,
    description: 'The notes, and what recording them would change now.',
    schema: notesShown,
    example: correctedNotes,
  },
  handle: (request) =>
    answerChange<ReceivedNotes>(request, {
      perform: (office) => correctNotes(withFiles(office, request), request.params.id, request.body),
    }),
});

const remove = operation({
  id: 'removeNotes',
  method: 'delete',
  path: '/v1/boards/{board}/notes/{id}',
  section: 'Notes',
  summary: 'Takes away a file of notes that was sent by mistake',
  description:
    'Its bytes are gone, with what was read and changed of it, and no list shows it: the history of the board says so. Refused once it was recorded.',
  scope: 'matters/record',
  params: notesParams,
  ifMatch: 'heeded',
  done: {
    status: 200,
    description: 'What it was, as it was taken away.',
    schema: notesRemoved,
    example: removedNotes,
  },
  handle: (request) =>
    answerSeveral<ReceivedNotes>(request, {
      perform: (office) => removeNotes(withFiles(office, request), request.params.id),
      represent: async (notes) => inList(notes),
    }),
});

const { changes, attention } = receivedNotes;

const record = operation({
  id: 'recordNotes',
  method: 'post',
  path: '/v1/boards/{board}/notes/{id}/recordings',
  section: 'Notes',
  summary: 'Puts received notes into the register, as they were shown',
  description:
    'If-Match says what was shown: when recording would now change anything else, nothing is recorded, and the answer (412) shows what it would. What is in doubt is left out, and shown under `inDoubt`, unless `doubtful` is true. A recording that was cut off is finished by confirming what is then left. Notes are offered to the panels that the board names, in their registers. Where it discharges, withdraws or re-opens an action, the token needs `matters/discharge` too.',
  scope: 'matters/record',
  params: notesParams,
  body: {
    kind: 'json',
    schema: recordNotesInput,
    examples: { confirmed: {}, 'what is in doubt too': { doubtful: true } },
  },
  ifMatch: 'required',
  done: {
    status: 201,
    description: 'What was put into the register.',
    schema: recordingMade,
    example: {
      recorded: changes.length,
      changes,
      attention,
      inDoubt: [],
      notes: {
        ...receivedNotesListed,
        state: 'recorded',
        recorded: { at: '2024-10-03T09:14:00.000Z', by: 'case-system', changes: changes.length },
        version: 2,
      },
    },
    location: true,
  },
  handle: (request) =>
    answerSeveral<ReceivedNotes>(request, {
      perform: async (office) => {
        const { caller, params, body } = request;
        const mayDecide = isAllowed(caller, 'matters/discharge', params.board);
        const done = await recordNotes(withFiles(office, request), params.id, {
          mayDecide,
          doubtful: body.doubtful,
        });
        if (done.outcome === 'refused' && done.faults[0].because === 'decides for the board') {
          throw notAllowed(caller, 'matters/discharge', params.board);
        }
        return done;
      },
      represent: async (notes) => toRecordingBody(notes),
      status: 201,
      location: notesPath,
    }),
});

const lastPath = '/v1/boards/{board}/last-recording';

const showLast = operation({
  id: 'showLastRecording',
  method: 'get',
  path: lastPath,
  section: 'Notes',
  summary: 'The last recording of a board, and what taking it back would change and leave',
  scope: 'matters/read',
  params: boardParams,
  done: {
    status: 200,
    description: 'The recording.',
    schema: lastRecordingShown,
    example: lastRecording,
  },
  problems: ['conflict'],
  handle: async (request) => {
    const found = await lookAtLastRecording(officeOf(request));
    if (found.outcome === 'refused') throw await toProblem(found);
    return { status: 200, body: toLastRecordingBody(found.thing) };
  },
});

const undo = operation({
  id: 'undoLastRecording',
  method: 'post',
  path: `${lastPath}/undoings`,
  section: 'Notes',
  summary: 'Takes the last recording of a board back',
  description:
    'What it changed is as it was before; what it brought is withdrawn or cancelled as recorded in error, and no paper prints it. What was changed since or told to an owner by mail stays, and is named. Histories keep both.',
  scope: 'matters/discharge',
  params: boardParams,
  done: {
    status: 200,
    description: 'What was taken back, and what was left.',
    schema: lastRecordingShown,
    example: lastRecording,
  },
  handle: (request) =>
    answerSeveral(request, {
      perform: undoLastRecording,
      represent: async (recording) => toLastRecordingBody(recording),
    }),
});

export const noteOperations = [receive, list, show, correct, remove, record, showLast, undo];
