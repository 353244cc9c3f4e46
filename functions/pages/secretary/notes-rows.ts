import { inFull, isMonth, monthInWords } from '../../calendar/days.ts';
import type { LinesRead } from '../../minutes/findings.ts';
import { linesInWords } from '../../minutes/recording/corrections.ts';
import type { CheckedRow } from '../../minutes/recording/draft.ts';
import { type Action, isLive } from '../../register/action.ts';
import { dayOrMonth, hasDate, type Meeting, whenInWords } from '../../register/meeting.ts';
import { isToCome } from '../../register/programme.ts';
import type { NotesInView } from '../../secretariat/notes.ts';
import { correctNotes, correctNotesInput } from '../../secretariat/notes-corrections.ts';
import { type Found, match, notDone } from '../../secretariat/office.ts';
import type { Field, Option } from '../fields.ts';
import { question } from '../question.ts';
import { dayTyped, Typed } from '../sent.ts';
import type { Page, Visit } from '../visit.ts';
import { idOf, notesAt, notesOffice } from './notes-check.ts';
import { wordsOfLines } from './notes-words.ts';

/** What is known of the register where a row is asked about. */
async function registerAbout({ office, board }: Visit) {
  const [owners, meetings, actions, programme] = await Promise.all([
    office.register.owners(board.id),
    office.register.meetings(board.id),
    office.register.actions(board.id),
    office.register.programme(board.id),
  ]);
  return { owners: owners.filter(({ inError }) => inError === null), meetings, actions, programme };
}
type About = Awaited<ReturnType<typeof registerAbout>>;

/** A row as it would be recorded; of an undertaking that nobody took up, as it was read. */
type RowAsked = Pick<
  CheckedRow,
  'row' | 'kind' | 'text' | 'owner' | 'due' | 'status' | 'how' | 'reason' | 'undertaking' | 'ref' | 'lines'
>;

function rowIn(notes: NotesInView, name: string): RowAsked | undefined {
  const row = notes.recording.rows.find((one) => one.row === name);
  if (row) return row;
  const found = notes.reading.findings.undertakings.find((_, index) => `undertaking-${index + 1}` === name);
  return (
    found && {
      ...{ row: name, kind: 'action', text: found.what, owner: found.owner, due: found.by, status: 'open' },
      ...{
        how: null,
        reason: null,
        undertaking: null,
        ref: null,
        lines: [{ from: found.line, to: found.line }],
      },
    }
  );
}

async function rowAt(visit: Visit): Promise<Found<NotesInView>> {
  const found = await notesAt(visit);
  if (found.outcome === 'refused') return found;
  const name = visit.params['row'] ?? '';
  return rowIn(found.thing, name) ? found : notDone('not there', `these notes have no row ${name}`);
}

const askedRow = (visit: Visit, notes: NotesInView): RowAsked => {
  const row = rowIn(notes, visit.params['row'] ?? '');
  if (row === undefined) throw new Error(`the row ${visit.params['row']} was there and is not`);
  return row;
};

const textField = (at: string): Field => ({
  ...{ kind: 'words', name: `${at}.text`, label: 'What was asked for', rows: 3, most: 4_000 },
  missing: 'Enter what was asked for',
});

const ownerField = (at: string, { owners }: About): Field => ({
  ...{ kind: 'text', name: `${at}.owner`, label: 'Whose it is' },
  hint: `${officesSuchAs(owners)}; several with “and” between them. Another name makes a new office.`,
  missing: 'Enter whose it is',
});

const officesSuchAs = (owners: About['owners']): string => {
  const some = owners.slice(0, 6).map(({ name }) => name);
  return `An office by its name or code${some.length === 0 ? '' : `, such as ${some.join(', ')}`}`;
};

/** How many meetings to come are offered by name. */
const mostMeetings = 6;

const isStillToMeet = (meeting: Meeting, today: string): boolean =>
  meeting.state !== 'cancelled' && meeting.state !== 'held' && (!hasDate(meeting) || meeting.date >= today);

const dueField = (
  at: string,
  { meetings }: About,
  { asRead, today }: { asRead: string | null; today: string },
): Field => ({
  ...{ kind: 'radios', name: `${at}.due`, label: 'When it is due', missing: 'Say when it is due' },
  options: [
    ...(asRead === null ? [] : [{ value: 'as read', label: `As it stands: ${asRead}` }]),
    ...meetings
      .filter((meeting) => isStillToMeet(meeting, today))
      .slice(0, mostMeetings)
      .map(
        (meeting): Option => ({
          value: meeting.id,
          label: `At the meeting of ${hasDate(meeting) ? inFull(meeting.date) : whenInWords(meeting)}`,
        }),
      ),
    {
      value: 'day',
      label: 'On another day',
      fields: [
        {
          kind: 'day',
          name: `${at}.due.day`,
          label: 'Which day?',
          hint: 'Such as 4 11 2026',
          missing: 'Enter the day',
        },
      ],
    },
    {
      value: 'month',
      label: 'In a month',
      fields: [
        {
          kind: 'text',
          name: `${at}.due.month`,
          label: 'Which month?',
          hint: 'As year and month: 2027-02',
          missing: 'Enter the month',
        },
      ],
    },
    { value: 'not agreed', label: 'No time was agreed' },
  ],
});

const statusField = (at: string): Field => ({
  ...{ kind: 'select', name: `${at}.status`, label: 'How it stands' },
  options: [
    { value: 'open', label: 'Open' },
    { value: 'proposed', label: 'Reported done' },
    { value: 'discharged', label: 'Discharged' },
    { value: 'withdrawn', label: 'Withdrawn' },
  ],
});

const aboutField = (at: string, kind: RowAsked['kind'], actions: readonly Action[]): Field => ({
  ...{ kind: 'select', name: `${at}.about` },
  label: kind === 'discharge' ? 'Which action does this close?' : 'Which action of the register is it?',
  options: [
    { value: '', label: 'As it was found' },
    ...actions
      .filter(isLive)
      .map(({ ref, text }) => ({ value: ref as string, label: `${ref}: ${text.slice(0, 90)}` })),
    {
      value: 'none',
      label:
        kind === 'discharge' ? 'None of these: it never was in the register' : 'None of these: it is new',
    },
  ],
});

const howFields = (at: string): Field[] => [
  {
    ...{ kind: 'words', name: `${at}.how`, label: 'How was it discharged?', rows: 3, most: 4_000 },
    hint: 'As the notes are to print it.',
    missing: 'Enter how it was discharged, such as “briefing note circulated on 4 November”',
  },
  {
    ...{ kind: 'radios', name: 'promised', label: 'Is something still to come?' },
    missing: 'Say whether something is still to come',
    options: [
      { value: 'no', label: 'No, it is done' },
      {
        value: 'yes',
        label: 'Yes, it rests on an undertaking',
        fields: [
          {
            kind: 'text',
            name: `${at}.undertaking.text`,
            label: 'What is still to be provided?',
            missing: 'Enter what is still to be provided',
          },
          {
            ...{ kind: 'text', name: `${at}.undertaking.by`, label: 'By when?' },
            hint: '“next meeting”, a day such as 2027-02-09, a month such as 2027-02, or “not agreed”',
            missing: 'Enter by when it is to be provided',
          },
        ],
      },
    ],
  },
];

/** What was typed of when a row is due; undefined where it is to stay as it stands. */
function dueTyped(typed: Typed, at: string): string | undefined {
  const chosen = typed.text(`${at}.due`);
  if (chosen === 'as read') return undefined;
  if (chosen === 'day') return typed.day(`${at}.due.day`);
  return chosen === 'month' ? typed.text(`${at}.due.month`) : chosen;
}

function actionTyped(typed: Typed, at: string) {
  const said = {
    text: typed.text(`${at}.text`),
    owner: typed.text(`${at}.owner`),
    due: dueTyped(typed, at),
    status: typed.text(`${at}.status`),
    about: typed.text(`${at}.about`),
  };
  return defined(said);
}

const dischargeTyped = (typed: Typed, at: string) =>
  defined({
    text: typed.text(`${at}.text`),
    about: typed.text(`${at}.about`),
    how: typed.text(`${at}.how`),
    undertaking:
      typed.raw('promised') === 'yes'
        ? defined({ text: typed.text(`${at}.undertaking.text`), by: typed.text(`${at}.undertaking.by`) })
        : null,
  });

/** What has no meeting of its own comes at every one. */
const isDatedItem = (row: RowAsked): boolean => row.due !== null;

function itemFields(row: RowAsked, about: About, today: string): Field[] {
  const title: Field = { ...textField('rows.0'), label: 'What is it?', missing: 'Enter what it is' };
  if (!isDatedItem(row)) return [title];
  return [
    title,
    {
      ...{ kind: 'text', name: 'rows.0.lead', label: 'Who leads on it?' },
      hint: `${officesSuchAs(about.owners)}; nothing where nobody is named. Another name makes a new office.`,
    },
    { kind: 'words', name: 'rows.0.reason', label: 'Why does it come?', rows: 2, most: 1_000 },
    itemMeetingField(row, about, today),
    {
      ...{ kind: 'select', name: 'rows.0.about', label: 'Which item of the register is it?' },
      options: [
        { value: '', label: 'As it was found' },
        ...about.programme
          .filter(isToCome)
          .map(({ ref, title: known }) => ({ value: ref as string, label: `${ref}: ${known.slice(0, 90)}` })),
        { value: 'none', label: 'None of these: it is new' },
      ],
    },
  ];
}

const itemMeetingField = ({ due }: RowAsked, { meetings }: About, today: string): Field => ({
  ...{ kind: 'radios', name: 'rows.0.meeting', label: 'At which meeting?', missing: 'Say at which meeting' },
  options: [
    { value: 'as read', label: `As it stands: ${due}` },
    ...meetings
      .filter((meeting) => isStillToMeet(meeting, today))
      .flatMap((meeting): Option[] => {
        const when = dayOrMonth(meeting);
        if (when === undefined) return [];
        return [{ value: when, label: isMonth(when) ? monthInWords(when) : inFull(when) }];
      })
      .slice(0, mostMeetings),
    {
      value: 'day',
      label: 'At another, on a day',
      fields: [dayField('rows.0.meeting.day', 'Which day?', 'Enter the day of the meeting')],
    },
    {
      value: 'month',
      label: 'At another, whose day is not fixed',
      fields: [
        {
          ...{ kind: 'month', name: 'rows.0.meeting.month', label: 'Which month?', hint: 'Such as 2 2027' },
          missing: 'Enter the month of the meeting',
        },
      ],
    },
  ],
});

/** The meeting as a programme gives it; undefined where the entry is to stay where it was read. */
function meetingTyped(typed: Typed): string | undefined {
  const chosen = typed.text('rows.0.meeting');
  if (chosen === 'day') return typed.day('rows.0.meeting.day');
  if (chosen === 'month') return typed.month('rows.0.meeting.month');
  return chosen === 'as read' ? undefined : chosen;
}

function itemTyped(typed: Typed, isDated: boolean) {
  if (!isDated) return { text: typed.text('rows.0.text') };
  return defined({
    text: typed.text('rows.0.text'),
    lead: typed.text('rows.0.lead') ?? null,
    reason: typed.text('rows.0.reason') ?? null,
    meeting: meetingTyped(typed),
    about: typed.text('rows.0.about'),
  });
}

const defined = (said: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));

/** What was read there, for whoever changes it to look at. */
const factsOf = (notes: NotesInView, lines: readonly LinesRead[]) =>
  lines.length === 0
    ? []
    : [
        {
          key: `The document says, ${linesInWords(lines)}`,
          value: wordsOfLines(notes, lines).slice(0, 2_000),
        },
      ];

const backToRow = ({ params }: Visit, { id }: NotesInView) => ({
  to: `/notes/${id}#${params['row'] ?? ''}`,
  words: 'Check what would be recorded',
});

const rowPage: Page = {
  path: '/notes/:id{[0-9a-f]+}/rows/:row{[a-z]+-[0-9]+}',
  section: 'Notes',
  scope: 'matters/record',
  ...question({
    find: rowAt,
    ask: async (visit, notes) => {
      const row = askedRow(visit, notes);
      const about = await registerAbout(visit);
      const at = 'rows.0';
      const asRead = row.due ?? 'no time was said';
      const isTakenUp =
        row.row.startsWith('undertaking') && !notes.recording.rows.includes(row as CheckedRow);
      return {
        title:
          row.kind === 'discharge'
            ? 'Change what was discharged'
            : row.kind === 'item'
              ? 'Change this entry of the programme'
              : isTakenUp
                ? 'Take it up as an action'
                : 'Change this action',
        caption: notes.file,
        facts: factsOf(notes, row.lines),
        fields:
          row.kind === 'item'
            ? itemFields(row, about, visit.today)
            : row.kind === 'discharge'
              ? [textField(at), aboutField(at, row.kind, about.actions), ...howFields(at)]
              : [
                  textField(at),
                  ownerField(at, about),
                  dueField(at, about, { asRead: isTakenUp ? null : asRead, today: visit.today }),
                  statusField(at),
                  aboutField(at, row.kind, about.actions),
                ],
        typed: Typed.of({
          'rows.0.text': row.text,
          'rows.0.owner': bareOwner(row.owner),
          'rows.0.due': isTakenUp ? undefined : 'as read',
          'rows.0.status': row.status,
          'rows.0.about': notes.corrections.rows.find((one) => one.row === row.row)?.about ?? '',
          'rows.0.how': row.how ?? undefined,
          'rows.0.lead': row.owner ?? undefined,
          'rows.0.reason': row.reason ?? undefined,
          'rows.0.meeting': 'as read',
          promised: row.undertaking === null ? 'no' : 'yes',
          'rows.0.undertaking.text': row.undertaking?.text,
          'rows.0.undertaking.by': row.undertaking?.by.replace(/^(?:due |no due date agreed)/, ''),
        }),
        button: isTakenUp ? 'Take it up' : 'Save and record it so',
        back: backToRow(visit, notes),
      };
    },
    input: correctNotesInput,
    said: (typed, visit) => {
      const row = visit.params['row'] ?? '';
      if (row.startsWith('item')) {
        return { rows: [{ row, take: true, ...itemTyped(typed, typed.raw('rows.0.meeting') !== '') }] };
      }
      const isDischarge = row.startsWith('discharge') || typed.raw('rows.0.how') !== '';
      const said = isDischarge ? dischargeTyped(typed, 'rows.0') : actionTyped(typed, 'rows.0');
      return { rows: [{ row, take: true, ...said }] };
    },
    perform: (terms, input, visit) => correctNotes({ ...notesOffice(visit), terms }, idOf(visit), input),
    done: ({ id }, visit) => `/notes/${id}?done=changed#${visit.params['row']}`,
  }),
};

/** The office as a person would type it, without what the notes call it. */
const bareOwner = (owner: string | null): string | undefined =>
  owner?.replace(/ \(“[^”]*” in the notes\)$/, '');

/** Back to what was read; a row that a person put in is taken out. */
const undoPage: Page = {
  path: '/notes/:id{[0-9a-f]+}/rows/:row{[a-z]+-[0-9]+}/undo',
  section: 'Notes',
  scope: 'matters/record',
  ...question({
    find: rowAt,
    ask: (visit, notes) => {
      const row = askedRow(visit, notes);
      const isAdded = row.row.startsWith('added');
      return {
        title: isAdded ? 'Take this row out?' : 'Put this row back as it was read?',
        caption: notes.file,
        facts: [{ key: 'Row', value: row.text }, ...factsOf(notes, row.lines)],
        fields: [],
        button: isAdded ? 'Take it out' : 'Put it back',
        back: backToRow(visit, notes),
      };
    },
    input: correctNotesInput,
    said: (_, { params }) => ({ rows: [{ row: params['row'], asRead: true }] }),
    perform: (terms, input, visit) => correctNotes({ ...notesOffice(visit), terms }, idOf(visit), input),
    done: ({ id }) => `/notes/${id}?done=undone`,
  }),
};

/** Lines chosen one by one, those next to each other together. */
function linesIn(query: URLSearchParams): LinesRead[] {
  const numbers = [...new Set(query.getAll('line').map(Number).filter(Number.isSafeInteger))]
    .filter((number) => number > 0)
    .sort((one, other) => one - other)
    .slice(0, 100);
  const lines: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = lines.at(-1);
    if (last?.to === number - 1) last.to = number;
    else lines.push({ from: number, to: number });
  }
  return lines;
}

const addPage: Page = {
  path: '/notes/:id{[0-9a-f]+}/rows/new',
  section: 'Notes',
  scope: 'matters/record',
  ...question({
    find: async (visit) => {
      const found = await notesAt(visit);
      if (found.outcome === 'refused') return found;
      return linesIn(visit.query).length > 0
        ? match(found.thing)
        : notDone(
            'not there',
            'choose the lines of the document in which the row stands: go back and tick them',
          );
    },
    ask: async (visit, notes) => {
      const about = await registerAbout(visit);
      const lines = linesIn(visit.query);
      const isDischarge = visit.query.get('as') === 'discharge';
      const at = 'add.0';
      return {
        title: isDischarge ? 'Add what was discharged' : 'Add an action',
        caption: notes.file,
        facts: factsOf(notes, lines),
        fields: isDischarge
          ? [textField(at), aboutField(at, 'discharge', about.actions), ...howFields(at)]
          : [textField(at), ownerField(at, about), dueField(at, about, { asRead: null, today: visit.today })],
        typed: Typed.of({
          'add.0.text': wordsOfLines(notes, lines).slice(0, 2_000),
          ...dayTyped('add.0.due.day', null),
        }),
        button: 'Add it',
        back: { to: `/notes/${notes.id}/document`, words: 'The document' },
      };
    },
    input: correctNotesInput,
    said: (typed, visit) => {
      const isDischarge = visit.query.get('as') === 'discharge';
      const said = isDischarge ? dischargeTyped(typed, 'add.0') : actionTyped(typed, 'add.0');
      return { add: [{ as: isDischarge ? 'discharge' : 'action', lines: linesIn(visit.query), ...said }] };
    },
    perform: (terms, input, visit) => correctNotes({ ...notesOffice(visit), terms }, idOf(visit), input),
    done: ({ id, corrections }) => `/notes/${id}?done=added#${corrections.rows.at(-1)?.row ?? ''}`,
  }),
};

const dayField = (name: string, label: string, missing?: string): Field => ({
  ...{ kind: 'day', name, label, hint: 'Such as 4 11 2026' },
  ...(missing !== undefined && { missing }),
});

const meetingPage: Page = {
  path: '/notes/:id{[0-9a-f]+}/meeting',
  section: 'Notes',
  scope: 'matters/record',
  ...question({
    find: notesAt,
    ask: (_, notes) => {
      const { date, previous, next } = { ...notes.reading.findings.meeting, ...notes.corrections.meeting };
      return {
        title: 'Change the dates',
        caption: notes.file,
        fields: [
          dayField('meeting.date', 'When was this meeting?', 'Enter when the meeting was'),
          dayField('meeting.previous', 'When was the meeting before, whose notes were agreed?'),
          dayField('meeting.next', 'When is the next meeting?'),
        ],
        typed: Typed.of({
          ...dayTyped('meeting.date', date ?? notes.recording.meeting?.date),
          ...dayTyped('meeting.previous', previous),
          ...dayTyped('meeting.next', next),
        }),
        button: 'Save the dates',
        back: { to: `/notes/${notes.id}`, words: 'Check what would be recorded' },
      };
    },
    input: correctNotesInput,
    said: (typed) => ({
      meeting: {
        date: typed.day('meeting.date'),
        previous: typed.day('meeting.previous') ?? null,
        next: typed.day('meeting.next') ?? null,
      },
    }),
    perform: (terms, input, visit) => correctNotes({ ...notesOffice(visit), terms }, idOf(visit), input),
    done: ({ id }) => `/notes/${id}?done=meeting`,
  }),
};

/** A row of the notes is changed, put back or added; and so are the dates of the meetings. */
export const notesRowPages: readonly Page[] = [addPage, undoPage, rowPage, meetingPage];
