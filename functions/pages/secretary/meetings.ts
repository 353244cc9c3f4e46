import { inFull } from '../../calendar/days.ts';
import { hasDate, type Meeting } from '../../register/meeting.ts';
import { nextMeeting } from '../../register/meetings.ts';
import { closuresOf, papersCalendar } from '../../register/papers-calendar.ts';
import { addMeeting, addMeetingInput, listMeetings } from '../../secretariat/meetings.ts';
import { sheetPath } from '../chair/sheet.ts';
import type { Field } from '../fields.ts';
import { partOf } from '../pagination.ts';
import { question } from '../question.ts';
import { Typed } from '../sent.ts';
import type { Cell, Table } from '../table.ts';
import type { Page, Visit } from '../visit.ts';
import { addressesPath } from './calendar-addresses.ts';
import { isPast, meetingTags, meetingTitle, notesTag } from './meeting-words.ts';

const aPage = 50;

/** What a list of meetings says of those that are to come. */
function rowToCome({ base, board }: Visit, meeting: Meeting, isNext: boolean): Cell[] {
  const { publication, papersDeadline } = hasDate(meeting)
    ? papersCalendar(board.policy, meeting, closuresOf(board))
    : { publication: null, papersDeadline: null };
  const place = hasDate(meeting) ? meeting.place : null;
  const sheet = { to: sheetPath(board.id, meeting.id), words: 'The chair’s sheet' };
  return [
    { ...linkTo(base, meeting), ...(isNext && { links: [sheet] }) },
    { words: papersDeadline === null ? 'Once it has a day' : inFull(papersDeadline) },
    { words: publication === null ? notPublished(meeting) : inFull(publication) },
    {
      words: place ?? (meeting.state === 'to be confirmed' ? `Put off: ${meeting.reason}` : 'Not known yet'),
    },
  ];
}

const linkTo = (base: string, meeting: Meeting): Cell => ({
  words: meetingTitle(meeting),
  to: `${base}/meetings/${meeting.id}`,
});

const notPublished = (meeting: Meeting): string =>
  hasDate(meeting) ? 'Nothing is published' : 'Once it has a day';

const rowBehind = ({ base, today }: Visit, meeting: Meeting): Cell[] => [
  linkTo(base, meeting),
  { tags: meetingTags(meeting, today) },
  { tags: [notesTag(meeting)] },
];

const rowCancelled = ({ base }: Visit, meeting: Meeting): Cell[] => [
  linkTo(base, meeting),
  { words: meeting.state === 'cancelled' ? meeting.reason : '' },
];

const doneWords: Readonly<Record<string, string>> = {
  removed: 'The meeting is removed. The history of the board says what it was.',
};

/** All meetings of a board: those to come first. */
const meetingsPage: Page = {
  path: '/meetings',
  section: 'Meetings',
  scope: 'matters/read',
  look: async (visit) => {
    const { office, base, today, may, query } = visit;
    const found = await listMeetings(office, {});
    const meetings = found.outcome === 'found' ? found.thing : [];
    const next = nextMeeting(meetings, today);
    const cancelled = meetings.filter(({ state }) => state === 'cancelled');
    const behind = meetings.filter((meeting) => isPast(meeting, today)).reverse();
    const toCome = meetings.filter((meeting) => !cancelled.includes(meeting) && !behind.includes(meeting));
    const { shown, pagination } = partOf(behind, { query, path: `${base}/meetings`, aPage });
    const table = (caption: string, none: string, columns: string[], rows: Cell[][]): Table => ({
      ...{ caption, none, columns, rows },
    });
    return {
      show: 'meetings',
      title: 'Meetings',
      values: {
        done: doneWords[query.get('done') ?? ''] ?? null,
        addresses: `${base}${addressesPath}`,
        buttons: may('matters/record') ? [{ to: `${base}/add-meeting`, words: 'Add a meeting' }] : [],
        toCome: table(
          'Meetings to come',
          'No meeting is to come.',
          ['Meeting', 'Papers deadline', 'Publication', 'Where'],
          toCome.map((meeting) => rowToCome(visit, meeting, meeting.id === next?.id)),
        ),
        behind: table(
          'Past meetings',
          'No meeting is past.',
          ['Meeting', 'Held', 'Notes'],
          shown.map((meeting) => rowBehind(visit, meeting)),
        ),
        pagination,
        cancelled: table(
          'Cancelled meetings',
          'No meeting was cancelled.',
          ['Meeting', 'Why'],
          cancelled.map((meeting) => rowCancelled(visit, meeting)),
        ),
      },
    };
  },
};

/** When a meeting begins and where it is, asked beside its day. */
export const timeAndPlace: readonly Field[] = [
  {
    kind: 'text',
    name: 'time',
    label: 'When does it begin?',
    hint: 'Such as 10:00; may stay empty',
    width: 5,
  },
  { kind: 'text', name: 'place', label: 'Where is it?', hint: 'May stay empty' },
];

/** What the office wants to know before a meeting is given a day that is too soon, or odd. */
export const askedOfDays: readonly Field[] = [
  {
    kind: 'checkboxes',
    name: 'confirmed',
    label: 'Is that day meant?',
    missing: 'Say that the day is meant, or change it',
    options: [{ value: 'yes', label: 'Yes, it is meant' }],
  },
  {
    kind: 'words',
    name: 'shortNotice',
    label: 'Why is it called at short notice?',
    missing:
      'Enter why it is called at short notice, such as “the commissioner must decide before 1 February”',
    rows: 3,
  },
];

/** The answers to those, as the use case takes them. */
export const saidOfDays = (typed: Typed) => ({
  shortNotice: typed.text('shortNotice'),
  confirmed: typed.raw('confirmed') === 'yes' ? true : undefined,
});

const newFields: readonly Field[] = [
  {
    kind: 'radios',
    name: 'state',
    label: 'What is known of when it is?',
    missing: 'Choose what is known of when it is',
    options: [
      {
        value: 'scheduled',
        label: 'Its day',
        fields: [
          {
            kind: 'day',
            name: 'date',
            label: 'On which day is it?',
            hint: 'Such as 9 2 2027',
            missing: 'Enter the day of the meeting',
          },
          ...timeAndPlace,
        ],
      },
      {
        value: 'month',
        label: 'Its month, and no day yet',
        fields: [
          {
            kind: 'month',
            name: 'month',
            label: 'In which month is it?',
            hint: 'Such as 2 2027',
            missing: 'Enter the month of the meeting',
          },
        ],
      },
      {
        value: 'to be confirmed',
        label: 'Nothing: it is to be confirmed',
        fields: [
          {
            kind: 'text',
            name: 'reason',
            label: 'Why has it no date yet?',
            missing: 'Enter why it has no date yet, such as “waits for the council’s calendar”',
          },
        ],
      },
    ],
  },
];

const newMeetingPage: Page = {
  path: '/add-meeting',
  section: 'Meetings',
  scope: 'matters/record',
  ...question({
    ask: () => ({
      title: 'Add a meeting',
      fields: newFields,
      typed: Typed.of({ state: 'scheduled' }),
      button: 'Add the meeting',
      back: { to: '/meetings', words: 'Meetings' },
    }),
    ifAsked: askedOfDays,
    input: addMeetingInput,
    said: (typed) => {
      const state = typed.raw('state');
      switch (state) {
        case 'month':
          return { state, month: typed.month('month'), confirmed: saidOfDays(typed).confirmed };
        case 'to be confirmed':
          return { state, reason: typed.text('reason') };
        default:
          return {
            state,
            date: typed.day('date'),
            time: typed.time('time'),
            place: typed.text('place'),
            ...saidOfDays(typed),
          };
      }
    },
    perform: (terms, input, { office }: Visit) => addMeeting({ ...office, terms }, input),
    done: ({ id }) => `/meetings/${id}?done=added`,
  }),
};

export const meetingsPages: readonly Page[] = [meetingsPage, newMeetingPage];
