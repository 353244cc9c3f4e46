import * as z from 'zod';
import { calendarDateSchema, calendarMonthSchema } from '../../calendar/days.ts';
import { Problem } from '../../http/problem.ts';
import { actionRefSchema, byReference } from '../../register/action.ts';
import { hasDate, type Meeting, meetingSchema, placeInTime } from '../../register/meeting.ts';
import {
  addMeeting,
  type MeetingTransition,
  type RefusedWhen,
  rearrange,
} from '../../register/meeting-transitions.ts';
import { closuresOf, papersCalendar } from '../../register/papers-calendar.ts';
import { itemRefSchema } from '../../register/programme.ts';
import { type BoardView, waitingFor } from '../../register/view.ts';
import { added, changed, unlessRefused } from '../protocol/conditional-change-old.ts';
import { viewOf, wrongAt } from '../protocol/lookups.ts';
import { operation, type Request } from '../protocol/operation.ts';
import { linked, pageFrom, pageInput } from '../protocol/pagination.ts';
import { inList, shown } from '../protocol/representation.ts';
import { boardCode, boardParams, dayMeant, meetingId, pageOf, reason, shownKept } from '../shapes/common.ts';

const [scheduled, knownToMonth, toBeConfirmed, held, cancelled] = meetingSchema.options;

/** What the API shows of a meeting in any state. */
const more = {
  ...shownKept,
  formerly: scheduled.shape.formerly.describe('The days and months that it stood at before.'),
  notesFrom: z
    .string()
    .nullable()
    .describe('The file that its notes were recorded from; null when none were.'),
  papers: z
    .object({
      publication: calendarDateSchema
        .nullable()
        .describe('The last day to publish; null where the board publishes nothing beforehand.'),
      papersDeadline: calendarDateSchema.describe('The day by which its secretary must have the papers.'),
    })
    .nullable()
    .describe('The days that lead up to it; null while it has no day.'),
  actionsDue: z.array(actionRefSchema).describe('The actions of which something is owed by it.'),
  itemsToConsider: z.array(itemRefSchema).describe('The items of the programme that it is to consider.'),
};
const hidden = { minutes: true } as const;

const shownScheduled = scheduled.omit(hidden).extend(more);
const shownMonth = knownToMonth.omit(hidden).extend(more);
const shownToBeConfirmed = toBeConfirmed.omit(hidden).extend(more);
const shownHeld = held.omit(hidden).extend(more);
const shownCancelled = cancelled.omit(hidden).extend(more);

/** A meeting, as the API shows it. */
export const meetingShown = z
  .discriminatedUnion('state', [shownScheduled, shownMonth, shownToBeConfirmed, shownHeld, shownCancelled])
  .meta({ id: 'Meeting', description: 'A meeting of a board, what leads up to it, and what waits for it.' });

/** The same in a list, without its history. */
const meetingListed = z
  .discriminatedUnion('state', [
    shownScheduled.omit({ history: true }),
    shownMonth.omit({ history: true }),
    shownToBeConfirmed.omit({ history: true }),
    shownHeld.omit({ history: true }),
    shownCancelled.omit({ history: true }),
  ])
  .meta({ id: 'ListedMeeting', description: 'A meeting in a list, without its history.' });

export const meetingParams = z.object({ board: boardCode, id: meetingId });
type RequestForMeeting = Pick<Request<z.infer<typeof meetingParams>>, 'service' | 'board' | 'params'>;

const seenIn = (view: BoardView) => (meeting: Meeting) => {
  const { minutes, ...its } = shown(meeting);
  const { actions, items } = waitingFor(view, meeting.id);
  const { board } = view;
  return {
    ...its,
    notesFrom: minutes?.file ?? null,
    papers: hasDate(meeting) ? papersCalendar(board.policy, meeting, closuresOf(board)) : null,
    actionsDue: actions.sort(byReference).map(({ ref }) => ref),
    itemsToConsider: items.map(({ ref }) => ref),
  };
};

/** A meeting as the API shows it, with what waits for it as the request found it. */
export async function represented(request: Pick<RequestForMeeting, 'service' | 'board'>) {
  const seen = seenIn(await viewOf(request));
  return async (meeting: Meeting) => seen(meeting);
}

/** The meeting that the path names. Throws the {@link Problem} when the board has none. */
export const meetingOf =
  ({ service, board, params: { id } }: RequestForMeeting) =>
  async (): Promise<Meeting> => {
    const meeting = await service.register.meeting(board.id, id);
    if (meeting) return meeting;
    throw new Problem('not-found', `Board ${board.id} has no meeting ${id}.`);
  };

export const whereMeetingIs = ({ board, id }: Meeting): string => `/v1/boards/${board}/meetings/${id}`;

/** The meeting as a move makes it. Throws the {@link Problem} of a refusal, with whichever meeting stands in its way. */
async function unlessInTheWay(
  move: MeetingTransition,
  represent: (meeting: Meeting) => Promise<unknown>,
  before?: Meeting,
): Promise<Meeting> {
  if (move.outcome === 'done') return move.meeting;
  const inTheWay = move.because === 'date taken' ? move.other : before;
  return unlessRefused(move, inTheWay && (await represent(inTheWay)));
}

export const decemberMeeting = {
  board: 'pdb',
  id: '2024-12',
  formerly: ['2024-12-04'],
  state: 'scheduled',
  date: '2024-12-11',
  time: '10:00',
  place: 'Committee Room 2',
  datedSince: '2024-10-14T13:20:00.000Z',
  notesFrom: null,
  papers: { publication: '2024-12-03', papersDeadline: '2024-11-26' },
  actionsDue: ['PDB-2024-10-2'],
  itemsToConsider: [],
  version: 2,
  history: [
    {
      at: '2024-10-03T09:12:00.000Z',
      by: 'priya.nair',
      what: 'scheduled for Wednesday 4 December 2024',
      from: 'notes of 2 October 2024.docx',
    },
    {
      at: '2024-10-14T13:20:00.000Z',
      by: 'diary-system',
      what: 'scheduled for Wednesday 11 December 2024 at 10:00 (was Wednesday 4 December 2024)',
      from: 'HTTP API, client diary-system',
    },
  ],
};

/** The same when it was added. */
const newMeeting = {
  ...decemberMeeting,
  formerly: [],
  datedSince: '2024-10-03T09:12:00.000Z',
  actionsDue: [],
  version: 1,
  history: [
    {
      at: '2024-10-03T09:12:00.000Z',
      by: 'diary-system',
      what: 'scheduled for Wednesday 11 December 2024 at 10:00',
      from: 'HTTP API, client diary-system',
    },
  ],
};

const listMeetings = operation({
  id: 'listMeetings',
  method: 'get',
  path: '/v1/boards/{board}/meetings',
  section: 'Meetings',
  summary: 'The meetings of a board',
  description:
    'In the order of time; one known to its month after the days of that month, one without a date last.',
  scope: 'matters/read',
  params: boardParams,
  query: z.strictObject({
    state: z
      .enum(['scheduled', 'month', 'to be confirmed', 'held', 'cancelled'])
      .optional()
      .describe('Those that stand so.'),
    ...pageInput,
  }),
  done: {
    status: 200,
    description: 'A page of them.',
    schema: pageOf(meetingListed),
    example: { items: [{ ...decemberMeeting, history: undefined }], next: null },
  },
  handle: async (request) => {
    const { query, board, service } = request;
    const view = await viewOf(request);
    const things = view.meetings
      .filter(({ state }) => query.state === undefined || state === query.state)
      .toSorted((one, other) => (placeInList(one) < placeInList(other) ? -1 : 1));
    const path = `/v1/boards/${board.id}/meetings`;
    const page = await pageFrom(service, { path, query, things, nameOf: placeInList });
    const items = page.items.map(seenIn(view)).map(inList);
    return linked({ items, next: page.next });
  },
});

/** A meeting's place in the order of time, which no other has: one without a date last, to people and programs alike. */
const placeInList = (meeting: Meeting): string =>
  `${placeInTime(meeting).replace(/^~/, '9999~')} ${meeting.id}`;

const showMeeting = operation({
  id: 'showMeeting',
  method: 'get',
  path: '/v1/boards/{board}/meetings/{id}',
  section: 'Meetings',
  summary: 'A meeting, what leads up to it, what waits for it, and its history',
  scope: 'matters/read',
  params: meetingParams,
  done: { status: 200, description: 'The meeting.', schema: meetingShown, example: decemberMeeting },
  handle: async (request) => {
    const represent = await represented(request);
    return { status: 200, body: await represent(await meetingOf(request)()) };
  },
});

const date = dayMeant.describe('Its day.');
const month = calendarMonthSchema.describe('Its month, where no more is known: `2025-03`.');
const time = scheduled.shape.time.describe('When it begins, as `10:00`; null when that is not known.');
const place = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .nullable()
  .describe('Where it is held; null when that is not known.');

const adding = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('scheduled').describe('It has a day.'),
    date,
    time: time.default(null),
    place: place.default(null),
  }),
  z.strictObject({ state: z.literal('month').describe('It is known only to a month.'), month }),
  z.strictObject({ state: z.literal('to be confirmed').describe('It has no date yet.'), reason }),
]);

const addMeetings = operation({
  id: 'addMeeting',
  method: 'post',
  path: '/v1/boards/{board}/meetings',
  section: 'Meetings',
  summary: 'Adds a meeting: on a day, in a month, or to be confirmed',
  description:
    'It keeps its identity whatever becomes of its date. Where a meeting is already expected in that month, give that one its day instead (`PATCH`): another one is another meeting.',
  scope: 'matters/record',
  params: boardParams,
  body: {
    kind: 'json',
    schema: adding,
    examples: {
      'on a day': { state: 'scheduled', date: '2024-12-11', time: '10:00', place: 'Committee Room 2' },
      'in a month': { state: 'month', month: '2025-03' },
      'to be confirmed': { state: 'to be confirmed', reason: 'the chair’s diary is not settled' },
    },
  },
  done: {
    status: 201,
    description: 'The new meeting.',
    schema: meetingShown,
    example: newMeeting,
    location: true,
  },
  handle: async (request) => {
    const { body, board, author, service } = request;
    const represent = await represented(request);
    return added<Meeting>(request, {
      among: () => service.register.meetings(board.id),
      make: (meetings) => unlessInTheWay(addMeeting(board.id, meetings, body, author), represent),
      represent,
      location: whereMeetingIs,
    });
  },
});

const amending = z.strictObject({
  date: date.exactOptional(),
  month: month.exactOptional(),
  time: time.exactOptional(),
  place: place.exactOptional(),
});

/** Where in the body it is that does not say when. */
const wrongWhen = ({ time }: z.infer<typeof amending>): Record<RefusedWhen['because'], string> => ({
  'said twice': '/month',
  'no day yet': time === undefined ? '/place' : '/time',
  'not said': '/date',
});

const amendMeeting = operation({
  id: 'amendMeeting',
  method: 'patch',
  path: '/v1/boards/{board}/meetings/{id}',
  section: 'Meetings',
  summary: 'Moves a meeting to another day or month, or puts its time or place right',
  description:
    'What is not named stays; a time or place of null is none. What is due at it, the days that lead up to it and every reminder follow. To put it off without a new date, see its postponements.',
  scope: 'matters/record',
  params: meetingParams,
  body: {
    kind: 'json',
    schema: amending,
    examples: {
      'another day': { date: '2025-01-15' },
      'only its month': { month: '2025-01' },
      'another place': { place: 'Council Chamber' },
    },
  },
  ifMatch: 'required',
  done: {
    status: 200,
    description: 'The meeting as it is now.',
    schema: meetingShown,
    example: decemberMeeting,
  },
  handle: async (request) => {
    const { body, board, author, service } = request;
    const represent = await represented(request);
    return changed<Meeting>(request, {
      read: meetingOf(request),
      represent,
      decide: async (meeting) => {
        const moved = rearrange(meeting, body, await service.register.meetings(board.id), author);
        if (isWrongWhen(moved)) throw wrongAt(wrongWhen(body)[moved.because], moved.why);
        return unlessInTheWay(moved, represent, meeting);
      },
    });
  },
});

const isWrongWhen = (moved: MeetingTransition | RefusedWhen): moved is RefusedWhen =>
  moved.outcome === 'refused' && ['said twice', 'no day yet', 'not said'].includes(moved.because);

export const meetingOperations = [listMeetings, addMeetings, showMeeting, amendMeeting];
