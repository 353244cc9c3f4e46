import { dayIn, inWords } from '../../calendar/days.ts';
import { listNotes, notesInput } from '../../secretariat/notes.ts';
import { removeNotes } from '../../secretariat/notes-corrections.ts';
import { match } from '../../secretariat/office.ts';
import { countOf } from '../../words/english.ts';
import { question } from '../question.ts';
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
import { uploadPages } from './notes-upload.ts';
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
  ...uploadPages,
  ...notesRowPages,
  documentPage,
  removePage,
  notesRecordedPage,
  notesCheckPage,
];
