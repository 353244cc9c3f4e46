import * as z from 'zod';
import { calendarDateSchema, inWords } from '../../calendar/days.ts';
import { cancel, hold, type MeetingTransition, reschedule } from '../../register/meeting-transitions.ts';
import { unlessRefused } from '../protocol/conditional-change-old.ts';
import { wrongAt } from '../protocol/lookups.ts';
import { movesOf } from '../protocol/transitions-old.ts';
import { reason } from '../shapes/common.ts';
import {
  decemberMeeting,
  meetingOf,
  meetingParams,
  meetingShown,
  represented,
  whereMeetingIs,
} from './meetings.ts';

const move = movesOf({
  section: 'Meetings',
  path: '/v1/boards/{board}/meetings/{id}',
  params: meetingParams,
  description: 'The meeting as it is now.',
  schema: meetingShown,
  read: meetingOf,
  represent: represented,
  moved: (outcome: MeetingTransition, record) => unlessRefused(outcome, record).meeting,
  location: whereMeetingIs,
});

const { date, time, place, datedSince, ...undated } = decemberMeeting;
const now = (at: string, what: string) => ({
  version: 3,
  history: [
    ...decemberMeeting.history,
    { at, by: 'diary-system', what, from: 'HTTP API, client diary-system' },
  ],
});

const postponeMeeting = move({
  id: 'postponeMeeting',
  moves: 'postponements',
  summary: 'Puts a meeting off, with no new date yet',
  description: 'What was due at it waits for its new date (`PATCH`), and nobody is reminded until then.',
  scope: 'matters/record',
  body: { schema: z.strictObject({ reason }), examples: { 'put off': { reason: 'a general election' } } },
  example: {
    ...undated,
    state: 'to be confirmed',
    reason: 'a general election',
    formerly: ['2024-12-04', date],
    papers: null,
    ...now(
      '2024-11-20T11:05:00.000Z',
      'put off, date to be confirmed: a general election (was Wednesday 11 December 2024)',
    ),
  },
  decide: (meeting, { body, author }) =>
    reschedule(meeting, { state: 'to be confirmed', reason: body.reason }, [meeting], author),
});

const cancelMeeting = move({
  id: 'cancelMeeting',
  moves: 'cancellations',
  summary: 'Says that a meeting will not take place',
  description:
    'The answer names what still waits for it, in `actionsDue` and `itemsToConsider`: each needs another meeting.',
  scope: 'matters/record',
  body: { schema: z.strictObject({ reason }), examples: { cancelled: { reason: 'too few could come' } } },
  example: {
    ...undated,
    state: 'cancelled',
    reason: 'too few could come',
    formerly: ['2024-12-04', date],
    papers: null,
    ...now('2024-11-20T11:05:00.000Z', 'cancelled: too few could come'),
  },
  decide: (meeting, { body, author }) => cancel(meeting, body.reason, author),
});

const sitting = z.strictObject({
  on: calendarDateSchema
    .optional()
    .describe('The day it was held, to be sure which meeting is meant: it must be the one it stands at.'),
});

const holdMeeting = move({
  id: 'holdMeeting',
  moves: 'sittings',
  summary: 'Says that a meeting was held',
  description:
    'On the day it stands at, which must have come. Recording its notes says the same. From then on it cannot be moved or cancelled.',
  scope: 'matters/record',
  body: { schema: sitting, examples: { held: {}, 'held on its day': { on: '2024-12-11' } } },
  example: {
    ...decemberMeeting,
    state: 'held',
    ...now('2024-12-11T15:40:00.000Z', 'held on Wednesday 11 December 2024'),
  },
  decide: (meeting, { body: { on }, today, author }) => {
    if (on !== undefined && meeting.state === 'scheduled' && meeting.date !== on) {
      const why = `meeting ${meeting.id} stands at ${inWords(meeting.date)}: give it that day first`;
      throw wrongAt('/on', why);
    }
    return hold(meeting, today, author);
  },
});

export const meetingMoveOperations = [postponeMeeting, cancelMeeting, holdMeeting];
