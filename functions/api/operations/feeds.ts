import * as z from 'zod';
import { type Feed, feedIdSchema } from '../../register/feed.ts';
import { addFeed, addFeedInput, endFeed, findFeed, listFeeds } from '../../secretariat/feeds.ts';
import { answerChange, answerThing, officeOf } from '../protocol/conditional-change.ts';
import { operation } from '../protocol/operation.ts';
import { answerList, pageInput } from '../protocol/pagination.ts';
import { boardCode, boardParams, pageOf } from '../shapes/common.ts';
import { feedListed, feedMade, feedShown, forceFeed, toFeedBody } from '../shapes/feed.ts';

const feedParams = z.object({
  board: boardCode,
  id: feedIdSchema.describe('The number of a calendar address, such as `9f86d081884c7d65`.'),
});

const feedPath = ({ board, id }: Feed): string => `/v1/boards/${board}/calendar-feeds/${id}`;

const list = operation({
  id: 'listCalendarFeeds',
  method: 'get',
  path: '/v1/boards/{board}/calendar-feeds',
  section: 'Boards',
  summary: 'The calendar addresses of a board that are good',
  description: 'In the order in which they were made. What makes each unguessable is kept nowhere.',
  scope: 'matters/read',
  params: boardParams,
  query: z.strictObject(pageInput),
  done: {
    status: 200,
    description: 'A page of them.',
    schema: pageOf(feedListed),
    example: { items: [{ ...forceFeed, history: undefined }], next: null },
  },
  handle: async (request) => {
    const { query, board, service } = request;
    return answerList(service, {
      path: `/v1/boards/${board.id}/calendar-feeds`,
      query,
      found: await listFeeds(officeOf(request)),
      placeOf: ({ madeAt, id }) => [madeAt, id],
      represent: toFeedBody,
    });
  },
});

const show = operation({
  id: 'showCalendarFeed',
  method: 'get',
  path: '/v1/boards/{board}/calendar-feeds/{id}',
  section: 'Boards',
  summary: 'A calendar address: whose it is, who made it, and whether it was ended',
  scope: 'matters/read',
  params: feedParams,
  done: { status: 200, description: 'The address, but for itself.', schema: feedShown, example: forceFeed },
  handle: async (request) => answerThing(request, await findFeed(officeOf(request), request.params.id)),
});

const add = operation({
  id: 'addCalendarFeed',
  method: 'post',
  path: '/v1/boards/{board}/calendar-feeds',
  section: 'Boards',
  summary: 'Makes a calendar address, of the board, of an office, or of a person',
  description:
    'At it a calendar program finds meetings and what is owed, without signing in, and looks again by itself. Whoever has the address has the calendar. It is shown once; five of one calendar are good at a time.',
  scope: 'matters/record',
  params: boardParams,
  body: {
    kind: 'json',
    schema: addFeedInput,
    examples: {
      'of an office': { owner: 'force' },
      'of the board': {},
      'of a person': { person: 'owen@force.example' },
    },
  },
  done: {
    status: 201,
    description: 'The new address.',
    schema: feedMade,
    example: { ...forceFeed, path: '/calendar/pdb/pD1nm4Y3sS0cDgIsAZxmRVfHb8qBfUyBkOt2hLwJ9kE.ics' },
    location: true,
  },
  handle: async (request) => {
    let path: string | null = null;
    const answer = await answerChange<Feed>(request, {
      perform: async (office) => {
        const made = await addFeed(office, request.body);
        if (made.outcome === 'done') path = made.path;
        return made;
      },
      status: 201,
      location: feedPath,
    });
    // Apart from what is remembered of the answer: that is kept.
    return { ...answer, body: { ...(answer.body as object), path } };
  },
});

const end = operation({
  id: 'endCalendarFeed',
  method: 'post',
  path: '/v1/boards/{board}/calendar-feeds/{id}/endings',
  section: 'Boards',
  summary: 'Ends a calendar address',
  description: 'Nothing is at it from then on. Ended again, it stays ended as it was.',
  scope: 'matters/record',
  params: feedParams,
  ifMatch: 'heeded',
  done: {
    status: 201,
    description: 'The address as it is now.',
    schema: feedShown,
    example: { ...forceFeed, ended: { at: '2024-12-12T09:00:00.000Z', by: 'Asha Verity' }, version: 2 },
    location: true,
  },
  handle: (request) =>
    answerChange(request, {
      perform: (office) => endFeed(office, request.params.id),
      status: 201,
      location: feedPath,
    }),
});

export const feedOperations = [list, add, show, end];
