import * as z from 'zod';
import { dayIn, inWords } from '../../calendar/days.ts';
import { parts } from '../../register/received-notes.ts';
import { listNotes, notesInput, receiveNotes } from '../../secretariat/notes.ts';
import { removeNotes } from '../../secretariat/notes-corrections.ts';
import { match } from '../../secretariat/office.ts';
import { countOf } from '../../words/english.ts';
import type { Field } from '../fields.ts';
import { question } from '../question.ts';
import { type SentFile, Typed } from '../sent.ts';
import type { Page } from '../visit.ts';
import {
  idOf,
  notesAt,
  notesCheckPage,
  notesNotShown,
  notesOffice,
  notesRecordedPage,
} from './notes-check.ts';
import { notesRowPages } from './notes-rows.ts';
import { pageOfDocument, tagOfNotes } from './notes-words.ts';

const listDone: Readonly<Record<string, string>> = {
  aside: 'The notes are put aside. What you changed is kept.',
  removed: 'The file is deleted.',
};

/** What was received, recorded and put aside. */
const listPage: Page = {
  path: '/notes',
  section: 'Notes',
  scope: 'matters/read',
  look: async (visit) => {
    const { office, board, base, may } = visit;
    const all = await listNotes(office);
    return {
      show: 'notes',
      title: 'Notes',
      values: {
        done: listDone[visit.query.get('done') ?? ''] ?? null,
        add: may('matters/record') ? `${base}/notes/new` : null,
        rows: all.map((notes) => ({
          file: notes.file,
          to: `${base}/notes/${notes.id}${notes.state === 'recorded' ? '/recorded' : ''}`,
          received: inWords(dayIn(board.timeZone, notes.receivedAt)),
          by: notes.receivedBy,
          tag: tagOfNotes(notes),
          what: notes.state === 'recorded' ? countOf(notes.recorded.changes, 'change') : '',
        })),
      },
    };
  },
};

const fileFields: readonly Field[] = [
  {
    kind: 'file',
    name: 'file',
    label: 'The file',
    hint: 'Word, OpenDocument, PDF, text, a web page, a workbook, or the mail that brought one. Reading a long file may take a quarter of a minute.',
    missing: 'Choose the file of the notes',
  },
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
  hint: 'What was made of it stands under “Notes”. To read it once more, tick this and choose the file again.',
  options: [{ value: 'yes', label: 'Read it again all the same' }],
};

const fileInput = notesInput.extend({ file: z.custom<SentFile>((file) => file !== undefined) });

const newPage: Page = {
  path: '/notes/new',
  section: 'Notes',
  scope: 'matters/record',
  ...question({
    ask: () => ({
      title: 'Record notes',
      lead: [
        'Send the file of the notes. It is read, and you see what would be recorded before anything is.',
      ],
      fields: fileFields,
      typed: Typed.of({ only: 'both' }),
      button: 'Read the notes',
      back: { to: '/notes', words: 'Notes' },
    }),
    ifAsked: [againField],
    input: fileInput,
    said: (typed, _, files) => ({
      file: files.get('file')?.[0],
      meeting: typed.day('meeting'),
      only: parts.find((part) => part === typed.raw('only')),
      again: typed.raw('again') === 'yes' ? true : undefined,
    }),
    perform: (terms, { file, ...input }, visit) =>
      receiveNotes({ ...notesOffice(visit), terms }, { ...file, name: bareName(file.name) }, input),
    done: ({ id }) => `/notes/${id}`,
  }),
};

/** The last part of a path, as some browsers send one, without what nobody can type. */
const bareName = (name: string): string =>
  [
    ...name
      .replace(/^.*[/\\]/, '')
      .replace(/\p{Cc}/gu, '')
      .trim(),
  ]
    .slice(-100)
    .join('') || 'notes';

const removePage: Page = {
  path: '/notes/:id{[0-9a-f]+}/remove',
  section: 'Notes',
  scope: 'matters/record',
  ...question({
    find: async ({ office, params }) => {
      const notes = await office.register.notesReceived(office.board.id, params['id'] ?? '');
      return notes && notes.state !== 'removed'
        ? match(notes)
        : {
            outcome: 'refused',
            faults: [
              { because: 'not there', why: `there are no notes ${params['id']}`, field: null, step: null },
            ],
            standing: null,
          };
    },
    ask: (_, { id, file }) => ({
      title: 'Delete this file?',
      caption: file,
      lead: [
        'The file is deleted, with what was read of it and what you changed. Nothing in the register changes.',
      ],
      fields: [],
      button: 'Delete the file',
      isDangerous: true,
      back: { to: `/notes/${id}`, words: 'Check what would be recorded' },
    }),
    input: notesInput.pick({}),
    said: () => ({}),
    perform: (terms, _, visit) => removeNotes({ ...notesOffice(visit), terms }, idOf(visit)),
    done: () => '/notes?done=removed',
  }),
};

/** The document itself, page by page, of which lines may be chosen that hold a row which was missed. */
const documentPage: Page = {
  path: '/notes/:id{[0-9a-f]+}/document',
  section: 'Notes',
  scope: 'matters/read',
  look: async (visit) => {
    const found = await notesAt(visit);
    if (found.outcome === 'refused') return notesNotShown(visit, found);
    const notes = found.thing;
    const here = `${visit.base}/notes/${notes.id}`;
    const page = Math.max(1, Math.floor(Number(visit.query.get('page') ?? 1)) || 1);
    const { lines, pages } = pageOfDocument(notes, page - 1);
    const at = Math.min(page, pages);
    const pageAt = (number: number): string => `${here}/document?page=${number}`;
    return {
      show: 'notes-document',
      title: 'Add a row that was missed',
      values: {
        file: notes.file,
        back: { to: here, words: 'Check what would be recorded' },
        to: `${here}/rows/new`,
        mayRecord: visit.may('matters/record'),
        lines,
        isWhole: notes.reading.source.isWhole,
        pages:
          pages === 1
            ? []
            : Array.from({ length: pages }, (_, index) => ({
                number: index + 1,
                to: pageAt(index + 1),
                isCurrent: index + 1 === at,
              })),
        previous: at > 1 ? pageAt(at - 1) : null,
        next: at < pages ? pageAt(at + 1) : null,
      },
    };
  },
};

/** Recording notes: a file is sent, what was read of it is checked, and what was seen is recorded. */
export const notesPages: readonly Page[] = [
  listPage,
  newPage,
  ...notesRowPages,
  documentPage,
  removePage,
  notesRecordedPage,
  notesCheckPage,
];
