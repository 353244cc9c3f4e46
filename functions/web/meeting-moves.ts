import * as z from 'zod';
import { calendarDateSchema, inWords } from '../calendar/days.ts';
import type { Meeting } from '../register/meeting.ts';
import { cancel, hold, type MeetingMove, move as moveMeeting } from '../register/meeting-moves.ts';
import { changed } from './change.ts';
import { wrongAt } from './lookups.ts';
import {
  decemberMeeting,
  meetingOf,
  meetingParams,
  meetingShown,
  reason,
  represented,
  unlessInTheWay,
  whereMeetingIs,
} from './meetings.ts';
import { type Asked, operation } from './operation.ts';

type Move<Body> = {
  id: string;
  /** The last part of its path. */
  moves: string;
  summary: string;
  description: string;
  schema: z.ZodType<Body>;
  examples: Readonly<Record<string, unknown>>;
  example: unknown;
  /** What the move comes to. */
  decide: (meeting: Meeting, asked: Asked<z.infer<typeof meetingParams>, undefined, Body>) => MeetingMove;
};

/** A move of a meeting, which its state allows or not. */
const move = <Body>({ moves, schema, examples, example, decide, ...rest }: Move<Body>) =>
  operation({
    ...rest,
    method: 'post',
    path: `/v1/boards/{board}/meetings/{id}/${moves}`,
    section: 'Meetings',
    scope: 'matters/record',
    params: meetingParams,
    body: { kind: 'json', schema, examples },
    ifMatch: 'heeded',
    done: {
      status: 201,
      description: 'The meeting as it is now.',
      schema: meetingShown,
      example,
      location: true,
    },
    handle: async (asked) => {
      const represent = await represented(asked);
      return changed<Meeting>(asked, {
        read: meetingOf(asked),
        represent,
        decide: (meeting) => unlessInTheWay(decide(meeting, asked as never), represent, meeting),
        status: 201,
        location: whereMeetingIs,
      });
    },
  });

const { date, time, place, datedSince, ...undated } = decemberMeeting;

const postponeMeeting = move({
  id: 'postponeMeeting',
  moves: 'postponements',
  summary: 'Puts a meeting off, with no new date yet',
  description: 'What was due at it waits for its new date (`PATCH`), and nobody is reminded until then.',
  schema: z.strictObject({ reason }),
  examples: { 'put off': { reason: 'a general election' } },
  example: {
    ...undated,
    state: 'to be confirmed',
    reason: 'a general election',
    formerly: ['2024-12-04', date],
    papers: null,
  },
  decide: (meeting, { body, author }) =>
    moveMeeting(meeting, { state: 'to be confirmed', reason: body.reason }, [meeting], author),
});

const cancelMeeting = move({
  id: 'cancelMeeting',
  moves: 'cancellations',
  summary: 'Says that a meeting will not take place',
  description:
    'The answer names what still waits for it, in `actionsDue` and `itemsToConsider`: each needs another meeting.',
  schema: z.strictObject({ reason }),
  examples: { cancelled: { reason: 'too few could come' } },
  example: {
    ...undated,
    state: 'cancelled',
    reason: 'too few could come',
    formerly: ['2024-12-04', date],
    papers: null,
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
  schema: sitting,
  examples: { held: {}, 'held on its day': { on: '2024-12-11' } },
  example: { ...decemberMeeting, state: 'held' },
  decide: (meeting, { body: { on }, today, author }) => {
    if (on !== undefined && meeting.state === 'scheduled' && meeting.date !== on) {
      const why = `meeting ${meeting.id} stands at ${inWords(meeting.date)}: give it that day first`;
      throw wrongAt('/on', why);
    }
    return hold(meeting, today, author);
  },
});

export const meetingMoveOperations = [postponeMeeting, cancelMeeting, holdMeeting];
