import * as z from 'zod';
import { calendarDateSchema } from '../../calendar/days.ts';
import { actionRefSchema } from '../../register/action.ts';
import { meetingIdSchema } from '../../register/board.ts';
import { meetingSchema } from '../../register/meeting.ts';
import { itemRefSchema } from '../../register/programme.ts';
import { shownKept } from './common.ts';

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
export const meetingListed = z
  .discriminatedUnion('state', [
    shownScheduled.omit({ history: true }),
    shownMonth.omit({ history: true }),
    shownToBeConfirmed.omit({ history: true }),
    shownHeld.omit({ history: true }),
    shownCancelled.omit({ history: true }),
  ])
  .meta({ id: 'ListedMeeting', description: 'A meeting in a list, without its history.' });

/** What was carried from a meeting to another, as the API shows it. */
export const carryOverShown = z
  .object({
    from: meetingIdSchema.describe('The meeting that it waited for.'),
    to: meetingIdSchema.describe('The other meeting, which it waits for now.'),
    actions: z.array(actionRefSchema).describe('The actions that were due at it.'),
    items: z.array(itemRefSchema).describe('The items of the programme that it was to consider.'),
    cautions: shownKept.cautions,
  })
  .meta({ id: 'CarryOver', description: 'What was put from a meeting to another.' });

export const decemberMeeting = {
  board: 'pdb',
  id: '2024-12',
  formerly: ['2024-12-04'],
  state: 'scheduled',
  date: '2024-12-11',
  time: '10:00',
  place: 'Committee Room 2',
  datedSince: '2024-10-14T13:20:00.000Z',
  shortNotice: null,
  publications: [],
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
export const newMeeting = {
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

const { date, time, place, datedSince, shortNotice, ...undated } = decemberMeeting;
const now = (at: string, what: string) => ({
  version: 3,
  history: [
    ...decemberMeeting.history,
    { at, by: 'diary-system', what, from: 'HTTP API, client diary-system' },
  ],
});

export const postponedMeeting = {
  ...undated,
  state: 'to be confirmed',
  reason: 'a general election',
  formerly: ['2024-12-04', date],
  papers: null,
  ...now(
    '2024-11-20T11:05:00.000Z',
    'put off, date to be confirmed: a general election (was Wednesday 11 December 2024)',
  ),
};

export const cancelledMeeting = {
  ...undated,
  state: 'cancelled',
  reason: 'too few could come',
  formerly: ['2024-12-04', date],
  papers: null,
  ...now('2024-11-20T11:05:00.000Z', 'cancelled: too few could come'),
  cautions: ['PDB-2024-10-2 was due at it.'],
};

export const heldMeeting = {
  ...decemberMeeting,
  state: 'held',
  ...now('2024-12-11T15:40:00.000Z', 'held on Wednesday 11 December 2024'),
};

export const packDigest = '5a1c0f6ed5cbd8e9d1b9b6d2a4bd9a5c6d1c0f5b7e1d4f3a2c9b8e7d6f5a4c3b';

export const publishedMeeting = {
  ...decemberMeeting,
  publications: [
    {
      what: 'pack',
      item: null,
      at: '2024-12-02T16:00:00.000Z',
      of: date,
      files: [{ name: 'pack.pdf', sha256: packDigest }],
      recorded: { at: '2024-12-02T16:05:00.000Z', by: 'diary-system' },
    },
  ],
  ...now(
    '2024-12-02T16:05:00.000Z',
    `pack published on Monday 2 December 2024 at 16:00: pack.pdf (SHA-256 ${packDigest})`,
  ),
};

/** One that was marked as held by mistake. */
export const reopenedMeeting = {
  ...decemberMeeting,
  ...now('2024-12-12T09:05:00.000Z', 'not held after all: recorded from the wrong file'),
};

export const removedMeeting = {
  ...undated,
  state: 'cancelled',
  reason: 'entered twice',
  inError: true,
  removed: true,
  formerly: ['2024-12-04', date],
  papers: null,
  actionsDue: [],
  ...now('2024-11-20T11:05:00.000Z', 'removed: entered twice'),
};

/** The December meeting, if it moved by a week. */
export const moveExample = {
  board: 'pdb',
  meeting: '2024-12',
  version: 2,
  was: 'Wednesday 11 December 2024',
  now: 'Wednesday 18 December 2024',
  days: [
    {
      title: 'Papers deadline',
      was: '2024-11-26',
      now: '2024-12-03',
      reason: 'Five working days before publication, that day itself not counted; weekends do not count.',
    },
    { title: 'Meeting', was: '2024-12-11', now: '2024-12-18', reason: 'The day of the meeting.' },
  ],
  follow: [
    {
      ref: 'PDB-2024-10-2',
      kind: 'action',
      text: 'Report how long 101 callers wait',
      owner: 'Force',
      was: '11 December 2024',
      now: '18 December 2024',
    },
  ],
  told: [
    {
      owner: 'force',
      name: 'Force',
      was: 'Wednesday 11 December 2024',
      mail: 'pdb_2024-12_20241211_first-reminder_force',
    },
  ],
  shut: [],
  clearDays:
    'Published by Tuesday 10 December 2024: five clear days before the meeting, counting neither the day of publication nor the day of the meeting.',
  warnings: [],
  asks: [],
};
