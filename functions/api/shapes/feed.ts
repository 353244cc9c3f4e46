import * as z from 'zod';
import { type Feed, feedSchema } from '../../register/feed.ts';
import { withoutRequests } from '../protocol/representation.ts';
import { shownKept } from './common.ts';

const { shape } = feedSchema;

/** A calendar address, as the API shows it: what makes it unguessable is no part of it. */
export const feedShown = feedSchema
  .omit({ sha256: true, boardMark: true, link: true })
  .extend({
    id: shape.id.describe('By which it is ended. It is no part of its address.'),
    calendar: shape.calendar.describe(
      'Whose days it has: the board’s meetings; what an office (`owner`) owes; or what concerns whoever has a mailbox (`person`).',
    ),
    madeAt: shape.madeAt.describe('When it was made.'),
    madeBy: shape.madeBy.describe('By whom.'),
    ended: shape.ended.describe('When and by whom it was ended; null while it is good.'),
    ...shownKept,
  })
  .meta({ id: 'CalendarFeed', description: 'An address that a calendar program reads by itself.' });

/** The same in a list, without its history. */
export const feedListed = feedShown
  .omit({ history: true })
  .meta({ id: 'ListedCalendarFeed', description: 'A calendar address in a list, without its history.' });

/** The same, the one time that its address is shown. */
export const feedMade = feedShown
  .extend({
    path: z
      .string()
      .nullable()
      .describe(
        'Its address, after that of the service. It is shown this once, and kept nowhere: null where the request was answered before.',
      ),
  })
  .meta({ id: 'CalendarFeedMade', description: 'A calendar address that was just made.' });

export const toFeedBody = (feed: Feed) => {
  const { sha256, boardMark, link, ...shown } = withoutRequests(feed);
  return shown;
};

/** What the reference shows: the Force’s, made by the secretary. */
export const forceFeed = {
  board: 'pdb',
  id: '9f86d081884c7d65',
  calendar: { of: 'owner', owner: 'force' },
  madeAt: '2024-11-20T09:12:00.000Z',
  madeBy: 'Asha Verity',
  ended: null,
  version: 1,
  history: [{ at: '2024-11-20T09:12:00.000Z', by: 'Asha Verity', what: 'made', from: 'page' }],
};
