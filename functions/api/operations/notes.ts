import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod';
import { calendarDateSchema } from '../../calendar/days.ts';
import { Problem } from '../../http/problem.ts';
import { usualLimits } from '../../http/service.ts';
import type { NotRecorded } from '../../minutes/recording/recording.ts';
import { recallRequest } from '../../register/history.ts';
import { parts, type ReceivedNotes, receive } from '../../register/received-notes.ts';
import { added } from '../protocol/conditional-change.ts';
import { wrongAt } from '../protocol/lookups.ts';
import { type Asked, operation } from '../protocol/operation.ts';
import { linked, pageAsked, pageFrom } from '../protocol/pagination.ts';
import { inJson, inList } from '../protocol/representation.ts';
import { boardParams, pageOf } from '../shapes/common.ts';
import { receivedNotes, receivedNotesListed } from '../shapes/examples.ts';
import {
  fileKept,
  notesListed,
  notesOf,
  notesParams,
  notesShown,
  preview,
  previewNow,
  type Reading,
  recordingNow,
  whereNotesAre,
} from './notes-preview.ts';

const uploaded = z.strictObject({
  file: z
    .file('send the file itself as this part, with its name')
    .describe('The notes, or the programme of work: Word (.docx), PDF or text.'),
  meeting: calendarDateSchema
    .optional()
    .describe('The day of the meeting, where the notes do not say it themselves.'),
  only: z.enum(parts).optional().describe('Of a pack that holds both, only this part.'),
});
type Upload = Asked<z.infer<typeof boardParams>, undefined, z.infer<typeof uploaded>>;

/** The last part of a path, as some send one, without what nobody can type. */
function fileNameOf({ name }: File): string {
  const bare = name.replace(/^.*[/\\]/, '').replace(/\p{Cc}/gu, '');
  return [...bare.trim()].slice(-100).join('') || 'notes';
}

/**
 * Under what name the notes of a request are received: one that only its Idempotency-Key gives, so that of two alike at
 * once one finds its place taken; or a random one. A key that is used again after its day is over gets another.
 */
async function placeFor({ service, board, author, conditions: { request } }: Upload) {
  for (let turn = 0; ; turn += 1) {
    const from = request === undefined ? randomUUID() : `${request.key} ${turn}`;
    const id = createHash('sha256').update(from).digest('hex').slice(0, 16);
    const standing = await service.register.notesReceived(board.id, id);
    if (standing === undefined) return { id, among: [] };
    if (request && recallRequest([standing], request.key, author)) return { id, among: [standing] };
  }
}

/** What the file says. Throws the {@link Problem} of one that cannot be read. */
async function readFile(name: string, bytes: Uint8Array): Promise<Reading> {
  const { readNotes } = await import('../../minutes/reading/read.ts');
  const reading = await readNotes({ name, bytes });
  if (reading.outcome === 'read') return reading;
  if (reading.because === 'too large') throw new Problem('too-large', reading.why);
  throw wrongAt('/file', reading.why);
}

/** What is to be sent with the file, so that the board can take it. */
function notTaken({ because, why }: NotRecorded, { meeting }: z.infer<typeof uploaded>): Problem {
  switch (because) {
    case 'no date':
      return wrongAt('/meeting', `${why}: send the day of the meeting as \`meeting\``);
    case 'another date':
      return wrongAt('/meeting', why);
    case 'not come yet':
      return wrongAt(meeting === undefined ? '/file' : '/meeting', why);
    case 'no such part':
      return wrongAt('/only', why);
    case 'which part':
      return wrongAt('/only', `${why}: send which is meant as \`only\``);
  }
}

/** The most bytes that may be shown of one file: the answer is kept beside the notes, in an entry of 400 kB. */
const mostShown = 150_000;

function refuseUnlessShowable(file: string, body: unknown): void {
  if (Buffer.byteLength(inJson(body)) <= mostShown) return;
  throw new Problem(
    'too-large',
    `${file} says more than a meeting’s notes do: send the notes of one meeting.`,
  );
}

/** The notes as they are received and shown; their file is kept before anything speaks of it. */
async function received(asked: Upload, id: string) {
  const { body, board, author, service } = asked;
  const bytes = new Uint8Array(await body.file.arrayBuffer());
  const file = fileNameOf(body.file);
  const reading = await readFile(file, bytes);
  const notes = receive(
    {
      board: board.id,
      id,
      file,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      meeting: body.meeting ?? null,
      only: body.only ?? null,
    },
    author,
  );
  const recording = await recordingNow(asked, notes, reading);
  if (recording.outcome === 'refused') throw notTaken(recording, body);
  const shown = preview(notes, reading, recording);
  refuseUnlessShowable(file, shown);
  await service.papers.keep(fileKept(notes), bytes);
  return { notes, shown };
}

const receiveNotes = operation({
  id: 'receiveNotes',
  method: 'post',
  path: '/v1/boards/{board}/notes',
  section: 'Notes',
  summary: 'Reads the notes of a meeting, or a programme of work, and shows what recording it would change',
  description:
    'Nothing in the register changes until that is confirmed: `POST …/notes/{id}/recordings`, with the ETag of this answer in If-Match.',
  scope: 'matters/record',
  params: boardParams,
  body: { kind: 'file', schema: uploaded, most: usualLimits.maxFileBytes },
  done: {
    status: 201,
    description: 'What the file says, and what recording it would change.',
    schema: notesShown,
    example: receivedNotes,
    location: true,
  },
  handle: async (asked) => {
    let id = '';
    let shown: unknown;
    return added<ReceivedNotes>(asked, {
      among: async () => {
        const place = await placeFor(asked);
        id = place.id;
        return place.among;
      },
      make: async () => {
        const made = await received(asked, id);
        shown = made.shown;
        return made.notes;
      },
      represent: async () => shown,
      location: whereNotesAre,
    });
  },
});

const showNotes = operation({
  id: 'showNotes',
  method: 'get',
  path: '/v1/boards/{board}/notes/{id}',
  section: 'Notes',
  summary: 'Received notes: what they say, and what recording them would change as the register stands now',
  scope: 'matters/read',
  params: notesParams,
  done: { status: 200, description: 'The notes.', schema: notesShown, example: receivedNotes },
  problems: ['conflict'],
  handle: async (asked) => {
    const { body } = await previewNow(asked, await notesOf(asked));
    return { status: 200, body };
  },
});

const listNotes = operation({
  id: 'listNotes',
  method: 'get',
  path: '/v1/boards/{board}/notes',
  section: 'Notes',
  summary: 'The notes that a board was sent',
  description: 'The latest first; what each says, and would change, is shown of one at a time.',
  scope: 'matters/read',
  params: boardParams,
  query: z.strictObject(pageAsked),
  done: {
    status: 200,
    description: 'A page of them.',
    schema: pageOf(notesListed),
    example: { items: [receivedNotesListed], next: null },
  },
  handle: async ({ query, board, service }) => {
    const things = (await service.register.allNotesReceived(board.id))
      .sort((one, other) => other.receivedAt.localeCompare(one.receivedAt) || one.id.localeCompare(other.id))
      .map(inList);
    const path = `/v1/boards/${board.id}/notes`;
    return linked(await pageFrom(service, { path, query, things, nameOf: ({ id }) => id }));
  },
});

export const noteOperations = [receiveNotes, listNotes, showNotes];
