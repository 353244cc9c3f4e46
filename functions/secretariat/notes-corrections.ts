import * as z from 'zod';
import { type calendarDateSchema, inFull } from '../calendar/days.ts';
import type { LinesRead } from '../minutes/findings.ts';
import { linesInWords, textsRead } from '../minutes/recording/corrections.ts';
import { boardOfRef } from '../register/action.ts';
import { codeSchema } from '../register/board.ts';
import {
  addedSaid,
  type Corrections,
  correctionsSchema,
  meetingSaid,
  rowNameSchema,
  rowSaid,
  withAdded,
  withMeeting,
  withoutRow,
  withRow,
} from '../register/corrections.ts';
import { dueSaid } from '../register/due.ts';
import { withStep } from '../register/history.ts';
import type { Meeting } from '../register/meeting.ts';
import { namedAlike, type Owner, ownersMeant, ownersNamed } from '../register/owner.ts';
import { boardOfItemRef, isItemRef } from '../register/programme.ts';
import { correctReceived, type ReceivedNotes, removeReceived } from '../register/received-notes.ts';
import { countOf } from '../words/english.ts';
import { amendmentOf } from './inputs.ts';
import { keepAll, keepChange } from './keeping.ts';
import {
  findNotes,
  inView,
  isShowable,
  keptAs,
  lookAtNotes,
  type NotesInView,
  type NotesOffice,
  readingKeptAs,
} from './notes.ts';
import { type Done, type Fault, type NotDone, notDone, type Path } from './office.ts';

const row = rowNameSchema.describe(
  'A row: `action-2`, `discharge-1` or `undertaking-3` by its place among its kind in `findings`; `item-4` of the programme, in the order of its meetings, then what comes at every meeting; `added-1` where a person put it in.',
);

export const correctNotesInput = amendmentOf({
  meeting: z
    .strictObject(meetingSaid)
    .exactOptional()
    .describe('The day of the meeting, of the previous and of the next, where they are otherwise than read.'),
  rows: z
    .array(
      z.strictObject({
        row,
        asRead: z
          .literal(true)
          .exactOptional()
          .describe('Takes back what was said of it before; one that a person put in is gone.'),
        ...rowSaid,
      }),
    )
    .max(100)
    .exactOptional()
    .describe('Rows, each with what is to be otherwise than it was read; the rest of each stays as it is.'),
  add: z
    .array(z.strictObject({ ...addedSaid, ...rowSaid }))
    .max(100)
    .exactOptional()
    .describe('Rows that were missed, each with the lines that it stands in.'),
  notOfferedTo: z
    .array(codeSchema)
    .max(50)
    .exactOptional()
    .describe('The panels to which the notes are not to be offered: all of them.'),
  aside: z.boolean().exactOptional().describe('Whether the notes are put aside for later.'),
});
type Input = z.infer<typeof correctNotesInput>;

/** The most that what people changed of one file may take, in bytes: it is kept with the notes, in an entry of 400 kB. */
const mostBytes = 60_000;

/**
 * Keeps what a person changed of received notes before they are recorded, with who and when: nothing of the register changes.
 * All that is wrong is told at once, and then nothing is kept.
 */
export const correctNotes = (
  office: NotesOffice,
  id: string,
  input: Input,
): Promise<Done<ReceivedNotes> | NotDone> =>
  keepChange<ReceivedNotes>(office, {
    read: () => lookAtNotes(office, id),
    decide: async (standing) => {
      const seen = standing as NotesInView;
      const faults = await faultsIn(office, seen, input);
      const [first, ...others] = faults;
      if (first) return { outcome: 'refused', faults: [first, ...others], standing: seen };
      const corrections = correctedBy(seen, input, office.author);
      if (Buffer.byteLength(JSON.stringify(corrections)) > mostBytes) {
        return notDone(
          'too large',
          `more was changed of ${seen.file} than can be kept: record a part of it first`,
        );
      }
      const { aside } = input;
      if (aside !== undefined && seen.state === 'recorded') {
        return notDone('already recorded', `${seen.file} was recorded: there is nothing to put aside`, {
          field: ['aside'],
        });
      }
      const said = { corrections: correctionsSchema.parse(corrections), what: inSentence(input) };
      const isAside = aside ?? (said.what === '' && seen.aside !== null);
      const kept = correctReceived(seen, { ...said, isAside }, office.author);
      if (kept === seen) return { outcome: 'done', thing: seen };
      const now = await inView(office, kept);
      if (now.outcome === 'refused') return { ...now, faults: atDate(now.faults) };
      if (isShowable(now.thing)) return { outcome: 'done', thing: now.thing };
      return notDone('too large', `${seen.file} would then say more than can be shown`, { field: ['rows'] });
    },
  });

/** What the register refuses of corrected notes is refused of their date. */
const atDate = ([first, ...others]: NotDone['faults']): NotDone['faults'] => [
  { ...first, field: first.field ?? ['meeting', 'date'] },
  ...others,
];

function correctedBy(
  { reading, corrections: before }: NotesInView,
  { meeting, rows = [], add = [], notOfferedTo }: Input,
  author: NotesOffice['author'],
): Corrections {
  const texts = textsRead(reading.findings);
  const dated = meeting === undefined ? before : withMeeting(before, meeting, author);
  const named = rows.reduce((all, { row: name, asRead, ...said }) => {
    const known = asRead ? withoutRow(all, name) : all;
    return Object.keys(said).length === 0
      ? known
      : withRow(known, { row: name, of: texts.get(name) ?? null, ...said }, author);
  }, dated);
  const added = add.reduce((all, one) => withAdded(all, one, author), named);
  return notOfferedTo === undefined ? added : { ...added, notOfferedTo };
}

/** "changed action-2 (owner, due); put in an action from lines 12 to 14": what the history says. */
function inSentence({ meeting, rows = [], add = [], notOfferedTo }: Input): string {
  const named = rows.map(({ row: name, asRead, ...said }) => {
    const fields = Object.entries(said).map(([field, value]) =>
      field === 'take' ? (value ? 'taken in' : 'left out') : field,
    );
    return `${name} (${[...(asRead ? ['as read'] : []), ...fields].join(', ')})`;
  });
  const said = [
    ...(meeting === undefined ? [] : [`the meeting (${Object.keys(meeting).join(', ')})`]),
    ...(named.length > 8 ? [countOf(named.length, 'row')] : named),
    ...add.map(({ as, lines }) => `an ${as} put in from ${linesInWords(lines)}`.replace('an d', 'a d')),
    ...(notOfferedTo === undefined ? [] : ['to whom the notes are offered']),
  ];
  return said.length === 0 ? '' : `changed before it was recorded: ${said.join('; ')}`;
}

type About = { owners: readonly Owner[]; meetings: readonly Meeting[] };
type Said = NonNullable<Input['rows']>[number] | NonNullable<Input['add']>[number];

async function faultsIn(office: NotesOffice, seen: NotesInView, input: Input): Promise<Fault[]> {
  const { register, board, today } = office;
  const [owners, meetings] = await Promise.all([register.owners(board.id), register.meetings(board.id)]);
  const { meeting, rows = [], add = [] } = input;
  const after = seen.recording.meeting?.date ?? today;
  const texts = textsRead(seen.reading.findings);
  const added = new Set(seen.corrections.rows.map((one) => one.row));
  const each = async (said: Said, at: Path): Promise<Fault[]> => [
    ...ownerFaults(said, { owners, meetings }, at),
    ...leadFaults(said, { owners, meetings }, at),
    ...dueFaults(said, { owners, meetings }, { after, at }),
    ...(await aboutFaults(office, said, at)),
  ];
  const several = await Promise.all([
    ...rows.map(async (said, index) => [
      ...(texts.has(said.row) || added.has(said.row)
        ? []
        : [fault('no such row', `there is no row ${said.row} in ${seen.file}`, ['rows', index, 'row'])]),
      ...strangeFaults(seen, said, ['rows', index]),
      ...(await each(said, ['rows', index])),
    ]),
    ...add.map(async (said, index) => [
      ...(said.text === undefined
        ? [fault('nothing said', 'say what was asked for', ['add', index, 'text'])]
        : []),
      ...linesFaults(seen, said.lines, ['add', index, 'lines']),
      ...(await each(said, ['add', index])),
    ]),
  ]);
  return [...dateFaults(seen, meeting), ...several.flat()];
}

const fault = (because: string, why: string, field: Path): Fault => ({ because, why, field, step: null });

function dateFaults(seen: NotesInView, said: Input['meeting']): Fault[] {
  if (said === undefined) return [];
  const { findings } = seen.reading;
  const { date, previous, next } = { ...findings.meeting, ...seen.corrections.meeting, ...said };
  const at = date ?? seen.recording.meeting?.date ?? null;
  if (at === null) return [];
  return [
    ...(previous !== null && previous >= at
      ? [
          fault('out of order', `the previous meeting, ${inFull(previous)}, was not before this one`, [
            'meeting',
            'previous',
          ]),
        ]
      : []),
    ...(next !== null && next <= at
      ? [
          fault('out of order', `the next meeting, ${inFull(next)}, does not come after this one`, [
            'meeting',
            'next',
          ]),
        ]
      : []),
  ];
}

const ofActions = ['owner', 'due', 'status', 'how', 'undertaking'] as const;
const ofItems = ['lead', 'reason', 'meeting'] as const;

/** What is said of a row that no such row has. */
function strangeFaults(
  { reading }: NotesInView,
  said: NonNullable<Input['rows']>[number],
  at: Path,
): Fault[] {
  const isItem = said.row.startsWith('item');
  const ofMeetings = (reading.findings.programme?.meetings ?? []).flatMap(({ items }) => items).length;
  const isRegular = isItem && Number(said.row.slice('item-'.length)) > ofMeetings;
  const strange = isRegular ? [...ofActions, ...ofItems, 'about' as const] : isItem ? ofActions : ofItems;
  const what = isRegular ? 'what comes at every meeting' : isItem ? 'an item of a programme' : 'such a row';
  return strange.flatMap((field) =>
    said[field] === undefined ? [] : [fault('not of such a row', `${what} has no ${field}`, [...at, field])],
  );
}

function leadFaults({ lead }: Said, { owners }: About, at: Path): Fault[] {
  const known = lead == null ? [] : ownersNamed(owners, lead);
  if (known.length < 2) return [];
  const why = `“${lead}” could be ${namedAlike(known)}: say which by its code`;
  return [fault('one of several', why, [...at, 'lead'])];
}

function ownerFaults({ owner }: Said, { owners }: About, at: Path): Fault[] {
  if (owner === undefined) return [];
  const meant = ownersMeant(owners, owner);
  if (meant.outcome !== 'one of several') return [];
  const why = `“${meant.name}” could be ${namedAlike(meant.owners)}: say which by its code`;
  return [fault('one of several', why, [...at, 'owner'])];
}

function dueFaults(
  { due, undertaking }: Said,
  { meetings }: About,
  { after, at }: { after: z.infer<typeof calendarDateSchema>; at: Path },
): Fault[] {
  const said: [string | undefined, Path][] = [
    [due, [...at, 'due']],
    [undertaking?.by, [...at, 'undertaking', 'by']],
  ];
  return said.flatMap(([words, field]) => {
    const named = words === undefined ? undefined : dueSaid(words, meetings, after);
    if (named?.outcome !== 'refused') return [];
    const forms =
      named.because === 'no such time'
        ? ': write a date as YYYY-MM-DD, a month as YYYY-MM, a meeting such as 2024-12, "next meeting" or "not agreed"'
        : '';
    return [fault(named.because, `${named.why}${forms}`, field)];
  });
}

async function aboutFaults({ register, board }: NotesOffice, said: Said, at: Path): Promise<Fault[]> {
  const { about } = said;
  if (about === undefined || about === 'none') return [];
  if ('row' in said && said.row.startsWith('item')) {
    const isOurs = isItemRef(about) && boardOfItemRef(about) === board.id;
    const item = isOurs ? await register.item(about) : undefined;
    return item ? [] : [fault('no such item', `there is no item ${about}`, [...at, 'about'])];
  }
  const isOurs = !isItemRef(about) && boardOfRef(about) === board.id;
  const action = isOurs ? await register.action(about) : undefined;
  return action ? [] : [fault('no such action', `there is no action ${about}`, [...at, 'about'])];
}

function linesFaults({ reading, file }: NotesInView, lines: readonly LinesRead[], at: Path): Fault[] {
  const known = reading.source.lines;
  return lines.flatMap((one, index) =>
    known.some(({ number }) => number >= one.from && number <= one.to)
      ? []
      : [fault('no such line', `${file} has no ${linesInWords([one])}`, [...at, index])],
  );
}

/**
 * Takes away a file of notes that was sent, and what was read and changed of it: the histories of the board and of the notes
 * say so. Refused once it was recorded.
 */
export async function removeNotes(office: NotesOffice, id: string): Promise<Done<ReceivedNotes> | NotDone> {
  const { register, author, papers } = office;
  const found = await findNotes(office, id);
  if (found.outcome === 'refused') return found;
  const notes = found.thing;
  const looked = await inView(office, notes);
  const board = (await register.board(office.board.id)) ?? office.board;
  const done = await keepAll<ReceivedNotes | typeof board, ReceivedNotes>(office, {
    among: [notes],
    seen: looked.outcome === 'found' ? looked.thing : notes,
    decide: () => {
      if (notes.state === 'recorded') {
        const why = `the notes ${notes.file} were recorded: take the recording back instead`;
        return notDone('already recorded', why, { standing: notes });
      }
      const what = `took away the file ${notes.file}, received on ${notes.receivedAt.slice(0, 10)} by ${notes.receivedBy}`;
      const isSaid = board.history.at(-1)?.what === what;
      return {
        outcome: 'done',
        things: [...(isSaid ? [] : [withStep(board, author, what)]), removeReceived(notes, author)],
      };
    },
    whole: (things) => things.find((one): one is ReceivedNotes => 'receivedAt' in one) ?? notes,
    again: 'take it away again',
  });
  if (done.outcome === 'done') {
    await Promise.all([keptAs(notes), readingKeptAs(notes)].map((name) => papers.discard(name)));
  }
  return done;
}
