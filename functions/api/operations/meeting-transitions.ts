import type { Meeting } from '../../register/meeting.ts';
import { carryOver, carryOverInput } from '../../secretariat/carry-over.ts';
import {
  cancelInput,
  cancelMeeting,
  holdInput,
  holdMeeting,
  postponeInput,
  postponeMeeting,
  reopenMeeting,
  reopenMeetingInput,
} from '../../secretariat/meetings.ts';
import { publicationInput, recordPublication } from '../../secretariat/publications.ts';
import { answerSeveral } from '../protocol/conditional-change.ts';
import { operation } from '../protocol/operation.ts';
import { transitionsOf } from '../protocol/transitions.ts';
import {
  cancelledMeeting,
  carryOverShown,
  heldMeeting,
  meetingShown,
  packDigest,
  postponedMeeting,
  publishedMeeting,
  reopenedMeeting,
} from '../shapes/meeting.ts';
import { meetingParams, meetingPath } from './meetings.ts';

const transition = transitionsOf<Meeting, { board: string; id: string }>({
  section: 'Meetings',
  path: '/v1/boards/{board}/meetings/{id}',
  params: meetingParams,
  description: 'The meeting as it is now.',
  schema: meetingShown,
  location: meetingPath,
});

const postpone = transition({
  id: 'postponeMeeting',
  at: 'postponements',
  summary: 'Puts a meeting off, with no new date yet',
  description: 'What was due at it waits for its new date (`PATCH`), and nobody is reminded until then.',
  scope: 'matters/record',
  body: { schema: postponeInput, examples: { 'put off': { reason: 'a general election' } } },
  example: postponedMeeting,
  perform: (office, { params, body }) => postponeMeeting(office, params.id, body),
});

const cancel = transition({
  id: 'cancelMeeting',
  at: 'cancellations',
  summary: 'Says that a meeting will not take place',
  description:
    'The answer names what still waits for it, in `actionsDue` and `itemsToConsider`: each needs another meeting, to which its carry-overs put it.',
  scope: 'matters/record',
  body: { schema: cancelInput, examples: { cancelled: { reason: 'too few could come' } } },
  example: cancelledMeeting,
  perform: (office, { params, body }) => cancelMeeting(office, params.id, body),
});

const hold = transition({
  id: 'holdMeeting',
  at: 'sittings',
  summary: 'Says that a meeting was held',
  description:
    'On the day it stands at, which must have come. Recording its notes says the same. From then on it cannot be moved or cancelled, unless it is re-opened.',
  scope: 'matters/record',
  body: { schema: holdInput, examples: { held: {}, 'held on its day': { on: '2024-12-11' } } },
  example: heldMeeting,
  perform: (office, { params, body }) => holdMeeting(office, params.id, body),
});

const publishing = transition({
  id: 'recordPublication',
  at: 'publications',
  summary: 'Records what was published of a meeting, and when',
  description:
    'With the SHA-256 of each file, the proof that notice was given: several may stand, none is changed, and the certificate of notice prints them. It gives notice of the day that the meeting has: another day needs another.',
  scope: 'matters/record',
  body: {
    schema: publicationInput,
    examples: {
      'a pack': {
        what: 'pack',
        at: '2024-12-02T16:00',
        files: [{ name: 'pack.pdf', sha256: packDigest }],
      },
      'a late item': { what: 'late item', files: [{ name: 'late.pdf', sha256: packDigest }] },
    },
  },
  example: publishedMeeting,
  perform: (office, { params, body }) => recordPublication(office, params.id, body),
});

const reopen = transition({
  id: 'reopenMeeting',
  at: 'reopenings',
  summary: 'Says that a meeting was not held after all',
  description:
    'As when notes of another meeting were recorded for it: it is scheduled for its day again, and its notes count as not recorded. Refused while an action that it asked for, a discharge that it accepted or business that it considered stands: what was entered by mistake is removed first.',
  scope: 'matters/record',
  body: { schema: reopenMeetingInput, examples: { 'not held': { reason: 'recorded from the wrong file' } } },
  example: reopenedMeeting,
  perform: (office, { params, body }) => reopenMeeting(office, params.id, body),
});

const carry = operation({
  id: 'carryOver',
  method: 'post',
  path: '/v1/boards/{board}/meetings/{id}/carry-overs',
  section: 'Meetings',
  summary: 'Puts what waits for a meeting to another',
  description:
    'As when it was cancelled, or its agenda is full: what is due at it is due at the other, and that considers its items. One after another is moved: where that was cut off, carry again, and what is left is moved. Where nothing waits, nothing is changed.',
  scope: 'matters/record',
  params: meetingParams,
  body: {
    kind: 'json',
    schema: carryOverInput,
    examples: {
      'to the next': { to: '2025-03' },
      'with a reason': { to: '2025-03', reason: 'the agenda is full' },
    },
  },
  ifMatch: 'heeded',
  done: {
    status: 200,
    description: 'What was carried, and to which meeting.',
    schema: carryOverShown,
    example: { from: '2024-12', to: '2025-03', actions: ['PDB-2024-10-2'], items: [] },
  },
  handle: (request) =>
    answerSeveral(request, {
      perform: (office) => carryOver(office, request.params.id, request.body),
      represent: async ({ from, to, actions, items }) => ({
        from: from.id,
        to: to.id,
        actions: actions.map(({ ref }) => ref),
        items: items.map(({ ref }) => ref),
      }),
    }),
});

export const meetingTransitionOperations = [postpone, cancel, hold, reopen, publishing, carry];
