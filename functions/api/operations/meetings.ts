import * as z from 'zod';
import { meetingMoveSchema } from '../../papers/meeting-move.ts';
import { type Meeting, placeInTime } from '../../register/meeting.ts';
import {
  addMeeting,
  addMeetingInput,
  listMeetings,
  listMeetingsInput,
  previewMove,
  previewMoveInput,
  rearrangeInput,
  rearrangeMeeting,
} from '../../secretariat/meetings.ts';
import { findMeetingById, viewWithMeetings } from '../../secretariat/naming.ts';
import { answerChange, answerThing, officeOf } from '../protocol/conditional-change.ts';
import { operation } from '../protocol/operation.ts';
import { answerList, pageInput } from '../protocol/pagination.ts';
import { foundOrProblem } from '../protocol/refusals.ts';
import { toMeetingBody } from '../shapes/bodies.ts';
import { boardCode, boardParams, meetingId, pageOf } from '../shapes/common.ts';
import { decemberMeeting, meetingListed, meetingShown, moveExample, newMeeting } from '../shapes/meeting.ts';

export const meetingParams = z.object({ board: boardCode, id: meetingId });

export const meetingPath = ({ board, id }: Meeting): string => `/v1/boards/${board}/meetings/${id}`;

const list = operation({
  id: 'listMeetings',
  method: 'get',
  path: '/v1/boards/{board}/meetings',
  section: 'Meetings',
  summary: 'The meetings of a board',
  description:
    'In the order of time; one known to its month after the days of that month, one without a date last.',
  scope: 'matters/read',
  params: boardParams,
  query: listMeetingsInput.extend(pageInput),
  done: {
    status: 200,
    description: 'A page of them.',
    schema: pageOf(meetingListed),
    example: { items: [{ ...decemberMeeting, history: undefined }], next: null },
  },
  handle: async (request) => {
    const { query, board, service } = request;
    const view = await viewWithMeetings(officeOf(request));
    return answerList(service, {
      path: `/v1/boards/${board.id}/meetings`,
      query,
      found: await listMeetings(officeOf(request), query),
      placeOf: (meeting) => [placeInTime(meeting), meeting.id],
      represent: (meeting) => toMeetingBody(meeting, view),
    });
  },
});

const show = operation({
  id: 'showMeeting',
  method: 'get',
  path: '/v1/boards/{board}/meetings/{id}',
  section: 'Meetings',
  summary: 'A meeting, what leads up to it, what waits for it, and its history',
  scope: 'matters/read',
  params: meetingParams,
  done: { status: 200, description: 'The meeting.', schema: meetingShown, example: decemberMeeting },
  handle: async (request) =>
    answerThing(request, await findMeetingById(officeOf(request), request.params.id)),
});

const add = operation({
  id: 'addMeeting',
  method: 'post',
  path: '/v1/boards/{board}/meetings',
  section: 'Meetings',
  summary: 'Adds a meeting: on a day, in a month, or to be confirmed',
  description:
    'It keeps its identity whatever becomes of its date. Where a meeting is already expected in that month, give that one its day instead (`PATCH`): another one is another meeting. A day for which papers cannot be out in time is refused without `shortNotice`, and one that is past, no working day or more than two years ahead without `confirmed` (`422`, which names the field and the earliest day).',
  scope: 'matters/record',
  params: boardParams,
  body: {
    kind: 'json',
    schema: addMeetingInput,
    examples: {
      'on a day': { state: 'scheduled', date: '2024-12-11', time: '10:00', place: 'Committee Room 2' },
      'in a month': { state: 'month', month: '2025-03' },
      'at short notice': {
        state: 'scheduled',
        date: '2024-10-14',
        shortNotice: 'the chief constable leaves on 15 October',
      },
      'in the past': { state: 'scheduled', date: '2024-07-03', confirmed: true },
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
  handle: (request) =>
    answerChange(request, {
      perform: (office) => addMeeting(office, request.body),
      status: 201,
      location: meetingPath,
    }),
});

const amend = operation({
  id: 'amendMeeting',
  method: 'patch',
  path: '/v1/boards/{board}/meetings/{id}',
  section: 'Meetings',
  summary: 'Moves a meeting to another day or month, or puts its time or place right',
  description:
    'What is not named stays; a time or place of null is none. What is due at it, the days that lead up to it and every reminder follow. Another day is asked about as a new meeting’s is. To put it off without a new date, give a reason and neither (or see its postponements).',
  scope: 'matters/record',
  params: meetingParams,
  body: {
    kind: 'json',
    schema: rearrangeInput,
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
  handle: (request) =>
    answerChange(request, {
      perform: (office) => rearrangeMeeting(office, request.params.id, request.body),
    }),
});

const previewMoveOfMeeting = operation({
  id: 'previewMeetingMove',
  method: 'get',
  path: '/v1/boards/{board}/meetings/{id}/move-preview',
  section: 'Meetings',
  summary: 'What would be otherwise if a meeting moved',
  description:
    'By another day, by a month, or by the reason why it has no date yet. Nothing is changed, and nobody is told. What `asks` names is asked for when the meeting is moved so (`PATCH`).',
  scope: 'matters/read',
  params: meetingParams,
  query: previewMoveInput,
  problems: ['conflict'],
  done: {
    status: 200,
    description: 'What would be otherwise.',
    schema: meetingMoveSchema.meta({
      id: 'MeetingMove',
      description: 'What would be otherwise if a meeting moved; nothing of it has been done.',
    }),
    example: moveExample,
  },
  handle: async (request) => {
    const { params, query } = request;
    return {
      status: 200,
      body: await foundOrProblem(await previewMove(officeOf(request), params.id, query), 'query'),
    };
  },
});

export const meetingOperations = [list, add, show, amend, previewMoveOfMeeting];
