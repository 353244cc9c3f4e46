import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { timeIn } from '../../calendar/days.ts';
import { parts } from '../../register/received-notes.ts';
import { notesInput } from '../../secretariat/notes.ts';
import { type Done, type Found, type NotDone, notDone } from '../../secretariat/office.ts';
import {
  askToRead,
  findUpload,
  isBeingRead,
  isOfNoFile,
  keepUpload,
  refusalOfUpload,
  type UploadThere,
} from '../../secretariat/uploads.ts';
import { type Upload, uploadOf } from '../../store/uploads.ts';
import type { Field } from '../fields.ts';
import { notThere, question } from '../question.ts';
import { dayTyped, newKey, type SentFile, Typed } from '../sent.ts';
import type { Answer, Page, Shown, Visit } from '../visit.ts';
import { notesOffice } from './notes-check.ts';

const noFile = 'Choose the file of the notes';

const fileField: Field = {
  kind: 'file',
  name: 'file',
  label: 'The file',
  hint: 'Word, OpenDocument, PDF, text, a web page, a workbook, or the mail that brought one; up to 25 MB.',
  missing: noFile,
};

/** The upload of whoever visits under that key: another person's, or another board's, goes by another name. */
const uploadUnder = ({ board, session }: Visit, key: string): Upload =>
  uploadOf(board.id, session.caller.subject, key);

const pathOf = ({ key }: Upload): string => `/notes/uploads/${key}`;

const newPage: Page = {
  path: '/notes/new',
  section: 'Notes',
  scope: 'matters/record',
  ...question<null, { file: SentFile }, Upload>({
    ask: async (visit) => {
      const { origin, base, uploads } = visit;
      const upload = uploadUnder(visit, newKey());
      const form = await uploads.straight?.form(upload, `${origin}${base}${pathOf(upload)}`);
      return {
        title: 'Record notes',
        lead: [
          'Send the file of the notes. It is read, and you see what would be recorded before anything is.',
        ],
        fields: [fileField],
        ...(visit.query.has('no-file') && { refusal: notDone('no file', noFile, { field: ['file'] }) }),
        ...(form && { form }),
        button: 'Send the file',
        back: { to: '/notes', words: 'Notes' },
      };
    },
    input: z.object({ file: z.custom<SentFile>((file) => file !== undefined) }),
    said: (_, __, files) => ({ file: files.get('file')?.[0] }),
    perform: async ({ request }, { file }, visit) => {
      const upload = uploadUnder(visit, request?.key ?? newKey());
      await keepUpload(visit.service.papers, upload, file);
      return { outcome: 'done', thing: upload, before: null, cautions: [], replayed: null };
    },
    done: pathOf,
  }),
};

const whatFields: readonly Field[] = [
  {
    kind: 'radios',
    name: 'only',
    label: 'What is in it?',
    options: [
      { value: 'both', label: 'Whatever is there: the notes of a meeting, a programme of work, or both' },
      { value: 'notes', label: 'Only the notes of a meeting' },
      { value: 'programme', label: 'Only a programme of work' },
    ],
  },
  {
    kind: 'day',
    name: 'meeting',
    label: 'When was the meeting?',
    hint: 'Only where the notes do not say it themselves. Such as 4 11 2026',
  },
];

const againField: Field = {
  kind: 'checkboxes',
  name: 'again',
  label: 'This file was sent before',
  hint: 'What was made of it stands under “Notes”.',
  options: [{ value: 'yes', label: 'Read it again all the same' }],
};

const sizeInWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

const uploadAt = (visit: Visit): Promise<Found<UploadThere>> =>
  findUpload(visit.service.papers, uploadUnder(visit, visit.params['key'] ?? ''));

/** Looks, from time to time and for as long as a page may wait, whether the file is read by now. */
async function waitForReading(visit: Visit): Promise<Found<UploadThere>> {
  const until = performance.now() + visit.uploads.patience;
  for (let wait = 100; ; wait = Math.min(wait * 1.5, 500)) {
    const there = await uploadAt(visit);
    const isToCome = there.outcome === 'found' && isBeingRead(there.thing, visit.office.author.at);
    if (!isToCome || performance.now() + wait > until) return there;
    await pause(wait);
  }
}

/** Has the file read, and tells what came of it, where that is known before long. */
async function readNow(
  visit: Visit,
  input: z.infer<typeof notesInput>,
): Promise<Done<UploadThere> | NotDone> {
  const there = await uploadAt(visit);
  if (there.outcome === 'refused') return there;
  await askToRead(notesOffice(visit), there.thing, input, visit.uploads.read);
  const read = await waitForReading(visit);
  if (read.outcome === 'refused') return read;
  const refusal = isBeingRead(read.thing, visit.office.author.at) ? undefined : refusalOfUpload(read.thing);
  return refusal ?? { outcome: 'done', thing: read.thing, before: null, cautions: [], replayed: null };
}

/** Where somebody goes on whose file was read, or is being read. */
const pathOfReading = ({ upload, outcome }: UploadThere): string =>
  outcome?.outcome === 'received' ? `/notes/${outcome.notes}` : pathOf(upload);

const asking = question<UploadThere, z.infer<typeof notesInput>, UploadThere>({
  find: uploadAt,
  ask: ({ base }, there) => {
    const { file, asked } = there;
    const { only = 'both', meeting } = asked?.input ?? {};
    const refusal = refusalOfUpload(there);
    return {
      title: `What is in ${file?.name}?`,
      lead: [
        `The file is here (${sizeInWords(file?.bytes ?? 0)}). Reading a long one may take a quarter of a minute.`,
      ],
      fields: whatFields,
      typed: Typed.of({ only, ...dayTyped('meeting', meeting) }),
      ...(refusal && { refusal }),
      links: [{ to: `${base}/notes/new`, words: 'Send another file' }],
      button: 'Read the notes',
      back: { to: '/notes', words: 'Notes' },
    };
  },
  ifAsked: [againField],
  input: notesInput,
  said: (typed) => ({
    meeting: typed.day('meeting'),
    only: parts.find((part) => part === typed.raw('only')),
    again: typed.raw('again') === 'yes' ? true : undefined,
  }),
  perform: (_, input, visit) => readNow(visit, input),
  done: pathOfReading,
});

function beingRead(visit: Visit, { upload, asked }: UploadThere): Shown {
  return {
    show: 'notes-being-read',
    title: 'Being read',
    values: {
      file: asked?.file,
      since: asked && timeIn(visit.timeZone, asked.at).slice(0, 5),
      here: `${visit.base}${pathOf(upload)}`,
      back: { to: `${visit.base}/notes`, words: 'Notes' },
    },
  };
}

/** What a file needs of somebody once it is here: a word of what is in it, some patience, or nothing any more. */
async function onward(visit: Visit): Promise<Answer | undefined> {
  const found = await uploadAt(visit);
  if (found.outcome === 'refused') return notThere(found);
  const there = found.thing;
  if (isOfNoFile(there)) return { goTo: `${visit.base}/notes/new?no-file` };
  if (there.outcome?.outcome === 'received') return { goTo: `${visit.base}${pathOfReading(there)}` };
  return isBeingRead(there, visit.office.author.at) ? beingRead(visit, there) : undefined;
}

const uploadPage: Page = {
  path: '/notes/uploads/:key{[\\w-]+}',
  section: 'Notes',
  scope: 'matters/record',
  look: async (visit) => (await onward(visit)) ?? asking.look(visit),
  send: async (visit, sent) => (await onward(visit)) ?? asking.send(visit, sent),
};

/** A file of notes is sent, which may be straight to the bucket; said what is in it; and read, apart from any page. */
export const uploadPages: readonly Page[] = [newPage, uploadPage];
